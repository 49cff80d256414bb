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

/* All parts of one date or clock from `at`; where they end, or `at`. */
size_t
han_place(const struct han *h, size_t at, struct time_raw *t)
{
	const struct pack_entry *e;
	size_t p, q, end;

	if ((e = han_as(h, at, PACK_ZONE, &end))) {
		t->zone = e->key;
		at = han_blank(h, end);
	}
	p = at;
	if (han_stands(h, p, "公元", &end) || han_stands(h, p, "西元", &end))
		p = end;
	if (han_stands(h, p, "农历", &end) || han_stands(h, p, "農曆", &end))
		p = end;
	q = p;
	p = han_date_digits(h, p, t);
	if (p == q) {
		p = han_age(h, p, t);
		if (p == q)
			p = han_year(h, p, t);
		if (p > q) {
			q = han_blank(h, p);
			if (han_stands(h, q, "的", &end))
				q = end;
			if (han_stands(h, q, "农历", &end) ||
			    han_stands(h, q, "農曆", &end))
				q = end;
			if (q > p && han_month(h, q, t) == q)
				q = p;
		}
		if ((end = han_month(h, q, t)) > q)
			q = p = end;
		end = han_day(h, han_blank(h, p), t);
		if (end > han_blank(h, p))
			p = end;
	}
	if (t->day < 0) {
		p = han_named_day(h, p, t);
		q = han_stands(h, p, "的", &end) && p > at ? end : p;
		if ((end = han_span(h, q, t)) > q)
			p = end;
	}
	p = han_modifier(h, p, t);
	q = p;
	p = han_weekday(h, p, t);
	if (p > q && t->day < 0 && !t->unit && t->month < 0) {
		static const char *const comma[] = {",", "，", NULL};
		struct time_raw u = *t;

		if (han_any(h, p, comma, &end)) {
			q = han_blank(h, end);
			u.start = q;
			end = han_month(h, q, &u);
			if (end > q && (q = han_day(h, end, &u)) > end) {
				t->month = u.month;
				t->day = u.day;
				p = q;
			}
		}
	}
	q = han_blank(h, p);
	if (han_stands(h, q, "的", &end) && p > at)
		q = end;
	if (q < h->text.n && h->text.p[q] == 'T' && p > at)
		q++;
	if (!t->part && (e = han_as(h, q, PACK_PART, &end)) &&
	    (end - q > 3 ||
	     (p > at && (t->day > 0 || t->weekday > 0 || t->holiday ||
			 (t->unit && *t->unit == 'D'))) ||
	     han_digit(h->text, end, &(size_t){0}) >= 0 ||
	     han_as(h, end, PACK_DIGIT, &(size_t){0}))) {
		t->part = e->key;
		p = q = end;
		q = han_blank(h, q);
	}
	if ((e = han_as(h, q, PACK_ZONE, &end))) {
		t->zone = e->key;
		q = end;
	}
	if ((end = han_clock(h, q, t)) > q)
		p = end;
	han_settle(t);
	return p;
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
	if (han_any(h, p, joints, &end))
		p = end;
	return han_any(h, p, bounds, &end) ? end : at;
}

size_t
han_one(const struct han *h, size_t at, struct time_raw *t)
{
	const struct pack_entry *e;
	struct time_raw clean;
	size_t end, p;

	time_raw_init(t, at, at);
	clean = *t;
	if ((p = han_set(h, at, t)) > at)
		return p;
	*t = clean;
	if ((p = han_facing(h, at, t)) > at)
		return p;
	*t = clean;
	end = han_whole_length(h, at, t);
	if (end > at) {
		struct time_raw place = clean;

		p = han_place(h, at, &place);
		if (place.year == TIME_NO_YEAR && place.half < 0 &&
		    (p < end || t->timex == TIMEX_DATE))
			return end;
	}
	*t = clean;
	p = han_place(h, at, t);
	if (p > at) {
		if ((e = han_as(h, p, PACK_APPROX, &end)) && end - p == 6 &&
		    !strcmp(e->key, "about")) {
			t->qualifier = e->key;
			return end;
		}
		return bound(h, p, t);
	}
	*t = clean;
	if ((e = han_as(h, at, PACK_FREQUENCY, &end))) {
		snprintf(t->literal, sizeof t->literal, "%s", e->key);
		t->timex = TIMEX_SET;
		return end;
	}
	if ((e = han_as(h, at, PACK_REF, &end))) {
		snprintf(t->literal, sizeof t->literal, "%s", e->key);
		return end;
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
		if (cp > 0x80 && han_as(&h, at, PACK_STOP, &end)) {
			at = end;
			continue;
		}
		if ((end = han_year_range(&h, at)) > at ||
		    (end = han_bare_range(&h, at)) > at) {
			at = end;
			continue;
		}
		end = han_one(&h, at, &t);
		if (end == at) {
			at = next;
			continue;
		}
		t.end = end;
		t.sentence = h.sentence;
		if (h.ahead && at - h.ahead < 30)
			t.tense = 1;
		vec_push(out, t);
		at = han_range_end(&h, end);
	}
}
