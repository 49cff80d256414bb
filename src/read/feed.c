/* Feeds in XML.
 *
 * The document is made well-formed first (xml_mend.c), then read in one pass
 * with expat. Elements are known by their name with the prefix that feeds use
 * (content, dc, media, itunes), since namespaces are too often undeclared;
 * where another prefix is declared for one of theirs, it counts
 * (feed_names.c). Only the children of the channel (or feed) and of an item
 * count, and Media RSS at any depth in them; an item's source, images and
 * contributors are passed over. Where several elements say the same, their rank
 * decides: the format's own before Dublin Core before iTunes. Markup inside a
 * field (Atom's xhtml) is written back as HTML.
 *
 * A reference to an entity of HTML is kept as it stands, for the reader of the
 * field. Growth: linear. */
#include "rashomon/read/feed.h"

#include "base64.h"
#include "feed_parts.h"
#include "json_article.h"
#include "url.h"
#include "xml_mend.h"
#include "xml_tag.h"

#include "rashomon/base/ascii.h"
#include "rashomon/read/charset.h"
#include "rashomon/text/utf8.h"

#include <expat.h>

enum { BASES_MOST = 16, SNIFF = 4096 };

struct base {
	size_t depth; /* of the element that set it */
	struct buf url;
};

struct parser {
	XML_Parser xml;
	article_list *out;
	const char *path, *kind;
	struct entry feed, item;
	size_t items, depth;
	size_t parent;	     /* depth of the channel, feed or item */
	bool in_item, named; /* named: the person's name was found */
	size_t channel;	     /* depth of the channel */
	bool root;	     /* the document is a feed's, channel or not */
	size_t skip;	     /* depth of an element passed over; 0 none */
	size_t origin;	     /* depth of an Atom item's source; 0 none */
	int field;	     /* FIELD_… that text goes to; -1 none */
	uint8_t rank;
	size_t field_depth;
	bool person;	   /* the field holds a person's parts */
	bool in_part;	   /* inside a part of a person that counts */
	bool markup;	   /* the field holds markup */
	bool base64, html; /* of the field; html where its type says so */
	bool permalink;	   /* the item's guid is its address */
	struct buf text;   /* of the field so far */
	struct base bases[BASES_MOST];
	size_t base_n;
	struct feed_prefixes prefixes;
};

void
entry_clear(struct entry *e)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		buf_clear(&e->field[i]);
		e->rank[i] = 0;
		e->plain[i] = false;
	}
}

void
entry_free(struct entry *e)
{
	for (size_t i = 0; i < FIELD_COUNT; i++)
		buf_free(&e->field[i]);
}

static const char *
attribute(const char **a, const char *name)
{
	for (; *a; a += 2)
		if (!strcmp(*a, name))
			return a[1];
	return "";
}

static struct entry *
current(struct parser *p)
{
	return p->in_item ? &p->item : &p->feed;
}

static void
put_escaped(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '<')
			buf_adds(b, "&lt;");
		else if (s.p[i] == '&')
			buf_adds(b, "&amp;");
		else
			buf_addc(b, s.p[i]);
	}
}

/* The same of text whose references stand for themselves. */
static void
put_lone_escaped(struct buf *b, struct str s)
{
	for (size_t i = 0, end; i < s.n; i = end) {
		for (end = i + 1; end < s.n && ascii_letter(s.p[end]);)
			end++;
		if (s.p[i] == '&' && end > i + 1 && end < s.n &&
		    s.p[end] == ';')
			buf_add(b, str_sub(s, i, end));
		else
			put_escaped(b, str_sub(s, i, end));
	}
}

/* RSS names where an item is from in an element of words; Atom's of the same
 * name holds a feed's elements, of which the title counts. */
static bool
is_origin(const struct parser *p, const char *name)
{
	return p->in_item && feed_is(name, "source") && !strcmp(p->kind, "rss");
}

static bool
is_atom_origin(const struct parser *p, const char *name)
{
	return p->in_item && p->depth == p->parent + 1 &&
	       feed_is(feed_local(name), "source") && !strcmp(p->kind, "atom");
}

static struct str
base_of(const struct parser *p)
{
	return p->base_n ? buf_str(&p->bases[p->base_n - 1].url) : STR_NONE;
}

static void
push_base(struct parser *p, const char *base)
{
	struct buf url = BUF_INIT;

	if (!*base || p->base_n == BASES_MOST)
		return;
	url_resolve(&url, base_of(p), str_of(base));
	p->bases[p->base_n].depth = p->depth;
	p->bases[p->base_n++].url = url;
}

static void
pop_base(struct parser *p)
{
	if (p->base_n && p->bases[p->base_n - 1].depth == p->depth)
		buf_free(&p->bases[--p->base_n].url);
}

/* An RSS guid that says it is no address. */
static bool
is_bare_id(const struct parser *p, uint8_t rank)
{
	return !strcmp(p->kind, "rss") && rank == 1 && !p->permalink;
}

/* An address, in full where a base is known; some are escaped twice. */
static void
put_address(struct parser *p, struct buf *b, struct str s)
{
	struct buf once = BUF_INIT;
	struct str mark = STR("&amp;");

	for (size_t at = 0; at < s.n;) {
		bool is_mark = str_starts(str_sub(s, at, s.n), mark);

		buf_addc(&once, s.p[at]);
		at += is_mark ? mark.n : 1;
	}
	url_resolve(b, base_of(p), buf_str(&once));
	buf_free(&once);
}

/* Sets a field unless a better element set it; of equal ones the first wins,
 * of contents the longer, of RSS links the last. */
static void
put_field(struct parser *p, enum field field, uint8_t rank, struct str s)
{
	struct entry *e = current(p);
	struct buf *b = &e->field[field];
	bool last = field == FIELD_LINK && !strcmp(p->kind, "rss");

	if (!s.n || (e->rank[field] && rank > e->rank[field]))
		return;
	if (rank == e->rank[field] && !last &&
	    (field != FIELD_CONTENT || s.n <= b->n))
		return;
	buf_clear(b);
	e->rank[field] = rank;
	e->plain[field] = p->base64 && !p->html;
	if (field == FIELD_LINK)
		put_address(p, b, s);
	else if (field == FIELD_ID && !is_bare_id(p, rank))
		url_resolve(b, base_of(p), s);
	else
		buf_add(b, s);
}

static bool
is_own_link(const char **a)
{
	const char *rel = attribute(a, "rel");

	return !*rel || !strcmp(rel, "alternate");
}

/* An Atom link: the alternate one is the item's, a page before other forms of
 * it; what it is via where there is none. */
static void
link_attributes(struct parser *p, const char **a)
{
	const char *href = attribute(a, "href"), *rel = attribute(a, "rel");
	const char *type = attribute(a, "type");
	bool page = !*type || strstr(type, "html");
	uint8_t rank = 4;

	if (is_own_link(a))
		rank = !*rel && !strcmp(p->kind, "rss") ? 1 : page ? 2 : 3;
	else if (strcmp(rel, "via") != 0)
		return;
	put_field(p, FIELD_LINK, rank, str_of(href));
}

/* Atom 0.3 says so, Atom 1.0 by a binary media type (RFC 4287, 4.1.3.3). */
static bool
is_base64(const char **a)
{
	static const char *const types[] = {"application/octet-stream",
					    "image/", "audio/", "video/"};
	const char *type = attribute(a, "type");

	if (*attribute(a, "mode"))
		return !strcmp(attribute(a, "mode"), "base64");
	for (size_t i = 0; i < COUNT(types); i++)
		if (!strncmp(type, types[i], strlen(types[i])))
			return true;
	return false;
}

/* CDF says these in attributes, in capitals. */
static void
cdf_attributes(struct parser *p, const char **a)
{
	put_field(p, FIELD_LINK, 9, str_of(attribute(a, "HREF")));
	put_field(p, FIELD_UPDATED, 9, str_of(attribute(a, "LASTMOD")));
}

static void
start_item(struct parser *p, const char **a)
{
	p->in_item = true;
	p->permalink = false;
	p->parent = p->depth;
	entry_clear(&p->item);
	p->rank = 2;
	if (*attribute(a, "rdf:about"))
		put_field(p, FIELD_ID, 2, str_of(attribute(a, "rdf:about")));
	cdf_attributes(p, a);
}

static void
start_channel(struct parser *p, const char *name, const char **a)
{
	if (feed_is(feed_local(name), "feed"))
		p->kind = "atom";
	p->channel = p->parent = p->depth;
	put_field(p, FIELD_LANGUAGE, 3, str_of(attribute(a, "xml:lang")));
	cdf_attributes(p, a);
}

static void
start_field(struct parser *p, const char *name, const char **a)
{
	const struct feed_element *e = feed_element_of(name);

	if (e && e->field == FIELD_LINK) {
		link_attributes(p, a);
		if (!is_own_link(a)) {
			p->skip = p->depth;
			return;
		}
	}
	p->field = e ? e->field : -1;
	p->rank = e ? e->rank : 0;
	p->field_depth = p->depth;
	if (feed_is(name, "guid"))
		p->permalink = !feed_is(attribute(a, "isPermaLink"), "false");
	p->person = p->field == FIELD_AUTHOR;
	p->named = p->in_part = false;
	p->base64 = is_base64(a);
	p->html = strstr(attribute(a, "type"), "html") != NULL;
	p->markup = !strcmp(attribute(a, "type"), "xhtml") ||
		    (e && e->rank == 2 && e->field == FIELD_CONTENT);
	buf_clear(&p->text);
}

/* An element inside a field: a part of a person, of which the name counts,
 * or markup. */
static void
start_inside(struct parser *p, const char *name)
{
	if (p->person) {
		if (!feed_is(feed_local(name), "name")) {
			p->skip = p->depth;
			return;
		}
		if (!p->named)
			buf_clear(&p->text);
		p->named = p->in_part = true;
		return;
	}
	if (!p->markup) {
		struct buf escaped = BUF_INIT;

		put_lone_escaped(&escaped, buf_str(&p->text));
		buf_clear(&p->text);
		buf_add(&p->text, buf_str(&escaped));
		buf_free(&escaped);
		p->markup = true;
	}
	buf_printf(&p->text, "<%s>", feed_local(name));
}

/* An element inside an Atom item's source. */
static void
start_origin(struct parser *p, const char *name, const char **a)
{
	if (feed_is(feed_local(name), "title"))
		start_field(p, "source", a);
	else
		p->skip = p->depth;
}

static void
start(void *data, const char *name, const char **a)
{
	struct parser *p = data;

	p->depth++;
	name = feed_name(&p->prefixes, name, a);
	if (p->depth == 1 && feed_is_root(name)) {
		p->root = true;
		put_field(p, FIELD_LANGUAGE, 3,
			  str_of(attribute(a, "xml:lang")));
	}
	if (p->skip)
		return;
	push_base(p, attribute(a, "xml:base"));
	if (p->field >= 0)
		start_inside(p, name);
	else if (p->origin)
		start_origin(p, name, a);
	else if (is_atom_origin(p, name))
		p->origin = p->depth;
	else if (feed_is_item(name) && !p->in_item) {
		if (p->depth == 1) /* an entry as the document */
			p->kind = "atom";
		start_item(p, a);
	} else if (feed_is_channel(name) && !p->in_item)
		start_channel(p, name, a);
	else if (feed_is_passed_over(name) && !is_origin(p, name))
		p->skip = p->depth;
	else if (p->parent &&
		 (p->depth == p->parent + 1 || feed_has_prefix(name, "media")))
		start_field(p, name, a);
}

static void
field_end(struct parser *p)
{
	struct str words = str_trim(buf_str(&p->text));
	struct buf bytes = BUF_INIT, clean = BUF_INIT;

	if (p->base64) {
		base64_decode(&bytes, words);
		utf8_mend(&clean, buf_str(&bytes));
		words = str_trim(buf_str(&clean));
	} else if (!strcmp(p->kind, "rss") && !p->markup &&
		   p->field != FIELD_ID && feed_unescape(&clean, words)) {
		words = buf_str(&clean);
	}
	put_field(p, (enum field)p->field, p->rank, words);
	p->field = -1;
	p->markup = p->base64 = p->person = false;
	buf_free(&bytes);
	buf_free(&clean);
}

static void
end_item(struct parser *p)
{
	struct buf *link = &p->item.field[FIELD_LINK];
	struct str id = buf_str(&p->item.field[FIELD_ID]);

	if (!link->n && p->permalink && str_starts(id, STR("http")))
		buf_add(link, id);
	entry_article(p->out, p->path, p->kind, ++p->items, &p->feed, &p->item);
	p->in_item = false;
	p->parent = p->channel;
}

static void
end(void *data, const char *name)
{
	struct parser *p = data;

	if (p->skip) {
		p->skip = p->skip == p->depth ? 0 : p->skip;
	} else if (p->field >= 0 && p->depth == p->field_depth) {
		field_end(p);
	} else if (p->field >= 0 && p->person) {
		p->in_part = false;
	} else if (p->field >= 0 && p->markup) {
		buf_printf(&p->text, "</%s>", feed_local(name));
	} else if (p->origin == p->depth) {
		p->origin = 0;
	} else if (p->in_item && p->depth == p->parent) {
		end_item(p);
	}
	pop_base(p);
	p->depth--;
}

static bool
takes_text(const struct parser *p)
{
	return p->field >= 0 && !p->skip && (!p->named || p->in_part);
}

static void
text(void *data, const char *s, int n)
{
	struct parser *p = data;
	struct str words = {s, (size_t)n};

	if (!takes_text(p))
		return;
	if (p->markup)
		put_escaped(&p->text, words);
	else
		buf_add(&p->text, words);
}

static void
skipped(void *data, const char *name, int is_parameter)
{
	struct parser *p = data;

	if (!is_parameter && takes_text(p))
		buf_printf(&p->text, "&%s;", name);
}

/* Where the first of `signs` stands in `head`, at most `n` of them. */
static size_t
first_of(struct str head, const char *const *signs, size_t n)
{
	size_t first = (size_t)-1;

	for (size_t i = 0; i < n; i++) {
		size_t at = str_find(head, str_of(signs[i]), 0);

		first = at < first ? at : first;
	}
	return first;
}

/* May this stand before a feed? Broken sites put declarations, comments and
 * stray bytes there, or warnings before the declaration. JSON, a page and
 * prose that speak of feeds are none. */
static bool
may_precede(struct str s)
{
	static const char *const pages[] = {"<html", "<HTML", "<!doctype html",
					    "<!DOCTYPE html"};
	static const char *const blanks[] = {" ", "\t", "\n"};

	s = str_trim(s);
	if (json_begins(s) || first_of(s, pages, COUNT(pages)) != (size_t)-1)
		return false;
	return str_starts(s, STR("<")) ||
	       str_find(s, STR("<?xml"), 0) != (size_t)-1 ||
	       first_of(s, blanks, COUNT(blanks)) == (size_t)-1;
}

/* Where the first element starts: behind declarations, a doctype, comments;
 * the end of `s` if it is cut in one. */
static size_t
root_at(struct str s)
{
	size_t at = 0, end;

	for (;;) {
		struct str rest;

		while (at < s.n && (unsigned char)s.p[at] <= ' ')
			at++;
		rest = str_sub(s, at, s.n);
		if (str_starts(rest, STR("<!--")))
			end = str_find(s, STR("-->"), at);
		else if (str_starts(rest, STR("<?")) ||
			 str_starts(rest, STR("<!")))
			end = str_find(s, STR(">"), at);
		else
			return at;
		if (end == (size_t)-1)
			return s.n;
		at = end + (s.p[end] == '-' ? 3 : 1);
	}
}

/* Is the element that starts `s` the outermost of a feed? */
static bool
is_feed_tag(struct str s)
{
	static const char *const names[] = {"rss", "rdf", "feed", "channel"};
	struct str name =
		s.n && s.p[0] == '<' ? xml_name(str_sub(s, 1, s.n)) : STR_NONE;
	size_t colon = str_find(name, STR(":"), 0);

	if (colon != (size_t)-1)
		name = str_sub(name, colon + 1, name.n);
	for (size_t i = 0; i < COUNT(names); i++)
		if (str_eq_ascii(name, str_of(names[i])))
			return true;
	return false;
}

bool
feed_sniff(struct str s)
{
	static const char *const signs[] = {
		"<rss",	   "<feed", "<rdf:RDF", "<channel", "<atom:feed",
		"<a:feed", "<RDF",  "<rdf",	"<entry"};
	struct buf room = BUF_INIT;
	struct str head = charset_head(&room, s, SNIFF);
	size_t at;
	bool found;

	if (str_starts(head, STR("\xEF\xBB\xBF")))
		head = str_sub(head, 3, head.n);
	at = first_of(head, signs, COUNT(signs));
	found = is_feed_tag(str_sub(head, root_at(head), head.n)) ||
		(at != (size_t)-1 && may_precede(str_sub(head, 0, at)));
	buf_free(&room);
	return found;
}

bool
read_feed(article_list *out, struct str bytes, const char *path,
	  struct error *e)
{
	struct parser p = {
		.out = out, .path = path, .kind = "rss", .field = -1};
	struct buf xml = BUF_INIT;
	size_t first = out->n;

	xml_mend(&xml, bytes);
	p.xml = XML_ParserCreate("UTF-8");
	XML_SetUserData(p.xml, &p);
	XML_UseForeignDTD(p.xml, XML_TRUE);
	XML_SetElementHandler(p.xml, start, end);
	XML_SetCharacterDataHandler(p.xml, text);
	XML_SetSkippedEntityHandler(p.xml, skipped);
	XML_Parse(p.xml, xml.p, (int)(xml.n > 1u << 30 ? 1u << 30 : xml.n), 1);
	if (p.in_item) /* the parser stopped inside an item */
		end_item(&p);
	if (out->n == first && (p.channel || p.root))
		entry_article(out, path, p.kind, 0, &p.feed, &p.feed);
	XML_ParserFree(p.xml);
	entry_free(&p.feed);
	entry_free(&p.item);
	while (p.base_n)
		buf_free(&p.bases[--p.base_n].url);
	buf_free(&p.prefixes.name);
	buf_free(&p.text);
	buf_free(&xml);
	return out->n > first || error_set(e, path, "is no feed I can read");
}
