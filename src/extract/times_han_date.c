/* Years, months, days, weekdays and dates in digits, in Chinese. */
#include "times_han.h"

static void
two_digits(struct time_raw *t, long n)
{
	t->year = (int)(n + (n < 50 ? 2000 : 1900));
}

enum { REPUBLIC = 1911 }; /* years of the Republic of China are after it */

size_t
han_year(const struct han *h, size_t at, struct time_raw *t)
{
	const struct pack_entry *e;
	struct figure f;
	size_t end, stop;

	if ((e = han_as(h, at, PACK_REIGN, &end))) {
		if (!han_figure(h, han_blank(h, end), &f) || f.n > 200 ||
		    !han_field(h, f.end, "Y", &stop))
			return at;
		t->year = (int)(e->number + f.n);
		return stop;
	}
	if ((e = han_as(h, at, PACK_YEAR_SHIFT, &end))) {
		t->unit = "Y";
		t->shift = e->number;
		return end;
	}
	if ((e = han_as(h, at, PACK_SHIFT, &end)) ||
	    (e = han_as(h, at, PACK_SHIFT_ANCHOR, &end))) {
		if (!han_field(h, end, "Y", &stop) ||
		    han_stands(h, stop, "度", &end))
			return at;
		t->unit = "Y";
		t->shift = e->number;
		t->anchored = e->cls == PACK_SHIFT_ANCHOR;
		return stop;
	}
	if (!han_figure(h, at, &f) || f.half || f.vague ||
	    !han_field(h, f.end, "Y", &stop) ||
	    han_as(h, han_blank(h, f.end), PACK_UNIT_TIME, &end) == NULL)
		return at;
	if (han_stands(h, han_blank(h, f.end), "年代", &end) ||
	    han_stands(h, han_blank(h, f.end), "年级", &end) ||
	    han_stands(h, han_blank(h, f.end), "年級", &end))
		return at;
	if ((f.digits == 4 && f.n >= 100) || (f.digits == 3 && f.n > 300)) {
		t->year = (int)f.n;
		return stop;
	}
	if (f.digits == 3 && f.n > 89 && f.n < 150) { /* 115年3月8日 */
		struct figure g, day;
		size_t month, e2;

		if (han_figure(h, han_blank(h, stop), &g) &&
		    han_field(h, g.end, "MO", &month) &&
		    han_figure(h, han_blank(h, month), &day) &&
		    han_field(h, day.end, "D", &e2)) {
			t->year = (int)f.n + REPUBLIC;
			return stop;
		}
	}
	if (f.digits == 2) {
		struct figure g;
		size_t e2;
		static const char *const dated[] = {
			"以后", "以後", "以前", "暑", "初", "底",
			"末",	"奥",	"一季", "第", NULL};
		bool lead =
			h->text.p[at] == '0' || han_stands(h, at, "零", &e2);

		if ((han_figure(h, han_blank(h, stop), &g) &&
		     (han_field(h, g.end, "MO", &e2) ||
		      han_field(h, g.end, "Q", &e2))) ||
		    (lead && f.n > 0) || han_any(h, stop, dated, &e2)) {
			two_digits(t, f.n);
			return stop;
		}
	}
	return at;
}

/* 两 counts: 两月 is two months, 两日 two days. */
static bool
counts_two(const struct han *h, size_t at)
{
	static const char *const two[] = {"两", "兩", "俩", "倆", NULL};

	return han_any(h, at, two, &(size_t){0});
}

size_t
han_month(const struct han *h, size_t at, struct time_raw *t)
{
	const struct pack_entry *e;
	struct figure f;
	size_t end, stop;

	if (t->year == TIME_NO_YEAR && !t->unit &&
	    ((e = han_as(h, at, PACK_SHIFT, &end)) ||
	     (e = han_as(h, at, PACK_SHIFT_ANCHOR, &end)))) {
		if (!han_field(h, end, "MO", &stop))
			return at;
		t->unit = "M";
		t->shift = e->number;
		t->anchored = e->cls == PACK_SHIFT_ANCHOR;
		return stop;
	}
	if ((e = han_as(h, at, PACK_MONTH, &end))) {
		t->month = (signed char)e->number;
		t->lunar = true;
		return end;
	}
	if (!han_figure(h, at, &f) || f.n < 1 || f.n > 12 || f.half ||
	    f.vague || f.pair || counts_two(h, at))
		return at;
	if (t->year != TIME_NO_YEAR || t->unit)
		if (han_shared(h, f.end, "MO")) {
			t->month = (signed char)f.n;
			return f.end;
		}
	if (!han_field(h, f.end, "MO", &stop))
		return at;
	t->month = (signed char)f.n;
	return stop;
}

/* 初五, 廿九, 十五: days of the lunar calendar go without 日. */
static size_t
lunar_day(const struct han *h, size_t at, struct time_raw *t)
{
	struct figure f;
	size_t end, p = at;
	bool first = han_stands(h, at, "初", &p);

	if (!han_figure(h, p, &f) || f.n < 1 || f.half || f.vague || f.pair ||
	    f.n > (first ? 10 : 30) || (!first && f.digits && !t->lunar) ||
	    (!first && f.n < 11 && !t->lunar) || counts_two(h, p))
		return at;
	if (han_field(h, f.end, "D", &end)) {
		if (!t->lunar)
			return at;
		f.end = end;
	} else if (!first && !t->lunar &&
		   (han_as(h, f.end, PACK_UNIT_TIME, &end) ||
		    han_as(h, f.end, PACK_FIELD, &end) ||
		    han_as(h, f.end, PACK_RANGE, &end) ||
		    (han_goes_on(h, f.end) &&
		     !han_as(h, f.end, PACK_PART, &end)))) {
		return at;
	}
	t->day = (signed char)f.n;
	t->lunar = true;
	return f.end;
}

size_t
han_day(const struct han *h, size_t at, struct time_raw *t)
{
	struct figure f;
	size_t end, stop;
	bool month = t->month > 0 || (t->unit && !strcmp(t->unit, "M"));

	static const char *const number[] = {"号", "號", NULL};
	static const char *const within[] = {"内",   "內",   "以内", "以內",
					     "之内", "之內", NULL};

	if (t->month > 0 && (end = lunar_day(h, at, t)) > at)
		return end;
	if (!han_figure(h, at, &f) || f.n < 1 || f.n > 31 || f.half ||
	    f.vague || f.pair || counts_two(h, at))
		return at;
	if (month && han_shared(h, f.end, "D")) {
		t->day = (signed char)f.n;
		return f.end;
	}
	if (han_field(h, f.end, "D", &stop)) {
		if (!month && !h->dated &&
		    han_any(h, han_blank(h, f.end), number, &end))
			return at;
		if (!month && han_any(h, stop, within, &end))
			return at;
		t->day = (signed char)f.n;
		return stop;
	}
	if (t->month > 0 && at > t->start && !han_goes_on(h, f.end)) {
		t->day = (signed char)f.n;
		return f.end;
	}
	return at;
}

/* 昨(2)日, 今（3日）: the figure says it again. */
static size_t
read_day_in_brackets(const struct han *h, size_t at, struct time_raw *t)
{
	static const struct {
		const char *word;
		int shift;
	} bare[] = {{"昨", -1}, {"今", 0}, {"明", 1}};
	static const char *const open[] = {"(", "（", NULL};
	static const char *const close[] = {")", "）", NULL};

	for (int i = 0; i < 3; i++) {
		struct figure f;
		size_t p, end;

		if (!han_stands(h, at, bare[i].word, &p) ||
		    !han_any(h, p, open, &p) || !han_figure(h, p, &f) ||
		    f.n < 1 || f.n > 31 || !han_any(h, f.end, close, &p))
			continue;
		t->unit = "D";
		t->shift = bare[i].shift;
		return han_field(h, p, "D", &end) ? end : p;
	}
	return at;
}

/* 上周二, 上周末, 本季度, 当晚, 同日. */
static size_t
read_moved(const struct han *h, size_t at, struct time_raw *t)
{
	static const char *const quarters[] = {"季度", "季", NULL};
	static const char *const units[] = {"W", "WE", "Q", "D", "NI", NULL};
	size_t end, q, start = at;
	const struct pack_entry *e, *s = han_as(h, at, PACK_SHIFT, &at);
	const char *const *u = units;

	if (!s && !(s = han_as(h, at, PACK_SHIFT_ANCHOR, &at)))
		return 0;
	if (han_in_word(h, start))
		return 0;
	if ((e = han_as(h, at, PACK_WEEKDAY, &end))) {
		t->weekday = (signed char)e->number;
		t->unit = "WD";
	} else {
		if (!(e = han_as(h, at, PACK_UNIT_TIME, &end)))
			return 0;
		while (*u && strcmp(pack_key(e), *u))
			u++;
		if (!*u ||
		    (*pack_key(e) == 'Q' && (!han_any(h, at, quarters, &end) ||
					     han_stands(h, start, "第", &q))))
			return 0; /* 第二季度 is of the year */
		if (*pack_key(e) == 'D' &&
		    ((s->cls == PACK_SHIFT && s->number) || end - at > 3 ||
		     han_stands(h, end, "本", &(size_t){0})))
			return 0;
		t->unit = *pack_key(e) == 'N' ? "D" : pack_key(e);
		if (*pack_key(e) == 'N')
			t->part = "NI";
	}
	t->anchored = s->cls == PACK_SHIFT_ANCHOR;
	t->shift = s->number;
	return end;
}

/* 今天, 昨晚, 上周, 国庆节. */
size_t
han_named_day(const struct han *h, size_t at, struct time_raw *t)
{
	const struct pack_entry *e;
	size_t end;

	if ((e = han_as(h, at, PACK_HOLIDAY, &end)) &&
	    !han_stands(h, end, "目", &(size_t){0})) { /* 儿童节目 */
		t->holiday = pack_key(e);
		return end;
	}
	if (t->year != TIME_NO_YEAR || t->unit || t->month > 0)
		return at;
	if ((e = han_as(h, at, PACK_DAY_SHIFT, &end)) ||
	    (e = han_as(h, at, PACK_DAY_PART, &end))) {
		t->unit = "D";
		t->shift = e->number;
		if (e->cls == PACK_DAY_PART)
			t->part = pack_key(e) + strlen(pack_key(e)) - 2;
		return end;
	}
	if ((end = read_day_in_brackets(h, at, t)) > at)
		return end;
	return (end = read_moved(h, at, t)) ? end : at;
}

size_t
han_weekday(const struct han *h, size_t at, struct time_raw *t)
{
	const struct pack_entry *e;
	size_t end, p = at;
	bool bracket = false;

	if (t->day > 0 || t->holiday || t->unit) {
		static const char *const open[] = {"(", "（", NULL};
		static const char *const comma[] = {",", "，", "、", NULL};

		if (han_any(h, p, open, &end)) {
			p = end;
			bracket = true;
		} else if (t->day > 0 && han_any(h, p, comma, &end)) {
			p = han_blank(h, end);
		}
	}
	if (!(e = han_as(h, p, PACK_WEEKDAY, &end)))
		return at;
	t->weekday = (signed char)e->number;
	if (bracket && !han_stands(h, end, ")", &end) &&
	    !han_stands(h, end, "）", &end))
		return at;
	return end;
}

/* The year of a date in digits, three figures between the same marks:
 * 2013-02-12, 12.2.2013, 10/31/74, 115/7/3 of the Minguo. */
static bool
three_figures(const struct figure *a, const struct figure *b,
	      const struct figure *c, char mark, struct time_raw *t)
{
	long month = b->n, day = c->n;

	if (b->digits > 2)
		return false;
	if (a->digits == 4 && c->digits <= 2) {
		t->year = (int)a->n;
	} else if (a->digits <= 2 && c->digits == 4 && c->n > 1000) {
		t->year = (int)c->n;
		month = b->n > 12 ? a->n : b->n;
		day = b->n > 12 ? b->n : a->n;
	} else if (a->digits <= 2 && c->digits == 2 && mark == '/' &&
		   b->n > 12) {
		two_digits(t, c->n);
		month = a->n;
		day = b->n;
	} else if (a->digits == 3 && a->n > 80 && a->n < 200 && mark == '/') {
		t->year = (int)a->n + 1911;
	}
	if (t->year == TIME_NO_YEAR || month < 1 || month > 12 || day < 1 ||
	    day > 31) {
		t->year = TIME_NO_YEAR;
		return false;
	}
	t->month = (signed char)month;
	t->day = (signed char)day;
	return true;
}

/* 1/3的选民, 近2/3, 1/4以上: a share, where words around a small fraction in
 * its lowest terms say so, and no day. */
static bool
is_share(const struct han *h, size_t at, const struct figure *a,
	 const struct figure *b)
{
	static const char *const behind[] = {"的",   "以上", "以下", "左右",
					     "强",   "強",   "弱",   "多",
					     "仓位", "倉位", NULL};
	static const char *const before[] = {
		"近",	"约",	"約",	"逾",	"超过", "超過", "不到", "不足",
		"占",	"佔",	"达",	"達",	"仅",	"僅",	"达到", "達到",
		"只有", "至少", "高于", "高於", "低于", "低於", NULL};
	size_t end;

	if (a->n >= b->n || b->n > 10 || (a->n % 2 == 0 && b->n % 2 == 0) ||
	    (a->n % 3 == 0 && b->n % 3 == 0) || a->digits > 1 ||
	    b->digits > 1 + (b->n > 9))
		return false;
	if (han_any(h, b->end, behind, &end))
		return true;
	for (const char *const *w = before; *w; w++)
		if (str_ends(str_sub(h->text, 0, at), str_of(*w)))
			return true;
	return false;
}

/* 2013-02, 11/3, 11/3号, 02-12. */
static size_t
two_figures(const struct han *h, size_t at, const struct figure *a,
	    const struct figure *b, char mark, struct time_raw *t)
{
	size_t end;

	if (b->n < 1)
		return 0;
	if (a->digits == 4 && a->n > 1900 && a->n < 2100 && b->digits == 2 &&
	    b->n <= 12 && mark != '/') {
		t->year = (int)a->n;
		t->month = (signed char)b->n;
		return b->end;
	}
	if (a->digits > 2 || a->n < 1 || a->n > 12 || b->n > 31 || b->half ||
	    (mark != '/' && (mark != '-' || a->digits != 2 || b->digits != 2)))
		return 0;
	if (mark == '/' && t->start == at && is_share(h, at, a, b))
		return 0;
	t->month = (signed char)a->n;
	t->day = (signed char)b->n;
	return han_field(h, b->end, "D", &end) ? end : b->end;
}

/* 20130212; 1020212 of the Minguo. */
static size_t
code(const struct figure *a, struct time_raw *t)
{
	long year = a->n / 10000, month = a->n / 100 % 100, day = a->n % 100;

	if (a->digits == 7 && year >= 90 && year < 130)
		year += 1911;
	else if (a->digits != 8 || year < 1900 || year > 2099 || a->half)
		return 0;
	if (month < 1 || month > 12 || day < 1 || day > 31)
		return 0;
	t->year = (int)year;
	t->month = (signed char)month;
	t->day = (signed char)day;
	return a->end;
}

/* A date in digits only. */
size_t
han_date_digits(const struct han *h, size_t at, struct time_raw *t)
{
	struct figure a = {0}, b = {0}, c = {0};
	struct str s = h->text;
	size_t end;
	char mark;

	if (!han_plain(h, at, &a))
		return at;
	mark = a.end < s.n ? s.p[a.end] : ' ';
	if (!strchr("-/.", mark) || !han_plain(h, a.end + 1, &b) ||
	    b.digits > 2)
		end = code(&a, t);
	else if (b.end < s.n && s.p[b.end] == mark &&
		 han_plain(h, b.end + 1, &c))
		end = three_figures(&a, &b, &c, mark, t) ? c.end : 0;
	else
		end = two_figures(h, at, &a, &b, mark, t);
	return end ? end : at;
}
