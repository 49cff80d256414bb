#include "json_article.h"
#include "html_parts.h"
#include "lines.h"

#include "rashomon/base/json.h"
#include "rashomon/read/html.h"
#include "rashomon/read/webdate.h"

#include <stdlib.h>

enum { MEMBERS_MOST = 2000 };

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

/* What an object that stands for a text calls it. */
static const char *const names[] = {"name",	"main",	   "rendered",
				    "original", "content", "text",
				    "value",	"@id",	   NULL};

/* Appends a string or number, what an object is called, the members of a
 * list with `mark` between them. */
static void
add_text(struct buf *out, const cJSON *v, const char *mark, int depth)
{
	const cJSON *list = cJSON_IsArray(v) ? v : NULL, *k;
	size_t left = MEMBERS_MOST;

	if (cJSON_IsString(v) && str_trim(str_of(v->valuestring)).n) {
		buf_adds(out, out->n ? mark : "");
		buf_adds(out, v->valuestring);
	} else if (cJSON_IsNumber(v) && v->valuedouble > 0 &&
		   v->valuedouble < 1e15) {
		buf_printf(out, "%.0f", v->valuedouble);
	}
	if (depth > 3)
		return;
	cJSON_ArrayForEach(k, list)
	{
		if (!left--)
			break;
		add_text(out, k, mark, depth + 1);
	}
	for (size_t i = 0; cJSON_IsObject(v) && names[i]; i++) {
		size_t before = out->n;

		add_text(out, cJSON_GetObjectItemCaseSensitive(v, names[i]),
			 mark, depth + 1);
		if (out->n > before)
			return;
	}
}

/* An article in JSON: its members, and those of the object inside it that
 * some services put them in. */
struct source {
	const cJSON *o, *inner;
	struct arena arena; /* of the texts */
};

static struct str
text_of(struct source *s, const char *key, const char *mark)
{
	struct buf b = BUF_INIT;
	struct str kept;

	add_text(&b, cJSON_GetObjectItemCaseSensitive(s->o, key), mark, 0);
	if (!b.n)
		add_text(&b, cJSON_GetObjectItemCaseSensitive(s->inner, key),
			 mark, 0);
	kept = arena_str(&s->arena, str_trim(buf_str(&b)));
	buf_free(&b);
	return kept;
}

/* The first of `keys`, ended by NULL, that says something. */
static struct str
first_of(struct source *s, const char *const *keys, const char *mark)
{
	struct str found = STR_NONE;

	for (; *keys && !found.n; keys++)
		found = text_of(s, *keys, mark);
	return found;
}

static bool
is_address(struct str s)
{
	return str_starts(s, STR("http://")) || str_starts(s, STR("https://"));
}

/* The outlet: a name, not an address. */
static struct str
outlet_of(struct source *s, const char *const *keys)
{
	struct str found = STR_NONE;

	for (; *keys && (!found.n || is_address(found)); keys++)
		found = text_of(s, *keys, ", ");
	return is_address(found) ? STR_NONE : found;
}

static const char *const titles[] = {"headline", "title", "webTitle", "name",
				     NULL};
static const char *const bodies[] = {
	"articleBody",	"body",		  "content",
	"text",		"full_text",	  "fulltext",
	"content_html", "content_text",	  "maintext",
	"bodyText",	"body_text",	  "contents",
	"paragraphs",	"lead_paragraph", NULL};
static const char *const dates[] = {"datePublished",
				    "published",
				    "publishedAt",
				    "published_at",
				    "publication_date",
				    "published_date",
				    "publish_date",
				    "pubDate",
				    "pub_date",
				    "webPublicationDate",
				    "date",
				    "date_published",
				    "date_publish",
				    "firstPublished",
				    "created_at",
				    NULL};
static const char *const changes[] = {
	"dateModified",	 "modified",	 "updated", "updated_at",
	"date_modified", "updated_date", NULL};
static const char *const authors[] = {"author", "byline", "authors", "creator",
				      NULL};
static const char *const outlets[] = {
	"publisher", "outlet",	    "sitename", "site_name", "siteName",
	"source",    "source_name", "hostname", "domain",    NULL};
static const char *const addresses[] = {"url",	   "link",   "canonical",
					"web_url", "webUrl", "mainEntityOfPage",
					NULL};
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

/* News services cut a text and say by how much: "… [+1234 chars]". */
static struct str
whole(struct str body, bool *cut)
{
	size_t open;

	*cut = false;
	if (!str_ends(body, STR(" chars]")))
		return body;
	for (open = body.n; open && body.p[open - 1] != '[';)
		open--;
	*cut = open && str_starts(str_sub(body, open, body.n), STR("+"));
	return *cut ? str_trim(str_sub(body, 0, open - 1)) : body;
}

static bool
is_html(struct str s)
{
	return str_find(s, STR("</p>"), 0) != (size_t)-1 ||
	       str_find(s, STR("<p>"), 0) != (size_t)-1 ||
	       str_find(s, STR("<br"), 0) != (size_t)-1 ||
	       str_find(s, STR("</div>"), 0) != (size_t)-1;
}

/* The object inside an article that holds the rest of it; NULL none. */
static const cJSON *
inner_of(const cJSON *o)
{
	static const char *const keys[] = {"fields", "attributes", "_source"};
	const cJSON *inner = NULL;

	for (size_t i = 0; i < COUNT(keys) && !cJSON_IsObject(inner); i++)
		inner = cJSON_GetObjectItemCaseSensitive(o, keys[i]);
	return inner;
}

static void
set_fields(struct article *a, struct source *s)
{
	html_set(a, &a->title, first_of(s, titles, ", "));
	set(a, &a->item_id, text_of(s, "id", ", "));
	set_day(a, &a->published, first_of(s, dates, ", "));
	set_day(a, &a->modified, first_of(s, changes, ", "));
	if (*a->published)
		a->published_basis = DATE_METADATA;
	html_set(a, &a->byline, html_person(first_of(s, authors, ", ")));
	html_set(a, &a->outlet, outlet_of(s, outlets));
	set(a, &a->url, first_of(s, addresses, ", "));
	html_set_language(a, first_of(s, languages, ", "));
	html_set(a, &a->summary, first_of(s, summaries, " "));
}

static bool
general(article_list *out, const cJSON *o, const char *path, size_t n)
{
	struct source s = {o, inner_of(o), ARENA_INIT};
	struct str title = first_of(&s, titles, ", ");
	struct str body = first_of(&s, bodies, "\n\n");
	struct article_maker m = {0};
	struct article *a;
	bool cut;

	if (!title.n && !body.n) {
		arena_free(&s.arena);
		return false;
	}
	a = m.a = article_new(path, "json");
	a->item = n;
	set_fields(a, &s);
	body = whole(body, &cut);
	if (title.n)
		article_add(&m, ROLE_HEADLINE, "", STR_NONE, str_of(a->title));
	if (is_html(body))
		html_blocks(&m, body);
	else
		lines_add(&m, body);
	vec_push(out, a);
	article_finish(&m);
	a->truncated = cut;
	arena_free(&s.arena);
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
	static const char *const wraps[] = {"response", "data",	   "result",
					    "payload",	"article", "story",
					    "post",	"doc",	   "document"};
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
	if (general(out, o, path, *n + 1)) {
		++*n;
		return true;
	}
	for (size_t i = 0; i < COUNT(wraps) && !any; i++)
		any = take(out, cJSON_GetObjectItemCaseSensitive(o, wraps[i]),
			   path, n, depth + 1);
	return any;
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
	if (n == 1 && out->n == first + 1)
		out->v[first]->item = 0; /* the only one is none of a list */
	return ok;
}
