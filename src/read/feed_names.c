/* What the elements of feeds are called. */
#include "feed_parts.h"

const char *
feed_local(const char *name)
{
	const char *colon = strchr(name, ':');

	return colon ? colon + 1 : name;
}

bool
feed_has_prefix(const char *name, const char *prefix)
{
	size_t n = strlen(prefix);

	return !strncmp(name, prefix, n) && name[n] == ':';
}

bool
feed_is(const char *a, const char *b)
{
	return str_eq_ascii(str_of(a), str_of(b));
}

/* Which field an element of a channel or item is, and its rank. */
static const struct feed_element elements[] = {
	{"title", FIELD_TITLE, 1},
	{"dc:title", FIELD_TITLE, 2},
	{"link", FIELD_LINK, 1},
	{"guid", FIELD_ID, 1},
	{"id", FIELD_ID, 1},
	{"dc:identifier", FIELD_ID, 3},
	{"author", FIELD_AUTHOR, 1},
	{"dc:creator", FIELD_AUTHOR, 2},
	{"dc:author", FIELD_AUTHOR, 2},
	{"itunes:author", FIELD_AUTHOR, 3},
	{"media:title", FIELD_TITLE, 4},
	{"media:description", FIELD_SUMMARY, 4},
	{"description", FIELD_SUMMARY, 1},
	{"summary", FIELD_SUMMARY, 1},
	{"subtitle", FIELD_SUMMARY, 1},
	{"tagline", FIELD_SUMMARY, 1},
	{"dc:description", FIELD_SUMMARY, 2},
	{"itunes:summary", FIELD_SUMMARY, 3},
	{"abstract", FIELD_SUMMARY, 5},
	{"itunes:subtitle", FIELD_SUMMARY, 6},
	{"content:encoded", FIELD_CONTENT, 1},
	{"content", FIELD_CONTENT, 1},
	{"body", FIELD_CONTENT, 2},
	{"xhtml:body", FIELD_CONTENT, 2},
	{"fullitem", FIELD_CONTENT, 3},
	{"pubDate", FIELD_PUBLISHED, 1},
	{"published", FIELD_PUBLISHED, 1},
	{"issued", FIELD_PUBLISHED, 1},
	{"dc:date", FIELD_PUBLISHED, 2},
	{"dcterms:issued", FIELD_PUBLISHED, 2},
	{"dcterms:created", FIELD_PUBLISHED, 3},
	{"created", FIELD_PUBLISHED, 3},
	{"date", FIELD_PUBLISHED, 4},
	{"prism:publicationDate", FIELD_PUBLISHED, 4},
	{"updated", FIELD_UPDATED, 1},
	{"modified", FIELD_UPDATED, 1},
	{"lastBuildDate", FIELD_UPDATED, 1},
	{"dcterms:modified", FIELD_UPDATED, 2},
	{"language", FIELD_LANGUAGE, 1},
	{"dc:language", FIELD_LANGUAGE, 2},
	{"source", FIELD_SOURCE, 1},
};

const struct feed_element *
feed_element_of(const char *name)
{
	if (feed_has_prefix(name, "atom") || feed_has_prefix(name, "atom10") ||
	    feed_has_prefix(name, "a10") || feed_has_prefix(name, "rss") ||
	    feed_has_prefix(name, "a"))
		name = feed_local(name);
	for (size_t i = 0; i < COUNT(elements); i++)
		if (feed_is(name, elements[i].name))
			return &elements[i];
	return NULL;
}

bool
feed_is_item(const char *name)
{
	name = feed_local(name);
	return feed_is(name, "item") || feed_is(name, "entry");
}

bool
feed_is_channel(const char *name)
{
	name = feed_local(name);
	return feed_is(name, "channel") || feed_is(name, "feed");
}

bool
feed_is_root(const char *name)
{
	name = feed_local(name);
	return feed_is(name, "rss") || feed_is(name, "rdf");
}

bool
feed_is_passed_over(const char *name)
{
	static const char *const names[] = {
		"image",     "source",	    "cloud", "textinput",
		"generator", "contributor", "logo",  "icon"};

	name = feed_local(name);
	for (size_t i = 0; i < COUNT(names); i++)
		if (feed_is(name, names[i]))
			return true;
	return false;
}

/* The prefix by which this program knows a namespace, of which `start` opens
 * the address; those of modules stand before the formats they extend. */
static const struct {
	const char *start, *prefix;
} namespaces[] = {
	{"http://purl.org/rss/1.0/modules/content", "content"},
	{"http://purl.org/rss/1.0/modules/", NULL},
	{"http://purl.org/rss/", "rss"},
	{"http://purl.org/net/rss", "rss"},
	{"http://backend.userland.com/", "rss"},
	{"http://my.netscape.com/rdf/simple/0.9", "rss"},
	{"http://channel.netscape.com/rdf/simple/0.9", "rss"},
	{"http://www.w3.org/2005/Atom", "atom"},
	{"http://purl.org/atom/", "atom"},
	{"http://purl.org/dc/elements/1.", "dc"},
	{"http://purl.org/dc/terms", "dcterms"},
	{"http://search.yahoo.com/mrss", "media"},
	{"http://www.itunes.com/", "itunes"},
	{"http://www.w3.org/1999/xhtml", "xhtml"},
	{"http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"},
};

static const char *
known_prefix(const char *address)
{
	for (size_t i = 0; i < COUNT(namespaces); i++)
		if (str_starts_ascii(str_of(address),
				     str_of(namespaces[i].start)))
			return namespaces[i].prefix;
	return NULL;
}

/* The prefix that `said` was declared to be; NULL for none. */
static const char **
declared_as(struct feed_prefixes *p, struct str said)
{
	for (size_t i = 0; i < p->n; i++)
		if (str_eq(str_of(p->said[i]), said))
			return &p->meant[i];
	return NULL;
}

static void
declare(struct feed_prefixes *p, const char *said, const char *address)
{
	const char *meant = known_prefix(address);
	const char **old = declared_as(p, str_of(said));
	size_t n = strlen(said);

	if (old) {
		*old = meant;
	} else if (meant && strcmp(meant, said) != 0 && n < PREFIX_MOST &&
		   p->n < PREFIXES_MOST) {
		memcpy(p->said[p->n], said, n + 1);
		p->meant[p->n++] = meant;
	}
}

const char *
feed_name(struct feed_prefixes *p, const char *name, const char **attributes)
{
	const char *local = feed_local(name), *const * meant;

	for (; *attributes; attributes += 2)
		if (!strncmp(*attributes, "xmlns:", 6))
			declare(p, *attributes + 6, attributes[1]);
	if (local == name || !p->n)
		return name;
	meant = declared_as(p, (struct str){name, (size_t)(local - name) - 1});
	if (!meant || !*meant)
		return name;
	buf_clear(&p->name);
	buf_printf(&p->name, "%s:%s", *meant, local);
	return p->name.p;
}
