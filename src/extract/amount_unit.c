/* Units: what is said before or behind a number. The names are data (the
 * packs of amounts); here is how they attach: money signs before, parts of a
 * unit behind ("13 dollars and 45 cents", 三元五角, "5 feet 2 inches"), a
 * scale behind the money ("75 USD million"), rates ("per day", 每小时). */
#include "amounts.h"

#include "rashomon/base/ascii.h"
#include "rashomon/text/utf8.h"

#include <stdio.h>

enum {
	NAMES = PACK_BIT(MONEY) | PACK_BIT(MONEY_NAME) | PACK_BIT(MONEY_CODE) |
		PACK_BIT(PERCENT) | PACK_BIT(MEASURE) | PACK_BIT(SPAN) | 0,
	COUNTED_WORDS = 4,
	COUNTED_HAN = 6
};

bool
amount_touches(const struct amounts *w, size_t end, size_t start)
{
	return end == start || (end + 1 == start && w->plain.p[end] == ' ');
}

size_t
amount_blanks(const struct amounts *w, size_t at)
{
	while (at < w->plain.n && w->plain.p[at] == ' ')
		at++;
	return at;
}

static enum unit_kind
kind_of(const struct pack_entry *e)
{
	switch (e->cls) {
	case PACK_MONEY:
	case PACK_MONEY_NAME:
	case PACK_MONEY_CODE:
		return UNIT_MONEY;
	case PACK_PERCENT:
		return UNIT_PERCENT;
	case PACK_SPAN:
		return UNIT_TIME;
	default:
		return UNIT_MEASURE;
	}
}

/* Is the code at `at` in capitals, or is it no code? */
static bool
code_stands(const struct amounts *w, const struct pack_entry *e, size_t at)
{
	if (e->cls != PACK_MONEY_CODE)
		return true;
	for (size_t i = 0; i < 3; i++)
		if (w->text.p[at + i] >= 'a')
			return !strcmp(pack_key(e), "USD") ||
			       !strcmp(pack_key(e), "EUR") ||
			       !strcmp(pack_key(e), "GBP") ||
			       !strcmp(pack_key(e), "BTC");
	return true;
}

/* "元" without a country is the source's own. */
static const char *
money_of(const struct amounts *w, const char *key)
{
	if (strcmp(key, "元") != 0)
		return key;
	if (str_eq(w->country, STR("TW")))
		return "TWD";
	if (str_eq(w->country, STR("HK")))
		return "HKD";
	return str_starts(w->language, STR("zh-Hant")) && !w->country.n ? key
									: "CNY";
}

/* The unit at `at`; a letter alone must not open a word of another script. */
static const struct pack_entry *
unit_at(const struct amounts *w, size_t at, size_t *end)
{
	const struct pack_entry *e;

	if (at >= w->whole.n)
		return NULL;
	e = pack_match_in(w->pack, w->whole, at, NAMES, end);
	return e && code_stands(w, e, at) ? e : NULL;
}

static void
set_unit(const struct amounts *w, struct amount *a, const struct pack_entry *e)
{
	a->kind = kind_of(e);
	a->unit =
		a->kind == UNIT_MONEY ? money_of(w, pack_key(e)) : pack_key(e);
}

/* Does money stand right before the number? */
static bool
money_before(const struct amounts *w, const struct amount *a)
{
	return w->unit.e && w->unit.e->cls != PACK_MEASURE_BEFORE &&
	       amount_touches(w, w->unit.end, a->start) &&
	       code_stands(w, w->unit.e, w->unit.start);
}

void
amount_unit_before(const struct amounts *w, struct amount *a)
{
	const struct place *u = &w->unit;
	struct str s = w->plain;

	if (!u->e || !amount_touches(w, u->end, a->start) ||
	    !code_stands(w, u->e, u->start))
		return;
	if (u->e->cls == PACK_MEASURE_BEFORE) {
		if (*a->unit && strcmp(a->unit, "degree") != 0 &&
		    strcmp(a->unit, "级") != 0)
			return;
	} else if (*a->unit && ascii_letter(s.p[u->end - 1])) {
		return; /* against the dollar 3 percent */
	}
	a->start = u->start;
	set_unit(w, a, u->e);
	if (u->e->cls == PACK_MONEY && !a->n.scale && a->end < s.n &&
	    s.p[a->end] == 'm' && a->end == a->n.end &&
	    (a->end + 1 >= s.n || !ascii_letter(s.p[a->end + 1]))) {
		a->n.value.exponent += 6; /* £5m */
		a->n.step += 6;
		a->n.scale = 6;
		a->n.plain_digits = false;
		a->end++;
	}
}

/* Units that are said together, in one unit of their kind. */
static const struct part {
	const char *unit;
	char kind;
	double factor;
} parts[] = {
	{"mile", 'l', 1609.344},
	{"km", 'l', 1000},
	{"m", 'l', 1},
	{"dm", 'l', .1},
	{"cm", 'l', .01},
	{"mm", 'l', .001},
	{"yard", 'l', .9144},
	{"foot", 'l', .3048},
	{"inch", 'l', .0254},
	{"stone", 'w', 6.35029318},
	{"tonne", 'w', 1000},
	{"ton", 'w', 1000},
	{"kg", 'w', 1},
	{"g", 'w', .001},
	{"pound", 'w', .45359237},
	{"ounce", 'w', .028349523125},
	{"jin", 'w', .5},
	{"liang", 'w', .05},
	{"liter", 'v', 1},
	{"ml", 'v', .001},
};

static const struct part *
part_of(const char *unit)
{
	for (size_t i = 0; i < COUNT(parts); i++)
		if (!strcmp(parts[i].unit, unit))
			return &parts[i];
	return NULL;
}

/* Over an "and" or a blank between two parts; a comma between feet and
 * inches and their like. */
static size_t
between_parts(const struct amounts *w, const struct amount *a, bool *and)
{
	size_t at = a->end, end;
	const struct pack_entry *e;

	if (at < w->plain.n && w->plain.p[at] == ',' &&
	    (!strcmp(a->unit, "foot") || !strcmp(a->unit, "yard") ||
	     !strcmp(a->unit, "pound") || !strcmp(a->unit, "stone")))
		at++;
	at = amount_blanks(w, at);
	if (at >= w->plain.n)
		return at;
	e = pack_as(pack_match(w->pack, w->plain, at, &end), PACK_AND);
	*and = e != NULL;
	return e ? amount_blanks(w, end) : at;
}

static void
add_part(struct amount *a, struct decimal value, size_t end)
{
	a->n.value = decimal_add(a->n.value, value);
	a->n.step = value.exponent < a->n.step ? value.exponent : a->n.step;
	a->n.plain_digits = false;
	a->end = end;
}

/* Does a word or number stand at `at` that is no "to"? */
static bool
goes_on(const struct amounts *w, size_t at)
{
	uint32_t cp;
	size_t end;

	if (at >= w->plain.n)
		return false;
	if (pack_as(pack_match(w->pack, w->plain, at, &end), PACK_RANGE))
		return false;
	utf8_next(w->plain, at, &cp);
	return ascii_letter(w->plain.p[at]) || ascii_digit(w->plain.p[at]) ||
	       cp_is_han(cp);
}

/* Coins behind money; without their name only where nothing follows: "20
 * dollars 43", 五块六. */
static bool
take_coin(const struct amounts *w, struct amount *a)
{
	bool and = false, zero, han;
	size_t at = between_parts(w, a, &and), end, next;
	const struct pack_entry *e;
	struct number n;

	if (at >= w->plain.n || !amount_number(w, at, &n) || n.scale ||
	    n.ordinal || n.vague || n.fraction || n.percent ||
	    decimal_double(n.value) >= 100)
		return false;
	han = (unsigned char)w->plain.p[at] >= 0xE0;
	zero = amount_starts(w, at, STR("零"));
	next = han ? n.end : amount_blanks(w, n.end);
	e = next < w->plain.n ? pack_match_in(w->pack, w->plain, next,
					      PACK_BIT(CENT), &end)
			      : NULL;
	if (e) {
		n.value.exponent += e->number;
		add_part(a, n.value, end);
		return true;
	}
	if (goes_on(w, next))
		return false;
	if (han ? n.value.exponent || n.value.mantissa > 9
		: decimal_double(n.value) < 10 && !and)
		return false;
	if (!han && unit_at(w, next, &end))
		return false;
	n.value.exponent -= han && !zero && a->n.value.exponent >= 0 ? 1 : 2;
	add_part(a, n.value, n.end);
	return false;
}

/* Coins without money before them: 两角五分, 5毛钱. 角 and 分 alone are also
 * corners and points. */
static bool
take_bare_coin(const struct amounts *w, struct amount *a)
{
	size_t end, next;
	struct number n;
	const struct pack_entry *e, *small;

	if (!w->pack->han || a->n.fraction || a->n.scale || a->n.ordinal ||
	    a->n.percent || a->n.value.exponent < 0 || a->end >= w->plain.n ||
	    !(e = pack_match_in(w->pack, w->plain, a->end, PACK_BIT(CENT),
				&end)) ||
	    end - a->end > 3)
		return false;
	if (amount_starts(w, end, STR("钱"))) {
		a->n.value.exponent += e->number;
		add_part(a, (struct decimal){0}, end + 3);
	} else if (e->number == -1 && end < w->plain.n &&
		   amount_number(w, end, &n) && n.end < w->plain.n &&
		   decimal_double(n.value) < 10 && !n.ordinal &&
		   (small = pack_match_in(w->pack, w->plain, n.end,
					  PACK_BIT(CENT), &next)) &&
		   small->number == -2) {
		a->n.value.exponent += e->number;
		n.value.exponent += small->number;
		add_part(a, n.value, next);
	} else {
		return false;
	}
	a->n.step = a->n.value.exponent;
	a->kind = UNIT_MONEY;
	a->unit = money_of(w, "元");
	return true;
}

/* A smaller unit of the same kind: "2 inches", 五两. */
static bool
take_part(const struct amounts *w, struct amount *a, const char *whole)
{
	bool and = false;
	size_t at = between_parts(w, a, &and), end, next;
	const struct part *big = part_of(whole), *small;
	const struct pack_entry *e;
	struct number n;
	double v;

	if (!big || at >= w->plain.n || !amount_number(w, at, &n) ||
	    n.ordinal || n.percent || n.vague)
		return false;
	next = amount_blanks(w, n.end);
	e = unit_at(w, next, &end);
	if (!e && next < w->plain.n && !strcmp(whole, "foot"))
		return false;
	small = e && e->cls == PACK_MEASURE ? part_of(pack_key(e)) : NULL;
	v = decimal_double(n.value);
	if (!small || small->kind != big->kind ||
	    v * small->factor >= big->factor || v <= 0)
		return false;
	add_part(a, decimal_of(v * small->factor / big->factor), end);
	return true;
}

/* 两米半, 一吨半: half of the unit more; 三米九: tenths. */
static void
take_half(const struct amounts *w, struct amount *a)
{
	static const char *const words[] = {"个", "天", "年", "月", "数", "以",
					    "价", "场", "程", "岛", "点", "夜"};
	struct number n;
	size_t end;

	if (a->n.value.exponent < 0 || a->end >= w->plain.n)
		return;
	if (!amount_starts(w, a->end, STR("半"))) {
		if (strcmp(a->unit, "m") != 0 ||
		    (unsigned char)w->plain.p[a->end] < 0xE0 ||
		    !amount_number(w, a->end, &n) || n.value.exponent ||
		    n.value.mantissa > 9 || n.vague || n.fraction ||
		    (n.end < w->plain.n &&
		     (unsigned char)w->plain.p[n.end] >= 0xE4 &&
		     pack_match_in(w->pack, w->plain, n.end,
				   NAMES | PACK_BIT(CLASSIFIER) |
					   PACK_BIT(CENT),
				   &end)))
			return;
		n.value.exponent = -1;
		add_part(a, n.value, n.end);
		return;
	}
	for (size_t i = 0; i < COUNT(words); i++)
		if (amount_starts(w, a->end + 3, str_of(words[i])))
			return;
	add_part(a, (struct decimal){5, -1, false}, a->end + 3);
}

/* The letter a unit of time has in a speed. */
static const char *
speed_letter(const char *span)
{
	return !strcmp(span, "hour")	 ? "h"
	       : !strcmp(span, "second") ? "s"
	       : !strcmp(span, "minute") ? "min"
					 : span;
}

static void
set_per(const struct amounts *w, struct amount *a, const struct pack_entry *e)
{
	char unit[64];

	const struct part *p = part_of(a->unit);
	bool speed = p ? p->kind == 'l' : !strcmp(a->unit, "m3");

	if (!speed || e->cls != PACK_SPAN) {
		a->per = pack_key(e);
		return;
	}
	snprintf(unit, sizeof unit, "%s/%s", a->unit,
		 speed_letter(pack_key(e)));
	a->unit = arena_dup(w->arena, str_of(unit));
}

/* "per day", "a barrel", "/kg", 每吨 behind a unit. */
static void
take_per(const struct amounts *w, struct amount *a)
{
	struct str s = w->whole;
	size_t at = a->end, end, next;
	const struct pack_entry *e;

	if (a->kind != UNIT_MONEY && a->kind != UNIT_MEASURE)
		return;
	at += at < s.n && s.p[at] == ' ';
	if (at >= s.n)
		return;
	e = pack_match(w->pack, s, at, &end);
	if (!pack_as(e, PACK_PER) &&
	    (!pack_as(e, PACK_ONE) || at == a->end || w->pack->comma))
		return;
	next = end + (end < s.n && s.p[end] == ' ');
	if (next == end && ascii_letter(s.p[end - 1]))
		return;
	e = next < s.n ? pack_match_in(w->pack, s, next,
				       PACK_BIT(SPAN) | PACK_BIT(MEASURE), &end)
		       : NULL;
	if (!e || ascii_digit(s.p[next]))
		return;
	set_per(w, a, e);
	a->end = end;
}

/* "75 USD million": a scale behind the money. */
static void
take_late_scale(const struct amounts *w, struct amount *a)
{
	size_t at = amount_blanks(w, a->end), end;
	const struct pack_entry *e;

	if (a->n.scale || at == a->end || at >= w->plain.n)
		return;
	e = pack_as(pack_match(w->pack, w->plain, at, &end), PACK_SCALE);
	if (!e)
		return;
	a->n.value.exponent += e->number;
	a->n.step += e->number;
	a->n.scale = e->number;
	a->end = end;
}

/* Does the bracket at `at` hold a unit and nothing else, as in "20 (kg)"? */
static bool
bracketed(const struct amounts *w, size_t at)
{
	size_t end;

	return unit_at(w, at + 1, &end) && end < w->plain.n &&
	       strchr(")]}>", w->plain.p[end]);
}

/* Where a unit may stand: over one hyphen, blanks, "of" and "a" behind a
 * fraction or a scale. */
static size_t
unit_place(const struct amounts *w, const struct amount *a)
{
	struct str s = w->plain;
	size_t at = a->end, end, next;
	const struct pack_entry *e;

	if (at + 1 < s.n && s.p[at] == '-' && ascii_letter(s.p[at + 1]))
		return at + 1;
	at = amount_blanks(w, at);
	if (at - a->end > 2)
		return a->end;
	if (at + 1 < s.n && strchr("([{<", s.p[at]))
		return bracketed(w, at) ? at + 1 : at;
	if (!a->n.fraction && !a->n.scale && !a->n.vague)
		return at;
	e = at < s.n ? pack_match(w->pack, s, at, &end) : NULL;
	if (e && pack_as(e, PACK_LINK)) {
		next = amount_blanks(w, end);
		e = next < s.n ? pack_match(w->pack, s, next, &end) : NULL;
		at = next;
	}
	if (a->n.fraction && e && pack_as(e, PACK_ONE))
		at = amount_blanks(w, end);
	return at;
}

/* Is the unit of one letter at `at` really one? "5 l" and "5m" are, "5 m" in
 * a list of initials is taken too; a letter glued in front of a digit or a
 * full stop with letters is not. */
static bool
letter_stands(const struct amounts *w, size_t at, size_t end)
{
	if (w->text.p[at] == 'G' || w->text.p[at] == 'M')
		return end - at > 1; /* 5G */
	return end - at > 1 || !ascii_letter(w->plain.p[at]) ||
	       end >= w->plain.n ||
	       (w->plain.p[end] != '.' && w->plain.p[end] != '-' &&
		w->plain.p[end] != '\'' && !ascii_digit(w->plain.p[end])) ||
	       end + 1 >= w->plain.n || w->plain.p[end + 1] == ' ' ||
	       w->plain.p[end + 1] == '\n' ||
	       (w->plain.p[end] == '-' && ascii_digit(w->plain.p[end + 1]));
}

/* Behind a small number "°" or a unit name stands "below zero". */
static void
take_below_zero(const struct amounts *w, struct amount *a)
{
	size_t at = amount_blanks(w, a->end), end;

	if (at >= w->plain.n || !pack_match_in(w->pack, w->plain, at,
					       PACK_BIT(NEGATIVE_AFTER), &end))
		return;
	a->n.value.negative = true;
	a->end = end;
	if (!*a->unit) {
		a->unit = "degree";
		a->kind = UNIT_MEASURE;
	}
}

/* 两块金牌, 一块拼图: pieces. 五块, 五块五, 五块的票: money. */
static bool
counts_pieces(const struct amounts *w, size_t at, size_t end)
{
	static const char *const money[] = {"多", "左", "上", "以", "的",  "半",
					    "零", "到", "至", "一", "两",  "二",
					    "三", "四", "五", "六", "七",  "八",
					    "九", "钱", "整", "和", "人民"};
	uint32_t cp;

	if (!amount_starts(w, at, STR("块")) || end != at + strlen("块") ||
	    end >= w->plain.n)
		return false;
	utf8_next(w->plain, end, &cp);
	return cp_is_han(cp) &&
	       !str_starts_any(str_sub(w->plain, end, w->plain.n),
			       STR_LIST(money));
}

void
amount_unit_behind(const struct amounts *w, struct amount *a)
{
	size_t at = unit_place(w, a), end;
	const struct pack_entry *e = unit_at(w, at, &end);
	const char *whole;

	take_below_zero(w, a);
	if (!e && take_bare_coin(w, a))
		return;
	if (e && money_before(w, a) &&
	    (kind_of(e) == UNIT_MONEY || end - at == 1))
		return; /* rmb 10 usd 20; £5m */
	if (e && amount_starts(w, at, STR("方")) && end == at + strlen("方") &&
	    !a->n.digits && !a->n.scale)
		return; /* 两方, 三方: sides, not cubic metres */
	if (e && counts_pieces(w, at, end))
		return;
	if (!e || a->n.percent || !letter_stands(w, at, end) ||
	    (a->end < w->whole.n && w->plain.p[a->end] == '-' &&
	     e->cls == PACK_PERCENT))
		return;
	set_unit(w, a, e);
	a->end = end;
	if (!strcmp(pack_key(e), "级") && a->n.value.exponent < 0)
		a->unit = "magnitude"; /* 6.3级; 7级台阶 are steps */
	if (!strcmp(pack_key(e), "元") &&
	    (e = pack_match_in(w->pack, w->whole, end, PACK_BIT(MONEY),
			       &end)) != NULL) {
		set_unit(w, a, e); /* 九千元日币 */
		a->end = end;
	}
	if (a->kind == UNIT_MONEY)
		take_late_scale(w, a);
	whole = a->unit;
	for (int i = 0; i < 3; i++)
		if (a->kind == UNIT_MONEY ? !take_coin(w, a)
					  : !take_part(w, a, whole))
			break;
	take_half(w, a);
	take_below_zero(w, a);
	take_per(w, a);
	if (w->per.e && amount_touches(w, w->per.end, a->start) && !a->per) {
		set_per(w, a, w->per.e);
		a->start = w->per.start;
	}
}

/* Does a Latin letter of two bytes start with `c`? */
static bool
latin_lead(char c)
{
	return (unsigned char)c >= 0xC3 && (unsigned char)c <= 0xC9;
}

/* The head of the phrase behind the number: of at most four words the last
 * plural one, or one of the irregular plurals. "fake accounts" gives
 * "accounts". */
static const char *
counted_words(const struct amounts *w, size_t at)
{
	struct str s = w->plain, best = STR_NONE;

	for (int i = 0; i < COUNTED_WORDS && at + 1 < s.n; i++) {
		struct str word;
		size_t from = at + 1, end;
		const struct pack_entry *e;

		if (s.p[at] != ' ' && !(i == 0 && s.p[at] == '-'))
			break;
		at = from;
		while (at < s.n && (ascii_letter(s.p[at]) || s.p[at] == '-' ||
				    latin_lead(s.p[at])))
			at += latin_lead(s.p[at]) ? 2 : 1;
		word = str_sub(w->text, from, at);
		if (word.n < 2)
			break;
		e = pack_match_in(w->pack, s, from,
				  PACK_BIT(COUNTED) | PACK_BIT(PHRASE_END),
				  &end);
		if (e && end == at) {
			if (e->cls == PACK_COUNTED)
				return pack_key(e);
			break;
		}
		if (word.p[word.n - 1] == 's' && !str_ends(word, STR("ss")) &&
		    !str_ends(word, STR("ous")))
			best = word;
		else if (best.n)
			break;
	}
	return best.n ? arena_dup(w->arena, best) : "";
}

/* The Han word behind number and measure word: up to six characters, up to a
 * mark or a function character. */
static const char *
counted_han(const struct amounts *w, size_t at)
{
	struct str s = w->plain;
	size_t from = amount_blanks(w, at), start = from, end, stop;

	if (from < s.n &&
	    pack_match_in(w->pack, s, from, PACK_BIT(CLASSIFIER), &stop))
		from = stop;
	end = from;
	for (int i = 0; i < COUNTED_HAN && end < s.n; i++) {
		uint32_t cp;
		size_t n = utf8_next(s, end, &cp);

		if (!cp_is_han(cp) ||
		    pack_match_in(w->pack, s, end, PACK_BIT(PHRASE_END), &stop))
			break;
		end += n;
	}
	if (end == from && from > start)
		return arena_dup(w->arena, str_sub(w->text, start, from));
	return end > from ? arena_dup(w->arena, str_sub(w->text, from, end))
			  : "";
}

const char *
amount_counted(const struct amounts *w, size_t at)
{
	if (w->pack->han ||
	    (at < w->plain.n && (unsigned char)w->plain.p[at] >= 0xE3))
		return counted_han(w, at);
	return counted_words(w, at);
}
