/* Is a number that was read an amount of something, or a code, a score, a
 * name, an article? Each question looks at a few characters around it. */
#include "amounts.h"
#include "number_han.h"

#include "rashomon/base/ascii.h"

/* Is the number glued to a word, as in GPT-4, F-16 or B12? */
static bool
is_glued(struct str s, size_t at)
{
	if (!at)
		return false;
	if (ascii_letter(s.p[at - 1]) || s.p[at - 1] == '_' ||
	    s.p[at - 1] == '/' || s.p[at - 1] == '%')
		return true;
	return at >= 2 && s.p[at - 1] == '-' && ascii_letter(s.p[at - 2]);
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
	return end + 1 < s.n && (s.p[end] == '.' || s.p[end] == ')');
}

/* Telephone and other codes: a leading zero and many digits, or a group of
 * three and one of four with a hyphen. */
static bool
is_code(struct str s, size_t at, const struct number *n)
{
	size_t e = n->end, k = 0;

	if (!n->plain_digits)
		return false;
	if (e - at > 9 && s.p[at] == '0')
		return true;
	while (e + 1 + k < s.n && ascii_digit(s.p[e + 1 + k]))
		k++;
	if (e >= s.n || s.p[e] != '-' || e - at < 3 || k < 3)
		return false;
	return s.p[at] == '0' || e - at != k ||
	       (k == 4 && s.p[e - 1] != '0' && s.p[e + 4] != '0');
}

/* The dash between the two numbers of a score: its bytes, with a blank on
 * either side or none; 0 where there is no such dash. */
static size_t
score_dash(struct str s, size_t at)
{
	bool apart = at < s.n && s.p[at] == ' ';
	struct str rest = str_sub(s, at + apart, s.n);
	size_t n = str_starts(rest, STR("-"))	? 1
		   : str_starts(rest, STR("–")) ? strlen("–")
						: 0;

	if (!n || apart != (n < rest.n && rest.p[n] == ' '))
		return 0;
	return n + 2 * apart;
}

/* The whole number of at most three digits that starts at `at`; -1 none. */
static int
score_side(struct str s, size_t at)
{
	int v = 0, n = 0;

	for (; at < s.n && ascii_digit(s.p[at]) && n < 4; at++, n++)
		v = v * 10 + s.p[at] - '0';
	if (!n || n > 3 ||
	    (at + 1 < s.n && s.p[at] == '.' && ascii_digit(s.p[at + 1])))
		return -1;
	return v;
}

/* Is a number one of "3–1", "38 - 17"? Ranges go up, scores need not. */
static bool
in_score(struct str s, const struct amount *a, size_t at)
{
	size_t from = at, dash = score_dash(s, a->n.end);
	int first = score_side(s, at), second;

	if (a->kind != UNIT_NONE || !a->n.plain_digits || first < 0)
		return false;
	if (dash) {
		second = score_side(s, a->n.end + dash);
		return second >= 0 && second <= first;
	}
	second = first;
	while (from && !ascii_digit(s.p[from - 1]) && at - from < 6)
		from--;
	if (!from || score_dash(s, from) != at - from)
		return false;
	while (from && ascii_digit(s.p[from - 1]))
		from--;
	first = score_side(s, from);
	return first >= second &&
	       !(from && (s.p[from - 1] == '.' || s.p[from - 1] == ',' ||
			  s.p[from - 1] == '-'));
}

/* A score that goes up, "lost 1-3"; 2比1 is told elsewhere. */
static bool
is_score(struct str s, const struct amount *a)
{
	return a->high.mantissa && a->kind == UNIT_NONE && a->n.plain_digits &&
	       score_dash(s, a->n.end) && decimal_double(a->high) < 10;
}

/* One numeral of the financial set alone is a word of its own: 参 in 参议员,
 * 陆 in 陆军; 伍 ends others: 队伍, 入伍. */
static bool
is_financial_word(struct str s, size_t at, size_t end)
{
	static const char *const numerals[] = {"参", "叁", "陆", "伍", "肆",
					       "柒", "捌", "玖", "壹", "贰",
					       "拾", "佰", "仟", "零", "来"};

	static const char *const ranks[] = {"队", "入", "退", "落"};

	return str_eq_any(str_sub(s, at, end), STR_LIST(numerals)) ||
	       (str_starts(str_sub(s, at, end), STR("伍")) &&
		str_ends_any(str_sub(s, 0, at), STR_LIST(ranks)));
}

/* Is the amount, with its measure word, all that the text says? */
static bool
says_all(const struct amounts *w, const struct amount *a)
{
	size_t end = a->end;

	if (w->pack->han && end < w->plain.n)
		pack_match_in(w->pack, w->plain, end, PACK_BIT(CLASSIFIER),
			      &end);
	return !a->start && end == w->whole.n;
}

/* 总数, 人数: 数 that ends a noun is no "some". */
static bool
ends_noun(const struct amounts *w, const struct amount *a, size_t at)
{
	static const char *const nouns[] = {
		"总", "人", "次", "户", "票", "指", "分", "基", "系", "参",
		"函", "变", "代", "读", "倍", "件", "例", "多", "少", "半",
		"大", "整", "岁", "场", "页", "字", "辆", "天", "年", "个",
		"有", "无", "负", "正", "小", "单", "双", "复", "位", "度"};

	return a->n.vague && amount_starts(w, at, STR("数")) &&
	       (a->n.end == at + strlen("数")) &&
	       str_ends_any(str_sub(w->plain, 0, at), STR_LIST(nouns));
}

/* 一, 一名 and 一票 are the article, 几 and 数 alone "some". */
static bool
is_article(const struct amounts *w, const struct amount *a, size_t at)
{
	struct str s = w->plain, number = str_sub(s, at, a->n.end);

	if (a->n.vague && !a->high.mantissa &&
	    (str_eq(number, STR("几")) || str_eq(number, STR("数"))))
		return true;
	return str_eq(number, STR("一")) &&
	       (a->kind == UNIT_NONE ||
		str_eq(str_sub(s, a->n.end, a->end), STR("名")) ||
		str_eq(str_sub(s, a->n.end, a->end), STR("票")));
}

/* The bytes of the mark of a score, ":" or "比", at `at`; 0 none. */
static size_t
versus_mark(struct str s, size_t at)
{
	if (at >= s.n)
		return 0;
	if (s.p[at] == ':')
		return 1;
	return (s.p[at] == "比"[0] &&
		str_starts(str_sub(s, at, s.n), STR("比"))) ||
			       (s.p[at] == "："[0] &&
				str_starts(str_sub(s, at, s.n), STR("：")))
		       ? 3
		       : 0;
}

/* 3:1, 3比1: one end of a score, a vote or a ratio; the other is on the far
 * side of the mark. */
static bool
is_versus(struct str s, const struct amount *a, size_t at)
{
	size_t end = a->n.end, n, from = at - (at && s.p[at - 1] == ' ');

	if (a->kind != UNIT_NONE || a->n.value.exponent < 0 || a->n.fraction)
		return false;
	end += end < s.n && s.p[end] == ' ';
	if ((n = versus_mark(s, end))) {
		end += n;
		end += end < s.n && s.p[end] == ' ';
		if (numeral_at(s, end))
			return true;
	}
	if (from && s.p[from - 1] == ':')
		from--;
	else if (from >= 3 && versus_mark(s, from - 3) == 3)
		from -= 3;
	else
		return false;
	from -= from && s.p[from - 1] == ' ';
	return (from && ascii_digit(s.p[from - 1])) ||
	       (from >= 3 && numeral_at(s, from - 3));
}

/* Does the Latin word that ends at `end` open with a capital, inside a
 * sentence? */
static bool
is_capital_word(struct str s, size_t end)
{
	size_t at = end;

	while (at && (ascii_letter(s.p[at - 1]) || s.p[at - 1] == '\''))
		at--;
	return end - at > 1 && at >= 2 && s.p[at] < 'a' && s.p[at - 1] == ' ' &&
	       (ascii_letter(s.p[at - 2]) || s.p[at - 2] == ',');
}

/* Is a letter of the Latin word that ends at `end` a capital: iPhone? */
static bool
has_capital(struct str s, size_t end)
{
	while (end && ascii_letter(s.p[end - 1]))
		if (s.p[--end] < 'a')
			return true;
	return false;
}

/* Windows 11, Radio 4: a figure behind a Latin word makes a name of it in
 * Chinese, unless a measure word says that it counts; in English behind one
 * with a capital, unless a plural follows. */
static bool
is_named(const struct amounts *w, const struct amount *a, size_t at)
{
	size_t end;

	if (a->kind != UNIT_NONE || !a->n.plain_digits || at < 2 ||
	    a->start != at || *a->qualifier || a->high.mantissa ||
	    w->plain.p[at - 1] != ' ' || !ascii_letter(w->plain.p[at - 2]))
		return false;
	if (!w->pack->han)
		return is_capital_word(w->text, at - 1) &&
		       !*amount_counted(w, a->end);
	end = amount_blanks(w, a->n.end);
	return has_capital(w->text, at - 1) &&
	       (end >= w->plain.n || !ascii_letter(w->plain.p[end])) &&
	       !pack_match_in(w->pack, w->plain, end, PACK_BIT(CLASSIFIER),
			      &end);
}

/* 80后: who was born in these years. */
static bool
is_generation(const struct amounts *w, const struct amount *a, size_t at)
{
	struct str behind = STR("后");

	return a->kind == UNIT_NONE && a->n.plain_digits &&
	       a->n.end == at + 2 && strchr("05", w->plain.p[at + 1]) &&
	       amount_starts(w, a->n.end, behind);
}

/* 二级谋杀, 三级医院: ranks, not grades of a quake or the wind. */
static bool
is_rank(const struct amounts *w, const struct amount *a)
{
	static const char *const measured[] = {"大风", "风",   "阵风", "以上",
					       "左右", "地震", "台风", "飓风"};

	if (strcmp(a->unit, "级") != 0 || !a->n.worded || *a->qualifier ||
	    decimal_double(a->n.value) > 4)
		return false;
	return !str_starts_any(str_sub(w->whole, a->end, w->whole.n),
			       STR_LIST(measured));
}

/* 一度 and 一方 are words; not behind a change (升高一度). */
static bool
is_word_with_unit(const struct amounts *w, const struct amount *a, size_t at)
{
	size_t end;

	return a->kind == UNIT_MEASURE && a->n.worded && !*a->qualifier &&
	       !(w->direction.e && at < w->direction.end + 2 * strlen("了")) &&
	       pack_match_in(w->pack, w->plain, at, PACK_BIT(IDIOM), &end) &&
	       end >= a->end;
}

/* 三度夺冠 counts times; 五楼 and 11路车 are names of places and buses. */
static bool
is_place_or_time(const struct amounts *w, const struct amount *a)
{
	static const char *const names[] = {"楼",     "路公交", "路车",
					    "路巴士", "学年度", "年度"};
	static const char *const more[] = {"的", "左", "以", "之"};
	struct str behind = str_sub(w->whole, a->end, w->whole.n);
	double v = decimal_double(a->n.value);

	if (a->kind == UNIT_NONE && a->end == a->n.end)
		return behind.n && (unsigned char)behind.p[0] >= 0xE5 &&
		       (unsigned char)behind.p[0] <= 0xE8 &&
		       str_starts_any(behind, STR_LIST(names));
	return !strcmp(a->unit, "degree") && a->n.worded && v >= 2 && v <= 5 &&
	       !a->n.value.negative && !*a->qualifier && behind.n &&
	       (unsigned char)behind.p[0] >= 0xE4 &&
	       (unsigned char)behind.p[0] < 0xEF &&
	       a->end == a->n.end + strlen("度") &&
	       !str_starts_any(behind, STR_LIST(more));
}

/* 最后一天, 那一刻: a span of time that no time was found in; ages count. */
static bool
is_lone_span(const struct amounts *w, const struct amount *a)
{
	static const char *const ages[] = {"岁", "岁半", "大"};

	if (a->kind == UNIT_TIME && amount_starts(w, a->end, STR("年")))
		return true; /* 50周年 */
	return a->kind == UNIT_TIME && a->n.worded &&
	       decimal_double(a->n.value) == 1 &&
	       !str_ends_any(str_sub(w->whole, 0, a->end), STR_LIST(ages));
}

/* “十四五” is a plan of five years; 十四五岁 counts. */
static bool
is_plan(const struct amounts *w, const struct amount *a, size_t at)
{
	static const char *const open[] = {"“", "「", "\""};
	struct str words = str_sub(w->plain, at, a->n.end);

	return words.n == strlen("十四五") && str_starts(words, STR("十")) &&
	       str_ends(words, STR("五")) && a->kind == UNIT_NONE &&
	       str_ends_any(str_sub(w->plain, 0, at), STR_LIST(open));
}

static bool
is_no_amount(const struct amounts *w, const struct amount *a, size_t at)
{
	return is_versus(w->plain, a, at) || is_generation(w, a, at) ||
	       is_rank(w, a) || is_word_with_unit(w, a, at) ||
	       is_lone_span(w, a) || is_place_or_time(w, a) ||
	       ends_noun(w, a, at) || is_plan(w, a, at);
}

/* A street's name, "Pennsylvania Avenue", stands behind a number that no
 * article leads. */
static bool
is_house(const struct amounts *w, size_t start, size_t end)
{
	enum { WORDS_MOST = 3 };
	struct str s = w->whole;
	size_t at = end, stop;

	if (str_ends(str_sub(s, 0, start), STR("the ")))
		return false;
	for (int words = 0; words <= WORDS_MOST; words++) {
		at = amount_blanks(w, at);
		if (at >= s.n || (!ascii_capital(s.p[at]) &&
				  (!words || !ascii_digit(s.p[at]))))
			return false;
		if (words &&
		    pack_match_in(w->pack, s, at, PACK_BIT(STREET), &stop))
			return true;
		while (at < s.n && (ascii_letter(s.p[at]) ||
				    ascii_digit(s.p[at]) || s.p[at] == '.'))
			at++;
	}
	return false;
}

bool
amount_names(const struct amounts *w, size_t start, size_t end)
{
	return (w->label.e && amount_touches(w, w->label.end, start)) ||
	       is_house(w, start, end);
}

bool
amount_counts(const struct amounts *w, const struct amount *a, size_t at)
{
	struct str s = w->plain;
	size_t end;

	if (a->n.ordinal || (a->start == at && is_glued(s, at)) ||
	    is_code(s, at, &a->n) || is_named(w, a, at) ||
	    (w->pack->han && is_no_amount(w, a, at)))
		return false;
	if (a->kind == UNIT_PERCENT && a->end < s.n && s.p[a->end - 1] == '%' &&
	    (ascii_digit(s.p[a->end]) || ascii_letter(s.p[a->end])))
		return false; /* an escape in an address */
	if (w->pack->han && says_all(w, a))
		return true;
	if (is_article(w, a, at) || amount_starts(w, a->end, STR("号")))
		return false;
	if (a->kind != UNIT_NONE)
		return true;
	if (ascii_digit(s.p[at]) && a->end == a->n.end && a->end < s.n &&
	    (ascii_letter(s.p[a->end]) ||
	     (s.p[a->end] == '-' && a->end + 1 < s.n &&
	      ascii_digit(s.p[a->end + 1]))))
		return false; /* 5G, 4x4; the votes of a ruling, 5-4 */
	if (w->total.e && amount_touches(w, w->total.end, at))
		return true;
	if (is_financial_word(s, at, a->n.end) || is_year(&a->n) ||
	    amount_names(w, at, a->n.end) ||
	    (a->n.plain_digits && is_list_number(s, at, a->n.end)))
		return false;
	if ((a->n.weak && !*a->qualifier) || in_score(s, a, at) ||
	    (is_score(s, a) && !*amount_counted(w, a->end)))
		return false;
	if (a->n.worded && (unsigned char)s.p[at] < 0x80 && !a->high.mantissa &&
	    decimal_double(a->n.value) == 1)
		return false;
	return !(a->n.worded && a->n.end <= a->end &&
		 pack_match_in(w->pack, s, at, PACK_BIT(IDIOM), &end) &&
		 end >= a->n.end);
}
