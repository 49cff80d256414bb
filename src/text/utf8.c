#include "rashomon/text/utf8.h"

#include "rashomon/base/mem.h"

/* How many bytes may follow lead byte `c`, and the range of the first of
 * them (Unicode 15, table 3-7). 0 where `c` leads nothing. */
static size_t
follow(unsigned char c, unsigned char *low, unsigned char *high)
{
	*low = 0x80;
	*high = 0xBF;
	if (c >= 0xC2 && c <= 0xDF)
		return 1;
	if (c >= 0xE0 && c <= 0xEF) {
		if (c == 0xE0)
			*low = 0xA0;
		if (c == 0xED)
			*high = 0x9F;
		return 2;
	}
	if (c >= 0xF0 && c <= 0xF4) {
		if (c == 0xF0)
			*low = 0x90;
		if (c == 0xF4)
			*high = 0x8F;
		return 3;
	}
	return 0;
}

static bool
follows(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

/* Most that is not ASCII is Han or other text of three bytes whose lead byte
 * takes any that follow. */
size_t
utf8_next_wide(struct str s, size_t at, uint32_t *cp)
{
	const unsigned char *p = (const unsigned char *)s.p + at;
	unsigned char c = *p, low, high;
	size_t more;
	uint32_t u;

	if (c >= 0xE1 && c <= 0xEC && s.n - at > 2 && follows(p[1]) &&
	    follows(p[2])) {
		*cp = (c & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
		return 3;
	}
	more = follow(c, &low, &high);
	u = more == 1 ? c & 0x1F : more == 2 ? c & 0x0F : c & 0x07;
	*cp = 0xFFFD;
	if (!more)
		return 1;
	for (size_t i = 1; i <= more; i++) {
		if (at + i >= s.n)
			return i;
		c = (unsigned char)s.p[at + i];
		if (c < low || c > high)
			return i;
		u = u << 6 | (c & 0x3F);
		low = 0x80;
		high = 0xBF;
	}
	*cp = u;
	return more + 1;
}

size_t
utf8_back(struct str s, size_t at)
{
	at--;
	while (at && ((unsigned char)s.p[at] & 0xC0) == 0x80)
		at--;
	return at;
}

void
utf8_add_wide(struct buf *b, uint32_t cp)
{
	char z[4];
	size_t n = 0;

	if (cp < 0x800) {
		z[n++] = (char)(0xC0 | cp >> 6);
		z[n++] = (char)(0x80 | (cp & 0x3F));
	} else if (cp < 0x10000) {
		z[n++] = (char)(0xE0 | cp >> 12);
		z[n++] = (char)(0x80 | (cp >> 6 & 0x3F));
		z[n++] = (char)(0x80 | (cp & 0x3F));
	} else {
		z[n++] = (char)(0xF0 | cp >> 18);
		z[n++] = (char)(0x80 | (cp >> 12 & 0x3F));
		z[n++] = (char)(0x80 | (cp >> 6 & 0x3F));
		z[n++] = (char)(0x80 | (cp & 0x3F));
	}
	buf_add(b, (struct str){z, n});
}

size_t
utf8_mend(struct buf *b, struct str s)
{
	size_t bad = 0;

	buf_reserve(b, s.n);
	for (size_t at = 0, n; at < s.n; at += n) {
		uint32_t cp;

		n = utf8_next(s, at, &cp);
		if (cp == 0xFFFD && n < 3)
			bad++;
		else if (cp == 0xFFFD && s.p[at] != '\xEF')
			bad++;
		utf8_add(b, cp);
	}
	return bad;
}

/* Eight bytes a step. */
size_t
utf8_ascii_end(struct str s, size_t at)
{
	uint64_t word;

	for (; at + sizeof word <= s.n; at += sizeof word) {
		memcpy(&word, s.p + at, sizeof word);
		if (word & UINT64_C(0x8080808080808080))
			break;
	}
	while (at < s.n && (unsigned char)s.p[at] < 0x80)
		at++;
	return at;
}

bool
utf8_valid(struct str s)
{
	for (size_t at = utf8_ascii_end(s, 0), n; at < s.n;
	     at = utf8_ascii_end(s, at + n)) {
		uint32_t cp;

		n = utf8_next(s, at, &cp);
		if (cp == 0xFFFD && !(n == 3 && s.p[at] == '\xEF'))
			return false;
	}
	return true;
}

size_t
utf8_count(struct str s)
{
	size_t count = 0;

	for (size_t i = 0; i < s.n; i++)
		count += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return count;
}

bool
cp_is_rare_han(uint32_t cp)
{
	return (cp >= 0x3400 && cp <= 0x4DBF) || cp == 0x3007 ||
	       (cp >= 0xF900 && cp <= 0xFAFF) ||
	       (cp >= 0x20000 && cp <= 0x323AF);
}
