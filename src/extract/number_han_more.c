/* What makes more of a Chinese number than its numerals say: shares of it
 * (三分之一, 三分一, 3／4), tenths (八成), halves (四个半), dozens. Each looks
 * a bounded way behind the number. */
#include "number_han.h"
#include "rashomon/base/ascii.h"

#include "rashomon/text/utf8.h"

static struct decimal
quotient(double a, double b)
{
	struct decimal d = {0};

	if (a / b >= 1e6)
		return decimal_of(a / b);
	d.mantissa = (uint64_t)(a / b * 1e12 + 0.5);
	d.exponent = -12;
	return d;
}

/* 三分一, as Hong Kong's papers write 三分之一: the place of 一, 0 where 一
 * belongs to what follows, as in 十分一致. */
static size_t
short_share(struct str s, const struct number *below)
{
	static const char *const words[] = {
		"个", "名", "位", "条", "件", "项", "次", "起", "般", "样",
		"直", "些", "定", "路", "种", "部", "分", "间", "只", "场",
		"天", "年", "月", "日", "周", "时", "点", "共", "流", "方",
		"面", "道", "同", "切", "带", "步", "体", "致", "律", "旦",
		"再", "边", "齐", "连", "心", "手", "头", "张", "把", "座",
		"家", "口", "支", "篇", "本", "封", "份", "批", "套", "组",
		"队", "局", "球", "板", "抢", "助", "篮", "旁", "角", "毛",
		"厘", "对", "贯", "向", "度", "举", "味", "经", "概"};
	struct str mark = STR("分"), one = STR("一");
	size_t at = below->end + mark.n;

	if (!str_starts(str_sub(s, below->end, s.n), mark) ||
	    !str_starts(str_sub(s, at, s.n), one) || below->vague ||
	    !below->worded || decimal_double(below->value) > 10 ||
	    numeral_at(s, at + one.n) ||
	    str_starts_any(str_sub(s, at + one.n, s.n), STR_LIST(words)))
		return 0;
	return at;
}

/* "A 分之 B": the value is B / A; behind a bare scale (百分之, 万分之) it is
 * a percentage. 百分百 is all of it. */
static bool
fraction(struct str s, size_t start, struct number *out)
{
	double below = decimal_double(out->value);
	struct decimal scale = out->value;
	size_t at = numeral_behind(s, out->end, "分之");
	bool bare = scale_at(s, start);
	struct number over;

	if (!at && bare && below == 100)
		at = numeral_behind(s, out->end, "分");
	if (!at)
		at = short_share(s, out);
	if (!at || at >= s.n || below < 2 || !numeral_read(s, at, &over))
		return false;
	if (bare && below >= 100 && scale.mantissa == 1) {
		*out = over;
		out->value.exponent -= scale.exponent - 2;
		out->to.exponent -= out->to.mantissa ? scale.exponent - 2 : 0;
		out->step -= scale.exponent - 2;
		out->percent = true;
		out->plain_digits = false;
		return true;
	}
	if (decimal_double(over.value) < 1 ||
	    (below > 10000 && scale.mantissa != 1))
		return false;
	if (scale.mantissa == 1) { /* 一百分之二 */
		*out = over;
		out->value.exponent -= scale.exponent;
	} else {
		out->value = quotient(decimal_double(over.value), below);
	}
	out->fraction = true;
	out->plain_digits = false;
	out->end = over.end;
	return true;
}

/* 三又四分之一. */
static void
mixed(struct str s, struct number *out)
{
	size_t at = numeral_behind(s, out->end, "又");
	struct number part;

	if (!at || at >= s.n || !numeral_read(s, at, &part) ||
	    !fraction(s, at, &part) || !part.fraction)
		return;
	out->value = decimal_add(out->value, part.value);
	out->fraction = true;
	out->plain_digits = false;
	out->end = part.end;
}

/* 三成一, 两成五: a last numeral behind the tenths counts hundredths. */
static void
hundredths(struct str s, struct number *out)
{
	static const char *const numerals[] = {"一", "二", "三", "四", "五",
					       "六", "七", "八", "九"};
	static const char *const ends[] = {"的", "左右", "以", "多", "上",
					   "下", "至",	 "到", "。", "，"};
	size_t next = out->end + 3;
	uint32_t cp = 0;

	for (size_t i = 0; i < COUNT(numerals); i++) {
		if (out->end < s.n && s.p[out->end] == (char)('1' + i))
			next = out->end + 1; /* 6成1 */
		else if (!str_starts(str_sub(s, out->end, s.n),
				     str_of(numerals[i])))
			continue;
		if (next < s.n && (ascii_digit(s.p[next]) || s.p[next] == '.'))
			return;
		if (next < s.n)
			utf8_next(s, next, &cp);
		if (cp_is_han(cp) &&
		    !str_starts_any(str_sub(s, next, s.n), STR_LIST(ends)))
			return;
		out->value = decimal_add(
			out->value,
			(struct decimal){(uint64_t)i + 1, 0, false});
		out->end = next;
		return;
	}
}

/* 八成, 三成半: tenths. Not 成 that opens a word (成为, 成立). */
static void
tenths(struct str s, struct number *out)
{
	static const char *const words[] = {"为", "立", "功", "员", "绩", "本",
					    "交", "长", "果", "熟", "都", "分",
					    "型", "真", "人", "品", "败", "群"};
	size_t at = numeral_behind(s, out->end, "成");

	if (!at || decimal_double(out->value) > 10 || out->ordinal ||
	    out->scale || out->fraction)
		return;
	if (str_starts_any(str_sub(s, at, s.n), STR_LIST(words)) &&
	    (decimal_double(out->value) < 2 ||
	     !str_starts(str_sub(s, at, s.n), STR("为")))) /* 七成为女性 */
		return;
	while (s.p[at - 1] == ' ')
		at--;
	out->value.exponent++;
	out->to.exponent += out->to.mantissa != 0;
	out->step++;
	out->percent = true;
	out->plain_digits = false;
	out->end = at;
	if (str_starts(str_sub(s, at, s.n), STR("半"))) {
		out->value =
			decimal_add(out->value, (struct decimal){5, 0, false});
		out->end += 3;
	} else {
		hundredths(s, out);
	}
}

/* 一半, 半数: half of what is told; not 另一半, the better half. */
static size_t
half_of(struct str s, size_t at)
{
	struct str rest = str_sub(s, at, s.n);

	if ((!str_starts(rest, STR("一半")) && !str_starts(rest, STR("半数")) &&
	     !str_starts(rest, STR("半數"))) ||
	    str_ends(str_sub(s, 0, at), STR("另")))
		return 0;
	return at + strlen("一半");
}

bool
number_half(struct str s, size_t at, struct number *out)
{
	struct str sign = STR("半"), rest;
	size_t end = half_of(s, at);

	if (!end && !str_starts(str_sub(s, at, s.n), sign))
		return false;
	out->value = (struct decimal){5, -1, false};
	out->fraction = out->worded = true;
	out->weak = !end;
	out->end = end ? end : at + sign.n;
	if (end)
		return true;
	rest = str_sub(s, out->end, s.n);
	if (str_starts(rest, STR("成")) && !str_starts(rest, STR("成品"))) {
		out->value.exponent++;
		out->percent = true;
	} else if (str_starts(rest, STR("百"))) {
		out->value.exponent += 2;
	} else {
		return true;
	}
	out->fraction = out->weak = false;
	out->end += 3;
	return true;
}

/* The share 3/4 at `at`, in figures. */
static bool
read_share(struct str s, size_t at, struct number *out)
{
	struct number above, below;
	size_t mark;

	if (at >= s.n || !numeral_read(s, at, &above) || !above.plain_digits)
		return false;
	mark = numeral_behind(s, above.end, "／");
	if (!mark && str_starts(str_sub(s, above.end, s.n), STR("/")))
		mark = above.end + 1;
	if (!mark || mark >= s.n || !numeral_read(s, mark, &below) ||
	    !below.plain_digits || !below.value.mantissa)
		return false;
	*out = below;
	out->value = quotient(decimal_double(above.value),
			      decimal_double(below.value));
	return true;
}

/* ３／４ and １ ３／４ in full-width digits. */
static void
slash(struct str s, size_t at, struct number *out)
{
	struct number share;

	if (!out->plain_digits || (unsigned char)s.p[at] != 0xEF)
		return;
	if (read_share(s, at, &share))
		out->value = share.value;
	else if (out->end < s.n && s.p[out->end] == ' ' &&
		 read_share(s, out->end + 1, &share))
		out->value = decimal_add(out->value, share.value);
	else
		return;
	out->fraction = true;
	out->plain_digits = false;
	out->end = share.end;
}

/* 五十打 is fifty dozen; 打 opens many verbs too. */
static void
dozens(struct str s, struct number *out)
{
	static const char *const verbs[] = {
		"击", "架", "算", "造", "开", "破", "败", "赢", "输", "工",
		"折", "断", "扮", "听", "扰", "电", "了", "的", "出", "进",
		"入", "下", "上", "着", "过", "球", "印", "包", "捞", "扫",
		"招", "仗", "擂", "赌", "死", "伤", "就", "起", "一", "成"};
	size_t at = numeral_behind(s, out->end, "打");

	if (!at || out->fraction || out->percent || out->ordinal ||
	    out->value.mantissa > UINT64_MAX / 12 ||
	    (at < s.n && (s.p[at] | 32) >= '0' && (s.p[at] | 32) <= '9'))
		return;
	if (str_starts_any(str_sub(s, at, s.n), STR_LIST(verbs)))
		return;
	while (s.p[at - 1] == ' ')
		at--;
	out->value.mantissa *= 12;
	out->plain_digits = false;
	out->end = at;
}

/* 五个半百分点: half of one more. 半 opens words too: 两个半场. */
static void
and_a_half(struct str s, struct number *out)
{
	static const char *const words[] = {
		"场", "岛", "球", "决", "天", "月", "年", "成", "导", "官",
		"径", "夜", "身", "价", "程", "自", "挂", "截", "圆", "壁",
		"裸", "公", "永", "数", "边", "旗", "个", "以", "世"};
	struct str half = STR("个半");
	size_t at = out->end + half.n;

	if (!str_starts(str_sub(s, out->end, s.n), half) || out->ordinal ||
	    out->vague || out->fraction || out->percent ||
	    out->value.exponent < 0 || out->to.mantissa ||
	    str_starts_any(str_sub(s, at, s.n), STR_LIST(words)))
		return;
	out->value = decimal_add(out->value, (struct decimal){5, -1, false});
	out->step = -1;
	out->plain_digits = false;
	out->end = at;
}

void
number_more(struct str s, size_t at, struct number *out)
{
	if (fraction(s, at, out))
		return;
	mixed(s, out);
	slash(s, at, out);
	tenths(s, out);
	dozens(s, out);
	and_a_half(s, out);
}
