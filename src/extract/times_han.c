/* The grammar of times in Chinese.
 *
 * One pass over the characters. Where a pack entry or a figure starts, the
 * parts of a date are read one after the other, each at most once: year,
 * month, day, weekday, part of the day, clock (年 月 日 周 早 点). What they
 * give is one time; a mark of a range behind it and a second time lean on the
 * first. Otherwise a figure with a unit is a length (三个月), with 前 or 后 a
 * date. Every step looks a bounded way ahead.
 */
#include "times_han.h"

#include "rashomon/text/utf8.h"

#include <stdio.h>

static bool
link_mark(const struct han *h, size_t at, size_t *end)
{
	return han_as(h, at, PACK_LINK, end) != NULL &&
	       !han_stands(h, at, "之", &(size_t){0});
}

static size_t
read_lunar_mark(const struct han *h, size_t at, struct time_raw *t)
{
	static const char *const marks[] = {"农历", "農曆", "阴历", "陰曆",
					    "旧历", "舊曆", NULL};
	size_t end;

	if (!han_any(h, at, marks, &end))
		return at;
	t->lunar = true;
	return end;
}

/* Year, month and day, each where it is said. */
static size_t
read_date(const struct han *h, size_t at, struct time_raw *t)
{
	size_t q, end, p = han_age(h, at, t);

	if (p == at)
		p = han_year(h, p, t);
	q = p;
	if (p > at) {
		q = han_blank(h, p);
		if (link_mark(h, q, &end))
			q = end;
		q = read_lunar_mark(h, q, t);
		if (q > p && han_month(h, q, t) == q)
			q = p;
	}
	if ((end = han_month(h, q, t)) > q)
		p = end;
	end = han_day(h, han_blank(h, p), t);
	return end > han_blank(h, p) ? end : p;
}

/* Named days, parts of the year and what is counted in it. */
static size_t
read_parts(const struct han *h, size_t at, size_t p, struct time_raw *t)
{
	size_t q, end;

	p = han_named_day(h, p, t);
	q = p > at && link_mark(h, p, &end) ? end : p;
	if ((end = han_nth(h, q, t)) > q)
		return end;
	if ((end = han_first_months(h, q, t)) > q)
		return end;
	if ((end = han_span(h, q, t)) > q)
		p = end;
	if (p == at)
		p = han_bare_end(h, p, t);
	if (p > at && (end = han_nth(h, p, t)) > p)
		p = end;
	return p;
}

/* "星期五，7月3日": a day behind the weekday that goes before. */
static size_t
date_behind(const struct han *h, size_t p, struct time_raw *t)
{
	static const char *const comma[] = {",", "，", NULL};
	struct time_raw u = *t;
	size_t q, end;

	if (!han_any(h, p, comma, &end))
		return p;
	q = u.start = han_blank(h, end);
	end = han_month(h, q, &u);
	if (end == q || (q = han_day(h, end, &u)) == end)
		return p;
	t->month = u.month;
	t->day = u.day;
	return q;
}

static size_t
read_part_of_day(const struct han *h, size_t at, size_t q, struct time_raw *t)
{
	const struct pack_entry *e;
	size_t end;
	bool day = t->day > 0 || t->weekday > 0 || t->holiday || t->nth_unit ||
		   (t->unit && *t->unit == 'D');

	if (t->part || !(e = han_as(h, q, PACK_PART, &end)) ||
	    han_stands(h, end, "些", &(size_t){0}))
		return q;
	if (end - q == 3 && !(q > at && day) &&
	    han_digit(h->text, end, &(size_t){0}) < 0 &&
	    !han_as(h, end, PACK_DIGIT, &(size_t){0}))
		return q;
	t->part = pack_key(e);
	return end;
}

/* The part of the day and the clock behind a date, or alone. */
static size_t
read_hours(const struct han *h, size_t at, size_t p, struct time_raw *t)
{
	const struct pack_entry *e;
	size_t end, q = han_blank(h, p);

	if (p > at && link_mark(h, q, &end))
		q = end;
	if (p > at && q < h->text.n && h->text.p[q] == 'T')
		q++;
	if ((end = read_part_of_day(h, at, q, t)) > q) {
		p = end;
		q = han_blank(h, p);
	}
	if ((e = han_as(h, q, PACK_ZONE, &end))) {
		t->zone = pack_key(e);
		q = end;
	}
	if (p > at && (e = han_as(h, q, PACK_APPROX, &end)) &&
	    !strcmp(pack_key(e), "about")) {
		size_t clock = han_clock(h, han_blank(h, end), t);

		if (clock > han_blank(h, end)) {
			t->qualifier = pack_key(e);
			return clock;
		}
	}
	end = han_clock(h, q, t);
	return end > q ? end : p;
}

/* 圣诞节当天, 周六當天早上: the day again. */
static size_t
read_same_day(const struct han *h, size_t at, size_t p, struct time_raw *t)
{
	static const char *const again[] = {"当天", "當天", "当日", "當日",
					    NULL};
	bool day = t->day > 0 || t->weekday > 0 || t->holiday ||
		   (t->unit && *t->unit == 'D');
	size_t end;

	return p > at && day && han_any(h, han_blank(h, p), again, &end) ? end
									 : p;
}

/* 周一晚些时候, 本月早些时候. */
static size_t
read_rough(const struct han *h, size_t p, struct time_raw *t)
{
	static const char *const late[] = {"晚些时候", "晚些時候", "稍晚时候",
					   "稍晚時候", NULL};
	static const char *const early[] = {"早些时候", "早些時候", "稍早时候",
					    "稍早時候", NULL};
	size_t end;

	if (t->hour >= 0 || t->part || t->qualifier)
		return p;
	if (han_any(h, p, late, &end))
		t->qualifier = "late";
	else if (han_any(h, p, early, &end))
		t->qualifier = "early";
	else
		return p;
	return end;
}

/* 7:30（英国夏令时间）: a zone behind the hour. */
static size_t
read_zone_behind(const struct han *h, size_t p, struct time_raw *t)
{
	static const char *const open[] = {"(", "（", NULL};
	static const char *const close[] = {")", "）", NULL};
	const struct pack_entry *e;
	size_t end, q;

	if (t->hour < 0 || t->zone || !han_any(h, han_blank(h, p), open, &q) ||
	    !(e = han_as(h, q, PACK_ZONE, &end)) || !han_any(h, end, close, &q))
		return p;
	t->zone = pack_key(e);
	return q;
}

/* All parts of one date or clock from `at`; where they end, or `at`. */
size_t
han_place(const struct han *h, size_t at, struct time_raw *t)
{
	static const char *const eras[] = {"公元", "西元", NULL};
	const struct pack_entry *e;
	size_t p, q, end;

	if ((e = han_as(h, at, PACK_ZONE, &end))) {
		t->zone = pack_key(e);
		at = han_blank(h, end);
	}
	p = at;
	if (han_any(h, p, eras, &end))
		p = end;
	q = p = read_lunar_mark(h, p, t);
	if ((p = han_date_digits(h, p, t)) == q)
		p = read_date(h, q, t);
	if (t->day < 0)
		p = read_parts(h, at, p, t);
	p = han_modifier(h, p, t);
	q = p;
	p = han_weekday(h, p, t);
	if (p > q && t->day < 0 && !t->unit && t->month < 0)
		p = date_behind(h, p, t);
	p = read_same_day(h, at, p, t);
	p = read_hours(h, at, p, t);
	if (p > at)
		p = read_zone_behind(h, read_rough(h, p, t), t);
	han_settle(t);
	return p;
}

static size_t
behind_length(const struct han *h, size_t at)
{
	static const char *const bounds[] = {
		"以内", "以內", "之内", "之內", "以来", "以來", "以上",
		"以下", "之间", "之間", "内",	"內",	NULL};
	size_t end, q;

	if (!han_any(h, at, bounds, &end))
		return at;
	return han_as(h, at, PACK_STOP, &q) && q > end ? at : end;
}

size_t
han_bound(const struct han *h, size_t at, const struct time_raw *t)
{
	static const char *const joints[] = {"及", "或", "年", NULL};
	static const char *const bounds[] = {"之前", "以前", "之后", "之後",
					     "以后", "以後", "以来", "以來",
					     "为止", "為止", NULL};
	static const char *const shorts[] = {"前", "起", "止", "内",
					     "內", "後", "后", NULL};
	struct figure f;
	size_t p = at, end, q;

	if (t->timex == TIMEX_DURATION)
		return behind_length(h, at);
	if (t->timex != TIMEX_DATE || *t->literal || t->interval || t->window ||
	    (t->year == TIME_NO_YEAR && t->day < 0 && t->hour < 0 &&
	     t->month < 0 && !t->qualifier && !t->holiday))
		return at;
	if (han_any(h, p, joints, &end))
		p = end;
	if (han_any(h, p, bounds, &end))
		return end;
	if (t->year == TIME_NO_YEAR && t->day < 0 && t->hour < 0 &&
	    !t->qualifier && !t->holiday)
		return at;
	if (!han_any(h, at, shorts, &end) || han_figure(h, end, &f) ||
	    (han_as(h, at, PACK_STOP, &q) && q > end) ||
	    (han_as(h, at, PACK_APPROX, &q) && q > end))
		return at;
	return end;
}

/* 第二年 is the year after; 第七年 is one of a row, but where it is all that
 * was asked. */
static bool
is_year_after(const struct han *h, size_t at, size_t end, long n)
{
	return n == 2 || (!at && end == h->text.n);
}

/* 第三天: counted from the day that was told last. */
static size_t
read_nth_day(const struct han *h, size_t at, struct time_raw *t)
{
	const struct pack_entry *e;
	struct figure f;
	size_t end, p;

	if (!han_as(h, at, PACK_ORDINAL_MARK, &p) || !han_figure(h, p, &f) ||
	    f.half || f.vague || f.n < 1 || f.n > 99 ||
	    !(e = han_as(h, f.end, PACK_UNIT_TIME, &end)) ||
	    (strcmp(pack_key(e), "D") &&
	     (strcmp(pack_key(e), "Y") || !is_year_after(h, at, end, f.n))))
		return at;
	t->unit = pack_key(e);
	t->shift = (int)f.n - 1;
	t->anchored = t->needs_last = true;
	return end;
}

static size_t
read_word(const struct han *h, size_t at, struct time_raw *t)
{
	const struct pack_entry *e;
	size_t end;

	if ((e = han_as(h, at, PACK_FREQUENCY, &end)))
		t->timex = TIMEX_SET;
	else
		e = han_as(h, at, PACK_REF, &end);
	if (!e || han_in_word(h, at))
		return at;
	snprintf(t->literal, sizeof t->literal, "%s", pack_key(e));
	return end;
}

/* A length, where it is no date: 十年 is one, 2010年 is none. */
static size_t
read_length(const struct han *h, size_t at, struct time_raw *t)
{
	struct time_raw place = *t;
	size_t p, end = han_whole_length(h, at, t);

	if (end == at)
		return at;
	p = han_place(h, at, &place);
	return place.year == TIME_NO_YEAR && place.half < 0 &&
			       (p < end || t->timex == TIMEX_DATE)
		       ? end
		       : at;
}

/* A date or clock, with what stands around it. */
static size_t
read_place(const struct han *h, size_t at, struct time_raw *t)
{
	const struct pack_entry *e;
	size_t end, p = han_place(h, at, t);

	if (p > at && (e = han_as(h, p, PACK_APPROX, &end)) &&
	    !strcmp(pack_key(e), "about") &&
	    (end - p == 6 || (end - p == 3 && t->hour >= 0 &&
			      !han_stands(h, p, "约", &(size_t){0}) &&
			      !han_stands(h, p, "約", &(size_t){0})))) {
		t->qualifier = pack_key(e);
		return end;
	}
	return p;
}

size_t
han_one(const struct han *h, size_t at, struct time_raw *t)
{
	static const struct {
		size_t (*read)(const struct han *, size_t, struct time_raw *);
		bool words; /* never starts with a figure */
	} readers[] = {{han_set, true},		 {han_window, true},
		       {han_first_months, true}, {han_facing, true},
		       {read_length, false},	 {read_place, false},
		       {read_word, true},	 {read_nth_day, true}};
	bool figure = (unsigned char)h->text.p[at] < 0x80;
	struct time_raw clean;
	size_t p;

	time_raw_init(t, at, at);
	clean = *t;
	for (size_t i = 0; i < COUNT(readers); i++) {
		if (figure && readers[i].words)
			continue;
		if ((p = readers[i].read(h, at, t)) > at)
			return han_bound(h, p, t);
		*t = clean;
	}
	return at;
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
	uint64_t set;
	struct figure f;
	size_t p;
	bool latin = (unsigned char)h->text.p[at] < 0x80;

	if (!(pack_may_start(h->pack, h->text, at) &
	      (openers | numerals | ahead)) &&
	    !latin && (unsigned char)h->text.p[at] != 0xEF)
		return true;
	set = pack_classes(h->pack, h->text, at);
	if (set & ahead)
		h->ahead = at + 1;
	if (set & openers)
		return false;
	if (!(set & numerals) && !latin && (unsigned char)h->text.p[at] != 0xEF)
		return true;
	if (latin && h->text.p[at] == 'Q')
		return false;
	if (!han_figure(h, at, &f))
		return true;
	p = han_blank(h, f.end);
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

/* 第89分钟, 第50周, 第七年 are no lengths; 第二年 is the next. */
static size_t
skip_ordinal(const struct han *h, size_t at)
{
	const struct pack_entry *e;
	struct figure f;
	size_t p, end;

	if (!han_as(h, at, PACK_ORDINAL_MARK, &p) ||
	    !han_figure(h, han_blank(h, p), &f))
		return at;
	p = han_blank(h, f.end);
	if (han_stands(h, p, "个", &end) || han_stands(h, p, "個", &end))
		p = end;
	e = han_as(h, p, PACK_UNIT_TIME, &end);
	return e && (!strcmp(pack_key(e), "TM") ||
		     (!strcmp(pack_key(e), "Y") &&
		      !is_year_after(h, at, end, f.n)) ||
		     !strcmp(pack_key(e), "S") || !strcmp(pack_key(e), "H") ||
		     !strcmp(pack_key(e), "W") || !strcmp(pack_key(e), "M"))
		       ? end
		       : at;
}

/* Do words behind the time, in its clause or behind one comma, say that it is
 * to come: 周二，大雨将会减弱? 将 alone also takes an object. */
static bool
looks_ahead(const struct han *h, size_t at)
{
	static const char *const words[] = {
		"将会",	  "將會",   "将于",   "將於",	"将在", "將在", "将有",
		"將有",	  "将举",   "將舉",   "将开",	"將開", "将公", "將公",
		"将发布", "將發布", "将出席", "將出席", "将进", "將進", "将迎",
		"將迎",	  "将继续", "將繼續", "将是",	"將是", NULL};
	static const char *const ends[] = {
		"。", "；", "！", "？", "，",	"了",	"宣布", "表示",
		"说", "說", "称", "稱", "透露", "指出", "\n",	NULL};
	size_t end, most = at + 48 < h->text.n ? at + 48 : h->text.n;

	if (han_stands(h, at, "，", &end))
		at = end;
	for (uint32_t cp; at < most; at += utf8_next(h->text, at, &cp)) {
		if ((han_stands(h, at, "将", &end) ||
		     han_stands(h, at, "將", &end)) &&
		    han_any(h, at, words, &end))
			return true;
		if (han_any(h, at, ends, &end))
			return false;
	}
	return false;
}

/* A word that is no time; 青年 is one, 青年节 is not. */
static bool
is_stop(const struct han *h, size_t at, size_t *end)
{
	size_t day;

	return han_as(h, at, PACK_STOP, end) &&
	       !(han_as(h, at, PACK_HOLIDAY, &day) && day > *end);
}

/* 《明日之后》: in a title no day is counted from today. */
static bool
in_title(const struct han *h, const struct time_raw *t)
{
	return h->title && t->timex == TIMEX_DATE &&
	       (t->unit || *t->literal || (t->weekday > 0 && t->day < 0));
}

static void
note_mark(struct han *h, uint32_t cp)
{
	if (cp >= 0x4E00 && cp < 0xFF01)
		return;
	if (cp == 0x3002 || cp == '\n' || cp == 0xFF01 || cp == 0xFF1F)
		h->sentence++, h->ahead = 0;
	if (cp == 0x300A)
		h->title = true;
	else if (cp == 0x300B || cp == '\n')
		h->title = false;
}

void
times_han(time_list *out, struct str text, const struct pack *pack)
{
	struct figure_memo memo = {.at = (size_t)-1};
	struct han h = {.text = text, .pack = pack, .out = out, .memo = &memo};
	size_t at = 0, end;

	while (at < text.n) {
		struct time_raw t;
		uint32_t cp;
		size_t next = at + utf8_next(text, at, &cp);

		note_mark(&h, cp);
		if (!may_start(&h, at)) {
			at = next;
			continue;
		}
		if (hopeless(&h, at, &next)) {
			at = next;
			continue;
		}
		if ((cp > 0x80 && is_stop(&h, at, &end)) ||
		    (end = skip_ordinal(&h, at)) > at) {
			at = end;
			continue;
		}
		if ((end = han_listed_year(&h, at)) > at ||
		    (end = han_year_range(&h, at)) > at ||
		    (end = han_bare_range(&h, at)) > at) {
			at = end;
			continue;
		}
		end = han_one(&h, at, &t);
		if (end == at || in_title(&h, &t)) {
			at = end > next ? end : next;
			continue;
		}
		t.end = end;
		t.sentence = h.sentence;
		if ((h.ahead && at - h.ahead < 30) ||
		    (t.weekday > 0 && t.day < 0 && !t.unit &&
		     looks_ahead(&h, end)))
			t.tense = TIME_AHEAD;
		vec_push(out, t);
		at = han_range_end(&h, end);
	}
	if (out->n == 1 && !out->v[0].start && out->v[0].end == text.n)
		out->v[0].tense = TIME_ALONE;
}
