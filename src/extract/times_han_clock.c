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
	return g.end;
}

/* 8点, 晚上八点半, 5时42分, 三点一刻, 15:05. */
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
	if (f.end + 1 < h->text.n && f.digits &&
	    (h->text.p[f.end] | 32) == 'p' &&
	    (h->text.p[f.end + 1] | 32) == 'm') {
		t->hour = (signed char)(f.n % 12 + 12);
		return f.end + 2;
	}
	if (!han_field(h, f.end, "H", &stop))
		return at;
	if (han_stands(h, f.end, "时代", &end) ||
	    han_stands(h, f.end, "時代", &end) ||
	    han_stands(h, f.end, "时间", &end) ||
	    han_stands(h, f.end, "時間", &end) ||
	    han_stands(h, f.end, "点五", &end))
		return at;
	if (!sure && f.n == 1 && (unsigned char)h->text.p[at] >= 0x80 &&
	    !han_stands(h, stop, "半", &end) && !han_figure(h, stop, &g))
		return at;
	/* 三点一四 is a decimal: no minutes, no quarter behind. */
	if (!sure && !f.digits && han_figure(h, stop, &g) && !g.digits &&
	    !han_field(h, g.end, "TM", &end) &&
	    !han_stands(h, g.end, "刻", &end))
		return at;
	t->hour = (signed char)f.n;
	t->clock12 = f.n <= 12;
	if (han_stands(h, stop, "半", &end)) {
		t->minute = 30;
		return end;
	}
	if (han_figure(h, han_blank(h, stop), &g) && g.n < 60 && !g.half) {
		if (han_stands(h, g.end, "刻", &end) && g.n < 4) {
			t->minute = (signed char)(g.n * 15);
			return end;
		}
		if (han_field(h, g.end, "TM", &end)) {
			t->minute = (signed char)g.n;
			stop = end;
			if (han_figure(h, stop, &g) && g.n < 60 &&
			    han_field(h, g.end, "S", &end)) {
				t->second = (signed char)g.n;
				stop = end;
			}
			return stop;
		}
		if (sure && g.n >= 1 && !han_goes_on(h, g.end) &&
		    g.end > stop && (g.n >= 10 || g.digits == 2)) {
			t->minute = (signed char)g.n;
			return g.end;
		}
		if (!sure && !g.vague && f.digits < 2)
			return at;
	}
	if (han_stands(h, stop, "整", &end) || han_stands(h, stop, "正", &end))
		stop = end;
	return stop;
}

void
han_settle(struct time_raw *t)
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
