#include "json_article.h"
#include "lines.h"

#include "rashomon/base/json.h"
#include "rashomon/read/html.h"
#include "rashomon/read/webdate.h"

#include <stdlib.h>

static const char own_schema[] = "rashomon-article/1";

bool
json_sniff(struct str text)
{
	text = str_trim(text);
	return text.n > 1 && (text.p[0] == '{' || text.p[0] == '[') &&
	       (str_find(text, STR("\""), 0) != (size_t)-1);
}

bool
json_begins(struct str head)
{
	struct str inside;
	char c;

	if (str_starts(head, STR("\xEF\xBB\xBF")))
		head = str_sub(head, 3, head.n);
	head = str_trim(head);
	inside = str_trim(str_sub(head, head.n > 0, head.n));
	c = inside.n ? inside.p[0] : ' ';
	if (str_starts(head, STR("[")))
		return c == '{' || c == '[' || c == '"' || c == ']';
	return str_starts(head, STR("{")) && (c == '"' || c == '}');
}

static void
set(struct article *a, const char **field, struct str value)
{
	if (value.n && !**field)
		*field = article_keep(a, value);
}

/* A string member, or the name of the first object in a member. */
static struct str
text_of(const cJSON *o, const char *key)
{
	const cJSON *k = cJSON_GetObjectItemCaseSensitive(o, key);

	if (cJSON_IsArray(k))
		k = cJSON_GetArrayItem(k, 0);
	if (cJSON_IsString(k))
		return str_of(k->valuestring);
	if (json_get(k, "name").n)
		return json_get(k, "name");
	return json_get(k, "@id");
}

/* The first of `keys`, ended by NULL, that says something. */
static struct str
first_of(const cJSON *o, const char *const *keys)
{
	struct str s = STR_NONE;

	for (; *keys && !s.n; keys++)
		s = str_trim(text_of(o, *keys));
	return s;
}

static const char *const titles[] = {"headline", "title", "name", NULL};
static const char *const bodies[] = {
	"articleBody",	"body",		"content",  "text", "full_text",
	"content_html", "content_text", "maintext", NULL};
static const char *const dates[] = {
	"datePublished",  "published",	  "publishedAt",
	"published_at",	  "pubDate",	  "date",
	"date_published", "date_publish", NULL};
static const char *const changes[] = {"dateModified",  "modified",
				      "updated",       "updated_at",
				      "date_modified", NULL};
static const char *const authors[] = {"author", "byline", "authors", "creator",
				      NULL};
static const char *const outlets[] = {"publisher", "outlet",   "source",
				      "site_name", "siteName", "source_name",
				      NULL};
static const char *const addresses[] = {"url", "link", "canonical",
					"mainEntityOfPage", NULL};
static const char *const languages[] = {"inLanguage", "language", "lang", NULL};
static const char *const summaries[] = {"description", "summary",  "excerpt",
					"dek",	       "abstract", NULL};

static void
set_day(struct article *a, const char **field, struct str value)
{
	char iso[32];

	if (value.n && webdate_parse(value, iso))
		set(a, field, str_of(iso));
}

static bool
is_html(struct str s)
{
	return str_find(s, STR("</p>"), 0) != (size_t)-1 ||
	       str_find(s, STR("<p>"), 0) != (size_t)-1 ||
	       str_find(s, STR("<br"), 0) != (size_t)-1 ||
	       str_find(s, STR("</div>"), 0) != (size_t)-1;
}

static bool
general(article_list *out, const cJSON *o, const char *path, size_t n)
{
	struct str title = first_of(o, titles), body = first_of(o, bodies);
	struct article_maker m = {0};
	struct article *a;

	if (!title.n && !body.n)
		return false;
	a = m.a = article_new(path, "json");
	a->item = n;
	set(a, &a->title, title);
	set(a, &a->item_id, text_of(o, "id"));
	set_day(a, &a->published, first_of(o, dates));
	set_day(a, &a->modified, first_of(o, changes));
	if (*a->published)
		a->published_basis = DATE_METADATA;
	set(a, &a->byline, first_of(o, authors));
	set(a, &a->outlet, first_of(o, outlets));
	set(a, &a->url, first_of(o, addresses));
	set(a, &a->language, first_of(o, languages));
	set(a, &a->summary, first_of(o, summaries));
	if (title.n)
		article_add(&m, ROLE_HEADLINE, "", STR_NONE, title);
	if (is_html(body))
		html_blocks(&m, body);
	else
		lines_add(&m, body);
	vec_push(out, a);
	article_finish(&m);
	return true;
}

static bool
is_true(const cJSON *o, const char *key)
{
	return cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(o, key));
}

static size_t
count_of(const cJSON *o, const char *key)
{
	const cJSON *k = cJSON_GetObjectItemCaseSensitive(o, key);

	return cJSON_IsNumber(k) && k->valuedouble > 0 && k->valuedouble < 1e15
		       ? (size_t)k->valuedouble
		       : 0;
}

static bool
is_blank(const cJSON *o, const char *key)
{
	return cJSON_IsString(cJSON_GetObjectItemCaseSensitive(o, key)) &&
	       !json_get(o, key).n;
}

static void
own_feed(struct article *a, const cJSON *feed)
{
	if (!cJSON_IsObject(feed))
		return;
	a->in_feed = true;
	set(a, &a->feed.title, json_get(feed, "title"));
	set(a, &a->feed.link, json_get(feed, "link"));
	set(a, &a->feed.summary, json_get(feed, "summary"));
	a->feed.blank_summary = is_blank(feed, "summary");
	set(a, &a->feed.language, json_get(feed, "language"));
	set(a, &a->feed.published, json_get(feed, "published"));
	set(a, &a->feed.updated, json_get(feed, "updated"));
}

static void
own_lists(struct article *a, const cJSON *o)
{
	const cJSON *k;

	cJSON_ArrayForEach(k, cJSON_GetObjectItemCaseSensitive(
				      o, "cites")) if (cJSON_IsString(k))
		vec_push(&a->cites, article_keep(a, str_of(k->valuestring)));
	cJSON_ArrayForEach(k, cJSON_GetObjectItemCaseSensitive(
				      o, "notes")) if (cJSON_IsString(k))
		vec_push(&a->notes, article_keep(a, str_of(k->valuestring)));
}

/* What `import` printed, field by field. */
static bool
own(article_list *out, const cJSON *o)
{
	struct str path = json_get(o, "path"), kind = json_get(o, "kind");
	struct article_maker m = {.a = article_new("", "json")};
	struct article *a = m.a;
	const cJSON *k;

	a->path = article_keep(a, path);
	if (kind.n)
		a->kind = article_keep(a, kind);
	a->item = count_of(o, "item");
	set(a, &a->item_id, json_get(o, "item_id"));
	set(a, &a->title, json_get(o, "title"));
	set(a, &a->outlet, json_get(o, "outlet"));
	set(a, &a->byline, json_get(o, "byline"));
	set(a, &a->language, json_get(o, "language"));
	set(a, &a->published, json_get(o, "published"));
	a->published_basis = date_basis_named(json_get(o, "published_basis"));
	set(a, &a->modified, json_get(o, "modified"));
	set(a, &a->url, json_get(o, "url"));
	set(a, &a->summary, json_get(o, "summary"));
	a->blank_summary = is_blank(o, "summary");
	set(a, &a->lens, json_get(o, "lens"));
	set(a, &a->country, json_get(o, "country"));
	set(a, &a->model, json_get(o, "model"));
	own_lists(a, o);
	own_feed(a, cJSON_GetObjectItemCaseSensitive(o, "feed"));
	cJSON_ArrayForEach(k, cJSON_GetObjectItemCaseSensitive(o, "blocks"))
		article_add(&m, role_named(json_get(k, "role")),
			    article_keep(a, json_get(k, "language")),
			    json_get(k, "heading"), json_get(k, "text"));
	vec_push(out, a);
	article_finish(&m);
	a->truncated = is_true(o, "truncated");
	a->ai_rewritten = is_true(o, "ai_rewritten");
	a->undecoded = count_of(o, "undecoded");
	a->hidden = count_of(o, "hidden");
	return true;
}

/* One article, or the articles of a list, alone or inside an object. */
static bool
take(article_list *out, const cJSON *o, const char *path, size_t *n, int depth)
{
	static const char *const lists[] = {"articles", "items",   "results",
					    "data",	"docs",	   "@graph",
					    "entries",	"stories", "hits"};
	bool any = false;
	const cJSON *k;

	if (depth > 4)
		return false;
	if (cJSON_IsArray(o)) {
		cJSON_ArrayForEach(k, o) any |=
			take(out, k, path, n, depth + 1);
		return any;
	}
	if (!cJSON_IsObject(o))
		return false;
	if (str_eq(json_get(o, "schema"), str_of(own_schema)))
		return own(out, o);
	for (size_t i = 0; i < COUNT(lists); i++) {
		k = cJSON_GetObjectItemCaseSensitive(o, lists[i]);
		if (cJSON_IsArray(k) && take(out, k, path, n, depth + 1))
			return true;
	}
	if (!general(out, o, path, *n + 1))
		return false;
	++*n;
	return true;
}

/* JSON lines; the lines that are none are named in `e`. */
static bool
take_lines(article_list *out, struct str text, const char *path,
	   struct error *e)
{
	struct str line;
	size_t n = 0, number = 0, bad = 0;
	bool any = false;

	while (str_line(&text, &line)) {
		cJSON *o;

		number++;
		if (!str_trim(line).n)
			continue;
		o = json_parse(line);
		if (o && take(out, o, path, &n, 0))
			any = true;
		else if (!bad)
			bad = number;
		cJSON_Delete(o);
	}
	if (bad)
		return error_set(e, path, "line %zu is no article", bad);
	return any || error_set(e, path, "holds no article");
}

bool
read_json(article_list *out, struct str text, const char *path, struct error *e)
{
	cJSON *o = json_parse(text);
	size_t n = 0, first = out->n;
	bool ok;

	if (!o)
		return take_lines(out, text, path, e);
	ok = take(out, o, path, &n, 0) ||
	     error_set(e, path, "is JSON without an article");
	cJSON_Delete(o);
	if (out->n == first + 1 &&
	    str_eq(str_of(out->v[first]->kind), STR("json")))
		out->v[first]->item = 0;
	return ok;
}
