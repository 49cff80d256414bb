/* What comes again and again, and lengths that face away from now, in Chinese:
 * 每周一上午9点, 每月4日, 过去十年, 未来5天. */
#include "times_han.h"

#include "rashomon/text/utf8.h"

#include <stdio.h>

/* T09:30 or TMO behind the value of a set. */
static void
put_clock(struct time_raw *t, const struct time_raw *clock)
{
	size_t n = strlen(t->literal), room = sizeof t->literal - n;

	if (clock->hour >= 0 && clock->minute >= 0)
		snprintf(t->literal + n, room, "T%02d:%02d", clock->hour % 24,
			 clock->minute);
	else if (clock->hour >= 0)
		snprintf(t->literal + n, room, "T%02d", clock->hour % 24);
	else
		snprintf(t->literal + n, room, "T%s", clock->part);
}

/* The clock of a set and, in the same span, its end: 上午9点到11点. */
static size_t
set_clock(const struct han *h, size_t at, struct time_raw *t, const char *day)
{
	struct time_raw u, v;
	size_t p = han_stands(h, at, "的", &p) ? p : at, end;

	time_raw_init(&u, p, p);
	end = han_place(h, p, &u);
	if (end == p || (u.hour < 0 && !u.part) || u.day > 0 || u.month > 0 ||
	    u.unit || u.weekday > 0 || u.year != TIME_NO_YEAR || *u.literal)
		return at;
	if (day)
		snprintf(t->literal, sizeof t->literal, "%s", day);
	put_clock(t, &u);
	if (!han_as(h, end, PACK_RANGE, &p) ||
	    han_stands(h, end, "和", &(size_t){0}))
		return end;
	time_raw_init(&v, p, p);
	at = han_place(h, p, &v);
	return at > p && v.hour >= 0 && v.day < 0 && !v.unit ? at : end;
}

/* 每月4日, 每年9月, 每年3月5日: what is said of the day or month. */
static size_t
set_date(const struct han *h, size_t at, struct time_raw *t, char unit)
{
	struct time_raw u;
	struct figure f;
	size_t p = han_stands(h, at, "的", &p) ? p : at, end;

	if (unit == 'M') {
		if (!han_figure(h, p, &f) || f.n < 1 || f.n > 31 || f.half ||
		    f.vague || !han_field(h, f.end, "D", &end))
			return at;
		snprintf(t->literal, sizeof t->literal, "XXXX-XX-%02d",
			 (int)f.n);
		return end;
	}
	time_raw_init(&u, p, p);
	end = han_place(h, p, &u);
	if (end == p || u.month < 0 || u.unit || u.year != TIME_NO_YEAR ||
	    u.hour >= 0 || u.lunar || u.holiday)
		return at;
	snprintf(t->literal, sizeof t->literal, "XXXX-%02d", u.month);
	if (u.day > 0)
		snprintf(t->literal + 7, sizeof t->literal - 7, "-%02d", u.day);
	t->qualifier = u.qualifier;
	if (!han_as(h, end, PACK_RANGE, &p) ||
	    han_stands(h, end, "和", &(size_t){0}))
		return end;
	time_raw_init(&u, p, p);
	at = han_place(h, p, &u);
	return at > p && (u.month > 0 || u.day > 0) && !u.unit &&
			       u.year == TIME_NO_YEAR
		       ? at
		       : end;
}

/* A set by its unit: 每天, 每晚, 每周, 每两年. */
static size_t
set_unit(const struct han *h, size_t p, struct time_raw *t)
{
	const struct pack_entry *e;
	struct figure f = {.n = 1};
	struct time_raw u;
	const char *unit;
	size_t end, next;

	time_raw_init(&u, p, p);
	end = han_first_length(h, p, &u, &unit, &f);
	if (end > p) {
		strcpy(t->literal, u.literal);
		return end;
	}
	e = han_as(h, p, PACK_UNIT_TIME, &end);
	if (!e || !strcmp(pack_key(e), "DE") ||
	    (!strcmp(pack_key(e), "TM") && end - p == 3))
		return p;
	if (pack_key(e)[0] == 'N') {
		strcpy(t->literal, "TNI");
		return end;
	}
	if (!strcmp(pack_key(e), "WE"))
		strcpy(t->literal, "XXXX-WXX-WE");
	else
		time_length(t->literal, pack_key(e), 1, false);
	next = end;
	if (!strcmp(pack_key(e), "M") || !strcmp(pack_key(e), "Y"))
		next = set_date(h, end, t, *pack_key(e));
	else if (!strcmp(pack_key(e), "D"))
		next = set_clock(h, end, t, "XXXX-XX-XX");
	else if (!strcmp(pack_key(e), "WE"))
		next = set_clock(h, end, t, NULL);
	return next;
}

size_t
han_set(const struct han *h, size_t at, struct time_raw *t)
{
	const struct pack_entry *e;
	size_t end, p;

	if (!han_as(h, at, PACK_EVERY, &p))
		return at;
	t->timex = TIMEX_SET;
	if ((e = han_as(h, p, PACK_WEEKDAY, &end))) {
		snprintf(t->literal, sizeof t->literal, "XXXX-WXX-%d",
			 (int)e->number);
		return set_clock(h, end, t, NULL);
	}
	end = set_unit(h, p, t);
	return end > p ? end : at;
}

/* 今明两年 is this year and the next, 昨今两天 yesterday and today. */
size_t
han_window(const struct han *h, size_t at, struct time_raw *t)
{
	static const struct {
		const char *words;
		int from, to;
	} both[] = {{"今明后", 0, 2}, {"今明後", 0, 2}, {"今明", 0, 1},
		    {"昨今", -1, 0},  {"去今", -1, 0},	{"明后", 1, 2},
		    {"明後", 1, 2}};
	struct time_raw u = *t;
	struct figure f;
	const char *unit;
	size_t p, end;

	for (size_t i = 0; i < COUNT(both); i++) {
		if (!han_stands(h, at, both[i].words, &p))
			continue;
		end = han_first_length(h, p, &u, &unit, &f);
		if (end == p || f.n != both[i].to - both[i].from + 1 ||
		    f.half || f.vague || !strchr("DY", *unit))
			return at;
		t->unit = *unit == 'D' ? "D" : "Y";
		t->window = true;
		t->shift = both[i].from;
		t->interval = both[i].to;
		return end;
	}
	return at;
}

/* 再过三天: a date, counted from now. */
static size_t
read_passing(const struct han *h, size_t at, struct time_raw *t)
{
	static const char *const words[] = {"再过", "再過", NULL};
	struct figure f;
	const char *unit;
	size_t p, end;

	if (!han_any(h, at, words, &p) ||
	    (end = han_first_length(h, p, t, &unit, &f)) == p)
		return at;
	t->timex = TIMEX_DATE;
	strcpy(t->literal, "FUTURE_REF");
	if (f.vague || f.half)
		return end;
	t->literal[0] = '\0';
	t->unit = unit;
	t->shift = (int)f.n;
	time_exact(t);
	return end;
}

/* N units up to now or from now on: 前两天, 上三周; one of them is a day or
 * year like 去年. */
static void
face(struct time_raw *t, bool back, const struct figure *f, const char *unit)
{
	t->literal[0] = '\0';
	t->timex = TIMEX_DATE;
	t->unit = unit;
	if (f->n == 1 && strchr("DY", *unit)) {
		t->shift = back ? -1 : 1;
		t->anchored = true;
		return;
	}
	t->interval = (int)(back ? -f->n : f->n);
}

/* 近几年 says no length but a time that is not sure. */
static void
face_vague(struct time_raw *t, const struct figure *f, const char *unit)
{
	if (!f->vague || !strchr("YMWD", *unit))
		return;
	strcpy(t->literal, "PAST_REF");
	t->timex = TIMEX_DATE;
}

/* 留下12年, 早上五分钟: 上 and 下 that end another word. */
static bool
ends_word(const struct han *h, size_t at)
{
	uint32_t cp;
	size_t p = at;

	if (!at)
		return false;
	do
		p--;
	while (p && ((unsigned char)h->text.p[p] & 0xC0) == 0x80);
	utf8_next(h->text, p, &cp);
	return cp_is_han(cp);
}

/* 过去十年, 未来5年, 近三年, 前两天: a length seen from now. */
size_t
han_facing(const struct han *h, size_t at, struct time_raw *t)
{
	static const char *const faces[] = {
		"过去", "過去", "未来", "未來", "最近", "今后", "今後",
		"此后", "此後", "近",	"头",	"首",	NULL};
	static const char *const steps[] = {"前", "上", "下", "后", "後", NULL};
	static const char *const near[] = {"近", "最近", NULL};
	static const char *const up_down[] = {"上", "下", NULL};
	static const char *const after[] = {"后", "後", NULL};
	static const char *const one[] = {"半", "一", NULL};
	static const char *const back[] = {"前", "上", NULL};
	const char *unit;
	struct figure f;
	size_t p, q, end = read_passing(h, at, t);
	bool step = han_any(h, at, steps, &p);

	if (end > at)
		return end;
	if ((!step && !han_any(h, at, faces, &p)) || han_in_word(h, at))
		return at;
	if (han_stands(h, p, "的", &end))
		p = end;
	p = han_blank(h, p);
	if (han_any(h, at, up_down, &q) &&
	    (han_any(h, p, one, &q) || ends_word(h, at)))
		return at;
	if (han_any(h, at, after, &q) && ends_word(h, at))
		return at; /* 被捕后三天 */
	end = han_first_length(h, p, t, &unit, &f);
	if (end == p)
		return at;
	if (step && f.n && !f.half && !f.vague && strchr("DWMY", *unit))
		face(t, han_any(h, at, back, &q), &f, unit);
	else if (han_any(h, at, near, &q))
		face_vague(t, &f, unit);
	return end;
}
