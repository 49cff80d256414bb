/* An electronic book: META-INF/container.xml names the package file, which
 * lists the book's data, its members and the order they are read in. Chapters
 * are web pages and read as such; navigation and pages without text (covers)
 * are passed over. Names in the package file are looked up among the members
 * by a map, so the growth is linear. XML with a document type that declares
 * entities is refused. */
#include "archive.h"

#include "url.h"

#include "rashomon/base/map.h"
#include "rashomon/read/html.h"
#include "rashomon/read/webdate.h"

#include <expat.h>

struct item {
	struct str href; /* in the package's arena */
	bool page, navigation;
};

struct package {
	XML_Parser xml;
	struct arena arena;
	struct str root; /* path of the package file */
	VEC(struct item) items;
	struct map ids; /* of items */
	VEC(size_t) spine;
	struct buf *field; /* what text goes to; NULL none */
	struct buf title, outlet, author, day, language;
};

static const char container[] = "META-INF/container.xml";

bool
epub_sniff(const member_list *l)
{
	const struct member *m = member_find(l, STR("mimetype"));

	return (m &&
		str_starts(str_trim(m->bytes), STR("application/epub+zip"))) ||
	       member_find(l, str_of(container));
}

static struct str
attribute(const char *const *attributes, const char *name)
{
	for (; *attributes; attributes += 2)
		if (!strcmp(*attributes, name))
			return str_of(attributes[1]);
	return STR_NONE;
}

static const char *
local_name(const char *name)
{
	const char *colon = strchr(name, ':');

	return colon ? colon + 1 : name;
}

static void
take_item(struct package *p, const char *const *attributes)
{
	struct str id = attribute(attributes, "id");
	struct str type = attribute(attributes, "media-type");
	struct item i = {
		.href = arena_str(&p->arena, attribute(attributes, "href")),
		.page = str_eq(type, STR("application/xhtml+xml")) ||
			str_eq(type, STR("text/html")),
		.navigation = str_find(attribute(attributes, "properties"),
				       STR("nav"), 0) != (size_t)-1};

	if (!id.n || !i.href.n)
		return;
	*map_at(&p->ids, id, 0) = p->items.n;
	vec_push(&p->items, i);
}

static struct buf *
field_of(struct package *p, const char *name)
{
	struct {
		const char *name;
		struct buf *field;
	} fields[] = {{"title", &p->title},
		      {"publisher", &p->outlet},
		      {"creator", &p->author},
		      {"date", &p->day},
		      {"language", &p->language}};

	for (size_t i = 0; i < COUNT(fields); i++)
		if (!strcmp(name, fields[i].name) && !fields[i].field->n)
			return fields[i].field;
	return NULL;
}

static void
start(void *data, const char *name, const char **attributes)
{
	struct package *p = data;
	size_t at;

	name = local_name(name);
	if (!strcmp(name, "rootfile") && !p->root.n)
		p->root = arena_str(&p->arena,
				    attribute(attributes, "full-path"));
	else if (!strcmp(name, "item"))
		take_item(p, attributes);
	else if (!strcmp(name, "itemref") &&
		 !str_eq(attribute(attributes, "linear"), STR("no")) &&
		 (at = map_get(&p->ids, attribute(attributes, "idref"))) !=
			 MAP_NONE)
		vec_push(&p->spine, at);
	p->field = field_of(p, name);
}

static void
end(void *data, const char *name)
{
	(void)name;
	((struct package *)data)->field = NULL;
}

static void
text(void *data, const char *s, int n)
{
	struct package *p = data;

	if (p->field && p->field->n < 4096)
		buf_add(p->field, (struct str){s, (size_t)n});
}

static void
refuse(void *data, const char *name, int parameter, const char *value,
       int length, const char *base, const char *system, const char *public,
       const char *notation)
{
	(void)name, (void)parameter, (void)value, (void)length, (void)base;
	(void)system, (void)public, (void)notation;
	XML_StopParser(((struct package *)data)->xml, XML_FALSE);
}

static void
parse(struct package *p, struct str xml)
{
	p->xml = XML_ParserCreate(NULL);
	if (!p->xml)
		return;
	XML_SetUserData(p->xml, p);
	XML_SetElementHandler(p->xml, start, end);
	XML_SetCharacterDataHandler(p->xml, text);
	XML_SetEntityDeclHandler(p->xml, refuse);
	XML_Parse(p->xml, xml.p, (int)xml.n, 1);
	XML_ParserFree(p->xml);
	p->field = NULL;
}

/* The member that `href` names, seen from the package file. */
static size_t
locate(const struct package *p, const struct map *names, struct str href)
{
	struct buf base = BUF_INIT, url = BUF_INIT, name = BUF_INIT;
	size_t cut = str_find(href, STR("#"), 0), at;

	buf_adds(&base, "http://book/");
	buf_add(&base, p->root);
	url_resolve(&url, buf_str(&base),
		    str_sub(href, 0, cut == (size_t)-1 ? href.n : cut));
	if (url.n > 12)
		url_unescape(&name, str_sub(buf_str(&url), 12, url.n));
	at = map_get(names, buf_str(&name));
	buf_free(&name);
	buf_free(&base);
	buf_free(&url);
	return at;
}

static void
fill(struct article *a, const char **field, const struct buf *b)
{
	if (!**field)
		*field = article_keep(a, buf_str(b));
}

static void
fill_from_book(struct article *a, const struct package *p, size_t number)
{
	char iso[32];

	a->kind = "epub";
	a->item = number;
	fill(a, &a->title, &p->title);
	fill(a, &a->outlet, p->outlet.n ? &p->outlet : &p->title);
	fill(a, &a->byline, &p->author);
	fill(a, &a->language, &p->language);
	if (!*a->published && webdate_parse(str_trim(buf_str(&p->day)), iso)) {
		a->published = article_keep(a, str_of(iso));
		a->published_basis = DATE_METADATA;
	}
}

static void
take_chapters(article_list *out, const struct package *p, const member_list *l,
	      const char *path)
{
	struct map names = MAP_INIT;
	size_t number = 0;

	for (size_t i = 0; i < l->n; i++)
		if (!l->v[i].note)
			*map_at(&names, l->v[i].name, i) = i;
	for (size_t i = 0; i < p->spine.n; i++) {
		const struct item *item = &p->items.v[p->spine.v[i]];
		size_t at = locate(p, &names, item->href), first = out->n;

		if (at == MAP_NONE || l->v[at].used || !item->page ||
		    item->navigation)
			continue;
		l->v[at].used = true;
		if (!read_html(out, l->v[at].bytes, path, NULL))
			continue;
		for (number++; first < out->n; first++)
			fill_from_book(out->v[first], p, number);
	}
	map_free(&names);
}

bool
read_epub(article_list *out, const member_list *l, const char *path,
	  struct error *e)
{
	const struct member *m = member_find(l, str_of(container));
	struct package p = {0};
	size_t first = out->n;

	if (m)
		parse(&p, m->bytes);
	m = p.root.n ? member_find(l, p.root) : NULL;
	if (m)
		parse(&p, m->bytes);
	take_chapters(out, &p, l, path);
	arena_free(&p.arena);
	vec_free(&p.items);
	vec_free(&p.spine);
	map_free(&p.ids);
	buf_free(&p.title);
	buf_free(&p.outlet);
	buf_free(&p.author);
	buf_free(&p.day);
	buf_free(&p.language);
	return out->n > first ||
	       error_set(e, path, "is a book without text that I can read");
}
