/* Numbers in words, the way they are said: units and tens add up, a hundred
 * multiplies what stands before it, a larger scale closes the part. Behind a
 * whole number may stand a decimal ("point five"), a fraction that is added
 * ("and a half") or a denominator that divides ("three fifths"); a fraction
 * may stand before a scale ("three quarters of a million"). */
#include "latin.h"

#include <stdlib.h>

enum { WORDS_MOST = 16 };

bool
spoken_scale(struct spoken *k, unsigned n)
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
		return spoken_scale(k, (unsigned)f->number);
	if ((f = pack_as(e, PACK_SCALE_PLURAL)) != NULL) {
		k->vague = true;
		if (f->number > 1)
			return spoken_scale(k, (unsigned)f->number);
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
bool
spoken_figures(const struct latin *r, size_t at, bool joined, struct spoken *k,
	       size_t *end)
{
	struct number n = {0};
	size_t stop = latin_digits(r, at, &n), after;

	if (!stop || !n.plain_digits || !k->scale ||
	    n.value.mantissa >= power((unsigned)k->scale))
		return false;
	if (!joined &&
	    !latin_word(r, latin_gap(r->s, stop), PACK_SCALE, &after))
		return false;
	k->part += n.value.mantissa;
	k->scale = 0;
	*end = stop;
	return true;
}

/* The denominator at `at`: a third, twenty-fifths. 0 none. */
static uint64_t
denominator(const struct latin *r, size_t at, bool *plural, size_t *end)
{
	const struct pack_entry *e = latin_word(r, at, PACK_DENOMINATOR, end),
				*t;
	uint64_t tens = 0;
	size_t stop;

	if (!e && (t = latin_word(r, at, PACK_DIGIT, &stop)) != NULL &&
	    t->number >= 20 && latin_gap(r->s, stop) > stop) {
		at = latin_gap(r->s, stop);
		tens = (uint64_t)t->number;
		e = latin_word(r, at, PACK_ORDINAL, end);
		if (e && e->number > 9)
			e = NULL;
	}
	if (!e)
		return 0;
	*plural = r->s.p[*end - 1] == 's';
	return tens + strtoull(pack_key(e), NULL, 10);
}

/* A numerator and a denominator at `at`: "a third", "two-thirds", a half. */
static bool
fraction_at(const struct latin *r, size_t at, uint64_t *a, uint64_t *b,
	    size_t *end)
{
	struct spoken k = {0};
	size_t next;
	bool plural;

	if (latin_word(r, at, PACK_ONE, &k.end) ||
	    latin_word(r, at, PACK_LINK, &k.end)) {
		k.part = 1;
	} else if (latin_word(r, at, PACK_HALF, end)) {
		*a = 1;
		*b = 2;
		return true;
	} else {
		const struct pack_entry *e =
			latin_word(r, at, PACK_DIGIT, &k.end);

		if (!e || e->number > 99)
			return false;
		k.part = (uint64_t)e->number;
	}
	next = latin_gap(r->s, k.end);
	if (next == k.end)
		return false;
	*a = k.part;
	if (*a == 1 && latin_word(r, next, PACK_HALF, end)) {
		*b = 2;
		return true;
	}
	*b = denominator(r, next, &plural, end);
	return *b > *a && *a && (*a == 1) != plural;
}

/* Spanish says "treinta y cinco"; the pack marks such a word with 2. */
static bool
and_joins_tens(const struct latin *r, size_t at)
{
	size_t end;
	const struct pack_entry *e =
		latin_word(r, latin_gap(r->s, at), PACK_AND, &end);

	return e && e->number == 2;
}

/* Reads on from `at` as long as words of one number follow. Behind
 * a word like "hundreds" may stand "of". */
void
spoken_words(const struct latin *r, size_t at, struct spoken *k)
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
		if (ascii_digit(r->s.p[at])
			    ? !spoken_figures(r, at, joined, k, &end)
			    : !e || !take_word(e, r->s.p[end - 1] == 's', k)) {
			*k = before;
			return;
		}
		k->any = true;
		k->worded |= !ascii_digit(r->s.p[at]);
		k->end = end;
		next = latin_over(r, end, PACK_AND);
		if (next && !k->scale && !and_joins_tens(r, end))
			next = 0;
		joined = next != 0;
		if (!next && e &&
		    (pack_as(e, PACK_SCALE_PLURAL) || pack_as(e, PACK_DOZEN)))
			next = latin_over(r, end, PACK_LINK);
		at = next ? next : latin_gap(r->s, end);
		if (at == end)
			return;
	}
}

/* Takes a scale behind a fraction: "of a million", "million", "a dozen". */
static void
scale_fraction(const struct latin *r, uint64_t a, uint64_t b,
	       struct number *out)
{
	size_t at = latin_over(r, out->end, PACK_LINK), end, next;
	const struct pack_entry *e;
	uint64_t times;

	at = at ? at : latin_gap(r->s, out->end);
	next = at;
	if (latin_word(r, at, PACK_ONE, &end))
		next = latin_gap(r->s, end);
	if (next == out->end)
		return;
	if ((e = latin_word(r, next, PACK_SCALE, &end)) != NULL)
		times = power((unsigned)e->number % 16);
	else if ((e = latin_word(r, next, PACK_DOZEN, &end)) != NULL)
		times = (uint64_t)e->number;
	else
		return;
	out->value = latin_quotient(a * times, b);
	out->fraction = false;
	out->end = end;
}

static void
set_fraction(const struct latin *r, uint64_t a, uint64_t b, size_t end,
	     struct number *out)
{
	out->value = latin_quotient(a, b);
	out->fraction = true;
	out->end = end;
	scale_fraction(r, a, b, out);
}

/* "and a half", "and two thirds" behind a whole number: of the last scale
 * when that is a million or more, or of the scale that follows. */
bool
spoken_fraction(const struct latin *r, struct spoken *k, struct number *out)
{
	size_t at = latin_over(r, k->end, PACK_AND), end;
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

		out->value = latin_quotient((k->part * b + a) * times, b);
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
add_decimals(const struct latin *r, struct spoken *k, struct number *out)
{
	size_t at = latin_over(r, k->end, PACK_POINT), end = 0;
	uint64_t v = k->total + k->part;
	int places = 0;

	while (at && at < r->s.n && places < 12 && v < power(16)) {
		const struct pack_entry *e =
			latin_word(r, at, PACK_DIGIT, &end);
		uint64_t d;
		size_t stop;

		if (!e)
			break;
		d = (uint64_t)e->number;
		if (d >= 20 && latin_gap(r->s, end) > end) {
			const struct pack_entry *low = latin_word(
				r, latin_gap(r->s, end), PACK_DIGIT, &stop);

			if (low && low->number && low->number < 10) {
				d += (uint64_t)low->number;
				end = stop;
			}
		}
		v = d >= 10 ? v * 100 + d : v * 10 + d;
		places += d >= 10 ? 2 : 1;
		out->end = end;
		at = latin_gap(r->s, end);
		if (at == end)
			break;
	}
	if (!places)
		return false;
	finish(out, v, -places);
	return true;
}

/* Does a word follow that ends no phrase? "A third state" is an ordinal, "a
 * third of the states" a fraction. */
static bool
names_next(const struct latin *r, size_t at)
{
	size_t end;

	if (at + 1 >= r->s.n || r->s.p[at] != ' ' ||
	    !ascii_letter(r->s.p[at + 1]))
		return false;
	return !pack_match_in(r->pack, r->s, at + 1, PACK_BIT(PHRASE_END),
			      &end);
}

/* "a hundred", "a dozen", "a third", "a half": `at` behind the article. */
static bool
number_article(const struct latin *r, size_t at, size_t next,
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
	return latin_word(r, next, PACK_SCALE, &end) ||
	       latin_word(r, next, PACK_DOZEN, &end);
}

/* What the whole number in `k` turns into by the words behind it. */
static void
close_spoken(const struct latin *r, struct spoken *k, struct number *out)
{
	size_t next = latin_gap(r->s, k->end), end = 0, stop;
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
	e = next > k->end ? latin_word(r, next, PACK_ORDINAL, &stop) : NULL;
	if (e && v >= 20 && v % 10 == 0) {
		out->ordinal = true;
		out->end = stop;
		return;
	}
	if (add_decimals(r, k, out)) {
		int scale = latin_scale(r, out->end, &end);

		if (scale) {
			out->value.exponent += scale;
			out->end = end;
		}
	} else if (!spoken_fraction(r, k, out)) {
		latin_ratio(r, v, out);
	}
}

bool
latin_words(const struct latin *r, size_t at, struct number *out)
{
	struct spoken k = {0};
	size_t end, next = at;
	const struct pack_entry *e = pack_match(r->pack, r->s, at, &end), *f;

	out->worded = true;
	if (!e)
		return false;
	if (pack_as(e, PACK_ONE) && !pack_as(e, PACK_DIGIT)) {
		next = latin_gap(r->s, end);
		if (next == end || !number_article(r, at, next, out))
			return false;
		if (out->end)
			return true;
	} else if (pack_as(e, PACK_HALF)) {
		set_fraction(r, 1, 2, end, out);
		next = latin_gap(r->s, end);
		out->weak = out->fraction && out->end == end &&
			    !latin_word(r, next, PACK_LINK, &end) &&
			    !latin_word(r, next, PACK_ARTICLE, &end) &&
			    !latin_word(r, next, PACK_ONE, &end);
		return true;
	} else if ((f = pack_as(e, PACK_DENOMINATOR)) != NULL) {
		set_fraction(r, 1, (uint64_t)f->number, end, out);
		return !out->fraction;
	} else if ((f = pack_as(e, PACK_VAGUE)) != NULL) {
		next = latin_gap(r->s, end);
		if (next == end || !latin_word(r, next, PACK_SCALE, &end))
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
