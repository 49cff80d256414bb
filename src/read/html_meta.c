/* What a page declares about itself: JSON-LD first, then OpenGraph and meta
 * tags, then its own title and time elements. */
#include "html_parts.h"
#include "lines.h"
#include "masthead.h"

#include "rashomon/base/json.h"
#include "rashomon/read/webdate.h"

enum { DEPTH_MOST = 300 };

enum { POSTS_MOST = 5000 };

struct declared {
	struct article *a;
	html_posts *posts;
	const char *og_title, *title;
	bool og_date;
};

static bool
is_article_type(const cJSON *o)
{
	const cJSON *t = cJSON_GetObjectItemCaseSensitive(o, "@type"), *k;

	if (cJSON_IsArray(t)) {
		cJSON_ArrayForEach(k, t) if (cJSON_IsString(k) &&
					     strstr(k->valuestring,
						    "Article")) return true;
		return false;
	}
	return cJSON_IsString(t) && (strstr(t->valuestring, "Article") ||
				     strstr(t->valuestring, "Posting"));
}

/* A name: a string, an object with "name", or the first of a list. */
static struct str
name_in(const cJSON *o, const char *key)
{
	const cJSON *v = cJSON_GetObjectItemCaseSensitive(o, key);

	if (cJSON_IsArray(v))
		v = cJSON_GetArrayItem(v, 0);
	if (cJSON_IsString(v))
		return str_of(v->valuestring);
	return json_get(v, "name");
}

static void
set(struct article *a, const char **field, struct str s)
{
	if (!**field && str_trim(s).n)
		*field = article_keep(a, s);
}

static void
set_day(struct article *a, const char **field, struct str s)
{
	char iso[32];

	if (!**field && webdate_parse(s, iso)) {
		*field = article_keep(a, str_of(iso));
		if (field == &a->published)
			a->published_basis = DATE_METADATA;
	}
}

static void
take_ld(struct article *a, const cJSON *o)
{
	set(a, &a->title, json_get(o, "headline"));
	set(a, &a->byline, name_in(o, "author"));
	set(a, &a->outlet, name_in(o, "publisher"));
	set(a, &a->language, json_get(o, "inLanguage"));
	set(a, &a->summary, json_get(o, "description"));
	set_day(a, &a->published, json_get(o, "datePublished"));
	set_day(a, &a->modified, json_get(o, "dateModified"));
}

static struct str
keep(struct article *a, const cJSON *o, const char *key)
{
	return arena_str(&a->arena, json_get(o, key));
}

/* The posts of a live blog; one without words is left out. */
static void
take_posts(struct declared *d, const cJSON *list)
{
	const cJSON *k;

	cJSON_ArrayForEach(k, list)
	{
		struct html_post p = {.day = keep(d->a, k, "datePublished"),
				      .headline = keep(d->a, k, "headline"),
				      .body = keep(d->a, k, "articleBody")};

		if (p.body.n && d->posts->n < POSTS_MOST)
			vec_push(d->posts, p);
	}
}

static void
search_ld(struct declared *d, const cJSON *o, int depth)
{
	const cJSON *k, *posts;

	if (depth > 6)
		return;
	if (cJSON_IsObject(o) && is_article_type(o))
		take_ld(d->a, o);
	posts = cJSON_GetObjectItemCaseSensitive(o, "liveBlogUpdate");
	if (cJSON_IsArray(posts))
		take_posts(d, posts);
	cJSON_ArrayForEach(k, o)
	{
		if (k != posts && (cJSON_IsObject(k) || cJSON_IsArray(k)))
			search_ld(d, k, depth + 1);
	}
}

static void
take_script(struct declared *d, const GumboNode *n)
{
	struct buf b = BUF_INIT;
	cJSON *o;

	if (strcmp(html_attr(n, "type"), "application/ld+json") != 0)
		return;
	for (unsigned i = 0; i < n->v.element.children.length; i++) {
		const GumboNode *k = n->v.element.children.data[i];

		if (k->type == GUMBO_NODE_TEXT || k->type == GUMBO_NODE_CDATA)
			buf_adds(&b, k->v.text.text);
	}
	buf_adds(&b, "");
	o = json_parse(buf_str(&b));
	search_ld(d, o, 0);
	cJSON_Delete(o);
	buf_free(&b);
}

static void
take_meta(struct declared *d, const GumboNode *n)
{
	static const char *const days[] = {"article:published_time",
					   "datePublished",
					   "date",
					   "pubdate",
					   "publish-date",
					   "parsely-pub-date",
					   "DC.date.issued",
					   "dc.date",
					   "sailthru.date",
					   "og:published_time",
					   "article:published",
					   "publishdate",
					   "dcterms.created"};
	const char *name = html_attr(n, "property");
	struct str v = str_of(html_attr(n, "content"));
	struct article *a = d->a;

	if (!*name)
		name = html_attr(n, "name");
	if (!*name)
		name = html_attr(n, "itemprop");
	if (!strcmp(name, "og:title"))
		d->og_title = html_attr(n, "content");
	else if (!strcmp(name, "og:site_name"))
		set(a, &a->outlet, v);
	else if (!strcmp(name, "author") || !strcmp(name, "article:author"))
		set(a, &a->byline, v);
	else if (!strcmp(name, "og:description") ||
		 !strcmp(name, "description"))
		set(a, &a->summary, v);
	else if (!strcmp(name, "article:modified_time") ||
		 !strcmp(name, "dateModified"))
		set_day(a, &a->modified, v);
	else if (!strcmp(name, "og:url"))
		set(a, &a->url, v);
	for (size_t i = 0; i < COUNT(days); i++)
		if (!strcmp(name, days[i]))
			set_day(a, &a->published, v);
}

static void
search(struct declared *d, const GumboNode *n, int depth)
{
	if (n->type != GUMBO_NODE_ELEMENT || depth > DEPTH_MOST)
		return;
	switch (html_tag(n)) {
	case GUMBO_TAG_SCRIPT:
		take_script(d, n);
		return;
	case GUMBO_TAG_META:
		take_meta(d, n);
		return;
	case GUMBO_TAG_LINK:
		if (!strcmp(html_attr(n, "rel"), "canonical"))
			set(d->a, &d->a->url, str_of(html_attr(n, "href")));
		return;
	case GUMBO_TAG_TIME:
		set_day(d->a, &d->a->published,
			str_of(html_attr(n, "datetime")));
		break;
	case GUMBO_TAG_TITLE:
		if (!d->title && n->v.element.children.length) {
			const GumboNode *k = n->v.element.children.data[0];

			if (k->type == GUMBO_NODE_TEXT)
				d->title = k->v.text.text;
		}
		return;
	case GUMBO_TAG_H1:
		if (!*d->a->title && !d->og_title) {
			struct buf b = BUF_INIT;

			html_words(&b, n, 0);
			set(d->a, &d->a->title, buf_str(&b));
			buf_free(&b);
		}
		break;
	default:
		break;
	}
	for (unsigned i = 0; i < n->v.element.children.length; i++)
		search(d, n->v.element.children.data[i], depth + 1);
}

/* "Headline - The Paper", 标题_某某网: the paper's name behind the last mark of
 * a page's title; empty where none is. */
static struct str
paper_in_title(struct str title, struct str *headline)
{
	static const char *const marks[] = {" - ", " | ", " – ", " — ",
					    "_",   "-",	  "｜",	 " · "};

	for (size_t at = title.n; at-- > 1;)
		for (size_t i = 0; i < COUNT(marks); i++) {
			struct str name;

			if (!str_starts(str_sub(title, at, title.n),
					str_of(marks[i])))
				continue;
			name = str_sub(title, at + strlen(marks[i]), title.n);
			*headline = str_sub(title, 0, at);
			return masthead_paper(name) ? name : STR_NONE;
		}
	return STR_NONE;
}

void
html_metadata(struct article *a, html_posts *posts, const GumboNode *root)
{
	struct declared d = {.a = a, .posts = posts};
	const char *lang = html_attr(root, "lang");

	search(&d, root, 0);
	if (d.og_title)
		set(a, &a->title, str_of(d.og_title));
	if (d.title) {
		struct str headline = str_of(d.title);

		set(a, &a->outlet, paper_in_title(str_of(d.title), &headline));
		set(a, &a->title,
		    *a->outlet && !d.og_title ? headline : str_of(d.title));
	}
	if (!strncmp(lang, "en", 2))
		set(a, &a->language, STR("en"));
	else if (*lang && strncmp(lang, "zh", 2) != 0 && strlen(lang) < 12)
		set(a, &a->language, str_of(lang));
	if (!strncmp(a->language, "zh", 2) &&
	    strcmp(a->language, "zh-Hans") != 0 &&
	    strcmp(a->language, "zh-Hant") != 0)
		a->language = "";
}

/* A heading over nothing but furniture, or over nothing at the end, is
 * furniture as well. */
static void
settle_headings(struct article *a)
{
	bool body = false, furniture = true; /* under the heading */

	for (size_t i = a->blocks.n; i-- > 1;) {
		struct block *b = &a->blocks.v[i];

		if (b->role == ROLE_FURNITURE) {
			furniture = true;
		} else if (b->role != ROLE_SUBHEADING) {
			body |= role_is_body(b->role);
		} else if (!body && furniture) {
			b->role = ROLE_FURNITURE;
		} else {
			body = furniture = false;
		}
	}
}

void
html_settle(struct article_maker *k)
{
	struct article *a = k->a;
	size_t bodies = 0;

	for (size_t i = 0; i < a->blocks.n; i++) {
		struct block *b = &a->blocks.v[i];
		struct str s = k->texts.v[i];
		struct masthead m;

		if (!role_is_body(b->role))
			continue;
		if (is_furniture(s) && s.n < 200) {
			b->role = ROLE_FURNITURE;
		} else if (bodies < 3 && s.n < 300 &&
			   str_eq(s, str_of(a->title))) {
			b->role = ROLE_FURNITURE;
		} else if (bodies < 3 &&
			   (masthead_read(s, &m) ||
			    (s.n < 60 && str_starts(s, STR("By "))))) {
			b->role = ROLE_BYLINE;
		} else {
			bodies++;
		}
	}
	settle_headings(a);
}
