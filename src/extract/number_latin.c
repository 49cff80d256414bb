/* Numbers in Latin text: digits with grouping and a scale word, or English
 * number words ("two and a half million", "tens of thousands"). Every call
 * looks at one number only; the work is linear in its length. */
#include "rashomon/extract/number.h"

#include "rashomon/text/utf8.h"

enum { WORDS_MOST = 12 };

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

enum word_class {
	UNIT,	/* zero .. nineteen */
	TEN,	/* twenty .. ninety */
	SCALE,	/* hundred, thousand … */
	PLURAL, /* hundreds, thousands … */
	DOZEN,
	SEVERAL,
	HALF,
	PART /* third, quarter …: denominators */
};

struct number_word {
	const char *word;
	unsigned char class;
	unsigned char value; /* of SCALE and PLURAL: power of ten */
};

/* In byte order. */
static const struct number_word words[] = {
	{"billion", SCALE, 9},	   {"billions", PLURAL, 9},
	{"bn", SCALE, 9},	   {"dozen", DOZEN, 12},
	{"dozens", DOZEN, 24},	   {"eight", UNIT, 8},
	{"eighteen", UNIT, 18},	   {"eighth", PART, 8},
	{"eighths", PART, 8},	   {"eighty", TEN, 80},
	{"eleven", UNIT, 11},	   {"fifteen", UNIT, 15},
	{"fifth", PART, 5},	   {"fifths", PART, 5},
	{"fifty", TEN, 50},	   {"five", UNIT, 5},
	{"forty", TEN, 40},	   {"four", UNIT, 4},
	{"fourteen", UNIT, 14},	   {"fourth", PART, 4},
	{"fourths", PART, 4},	   {"half", HALF, 0},
	{"hundred", SCALE, 2},	   {"hundreds", PLURAL, 2},
	{"million", SCALE, 6},	   {"millions", PLURAL, 6},
	{"mn", SCALE, 6},	   {"nine", UNIT, 9},
	{"nineteen", UNIT, 19},	   {"ninety", TEN, 90},
	{"ninth", PART, 9},	   {"ninths", PART, 9},
	{"one", UNIT, 1},	   {"quarter", PART, 4},
	{"quarters", PART, 4},	   {"seven", UNIT, 7},
	{"seventeen", UNIT, 17},   {"seventh", PART, 7},
	{"sevenths", PART, 7},	   {"seventy", TEN, 70},
	{"several", SEVERAL, 3},   {"six", UNIT, 6},
	{"sixteen", UNIT, 16},	   {"sixth", PART, 6},
	{"sixths", PART, 6},	   {"sixty", TEN, 60},
	{"ten", UNIT, 10},	   {"tens", PLURAL, 1},
	{"tenth", PART, 10},	   {"tenths", PART, 10},
	{"third", PART, 3},	   {"thirds", PART, 3},
	{"thirteen", UNIT, 13},	   {"thirty", TEN, 30},
	{"thousand", SCALE, 3},	   {"thousands", PLURAL, 3},
	{"three", UNIT, 3},	   {"trillion", SCALE, 12},
	{"trillions", PLURAL, 12}, {"twelve", UNIT, 12},
	{"twenty", TEN, 20},	   {"two", UNIT, 2},
	{"zero", UNIT, 0},
};

static const struct number_word *
find_word(struct str w)
{
	size_t low = 0, high = sizeof words / sizeof *words;
	char key[12];

	if (w.n < 2 || w.n >= sizeof key)
		return NULL;
	for (size_t i = 0; i < w.n; i++)
		key[i] = (char)(w.p[i] | 32);
	w.p = key;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int c = str_cmp(w, str_of(words[mid].word));

		if (!c)
			return &words[mid];
		if (c < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return NULL;
}

/* The letters from `at`. */
static struct str
letters(struct str s, size_t at)
{
	size_t end = at;

	while (end < s.n && is_letter(s.p[end]))
		end++;
	return str_sub(s, at, end);
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

/* Digits with grouping and one decimal part, from `at`; fills mantissa and
 * exponent and gives the end. 0 where the digits are too many. */
static size_t
digit_run(struct str s, size_t at, enum digit_style style, struct number *out)
{
	char group = style == DIGITS_ENGLISH ? ',' : '.';
	char point = style == DIGITS_ENGLISH ? '.' : ',';
	size_t start = at;
	unsigned n = 0, after = 0, lead = 0;
	bool grouped = false, pointed = false;
	uint64_t v = 0;

	while (at < s.n) {
		if (is_digit(s.p[at])) {
			if (++n > 18)
				return 0;
			v = v * 10 + (uint64_t)(s.p[at] - '0');
			lead += v == 0;
			after += pointed;
			at++;
			continue;
		}
		if (at + 1 >= s.n || !is_digit(s.p[at + 1]) || pointed)
			break;
		if (s.p[at] == group && at - start >= 1 &&
		    (grouped || at - start <= 3) && at + 3 < s.n &&
		    is_digit(s.p[at + 2]) && is_digit(s.p[at + 3]) &&
		    (at + 4 >= s.n || !is_digit(s.p[at + 4]))) {
			grouped = true;
			at++;
		} else if (s.p[at] == point) {
			pointed = true;
			at++;
		} else {
			break;
		}
	}
	finish(out, v, -(int)after);
	out->digits = n - lead ? n - lead : 1;
	out->step = -(int)after;
	out->plain_digits = !grouped && !pointed;
	return at;
}

/* A scale behind digits: " million", "bn", "k". `at` is the end of digits.
 * Gives the power of ten, and the end. */
static int
scale_after(struct str s, size_t at, size_t *end)
{
	static const struct {
		const char *word;
		int power;
	} scales[] = {
		{"hundred", 2},	  {"thousand", 3},  {"million", 6},
		{"millones", 6},  {"millón", 6},    {"mil", 3},
		{"billion", 9},	  {"trillion", 12}, {"bn", 9},
		{"mn", 6},	  {"tn", 12},	    {"mio", 6},
		{"lakh", 5},	  {"crore", 7},	    {"millions", 6},
		{"Millionen", 6}, {"milliards", 9}, {"Milliarden", 9},
	};
	size_t from = at;
	struct str w;

	if (from < s.n && (s.p[from] == ' ' || s.p[from] == '-'))
		from++;
	w = letters(s, from);
	if (str_starts(str_sub(s, from, s.n), STR("millón")))
		w.n = strlen("millón");
	for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
		if (str_eq_ascii(w, str_of(scales[i].word))) {
			*end = from + w.n;
			return scales[i].power;
		}
	if (from == at && w.n == 1 &&
	    !(from + 1 < s.n && is_digit(s.p[from + 1]))) {
		*end = from + 1;
		if (w.p[0] == 'k' || w.p[0] == 'K')
			return 3;
		if (w.p[0] == 'M')
			return 6;
		if (w.p[0] == 'b' || w.p[0] == 'B')
			return 9;
	}
	return 0;
}

static bool
ordinal_tail(struct str s, size_t at, size_t *end)
{
	static const char *const tails[] = {"st", "nd", "rd", "th"};
	struct str w = letters(s, at);

	for (size_t i = 0; i < 4; i++)
		if (str_eq_ascii(w, str_of(tails[i]))) {
			*end = at + 2;
			return true;
		}
	return false;
}

/* "1/2", "3/4" directly, or behind a whole number and a blank ("2 1/2"). */
static bool
slash_fraction(struct str s, size_t at, uint64_t whole, struct number *out)
{
	uint64_t a = 0, b = 0;
	size_t n = 0;

	while (at < s.n && is_digit(s.p[at]) && n++ < 3)
		a = a * 10 + (uint64_t)(s.p[at++] - '0');
	if (!n || at + 1 >= s.n || s.p[at] != '/' || !is_digit(s.p[at + 1]))
		return false;
	at++;
	for (n = 0; at < s.n && is_digit(s.p[at]) && n++ < 3; at++)
		b = b * 10 + (uint64_t)(s.p[at] - '0');
	if (!b || (at < s.n && (is_digit(s.p[at]) || s.p[at] == '/')) ||
	    (whole && a >= b))
		return false;
	finish(out, (whole * b + a) * power(12) / b, -12);
	out->fraction = true;
	out->plain_digits = false;
	out->end = at;
	return true;
}

static bool
number_digits(struct str s, size_t at, enum digit_style style,
	      struct number *out)
{
	size_t end = digit_run(s, at, style, out), after;
	int scale;

	if (!end)
		return false;
	out->end = end;
	if (out->plain_digits && end + 3 < s.n && s.p[end] == ' ' &&
	    is_digit(s.p[end + 1]) && out->value.mantissa < 1000) {
		struct number part = *out;

		if (slash_fraction(s, end + 1, out->value.mantissa, &part)) {
			*out = part;
			return true;
		}
	}
	if (out->plain_digits && end < s.n && s.p[end] == '/' &&
	    out->value.mantissa < 100 && out->value.mantissa)
		if (slash_fraction(s, at, 0, out))
			return true;
	if (ordinal_tail(s, end, &after)) {
		out->ordinal = true;
		out->end = after;
		return true;
	}
	scale = scale_after(s, end, &after);
	if (scale) {
		out->value.exponent += scale;
		out->step += scale;
		out->scale = scale;
		out->plain_digits = false;
		out->end = after;
	}
	return true;
}

/* The state of reading number words. */
struct spoken {
	uint64_t total, part;
	bool half; /* and a half, of the scale that comes */
	bool any;
	bool vague;
	int scale; /* of the word before */
	size_t end;
};

static bool
take_word(struct spoken *k, const struct number_word *w, size_t end)
{
	switch (w->class) {
	case UNIT:
		if (k->any && (k->part % 10 || (k->part % 100 && w->value > 9)))
			return false;
		k->part += w->value;
		break;
	case TEN:
		if (k->part % 100)
			return false;
		k->part += w->value;
		break;
	case DOZEN:
		k->part = (k->part ? k->part : 1) * w->value;
		k->vague |= w->value == 24;
		break;
	case SEVERAL:
		if (k->any)
			return false;
		k->part = w->value;
		k->vague = true;
		break;
	case PLURAL:
	case SCALE: {
		uint64_t p = power(w->value);
		uint64_t part = k->part ? k->part : 1;

		if (w->class == PLURAL) {
			k->vague = true;
			if (w->value > 1 && !k->part)
				part = w->value == 1 ? 10 : 1;
		}
		if (part > UINT64_MAX / 4 / p)
			return false;
		if (w->value == 2) {
			k->part = part * 100;
		} else {
			k->total += part * p + (k->half ? p / 2 : 0);
			k->half = false;
			k->part = 0;
		}
		break;
	}
	default:
		return false;
	}
	k->scale = w->class == SCALE ? w->value : 0;
	k->any = true;
	k->end = end;
	return true;
}

/* The next word behind `at`: over a blank or hyphen, " and ", " of ", or
 * " and a half". */
static size_t
next_word(struct str s, size_t at, const struct number_word *last)
{
	if (at >= s.n || (s.p[at] != ' ' && s.p[at] != '-'))
		return s.n;
	at++;
	if (str_starts(str_sub(s, at, s.n), STR("and ")) &&
	    last->class == SCALE)
		return at + 4;
	if (str_starts(str_sub(s, at, s.n), STR("of ")) &&
	    (last->class == PLURAL || last->class == DOZEN))
		return at + 3;
	return at;
}

static bool
and_a_half(struct str s, size_t at, size_t *end)
{
	struct str half = STR(" and a half");

	if (!str_starts(str_sub(s, at, s.n), half))
		return false;
	*end = at + half.n;
	return true;
}

/* "a third", "two thirds", "one-quarter": `at` behind the numerator. */
static bool
part_of(struct str s, size_t at, uint64_t over, struct number *out)
{
	const struct number_word *w;
	struct str word;

	if (at >= s.n || (s.p[at] != ' ' && s.p[at] != '-'))
		return false;
	word = letters(s, at + 1);
	w = find_word(word);
	if (!w || w->class != PART || !over || over >= w->value)
		return false;
	if (over > 1 && word.p[word.n - 1] != 's')
		return false;
	finish(out, over * power(12) / w->value, -12);
	out->fraction = true;
	out->end = at + 1 + word.n;
	return true;
}

/* "half a million", "half of": `at` behind "half". */
static bool
half_of(struct str s, size_t at, struct number *out)
{
	static const struct str of[] = {{" a ", 3}, {" of ", 4}, {" the ", 5}};
	const struct number_word *w;
	struct str word;

	finish(out, 5, -1);
	out->fraction = true;
	out->end = at;
	if (str_starts(str_sub(s, at, s.n), of[0])) {
		word = letters(s, at + 3);
		w = find_word(word);
		if (w && w->class == SCALE) {
			finish(out, 5, w->value - 1);
			out->fraction = false;
			out->end = at + 3 + word.n;
			return true;
		}
		if (w && w->class == DOZEN) {
			finish(out, 6, 0);
			out->fraction = false;
			out->end = at + 3 + word.n;
		}
		return true;
	}
	return str_starts(str_sub(s, at, s.n), of[1]) ||
	       str_starts(str_sub(s, at, s.n), of[2]);
}

static bool
number_words(struct str s, size_t at, struct number *out)
{
	struct spoken k = {0};
	struct str word = letters(s, at);
	const struct number_word *w = find_word(word);
	size_t end;

	out->worded = true;
	if (word.n == 1 && (word.p[0] == 'a' || word.p[0] == 'A')) {
		if (part_of(s, at + 1, 1, out))
			return true;
		word = letters(s, at + 2);
		w = at + 1 < s.n && s.p[at + 1] == ' ' ? find_word(word) : NULL;
		if (!w || (w->class != SCALE && w->class != DOZEN) ||
		    w->value == 24)
			return false;
	}
	if (!w || w->class == PART)
		return false;
	if (w->class == HALF)
		return half_of(s, at + word.n, out);
	for (int i = 0; w && i < WORDS_MOST; i++) {
		if (!take_word(&k, w, (size_t)(word.p - s.p) + word.n))
			break;
		if (part_of(s, k.end, k.total ? 0 : k.part, out))
			return true;
		if (and_a_half(s, k.end, &end)) {
			k.half = true;
			k.end = end;
		}
		word = letters(s, next_word(s, k.end, w));
		w = find_word(word);
	}
	if (!k.any || (k.vague && !k.total && k.part == 3))
		return false;
	if (k.half) {
		finish(out, (k.total + k.part) * 10 + 5, -1);
	} else {
		finish(out, k.total + k.part, 0);
	}
	out->vague = k.vague;
	out->scale = k.scale;
	out->end = k.end;
	return true;
}

static bool
vulgar(struct str s, size_t at, struct number *out)
{
	static const struct {
		uint32_t cp;
		uint64_t mantissa;
		int exponent;
	} marks[] = {{0xBC, 25, -2}, {0xBD, 5, -1}, {0xBE, 75, -2}};
	uint32_t cp;
	size_t n = utf8_next(s, at, &cp);

	for (size_t i = 0; i < 3; i++)
		if (marks[i].cp == cp) {
			finish(out, marks[i].mantissa, marks[i].exponent);
			out->fraction = true;
			out->end = at + n;
			return true;
		}
	return false;
}

bool
number_latin(struct str s, size_t at, enum digit_style style,
	     struct number *out)
{
	*out = (struct number){0};
	if (at >= s.n)
		return false;
	if (is_digit(s.p[at]))
		return number_digits(s, at, style, out);
	if (is_letter(s.p[at]))
		return number_words(s, at, out);
	return s.p[at] == '\xC2' && vulgar(s, at, out);
}
