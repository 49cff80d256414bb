/* Moving a day: by a shift ("last week"), by an offset ("two days after"),
 * to the nth part of a longer time.
 */
#include "times_place.h"

void
day_add(struct day *d, long n)
{
	long k = days_from_date(d->y, d->m ? d->m : 1, d->d ? d->d : 1) + n;

	date_from_days(k, &d->y, &d->m, &d->d);
}

void
day_add_months(struct day *d, long n)
{
	long k = d->y * 12L + (d->m ? d->m : 1) - 1 + n;

	d->y = (int)(k >= 0 ? k / 12 : -((11 - k) / 12));
	d->m = (int)(k - d->y * 12L) + 1;
	if (d->d > days_in_month(d->y, d->m))
		d->d = days_in_month(d->y, d->m);
}

void
day_add_seconds(struct day *d, long n)
{
	long s = (d->hour < 0 ? 0 : d->hour) * 3600L +
		 (d->minute < 0 ? 0 : d->minute) * 60L +
		 (d->second < 0 ? 0 : d->second) + n;
	long day = s >= 0 ? s / 86400 : -((86399 - s) / 86400);

	day_add(d, day);
	s -= day * 86400;
	d->hour = (int)(s / 3600);
	d->minute = (int)(s / 60 % 60);
	d->second = (int)(s % 60);
}

static int
season_month(const char *s)
{
	return is(s, "SP") ? 4 : is(s, "SU") ? 7 : is(s, "FA") ? 10 : 12;
}

/* The nth such weekday before or after. */
static bool
shift_weekdays(struct day *d, const struct time_raw *t)
{
	int back;

	if (!d->d)
		return false;
	back = (weekday_of(days_from_date(d->y, d->m, d->d)) - t->weekday + 7) %
	       7;
	day_add(d, t->shift < 0 ? -(back ? back : 7) + 7L * (t->shift + 1)
				: (7 - back) + 7L * (t->shift - 1));
	return true;
}

/* "Next May", "last summer": the nearest one that is not now. */
static void
shift_named(struct day *d, const struct time_raw *t, int month)
{
	if (t->shift > 0)
		d->y += (!d->m || month <= d->m) + t->shift - 1;
	else if (t->shift < 0)
		d->y -= !d->m || month >= d->m;
	d->m = d->d = 0;
}

static bool
shift_clock(struct day *d, const struct time_raw *t, long unit)
{
	if (d->hour < 0 || !d->d)
		return false;
	day_add_seconds(d, t->shift * unit + (t->half_shift ? unit / 2 : 0));
	return true;
}

/* How many of the base unit are in one: days, months, years, seconds. */
static const struct step {
	const char *unit;
	char base;
	int by;
} steps[] = {
	{"D", 'D', 1},	 {"W", 'D', 7},	   {"WD", 'D', 7},   {"WE", 'D', 7},
	{"F", 'D', 14},	 {"M", 'M', 1},	   {"Q", 'M', 3},    {"Y", 'Y', 1},
	{"DE", 'Y', 10}, {"CE", 'Y', 100}, {"H", 'S', 3600}, {"TM", 'S', 60},
	{"S", 'S', 1},
};

static const struct step *
step_of(const char *unit)
{
	for (size_t i = 0; i < COUNT(steps); i++)
		if (is(unit, steps[i].unit))
			return steps + i;
	return NULL;
}

/* "A year ago Tuesday", "a year ago today" are days. */
static bool
keeps_day(const struct time_raw *t)
{
	return t->counted && (t->weekday > 0 || t->keeps_day);
}

static bool
shift_by(struct day *d, const struct time_raw *t)
{
	const struct step *step = step_of(t->unit);

	if (!step)
		return false;
	switch (step->base) {
	case 'D':
		if (!d->d && t->anchored && (!d->m || is(t->unit, "D")))
			return false;
		day_add(d, (long)t->shift * step->by);
		return true;
	case 'M':
		if (!d->m)
			return false;
		day_add_months(d, (long)t->shift * step->by);
		d->d = keeps_day(t) ? d->d : 0;
		return true;
	case 'Y':
		day_add_months(d, (long)t->shift * step->by * 12);
		if (!keeps_day(t))
			d->m = d->d = 0;
		return true;
	default:
		return shift_clock(d, t, step->by);
	}
}

bool
time_shift(struct resolver *r, struct day *d, struct time_raw *t)
{
	const char *u = t->unit;
	struct day from = r->dct;

	if (t->anchored || (r->narrative && !is(u, "D")))
		from = r->last.known ? r->last : r->dct;
	if (t->anchored && !r->last.known &&
	    (r->narrative || (t->needs_last && !t->tense)))
		return false;
	if (!from.known || from.y == TIME_NO_YEAR)
		return false;
	*d = from;
	if (is(u, "TI"))
		return r->narrative && r->last.known;
	if (is(u, "NW"))
		return shift_weekdays(d, t);
	if (!is(u, "MY") && !is(u, "SY"))
		return shift_by(d, t);
	shift_named(d, t, is(u, "MY") ? t->month : season_month(t->season));
	return true;
}

bool
time_offset(struct day *d, const struct time_raw *t)
{
	const char *u = t->offset_unit;

	if (!d->known || d->y == TIME_NO_YEAR)
		return false;
	if (is(u, "Y"))
		d->y += t->offset;
	else if (is(u, "M") && d->m)
		day_add_months(d, t->offset);
	else if (d->d)
		day_add(d, t->offset * (is(u, "F")   ? 14L
					: is(u, "W") ? 7L
						     : 1L));
	else
		return false;
	if (d->d && d->d > days_in_month(d->y, d->m))
		d->d = days_in_month(d->y, d->m);
	return true;
}

/* The first day of what `d` says, and the day after its last. */
static void
bounds(const struct day *d, const struct time_raw *t, long *from, long *to)
{
	struct day a = *d, b = *d;
	int months = 1;

	if (d->d) {
		*from = days_from_date(d->y, d->m, d->d);
		*to = *from + 1;
		return;
	}
	if (t->quarter > 0 || is(t->unit, "Q")) {
		a.m = t->quarter > 0 ? t->quarter * 3 - 2
				     : (d->m - 1) / 3 * 3 + 1;
		months = 3;
	} else if (t->half > 0) {
		a.m = t->half * 6 - 5;
		months = 6;
	} else if (t->season) {
		a.m = season_month(t->season) - (is(t->season, "WI") ? 0 : 1);
		months = 3;
	} else if (!d->m) {
		a.m = 1;
		months = 12;
	}
	b = a;
	day_add_months(&b, months);
	*from = days_from_date(a.y, a.m, 1);
	*to = days_from_date(b.y, b.m, 1);
}

/* The nth day of a kind in [from, to); weeks are those whose Thursday is in
 * it ("MW": whose Monday is), weekends those whose Saturday is. */
static bool
nth_day(struct day *d, struct time_raw *t)
{
	int day = is(t->nth_unit, "WD")	  ? t->weekday
		  : is(t->nth_unit, "W")  ? 4
		  : is(t->nth_unit, "MW") ? 1
		  : is(t->nth_unit, "WE") ? 6
					  : 0;
	long from, to, k;

	bounds(d, t, &from, &to);
	if (is(t->nth_unit, "M") || is(t->nth_unit, "Y"))
		return false;
	if (d->d && day) {
		/* the weekend of a Monday is the one before, the week of a
		 * Sunday begins with it */
		k = from + day - weekday_of(from) -
		    (day == 6 && weekday_of(from) < 3 ? 7 : 0) +
		    (day == 4 && weekday_of(from) == 7 ? 7 : 0);
	} else if (t->nth > 0) {
		k = day ? from + (day - weekday_of(from) + 7) % 7 : from;
		k += (t->nth - 1) * (day ? 7L : 1L);
	} else {
		k = day ? to - 1 - (weekday_of(to - 1) - day + 7) % 7 : to - 1;
		k += (t->nth + 1) * (day ? 7L : 1L);
	}
	if (!d->d && (k < from || k >= to))
		return false;
	date_from_days(k, &d->y, &d->m, &d->d);
	t->unit = is(t->nth_unit, "WD")	  ? NULL
		  : is(t->nth_unit, "MW") ? "W"
					  : t->nth_unit;
	t->weekday = is(t->nth_unit, "WD") ? t->weekday : TIME_UNSET;
	t->season = NULL;
	t->quarter = t->half = TIME_UNSET;
	return true;
}

/* "The second month of 2015". */
static bool
nth_month(struct day *d, const struct time_raw *t)
{
	if (!is(t->nth_unit, "M") || d->m || t->season || t->quarter > 0 ||
	    t->half > 0 || t->nth > 12 || t->nth < -12)
		return false;
	d->m = t->nth > 0 ? t->nth : 13 + t->nth;
	return true;
}

bool
time_place_nth(struct day *d, struct time_raw *t)
{
	return d->known && d->y != TIME_NO_YEAR &&
	       (nth_day(d, t) || nth_month(d, t));
}
