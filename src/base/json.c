#include "rashomon/base/json.h"

#include <stdlib.h>

enum { JSON_DEPTH = 200 };

/* cJSON recurses; its own limit (1000) is compiled in, ours is checked
 * before it sees the text. Brackets inside strings do not count. */
static bool
too_deep(struct str text)
{
	size_t depth = 0;
	bool quoted = false;

	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (quoted) {
			if (c == '\\')
				i++;
			else if (c == '"')
				quoted = false;
		} else if (c == '"') {
			quoted = true;
		} else if (c == '[' || c == '{') {
			if (++depth > JSON_DEPTH)
				return true;
		} else if ((c == ']' || c == '}') && depth) {
			depth--;
		}
	}
	return false;
}

cJSON *
json_parse(struct str text)
{
	const char *end;
	cJSON *node;

	if (too_deep(text))
		return NULL;
	node = cJSON_ParseWithLengthOpts(text.p, text.n, &end, 0);
	if (!node)
		return NULL;
	for (; end < text.p + text.n; end++) {
		if (!strchr(" \t\r\n", *end) || !*end) {
			cJSON_Delete(node);
			return NULL;
		}
	}
	return node;
}

struct str
json_get(const cJSON *obj, const char *key)
{
	const cJSON *item = cJSON_GetObjectItemCaseSensitive(obj, key);

	return cJSON_IsString(item) ? str_of(item->valuestring) : STR_NONE;
}

/* cJSON copies only NUL-terminated strings; the node takes over `z`. */
void
json_put(cJSON *obj, const char *key, struct str s)
{
	char *z;
	cJSON *item;

	if (!s.p) {
		cJSON_AddNullToObject(obj, key);
		return;
	}
	z = strndup(s.p, s.n);
	item = cJSON_CreateString(z ? z : "");
	free(z);
	cJSON_AddItemToObject(obj, key, item);
}

void
json_put_n(cJSON *obj, const char *key, size_t n)
{
	cJSON_AddNumberToObject(obj, key, (double)n);
}

void
json_print_line(const cJSON *node, FILE *out)
{
	char *z = cJSON_PrintUnformatted(node);

	if (z)
		fputs(z, out);
	fputc('\n', out);
	cJSON_free(z);
}
