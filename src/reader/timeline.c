/* The timeline's picture: an axis, the spans over it, the days of publication
 * under it, all painted above the list of events that says the same in words.
 *
 * The axis is made of knots, the moments at which something begins or ends.
 * The stretch between two knots gets a cell at least and a share of the rest
 * by its length, up to CAP times the middle length; what is longer is cut
 * short and marked with strokes. Zoom doubles the cells and shows the part
 * around the selected event.
 *
 * A day known to the minute or day is a point. A span of days is a bar. A
 * date known no better than its month or year is a hatched bar, with words:
 * it happened some time in there. Bars that overlap stand in rows of their
 * own, BARS_MOST of them. Growth: n log n in the events, each paint. */
#include "rashomon/base/ascii.h"
#include "rashomon/reader/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	NAMES = 7, /* cells for the names of the lanes */
	CAP = 4,
	ZOOM_MOST = 8,
	BARS_MOST = 3,
	LOW = 14, /* a lower screen gets a smaller picture */
	DAY = 24 * 60
};

/* Minutes, the end not included. */
struct stretch {
	long from, to;
};

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

enum shape { SHAPE_NONE, SHAPE_POINT, SHAPE_BAR, SHAPE_HATCHED };

static enum shape
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

struct knot {
	long at;
	int cell;
	bool cut; /* what lies before it was cut short */
};

struct axis {
	VEC(struct knot) knots;
	int cells; /* in all */
	int left;  /* first one shown */
	int shown;
};

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

static int
cell_of(const struct axis *x, long at)
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

static size_t
selected_event(const struct session *s)
{
	return s->selected < s->lines.n ? s->lines.v[s->selected].target
					: NO_FOCUS;
}

static void
open_axis(const struct session *s, struct axis *x)
{
	const struct comparison *c = &s->story->c;
	size_t at = selected_event(s);
	struct stretch here;

	*x = (struct axis){.shown = s->width > NAMES + 2 ? s->width - NAMES - 1
							 : 1};
	x->cells = x->shown << s->zoom;
	collect_knots(c, x);
	lay_out(x);
	if (at < c->events.n && shape_of(&c->events.v[at], &here) != SHAPE_NONE)
		x->left = cell_of(x, here.from) - x->shown / 2;
	if (x->left > x->cells - x->shown)
		x->left = x->cells - x->shown;
	if (x->left < 0)
		x->left = 0;
}

/* Fills cells [from, to] of the axis, where they show. */
static void
fill(const struct axis *x, struct grid *g, int row, int from, int to, char c,
     enum style style)
{
	from = from - x->left < 0 ? 0 : from - x->left;
	to = to - x->left < x->shown ? to - x->left : x->shown - 1;
	if (from <= to)
		grid_fill(g, row, NAMES + from, to - from + 1, c, style);
}

/* Is the row free from cell `from` up to `to` and a cell on either side? */
static bool
is_free(const struct grid *g, int row, int from, int to)
{
	for (int i = from - 1; i <= to; i++) {
		const struct cell *c;

		if (i < NAMES || i >= g->width)
			continue;
		c = &g->cells[row * g->width + i];
		if (c->n != 1 || g->text.p[c->at] != ' ')
			return false;
	}
	return true;
}

/* Writes the date over its cell, where there is room. */
static void
paint_date(const struct axis *x, struct grid *g, int row, const struct event *e,
	   enum style style)
{
	struct stretch s;
	int n = (int)strlen(e->start), col;

	if (shape_of(e, &s) == SHAPE_NONE)
		return;
	col = cell_of(x, s.from) - x->left;
	if (col < 0 || col >= x->shown)
		return;
	if (col > x->shown - n)
		col = x->shown - n;
	if (col >= 0 && is_free(g, row, NAMES + col, NAMES + col + n))
		grid_putz(g, row, NAMES + col, e->start, n, style);
}

static void
paint_dates(const struct session *s, const struct axis *x, struct grid *g,
	    int row)
{
	const struct comparison *c = &s->story->c;
	size_t at = selected_event(s);

	grid_putz(g, row, 0, "dates", NAMES, STYLE_DIM);
	if (at < c->events.n)
		paint_date(x, g, row, &c->events.v[at], STYLE_FOCUS);
	for (size_t i = 0; i < c->events.n; i++)
		if (i != at && !c->events.v[i].publication)
			paint_date(x, g, row, &c->events.v[i], STYLE_TEXT);
}

/* A mark for each cell that has events, a figure where it has several. */
static void
paint_points(const struct session *s, const struct axis *x, struct grid *g,
	     int row, bool publication)
{
	const struct comparison *c = &s->story->c;
	size_t at = selected_event(s);
	int last = -1, here = -1, count = 0;

	for (size_t i = 0; i < c->events.n; i++) {
		const struct event *e = &c->events.v[i];
		struct stretch span;
		int cell;

		if (e->publication != publication ||
		    shape_of(e, &span) == SHAPE_NONE)
			continue;
		cell = cell_of(x, span.from);
		count = cell == last ? count + 1 : 1;
		last = cell;
		if (i == at)
			here = cell;
		fill(x, g, row, cell, cell,
		     count > 9	   ? '+'
		     : count > 1   ? (char)('0' + count)
		     : publication ? 'p'
				   : 'o',
		     STYLE_EVENT);
	}
	if (here >= 0)
		fill(x, g, row, here, here, '@', STYLE_FOCUS);
}

static void
paint_axis(const struct session *s, const struct axis *x, struct grid *g,
	   int row)
{
	grid_putz(g, row, 0, "events", NAMES, STYLE_DIM);
	fill(x, g, row, 0, x->cells - 1, '-', STYLE_DIM);
	for (size_t i = 1; i < x->knots.n; i++) {
		int from = x->knots.v[i - 1].cell, to = x->knots.v[i].cell;

		if (x->knots.v[i].cut && to - from > 2)
			fill(x, g, row, (from + to) / 2, (from + to) / 2 + 1,
			     '/', STYLE_DIM);
		else if (x->knots.v[i].cut && to - from > 1)
			fill(x, g, row, from + 1, from + 1, '/', STYLE_DIM);
	}
	paint_points(s, x, g, row, false);
	if (x->left > 0)
		grid_fill(g, row, NAMES - 1, 1, '<', STYLE_DIM);
	if (x->left + x->shown < x->cells)
		grid_fill(g, row, g->width - 1, 1, '>', STYLE_DIM);
}

static void
paint_bar(const struct axis *x, struct grid *g, int row, const struct event *e,
	  int from, int to, enum style style)
{
	bool hatched = !e->end;
	int room = to - from - 1, col = from - x->left + 1, n = 0;
	char z[64];

	fill(x, g, row, from, to, hatched ? ':' : '=', style);
	fill(x, g, row, from, from, hatched ? '(' : '[', style);
	if (to > from)
		fill(x, g, row, to, to, hatched ? ')' : ']', style);
	for (int words = 0; words < 3; words++) {
		static const char *const span[] = {" %s to %s ", " %s ",
						   " %s "};
		static const char *const some[] = {" some time in %s ",
						   " in %s ", " %s "};

		n = snprintf(z, sizeof z, (hatched ? some : span)[words],
			     e->start, e->end ? e->end : "");
		if (n <= room && n < (int)sizeof z)
			break;
	}
	col += (room - n) / 2;
	if (n <= room && n < (int)sizeof z && col >= 0 && col + n <= x->shown)
		grid_putz(g, row, NAMES + col, z, n, style);
}

/* Bars go into the first row in which they stand free. */
static void
paint_bars(const struct session *s, const struct axis *x, struct grid *g,
	   int row, int rows)
{
	const struct comparison *c = &s->story->c;
	int ends[BARS_MOST] = {-1, -1, -1};
	size_t at = selected_event(s), left_out = 0;

	grid_putz(g, row, 0, "spans", NAMES, STYLE_DIM);
	for (size_t i = 0; i < c->events.n; i++) {
		struct stretch span;
		enum shape shape = shape_of(&c->events.v[i], &span);
		int from, to, k = 0;

		if (shape == SHAPE_NONE || shape == SHAPE_POINT)
			continue;
		from = cell_of(x, span.from);
		to = cell_of(x, span.to);
		if (to > from)
			to--;
		while (k < rows && ends[k] >= from)
			k++;
		if (k == rows) {
			left_out++;
			continue;
		}
		ends[k] = to;
		paint_bar(x, g, row + k, &c->events.v[i], from, to,
			  i == at ? STYLE_FOCUS : STYLE_EVENT);
	}
	if (left_out) {
		char z[NAMES + 1];

		snprintf(z, sizeof z, "+%zu",
			 left_out < 1000 ? left_out : (size_t)999);
		grid_putz(g, row + rows - 1, rows > 1 ? 0 : 5, z, NAMES,
			  STYLE_DIM);
	}
}

/* Rows of bars that the events need. */
static int
bar_rows(const struct session *s)
{
	const struct comparison *c = &s->story->c;
	long ends[BARS_MOST] = {0};
	int most = s->height < LOW ? 1 : BARS_MOST, used = 1;

	for (size_t i = 0; i < c->events.n; i++) {
		struct stretch span;
		enum shape shape = shape_of(&c->events.v[i], &span);
		int k = 0;

		if (shape == SHAPE_NONE || shape == SHAPE_POINT)
			continue;
		while (k < most && ends[k] > span.from)
			k++;
		if (k == most)
			return most;
		ends[k] = span.to;
		if (used < k + 1)
			used = k + 1;
	}
	return used;
}

size_t
timeline_rows(const struct session *s)
{
	if (!s->story->c.events.n || s->height < 8)
		return 0;
	return (size_t)bar_rows(s) + (s->height < LOW ? 3 : 5);
}

static void
paint_legend(const struct session *s, struct grid *g, int row)
{
	char z[128];

	snprintf(z, sizeof z,
		 "o event  @ here  [=] span  (:) some time in it  p published  "
		 "// time cut short  + - zoom %d",
		 s->zoom);
	grid_putz(g, row, 0, z, s->width, STYLE_DIM);
}

void
timeline_paint(const struct session *s, struct grid *g)
{
	int bars = bar_rows(s), row = 0;
	struct axis x;

	if (!timeline_rows(s))
		return;
	open_axis(s, &x);
	if (x.knots.n) {
		paint_dates(s, &x, g, row);
		paint_axis(s, &x, g, row + 1);
		paint_bars(s, &x, g, row + 2, bars);
		row += 2 + bars;
		grid_putz(g, row, 0, "told", NAMES, STYLE_DIM);
		paint_points(s, &x, g, row, true);
	}
	if (s->height >= LOW)
		paint_legend(s, g, row + 1);
	vec_free(&x.knots);
}

bool
timeline_zoom(struct session *s, long by)
{
	long to = s->zoom + by;

	to = to < 0 ? 0 : to > ZOOM_MOST ? ZOOM_MOST : to;
	if (to == s->zoom)
		return false;
	s->zoom = (int)to;
	return true;
}

bool
timeline_gap(const struct event *before, const struct event *e, char out[32])
{
	struct stretch a, b;
	long days;

	if (shape_of(before, &a) == SHAPE_NONE ||
	    shape_of(e, &b) == SHAPE_NONE || b.from < a.to)
		return false;
	days = (b.from - a.to) / DAY;
	if (days < 14)
		return false;
	if (days < 61)
		snprintf(out, 32, "%ld days later", days);
	else if (days < 731)
		snprintf(out, 32, "%ld months later", days / 30);
	else
		snprintf(out, 32, "%ld years later", days / 365);
	return true;
}

void
timeline_when(const struct event *e, struct buf *out)
{
	struct stretch s;

	if (!e->end && shape_of(e, &s) == SHAPE_HATCHED)
		buf_printf(out, "some time in %s", e->start);
	else
		buf_printf(out, "%s%s%s", e->start, e->end ? " to " : "",
			   e->end ? e->end : "");
}

/* The month that a word names by its first three letters, from 1; 0 none. */
static int
month_of(struct str word)
{
	static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
	char low[3];

	if (word.n < 3)
		return 0;
	for (int i = 0; i < 3; i++)
		low[i] = (char)(word.p[i] | 32);
	for (int m = 0; m < 12; m++)
		if (!memcmp(names + 3 * m, low, 3))
			return m + 1;
	return 0;
}

/* What ISO values of the day contain: "-06-10" for "June 10". */
static bool
part_of_words(struct str words, char out[16])
{
	int month = 0, day = 0;

	for (size_t at = 0; at < words.n;) {
		size_t end = at;
		struct str w;

		while (end < words.n && words.p[end] != ' ' &&
		       words.p[end] != ',')
			end++;
		w = str_sub(words, at, end);
		if (!month)
			month = month_of(w);
		if (!day && w.n && w.n < 3 && ascii_digit(*w.p))
			day = atoi(w.p);
		at = end + 1;
	}
	if (!month || day < 0 || day > 31)
		return false;
	if (day)
		snprintf(out, 16, "-%02d-%02d", month, day);
	else
		snprintf(out, 16, "-%02d", month);
	return true;
}

size_t
timeline_find(const struct comparison *c, struct str words)
{
	char part[16];
	bool named = part_of_words(words, part);

	for (size_t i = 0; words.n && i < c->events.n; i++) {
		struct str start = str_of(c->events.v[i].start);

		if (c->events.v[i].publication)
			continue;
		if (named ? str_find(start, str_of(part), 4) == 4
			  : str_starts(start, words))
			return i;
	}
	return NO_FOCUS;
}
