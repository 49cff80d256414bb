/* When events were, in words, and the events that a day said in words means. */
#include "axis.h"

#include "rashomon/base/ascii.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DAY = DAY_MINUTES };

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
