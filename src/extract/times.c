/* Times, as TIMEX3.
 *
 * The text is walked once. A digit, the first letter of a word or a Han
 * character is a place where a time may start; the two readers (Latin, Han)
 * look ahead from there a bounded way and either take a time or pass.
 *
 * Anchors: a time that does not say its year or day counts from the document
 * (its creation day), or, where the text tells an older story, from the last
 * day told in it: an explicit year that is not near the document's makes the
 * text a narrative, and the days that follow take their year from it, moving
 * on over New Year. Without either a relative time keeps its type and has no
 * value. Nothing is guessed.
 *
 * Growth: linear in the text. */
#include "times.h"

#include "rashomon/text/utf8.h"

#include <stdio.h>
#include <stdlib.h>

struct when
no_time(void)
{
	return (struct when){.hour = -1, .minute = -1};
}

/* After Howard Hinnant's description of civil calendar arithmetic: years
 * start in March, eras have 400 years. */
long
day_number(int y, int m, int d)
{
	long era, yoe, doy;

	y -= m <= 2;
	era = (y >= 0 ? y : y - 399) / 400;
	yoe = y - era * 400;
	doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

struct when
of_day_number(long n)
{
	struct when w = no_time();
	long era, doe, yoe, doy, mp;

	n += 719468;
	era = (n >= 0 ? n : n - 146096) / 146097;
	doe = n - era * 146097;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mp = (5 * doy + 2) / 153;
	w.day = (int)(doy - (153 * mp + 2) / 5 + 1);
	w.month = (int)(mp < 10 ? mp + 3 : mp - 9);
	w.year = (int)(yoe + era * 400) + (w.month <= 2);
	return w;
}

int
month_days(int y, int m)
{
	static const int days[] = {31, 28, 31, 30, 31, 30,
				   31, 31, 30, 31, 30, 31};

	if (m == 2 && ((y % 4 == 0 && y % 100 != 0) || y % 400 == 0))
		return 29;
	return m >= 1 && m <= 12 ? days[m - 1] : 31;
}

int
weekday_of(long day)
{
	return (int)(((day + 3) % 7 + 7) % 7) + 1;
}

static void
print_clock(char *z, size_t room, const struct when *w)
{
	int n = snprintf(z, room, "T%02d:%02d", w->hour % 100,
			 w->minute > 0 ? w->minute % 100 : 0);

	if (!w->zoned || n < 0)
		return;
	if (!w->offset)
		snprintf(z + n, room - (size_t)n, "Z");
	else
		snprintf(z + n, room - (size_t)n, "%c%02d:%02d",
			 w->offset < 0 ? '-' : '+', abs(w->offset) / 60 % 100,
			 abs(w->offset) % 60);
}

const char *
when_print(struct arena *a, const struct when *w)
{
	char day[24] = "", clock[24] = "";

	if (w->hour >= 0)
		print_clock(clock, sizeof clock, w);
	if (w->year < 0)
		snprintf(day, sizeof day, "BC%04d", -w->year % 10000);
	else if (w->year)
		snprintf(day, sizeof day, "%04d", w->year % 10000);
	else if (w->month || w->hour >= 0)
		snprintf(day, sizeof day, "XXXX");
	if (w->month && w->day)
		return arena_printf(a, "%s-%02d-%02d%s%s", day, w->month,
				    w->day, clock, w->tail ? w->tail : "");
	if (w->month)
		return arena_printf(a, "%s-%02d", day, w->month);
	if (w->hour >= 0)
		return arena_printf(a, "%s-XX-XX%s", day, clock);
	return w->tail ? arena_printf(a, "%s-%s", day, w->tail)
		       : arena_printf(a, "%s", day);
}

void
time_keep(struct clock *c, size_t start, size_t end, enum timex type,
	  const char *value, const char *value2, const char *qualifier,
	  bool relative)
{
	struct mention m = {.kind = MENTION_TIME,
			    .start = start,
			    .end = end,
			    .value = value,
			    .value2 = value2,
			    .unit = "",
			    .qualifier = qualifier,
			    .subject = "",
			    .speaker = "",
			    .timex = type,
			    .relative = relative};

	vec_push(c->out, m);
}

void
time_keep_when(struct clock *c, size_t start, size_t end, const struct when *w,
	       const char *qualifier, bool relative)
{
	bool moment = w->hour >= 0 || (w->tail && w->tail[0] == 'T');

	time_keep(c, start, end, moment ? TIMEX_TIME : TIMEX_DATE,
		  when_print(c->arena, w), NULL, qualifier, relative);
	if (w->year)
		c->anchor = *w;
}

struct when
time_base(const struct clock *c)
{
	int far = c->anchor.year - c->dct.year;

	if (!c->dct.year)
		return c->anchor;
	if (c->anchor.year && (far < -2 || far > 2) && c->anchor.month)
		return c->anchor;
	return c->dct;
}

int
time_year(const struct clock *c, int month, int day)
{
	int far = c->anchor.year - c->dct.year;

	if (c->anchor.year && (!c->dct.year || far < -1 || far > 1)) {
		bool wrapped = c->anchor.month >= 10 && month <= 3 && month;

		return c->anchor.year + wrapped;
	}
	if (!c->dct.year)
		return 0;
	if (c->dct.month && month) {
		int gap = month - c->dct.month;

		(void)day;
		if (gap > 6)
			return c->dct.year - 1;
		if (gap < -8)
			return c->dct.year + 1;
	}
	return c->dct.year;
}

struct when
time_move(struct when w, long n, char unit)
{
	struct when to = no_time();
	long months;

	switch (unit) {
	case 'W':
		n *= 7;
		/* fall through */
	case 'D':
		if (!w.month || !w.day)
			return w;
		return of_day_number(day_number(w.year, w.month, w.day) + n);
	case 'M':
		if (!w.month)
			return w;
		months = (long)w.year * 12 + w.month - 1 + n;
		to.year = (int)(months / 12);
		to.month = (int)(months % 12) + 1;
		return to;
	default:
		to.year = w.year + (int)n;
		return to;
	}
}

/* "2026-07-03", "2026-07-03T18:00". */
static struct when
read_dct(struct str s)
{
	struct when w = no_time();
	char z[32];

	if (s.n < 10 || s.n >= sizeof z)
		return w;
	memcpy(z, s.p, s.n);
	z[s.n] = '\0';
	if (sscanf(z, "%4d-%2d-%2d", &w.year, &w.month, &w.day) != 3)
		return no_time();
	return w;
}

/* Is `at` a figure that a Han character follows, over one blank? */
static bool
before_han(struct str s, size_t at)
{
	size_t from = at;

	while (at < s.n && s.p[at] >= '0' && s.p[at] <= '9')
		at++;
	if (at == from)
		return false;
	at += at < s.n && s.p[at] == ' ';
	return at < s.n && (unsigned char)s.p[at] >= 0xE3;
}

void
extract_times(mention_list *out, struct arena *arena, struct str text,
	      const struct extract_context *context)
{
	struct clock c = {.text = text,
			  .arena = arena,
			  .out = out,
			  .dct = read_dct(context->dct),
			  .anchor = no_time()};
	size_t at = 0;

	while (at < text.n) {
		unsigned char b = (unsigned char)text.p[at];
		size_t next = at;

		if (b >= 0xE0 || before_han(text, at))
			next = time_han(&c, at);
		else if (b < 0x80 && b > ' ')
			next = time_latin(&c, at);
		if (next == at && b >= '0' && b <= '9')
			next = before_han(text, at) ? time_latin(&c, at)
						    : time_han(&c, at);
		if (next > at) {
			at = next;
			continue;
		}
		if (b < 0x80) {
			bool letter =
				(b | 32u) - 'a' < 26 || b - (unsigned)'0' < 10;

			at++;
			while (letter && at < text.n &&
			       (((unsigned char)text.p[at] | 32u) - 'a' < 26 ||
				(unsigned char)text.p[at] - (unsigned)'0' < 10))
				at++;
		} else {
			uint32_t cp;

			at += utf8_next(text, at, &cp);
		}
	}
}
