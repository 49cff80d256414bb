/* Numbers as they are written: digits, words, Chinese numerals, mixtures. */
#ifndef RASHOMON_EXTRACT_NUMBER_H
#define RASHOMON_EXTRACT_NUMBER_H

#include "rashomon/base/str.h"

#include <stdint.h>

/* A decimal: mantissa * 10^exponent, sign apart. Wide enough for any number
 * in news (38 digits are kept; longer ones are no quantity). */
struct decimal {
	uint64_t hi, lo; /* mantissa = hi * 10^19 + lo */
	int exponent;
	bool negative;
};

struct number {
	struct decimal value;
	size_t end;	   /* byte after the number */
	unsigned digits;   /* significant digits as shown */
	int step;	   /* power of ten of the last digit shown */
	bool worded;	   /* has number words or Chinese numerals */
	bool ordinal;	   /* third, 3rd, 第三 */
	bool vague;	   /* dozens of, 数百, several thousand: value is the
			    * lower bound */
	bool plain_digits; /* ASCII or full-width digits only, no grouping,
			    * mark or scale: may be a year, a code … */
};

/* Reads an English-style number that starts at text.p[at]. False when there
 * is none. */
bool number_en(struct str text, size_t at, struct number *out);
/* The same for Chinese text: digits, 一二三, 兩 廿 半, 2 萬 5 千, 壹佰. */
bool number_zh(struct str text, size_t at, struct number *out);

/* Prints `d` in base form ("28800000", "0.423") into `out`, NUL-terminated;
 * at most 63 bytes. */
void decimal_print(struct decimal d, char out[64]);
/* Reads base form back; false when `s` is not one. */
bool decimal_parse(struct str s, struct decimal *out);
double decimal_double(struct decimal d);

#endif
