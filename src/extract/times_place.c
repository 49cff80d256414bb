/* The fields that the words of a time do not state, from what is around. */
#include "times_place.h"

/* Months from `a` on to the month `m` of year `y`. */
static int
months_on(const struct day *a, int y, int m)
{
	return (y - a->y) * 12 + m - a->m;
}

/* In a narrative: the year of the last date, or of the one before where that
 * was an aside ("On April 9 the statue fell. In November 2008 a poll ... By
 * April 15"): the story goes on, in small steps. */
static int
year_told(const struct resolver *r, int month)
{
	const struct day *last = &r->last, *before = &r->before;
	int y = last->y, on, other;

	if (y == TIME_NO_YEAR)
		return y;
	if (last->m - month > 6)
		y++;
	if (!last->m || !before->known || !before->m)
		return y;
	on = months_on(last, y, month);
	other = months_on(before, before->y, month);
	return other >= 0 && other <= 6 && (on < 0 || on > 3) ? before->y : y;
}

/* Which year a bare month belongs to. */
static int
year_for(const struct resolver *r, const struct time_raw *t, int month)
{
	int gap;

	if (r->last.known && (r->narrative || !r->dct.known))
		return year_told(r, month);
	if (!r->dct.known || r->narrative)
		return TIME_NO_YEAR;
	if (r->last.known && r->last_stated && r->last_sentence == t->sentence)
		return r->last.y;
	gap = month - r->dct.m;
	if (t->tense >= TIME_ALONE)
		return gap < 0 || (!gap && t->day > 0 && t->day < r->dct.d)
			       ? r->dct.y + 1
			       : r->dct.y;
	if (t->tense > 0)
		return gap < -2 ? r->dct.y + 1 : r->dct.y;
	if (t->holiday && gap < -8)
		return r->dct.y + 1;
	return gap > 6 ? r->dct.y - 1 : r->dct.y;
}

/* A bare day of the month is the one nearest to the document's. */
static void
nearest_month(struct day *d, int gap, bool ahead)
{
	d->d = 0;
	if (ahead)
		day_add_months(d, gap < 0);
	else if (gap > 15)
		day_add_months(d, -1);
	else if (gap < -15)
		day_add_months(d, 1);
}

static void
set_month_day(struct resolver *r, struct day *d, const struct time_raw *t)
{
	const struct day *from =
		r->narrative || !r->dct.known || r->last_sentence == t->sentence
			? &r->last
			: &r->dct;

	if (t->month > 0) {
		if (!d->known) {
			d->y = year_for(r, t, t->month);
			d->known = true;
		}
		d->m = t->month;
		d->d = t->day > 0 ? t->day : 0;
		if (d->m == 2 && d->d == 29 && t->year == TIME_NO_YEAR &&
		    !t->unit && d->y != TIME_NO_YEAR)
			while (days_in_month(d->y, 2) < 29)
				d->y--;
		return;
	}
	if (t->day > 0) {
		if (!d->known) {
			if (!from->known || !from->m)
				from = &r->dct;
			d->y = from->known ? from->y : TIME_NO_YEAR;
			d->m = from->known ? from->m : 0;
			if (from == &r->dct && from->known)
				nearest_month(d, t->day - from->d,
					      t->tense >= TIME_ALONE);
			d->known = true;
		}
		d->d = t->day;
	}
}

static bool
before(const struct day *a, const struct day *b)
{
	return days_from_date(a->y, a->m, a->d) <
	       days_from_date(b->y, b->m, b->d);
}

static bool
falls_on(const struct day *d, int weekday)
{
	return d->d <= days_in_month(d->y, d->m) &&
	       weekday_of(days_from_date(d->y, d->m, d->d)) == weekday;
}

/* "Friday, July 18", "Monday the 13th": the nearest year or month, about the
 * document's own, in which the day falls on that weekday. */
static void
agree(const struct resolver *r, struct day *d, const struct time_raw *t)
{
	bool ahead = t->tense > 0;

	if (!r->dct.known || d->y == TIME_NO_YEAR || !d->m ||
	    falls_on(d, t->weekday))
		return;
	for (int n = 0; n < 24; n++) {
		/* ahead: all that follow, then all before; else by turns */
		int step = ahead ? n % 12 + 1 : n / 2 + 1;
		int sign = (ahead ? n < 12 : n % 2) ? 1 : -1;
		struct day c = *d;

		c.d = 1;
		if (t->month > 0)
			c.y += sign * step;
		else
			day_add_months(&c, (long)sign * step);
		c.d = t->day;
		if (falls_on(&c, t->weekday) && c.y <= r->dct.y + 1 &&
		    c.y >= r->dct.y - 1) {
			*d = c;
			return;
		}
	}
}

static void
set_weekday(struct resolver *r, struct day *d, const struct time_raw *t)
{
	const struct day *from = &r->dct;
	bool onward = t->tense > 0;
	int back;

	if (t->unit || d->d) {
		if (is(t->unit, "W") || is(t->unit, "WD"))
			day_add(d, t->weekday - weekday_of(days_from_date(
							d->y, d->m, d->d)));
		else if (!t->unit && t->year == TIME_NO_YEAR && d->known)
			agree(r, d, t);
		if (is(t->unit, "WD") && !t->shift && t->tense > 0 &&
		    !t->anchored && before(d, &r->dct))
			day_add(d, 7);
		return;
	}
	if (r->last.known && r->last.d && (r->narrative || !r->dct.known))
		from = &r->last;
	if (t->ends_range && r->last.known && r->last.d) {
		from = &r->last; /* the day on which the range starts */
		onward = true;
	}
	if (!from->known || from->y == TIME_NO_YEAR || !from->d)
		return;
	*d = *from;
	back = (weekday_of(days_from_date(d->y, d->m, d->d)) - t->weekday + 7) %
	       7;
	if (onward)
		day_add(d, (7 - back) % 7);
	else if (from == &r->last && back > 3)
		day_add(d, 7 - back);
	else
		day_add(d, -back);
}

/* A weekday, hour or part of a day with no date of its own. */
static void
set_loose(struct resolver *r, struct day *d, const struct time_raw *t)
{
	const struct day *from = &r->dct;

	if (d->known || t->weekday > 0)
		return;
	if (r->last.known && r->last.d &&
	    (r->narrative || !r->dct.known || r->last_sentence == t->sentence))
		from = &r->last;
	if (r->narrative && !r->last.d)
		from = NULL;
	if (from && from->known && from->d)
		*d = *from;
}

static int
season_year(const struct resolver *r)
{
	if (r->narrative || !r->dct.known)
		return r->last.known ? r->last.y : TIME_NO_YEAR;
	return r->dct.y;
}

static void
nearest_weekday(struct day *d, int weekday)
{
	int ahead;

	if (!d->d || !d->m || !d->known)
		return;
	ahead = (weekday - weekday_of(days_from_date(d->y, d->m, d->d)) + 7) %
		7;
	day_add(d, ahead > 3 ? ahead - 7 : ahead);
}

static bool
set_holiday(struct resolver *r, struct day *d, const struct time_raw *t)
{
	int m = 0, day = 0;

	if (!d->known) {
		d->y = year_for(r, t, holiday_month(t->holiday));
		d->known = true;
	}
	if (d->y == TIME_NO_YEAR && (*t->holiday == 'L' || *t->holiday == 'E'))
		return false;
	if (!holiday_place(t->holiday, d->y, &m, &day))
		return false;
	d->m = m;
	d->d = day;
	return true;
}

/* A month of the lunar calendar alone has no value of its own. */
static bool
set_lunar(struct day *d)
{
	struct day l = *d;

	if (!d->known || d->y == TIME_NO_YEAR || !d->m || !d->d ||
	    !lunar_place(d->y, d->m, d->d, false, &l))
		return false;
	*d = l;
	return true;
}

bool
time_place(struct resolver *r, struct time_raw *t, struct day *d)
{
	if (t->year != TIME_NO_YEAR) {
		d->y = t->year;
		d->known = true;
	} else if (t->unit && !time_shift(r, d, t)) {
		d->known = false;
		return t->month > 0 || t->day > 0 || t->hour >= 0;
	}
	if (t->keeps_day && d->known)
		day_add(d, t->day_move);
	if (t->month > 0 || t->day > 0)
		set_month_day(r, d, t);
	if (t->lunar && !set_lunar(d))
		return false;
	if (t->weekday > 0 && !t->nth_unit && !t->counted)
		set_weekday(r, d, t);
	if (t->holiday && !set_holiday(r, d, t))
		return false;
	if (t->counted && t->weekday > 0 && !t->offset_unit)
		nearest_weekday(d, t->weekday);
	if ((t->season || t->quarter > 0 || t->half > 0 || t->week > 0 ||
	     t->months[0]) &&
	    !d->known) {
		d->y = season_year(r);
		d->known = d->y != TIME_NO_YEAR;
	}
	if ((t->nth_unit && !time_place_nth(d, t)) ||
	    (t->offset_unit && !time_offset(d, t)))
		return false;
	if (t->counted && t->weekday > 0 && t->offset_unit)
		nearest_weekday(d, t->weekday);
	if (t->hour >= 0 || t->part)
		set_loose(r, d, t);
	return true;
}
