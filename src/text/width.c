/* Cells, grapheme clusters, wrapping.
 *
 * Most text is ASCII or Han, where every character is a cluster of its own
 * and its width is known from its block; whole paragraphs of that kind never
 * reach libunistring. All others are segmented as a whole paragraph with
 * u8_grapheme_breaks, since a loop over u8_grapheme_next splits ZWJ families
 * and flags in libunistring 1.0. A cluster is as wide as its widest
 * character, at most two cells; a variation selector changes nothing, since
 * the screen draws the base without it. Of ambiguous width is what Unicode
 * calls so: libunistring takes all below U+FF61 for it.
 *
 * Lines break by UAX #14 (u8_possible_linebreaks). On top of it: no closing
 * mark starts a row and no opening mark ends one, also where the library
 * would allow it between ideographs. Growth: linear in the bytes. */
#include "rashomon/text/width.h"
#include "rashomon/base/ascii.h"

#include "rashomon/text/utf8.h"

#include "ambiguous.h"

#include <unigbrk.h>
#include <unilbrk.h>
#include <uniwidth.h>

/* Ideographs, kana and their full-width marks: two cells, no combining. */
static bool
is_wide_plain(uint32_t cp)
{
	return (cp >= 0x3001 && cp <= 0x3029) ||
	       (cp >= 0x3041 && cp <= 0x3096) ||
	       (cp >= 0x30A1 && cp <= 0x30FF) ||
	       (cp >= 0x3400 && cp <= 0x4DB5) ||
	       (cp >= 0x4E00 && cp <= 0x9FEF) ||
	       (cp >= 0xFF01 && cp <= 0xFF5E) || cp == 0x3000;
}

static uint8_t
width_of(uint32_t cp, int ambiguous)
{
	int w;

	if (cp < 0x7F)
		return cp >= 0x20;
	if (is_wide_plain(cp))
		return 2;
	w = uc_width(cp, "UTF-8");
	if (w == 1 && ambiguous == 2 && is_ambiguous(cp))
		w = 2;
	if (cp >= 0x1F1E6 && cp <= 0x1F1FF)
		return 1;
	return w < 0 ? 0 : w > 2 ? 2 : (uint8_t)w;
}

/* Is every character of `s` a cluster by itself? */
static bool
is_simple(struct str s)
{
	for (size_t at = 0, n; at < s.n; at += n) {
		uint32_t cp;

		n = 1;
		if ((unsigned char)s.p[at] < 0x80)
			continue;
		n = utf8_next(s, at, &cp);
		if (!is_wide_plain(cp) && !(cp >= 0xA0 && cp < 0x300) &&
		    !(cp >= 0x2010 && cp <= 0x2027) && cp != 0x20AC)
			return false;
	}
	return true;
}

static uint8_t
cluster_width(struct str s, size_t start, size_t end, int ambiguous)
{
	uint8_t widest = 0;
	size_t flags = 0;

	for (size_t at = start, n; at < end; at += n) {
		uint32_t cp;
		uint8_t w;

		n = utf8_next(s, at, &cp);
		flags += cp >= 0x1F1E6 && cp <= 0x1F1FF;
		w = width_of(cp, ambiguous);
		if (w > widest)
			widest = w;
	}
	return flags >= 2 ? 2 : widest;
}

static void
simple_clusters(cluster_list *out, struct str s, int ambiguous)
{
	for (size_t at = 0, n; at < s.n; at += n) {
		uint32_t cp;

		n = utf8_next(s, at, &cp);
		vec_push(out, (struct cluster){at, n, width_of(cp, ambiguous)});
	}
}

void
clusters_of(cluster_list *out, struct str s, int ambiguous)
{
	size_t start = 0;
	char *breaks;

	vec_reserve(out, out->n + s.n / 2);
	if (is_simple(s)) {
		simple_clusters(out, s, ambiguous);
		return;
	}
	breaks = mem_alloc(s.n);
	u8_grapheme_breaks((const uint8_t *)s.p, s.n, breaks);
	for (size_t at = 1; at <= s.n; at++) {
		if (at < s.n && !breaks[at])
			continue;
		vec_push(out, (struct cluster){
				      start, at - start,
				      cluster_width(s, start, at, ambiguous)});
		start = at;
	}
	free(breaks);
}

static bool
is_ascii(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] - 0x20u >= 0x5Fu)
			return false;
	return true;
}

size_t
text_width(struct str s, int ambiguous)
{
	cluster_list c = {0};
	size_t width = 0;

	if (is_ascii(s))
		return s.n;
	clusters_of(&c, s, ambiguous);
	for (size_t i = 0; i < c.n; i++)
		width += c.v[i].width;
	vec_free(&c);
	return width;
}

size_t
text_fit(struct str s, size_t cells, int ambiguous)
{
	cluster_list c = {0};
	size_t width = 0, end = 0;

	if (is_ascii(s))
		return s.n < cells ? s.n : cells;
	clusters_of(&c, s, ambiguous);
	for (size_t i = 0; i < c.n && width + c.v[i].width <= cells; i++) {
		width += c.v[i].width;
		end = c.v[i].start + c.v[i].n;
	}
	vec_free(&c);
	return end;
}

/* Marks that must not stand at a row's start. */
static bool
closes(uint32_t cp)
{
	switch (cp) {
	case 0x3001:
	case 0x3002:
	case 0x3009:
	case 0x300B:
	case 0x300D:
	case 0x300F:
	case 0x3011:
	case 0x3015:
	case 0x3017:
	case 0xFF01:
	case 0xFF09:
	case 0xFF0C:
	case 0xFF0E:
	case 0xFF1A:
	case 0xFF1B:
	case 0xFF1F:
	case 0xFF3D:
	case 0xFF5D:
	case 0xFF05:
	case 0x2019:
	case 0x201D:
	case 0x2026:
	case 0xB7:
	case 0x30FB:
	case ',':
	case '.':
	case ';':
	case ':':
	case '!':
	case '?':
	case ')':
	case ']':
	case '}':
	case '%':
		return true;
	default:
		return false;
	}
}

/* Marks that must not stand at a row's end. */
static bool
opens(uint32_t cp)
{
	switch (cp) {
	case 0x3008:
	case 0x300A:
	case 0x300C:
	case 0x300E:
	case 0x3010:
	case 0x3014:
	case 0x3016:
	case 0xFF08:
	case 0xFF3B:
	case 0xFF5B:
	case 0x2018:
	case 0x201C:
	case '(':
	case '[':
	case '{':
		return true;
	default:
		return false;
	}
}

/* Between ideographs a curly quote opens or closes for certain, though its
 * class (QU) does not say so and UAX #14 keeps both its sides together. */
static bool
quote_breaks(uint32_t last, uint32_t cp)
{
	return (opens(cp) && is_wide_plain(last)) ||
	       ((last == 0x201D || last == 0x2019) && is_wide_plain(cp));
}

/* ASCII alone breaks after blanks and after hyphens between letters. */
static void
ascii_breaks(struct str s, char *breaks)
{
	memset(breaks, UC_BREAK_PROHIBITED, s.n);
	for (size_t i = 1; i < s.n; i++) {
		char a = s.p[i - 1], b = s.p[i];

		if (a == ' ' && b != ' ')
			breaks[i] = UC_BREAK_POSSIBLE;
		else if (a == '-' && i > 1 && ascii_letter(s.p[i - 2]) &&
			 (b | 32) >= 'a' && (b | 32) <= 'z')
			breaks[i] = UC_BREAK_POSSIBLE;
	}
}

struct wrapper {
	struct str s;
	size_t cells;
	row_list *out;
	size_t start, width;  /* the row so far */
	size_t stop, at_stop; /* last place to break, and the width there */
};

static void
row_end(struct wrapper *w, size_t at, size_t width)
{
	size_t end = at;

	while (end > w->start && w->s.p[end - 1] == ' ') {
		end--;
		width--;
	}
	vec_push(w->out, (struct row){w->start, end, width});
	w->start = at;
	w->stop = 0;
}

/* Adds a cluster to the row; breaks before it where it does not fit. */
static void
row_add(struct wrapper *w, const struct cluster *c, bool may_break)
{
	bool blank = c->n == 1 && w->s.p[c->start] == ' ';

	if (may_break && c->start > w->start) {
		w->stop = c->start;
		w->at_stop = w->width;
	}
	if (w->width + c->width > w->cells && !blank && c->start > w->start) {
		size_t rest = 0;

		if (w->stop > w->start) {
			rest = w->width - w->at_stop;
			row_end(w, w->stop, w->at_stop);
		} else {
			row_end(w, c->start, w->width);
		}
		if (rest + c->width > w->cells && c->start > w->start) {
			row_end(w, c->start, rest);
			rest = 0;
		}
		w->width = rest;
	}
	w->width += c->width;
}

void
wrap(row_list *out, struct str s, size_t cells, int ambiguous)
{
	struct wrapper w = {.s = s, .cells = cells ? cells : 1, .out = out};
	cluster_list c = {0};
	uint32_t last = 0;
	char *breaks;

	if (!s.n)
		return;
	breaks = mem_alloc(s.n);
	if (is_ascii(s))
		ascii_breaks(s, breaks);
	else
		u8_possible_linebreaks((const uint8_t *)s.p, s.n, "UTF-8",
				       breaks);
	clusters_of(&c, s, ambiguous);
	for (size_t i = 0; i < c.n; i++) {
		uint32_t cp;
		bool may = breaks[c.v[i].start] == UC_BREAK_POSSIBLE;

		utf8_next(s, c.v[i].start, &cp);
		may |= quote_breaks(last, cp);
		row_add(&w, &c.v[i], may && !closes(cp) && !opens(last));
		last = cp;
	}
	row_end(&w, s.n, w.width);
	vec_free(&c);
	free(breaks);
}
