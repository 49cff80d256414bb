/* Pages carry more script and style than text, and a parser reads all of it.
 * One walk over the '<' of the page leaves out what can hold no text: scripts
 * but JSON-LD, styles, drawings, comments. It leaves out, too, the tags of
 * elements nested deeper than NEST_MOST: a parser looks through all open
 * elements at each tag, so that depth is what could make it slow. Their text
 * stays. Linear: the end of an element is searched from its start only, that
 * of a comment not again when there is none. */
#include "html_parts.h"
#include "rashomon/base/ascii.h"

enum { NEST_MOST = 256, TAG_MOST = 1024 };

struct strip {
	struct str s;
	bool comments; /* can a comment's end still come? */
	size_t depth;  /* of open elements, as the tags say */
};

/* Behind "</name…>" from `at`; the end of the page where there is none. */
static size_t
element_end(struct str s, size_t at, const char *name)
{
	const char *hit;

	while (at < s.n && (hit = memchr(s.p + at, '<', s.n - at)) != NULL) {
		at = (size_t)(hit - s.p) + 1;
		if (at >= s.n || s.p[at] != '/' ||
		    !str_starts_ascii(str_sub(s, at + 1, s.n), str_of(name)))
			continue;
		hit = memchr(s.p + at, '>', s.n - at);
		return hit ? (size_t)(hit - s.p) + 1 : s.n;
	}
	return s.n;
}

/* Is the start tag at `at` that of a script with data to read? */
static bool
is_data(struct str s, size_t at)
{
	size_t most = s.n - at < TAG_MOST ? s.n - at : TAG_MOST;
	const char *end = memchr(s.p + at, '>', most);
	struct str tag = str_sub(s, at, end ? (size_t)(end - s.p) : at + most);

	return str_find(tag, STR("ld+json"), 0) != (size_t)-1;
}

/* Behind what can be left out at `at`, a '<'; `at` itself if nothing can.
 * `kept` is then the end of what must stay as it is: a script with data. */
static size_t
silent_end(struct strip *k, size_t at, size_t *kept)
{
	static const char *const names[] = {"script", "style", "svg"};
	struct str s = k->s;

	if (k->comments && str_starts(str_sub(s, at, s.n), STR("<!--"))) {
		size_t hit = str_find(s, STR("-->"), at + 4);

		k->comments = hit != (size_t)-1;
		return k->comments ? hit + 3 : at;
	}
	for (size_t i = 0; i < COUNT(names); i++) {
		size_t n = strlen(names[i]);

		if (at + 1 + n >= s.n ||
		    !str_starts_ascii(str_sub(s, at + 1, s.n),
				      str_of(names[i])) ||
		    !strchr(" \t\r\n>", s.p[at + 1 + n]))
			continue;
		*kept = element_end(s, at, names[i]);
		return i == 0 && is_data(s, at) ? at : *kept;
	}
	return at;
}

/* Elements that hold nothing, or that the next of their kind ends. */
static bool
nests(struct str name)
{
	static const char *const flat[] = {
		"area",	 "base",  "body",     "br",	"col",	 "colgroup",
		"dd",	 "dt",	  "embed",    "head",	"hr",	 "html",
		"img",	 "input", "li",	      "link",	"meta",	 "option",
		"p",	 "param", "optgroup", "rp",	"rt",	 "source",
		"tbody", "td",	  "tfoot",    "th",	"thead", "tr",
		"track", "wbr",	  "title",    "script", "a",
	};

	for (size_t i = 0; i < COUNT(flat); i++)
		if (str_eq_ascii(name, str_of(flat[i])))
			return false;
	return true;
}

static bool
is_name(char c)
{
	return ascii_letter(c) || c == '-' || ascii_digit(c);
}

/* Behind the tag at `at` when it is one too deep; `at` itself if not. */
static size_t
deep_end(struct strip *k, size_t at)
{
	bool close = at + 1 < k->s.n && k->s.p[at + 1] == '/';
	size_t from = at + 1 + close, end = from;
	const char *hit;
	bool deep;

	while (end < k->s.n && is_name(k->s.p[end]))
		end++;
	if (end == from || !nests(str_sub(k->s, from, end)))
		return at;
	if (!close)
		k->depth++;
	deep = k->depth > NEST_MOST;
	if (close)
		k->depth -= k->depth > 0;
	hit = deep ? memchr(k->s.p + end, '>', k->s.n - end) : NULL;
	return !deep ? at : hit ? (size_t)(hit - k->s.p) + 1 : k->s.n;
}

void
html_strip(struct buf *out, struct str s)
{
	struct strip k = {.s = s, .comments = true};
	size_t at = 0, from = 0;
	const char *hit;

	buf_reserve(out, s.n + 1);
	while (at < s.n && (hit = memchr(s.p + at, '<', s.n - at)) != NULL) {
		size_t end, kept = 0;

		at = (size_t)(hit - s.p);
		end = silent_end(&k, at, &kept);
		if (end == at && kept) {
			at = kept;
			continue;
		}
		if (end == at)
			end = deep_end(&k, at);
		if (end == at) {
			at++;
			continue;
		}
		buf_add(out, str_sub(s, from, at));
		from = at = end;
	}
	buf_add(out, str_sub(s, from, s.n));
}
