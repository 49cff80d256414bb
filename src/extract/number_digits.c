/* Numbers in figures: grouping by commas, dots or blanks, scales behind them,
 * powers, fractions in signs. */
#include "latin.h"

#include "rashomon/text/utf8.h"

#include <math.h>

enum { DIGITS_MOST = 18 };

/* How many digits form the group at `at`. */
size_t
latin_group(struct str s, size_t at)
{
	size_t n = 0;

	while (digit_at(s, at + n))
		n++;
	return n;
}

/* Is the mark at `at`, behind `before` digits, one between thousands? Two
 * digits may stand between marks (1,23,45,678), three must end the number. */
static bool
groups(struct str s, size_t at, size_t before, bool grouped)
{
	size_t n = latin_group(s, at + 1);

	if (!before || (!grouped && before > 3))
		return false;
	if (n == 3)
		return true;
	return n == 2 && s.p[at] == ',' && at + 3 < s.n && s.p[at + 3] == ',' &&
	       digit_at(s, at + 4);
}

/* The blank between groups of thousands, "1 234 567": one byte, or two for a
 * no-break space, three for the narrow one. */
static size_t
blank_group(struct str s, size_t at, size_t before, bool spaced)
{
	size_t mark = 0;

	if (str_starts(str_sub(s, at, s.n), STR(" ")))
		mark = 1;
	else if (str_starts(str_sub(s, at, s.n), STR("\xC2\xA0")))
		mark = 2;
	else if (str_starts(str_sub(s, at, s.n), STR("\xE2\x80\xAF")))
		mark = 3;
	if (!mark || before > 3 || (!spaced && s.p[at - before] == '0') ||
	    latin_group(s, at + mark) != 3)
		return 0;
	return mark;
}

/* Digits with grouping and one decimal part, from `at`; fills mantissa and
 * exponent and gives the end. 0 where the digits are too many. */
size_t
latin_digits(const struct latin *r, size_t at, struct number *out)
{
	struct str s = r->s;
	char group = r->pack->comma ? '.' : ',';
	char point = r->pack->comma ? ',' : '.';
	unsigned n = 0, after = 0, lead = 0;
	size_t run = 0, mark; /* digits since the last mark */
	bool grouped = false, spaced = false, pointed = false;
	uint64_t v = 0;

	for (; at < s.n; at++) {
		if (ascii_digit(s.p[at])) {
			if (++n > DIGITS_MOST)
				return 0;
			v = v * 10 + (uint64_t)(s.p[at] - '0');
			lead += v == 0;
			after += pointed;
			run++;
		} else if (pointed) {
			break;
		} else if (s.p[at] == group && !spaced &&
			   groups(s, at, run, grouped)) {
			grouped = true;
			run = 0;
		} else if (s.p[at] == point && digit_at(s, at + 1)) {
			pointed = true;
		} else if (!grouped &&
			   (mark = blank_group(s, at, run, spaced)) != 0) {
			spaced = true;
			run = 0;
			at += mark - 1;
		} else {
			break;
		}
	}
	finish(out, v, -(int)after);
	out->digits = n - lead ? n - lead : 1;
	out->step = -(int)after;
	out->plain_digits = !grouped && !spaced && !pointed;
	return at;
}

/* A scale behind digits: " million", "bn", "k". Gives the power of ten. */
int
latin_scale(const struct latin *r, size_t at, size_t *end)
{
	struct str s = r->s;
	size_t from = at;
	const struct pack_entry *e;

	if (from < s.n && (s.p[from] == ' ' || s.p[from] == '-'))
		from++;
	e = latin_word(r, from, PACK_SCALE, end);
	if (e)
		return e->number;
	if (from >= s.n || (from + 1 < s.n && (ascii_letter(s.p[from + 1]) ||
					       ascii_digit(s.p[from + 1]))))
		return 0;
	*end = from + 1;
	if (s.p[from] == 'k' || (from == at && s.p[from] == 'K'))
		return 3;
	if (from > at)
		return 0;
	return s.p[from] == 'M' ? 6 : (s.p[from] | 32) == 'b' ? 9 : 0;
}

/* A signed whole number of at most three digits at `at`; false if none. */
static bool
small_integer(struct str s, size_t at, int *v, size_t *end)
{
	bool minus = false;
	size_t n;

	while (at < s.n && (s.p[at] == '+' || s.p[at] == '-')) {
		minus = s.p[at] == '-';
		at++;
	}
	n = latin_group(s, at);
	if (!n || n > 3)
		return false;
	*v = 0;
	for (*end = at + n; at < *end; at++)
		*v = *v * 10 + (s.p[at] - '0');
	*v = minus ? -*v : *v;
	return *end >= s.n || !ascii_letter(s.p[*end]);
}

/* Powers: 1.3e6, 1.3x10^6, 1.1^23. */
void
latin_power(struct str s, struct number *out)
{
	static const struct {
		const char *mark;
		bool ten;
	} marks[] = {{"e", true},    {"E", true},      {"x10^", true},
		     {"×10^", true}, {" x 10^", true}, {"^", false}};
	struct str rest = str_sub(s, out->end, s.n);
	double v;
	size_t end;
	int n;

	for (size_t i = 0; i < COUNT(marks); i++) {
		if (!str_starts(rest, str_of(marks[i].mark)) ||
		    !small_integer(s, out->end + strlen(marks[i].mark), &n,
				   &end))
			continue;
		out->plain_digits = false;
		out->end = end;
		if (marks[i].ten) {
			out->value.exponent += n;
			out->step += n;
			return;
		}
		v = pow(decimal_double(out->value), n);
		if (v > 0 && v < 1e30)
			out->value = decimal_of(v);
		return;
	}
}

bool
latin_ordinal(const struct latin *r, size_t at, size_t *end)
{
	return latin_word(r, at, PACK_ORDINAL_MARK, end) != NULL;
}

/* "1/2", "3/4" directly, or behind a whole number and a blank ("2 1/2"). */
static bool
slash_fraction(struct str s, size_t at, uint64_t whole, struct number *out)
{
	uint64_t a = 0, b = 0;
	size_t n = 0;

	while (digit_at(s, at) && n++ < 3)
		a = a * 10 + (uint64_t)(s.p[at++] - '0');
	if (!n || at >= s.n || s.p[at] != '/' || !digit_at(s, at + 1))
		return false;
	at++;
	for (n = 0; digit_at(s, at) && n++ < 3; at++)
		b = b * 10 + (uint64_t)(s.p[at] - '0');
	if (!b || (at < s.n && (ascii_digit(s.p[at]) || s.p[at] == '/')))
		return false;
	out->value = latin_quotient(whole * b + a, b);
	out->fraction = true;
	out->plain_digits = false;
	out->end = at;
	return true;
}

/* The fraction signs of Latin-1 and of the Number Forms block. */
static const struct {
	uint32_t cp;
	uint8_t over, below;
} vulgars[] = {
	{0xBC, 1, 4},	{0xBD, 1, 2},	{0xBE, 3, 4},	{0x2153, 1, 3},
	{0x2154, 2, 3}, {0x2155, 1, 5}, {0x2156, 2, 5}, {0x2157, 3, 5},
	{0x2158, 4, 5}, {0x2159, 1, 6}, {0x215A, 5, 6}, {0x215B, 1, 8},
	{0x215C, 3, 8}, {0x215D, 5, 8}, {0x215E, 7, 8},
};

bool
latin_vulgar(struct str s, size_t at, uint64_t whole, struct number *out)
{
	uint32_t cp;
	size_t n;

	if (at >= s.n ||
	    ((unsigned char)s.p[at] != 0xC2 && (unsigned char)s.p[at] != 0xE2))
		return false;
	n = utf8_next(s, at, &cp);
	for (size_t i = 0; i < COUNT(vulgars); i++)
		if (vulgars[i].cp == cp) {
			out->value = latin_quotient(whole * vulgars[i].below +
							    vulgars[i].over,
						    vulgars[i].below);
			out->fraction = true;
			out->plain_digits = false;
			out->end = at + n;
			return true;
		}
	return false;
}

/* A fraction in signs that is, or completes, the digits before `end`. */
bool
latin_sign_fraction(struct str s, size_t at, size_t end, struct number *out)
{
	uint64_t whole = out->value.mantissa;
	struct number part = *out;

	if (!out->plain_digits || whole >= 1000)
		return false;
	if ((end < s.n && s.p[end] == ' ' && whole &&
	     slash_fraction(s, end + 1, whole, &part)) ||
	    latin_vulgar(s, end, whole, &part) ||
	    (end < s.n && s.p[end] == '/' && whole &&
	     slash_fraction(s, at, 0, &part))) {
		*out = part;
		return true;
	}
	return false;
}
