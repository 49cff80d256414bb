/* From what was read to TIMEX3 values.
 *
 * Each time in text order gets the fields that its words do not state: from
 * the document's date, or from the last time said. Which of the two a bare
 * "April 22" or "in June" leans on is the text's own choice: a text that
 * states a year again and again and never says "today" is a narrative, where
 * a date belongs to the year last stated; any other text is news, where it
 * is the one nearest to the document's date, past unless the words look
 * ahead. A shift ("three days later", 次日) starts at the document's date or
 * at the last time, by its word. Without a start the value keeps what is
 * known: XXXX-04-22, XXXX-XX-XX, or none.
 */
#include "rashomon/extract/times.h"

#include <stdio.h>
#include <stdlib.h>

/* A day, month or year: m and d are 0 where it is less than a day. */
struct day {
	int y, m, d;
	int hour, minute, second; /* -1 unknown */
	bool known;
};

struct resolver {
	struct day dct, last;
	size_t last_sentence;
	bool last_stated; /* the last year was stated, not inferred */
	bool narrative;
};

static int
digits(struct str s, size_t at, size_t n)
{
	int v = 0;

	if (at + n > s.n)
		return -1;
	for (size_t i = at; i < at + n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return -1;
		v = v * 10 + s.p[i] - '0';
	}
	return v;
}

static struct day
read_dct(struct str s)
{
	struct day d = {.hour = -1, .minute = -1, .second = -1};

	d.y = digits(s, 0, 4);
	d.m = digits(s, 5, 2);
	d.d = digits(s, 8, 2);
	d.known = d.y > 0 && d.m >= 1 && d.m <= 12 && d.d >= 1 && d.d <= 31;
	if (s.n > 15 && s.p[10] == 'T') {
		d.hour = digits(s, 11, 2);
		d.minute = digits(s, 14, 2);
		d.second = s.n > 18 ? digits(s, 17, 2) : 0;
	}
	return d;
}

static bool
is(const char *a, const char *b)
{
	return a && !strcmp(a, b);
}

static bool
narrative(const time_list *times, const struct day *dct)
{
	size_t stated = 0, here = 0, early = 0;

	for (size_t i = 0; i < times->n; i++) {
		const struct time_raw *t = &times->v[i];
		bool year = t->year != TIME_NO_YEAR && t->year_digits == 4;

		stated += year && (!dct->known || t->year < dct->y - 1);
		early += year && dct->known && t->year >= dct->y - 1;
		here += is(t->unit, "D") && !t->anchored && t->shift <= 0 &&
			t->shift >= -1 && t->year == TIME_NO_YEAR;
		here += t->weekday > 0 && t->year == TIME_NO_YEAR &&
			t->day < 0 && !t->nth_unit;
	}
	return stated >= 3 && stated > 2 * here && stated > early;
}

static void
add_days(struct day *d, long n)
{
	long k = days_from_date(d->y, d->m ? d->m : 1, d->d ? d->d : 1) + n;

	date_from_days(k, &d->y, &d->m, &d->d);
}

static void
add_months(struct day *d, long n)
{
	long k = d->y * 12L + (d->m ? d->m : 1) - 1 + n;

	d->y = (int)(k >= 0 ? k / 12 : -((11 - k) / 12));
	d->m = (int)(k - d->y * 12L) + 1;
	if (d->d > days_in_month(d->y, d->m))
		d->d = days_in_month(d->y, d->m);
}

static void
add_seconds(struct day *d, long n)
{
	long s = (d->hour < 0 ? 0 : d->hour) * 3600L +
		 (d->minute < 0 ? 0 : d->minute) * 60L +
		 (d->second < 0 ? 0 : d->second) + n;
	long day = s >= 0 ? s / 86400 : -((86399 - s) / 86400);

	add_days(d, day);
	s -= day * 86400;
	d->hour = (int)(s / 3600);
	d->minute = (int)(s / 60 % 60);
	d->second = (int)(s % 60);
}

/* A string of fixed room; longer values are cut. */
struct str_out {
	char p[48];
	size_t n;
};

static void
put(struct str_out *o, const char *z)
{
	while (*z && o->n + 1 < sizeof o->p)
		o->p[o->n++] = *z++;
	o->p[o->n] = '\0';
}

static void
put_n(struct str_out *o, const char *before, int n)
{
	char b[16];

	snprintf(b, sizeof b, "%s%02d", before, n % 100000);
	put(o, b);
}

static void
print_year(struct str_out *o, int y, int width)
{
	char b[24];

	if (y == TIME_NO_YEAR) {
		put(o, "XXXX");
		return;
	}
	snprintf(b, sizeof b, "%s%0*d", y < 0 ? "BC" : "", width,
		 (y < 0 ? -y : y) % 100000);
	put(o, b);
}

/* The nth weekday of a month (n 9: the last). */
static int
nth_weekday(int y, int m, int n, int weekday)
{
	int first = (weekday - weekday_of(days_from_date(y, m, 1)) + 7) % 7 + 1;

	if (n < 9)
		return first + (n - 1) * 7;
	while (first + 7 <= days_in_month(y, m))
		first += 7;
	return first;
}

/* Gregorian Easter (the anonymous rule of 1876). */
static long
easter(int y)
{
	int a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4;
	int f = (b + 8) / 25, g = (b - f + 1) / 3;
	int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
	int l = (32 + 2 * e + 2 * i - h - k) % 7;
	int m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;

	return days_from_date(y, n / 31, n % 31 + 1);
}

/* First days of the lunar year, month * 100 + day, from 2000 on. */
static const short lunar_new_year[] = {
	205, 124, 212, 201, 122, 209, 129, 218, 207, 126, 214, 203, 123, 210,
	131, 219, 208, 128, 216, 205, 125, 212, 201, 122, 210, 129, 217, 206,
	126, 213, 203, 123, 211, 131, 219, 208, 128, 215, 204, 124, 212,
};

static bool
place_holiday(const char *key, int y, int *m, int *d)
{
	int a = 0, b = 0, c = 0, plus = 0;

	if (*key == 'E') {
		date_from_days(easter(y) + atoi(key + 1), &y, m, d);
		return true;
	}
	if (*key == 'S') {
		*m = 4;
		*d = y % 4 < 2 && y < 2100 && y > 2007 ? 4 : 5;
		return true;
	}
	if (*key == 'L') {
		if (sscanf(key + 1, "%d-%d", &a, &b) != 2 || y < 2000 ||
		    y > 2040 || a != 1 || b != 1)
			return false;
		*m = lunar_new_year[y - 2000] / 100;
		*d = lunar_new_year[y - 2000] % 100;
		return true;
	}
	if (sscanf(key, "%d-%d-%d%d", &a, &b, &c, &plus) >= 3) {
		*m = a;
		*d = nth_weekday(y, a, b, c) + plus;
		return true;
	}
	if (sscanf(key, "%d-%d", m, d) == 2)
		return true;
	return false;
}

static int
holiday_month(const char *key)
{
	int m = *key == 'E' ? 4 : *key == 'S' ? 4 : atoi(key + (*key == 'L'));

	return *key == 'L' ? m + 1 : m;
}

/* Which year a bare month belongs to. */
static int
year_for(const struct resolver *r, const struct time_raw *t, int month)
{
	int gap;

	if (r->last.known && (r->narrative || !r->dct.known)) {
		if (r->last.m - month > 6 && r->last.y != TIME_NO_YEAR)
			return r->last.y + 1;
		return r->last.y;
	}
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
		add_months(d, gap < 0);
	else if (gap > 15)
		add_months(d, -1);
	else if (gap < -15)
		add_months(d, 1);
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
	int first = t->tense > 0 ? 1 : -1;

	if (!r->dct.known || d->y == TIME_NO_YEAR || !d->m ||
	    falls_on(d, t->weekday))
		return;
	for (int k = 1; k <= 12; k++)
		for (int sign = first, i = 0; i < 2; i++, sign = -sign) {
			struct day c = *d;

			c.d = 1;
			if (t->month > 0)
				c.y += sign * k;
			else
				add_months(&c, (long)sign * k);
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
	int back;

	if (t->unit || d->d) {
		if (is(t->unit, "W") || is(t->unit, "WD"))
			add_days(d, t->weekday - weekday_of(days_from_date(
							 d->y, d->m, d->d)));
		else if (!t->unit && t->year == TIME_NO_YEAR && d->known)
			agree(r, d, t);
		if (is(t->unit, "WD") && !t->shift && t->tense > 0 &&
		    !t->anchored && before(d, &r->dct))
			add_days(d, 7);
		return;
	}
	if (r->last.known && r->last.d && (r->narrative || !r->dct.known))
		from = &r->last;
	if (!from->known || from->y == TIME_NO_YEAR || !from->d)
		return;
	*d = *from;
	back = (weekday_of(days_from_date(d->y, d->m, d->d)) - t->weekday + 7) %
	       7;
	if (t->tense > 0)
		add_days(d, (7 - back) % 7);
	else if (from == &r->last && back > 3)
		add_days(d, 7 - back);
	else
		add_days(d, -back);
}

static int
season_month(const char *s)
{
	return is(s, "SP") ? 4 : is(s, "SU") ? 7 : is(s, "FA") ? 10 : 12;
}

/* Moves `d` by the shift, and leaves it as coarse as the unit. */
static bool
apply_shift(struct resolver *r, struct day *d, struct time_raw *t)
{
	const char *u = t->unit;
	struct day from = r->dct;

	if (t->anchored || (r->narrative && !is(u, "D")))
		from = r->last.known ? r->last : r->dct;
	if (t->anchored && !r->last.known && r->narrative)
		return false;
	if (!from.known || from.y == TIME_NO_YEAR)
		return false;
	*d = from;
	if (is(u, "NW")) {
		int back = (weekday_of(days_from_date(d->y, d->m, d->d)) -
			    t->weekday + 7) %
			   7;

		if (!d->d)
			return false;
		add_days(d, t->shift < 0
				    ? -(back ? back : 7) + 7L * (t->shift + 1)
				    : (7 - back) + 7L * (t->shift - 1));
		return true;
	}
	if (is(u, "D") || is(u, "W") || is(u, "WD") || is(u, "WE") ||
	    is(u, "F")) {
		long n = is(u, "D")   ? t->shift
			 : is(u, "F") ? t->shift * 14L
				      : t->shift * 7L;

		if (!d->d && t->anchored && (!d->m || is(u, "D")))
			return false;
		add_days(d, n);
		return true;
	}
	if (is(u, "MY") || is(u, "SY")) {
		int m = is(u, "MY") ? t->month : season_month(t->season);

		if (t->shift > 0)
			d->y += !d->m || m <= d->m;
		else if (t->shift < 0)
			d->y -= !d->m || m >= d->m;
		d->m = d->d = 0;
		return true;
	}
	if (is(u, "M")) {
		if (!d->m)
			return false;
		add_months(d, t->shift);
		d->d = 0;
	} else if (is(u, "Q")) {
		add_months(d, t->shift * 3L);
		d->d = 0;
	} else if (is(u, "Y")) {
		d->y += t->shift;
		d->m = d->d = 0;
	} else if (is(u, "DE")) {
		d->y += t->shift * 10;
		d->m = d->d = 0;
	} else if (is(u, "CE")) {
		d->y += t->shift * 100;
		d->m = d->d = 0;
	} else if (is(u, "H") || is(u, "TM") || is(u, "S")) {
		long unit = is(u, "H") ? 3600 : is(u, "TM") ? 60 : 1;

		if (d->hour < 0 || !d->d)
			return false;
		add_seconds(d,
			    t->shift * unit + (t->half_shift ? unit / 2 : 0));
	} else {
		return false;
	}
	return true;
}

static void
put_clock(struct str_out *o, const struct time_raw *t)
{
	if (t->hour >= 0) {
		put_n(o, "T", t->hour);
		if (t->minute >= 0)
			put_n(o, ":", t->minute);
		if (t->second >= 0)
			put_n(o, ":", t->second);
		if (t->zone && *t->zone != 'x')
			put(o, t->zone);
	} else if (t->part) {
		put(o, "T");
		put(o, t->part);
	}
}

static void
print_day(struct str_out *o, const struct day *d)
{
	print_year(o, d->known ? d->y : TIME_NO_YEAR, 4);
	if (d->m)
		put_n(o, "-", d->m);
	else if (d->d)
		put(o, "-XX");
	if (d->d)
		put_n(o, "-", d->d);
}

static bool
print_coarse(struct str_out *o, const struct time_raw *t, const struct day *d)
{
	int y = d->known ? d->y : TIME_NO_YEAR, w;

	if (t->year_digits < 4 || is(t->unit, "DE") || is(t->unit, "CE")) {
		int width = is(t->unit, "DE")	? 3
			    : is(t->unit, "CE") ? 2
						: t->year_digits;
		int by = width == 3 ? 10 : 100;

		if (y == TIME_NO_YEAR)
			return false;
		print_year(o, y / by, width);
		return true;
	}
	if (t->season || t->quarter > 0 || t->half > 0 ||
	    (is(t->unit, "Q") && d->m)) {
		print_year(o, y, 4);
		if (t->season) {
			put(o, "-");
			put(o, t->season);
		} else if (t->half > 0) {
			put(o, t->half == 1 ? "-H1" : "-H2");
		} else {
			int q = t->quarter > 0 ? t->quarter : (d->m + 2) / 3;

			put(o, "-Q");
			o->p[o->n++] = (char)('0' + q);
			o->p[o->n] = '\0';
		}
		return true;
	}
	if (t->week > 0) {
		print_year(o, y, 4);
		put_n(o, "-W", t->week);
		return true;
	}
	if ((is(t->unit, "W") || is(t->unit, "WE")) && t->weekday < 0 && d->d &&
	    d->known) {
		w = week_of(days_from_date(d->y, d->m, d->d), &y);
		print_year(o, y, 4);
		put_n(o, "-W", w);
		if (is(t->unit, "WE"))
			put(o, "-WE");
		return true;
	}
	return false;
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
season_year(struct resolver *r, const struct time_raw *t)
{
	if (r->narrative || !r->dct.known)
		return r->last.known ? r->last.y : TIME_NO_YEAR;
	(void)t;
	return r->dct.y;
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
	add_months(&b, months);
	*from = days_from_date(a.y, a.m, 1);
	*to = days_from_date(b.y, b.m, 1);
}

/* The nth day of a kind in [from, to); weeks are those whose Thursday is in
 * it, weekends those whose Saturday is. */
static bool
place_nth(struct day *d, struct time_raw *t)
{
	int day = is(t->nth_unit, "WD")	  ? t->weekday
		  : is(t->nth_unit, "W")  ? 4
		  : is(t->nth_unit, "WE") ? 6
					  : 0;
	long from, to, k;

	bounds(d, t, &from, &to);
	if (is(t->nth_unit, "M") || is(t->nth_unit, "Y"))
		return false;
	if (d->d && day) {
		k = from + day - weekday_of(from);
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
	t->unit = is(t->nth_unit, "WD") ? NULL : t->nth_unit;
	t->weekday = is(t->nth_unit, "WD") ? t->weekday : TIME_UNSET;
	t->season = NULL;
	t->quarter = t->half = TIME_UNSET;
	return true;
}

/* "The second month of 2015". */
static bool
place_nth_month(struct day *d, const struct time_raw *t)
{
	if (!is(t->nth_unit, "M") || d->m || t->season || t->quarter > 0 ||
	    t->half > 0 || t->nth > 12 || t->nth < -12)
		return false;
	d->m = t->nth > 0 ? t->nth : 13 + t->nth;
	return true;
}

/* "Three days after" what has been placed. */
static bool
apply_offset(struct day *d, struct time_raw *t)
{
	const char *u = t->offset_unit;

	if (!d->known || d->y == TIME_NO_YEAR)
		return false;
	if (is(u, "Y"))
		d->y += t->offset;
	else if (is(u, "M") && d->m)
		add_months(d, t->offset);
	else if (d->d)
		add_days(d, t->offset * (is(u, "F")   ? 14L
					 : is(u, "W") ? 7L
						      : 1L));
	else
		return false;
	if (d->d && d->d > days_in_month(d->y, d->m))
		d->d = days_in_month(d->y, d->m);
	return true;
}

static bool
place(struct resolver *r, struct time_raw *t, struct day *d)
{
	if (t->year != TIME_NO_YEAR) {
		d->y = t->year;
		d->known = true;
	} else if (t->unit && !apply_shift(r, d, t)) {
		d->known = false;
		return t->month > 0 || t->day > 0 || t->hour >= 0;
	}
	if (t->month > 0 || t->day > 0)
		set_month_day(r, d, t);
	if (t->weekday > 0 && !t->nth_unit)
		set_weekday(r, d, t);
	if (t->holiday) {
		int m = 0, day = 0;

		if (!d->known) {
			d->y = year_for(r, t, holiday_month(t->holiday));
			d->known = true;
		}
		if (d->y == TIME_NO_YEAR &&
		    (*t->holiday == 'L' || *t->holiday == 'E'))
			return false;
		if (!place_holiday(t->holiday, d->y, &m, &day))
			return false;
		d->m = m;
		d->d = day;
	}
	if ((t->season || t->quarter > 0 || t->half > 0 || t->week > 0) &&
	    !d->known) {
		d->y = season_year(r, t);
		d->known = d->y != TIME_NO_YEAR;
	}
	if (t->nth_unit) {
		if (!d->known || d->y == TIME_NO_YEAR ||
		    (!place_nth(d, t) && !place_nth_month(d, t)))
			return false;
	}
	if (t->offset_unit && !apply_offset(d, t))
		return false;
	if (t->hour >= 0 || t->part)
		set_loose(r, d, t);
	return true;
}

static void
remember(struct resolver *r, const struct time_raw *t, const struct day *d)
{
	if (!d->known || d->y == TIME_NO_YEAR)
		return;
	if (r->narrative && r->last.known && t->year != TIME_NO_YEAR &&
	    t->month < 0 &&
	    (t->year - r->last.y > 9 || r->last.y - t->year > 9))
		return;
	if (r->narrative && is(t->unit, "Y") && t->shift < 0)
		return;
	if (t->year != TIME_NO_YEAR || !t->unit || t->anchored || !d->m ||
	    !r->narrative) {
		r->last = *d;
		if (t->season)
			r->last.m = r->last.d = 0;
		r->last_sentence = t->sentence;
		r->last_stated = t->year != TIME_NO_YEAR;
	}
}

/* "last two weeks" without an article: the whole units before this one. */
static void
put_interval(const struct resolver *r, const struct time_raw *t,
	     struct str_out *o)
{
	struct day a = r->dct, b = r->dct;
	int n = t->interval;
	long first = n < 0 ? n : 1, last = n < 0 ? -1 : n;

	if (!r->dct.known)
		return;
	if (is(t->unit, "D") || is(t->unit, "W")) {
		long k = days_from_date(a.y, a.m, a.d);
		long by = is(t->unit, "W") ? 7 : 1;

		if (by == 7)
			k -= weekday_of(k) - 1;
		date_from_days(k + first * by, &a.y, &a.m, &a.d);
		date_from_days(k + last * by + by - 1, &b.y, &b.m, &b.d);
	} else if (is(t->unit, "M")) {
		a.d = b.d = 0;
		add_months(&a, first);
		add_months(&b, last);
	} else {
		a.m = a.d = b.m = b.d = 0;
		a.y += (int)first;
		b.y += (int)last;
	}
	print_day(o, &a);
	put(o, "/");
	print_day(o, &b);
}

static void
resolve_one(struct resolver *r, struct time_raw *t, struct str_out *o)
{
	struct day d = {.hour = -1, .minute = -1, .second = -1};
	bool clocked =
		is(t->unit, "H") || is(t->unit, "TM") || is(t->unit, "S");

	if (*t->literal) {
		put(o, t->literal);
		return;
	}
	if (t->hour == 24 && t->minute <= 0 && t->part) {
		t->hour = 0;
		t->shift += 1;
		t->unit = t->unit ? t->unit : NULL;
	}
	if (t->interval) {
		put_interval(r, t, o);
		return;
	}
	if (!place(r, t, &d))
		return;
	if (clocked && d.known && d.d) {
		t->hour = (signed char)d.hour;
		t->minute = (signed char)d.minute;
		t->second = (signed char)(d.second > 0 ? d.second : -1);
	}
	if (!d.known && !d.m && !d.d && t->weekday > 0)
		put(o, "XXXX-WXX-"), o->p[o->n++] = (char)('0' + t->weekday),
				     o->p[o->n] = '\0';
	else if (!d.known && (t->hour >= 0 || t->part))
		put(o, "XXXX-XX-XX");
	else if (t->unit && !d.known && !d.m)
		return;
	else if (!print_coarse(o, t, &d))
		print_day(o, &d);
	put_clock(o, t);
	remember(r, t, &d);
}

/* "From October 25 to January 25": where neither says its year, the second
 * end is in the year after. */
static void
wrap_year(const struct time_raw *a, const struct time_raw *b,
	  const struct mention *first, struct str_out *value)
{
	int y;

	if (a->year != TIME_NO_YEAR || b->year != TIME_NO_YEAR || a->unit ||
	    b->unit || a->month < 1 || b->month < 1 || *a->literal ||
	    !first->value || value->n < 7 || value->p[4] != '-' ||
	    strcmp(value->p, first->value) >= 0 ||
	    (y = digits((struct str){value->p, value->n}, 0, 4)) < 0)
		return;
	y++;
	for (int i = 3; i >= 0; i--, y /= 10)
		value->p[i] = (char)('0' + y % 10);
}

void
times_resolve(mention_list *out, struct arena *arena, const time_list *times,
	      struct str dct)
{
	struct resolver r = {.dct = read_dct(dct), .last_sentence = (size_t)-1};

	r.narrative = narrative(times, &r.dct);
	for (size_t i = 0; i < times->n; i++) {
		struct time_raw t = times->v[i];
		struct str_out value = {.n = 0};
		struct mention m = {.kind = MENTION_TIME};

		resolve_one(&r, &t, &value);
		if (t.ends_range && i)
			wrap_year(&times->v[i - 1], &t, &out->v[out->n - 1],
				  &value);
		m.start = t.start;
		m.end = t.end;
		m.timex = t.timex;
		if (t.timex == TIMEX_DATE && (t.hour >= 0 || t.part))
			m.timex = TIMEX_TIME;
		if (value.n)
			m.value = arena_dup(arena,
					    (struct str){value.p, value.n});
		m.unit = "";
		m.subject = "";
		m.speaker = "";
		m.qualifier = t.qualifier ? t.qualifier : "";
		m.relative = !*t.literal && t.year == TIME_NO_YEAR;
		m.partial_year = m.relative && (t.month > 0 || t.day > 0);
		vec_push(out, m);
		if (t.ends_range && i && out->v[out->n - 2].value)
			out->v[out->n - 2].value2 = m.value;
	}
}
