/* Two times as the ends of a range, in Chinese: 3月5日至8日, 2016-2018. */
#include "times_han.h"

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
	    (!a->unit || b->shift == a->shift) && b->hour + 12 > a->hour)
		b->hour = (signed char)(b->hour + 12);
}

/* 至今, 到现在, 起至今: up to now. */
static size_t
read_until_now(const struct han *h, size_t at, struct time_raw *t)
{
	const struct pack_entry *e = han_as(h, at, PACK_REF, &t->end);

	if (!e || strcmp(pack_key(e), "PRESENT_REF"))
		return at;
	strcpy(t->literal, pack_key(e));
	return t->end;
}

/* 从 before a range and 之间, 止 behind it belong to its ends. */
static void
widen(const struct han *h, struct time_raw *a, struct time_raw *b)
{
	static const char *const from[] = {"从", "從", "自", NULL};
	static const char *const close[] = {"之间", "之間", "期间", "期間",
					    "为止", "為止", "止",   "间",
					    "間",   NULL};
	size_t end;

	if (a->start >= 3 && han_any(h, a->start - 3, from, &end))
		a->start -= 3;
	if (han_any(h, b->end, close, &end))
		b->end = end;
}

size_t
han_range_end(struct han *h, size_t at)
{
	static const char *const both[] = {"和", "与", "與", NULL};
	static const char *const until[] = {"至今", "迄今", NULL};
	static const char *const between[] = {"之间", "之間", NULL};
	struct time_raw t, *a = &h->out->v[h->out->n - 1];
	size_t p, end, from = han_blank(h, at);
	bool now = han_any(h, from, until, &end);

	if (*a->literal || (!now && !han_as(h, from, PACK_RANGE, &p)))
		return at;
	p = now ? from : han_blank(h, p);
	time_raw_init(&t, p, p);
	if ((end = read_until_now(h, p, &t)) == p) {
		h->dated = a->day > 0;
		end = han_one(h, p, &t);
		h->dated = false;
		if (end == p || *t.literal)
			return at;
	}
	t.start = p;
	t.end = end;
	t.sentence = a->sentence;
	lean(a, &t);
	t.ends_range =
		!han_any(h, from, both, &p) || han_any(h, t.end, between, &p);
	if (t.ends_range)
		widen(h, a, &t);
	vec_push(h->out, t);
	return t.end;
}

/* The second year of a range: 2018, or 53年 behind 1950; 0 for neither. */
static int
second_year(const struct han *h, const struct figure *f, const struct figure *g)
{
	size_t end;
	long n = g->n;

	if (g->half || g->vague)
		return 0;
	if (g->digits == 2 && han_field(h, g->end, "Y", &end))
		n += f->n / 100 * 100;
	else if (g->digits != 4)
		return 0;
	return n > f->n && n <= 2150 ? (int)n : 0;
}

/* 2016-2018, 2008年 left out: two years; 1950至53年. */
size_t
han_year_range(struct han *h, size_t at)
{
	struct figure f, g;
	struct time_raw a, b;
	size_t p, end;
	int year;

	if (!han_figure(h, at, &f) || f.digits != 4 || f.n < 1800 ||
	    f.n > 2100 || f.half ||
	    !han_as(h, han_blank(h, f.end), PACK_RANGE, &p) ||
	    !han_figure(h, p = han_blank(h, p), &g) ||
	    !(year = second_year(h, &f, &g)))
		return at;
	if (g.end < h->text.n && strchr("-/.", h->text.p[g.end]))
		return at;
	if (!han_field(h, g.end, "Y", &end))
		end = g.end;
	time_raw_init(&a, at, f.end);
	time_raw_init(&b, p, end);
	a.year = (int)f.n;
	b.year = year;
	b.ends_range = true;
	a.sentence = b.sentence = h->sentence;
	vec_push(h->out, a);
	vec_push(h->out, b);
	return end;
}

/* "2004：12月26日…": the year of an entry in a list, at the head of its line.
 */
size_t
han_listed_year(struct han *h, size_t at)
{
	static const char *const colons[] = {":", "：", NULL};
	struct figure f = {0};
	struct time_raw t;
	size_t end;

	if ((at && h->text.p[at - 1] != '\n') || !han_plain(h, at, &f) ||
	    f.digits != 4 || f.n < 1500 || f.n > 2100 || f.half ||
	    !han_any(h, f.end, colons, &end))
		return at;
	time_raw_init(&t, at, f.end);
	t.year = (int)f.n;
	t.sentence = h->sentence;
	vec_push(h->out, t);
	return end;
}

/* 2月至4月 is two months, 2至4月 too: a bare figure before the range. */
size_t
han_bare_range(struct han *h, size_t at)
{
	struct figure f;
	struct time_raw a, b;
	size_t p, end;

	if (!han_figure(h, at, &f) || f.n < 1 || f.n > 31 || f.half ||
	    f.vague || !han_as(h, han_blank(h, f.end), PACK_RANGE, &p))
		return at;
	time_raw_init(&b, p, p);
	end = han_place(h, han_blank(h, p), &b);
	if (end == han_blank(h, p) || *b.literal || b.year != TIME_NO_YEAR)
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
	b.start = han_blank(h, p);
	b.end = end;
	a.sentence = b.sentence = h->sentence;
	b.ends_range = true;
	vec_push(h->out, a);
	vec_push(h->out, b);
	return end;
}
