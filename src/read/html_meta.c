/* What a page declares about itself: JSON-LD first, then OpenGraph and meta
 * tags, then what its elements say they are (microdata, rel, time), then its
 * own title and headings (html_title.c). Two walks: JSON-LD may stand at the
 * end of a page and goes first all the same. */
#include "html_parts.h"
#include "html_title.h"
#include "masthead.h"

#include "rashomon/base/ascii.h"
#include "rashomon/read/webdate.h"
#include "rashomon/text/width.h"

enum {
	DEPTH_MOST = 300,
	AROUND = 4,	   /* parts that may say what an element is in */
	PERSON_MOST = 200, /* bytes of all names of a byline */
	DAY = 10,	   /* bytes of a day without a clock */
	DAY_MOST = 120,
	TIME_PARAS = 3 /* paragraphs behind the headline; below is none of
			* its days */
};

/* `s` with HTML's references decoded and tags left out, appended. */
static void
decode(struct buf *out, struct str s)
{
	struct html_tree tree;

	html_parse(&tree, s);
	html_words(out, tree.out->root, 0);
	html_tree_free(&tree);
}

void
html_set(struct article *a, const char **field, struct str s)
{
	size_t mark = str_find(s, STR("&"), 0);
	struct buf b = BUF_INIT;

	if (**field || !str_trim(s).n)
		return;
	if (mark != (size_t)-1 && str_find(s, STR(";"), mark) != (size_t)-1)
		decode(&b, s);
	else
		buf_add(&b, s);
	*field = article_keep(a, buf_one_line(&b));
	buf_free(&b);
}

void
html_set_day(struct article *a, const char **field, struct str s)
{
	char iso[32];

	if (webdate_parse(s, iso) &&
	    (!**field || (strlen(*field) == DAY && strlen(iso) > DAY &&
			  !strncmp(*field, iso, DAY)))) {
		*field = article_keep(a, str_of(iso));
		if (field == &a->published)
			a->published_basis = DATE_METADATA;
	}
}

void
html_set_language(struct article *a, struct str tag)
{
	char low[3] = "";
	size_t n = 0;

	if (*a->language)
		return;
	while (n < tag.n && ascii_letter(tag.p[n]))
		n++;
	if (n < 2 || n > 3 || (n < tag.n && !strchr("-_", tag.p[n])))
		return;
	for (size_t i = 0; i < 2; i++)
		low[i] = ascii_lower(tag.p[i]);
	if (strcmp(low, "zh") != 0)
		a->language =
			article_keep(a, (struct str){n == 2 ? low : tag.p, n});
	else if (str_starts_ascii(tag, STR("zh-hans")))
		a->language = "zh-Hans";
	else if (str_starts_ascii(tag, STR("zh-hant")))
		a->language = "zh-Hant";
}

struct str
html_person(struct str s)
{
	static const char *const nobody[] = {
		"admin",     "administrator", "webmaster", "null",
		"undefined", "unknown",	      "none"};

	s = str_trim(s);
	if (str_starts_ascii(s, STR("view all posts by ")))
		s = str_trim(str_sub(s, 18, s.n));
	if (str_starts_ascii(s, STR("by ")))
		s = str_trim(str_sub(s, 3, s.n));
	if (s.n > PERSON_MOST || str_starts(s, STR("@")) ||
	    str_starts(s, STR("/")) ||
	    str_find(s, STR("://"), 0) != (size_t)-1 ||
	    str_starts_ascii(s, STR("www.")) ||
	    strspn(s.p ? s.p : "", "0123456789") >= s.n)
		return STR_NONE;
	for (size_t i = 0; i < COUNT(nobody); i++)
		if (str_eq_ascii(s, str_of(nobody[i])))
			return STR_NONE;
	return s;
}

/* What is found in the page and weighed at the end. */
struct finds {
	struct html_declared *d;
	struct html_titles titles;
	const char *name;	     /* of the site, as an application */
	struct buf by;		     /* who its elements say wrote it */
	char before[32], behind[32]; /* days of time elements, as they stand
				      * to the headline */
	size_t paras;		     /* behind the headline */
	const GumboNode *by_parent;  /* around the first rel=author */
};

static void
search_scripts(struct html_declared *d, const GumboNode *n, int depth)
{
	struct buf b = BUF_INIT;

	if (n->type != GUMBO_NODE_ELEMENT || depth > DEPTH_MOST)
		return;
	if (html_tag(n) == GUMBO_TAG_SCRIPT &&
	    !str_starts_ascii(str_trim(str_of(html_attr(n, "type"))),
			      STR("application/ld+json")))
		return;
	for (unsigned i = 0; i < n->v.element.children.length; i++) {
		const GumboNode *k = n->v.element.children.data[i];

		if (html_tag(n) != GUMBO_TAG_SCRIPT)
			search_scripts(d, k, depth + 1);
		else if (k->type == GUMBO_NODE_TEXT ||
			 k->type == GUMBO_NODE_CDATA)
			buf_adds(&b, k->v.text.text);
	}
	if (b.n)
		html_ld_read(d, buf_str(&b));
	buf_free(&b);
}

/* Names of meta elements, in small letters, for each field. */
static const char *const meta_outlet[] = {"og:site_name", "sitename",
					  "dc.publisher", "dcterms.publisher",
					  "publisher"};
static const char *const meta_byline[] = {
	"author",	   "article:author",  "og:article:author",
	"article.author",  "dc.creator",      "dcterms.creator",
	"parsely-author",  "sailthru.author", "byl",
	"citation_author", "byline"};
static const char *const meta_summary[] = {"og:description", "description",
					   "dc.description"};
static const char *const meta_modified[] = {
	"article:modified_time", "datemodified", "og:updated_time",
	"dcterms.modified",	 "lastmod",	 "article.updated"};
static const char *const meta_published[] = {"article:published_time",
					     "datepublished",
					     "date",
					     "pubdate",
					     "publish-date",
					     "parsely-pub-date",
					     "dc.date.issued",
					     "dc.date",
					     "dc.date.created",
					     "sailthru.date",
					     "og:published_time",
					     "og:article:published_time",
					     "article:published",
					     "article.published",
					     "publishdate",
					     "publish_date",
					     "pub_date",
					     "publication_date",
					     "citation_publication_date",
					     "citation_date",
					     "dcterms.created",
					     "dcterms.date",
					     "dcterms.issued",
					     "weibo:article:create_at"};

/* The name of a meta element in small letters, blanks left out. */
static struct str
meta_name(const GumboNode *n, char *room, size_t most)
{
	static const char *const keys[] = {"property", "name", "itemprop",
					   "http-equiv"};
	const char *name = "";
	size_t len = 0;

	for (size_t i = 0; i < COUNT(keys) && !*name; i++)
		name = html_attr(n, keys[i]);
	for (; *name && len < most; name++)
		if (*name != ' ')
			room[len++] = ascii_lower(*name);
	return (struct str){room, len};
}

static void
take_meta(struct finds *f, const GumboNode *n)
{
	static const char *const titles[] = {"og:title", "articletitle",
					     "dc.title", "citation_title"};
	const char *content = html_attr(n, "content");
	struct article *a = f->d->a;
	struct str v = str_of(content);
	char room[40];
	struct str name = meta_name(n, room, sizeof room);

	if (str_eq_any(name, STR_LIST(titles)) && !f->titles.declared)
		f->titles.declared = content;
	else if (str_eq_any(name, STR_LIST(meta_outlet)) && html_person(v).n)
		html_set(a, &a->outlet, v);
	else if (str_eq(name, STR("application-name")))
		f->name = content;
	else if (str_eq_any(name, STR_LIST(meta_byline)))
		html_set(a, &a->byline, html_person(v));
	else if (str_eq_any(name, STR_LIST(meta_summary)))
		html_set(a, &a->summary, v);
	else if (str_eq_any(name, STR_LIST(meta_modified)))
		html_set_day(a, &a->modified, v);
	else if (str_eq_any(name, STR_LIST(meta_published)))
		html_set_day(a, &a->published, v);
	else if (str_eq(name, STR("og:url")))
		html_set(a, &a->url, v);
	else if (str_eq(name, STR("content-language")))
		html_set_language(a, v);
}

/* What an element says that it is. */
struct labels {
	const char *rel, *itemprop, *class;
};

static struct labels
labels_of(const GumboNode *n)
{
	const GumboVector *all = &n->v.element.attributes;
	struct labels l = {"", "", ""};

	for (unsigned i = 0; i < all->length; i++) {
		const GumboAttribute *a = all->data[i];

		if (!strcmp(a->name, "class"))
			l.class = a->value;
		else if (!strcmp(a->name, "itemprop"))
			l.itemprop = a->value;
		else if (!strcmp(a->name, "rel"))
			l.rel = a->value;
	}
	return l;
}

/* Is `word` one of the words of `v`? */
static bool
has_token(const char *v, const char *word)
{
	const char *hit = v;
	size_t len = strlen(word);

	for (; (hit = strstr(hit, word)) != NULL; hit += len)
		if ((hit == v || hit[-1] == ' ') &&
		    (!hit[len] || hit[len] == ' '))
			return true;
	return false;
}

/* Who comments is no author. */
static bool
in_comments(const GumboNode *n)
{
	for (int i = 0; n && i < AROUND; i++, n = n->parent)
		if (strstr(html_attr(n, "class"), "comment") ||
		    strstr(html_attr(n, "id"), "comment") ||
		    strstr(html_attr(n, "itemprop"), "comment"))
			return true;
	return false;
}

/* The element below `n` that is its name by microdata; NULL none. */
static const GumboNode *
named_part(const GumboNode *n, int depth)
{
	const GumboNode *found = NULL;

	if (n->type != GUMBO_NODE_ELEMENT || depth > AROUND)
		return NULL;
	if (has_token(html_attr(n, "itemprop"), "name"))
		return n;
	for (unsigned i = 0; i < n->v.element.children.length && !found; i++)
		found = named_part(n->v.element.children.data[i], depth + 1);
	return found;
}

static void
add_person(struct finds *f, const GumboNode *n)
{
	const GumboNode *part = named_part(n, 0);
	struct buf b = BUF_INIT;
	struct str name;

	n = part ? part : n;
	buf_adds(&b, html_attr(n, "content"));
	if (!b.n)
		html_words(&b, n, 0);
	name = html_person(buf_str(&b));
	if (name.n && name.n + f->by.n < PERSON_MOST &&
	    str_find(buf_str(&f->by), name, 0) == (size_t)-1) {
		buf_adds(&f->by, f->by.n ? ", " : "");
		buf_add(&f->by, name);
	}
	buf_free(&b);
}

/* A short part that is named after who wrote it. */
static void
add_labelled(struct finds *f, const GumboNode *n)
{
	struct buf b = BUF_INIT;
	struct masthead m;

	buf_adds(&b, "By ");
	html_words(&b, n, 0);
	if (masthead_read(html_person(buf_str(&b)), &m) && m.byline.n)
		buf_add(&f->by, m.byline);
	else if (masthead_read(buf_str(&b), &m) && m.byline.n)
		buf_add(&f->by, m.byline);
	buf_free(&b);
}

static void
take_person(struct finds *f, const GumboNode *n, const struct labels *l)
{
	static const char *const labels[] = {
		"byline",      "author",       "author-name", "article-author",
		"byline-name", "byline__name", "author__name"};

	if (has_token(l->rel, "author") &&
	    (!f->by.n || f->by_parent == n->parent)) {
		if (!in_comments(n) && html_is_short(n, PERSON_MOST))
			add_person(f, n);
		f->by_parent = n->parent;
	}
	if (f->by.n)
		return;
	if (has_token(l->itemprop, "author")) {
		if (!in_comments(n) &&
		    (named_part(n, 0) || html_is_short(n, PERSON_MOST)))
			add_person(f, n);
		return;
	}
	for (size_t i = 0; i < COUNT(labels); i++)
		if (has_token(l->class, labels[i]) && !in_comments(n) &&
		    html_is_short(n, PERSON_MOST)) {
			add_labelled(f, n);
			return;
		}
}

/* The day that an element says: by an attribute, or in its words. */
static bool
day_of(const GumboNode *n, char iso[32])
{
	static const char *const keys[] = {"datetime", "content", "title"};
	struct buf b = BUF_INIT;
	bool good = false;

	for (size_t i = 0; i < COUNT(keys) && !good; i++)
		good = webdate_parse(str_of(html_attr(n, keys[i])), iso);
	if (!good && html_is_short(n, DAY_MOST)) {
		html_words(&b, n, 0);
		good = webdate_parse(buf_str(&b), iso);
	}
	buf_free(&b);
	return good;
}

static void
take_day(struct finds *f, const GumboNode *n, const struct labels *l)
{
	struct article *a = f->d->a;
	char iso[32];
	bool published = has_token(l->itemprop, "datePublished") ||
			 has_token(l->class, "published"),
	     modified = has_token(l->itemprop, "dateModified") ||
			has_token(l->class, "updated") ||
			has_token(l->class, "modified"),
	     time = html_tag(n) == GUMBO_TAG_TIME;

	if ((!published && !modified && !time) || in_comments(n) ||
	    !day_of(n, iso))
		return;
	if (published)
		html_set_day(a, &a->published, str_of(iso));
	else if (modified)
		html_set_day(a, &a->modified, str_of(iso));
	else if (!f->titles.heads.n && !*f->before)
		memcpy(f->before, iso, sizeof iso);
	else if (f->titles.heads.n && !*f->behind &&
		 (f->paras <= TIME_PARAS || !*f->before))
		memcpy(f->behind, iso, sizeof iso);
}

static void
search(struct finds *f, const GumboNode *n, int depth)
{
	struct article *a = f->d->a;
	struct labels l;

	if (n->type != GUMBO_NODE_ELEMENT || depth > DEPTH_MOST)
		return;
	switch (html_tag(n)) {
	case GUMBO_TAG_SCRIPT:
	case GUMBO_TAG_STYLE:
		return;
	case GUMBO_TAG_META:
		take_meta(f, n);
		return;
	case GUMBO_TAG_LINK:
		if (has_token(html_attr(n, "rel"), "canonical"))
			html_set(a, &a->url, str_of(html_attr(n, "href")));
		return;
	case GUMBO_TAG_TITLE:
		html_title_page(&f->titles, n);
		return;
	case GUMBO_TAG_H1:
		html_title_head(&f->titles, a, n);
		break;
	case GUMBO_TAG_P:
		f->paras += f->titles.heads.n > 0;
		break;
	default:
		break;
	}
	l = labels_of(n);
	take_day(f, n, &l);
	take_person(f, n, &l);
	for (unsigned i = 0; i < n->v.element.children.length; i++)
		search(f, n->v.element.children.data[i], depth + 1);
}

void
html_metadata(struct html_declared *d, const GumboNode *root)
{
	struct article *a = d->a;
	struct finds f = {.d = d};

	search_scripts(d, root, 0);
	html_set_language(a, str_of(html_attr(root, "lang")));
	search(&f, root, 0);
	f.titles.name = d->name;
	html_title_settle(&f.titles, a);
	if (f.name)
		html_set(a, &a->outlet, str_of(f.name));
	if (str_eq_ascii(str_of(a->byline), str_of(a->outlet)))
		a->byline = "";
	html_set(a, &a->byline, buf_str(&f.by));
	if (str_eq_ascii(str_of(a->byline), str_of(a->outlet)))
		a->byline = "";
	html_set_day(a, &a->published, str_of(f.behind));
	html_set_day(a, &a->published, str_of(f.before));
	vec_free(&f.titles.heads);
	buf_free(&f.by);
}
