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
	static const char *const last[] = {"上世纪", "上世紀", "上个世纪",
					   "上個世紀", NULL};
	static const char *const ours[] = {"本世纪", "本世紀", NULL};

	if (han_any(h, at, last, &end)) {
		p = end;
	} else if (han_any(h, at, ours, &end)) {
		p = end;
		century = 20;
	} else if (han_figure(h, at, &f) && han_field(h, f.end, "AGE", &end) &&
		   f.n > 0 && f.n < 40) {
		century = (int)f.n - 1;
		p = end;
	}
	if (han_figure(h, p, &f) && f.n < 100 && f.n % 10 == 0 && f.n > 0 &&
	    han_field(h, f.end, "DEC", &end)) {
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
	const struct pack_entry *e;
	struct figure f;
	size_t end, p = at;

	if (han_stands(h, at, "上半年", &end) ||
	    han_stands(h, at, "下半年", &end)) {
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
	    han_field(h, f.end, "Q", &end)) {
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
		t->season = e->key;
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
		t->qualifier = e->key;
		return end;
	}
	if ((e = han_as(h, at, PACK_MODIFIER, &end)) &&
	    !(end - at == 3 && han_stands(h, at, "中", &end))) {
		t->qualifier = e->key;
		return end;
	}
	return at;
}
