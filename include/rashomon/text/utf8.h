/* UTF-8, decoded and mended. Offsets are bytes unless said otherwise. */
#ifndef RASHOMON_TEXT_UTF8_H
#define RASHOMON_TEXT_UTF8_H

#include "rashomon/base/buf.h"

#include <stdint.h>

/* Reads one code point at s.p[at] (at < s.n) and gives its length in bytes;
 * U+FFFD with the length of the maximal bad part where the bytes are no
 * UTF-8 (Unicode 15, 3.9, table 3-8). */
size_t utf8_next(struct str s, size_t at, uint32_t *cp);
/* Start of the code point before `at` (at > 0), in valid UTF-8. */
size_t utf8_back(struct str s, size_t at);
void utf8_add(struct buf *b, uint32_t cp);
/* Appends `s` with every bad part as U+FFFD; returns how many. */
size_t utf8_mend(struct buf *b, struct str s);
bool utf8_valid(struct str s);
/* Code points in `s`. */
size_t utf8_count(struct str s);

/* Is `cp` a Han ideograph (with 〇 and extensions)? */
bool cp_is_han(uint32_t cp);

#endif
