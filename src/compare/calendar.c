/* Dates as days: TIMEX3 values read, ISO written, two dates held against each
 * other. */
#include "dates.h"

#include <stdlib.h>

/* Days since 1970-01-01 of a civil day (proleptic Gregorian; the method is
 * the well-known one with years that begin in March). */
long
day_number(long y, long m, long d)
{
	long era, year, month = (m + 9) % 12;

	y -= m <= 2;
	era = (y >= 0 ? y : y - 399) / 400;
	year = y - era * 400;
	return era * 146097 + year * 365 + year / 4 - year / 100 +
	       (153 * month + 2) / 5 + d - 1 - 719468;
}

void
civil_day(long n, long *y, long *m, long *d)
{
	long era, day, year, rest, month;

	n += 719468;
	era = (n >= 0 ? n : n - 146096) / 146097;
	day = n - era * 146097;
	year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
	rest = day - (365 * year + year / 4 - year / 100);
	month = (5 * rest + 2) / 153;
	*d = rest - (153 * month + 2) / 5 + 1;
	*m = month < 10 ? month + 3 : month - 9;
	*y = year + era * 400 + (*m <= 2);
}

static long
last_of_month(long y, long m)
{
	return day_number(m == 12 ? y + 1 : y, m == 12 ? 1 : m + 1, 1) - 1;
}

static bool
digits(const char *s, size_t n, long *out)
{
	*out = 0;
	for (size_t i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return false;
		*out = *out * 10 + (s[i] - '0');
	}
	return true;
}

/* Weeks, quarters, halves, seasons after "YYYY-". */
static bool
read_part(const char *s, long y, struct aspect *a)
{
	static const struct {
		const char *name;
		long from, months;
	} parts[] = {{"Q1", 1, 3}, {"Q2", 4, 3}, {"Q3", 7, 3}, {"Q4", 10, 3},
		     {"H1", 1, 6}, {"H2", 7, 6}, {"SP", 3, 3}, {"SU", 6, 3},
		     {"FA", 9, 3}, {"AU", 9, 3}, {"WI", 12, 3}};
	long week, monday;

	if (*s == 'W' && digits(s + 1, 2, &week)) {
		monday = day_number(y, 1, 4);
		monday -= (monday + 3) % 7;
		a->first = monday + 7 * (week - 1);
		a->last = a->first + 6;
		if (strncmp(s + 3, "-WE", 3) == 0)
			a->first += 5;
		return true;
	}
	for (size_t i = 0; i < COUNT(parts); i++)
		if (strncmp(parts[i].name, s, 2) == 0) {
			long end = parts[i].from + parts[i].months - 1;

			a->first = day_number(y, parts[i].from, 1);
			a->last = last_of_month(end > 12 ? y + 1 : y,
						end > 12 ? end - 12 : end);
			return true;
		}
	return false;
}

/* "T05:42", "T05:42-05:00", "T1042Z"; parts of a day are left out. */
static void
read_time(const char *s, struct aspect *a)
{
	long h, m = 0, oh, om = 0;
	size_t at = 3;

	if (*s != 'T' || !digits(s + 1, 2, &h))
		return;
	if (s[at] == ':')
		at++;
	if (!s[3]) { /* "4 a.m." */
		a->minute = (int)h * 60;
		return;
	}
	if (!digits(s + at, 2, &m))
		return;
	at += 2;
	if (s[at] == ':')
		at += 3;
	a->minute = (int)(h * 60 + m);
	if (s[at] == 'Z') {
		a->offset = 0;
	} else if ((s[at] == '+' || s[at] == '-') &&
		   digits(s + at + 1, 2, &oh)) {
		const char *rest = s + at + 3;

		rest += *rest == ':';
		if (strlen(rest) >= 2 && !digits(rest, 2, &om))
			om = 0;
		a->offset = (int)(s[at] == '-' ? -1 : 1) * (int)(oh * 60 + om);
	}
}

bool
read_date(const char *s, struct aspect *a)
{
	long y, m, d;

	if (!s || strlen(s) < 4 || !digits(s, 4, &y) || y < 1)
		return false;
	if (s[4] != '-' || strlen(s) < 7) {
		a->first = day_number(y, 1, 1);
		a->last = day_number(y, 12, 31);
		return true;
	}
	if (!digits(s + 5, 2, &m))
		return read_part(s + 5, y, a);
	if (m < 1 || m > 12)
		return false;
	a->first = day_number(y, m, 1);
	a->last = last_of_month(y, m);
	if (s[7] == '-' && strlen(s) >= 10 && digits(s + 8, 2, &d) && d >= 1) {
		if (a->first + d - 1 > a->last)
			return false;
		a->first = a->last = a->first + d - 1;
		read_time(s + 10, a);
	}
	return true;
}

/* Early, mid, late: a third of a month. */
static void
narrow(struct aspect *a, const char *q)
{
	long days = a->last - a->first + 1;

	if (!q || days < 28 || days > 31)
		return;
	if (strstr(q, "early") || strstr(q, "start"))
		a->last = a->first + 9;
	else if (strstr(q, "mid")) {
		a->first += 10;
		a->last = a->first + 9;
	} else if (strstr(q, "late") || strstr(q, "end"))
		a->first += 20;
}

static const char *
print_day(struct work *w, long n)
{
	long y, m, d;

	civil_day(n, &y, &m, &d);
	return arena_printf(&w->c->arena, "%04ld-%02ld-%02ld", y, m, d);
}

static const char *
print_moment(struct work *w, const struct aspect *a)
{
	int o = a->offset < 0 ? -a->offset : a->offset;

	if (a->offset == ZONE_NONE)
		return arena_printf(&w->c->arena, "%sT%02d:%02d",
				    print_day(w, a->first), a->minute / 60,
				    a->minute % 60);
	if (!a->offset)
		return arena_printf(&w->c->arena, "%sT%02d:%02dZ",
				    print_day(w, a->first), a->minute / 60,
				    a->minute % 60);
	return arena_printf(&w->c->arena, "%sT%02d:%02d%c%02d:%02d",
			    print_day(w, a->first), a->minute / 60,
			    a->minute % 60, a->offset < 0 ? '-' : '+', o / 60,
			    o % 60);
}

/* Writes a date back as ISO days, months, years and moments. */
void
print_date(struct work *w, struct mention *m, const struct aspect *a)
{
	long y, mo, d, y2, m2, d2;

	if (a->minute >= 0 && a->first == a->last) {
		m->value = print_moment(w, a);
		m->value2 = NULL;
		return;
	}
	civil_day(a->first, &y, &mo, &d);
	civil_day(a->last, &y2, &m2, &d2);
	m->value2 = NULL;
	if (a->first == a->last) {
		m->value = print_day(w, a->first);
	} else if (d == 1 && a->last == last_of_month(y2, m2)) {
		if (y == y2 && mo == m2) {
			m->value = arena_printf(&w->c->arena, "%04ld-%02ld", y,
						mo);
		} else if (mo == 1 && m2 == 12) {
			m->value = arena_printf(&w->c->arena, "%04ld", y);
			if (y2 != y)
				m->value2 =
					arena_printf(&w->c->arena, "%04ld", y2);
		} else {
			m->value = arena_printf(&w->c->arena, "%04ld-%02ld", y,
						mo);
			m->value2 = arena_printf(&w->c->arena, "%04ld-%02ld",
						 y2, m2);
		}
	} else {
		m->value = print_day(w, a->first);
		m->value2 = print_day(w, a->last);
	}
}

/* A value of an hour alone is a moment where the words say which of the two
 * hours: "4 a.m.", 凌晨4时; not "midnight" nor "three o'clock". */
static bool
tells_hour(const char *value, struct str words)
{
	static const char *const marks[] = {"a.m", "p.m", "am", "pm", "AM",
					    "PM",  "时",  "時", "点", "點"};
	const char *hour = strchr(value, 'T');

	return !hour || strlen(hour) > 3 ||
	       (strcmp(hour, "T00") != 0 && strcmp(hour, "T24") != 0 &&
		str_has_any(words, STR_LIST(marks)));
}

void
date_aspect(struct work *w, size_t i)
{
	struct aspect *a = aspect_of(w, i), end = {0};
	struct mention *m = &w->c->told.v[i].m;

	a->valued = read_date(m->value, a);
	if (!a->valued)
		return;
	narrow(a, m->qualifier);
	if (a->minute >= 0 &&
	    !tells_hour(m->value, told_words(w, &w->c->told.v[i])))
		a->minute = -1;
	if (m->value2 && read_date(m->value2, &end) && end.last >= a->first) {
		if (end.last > a->first)
			a->minute = end.last == a->last ? a->minute : -1;
		a->last = end.last;
	}
}

bool
is_moment(const struct aspect *a)
{
	return a->minute >= 0 && a->first == a->last;
}

/* Minutes since 1970 in UTC; the offset must be known. */
long
utc_minute(const struct aspect *a)
{
	return a->first * 1440 + a->minute - a->offset;
}

enum relation
date_relation(const struct aspect *a, const struct aspect *b)
{
	if (is_moment(a) && is_moment(b)) {
		if (a->offset != ZONE_NONE && b->offset != ZONE_NONE)
			return utc_minute(a) == utc_minute(b) ? REL_EQUAL
							      : REL_DIFFERS;
		return a->first == b->first && a->minute == b->minute
			       ? REL_EQUAL
			       : REL_DIFFERS;
	}
	if (a->first == b->first && a->last == b->last)
		return REL_EQUAL;
	if ((a->first >= b->first && a->last <= b->last) ||
	    (b->first >= a->first && b->last <= a->last))
		return REL_COMPATIBLE;
	return REL_DIFFERS;
}

/* Does the text of a date name its month: by name or with 月? */
bool
names_month(struct str s)
{
	static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May",
					     "Jun", "Jul", "Aug", "Sep", "Oct",
					     "Nov", "Dec", "月",  "/"};

	for (size_t i = 0; i < COUNT(months); i++)
		if (str_find(s, str_of(months[i]), 0) != (size_t)-1)
			return str_find(s, STR("上月"), 0) == (size_t)-1;
	return false;
}
