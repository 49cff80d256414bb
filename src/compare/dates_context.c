/* What the text around says of a date.
 *
 * A day and month without a year are of the year nearest to their text's own
 * date. Local time and UTC are one moment: where a text gives both ("5:42
 * a.m. (1042 GMT)") the distance between them is learned, and used for the
 * other local times of the story. A clock time without a day is of the day
 * of the moment told before it. The day on which somebody said something,
 * and a year that only belongs to a figure, are no facts. Each rule looks at
 * a few mentions around: linear. */
#include "dates.h"

#include "rashomon/base/ascii.h"
#include "rashomon/text/fold.h"

#include <stdlib.h>

static bool is_reporting(struct str before, struct str after);
static bool is_dateline(const struct work *w, size_t i);

/* --- local time and UTC --- */

/* Zones that a text names in words the finder may leave. */
static void
read_zone(const struct work *w, size_t i)
{
	static const char *const east8[] = {
		"北京时间", "北京時間", "台北時間",	"台北时间",
		"臺北時間", "香港時間", "Beijing time", "Taipei time"};
	struct str words = told_words(w, &w->c->told.v[i]);
	struct aspect *a = aspect_of(w, i);

	for (size_t k = 0; k < COUNT(east8) && a->offset == ZONE_NONE; k++)
		if (str_starts(words, str_of(east8[k])))
			a->offset = 480;
}

/* Two moments of one sentence with next to nothing between them are one
 * moment in two zones: gives the first its offset. */
static void
learn_offset(struct work *w, size_t i, size_t k)
{
	struct aspect *a = aspect_of(w, i), *b = aspect_of(w, k);
	struct told *x = &w->c->told.v[i], *y = &w->c->told.v[k];
	long gap;

	if (!is_moment(a) || b->minute < 0 || x->source != y->source ||
	    x->sentence != y->sentence || y->m.start > x->m.end + 60)
		return;
	if (b->offset == ZONE_NONE)
		return;
	if (a->offset != ZONE_NONE) {
		b->furniture |= is_moment(b) && utc_minute(a) == utc_minute(b);
		return;
	}
	gap = a->minute - (b->minute - b->offset);
	while (gap > 14 * 60)
		gap -= 1440;
	while (gap < -12 * 60)
		gap += 1440;
	if (gap % 15 != 0)
		return;
	a->offset = (int)gap;
	b->furniture = true;
}

/* The offset that most moments of the story with a known one have; UTC
 * itself is the zone of a report, not of a place. */
static int
story_offset(const struct work *w)
{
	size_t count[27 * 4] = {0}, best = COUNT(count);

	for (size_t i = 0; i < w->aspects.n; i++) {
		const struct aspect *a = aspect_of(w, i);

		if (is_moment(a) && a->offset != ZONE_NONE && a->offset != 0 &&
		    !a->furniture && a->offset >= -720 && a->offset <= 840)
			count[(a->offset + 720) / 15]++;
	}
	for (size_t k = 0; k < COUNT(count); k++)
		if (count[k] &&
		    (best == COUNT(count) || count[k] > count[best]))
			best = k;
	return best == COUNT(count) ? ZONE_NONE : (int)best * 15 - 720;
}

static void
set_offsets(struct work *w)
{
	int common;

	for (size_t i = 0; i < w->aspects.n; i++)
		if (w->c->told.v[i].m.kind == MENTION_TIME)
			read_zone(w, i);
	for (size_t i = 0; i < w->aspects.n; i++)
		for (size_t k = i + 1; k < w->aspects.n && k < i + 4; k++)
			if (w->c->told.v[i].m.kind == MENTION_TIME &&
			    w->c->told.v[k].m.kind == MENTION_TIME)
				learn_offset(w, i, k);
	common = story_offset(w);
	if (common == ZONE_NONE)
		return;
	for (size_t i = 0; i < w->aspects.n; i++)
		if (is_moment(aspect_of(w, i)) &&
		    aspect_of(w, i)->offset == ZONE_NONE)
			aspect_of(w, i)->offset = common;
}

/* --- ranges, and years that the story gives --- */

/* "January 2018 to September 2024" found as two dates becomes one range. */
static void
join_range(struct work *w, size_t i)
{
	static const char *const joins[] = {"to",  "-",	 "until", "through",
					    "and", "至", "到",	  "till"};
	struct aspect *a = aspect_of(w, i), *b = aspect_of(w, i + 1);
	struct told *x = &w->c->told.v[i], *y = &w->c->told.v[i + 1];
	const struct article *article = w->c->sources.v[x->source].article;
	struct buf gap = BUF_INIT, before = BUF_INIT;
	bool joined = false;
	struct str between;

	if (a->valued && b->valued && a->last > a->first && x->m.value2 &&
	    b->last == a->last && x->source == y->source &&
	    y->m.start >= x->m.end && y->m.start - x->m.end <= 20) {
		x->m.end = y->m.end; /* the end is told twice */
		b->furniture = true;
		return;
	}
	if (!a->valued || !b->valued || x->source != y->source ||
	    x->sentence != y->sentence || y->m.start < x->m.end ||
	    y->m.start - x->m.end > 20 || b->last <= a->last ||
	    a->minute >= 0 || b->minute >= 0)
		return;
	buf_adds(&gap, "");
	buf_adds(&before, "");
	fold(&gap, str_sub(article->text, x->m.end, y->m.start));
	fold(&before,
	     str_sub(article->text, x->m.start > 12 ? x->m.start - 12 : 0,
		     x->m.start));
	between = str_trim(buf_str(&gap));
	for (size_t k = 0; k < COUNT(joins) && !joined; k++)
		joined = str_eq(between, str_of(joins[k]));
	if (str_eq(between, STR("and")))
		joined = str_ends(str_trim(buf_str(&before)), STR("between"));
	if (str_ends(between, STR("到")) || str_ends(between, STR("至")))
		joined |= str_ends(buf_str(&before), STR("从")) ||
			  str_ends(buf_str(&before), STR("自"));
	if (joined) {
		a->last = b->last;
		x->m.end = y->m.end;
		b->furniture = true;
	}
	buf_free(&gap);
	buf_free(&before);
}

/* The middle of the publication days, or 0 when no source has one. */
static long
story_day(const struct work *w)
{
	VEC(long) days = {0};
	long middle = 0;

	for (size_t s = 0; s < w->c->sources.n; s++) {
		struct aspect a = {0};
		const char *p = w->c->sources.v[s].article->published;

		if (strlen(p) >= 10 && read_date(p, &a))
			vec_push(&days, a.first);
	}
	for (size_t i = 0; i < days.n; i++) { /* the one with half below */
		size_t below = 0;

		for (size_t k = 0; k < days.n && k < 200; k++)
			below += days.v[k] < days.v[i];
		if (below <= days.n / 2 && days.v[i] > middle)
			middle = days.v[i];
		if (i > 200)
			break;
	}
	vec_free(&days);
	return middle;
}

/* Shifts a date to the year that brings it nearest to `day`. */
static void
nearest_year(struct aspect *a, long day)
{
	long y, m, d, best = 0, least = 1000000, length = a->last - a->first;

	civil_day(day, &y, &m, &d);
	for (long k = y - 1; k <= y + 1; k++) {
		long ay, am, ad, n;

		civil_day(a->first, &ay, &am, &ad);
		n = day_number(k, am, ad);
		if (labs(n - day) < least) {
			least = labs(n - day);
			best = n;
		}
	}
	a->first = best;
	a->last = best + length;
}

/* Is what is said of date `i` to come? A word for it stands in the clause. */
static bool
is_to_come(const struct work *w, size_t i)
{
	static const char *const cues[] = {
		" will ",  " due ",    " until ",   " by ",	" next ",
		" expect", " plan",    " schedul",  " would ",	" could ",
		" may ",   " must ",   " within ",  " from ",	" start",
		" begin",  " coming ", " upcoming", " set to ", "将",
		"將",	   "预计",     "預計",	    "计划",	"計畫",
		"計劃",	   "定于",     "定於",	    "拟",	"擬",
		" será ",  " hasta ",  "须",	    "須",	"限期",
		"期限",	   "之前",     "日前",	    "月前",	"月底前"};
	const struct told *t = &w->c->told.v[i];
	struct span s = told_sentence(w, t);

	return str_has_any(str_sub(w->c->sources.v[t->source].article->text,
				   s.start,
				   t->m.end < s.end ? s.end : t->m.end),
			   STR_LIST(cues));
}

enum { SEASON = 75 };

/* A month far off in the year to come, of which nothing says that it is to
 * come, is the one gone by: "a walkout in March halted" of October. */
static void
look_back(const struct work *w, size_t i, long day)
{
	struct aspect *a = aspect_of(w, i);
	long y, m, d;

	if (a->first < day + SEASON || is_to_come(w, i))
		return;
	civil_day(a->first, &y, &m, &d);
	d = a->first - day_number(y - 1, m, d);
	a->first -= d;
	a->last -= d;
}

/* Does the text of a date state its year? */
static bool
states_year(struct str s)
{
	static const char *const years[] = {"年", "民国", "民國"};
	size_t run = 0;

	for (size_t i = 0; i < s.n; i++) {
		run = ascii_digit(s.p[i]) ? run + 1 : 0;
		if (run == 4)
			return true;
	}
	return str_has_any(s, STR_LIST(years));
}

/* Does the sentence of date `i` state the year of another day or month? A
 * year alone ("built in 1998 and inspected on August 20") says nothing. */
static bool
year_beside(const struct work *w, size_t i)
{
	const struct told *t = &w->c->told.v[i];

	for (size_t k = i; k-- > 0 && i - k < 6;) {
		const struct told *o = &w->c->told.v[k];

		if (o->source != t->source || o->sentence != t->sentence)
			break;
		if (o->m.kind == MENTION_TIME && aspect_of(w, k)->valued &&
		    states_year(told_words(w, o)) &&
		    names_month(told_words(w, o)))
			return true;
	}
	return false;
}

static void
set_year(const struct work *w, size_t i, long day)
{
	nearest_year(aspect_of(w, i), day);
	look_back(w, i, day);
}

/* A day and month without a year are of the year nearest to their text's
 * own date, or in a source without one to the story's; what is told from an
 * unknown day of writing ("last month") stays unknown. */
static void
set_years(struct work *w)
{
	long story = story_day(w);

	for (size_t i = 0; i < w->aspects.n; i++) {
		struct told *t = &w->c->told.v[i];
		struct aspect *a = aspect_of(w, i), own = {0};
		struct str words = told_words(w, t);
		const char *p = w->c->sources.v[t->source].article->published;
		bool dated = strlen(p) >= 10 && read_date(p, &own);
		long day = dated ? own.first : story;

		if (t->m.kind != MENTION_TIME || !a->valued ||
		    states_year(words))
			continue;
		if (names_month(words) && day && !year_beside(w, i))
			set_year(w, i, day);
		else if (!dated && !names_month(words))
			a->furniture = true;
	}
}

/* "at 5:42 a.m. (10:42 UTC) on 9 May": the time takes the day told after
 * it. */
static void
adopt_day(struct work *w, size_t i)
{
	struct aspect *a = aspect_of(w, i);
	const struct told *t = &w->c->told.v[i];
	struct str text = w->c->sources.v[t->source].article->text;

	if (!is_moment(a) || names_month(told_words(w, t)))
		return;
	for (size_t k = i + 1; k < w->c->told.n && k < i + 4; k++) {
		const struct aspect *b = aspect_of(w, k);
		const struct told *d = &w->c->told.v[k];

		if (d->source != t->source || d->sentence != t->sentence ||
		    d->m.start > t->m.end + 48)
			return;
		if (d->m.kind != MENTION_TIME || !b->valued ||
		    b->first != b->last || b->minute >= 0)
			continue;
		if (str_ends(str_sub(text, t->m.end, d->m.start),
			     STR(" on "))) {
			a->first = a->last = b->first;
			return;
		}
	}
}

/* A clock time that names no day: "6:15 a.m.", 6时15分. */
static bool
is_bare_clock(struct str s)
{
	static const char *const days[] = {
		"day",	  "日",	   "号",     "號",	"天",	"lunes",
		"martes", "coles", "jueves", "viernes", "bado", "domingo"};

	return !names_month(s) && !str_has_any(s, STR_LIST(days));
}

/* "on the day of the quake at 6:15": 主震当天. */
static bool
is_event_day(struct str before, struct str s)
{
	static const char *const same[] = {"当天", "當天", "当日", "當日"};
	static const char *const events[] = {"震",   "事发", "事發",
					     "案发", "案發", "爆炸",
					     "火灾", "火災", "事故"};

	for (size_t k = 0; k < COUNT(events); k++)
		if (str_ends(before, str_of(events[k])))
			return str_has_any(s, STR_LIST(same));
	return false;
}

/* May a clock time told later be of day `i`? A day of the week before its
 * text, that is no day of speaking. */
static bool
is_told_day(const struct work *w, size_t i)
{
	const struct told *t = &w->c->told.v[i];
	const struct aspect *a = aspect_of(w, i);
	const char *p = w->c->sources.v[t->source].article->published;
	struct str text = w->c->sources.v[t->source].article->text;
	struct aspect own = {0};

	if (a->first != a->last || strlen(p) < 10 || !read_date(p, &own) ||
	    a->first > own.first || a->first + 7 < own.first ||
	    is_dateline(w, i))
		return false;
	return !is_reporting(
		str_sub(text, t->m.start > 60 ? t->m.start - 60 : 0,
			t->m.start),
		str_sub(text, t->m.end,
			t->m.end + 24 < text.n ? t->m.end + 24 : text.n));
}

/* Does a value tell an hour: "2026-09-09T15"? Parts of a day do not. */
static bool
has_clock(const char *value)
{
	const char *at = value ? strchr(value, 'T') : NULL;

	return at && ascii_digit(at[1]);
}

/* "on Sunday (kick-off 4.30pm)": so near, a day is the clock's own. */
enum { BESIDE = 14 };

/* A time without a day is of the day of the moment told before it, or of the
 * day told last, in the same text and not far. */
static void
adopt_earlier_day(struct work *w, size_t i)
{
	struct aspect *a = aspect_of(w, i);
	const struct told *t = &w->c->told.v[i];
	struct str text = w->c->sources.v[t->source].article->text;
	struct str before = str_sub(text, t->m.start > 12 ? t->m.start - 12 : 0,
				    t->m.start);
	bool event = is_event_day(before, told_words(w, t));
	const char *p = w->c->sources.v[t->source].article->published;
	struct aspect own = {0};
	/* nothing has given it a day yet: it has that of its text */
	bool open = !event && strlen(p) >= 10 && read_date(p, &own) &&
		    own.first == a->first;
	bool moved = false;

	if (a->first != a->last || !has_clock(t->m.value) || a->offset == 0 ||
	    !(event || is_bare_clock(told_words(w, t))))
		return;
	for (size_t k = i; k-- > 0 && !moved;) {
		const struct told *o = &w->c->told.v[k];
		const struct aspect *b = aspect_of(w, k);

		if (o->source != t->source || o->sentence + 4 < t->sentence)
			return;
		if (o->m.kind != MENTION_TIME || !b->valued)
			continue;
		if (!event && o->sentence == t->sentence &&
		    b->first == b->last && b->minute < 0 &&
		    t->m.start > o->m.end + BESIDE)
			return; /* its own sentence names a day */
		moved = is_moment(b) || (open && is_told_day(w, k)) ||
			(!event && o->sentence == t->sentence &&
			 b->first == b->last);
		if (moved)
			a->first = a->last = b->first;
	}
}

/* Behind the last apposition or relative clause that `s` opens: "will pay 47,
 * a premium of 31 % to the price on Monday". */
static struct str
behind_aside(struct str s)
{
	static const char *const opens[] = {", a ",	", an ",  ", the ",
					    ", which ", ", who ", "; "};

	for (size_t at = s.n; at-- > 0;)
		if (str_starts_any(str_sub(s, at, s.n), STR_LIST(opens)))
			return str_sub(s, at, s.n);
	return s;
}

/* "declared Monday a day of mourning". */
static bool
is_proclaimed(struct str before, struct str after)
{
	return (str_ends(before, STR(" declared ")) ||
		str_ends(before, STR(" proclaimed "))) &&
	       str_starts(after, STR(" a "));
}

/* "to reopen on Thursday", "volverá el jueves": the coming one, where the
 * finder took the one gone by. */
static void
look_ahead(struct work *w, size_t i)
{
	static const char *const weekdays[] = {
		"Monday",  "Tuesday",  "Wednesday", "Thursday", "Friday",
		"Sunday",  "Saturday", "lunes",	    "martes",	"jueves",
		"viernes", "domingo",  "bado"};
	static const char *const cues[] = {
		" will ",     " due on ", " due ",  " starting ", " scheduled ",
		" expected ", "volverá",  "será ",  "abrirá",	  "reabrirá",
		" could ",    " would ",  " may ",  " might ",	  " host ",
		" hosts ",    " face ",	  " faces "};
	struct aspect *a = aspect_of(w, i), own = {0};
	const struct told *t = &w->c->told.v[i];
	const char *p = w->c->sources.v[t->source].article->published;
	struct span s = told_sentence(w, t);
	size_t from = t->m.start > s.start + 240 ? t->m.start - 240 : s.start;
	struct str text = w->c->sources.v[t->source].article->text;
	struct str before = str_sub(text, from, t->m.start);
	size_t at = before.n;

	if (a->first != a->last || strlen(p) < 10 || !read_date(p, &own) ||
	    a->first >= own.first || a->first + 7 < own.first ||
	    !str_has_any(told_words(w, t), STR_LIST(weekdays)))
		return;
	for (size_t blanks = 0; at > 0 && blanks < 4; at--)
		blanks += before.p[at - 1] == ' ';
	if (is_proclaimed(before, str_sub(text, t->m.end, s.end)) ||
	    str_has_any(behind_aside(before), STR_LIST(cues)) ||
	    (str_starts(str_sub(before, at, before.n), STR(" to ")) &&
	     str_ends(before, STR(" on "))))
		a->first = a->last = a->first + 7;
}

/* --- what is no fact --- */

/* The day on which somebody said something: a verb of saying beside it. */
static bool
is_reporting(struct str before, struct str after)
{
	static const char *const lead[] = {
		"said",
		"said on",
		"says",
		"told reporters",
		"told reporters on",
		"reported",
		"reported on",
		"said in a statement on",
		"said in a statement",
		"said late on",
		"said early on",
		"informó este",
		"informó el",
		"officials said on",
	};
	static const char *const trail[] = {
		"说",	"电",	"讯",	"表示", "称",	  "指出",
		"报道", "专电", "消息", "通报", "对记者", "透露",
	};

	return str_ends_any(str_trim(before), STR_LIST(lead)) ||
	       str_starts_any(str_trim(after), STR_LIST(trail));
}

static bool
is_year(const struct aspect *a)
{
	return a->last - a->first >= 364 && a->last - a->first <= 365;
}

/* "which opened in 1987", 1987年投产, "by the end of 2027": the year is what
 * is told, not which figure is meant. */
static bool
is_event_year(const struct work *w, size_t i)
{
	static const char *const lead[] = {
		"opened in",	  "built in",	     "founded in",
		"established in", "launched in",     "created in",
		"born in",	  "commissioned in", "completed in",
		"formed in",	  "incorporated in"};
	static const char *const trail[] = {
		"投产", "投產", "启用", "啟用", "成立", "创立", "創立", "建成",
		"竣工", "开业", "開業", "落成", "创办", "創辦", "通车", "通車"};
	const struct told *t = &w->c->told.v[i];
	struct str text = w->c->sources.v[t->source].article->text;
	struct str words = told_words(w, t);

	return str_starts(words, STR("the end of")) ||
	       str_ends(words, STR("底")) || str_ends(words, STR("年末")) ||
	       str_ends_any(str_trim(str_sub(
				    text, t->m.start > 24 ? t->m.start - 24 : 0,
				    t->m.start)),
			    STR_LIST(lead)) ||
	       str_starts_any(str_sub(text, t->m.end, text.n), STR_LIST(trail));
}

/* A year or longer time that only says which figure is meant: "2025
 * revenue", "revenue in 2025". */
static bool
is_figure_year(const struct work *w, size_t i)
{
	const struct told *t = &w->c->told.v[i];

	if (!is_year(aspect_of(w, i)) || is_event_year(w, i))
		return false;
	for (size_t k = i < 6 ? 0 : i - 6; k < i + 7 && k < w->c->told.n; k++) {
		const struct told *o = &w->c->told.v[k];

		if (o->source == t->source && o->sentence == t->sentence &&
		    o->m.kind == MENTION_QUANTITY &&
		    aspect_of(w, k)->dim != DIM_COUNT)
			return true;
	}
	return false;
}

/* The day in a dateline ("VELDEN, 17 August - ") or in a short line of parts
 * near the head ("The Globe | 5 March, 02:03 UTC"). */
static bool
is_dateline(const struct work *w, size_t i)
{
	static const char *const dashes[] = {" - ", " – ", " — ", "—"};
	const struct told *t = &w->c->told.v[i];
	const struct article *article = w->c->sources.v[t->source].article;
	struct span s = told_sentence(w, t);
	struct str text = article_words(article, s);
	struct str before = str_sub(article->text, s.start, t->m.start);
	struct str after = str_sub(article->text, t->m.end,
				   t->m.end < s.end ? s.end : t->m.end);

	if (t->sentence > 2 || !text.n)
		return false;
	if (before.n < 60 && str_ends(str_trim(before), STR(",")) &&
	    str_starts_any(after, STR_LIST(dashes)))
		return true;
	return text.n < 80 && !strchr(".!?", text.p[text.n - 1]) &&
	       str_find(text, STR("|"), 0) != (size_t)-1;
}

static void
set_kinds(struct work *w, size_t i)
{
	struct told *t = &w->c->told.v[i];
	struct aspect *a = aspect_of(w, i);
	const struct article *article = w->c->sources.v[t->source].article;
	struct span s = told_sentence(w, t);
	struct buf before = BUF_INIT, after = BUF_INIT;
	size_t end = t->m.end < s.end ? t->m.end : s.end;
	size_t from = t->m.start - s.start > 60 ? t->m.start - 60 : s.start;
	size_t to = s.end - end > 24 ? end + 24 : s.end;

	buf_add(&before, STR(""));
	buf_add(&after, STR(""));
	fold(&before, str_sub(article->text, from, t->m.start));
	fold(&after, str_sub(article->text, end, to));
	a->furniture |= is_dateline(w, i);
	a->reporting = is_reporting(buf_str(&before), buf_str(&after)) &&
		       a->last - a->first == 0;
	if (is_figure_year(w, i) || a->last - a->first > 3660)
		a->furniture = true;
	buf_free(&before);
	buf_free(&after);
}

void
settle_dates(struct work *w)
{
	for (size_t i = 0; i < w->c->told.n; i++)
		if (w->c->told.v[i].m.kind == MENTION_TIME)
			date_aspect(w, i);
	set_years(w);
	for (size_t i = 0; i < w->c->told.n; i++)
		if (w->c->told.v[i].m.kind == MENTION_TIME)
			adopt_day(w, i);
	for (size_t i = 0; i < w->c->told.n; i++)
		if (w->c->told.v[i].m.kind == MENTION_TIME &&
		    aspect_of(w, i)->valued) {
			adopt_earlier_day(w, i);
			look_ahead(w, i);
		}
	set_offsets(w);
	for (size_t i = 0; i + 1 < w->c->told.n; i++)
		if (w->c->told.v[i].m.kind == MENTION_TIME &&
		    w->c->told.v[i + 1].m.kind == MENTION_TIME)
			join_range(w, i);
	for (size_t i = 0; i < w->c->told.n; i++)
		if (w->c->told.v[i].m.kind == MENTION_TIME &&
		    aspect_of(w, i)->valued) {
			set_kinds(w, i);
			print_date(w, &w->c->told.v[i].m, aspect_of(w, i));
		}
}
