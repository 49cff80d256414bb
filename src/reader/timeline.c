/* The timeline's picture: an axis, the spans over it, the days of publication
 * under it, all painted above the list of events that says the same in words.
 *
 * Zoom doubles the cells of the axis and shows the part around the selected
 * event. A day known to the minute or day is a point. A span of days is a bar.
 * A date known no better than its month or year is a hatched bar, with words:
 * it happened some time in there. Bars that overlap stand in rows of their
 * own, BARS_MOST of them. Growth: n log n in the events, each paint. */
#include "axis.h"

#include <stdio.h>
#include <string.h>

enum {
	NAMES = 7, /* cells for the names of the lanes */
	ZOOM_MOST = 8,
	BARS_MOST = 3,
	LOW = 14 /* a lower screen gets a smaller picture */
};

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
	axis_open(x, c);
	if (at < c->events.n && shape_of(&c->events.v[at], &here) != SHAPE_NONE)
		x->left = axis_cell(x, here.from) - x->shown / 2;
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
	col = axis_cell(x, s.from) - x->left;
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
		cell = axis_cell(x, span.from);
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

/* The words in a bar, the longest of its forms that has room; their cells, 0
 * for none. */
static int
bar_words(const struct event *e, int room, char z[64])
{
	bool year = e->end && !strncmp(e->start, e->end, 5);
	bool days = year && strlen(e->start) == 10 && strlen(e->end) == 10;

	for (int form = 0; form < 3; form++) {
		static const char *const some[] = {" some time in %s ",
						   " in %s ", " %s "};
		int n;

		if (!e->end)
			n = snprintf(z, 64, some[form], e->start);
		else if (form == 2 || (form && !days))
			return 0;
		else
			n = snprintf(z, 64, " %s to %s ",
				     e->start + (form ? 5 : 0),
				     e->end + (form ? 5 : 0));
		if (n <= room && n < 64)
			return n;
	}
	return 0;
}

static void
paint_bar(const struct axis *x, struct grid *g, int row, const struct event *e,
	  int from, int to, enum style style)
{
	bool hatched = !e->end;
	int room = to - from - 1, col = from - x->left + 1, n;
	char z[64];

	fill(x, g, row, from, to, hatched ? ':' : '=', style);
	if (to > from) {
		fill(x, g, row, from, from, hatched ? '(' : '[', style);
		fill(x, g, row, to, to, hatched ? ')' : ']', style);
	}
	n = bar_words(e, room, z);
	col += (room - n) / 2;
	if (n && col >= 0 && col + n <= x->shown)
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
		from = axis_cell(x, span.from);
		to = axis_cell(x, span.to);
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
