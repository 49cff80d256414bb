/* Times in Chinese text. Words are compared folded to simplified characters;
 * numbers in figures of any kind. Forms are tried from the most to the least
 * telling at each place where one may start. */
#include "times.h"

#include "rashomon/extract/number.h"
#include "rashomon/text/fold.h"
#include "rashomon/text/utf8.h"

/* Does `word` (simplified) stand at `at`? *end behind it. */
static bool
stands(struct str s, size_t at, const char *word, size_t *end)
{
	struct str w = str_of(word);

	for (size_t i = 0; i < w.n;) {
		uint32_t a, b;
		size_t m = utf8_next(w, i, &b);

		if (at >= s.n)
			return false;
		at += utf8_next(s, at, &a);
		if (fold_han(a) != b)
			return false;
		i += m;
	}
	*end = at;
	return true;
}

static bool
stands_any(struct str s, size_t at, const char *const *words, size_t n,
	   size_t *end, size_t *which)
{
	for (size_t i = 0; i < n; i++)
		if (stands(s, at, words[i], end)) {
			*which = i;
			return true;
		}
	return false;
}

#define ANY(words, at, end, which) \
	stands_any(c->text, at, words, sizeof words / sizeof *words, end, which)

static size_t
skip_blank(struct str s, size_t at)
{
	return at < s.n && s.p[at] == ' ' ? at + 1 : at;
}

/* A whole number without vagueness at `at`; -1 for none. */
static long
figure(struct str s, size_t at, size_t *end)
{
	struct number n;
	double v;

	if (at >= s.n || !number_han(s, at, &n) || n.ordinal || n.fraction ||
	    n.percent || n.vague)
		return -1;
	v = decimal_double(n.value);
	if (v < 0 || v > 9999 || v != (double)(long)v)
		return -1;
	*end = n.end;
	return (long)v;
}

/* A figure that `unit` stands behind, blanks allowed between. */
static long
figure_unit(struct str s, size_t at, const char *unit, size_t *end)
{
	size_t stop;
	long n = figure(s, at, &stop);

	if (n < 0 || !stands(s, skip_blank(s, stop), unit, end))
		return -1;
	return n;
}

/* 日 or 号 behind a day; 号 is a day only behind a month. */
static long
day_figure(struct str s, size_t at, bool month, size_t *end)
{
	long d = figure_unit(s, at, "日", end);

	if (d < 0 && month)
		d = figure_unit(s, at, "号", end);
	return d >= 1 && d <= 31 ? d : -1;
}

struct part {
	const char *words, *tail;
	int add; /* to an hour below twelve */
};

static const struct part parts[] = {
	{"凌晨", "TMO", 0},  {"清晨", "TMO", 0},  {"早上", "TMO", 0},
	{"早晨", "TMO", 0},  {"上午", "TMO", 0},  {"中午", "TMI", 12},
	{"正午", "TMI", 12}, {"下午", "TAF", 12}, {"午后", "TAF", 12},
	{"傍晚", "TEV", 12}, {"晚上", "TEV", 12}, {"晚间", "TEV", 12},
	{"深夜", "TNI", 12}, {"夜间", "TNI", 12}, {"夜里", "TNI", 12},
	{"今晨", "TMO", 0},
};

static const struct part *
part_at(struct str s, size_t at, size_t *end)
{
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (stands(s, at, parts[i].words, end))
			return &parts[i];
	return NULL;
}

/* 5时42分, 晚上8点, 20:30, with a part of the day before it. */
static bool
clock_at(struct str s, size_t at, const struct part *p, size_t *end,
	 struct when *w)
{
	static const char *const hours[] = {"时", "点钟", "点"};
	size_t stop, k;
	long h, m;
	bool got = false;

	h = figure(s, at, &stop);
	if (h < 0 || h > 24)
		return false;
	w->minute = 0;
	if (stop < s.n && s.p[stop] == ':' && stop + 2 < s.n) {
		m = figure(s, stop + 1, end);
		got = m >= 0 && m < 60;
		w->minute = got ? (int)m : 0;
	}
	for (k = 0; !got && k < 3; k++) {
		if (!stands(s, skip_blank(s, stop), hours[k], end))
			continue;
		got = true;
		m = figure_unit(s, *end, "分", &stop);
		if (m >= 0 && m < 60) {
			w->minute = (int)m;
			*end = stop;
		} else if (stands(s, *end, "半", &stop)) {
			w->minute = 30;
			*end = stop;
		} else if (stands(s, *end, "整", &stop)) {
			*end = stop;
		}
	}
	if (!got || (s.p[at] >= '0' && s.p[at] <= '9' && !p &&
		     stands(s, *end, "间", &stop)))
		return false;
	w->hour = (int)h;
	if (p && p->add && h < 12 && !(p->tail[1] == 'M' && h >= 11))
		w->hour += p->add;
	return true;
}

/* A part of the day and a clock behind a day that ends at *end. */
static void
take_clock(struct clock *c, size_t *end, struct when *w)
{
	struct str s = c->text;
	size_t at = *end, stop;
	const struct part *p;

	if (!w->day)
		return;
	p = part_at(s, at, &stop);
	if (p)
		at = stop;
	if (clock_at(s, at, p, &stop, w)) {
		*end = stop;
	} else {
		w->hour = w->minute = -1;
		if (p) {
			w->tail = p->tail;
			*end = at;
		}
	}
}

/* 上旬 中旬 下旬 初 底 behind a month or year. */
static const char *
take_third(struct str s, size_t *end)
{
	static const struct {
		const char *words, *mod;
	} thirds[] = {{"上旬", "early"}, {"中旬", "mid"}, {"下旬", "late"},
		      {"初", "early"},	 {"中", "mid"},	  {"底", "late"},
		      {"末", "late"}};
	size_t stop;

	for (size_t i = 0; i < sizeof thirds / sizeof *thirds; i++) {
		if (i == 4)
			continue;
		if (stands(s, *end, thirds[i].words, &stop)) {
			*end = stop;
			return thirds[i].mod;
		}
	}
	return "";
}

/* Quarters, halves and seasons behind a year. */
static const char *
tail_at(struct str s, size_t at, size_t *end)
{
	static const struct {
		const char *words, *tail;
	} tails[] = {
		{"第一季度", "Q1"}, {"第二季度", "Q2"}, {"第三季度", "Q3"},
		{"第四季度", "Q4"}, {"一季度", "Q1"},	{"二季度", "Q2"},
		{"三季度", "Q3"},   {"四季度", "Q4"},	{"首季", "Q1"},
		{"第一季", "Q1"},   {"第二季", "Q2"},	{"第三季", "Q3"},
		{"第四季", "Q4"},   {"上半年", "H1"},	{"下半年", "H2"},
		{"春季", "SP"},	    {"夏季", "SU"},	{"秋季", "FA"},
		{"冬季", "WI"},	    {"春天", "SP"},	{"夏天", "SU"},
		{"秋天", "FA"},	    {"冬天", "WI"},
	};

	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
		if (stands(s, at, tails[i].words, end))
			return tails[i].tail;
	return NULL;
}

static const struct {
	const char *words;
	int month, day;
} holidays[] = {
	{"元旦", 1, 1},	    {"情人节", 2, 14},	{"妇女节", 3, 8},
	{"劳动节", 5, 1},   {"儿童节", 6, 1},	{"国庆节", 10, 1},
	{"国庆", 10, 1},    {"圣诞节", 12, 25}, {"圣诞", 12, 25},
	{"万圣节", 10, 31}, {"教师节", 9, 10},
};

/* New Year's Day of the Chinese calendar, month * 100 + day, from 2000.
 * Hong Kong Observatory's conversion tables. */
static const short spring_festival[] = {
	205, 124, 212, 201, 122, 209, 129, 218, 207, 126, 214, 203, 123, 210,
	131, 219, 208, 128, 216, 205, 125, 212, 201, 122, 210, 129, 217, 206,
	126, 213, 203, 123, 211, 131, 219, 208, 128, 215, 204, 124, 212,
};

static bool
holiday_at(struct str s, size_t at, int year, size_t *end, struct when *w)
{
	for (size_t i = 0; i < sizeof holidays / sizeof *holidays; i++)
		if (stands(s, at, holidays[i].words, end)) {
			w->month = holidays[i].month;
			w->day = holidays[i].day;
			return true;
		}
	if (year >= 2000 && year <= 2040 && stands(s, at, "春节", end)) {
		w->month = spring_festival[year - 2000] / 100;
		w->day = spring_festival[year - 2000] % 100;
		return true;
	}
	return false;
}

/* Everything that may stand behind a year at *end. */
static const char *
behind_year(struct clock *c, size_t *end, struct when *w)
{
	struct str s = c->text;
	size_t stop, at = skip_blank(s, *end);
	long m;

	w->tail = tail_at(s, at, &stop);
	if (w->tail) {
		*end = stop;
		return "";
	}
	if (holiday_at(s, at, w->year, &stop, w)) {
		*end = stop;
		return "";
	}
	m = figure_unit(s, at, "月", &stop);
	if (m >= 1 && m <= 12 && !stands(s, stop, "份", &(size_t){0})) {
		w->month = (int)m;
		*end = stop;
	} else if (m >= 1 && m <= 12) {
		w->month = (int)m;
		stands(s, stop, "份", end);
	} else {
		return take_third(s, end);
	}
	at = skip_blank(s, *end);
	m = day_figure(s, at, true, &stop);
	if (m > 0) {
		w->day = (int)m;
		*end = stop;
		take_clock(c, end, w);
		return "";
	}
	return take_third(s, end);
}

static const char *const range_marks[] = {"至", "到", "-",  "–",
					  "—",	"~",  "～", "－"};

/* The other end of a range behind a day, month or year: parts that it leaves
 * out are the first's. False when no range goes on. */
static bool
range_end(struct clock *c, const struct when *from, size_t *end,
	  struct when *to)
{
	struct str s = c->text;
	size_t at, stop, which;
	long n;

	if (!ANY(range_marks, skip_blank(s, *end), &at, &which))
		return false;
	at = skip_blank(s, at);
	*to = *from;
	to->hour = to->minute = -1;
	to->tail = NULL;
	n = figure_unit(s, at, "年", &stop);
	if (n >= 1000) {
		to->year = (int)n;
		to->month = to->day = 0;
		*end = stop;
		behind_year(c, end, to);
		return true;
	}
	n = figure_unit(s, at, "月", &stop);
	if (n >= 1 && n <= 12 && from->month) {
		to->month = (int)n;
		to->day = 0;
		if (to->month < from->month)
			to->year += from->year != 0;
		*end = stop;
		n = day_figure(s, skip_blank(s, stop), true, &stop);
		if (n > 0) {
			to->day = (int)n;
			*end = stop;
		}
		return true;
	}
	n = day_figure(s, at, from->month != 0, &stop);
	if (n > 0 && from->day) {
		to->day = (int)n;
		*end = stop;
		return true;
	}
	return false;
}

/* Keeps a day and the range it may open. */
static size_t
keep(struct clock *c, size_t at, size_t end, struct when *w, const char *mod,
     bool relative)
{
	struct when to;

	if (w->hour < 0 && range_end(c, w, &end, &to)) {
		time_keep(c, at, end, TIMEX_DATE, when_print(c->arena, w),
			  when_print(c->arena, &to), mod, relative);
		c->anchor = to;
		return end;
	}
	time_keep_when(c, at, end, w, mod, relative);
	return end;
}

/* 2026年…, 二〇二六年…, 民国115年…, 公元前…年 */
static size_t
year_first(struct clock *c, size_t at)
{
	struct str s = c->text;
	struct when w = no_time();
	size_t from = at, end, stop;
	bool minguo = stands(s, at, "民国", &from), bc;
	const char *mod;
	long y;

	bc = !minguo && stands(s, at, "公元前", &from);
	if (!bc && !minguo)
		stands(s, at, "公元", &from);
	y = figure_unit(s, skip_blank(s, from), "年", &end);
	if (y < 0)
		return at;
	if (minguo)
		y += 1911;
	else if (bc)
		y = -y;
	else if (y >= 100 && y <= 130 && figure_unit(s, end, "月", &stop) > 0)
		y += 1911;
	else if (y >= 30 && y <= 99 && at + 2 < s.n && s.p[at] >= '0' &&
		 s.p[at] <= '9' && figure_unit(s, end, "月", &stop) > 0)
		y += 1900;
	else if (y < 1000 || y > 2200)
		return at;
	if (stands(s, end, "代", &stop))
		return at;
	w.year = (int)y;
	mod = behind_year(c, &end, &w);
	return keep(c, at, end, &w, mod, false);
}

static size_t
month_first(struct clock *c, size_t at)
{
	struct str s = c->text;
	struct when w = no_time();
	size_t end, stop;
	const char *mod = "";
	long m = figure_unit(s, at, "月", &end), d;

	if (m < 1 || m > 12 || stands(s, end, "球", &stop))
		return at;
	w.month = (int)m;
	stands(s, end, "份", &end);
	d = day_figure(s, skip_blank(s, end), true, &stop);
	if (d > 0) {
		w.day = (int)d;
		end = stop;
		take_clock(c, &end, &w);
	} else {
		mod = take_third(s, &end);
	}
	w.year = time_year(c, w.month, w.day);
	return keep(c, at, end, &w, mod, false);
}

/* 10日 alone: a day of the base's month, or of the month before when that
 * lies in the future by more than three weeks. */
static size_t
day_alone(struct clock *c, size_t at)
{
	struct str s = c->text;
	struct when base = time_base(c), w = no_time();
	size_t end, stop;
	long d = day_figure(s, at, false, &end);

	if (d < 0 || !base.month ||
	    (at >= 3 && stands(s, at - 3, "第", &stop)) ||
	    stands(s, end, "内", &stop) || stands(s, end, "游", &stop) ||
	    stands(s, end, "之内", &stop) || stands(s, end, "后", &stop) ||
	    stands(s, end, "前", &stop))
		return at;
	if ((unsigned char)s.p[at] >= 0x80 && d < 10 &&
	    !stands(s, end, "表示", &stop))
		return at;
	w.year = base.year;
	w.month = base.month;
	w.day = (int)d;
	if (base.day && d - base.day > 21)
		w = time_move(w, -1, 'M');
	w.day = (int)d;
	take_clock(c, &end, &w);
	return keep(c, at, end, &w, "", true);
}

/* Words that point from the base by days, months or years. */
static const struct {
	const char *words;
	char unit;
	int n;
	const char *tail;
} pointers[] = {
	{"大前天", 'D', -3, NULL}, {"大后天", 'D', 3, NULL},
	{"今天", 'D', 0, NULL},	   {"今日", 'D', 0, NULL},
	{"今晚", 'D', 0, "TEV"},   {"今晨", 'D', 0, "TMO"},
	{"今早", 'D', 0, "TMO"},   {"昨天", 'D', -1, NULL},
	{"昨日", 'D', -1, NULL},   {"昨晚", 'D', -1, "TEV"},
	{"昨夜", 'D', -1, "TNI"},  {"明天", 'D', 1, NULL},
	{"明日", 'D', 1, NULL},	   {"明晚", 'D', 1, "TEV"},
	{"明早", 'D', 1, "TMO"},   {"前天", 'D', -2, NULL},
	{"后天", 'D', 2, NULL},	   {"去年", 'Y', -1, NULL},
	{"今年", 'Y', 0, NULL},	   {"明年", 'Y', 1, NULL},
	{"前年", 'Y', -2, NULL},   {"后年", 'Y', 2, NULL},
	{"本月", 'M', 0, NULL},	   {"当月", 'm', 0, NULL},
	{"这个月", 'M', 0, NULL},  {"上个月", 'M', -1, NULL},
	{"上月", 'M', -1, NULL},   {"下个月", 'M', 1, NULL},
	{"下月", 'M', 1, NULL},	   {"次月", 'm', 1, NULL},
	{"同月", 'm', 0, NULL},	   {"当天", 'd', 0, NULL},
	{"当日", 'd', 0, NULL},	   {"同日", 'd', 0, NULL},
	{"同一天", 'd', 0, NULL},  {"次日", 'd', 1, NULL},
	{"翌日", 'd', 1, NULL},	   {"隔天", 'd', 1, NULL},
	{"第二天", 'd', 1, NULL},  {"前一天", 'd', -1, NULL},
	{"前一日", 'd', -1, NULL}, {"当年", 'y', 0, NULL},
	{"同年", 'y', 0, NULL},	   {"次年", 'y', 1, NULL},
	{"翌年", 'y', 1, NULL},	   {"今夏", 'Y', 0, "SU"},
	{"今春", 'Y', 0, "SP"},	   {"今秋", 'Y', 0, "FA"},
	{"今冬", 'Y', 0, "WI"},
};

static size_t
pointed(struct clock *c, size_t at)
{
	struct str s = c->text;
	size_t end, stop, i, count = sizeof pointers / sizeof *pointers;
	struct when base, w;
	const char *mod = "";
	char unit;
	long n;

	for (i = 0; i < count; i++)
		if (stands(s, at, pointers[i].words, &end))
			break;
	if (i == count)
		return at;
	unit = pointers[i].unit;
	base = time_base(c);
	if (unit >= 'a') {
		base = c->anchor.year ? c->anchor : c->dct;
		unit = (char)(unit - 32);
	}
	if (!base.year || (unit == 'D' && !base.day) ||
	    (unit == 'M' && !base.month)) {
		time_keep(c, at, end, TIMEX_DATE, NULL, NULL, "", true);
		return end;
	}
	if (unit == 'D' && base.day)
		base.hour = base.minute = -1;
	w = time_move(base, pointers[i].n, unit);
	w.hour = w.minute = -1;
	w.tail = pointers[i].tail;
	if (unit == 'Y' && !w.tail) {
		mod = behind_year(c, &end, &w);
	} else if (unit == 'M') {
		w.day = 0;
		n = day_figure(s, end, true, &stop);
		if (n > 0) {
			w.day = (int)n;
			end = stop;
			take_clock(c, &end, &w);
		} else {
			mod = take_third(s, &end);
		}
	} else if (unit == 'D' && stands(s, end, "(", &stop)) {
		/* 昨(18)日: the figure confirms the word. */
		n = figure(s, stop, &stop);
		if (n > 0 && stands(s, stop, ")日", &stop))
			end = stop;
	} else if (unit == 'D' && !w.tail) {
		take_clock(c, &end, &w);
	}
	return keep(c, at, end, &w, mod, true);
}

/* 昨(18)日 */
static size_t
bracketed_day(struct clock *c, size_t at)
{
	static const char *const words[] = {"昨", "今", "明"};
	static const int days[] = {-1, 0, 1};
	struct when base = time_base(c), w;
	size_t end, which, stop;

	if (!ANY(words, at, &end, &which) ||
	    (!stands(c->text, end, "(", &stop) &&
	     !stands(c->text, end, "（", &stop)) ||
	    figure(c->text, stop, &end) < 1)
		return at;
	if (!stands(c->text, end, ")", &stop) &&
	    !stands(c->text, end, "）", &stop))
		return at;
	if (!stands(c->text, stop, "日", &end) || !base.day)
		return at;
	w = time_move(base, days[which], 'D');
	take_clock(c, &end, &w);
	return keep(c, at, end, &w, "", true);
}

/* 上周二, 周五, 星期天, 下星期一, 上周, 本周 */
static size_t
week(struct clock *c, size_t at)
{
	static const char *const ways[] = {"上个", "上",   "下个", "下",
					   "本",   "这个", "这"};
	static const int shift[] = {-1, -1, 1, 1, 0, 0, 0};
	static const char *const names[] = {"周", "星期", "礼拜"};
	static const char *const days[] = {"一", "二", "三", "四", "五",
					   "六", "日", "天", "末"};
	struct str s = c->text;
	struct when base = time_base(c), w = no_time();
	size_t from = at, end, which = 0, name, day = 9;
	bool said = ANY(ways, at, &from, &which);
	long monday, today;

	if (!said)
		from = at;
	if (!ANY(names, from, &end, &name))
		return at;
	if (!ANY(days, end, &end, &day))
		day = 9;
	if (day == 9 && !said)
		return at;
	if (!said && name == 0 && day < 9 && at >= 3 &&
	    stands(s, at - 3, "一", &(size_t){0}))
		return at;
	if (!base.day) {
		time_keep(c, at, end, TIMEX_DATE, NULL, NULL, "", true);
		return end;
	}
	today = day_number(base.year, base.month, base.day);
	monday = today - weekday_of(today) + 1 + 7L * (said ? shift[which] : 0);
	if (day < 8) {
		long d = monday + (day == 7 ? 6 : (long)day);

		if (!said && d > today)
			d -= 7;
		w = of_day_number(d);
		take_clock(c, &end, &w);
	} else {
		struct when thursday = of_day_number(monday + 3);
		long nth =
			(monday + 3 - day_number(thursday.year, 1, 1)) / 7 + 1;

		w.year = thursday.year;
		w.tail = arena_printf(c->arena, "W%02ld%s", nth,
				      day == 8 ? "-WE" : "");
	}
	return keep(c, at, end, &w, "", true);
}

static size_t
references(struct clock *c, size_t at)
{
	static const char *const past[] = {"日前",   "近日", "近期",   "最近",
					   "此前",   "先前", "不久前", "过去",
					   "前不久", "以往", "早前",   "近来"};
	static const char *const present[] = {"目前",	"现在", "当前", "如今",
					      "现阶段", "此刻", "眼下", "迄今",
					      "至今",	"当下"};
	static const char *const future[] = {"未来", "将来", "日后", "今后"};
	size_t end, which;
	const char *value = NULL;

	if (ANY(past, at, &end, &which))
		value = "PAST_REF";
	else if (ANY(present, at, &end, &which))
		value = "PRESENT_REF";
	else if (ANY(future, at, &end, &which))
		value = "FUTURE_REF";
	if (!value)
		return at;
	time_keep(c, at, end, TIMEX_DATE, value, NULL, "", true);
	return end;
}

/* 20世纪90年代, 上世纪九十年代, 九十年代, 19世纪 */
static size_t
century(struct clock *c, size_t at)
{
	struct str s = c->text;
	size_t end, stop;
	long n, ten;

	if (stands(s, at, "上世纪", &end) || stands(s, at, "上个世纪", &end))
		n = 20;
	else if (stands(s, at, "本世纪", &end))
		n = 21;
	else
		n = figure_unit(s, at, "世纪", &end);
	if (n < 0) {
		ten = figure_unit(s, at, "年代", &end);
		if (ten < 10 || ten > 2100 || ten % 10)
			return at;
		n = ten < 100 ? 190 + ten / 10 : ten / 10;
		time_keep(c, at, end, TIMEX_DATE,
			  arena_printf(c->arena, "%03ld", n), NULL, "", false);
		return end;
	}
	if (n < 1 || n > 30)
		return at;
	ten = figure_unit(s, end, "年代", &stop);
	if (ten >= 0 && ten < 100 && ten % 10 == 0) {
		time_keep(c, at, stop, TIMEX_DATE,
			  arena_printf(c->arena, "%02ld%ld", n - 1, ten / 10),
			  NULL, "", false);
		return stop;
	}
	time_keep(c, at, end, TIMEX_DATE,
		  arena_printf(c->arena, "%02ld", n - 1), NULL, "", false);
	return end;
}

static const struct {
	const char *words, *code;
} units[] = {
	{"个小时", "H"}, {"小时", "H"},	 {"钟头", "H"},	  {"分钟", "N"},
	{"秒钟", "S"},	 {"秒", "S"},	 {"个星期", "W"}, {"星期", "W"},
	{"个礼拜", "W"}, {"周年", "Y"},	 {"周", "W"},	  {"个月", "M"},
	{"个季度", "Q"}, {"世纪", "CE"}, {"年", "Y"},	  {"天", "D"},
	{"日", "D"},	 {"晚", "D"},
};

/* An amount of time; 前 and 后 make it a day told from the base. */
static size_t
amount(struct clock *c, size_t at)
{
	static const char *const before[] = {"以前", "之前", "前"};
	static const char *const later[] = {"以后", "之后", "后"};
	struct str s = c->text;
	struct when base = time_base(c), w;
	struct number n;
	size_t end, stop, which, k;
	char count[64];
	int way = 0;
	const char *code;

	if (!number_han(s, at, &n) || n.ordinal || n.percent)
		return at;
	end = skip_blank(s, n.end);
	if (stands(s, end, "多", &stop) || stands(s, end, "余", &stop))
		end = stop;
	for (k = 0; k < sizeof units / sizeof *units; k++)
		if (stands(s, end, units[k].words, &stop))
			break;
	if (k == sizeof units / sizeof *units)
		return at;
	code = units[k].code;
	if (!strcmp(units[k].words, "周") && stands(s, stop, "年", &which))
		return at;
	if (n.fraction && decimal_double(n.value) != 0.5)
		return at;
	if (units[k].words[0] == "年"[0] && !strcmp(units[k].words, "年") &&
	    stands(s, stop, "代", &which))
		return at;
	if (stands(s, stop, "半", &which)) {
		n.value = decimal_add(n.value, (struct decimal){5, -1, false});
		stop = which;
	}
	end = stop;
	if (n.vague)
		memcpy(count, "X", 2);
	else
		decimal_print(n.value, count);
	if (ANY(before, end, &stop, &which))
		way = -1;
	else if (ANY(later, end, &stop, &which))
		way = 1;
	if (way && base.year && !n.vague && n.value.exponent >= 0 && !code[1] &&
	    strchr("DWMY", code[0])) {
		w = time_move(base, way * (long)decimal_double(n.value),
			      code[0]);
		time_keep_when(c, at, stop, &w, "", true);
		return stop;
	}
	if (!strcmp(units[k].words, "日") && !n.worded && n.digits < 2)
		return at;
	time_keep(c, at, end, TIMEX_DURATION,
		  arena_printf(c->arena, "P%s%s%s",
			       strchr("HNS", code[0]) && !code[1] ? "T" : "",
			       count,
			       code[0] == 'N'	? "M"
			       : code[0] == 'C' ? "00Y"
						: code),
		  NULL, "", false);
	return end;
}

/* 每天, 每周, 每年 … */
static size_t
every(struct clock *c, size_t at)
{
	static const char *const words[] = {"每年", "每月",   "每个月",
					    "每周", "每星期", "每天",
					    "每日", "每小时", "每季度"};
	static const char *const values[] = {"P1Y", "P1M", "P1M",  "P1W", "P1W",
					     "P1D", "P1D", "PT1H", "P1Q"};
	size_t end, which;

	if (!ANY(words, at, &end, &which))
		return at;
	time_keep(c, at, end, TIMEX_SET, values[which], NULL, "", false);
	return end;
}

static size_t
clock_alone(struct clock *c, size_t at)
{
	struct str s = c->text;
	struct when w = no_time(), day = c->anchor.day ? c->anchor : c->dct;
	const struct part *p;
	size_t from = at, end;

	stands(s, at, "当地时间", &from);
	if (from == at && !stands(s, at, "北京时间", &from) &&
	    !stands(s, at, "台北时间", &from))
		from = at;
	if (from > at) {
		long d = day_figure(s, from, false, &end);

		if (d > 0)
			return at;
	}
	p = part_at(s, from, &end);
	if (p)
		from = end;
	if (!clock_at(s, from, p, &end, &w)) {
		if (!p || !day.day)
			return at;
		w.tail = p->tail;
		end = from;
		w.hour = w.minute = -1;
	}
	if (w.hour >= 0 && from > at && !p &&
	    (stands(s, at, "北京", &(size_t){0}) ||
	     stands(s, at, "台北", &(size_t){0}))) {
		w.zoned = true;
		w.offset = 480;
	}
	w.year = day.year;
	w.month = day.month;
	w.day = day.day;
	time_keep_when(c, at, end, &w, "", true);
	return end;
}

static size_t
holiday(struct clock *c, size_t at)
{
	struct when w = no_time(), base = time_base(c);
	size_t end;

	if (!base.year || !holiday_at(c->text, at, base.year, &end, &w))
		return at;
	w.year = base.year;
	time_keep_when(c, at, end, &w, "", true);
	return end;
}

/* Characters at which a form can start, beside figures. In byte order. */
static bool
may_start(uint32_t cp)
{
	static const char starts[] =
		"上下不世中今从以会元公冬凌初前北午半去台同后周圣国夏夜大妇"
		"将如当悠情教日早昨星春晚最月本未来正此每民次深清现目眼礼秋"
		"第翌至过近这迄先隔首儿劳万傍明";
	char z[4] = {0};
	struct buf b = BUF_INIT;
	bool found;

	if (starts_number_han(cp))
		return true;
	if (cp < 0x4E00 || cp > 0x9FFF)
		return false;
	utf8_add(&b, fold_han(cp));
	memcpy(z, b.p, 3);
	buf_free(&b);
	found = strstr(starts, z) != NULL;
	return found;
}

size_t
time_han(struct clock *c, size_t at)
{
	static size_t (*const forms[])(struct clock *, size_t) = {
		year_first, month_first, bracketed_day, pointed,
		week,	    century,	 clock_alone,	day_alone,
		every,	    references,	 amount,	holiday,
	};
	uint32_t cp;

	utf8_next(c->text, at, &cp);
	if (cp < 0x80 && at &&
	    (((unsigned char)c->text.p[at - 1] | 32u) - 'a' < 26 ||
	     (unsigned char)c->text.p[at - 1] - (unsigned)'0' < 10 ||
	     c->text.p[at - 1] == '.'))
		return at;
	if (!may_start(cp))
		return at;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		size_t end = forms[i](c, at);

		if (end > at)
			return end;
	}
	return at;
}
