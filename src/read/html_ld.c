/* JSON-LD: what a page tells search engines of its article.
 *
 * Pages wrap it in comments and CDATA, leave commas before brackets, put line
 * ends into strings and write something behind it; what is no JSON is mended
 * of these and read again. Its strings often hold HTML's references. A graph
 * names persons and papers by "@id" and describes them elsewhere in the same
 * script; a few such are looked up, so that the cost stays linear. */
#include "html_parts.h"

#include "rashomon/base/json.h"

enum { DEPTH_MOST = 6, POSTS_MOST = 5000, LOOKUPS_MOST = 12, NAMES_MOST = 8 };

/* Behind what stands for nothing at `at`, outside strings; `at` if nothing
 * does. */
static size_t
skip_wrapping(struct str s, size_t at)
{
	static const char *const marks[] = {"<!--", "-->", "<![CDATA[", "]]>"};
	struct str rest = str_sub(s, at, s.n);
	size_t end;

	for (size_t i = 0; i < COUNT(marks); i++)
		if (str_starts(rest, str_of(marks[i])))
			return at + strlen(marks[i]);
	if (str_starts(rest, STR("/*"))) {
		end = str_find(s, STR("*/"), at + 2);
		return end == (size_t)-1 ? s.n : end + 2;
	}
	if (!str_starts(rest, STR("//")))
		return at;
	at += 2;
	while (at < s.n && s.p[at] != '\n' && s.p[at] != '<' && s.p[at] != ']')
		at++;
	return at;
}

/* Appends the string that starts at `at`; gives its end. */
static size_t
mend_string(struct buf *out, struct str s, size_t at)
{
	buf_addc(out, s.p[at++]);
	while (at < s.n && s.p[at] != '"') {
		if (s.p[at] == '\\' && at + 1 < s.n)
			buf_addc(out, s.p[at++]);
		buf_addc(out, (unsigned char)s.p[at] < ' ' ? ' ' : s.p[at]);
		at++;
	}
	if (at < s.n)
		buf_addc(out, '"');
	return at + 1;
}

/* The first value of `s` as JSON wants it. */
static void
mend(struct buf *out, struct str s)
{
	size_t depth = 0;

	for (size_t at = 0, end; at < s.n; at = end) {
		char c = s.p[at];

		end = skip_wrapping(s, at);
		if (end > at)
			continue;
		end = at + 1;
		if (c == '"') {
			end = mend_string(out, s, at);
			continue;
		}
		if (c == '}' || c == ']')
			while (out->n && strchr(", \t\r\n", out->p[out->n - 1]))
				out->n--;
		buf_addc(out, c);
		if (c == '{' || c == '[')
			depth++;
		else if ((c == '}' || c == ']') && depth && --depth == 0)
			return;
	}
}

static cJSON *
parse(struct str s)
{
	struct buf b = BUF_INIT;
	cJSON *o = json_parse(s);

	if (!o) {
		mend(&b, s);
		o = json_parse(buf_str(&b));
		buf_free(&b);
	}
	return o;
}

struct reader {
	struct html_declared *d;
	const cJSON *root;
	size_t lookups;
};

static bool
names_article(const char *type)
{
	return strstr(type, "Article") || strstr(type, "BlogPosting") ||
	       strstr(type, "MediaPosting") || strstr(type, "ForumPosting");
}

static bool
is_article(const cJSON *o)
{
	const cJSON *t = cJSON_GetObjectItemCaseSensitive(o, "@type"), *k;

	if (cJSON_IsString(t))
		return names_article(t->valuestring);
	cJSON_ArrayForEach(k, t)
	{
		if (cJSON_IsString(k) && names_article(k->valuestring))
			return true;
	}
	return false;
}

/* What is described under `id`, with a name. */
static const cJSON *
described(const cJSON *o, struct str id, int depth)
{
	const cJSON *k, *found = NULL;

	if (depth > DEPTH_MOST)
		return NULL;
	if (json_get(o, "name").n && str_eq(json_get(o, "@id"), id))
		return o;
	cJSON_ArrayForEach(k, o)
	{
		if (!found && (cJSON_IsObject(k) || cJSON_IsArray(k)))
			found = described(k, id, depth + 1);
	}
	return found;
}

static void
add_name(struct buf *out, struct str name)
{
	name = html_person(name);
	if (!name.n || str_find(buf_str(out), name, 0) != (size_t)-1)
		return;
	buf_adds(out, out->n ? ", " : "");
	buf_add(out, name);
}

/* Appends names: a string, an object with "name", a list of these. */
static void
add_names(struct reader *r, struct buf *out, const cJSON *v, int depth)
{
	const cJSON *list = cJSON_IsArray(v) ? v : NULL, *k;
	size_t left = NAMES_MOST;

	if (cJSON_IsString(v))
		add_name(out, str_of(v->valuestring));
	if (depth > 3)
		return;
	cJSON_ArrayForEach(k, list)
	{
		if (left && left--)
			add_names(r, out, k, depth + 1);
	}
	if (!cJSON_IsObject(v))
		return;
	k = cJSON_GetObjectItemCaseSensitive(v, "name");
	if (!k && json_get(v, "@id").n && r->lookups) {
		r->lookups--;
		v = described(r->root, json_get(v, "@id"), 0);
		k = cJSON_GetObjectItemCaseSensitive(v, "name");
	}
	add_names(r, out, k, depth + 1);
}

static void
take_names(struct reader *r, const char **field, const cJSON *o,
	   const char *key)
{
	const cJSON *v = cJSON_GetObjectItemCaseSensitive(o, key);
	struct buf b = BUF_INIT;

	if (!v || **field)
		return;
	add_names(r, &b, v, 0);
	html_set(r->d->a, field, buf_str(&b));
	buf_free(&b);
}

static bool
is_denied(const cJSON *o, const char *key)
{
	return cJSON_IsFalse(cJSON_GetObjectItemCaseSensitive(o, key)) ||
	       str_eq_ascii(json_get(o, key), STR("false"));
}

static void
take_article(struct reader *r, const cJSON *o)
{
	struct html_declared *d = r->d;
	struct article *a = d->a;

	html_set(a, &a->title, json_get(o, "headline"));
	if (!d->name.n)
		d->name = arena_str(&a->arena, json_get(o, "name"));
	take_names(r, &a->byline, o, "author");
	take_names(r, &a->byline, o, "creator");
	take_names(r, &a->outlet, o, "publisher");
	html_set_language(a, json_get(o, "inLanguage"));
	html_set(a, &a->summary, json_get(o, "description"));
	html_set_day(a, &a->published, json_get(o, "datePublished"));
	html_set_day(a, &a->modified, json_get(o, "dateModified"));
	if (!d->body.n)
		d->body = arena_str(&a->arena, json_get(o, "articleBody"));
	d->paid |= is_denied(o, "isAccessibleForFree");
}

static struct str
keep(struct article *a, const cJSON *o, const char *key)
{
	return arena_str(&a->arena, json_get(o, key));
}

/* The posts of a live blog; one without words is left out. */
static void
take_posts(struct html_declared *d, const cJSON *list)
{
	const cJSON *k;

	cJSON_ArrayForEach(k, list)
	{
		struct html_post p = {.day = keep(d->a, k, "datePublished"),
				      .headline = keep(d->a, k, "headline"),
				      .body = keep(d->a, k, "articleBody")};

		if (p.body.n && d->posts.n < POSTS_MOST)
			vec_push(&d->posts, p);
	}
}

static void
search(struct reader *r, const cJSON *o, int depth)
{
	const cJSON *k, *posts;

	if (depth > DEPTH_MOST)
		return;
	if (cJSON_IsObject(o) && is_article(o))
		take_article(r, o);
	posts = cJSON_GetObjectItemCaseSensitive(o, "liveBlogUpdate");
	if (cJSON_IsArray(posts))
		take_posts(r->d, posts);
	cJSON_ArrayForEach(k, o)
	{
		if (k != posts && (cJSON_IsObject(k) || cJSON_IsArray(k)))
			search(r, k, depth + 1);
	}
}

void
html_ld_read(struct html_declared *d, struct str script)
{
	cJSON *o = parse(script);
	struct reader r = {.d = d, .root = o, .lookups = LOOKUPS_MOST};

	search(&r, o, 0);
	cJSON_Delete(o);
}
