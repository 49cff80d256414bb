/* Feeds in XML.
 *
 * One pass with expat. Elements are known by their local name and, where it
 * matters, by the prefix of their namespace as feeds use it (content, dc,
 * media, itunes). The text of an element goes to the field that the innermost
 * known element names; markup inside a field (Atom's xhtml) is written back
 * as HTML. A parse error ends the feed; what was whole before it is kept.
 *
 * Feeds in the wild use HTML's named entities and undeclared prefixes, so the
 * parser knows no namespaces, and an entity that it does not know is skipped
 * or, when it is one of HTML's common ones, replaced. Nothing is expanded from
 * a DTD, so no bomb can be built. Growth: linear. */
#include "rashomon/read/feed.h"

#include "feed_parts.h"

#include "rashomon/read/charset.h"
#include "rashomon/text/utf8.h"

#include <expat.h>

enum { DEPTH_MOST = 200 };

struct parser {
	XML_Parser xml;
	article_list *out;
	const char *path, *kind;
	struct entry feed, item;
	bool in_item, in_author, in_image;
	size_t items, depth;
	int field; /* FIELD_… that text goes to; -1 none */
	size_t field_depth;
	bool markup;	 /* inside a field that holds markup */
	struct buf text; /* of the field so far */
};

void
entry_clear(struct entry *e)
{
	for (size_t i = 0; i < FIELD_COUNT; i++)
		buf_clear(&e->field[i]);
}

void
entry_free(struct entry *e)
{
	for (size_t i = 0; i < FIELD_COUNT; i++)
		buf_free(&e->field[i]);
}

static const char *
local_name(const char *name)
{
	const char *colon = strchr(name, ':');

	return colon ? colon + 1 : name;
}

static bool
has_prefix(const char *name, const char *prefix)
{
	size_t n = strlen(prefix);

	return !strncmp(name, prefix, n) && name[n] == ':';
}

static const char *
attribute(const char **a, const char *name)
{
	for (; *a; a += 2)
		if (!strcmp(*a, name))
			return a[1];
	return "";
}

static bool
is(const char *a, const char *b)
{
	return str_eq_ascii(str_of(a), str_of(b));
}

/* Which field an element of a channel or item is; -1 for none. */
static int
field_of(const char *name)
{
	static const struct {
		const char *name;
		int field;
	} fields[] = {
		{"title", FIELD_TITLE},
		{"link", FIELD_LINK},
		{"guid", FIELD_ID},
		{"id", FIELD_ID},
		{"dc:identifier", FIELD_ID},
		{"author", FIELD_AUTHOR},
		{"dc:creator", FIELD_AUTHOR},
		{"itunes:author", FIELD_AUTHOR},
		{"dc:author", FIELD_AUTHOR},
		{"description", FIELD_SUMMARY},
		{"summary", FIELD_SUMMARY},
		{"subtitle", FIELD_SUMMARY},
		{"tagline", FIELD_SUMMARY},
		{"dc:description", FIELD_SUMMARY},
		{"itunes:summary", FIELD_SUMMARY},
		{"content:encoded", FIELD_CONTENT},
		{"content", FIELD_CONTENT},
		{"body", FIELD_CONTENT},
		{"fullitem", FIELD_CONTENT},
		{"pubDate", FIELD_PUBLISHED},
		{"published", FIELD_PUBLISHED},
		{"issued", FIELD_PUBLISHED},
		{"created", FIELD_PUBLISHED},
		{"dc:date", FIELD_PUBLISHED},
		{"updated", FIELD_UPDATED},
		{"modified", FIELD_UPDATED},
		{"lastBuildDate", FIELD_UPDATED},
		{"dcterms:modified", FIELD_UPDATED},
		{"language", FIELD_LANGUAGE},
		{"dc:language", FIELD_LANGUAGE},
		{"dc:title", FIELD_TITLE},
	};

	if (has_prefix(name, "media") || has_prefix(name, "slash") ||
	    has_prefix(name, "thr") || is(name, "itunes:title") ||
	    is(name, "itunes:subtitle"))
		return -1;
	if (has_prefix(name, "atom") || has_prefix(name, "rss") ||
	    has_prefix(name, "a"))
		name = local_name(name);
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (is(name, fields[i].name))
			return fields[i].field;
	return -1;
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

static bool
is_item(const char *name)
{
	name = local_name(name);
	return is(name, "item") || is(name, "entry");
}

static void
link_start(struct parser *p, const char **a)
{
	const char *href = attribute(a, "href"), *rel = attribute(a, "rel");
	struct buf *b = &current(p)->field[FIELD_LINK];

	if (*href && (!*rel || !strcmp(rel, "alternate")) && !b->n)
		buf_adds(b, href);
}

static void
start(void *data, const char *name, const char **a)
{
	struct parser *p = data;

	if (++p->depth > DEPTH_MOST) {
		XML_StopParser(p->xml, XML_FALSE);
		return;
	}
	if (p->markup) {
		buf_printf(&p->text, "<%s>", local_name(name));
		return;
	}
	if (p->depth == 1) {
		p->kind = is(local_name(name), "feed") ? "atom" : "rss";
		buf_adds(&p->feed.field[FIELD_LANGUAGE],
			 attribute(a, "xml:lang"));
	}
	if (is_item(name) && !p->in_item) {
		p->in_item = true;
		entry_clear(&p->item);
		if (*attribute(a, "rdf:about"))
			buf_adds(&p->item.field[FIELD_ID],
				 attribute(a, "rdf:about"));
		return;
	}
	if (p->field == FIELD_AUTHOR && p->in_author) {
		/* Only the name counts of a person's parts. */
		p->field = is(local_name(name), "name") ? FIELD_AUTHOR : -1;
		p->field_depth = p->depth;
		buf_clear(&p->text);
		return;
	}
	if (p->field >= 0)
		return;
	if (is(local_name(name), "image") || is(local_name(name), "source") ||
	    is(local_name(name), "textinput"))
		p->in_image = true;
	if (p->in_image)
		return;
	if (is(local_name(name), "author") || is(local_name(name), "owner"))
		p->in_author = true;
	if (is(local_name(name), "link"))
		link_start(p, a);
	p->field = p->in_author && is(local_name(name), "name")
			   ? FIELD_AUTHOR
			   : field_of(name);
	if (p->in_author && p->field >= 0 && p->field != FIELD_AUTHOR)
		p->field = -1;
	p->field_depth = p->depth;
	p->markup = (p->field == FIELD_CONTENT || p->field == FIELD_SUMMARY ||
		     p->field == FIELD_TITLE) &&
		    !strcmp(attribute(a, "type"), "xhtml");
	buf_clear(&p->text);
}

/* A field is over: the first one counts, but a better content and a real
 * author's name do. */
static void
field_end(struct parser *p)
{
	struct buf *b = &current(p)->field[p->field];
	struct str words = str_trim(buf_str(&p->text));

	if (words.n &&
	    (!b->n || (p->field == FIELD_CONTENT && words.n > b->n))) {
		buf_clear(b);
		buf_add(b, words);
	}
	p->field = -1;
	p->markup = false;
}

static void
end(void *data, const char *name)
{
	struct parser *p = data;

	if (p->field >= 0 && p->depth == p->field_depth)
		field_end(p);
	else if (p->markup)
		buf_printf(&p->text, "</%s>", local_name(name));
	if (is(local_name(name), "author") || is(local_name(name), "owner"))
		p->in_author = false;
	if (is(local_name(name), "image") || is(local_name(name), "source") ||
	    is(local_name(name), "textinput"))
		p->in_image = false;
	if (is_item(name) && p->in_item && p->field < 0) {
		entry_article(p->out, p->path, p->kind, ++p->items, &p->feed,
			      &p->item);
		p->in_item = false;
	}
	p->depth--;
}

static void
text(void *data, const char *s, int n)
{
	struct parser *p = data;
	struct str words = {s, (size_t)n};

	if (p->field < 0)
		return;
	if (p->markup)
		put_escaped(&p->text, words);
	else
		buf_add(&p->text, words);
}

static void
skipped(void *data, const char *name, int is_parameter)
{
	static const struct {
		const char *name, *text;
	} entities[] = {
		{"nbsp", " "},	 {"rsquo", "’"},  {"lsquo", "‘"},
		{"rdquo", "”"},	 {"ldquo", "“"},  {"mdash", "—"},
		{"ndash", "–"},	 {"hellip", "…"}, {"eacute", "é"},
		{"copy", "©"},	 {"reg", "®"},	  {"trade", "™"},
		{"euro", "€"},	 {"pound", "£"},  {"agrave", "à"},
		{"egrave", "è"}, {"ouml", "ö"},	  {"uuml", "ü"},
		{"auml", "ä"},	 {"ccedil", "ç"}, {"ntilde", "ñ"},
	};

	if (is_parameter)
		return;
	for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
		if (!strcmp(name, entities[i].name))
			text(data, entities[i].text,
			     (int)strlen(entities[i].text));
}

bool
feed_sniff(struct str s)
{
	struct str head = str_sub(s, 0, s.n < 4096 ? s.n : 4096);

	return str_find(head, STR("<rss"), 0) != (size_t)-1 ||
	       str_find(head, STR("<feed"), 0) != (size_t)-1 ||
	       str_find(head, STR("<rdf:RDF"), 0) != (size_t)-1 ||
	       str_find(head, STR("<channel"), 0) != (size_t)-1 ||
	       str_find(head, STR("<atom:feed"), 0) != (size_t)-1 ||
	       str_find(head, STR("<a:feed"), 0) != (size_t)-1 ||
	       str_find(head, STR("<RDF"), 0) != (size_t)-1 ||
	       str_find(head, STR("<rdf"), 0) != (size_t)-1;
}

/* The charset of the XML declaration; "" none. */
static void
declared(struct str s, char name[40])
{
	size_t at = str_find(str_sub(s, 0, s.n < 200 ? s.n : 200),
			     STR("encoding="), 0);
	size_t n = 0;

	name[0] = '\0';
	if (at == (size_t)-1)
		return;
	at += 10;
	while (at + n < s.n && n < 39 && !strchr("\"'?> ", s.p[at + n]))
		n++;
	memcpy(name, s.p + at, n);
	name[n] = '\0';
}

/* `bytes` as UTF-8 without XML declaration and doctype, without the control
 * characters that XML forbids, and with lone ampersands mended. */
static void
prepare(struct buf *out, struct str bytes)
{
	struct buf utf = BUF_INIT;
	char charset[40];
	struct str s;
	size_t at = 0, close;

	declared(bytes, charset);
	charset_decode(&utf, bytes, charset, NULL);
	s = buf_str(&utf);
	at = str_find(s, STR("<"), 0);
	if (at == (size_t)-1)
		at = 0;
	if (str_starts(str_sub(s, at, s.n), STR("<?xml"))) {
		close = str_find(s, STR("?>"), at);
		if (close != (size_t)-1)
			at = close + 2;
	}
	/* An empty doctype makes unknown entities skipped, not errors. */
	buf_adds(out, "<!DOCTYPE feed SYSTEM \"none\">");
	for (; at < s.n; at++) {
		if (s.p[at] == '<' && at + 9 < s.n &&
		    str_eq_ascii(str_sub(s, at, at + 9), STR("<!DOCTYPE"))) {
			int depth = 0;

			for (; at < s.n; at++) {
				depth += s.p[at] == '[';
				depth -= s.p[at] == ']';
				if (s.p[at] == '>' && depth <= 0)
					break;
			}
			continue;
		}
		if (s.p[at] == '&') {
			size_t e = at + 1;

			while (e < s.n && e - at < 12 &&
			       (((unsigned char)s.p[e] | 32u) - 'a' < 26 ||
				s.p[e] == '#' ||
				(s.p[e] >= '0' && s.p[e] <= '9')))
				e++;
			buf_adds(out, e < s.n && s.p[e] == ';' && e > at + 1
					      ? "&"
					      : "&amp;");
			continue;
		}
		if ((unsigned char)s.p[at] >= 0x20 || s.p[at] == '\n' ||
		    s.p[at] == '\t' || s.p[at] == '\r')
			buf_addc(out, s.p[at]);
	}
	buf_free(&utf);
}

static bool
has_words(const struct entry *e)
{
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (e->field[i].n)
			return true;
	return false;
}

bool
read_feed(article_list *out, struct str bytes, const char *path,
	  struct error *e)
{
	struct parser p = {
		.out = out, .path = path, .kind = "rss", .field = -1};
	struct buf xml = BUF_INIT;
	size_t first = out->n;

	prepare(&xml, bytes);
	p.xml = XML_ParserCreate("UTF-8");
	XML_SetUserData(p.xml, &p);
	XML_UseForeignDTD(p.xml, XML_TRUE);
	XML_SetElementHandler(p.xml, start, end);
	XML_SetCharacterDataHandler(p.xml, text);
	XML_SetSkippedEntityHandler(p.xml, skipped);
	XML_Parse(p.xml, xml.p, (int)(xml.n > 1u << 30 ? 1u << 30 : xml.n), 1);
	if (out->n == first && has_words(&p.feed))
		entry_article(out, path, p.kind, 0, &p.feed, &p.feed);
	XML_ParserFree(p.xml);
	entry_free(&p.feed);
	entry_free(&p.item);
	buf_free(&p.text);
	buf_free(&xml);
	return out->n > first || error_set(e, path, "is no feed I can read");
}
