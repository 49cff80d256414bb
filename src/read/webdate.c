#include "rashomon/read/webdate.h"

#include "dateline.h"

#include <stdio.h>
#include <stdlib.h>

struct parts {
	int year, month, day, hour, minute, second;
	bool clock, zoned;
	int offset; /* minutes */
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return ((unsigned char)c | 32u) - 'a' < 26;
}

static size_t
digits(struct str s, size_t at, int *v)
{
	size_t n = 0;

	*v = 0;
	while (at + n < s.n && n < 6 && is_digit(s.p[at + n]))
		*v = *v * 10 + (s.p[at + n++] - '0');
	return n;
}

/* hh:mm[:ss[.fff]] at `at`; gives its end, or `at`. */
static size_t
clock_at(struct str s, size_t at, struct parts *p)
{
	size_t n = digits(s, at, &p->hour), end = at + n;

	if (n < 1 || n > 2 || end >= s.n || s.p[end] != ':')
		return at;
	n = digits(s, end + 1, &p->minute);
	if (n != 2 || p->hour > 24 || p->minute > 59)
		return at;
	end += 3;
	if (end < s.n && s.p[end] == ':') {
		n = digits(s, end + 1, &p->second);
		if (n != 2)
			return at;
		end += 3;
	}
	if (end < s.n && s.p[end] == '.')
		for (end++; end < s.n && is_digit(s.p[end]);)
			end++;
	p->clock = true;
	return end;
}

/* +hh:mm, -hhmm, Z at `at`. */
static bool
offset_at(struct str s, size_t at, struct parts *p)
{
	int h, m = 0;
	size_t n;

	if (at < s.n && (s.p[at] == 'Z' || s.p[at] == 'z')) {
		p->zoned = true;
		return true;
	}
	if (at >= s.n || (s.p[at] != '+' && s.p[at] != '-'))
		return false;
	n = digits(s, at + 1, &h);
	if (n == 4) {
		m = h % 100;
		h /= 100;
	} else if (n == 2 && at + 3 < s.n && s.p[at + 3] == ':') {
		digits(s, at + 4, &m);
	} else if (n != 2) {
		return false;
	}
	p->zoned = true;
	p->offset = (h * 60 + m) * (s.p[at] == '-' ? -1 : 1);
	return true;
}

static void
zone_name(struct str w, struct parts *p)
{
	static const struct {
		const char *name;
		int hours;
	} zones[] = {{"GMT", 0},  {"UTC", 0},  {"UT", 0},   {"EST", -5},
		     {"EDT", -4}, {"CST", -6}, {"CDT", -5}, {"MST", -7},
		     {"MDT", -6}, {"PST", -8}, {"PDT", -7}, {"CET", 1},
		     {"CEST", 2}, {"BST", 1},  {"JST", 9},  {"HKT", 8}};

	for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
		if (str_eq(w, str_of(zones[i].name))) {
			p->zoned = true;
			p->offset = zones[i].hours * 60;
		}
}

/* yyyy-mm-dd, yyyy/mm/dd, yyyymmdd at the start; gives the end. */
static size_t
iso_at(struct str s, struct parts *p)
{
	size_t n = digits(s, 0, &p->year), at, k;

	if (n == 6 && s.n >= 8 && is_digit(s.p[6]) && is_digit(s.p[7])) {
		p->month = p->year % 100;
		p->year /= 100;
		digits(str_sub(s, 0, 8), 6, &p->day);
		return 8;
	}
	if (n != 4 || s.n < 7 || !strchr("-/.", s.p[4]))
		return 0;
	k = digits(s, 5, &p->month);
	at = 5 + k;
	if (k < 1 || k > 2)
		return 0;
	if (at >= s.n || s.p[at] != s.p[4]) {
		p->day = 0;
		return at;
	}
	k = digits(s, at + 1, &p->day);
	return k >= 1 && k <= 2 ? at + 1 + k : 0;
}

static void
take_number(struct str s, size_t at, size_t n, int v, struct parts *p)
{
	(void)s;
	(void)at;
	if (n <= 2 && !p->day && v >= 1 && v <= 31)
		p->day = v;
	else if (n == 4 && !p->year)
		p->year = v;
	else if (n == 2 && !p->year && p->day)
		p->year = v + (v < 70 ? 2000 : 1900);
}

/* Words and numbers in any order: weekdays, months, days, years, a clock. */
static bool
loose(struct str s, struct parts *p)
{
	for (size_t at = 0; at < s.n;) {
		size_t end, n;
		int v;

		if (is_digit(s.p[at])) {
			end = p->clock ? at : clock_at(s, at, p);
			if (end > at) {
				at = end;
				continue;
			}
			n = digits(s, at, &v);
			take_number(s, at, n, v, p);
			at += n;
			continue;
		}
		if ((s.p[at] == '+' || s.p[at] == '-') && p->clock &&
		    !p->zoned && offset_at(s, at, p))
			break;
		if (!is_letter(s.p[at])) {
			at++;
			continue;
		}
		for (end = at; end < s.n && is_letter(s.p[end]);)
			end++;
		if (!p->month)
			p->month = month_of(str_sub(s, at, end));
		if (p->clock && end - at == 2 && (s.p[end - 1] | 32) == 'm') {
			p->hour =
				p->hour % 12 + ((s.p[at] | 32) == 'p' ? 12 : 0);
		}
		zone_name(str_sub(s, at, end), p);
		at = end;
	}
	return p->year && p->month && p->day;
}

bool
webdate_parse(struct str s, char out[32])
{
	struct parts p = {0};
	size_t at;

	s = str_trim(s);
	if (s.n < 6 || s.n > 80)
		return false;
	at = iso_at(s, &p);
	if (at) {
		while (at < s.n &&
		       (s.p[at] == 'T' || s.p[at] == ' ' || s.p[at] == 't'))
			at++;
		at = clock_at(s, at, &p);
		while (at < s.n && s.p[at] == ' ')
			at++;
		if (p.clock && !offset_at(s, at, &p) && at < s.n)
			zone_name(str_sub(s, at, s.n), &p);
	} else {
		p = (struct parts){0};
		if (!loose(s, &p))
			return false;
	}
	if (p.year < 1900 || p.year > 2100 || p.month < 1 || p.month > 12 ||
	    p.day < 0 || p.day > 31 || !p.day)
		return false;
	if (!p.clock) {
		snprintf(out, 32, "%04d-%02d-%02d", p.year, p.month, p.day);
		return true;
	}
	at = (size_t)snprintf(out, 32, "%04d-%02d-%02dT%02d:%02d:%02d", p.year,
			      p.month, p.day, p.hour % 100, p.minute % 100,
			      p.second % 100);
	if (p.zoned && !p.offset)
		snprintf(out + at, 32 - at, "Z");
	else if (p.zoned)
		snprintf(out + at, 32 - at, "%c%02d:%02d",
			 p.offset < 0 ? '-' : '+', abs(p.offset) / 60 % 100,
			 abs(p.offset) % 60);
	return true;
}
