#include "dateline.h"

#include "rashomon/base/ascii.h"
#include "rashomon/text/fold.h"
#include "rashomon/text/utf8.h"

#include <stdio.h>

enum {
	HEAD_MOST = 110,
	PLACE_LEAST = 5, /* of a place that stands alone before its dash */
	CREDIT_MOST = 120
};

int
month_of(struct str w)
{
	static const char *const names[] = {
		"january",   "february", "march",    "april",
		"may",	     "june",	 "july",     "august",
		"september", "october",	 "november", "december",
	};

	if (w.n && w.p[w.n - 1] == '.')
		w.n--;
	for (int i = 0; i < 12; i++) {
		struct str name = str_of(names[i]);

		if (w.n >= 3 && w.n <= name.n &&
		    str_eq_ascii(w, str_sub(name, 0, w.n)))
			return i + 1;
		if (i == 8 && str_eq_ascii(w, STR("sept")))
			return 9;
	}
	return 0;
}

static size_t
digits_at(struct str s, size_t at)
{
	size_t n = 0;

	while (at + n < s.n && ascii_digit(s.p[at + n]))
		n++;
	return n;
}

static int
number_at(struct str s, size_t at, size_t n)
{
	int v = 0;

	for (size_t i = 0; i < n; i++)
		v = v * 10 + (s.p[at + i] - '0');
	return v;
}

static bool
write_day(int y, int m, int d, char iso[11])
{
	if (y < 1900 || y > 2100 || m < 1 || m > 12 || d < 1 || d > 31)
		return false;
	snprintf(iso, 11, "%04u-%02u-%02u", (unsigned)y % 10000u,
		 (unsigned)m % 100u, (unsigned)d % 100u);
	return true;
}

bool
date_code(struct str p, char iso[11], size_t *at)
{
	size_t n = p.n, digits = 0;
	int v;

	while (n && p.p[n - 1] == ' ')
		n--;
	while (digits < n && ascii_digit(p.p[n - 1 - digits]))
		digits++;
	*at = n - digits;
	if ((digits != 7 && digits != 8) || !*at)
		return false;
	if (ascii_digit(p.p[*at - 1]) ||
	    (p.p[*at - 1] != ')' && p.p[*at - 1] != ' ' &&
	     (unsigned char)p.p[*at - 1] < 0x80))
		return false;
	v = number_at(p, *at, digits);
	return digits == 8 ? write_day(v / 10000, v / 100 % 100, v % 100, iso)
			   : write_day(v / 10000 + 1911, v / 100 % 100, v % 100,
				       iso);
}

/* Number, separator, number, separator, number from `at`. */
static bool
triple(struct str s, size_t at, const char *marks, char iso[11], size_t *month)
{
	size_t y = digits_at(s, at), m, d, pm, pd;

	*month = 0;
	if (y != 4 || at + 5 >= s.n || !strchr(marks, s.p[at + 4]))
		return false;
	pm = at + 5;
	m = digits_at(s, pm);
	if (m < 1 || m > 2)
		return false;
	*month = pm;
	if (pm + m + 1 >= s.n || !strchr(marks, s.p[pm + m]))
		return false;
	pd = pm + m + 1;
	d = digits_at(s, pd);
	if (d < 1 || d > 2)
		return false;
	return write_day(number_at(s, at, 4), number_at(s, pm, m),
			 number_at(s, pd, d), iso);
}

/* 2026年7月3日 at `at`. */
static bool
han_triple(struct str s, size_t at, char iso[11])
{
	size_t y = digits_at(s, at), m, d, pm, pd;
	int year;

	if (y < 2 || y > 4 || !str_starts(str_sub(s, at + y, s.n), STR("年")))
		return false;
	pm = at + y + 3;
	m = digits_at(s, pm);
	if (m < 1 || m > 2 || !str_starts(str_sub(s, pm + m, s.n), STR("月")))
		return false;
	pd = pm + m + 3;
	d = digits_at(s, pd);
	if (d < 1 || d > 2)
		return false;
	year = number_at(s, at, y);
	return write_day(y < 4 ? year + 1911 : year, number_at(s, pm, m),
			 number_at(s, pd, d), iso);
}

bool
date_in_line(struct str s, char iso[11])
{
	size_t month;

	for (size_t at = 0; at < s.n; at++) {
		if (!ascii_digit(s.p[at]))
			continue;
		if (triple(s, at, "-/.", iso, &month) || han_triple(s, at, iso))
			return true;
		at += digits_at(s, at) - 1;
	}
	return false;
}

/* A run of digits of an address that is a day by itself. */
static bool
packed_day(struct str s, size_t at, size_t n, char iso[11])
{
	int y, v;

	if (n >= 8 && n <= 14) {
		v = number_at(s, at, 8);
		y = v / 10000;
		if (y >= 1990 && y <= 2099 && n != 9 &&
		    write_day(y, v / 100 % 100, v % 100, iso))
			return true;
	}
	if (n == 12 && s.p[at] == '1') { /* 1YYMMDDnnnnn */
		v = number_at(s, at + 1, 6);
		return write_day(2000 + v / 10000, v / 100 % 100, v % 100, iso);
	}
	if (n == 6) {
		v = number_at(s, at, 6);
		y = 2000 + v / 10000;
		return y >= 2010 && y <= 2040 &&
		       write_day(y, v / 100 % 100, v % 100, iso);
	}
	return false;
}

static bool
address_month(struct str s, size_t at, size_t n, size_t month, char iso[11])
{
	int y, m;

	if (n == 6) {
		y = number_at(s, at, 4);
		m = number_at(s, at + 4, 2);
	} else if (n == 4 && month && digits_at(s, month) == 2) {
		y = number_at(s, at, 4);
		m = number_at(s, month, 2);
	} else {
		return false;
	}
	if (y < 1990 || y > 2099 || m < 1 || m > 12)
		return false;
	snprintf(iso, 11, "%04u-%02u", (unsigned)y % 10000u,
		 (unsigned)m % 100u);
	return true;
}

bool
date_in_address(struct str s, char iso[11])
{
	char month_iso[11] = "";
	size_t month;

	for (size_t at = 0; at < s.n; at++) {
		size_t n = digits_at(s, at);

		if (!n)
			continue;
		if (triple(s, at, "-/_", iso, &month) ||
		    packed_day(s, at, n, iso))
			return true;
		if (!*month_iso)
			address_month(s, at, n, month, month_iso);
		at += n - 1;
	}
	memcpy(iso, month_iso, 11);
	return *iso != '\0';
}

/* "July 3", "3 July", "July 3, 2026" as a whole piece. */
static bool
english_day(struct str s, struct dateline *d)
{
	struct str word[4];
	size_t n = 0;

	s = str_trim(s);
	for (size_t at = 0; at < s.n && n < 4;) {
		size_t from;

		while (at < s.n && (s.p[at] == ' ' || s.p[at] == ','))
			at++;
		from = at;
		while (at < s.n && s.p[at] != ' ' && s.p[at] != ',')
			at++;
		if (at > from)
			word[n++] = str_sub(s, from, at);
	}
	if (n < 2 || n > 3)
		return false;
	for (size_t i = 0; i < 2; i++) {
		struct str day = word[1 - i];

		d->month = month_of(word[i]);
		if (!d->month || digits_at(day, 0) != day.n || day.n > 2)
			continue;
		d->day = number_at(day, 0, day.n);
		if (n == 3 && word[2].n == 4 && digits_at(word[2], 0) == 4)
			d->year = number_at(word[2], 0, 4);
		return d->day >= 1 && d->day <= 31;
	}
	d->month = 0;
	return false;
}

/* "(Agency, reporter Name, Place, July 3)" with `inner` between the
 * brackets. */
static bool
bracket_dateline(struct str inner, struct dateline *d)
{
	struct str piece[6];
	size_t n = 0, from = 0;

	for (size_t i = 0; i <= inner.n && n < 6; i++)
		if (i == inner.n || inner.p[i] == ',') {
			piece[n++] = str_trim(str_sub(inner, from, i));
			from = i + 1;
		}
	if (n < 2 || n > 5)
		return false;
	if (n >= 3 && digits_at(piece[n - 1], 0) == 4 && piece[n - 1].n == 4) {
		if (!english_day(piece[n - 2], d))
			return false;
		d->year = number_at(piece[n - 1], 0, 4);
		n--;
	} else if (!english_day(piece[n - 1], d)) {
		return false;
	}
	d->agency = piece[0];
	for (size_t i = 1; i + 1 < n; i++) {
		if (str_starts(piece[i], STR("reporter ")))
			d->reporter = str_sub(piece[i], 9, piece[i].n);
		else if (str_starts(piece[i], STR("by ")))
			d->reporter = str_sub(piece[i], 3, piece[i].n);
		else
			d->place = piece[i];
	}
	return true;
}

/* Where the dash that ends a dateline starts and ends, within its first
 * bytes; false none. A hyphen counts with a blank before it only. */
static bool
find_dash(struct str p, size_t *start, size_t *end)
{
	static const char *const dashes[] = {" — ", " – ", " -- ", " - ",
					     "— ",  "– ",  ") -",  "—"};
	size_t best = (size_t)-1, n = 0;

	p.n = p.n < HEAD_MOST ? p.n : HEAD_MOST;
	for (size_t i = 0; i < COUNT(dashes); i++) {
		size_t at = str_find(p, str_of(dashes[i]), 0);

		if (at != (size_t)-1 && at < best) {
			best = at + (*dashes[i] == ')');
			n = strlen(dashes[i]) - (*dashes[i] == ')');
		}
	}
	if (best == (size_t)-1)
		return false;
	*start = best;
	*end = best + n;
	while (*end < p.n && strchr("- ", p.p[*end]))
		++*end;
	return true;
}

/* Capitals only? else, do its words start with one, two at the most? */
static bool
is_place(struct str s, bool *loud)
{
	size_t letters = 0, small = 0, words = 0;

	for (size_t i = 0; i < s.n; i++) {
		bool first = !i || s.p[i - 1] == ' ' || s.p[i - 1] == '-';

		if (ascii_digit(s.p[i]) || strchr(";:\"?!", s.p[i]))
			return false;
		words += first;
		letters += ascii_letter(s.p[i]) || (s.p[i] & 0x80) != 0;
		small += ascii_small(s.p[i]);
		if (first && ascii_small(s.p[i]))
			return false;
	}
	*loud = !small;
	return letters >= 2 && (*loud || words <= 3);
}

/* The pieces of "PLACE, Region, July 3, 2026" between commas: a place, then
 * regions, days and years. */
static bool
place_pieces(struct str s, struct dateline *d, bool *loud)
{
	for (size_t from = 0, n = 0; from <= s.n; n++) {
		size_t comma = str_find(s, STR(","), from);
		size_t end = comma == (size_t)-1 ? s.n : comma;
		struct str piece = str_trim(str_sub(s, from, end));
		struct dateline day = {0};
		bool ignored;

		from = end + 1;
		if (!piece.n)
			continue;
		if (piece.n == 4 && digits_at(piece, 0) == 4) {
			d->year = number_at(piece, 0, 4);
		} else if (english_day(piece, &day)) {
			d->month = day.month;
			d->day = day.day;
			d->year = day.year ? day.year : d->year;
		} else if (n > 3 || !is_place(piece, n ? &ignored : loud)) {
			return false;
		} else if (!n) {
			d->place = piece;
		}
	}
	return d->place.n != 0;
}

/* The agency in brackets behind the place, and a day behind that. */
static bool
agency_pieces(struct str p, size_t open, struct dateline *d, bool *loud)
{
	size_t close = str_find(p, STR(")"), open);
	struct dateline after = {0};
	struct str rest;

	if (close == (size_t)-1 || close - open > 60 ||
	    !place_pieces(str_sub(p, 0, open), d, loud))
		return false;
	d->agency = str_sub(p, open + 1, close);
	rest = str_sub(p, close + 1, p.n);
	while (rest.n && strchr(", ", rest.p[0]))
		rest = str_sub(rest, 1, rest.n);
	if (!rest.n)
		return true;
	if (!english_day(rest, &after))
		return false;
	d->month = after.month;
	d->day = after.day;
	d->year = after.year;
	return true;
}

/* An agency alone in brackets; labels stand in such too. */
static bool
agency_alone(struct str p, struct dateline *d)
{
	static const char *const labels[] = {
		"advertisement", "analysis",  "breaking",  "commentary",
		"corrected",	 "corrects",  "editorial", "exclusive",
		"gallery",	 "live",      "opinion",   "photo",
		"photos",	 "sponsored", "update",	   "updated",
		"video",	 "watch"};
	bool ignored;

	p = str_trim(p);
	if (p.n < 4 || p.p[p.n - 1] != ')')
		return false;
	d->agency = str_sub(p, 1, p.n - 1);
	for (size_t i = 0; i < COUNT(labels); i++)
		if (str_eq_ascii(d->agency, str_of(labels[i])))
			return false;
	return is_place(d->agency, &ignored);
}

/* "PLACE, July 3 (Agency) -", "PLACE (Agency), July 3, 2026 --",
 * "Place, 3 July —", "PLACE —", "(Agency) --". */
static bool
place_dateline(struct str p, struct dateline *d)
{
	size_t dash, end, open;
	bool loud = false;

	if (!find_dash(p, &dash, &end))
		return false;
	d->end = end;
	p = str_sub(p, 0, dash);
	open = str_find(p, STR("("), 0);
	if (!open)
		return agency_alone(p, d);
	if (open < p.n)
		return agency_pieces(p, open, d, &loud) && (loud || d->month);
	return place_pieces(p, d, &loud) &&
	       (d->month || (loud && d->place.n >= PLACE_LEAST));
}

/* The day before 電/电 in "北京7月3日电", "台北3日電": numbers back from 日. */
static bool
han_day(struct str s, size_t day_end, struct dateline *d, size_t *from)
{
	size_t at = day_end, n = 0, m = 0, y = 0;

	while (at && ascii_digit(s.p[at - 1])) {
		at--;
		n++;
	}
	if (n < 1 || n > 2)
		return false;
	d->day = number_at(s, at, n);
	if (at >= 3 && !memcmp(s.p + at - 3, "月", 3)) {
		size_t k = at - 3;

		while (k && ascii_digit(s.p[k - 1])) {
			k--;
			m++;
		}
		if (m == 1 || m == 2) {
			d->month = number_at(s, k, m);
			at = k;
		}
	}
	if (at >= 3 && !memcmp(s.p + at - 3, "年", 3)) {
		size_t k = at - 3;

		while (k && ascii_digit(s.p[k - 1])) {
			k--;
			y++;
		}
		if (y == 4) {
			d->year = number_at(s, k, y);
			at = k;
		}
	}
	*from = at;
	return d->day >= 1 && d->day <= 31;
}

/* How many bytes of `s` the agency's name takes: up to 社, 通讯社, 電 … */
static size_t
agency_length(struct str s)
{
	static const char *const ends[] = {
		"通讯社", "通訊社", "新聞社", "新闻社", "社",
		"新聞網", "新闻网", "网",     "網",	"电台",
		"電台",	  "日报",   "日報",   "時報",	"时报"};
	size_t best = 0;

	for (size_t i = 0; i < COUNT(ends); i++) {
		struct str end = str_of(ends[i]);
		size_t at = str_find(s, end, 0);

		if (at == (size_t)-1 || at > 36)
			continue;
		if (!best || at + end.n < best ||
		    (at < best && at + end.n > best))
			best = at + end.n;
	}
	return best;
}

/* "agency 記者 name place day 電" between `from` and the day. */
static void
han_parts(struct str s, struct dateline *d)
{
	size_t n = agency_length(s), mark;
	struct str rest;

	d->agency = str_sub(s, 0, n);
	rest = str_sub(s, n, s.n);
	mark = str_starts(rest, STR("記者")) || str_starts(rest, STR("记者"));
	if (mark) {
		size_t name = rest.n > 6 + 9 ? 9 : rest.n - 6;

		d->reporter = str_sub(rest, 6, 6 + name);
		d->place = str_sub(rest, 6 + name, rest.n);
	} else {
		d->place = rest;
	}
}

/* Length of the word that says a reporter's name follows; 0 none. */
static size_t
reporter_label(struct str s)
{
	static const char *const labels[] = {"特派記者", "特派记者", "記者",
					     "记者",	 "編譯",     "编译"};

	for (size_t i = 0; i < COUNT(labels); i++)
		if (str_starts(s, str_of(labels[i])))
			return strlen(labels[i]);
	return 0;
}

/* Bytes of the name at the start of `s`: up to a slash, a day or a blank,
 * three characters where none comes. */
static size_t
name_length(struct str s)
{
	static const char *const ends[] = {"／", "/", " ", "、", "於", "在"};
	size_t n = 0;

	while (n < s.n && n < 12 && !ascii_digit(s.p[n]) &&
	       !str_starts_any(str_sub(s, n, s.n), STR_LIST(ends)))
		n += (unsigned char)s.p[n] < 0x80 ? 1 : 3;
	return n < 12 && n <= s.n ? n : s.n < 9 ? s.n : 9;
}

/* "【記者陳立文／白沙報導】", "（某社記者某某19日某地報導）" at the start. */
static bool
credit_dateline(struct str p, struct dateline *d)
{
	static const char *const pairs[][2] = {{"【", "】"}, {"〔", "〕"},
					       {"（", "）"}, {"［", "］"},
					       {"(", ")"},   {"[", "]"}};
	static const char *const ends[] = {"報導", "报道", "報道", "电", "電"};
	struct str in = STR_NONE;
	size_t close, at = 0, n = 0;

	for (size_t i = 0; i < COUNT(pairs) && !in.n; i++) {
		size_t open = strlen(pairs[i][0]);

		close = str_find(p, str_of(pairs[i][1]), 0);
		if (!str_starts(p, str_of(pairs[i][0])) ||
		    close == (size_t)-1 || close > CREDIT_MOST)
			continue;
		in = str_trim(str_sub(p, open, close));
		d->end = close + strlen(pairs[i][1]);
	}
	while (at < in.n && !(n = reporter_label(str_sub(in, at, in.n))))
		at++;
	if (!n || !str_ends_any(in, STR_LIST(ends)))
		return false;
	d->agency = str_trim(str_sub(in, 0, at));
	d->reporter = str_trim(str_sub(in, at + n, in.n));
	d->reporter = str_sub(d->reporter, 0, name_length(d->reporter));
	for (at += n; (at = str_find(in, STR("日"), at)) != (size_t)-1; at += 3)
		if (han_day(in, at, d, &n))
			break;
	return true;
}

/* "某报讯（记者 某某）" at the start: an outlet's own report, without a day. */
static bool
own_report(struct str p, struct dateline *d)
{
	static const char *const marks[] = {"讯（记者", "訊（記者", "讯(记者",
					    "訊(記者"};
	struct str head = str_sub(p, 0, p.n < 60 ? p.n : 60);

	for (size_t i = 0; i < COUNT(marks); i++) {
		size_t n = strlen(marks[i]);
		size_t at = str_find(head, str_of(marks[i]), 0), close, last;

		if (at == (size_t)-1)
			continue;
		close = str_find(p, STR("）"), at);
		last = str_find(p, STR(")"), at);
		if (last < close)
			close = last;
		if (close == (size_t)-1 || close - at > 80)
			return false;
		d->agency = str_sub(p, 0, at);
		if (str_starts(d->agency, STR("本")))
			d->agency = STR_NONE;
		d->reporter = str_trim(str_sub(p, at + n, close));
		d->end = close + (p.p[close] == ')' ? 1 : 3);
		return true;
	}
	return false;
}

static bool
han_dateline(struct str p, struct dateline *d)
{
	static const char *const wires[] = {"日电", "日電", "日專電", "日专电",
					    "日讯", "日訊", "日综合"};
	struct str head = str_sub(p, 0, p.n < 150 ? p.n : 150);
	size_t from = 0, at = (size_t)-1, len = 0, day;

	if (str_starts(head, STR("（")) || str_starts(head, STR("〔")) ||
	    str_starts(head, STR("【")))
		from = 3;
	else if (str_starts(head, STR("(")) || str_starts(head, STR("[")))
		from = 1;
	for (size_t i = 0; i < COUNT(wires); i++) {
		size_t hit = str_find(head, str_of(wires[i]), 0);

		if (hit != (size_t)-1 && hit < at) {
			at = hit;
			len = strlen(wires[i]);
		}
	}
	if (at == (size_t)-1 || !han_day(head, at, d, &day) || day < from)
		return false;
	han_parts(str_sub(head, from, day), d);
	d->end = at + len;
	if (from && str_starts(str_sub(p, d->end, p.n), STR(")")))
		d->end++;
	else if (from)
		d->end += d->end + 3 <= p.n ? 3 : 0;
	else if (str_starts(str_sub(p, d->end, p.n), STR("（记者")) ||
		 str_starts(str_sub(p, d->end, p.n), STR("（記者"))) {
		size_t close = str_find(p, STR("）"), d->end);

		if (close != (size_t)-1 && close - d->end < 60) {
			d->reporter = str_trim(str_sub(p, d->end + 9, close));
			d->end = close + 3;
		}
	}
	return true;
}

bool
dateline_read(struct str p, struct dateline *d)
{
	size_t open, close;

	*d = (struct dateline){0};
	if (han_dateline(p, d))
		return true;
	*d = (struct dateline){0};
	if (credit_dateline(p, d))
		return true;
	*d = (struct dateline){0};
	if (own_report(p, d))
		return true;
	*d = (struct dateline){0};
	if (place_dateline(p, d))
		return true;
	*d = (struct dateline){0};
	open = str_find(p, STR("("), 0);
	if (open == (size_t)-1 || open > 60)
		return false;
	close = str_find(p, STR(")"), open);
	if (close == (size_t)-1 || close - open > 160)
		return false;
	if (!bracket_dateline(str_sub(p, open + 1, close), d))
		return false;
	d->start = open;
	d->end = close + 1;
	return true;
}

void
dateline_credit(struct article *a, const struct dateline *d)
{
	if (d->agency.n && !*a->outlet)
		a->outlet = article_keep(a, d->agency);
	else if (d->agency.n && !str_eq(d->agency, str_of(a->outlet)))
		vec_push(&a->cites, article_keep(a, d->agency));
	if (d->reporter.n && !*a->byline)
		a->byline = article_keep(a, d->reporter);
}

bool
dateline_day(const struct dateline *d, char iso[11])
{
	return d->year && write_day(d->year, d->month, d->day, iso);
}
