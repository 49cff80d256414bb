/* Chinese numbers. A number is a run of digits (any width), numerals and
 * scales, blanks allowed between digits and scales ("2 萬 5 千"). It is read
 * by sections: what stands before 万, 亿 or 兆 is multiplied as a whole. A
 * run of numerals without scales is read digit by digit (二〇二六). Two
 * numerals that follow each other before one scale are two ends (八九千). A
 * decimal point said as 点 is taken back when what follows shows that it was
 * an hour (八点五十). Work is linear in the number's length. */
#include "number_han.h"
#include "rashomon/base/ascii.h"

#include "rashomon/text/fold.h"
#include "rashomon/text/utf8.h"

enum kind { NONE, DIGIT, SCALE, BIG, POINT, FEW, HALF, MORE, FULL_DIGIT };

struct sign {
	uint32_t cp;
	enum kind kind;
	unsigned value; /* of scales the power of ten */
};

/* clang-format off */
#define SIGNS(X) \
	X(0x3007, DIGIT, 0)  /* 〇 */ \
	X(0x4E00, DIGIT, 1)  /* 一 */ \
	X(0x4E03, DIGIT, 7)  /* 七 */ \
	X(0x4E07, BIG, 4)    /* 万 */ \
	X(0x4E09, DIGIT, 3)  /* 三 */ \
	X(0x4E24, DIGIT, 2)  /* 两 */ \
	X(0x4E5D, DIGIT, 9)  /* 九 */ \
	X(0x4E8C, DIGIT, 2)  /* 二 */ \
	X(0x4E94, DIGIT, 5)  /* 五 */ \
	X(0x4EBF, BIG, 8)    /* 亿 */ \
	X(0x4EDF, SCALE, 3)  /* 仟 */ \
	X(0x4EE8, DIGIT, 3)  /* 仨 */ \
	X(0x4F0D, DIGIT, 5)  /* 伍 */ \
	X(0x4F59, MORE, 0)   /* 余 */ \
	X(0x4F70, SCALE, 2)  /* 佰 */ \
	X(0x4FE9, DIGIT, 2)  /* 俩 */ \
	X(0x5146, BIG, 12)   /* 兆 */ \
	X(0x516B, DIGIT, 8)  /* 八 */ \
	X(0x516D, DIGIT, 6)  /* 六 */ \
	X(0x51E0, FEW, 3)    /* 几 */ \
	X(0x5341, SCALE, 1)  /* 十 */ \
	X(0x5343, SCALE, 3)  /* 千 */ \
	X(0x5345, DIGIT, 30) /* 卅 */ \
	X(0x534A, HALF, 0)   /* 半 */ \
	X(0x534C, DIGIT, 40) /* 卌 */ \
	X(0x53C1, DIGIT, 3)  /* 叁 */ \
	X(0x53C2, DIGIT, 3)  /* 参 */ \
	X(0x56DB, DIGIT, 4)  /* 四 */ \
	X(0x58F9, DIGIT, 1)  /* 壹 */ \
	X(0x591A, MORE, 0)   /* 多 */ \
	X(0x5E7A, DIGIT, 1)  /* 幺 */ \
	X(0x5EFF, DIGIT, 20) /* 廿 */ \
	X(0x62FE, SCALE, 1)  /* 拾 */ \
	X(0x634C, DIGIT, 8)  /* 捌 */ \
	X(0x6570, FEW, 3)    /* 数 */ \
	X(0x6765, MORE, 0)   /* 来 */ \
	X(0x67D2, DIGIT, 7)  /* 柒 */ \
	X(0x70B9, POINT, 0)  /* 点 */ \
	X(0x7396, DIGIT, 9)  /* 玖 */ \
	X(0x767E, SCALE, 2)  /* 百 */ \
	X(0x8086, DIGIT, 4)  /* 肆 */ \
	X(0x8D30, DIGIT, 2)  /* 贰 */ \
	X(0x9646, DIGIT, 6)  /* 陆 */ \
	X(0x96F6, DIGIT, 0)  /* 零 */
/* clang-format on */

#define SIGN(cp, kind, value) {cp, kind, value},
static const struct sign signs[] = {SIGNS(SIGN)};
#undef SIGN

/* The low bytes of the signs, as bits: tells most other characters at once. */
#define WORD(n, cp) ((cp) >> 6 & 3) == (n) ? UINT64_C(1) << ((cp)&63) : 0
#define LOW0(cp, kind, value) | (WORD(0, cp))
#define LOW1(cp, kind, value) | (WORD(1, cp))
#define LOW2(cp, kind, value) | (WORD(2, cp))
#define LOW3(cp, kind, value) | (WORD(3, cp))
static const uint64_t low_bytes[4] = {0 SIGNS(LOW0), 0 SIGNS(LOW1),
				      0 SIGNS(LOW2), 0 SIGNS(LOW3)};

static struct sign
sign_of(uint32_t cp)
{
	size_t low = 0, high = COUNT(signs);

	if (cp >= '0' && cp <= '9')
		return (struct sign){cp, FULL_DIGIT, cp - '0'};
	if (cp >= 0xFF10 && cp <= 0xFF19)
		return (struct sign){cp, FULL_DIGIT, cp - 0xFF10};
	if (cp == 0xFF0E)
		return (struct sign){cp, POINT, 0};
	if (cp < 0x3007)
		return (struct sign){cp, NONE, 0};
	cp = cp == 0x5152 ? cp : fold_han(cp);
	if (!(low_bytes[cp >> 6 & 3] >> (cp & 63) & 1))
		return (struct sign){cp, NONE, 0};
	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (signs[mid].cp == cp)
			return signs[mid];
		if (signs[mid].cp < cp)
			low = mid + 1;
		else
			high = mid;
	}
	return (struct sign){cp, NONE, 0};
}

bool
starts_number_han(uint32_t cp)
{
	struct sign s = sign_of(cp);

	return s.kind == DIGIT || s.kind == FULL_DIGIT || s.kind == FEW ||
	       s.kind == SCALE || s.kind == HALF;
}

static bool
is_scale(struct sign g)
{
	return g.kind == SCALE || g.kind == BIG;
}

bool
numeral_at(struct str s, size_t at)
{
	uint32_t cp;

	if (at >= s.n)
		return false;
	utf8_next(s, at, &cp);
	return sign_of(cp).kind != NONE;
}

bool
scale_at(struct str s, size_t at)
{
	uint32_t cp;

	if (at >= s.n)
		return false;
	utf8_next(s, at, &cp);
	return is_scale(sign_of(cp));
}

static struct decimal
times_power(struct decimal d, unsigned n)
{
	d.exponent += (int)n;
	return d;
}

struct reading {
	struct decimal total;	/* of closed big sections */
	struct decimal section; /* below the next big scale */
	struct decimal digit;	/* waits for its scale */
	struct decimal more;	/* 八九千: what the upper end has more */
	bool has_digit;
	bool scaled; /* a scale was met */
	bool few, over, point;
	bool shown;	     /* in figures, not numerals */
	unsigned run;	     /* digits in a row */
	unsigned first;	     /* the first of them */
	unsigned last_scale; /* power of the scale met last; 0 none */
	unsigned last_big;   /* of 万, 亿, 兆 */
	unsigned digits;     /* ASCII or full-width digits shown */
	int step;
	size_t end;
};

static void
add_digit(struct reading *r, unsigned v, bool shown)
{
	if (r->point)
		r->digit.exponent--;
	if (!r->run)
		r->first = v;
	if (r->run < 17) {
		r->digit.mantissa = r->digit.mantissa * 10 + v;
		r->run++;
	} else {
		r->digit.exponent += !r->point;
	}
	r->has_digit = true;
	r->shown |= shown;
	r->digits += shown && (r->digits || v);
	r->step = r->digit.exponent;
}

static void
close_digit(struct reading *r, unsigned power)
{
	struct decimal d = r->digit;

	if (!r->has_digit)
		d = (struct decimal){1, 0, false};
	r->section = decimal_add(r->section, times_power(d, power));
	if (r->has_digit && r->more.mantissa && !r->more.exponent)
		r->more = times_power(r->more, power);
	r->step = (r->has_digit ? r->digit.exponent : 0) + (int)power;
	r->digit = (struct decimal){0};
	r->has_digit = false;
	r->point = false;
	r->run = 0;
	r->scaled = true;
	r->last_scale = power;
}

/* 万, 亿, 兆: the whole section below is multiplied; 万亿 multiplies on. */
static void
close_section(struct reading *r, unsigned power)
{
	if (r->has_digit)
		r->section = decimal_add(r->section, r->digit);
	else if (!r->section.mantissa && !r->total.mantissa)
		r->section = (struct decimal){1, 0, false};
	if (!r->section.mantissa) {
		r->total = times_power(r->total, power);
	} else if (r->total.mantissa && power > r->last_big) {
		r->total =
			times_power(decimal_add(r->total, r->section), power);
	} else {
		r->total =
			decimal_add(r->total, times_power(r->section, power));
	}
	r->step = (r->has_digit ? r->digit.exponent : r->step) + (int)power;
	r->more = times_power(r->more, r->more.mantissa ? power : 0);
	r->last_big = power;
	r->section = r->digit = (struct decimal){0};
	r->has_digit = r->point = false;
	r->run = 0;
	r->scaled = true;
	r->last_scale = power;
}

/* 两百五 is 250, 一万三 is 13,000: a last digit behind a scale and no zero
 * takes the scale below. */
static void
close_tail(struct reading *r, bool zero_before)
{
	if (!r->has_digit)
		return;
	if (r->scaled && r->run == 1 && !zero_before && r->last_scale > 1 &&
	    !r->digits && !r->point && r->digit.mantissa < 10) {
		r->section = decimal_add(
			r->section, times_power(r->digit, r->last_scale - 1));
		r->step = (int)r->last_scale - 1;
	} else {
		r->section = decimal_add(r->section, r->digit);
		r->step = r->digit.exponent;
	}
}

/* The sign at or, over one or two blanks, behind `at`; *next behind it. A
 * blank is allowed only where figures or scales were met. */
static struct sign
sign_at(struct str s, size_t at, bool blank_ok, size_t *next)
{
	uint32_t cp;
	size_t n;

	for (int i = 0; blank_ok && i < 2 && at < s.n && s.p[at] == ' '; i++)
		at++;
	if (at >= s.n)
		return (struct sign){0, NONE, 0};
	n = utf8_next(s, at, &cp);
	*next = at + n;
	return sign_of(cp);
}

/* A comma or dot between digits at `at`: grouping (three digits follow) or a
 * decimal point; the full-width comma between full-width digits. Gives the
 * bytes to skip, 0 for neither. */
static size_t
digit_mark(struct str s, size_t at, bool *point)
{
	struct str rest = str_sub(s, at, s.n);
	size_t n = 0, next, mark = 1;

	*point = s.p[at] == '.';
	if (str_starts(rest, STR("．"))) {
		*point = true;
		mark = 3;
	} else if (str_starts(rest, STR("，")) && at >= 3 &&
		   (unsigned char)s.p[at - 3] == 0xEF && at + 3 < s.n &&
		   (unsigned char)s.p[at + 3] == 0xEF) {
		mark = 3;
	} else if (s.p[at] != ',' && s.p[at] != '.') {
		return 0;
	}
	for (size_t i = at + mark; n < 4; i = next, n++)
		if (sign_at(s, i, false, &next).kind != FULL_DIGIT)
			break;
	return n && (*point || n == 3) ? mark : 0;
}

/* Is the 千 before `at` part of a unit, as in 二十五千克? 千米 only behind
 * figures or a scale: 五千米 is 5,000 metres as much as 5 kilometres. */
static bool
is_kilo(const struct reading *r, struct str s, size_t at)
{
	static const char *const units[] = {"克", "瓦", "伏",	"卡",
					    "赫", "帕", "字节", "焦"};

	for (size_t i = 0; i < COUNT(units); i++)
		if (str_starts(str_sub(s, at, s.n), str_of(units[i])))
			return r->has_digit || r->scaled;
	return str_starts(str_sub(s, at, s.n), STR("米")) &&
	       (r->digits || (r->scaled && !r->has_digit));
}

/* 500兆瓦, 950百帕: a scale that belongs to the unit. */
static bool
is_of_unit(struct sign g, const struct reading *r, struct str s, size_t at)
{
	static const char *const mega[] = {"瓦",   "赫",   "帕", "字节",
					   "比特", "电子", "欧", "焦"};
	struct str rest = str_sub(s, at, s.n);

	if (!r->has_digit && !r->scaled)
		return false;
	return (g.kind == BIG && g.value == 12 &&
		str_starts_any(rest, STR_LIST(mega))) ||
	       (g.kind == SCALE && g.value == 2 && str_starts(rest, STR("帕")));
}

/* 一两名: one or two of what has a measure word. */
static bool
is_one_or_two(const struct reading *r, struct str s, size_t next)
{
	static const char *const measures[] = {
		"个", "個", "名", "位", "次", "家", "天", "年", "周", "週",
		"句", "人", "件", "种", "種", "项", "項", "场", "場", "支"};

	return r->run == 1 && r->digit.mantissa == 1 && !r->shown &&
	       !r->scaled &&
	       str_starts_any(str_sub(s, next, s.n), STR_LIST(measures));
}

/* A numeral of Han script or a figure, `g`; false when it is none of this
 * number. `next` is behind it. */
static bool
step_digit(struct reading *r, struct sign g, struct str s, size_t next,
	   bool *zero)
{
	bool shown = g.kind == FULL_DIGIT;
	size_t skip;
	struct sign after = sign_at(s, next, shown || r->scaled, &skip);

	if ((r->few && !r->scaled) || (r->run && shown != r->shown) ||
	    (r->scaled && r->digits && shown && r->has_digit && !r->run))
		return false;
	if (g.cp == 0x4E24 && (r->run || r->scaled) && !is_scale(after) &&
	    !is_one_or_two(r, s, next))
		return false; /* 三斤五两: the weight */
	if (!shown && !g.value && !r->point && !r->run && r->scaled) {
		*zero = true;
		return true;
	}
	if (g.value >= 10) { /* 廿 is 二十 */
		if (r->run)
			return false;
		add_digit(r, g.value / 10, false);
		close_digit(r, 1);
		return true;
	}
	if (!shown && !r->point && r->run == 1 && g.value > r->digit.mantissa &&
	    r->digit.mantissa && is_scale(after)) {
		r->more.mantissa = g.value - r->digit.mantissa;
		r->few = true;
		return true;
	}
	add_digit(r, g.value, shown);
	r->shown = shown;
	return true;
}

/* 点 as a decimal point: behind numerals, before a numeral. */
static bool
step_point(struct reading *r, struct str s, size_t next)
{
	size_t skip;

	if (r->point || (!r->has_digit && !r->scaled) || r->digits ||
	    sign_at(s, next, true, &skip).kind != DIGIT)
		return false;
	if (r->scaled) {
		close_tail(r, false);
		r->digit = (struct decimal){0};
		r->run = 0;
		r->has_digit = true;
	}
	r->point = true;
	return true;
}

size_t
numeral_behind(struct str s, size_t at, const char *word)
{
	struct str w = str_of(word);

	for (size_t i = 0; i < w.n; i++) {
		if (!((unsigned char)w.p[i] >> 6 == 2))
			while (at < s.n && s.p[at] == ' ')
				at++;
		if (at >= s.n || s.p[at] != w.p[i])
			return 0;
		at++;
	}
	while (at < s.n && s.p[at] == ' ')
		at++;
	return at;
}

/* 近万名, 上亿元, 数以万计: 万 and 亿 without a numeral, between the words
 * that make a number of them; they are syllables of many names. */
static bool
stands_alone(struct str s, size_t at, size_t next)
{
	static const char *const before[] = {"上", "近", "逾",	 "超",	"过",
					     "過", "破", "数以", "數以"};
	static const char *const behind[] = {
		"人", "名", "家", "户", "戶", "个", "個", "元", "吨", "噸",
		"件", "辆", "輛", "亩", "畝", "座", "只", "隻", "头", "頭",
		"张", "張", "场", "場", "次", "种", "種", "份", "字", "亿",
		"億", "余", "餘", "美", "港", "欧", "歐", "计", "計"};
	uint32_t cp;

	if (!str_ends_any(str_sub(s, 0, at), STR_LIST(before)))
		return false;
	if (next >= s.n)
		return true;
	utf8_next(s, next, &cp);
	return !cp_is_han(cp) ||
	       str_starts_any(str_sub(s, next, s.n), STR_LIST(behind));
}

static bool
step_scale(struct reading *r, struct sign g, struct str s, size_t next)
{
	if (is_of_unit(g, r, s, next))
		return false;
	if (g.kind == BIG) {
		if (!r->has_digit && !r->scaled && !r->few &&
		    !stands_alone(s, next - strlen("万"), next) &&
		    !numeral_behind(s, next, "分之"))
			return false;
		close_section(r, g.value);
		return true;
	}
	if (g.value == 3 && is_kilo(r, s, next))
		return false;
	if (!r->has_digit && r->last_scale && r->last_scale < 4 &&
	    g.value >= r->last_scale)
		return false; /* 三十百货 */
	close_digit(r, g.value);
	return true;
}

/* 三 百 五: a scale behind a blank, where the number goes on or ends; not
 * 表一 百强企业. */
static bool
spaced_scale(const struct reading *r, struct sign g, struct str s, size_t next)
{
	uint32_t cp;
	size_t skip;

	if (!is_scale(g) || !r->has_digit)
		return false;
	if (sign_at(s, next, true, &skip).kind != NONE || next >= s.n)
		return true;
	utf8_next(s, next, &cp);
	return !cp_is_han(cp);
}

/* 80几度: figures that 几 may follow. */
static bool
is_round(const struct reading *r)
{
	return r->shown && !r->scaled && !r->point && r->digit.mantissa &&
	       r->digit.mantissa % 10 == 0;
}

/* Takes the sign at *at into the number; false where the number ends. */
static bool
step_one(struct reading *r, struct str s, size_t *at, bool *zero)
{
	size_t next = 0, skip;
	bool point, taken;
	struct sign g, after;

	if (r->run && r->shown && (skip = digit_mark(s, *at, &point))) {
		if (point && r->point)
			return false;
		r->point |= point;
		*at += skip;
		return true;
	}
	g = sign_at(s, *at, true, &next);
	if (s.p[*at] == ' ' && !r->digits && !r->scaled && !r->point &&
	    g.kind != POINT && !spaced_scale(r, g, s, next))
		return false;
	after = g.kind == NONE ? g : sign_at(s, next, true, &skip);
	if (g.kind == NONE && (r->has_digit || r->scaled) &&
	    str_starts(str_sub(s, *at, s.n), STR("个"))) { /* 两个亿 */
		*at += 3;
		return sign_at(s, *at, false, &skip).kind == BIG &&
		       step_one(r, s, at, zero);
	}
	switch (g.kind) {
	case FULL_DIGIT:
	case DIGIT:
		if (s.p[*at] == ' ' && r->has_digit &&
		    !(r->point && !r->digits))
			return false;
		taken = step_digit(r, g, s, next, zero);
		break;
	case MORE:
		taken = (r->has_digit || r->scaled) && is_scale(after);
		r->few |= taken;
		r->over |= taken;
		break;
	case SCALE:
	case BIG:
		taken = step_scale(r, g, s, next);
		*zero = *zero && !taken;
		break;
	case FEW:
		taken = !r->few && (!r->has_digit || is_round(r));
		r->few |= taken;
		if (taken && !r->scaled && !r->has_digit)
			add_digit(r, 1, false);
		break;
	case POINT:
		taken = step_point(r, s, next);
		break;
	default:
		taken = false;
	}
	if (taken)
		*at = r->end = next;
	return taken;
}

/* Takes signs as long as they belong; a point behind which a small scale
 * comes was no decimal point. */
static void
take_signs(struct reading *r, struct str s, size_t at, bool *zero)
{
	struct reading before = *r;
	size_t next;

	while (at < s.n) {
		bool pointed = r->point;
		struct reading now = *r;

		if (r->point && !r->digits &&
		    sign_at(s, at, false, &next).kind == SCALE) {
			*r = before;
			return;
		}
		if (!step_one(r, s, &at, zero))
			return;
		if (r->point && !pointed)
			before = now;
	}
}

/* 30w and 30k, as Chinese readers type them; "30 k", where K is kelvin. */
static void
take_letter(struct reading *r, struct str s)
{
	size_t at = r->end;
	char c;

	at += at + 1 < s.n && s.p[at] == ' ' && s.p[at + 1] == 'k';
	c = at < s.n ? (char)(s.p[at] | 32) : 0;

	if (!r->digits || (c != 'w' && c != 'k') ||
	    (at + 1 < s.n && ascii_letter(s.p[at + 1])))
		return;
	if (c == 'w')
		close_section(r, 4);
	else
		close_digit(r, 3);
	r->end = at + 1;
}

/* 五六个 is five or six, 五十二三 52 or 53; 五六 as two digits of a code is
 * seldom written. */
static void
take_pair(struct reading *r)
{
	if (r->digits || r->point || r->run != 2 || !r->first ||
	    (r->scaled && r->last_scale != 1) ||
	    r->digit.mantissa != r->first * 11 + 1)
		return;
	r->digit.mantissa = r->first;
	r->more = (struct decimal){1, 0, false};
	r->few = true;
}

bool
numeral_read(struct str s, size_t at, struct number *out)
{
	struct reading r = {0};
	size_t start = at;
	bool zero = false;

	take_signs(&r, s, at, &zero);
	if (!r.end || (!r.has_digit && !r.scaled))
		return false;
	take_letter(&r, s);
	take_pair(&r);
	close_tail(&r, zero);
	*out = (struct number){.end = r.end};
	out->value = decimal_add(r.total, r.section);
	if (r.more.mantissa)
		out->to = decimal_add(out->value, r.more);
	out->digits = r.digits;
	out->step = r.step;
	out->scale = r.has_digit ? 0 : (int)r.last_scale;
	out->vague = r.few;
	out->more = r.over;
	out->worded = !r.digits;
	out->plain_digits = r.digits && !r.scaled && out->value.exponent >= 0;
	for (size_t i = start; out->plain_digits && i < r.end; i++)
		out->plain_digits = s.p[i] != '.' && s.p[i] != ',';
	return true;
}

bool
number_han(struct str s, size_t at, struct number *out)
{
	struct str ordinal = STR("第");
	bool nth = str_starts(str_sub(s, at, s.n), ordinal);

	*out = (struct number){0};
	if (at >= s.n)
		return false;
	if (number_half(s, at, out))
		return true;
	at += nth ? ordinal.n : 0;
	if (!numeral_read(s, at, out))
		return false;
	out->ordinal = nth;
	number_more(s, at, out);
	return true;
}
