/* Lengths: "two weeks", "90-day", "an hour and a half", "3 hours and 20
 * minutes"; and what a word behind makes of them: a time before or after
 * another ("two weeks ago", "a year later", "three days after Christmas").
 *
 * An amount, a unit, perhaps a second amount of a smaller unit; each step
 * looks a bounded number of tokens ahead.
 */
#include "times_words.h"

#include <stdio.h>

struct length {
	const struct pack_entry *unit;
	long n; /* -1 some */
	bool half;
};

static bool
is_half_more(const struct words *w, size_t i, size_t *next)
{
	if (!token_as(at(w, i), PACK_AND))
		return false;
	i += token_as(at(w, i + 1), PACK_ONE) ? 2 : 1;
	*next = i + 1;
	return token_as(at(w, i), PACK_HALF) != NULL;
}

/* "1/2", "1 1/2". */
static size_t
read_fraction(const struct words *w, size_t i, struct length *l)
{
	const struct token *k = at(w, i);
	bool whole = at(w, i + 1)->kind == TOKEN_NUMBER && !at(w, i + 1)->glued;
	size_t j = i + whole;

	if (k->kind != TOKEN_NUMBER || k->fraction || at(w, j)->number != 1 ||
	    !token_mark(at(w, j + 1), '/') || !at(w, j + 1)->glued ||
	    at(w, j + 2)->kind != TOKEN_NUMBER || !at(w, j + 2)->glued ||
	    at(w, j + 2)->number != 2 || !unit_at(w, j + 3))
		return 0;
	l->n = whole ? k->number : 0;
	l->half = true;
	return j + 3;
}

/* "half an", "a few", "a", "two", "one and a half", "2.5". */
static size_t
read_amount(const struct words *w, size_t i, struct length *l)
{
	const struct pack_entry *e;
	const struct token *k = at(w, i);
	bool ordinal;
	size_t j;

	if (token_as(k, PACK_HALF)) {
		l->half = true;
		return i + (token_as(at(w, i + 1), PACK_ONE) ? 2 : 1);
	}
	if ((e = token_as(k, PACK_VAGUE))) {
		l->n = e->number ? e->number : -1;
		return i + (token_as(at(w, i + 1), PACK_LINK) ? 2 : 1);
	}
	if (token_as(k, PACK_ONE) || token_as(k, PACK_WHOLE)) {
		l->n = 1;
		return token_as(at(w, i + 1), PACK_HALF) ? 0 : i + 1;
	}
	if (k->fraction && k->mark && k->mark != '5')
		return 0;
	if ((j = read_fraction(w, i, l)))
		return j;
	l->half = k->mark == '5' && k->fraction;
	j = words_number(w, i, &l->n, &ordinal);
	if (!j || ordinal)
		return 0;
	if (is_half_more(w, j, &j))
		l->half = true;
	return j;
}

/* "-" before the unit of "90-day"; 0 where the mark means a range. */
static size_t
skip_hyphen(const struct words *w, size_t i)
{
	const struct token *k = at(w, i);

	if (!token_mark(k, '-') && !token_as(k, PACK_RANGE))
		return i;
	if (!k->glued || k->kind != TOKEN_ENTRY || w->text.p[k->start] == 't')
		return 0;
	return i + 1;
}

/* Is this unit, in this form, one that such an amount may count? */
static bool
unit_fits(const struct words *w, size_t i, size_t first, const struct length *l)
{
	const struct token *k = at(w, i);
	const struct pack_entry *u = l->unit;
	size_t wide = k->end - k->start;

	if (token_as(k, PACK_STOP) ||
	    (token_mark(at(w, i + 1), '-') && at(w, i + 1)->glued &&
	     (token_as(at(w, i + 2), PACK_AFTER) ||
	      token_as(at(w, i + 2), PACK_AFTER_ANCHOR))) ||
	    (l->n == 1 && first && token_as(at(w, first), PACK_DIGIT) &&
	     key_is(u, "D") && token_as(at(w, first - 1), PACK_AHEAD)))
		return false;
	if (at(w, i + 1)->kind == TOKEN_NUMBER && at(w, i + 1)->glued)
		return false; /* the asteroid 2024 YR4 */
	if (wide == 1 && l->n < 0)
		return false;
	if (l->n != 1 && strlen(pack_key(u)) == 2 &&
	    strchr("MAEN", *pack_key(u)) && u->cls == PACK_UNIT_TIME &&
	    !key_is(u, "NI"))
		return false;
	if ((token_as(at(w, first), PACK_ONE) ||
	     token_as(at(w, first), PACK_WHOLE)) &&
	    (key_is(u, "S") || key_is(u, "Q")))
		return false;
	if (token_as(at(w, first), PACK_ONE) && u->cls == PACK_UNIT_PLURAL)
		return false;
	if (token_as(at(w, first), PACK_WHOLE) &&
	    (wide < 3 || u->cls == PACK_UNIT_PLURAL ||
	     (strlen(pack_key(u)) == 2 && !key_is(u, "WE") &&
	      !key_is(u, "DE"))))
		return false;
	if (key_is(u, "Q") && k->glued)
		return false;
	return l->n != 2000 &&
	       !(l->n > 1900 && l->n < 2100 && key_is(u, "SEASON"));
}

/* Larger units first; 0 for those that no other joins. */
static int
rank(const struct pack_entry *unit)
{
	static const char *const order[] = {"S", "TM", "H", "D", "W", "M", "Y"};

	for (size_t i = 0; i < COUNT(order); i++)
		if (key_is(unit, order[i]))
			return (int)i + 1;
	return 0;
}

/* The first length with the second behind it: P2Y and P3M are P2Y3M. */
static bool
join_values(char out[24], const char *more)
{
	bool clock = more[1] == 'T';
	bool had = strchr(out, 'T') != NULL;
	const char *tail = more + (clock && had ? 2 : 1);

	if (strlen(out) + strlen(tail) + 1 > 24 || (had && !clock))
		return false;
	strcat(out, tail);
	return true;
}

/* Both as one count of the smaller unit, where that is exact. */
static bool
join_counts(struct length *a, const struct length *b)
{
	static const struct {
		const char *big, *small;
		int by;
	} steps[] = {{"Y", "M", 12}, {"W", "D", 7}, {"H", "TM", 60}};

	for (size_t i = 0; i < COUNT(steps); i++)
		if (key_is(a->unit, steps[i].big) &&
		    key_is(b->unit, steps[i].small)) {
			a->n = a->n * steps[i].by + b->n;
			a->unit = b->unit;
			return true;
		}
	return false;
}

/* " and 20 minutes" behind hours. */
static size_t
read_more(const struct words *w, size_t i, struct length *l, struct time_raw *t,
	  bool *counted)
{
	struct length more = {0};
	char value[24];
	bool ordinal, comma = token_mark(at(w, i), ',');
	size_t j = i + comma;

	j += token_as(at(w, j), PACK_AND) != NULL;
	if (l->half || l->n < 0 || !rank(l->unit) || at(w, j)->fraction ||
	    (comma && at(w, j)->kind != TOKEN_NUMBER))
		return i;
	j = words_number(w, j, &more.n, &ordinal);
	if (!j || ordinal || more.n > 999 || !(more.unit = unit_at(w, j)) ||
	    !rank(more.unit) || rank(more.unit) >= rank(l->unit) ||
	    at(w, j)->end - at(w, j)->start < 2 ||
	    (token_as(at(w, j + 1), PACK_AFTER) && !key_is(l->unit, "Y") &&
	     !key_is(l->unit, "H")) ||
	    !time_length(value, pack_key(more.unit), more.n, false) ||
	    !join_values(t->literal, value))
		return i;
	*counted = *counted && join_counts(l, &more);
	l->unit = more.unit;
	t->end = at(w, j)->end;
	return j + 1;
}

/* "A decade ago" is ten years ago, "half a century" fifty; a year and a half
 * are 18 months. */
static void
whole_units(struct time_raw *t)
{
	static const struct {
		const char *unit, *small;
		int by;
	} steps[] = {{"CE", "Y", 100}, {"DE", "Y", 10}, {"Y", "M", 12}};

	for (size_t i = 0; i < COUNT(steps); i++)
		if (!strcmp(t->unit, steps[i].unit) &&
		    (t->half_shift || *steps[i].small == 'Y')) {
			t->unit = steps[i].small;
			t->shift = t->shift * steps[i].by +
				   (t->half_shift ? steps[i].by / 2 : 0);
			t->half_shift = false;
			return;
		}
}

static void
put_shift(struct time_raw *t, const struct length *l, int sign, bool anchored)
{
	t->timex = TIMEX_DATE;
	t->literal[0] = '\0';
	if (l->n < 0) {
		strcpy(t->literal, sign < 0 ? "PAST_REF" : "FUTURE_REF");
		return;
	}
	t->unit = pack_key(l->unit);
	t->shift = (int)l->n;
	t->half_shift = l->half;
	whole_units(t);
	t->shift *= sign;
	time_exact(t);
	t->anchored = anchored;
	t->counted = true;
	t->needs_last = anchored && sign > 0;
}

/* May the length be counted from this time? Days from a day, months from a
 * month or day, years from any. */
static bool
is_start(const struct time_raw *t, const char *unit)
{
	bool day = t->day > 0 || t->weekday > 0 || t->holiday ||
		   (t->unit && !strcmp(t->unit, "D"));

	if (*t->literal || t->hour >= 0 || t->part || t->year_digits != 4 ||
	    t->season || t->quarter > 0 || t->half > 0 || t->interval)
		return false;
	if (day)
		return strchr("DWFMY", *unit) && !unit[1];
	if (t->month > 0)
		return !strcmp(unit, "M") || !strcmp(unit, "Y");
	return t->year != TIME_NO_YEAR && !strcmp(unit, "Y");
}

/* "after Christmas", "before 5 May": from a time that is said; not from an
 * event that has one ("after the June summit"). */
static size_t
read_offset(const struct words *w, size_t i, const struct length *l,
	    struct time_raw *t)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_OFFSET);
	struct time_raw from;
	bool article = token_as(at(w, i + 1), PACK_ARTICLE) != NULL;
	size_t j;

	if (!e || l->n < 0 || l->half || t->depth > 2)
		return 0;
	time_raw_init(&from, t->start, t->end);
	from.depth = t->depth + 1;
	j = words_core(w, i + 1 + article, article, &from);
	if (!j || !is_start(&from, pack_key(l->unit)) ||
	    (article && at(w, j)->kind == TOKEN_WORD))
		return 0;
	*t = from;
	t->offset_unit = pack_key(l->unit);
	t->offset = (int)l->n * e->number;
	return j;
}

static size_t
read_direction(const struct words *w, size_t i, const struct length *l,
	       struct time_raw *t)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_AFTER);
	const struct token *next = at(w, i + 1);
	bool open;

	if (e) {
		t->end = at(w, i)->end;
		put_shift(t, l, e->number, false);
		return i + 1;
	}
	if (!(e = token_as(at(w, i), PACK_AFTER_ANCHOR)) || key_is(e, "x"))
		return i;
	open = !token_as(at(w, i), PACK_PREPOSITION) ||
	       (!token_as(next, PACK_ARTICLE) && next->kind != TOKEN_WORD &&
		next->kind != TOKEN_NUMBER && next->kind != TOKEN_ENTRY);
	if (!open)
		return i;
	t->end = at(w, i)->end;
	put_shift(t, l, e->number, true);
	return i + 1;
}

/* Does a word before it say that the length is one? "for two weeks". */
static bool
is_led_as_length(const struct words *w, size_t i)
{
	const struct pack_entry *e =
		i ? token_as(at(w, i - 1), PACK_PREPOSITION) : NULL;

	return e && e->number == 2;
}

/* "two Thursdays ago", "three Sundays from now". */
static size_t
read_weekdays(const struct words *w, size_t i, long n, struct time_raw *t)
{
	const struct pack_entry *day = token_as(at(w, i), PACK_WEEKDAY_PLURAL);
	const struct pack_entry *e = token_as(at(w, i + 1), PACK_AFTER);

	if (!day || !e || n < 1 || n > 99)
		return 0;
	t->weekday = (signed char)day->number;
	t->unit = "NW";
	t->shift = (int)n * e->number;
	t->end = at(w, i + 1)->end;
	return i + 2;
}

/* "decades of war", where "25 years of age" has its number; "hours after the
 * vote". */
static bool
lasts(const struct words *w, size_t i, const struct pack_entry *unit)
{
	const struct token *next = at(w, i + 1);

	if (token_as(next, PACK_OFFSET))
		return !token_as(next, PACK_PREPOSITION) ||
		       token_as(next, PACK_PREPOSITION)->number != 3;
	return strchr("WMYDC", *pack_key(unit)) && !key_is(unit, "D") &&
	       !key_is(unit, "WE") && token_as(next, PACK_LINK) &&
	       !token_as(next, PACK_FROM_NOW) &&
	       !(i && token_as(at(w, i - 1), PACK_ARTICLE));
}

/* "-long" of "year-long", "three-day-long"; "-old" of "decades-old", as ages
 * ("a two-year-old") are no lengths. */
static size_t
skip_long(const struct words *w, size_t i, const struct pack_entry *unit)
{
	const struct pack_entry *e = token_as(at(w, i + 1), PACK_LONG);

	if (!unit || !token_mark(at(w, i), '-') || !at(w, i)->glued || !e ||
	    !e->number || (e->number == 2 && unit->cls != PACK_UNIT_PLURAL))
		return 0;
	return i + 2;
}

/* "a three year long siege". */
static bool
is_bare_long(const struct words *w, size_t i, const struct pack_entry *unit)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_LONG);

	return unit->cls == PACK_UNIT_TIME && e && e->number == 1 &&
	       at(w, i + 1)->kind == TOKEN_WORD && !at(w, i + 1)->opens;
}

/* "a quarter of an hour", "three-quarters of an hour". */
static size_t
read_quarters(const struct words *w, size_t i, struct time_raw *t)
{
	long n = 1;
	bool ordinal;
	size_t j = token_as(at(w, i), PACK_ONE)
			   ? i + 1
			   : words_number(w, i, &n, &ordinal);

	if (!j || n < 1 || n > 3)
		return 0;
	j += token_mark(at(w, j), '-');
	if (!key_is(unit_at(w, j), "Q") || !token_as(at(w, j + 1), PACK_LINK) ||
	    !token_as(at(w, j + 2), PACK_ONE) ||
	    !key_is(token_as(at(w, j + 3), PACK_UNIT_TIME), "H"))
		return 0;
	time_length(t->literal, "K", n, false);
	t->timex = TIMEX_DURATION;
	t->end = at(w, j + 3)->end;
	return j + 4;
}

/* "for 10D", "within 2W": days, weeks, years in capitals, where no film in 3D
 * is meant. */
static size_t
read_capital(const struct words *w, size_t i, struct time_raw *t)
{
	const struct token *k = at(w, i), *u = at(w, i + 1),
			   *next = at(w, i + 2);
	const struct pack_entry *e =
		i ? token_as(at(w, i - 1), PACK_PREPOSITION) : NULL;
	char unit[2] = {0};

	if (k->kind != TOKEN_NUMBER || k->fraction || !u->glued ||
	    !u->capital || u->end != u->start + 1 || !e || e->number != 2 ||
	    token_as(at(w, i - 1), PACK_FROM_NOW) ||
	    (next->kind != TOKEN_END && next->kind != TOKEN_MARK))
		return 0;
	unit[0] = w->text.p[u->start];
	if (!strchr("DWY", *unit) || (*unit == 'D' && k->number < 5) ||
	    !time_length(t->literal, unit, k->number, false))
		return 0;
	t->timex = TIMEX_DURATION;
	t->end = u->end;
	return i + 2;
}

/* "two to three", "10-15", "one or two" before a unit: the second, with the
 * first in its span. Returns the token of the second. */
static size_t
skip_lesser(const struct words *w, size_t i)
{
	long n, more;
	bool ordinal;
	size_t j = words_number(w, i, &n, &ordinal), k;

	if (!j || ordinal || at(w, i)->fraction ||
	    !(token_as(at(w, j), PACK_RANGE) || token_as(at(w, j), PACK_OR) ||
	      token_mark(at(w, j), '-')) ||
	    token_as(at(w, j), PACK_AND) ||
	    at(w, j)->glued != at(w, j + 1)->glued)
		return i;
	k = words_number(w, j + 1, &more, &ordinal);
	return k && !ordinal && more > n && more < 100 && unit_at(w, k) ? j + 1
									: i;
}

size_t
words_lasting(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_LONG);

	if (!e || e->number || !time_length(t->literal, pack_key(e), 1, false))
		return 0;
	t->timex = TIMEX_DURATION;
	t->start = at(w, i)->start;
	t->end = at(w, i)->end;
	return i + 1;
}

/* What closes a length whose unit stands before token `j`: "-long", "long",
 * "period". 0 where nothing does. */
static size_t
read_closed(const struct words *w, size_t i, size_t j,
	    const struct pack_entry *unit, struct time_raw *t)
{
	size_t k = skip_long(w, j, unit);

	if (k) {
		if (token_as(at(w, i), PACK_ONE))
			t->start = at(w, j - 1)->start;
		t->end = at(w, k - 1)->end;
		return k;
	}
	if (is_bare_long(w, j, unit)) {
		t->end = at(w, j)->end;
		return j + 1;
	}
	if ((k = words_of_period(w, j, t)) == j)
		return 0;
	if (i && token_as(at(w, i - 1), PACK_ONE))
		t->start = at(w, i - 1)->start;
	return k;
}

/* What goes on behind it: "and a half", "and 20 minutes", "ago". */
static size_t
read_open(const struct words *w, size_t i, size_t j, struct length *l,
	  struct time_raw *t)
{
	bool counted = true;
	size_t next, k;

	if (is_half_more(w, j, &next)) {
		l->half = true;
		time_length(t->literal, pack_key(l->unit), l->n, true);
		j = next;
		t->end = at(w, j - 1)->end;
	}
	for (int n = 0; n < 3 && (next = read_more(w, j, l, t, &counted)) > j;
	     n++)
		j = next;
	if (!counted)
		return j;
	if (l->n > 0 && !l->half) {
		t->unit = pack_key(l->unit);
		t->shift = (int)l->n;
	}
	if (!is_led_as_length(w, i) && (k = read_offset(w, j, l, t)))
		return k;
	return read_direction(w, j, l, t);
}

/* " or two" behind "a week": as many. */
static size_t
read_or_two(const struct words *w, size_t i, size_t j, struct length *l,
	    struct time_raw *t)
{
	bool ordinal;
	long n;
	size_t k;

	if (!token_as(at(w, i), PACK_ONE) || !token_as(at(w, j), PACK_OR) ||
	    !(k = words_number(w, j + 1, &n, &ordinal)) || ordinal || n < 2 ||
	    n > 9 || token_mark(at(w, k), '-') || unit_at(w, k))
		return j;
	l->n = n;
	time_length(t->literal, pack_key(l->unit), n, false);
	t->end = at(w, k - 1)->end;
	return k;
}

size_t
words_length(const struct words *w, size_t i, struct time_raw *t)
{
	struct length l = {0};
	size_t j = read_amount(w, skip_lesser(w, i), &l), k;

	if (!j)
		return 0;
	if ((k = read_capital(w, i, t)) || (k = read_quarters(w, i, t)))
		return k;
	if (l.n > 0 && !l.half && (k = read_weekdays(w, j, l.n, t)))
		return k;
	if (!(j = skip_hyphen(w, j)))
		return 0;
	j += l.n && token_as(at(w, j), PACK_UNIT_ADJECTIVE);
	l.unit = unit_at(w, j);
	if (!l.unit || !unit_fits(w, j, i, &l) ||
	    !time_length(t->literal, pack_key(l.unit), l.n, l.half))
		return 0;
	t->timex = TIMEX_DURATION;
	t->end = at(w, j)->end;
	j = read_or_two(w, i, j + 1, &l, t);
	k = read_closed(w, i, j, l.unit, t);
	return k ? k : read_open(w, i, j, &l, t);
}

/* "months later"; "months" alone only behind a preposition: some of them. */
size_t
words_plural(const struct words *w, size_t i, struct time_raw *t)
{
	const struct token *k = at(w, i);
	struct length l = {.unit = token_as(k, PACK_UNIT_PLURAL), .n = -1};

	size_t j;

	if (!l.unit || k->end - k->start < 4 || key_is(l.unit, "Q") ||
	    !time_length(t->literal, pack_key(l.unit), -1, false))
		return 0;
	t->timex = TIMEX_DURATION;
	t->end = k->end;
	if ((j = skip_long(w, i + 1, l.unit))) {
		t->end = at(w, j - 1)->end;
		return j;
	}
	if (key_is(l.unit, "WE")) {
		strcpy(t->literal, "XXXX-WXX-WE");
		t->timex = TIMEX_SET;
	}
	j = read_direction(w, i + 1, &l, t);
	if (j == i + 1 && !lasts(w, i, l.unit) &&
	    (!i || !token_as(at(w, i - 1), PACK_PREPOSITION)))
		return 0;
	return j;
}

/* "the day after Christmas", "the year before 2015", "the day before". */
size_t
words_unit_offset(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *u = token_as(at(w, i), PACK_UNIT_TIME);
	struct length l = {.unit = u, .n = 1};
	size_t j;

	if (!u || at(w, i)->end - at(w, i)->start < 3 ||
	    strlen(pack_key(u)) != 1 || !strchr("DWMY", *pack_key(u)))
		return 0;
	if ((j = read_offset(w, i + 1, &l, t)))
		return j;
	j = read_direction(w, i + 1, &l, t);
	return j > i + 1 && t->anchored ? j : 0;
}

/* "twice a week", "three times a week". */
static size_t
read_times_a(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *u, *e = token_as(at(w, i + 1), PACK_TIMES);
	bool counted = e && !e->number &&
		       (token_as(at(w, i), PACK_VAGUE) ||
			token_as(at(w, i), PACK_DIGIT) ||
			at(w, i)->kind == TOKEN_NUMBER);

	i += counted;
	e = token_as(at(w, i), PACK_TIMES);
	u = token_as(at(w, i + 2), PACK_UNIT_TIME);
	if (!e || (!e->number && !counted) ||
	    (!token_as(at(w, i + 1), PACK_ONE) &&
	     !token_as(at(w, i + 1), PACK_EVERY)) ||
	    !u || at(w, i + 2)->end - at(w, i + 2)->start < 3 ||
	    !time_length(t->literal, pack_key(u), 1, false))
		return 0;
	t->timex = TIMEX_SET;
	t->end = at(w, i + 2)->end;
	return i + 3;
}

/* A weekday with its part of the day, a season, a month. */
static size_t
read_named(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_WEEKDAY), *p;

	if (e) {
		p = token_as(at(w, i + 1), PACK_PART);
		if (p)
			t->end = at(w, i + 1)->end;
		snprintf(t->literal, sizeof t->literal, "XXXX-WXX-%d%s%s",
			 (int)e->number, p ? "T" : "", p ? pack_key(p) : "");
		return p ? i + 2 : i + 1;
	}
	if ((e = token_as(at(w, i), PACK_SEASON)))
		snprintf(t->literal, sizeof t->literal, "XXXX-%s", pack_key(e));
	else if ((e = token_as(at(w, i), PACK_MONTH)))
		snprintf(t->literal, sizeof t->literal, "XXXX-%02d",
			 (int)e->number);
	return e ? i + 1 : 0;
}

/* "every week", "each second Monday", "every 3 days". */
size_t
words_every(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_EVERY), *u;
	size_t j = i + 1, k;
	long n = 1, said;
	bool ordinal;

	if (!e)
		return read_times_a(w, i, t);
	t->timex = TIMEX_SET;
	if (e->number > 1)
		n = e->number;
	if ((k = words_number(w, j, &said, &ordinal))) {
		j = k;
		n = said;
	}
	t->end = at(w, j)->end;
	if (n == 1 && (k = read_named(w, j, t)))
		return k;
	if (!(u = unit_at(w, j)) || at(w, j)->end - at(w, j)->start < 2)
		return 0;
	if (strcmp(pack_key(u), "NI") && strcmp(pack_key(u), "MO") &&
	    strcmp(pack_key(u), "AF") && strcmp(pack_key(u), "EV"))
		return time_length(t->literal, pack_key(u), n, false) ? j + 1
								      : 0;
	snprintf(t->literal, sizeof t->literal, "T%s", pack_key(u));
	return j + 1;
}
