/* Values as TIMEX3 writes them. */
#include "times_place.h"

#include <stdio.h>

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

/* 199, 18: a decade or century. */
static bool
print_ages(struct str_out *o, const struct time_raw *t, int y)
{
	int width = is(t->unit, "DE")	? 3
		    : is(t->unit, "CE") ? 2
					: t->year_digits;

	if (width > 3 || y == TIME_NO_YEAR)
		return false;
	print_year(o, y / (width == 3 ? 10 : 100), width);
	return true;
}

/* 2026-SU, 2026-H1, 2026-Q2. */
static void
print_part(struct str_out *o, const struct time_raw *t, int y, int m)
{
	char q[] = "-Q0";

	if (t->half > 0 && m && y != TIME_NO_YEAR &&
	    (t->month > 0 || is(t->unit, "M"))) {
		struct day a = {y, m, t->half == 1 ? 1 : 16, -1, -1, -1, true};
		struct day b = a;

		b.d = t->half == 1 ? 15 : days_in_month(y, m);
		print_day(o, &a);
		put(o, "/");
		print_day(o, &b);
		return;
	}
	print_year(o, y, 4);
	if (t->season) {
		put(o, "-");
		put(o, t->season);
	} else if (t->half > 0) {
		put(o, t->half == 1 ? "-H1" : "-H2");
	} else {
		q[2] = (char)('0' +
			      (t->quarter > 0 ? t->quarter : (m + 2) / 3));
		put(o, q);
	}
}

/* The months of a year from one to another: its half, quarter or both. */
static void
print_months(struct str_out *o, const struct time_raw *t, int y)
{
	int from = t->months[0], to = t->months[1], n = to - from + 1;
	char part[] = "-H0";

	print_year(o, y, 4);
	if ((n == 3 || n == 6) && to % n == 0) {
		part[1] = n == 3 ? 'Q' : 'H';
		part[2] = (char)('0' + to / n);
		put(o, part);
		return;
	}
	put_n(o, "-", from);
	if (n == 1)
		return;
	put(o, "/");
	print_year(o, y, 4);
	put_n(o, "-", to);
}

static bool
print_coarse(struct str_out *o, const struct time_raw *t, const struct day *d)
{
	int y = d->known ? d->y : TIME_NO_YEAR, w = t->week;

	if (t->months[0] && !d->m) {
		print_months(o, t, y);
		return true;
	}
	if (t->year_digits < 4 || is(t->unit, "DE") || is(t->unit, "CE"))
		return print_ages(o, t, y);
	if (t->season || t->quarter > 0 || t->half > 0 ||
	    (is(t->unit, "Q") && d->m)) {
		print_part(o, t, y, d->m);
		return true;
	}
	if (w <= 0 && (is(t->unit, "W") || is(t->unit, "WE")) &&
	    t->weekday < 0 && d->d && d->known)
		w = week_of(days_from_date(d->y, d->m, d->d), &y);
	if (w <= 0)
		return false;
	print_year(o, y, 4);
	put_n(o, "-W", w);
	if (is(t->unit, "WE"))
		put(o, "-WE");
	return true;
}

void
time_print(struct str_out *o, const struct time_raw *t, const struct day *d)
{
	char loose[] = "XXXX-WXX-0";

	if (!d->known && !d->m && !d->d && t->weekday > 0) {
		loose[9] = (char)('0' + t->weekday);
		put(o, loose);
	} else if (!d->known && (t->hour >= 0 || t->part)) {
		put(o, "XXXX-XX-XX");
	} else if (!print_coarse(o, t, d)) {
		print_day(o, d);
	}
	put_clock(o, t);
}

void
time_print_interval(struct str_out *o, const struct time_raw *t,
		    const struct day *dct)
{
	struct day a = *dct, b = *dct;
	int n = t->interval;
	long first = t->window ? t->shift : n < 0 ? n : 1;
	long last = n < 0 && !t->window ? -1 : n;
	long by = is(t->unit, "W") ? 7 : 1, k;

	if (is(t->unit, "D") || by == 7) {
		k = days_from_date(a.y, a.m, a.d);
		k -= by == 7 ? weekday_of(k) - 1 : 0;
		date_from_days(k + first * by, &a.y, &a.m, &a.d);
		date_from_days(k + last * by + by - 1, &b.y, &b.m, &b.d);
	} else if (is(t->unit, "M")) {
		a.d = b.d = 0;
		day_add_months(&a, first);
		day_add_months(&b, last);
	} else {
		a.m = a.d = b.m = b.d = 0;
		a.y += (int)first;
		b.y += (int)last;
	}
	print_day(o, &a);
	put(o, "/");
	print_day(o, &b);
}
