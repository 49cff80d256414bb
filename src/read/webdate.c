/* Dates as the web spells them.
 *
 * ISO 8601 and its relatives are read from the left: year, month, day (or the
 * day of the year), a clock, an offset. Everything else is a bag of numbers,
 * words and clocks in any order, as RFC 822, asctime, JavaScript and people
 * write them: a month's name, a day, a year, then what it says of its zone.
 * Chinese and Japanese dates carry their units behind the numbers; a year
 * below 200 with 年 is of the era named before it, else Minguo's, and one above
 * 2400 Buddhist. 31.1.2004 is day first; of 31/1/2004 and 1/31/2004 the place
 * of the number above 12 tells, and where none is above 12 nothing is guessed.
 * A day that no calendar has is no date. */
#include "rashomon/read/webdate.h"
#include "rashomon/base/ascii.h"

#include "dateline.h"
#include "webdate_words.h"

#include "rashomon/text/utf8.h"

#include <stdio.h>
#include <stdlib.h>

enum { LENGTH_MOST = 80 };

struct parts {
	int year, month, day, hour, minute, second;
	bool clock, zoned;
	int half;	 /* 1 before noon, 2 after, 0 not said */
	int offset;	 /* minutes */
	int american;	 /* standard offset of a zone that may be summer's */
	int era;	 /* the year before its first */
	bool month_next; /* a word for "month" stands before its number */
};

/* Bytes of letters, those of other scripts too. */
static bool
is_letter(char c)
{
	return ascii_letter(c) || (unsigned char)c >= 0x80;
}

static char
byte(struct str s, size_t at)
{
	return at < s.n ? s.p[at] : '\0';
}

/* Up to `most` digits at `at`; gives how many. */
static size_t
digits(struct str s, size_t at, size_t most, int *v)
{
	size_t n = 0;

	*v = 0;
	while (n < most && ascii_digit(byte(s, at + n)))
		*v = *v * 10 + (s.p[at + n++] - '0');
	return n;
}

static bool
starts(struct str s, size_t at, const char *word)
{
	return str_starts(str_sub(s, at, s.n), str_of(word));
}

static size_t
skip_fraction(struct str s, size_t at)
{
	if ((byte(s, at) != '.' && byte(s, at) != ',') ||
	    !ascii_digit(byte(s, at + 1)))
		return at;
	for (at++; ascii_digit(byte(s, at));)
		at++;
	return at;
}

/* hh:mm[:ss[.fff]] or 10时5分[3秒] at `at`; gives its end, or `at`. */
static size_t
clock_at(struct str s, size_t at, struct parts *p)
{
	int hour, minute, second = 0;
	size_t n = digits(s, at, 3, &hour), end = at + n;
	bool h = byte(s, end) == 'h' && ascii_digit(byte(s, end + 1)) &&
		 ascii_digit(byte(s, end + 2));
	bool han = starts(s, end, "时") || starts(s, end, "時") ||
		   starts(s, end, "点") || starts(s, end, "點");

	if (n < 1 || n > 2 || (byte(s, end) != ':' && !han && !h))
		return at;
	end += han ? 3 : 1;
	n = digits(s, end, 3, &minute);
	if ((n != 2 && !(han && n == 1)) || hour > 24 || minute > 59)
		return at;
	end += n;
	if (han && starts(s, end, "分"))
		end += 3;
	if (byte(s, end) == ':' || (han && ascii_digit(byte(s, end)))) {
		end += byte(s, end) == ':';
		n = digits(s, end, 3, &second);
		if (n < 1 || n > 2 || second > 60)
			return at;
		end += n;
		if (han && starts(s, end, "秒"))
			end += 3;
	}
	p->hour = hour;
	p->minute = minute;
	p->second = second == 60 ? 59 : second;
	p->clock = true;
	return skip_fraction(s, end);
}

/* hhmmss of ISO's basic form. */
static size_t
basic_clock_at(struct str s, size_t at, struct parts *p)
{
	int v;
	size_t n = digits(s, at, 7, &v);

	if ((n != 4 && n != 6) || v / (n == 6 ? 10000 : 100) > 24)
		return at;
	if (n == 4)
		v *= 100;
	p->hour = v / 10000;
	p->minute = v / 100 % 100;
	p->second = v % 100;
	p->clock = p->minute < 60 && p->second < 60;
	return p->clock ? skip_fraction(s, at + n) : at;
}

/* +hh:mm, -hhmm, +hh, Z at `at`; gives the end, or `at`. */
static size_t
offset_at(struct str s, size_t at, struct parts *p)
{
	int h, m = 0;
	size_t n, end;

	if ((byte(s, at) | 32) == 'z' && !is_letter(byte(s, at + 1))) {
		p->zoned = true;
		return at + 1;
	}
	if (byte(s, at) != '+' && byte(s, at) != '-')
		return at;
	n = digits(s, at + 1, 5, &h);
	end = at + 1 + n;
	if (n == 4) {
		m = h % 100;
		h /= 100;
	} else if ((n == 1 || n == 2) && byte(s, end) == ':' &&
		   !is_letter(byte(s, end + 1))) {
		end += 1 + digits(s, end + 1, 2, &m);
	} else if ((n != 1 && n != 2) || byte(s, end) == ':') {
		return at;
	}
	if (h > 15 || m > 59)
		return at;
	p->zoned = true;
	p->offset = (h * 60 + m) * (s.p[at] == '-' ? -1 : 1);
	return end;
}

/* A name that stands for one offset only: IST and the like do not. */
static bool
zone_name(struct str w, struct parts *p)
{
	if (webdate_zone(w, &p->offset))
		p->zoned = true;
	else
		p->american = webdate_american_zone(w);
	return p->zoned;
}

static bool
is_leap(int y)
{
	return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
}

static int
month_days(int y, int m)
{
	static const char days[] = {31, 28, 31, 30, 31, 30,
				    31, 31, 30, 31, 30, 31};

	return days[m - 1] + (m == 2 && is_leap(y));
}

/* The day of the year as month and day. */
static void
set_ordinal(struct parts *p, int day)
{
	p->month = 1;
	while (p->month < 12 && day > month_days(p->year, p->month))
		day -= month_days(p->year, p->month++);
	p->day = day;
}

/* Behind the mark at `at` and, when it is a dot, the blanks after it. */
static size_t
after_dot(struct str s, size_t at)
{
	bool dot = byte(s, at++) == '.';

	while (dot && byte(s, at) == ' ')
		at++;
	return at;
}

/* yyyy-mm-dd, yyyy/mm/dd, yyyy. m. d., yyyymmdd, yyyy-ddd at the start; gives
 * the end, 0 for none. */
static size_t
iso_at(struct str s, struct parts *p)
{
	int v;
	size_t n = digits(s, 0, 9, &v), at, k;

	if (n == 8) {
		p->year = v / 10000;
		p->month = v / 100 % 100;
		p->day = v % 100;
		return 8;
	}
	if (n != 4 || s.n < 7 || !strchr("-/.", s.p[4]))
		return 0;
	p->year = v;
	at = after_dot(s, 4);
	k = digits(s, at, 4, &p->month);
	at += k;
	if (k == 3 && s.p[4] == '-' && byte(s, at) != '-') {
		set_ordinal(p, p->month);
		return at;
	}
	/* Some programs write the month 012. */
	if (k < 1 || k > 3 || byte(s, at) != s.p[4])
		return 0;
	at = after_dot(s, at);
	k = digits(s, at, 3, &p->day);
	at += k;
	return k < 1 || k > 2 ? 0 : at + (s.p[4] == '.' && byte(s, at) == '.');
}

/* 31.01.2004, 31/1/2004, 12/25/2003, 31-01-2004; gives the end, 0 for none. */
static size_t
day_first_at(struct str s, size_t at, struct parts *p)
{
	int a, b, y;
	size_t n = digits(s, at, 3, &a), k;
	char mark = byte(s, at + n);

	if (n < 1 || n > 2 || !mark || !strchr("./-", mark))
		return 0;
	at += n + 1;
	k = digits(s, at, 3, &b);
	if (k < 1 || k > 2 || byte(s, at + k) != mark)
		return 0;
	at += k + 1;
	if (digits(s, at, 5, &y) != 4 ||
	    (mark != '.' && a <= 12 && b <= 12 && a != b))
		return 0;
	p->year = y;
	p->month = mark != '.' && b > 12 ? a : b;
	p->day = mark != '.' && b > 12 ? b : a;
	return at + 4;
}

/* A number with its unit behind it: 2004年, 1月, 5日; gives the end, 0 for
 * none. */
static size_t
unit_at(struct str s, size_t at, struct parts *p)
{
	int v;
	size_t n = digits(s, at, 5, &v), end = at + n;

	if (!n || n > 4)
		return 0;
	if (starts(s, end, "年") || starts(s, end, "년"))
		p->year = v < 200 ? v + (p->era ? p->era : 1911) : v;
	else if (starts(s, end, "月") || starts(s, end, "월"))
		p->month = v;
	else if (starts(s, end, "日") || starts(s, end, "号") ||
		 starts(s, end, "號") || starts(s, end, "일"))
		p->day = v;
	else
		return 0;
	return end + 3;
}

static void
take_number(size_t n, int v, struct parts *p)
{
	if (p->month_next)
		p->month = v;
	else if (n <= 2 && !p->day && v >= 1 && v <= 31)
		p->day = v;
	else if (n == 4 && !p->year)
		p->year = v;
	else if (n == 2 && !p->year && p->day)
		p->year = v + (v < 70 ? 2000 : 1900);
	p->month_next = false;
}

/* 16.31, where the day is known already; gives the end, or `at`. */
static size_t
dot_clock_at(struct str s, size_t at, struct parts *p)
{
	int hour, minute;
	size_t n = digits(s, at, 3, &hour), end = at + n + 1;

	if (!p->day || !p->month || !p->year || !n || n > 2 ||
	    byte(s, end - 1) != '.' || digits(s, end, 3, &minute) != 2 ||
	    byte(s, end + 2) == '.' || hour > 23 || minute > 59)
		return at;
	p->hour = hour;
	p->minute = minute;
	p->clock = true;
	return end + 2;
}

/* Behind figures and colons that are no clock: 25:15:00. */
static size_t
no_clock_at(struct str s, size_t at)
{
	int v;
	size_t n = digits(s, at, 3, &v), end = at + n;

	if (!n || n > 2 || byte(s, end) != ':' ||
	    !ascii_digit(byte(s, end + 1)))
		return at;
	while (byte(s, end) == ':' || ascii_digit(byte(s, end)))
		end++;
	return end;
}

/* The number, clock or date at `at`; gives its end. */
static size_t
take_figures(struct str s, size_t at, struct parts *p)
{
	size_t end = p->clock ? at : clock_at(s, at, p), n;
	bool fresh = !p->year && !p->day;
	struct parts iso = *p;
	int v;

	if (end == at && !p->clock)
		end = dot_clock_at(s, at, p);
	if (end == at)
		end = no_clock_at(s, at);
	if (end > at)
		return end;
	end = fresh ? day_first_at(s, at, p) : 0;
	if (!end)
		end = unit_at(s, at, p);
	if (end)
		return end;
	if (fresh && byte(s, at + 4) && strchr("-/", byte(s, at + 4)) &&
	    (end = iso_at(str_sub(s, at, s.n), &iso))) {
		*p = iso;
		return at + end;
	}
	n = digits(s, at, 9, &v);
	take_number(n, v, p);
	return at + n;
}

/* Half of the day at `at`: am, p.m., 下午, 오전; gives the end, or `at`. */
static size_t
half_at(struct str s, size_t at, struct parts *p)
{
	static const struct {
		const char *name;
		int half;
	} halves[] = {{"上午", 1}, {"午前", 1}, {"오전", 1},
		      {"下午", 2}, {"午後", 2}, {"오후", 2}};
	char c = (char)(byte(s, at) | 32);
	size_t end = at + 1;

	for (size_t i = 0; i < COUNT(halves); i++)
		if (starts(s, at, halves[i].name)) {
			p->half = halves[i].half;
			return at + 6;
		}
	end += byte(s, end) == '.';
	if (!p->clock || (c != 'a' && c != 'p') || (byte(s, end) | 32) != 'm' ||
	    is_letter(byte(s, end + 1)))
		return at;
	p->half = c == 'a' ? 1 : 2;
	return end + 1;
}

/* The word at `at`: a month, a zone, half a day; gives its end. */
static size_t
take_word(struct str s, size_t at, struct parts *p)
{
	size_t end = half_at(s, at, p);
	struct str w;
	int month;

	if (end > at)
		return end;
	while (end < s.n && is_letter(s.p[end]))
		end++;
	w = str_sub(s, at, end);
	month = month_of(w);
	if (!month)
		month = webdate_month(w);
	if (!month && !p->month)
		month = webdate_short_month(w);
	if (month) /* the last: "mar. 6 janv." is a Tuesday */
		p->month = month;
	else if (str_eq(w, STR("tháng")) || str_eq(w, STR("Tháng")))
		p->month_next = true;
	else if (webdate_era(w))
		p->era = webdate_era(w);
	else if (p->clock && zone_name(w, p) && !p->offset)
		end = offset_at(s, end, p);
	else if (p->clock && w.n == 1)
		offset_at(s, at, p);
	return end;
}

/* Words and numbers in any order. */
static bool
loose(struct str s, struct parts *p)
{
	for (size_t at = 0, end; at < s.n; at = end) {
		char c = s.p[at];

		end = at + 1;
		if (ascii_digit(c))
			end = take_figures(s, at, p);
		else if ((c == '+' || c == '-') && p->clock && !p->zoned)
			end = offset_at(s, at, p);
		else if (is_letter(c))
			end = take_word(s, at, p);
		end += end == at;
	}
	return p->year && p->month && p->day;
}

/* Behind "(火)". */
static size_t
behind_weekday(struct str s, size_t at)
{
	size_t end = str_find(s, STR(")"), at);

	while (byte(s, at) == ' ')
		at++;
	return byte(s, at) == '(' && end != (size_t)-1 ? end + 1 : at;
}

/* Behind an ISO day: a clock and an offset. */
static void
iso_clock(struct str s, size_t at, struct parts *p)
{
	size_t end;

	at = behind_weekday(s, at);
	while (at < s.n && strchr(" Tt", s.p[at]))
		at++;
	while ((end = half_at(s, at, p)) > at)
		for (at = end; byte(s, at) == ' ';)
			at++;
	end = clock_at(s, at, p);
	if (end == at)
		end = basic_clock_at(s, at, p);
	for (at = end; byte(s, at) == ' ';)
		at++;
	if (!p->clock || offset_at(s, at, p) > at)
		return;
	while (at < s.n && !p->zoned) {
		for (end = at; end < s.n && is_letter(s.p[end]);)
			end++;
		if (end == at)
			at++;
		else
			at = take_word(s, at, p);
	}
}

/* Seconds or milliseconds since 1970, as programs leave them. */
static bool
epoch(struct str s, struct parts *p)
{
	long long v = 0, days;

	if (s.n != 10 && s.n != 13)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (!ascii_digit(s.p[i]))
			return false;
		v = v * 10 + (s.p[i] - '0');
	}
	v /= s.n == 13 ? 1000 : 1;
	days = v / 86400;
	v %= 86400;
	for (p->year = 1970; days >= 365 + is_leap(p->year); p->year++)
		days -= 365 + is_leap(p->year);
	set_ordinal(p, (int)days + 1);
	p->hour = (int)(v / 3600);
	p->minute = (int)(v / 60 % 60);
	p->second = (int)(v % 60);
	p->clock = p->zoned = true;
	return true;
}

/* yyyymmddhhmm[ss]. */
static bool
compact(struct str s, struct parts *p)
{
	if (s.n != 12 && s.n != 14)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!ascii_digit(s.p[i]))
			return false;
	iso_at(str_sub(s, 0, 8), p);
	basic_clock_at(s, 8, p);
	return p->clock;
}

/* Midnight at a day's end is the next day's start. */
static void
next_day(struct parts *p)
{
	p->hour = 0;
	if (++p->day <= month_days(p->year, p->month))
		return;
	p->day = 1;
	if (++p->month > 12) {
		p->month = 1;
		p->year++;
	}
}

static bool
settle(struct parts *p)
{
	if (p->year > 2400 && p->year < 2700) /* of the Buddhist era */
		p->year -= 543;
	if (p->year < 1900 || p->year > 2100 || p->month < 1 || p->month > 12 ||
	    p->day < 1 || p->day > month_days(p->year, p->month))
		return false;
	if (p->half && p->hour <= 12)
		p->hour = p->hour % 12 + (p->half == 2 ? 12 : 0);
	if (p->hour == 24 && (p->minute || p->second))
		return false;
	if (p->hour == 24)
		next_day(p);
	if (p->american && !p->zoned) {
		p->zoned = true;
		p->offset =
			p->american +
			60 * webdate_american_summer(p->year, p->month, p->day);
	}
	return true;
}

static void
print(const struct parts *p, char out[32])
{
	size_t at = (size_t)snprintf(out, 32, "%04d-%02d-%02d", p->year % 10000,
				     p->month % 100, p->day % 100);

	if (!p->clock)
		return;
	at += (size_t)snprintf(out + at, 32 - at, "T%02d:%02d:%02d",
			       p->hour % 100, p->minute % 100, p->second % 100);
	if (p->zoned && !p->offset)
		snprintf(out + at, 32 - at, "Z");
	else if (p->zoned)
		snprintf(out + at, 32 - at, "%c%02d:%02d",
			 p->offset < 0 ? '-' : '+', abs(p->offset) / 60 % 100,
			 abs(p->offset) % 60);
}

/* Copies `s` with plain blanks, figures and marks for wide and Arabic ones and
 * without marks of direction; gives the length. */
static size_t
plain_marks(char *to, struct str s)
{
	size_t n = 0;

	for (size_t at = 0, k; at < s.n; at += k) {
		uint32_t cp;

		k = utf8_next(s, at, &cp);
		if (cp == 0xA0 || cp == 0x202F || cp == 0x2009 || cp == 0x3000)
			to[n++] = ' ';
		else if (cp >= 0xFF01 && cp <= 0xFF5E)
			to[n++] = (char)(cp - 0xFEE0);
		else if (cp >= 0x660 && cp <= 0x669)
			to[n++] = (char)(cp - 0x660 + '0');
		else if (cp >= 0x6F0 && cp <= 0x6F9)
			to[n++] = (char)(cp - 0x6F0 + '0');
		else if (cp != 0x200E && cp != 0x200F)
			for (size_t i = 0; i < k; i++)
				to[n++] = s.p[at + i];
	}
	return n;
}

bool
webdate_parse(struct str said, char out[32])
{
	char room[LENGTH_MOST];
	struct str s = str_trim(said);
	struct parts p = {0};
	size_t at;

	if (s.n < 6 || s.n > LENGTH_MOST)
		return false;
	s = (struct str){room, plain_marks(room, s)};
	at = iso_at(s, &p);
	if (at) {
		iso_clock(s, at, &p);
	} else {
		p = (struct parts){0};
		if (!epoch(s, &p) && !compact(s, &p) && !loose(s, &p))
			return false;
	}
	if (!settle(&p))
		return false;
	print(&p, out);
	return true;
}
