/* The grammar of times in Chinese.
 *
 * One pass over the characters. Where a pack entry or a figure starts, the
 * parts of a date are read one after the other, each at most once: year,
 * month, day, weekday, part of the day, clock (年 月 日 周 早 点). What they
 * give is one time; a mark of a range behind it and a second time lean on the
 * first. Otherwise a figure with a unit is a length (三个月), with 前 or 后 a
 * date. Every step looks a bounded way ahead.
 */
#include "rashomon/extract/times.h"

#include "rashomon/text/utf8.h"

#include <stdio.h>

struct han {
	struct str text;
	const struct pack *pack;
	time_list *out;
	size_t sentence;
	size_t ahead; /* where words last looked ahead in this sentence */
};

struct figure {
	long n;
	size_t end;
	int digits; /* written as plain digits: how many; 0 composed */
	bool half;  /* .5 */
	bool vague;
};

static const struct pack_entry *
as(const struct han *h, size_t at, enum pack_class cls, size_t *end)
{
	return pack_match_as(h->pack, h->text, at, cls, end);
}

static bool
stands(const struct han *h, size_t at, const char *word, size_t *end)
{
	size_t n;

	if (at >= h->text.n || h->text.p[at] != word[0])
		return false;
	if ((unsigned char)word[0] >= 0xE0 &&
	    (at + 2 >= h->text.n || h->text.p[at + 2] != word[2] ||
	     h->text.p[at + 1] != word[1]))
		return false;
	n = strlen(word);
	if (at + n > h->text.n || memcmp(h->text.p + at, word, n) != 0)
		return false;
	*end = at + n;
	return true;
}

static bool
stands_any(const struct han *h, size_t at, const char *const *words,
	   size_t *end)
{
	for (; *words; words++)
		if (stands(h, at, *words, end))
			return true;
	return false;
}

/* One digit, ASCII or full-width; -1 none. */
static int
digit(struct str s, size_t at, size_t *end)
{
	if (at < s.n && s.p[at] >= '0' && s.p[at] <= '9') {
		*end = at + 1;
		return s.p[at] - '0';
	}
	if (at + 2 < s.n && (unsigned char)s.p[at] == 0xEF &&
	    (unsigned char)s.p[at + 1] == 0xBC &&
	    (unsigned char)s.p[at + 2] >= 0x90 &&
	    (unsigned char)s.p[at + 2] <= 0x99) {
		*end = at + 3;
		return (unsigned char)s.p[at + 2] - 0x90;
	}
	return -1;
}

static bool
plain_figure(const struct han *h, size_t at, struct figure *f)
{
	size_t end = at;
	int d;

	while ((d = digit(h->text, at, &end)) >= 0) {
		if (f->digits < 12)
			f->n = f->n * 10 + d;
		f->digits++;
		at = end;
	}
	if (!f->digits)
		return false;
	if (at + 1 < h->text.n && h->text.p[at] == '.' &&
	    h->text.p[at + 1] == '5' && digit(h->text, at + 2, &end) < 0) {
		f->half = true;
		at += 2;
	}
	f->end = at;
	return true;
}

/* 二十三, 廿三, 二〇二六, 三百; 几 and 数 make it vague. */
static bool
han_figure(const struct han *h, size_t at, struct figure *f)
{
	long sum = 0, last = 0;
	size_t end = at, count = 0, start = at;
	bool composed = false, pending = false;

	for (;;) {
		const struct pack_entry *e;

		if ((e = as(h, at, PACK_DIGIT, &end))) {
			if (e->number >= 20) {
				sum += e->number;
				composed = true;
				pending = false;
			} else {
				last = pending && !composed
					       ? last * 10 + e->number
					       : e->number;
				pending = true;
				if (last > 100000000)
					return false;
			}
		} else if ((e = as(h, at, PACK_SCALE, &end))) {
			long by = 1;

			if (e->number > 4)
				return false;
			for (int i = 0; i < e->number; i++)
				by *= 10;
			sum += (pending	   ? last
				: by == 10 ? 1
				: sum	   ? 0
					   : 1) *
			       by;
			last = 0;
			pending = false;
			composed = true;
		} else if (stands(h, at, "几", &end) ||
			   stands(h, at, "幾", &end) ||
			   stands(h, at, "数", &end) ||
			   stands(h, at, "數", &end) ||
			   stands(h, at, "多", &end) ||
			   (at > start && (stands(h, at, "余", &end) ||
					   stands(h, at, "餘", &end)))) {
			if (at == start && stands(h, at, "多", &end))
				return false;
			if (at == start || sum > 0)
				f->vague = at == start || f->vague;
		} else {
			break;
		}
		at = end;
		if (++count > 12)
			return false;
	}
	if (at == start)
		return false;
	f->n = sum + (pending ? last : 0);
	f->digits = composed || f->vague ? 0 : (int)count;
	f->end = at;
	return true;
}

static bool
figure(const struct han *h, size_t at, struct figure *f)
{
	*f = (struct figure){0};
	return plain_figure(h, at, f) || han_figure(h, at, f);
}

static size_t
blank(const struct han *h, size_t at)
{
	while (at < h->text.n && h->text.p[at] == ' ')
		at++;
	return at;
}

static bool
field(const struct han *h, size_t at, const char *key, size_t *end)
{
	const struct pack_entry *e = as(h, blank(h, at), PACK_FIELD, end);

	if (!e) {
		return false;
	}
	while (strcmp(e->key, key)) {
		if (!e->more)
			return false;
		e++;
		if (e->cls != PACK_FIELD)
			return false;
	}
	return true;
}

static void
two_digits(struct time_raw *t, long n)
{
	t->year = (int)(n + (n < 50 ? 2000 : 1900));
}

static size_t
read_year(const struct han *h, size_t at, struct time_raw *t)
{
	const struct pack_entry *e;
	struct figure f;
	size_t end, stop;

	if ((e = as(h, at, PACK_REIGN, &end))) {
		if (!figure(h, blank(h, end), &f) || f.n > 200 ||
		    !field(h, f.end, "Y", &stop))
			return at;
		t->year = (int)(e->number + f.n);
		return stop;
	}
	if ((e = as(h, at, PACK_YEAR_SHIFT, &end))) {
		t->unit = "Y";
		t->shift = e->number;
		return end;
	}
	if ((e = as(h, at, PACK_SHIFT, &end)) ||
	    (e = as(h, at, PACK_SHIFT_ANCHOR, &end))) {
		if (!field(h, end, "Y", &stop) || stands(h, stop, "度", &end))
			return at;
		t->unit = "Y";
		t->shift = e->number;
		t->anchored = e->cls == PACK_SHIFT_ANCHOR;
		return stop;
	}
	if (!figure(h, at, &f) || f.half || f.vague ||
	    !field(h, f.end, "Y", &stop) ||
	    as(h, blank(h, f.end), PACK_UNIT_TIME, &end) == NULL)
		return at;
	if (stands(h, blank(h, f.end), "年代", &end) ||
	    stands(h, blank(h, f.end), "年级", &end) ||
	    stands(h, blank(h, f.end), "年級", &end))
		return at;
	if ((f.digits == 4 && f.n >= 100) || (f.digits == 3 && f.n > 300)) {
		t->year = (int)f.n;
		return stop;
	}
	if (f.digits == 2) {
		struct figure g;
		size_t e2;
		static const char *const dated[] = {
			"以后", "以後", "以前", "暑",	"初",
			"底",	"末",	"奥",	"一季", NULL};
		bool lead = h->text.p[at] == '0' || stands(h, at, "零", &e2);

		if ((figure(h, blank(h, stop), &g) &&
		     (field(h, g.end, "MO", &e2) ||
		      field(h, g.end, "Q", &e2))) ||
		    (lead && f.n > 0) || stands_any(h, stop, dated, &e2)) {
			two_digits(t, f.n);
			return stop;
		}
	}
	return at;
}

/* 上世纪九十年代, 90年代, 18世纪. */
static size_t
read_age(const struct han *h, size_t at, struct time_raw *t)
{
	struct figure f;
	size_t end, p = at;
	int century = 19;
	static const char *const last[] = {"上世纪", "上世紀", "上个世纪",
					   "上個世紀", NULL};
	static const char *const ours[] = {"本世纪", "本世紀", NULL};

	if (stands_any(h, at, last, &end)) {
		p = end;
	} else if (stands_any(h, at, ours, &end)) {
		p = end;
		century = 20;
	} else if (figure(h, at, &f) && field(h, f.end, "AGE", &end) &&
		   f.n > 0 && f.n < 40) {
		century = (int)f.n - 1;
		p = end;
	}
	if (figure(h, p, &f) && f.n < 100 && f.n % 10 == 0 && f.n > 0 &&
	    field(h, f.end, "DEC", &end)) {
		t->year = century * 100 + (int)f.n;
		t->year_digits = 3;
		return end;
	}
	if (figure(h, p, &f) && f.n > 1000 && f.n < 2100 &&
	    field(h, f.end, "DEC", &end)) {
		t->year = (int)f.n;
		t->year_digits = 3;
		return end;
	}
	if (p == at)
		return at;
	t->year = century * 100;
	t->year_digits = 2;
	return p;
}

static size_t
read_month(const struct han *h, size_t at, struct time_raw *t)
{
	const struct pack_entry *e;
	struct figure f;
	size_t end, stop;

	if (t->year == TIME_NO_YEAR && !t->unit &&
	    ((e = as(h, at, PACK_SHIFT, &end)) ||
	     (e = as(h, at, PACK_SHIFT_ANCHOR, &end)))) {
		if (!field(h, end, "MO", &stop))
			return at;
		t->unit = "M";
		t->shift = e->number;
		t->anchored = e->cls == PACK_SHIFT_ANCHOR;
		return stop;
	}
	if (stands(h, at, "正月", &end)) {
		t->month = 1;
		return end;
	}
	if (!figure(h, at, &f) || f.n < 1 || f.n > 12 || f.half || f.vague ||
	    !field(h, f.end, "MO", &stop))
		return at;
	t->month = (signed char)f.n;
	return stop;
}

static bool
han_follows(const struct han *h, size_t at)
{
	uint32_t cp;

	if (at >= h->text.n)
		return false;
	utf8_next(h->text, at, &cp);
	return cp_is_han(cp) || (cp >= '0' && cp <= '9') || cp == '.' ||
	       cp == '%';
}

static size_t
read_day(const struct han *h, size_t at, struct time_raw *t)
{
	struct figure f;
	size_t end, stop;
	bool month = t->month > 0 || (t->unit && !strcmp(t->unit, "M"));

	if (stands(h, at, "初", &end) && figure(h, end, &f) && f.n >= 1 &&
	    f.n <= 10 && month) {
		t->day = (signed char)f.n;
		return f.end;
	}
	if (!figure(h, at, &f) || f.n < 1 || f.n > 31 || f.half || f.vague)
		return at;
	if (field(h, f.end, "D", &stop)) {
		if (!month && stands(h, blank(h, f.end), "号", &end))
			return at;
		if (!month && stands(h, blank(h, f.end), "號", &end))
			return at;
		t->day = (signed char)f.n;
		return stop;
	}
	if (t->month > 0 && at > t->start && !han_follows(h, f.end)) {
		t->day = (signed char)f.n;
		return f.end;
	}
	return at;
}

/* 今天, 昨(2)日, 上周二, 上周, 同日, 国庆节. */
static size_t
read_named_day(const struct han *h, size_t at, struct time_raw *t)
{
	const struct pack_entry *e, *s;
	struct figure f;
	size_t end, stop;

	if ((e = as(h, at, PACK_HOLIDAY, &end))) {
		t->holiday = e->key;
		return end;
	}
	if (t->year != TIME_NO_YEAR || t->unit || t->month > 0)
		return at;
	if ((e = as(h, at, PACK_DAY_SHIFT, &end))) {
		t->unit = "D";
		t->shift = e->number;
		return end;
	}
	if ((e = as(h, at, PACK_DAY_PART, &end))) {
		t->unit = "D";
		t->shift = e->number;
		t->part = e->key + strlen(e->key) - 2;
		return end;
	}
	{
		static const struct {
			const char *word;
			int shift;
		} bare[] = {{"昨", -1}, {"今", 0}, {"明", 1}};

		for (int i = 0; i < 3; i++) {
			size_t p;

			if (!stands(h, at, bare[i].word, &p))
				continue;
			if (!stands(h, p, "(", &p) && !stands(h, p, "（", &p))
				continue;
			if (!figure(h, p, &f) || f.n < 1 || f.n > 31)
				continue;
			p = f.end;
			if (!stands(h, p, ")", &p) && !stands(h, p, "）", &p))
				continue;
			if (!field(h, p, "D", &stop))
				stop = p;
			t->unit = "D";
			t->shift = bare[i].shift;
			return stop;
		}
	}
	s = as(h, at, PACK_SHIFT, &end);
	if (!s)
		s = as(h, at, PACK_SHIFT_ANCHOR, &end);
	if (!s)
		return at;
	t->anchored = s->cls == PACK_SHIFT_ANCHOR;
	t->shift = s->number;
	if ((e = as(h, end, PACK_WEEKDAY, &stop))) {
		t->weekday = (signed char)e->number;
		t->unit = "WD";
		return stop;
	}
	e = as(h, end, PACK_UNIT_TIME, &stop);
	if (!e || !strcmp(e->key, "M") || !strcmp(e->key, "Y"))
		return at;
	if (strcmp(e->key, "W") && strcmp(e->key, "Q") && strcmp(e->key, "D") &&
	    strcmp(e->key, "NI"))
		return at;
	if (!strcmp(e->key, "D") && s->cls == PACK_SHIFT && s->number)
		return at;
	if (!strcmp(e->key, "Q") && !stands(h, end, "季度", &stop) &&
	    !stands(h, end, "季", &stop))
		return at;
	if (!strcmp(e->key, "NI")) {
		t->unit = "D";
		t->part = stands(h, end, "晚", &stop) ? "EV" : "NI";
		return stop;
	}
	if (!strcmp(e->key, "D") && stands(h, stop, "本", &end))
		return at;
	t->unit = e->key;
	return stop;
}

static size_t
read_span(const struct han *h, size_t at, struct time_raw *t)
{
	const struct pack_entry *e;
	struct figure f;
	size_t end, p = at;

	if (stands(h, at, "上半年", &end) || stands(h, at, "下半年", &end)) {
		t->half = h->text.p[at + 2] == "上"[2] ? 1 : 2;
		return end;
	}
	if (stands(h, at, "首季度", &end) || stands(h, at, "首季", &end)) {
		t->quarter = 1;
		return end;
	}
	if (as(h, p, PACK_ORDINAL_MARK, &end))
		p = end;
	if (p < h->text.n && (h->text.p[p] == 'Q' || h->text.p[p] == 'q') &&
	    figure(h, p + 1, &f) && f.n >= 1 && f.n <= 4 && f.digits == 1) {
		t->quarter = (signed char)f.n;
		return field(h, f.end, "Q", &end) ? end : f.end;
	}
	if (figure(h, p, &f) && f.n >= 1 && f.n <= 4 &&
	    field(h, f.end, "Q", &end)) {
		t->quarter = (signed char)f.n;
		return end;
	}
	if ((t->year != TIME_NO_YEAR || t->unit) && p > at &&
	    figure(h, p, &f) && f.n >= 1 && f.n <= 53) {
		static const char *const weeks[] = {"周",     "週",   "个星期",
						    "個星期", "星期", NULL};
		static const char *const months[] = {"个月", "個月", NULL};

		if (t->month < 0 && stands_any(h, f.end, weeks, &end)) {
			t->week = (signed char)f.n;
			return end;
		}
		if (f.n <= 12 && stands_any(h, f.end, months, &end)) {
			t->month = (signed char)f.n;
			return end;
		}
	}
	if ((e = as(h, at, PACK_SEASON, &end)) &&
	    (end - at > 3 ||
	     ((t->year != TIME_NO_YEAR || t->unit) && !han_follows(h, end)))) {
		t->season = e->key;
		return end;
	}
	return at;
}

static size_t
read_weekday(const struct han *h, size_t at, struct time_raw *t)
{
	const struct pack_entry *e;
	size_t end, p = at;
	bool bracket = false;

	if (t->day > 0 || t->holiday || t->unit) {
		static const char *const open[] = {"(", "（", NULL};
		static const char *const comma[] = {",", "，", "、", NULL};

		if (stands_any(h, p, open, &end)) {
			p = end;
			bracket = true;
		} else if (t->day > 0 && stands_any(h, p, comma, &end)) {
			p = blank(h, end);
		}
	}
	if (!(e = as(h, p, PACK_WEEKDAY, &end)))
		return at;
	t->weekday = (signed char)e->number;
	if (bracket && !stands(h, end, ")", &end) &&
	    !stands(h, end, "）", &end))
		return at;
	return end;
}

static size_t
colon_clock(const struct han *h, size_t at, struct time_raw *t)
{
	struct figure f, g;
	size_t end;

	if (!figure(h, at, &f) || f.digits < 1 || f.digits > 2 || f.n > 24 ||
	    (!stands(h, f.end, ":", &end) && !stands(h, f.end, "：", &end)) ||
	    !figure(h, end, &g) || g.digits != 2 || g.n > 59)
		return at;
	t->hour = (signed char)f.n;
	t->minute = (signed char)g.n;
	t->clock12 = f.n <= 12;
	if ((stands(h, g.end, ":", &end) || stands(h, g.end, "：", &end)) &&
	    figure(h, end, &f) && f.digits == 2 && f.n < 61) {
		t->second = (signed char)f.n;
		g.end = f.end;
	}
	if (g.end < h->text.n && (h->text.p[g.end] | 32) == 'p' &&
	    t->hour < 12) {
		t->hour = (signed char)(t->hour + 12);
		t->clock12 = false;
		g.end += (g.end + 1 < h->text.n &&
			  (h->text.p[g.end + 1] | 32) == 'm')
				 ? 2
				 : 1;
	}
	return g.end;
}

/* 8点, 晚上八点半, 5时42分, 三点一刻, 15:05. */
static size_t
read_clock(const struct han *h, size_t at, struct time_raw *t)
{
	const struct pack_entry *e;
	struct figure f, g;
	size_t end, stop = colon_clock(h, at, t);
	bool sure = t->part || t->day > 0 || t->unit || t->weekday > 0;

	if (stop > at)
		return stop;
	if ((e = as(h, at, PACK_CLOCK, &end))) {
		t->hour = (signed char)e->number;
		t->minute = TIME_UNSET;
		return end;
	}
	if (!figure(h, at, &f) || f.n > 24 || f.half || f.vague || f.digits > 2)
		return at;
	if (f.end + 1 < h->text.n && f.digits &&
	    (h->text.p[f.end] | 32) == 'p' &&
	    (h->text.p[f.end + 1] | 32) == 'm') {
		t->hour = (signed char)(f.n % 12 + 12);
		return f.end + 2;
	}
	if (!field(h, f.end, "H", &stop))
		return at;
	if (stands(h, f.end, "时代", &end) || stands(h, f.end, "時代", &end) ||
	    stands(h, f.end, "时间", &end) || stands(h, f.end, "時間", &end) ||
	    stands(h, f.end, "点五", &end))
		return at;
	if (!sure && f.n == 1 && (unsigned char)h->text.p[at] >= 0x80 &&
	    !stands(h, stop, "半", &end) && !figure(h, stop, &g))
		return at;
	/* 三点一四 is a decimal: no minutes, no quarter behind. */
	if (!sure && !f.digits && figure(h, stop, &g) && !g.digits &&
	    !field(h, g.end, "TM", &end) && !stands(h, g.end, "刻", &end))
		return at;
	t->hour = (signed char)f.n;
	t->clock12 = f.n <= 12;
	if (stands(h, stop, "半", &end)) {
		t->minute = 30;
		return end;
	}
	if (figure(h, blank(h, stop), &g) && g.n < 60 && !g.half) {
		if (stands(h, g.end, "刻", &end) && g.n < 4) {
			t->minute = (signed char)(g.n * 15);
			return end;
		}
		if (field(h, g.end, "TM", &end)) {
			t->minute = (signed char)g.n;
			stop = end;
			if (figure(h, stop, &g) && g.n < 60 &&
			    field(h, g.end, "S", &end)) {
				t->second = (signed char)g.n;
				stop = end;
			}
			return stop;
		}
		if (sure && g.n >= 1 && !han_follows(h, g.end) &&
		    g.end > stop && (g.n >= 10 || g.digits == 2)) {
			t->minute = (signed char)g.n;
			return g.end;
		}
		if (!sure && !g.vague && f.digits < 2)
			return at;
	}
	if (stands(h, stop, "整", &end) || stands(h, stop, "正", &end))
		stop = end;
	return stop;
}

static size_t
read_modifier(const struct han *h, size_t at, struct time_raw *t)
{
	const struct pack_entry *e;
	size_t end;

	if (t->day > 0 || t->hour >= 0 || t->weekday > 0)
		return at;
	if (t->year == TIME_NO_YEAR && t->month < 0 && !t->unit &&
	    t->quarter < 0)
		return at;
	if ((stands(h, at, "年", &end) || stands(h, at, "月", &end)) &&
	    (e = as(h, end, PACK_MODIFIER, &end))) {
		t->qualifier = e->key;
		return end;
	}
	if ((e = as(h, at, PACK_MODIFIER, &end)) &&
	    !(end - at == 3 && stands(h, at, "中", &end))) {
		t->qualifier = e->key;
		return end;
	}
	return at;
}

/* 2026年, 2013-02-12, 2013/2/12 and what may follow: the date in digits. */
static size_t
read_digits(const struct han *h, size_t at, struct time_raw *t)
{
	struct figure a, b, c;
	struct str s = h->text;
	char mark;

	a = b = c = (struct figure){0};
	if (!plain_figure(h, at, &a) || a.end >= s.n)
		goto code;
	mark = s.p[a.end];
	if (!strchr("-/.", mark) || !plain_figure(h, a.end + 1, &b) ||
	    b.digits > 2)
		goto code;
	if (b.end < s.n && strchr("-/.", s.p[b.end]) &&
	    plain_figure(h, b.end + 1, &c)) {
		if (a.digits == 4 && b.n >= 1 && b.n <= 12 && c.n >= 1 &&
		    c.n <= 31 && c.digits <= 2) {
			t->year = (int)a.n;
			t->month = (signed char)b.n;
			t->day = (signed char)c.n;
		} else if (a.digits <= 2 && c.digits == 4 && c.n > 1000) {
			bool us = b.n > 12 || (a.n <= 12 && a.n > b.n && false);

			t->month = (signed char)(us ? a.n : b.n);
			t->day = (signed char)(us ? b.n : a.n);
			t->year = (int)c.n;
			if (t->month > 12 || t->day > 31)
				return at;
		} else if (a.digits == 3 && a.n > 80 && a.n < 200 &&
			   mark == '/' && b.n <= 12 && c.n <= 31) {
			t->year = (int)a.n + 1911;
			t->month = (signed char)b.n;
			t->day = (signed char)c.n;
		} else {
			return at;
		}
		return c.end;
	}
	if (a.digits == 4 && a.n > 1900 && a.n < 2100 && b.digits == 2 &&
	    b.n >= 1 && b.n <= 12 && mark != '/') {
		t->year = (int)a.n;
		t->month = (signed char)b.n;
		return b.end;
	}
	if (a.digits <= 2 &&
	    (mark == '/' || (mark == '-' && a.digits == 2 && b.digits == 2)) &&
	    a.n >= 1 && a.n <= 12 && b.n >= 1 && b.n <= 31 && !b.half) {
		t->month = (signed char)a.n;
		t->day = (signed char)b.n;
		return b.end;
	}
	return at;
code:
	if (a.digits == 8 && a.n / 10000 >= 1900 && a.n / 10000 < 2100 &&
	    a.n / 100 % 100 >= 1 && a.n / 100 % 100 <= 12 && a.n % 100 >= 1 &&
	    a.n % 100 <= 31 && !a.half) {
		t->year = (int)(a.n / 10000);
		t->month = (signed char)(a.n / 100 % 100);
		t->day = (signed char)(a.n % 100);
		return a.end;
	}
	if (a.digits == 7 && a.n / 10000 >= 90 && a.n / 10000 < 130 &&
	    a.n / 100 % 100 >= 1 && a.n / 100 % 100 <= 12 && a.n % 100 >= 1 &&
	    a.n % 100 <= 31) {
		t->year = (int)(a.n / 10000) + 1911;
		t->month = (signed char)(a.n / 100 % 100);
		t->day = (signed char)(a.n % 100);
		return a.end;
	}
	return at;
}

static void
settle(struct time_raw *t)
{
	if (t->hour < 0)
		return;
	if (t->part && t->hour >= 1 && t->hour < 12 && t->clock12 &&
	    (!strcmp(t->part, "AF") || !strcmp(t->part, "EV") ||
	     (!strcmp(t->part, "NI") && t->hour > 5)))
		t->hour = (signed char)(t->hour + 12);
	else if (t->part && t->hour == 1 && !strcmp(t->part, "MI"))
		t->hour = 13;
	t->part = NULL;
}

/* All parts of one date or clock from `at`; where they end, or `at`. */
static size_t
read_place(const struct han *h, size_t at, struct time_raw *t)
{
	const struct pack_entry *e;
	size_t p, q, end;

	if ((e = as(h, at, PACK_ZONE, &end))) {
		t->zone = e->key;
		at = blank(h, end);
	}
	p = at;
	if (stands(h, p, "公元", &end) || stands(h, p, "西元", &end))
		p = end;
	if (stands(h, p, "农历", &end) || stands(h, p, "農曆", &end))
		p = end;
	q = p;
	p = read_digits(h, p, t);
	if (p == q) {
		p = read_age(h, p, t);
		if (p == q)
			p = read_year(h, p, t);
		if (p > q) {
			q = blank(h, p);
			if (stands(h, q, "的", &end))
				q = end;
			if (stands(h, q, "农历", &end) ||
			    stands(h, q, "農曆", &end))
				q = end;
			if (q > p && read_month(h, q, t) == q)
				q = p;
		}
		if ((end = read_month(h, q, t)) > q)
			q = p = end;
		end = read_day(h, blank(h, p), t);
		if (end > blank(h, p))
			p = end;
	}
	if (t->day < 0) {
		p = read_named_day(h, p, t);
		q = stands(h, p, "的", &end) && p > at ? end : p;
		if ((end = read_span(h, q, t)) > q)
			p = end;
	}
	p = read_modifier(h, p, t);
	q = p;
	p = read_weekday(h, p, t);
	if (p > q && t->day < 0 && !t->unit && t->month < 0) {
		static const char *const comma[] = {",", "，", NULL};
		struct time_raw u = *t;

		if (stands_any(h, p, comma, &end)) {
			q = blank(h, end);
			u.start = q;
			end = read_month(h, q, &u);
			if (end > q && (q = read_day(h, end, &u)) > end) {
				t->month = u.month;
				t->day = u.day;
				p = q;
			}
		}
	}
	q = blank(h, p);
	if (stands(h, q, "的", &end) && p > at)
		q = end;
	if (q < h->text.n && h->text.p[q] == 'T' && p > at)
		q++;
	if (!t->part && (e = as(h, q, PACK_PART, &end)) &&
	    (end - q > 3 ||
	     (p > at && (t->day > 0 || t->weekday > 0 || t->holiday ||
			 (t->unit && *t->unit == 'D'))) ||
	     digit(h->text, end, &(size_t){0}) >= 0 ||
	     as(h, end, PACK_DIGIT, &(size_t){0}))) {
		t->part = e->key;
		p = q = end;
		q = blank(h, q);
	}
	if ((e = as(h, q, PACK_ZONE, &end))) {
		t->zone = e->key;
		q = end;
	}
	if ((end = read_clock(h, q, t)) > q)
		p = end;
	settle(t);
	return p;
}

/* 三个月, 8天又20小时, 一年半, 十年; in `t` as a length. */
static size_t
read_length(const struct han *h, size_t at, struct time_raw *t,
	    const char **unit, struct figure *amount)
{
	struct figure f;
	const struct pack_entry *e;
	size_t end, p, start = at;
	bool half = false, piece = false;
	static const char *const pieces[] = {"个", "個", NULL};
	static const char *const more[] = {"多", "余", "餘", "几", "幾", NULL};

	if (stands(h, at, "半", &end)) {
		f = (struct figure){.n = 0, .end = end};
		half = true;
	} else if (!figure(h, at, &f) || (f.digits > 5 && !f.half)) {
		return start;
	}
	half = half || f.half;
	p = blank(h, f.end);
	if (stands_any(h, p, more, &end))
		p = end;
	if (stands_any(h, p, pieces, &end)) {
		p = end;
		piece = true;
		if (stands_any(h, p, more, &end))
			p = end;
		if (stands(h, p, "半", &end)) {
			p = end;
			half = true;
		}
	}
	e = as(h, p, PACK_UNIT_TIME, &end);
	if (!e || !strcmp(e->key, "DE"))
		return start;
	if (!strcmp(e->key, "Y") && piece)
		return start;
	if (!strcmp(e->key, "M") && !piece)
		return start;
	if (stands(h, p, "季", &end) && !stands(h, p, "季度", &end))
		return start;
	if (!strcmp(e->key, "NI") || !strcmp(e->key, "DE"))
		return start;
	e = as(h, p, PACK_UNIT_TIME, &end);
	if (!strcmp(e->key, "TM") && stands(h, p, "分", &(size_t){0}) &&
	    !stands(h, p, "分钟", &(size_t){0}) &&
	    !stands(h, p, "分鐘", &(size_t){0}) && start == t->start)
		return start;
	if (!strcmp(e->key, "D") && stands(h, p, "日", &(size_t){0}) &&
	    f.n <= 31 && f.digits)
		return start;
	if (stands(h, end, "半", &p)) {
		half = true;
		end = p;
	}
	*unit = e->key;
	f.half = half;
	*amount = f;
	time_length(t->literal, e->key, f.vague ? -1 : f.n, half);
	t->timex = TIMEX_DURATION;
	return end;
}

/* Adds a second length to the first: P8D + PT20H = P8DT20H. */
static void
join_lengths(struct time_raw *t, const char *more)
{
	const char *add = more + 1;
	size_t n = strlen(t->literal);

	if (strchr(t->literal, 'T') && *add == 'T')
		add++;
	snprintf(t->literal + n, sizeof t->literal - n, "%s", add);
}

static size_t
read_whole_length(const struct han *h, size_t at, struct time_raw *t)
{
	const char *unit = NULL;
	const struct pack_entry *e;
	struct figure f = {0}, g;
	size_t end, p = read_length(h, at, t, &unit, &f), q;
	bool several = false;

	if (p == at)
		return at;
	for (int i = 0; i < 5; i++) {
		struct time_raw more;
		const char *u2;

		q = p;
		if (stands(h, q, "又", &end) || stands(h, q, "零", &end) ||
		    stands(h, q, "余", &end) || stands(h, q, "多", &end))
			q = end;
		time_raw_init(&more, at, at);
		end = read_length(h, q, &more, &u2, &g);
		if (end == q || g.vague || (q == p && *unit == 'W') ||
		    strchr(more.literal, 'X') || (!strcmp(u2, "Y")))
			break;
		join_lengths(t, more.literal);
		several = true;
		p = end;
	}
	if (several)
		return p;
	if ((e = as(h, p, PACK_AFTER, &end))) {
		static const char *const not_after[] = {
			"后者", "前往", "前来", "前來", "前线", "后卫",
			"前提", "前后", "前後", "后期", NULL};

		if (stands_any(h, p, not_after, &q))
			return p;
		t->literal[0] = '\0';
		t->timex = TIMEX_DATE;
		if (f.vague || (f.half && strcmp(unit, "H"))) {
			strcpy(t->literal,
			       e->number < 0 ? "PAST_REF" : "FUTURE_REF");
			return end;
		}
		t->unit = unit;
		t->shift = (int)f.n * e->number;
		time_exact(t);
		t->half_shift = f.half;
		return end;
	}
	return p;
}

static size_t
read_set(const struct han *h, size_t at, struct time_raw *t)
{
	const struct pack_entry *e;
	struct figure f = {.n = 1};
	struct time_raw u;
	const char *unit;
	size_t end, p;

	if (!as(h, at, PACK_EVERY, &p))
		return at;
	t->timex = TIMEX_SET;
	if ((e = as(h, p, PACK_WEEKDAY, &end))) {
		snprintf(t->literal, sizeof t->literal, "XXXX-WXX-%d",
			 (int)e->number);
		time_raw_init(&u, at, at);
		p = read_place(h, end, &u);
		if (p > end && u.hour >= 0 && u.day < 0)
			snprintf(t->literal, sizeof t->literal,
				 "XXXX-WXX-%dT%02d", (int)e->number, u.hour);
		return p > end && u.hour >= 0 ? p : end;
	}
	time_raw_init(&u, at, at);
	end = read_length(h, p, &u, &unit, &f);
	if (end > p) {
		strcpy(t->literal, u.literal);
		return end;
	}
	e = as(h, p, PACK_UNIT_TIME, &end);
	if (!e || !strcmp(e->key, "DE") || stands(h, p, "分", &(size_t){0}))
		return at;
	if (e->key[0] == 'N')
		snprintf(t->literal, sizeof t->literal, "TNI");
	else
		time_length(t->literal, e->key, 1, false);
	return end;
}

/* 过去十年, 未来5年, 近三年, 前两天: a length seen from now. */
static size_t
read_facing(const struct han *h, size_t at, struct time_raw *t)
{
	static const char *const faces[] = {
		"过去", "過去", "未来", "未來", "最近", "近",
		"今后", "今後", "前",	"上",	"下",	"后",
		"後",	"此后", "此後", "头",	"首",	NULL};
	const char *unit;
	struct figure f;
	size_t p, end;

	for (const char *const *w = faces; *w; w++) {
		if (!stands(h, at, *w, &p))
			continue;
		if (stands(h, p, "的", &end))
			p = end;
		if ((stands(h, at, "上", &end) || stands(h, at, "下", &end)) &&
		    (stands(h, p, "半", &end) || stands(h, p, "一", &end)))
			continue;
		end = read_length(h, p, t, &unit, &f);
		if (end == p)
			continue;
		if (strlen(*w) == 3 && strcmp(*w, "近") && strcmp(*w, "头") &&
		    strcmp(*w, "首") && f.n && !f.half && !f.vague &&
		    strchr("DWMY", *unit)) {
			bool back = stands(h, at, "前", &p) ||
				    stands(h, at, "上", &p);

			t->literal[0] = '\0';
			t->timex = TIMEX_DATE;
			t->unit = unit;
			if (f.n == 1 && *unit == 'D') {
				t->shift = back ? -1 : 1;
				t->anchored = true;
				return end;
			}
			t->interval = (int)(back ? -f.n : f.n);
		}
		return end;
	}
	return at;
}

/* 之前, 以后, 或之后 … behind a date that is one already. */
static size_t
bound(const struct han *h, size_t at, const struct time_raw *t)
{
	static const char *const joints[] = {"及", "或", "年", NULL};
	static const char *const bounds[] = {"之前", "以前", "之后", "之後",
					     "以后", "以後", NULL};
	size_t p = at, end;

	if (t->year == TIME_NO_YEAR && t->day < 0 && t->hour < 0)
		return at;
	if (stands_any(h, p, joints, &end))
		p = end;
	return stands_any(h, p, bounds, &end) ? end : at;
}

static size_t
read_one(const struct han *h, size_t at, struct time_raw *t)
{
	const struct pack_entry *e;
	struct time_raw clean;
	size_t end, p;

	time_raw_init(t, at, at);
	clean = *t;
	if ((p = read_set(h, at, t)) > at)
		return p;
	*t = clean;
	if ((p = read_facing(h, at, t)) > at)
		return p;
	*t = clean;
	end = read_whole_length(h, at, t);
	if (end > at) {
		struct time_raw place = clean;

		p = read_place(h, at, &place);
		if (place.year == TIME_NO_YEAR && place.half < 0 &&
		    (p < end || t->timex == TIMEX_DATE))
			return end;
	}
	*t = clean;
	p = read_place(h, at, t);
	if (p > at) {
		if ((e = as(h, p, PACK_APPROX, &end)) && end - p == 6 &&
		    !strcmp(e->key, "about")) {
			t->qualifier = e->key;
			return end;
		}
		return bound(h, p, t);
	}
	*t = clean;
	if ((e = as(h, at, PACK_FREQUENCY, &end))) {
		snprintf(t->literal, sizeof t->literal, "%s", e->key);
		t->timex = TIMEX_SET;
		return end;
	}
	if ((e = as(h, at, PACK_REF, &end))) {
		snprintf(t->literal, sizeof t->literal, "%s", e->key);
		return end;
	}
	return at;
}

/* The end of a range takes what it leaves out from the start, and gives its
 * year back where the start has none. */
static void
lean(struct time_raw *a, struct time_raw *b)
{
	if (*a->literal || *b->literal)
		return;
	if (b->year == TIME_NO_YEAR && !b->unit && b->weekday < 0) {
		bool coarse = b->month < 0;

		if (a->year_digits == 4 &&
		    (a->year != TIME_NO_YEAR || a->unit)) {
			b->year = a->year;
			b->unit = a->unit;
			b->shift = a->shift;
			b->anchored = a->anchored;
		}
		if (coarse && a->month > 0 && (b->day > 0 || b->hour >= 0))
			b->month = a->month;
		if (coarse && b->day < 0 && b->hour >= 0) {
			b->day = a->day;
			b->weekday = a->weekday;
		}
		if (b->month > 0 && a->month > b->month && b->year > 0)
			b->year++;
	} else if (a->year == TIME_NO_YEAR && !a->unit && a->month > 0 &&
		   b->year != TIME_NO_YEAR) {
		a->year = b->year;
	}
	if (a->hour >= 12 && b->hour >= 0 && b->hour < 12 && b->clock12 &&
	    !b->part && b->day == a->day && b->unit == a->unit &&
	    b->shift == a->shift && b->hour + 12 > a->hour)
		b->hour = (signed char)(b->hour + 12);
}

static size_t
read_range_end(struct han *h, size_t at)
{
	struct time_raw t, *a = &h->out->v[h->out->n - 1];
	size_t p, end, from = blank(h, at);
	static const char *const both[] = {"和", "与", "與", NULL};

	if (!as(h, blank(h, at), PACK_RANGE, &p))
		return at;
	if (*a->literal)
		return at;
	p = blank(h, p);
	end = read_one(h, p, &t);
	if (end == p || *t.literal)
		return at;
	t.start = p;
	t.end = end;
	t.sentence = a->sentence;
	lean(a, &t);
	t.ends_range = !stands_any(h, from, both, &p);
	if (t.ends_range && a->start >= 3 && stands(h, a->start - 3, "从", &p))
		a->start -= 3;
	else if (t.ends_range && a->start >= 3 &&
		 stands(h, a->start - 3, "從", &p))
		a->start -= 3;
	vec_push(h->out, t);
	return end;
}

/* 2月至4月 is two months, 2至4月 too: a bare figure before the range. */
/* 2016-2018, 2008年 left out: two years. */
static size_t
read_year_range(struct han *h, size_t at)
{
	struct figure f, g;
	struct time_raw a, b;
	size_t p, end;

	if (!figure(h, at, &f) || f.digits != 4 || f.n < 1800 || f.n > 2100 ||
	    f.half || !as(h, f.end, PACK_RANGE, &p) || !figure(h, p, &g) ||
	    g.digits != 4 || g.n <= f.n || g.n > 2150 || g.half)
		return at;
	if (g.end < h->text.n && strchr("-/.", h->text.p[g.end]))
		return at;
	if (!field(h, g.end, "Y", &end))
		end = g.end;
	time_raw_init(&a, at, f.end);
	time_raw_init(&b, p, end);
	a.year = (int)f.n;
	b.year = (int)g.n;
	b.ends_range = true;
	a.sentence = b.sentence = h->sentence;
	vec_push(h->out, a);
	vec_push(h->out, b);
	return end;
}

static size_t
read_bare_range(struct han *h, size_t at)
{
	struct figure f;
	struct time_raw a, b;
	size_t p, end;

	if (!figure(h, at, &f) || f.n < 1 || f.n > 31 || f.half || f.vague ||
	    !as(h, blank(h, f.end), PACK_RANGE, &p))
		return at;
	time_raw_init(&b, p, p);
	end = read_place(h, blank(h, p), &b);
	if (end == blank(h, p) || *b.literal || b.year != TIME_NO_YEAR)
		return at;
	time_raw_init(&a, at, f.end);
	if (b.hour >= 0 && b.day < 0 && b.month < 0) {
		a.hour = (signed char)f.n;
		a.minute = TIME_UNSET;
	} else if (b.month > 0 && b.day < 0 && f.n <= 12) {
		a.month = (signed char)f.n;
	} else if (b.day > 0 && b.month < 0) {
		a.day = (signed char)f.n;
	} else {
		return at;
	}
	b.start = blank(h, p);
	b.end = end;
	a.sentence = b.sentence = h->sentence;
	b.ends_range = true;
	vec_push(h->out, a);
	vec_push(h->out, b);
	return end;
}

static bool
may_start(const struct han *h, size_t at)
{
	unsigned char c = (unsigned char)h->text.p[at];

	if (c < 0x80) {
		char prev = at ? h->text.p[at - 1] : ' ';

		if ((prev >= '0' && prev <= '9') || prev == '.' ||
		    prev == '$' || (prev >= 'A' && prev <= 'Z') ||
		    (prev >= 'a' && prev <= 'z'))
			return false;
		return (c >= '0' && c <= '9') || c == 'Q';
	}
	return true;
}

#define BIT(cls) ((uint64_t)1 << PACK_##cls)
static const uint64_t openers =
	BIT(SHIFT) | BIT(SHIFT_ANCHOR) | BIT(DAY_SHIFT) | BIT(YEAR_SHIFT) |
	BIT(DAY_PART) | BIT(REIGN) | BIT(HOLIDAY) | BIT(WEEKDAY) | BIT(PART) |
	BIT(CLOCK) | BIT(SEASON) | BIT(REF) | BIT(EVERY) | BIT(FREQUENCY) |
	BIT(ZONE) | BIT(ORDINAL_MARK) | BIT(LEAD) | BIT(HALF) | BIT(STOP);
static const uint64_t numerals = BIT(DIGIT) | BIT(SCALE) | BIT(VAGUE);
static const uint64_t followers =
	BIT(FIELD) | BIT(UNIT_TIME) | BIT(RANGE) | BIT(HALF) | BIT(VAGUE);
static const uint64_t ahead = BIT(AHEAD);
#undef BIT

/* Can nothing start at `at`? Then *next is where to look on. A figure must
 * have a mark of time behind it. */
static bool
hopeless(struct han *h, size_t at, size_t *next)
{
	uint64_t set = pack_classes(h->pack, h->text, at);
	struct figure f;
	size_t p;
	bool latin = (unsigned char)h->text.p[at] < 0x80;

	if (set & ahead)
		h->ahead = at + 1;
	if (set & openers)
		return false;
	if (!(set & numerals) && !latin && (unsigned char)h->text.p[at] != 0xEF)
		return true;
	if (latin && h->text.p[at] == 'Q')
		return false;
	if (!figure(h, at, &f))
		return true;
	p = blank(h, f.end);
	if (p >= h->text.n || f.digits >= 7)
		return f.digits < 7;
	if ((unsigned char)h->text.p[p] < 0x80)
		set = strchr(":/.-~pP", h->text.p[p]) != NULL;
	else
		set = pack_classes(h->pack, h->text, p) & followers;
	if (!set && (unsigned char)h->text.p[p] == 0xEF)
		return false;
	if (!set && f.end > *next && f.digits)
		*next = f.end;
	return !set;
}

void
times_han(time_list *out, struct str text, const struct pack *pack)
{
	struct han h = {.text = text, .pack = pack, .out = out};
	size_t at = 0, end;

	while (at < text.n) {
		struct time_raw t;
		uint32_t cp;
		size_t next = at + utf8_next(text, at, &cp);

		if (cp == 0x3002 || cp == '\n' || cp == 0xFF01 || cp == 0xFF1F)
			h.sentence++, h.ahead = 0;
		if (!may_start(&h, at)) {
			at = next;
			continue;
		}
		if (hopeless(&h, at, &next)) {
			at = next;
			continue;
		}
		if (cp > 0x80 && as(&h, at, PACK_STOP, &end)) {
			at = end;
			continue;
		}
		if ((end = read_year_range(&h, at)) > at ||
		    (end = read_bare_range(&h, at)) > at) {
			at = end;
			continue;
		}
		end = read_one(&h, at, &t);
		if (end == at) {
			at = next;
			continue;
		}
		t.end = end;
		t.sentence = h.sentence;
		if (h.ahead && at - h.ahead < 30)
			t.tense = 1;
		vec_push(out, t);
		at = read_range_end(&h, end);
	}
}
