/* The clock in Chinese: 8点, 晚上八点半, 15:05. */
#include "times_han.h"

static size_t
colon_clock(const struct han *h, size_t at, struct time_raw *t)
{
	struct figure f, g;
	size_t end;

	if (!han_figure(h, at, &f) || f.digits < 1 || f.digits > 2 ||
	    f.n > 24 ||
	    (!han_stands(h, f.end, ":", &end) &&
	     !han_stands(h, f.end, "：", &end)) ||
	    !han_figure(h, end, &g) || g.digits != 2 || g.n > 59)
		return at;
	t->hour = (signed char)f.n;
	t->minute = (signed char)g.n;
	t->clock12 = f.n <= 12;
	if ((han_stands(h, g.end, ":", &end) ||
	     han_stands(h, g.end, "：", &end)) &&
	    han_figure(h, end, &f) && f.digits == 2 && f.n < 61) {
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
	if (han_stands(h, han_blank(h, g.end), "分", &end) &&
	    !han_stands(h, end, "钟", &(size_t){0}) &&
	    !han_stands(h, end, "鐘", &(size_t){0}))
		return end; /* 4:40 分 */
	return g.end;
}

/* 半, 一刻, 42分, 42分10秒, 05 behind the hour; in Cantonese a number
 * behind 踏, and one of 個字, count five minutes. */
static size_t
read_minutes(const struct han *h, size_t at, bool sure, struct time_raw *t)
{
	static const char *const fives[] = {"踏", "搭", NULL};
	static const char *const words[] = {"個字", "个字", NULL};
	struct figure f;
	size_t end, p = at;
	bool five = han_any(h, at, fives, &p);

	if (han_stands(h, p, "半", &end)) {
		t->minute = 30;
		return end;
	}
	if (!han_figure(h, han_blank(h, p), &f) || f.n > 59 || f.half)
		return at;
	if (f.n < 12 && (five || han_any(h, f.end, words, &end))) {
		t->minute = (signed char)(f.n * 5);
		return five ? f.end : end;
	}
	if (han_stands(h, f.end, "刻", &end) && f.n < 4) {
		t->minute = (signed char)(f.n * 15);
		return end;
	}
	if (han_field(h, f.end, "TM", &end)) {
		t->minute = (signed char)f.n;
		p = end;
		if (han_figure(h, p, &f) && f.n < 60 &&
		    han_field(h, f.end, "S", &end)) {
			t->second = (signed char)f.n;
			p = end;
		}
		return p;
	}
	if (sure && f.n >= 1 && !han_goes_on(h, f.end) &&
	    (f.n >= 10 || f.digits == 2)) {
		t->minute = (signed char)f.n;
		return f.end;
	}
	return at;
}

/* 三点一四 is a decimal, 一点 a little, 时代 no hour. */
static bool
no_hour(const struct han *h, size_t at, const struct figure *f, size_t stop,
	bool sure)
{
	static const char *const others[] = {"时代", "時代", "时间",
					     "時間", "点五", NULL};
	struct figure g;
	size_t end;
	bool more = han_figure(h, stop, &g);

	if (han_any(h, f->end, others, &end))
		return true;
	if (sure)
		return false;
	if (f->n == 1 && (unsigned char)h->text.p[at] >= 0x80 &&
	    !han_stands(h, stop, "半", &end) && !more)
		return true;
	return !f->digits && more && !g.digits &&
	       !han_field(h, g.end, "TM", &end) &&
	       !han_stands(h, g.end, "刻", &end);
}

static size_t
afternoon_letters(const struct han *h, const struct figure *f)
{
	const char *p = h->text.p + f->end;

	return f->digits && f->n < 13 && f->end + 1 < h->text.n &&
			       (p[0] | 32) == 'p' && (p[1] | 32) == 'm'
		       ? f->end + 2
		       : f->end;
}

/* 8点, 晚上八点半, 5时42分, 三点一刻, 15:05, 七八点; 9 before ~11点. */
size_t
han_clock(const struct han *h, size_t at, struct time_raw *t)
{
	const struct pack_entry *e;
	struct figure f, g;
	size_t end, stop = colon_clock(h, at, t);
	bool sure = t->part || t->day > 0 || t->unit || t->weekday > 0;

	if (stop > at)
		return stop;
	if ((e = han_as(h, at, PACK_CLOCK, &end))) {
		t->hour = (signed char)e->number;
		t->minute = TIME_UNSET;
		return end;
	}
	if (!han_figure(h, at, &f) || f.n > 24 || f.half || f.vague ||
	    f.digits > 2)
		return at;
	if ((end = afternoon_letters(h, &f)) > f.end) {
		t->hour = (signed char)(f.n % 12 + 12);
		return end;
	}
	t->clock12 = f.n <= 12;
	if (sure && han_shared(h, f.end, "H")) {
		t->hour = (signed char)f.n;
		return f.end;
	}
	if (!han_field(h, f.end, "H", &stop) || no_hour(h, at, &f, stop, sure))
		return at;
	end = read_minutes(h, stop, sure, t);
	if (end == stop && !sure && f.digits < 2 &&
	    han_figure(h, han_blank(h, stop), &g) && g.n < 60 && !g.half &&
	    !g.vague)
		return at;
	t->hour = (signed char)f.n;
	if (f.pair)
		t->qualifier = "about";
	if (end == stop && (han_stands(h, stop, "整", &end) ||
			    han_stands(h, stop, "正", &end)))
		stop = end;
	return end > stop ? end : stop;
}

static bool
late_in_day(const char *part)
{
	return !strcmp(part, "EV") || !strcmp(part, "NI");
}

/* By the part of the day; 晚上12点 is the end of its day. */
void
han_settle(struct time_raw *t)
{
	if (t->hour < 0)
		return;
	if (t->part && late_in_day(t->part) && t->hour == 12 && t->clock12) {
		t->hour = 24;
		return;
	}
	if (t->part && t->hour >= 1 && t->hour < 12 && t->clock12 &&
	    (!strcmp(t->part, "AF") || !strcmp(t->part, "EV") ||
	     (!strcmp(t->part, "NI") && t->hour > 4)))
		t->hour = (signed char)(t->hour + 12);
	else if (t->part && t->hour == 1 && !strcmp(t->part, "MI"))
		t->hour = 13;
	t->part = NULL;
}
