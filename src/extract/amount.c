/* The grammar of an amount: qualifier, sign, money, number, unit, range. The
 * words are data; what is here is the order they stand in. */
#include "amounts.h"
#include "number_han.h"

#include "rashomon/base/ascii.h"
#include "rashomon/text/utf8.h"

enum { NEAR = 48 };

bool
amount_number(const struct amounts *w, size_t at, struct number *n)
{
	unsigned char c = (unsigned char)w->plain.p[at];
	struct number latin;
	bool got = false;

	if ((w->pack->han && c < 0x80) || c >= 0xE3)
		got = number_han(w->plain, at, n);
	if (c >= 0xE3)
		return got;
	if (!number_latin(w->pack, w->plain, at, &latin))
		return got;
	if (!got || latin.end > n->end)
		*n = latin;
	return true;
}

static const struct pack_entry *
word_as(const struct amounts *w, size_t at, enum pack_class cls, size_t *end)
{
	size_t stop;
	const struct pack_entry *e;

	if (at >= w->plain.n)
		return NULL;
	e = pack_as(pack_match(w->pack, w->plain, at, &stop), cls);
	if (e)
		*end = stop;
	return e;
}

/* The hyphen or minus sign right before the number, as a sign. */
static bool
minus_before(const struct amounts *w, size_t at, size_t *start)
{
	struct str s = w->plain;
	char before;

	if (at >= 1 && s.p[at - 1] == '-')
		*start = at - 1;
	else if (at >= 3 && !memcmp(s.p + at - 3, "\xE2\x88\x92", 3))
		*start = at - 3;
	else
		return false;
	if (!*start)
		return true;
	before = s.p[*start - 1];
	return before == ' ' || before == '(' || before == '<' ||
	       before == '>' || before == '=' || before == '\n' ||
	       before == '$';
}

/* 18胜20负7平: 负 behind a number counts what was lost. */
static bool
is_defeat(const struct amounts *w)
{
	size_t at = w->negative.start;

	return w->pack->han && at &&
	       (ascii_digit(w->plain.p[at - 1]) ||
		(at >= 3 && numeral_at(w->plain, at - 3)));
}

static void
take_sign(const struct amounts *w, struct amount *a)
{
	size_t start;

	if (w->negative.e && amount_touches(w, w->negative.end, a->start) &&
	    !is_defeat(w)) {
		a->n.value.negative = true;
		a->start = w->negative.start;
	} else if (minus_before(w, a->start, &start)) {
		a->n.value.negative = true;
		a->start = start;
	}
}

/* 30出头, 五十开外: behind the number or its unit. */
static bool
take_past(const struct amounts *w, struct amount *a, size_t at)
{
	static const char *const past[] = {"出头", "开外"};
	struct str rest = str_sub(w->plain, at, w->plain.n);

	if (!w->pack->han || rest.p[0] != "出"[0] ||
	    !str_starts_any(rest, STR_LIST(past)))
		return false;
	a->qualifier = "over";
	a->end = at + strlen("出头");
	return true;
}

/* 十来个, 百来岁: about ten, a hundred; 来 alone is the verb. */
static bool
take_about(const struct amounts *w, struct amount *a, size_t at)
{
	size_t next = at + strlen("来"), end;

	bool round = a->n.worded ? a->n.scale > 0
				 : a->n.value.mantissa % 10 == 0 ||
					   a->n.value.exponent > 0;

	if (!round || !amount_starts(w, at, STR("来")) || next >= w->plain.n ||
	    !pack_match_in(w->pack, w->plain, next,
			   PACK_BIT(CLASSIFIER) | PACK_BIT(MEASURE) |
				   PACK_BIT(SPAN) | PACK_BIT(MONEY),
			   &end))
		return false;
	a->qualifier = "about";
	a->end = next;
	return true;
}

/* 多 余 左右 以上, "or more": behind the number or the unit. */
static void
take_after(const struct amounts *w, struct amount *a)
{
	size_t at = amount_blanks(w, a->end), end;
	const struct pack_entry *e;

	if (*a->qualifier || at >= w->plain.n || take_about(w, a, at) ||
	    take_past(w, a, at))
		return;
	e = pack_match_in(w->pack, w->plain, at, PACK_BIT(APPROX_AFTER), &end);
	if (!e || amount_starts(w, at, STR("多数")) ||
	    (w->plain.p[at] == '+' && end < w->plain.n &&
	     ascii_digit(w->plain.p[end])))
		return;
	a->qualifier = pack_key(e);
	a->end = end;
}

/* 八折 is 80 percent of the price, 五五折 55. */
static void
take_discount(const struct amounts *w, struct amount *a)
{
	struct str sign = STR("折");
	size_t at = amount_blanks(w, a->end);
	double v = decimal_double(a->n.value);

	if (!amount_starts(w, at, sign) || a->n.ordinal || v >= 100 || *a->unit)
		return;
	if (v <= 10)
		a->n.value.exponent++;
	a->end = at + sign.n;
	a->unit = "%";
	a->kind = UNIT_PERCENT;
}

/* Gives the first number the second's scale where it was left out: "3 to 5
 * million", 2至3万. */
static void
carry_scale(struct number *a, const struct number *b)
{
	struct decimal below = b->value;

	below.exponent -= b->scale;
	if (!b->scale || a->scale >= b->scale || (a->scale && b->scale < 4) ||
	    decimal_double(a->value) >= decimal_double(below))
		return;
	a->value.exponent += b->scale;
	a->step += b->scale;
}

/* Reads a second amount at `at`, with its own sign and unit. */
static bool
second_amount(const struct amounts *w, size_t at, const struct amount *first,
	      struct amount *b)
{
	struct str s = w->plain;
	size_t stop;
	const struct pack_entry *money;

	*b = (struct amount){
		.start = at,
		.unit = first->kind == UNIT_MONEY ? first->unit : "",
		.kind = first->kind == UNIT_MONEY ? UNIT_MONEY : UNIT_NONE,
		.qualifier = ""};
	if (at >= s.n)
		return false;
	money = pack_match_in(w->pack, s, at,
			      PACK_BIT(MONEY) | PACK_BIT(MONEY_CODE), &stop);
	if (money && amount_blanks(w, stop) < s.n &&
	    ascii_digit(s.p[amount_blanks(w, stop)])) {
		if (first->n.fraction ||
		    (*first->unit && first->kind != UNIT_MONEY))
			return false; /* "rose 28 percent to $46" */
		at = amount_blanks(w, stop);
	}
	if (s.p[at] == '-' && at + 1 < s.n && ascii_digit(s.p[at + 1]))
		at++;
	if (!amount_number(w, at, &b->n) || b->n.ordinal)
		return false;
	b->n.value.negative = s.p[at - (at > 0)] == '-' && b->start < at;
	b->end = b->n.end;
	if (b->n.percent) {
		b->unit = "%";
		b->kind = UNIT_PERCENT;
	}
	amount_unit_behind(w, b);
	return !*b->unit || !*first->unit || !strcmp(b->unit, first->unit) ||
	       (first->kind == UNIT_MEASURE && b->kind == UNIT_MEASURE &&
		!strcmp(first->unit, "degree"));
}

static void
join_range(struct amount *a, const struct amount *b)
{
	a->high = b->n.value;
	a->end = b->end;
	if (*b->unit) {
		a->unit = b->unit;
		a->kind = b->kind;
	}
	a->per = a->per ? a->per : b->per;
	a->qualifier = "range";
}

/* Was a rise or fall told shortly before? Then "from 3 to 5" are two values
 * of different times. */
static bool
changes(const struct amounts *w, size_t at)
{
	return w->direction.e && at < w->direction.end + NEAR;
}

/* The second end of a range: "5-10", "3 to 5 million", 2至3万, "between X and
 * Y", X和Y之间. */
static void
take_range(const struct amounts *w, struct amount *a)
{
	struct str s = w->plain;
	size_t at = amount_blanks(w, a->end), end, stop;
	const struct place *open = &w->between;
	bool opened = open->e && amount_touches(w, open->end, a->start);
	bool from = opened && open->e->number == 2, joined;
	struct amount b;

	if (at >= s.n || (from && changes(w, a->start)))
		return;
	joined = word_as(w, at, PACK_AND, &end) != NULL;
	if (!joined && !word_as(w, at, PACK_RANGE, &end))
		return;
	if (!second_amount(w, amount_blanks(w, end), a, &b))
		return;
	stop = b.end;
	if (word_as(w, amount_blanks(w, stop), PACK_BETWEEN_END, &stop))
		b.end = stop;
	else if (joined && (!opened || from))
		return;
	carry_scale(&a->n, &b.n);
	if (decimal_double(a->n.value) < decimal_double(b.n.value))
		join_range(a, &b);
}

static struct decimal
signed_decimal(double v)
{
	struct decimal d = {0};

	if (v != 0)
		d = decimal_of(v < 0 ? -v : v);
	d.negative = v < 0;
	return d;
}

/* "±3" is from -3 to 3, "10 ± 0.5" from 9.5 to 10.5. */
static void
take_tolerance(const struct amounts *w, struct amount *a)
{
	struct str s = w->plain, sign = STR("±");
	size_t at = amount_blanks(w, a->end);
	double v = decimal_double(a->n.value), by = v;
	struct amount b;

	if (a->high.mantissa)
		return;
	if (a->start >= sign.n &&
	    str_eq(str_sub(s, a->start - sign.n, a->start), sign)) {
		a->start -= sign.n;
		v = 0;
	} else if (amount_starts(w, at, sign) &&
		   second_amount(w, amount_blanks(w, at + sign.n), a, &b)) {
		by = decimal_double(b.n.value);
		join_range(a, &b);
	} else {
		return;
	}
	a->n.value = signed_decimal(v - by);
	a->high = signed_decimal(v + by);
	a->qualifier = "range";
}

static bool
is_low(const char *qualifier)
{
	return !strcmp(qualifier, "over") || !strcmp(qualifier, "at least");
}

static bool
is_high(const char *qualifier)
{
	return !strcmp(qualifier, "fewer than") || !strcmp(qualifier, "up to");
}

/* "more than 12 and less than 50", 大于12小于50: one range. */
static void
take_bounds(const struct amounts *w, struct amount *a)
{
	size_t at = amount_blanks(w, a->end), end;
	const struct pack_entry *e;
	struct amount b;

	if (a->high.mantissa ||
	    (!is_low(a->qualifier) && !is_high(a->qualifier)))
		return;
	if (at < w->plain.n && w->plain.p[at] == ',')
		at = amount_blanks(w, at + 1);
	if (word_as(w, at, PACK_AND, &end))
		at = amount_blanks(w, end);
	e = word_as(w, at, PACK_APPROX, &end);
	if (!e || !(is_low(a->qualifier) ? is_high(pack_key(e))
					 : is_low(pack_key(e))))
		return;
	if (!second_amount(w, amount_blanks(w, end), a, &b))
		return;
	if (is_high(a->qualifier)) {
		struct number n = a->n;

		a->n = b.n;
		b.n = n;
	}
	if (decimal_double(a->n.value) < decimal_double(b.n.value))
		join_range(a, &b);
}

static void
take_qualifier(const struct amounts *w, struct amount *a)
{
	if (w->qualifier.e && !*a->qualifier &&
	    amount_touches(w, w->qualifier.end, a->start))
		a->qualifier = pack_key(w->qualifier.e);
}

/* 上百人 are over a hundred, 数以千计 some thousands. */
static void
take_bare_scale(const struct amounts *w, size_t at, struct amount *a)
{
	static const char *const over[] = {"上", "过", "破"};
	struct str before = str_sub(w->plain, 0, at);

	if (!w->pack->han || !a->n.worded || a->n.end != at + strlen("百") ||
	    !scale_at(w->plain, at))
		return;
	if (str_ends(before, STR("数以")) &&
	    amount_starts(w, a->end, STR("计"))) {
		a->end += strlen("计");
		a->n.vague = true;
	}
	a->n.more |= str_ends_any(before, STR_LIST(over));
}

void
amount_read(const struct amounts *w, size_t at, const struct number *n,
	    struct amount *a)
{
	*a = (struct amount){.n = *n,
			     .start = at,
			     .end = n->end,
			     .high = n->to,
			     .unit = "",
			     .qualifier = ""};
	if (a->n.percent) {
		a->unit = "%";
		a->kind = UNIT_PERCENT;
	}
	if (w->ordinal.e && amount_touches(w, w->ordinal.end, at))
		a->n.ordinal = true;
	take_bare_scale(w, at, a);
	take_after(w, a);
	take_discount(w, a);
	if (!*a->unit)
		amount_unit_behind(w, a);
	amount_unit_before(w, a);
	take_after(w, a);
	take_sign(w, a);
	take_qualifier(w, a);
	take_range(w, a);
	take_bounds(w, a);
	take_tolerance(w, a);
	if (a->n.more && !*a->qualifier)
		a->qualifier = "over";
	if (a->high.mantissa && !*a->qualifier)
		a->qualifier = "range";
	if (a->n.vague && !*a->qualifier)
		a->qualifier = "about";
}
