/* Which dates of different sources are one date.
 *
 * A date covers days: a day one, a month thirty or so, "late June" its last
 * ten. Dates that cover the same days meet; a day meets a moment of that
 * day, a month the one day in it that the matching sentence of another
 * source gives; two days meet as a conflict only where the sentences clearly
 * tell the same thing. The day on which somebody said something, and a year
 * that only belongs to a figure, are no facts.
 *
 * Local time and UTC are one moment: where a text gives both ("5:42 a.m.
 * (1042 GMT)") the distance between them is learned, and used for the other
 * local times of that day in the story. */
#include "concepts.h"
#include "score.h"
#include "work.h"

#include "rashomon/text/fold.h"

#include <stdio.h>
#include <stdlib.h>

enum { NEIGHBOURS = 24 };
static const double WIDE_LEAST = 0.33, DIFFER_LEAST = 0.56;

/* Days since 1970-01-01 of a civil day (proleptic Gregorian; the method is
 * the well-known one with years that begin in March). */
static long
day_number(long y, long m, long d)
{
	long era, year, month = (m + 9) % 12;

	y -= m <= 2;
	era = (y >= 0 ? y : y - 399) / 400;
	year = y - era * 400;
	return era * 146097 + year * 365 + year / 4 - year / 100 +
	       (153 * month + 2) / 5 + d - 1 - 719468;
}

static void
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
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
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
	if (!s[3] || !digits(s + at, 2, &m))
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

static bool
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
static void
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

static void
date_aspect(struct work *w, size_t i)
{
	struct aspect *a = &w->aspects.v[i], end = {0};
	struct mention *m = &w->c->told.v[i].m;

	a->valued = read_date(m->value, a);
	if (!a->valued)
		return;
	narrow(a, m->qualifier);
	if (m->value2 && read_date(m->value2, &end) && end.last >= a->first) {
		if (end.last > a->first)
			a->minute = end.last == a->last ? a->minute : -1;
		a->last = end.last;
	}
}

static bool
is_moment(const struct aspect *a)
{
	return a->minute >= 0 && a->first == a->last;
}

/* Minutes since 1970 in UTC; the offset must be known. */
static long
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

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* Does the text of a date name its month: by name or with 月? */
static bool
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

/* --- local time and UTC --- */

/* Zones that a text names in words the finder may leave. */
static void
read_zone(const struct work *w, size_t i)
{
	static const char *const east8[] = {
		"北京时间", "北京時間", "台北時間",	"台北时间",
		"臺北時間", "香港時間", "Beijing time", "Taipei time"};
	struct str words = told_words(w, &w->c->told.v[i]);
	struct aspect *a = &w->aspects.v[i];

	for (size_t k = 0; k < COUNT(east8) && a->offset == ZONE_NONE; k++)
		if (str_starts(words, str_of(east8[k])))
			a->offset = 480;
}

/* Two moments of one sentence with next to nothing between them are one
 * moment in two zones: gives the first its offset. */
static void
learn_offset(struct work *w, size_t i, size_t k)
{
	struct aspect *a = &w->aspects.v[i], *b = &w->aspects.v[k];
	struct told *x = &w->c->told.v[i], *y = &w->c->told.v[k];
	long gap;

	if (!is_moment(a) || b->minute < 0 || x->source != y->source ||
	    x->sentence != y->sentence || y->m.start > x->m.end + 60)
		return;
	if (b->offset == ZONE_NONE)
		return;
	if (a->offset != ZONE_NONE) {
		b->furniture |= is_moment(b) && utc_minute(a) == utc_minute(b);
		return;
	}
	gap = a->minute - (b->minute - b->offset);
	while (gap > 14 * 60)
		gap -= 1440;
	while (gap < -12 * 60)
		gap += 1440;
	if (gap % 15 != 0)
		return;
	a->offset = (int)gap;
	b->furniture = true;
}

/* The offset that most moments of the story with a known one have; UTC
 * itself is the zone of a report, not of a place. */
static int
story_offset(const struct work *w)
{
	size_t count[27 * 4] = {0}, best = COUNT(count);

	for (size_t i = 0; i < w->aspects.n; i++) {
		const struct aspect *a = &w->aspects.v[i];

		if (is_moment(a) && a->offset != ZONE_NONE && a->offset != 0 &&
		    !a->furniture && a->offset >= -720 && a->offset <= 840)
			count[(a->offset + 720) / 15]++;
	}
	for (size_t k = 0; k < COUNT(count); k++)
		if (count[k] &&
		    (best == COUNT(count) || count[k] > count[best]))
			best = k;
	return best == COUNT(count) ? ZONE_NONE : (int)best * 15 - 720;
}

static void
set_offsets(struct work *w)
{
	int common;

	for (size_t i = 0; i < w->aspects.n; i++)
		if (w->c->told.v[i].m.kind == MENTION_TIME)
			read_zone(w, i);
	for (size_t i = 0; i < w->aspects.n; i++)
		for (size_t k = i + 1; k < w->aspects.n && k < i + 4; k++)
			if (w->c->told.v[i].m.kind == MENTION_TIME &&
			    w->c->told.v[k].m.kind == MENTION_TIME)
				learn_offset(w, i, k);
	common = story_offset(w);
	if (common == ZONE_NONE)
		return;
	for (size_t i = 0; i < w->aspects.n; i++)
		if (is_moment(&w->aspects.v[i]) &&
		    w->aspects.v[i].offset == ZONE_NONE)
			w->aspects.v[i].offset = common;
}

/* --- ranges, and years that the story gives --- */

/* "January 2018 to September 2024" found as two dates becomes one range. */
static void
join_range(struct work *w, size_t i)
{
	static const char *const joins[] = {"to",  "-",	 "until", "through",
					    "and", "至", "到",	  "till"};
	struct aspect *a = &w->aspects.v[i], *b = &w->aspects.v[i + 1];
	struct told *x = &w->c->told.v[i], *y = &w->c->told.v[i + 1];
	const struct article *article = w->c->sources.v[x->source].article;
	struct buf gap = BUF_INIT, before = BUF_INIT;
	bool joined = false;
	struct str between;

	if (a->valued && b->valued && a->last > a->first && x->m.value2 &&
	    b->last == a->last && x->source == y->source &&
	    y->m.start >= x->m.end && y->m.start - x->m.end <= 20) {
		x->m.end = y->m.end; /* the end is told twice */
		b->furniture = true;
		return;
	}
	if (!a->valued || !b->valued || x->source != y->source ||
	    x->sentence != y->sentence || y->m.start < x->m.end ||
	    y->m.start - x->m.end > 20 || b->last <= a->last ||
	    a->minute >= 0 || b->minute >= 0)
		return;
	buf_adds(&gap, "");
	buf_adds(&before, "");
	fold(&gap, str_sub(article->text, x->m.end, y->m.start));
	fold(&before,
	     str_sub(article->text, x->m.start > 12 ? x->m.start - 12 : 0,
		     x->m.start));
	between = str_trim(buf_str(&gap));
	for (size_t k = 0; k < COUNT(joins) && !joined; k++)
		joined = str_eq(between, str_of(joins[k]));
	if (str_eq(between, STR("and")))
		joined = str_ends(str_trim(buf_str(&before)), STR("between"));
	if (str_ends(between, STR("到")) || str_ends(between, STR("至")))
		joined |= str_ends(buf_str(&before), STR("从")) ||
			  str_ends(buf_str(&before), STR("自"));
	if (joined) {
		a->last = b->last;
		x->m.end = y->m.end;
		b->furniture = true;
	}
	buf_free(&gap);
	buf_free(&before);
}

/* The middle of the publication days, or 0 when no source has one. */
static long
story_day(const struct work *w)
{
	VEC(long) days = {0};
	long middle = 0;

	for (size_t s = 0; s < w->c->sources.n; s++) {
		struct aspect a = {0};
		const char *p = w->c->sources.v[s].article->published;

		if (strlen(p) >= 10 && read_date(p, &a))
			vec_push(&days, a.first);
	}
	for (size_t i = 0; i < days.n; i++) { /* the one with half below */
		size_t below = 0;

		for (size_t k = 0; k < days.n && k < 200; k++)
			below += days.v[k] < days.v[i];
		if (below <= days.n / 2 && days.v[i] > middle)
			middle = days.v[i];
		if (i > 200)
			break;
	}
	vec_free(&days);
	return middle;
}

/* Shifts a date to the year that brings it nearest to `day`. */
static void
nearest_year(struct aspect *a, long day)
{
	long y, m, d, best = 0, least = 1000000, length = a->last - a->first;

	civil_day(day, &y, &m, &d);
	for (long k = y - 1; k <= y + 1; k++) {
		long ay, am, ad, n;

		civil_day(a->first, &ay, &am, &ad);
		n = day_number(k, am, ad);
		if (labs(n - day) < least) {
			least = labs(n - day);
			best = n;
		}
	}
	a->first = best;
	a->last = best + length;
}

/* Does the text of a date state its year? */
static bool
states_year(struct str s)
{
	static const char *const years[] = {"年", "民国", "民國"};
	size_t run = 0;

	for (size_t i = 0; i < s.n; i++) {
		run = s.p[i] >= '0' && s.p[i] <= '9' ? run + 1 : 0;
		if (run == 4)
			return true;
	}
	for (size_t k = 0; k < COUNT(years); k++)
		if (str_find(s, str_of(years[k]), 0) != (size_t)-1)
			return true;
	return false;
}

/* Does the sentence of date `i` state the year of another day or month? A
 * year alone ("built in 1998 and inspected on August 20") says nothing. */
static bool
year_beside(const struct work *w, size_t i)
{
	const struct told *t = &w->c->told.v[i];

	for (size_t k = i; k-- > 0 && i - k < 6;) {
		const struct told *o = &w->c->told.v[k];

		if (o->source != t->source || o->sentence != t->sentence)
			break;
		if (o->m.kind == MENTION_TIME && w->aspects.v[k].valued &&
		    states_year(told_words(w, o)) &&
		    names_month(told_words(w, o)))
			return true;
	}
	return false;
}

/* A day and month without a year are of the year nearest to their text's
 * own date, or in a source without one to the story's; what is told from an
 * unknown day of writing ("last month") stays unknown. */
static void
set_years(struct work *w)
{
	long story = story_day(w);

	for (size_t i = 0; i < w->aspects.n; i++) {
		struct told *t = &w->c->told.v[i];
		struct aspect *a = &w->aspects.v[i], own = {0};
		struct str words = told_words(w, t);
		const char *p = w->c->sources.v[t->source].article->published;
		bool dated = strlen(p) >= 10 && read_date(p, &own);
		long day = dated ? own.first : story;

		if (t->m.kind != MENTION_TIME || !a->valued ||
		    states_year(words))
			continue;
		if (names_month(words) && day && !year_beside(w, i))
			nearest_year(a, day);
		else if (!dated && !names_month(words))
			a->furniture = true;
	}
}

/* "at 5:42 a.m. (10:42 UTC) on 9 May": the time takes the day told after
 * it. */
static void
adopt_day(struct work *w, size_t i)
{
	struct aspect *a = &w->aspects.v[i];
	const struct told *t = &w->c->told.v[i];
	struct str text = w->c->sources.v[t->source].article->text;

	if (!is_moment(a) || names_month(told_words(w, t)))
		return;
	for (size_t k = i + 1; k < w->c->told.n && k < i + 4; k++) {
		const struct aspect *b = &w->aspects.v[k];
		const struct told *d = &w->c->told.v[k];

		if (d->source != t->source || d->sentence != t->sentence ||
		    d->m.start > t->m.end + 48)
			return;
		if (d->m.kind != MENTION_TIME || !b->valued ||
		    b->first != b->last || b->minute >= 0)
			continue;
		if (str_ends(str_sub(text, t->m.end, d->m.start),
			     STR(" on "))) {
			a->first = a->last = b->first;
			return;
		}
	}
}

static bool
has_one(struct str s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_find(s, str_of(words[i]), 0) != (size_t)-1)
			return true;
	return false;
}

/* A clock time that names no day: "6:15 a.m.", 6时15分. */
static bool
is_bare_clock(struct str s)
{
	static const char *const days[] = {
		"day",	  "日",	   "号",     "號",	"天",	"lunes",
		"martes", "coles", "jueves", "viernes", "bado", "domingo"};

	return !names_month(s) && !has_one(s, days, COUNT(days));
}

/* "on the day of the quake at 6:15": 主震当天. */
static bool
is_event_day(struct str before, struct str s)
{
	static const char *const same[] = {"当天", "當天", "当日", "當日"};
	static const char *const events[] = {"震",   "事发", "事發",
					     "案发", "案發", "爆炸",
					     "火灾", "火災", "事故"};

	for (size_t k = 0; k < COUNT(events); k++)
		if (str_ends(before, str_of(events[k])))
			return has_one(s, same, COUNT(same));
	return false;
}

/* A time without a day is of the day of the moment told before it, in the
 * same text and not far. */
static void
adopt_earlier_day(struct work *w, size_t i)
{
	struct aspect *a = &w->aspects.v[i];
	const struct told *t = &w->c->told.v[i];
	struct str text = w->c->sources.v[t->source].article->text;
	struct str before = str_sub(text, t->m.start > 12 ? t->m.start - 12 : 0,
				    t->m.start);
	bool event = is_event_day(before, told_words(w, t));
	bool moved = false;

	if (!is_moment(a) || a->offset == 0 ||
	    !(event || is_bare_clock(told_words(w, t))))
		return;
	for (size_t k = i; k-- > 0 && !moved;) {
		const struct told *o = &w->c->told.v[k];
		const struct aspect *b = &w->aspects.v[k];

		if (o->source != t->source || o->sentence + 4 < t->sentence)
			return;
		if (o->m.kind != MENTION_TIME || !b->valued)
			continue;
		if (!event && o->sentence == t->sentence &&
		    b->first == b->last && b->minute < 0)
			return; /* its own sentence names a day */
		moved = is_moment(b);
		if (moved)
			a->first = a->last = b->first;
	}
}

/* "to reopen on Thursday", "volverá el jueves": the coming one, where the
 * finder took the one gone by. */
static void
look_ahead(struct work *w, size_t i)
{
	static const char *const weekdays[] = {
		"Monday",  "Tuesday",  "Wednesday", "Thursday", "Friday",
		"Sunday",  "Saturday", "lunes",	    "martes",	"jueves",
		"viernes", "domingo",  "bado"};
	static const char *const cues[] = {
		" will ",     " due on ", " due ", " starting ", " scheduled ",
		" expected ", "volverá",  "será ", "abrirá",	 "reabrirá"};
	struct aspect *a = &w->aspects.v[i], own = {0};
	const struct told *t = &w->c->told.v[i];
	const char *p = w->c->sources.v[t->source].article->published;
	struct span s = told_sentence(w, t);
	struct str before = str_sub(w->c->sources.v[t->source].article->text,
				    s.start, t->m.start);
	size_t at = before.n;

	if (a->first != a->last || strlen(p) < 10 || !read_date(p, &own) ||
	    a->first >= own.first || a->first + 7 < own.first ||
	    !has_one(told_words(w, t), weekdays, COUNT(weekdays)))
		return;
	for (size_t blanks = 0; at > 0 && blanks < 4; at--)
		blanks += before.p[at - 1] == ' ';
	if (has_one(before, cues, COUNT(cues)) ||
	    (str_starts(str_sub(before, at, before.n), STR(" to ")) &&
	     str_ends(before, STR(" on "))))
		a->first = a->last = a->first + 7;
}

/* --- what is no fact --- */

static bool
ends_with_one_of(struct str s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_ends(s, str_of(words[i])))
			return true;
	return false;
}

static bool
starts_with_one_of(struct str s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_starts(s, str_of(words[i])))
			return true;
	return false;
}

/* The day on which somebody said something: a verb of saying beside it. */
static bool
is_reporting(struct str before, struct str after)
{
	static const char *const lead[] = {
		"said",
		"said on",
		"says",
		"told reporters",
		"told reporters on",
		"reported",
		"reported on",
		"said in a statement on",
		"said in a statement",
		"said late on",
		"said early on",
		"informó este",
		"informó el",
		"officials said on",
	};
	static const char *const trail[] = {
		"说",	"电",	"讯",	"表示", "称",	  "指出",
		"报道", "专电", "消息", "通报", "对记者", "透露",
	};

	return ends_with_one_of(str_trim(before), lead, COUNT(lead)) ||
	       starts_with_one_of(str_trim(after), trail, COUNT(trail));
}

static bool
is_year(const struct aspect *a)
{
	return a->last - a->first >= 364 && a->last - a->first <= 365;
}

/* A year or longer time that only says which figure is meant: "2025
 * revenue", "revenue in 2025". */
static bool
is_figure_year(const struct work *w, size_t i)
{
	const struct told *t = &w->c->told.v[i];

	if (!is_year(&w->aspects.v[i]))
		return false;
	for (size_t k = i < 6 ? 0 : i - 6; k < i + 7 && k < w->c->told.n; k++) {
		const struct told *o = &w->c->told.v[k];

		if (o->source == t->source && o->sentence == t->sentence &&
		    o->m.kind == MENTION_QUANTITY &&
		    w->aspects.v[k].dim != DIM_COUNT)
			return true;
	}
	return false;
}

static void
set_kinds(struct work *w, size_t i)
{
	struct told *t = &w->c->told.v[i];
	struct aspect *a = &w->aspects.v[i];
	const struct article *article = w->c->sources.v[t->source].article;
	struct span s = told_sentence(w, t);
	struct buf before = BUF_INIT, after = BUF_INIT;
	size_t end = t->m.end < s.end ? t->m.end : s.end;
	size_t from = t->m.start - s.start > 60 ? t->m.start - 60 : s.start;
	size_t to = s.end - end > 24 ? end + 24 : s.end;

	buf_add(&before, STR(""));
	buf_add(&after, STR(""));
	fold(&before, str_sub(article->text, from, t->m.start));
	fold(&after, str_sub(article->text, end, to));
	a->reporting = is_reporting(buf_str(&before), buf_str(&after)) &&
		       a->last - a->first == 0;
	if (is_figure_year(w, i) || a->last - a->first > 3660)
		a->furniture = true;
	buf_free(&before);
	buf_free(&after);
}

/* --- facts --- */

struct node {
	long first, last, minute; /* minute in UTC, -1 none */
	size_t into, sources;
	VEC(size_t) told;
};

struct nodes {
	VEC(struct node) all; /* by first day, wider ones first */
	struct work *w;
};

static long
moment_of(const struct aspect *a)
{
	if (!is_moment(a))
		return -1;
	return a->offset == ZONE_NONE ? a->first * 1440 + a->minute
				      : utc_minute(a);
}

struct placed {
	const struct aspect *a;
	size_t told;
};

static int
day_order(const void *x, const void *y)
{
	const struct placed *a = x, *b = y;
	long ma = moment_of(a->a), mb = moment_of(b->a);

	if (a->a->first != b->a->first)
		return a->a->first < b->a->first ? -1 : 1;
	if (a->a->last != b->a->last)
		return a->a->last > b->a->last ? -1 : 1;
	if (ma != mb)
		return ma < mb ? -1 : 1;
	return (a->told > b->told) - (a->told < b->told);
}

static size_t
count_sources(const struct work *w, const struct node *n)
{
	size_t count = 0, last = MENTION_LOOSE;

	for (size_t i = 0; i < n->told.n; i++) {
		size_t s = w->c->told.v[n->told.v[i]].source;

		count += s != last;
		last = s;
	}
	return count;
}

static int
index_order(const void *a, const void *b)
{
	const size_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static void
join(struct nodes *k, size_t a, size_t b)
{
	struct node *to = &k->all.v[a], *from = &k->all.v[b];

	for (size_t i = 0; i < from->told.n; i++)
		vec_push(&to->told, from->told.v[i]);
	qsort(to->told.v, to->told.n, sizeof *to->told.v, index_order);
	vec_free(&from->told);
	from->into = a;
	to->sources = count_sources(k->w, to);
}

/* Is date `i` the end of a term: "until 28 May", 5月28日前? */
static bool
is_deadline(const struct work *w, size_t i)
{
	static const char *const lead[] = {
		"until",  "by",	    "before", "deadline", "deadline of",
		"期限为", "期限為", "截至",   "hasta el"};
	static const char *const trail[] = {"前", "之前", "为止", "為止",
					    "截止"};
	const struct told *t = &w->c->told.v[i];
	struct str text = w->c->sources.v[t->source].article->text;
	struct str before = str_trim(str_sub(
		text, t->m.start > 16 ? t->m.start - 16 : 0, t->m.start));
	struct str after = str_sub(
		text, t->m.end, t->m.end + 8 < text.n ? t->m.end + 8 : text.n);

	return ends_with_one_of(before, lead, COUNT(lead)) ||
	       starts_with_one_of(after, trail, COUNT(trail)) ||
	       str_ends(told_words(w, t), STR("前"));
}

/* The best likeness of the words around two dates, over a few members. */
static double
likeness(const struct work *w, const struct node *a, const struct node *b)
{
	double best = 0;

	for (size_t i = 0; i < a->told.n && i < 6; i++)
		for (size_t j = 0; j < b->told.n && j < 6; j++) {
			size_t x = a->told.v[i], y = b->told.v[j];
			double s = 0.5 * score_clauses(w, x, y) +
				   0.5 * score_sentences(w, x, y) +
				   (is_deadline(w, x) && is_deadline(w, y) ? 0.3
									   : 0);

			if (w->c->told.v[x].source == w->c->told.v[y].source)
				continue;
			if (s > best)
				best = s;
		}
	return best;
}

static bool
share_source(const struct work *w, const struct node *a, const struct node *b)
{
	size_t i = 0, j = 0;

	while (i < a->told.n && j < b->told.n) {
		size_t x = w->c->told.v[a->told.v[i]].source;
		size_t y = w->c->told.v[b->told.v[j]].source;

		if (x == y)
			return true;
		if (x < y)
			i++;
		else
			j++;
	}
	return false;
}

/* A day's mentions join the moment of that day that most sources give. */
static void
join_moments(struct nodes *k)
{
	for (size_t i = 0; i < k->all.n; i++) {
		struct node *day = &k->all.v[i];
		size_t best = MENTION_LOOSE;

		if (day->minute >= 0 || day->first != day->last)
			continue;
		for (size_t j = i + 1;
		     j < k->all.n && k->all.v[j].first == day->first; j++)
			if (k->all.v[j].minute >= 0 && k->all.v[j].into == j &&
			    (best == MENTION_LOOSE ||
			     k->all.v[j].sources > k->all.v[best].sources))
				best = j;
		if (best != MENTION_LOOSE)
			join(k, best, i);
	}
}

/* A month or part of one meets the narrower date inside it that fits best. */
static void
join_wide(struct nodes *k)
{
	for (size_t i = 0; i < k->all.n; i++) {
		struct node *wide = &k->all.v[i];
		long days = wide->last - wide->first;
		size_t best = MENTION_LOOSE;
		double most = WIDE_LEAST;

		if (wide->into != i || days < 6 || days > 30)
			continue;
		for (size_t j = 0; j < k->all.n; j++) {
			struct node *n = &k->all.v[j];
			double s;

			if (n->first > wide->last)
				break;
			if (j == i || n->into != j || n->first < wide->first ||
			    n->last > wide->last || n->last - n->first >= days)
				continue;
			s = likeness(k->w, wide, n);
			if (s > most) {
				most = s;
				best = j;
			}
		}
		if (best != MENTION_LOOSE)
			join(k, best, i);
	}
}

/* Two days meet as a conflict: only where the words match well, and no
 * source gives both. */
static void
join_differing(struct nodes *k)
{
	for (size_t i = 0; i < k->all.n; i++)
		for (size_t j = i + 1; j < k->all.n && j < i + NEIGHBOURS &&
				       k->all.v[i].into == i;
		     j++) {
			struct node *a = &k->all.v[i], *b = &k->all.v[j];

			if (b->into != j || a->first != a->last ||
			    b->first != b->last || a->first == b->first ||
			    b->first - a->first > 62 ||
			    share_source(k->w, a, b))
				continue;
			if (likeness(k->w, a, b) >= DIFFER_LEAST)
				join(k, i, j);
		}
}

static void
make_nodes(struct nodes *k, const struct placed *p, size_t n)
{
	for (size_t i = 0, end; i < n; i = end) {
		struct node node = {.first = p[i].a->first,
				    .last = p[i].a->last,
				    .minute = moment_of(p[i].a),
				    .into = k->all.n};

		for (end = i; end < n && p[end].a->first == node.first &&
			      p[end].a->last == node.last &&
			      moment_of(p[end].a) == node.minute;
		     end++)
			vec_push(&node.told, p[end].told);
		node.sources = count_sources(k->w, &node);
		vec_push(&k->all, node);
	}
}

/* A date that one source alone tells, and only from its own day on ("this
 * morning", "on Tuesday"), is held against nothing. */
static bool
is_aside(const struct work *w, const struct node *n)
{
	size_t root = w->root[w->c->told.v[n->told.v[0]].source];

	for (size_t i = 0; i < n->told.n; i++) {
		const struct told *t = &w->c->told.v[n->told.v[i]];

		if (w->root[t->source] != root ||
		    names_month(told_words(w, t)) ||
		    w->aspects.v[n->told.v[i]].minute >= 0)
			return false;
	}
	return true;
}

static void
facts_of(struct nodes *k)
{
	for (size_t i = 0; i < k->all.n; i++) {
		struct node *n = &k->all.v[i];

		if (n->into == i && !is_aside(k->w, n)) {
			size_t f = fact_new(k->w, MENTION_TIME);

			for (size_t t = 0; t < n->told.n; t++)
				fact_add(k->w, f, n->told.v[t]);
		}
		vec_free(&n->told);
	}
	vec_free(&k->all);
}

void
date_facts(struct work *w)
{
	struct nodes k = {.w = w};
	VEC(struct placed) p = {0};

	for (size_t i = 0; i < w->c->told.n; i++)
		if (w->c->told.v[i].m.kind == MENTION_TIME)
			date_aspect(w, i);
	set_years(w);
	for (size_t i = 0; i < w->c->told.n; i++)
		if (w->c->told.v[i].m.kind == MENTION_TIME)
			adopt_day(w, i);
	for (size_t i = 0; i < w->c->told.n; i++)
		if (w->c->told.v[i].m.kind == MENTION_TIME &&
		    w->aspects.v[i].valued) {
			adopt_earlier_day(w, i);
			look_ahead(w, i);
		}
	set_offsets(w);
	for (size_t i = 0; i + 1 < w->c->told.n; i++)
		if (w->c->told.v[i].m.kind == MENTION_TIME &&
		    w->c->told.v[i + 1].m.kind == MENTION_TIME)
			join_range(w, i);
	for (size_t i = 0; i < w->c->told.n; i++) {
		struct aspect *a = &w->aspects.v[i];

		if (w->c->told.v[i].m.kind != MENTION_TIME || !a->valued)
			continue;
		set_kinds(w, i);
		print_date(w, &w->c->told.v[i].m, a);
		if (!a->furniture && !a->reporting)
			vec_push(&p, (struct placed){a, i});
	}
	if (p.n > 1)
		qsort(p.v, p.n, sizeof *p.v, day_order);
	make_nodes(&k, p.v, p.n);
	join_moments(&k);
	join_wide(&k);
	join_differing(&k);
	facts_of(&k);
	vec_free(&p);
}
