/* Chinese numbers. A number is a run of digits (any width), numerals and
 * scales, blanks allowed between digits and scales ("2 萬 5 千"). It is read
 * by sections: what stands before 万, 亿 or 兆 is multiplied as a whole. A
 * run of numerals without scales is read digit by digit (二〇二六). Work is
 * linear in the number's length. */
#include "rashomon/extract/number.h"

#include "rashomon/text/fold.h"
#include "rashomon/text/utf8.h"

enum kind { NONE, DIGIT, SCALE, BIG, POINT, FEW, HALF, MORE, FULL_DIGIT };

struct sign {
	uint32_t cp;
	enum kind kind;
	unsigned value; /* of scales the power of ten */
};

static const struct sign signs[] = {
	{0x3007, DIGIT, 0},  /* 〇 */
	{0x4E00, DIGIT, 1},  /* 一 */
	{0x4E03, DIGIT, 7},  /* 七 */
	{0x4E07, BIG, 4},    /* 万 */
	{0x4E09, DIGIT, 3},  /* 三 */
	{0x4E24, DIGIT, 2},  /* 两 */
	{0x4E5D, DIGIT, 9},  /* 九 */
	{0x4E8C, DIGIT, 2},  /* 二 */
	{0x4E94, DIGIT, 5},  /* 五 */
	{0x4EBF, BIG, 8},    /* 亿 */
	{0x4EDF, SCALE, 3},  /* 仟 */
	{0x4F0D, DIGIT, 5},  /* 伍 */
	{0x4F70, SCALE, 2},  /* 佰 */
	{0x5146, BIG, 12},   /* 兆 */
	{0x516B, DIGIT, 8},  /* 八 */
	{0x516D, DIGIT, 6},  /* 六 */
	{0x51E0, FEW, 3},    /* 几 */
	{0x5341, SCALE, 1},  /* 十 */
	{0x5343, SCALE, 3},  /* 千 */
	{0x534A, HALF, 0},   /* 半 */
	{0x53C1, DIGIT, 3},  /* 叁 */
	{0x53C2, DIGIT, 3},  /* 参 */
	{0x56DB, DIGIT, 4},  /* 四 */
	{0x58F9, DIGIT, 1},  /* 壹 */
	{0x5EFF, DIGIT, 20}, /* 廿 */
	{0x62FE, SCALE, 1},  /* 拾 */
	{0x634C, DIGIT, 8},  /* 捌 */
	{0x6570, FEW, 3},    /* 数 */
	{0x67D2, DIGIT, 7},  /* 柒 */
	{0x70B9, POINT, 0},  /* 点 */
	{0x7396, DIGIT, 9},  /* 玖 */
	{0x767E, SCALE, 2},  /* 百 */
	{0x8086, DIGIT, 4},  /* 肆 */
	{0x8D30, DIGIT, 2},  /* 贰 */
	{0x9646, DIGIT, 6},  /* 陆 */
	{0x96F6, DIGIT, 0},  /* 零 */
};

static struct sign
sign_of(uint32_t cp)
{
	size_t low = 0, high = sizeof signs / sizeof *signs;

	if (cp >= '0' && cp <= '9')
		return (struct sign){cp, FULL_DIGIT, cp - '0'};
	if (cp >= 0xFF10 && cp <= 0xFF19)
		return (struct sign){cp, FULL_DIGIT, cp - 0xFF10};
	if (cp == 0xFF0E)
		return (struct sign){cp, POINT, 0};
	if (cp < 0x3007)
		return (struct sign){cp, NONE, 0};
	cp = cp == 0x5152 ? cp : fold_han(cp);
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
	bool has_digit;
	bool scaled; /* a scale was met */
	bool few, point;
	bool shown;	     /* in figures, not numerals */
	unsigned run;	     /* digits in a row */
	unsigned last_scale; /* power of the scale met last; 0 none */
	unsigned digits;     /* ASCII or full-width digits shown */
	int step;
	size_t end;
};

static void
add_digit(struct reading *r, unsigned v, bool shown)
{
	if (r->point)
		r->digit.exponent--;
	if (r->run < 17) {
		r->digit.mantissa = v >= 10 ? r->digit.mantissa * 100 + v
					    : r->digit.mantissa * 10 + v;
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
	} else if (r->total.mantissa && power > r->last_scale &&
		   r->last_scale >= 4) {
		r->total =
			times_power(decimal_add(r->total, r->section), power);
	} else {
		r->total =
			decimal_add(r->total, times_power(r->section, power));
	}
	r->step = (r->has_digit ? r->digit.exponent : r->step) + (int)power;
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
	    !r->digits && r->digit.mantissa < 10) {
		r->section = decimal_add(
			r->section, times_power(r->digit, r->last_scale - 1));
		r->step = (int)r->last_scale - 1;
	} else {
		r->section = decimal_add(r->section, r->digit);
		r->step = r->digit.exponent;
	}
}

/* The sign at or, over one blank, behind `at`; *next behind it. A blank is
 * allowed only next to ASCII digits. */
static struct sign
sign_at(struct str s, size_t at, bool blank_ok, size_t *next)
{
	uint32_t cp;
	size_t n;

	if (at >= s.n)
		return (struct sign){0, NONE, 0};
	n = utf8_next(s, at, &cp);
	if (cp == ' ' && blank_ok && at + n < s.n) {
		at += n;
		n = utf8_next(s, at, &cp);
	}
	*next = at + n;
	return sign_of(cp);
}

/* A comma or dot between digits at `at`: grouping (three digits follow) or a
 * decimal point. Gives the bytes to skip, 0 for neither. */
static size_t
digit_mark(struct str s, size_t at, bool *point)
{
	size_t n = 0, next, mark = 1;

	*point = s.p[at] == '.';
	if (str_starts(str_sub(s, at, s.n), STR("．"))) {
		*point = true;
		mark = 3;
	} else if (s.p[at] != ',' && s.p[at] != '.') {
		return 0;
	}
	for (size_t i = at + mark; n < 4; i = next, n++)
		if (sign_at(s, i, false, &next).kind != FULL_DIGIT)
			break;
	return n && (*point || n == 3) ? mark : 0;
}

/* Is the 千 before `at` part of a unit, as in 二十五千克? */
static bool
is_kilo(struct str s, size_t at)
{
	static const char *const units[] = {"克", "瓦", "伏", "卡", "赫", "帕"};

	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (str_starts(str_sub(s, at, s.n), str_of(units[i])))
			return true;
	return false;
}

static bool
step_one(struct reading *r, struct str s, size_t *at, bool *zero)
{
	size_t next, skip;
	bool point;
	struct sign g, skipped;

	if (r->run && r->shown && (skip = digit_mark(s, *at, &point))) {
		if (point && r->point)
			return false;
		r->point |= point;
		*at += skip;
		return true;
	}
	g = sign_at(s, *at, r->digits > 0 || r->scaled, &next);
	switch (g.kind) {
	case FULL_DIGIT:
	case DIGIT:
		if ((r->few && !r->scaled) || (s.p[*at] == ' ' && r->has_digit))
			return false;
		if (g.kind == DIGIT && !g.value && !r->point && !r->run &&
		    r->scaled) {
			*zero = true;
			break;
		}
		if (g.value == 20) { /* 廿 is 二十 */
			add_digit(r, 2, false);
			close_digit(r, 1);
			break;
		}
		add_digit(r, g.value, g.kind == FULL_DIGIT);
		break;
	case MORE:
		if (!r->has_digit && !r->scaled)
			return false;
		skipped = sign_at(s, next, false, &skip);
		if (skipped.kind != BIG && skipped.kind != SCALE)
			return false;
		r->few = true;
		break;
	case SCALE:
		if (g.value == 3 && r->has_digit && is_kilo(s, next))
			return false;
		close_digit(r, g.value);
		*zero = false;
		break;
	case BIG:
		if (!r->has_digit && !r->scaled && !r->few)
			return false;
		close_section(r, g.value);
		*zero = false;
		break;
	case FEW:
		if (r->few || r->has_digit)
			return false;
		r->few = true;
		if (r->scaled)
			break;
		add_digit(r, 1, false);
		break;
	case POINT:
		if (r->point || !r->has_digit || r->digits ||
		    sign_at(s, next, false, &skip).kind != DIGIT)
			return false;
		r->point = true;
		break;
	default:
		return false;
	}
	*at = r->end = next;
	return true;
}

static bool
read_one(struct str s, size_t at, struct number *out)
{
	struct reading r = {0};
	size_t start = at;
	bool zero = false;
	uint32_t cp;

	utf8_next(s, at, &cp);
	while (at < s.n && step_one(&r, s, &at, &zero))
		;
	if (!r.end || (!r.has_digit && !r.scaled))
		return false;
	if (r.digits && at < s.n && (s.p[at] | 32) == 'w' &&
	    !(at + 1 < s.n && ((unsigned char)s.p[at + 1] | 32u) - 'a' < 26)) {
		close_section(&r, 4); /* 30w, as Chinese readers type 万 */
		r.end = at + 1;
	}
	close_tail(&r, zero);
	*out = (struct number){.end = r.end};
	out->value = decimal_add(r.total, r.section);
	out->digits = r.digits;
	out->step = r.step;
	out->scale = r.has_digit ? 0 : (int)r.last_scale;
	out->vague = r.few;
	out->worded = !r.digits;
	out->plain_digits = r.digits && !r.scaled && out->value.exponent >= 0;
	for (size_t i = start; out->plain_digits && i < r.end; i++)
		out->plain_digits = s.p[i] != '.' && s.p[i] != ',';
	return true;
}

/* "A 分之 B": the value is B / A, 百分之 in percent. */
static bool
fraction(struct str s, struct number *out)
{
	struct str mark = STR("分之");
	struct number over;
	double below = decimal_double(out->value);
	size_t at = out->end;

	while (at < s.n && s.p[at] == ' ')
		at++;
	if (!str_starts(str_sub(s, at, s.n), mark))
		return false;
	at += mark.n;
	while (at < s.n && s.p[at] == ' ')
		at++;
	if (at >= s.n || !read_one(s, at, &over) || below < 2)
		return false;
	if (below == 1000 || below == 10000) {
		*out = over;
		out->value.exponent -= below == 1000 ? 1 : 2;
		out->step -= below == 1000 ? 1 : 2;
		out->percent = true;
		out->plain_digits = false;
		return true;
	}
	if (below == 100) {
		*out = over;
		out->percent = true;
		out->plain_digits = false;
		return true;
	}
	if (decimal_double(over.value) < 1 || below > 10000)
		return false;
	out->value.mantissa =
		(uint64_t)(decimal_double(over.value) / below * 1e12 + 0.5);
	out->value.exponent = -12;
	out->fraction = true;
	out->end = over.end;
	return true;
}

bool
number_han(struct str s, size_t at, struct number *out)
{
	struct str ordinal = STR("第");
	bool nth = str_starts(str_sub(s, at, s.n), ordinal);
	size_t next;

	*out = (struct number){0};
	if (at >= s.n)
		return false;
	if (sign_at(s, at, false, &next).kind == HALF) {
		out->value = (struct decimal){5, -1, false};
		out->fraction = out->worded = true;
		out->end = next;
		return true;
	}
	if (!read_one(s, nth ? at + ordinal.n : at, out))
		return false;
	out->ordinal = nth;
	if (fraction(s, out))
		return true;
	if (str_starts(str_sub(s, out->end, s.n), STR("成")) &&
	    decimal_double(out->value) < 10 && !out->ordinal) {
		out->value.exponent++;
		out->percent = true;
		out->end += 3;
		if (str_starts(str_sub(s, out->end, s.n), STR("半"))) {
			out->value = decimal_add(out->value,
						 (struct decimal){5, 0, false});
			out->end += 3;
		}
	}
	return true;
}
