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

/* "2026-09-05T03:10-05:00" as "2026-09-05 03:10 -05:00". */
static void
add_moment(struct buf *out, const char *iso)
{
	bool clock = false;

	for (; *iso; iso++) {
		if (*iso == 'T' && !clock) {
			clock = true;
			buf_addc(out, ' ');
		} else if (clock && (*iso == '+' || *iso == '-')) {
			buf_addc(out, ' ');
			buf_addc(out, *iso);
		} else if (clock && *iso == 'Z') {
			buf_adds(out, " UTC");
		} else {
			buf_addc(out, *iso);
		}
	}
}

void
timeline_when(const struct event *e, struct buf *out)
{
	struct stretch s;

	if (!e->end && shape_of(e, &s) == SHAPE_HATCHED)
		buf_adds(out, "some time in ");
	add_moment(out, e->start);
	if (!e->end)
		return;
	buf_adds(out, " to ");
	add_moment(out, e->end);
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

/* The digits right before the mark in the words as a number; 0 none. */
static int
number_before(struct str words, struct str mark)
{
	size_t at = str_find(words, mark, 0), from = at;

	if (at >= words.n)
		return 0;
	while (from > 0 && ascii_digit(words.p[from - 1]))
		from--;
	return at - from < 5 ? atoi(words.p + from) : 0;
}

static bool
print_part(int year, int month, int day, char out[16])
{
	int n = 0;

	if (month < 1 || month > 12 || day < 0 || day > 31)
		return false;
	if (year)
		n = snprintf(out, 16, "%04d", year);
	n += snprintf(out + n, 16 - (size_t)n, "-%02d", month);
	if (day)
		snprintf(out + n, 16 - (size_t)n, "-%02d", day);
	return true;
}

/* "-06-10" for the Chinese of June 10, with its year where that is said. */
static bool
part_of_han(struct str words, char out[16])
{
	int day = number_before(words, STR("日"));

	return print_part(number_before(words, STR("年")),
			  number_before(words, STR("月")),
			  day ? day : number_before(words, STR("号")), out);
}

/* What ISO values of the day contain: "-06-10" for "June 10". */
static bool
part_of_words(struct str words, char out[16])
{
	int year = 0, month = 0, day = 0;

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
		if (w.n == 4 && ascii_digit(*w.p))
			year = atoi(w.p);
		at = end + 1;
	}
	return print_part(year, month, day, out);
}

bool
day_read(struct str words, char day[16])
{
	bool digits = words.n >= 4 && words.n < 16;

	if (part_of_han(words, day) || part_of_words(words, day))
		return true;
	for (size_t i = 0; digits && i < words.n; i++)
		digits = ascii_digit(words.p[i]) || i > 3;
	if (digits)
		snprintf(day, 16, "%.*s", STR_ARG(words));
	return digits;
}

bool
event_is_on(const struct event *e, const char *day)
{
	size_t from = *day == '-' ? 4 : 0, n = strlen(day);

	return !e->publication && strlen(e->start) >= from + n &&
	       !memcmp(e->start + from, day, n);
}

size_t
timeline_find(const struct comparison *c, struct str words)
{
	char day[16];

	if (day_read(words, day))
		for (size_t i = 0; i < c->events.n; i++)
			if (event_is_on(&c->events.v[i], day))
				return i;
	return NO_FOCUS;
}
