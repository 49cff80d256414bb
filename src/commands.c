#include "rashomon/commands.h"

#include "rashomon/base/json.h"
#include "rashomon/export/export.h"
#include "rashomon/extract/extract.h"
#include "rashomon/text/sanitise.h"
#include "rashomon/text/utf8.h"

#include <stdio.h>
#include <stdlib.h>

int
command_import(int argc, char **argv)
{
	bool all = true;
	size_t count = 0;
	int next;

	if (argc < 2)
		fputs("rashomon: import: usage: rashomon import SOURCE...\n",
		      stderr);
	for (int i = 1; i < argc; i = next) {
		article_list articles = {0};

		next = i + 1; /* addresses that follow each other at once */
		while (next < argc && read_is_remote(argv[i]) &&
		       read_is_remote(argv[next]))
			next++;
		all &= read_sources(&articles, (const char *const *)argv + i,
				    (size_t)(next - i), false, error_tell,
				    NULL);
		for (size_t k = 0; k < articles.n; k++) {
			export_article(articles.v[k], stdout);
			article_free(articles.v[k]);
		}
		count += articles.n;
		vec_free(&articles);
	}
	return !count ? 2 : all ? 0 : 1;
}

/* Counts code points as offsets grow: linear over a sorted list. */
struct counter {
	struct str text;
	size_t byte, point;
};

static size_t
count_to(struct counter *c, size_t byte)
{
	if (byte < c->byte)
		c->byte = c->point = 0;
	c->point += utf8_count(str_sub(c->text, c->byte, byte));
	c->byte = byte;
	return c->point;
}

static cJSON *
span_json(const struct mention *m, struct counter *at)
{
	cJSON *o = cJSON_CreateObject();

	json_put_n(o, "start", count_to(at, m->start));
	json_put_n(o, "end", count_to(at, m->end));
	json_put(o, "text", str_sub(at->text, m->start, m->end));
	json_put(o, "kind", str_of(mention_kind_name(m->kind)));
	json_put(o, "type", str_of(timex_name(m->timex)));
	json_put(o, "value", str_of(m->value));
	json_put(o, "value2", str_of(m->value2));
	json_put(o, "unit", m->unit ? str_of(m->unit) : STR(""));
	if (m->per)
		json_put(o, "per", str_of(m->per));
	json_put(o, "qualifier", m->qualifier ? str_of(m->qualifier) : STR(""));
	return o;
}

static void
extract_case(void *out, const cJSON *in)
{
	struct extract_context context = {
		.language = json_get(in, "lang"),
		.dct = json_get(in, "dct"),
	};
	struct counter at = {.text = json_get(in, "text")};
	struct arena arena = ARENA_INIT;
	mention_list found = {0};
	cJSON *o = cJSON_CreateObject(), *spans;

	if (json_get(in, "dct_time").n)
		context.dct = json_get(in, "dct_time");
	if (at.text.p)
		extract(&found, &arena, at.text, &context, EXTRACT_ALL);
	json_put(o, "id", json_get(in, "id"));
	spans = cJSON_AddArrayToObject(o, "spans");
	for (size_t i = 0; i < found.n; i++)
		cJSON_AddItemToArray(spans, span_json(&found.v[i], &at));
	json_print_line(o, out);
	cJSON_Delete(o);
	vec_free(&found);
	arena_free(&arena);
}

int
each_case(FILE *in, void (*one)(void *data, const cJSON *c), void *data)
{
	char *line = NULL;
	size_t cap = 0, number = 0;
	ssize_t n;
	int status = 0;

	while ((n = getline(&line, &cap, in)) > 0) {
		cJSON *c = json_parse((struct str){line, (size_t)n});

		number++;
		if (cJSON_IsObject(c)) {
			one(data, c);
		} else {
			fprintf(stderr, "rashomon: -:%zu: not a JSON object\n",
				number);
			status = 1;
		}
		cJSON_Delete(c);
	}
	free(line);
	return status;
}

int
command_extract(int argc, char **argv)
{
	(void)argc;
	(void)argv;
	return each_case(stdin, extract_case, stdout);
}
