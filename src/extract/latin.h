/* The parts of the reader of numbers in Latin text; private to its files. */
#ifndef RASHOMON_EXTRACT_LATIN_H
#define RASHOMON_EXTRACT_LATIN_H

#include "rashomon/base/ascii.h"
#include "rashomon/extract/number.h"

struct latin {
	const struct pack *pack;
	struct str s;
};

static inline bool
digit_at(struct str s, size_t at)
{
	return at < s.n && ascii_digit(s.p[at]);
}

static inline uint64_t
power(unsigned n)
{
	uint64_t v = 1;

	while (n--)
		v *= 10;
	return v;
}

static inline void
finish(struct number *out, uint64_t mantissa, int exponent)
{
	out->value.mantissa = mantissa;
	out->value.exponent = exponent;
}

/* number_latin.c: a / b to twelve decimals; the entry of `cls` at `at`; places
 * behind blanks or a hyphen, and behind a joining word (0: not there); a
 * small number that another divides ("one in five"). */
struct decimal latin_quotient(uint64_t a, uint64_t b);
const struct pack_entry *latin_word(const struct latin *r, size_t at,
				    enum pack_class cls, size_t *end);
size_t latin_gap(struct str s, size_t at);
size_t latin_over(const struct latin *r, size_t at, enum pack_class cls);
bool latin_ratio(const struct latin *r, uint64_t a, struct number *out);

/* number_digits.c: what is written in figures and signs. */
size_t latin_group(struct str s, size_t at);
size_t latin_digits(const struct latin *r, size_t at, struct number *out);
int latin_scale(const struct latin *r, size_t at, size_t *end);
void latin_power(struct str s, struct number *out);
bool latin_ordinal(const struct latin *r, size_t at, size_t *end);
bool latin_sign_fraction(struct str s, size_t at, size_t end,
			 struct number *out);
bool latin_vulgar(struct str s, size_t at, uint64_t whole, struct number *out);

/* number_words.c: what is said in words. */
/* The state of reading number words. */
struct spoken {
	uint64_t total, part;
	bool any, vague;
	bool worded; /* not only figures and scales */
	int scale;   /* of the word before; 0 none */
	int closed;  /* the last scale met; 0 none */
	size_t end;
};
bool spoken_scale(struct spoken *k, unsigned n);
bool spoken_figures(const struct latin *r, size_t at, bool joined,
		    struct spoken *k, size_t *end);
void spoken_words(const struct latin *r, size_t at, struct spoken *k);
bool spoken_fraction(const struct latin *r, struct spoken *k,
		     struct number *out);
bool latin_words(const struct latin *r, size_t at, struct number *out);

#endif
