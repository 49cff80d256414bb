/* Pages carry more script and style than text, and a parser reads all of it.
 * One walk over the '<' of the page leaves out what can hold no text: scripts
 * but JSON-LD, styles, drawings, comments. Linear: every byte is looked at
 * once, the end of an element is searched from its start only. */
#include "html_parts.h"

static bool
starts_small(struct str s, size_t at, const char *word)
{
	for (; *word; word++, at++)
		if (at >= s.n ||
		    (s.p[at] >= 'A' && s.p[at] <= 'Z' ? s.p[at] | 32
						      : s.p[at]) != *word)
			return false;
	return true;
}

/* Behind "</name…>" from `at`; the end of the page where there is none. */
static size_t
element_end(struct str s, size_t at, const char *name)
{
	const char *hit;

	while (at < s.n && (hit = memchr(s.p + at, '<', s.n - at)) != NULL) {
		at = (size_t)(hit - s.p) + 1;
		if (at >= s.n || s.p[at] != '/' ||
		    !starts_small(s, at + 1, name))
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
	const char *end = memchr(s.p + at, '>', s.n - at);
	struct str tag = str_sub(s, at, end ? (size_t)(end - s.p) : s.n);

	return str_find(tag, STR("ld+json"), 0) != (size_t)-1;
}

/* Behind what can be left out at `at`, a '<'; `at` itself if nothing can. */
static size_t
silent_end(struct str s, size_t at)
{
	static const char *const names[] = {"script", "style", "svg"};
	size_t hit;

	if (str_starts(str_sub(s, at, s.n), STR("<!--"))) {
		hit = str_find(s, STR("-->"), at + 4);
		return hit == (size_t)-1 ? at : hit + 3;
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		size_t n = strlen(names[i]);

		if (!starts_small(s, at + 1, names[i]) || at + 1 + n >= s.n ||
		    !strchr(" \t\r\n>", s.p[at + 1 + n]))
			continue;
		return i == 0 && is_data(s, at) ? at
						: element_end(s, at, names[i]);
	}
	return at;
}

void
html_strip(struct buf *out, struct str s)
{
	size_t at = 0, from = 0;
	const char *hit;

	buf_reserve(out, s.n + 1);
	while (at < s.n && (hit = memchr(s.p + at, '<', s.n - at)) != NULL) {
		size_t end;

		at = (size_t)(hit - s.p);
		end = silent_end(s, at);
		if (end == at) {
			at++;
			continue;
		}
		buf_add(out, str_sub(s, from, at));
		from = at = end;
	}
	buf_add(out, str_sub(s, from, s.n));
}
