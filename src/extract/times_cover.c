/* What a lone time covers.
 *
 * A text that is nothing but a time ("late March", "tomorrow evening") is no
 * news: it is what one asks of a calendar, and is answered by the days or the
 * hours it covers, in languages written with blanks. In a sentence the same
 * words keep TIMEX3's names (2026-03 with the qualifier late, 2026-03-03TEV).
 *
 * Early, mid and late are thirds: of a month ten days, of a year four months,
 * of a week its first, middle and last three days. A morning ends at noon, an
 * afternoon at 19, an evening and a night at midnight; a weekend begins on
 * Friday at 18.
 */
#include "times_place.h"

#include <stdio.h>

static void
put_day(struct str_out *o, long days)
{
	struct day d = {.known = true};

	date_from_days(days, &d.y, &d.m, &d.d);
	o->n += (size_t)snprintf(o->p + o->n, sizeof o->p - o->n,
				 "%04d-%02d-%02d", d.y % 10000, d.m, d.d);
}

static void
put_text(struct str_out *o, const char *text)
{
	o->n += (size_t)snprintf(o->p + o->n, sizeof o->p - o->n, "%s", text);
}

static void
put_days(struct str_out *o, long first, long last)
{
	put_day(o, first);
	put_text(o, "/");
	put_day(o, last);
}

static bool
cover_part(struct str_out *o, const char *part, long day)
{
	bool late = is(part, "EV") || is(part, "NI");

	if (!late && !is(part, "MO") && !is(part, "AF"))
		return false;
	put_day(o, day);
	put_text(o, is(part, "MO") ? "T00/" : is(part, "AF") ? "T12/" : "T18/");
	put_day(o, day + late);
	put_text(o, is(part, "MO") ? "T12" : is(part, "AF") ? "T19" : "T00");
	return true;
}

static void
cover_weekend(struct str_out *o, long day)
{
	long monday = day - weekday_of(day) + 1;

	put_day(o, monday + 4);
	put_text(o, "T18/");
	put_day(o, monday + 7);
	put_text(o, "T00");
}

/* Which third: 0 early, 1 mid, 2 late; -1 none. */
static int
third_of(const struct time_raw *t)
{
	return is(t->qualifier, "early")  ? 0
	       : is(t->qualifier, "mid")  ? 1
	       : is(t->qualifier, "late") ? 2
					  : -1;
}

static bool
cover_third(struct str_out *o, const struct time_raw *t, const struct day *d)
{
	int k = third_of(t);
	long first;

	if (k < 0 || t->season || t->quarter > 0 || t->half > 0 ||
	    t->year_digits != 4 || t->weekday > 0)
		return false;
	if (is(t->unit, "W") && d->d) {
		first = days_from_date(d->y, d->m, d->d);
		first += 1 - weekday_of(first) + k * 2;
		put_days(o, first, first + 2);
		return true;
	}
	if (d->d || (t->unit && !is(t->unit, "M") && !is(t->unit, "MY") &&
		     !is(t->unit, "Y")))
		return false;
	if (d->m) {
		first = days_from_date(d->y, d->m, 1);
		put_days(o, first + k * 10,
			 first + (k < 2 ? k * 10 + 9
					: days_in_month(d->y, d->m) - 1));
		return true;
	}
	o->n += (size_t)snprintf(o->p + o->n, sizeof o->p - o->n,
				 "%04d-%02d/%04d-%02d", d->y % 10000, k * 4 + 1,
				 d->y % 10000, k * 4 + 4);
	return true;
}

bool
time_print_cover(struct str_out *o, const struct time_raw *t,
		 const struct day *d)
{
	if (!t->asked || !d->known || d->y < 1 || t->hour >= 0)
		return false;
	if (t->part)
		return d->d &&
		       cover_part(o, t->part, days_from_date(d->y, d->m, d->d));
	if (is(t->unit, "WE") && d->d) {
		cover_weekend(o, days_from_date(d->y, d->m, d->d));
		return true;
	}
	return cover_third(o, t, d);
}
