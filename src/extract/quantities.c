/* Quantities: a number, what stands before it (qualifier, currency sign) and
 * what stands behind it (unit, or the thing counted).
 *
 * The text is walked once; digits, number words and Chinese numerals are the
 * only places where anything is tried. What a time already covers is passed
 * over. A number is no quantity when it is a year, part of a name (GPT-4), a
 * list or section number, a telephone number or an ordinal. Ranges take both
 * numbers and one unit; the scale of the second reaches back to the first
 * ("3 to 5 million", 2至3万).
 *
 * Growth: linear in the text; each number looks a bounded way around. */
#include "rashomon/extract/extract.h"
#include "rashomon/extract/number.h"
#include "rashomon/text/fold.h"
#include "rashomon/text/utf8.h"

#include <stdlib.h>

enum unit_kind { UNIT_NONE, UNIT_MONEY, UNIT_PERCENT, UNIT_TIME, UNIT_MEASURE };

struct unit_name {
	const char *name, *unit;
	enum unit_kind kind;
};

#include "units.h"

enum { UNIT_COUNT = sizeof unit_names / sizeof *unit_names, LOOK = 48 };

struct walker {
	struct str text;
	const struct extract_context *context;
	struct arena *arena;
	mention_list *out;
	const mention_list *taken; /* times, by place */
	size_t at_taken;
	bool han; /* Chinese text */
	enum digit_style style;
};

/* A number with what belongs to it. */
struct found {
	struct number n, n2; /* n2.end 0: no range */
	size_t start, end;   /* of the mention */
	const char *unit;
	enum unit_kind kind;
	const char *qualifier;
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* Compares the text at `at` with a name of the table, folding as the table
 * is folded; 0 equal so far as the name goes. *end is set on a match. */
static int
match_name(struct str s, size_t at, const char *name, size_t *end)
{
	for (size_t i = 0; name[i];) {
		uint32_t a, b;
		size_t n, m;

		if (at >= s.n)
			return -1;
		n = utf8_next(s, at, &a);
		m = utf8_next(str_of(name), i, &b);
		a = a < 0x80 ? (a >= 'A' && a <= 'Z' ? a | 32 : a)
			     : fold_han(a);
		b = b >= 'A' && b <= 'Z' ? b | 32 : b;
		if (a != b)
			return a < b ? -1 : 1;
		at += n;
		i += m;
	}
	*end = at;
	return 0;
}

static uint32_t
fold_small(uint32_t cp)
{
	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z' ? cp | 32 : cp;
	return fold_han(cp);
}

static uint32_t
first_of(struct str s)
{
	uint32_t cp;

	utf8_next(s, 0, &cp);
	return fold_small(cp);
}

/* The longest unit at `at`; a Latin one must end as a word. */
static const struct unit_name *
unit_at(struct str s, size_t at, size_t *end)
{
	const struct unit_name *best = NULL;
	size_t low = 0, high = UNIT_COUNT, stop;
	uint32_t first;

	if (at >= s.n)
		return NULL;
	first = first_of(str_sub(s, at, s.n));
	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (first_of(str_of(unit_names[mid].name)) < first)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < UNIT_COUNT; low++) {
		const struct unit_name *u = &unit_names[low];

		if (first_of(str_of(u->name)) != first)
			break;
		if (match_name(s, at, u->name, &stop) != 0)
			continue;
		if (stop < s.n && is_letter(s.p[stop - 1]) &&
		    is_letter(s.p[stop]))
			continue;
		if (!best || stop > *end) {
			best = u;
			*end = stop;
		}
	}
	return best;
}

/* Words before a number that qualify it, small letters or simplified. */
static const struct {
	const char *words, *qualifier;
} before[] = {
	{"no fewer than ", "at least"},
	{"no less than ", "at least"},
	{"not less than ", "at least"},
	{"no more than ", "up to"},
	{"not more than ", "up to"},
	{"as many as ", "up to"},
	{"as much as ", "up to"},
	{"at least ", "at least"},
	{"at most ", "up to"},
	{"up to ", "up to"},
	{"more than ", "over"},
	{"fewer than ", "fewer than"},
	{"less than ", "fewer than"},
	{"just over ", "over"},
	{"just under ", "fewer than"},
	{"well over ", "over"},
	{"close to ", "nearly"},
	{"upwards of ", "over"},
	{"approximately ", "about"},
	{"an estimated ", "about"},
	{"estimated ", "about"},
	{"roughly ", "about"},
	{"around ", "about"},
	{"about ", "about"},
	{"some ", "about"},
	{"circa ", "about"},
	{"nearly ", "nearly"},
	{"almost ", "nearly"},
	{"over ", "over"},
	{"above ", "over"},
	{"exceeding ", "over"},
	{"exceeded ", "over"},
	{"under ", "fewer than"},
	{"below ", "fewer than"},
	{"exactly ", "exactly"},
	{"unas ", "about"},
	{"unos ", "about"},
	{"más de ", "over"},
	{"casi ", "nearly"},
	{"al menos ", "at least"},
	{"cerca de ", "nearly"},
	{"大约", "about"},
	{"约", "about"},
	{"约为", "about"},
	{"大概", "about"},
	{"估计", "about"},
	{"差不多", "about"},
	{"将近", "nearly"},
	{"接近", "nearly"},
	{"近", "nearly"},
	{"逾", "over"},
	{"超过", "over"},
	{"超", "over"},
	{"多于", "over"},
	{"高于", "over"},
	{"突破", "over"},
	{"至少", "at least"},
	{"不少于", "at least"},
	{"不低于", "at least"},
	{"至多", "up to"},
	{"最多", "up to"},
	{"最高", "up to"},
	{"不超过", "up to"},
	{"高达", "up to"},
	{"多达", "up to"},
	{"不到", "fewer than"},
	{"不足", "fewer than"},
	{"低于", "fewer than"},
	{"少于", "fewer than"},
	{"未满", "fewer than"},
	{"仅", "exactly"},
};

static bool
ends_with_folded(struct str s, size_t end, const char *words)
{
	struct str w = str_of(words);
	size_t from;

	if (w.n > end)
		return false;
	from = end - w.n;
	for (size_t i = 0; i < w.n;) {
		uint32_t a, b;
		size_t m = utf8_next(w, i, &b);

		if (utf8_next(s, from + i, &a) != m)
			return false;
		a = a < 0x80 ? (a >= 'A' && a <= 'Z' ? a | 32 : a)
			     : fold_han(a);
		if (a != b)
			return false;
		i += m;
	}
	return from == 0 || !is_letter(s.p[from]) || !is_letter(s.p[from - 1]);
}

/* The qualifier whose words end at `end`; *start is moved before them. */
static const char *
qualifier_before(struct str s, size_t *start)
{
	size_t end = *start, longest = 0;
	const char *found = "";

	if (end && s.p[end - 1] == ' ' && end > 1 &&
	    (unsigned char)s.p[end - 2] >= 0x80)
		end--;
	for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
		size_t n = strlen(before[i].words);

		if (n > longest &&
		    (ends_with_folded(s, end, before[i].words) ||
		     ends_with_folded(s, *start, before[i].words))) {
			longest = n;
			found = before[i].qualifier;
		}
	}
	return found;
}

/* 多 余 左右 以上 behind a Chinese number. */
static const char *
qualifier_after(struct str s, size_t *end)
{
	static const struct {
		const char *words, *qualifier;
	} after[] = {
		{"左右", "about"},   {"上下", "about"},
		{"以上", "over"},    {"以下", "up to"},
		{"以内", "up to"},   {"多", "over"},
		{"余", "over"},	     {" or more", "at least"},
		{" or so", "about"}, {"+", "at least"},
	};

	for (size_t i = 0; i < sizeof after / sizeof *after; i++)
		if (match_name(s, *end, after[i].words, end) == 0)
			return after[i].qualifier;
	return "";
}

static bool
number_at(const struct walker *w, size_t at, struct number *n)
{
	struct number latin;
	bool got = false;

	if (w->han || (unsigned char)w->text.p[at] >= 0xE0)
		got = number_han(w->text, at, n);
	if ((unsigned char)w->text.p[at] >= 0xE0)
		return got;
	if (!number_latin(w->text, at, w->style, &latin))
		return got;
	if (!got || latin.end > n->end)
		*n = latin;
	return true;
}

/* The currency sign or code that ends right before `at`. */
static const struct unit_name *
money_before(struct str s, size_t at, size_t *start)
{
	static const char *const signs[] = {
		"us$",	"hk$",	  "nt$",    "nz$",  "a$",   "c$",   "s$",
		"r$",	"$",	  "€",	    "£",    "₩",    "₹",    "₽",
		"฿",	"₪",	  "rmb",    "usd",  "eur",  "gbp",  "hkd",
		"cny",	"jpy",	  "aud",    "cad",  "inr",  "rs",   "twd",
		"rm",	"人民币", "新台币", "台币", "港币", "港元", "美元",
		"日元", "欧元",	  "英镑",
	};
	size_t end = at;

	if (end && s.p[end - 1] == ' ')
		end--;
	if (end >= 2 && (!memcmp(s.p + end - 2, "\xC2\xA5", 2))) {
		static const struct unit_name yuan = {"¥", "CNY", UNIT_MONEY};

		*start = end - 2;
		return &yuan;
	}
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t stop, n = strlen(signs[i]);

		if (!ends_with_folded(s, end, signs[i]))
			continue;
		if (is_letter(signs[i][0]) && end - n > 0 &&
		    is_letter(s.p[end - n - 1]))
			continue;
		*start = end - n;
		return unit_at(s, *start, &stop);
	}
	return NULL;
}

/* "元" without a country is the source's own. */
static const char *
plain_yuan(const struct walker *w)
{
	struct str c = w->context->country;

	if (str_eq(c, STR("TW")))
		return "TWD";
	if (str_eq(c, STR("HK")))
		return "HKD";
	return str_starts(w->context->language, STR("zh-Hant")) && !c.n ? "元"
									: "CNY";
}

/* 三元五角二分: tenths and hundredths behind yuan. */
static void
take_small_money(struct str s, struct found *f)
{
	static const struct {
		const char *name;
		int exponent;
	} parts[] = {{"角", -1}, {"毛", -1}, {"分", -2}};
	struct number n;
	size_t end;

	for (size_t i = 0; i < 3; i++) {
		if (f->end >= s.n || !number_han(s, f->end, &n) ||
		    n.value.exponent || n.value.mantissa > 9 || n.ordinal ||
		    match_name(s, n.end, parts[i].name, &end) != 0)
			continue;
		n.value.exponent = parts[i].exponent;
		f->n.value = decimal_add(f->n.value, n.value);
		f->end = end;
	}
}

/* A unit behind the number, over one blank or hyphen. */
static void
take_unit(const struct walker *w, struct found *f)
{
	struct str s = w->text;
	size_t at = f->end, stop;
	const struct unit_name *u;

	if (at < s.n && (s.p[at] == ' ' || s.p[at] == '-'))
		at++;
	if (str_starts(str_sub(s, at, s.n), STR("元")) ||
	    str_starts(str_sub(s, at, s.n), STR("圆")) ||
	    str_starts(str_sub(s, at, s.n), STR("圓"))) {
		f->end = at + 3;
		f->unit = plain_yuan(w);
		f->kind = UNIT_MONEY;
		u = unit_at(s, f->end, &stop);
		if (u && u->kind == UNIT_MONEY && strlen(u->name) > 5) {
			f->unit = u->unit;
			f->end = stop;
		}
		take_small_money(s, f);
		if (str_starts(str_sub(s, f->end, s.n), STR("人民"))) {
			f->end += 9;
			f->unit = "CNY";
		}
		return;
	}
	u = unit_at(s, at, &stop);
	if (!u)
		return;
	if (s.p[f->end] == '-' && u->kind == UNIT_PERCENT)
		return;
	if (strlen(u->name) == 1 && at == f->end && is_letter(u->name[0]) &&
	    u->name[0] != 'm')
		return;
	f->unit = u->unit;
	f->kind = u->kind;
	f->end = stop;
	if (!strncmp(u->name, "块", 3))
		take_small_money(s, f);
	if (!strcmp(u->unit, "%") &&
	    match_name(s, f->end, " points", &stop) == 0) {
		f->unit = "pp";
		f->end = stop;
	}
}

/* 八折 is 80 percent of the price, 五五折 55. */
static void
take_discount(struct str s, struct found *f)
{
	size_t end;

	if (match_name(s, f->end, "折", &end) != 0 || f->n.ordinal ||
	    decimal_double(f->n.value) >= 100)
		return;
	if (decimal_double(f->n.value) < 10)
		f->n.value.exponent++;
	f->end = end;
	f->unit = "%";
	f->kind = UNIT_PERCENT;
}

/* Words that end the search for the thing counted. */
static bool
ends_phrase(struct str w)
{
	static const char *const stops[] = {
		"a",	"according", "after", "ago",   "and",	 "are",
		"as",	"at",	     "be",    "been",  "before", "but",
		"by",	"during",    "for",   "from",  "had",	 "has",
		"have", "he",	     "her",   "his",   "if",	 "in",
		"is",	"it",	     "its",   "last",  "of",	 "on",
		"or",	"out",	     "over",  "per",   "said",	 "says",
		"she",	"since",     "so",    "that",  "the",	 "their",
		"they", "this",	     "to",    "under", "was",	 "we",
		"were", "when",	     "where", "which", "while",	 "who",
		"will", "with",
	};

	return str_in(w, stops, sizeof stops / sizeof *stops);
}

/* The head of the phrase behind the number: of at most four words the last
 * plural one, or one of the irregular plurals. "fake accounts" gives
 * "accounts". */
static const char *
counted_latin(const struct walker *w, size_t at)
{
	static const struct str odd[] = {
		{"people", 6},	 {"men", 3},	   {"women", 5},
		{"children", 8}, {"personnel", 9}, {"staff", 5},
		{"troops", 6},	 {"police", 6},	   {"dead", 4},
		{"injured", 7},	 {"missing", 7},   {"killed", 6},
		{"wounded", 7},	 {"homeless", 8},
	};
	struct str s = w->text, best = STR_NONE;

	for (int i = 0; i < 4 && at + 1 < s.n; i++) {
		struct str word;
		size_t from = at + 1;

		if (s.p[at] != ' ' && !(i == 0 && s.p[at] == '-'))
			break;
		at = from;
		while (at < s.n && (is_letter(s.p[at]) || s.p[at] == '-' ||
				    (unsigned char)s.p[at] >= 0xC2))
			at++;
		word = str_sub(s, from, at);
		if (word.n < 2 || ends_phrase(word))
			break;
		for (size_t k = 0; k < sizeof odd / sizeof *odd; k++)
			if (str_eq(word, odd[k]))
				return arena_dup(w->arena, word);
		if (word.p[word.n - 1] == 's' && !str_ends(word, STR("ss")) &&
		    !str_ends(word, STR("ous")))
			best = word;
		else if (best.n)
			break;
	}
	return best.n ? arena_dup(w->arena, best) : "";
}

/* Measure words between a Chinese number and what it counts. */
static size_t
skip_measure(struct str s, size_t at)
{
	static const char *const measures[] = {
		"个", "家", "名", "位", "栋", "幢", "座", "所", "间", "辆",
		"艘", "架", "台", "部", "件", "份", "只", "头", "条", "张",
		"枚", "颗", "套", "批", "起", "项", "场", "次", "户", "处",
		"支", "款", "种", "本", "篇", "封", "道", "棵", "匹", "口",
	};
	size_t end;

	while (at < s.n && s.p[at] == ' ')
		at++;
	for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
		if (match_name(s, at, measures[i], &end) == 0)
			return end;
	return at;
}

/* The Han word behind number and measure word: up to four characters, up to
 * a mark or a function character. */
static const char *
counted_han(const struct walker *w, size_t at)
{
	static const char stops[] =
		"的了在是和与及被把将从向对为有受无已也都就而等于以其中前后"
		"死伤遇失被，。、；";
	struct str s = w->text;
	size_t from = skip_measure(s, at), end = from;

	for (int i = 0; i < 6 && end < s.n; i++) {
		uint32_t cp;
		size_t n = utf8_next(s, end, &cp);
		struct buf b = BUF_INIT;
		bool stop;

		if (!cp_is_han(cp))
			break;
		utf8_add(&b, fold_han(cp));
		stop = strstr(stops, b.p) != NULL;
		buf_free(&b);
		if (stop)
			break;
		end += n;
	}
	if (end == from && from > at)
		return arena_dup(w->arena, str_trim(str_sub(s, at, from)));
	return end > from ? arena_dup(w->arena, str_sub(s, from, end)) : "";
}

/* Does a range go on behind the first number? Gives where the second starts
 * and whether the words say range for certain. */
static size_t
range_mark(struct str s, size_t at)
{
	static const char *const marks[] = {
		" to ", "-",  "–",  "—",    " - ",  " – ",   "~",
		"～",	"至", "到", " 至 ", " 到 ", " and ", "-to-",
	};
	size_t best = 0, end;

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (match_name(s, at, marks[i], &end) == 0 && end > best)
			best = end;
	return best;
}

static bool
said_between(struct str s, size_t start)
{
	return ends_with_folded(s, start, "between ") ||
	       ends_with_folded(s, start, "entre ");
}

/* Gives the first number the second's scale where it was left out: "3 to 5
 * million", 2至3万. */
static void
carry_scale(struct number *a, const struct number *b)
{
	struct decimal below = b->value;

	below.exponent -= b->scale;
	if (!b->scale || a->scale >= b->scale || (a->scale && b->scale < 4) ||
	    decimal_double(a->value) >= decimal_double(below))
		return;
	a->value.exponent += b->scale;
	a->step += b->scale;
}

/* Reads the second number of a range. `f` is as far as the first number and
 * its unit. */
static void
take_range(const struct walker *w, struct found *f)
{
	struct str s = w->text;
	size_t mark = range_mark(s, f->end), at = mark;
	bool between = said_between(s, f->start);
	const struct unit_name *money;
	struct found second = *f;
	struct number n;

	if (!mark || (s.p[f->end] == ' ' && s.p[f->end + 1] == 'a' && !between))
		return;
	if (ends_with_folded(s, f->start, "from "))
		return;
	if (at < s.n && !is_digit(s.p[at])) {
		size_t stop;

		money = unit_at(s, at, &stop);
		if (money && money->kind == UNIT_MONEY && stop < s.n &&
		    is_digit(s.p[stop]))
			at = stop;
	}
	if (at >= s.n || !number_at(w, at, &n) || n.ordinal)
		return;
	second.n = n;
	second.end = n.end;
	second.unit = f->kind == UNIT_MONEY ? f->unit : "";
	second.kind = f->kind == UNIT_MONEY ? f->kind : UNIT_NONE;
	take_unit(w, &second);
	if (*second.unit && *f->unit && strcmp(second.unit, f->unit) != 0)
		return;
	carry_scale(&f->n, &n);
	if (decimal_double(f->n.value) >= decimal_double(n.value))
		return;
	f->n2 = n;
	f->end = second.end;
	if (*second.unit) {
		f->unit = second.unit;
		f->kind = second.kind;
	}
	f->qualifier = "range";
}

/* Numbers behind these words are names of things. */
static bool
is_label(struct str s, size_t start)
{
	static const char *const labels[] = {
		"article ",  "section ", "chapter ", "page ",	 "pages ",
		"flight ",   "room ",	 "route ",   "no. ",	 "number ",
		"version ",  "gate ",	 "line ",    "figure ",	 "table ",
		"highway ",  "channel ", "phase ",   "type ",	 "model ",
		"group of ", "top ",	 "act ",     "号",	 "№",
		"#",	     "§",	 "iphone ",  "windows ",
	};

	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (ends_with_folded(s, start, labels[i]))
			return true;
	return false;
}

/* Is the number glued to a word, as in GPT-4, F-16 or B12? */
static bool
is_glued(struct str s, size_t start)
{
	if (!start)
		return false;
	if (is_letter(s.p[start - 1]) || s.p[start - 1] == '_' ||
	    s.p[start - 1] == '/')
		return true;
	return start >= 2 && s.p[start - 1] == '-' && is_letter(s.p[start - 2]);
}

static bool
is_year(const struct number *n)
{
	double v = decimal_double(n->value);

	return n->plain_digits && n->digits == 4 && v >= 1800 && v <= 2100;
}

/* "1." or "1)" at the start of a line. */
static bool
is_list_number(struct str s, size_t start, size_t end)
{
	if (start && s.p[start - 1] != '\n')
		return false;
	return end < s.n && (s.p[end] == '.' || s.p[end] == ')');
}

/* Telephone and other codes: groups of digits with hyphens or blanks. */
static bool
is_code(struct str s, size_t start, const struct number *n)
{
	size_t e = n->end;

	if (n->plain_digits && n->digits > 9 && s.p[start] == '0')
		return true;
	if (!n->plain_digits || n->digits < 3)
		return false;
	return e + 4 < s.n && (s.p[e] == '-' || s.p[e] == ' ') &&
	       is_digit(s.p[e + 1]) && is_digit(s.p[e + 2]) &&
	       is_digit(s.p[e + 3]) && is_digit(s.p[e + 4]) &&
	       s.p[start] != '$' && s.p[e] == '-';
}

/* Chinese words that begin like a number and are none. */
static bool
is_idiom(struct str s, size_t at)
{
	static const char *const words[] = {
		"一些",	    "一样",	"一直",	  "一路",   "一般",   "一起",
		"一定",	    "一方",	"一切",	  "一旦",   "一致",   "一度",
		"一面",	    "一边",	"一向",	  "一再",   "一时",   "一律",
		"一线",	    "一步",	"一体",	  "一号",   "一代",   "一流",
		"一贯",	    "一同",	"一道",	  "一举",   "一味",   "一连",
		"一番",	    "一行",	"一经",	  "一概",   "一手",   "一心",
		"一口",	    "一带",	"一次性", "一大",   "一半",   "一点",
		"一早",	    "一名",	"一家",	  "一位",   "一个",   "一项",
		"一种",	    "一条",	"一辆",	  "一所",   "一座",   "一场",
		"一份",	    "一件",	"一套",	  "一批",   "一封",   "一则",
		"一张",	    "一只",	"一段",	  "一系列", "第一",   "第二",
		"第三",	    "唯一",	"四川",	  "三星",   "千万别", "三峡",
		"五角大楼", "九龙",	"八卦",	  "七夕",   "六四",   "三明",
		"三亚",	    "百度",	"千里",	  "万一",   "万科",   "百姓",
		"百货",	    "千禧",	"半岛",	  "半导",   "半决",   "半数",
		"半夜",	    "十分",	"数据",	  "数字",   "数码",   "数学",
		"数量",	    "数位",	"数目",	  "几乎",   "几何",   "百科",
		"千方",	    "万物",	"万象",	  "双",	    "亿万",   "一一",
		"三三",	    "四处",	"四周",	  "五金",   "七彩",   "九寨",
		"三角",	    "四方",	"五星",	  "零售",   "零件",   "点",
		"两岸",	    "两会",	"两国",	  "两地",   "两者",   "两侧",
		"两边",	    "二手",	"三方",	  "四季",   "一国",   "百分点",
		"一中",	    "一审",	"二审",	  "十足",   "一片",   "一阵",
		"一遍",	    "一群",	"一族",	  "一夜",   "一天",   "一日",
		"一周",	    "一月",	"一年",	  "千古",   "万分",   "万岁",
		"百年",	    "一成不变", "零时",	  "零星",   "六合",   "万国",
		"一对一",   "一旁",
	};
	size_t end;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (match_name(s, at, words[i], &end) == 0)
			return true;
	return false;
}

/* One numeral of the financial set alone is a word of its own: 参 in 参议员,
 * 陆 in 陆军. */
static bool
is_financial_word(struct str s, size_t at, size_t end)
{
	static const char *const numerals[] = {"参", "叁", "陆", "伍", "肆",
					       "柒", "捌", "玖", "壹", "贰",
					       "拾", "佰", "仟", "零"};
	size_t stop;

	for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
		if (match_name(s, at, numerals[i], &stop) == 0)
			return stop == end;
	return false;
}

/* Is what was found a quantity at all? */
static bool
is_quantity(const struct walker *w, const struct found *f, size_t at)
{
	struct str s = w->text;

	if (f->n.ordinal || (f->start == at && is_glued(s, at)) ||
	    is_code(s, at, &f->n) || is_financial_word(s, at, f->n.end))
		return false;
	if (f->kind != UNIT_NONE)
		return true;
	if (is_year(&f->n) || is_label(s, at) ||
	    (f->n.plain_digits && is_list_number(s, at, f->n.end)))
		return false;
	if (f->n.worded && (unsigned char)s.p[at] < 0x80 &&
	    decimal_double(f->n.value) == 1)
		return false;
	return !(f->n.worded && (unsigned char)s.p[at] >= 0x80 &&
		 is_idiom(s, at));
}

/* Did the value rise or fall, and is it the change or the result? */
static void
take_direction(struct str s, size_t start, struct mention *m)
{
	static const struct {
		const char *word;
		signed char way;
	} ways[] = {
		{"rose", 1},	 {"rise", 1},	{"risen", 1},	 {"increas", 1},
		{"grew", 1},	 {"up ", 1},	{"climb", 1},	 {"gain", 1},
		{"jump", 1},	 {"fell", -1},	{"fall", -1},	 {"drop", -1},
		{"decline", -1}, {"down ", -1}, {"decreas", -1}, {"lost", -1},
		{"cut", -1},	 {"上涨", 1},	{"上升", 1},	 {"增长", 1},
		{"增加", 1},	 {"升至", 1},	{"涨", 1},	 {"下跌", -1},
		{"下降", -1},	 {"减少", -1},	{"跌", -1},	 {"降至", -1},
		{"上漲", 1},	 {"增長", 1},	{"減少", -1},	 {"漲", 1},
	};
	size_t from = start > LOOK ? start - LOOK : 0, best = 0;
	struct str near = str_sub(s, from, start);

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		size_t hit = str_find(near, str_of(ways[i].word), 0);

		if (hit == (size_t)-1 || hit + 1 < best)
			continue;
		if (str_find(near, STR("."), hit) != (size_t)-1 ||
		    str_find(near, STR("。"), hit) != (size_t)-1)
			continue;
		best = hit + 1;
		m->direction = ways[i].way;
	}
	if (!m->direction)
		return;
	near = str_sub(near, best - 1, near.n);
	m->by = str_find(near, STR(" to "), 0) == (size_t)-1 &&
		str_find(near, STR("至"), 0) == (size_t)-1 &&
		str_find(near, STR("到"), 0) == (size_t)-1;
}

static const char *
print_value(struct arena *arena, struct decimal d)
{
	char z[64];

	decimal_print(d, z);
	return arena_dup(arena, str_of(z));
}

static void
keep(const struct walker *w, const struct found *f)
{
	struct mention m = {.kind = MENTION_QUANTITY,
			    .start = f->start,
			    .end = f->end,
			    .unit = f->unit,
			    .qualifier = f->qualifier,
			    .subject = "",
			    .speaker = "",
			    .digits = f->n.digits,
			    .step = f->n.step};

	m.value = print_value(w->arena, f->n.value);
	if (f->n2.end)
		m.value2 = print_value(w->arena, f->n2.value);
	if (f->n.vague && !*m.qualifier)
		m.qualifier = "about";
	take_direction(w->text, f->start, &m);
	vec_push(w->out, m);
}

/* Tries the number that starts at `at`; gives the place behind it. */
static size_t
try_number(const struct walker *w, size_t at)
{
	struct str s = w->text;
	struct found f = {.start = at, .unit = "", .qualifier = ""};
	const struct unit_name *money;
	size_t start, next;

	if (!number_at(w, at, &f.n))
		return at;
	next = f.end = f.n.end;
	if (f.n.percent) {
		f.unit = "%";
		f.kind = UNIT_PERCENT;
	}
	money = money_before(s, at, &start);
	if (money) {
		f.start = start;
		f.unit = money->unit;
		f.kind = UNIT_MONEY;
	} else if (ends_with_folded(s, at, "minus ") ||
		   ends_with_folded(s, at, "负")) {
		f.n.value.negative = true;
		f.start = at - (s.p[at - 1] == ' ' ? 6 : 3);
	} else if (at && s.p[at - 1] == '-' &&
		   (at < 2 || s.p[at - 2] == ' ' || s.p[at - 2] == '(')) {
		f.n.value.negative = true;
		f.start = at - 1;
	}
	f.qualifier = qualifier_after(s, &f.end);
	if (!*f.unit)
		take_discount(s, &f);
	if (!*f.unit)
		take_unit(w, &f);
	if (!*f.qualifier)
		f.qualifier = qualifier_after(s, &f.end);
	take_range(w, &f);
	if (!is_quantity(w, &f, at))
		return next;
	start = f.start;
	if (!*f.qualifier)
		f.qualifier = qualifier_before(s, &start);
	if (!*f.unit)
		f.unit = (unsigned char)s.p[f.end < s.n ? f.end : 0] >= 0xE3 ||
					 w->han
				 ? counted_han(w, f.end)
				 : counted_latin(w, f.end);
	keep(w, &f);
	return f.end;
}

/* Is `at` inside a time that was found before? Moves past it when it is. */
static bool
in_time(struct walker *w, size_t *at)
{
	const mention_list *t = w->taken;

	while (w->at_taken < t->n && t->v[w->at_taken].end <= *at)
		w->at_taken++;
	if (w->at_taken >= t->n || t->v[w->at_taken].start > *at)
		return false;
	*at = t->v[w->at_taken].end;
	return true;
}

static void
walk(struct walker *w)
{
	struct str s = w->text;
	size_t at = 0;

	while (at < s.n) {
		unsigned char c = (unsigned char)s.p[at];
		bool starts = false, word = at == 0 || !is_letter(s.p[at - 1]);
		size_t n = 1, next;
		uint32_t cp = c;

		if (c >= 0x80) {
			n = utf8_next(s, at, &cp);
			starts = (c >= 0xE0 && starts_number_han(cp)) ||
				 c == 0xC2;
		} else if (is_digit(s.p[at])) {
			starts = true;
		} else if (word && is_letter(s.p[at])) {
			starts = strchr("abdefhmnostzABDEFHMNOSTZ", s.p[at]) !=
				 NULL;
		}
		if (!starts) {
			at += n;
			continue;
		}
		if (in_time(w, &at))
			continue;
		next = try_number(w, at);
		if (next > at) {
			at = next;
			continue;
		}
		at += n;
		if (is_letter((char)c))
			while (at < s.n && is_letter(s.p[at]))
				at++;
	}
}

static int
by_place(const void *a, const void *b)
{
	const struct mention *x = a, *y = b;

	return (x->start > y->start) - (x->start < y->start);
}

void
extract_quantities(mention_list *out, struct arena *arena, struct str text,
		   const struct extract_context *context)
{
	mention_list taken = {0};
	struct walker w = {.text = text,
			   .context = context,
			   .arena = arena,
			   .out = out,
			   .taken = &taken};
	static const char *const continental[] = {"es", "de", "it", "pt",
						  "nl", "id", "tr", "da"};

	w.han = str_starts(context->language, STR("zh"));
	for (size_t i = 0; i < sizeof continental / sizeof *continental; i++)
		if (str_starts(context->language, str_of(continental[i])))
			w.style = DIGITS_CONTINENTAL;
	for (size_t i = 0; i < out->n; i++)
		if (out->v[i].kind == MENTION_TIME)
			vec_push(&taken, out->v[i]);
	if (taken.n > 1)
		qsort(taken.v, taken.n, sizeof *taken.v, by_place);
	walk(&w);
	vec_free(&taken);
}
