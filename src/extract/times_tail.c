/* What may follow a time and belongs to it: a clock after a day, a day after
 * a clock, a part of the day, "of that year", "last week".
 */
#include "times_words.h"

#include <stdio.h>

static bool
is_day(const struct time_raw *t)
{
	return !*t->literal && t->hour < 0 && !t->offset_unit &&
	       (t->day > 0 || t->weekday > 0 || t->holiday ||
		(t->unit && !strcmp(t->unit, "D")));
}

static bool
is_clock(const struct time_raw *t)
{
	return !*t->literal && t->hour >= 0 && t->day < 0 && t->weekday < 0 &&
	       !t->unit && t->year == TIME_NO_YEAR;
}

/* Fields that `t` lacks, from `u`; the span grows over both. */
void
words_merge(struct time_raw *t, const struct time_raw *u)
{
	if (t->year == TIME_NO_YEAR && u->year != TIME_NO_YEAR) {
		t->year = u->year;
		t->year_digits = u->year_digits;
	}
#define TAKE(f) t->f = t->f < 0 ? u->f : t->f
	TAKE(month);
	TAKE(day);
	TAKE(weekday);
	TAKE(hour);
	TAKE(minute);
	TAKE(second);
	TAKE(quarter);
	TAKE(half);
#undef TAKE
	t->part = t->part ? t->part : u->part;
	t->zone = t->zone ? t->zone : u->zone;
	t->season = t->season ? t->season : u->season;
	t->holiday = t->holiday ? t->holiday : u->holiday;
	if (!t->nth_unit) {
		t->nth_unit = u->nth_unit;
		t->nth = u->nth;
	}
	if (!t->unit && u->unit) {
		t->unit = u->unit;
		t->shift = u->shift;
		t->anchored = u->anchored;
	}
	if (u->end > t->end)
		t->end = u->end;
}

/* The hour that "in the evening" moves to its half of the day. */
void
words_settle_hour(struct time_raw *t)
{
	bool late =
		t->part && (!strcmp(t->part, "AF") || !strcmp(t->part, "EV") ||
			    (!strcmp(t->part, "NI") && t->hour > 4));

	if (t->hour >= 1 && t->hour < 12 && late && t->clock12) {
		t->hour = (signed char)(t->hour + 12);
		t->clock12 = false;
	}
	if (t->hour >= 0 && t->part && !strcmp(t->part, "MO"))
		t->clock12 = false;
	if (t->hour >= 0)
		t->part = NULL;
}

/* ", at", "on", "in the" between the parts of one time. */
static size_t
skip_joint(const struct words *w, size_t i)
{
	if (token_mark(at(w, i), ','))
		i++;
	if (token_mark(at(w, i), '@') ||
	    (token_as(at(w, i), PACK_PREPOSITION) && !words_shift_at(w, i) &&
	     !token_as(at(w, i), PACK_RANGE) &&
	     at(w, i)->end - at(w, i)->start == 2))
		i++;
	if (token_as(at(w, i), PACK_ARTICLE))
		i++;
	return i;
}

/* "at 8", "at seven twenty-seven": an hour only behind a day and "at". */
static size_t
bare_hour(const struct words *w, size_t i, struct time_raw *t)
{
	const struct token *prev = at(w, i - 1);
	long n, m;
	bool ordinal;
	size_t j, k;

	if (!token_as(prev, PACK_AT_HOUR))
		return 0;
	if (at(w, i)->fraction || at(w, i)->digits > 2)
		return 0;
	j = words_number(w, i, &n, &ordinal);
	if (j > i + 1 && at(w, i)->kind == TOKEN_ENTRY)
		j = 0;
	if (!j || ordinal || n < 1 || n > 24)
		return 0;
	if (at(w, j)->kind == TOKEN_WORD || token_mark(at(w, j), '%') ||
	    unit_at(w, j))
		return 0;
	t->hour = (signed char)n;
	t->clock12 = n <= 12;
	t->end = at(w, j - 1)->end;
	k = words_number(w, j, &m, &ordinal);
	if (k && !ordinal && m >= 10 && m < 60 && !at(w, j)->fraction) {
		t->minute = (signed char)m;
		t->end = at(w, k - 1)->end;
		return k;
	}
	return j;
}

/* "for 9 am", with the half of the day. */
static bool
is_for_hour(const struct words *w, size_t i)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_PREPOSITION);

	return e && e->number == 2 && !token_as(at(w, i), PACK_LINK) &&
	       at(w, i + 1)->kind == TOKEN_NUMBER &&
	       token_as(at(w, i + 2), PACK_AMPM);
}

/* A clock behind a day or a part of one. */
static size_t
add_clock(const struct words *w, size_t i, size_t j, struct time_raw *t)
{
	struct time_raw u;
	size_t k;

	if (!is_day(t) && !(t->part && t->hour < 0))
		return 0;
	time_raw_init(&u, t->start, t->end);
	if (j == i && i && token_mark(at(w, i - 1), ')') && at(w, i)->glued)
		j += token_mark(at(w, i), '-'); /* May 22 (Tue)-11:30 */
	else if (j == i && is_day(t) && is_for_hour(w, i))
		j++; /* Saturday for 9 am */
	if (j > i && token_as(at(w, j), PACK_APPROX)) {
		if (!is_day(t))
			return 0;
		j++;
	}
	if (!(k = words_clock(w, j, &u)) &&
	    (j == i || !(k = bare_hour(w, j, &u))))
		return 0;
	words_merge(t, &u);
	t->clock12 = u.clock12;
	words_settle_hour(t);
	return k;
}

/* A part of the day behind a day or clock: "in the early morning". */
static size_t
add_part(const struct words *w, size_t i, size_t j, struct time_raw *t)
{
	const struct pack_entry *e;

	if ((!is_day(t) && !is_clock(t)) || t->part ||
	    (token_as(at(w, i), PACK_LINK) &&
	     !token_as(at(w, i), PACK_FROM_NOW)))
		return 0;
	if (token_as(at(w, j), PACK_MODIFIER)) {
		j++;
		j += token_as(at(w, j), PACK_ARTICLE) != NULL;
	}
	if (!(e = token_as(at(w, j), PACK_PART)))
		return 0;
	t->part = pack_key(e);
	t->end = at(w, j)->end;
	words_settle_hour(t);
	return j + 1;
}

/* A day behind a clock. */
static size_t
add_day(const struct words *w, size_t i, size_t j, struct time_raw *t)
{
	struct time_raw u;
	size_t k;

	if ((t->hour < 0 && (!t->part || t->unit || t->holiday)) ||
	    t->day > 0 || t->weekday > 0 || t->nth_unit ||
	    token_mark(at(w, j), '-') || (j == i && at(w, j)->glued) ||
	    t->depth > 2)
		return 0;
	time_raw_init(&u, t->start, t->end);
	u.depth = t->depth + 1;
	k = words_core(w, j, j > i, &u);
	if (!k || (!is_day(&u) && !u.part) || *u.literal || u.hour >= 0)
		return 0;
	words_merge(t, &u);
	words_settle_hour(t);
	return k;
}

/* "8 p.m. Thursday EST": the zone behind the day, in capitals. */
static size_t
add_zone(const struct words *w, size_t i, struct time_raw *t)
{
	const struct token *k = at(w, i);
	char c = k->end > k->start + 1 ? w->text.p[k->start + 1] : 'a';

	if (t->hour < 0 || t->zone || !token_as(k, PACK_ZONE) || !k->capital ||
	    c < 'A' || c > 'Z' || k->opens)
		return 0;
	return words_zone(w, i, t);
}

/* "of that year", "in 1995". */
static size_t
add_longer(const struct words *w, size_t i, struct time_raw *t)
{
	struct time_raw u;
	bool article = token_as(at(w, i + 1), PACK_ARTICLE) != NULL;
	bool fits = t->part || t->day > 0 || t->month > 0 || t->season ||
		    t->weekday > 0 || t->quarter > 0 || t->half > 0 ||
		    t->holiday;
	size_t k;

	if (!token_as(at(w, i), PACK_LINK) || t->hour >= 0 || !fits ||
	    (t->unit && t->shift) || t->nth_unit || t->offset_unit ||
	    t->depth > 2)
		return 0;
	time_raw_init(&u, t->start, t->end);
	u.depth = t->depth + 1;
	k = words_year(w, i + 1 + article, &u);
	k = k ? k : words_core(w, i + 1 + article, article, &u);
	if (!k || *u.literal || u.hour >= 0 || u.offset_unit ||
	    (!u.unit && u.year == TIME_NO_YEAR && u.month < 0) ||
	    (t->year != TIME_NO_YEAR && u.year != TIME_NO_YEAR))
		return 0;
	words_merge(t, &u);
	if (t->half > 0 && t->month > 0) {
		t->qualifier = t->half == 1 ? "early" : "late";
		if (!w->alone)
			t->half = TIME_UNSET;
	}
	return k;
}

/* "October last year", "the summer of last year". */
static size_t
add_year(const struct words *w, size_t i, struct time_raw *t)
{
	struct time_raw u;
	size_t k;

	if ((t->month < 0 && !t->season && t->quarter < 0) || t->unit ||
	    t->year != TIME_NO_YEAR || t->nth_unit || t->hour >= 0 ||
	    !words_shift_at(w, i))
		return 0;
	time_raw_init(&u, t->start, t->end);
	k = words_shift(w, i, false, &u);
	if (!k || !u.unit || strcmp(u.unit, "Y") || u.holiday || *u.literal)
		return 0;
	words_merge(t, &u);
	return k;
}

/* "Friday last week". */
static size_t
add_week(const struct words *w, size_t i, struct time_raw *t)
{
	struct time_raw u;
	size_t k;

	if (t->weekday < 0 || t->day > 0 || t->unit || t->nth_unit ||
	    !words_shift_at(w, i))
		return 0;
	time_raw_init(&u, t->start, t->end);
	k = words_shift(w, i, false, &u);
	if (!k || !u.unit || strcmp(u.unit, "W"))
		return 0;
	words_merge(t, &u);
	return k;
}

/* "July 18 (Fri)", "July 18, Friday,". */
static size_t
add_weekday(const struct words *w, size_t i, struct time_raw *t)
{
	const struct token *mark = at(w, i), *k = at(w, i + 1);
	const struct token *next = at(w, i + 2);
	const struct pack_entry *e = token_as(k, PACK_WEEKDAY);
	bool round = token_mark(mark, '(') && token_mark(next, ')');

	e = e ? e : token_as(k, PACK_WEEKDAY_WEAK);
	if (!e || t->day < 0 || t->weekday > 0 || t->hour >= 0 || !is_day(t) ||
	    (!round && (!token_mark(mark, ',') ||
			!(next->kind == TOKEN_END || token_mark(next, ',') ||
			  token_mark(next, '.') || token_mark(next, ')')))))
		return 0;
	t->weekday = (signed char)e->number;
	t->end = round ? next->end : k->end;
	return i + 2 + round;
}

/* Appends the hour to the value of a set. */
static void
put_set_clock(struct time_raw *t, const struct time_raw *clock)
{
	size_t n = strlen(t->literal);

	if (clock->minute >= 0)
		snprintf(t->literal + n, sizeof t->literal - n, "T%02d:%02d",
			 clock->hour, clock->minute);
	else
		snprintf(t->literal + n, sizeof t->literal - n, "T%02d",
			 clock->hour);
}

void
words_set_weekday(struct time_raw *t, int weekday)
{
	snprintf(t->literal, sizeof t->literal, "XXXX-WXX-%d", weekday);
	t->timex = TIMEX_SET;
	if (t->hour >= 0)
		put_set_clock(t, t);
}

/* "Thursdays at 17:30", "every Monday at 9 am". */
static size_t
add_set_clock(const struct words *w, size_t i, struct time_raw *t)
{
	struct time_raw u;
	size_t j = skip_joint(w, i), k, n = strlen(t->literal);

	if (t->timex != TIMEX_SET || n != sizeof "XXXX-WXX-1" - 1 ||
	    strncmp(t->literal, "XXXX-WXX-", 9))
		return i;
	time_raw_init(&u, t->start, t->end);
	if (!(k = words_clock(w, j, &u)) || u.unit || u.day > 0 || u.part)
		return i;
	put_set_clock(t, &u);
	t->end = u.end;
	return k;
}

/* "3pm each day", "6 am daily". */
static size_t
add_again(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_FREQUENCY);
	const struct pack_entry *u = token_as(at(w, i + 1), PACK_UNIT_TIME);
	bool each = token_as(at(w, i), PACK_EVERY) && key_is(u, "D");

	if (!is_clock(t) || t->part || (!key_is(e, "P1D") && !each))
		return 0;
	put_set_clock(t, t);
	t->timex = TIMEX_SET;
	t->end = at(w, i + each)->end;
	return i + 1 + each;
}

/* "Five years ago today", "a month ago tomorrow". */
static size_t
add_today(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_DAY_SHIFT);

	if (!e || !t->counted || !t->unit || t->anchored || t->weekday > 0 ||
	    t->offset_unit || !strchr("DMY", *t->unit) || t->unit[1])
		return 0;
	t->keeps_day = true;
	t->day_move = (signed char)e->number;
	t->end = at(w, i)->end;
	return i + 1;
}

/* A weekday beside a length from now or from a time: "two weeks ago on
 * Friday", "a year ago Tuesday". */
static size_t
add_weekday_of(const struct words *w, size_t i, struct time_raw *t)
{
	bool joint = token_as(at(w, i), PACK_PREPOSITION) &&
		     at(w, i)->end == at(w, i)->start + 2;
	const struct pack_entry *e = token_as(at(w, i + joint), PACK_WEEKDAY);

	if (!e || t->anchored || t->hour >= 0 || t->weekday > 0 ||
	    (!t->counted && !t->offset_unit))
		return 0;
	t->weekday = (signed char)e->number;
	t->counted = true;
	t->end = at(w, i + joint)->end;
	return i + joint + 1;
}

/* "Monday two weeks from now". */
static size_t
add_count(const struct words *w, size_t i, struct time_raw *t)
{
	struct time_raw u;
	size_t j = i + token_mark(at(w, i), ','), k;

	if (t->weekday < 0 || t->day > 0 || t->unit || t->hour >= 0 ||
	    t->nth_unit || t->offset_unit || t->depth > 2)
		return 0;
	time_raw_init(&u, t->start, t->end);
	u.depth = t->depth + 1;
	k = words_length(w, j, &u);
	if (!k || *u.literal || u.weekday > 0 || u.anchored ||
	    (u.counted ? u.shift : u.offset) < 1)
		return 0;
	u.weekday = t->weekday;
	u.counted = true;
	*t = u;
	return k;
}

/* "this year's second quarter". */
static size_t
add_quarter(const struct words *w, size_t i, struct time_raw *t)
{
	struct time_raw u;
	size_t j;

	if (!token_as(at(w, i), PACK_POSSESSIVE) || *t->literal ||
	    t->month > 0 || t->hour >= 0 ||
	    (t->year == TIME_NO_YEAR && !(t->unit && *t->unit == 'Y')))
		return 0;
	time_raw_init(&u, t->start, t->end);
	j = words_part_of_year(w, i + 1, &u);
	if (!j || u.year != TIME_NO_YEAR)
		return 0;
	words_merge(t, &u);
	return j;
}

size_t
words_tail(const struct words *w, size_t i, struct time_raw *t)
{
	size_t j = skip_joint(w, i), k;

	if (*t->literal)
		return add_set_clock(w, i, t);
	if ((k = add_quarter(w, i, t)) || (k = add_again(w, i, t)) ||
	    (k = add_today(w, i, t)) || (k = add_weekday_of(w, i, t)) ||
	    (k = add_count(w, i, t)))
		return k;
	if (at(w, i)->kind == TOKEN_END)
		return i;
	if (t->hour >= 0 && t->day > 0 && t->month > 0 &&
	    t->year == TIME_NO_YEAR && (k = words_year(w, i, t)))
		return k;
	if (t->short_year && t->hour < 0 && t->year == TIME_NO_YEAR &&
	    token_mark(at(w, i), ',') && at(w, i + 1)->digits == 4 &&
	    (k = words_year(w, i + 1, t))) /* 5/7, 2020 */
		return k;
	if ((k = add_weekday(w, i, t)) || (k = add_clock(w, i, j, t)) ||
	    (k = add_part(w, i, j, t)) || (k = add_zone(w, i, t)))
		return k;
	if ((k = add_day(w, i, j, t)))
		return k;
	if (t->hour >= 0 && t->day < 0 && t->weekday < 0)
		return i;
	if ((k = add_longer(w, i, t)) || (k = add_week(w, i, t)) ||
	    (k = add_year(w, i, t)))
		return k;
	return i;
}
