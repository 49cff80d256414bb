/* Numbers in Latin text: figures with a scale word (number_digits.c) or number
 * words (number_words.c), of the language of a pack of amounts. Every call
 * looks at one number only; the work is linear in its length. */
#include "latin.h"

/* a / b to twelve decimals, fewer where a is large. */
struct decimal
latin_quotient(uint64_t a, uint64_t b)
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
const struct pack_entry *
latin_word(const struct latin *r, size_t at, enum pack_class cls, size_t *end)
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
size_t
latin_gap(struct str s, size_t at)
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
size_t
latin_over(const struct latin *r, size_t at, enum pack_class cls)
{
	size_t from = latin_gap(r->s, at), end;

	if (from == at || !latin_word(r, from, cls, &end) || end >= r->s.n ||
	    r->s.p[end] != ' ')
		return 0;
	return latin_gap(r->s, end);
}

/* "in five", "out of 20" behind a small number: the ratio. Not before a unit
 * of time ("one in five days" is a rate of another kind). */
bool
latin_ratio(const struct latin *r, uint64_t a, struct number *out)
{
	size_t at = latin_over(r, out->end, PACK_RATIO), end, stop;
	struct number n = {0};
	const struct pack_entry *e;
	uint64_t b;

	if (!at || !a || a > 99)
		return false;
	if (digit_at(r->s, at)) {
		end = latin_digits(r, at, &n);
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
	    latin_word(r, latin_gap(r->s, end), PACK_SCALE, &stop))
		return false;
	e = end < r->s.n
		    ? pack_match_in(r->pack, r->s, latin_gap(r->s, end),
				    PACK_BIT(SPAN) | PACK_BIT(PERCENT) |
					    PACK_BIT(MONEY) | PACK_BIT(MEASURE),
				    &stop)
		    : NULL;
	if (e || (b > 20 && b % 10))
		return false;
	out->value = latin_quotient(a, b);
	out->fraction = true;
	out->plain_digits = false;
	out->end = end;
	return true;
}

/* What follows "4 thousand": "3 hundred and 21", "and five". Words alone must
 * end in a scale ("3 million two hundred thousand"): "3 million two days"
 * are two numbers. */
static void
read_on(const struct latin *r, struct spoken *k, struct number *out)
{
	size_t and = latin_over(r, k->end, PACK_AND),
	       at = and? and : latin_gap(r->s, k->end);
	struct spoken more = *k;

	if (at == k->end)
		return;
	if (and&&digit_at(r->s, at)) {
		if (!spoken_figures(r, at, true, &more, &more.end))
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
number_digits(const struct latin *r, size_t at, struct number *out)
{
	struct str s = r->s;
	size_t end = latin_digits(r, at, out), after;
	struct spoken k = {0};
	const struct pack_entry *dozen;
	int scale;

	if (!end)
		return false;
	out->end = end;
	if (latin_sign_fraction(s, at, end, out))
		return true;
	if (out->plain_digits && latin_gap(s, end) > end &&
	    (dozen = latin_word(r, latin_gap(s, end), PACK_DOZEN, &after)) !=
		    NULL) {
		out->value.mantissa *= (uint64_t)dozen->number;
		out->plain_digits = false;
		out->end = after;
		return true;
	}
	if (latin_ordinal(r, end, &after)) {
		out->ordinal = true;
		out->end = after;
		return true;
	}
	latin_power(s, out);
	scale = out->end == end ? latin_scale(r, end, &after) : 0;
	if (!scale) {
		if (out->plain_digits && out->end == end)
			latin_ratio(r, out->value.mantissa, out);
		return true;
	}
	out->value.exponent += scale;
	out->step += scale;
	out->scale = scale;
	out->end = after;
	if (out->plain_digits && scale <= 9 && end - at < 6) {
		k = (struct spoken){.any = true, .end = after};
		k.part = out->value.mantissa;
		spoken_scale(&k, (unsigned)scale);
		read_on(r, &k, out);
		if (spoken_fraction(r, &k, out))
			out->fraction = false;
	}
	out->plain_digits = false;
	return true;
}

bool
number_latin(const struct pack *pack, struct str text, size_t at,
	     struct number *out)
{
	struct latin r = {pack, text};

	*out = (struct number){0};
	if (at >= text.n)
		return false;
	if (ascii_digit(text.p[at]))
		return number_digits(&r, at, out);
	if (text.p[at] == '.') { /* .75 */
		if (!digit_at(text, at + 1) ||
		    !number_digits(&r, at + 1, out) || !out->plain_digits)
			return false;
		out->value.exponent -= (int)latin_group(text, at + 1);
		out->step = out->value.exponent;
		out->plain_digits = false;
		return true;
	}
	if (latin_vulgar(text, at, 0, out))
		return true;
	return latin_words(&r, at, out);
}
