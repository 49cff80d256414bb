/* Numbers as they are written: digits, words, Chinese numerals, mixtures. */
#ifndef RASHOMON_EXTRACT_NUMBER_H
#define RASHOMON_EXTRACT_NUMBER_H

#include "rashomon/base/str.h"
#include "rashomon/lang/pack.h"

#include <stdint.h>

/* mantissa * 10^exponent, exact to 18 digits; longer numbers are codes, not
 * quantities of news. */
struct decimal {
	uint64_t mantissa;
	int exponent;
	bool negative;
};

struct number {
	struct decimal value;
	size_t end;	   /* byte after the number */
	unsigned digits;   /* significant digits as shown; 0 in words */
	int step;	   /* power of ten of the last digit shown */
	int scale;	   /* power of ten of the last scale word; 0 none */
	bool worded;	   /* number words or Chinese numerals */
	bool ordinal;	   /* third, 3rd, 第三 */
	bool vague;	   /* dozens, 数百, several thousand: the value is the
			    * lower bound */
	bool plain_digits; /* digits alone, no grouping, mark or scale: may be
			    * a year or a code */
	bool fraction;	   /* one third, 三分之一, 1/2 */
	bool percent;	   /* 百分之五, 八成: value is in percent */
	bool weak;	   /* "half" alone: counts with a unit or qualifier */
	bool more;	   /* 十多万: the value is exceeded */
	struct decimal to; /* 八九千: the upper end; mantissa 0 none */
};

/* Reads a number in Latin text that starts at text.p[at]: digits with a scale
 * word, or number words, in the language of a pack of amounts. False when
 * there is none. */
bool number_latin(const struct pack *pack, struct str text, size_t at,
		  struct number *out);
/* The same for Chinese text: digits, 一二三, 兩 廿 半, 2 萬 5 千, 壹佰. */
bool number_han(struct str text, size_t at, struct number *out);

/* Is `cp` (folded to simplified) a character that Chinese numbers start
 * with? */
bool starts_number_han(uint32_t cp);

/* Prints `d` in base form ("28800000", "0.423"), NUL-terminated. */
void decimal_print(struct decimal d, char out[64]);
/* Reads base form back; false when `s` is not one. */
bool decimal_parse(struct str s, struct decimal *out);
double decimal_double(struct decimal d);
/* `v`, finite and positive, to twelve significant digits. */
struct decimal decimal_of(double v);
struct decimal decimal_add(struct decimal a, struct decimal b);

#endif
