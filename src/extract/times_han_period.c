/* Parts of a year and what is longer than one: centuries, decades, halves,
 * quarters, seasons, 年初 and 月底. In Chinese. */
#include "times_han.h"

/* 上世纪九十年代, 90年代, 18世纪. */
size_t
han_age(const struct han *h, size_t at, struct time_raw *t)
{
	struct figure f;
	size_t end, p = at;
	int century = 19;
	static const char *const last[] = {
		"上世纪",   "上世紀",	  "上个世纪",	"上個世紀", "上一世纪",
		"上一世紀", "上一个世纪", "上一個世紀", NULL};
	static const char *const ours[] = {"本世纪", "本世紀", NULL};

	if (at < h->text.n && h->text.p[at] == "上"[0] &&
	    han_any(h, at, last, &end)) {
		p = end;
	} else if (han_any(h, at, ours, &end)) {
		p = end;
		century = 20;
	} else if (han_figure(h, at, &f) && han_field(h, f.end, "AGE", &end) &&
		   f.n > 0 && f.n < 40) {
		century = (int)f.n - 1;
		p = end;
	}
	if (han_figure(h, p > at ? han_blank(h, p) : p, &f) && f.n < 100 &&
	    f.n % 10 == 0 && f.n > 0 && han_field(h, f.end, "DEC", &end)) {
		t->year = century * 100 + (int)f.n;
		t->year_digits = 3;
		return end;
	}
	if (han_figure(h, p, &f) && f.n > 1000 && f.n < 2100 &&
	    han_field(h, f.end, "DEC", &end)) {
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

size_t
han_span(const struct han *h, size_t at, struct time_raw *t)
{
	static const char *const pieces[] = {"个", "個", NULL};
	const struct pack_entry *e;
	struct figure f;
	size_t end, p = at;

	if (han_stands(h, at, "上半年", &end) ||
	    han_stands(h, at, "下半年", &end)) {
		t->half = h->text.p[at + 2] == "上"[2] ? 1 : 2;
		return end;
	}
	if (!t->nth_unit && (han_stands(h, at, "上半月", &end) ||
			     han_stands(h, at, "下半月", &end))) {
		if (t->month < 0 && (!t->unit || *t->unit != 'M'))
			t->unit = t->unit || t->year != TIME_NO_YEAR ? t->unit
								     : "M";
		t->half = h->text.p[at + 2] == "上"[2] ? 1 : 2;
		return end;
	}
	if (han_stands(h, at, "首季度", &end) ||
	    han_stands(h, at, "首季", &end)) {
		t->quarter = 1;
		return end;
	}
	if (han_as(h, p, PACK_ORDINAL_MARK, &end))
		p = end;
	if (p < h->text.n && (h->text.p[p] == 'Q' || h->text.p[p] == 'q') &&
	    han_figure(h, p + 1, &f) && f.n >= 1 && f.n <= 4 && f.digits == 1) {
		t->quarter = (signed char)f.n;
		return han_field(h, f.end, "Q", &end) ? end : f.end;
	}
	if (han_figure(h, p, &f) && f.n >= 1 && f.n <= 4 &&
	    han_field(h,
		      p > at && han_any(h, f.end, pieces, &end) ? end : f.end,
		      "Q", &end)) {
		t->quarter = (signed char)f.n;
		return end;
	}
	if ((t->year != TIME_NO_YEAR || t->unit) && p > at &&
	    han_figure(h, p, &f) && f.n >= 1 && f.n <= 53) {
		static const char *const weeks[] = {"周",     "週",   "个星期",
						    "個星期", "星期", NULL};
		static const char *const months[] = {"个月", "個月", NULL};

		if (t->month < 0 && han_any(h, f.end, weeks, &end)) {
			t->week = (signed char)f.n;
			return end;
		}
		if (f.n <= 12 && han_any(h, f.end, months, &end)) {
			t->month = (signed char)f.n;
			return end;
		}
	}
	if ((e = han_as(h, at, PACK_SEASON, &end)) &&
	    (end - at > 3 ||
	     ((t->year != TIME_NO_YEAR || t->unit) && !han_goes_on(h, end)))) {
		t->season = pack_key(e);
		return end;
	}
	return at;
}

size_t
han_modifier(const struct han *h, size_t at, struct time_raw *t)
{
	const struct pack_entry *e;
	size_t end;

	if (t->day > 0 || t->hour >= 0 || t->weekday > 0)
		return at;
	if (t->year == TIME_NO_YEAR && t->month < 0 && !t->unit &&
	    t->quarter < 0)
		return at;
	if ((han_stands(h, at, "年", &end) || han_stands(h, at, "月", &end)) &&
	    (e = han_as(h, end, PACK_MODIFIER, &end))) {
		t->qualifier = pack_key(e);
		return end;
	}
	if ((e = han_as(h, at, PACK_MODIFIER, &end)) &&
	    !(end - at == 3 && han_stands(h, at, "中", &end))) {
		t->qualifier = pack_key(e);
		return end;
	}
	return at;
}

/* What is counted inside a longer time; weeks begin on their Monday. */
static size_t
counted(const struct han *h, size_t at, struct time_raw *t)
{
	static const char *const pieces[] = {"个", "個", NULL};
	const struct pack_entry *e;
	size_t end, p = at;

	if (han_any(h, at, pieces, &end))
		p = end;
	if ((e = han_as(h, p, PACK_WEEKDAY, &end))) {
		t->weekday = (signed char)e->number;
		t->nth_unit = "WD";
		return end;
	}
	if (!(e = han_as(h, p, PACK_UNIT_TIME, &end)))
		return at;
	if (!strcmp(pack_key(e), "W"))
		t->nth_unit = "MW";
	else if (!strcmp(pack_key(e), "D") || !strcmp(pack_key(e), "WE"))
		t->nth_unit = pack_key(e);
	else
		return at;
	return end;
}

static bool
holds_parts(const struct time_raw *t)
{
	if (t->day > 0 || t->hour >= 0 || t->nth_unit || t->lunar ||
	    t->year_digits < 4)
		return false;
	return t->year != TIME_NO_YEAR || t->month > 0 ||
	       (t->unit && strchr("MYQ", *t->unit));
}

size_t
han_nth(const struct han *h, size_t at, struct time_raw *t)
{
	static const char *const last[] = {"最后一", "最後一", NULL};
	static const char *const first[] = {"首", NULL};
	struct time_raw in = *t;
	struct figure f;
	size_t end, p;
	long n;

	if (!holds_parts(t))
		return at;
	if (han_any(h, at, last, &end)) {
		n = -1;
	} else if (han_any(h, at, first, &end)) {
		n = 1;
	} else if (han_as(h, at, PACK_ORDINAL_MARK, &end) &&
		   han_figure(h, han_blank(h, end), &f) && f.n >= 1 &&
		   f.n < 100 && !f.half && !f.vague) {
		n = f.n;
		end = f.end;
	} else {
		return at;
	}
	end = han_blank(h, end);
	if ((p = counted(h, end, &in)) == end)
		return at;
	*t = in;
	t->nth = (signed char)n;
	return p;
}

size_t
han_bare_end(const struct han *h, size_t at, struct time_raw *t)
{
	static const char *const ends[] = {"底", "末", "初", NULL};
	const struct pack_entry *u, *e;
	size_t end, p;

	if (t->year != TIME_NO_YEAR || t->month > 0 || t->unit)
		return at;
	u = han_as(h, at, PACK_UNIT_TIME, &p);
	if (!u || p - at != 3 || !strchr("YMQ", *pack_key(u)) ||
	    !han_any(h, p, ends, &end) ||
	    !(e = han_as(h, p, PACK_MODIFIER, &end)))
		return at;
	t->unit = pack_key(u);
	t->qualifier = pack_key(e);
	return end;
}

size_t
han_first_months(const struct han *h, size_t at, struct time_raw *t)
{
	static const char *const fronts[] = {"前", "首", "头", "頭", NULL};
	static const char *const backs[] = {"后", "後", "最后", "最後", NULL};
	static const char *const pieces[] = {"个", "個", NULL};
	bool year = (t->year != TIME_NO_YEAR && t->year_digits == 4) ||
		    (t->unit && !strcmp(t->unit, "Y"));
	struct figure f;
	const struct pack_entry *e;
	size_t p, end;
	bool back = han_any(h, at, backs, &p);
	long n;

	if (t->month > 0 || (t->unit && !year) ||
	    (!back && !han_any(h, at, fronts, &p)) ||
	    !han_figure(h, han_blank(h, p), &f) || f.n < 2 || f.half ||
	    f.vague || f.pair)
		return at;
	p = han_blank(h, f.end);
	if (han_any(h, p, pieces, &end))
		p = end;
	if (!(e = han_as(h, p, PACK_UNIT_TIME, &end)))
		return at;
	n = *pack_key(e) == 'Q' ? f.n * 3 : f.n;
	/* bare 前三个月 may be the last three, 前四个月 never */
	if (n > 12 ||
	    (*pack_key(e) != 'Q' &&
	     (strcmp(pack_key(e), "M") || (!year && n < 4))) ||
	    (!year && back))
		return at;
	t->months[0] = (signed char)(back ? 13 - n : 1);
	t->months[1] = (signed char)(back ? 12 : n);
	return end;
}
