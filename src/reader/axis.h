/* The timeline's axis; private to this room. */
#ifndef RASHOMON_READER_AXIS_H
#define RASHOMON_READER_AXIS_H

#include "rashomon/reader/session.h"

enum { DAY_MINUTES = 24 * 60 };

/* Minutes, the end not included. */
struct stretch {
	long from, to;
};

/* A day known to the minute or day is a point, a span of days a bar; a date
 * known no better than its month or year is hatched. */
enum shape { SHAPE_NONE, SHAPE_POINT, SHAPE_BAR, SHAPE_HATCHED };

struct knot {
	long at;
	int cell;
	bool cut; /* what lies before it was cut short */
};

struct axis {
	VEC(struct knot) knots; /* owned */
	int cells;		/* in all */
	int left;		/* first one shown */
	int shown;
};

/* What an event covers; SHAPE_NONE when it names no time of the calendar. */
enum shape shape_of(const struct event *e, struct stretch *s);
/* Lays the events out over x->cells. */
void axis_open(struct axis *x, const struct comparison *c);
/* The cell of a moment. */
int axis_cell(const struct axis *x, long at);

#endif
