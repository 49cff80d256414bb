/* Between the two files that read Chinese numbers. */
#ifndef RASHOMON_EXTRACT_NUMBER_HAN_H
#define RASHOMON_EXTRACT_NUMBER_HAN_H

#include "rashomon/extract/number.h"

/* The run of numerals, figures and scales at `at`, at < s.n, alone; false if
 * there is none. */
bool numeral_read(struct str s, size_t at, struct number *out);
/* Does a numeral, a figure or a scale stand at `at`? 十 to 兆 are scales. */
bool numeral_at(struct str s, size_t at);
bool scale_at(struct str s, size_t at);
/* Behind `word` at `at`, blanks around and inside it skipped; 0 if it is not
 * there. */
size_t numeral_behind(struct str s, size_t at, const char *word);

/* 半, 半成, 半百, 一半, 半数 at `at`; false if none. */
bool number_half(struct str s, size_t at, struct number *out);
/* Takes what stands behind the numerals read at `at` into *out. */
void number_more(struct str s, size_t at, struct number *out);

#endif
