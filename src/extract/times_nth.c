/* A part counted inside a longer time: "the second Wednesday of October",
 * "the last week of July 2014", "the 15th day of next month", "the first two
 * months of 1939" (a length), "the week of 6 October".
 *
 * The count and what is counted are read here, the longer time behind "of"
 * by the common core; the calendar counts (times_resolve.c). Growth: a bounded
 * look ahead.
 */
#include "times_words.h"

/* "third", "last", "third last", "penultimate"; 0 where nothing counts. */
static size_t
read_count(const struct words *w, size_t i, int *nth)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_NTH);
	long n;
	bool ordinal;
	size_t j;

	if (e) {
		*nth = e->number;
		return i + 1;
	}
	j = words_number(w, i, &n, &ordinal);
	if (!j || !ordinal || n < 1 || n > 99)
		return 0;
	*nth = (int)n;
	if ((e = token_as(at(w, j), PACK_NTH)) && e->number == -1) {
		*nth = -*nth;
		j++;
	}
	return j;
}

/* "the 20 of next month": the bare number is the day's. */
static size_t
read_day_of_month(const struct words *w, size_t i, struct time_raw *t)
{
	const struct token *k = at(w, i), *prev = i ? at(w, i - 1) : NULL;
	const struct token *after = at(w, i + 4);

	if (k->kind != TOKEN_NUMBER || k->fraction || k->digits > 2 ||
	    k->number < 1 || k->number > 31 ||
	    (prev && !token_as(prev, PACK_ARTICLE) &&
	     !token_as(prev, PACK_PREPOSITION)) ||
	    !token_as(at(w, i + 1), PACK_LINK) || !words_shift_at(w, i + 2) ||
	    !key_is(token_as(at(w, i + 3), PACK_UNIT_TIME), "M") ||
	    after->kind == TOKEN_WORD || token_as(after, PACK_POSSESSIVE) ||
	    !words_shift(w, i + 2, false, t))
		return 0;
	t->nth_unit = "D";
	t->nth = (signed char)k->number;
	return i + 4;
}

/* What is counted: a weekday, day, week, weekend, month or year. */
static size_t
read_counted(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_WEEKDAY);

	e = e ? e : token_as(at(w, i), PACK_WEEKDAY_WEAK);
	if (e) {
		t->weekday = (signed char)e->number;
		t->nth_unit = "WD";
		return i + 1;
	}
	if (token_as(at(w, i), PACK_HALF)) {
		t->nth_unit = "H";
		return i + 1;
	}
	e = token_as(at(w, i), PACK_UNIT_TIME);
	if (!e || at(w, i)->end - at(w, i)->start < 2)
		return 0;
	for (const char *const *u =
		     (const char *const[]){"D", "W", "WE", "M", "Y", "Q", NULL};
	     *u; u++)
		if (key_is(e, *u)) {
			t->nth_unit = *u;
			return i + 1;
		}
	return 0;
}

static bool
is_container(const struct time_raw *t)
{
	static const char *const units[] = {"M", "Y", "Q", "MY", "DE", "CE"};

	if (*t->literal || t->hour >= 0 || t->part || t->weekday > 0 ||
	    t->nth_unit)
		return false;
	if (t->year != TIME_NO_YEAR || t->month > 0 || t->season ||
	    t->quarter > 0 || t->half > 0)
		return true;
	for (size_t k = 0; t->unit && k < COUNT(units); k++)
		if (!strcmp(t->unit, units[k]))
			return true;
	return false;
}

/* "of October 2014", "in the year", "of this month": the longer time. */
static size_t
read_container(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *e;
	bool article;
	size_t j = i;

	if (++t->depth > 3)
		return 0;
	if (token_as(at(w, j), PACK_LINK))
		j++;
	else if (!token_as(at(w, j), PACK_MONTH))
		return 0;
	article = token_as(at(w, j), PACK_ARTICLE) != NULL;
	j += article;
	e = token_as(at(w, j), PACK_UNIT_TIME);
	if (article && e &&
	    (key_is(e, "M") || key_is(e, "Y") || key_is(e, "Q"))) {
		t->unit = pack_key(e);
		t->end = at(w, j)->end;
		return j + 1;
	}
	return words_core(w, j, article, t);
}

/* Puts the counted part beside the fields of the longer time. */
static bool
put_inside(struct time_raw *t, const struct time_raw *part, int nth)
{
	if (!is_container(t))
		return false;
	if (t->day > 0 && strcmp(part->nth_unit, "W") &&
	    strcmp(part->nth_unit, "WE"))
		return false;
	if (*part->nth_unit == 'H' || *part->nth_unit == 'Q') {
		int all = *part->nth_unit == 'H' ? 2 : 4;

		if (nth > all || nth < -all || t->month > 0 || t->season ||
		    t->quarter > 0 || t->half > 0 ||
		    (t->unit && strcmp(t->unit, "Y")))
			return false;
		nth += nth < 0 ? all + 1 : 0;
		*(all == 2 ? &t->half : &t->quarter) = (signed char)nth;
		return true;
	}
	t->nth_unit = part->nth_unit;
	t->weekday = part->weekday;
	t->nth = (signed char)nth;
	return true;
}

/* "the week of 6 October", "the weekend of Thanksgiving". */
static size_t
read_week_of(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_UNIT_TIME);
	struct time_raw part = *t, clean = *t;
	size_t j;

	if (!key_is(e, "W") && !key_is(e, "WE"))
		return 0;
	if (!(j = read_container(w, i + 1, t)) || (t->day < 0 && !t->holiday) ||
	    t->hour >= 0 || *t->literal) {
		*t = clean;
		return 0;
	}
	part.nth_unit = pack_key(e);
	t->nth_unit = part.nth_unit;
	t->nth = 1;
	return j;
}

/* "week 10 of 2019". */
static size_t
read_numbered_week(const struct words *w, size_t i, struct time_raw *t)
{
	const struct token *k = at(w, i + 1);
	size_t j = i + 2;

	if (!key_is(token_as(at(w, i), PACK_UNIT_TIME), "W") ||
	    k->kind != TOKEN_NUMBER || k->fraction || k->number < 1 ||
	    k->number > 53)
		return 0;
	j += token_as(at(w, j), PACK_LINK) || token_mark(at(w, j), ',');
	if (!(j = words_year(w, j, t)))
		return 0;
	t->week = (signed char)k->number;
	return j;
}

/* "first two months of 1939", "last 3 weeks of this year": a length. */
static size_t
read_several(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *e;
	struct time_raw in = *t;
	long n;
	bool ordinal;
	size_t j = words_number(w, i, &n, &ordinal), k;

	if (!j || ordinal || n < 2 || n > 999 ||
	    !(e = token_as(at(w, j), PACK_UNIT_PLURAL)) ||
	    !(k = read_container(w, j + 1, &in)) || !is_container(&in) ||
	    !time_length(t->literal, pack_key(e), n, false))
		return 0;
	t->timex = TIMEX_DURATION;
	t->end = in.end;
	return k;
}

/* "the first two years", "the final 10 days": a length. */
static size_t
read_first_several(const struct words *w, size_t i, int nth, struct time_raw *t)
{
	const struct pack_entry *e;
	long n;
	bool ordinal;
	size_t j = words_number(w, i, &n, &ordinal);

	if ((nth != 1 && nth != -1) || !j || ordinal || n < 2 || n > 999 ||
	    !(e = token_as(at(w, j), PACK_UNIT_PLURAL)) ||
	    at(w, j)->end - at(w, j)->start < 4 ||
	    !time_length(t->literal, pack_key(e), n, false))
		return 0;
	t->timex = TIMEX_DURATION;
	t->end = at(w, j)->end;
	return j + 1;
}

size_t
words_nth(const struct words *w, size_t i, struct time_raw *t)
{
	struct time_raw part = *t, clean = *t;
	int nth;
	size_t j = read_week_of(w, i, t), k;

	if (j || (j = read_numbered_week(w, i, t)))
		return j;
	if ((j = read_day_of_month(w, i, t)))
		return j;
	*t = clean;
	if (!(j = read_count(w, i, &nth)))
		return 0;
	if ((k = read_several(w, j, t)))
		return k;
	*t = clean;
	if (!words_shift_at(w, i) && (k = read_first_several(w, j, nth, t)))
		return k;
	*t = clean;
	if (!(k = read_counted(w, j, &part)) ||
	    !(k = read_container(w, k, t)) || !put_inside(t, &part, nth)) {
		*t = clean;
		return 0;
	}
	return k;
}
