/* UTF-8, decoded and mended. Offsets are bytes unless said otherwise. */
#ifndef RASHOMON_TEXT_UTF8_H
#define RASHOMON_TEXT_UTF8_H

#include "rashomon/base/buf.h"

#include <stdint.h>

/* Reads one code point at s.p[at] (at < s.n) and gives its length in bytes;
 * U+FFFD with the length of the maximal bad part where the bytes are no
 * UTF-8 (Unicode 15, 3.9, table 3-8). */
static inline size_t utf8_next(struct str s, size_t at, uint32_t *cp);
/* Start of the code point before `at` (at > 0), in valid UTF-8. */
size_t utf8_back(struct str s, size_t at);
static inline void utf8_add(struct buf *b, uint32_t cp);
/* Appends `s` with every bad part as U+FFFD; returns how many. */
size_t utf8_mend(struct buf *b, struct str s);
bool utf8_valid(struct str s);
/* Behind the ASCII that starts at `at`. */
size_t utf8_ascii_end(struct str s, size_t at);
/* Code points in `s`. */
size_t utf8_count(struct str s);

/* Is `cp` a Han ideograph (with 〇 and extensions)? */
static inline bool cp_is_han(uint32_t cp);

/* The common case of each is here, the rest in utf8.c. */
size_t utf8_next_wide(struct str s, size_t at, uint32_t *cp);
void utf8_add_wide(struct buf *b, uint32_t cp);
bool cp_is_rare_han(uint32_t cp);

static inline size_t
utf8_next(struct str s, size_t at, uint32_t *cp)
{
	unsigned char c = (unsigned char)s.p[at];

	if (c >= 0x80)
		return utf8_next_wide(s, at, cp);
	*cp = c;
	return 1;
}

static inline void
utf8_add(struct buf *b, uint32_t cp)
{
	if (cp >= 0x80)
		utf8_add_wide(b, cp);
	else
		buf_addc(b, (char)cp);
}

static inline bool
cp_is_han(uint32_t cp)
{
	return cp >= 0x3007 &&
	       ((cp >= 0x4E00 && cp <= 0x9FFF) || cp_is_rare_han(cp));
}

#endif
