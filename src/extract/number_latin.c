/* Numbers in Latin text: digits with grouping and a scale word, or number
 * words, of the language of a pack of amounts.
 *
 * Number words are read the way they are said: units and tens add up, a
 * hundred multiplies what stands before it, a larger scale closes the part.
 * Behind a whole number may stand a decimal ("point five"), a fraction that
 * is added ("and a half") or a denominator that divides ("three fifths"); a
 * fraction may stand before a scale ("three quarters of a million"). Every
 * call looks at one number only; the work is linear in its length. */
#include "rashomon/extract/number.h"

#include "rashomon/text/utf8.h"

#include <math.h>
#include <stdlib.h>

enum { WORDS_MOST = 16, DIGITS_MOST = 18 };

struct reader {
	const struct pack *pack;
	struct str s;
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool
digit_at(struct str s, size_t at)
{
	return at < s.n && is_digit(s.p[at]);
}

static uint64_t
power(unsigned n)
{
	uint64_t v = 1;

	while (n--)
		v *= 10;
	return v;
}

static void
finish(struct number *out, uint64_t mantissa, int exponent)
{
	out->value.mantissa = mantissa;
	out->value.exponent = exponent;
}

/* a / b to twelve decimals, fewer where a is large. */
static struct decimal
divide(uint64_t a, uint64_t b)
{
	struct decimal d = {0};
	unsigned places = 12;

	while (places && a >= UINT64_MAX / power(places) - b)
		places--;
	d.mantissa = (a * power(places) + b / 2) / b;
	d.exponent = -(int)places;
	return d;
}

/* The entry of `cls` at `at`; *end behind it. */
static const struct pack_entry *
word_as(const struct reader *r, size_t at, enum pack_class cls, size_t *end)
{
	size_t stop;
	const struct pack_entry *e;

	if (at >= r->s.n)
		return NULL;
	e = pack_as(pack_match(r->pack, r->s, at, &stop), cls);
	if (e)
		*end = stop;
	return e;
}

/* Behind the blanks, or the one hyphen with or without blanks, at `at`; `at`
 * itself where there are none. */
static size_t
gap(struct str s, size_t at)
{
	size_t from = at;

	while (at < s.n && s.p[at] == ' ' && at - from < 3)
		at++;
	if (at < s.n && s.p[at] == '-')
		for (at++; at < s.n && s.p[at] == ' ' && at - from < 4;)
			at++;
	return at;
}

/* Behind `cls` and the blanks around it at `at`; 0 when it is not there. */
static size_t
over(const struct reader *r, size_t at, enum pack_class cls)
{
	size_t from = gap(r->s, at), end;

	if (from == at || !word_as(r, from, cls, &end) || end >= r->s.n ||
	    r->s.p[end] != ' ')
		return 0;
	return gap(r->s, end);
}

/* How many digits form the group at `at`. */
static size_t
group_length(struct str s, size_t at)
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
	size_t n = group_length(s, at + 1);

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
	    group_length(s, at + mark) != 3)
		return 0;
	return mark;
}

/* Digits with grouping and one decimal part, from `at`; fills mantissa and
 * exponent and gives the end. 0 where the digits are too many. */
static size_t
digit_run(const struct reader *r, size_t at, struct number *out)
{
	struct str s = r->s;
	char group = r->pack->comma ? '.' : ',';
	char point = r->pack->comma ? ',' : '.';
	unsigned n = 0, after = 0, lead = 0;
	size_t run = 0, mark; /* digits since the last mark */
	bool grouped = false, spaced = false, pointed = false;
	uint64_t v = 0;

	for (; at < s.n; at++) {
		if (is_digit(s.p[at])) {
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
static int
scale_after(const struct reader *r, size_t at, size_t *end)
{
	struct str s = r->s;
	size_t from = at;
	const struct pack_entry *e;

	if (from < s.n && (s.p[from] == ' ' || s.p[from] == '-'))
		from++;
	e = word_as(r, from, PACK_SCALE, end);
	if (e)
		return e->number;
	if (from >= s.n || (from + 1 < s.n && (is_letter(s.p[from + 1]) ||
					       is_digit(s.p[from + 1]))))
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
	n = group_length(s, at);
	if (!n || n > 3)
		return false;
	*v = 0;
	for (*end = at + n; at < *end; at++)
		*v = *v * 10 + (s.p[at] - '0');
	*v = minus ? -*v : *v;
	return *end >= s.n || !is_letter(s.p[*end]);
}

/* Powers: 1.3e6, 1.3x10^6, 1.1^23. */
static void
take_power(struct str s, struct number *out)
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

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
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

static bool
ordinal_tail(const struct reader *r, size_t at, size_t *end)
{
	return word_as(r, at, PACK_ORDINAL_MARK, end) != NULL;
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
	if (!b || (at < s.n && (is_digit(s.p[at]) || s.p[at] == '/')))
		return false;
	out->value = divide(whole * b + a, b);
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

static bool
vulgar(struct str s, size_t at, uint64_t whole, struct number *out)
{
	uint32_t cp;
	size_t n;

	if (at >= s.n ||
	    ((unsigned char)s.p[at] != 0xC2 && (unsigned char)s.p[at] != 0xE2))
		return false;
	n = utf8_next(s, at, &cp);
	for (size_t i = 0; i < sizeof vulgars / sizeof *vulgars; i++)
		if (vulgars[i].cp == cp) {
			out->value = divide(whole * vulgars[i].below +
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
static bool
digits_fraction(struct str s, size_t at, size_t end, struct number *out)
{
	uint64_t whole = out->value.mantissa;
	struct number part = *out;

	if (!out->plain_digits || whole >= 1000)
		return false;
	if ((end < s.n && s.p[end] == ' ' && whole &&
	     slash_fraction(s, end + 1, whole, &part)) ||
	    vulgar(s, end, whole, &part) ||
	    (end < s.n && s.p[end] == '/' && whole &&
	     slash_fraction(s, at, 0, &part))) {
		*out = part;
		return true;
	}
	return false;
}

/* The state of reading number words. */
struct spoken {
	uint64_t total, part;
	bool any, vague;
	bool worded; /* not only figures and scales */
	int scale;   /* of the word before; 0 none */
	int closed;  /* the last scale met; 0 none */
	size_t end;
};

static bool
take_scale(struct spoken *k, unsigned n)
{
	uint64_t part = k->part ? k->part : 1;

	if (n > 15 || part > UINT64_MAX / 4 / power(n))
		return false;
	if (n == 2) {
		k->part = part * 100;
	} else if (k->part && k->closed && (int)n >= k->closed) {
		return false;
	} else if (!k->part && k->closed) { /* a thousand million */
		if (k->total > UINT64_MAX / 4 / power(n))
			return false;
		k->total *= power(n);
	} else {
		k->total += part * power(n);
		k->part = 0;
	}
	k->scale = (int)n;
	k->closed = n > 2 ? (int)n : k->closed;
	return true;
}

/* Adds a word with a value below a hundred, or of whole hundreds. */
static bool
take_small(struct spoken *k, uint64_t v)
{
	uint64_t low = k->part % 100;

	if (k->any && !k->total && !k->part)
		return false;
	if (v >= 100 ? k->part : v >= 10 ? low : low && (low < 20 || low % 10))
		return false;
	k->part += v;
	k->scale = 0;
	return true;
}

/* A dozen, or dozens: at least two. */
static void
take_dozen(struct spoken *k, uint64_t n, bool plural)
{
	k->vague |= plural && !k->part;
	k->part = (k->part ? k->part : plural ? 2 : 1) * n;
	k->scale = 0;
}

/* `plural`: the word ends in s. */
static bool
take_word(const struct pack_entry *e, bool plural, struct spoken *k)
{
	const struct pack_entry *f;

	if ((f = pack_as(e, PACK_DIGIT)) != NULL)
		return take_small(k, (uint64_t)f->number);
	if ((f = pack_as(e, PACK_SCALE)) != NULL)
		return take_scale(k, (unsigned)f->number);
	if ((f = pack_as(e, PACK_SCALE_PLURAL)) != NULL) {
		k->vague = true;
		if (f->number > 1)
			return take_scale(k, (unsigned)f->number);
		k->part += 10;
		return true;
	}
	if ((f = pack_as(e, PACK_DOZEN)) != NULL) {
		take_dozen(k, (uint64_t)f->number, plural);
		return true;
	}
	return false;
}

/* Figures inside number words: "4 thousand 3 hundred", "3 hundred and 21". */
static bool
take_figures(const struct reader *r, size_t at, bool joined, struct spoken *k,
	     size_t *end)
{
	struct number n = {0};
	size_t stop = digit_run(r, at, &n), after;

	if (!stop || !n.plain_digits || !k->scale ||
	    n.value.mantissa >= power((unsigned)k->scale))
		return false;
	if (!joined && !word_as(r, gap(r->s, stop), PACK_SCALE, &after))
		return false;
	k->part += n.value.mantissa;
	k->scale = 0;
	*end = stop;
	return true;
}

/* The denominator at `at`: a third, twenty-fifths. 0 none. */
static uint64_t
denominator(const struct reader *r, size_t at, bool *plural, size_t *end)
{
	const struct pack_entry *e = word_as(r, at, PACK_DENOMINATOR, end), *t;
	uint64_t tens = 0;
	size_t stop;

	if (!e && (t = word_as(r, at, PACK_DIGIT, &stop)) != NULL &&
	    t->number >= 20 && gap(r->s, stop) > stop) {
		at = gap(r->s, stop);
		tens = (uint64_t)t->number;
		e = word_as(r, at, PACK_ORDINAL, end);
		if (e && e->number > 9)
			e = NULL;
	}
	if (!e)
		return 0;
	*plural = r->s.p[*end - 1] == 's';
	return tens + strtoull(e->key, NULL, 10);
}

/* A numerator and a denominator at `at`: "a third", "two-thirds", a half. */
static bool
fraction_at(const struct reader *r, size_t at, uint64_t *a, uint64_t *b,
	    size_t *end)
{
	struct spoken k = {0};
	size_t next;
	bool plural;

	if (word_as(r, at, PACK_ONE, &k.end) ||
	    word_as(r, at, PACK_LINK, &k.end)) {
		k.part = 1;
	} else if (word_as(r, at, PACK_HALF, end)) {
		*a = 1;
		*b = 2;
		return true;
	} else {
		const struct pack_entry *e = word_as(r, at, PACK_DIGIT, &k.end);

		if (!e || e->number > 99)
			return false;
		k.part = (uint64_t)e->number;
	}
	next = gap(r->s, k.end);
	if (next == k.end)
		return false;
	*a = k.part;
	if (*a == 1 && word_as(r, next, PACK_HALF, end)) {
		*b = 2;
		return true;
	}
	*b = denominator(r, next, &plural, end);
	return *b > *a && *a && (*a == 1) != plural;
}

/* Spanish says "treinta y cinco"; the pack marks such a word with 2. */
static bool
and_joins_tens(const struct reader *r, size_t at)
{
	size_t end;
	const struct pack_entry *e = word_as(r, gap(r->s, at), PACK_AND, &end);

	return e && e->number == 2;
}

/* Reads on from `at` as long as words of one number follow. Behind
 * a word like "hundreds" may stand "of". */
static void
spoken_words(const struct reader *r, size_t at, struct spoken *k)
{
	const struct pack_entry *e;
	bool joined = false;

	for (int i = 0; i < WORDS_MOST && at < r->s.n; i++) {
		struct spoken before = *k;
		size_t end, next;
		uint64_t a, b;

		if (joined && fraction_at(r, at, &a, &b, &end))
			return;
		e = pack_match(r->pack, r->s, at, &end);
		if (is_digit(r->s.p[at])
			    ? !take_figures(r, at, joined, k, &end)
			    : !e || !take_word(e, r->s.p[end - 1] == 's', k)) {
			*k = before;
			return;
		}
		k->any = true;
		k->worded |= !is_digit(r->s.p[at]);
		k->end = end;
		joined = false;
		next = over(r, end, PACK_AND);
		if (next && !k->scale && !and_joins_tens(r, end))
			next = 0;
		joined = next != 0;
		if (!next && e &&
		    (pack_as(e, PACK_SCALE_PLURAL) || pack_as(e, PACK_DOZEN)))
			next = over(r, end, PACK_LINK);
		at = next ? next : gap(r->s, end);
		if (at == end)
			return;
	}
}

/* Takes a scale behind a fraction: "of a million", "million", "a dozen". */
static void
scale_fraction(const struct reader *r, uint64_t a, uint64_t b,
	       struct number *out)
{
	size_t at = over(r, out->end, PACK_LINK), end, next;
	const struct pack_entry *e;
	uint64_t times;

	at = at ? at : gap(r->s, out->end);
	next = at;
	if (word_as(r, at, PACK_ONE, &end))
		next = gap(r->s, end);
	if (next == out->end)
		return;
	if ((e = word_as(r, next, PACK_SCALE, &end)) != NULL)
		times = power((unsigned)e->number % 16);
	else if ((e = word_as(r, next, PACK_DOZEN, &end)) != NULL)
		times = (uint64_t)e->number;
	else
		return;
	out->value = divide(a * times, b);
	out->fraction = false;
	out->end = end;
}

static void
set_fraction(const struct reader *r, uint64_t a, uint64_t b, size_t end,
	     struct number *out)
{
	out->value = divide(a, b);
	out->fraction = true;
	out->end = end;
	scale_fraction(r, a, b, out);
}

/* "and a half", "and two thirds" behind a whole number: of the last scale
 * when that is a million or more, or of the scale that follows. */
static bool
add_fraction(const struct reader *r, struct spoken *k, struct number *out)
{
	size_t at = over(r, k->end, PACK_AND), end;
	struct number part = {0};
	uint64_t a, b;

	if (!at || !fraction_at(r, at, &a, &b, &end))
		return false;
	set_fraction(r, a, b, end, &part);
	if (!part.fraction && !k->closed && k->part < 1000) {
		/* two and a half million */
		uint64_t times = (uint64_t)(decimal_double(part.value) *
						    (double)b / (double)a +
					    0.5);

		out->value = divide((k->part * b + a) * times, b);
	} else if (part.fraction && k->scale >= 6 && !k->part) {
		part.value.exponent += k->scale;
		out->value = decimal_add((struct decimal){k->total, 0, false},
					 part.value);
	} else {
		out->value = decimal_add(
			(struct decimal){k->total + k->part, 0, false},
			part.value);
	}
	out->end = part.end;
	return true;
}

/* "point seven one": figures behind the point said as words. */
static bool
add_decimals(const struct reader *r, struct spoken *k, struct number *out)
{
	size_t at = over(r, k->end, PACK_POINT), end = 0;
	uint64_t v = k->total + k->part;
	int places = 0;

	while (at && at < r->s.n && places < 12 && v < power(16)) {
		const struct pack_entry *e = word_as(r, at, PACK_DIGIT, &end);
		uint64_t d;
		size_t stop;

		if (!e)
			break;
		d = (uint64_t)e->number;
		if (d >= 20 && gap(r->s, end) > end) {
			const struct pack_entry *low =
				word_as(r, gap(r->s, end), PACK_DIGIT, &stop);

			if (low && low->number && low->number < 10) {
				d += (uint64_t)low->number;
				end = stop;
			}
		}
		v = d >= 10 ? v * 100 + d : v * 10 + d;
		places += d >= 10 ? 2 : 1;
		out->end = end;
		at = gap(r->s, end);
		if (at == end)
			break;
	}
	if (!places)
		return false;
	finish(out, v, -places);
	return true;
}

/* "in five", "out of 20" behind a small number: the ratio. Not before a unit
 * of time ("one in five days" is a rate of another kind). */
static bool
ratio(const struct reader *r, uint64_t a, struct number *out)
{
	size_t at = over(r, out->end, PACK_RATIO), end, stop;
	struct number n = {0};
	const struct pack_entry *e;
	uint64_t b;

	if (!at || !a || a > 99)
		return false;
	if (digit_at(r->s, at)) {
		end = digit_run(r, at, &n);
		if (!end || !n.plain_digits)
			return false;
		b = n.value.mantissa;
	} else {
		struct spoken k = {0};

		spoken_words(r, at, &k);
		end = k.end;
		b = k.any && !k.vague ? k.total + k.part : 0;
	}
	if (b <= a || b > 10000 ||
	    word_as(r, gap(r->s, end), PACK_SCALE, &stop))
		return false;
	e = end < r->s.n
		    ? pack_match_in(r->pack, r->s, gap(r->s, end),
				    PACK_BIT(SPAN) | PACK_BIT(PERCENT) |
					    PACK_BIT(MONEY) | PACK_BIT(MEASURE),
				    &stop)
		    : NULL;
	if (e || (b > 20 && b % 10))
		return false;
	out->value = divide(a, b);
	out->fraction = true;
	out->plain_digits = false;
	out->end = end;
	return true;
}

/* What follows "4 thousand": "3 hundred and 21", "and five". Words alone must
 * end in a scale ("3 million two hundred thousand"): "3 million two days"
 * are two numbers. */
static void
read_on(const struct reader *r, struct spoken *k, struct number *out)
{
	size_t and = over(r, k->end, PACK_AND),
	       at = and? and : gap(r->s, k->end);
	struct spoken more = *k;

	if (at == k->end)
		return;
	if (and&&digit_at(r->s, at)) {
		if (!take_figures(r, at, true, &more, &more.end))
			return;
	} else {
		spoken_words(r, at, &more);
		if (!and&&!digit_at(r->s, at) && !more.scale)
			return;
	}
	if (more.end == k->end)
		return;
	*k = more;
	finish(out, k->total + k->part, 0);
	out->step = 0;
	out->end = k->end;
}

static bool
number_digits(const struct reader *r, size_t at, struct number *out)
{
	struct str s = r->s;
	size_t end = digit_run(r, at, out), after;
	struct spoken k = {0};
	const struct pack_entry *dozen;
	int scale;

	if (!end)
		return false;
	out->end = end;
	if (digits_fraction(s, at, end, out))
		return true;
	if (out->plain_digits && gap(s, end) > end &&
	    (dozen = word_as(r, gap(s, end), PACK_DOZEN, &after)) != NULL) {
		out->value.mantissa *= (uint64_t)dozen->number;
		out->plain_digits = false;
		out->end = after;
		return true;
	}
	if (ordinal_tail(r, end, &after)) {
		out->ordinal = true;
		out->end = after;
		return true;
	}
	take_power(s, out);
	scale = out->end == end ? scale_after(r, end, &after) : 0;
	if (!scale) {
		if (out->plain_digits && out->end == end)
			ratio(r, out->value.mantissa, out);
		return true;
	}
	out->value.exponent += scale;
	out->step += scale;
	out->scale = scale;
	out->end = after;
	if (out->plain_digits && scale <= 9 && end - at < 6) {
		k = (struct spoken){.any = true, .end = after};
		k.part = out->value.mantissa;
		take_scale(&k, (unsigned)scale);
		read_on(r, &k, out);
		if (add_fraction(r, &k, out))
			out->fraction = false;
	}
	out->plain_digits = false;
	return true;
}

/* Does a word follow that ends no phrase? "A third state" is an ordinal, "a
 * third of the states" a fraction. */
static bool
names_next(const struct reader *r, size_t at)
{
	size_t end;

	if (at + 1 >= r->s.n || r->s.p[at] != ' ' || !is_letter(r->s.p[at + 1]))
		return false;
	return !pack_match_in(r->pack, r->s, at + 1, PACK_BIT(PHRASE_END),
			      &end);
}

/* "a hundred", "a dozen", "a third", "a half": `at` behind the article. */
static bool
number_article(const struct reader *r, size_t at, size_t next,
	       struct number *out)
{
	uint64_t a, b;
	size_t end;

	if (next >= r->s.n)
		return false;
	if (fraction_at(r, at, &a, &b, &end)) {
		set_fraction(r, a, b, end, out);
		out->ordinal =
			out->fraction && b != 2 && b != 4 && names_next(r, end);
		return true;
	}
	return word_as(r, next, PACK_SCALE, &end) ||
	       word_as(r, next, PACK_DOZEN, &end);
}

/* What the whole number in `k` turns into by the words behind it. */
static void
close_spoken(const struct reader *r, struct spoken *k, struct number *out)
{
	size_t next = gap(r->s, k->end), end = 0, stop;
	uint64_t v = k->total + k->part, b = 0;
	const struct pack_entry *e;
	bool plural = false;

	finish(out, v, 0);
	out->end = k->end;
	out->vague = k->vague;
	out->scale = k->scale;
	if (next > k->end)
		b = denominator(r, next, &plural, &end);
	if (b && plural == (v != 1) && !(b == 4 && v != 1 && v != 3)) {
		set_fraction(r, v, b, end, out);
		return;
	}
	e = next > k->end ? word_as(r, next, PACK_ORDINAL, &stop) : NULL;
	if (e && v >= 20 && v % 10 == 0) {
		out->ordinal = true;
		out->end = stop;
		return;
	}
	if (add_decimals(r, k, out)) {
		int scale = scale_after(r, out->end, &end);

		if (scale) {
			out->value.exponent += scale;
			out->end = end;
		}
	} else if (!add_fraction(r, k, out)) {
		ratio(r, v, out);
	}
}

static bool
number_words(const struct reader *r, size_t at, struct number *out)
{
	struct spoken k = {0};
	size_t end, next = at;
	const struct pack_entry *e = pack_match(r->pack, r->s, at, &end), *f;

	out->worded = true;
	if (!e)
		return false;
	if (pack_as(e, PACK_ONE) && !pack_as(e, PACK_DIGIT)) {
		next = gap(r->s, end);
		if (next == end || !number_article(r, at, next, out))
			return false;
		if (out->end)
			return true;
	} else if (pack_as(e, PACK_HALF)) {
		set_fraction(r, 1, 2, end, out);
		next = gap(r->s, end);
		out->weak = out->fraction && out->end == end &&
			    !word_as(r, next, PACK_LINK, &end) &&
			    !word_as(r, next, PACK_ARTICLE, &end) &&
			    !word_as(r, next, PACK_ONE, &end);
		return true;
	} else if ((f = pack_as(e, PACK_DENOMINATOR)) != NULL) {
		set_fraction(r, 1, (uint64_t)f->number, end, out);
		return !out->fraction;
	} else if ((f = pack_as(e, PACK_VAGUE)) != NULL) {
		next = gap(r->s, end);
		if (next == end || !word_as(r, next, PACK_SCALE, &end))
			return false;
		k.part = (uint64_t)f->number;
		k.any = k.vague = true;
		k.scale = 0;
	}
	spoken_words(r, next, &k);
	if (!k.end || !k.any || !k.worded)
		return false;
	close_spoken(r, &k, out);
	return true;
}

bool
number_latin(const struct pack *pack, struct str text, size_t at,
	     struct number *out)
{
	struct reader r = {pack, text};

	*out = (struct number){0};
	if (at >= text.n)
		return false;
	if (is_digit(text.p[at]))
		return number_digits(&r, at, out);
	if (text.p[at] == '.') { /* .75 */
		if (!digit_at(text, at + 1) ||
		    !number_digits(&r, at + 1, out) || !out->plain_digits)
			return false;
		out->value.exponent -= (int)group_length(text, at + 1);
		out->step = out->value.exponent;
		out->plain_digits = false;
		return true;
	}
	if (vulgar(text, at, 0, out))
		return true;
	return number_words(&r, at, out);
}
