/* Lengths and sets in Chinese: 三个月, 两年前, 过去十年, 每周一. */
#include "times_han.h"

#include <stdio.h>

/* 多, 个, 半 between the figure and its unit. */
struct between {
	bool half, piece, vague;
};

static size_t
read_between(const struct han *h, size_t p, struct between *b)
{
	static const char *const pieces[] = {"个", "個", NULL};
	static const char *const more[] = {"多", "余", "餘", "几", "幾", NULL};
	size_t end;

	p = han_blank(h, p);
	if (han_any(h, p, more, &end))
		p = end;
	if (!han_any(h, p, pieces, &end))
		return p;
	b->piece = true;
	p = end;
	if (han_any(h, p, more, &end))
		p = end;
	if (han_stands(h, p, "半", &end)) {
		p = end;
		b->half = true;
	}
	return p;
}

/* 3日 and 5分 are a day and a minute unless the words say that they count. */
static bool
no_length(const struct han *h, size_t at, size_t p, size_t end,
	  const struct figure *f, const struct pack_entry *e, bool piece,
	  bool first)
{
	static const char *const counts[] = {"两", "兩", NULL};
	static const char *const some[] = {"数", "數", NULL};
	static const char *const full[] = {"分钟", "分鐘", "季度", NULL};
	static const char *const within[] = {
		"内", "內", "以内", "以內", "之内", "之內", "间", "間", NULL};
	static const char *const marks[] = {"个月", "個月", NULL};
	size_t q;

	if (!strcmp(pack_key(e), "DE") || !strcmp(pack_key(e), "NI"))
		return true;
	if (!strcmp(pack_key(e), "Y"))
		return piece;
	if (!strcmp(pack_key(e), "M"))
		return !piece && !han_any(h, at, counts, &q) &&
		       !han_any(h, at, some, &q) && !han_any(h, p, marks, &q);
	if (han_any(h, p, full, &q))
		return false;
	if (!strcmp(pack_key(e), "Q") || (!strcmp(pack_key(e), "TM") && first))
		return han_stands(h, p, "季", &q) || han_stands(h, p, "分", &q);
	return !strcmp(pack_key(e), "D") && han_stands(h, p, "日", &q) &&
	       f->n <= 31 && (f->digits || f->pair) &&
	       !han_any(h, at, counts, &q) && !han_any(h, end, within, &q);
}

/* Digits behind the point of 2.5 or 17.25; where they end. */
static size_t
read_decimals(const struct han *h, size_t at, char out[6])
{
	size_t end, n = 0;
	int d;

	out[0] = '\0';
	if (at >= h->text.n || h->text.p[at] != '.')
		return at;
	for (end = at + 1; n < 4 && (d = han_digit(h->text, end, &end)) >= 0;)
		out[++n] = (char)('0' + d);
	if (!n)
		return at;
	out[0] = '.';
	out[n + 1] = '\0';
	return end;
}

/* Puts ".25" before the unit's letter of P17D. */
static void
put_decimals(char literal[24], const char *decimals)
{
	size_t n = strlen(literal), k = strlen(decimals), unit = n;

	while (unit && literal[unit - 1] > '9')
		unit--;
	if (!k || n + k > 23)
		return;
	memmove(literal + unit + k, literal + unit, n - unit + 1);
	memcpy(literal + unit, decimals, k);
}

/* 几十年 counts decades, 数百年 centuries. */
static bool
vague_word(const struct han *h, size_t at)
{
	static const char *const words[] = {"几", "幾", "数", "數", NULL};

	return han_any(h, at, words, &(size_t){0});
}

/* 三个月, 一年半, 十年, 2.5小时, 三四天; in `t` as a length. */
size_t
han_length(const struct han *h, size_t at, struct time_raw *t,
	   const char **unit, struct figure *amount)
{
	struct between b = {0};
	struct figure f = {0};
	const struct pack_entry *e;
	char decimals[6] = "";
	size_t end, p;

	if (han_stands(h, at, "半", &end)) {
		f.end = end;
		b.half = true;
	} else if (!han_figure(h, at, &f) || (f.digits > 5 && !f.half)) {
		return at;
	}
	p = f.half ? f.end : read_decimals(h, f.end, decimals);
	p = read_between(h, p, &b);
	e = han_as(h, p, PACK_UNIT_TIME, &end);
	if (!e || han_yen(h, p) ||
	    no_length(h, at, p, end, &f, e, b.piece, at == t->start) ||
	    han_no_count(h, at, p, end, &f, pack_key(e)))
		return at;
	if (han_stands(h, end, "半", &p)) {
		b.half = true;
		end = p;
	}
	*unit = pack_key(e);
	f.half = f.half || b.half || *decimals;
	f.vague = f.vague || f.pair;
	time_length(t->literal, pack_key(e), f.vague ? -1 : f.n,
		    f.half && !*decimals);
	if (f.vague && !f.pair && f.n >= 10 && !strcmp(pack_key(e), "Y") &&
	    vague_word(h, at))
		strcpy(t->literal, f.n == 10 ? "PXDE" : "PXCE");
	put_decimals(t->literal, decimals);
	t->timex = TIMEX_DURATION;
	*amount = f;
	return end;
}

/* Adds a second length to the first: P8D + PT20H = P8DT20H. */
static void
join_lengths(struct time_raw *t, const char *more)
{
	const char *add = more + 1;
	size_t n = strlen(t->literal);

	if (strchr(t->literal, 'T') && *add == 'T')
		add++;
	snprintf(t->literal + n, sizeof t->literal - n, "%s", add);
}

size_t
han_first_length(const struct han *h, size_t at, struct time_raw *t,
		 const char **unit, struct figure *amount)
{
	size_t start = t->start, end;

	t->start = at;
	end = han_length(h, at, t, unit, amount);
	t->start = start;
	return end;
}

/* 8天又20小时, 两小时30分, 三天两夜: further lengths behind the first. */
static size_t
read_further(const struct han *h, size_t at, size_t p, struct time_raw *t)
{
	static const char *const joints[] = {"又", "零", "余", "多", NULL};
	static const char *const nights[] = {"夜", "晚", NULL};

	for (int i = 0; i < 5; i++) {
		struct time_raw more;
		struct figure g;
		const char *unit;
		size_t end, night, q = p;

		if (han_any(h, q, joints, &end))
			q = end;
		time_raw_init(&more, at, at);
		end = han_length(h, q, &more, &unit, &g);
		if (end == q && q == p && han_figure(h, p, &g) &&
		    han_any(h, g.end, nights, &night) &&
		    t->literal[strlen(t->literal) - 1] == 'D' && !g.vague)
			return night;
		if (end == q || g.vague ||
		    (q == p && (*unit == 'W' || strchr(t->literal, 'W'))) ||
		    strchr(more.literal, 'X') || !strcmp(unit, "Y"))
			break;
		join_lengths(t, more.literal);
		p = end;
	}
	return p;
}

/* The sentence around `at`, at most 40 characters on each side. */
static struct str
sentence_before(const struct han *h, size_t at)
{
	size_t from = at, least = at > 120 ? at - 120 : 0;

	while (from > least && h->text.p[from - 1] != '\n' &&
	       !str_ends(str_sub(h->text, 0, from), STR("。")))
		from--;
	return str_sub(h->text, from, at);
}

static struct str
sentence_behind(const struct han *h, size_t at)
{
	size_t to = at, most = at + 120 < h->text.n ? at + 120 : h->text.n;

	while (to < most && h->text.p[to] != '\n' &&
	       !str_starts(str_sub(h->text, to, most), STR("。")))
		to++;
	return str_sub(h->text, at, to);
}

/* Does the sentence tell what happened then: 三年后他死了? Such a time is
 * counted from the one told last and never from today. */
static bool
is_told(const struct han *h, size_t at, size_t end)
{
	static const char *const coming[] = {"将", "將", "会", "會",   "要",
					     "可", "能", "拟", "擬",   "预计",
					     "請", "请", "应", "應",   "前完成",
					     "須", "须", "吧", "提醒", "？"};
	static const char *const done[] = {"了",   "曾",   "当时",
					   "當時", "那时", "那時"};
	static const char *const did[] = {
		"了",	"曾",	"说道", "說道", "对我", "對我", "告诉", "告訴",
		"去世", "逝世", "病逝", "死于", "死於", "被",	"发现", "發現"};
	struct str ahead = sentence_behind(h, end),
		   behind = sentence_before(h, at);

	return !str_has_any(ahead, STR_LIST(coming)) &&
	       !str_has_any(behind, STR_LIST(coming)) &&
	       (str_has_any(ahead, STR_LIST(did)) ||
		str_has_any(behind, STR_LIST(done)));
}

/* Is a year stated before, in the same sentence? */
static bool
year_before(const struct han *h)
{
	const struct time_raw *last =
		h->out->n ? &h->out->v[h->out->n - 1] : NULL;

	return last && last->sentence == h->sentence &&
	       last->year != TIME_NO_YEAR && last->year_digits == 4;
}

/* 三年后 in a story: from the time told last. */
static void
take_story(const struct han *h, size_t at, size_t end, struct time_raw *t)
{
	bool told;

	if (!strchr("DWMY", *t->unit) || t->shift < 0)
		return;
	told = is_told(h, at, end);
	if (!told && !year_before(h))
		return;
	t->anchored = true;
	t->needs_last = told;
}

/* 上市三年后, 事发两天后: a length from something that happened on a day that
 * is not said. */
static bool
after_event(const struct han *h, size_t at)
{
	static const char *const events[] = {
		"上市", "结婚", "結婚", "离婚", "離婚", "成立", "开业", "開業",
		"结束", "結束", "发生", "發生", "事发", "事發", "案发", "案發",
		"出生", "毕业", "畢業", "去世", "逝世", "死后", "死後", "离职",
		"離職", "上任", "就任", "上台", "开工", "開工", "投产", "投產",
		"获释", "獲釋", "被捕", "爆发", "爆發", "退休", "当选", "當選",
		"开播", "開播", "上映", "发射", "發射", "手术", "手術", "入狱",
		"入獄", "出狱", "出獄", "独立", "獨立", "签署", "簽署", "生效",
		"启动", "啟動", "通车", "通車", "宣布", "失踪", "失蹤"};
	struct str done = str_sub(h->text, 0, at);

	if (str_ends(done, STR("的")))
		done.n -= strlen("的");
	return str_ends_any(done, STR_LIST(events));
}

/* 两年前, 三天以后: a date, counted from now. */
static size_t
read_shifted(const struct han *h, size_t at, size_t p, struct time_raw *t,
	     const char *unit, const struct figure *f)
{
	const struct pack_entry *e;
	size_t end, q;

	if (!(e = han_as(h, p, PACK_AFTER, &end)))
		return p;
	/* 前往, 后卫: other words, in the pack */
	if ((han_as(h, p, PACK_STOP, &q) && q > end) ||
	    (e->number > 0 && after_event(h, at)))
		return p;
	t->literal[0] = '\0';
	t->timex = TIMEX_DATE;
	if (f->vague || (f->half && strcmp(unit, "H"))) {
		strcpy(t->literal, e->number < 0 ? "PAST_REF" : "FUTURE_REF");
		return end;
	}
	t->unit = unit;
	t->shift = (int)f->n * e->number;
	time_exact(t);
	t->half_shift = f->half;
	take_story(h, at, end, t);
	return end;
}

/* 13至18天, 30~90日: one length that is not sure. */
static size_t
read_from_to(const struct han *h, size_t at, struct time_raw *t)
{
	struct time_raw u = *t;
	struct figure f, g;
	const char *unit;
	size_t p, end;

	if (!han_figure(h, at, &f) || f.half || f.vague ||
	    !han_as(h, han_blank(h, f.end), PACK_RANGE, &p) ||
	    han_stands(h, han_blank(h, f.end), "和", &end))
		return at;
	p = han_blank(h, p);
	end = han_first_length(h, p, &u, &unit, &g);
	if (end == p || g.n <= f.n || (f.digits == 4 && f.n > 1800))
		return at;
	*t = u;
	t->qualifier = "about";
	return end;
}

/* 整天, 全天, 整个周末. */
static size_t
read_all_of(const struct han *h, size_t at, struct time_raw *t)
{
	static const struct {
		const char *words, *value;
	} all[] = {{"一整天", "P1D"},	 {"整天", "P1D"},
		   {"全天", "P1D"},	 {"整个周末", "P1WE"},
		   {"整個週末", "P1WE"}, {"整個周末", "P1WE"},
		   {"一整年", "P1Y"},	 {"一整周", "P1W"},
		   {"一整週", "P1W"},	 {"一整个月", "P1M"},
		   {"一整個月", "P1M"}};
	size_t end;

	if ((unsigned char)h->text.p[at] < 0xE4 ||
	    (!han_stands(h, at, "整", &end) && !han_stands(h, at, "全", &end) &&
	     !han_stands(h, at, "一整", &end)))
		return at;
	for (size_t i = 0; i < COUNT(all); i++) {
		if (!han_stands(h, at, all[i].words, &end))
			continue;
		strcpy(t->literal, all[i].value);
		t->timex = TIMEX_DURATION;
		return end;
	}
	return at;
}

/* 3分35秒: what an athlete needs, or how far a match has come. */
static size_t
read_splits(const struct han *h, size_t at, struct time_raw *t)
{
	struct figure f = {0}, g = {0};
	char decimals[6];
	size_t end, p;

	if ((unsigned char)h->text.p[at] >= 0x80 || !han_plain(h, at, &f) ||
	    f.half || f.n > 999 || !han_stands(h, f.end, "分", &p) ||
	    !han_plain(h, p, &g) || g.n > 59)
		return at;
	p = read_decimals(h, g.end, decimals);
	if (g.half)
		strcpy(decimals, ".5");
	if (!han_stands(h, p, "秒", &end))
		return at;
	snprintf(t->literal, sizeof t->literal, "PT%dM%dS", (int)f.n, (int)g.n);
	put_decimals(t->literal, decimals);
	t->timex = TIMEX_DURATION;
	return end;
}

size_t
han_whole_length(const struct han *h, size_t at, struct time_raw *t)
{
	const char *unit = NULL;
	struct figure f = {0};
	size_t end, p = read_from_to(h, at, t);

	if (p > at || (p = read_all_of(h, at, t)) > at ||
	    (p = read_splits(h, at, t)) > at)
		return p;
	if ((p = han_length(h, at, t, &unit, &f)) == at)
		return at;
	if ((end = read_further(h, at, p, t)) > p)
		return end;
	return read_shifted(h, at, p, t, unit, &f);
}
