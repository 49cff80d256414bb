/* The timeline's axis: what dates cover, and the cells they get.
 *
 * The axis is made of knots, the moments at which something begins or ends.
 * The stretch between two knots gets a cell at least and a share of the rest
 * by its length, up to CAP times the middle length; what is longer is cut
 * short and marked with strokes. Growth: n log n in the events. */
#include "axis.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CAP = 4, DAY = DAY_MINUTES };

static long
day_of(int y, int m, int d)
{
	long year = m <= 2 ? y - 1 : y, era = year / 400;
	long in_era = year - era * 400;
	long in_year = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;

	return era * 146097 + in_era * 365 + in_era / 4 - in_era / 100 +
	       in_year;
}

static bool
months_of(int y, int from, int count, struct stretch *out)
{
	int last = from - 1 + count;

	out->from = day_of(y, from, 1) * DAY;
	out->to = day_of(y + last / 12, last % 12 + 1, 1) * DAY;
	return true;
}

/* Parts of a year that are no months: Q1-Q4, H1-H2, seasons. */
static bool
part_of(int y, const char *z, struct stretch *out)
{
	static const char *const seasons[] = {"SP", "SU", "FA", "WI"};

	if (*z == 'Q' && z[1] >= '1' && z[1] <= '4')
		return months_of(y, (z[1] - '1') * 3 + 1, 3, out);
	if (*z == 'H' && (z[1] == '1' || z[1] == '2'))
		return months_of(y, (z[1] - '1') * 6 + 1, 6, out);
	for (int i = 0; i < 4; i++)
		if (!strncmp(z, seasons[i], 2))
			return months_of(y, 3 * i + 3, 3, out);
	return false;
}

/* What an ISO value covers; false when it names no time of the calendar. */
static bool
stretch_of(const char *iso, struct stretch *out)
{
	int y, m, d, hour, minute = 0, week, used = 0;

	if (!iso || sscanf(iso, "%4d%n", &y, &used) < 1 || used != 4 || y < 0)
		return false;
	if (sscanf(iso, "%*4d-W%2d", &week) == 1 && week > 0 && week < 54) {
		out->from = (day_of(y, 1, 1) + 7L * (week - 1)) * DAY;
		out->to = out->from + 7 * DAY;
		return true;
	}
	if (iso[4] == '-' && part_of(y, iso + 5, out))
		return true;
	if (sscanf(iso, "%*4d-%2d", &m) < 1 || m < 1 || m > 12)
		return months_of(y, 1, 12, out);
	if (sscanf(iso, "%*4d-%*2d-%2d", &d) < 1 || d < 1 || d > 31)
		return months_of(y, m, 1, out);
	out->from = day_of(y, m, d) * DAY;
	out->to = out->from + DAY;
	if (sscanf(iso, "%*4d-%*2d-%*2dT%2d:%2d", &hour, &minute) >= 1) {
		out->from += hour * 60L + minute;
		out->to = out->from + 1;
	}
	return true;
}

enum shape
shape_of(const struct event *e, struct stretch *s)
{
	struct stretch end;

	if (!stretch_of(e->start, s))
		return SHAPE_NONE;
	if (e->end && stretch_of(e->end, &end) && end.to > s->to) {
		s->to = end.to;
		return SHAPE_BAR;
	}
	return s->to - s->from > DAY ? SHAPE_HATCHED : SHAPE_POINT;
}

static int
by_time(const void *a, const void *b)
{
	const struct knot *x = a, *y = b;

	return (x->at > y->at) - (x->at < y->at);
}

static int
by_length(const void *a, const void *b)
{
	long x = *(const long *)a, y = *(const long *)b;

	return (x > y) - (x < y);
}

static void
collect_knots(const struct comparison *c, struct axis *x)
{
	size_t n = 0;

	for (size_t i = 0; i < c->events.n; i++) {
		struct stretch s;
		enum shape shape = shape_of(&c->events.v[i], &s);

		if (shape == SHAPE_NONE)
			continue;
		vec_push(&x->knots, (struct knot){.at = s.from});
		if (shape != SHAPE_POINT)
			vec_push(&x->knots, (struct knot){.at = s.to});
	}
	if (x->knots.n > 1)
		qsort(x->knots.v, x->knots.n, sizeof *x->knots.v, by_time);
	for (size_t i = 0; i < x->knots.n; i++)
		if (!n || x->knots.v[n - 1].at != x->knots.v[i].at)
			x->knots.v[n++] = x->knots.v[i];
	x->knots.n = n;
}

/* The length that stretches are cut to. */
static long
cap_of(const struct axis *x)
{
	size_t n = x->knots.n - 1;
	long *gaps = mem_alloc(mem_mul(n, sizeof *gaps)), cap;

	for (size_t i = 0; i < n; i++)
		gaps[i] = x->knots.v[i + 1].at - x->knots.v[i].at;
	qsort(gaps, n, sizeof *gaps, by_length);
	cap = gaps[n / 2] * CAP;
	free(gaps);
	return cap;
}

static void
lay_out(struct axis *x)
{
	long cap, sum = 0, done = 0;
	int least, rest;

	if (x->knots.n < 2)
		return;
	cap = cap_of(x);
	for (size_t i = 1; i < x->knots.n; i++) {
		long gap = x->knots.v[i].at - x->knots.v[i - 1].at;

		x->knots.v[i].cut = gap > cap;
		sum += gap > cap ? cap : gap;
	}
	least = x->knots.n < (size_t)x->cells;
	rest = x->cells - 1 - (least ? (int)x->knots.n - 1 : 0);
	for (size_t i = 1; i < x->knots.n; i++) {
		long gap = x->knots.v[i].at - x->knots.v[i - 1].at;

		done += gap > cap ? cap : gap;
		x->knots.v[i].cell =
			(int)((double)rest * (double)done / (double)sum) +
			(least ? (int)i : 0);
	}
}

int
axis_cell(const struct axis *x, long at)
{
	size_t low = 0, high = x->knots.n;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (x->knots.v[mid].at <= at)
			low = mid;
		else
			high = mid;
	}
	return x->knots.v[low].cell;
}

void
axis_open(struct axis *x, const struct comparison *c)
{
	collect_knots(c, x);
	lay_out(x);
}
