/* Times in Latin text: English in full, the months, weekdays and commonest
 * relative words of Spanish. Forms are tried from the most to the least
 * telling; each looks at a few words only. */
#include "times.h"

#include "rashomon/extract/number.h"

#include <stdio.h>

enum class {
	C_NONE,
	C_MONTH,
	C_WEEKDAY,
	C_UNIT,
	C_SEASON,
	C_DEIXIS, /* today, yesterday … value: days from the base */
	C_LAST,	  /* last, past … value -1; next +1; this 0 */
	C_PART,	  /* morning … */
	C_MOD,	  /* early, mid, late */
	C_REF,	  /* now, currently, recently */
	C_EVERY,
	C_SET, /* daily … */
	C_FEW,
	C_DAYNAME /* Christmas … value: month * 100 + day */
};

struct word {
	const char *word;
	unsigned char class;
	short value;
	const char *code;
};

/* In byte order. */
static const struct word words[] = {
	{"abril", C_MONTH, 4, ""},
	{"afternoon", C_PART, 0, "TAF"},
	{"agosto", C_MONTH, 8, ""},
	{"annually", C_SET, 0, "P1Y"},
	{"apr", C_MONTH, 4, ""},
	{"april", C_MONTH, 4, ""},
	{"aug", C_MONTH, 8, ""},
	{"august", C_MONTH, 8, ""},
	{"autumn", C_SEASON, 0, "FA"},
	{"ayer", C_DEIXIS, -1, ""},
	{"centuries", C_UNIT, 0, "CE"},
	{"century", C_UNIT, 0, "CE"},
	{"christmas", C_DAYNAME, 1225, ""},
	{"currently", C_REF, 0, "PRESENT_REF"},
	{"daily", C_SET, 0, "P1D"},
	{"day", C_UNIT, 0, "D"},
	{"days", C_UNIT, 0, "D"},
	{"dec", C_MONTH, 12, ""},
	{"decade", C_UNIT, 0, "DE"},
	{"decades", C_UNIT, 0, "DE"},
	{"december", C_MONTH, 12, ""},
	{"diciembre", C_MONTH, 12, ""},
	{"domingo", C_WEEKDAY, 7, ""},
	{"each", C_EVERY, 0, ""},
	{"earlier", C_NONE, 0, ""},
	{"early", C_MOD, 0, "early"},
	{"enero", C_MONTH, 1, ""},
	{"evening", C_PART, 0, "TEV"},
	{"every", C_EVERY, 0, ""},
	{"fall", C_SEASON, 0, "FA"},
	{"feb", C_MONTH, 2, ""},
	{"febrero", C_MONTH, 2, ""},
	{"february", C_MONTH, 2, ""},
	{"few", C_FEW, 0, ""},
	{"fri", C_WEEKDAY, 5, ""},
	{"friday", C_WEEKDAY, 5, ""},
	{"hour", C_UNIT, 0, "H"},
	{"hours", C_UNIT, 0, "H"},
	{"hoy", C_DEIXIS, 0, ""},
	{"jan", C_MONTH, 1, ""},
	{"january", C_MONTH, 1, ""},
	{"jueves", C_WEEKDAY, 4, ""},
	{"jul", C_MONTH, 7, ""},
	{"julio", C_MONTH, 7, ""},
	{"july", C_MONTH, 7, ""},
	{"jun", C_MONTH, 6, ""},
	{"june", C_MONTH, 6, ""},
	{"junio", C_MONTH, 6, ""},
	{"last", C_LAST, -1, ""},
	{"late", C_MOD, 0, "late"},
	{"lunes", C_WEEKDAY, 1, ""},
	{"mar", C_MONTH, 3, ""},
	{"march", C_MONTH, 3, ""},
	{"martes", C_WEEKDAY, 2, ""},
	{"marzo", C_MONTH, 3, ""},
	{"may", C_MONTH, 5, ""},
	{"mayo", C_MONTH, 5, ""},
	{"mid", C_MOD, 0, "mid"},
	{"midday", C_PART, 0, "T12:00"},
	{"midnight", C_PART, 0, "T00:00"},
	{"minute", C_UNIT, 0, "N"},
	{"minutes", C_UNIT, 0, "N"},
	{"miércoles", C_WEEKDAY, 3, ""},
	{"mon", C_WEEKDAY, 1, ""},
	{"monday", C_WEEKDAY, 1, ""},
	{"month", C_UNIT, 0, "M"},
	{"monthly", C_SET, 0, "P1M"},
	{"months", C_UNIT, 0, "M"},
	{"morning", C_PART, 0, "TMO"},
	{"next", C_LAST, 1, ""},
	{"night", C_PART, 0, "TNI"},
	{"noon", C_PART, 0, "T12:00"},
	{"nov", C_MONTH, 11, ""},
	{"november", C_MONTH, 11, ""},
	{"noviembre", C_MONTH, 11, ""},
	{"now", C_REF, 0, "PRESENT_REF"},
	{"nowadays", C_REF, 0, "PRESENT_REF"},
	{"oct", C_MONTH, 10, ""},
	{"october", C_MONTH, 10, ""},
	{"octubre", C_MONTH, 10, ""},
	{"past", C_LAST, -1, ""},
	{"previous", C_LAST, -1, ""},
	{"previously", C_REF, 0, "PAST_REF"},
	{"quarter", C_UNIT, 0, "Q"},
	{"quarters", C_UNIT, 0, "Q"},
	{"recent", C_REF, 0, "PAST_REF"},
	{"recently", C_REF, 0, "PAST_REF"},
	{"sat", C_WEEKDAY, 6, ""},
	{"saturday", C_WEEKDAY, 6, ""},
	{"second", C_UNIT, 0, "S"},
	{"seconds", C_UNIT, 0, "S"},
	{"sep", C_MONTH, 9, ""},
	{"sept", C_MONTH, 9, ""},
	{"september", C_MONTH, 9, ""},
	{"septiembre", C_MONTH, 9, ""},
	{"several", C_FEW, 0, ""},
	{"spring", C_SEASON, 0, "SP"},
	{"summer", C_SEASON, 0, "SU"},
	{"sun", C_WEEKDAY, 7, ""},
	{"sunday", C_WEEKDAY, 7, ""},
	{"sábado", C_WEEKDAY, 6, ""},
	{"this", C_LAST, 0, ""},
	{"thu", C_WEEKDAY, 4, ""},
	{"thursday", C_WEEKDAY, 4, ""},
	{"today", C_DEIXIS, 0, ""},
	{"tomorrow", C_DEIXIS, 1, ""},
	{"tonight", C_DEIXIS, 0, "TNI"},
	{"tue", C_WEEKDAY, 2, ""},
	{"tuesday", C_WEEKDAY, 2, ""},
	{"viernes", C_WEEKDAY, 5, ""},
	{"wed", C_WEEKDAY, 3, ""},
	{"wednesday", C_WEEKDAY, 3, ""},
	{"week", C_UNIT, 0, "W"},
	{"weekend", C_UNIT, 0, "WE"},
	{"weekends", C_UNIT, 0, "WE"},
	{"weekly", C_SET, 0, "P1W"},
	{"weeks", C_UNIT, 0, "W"},
	{"winter", C_SEASON, 0, "WI"},
	{"year", C_UNIT, 0, "Y"},
	{"yearly", C_SET, 0, "P1Y"},
	{"years", C_UNIT, 0, "Y"},
	{"yesterday", C_DEIXIS, -1, ""},
};

/* A token: a word or a run of digits. */
struct token {
	struct str s;
	size_t start, end;
	const struct word *w; /* NULL: no word of time */
	long number;	      /* -1: no plain digits */
	size_t digits;
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return ((unsigned char)c | 32u) - 'a' < 26;
}

static bool
is_word_byte(char c)
{
	return is_letter(c) || (unsigned char)c == 0xC3 ||
	       ((unsigned char)c >= 0x80 && (unsigned char)c < 0xC0);
}

static const struct word *
find_word(struct str s)
{
	size_t low = 0, high = sizeof words / sizeof *words;
	char key[16];

	if (s.n < 3 || s.n >= sizeof key)
		return NULL;
	for (size_t i = 0; i < s.n; i++)
		key[i] = (char)(s.p[i] >= 'A' && s.p[i] <= 'Z' ? s.p[i] | 32
							       : s.p[i]);
	s.p = key;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int c = str_cmp(s, str_of(words[mid].word));

		if (!c)
			return words[mid].class ? &words[mid] : NULL;
		if (c < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return NULL;
}

/* The token at `at` exactly. */
static struct token
token_at(struct str s, size_t at)
{
	struct token t = {.start = at, .end = at, .number = -1};

	if (at >= s.n)
		return t;
	if (is_digit(s.p[at])) {
		t.number = 0;
		while (t.end < s.n && is_digit(s.p[t.end])) {
			if (t.end - at < 9)
				t.number = t.number * 10 + (s.p[t.end] - '0');
			t.end++;
		}
		t.digits = t.end - at;
	} else {
		while (t.end < s.n && is_word_byte(s.p[t.end]))
			t.end++;
	}
	t.s = str_sub(s, at, t.end);
	if (t.number < 0)
		t.w = find_word(t.s);
	return t;
}

/* The token behind `t`, over one blank (or comma and blank when `comma`). */
static struct token
after(struct str s, const struct token *t, bool comma)
{
	size_t at = t->end;

	if (comma && at < s.n && s.p[at] == ',')
		at++;
	if (at < s.n && s.p[at] == '.' && t->w && t->w->class == C_MONTH &&
	    t->s.n <= 4)
		at++;
	if (at < s.n && s.p[at] == ' ')
		at++;
	else if (at == t->end)
		return (struct token){.start = at, .end = at, .number = -1};
	return token_at(s, at);
}

static bool
is(const struct token *t, const char *word)
{
	return str_eq_ascii(t->s, str_of(word));
}

static bool
is_class(const struct token *t, enum class k)
{
	return t->w && t->w->class == k;
}

static bool
is_year(const struct token *t)
{
	return t->digits == 4 && t->number >= 1000 && t->number <= 2100;
}

/* Does the word before `at` (one blank between) equal `word`? */
static bool
word_before(struct str s, size_t at, const char *word)
{
	size_t n = strlen(word), from;

	if (at < n + 1 || s.p[at - 1] != ' ')
		return false;
	from = at - 1 - n;
	return str_eq_ascii(str_sub(s, from, at - 1), str_of(word)) &&
	       (!from || !is_letter(s.p[from - 1]));
}

static bool
any_before(struct str s, size_t at, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (word_before(s, at, list[i]))
			return true;
	return false;
}

/* "early ", "mid-", "late " before `start`; moves it back over them, and
 * over "the" when one stands there. */
static const char *
modifier_before(struct str s, size_t *start)
{
	static const struct {
		const char *word, *mod;
	} mods[] = {{"early", "early"},	 {"late", "late"},
		    {"mid", "mid"},	 {"about", "about"},
		    {"around", "about"}, {"circa", "about"}};

	for (size_t i = 0; i < sizeof mods / sizeof *mods; i++) {
		size_t n = strlen(mods[i].word);

		if (word_before(s, *start, mods[i].word)) {
			if (i < 3)
				*start -= n + 1;
			return mods[i].mod;
		}
		if (*start > n && s.p[*start - 1] == '-' &&
		    str_eq_ascii(str_sub(s, *start - 1 - n, *start - 1),
				 str_of(mods[i].word))) {
			*start -= n + 1;
			return mods[i].mod;
		}
	}
	return "";
}

static bool
is_ordinal_tail(struct str s, size_t at)
{
	static const char tails[] = "stndrdth";

	if (at + 2 > s.n || (at + 2 < s.n && is_letter(s.p[at + 2])))
		return false;
	for (size_t i = 0; i < 8; i += 2)
		if ((s.p[at] | 32) == tails[i] &&
		    (s.p[at + 1] | 32) == tails[i + 1])
			return true;
	return false;
}

/* A day of the month with or without its ordinal tail; 0 for none. */
static int
day_token(struct str s, struct token *t)
{
	if (t->number < 1 || t->number > 31 || t->digits > 2)
		return 0;
	if (is_ordinal_tail(s, t->end))
		t->end += 2;
	else if (t->end < s.n && (is_letter(s.p[t->end]) ||
				  (s.p[t->end] == ':' && t->end + 1 < s.n &&
				   is_digit(s.p[t->end + 1]))))
		return 0;
	return (int)t->number;
}

static long
two(struct str s, size_t at)
{
	if (at + 2 > s.n || !is_digit(s.p[at]) || !is_digit(s.p[at + 1]))
		return -1;
	return (s.p[at] - '0') * 10 + (s.p[at + 1] - '0');
}

/* Zone names behind a clock time. */
static void
take_zone(struct str s, size_t *end, struct when *w)
{
	static const struct {
		const char *name;
		int offset;
	} zones[] = {
		{"GMT", 0},    {"UTC", 0},    {"CET", 60},   {"CEST", 120},
		{"BST", 60},   {"EST", -300}, {"EDT", -240}, {"ET", -240},
		{"CST", -360}, {"CDT", -300}, {"MST", -420}, {"MDT", -360},
		{"PST", -480}, {"PDT", -420}, {"JST", 540},  {"HKT", 480},
		{"IST", 330},  {"AEST", 600}, {"MSK", 180},  {"KST", 540},
	};
	size_t at = *end + (*end < s.n && s.p[*end] == ' ');
	struct token t = token_at(s, at);

	for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
		if (str_eq(t.s, str_of(zones[i].name))) {
			w->zoned = true;
			w->offset = zones[i].offset;
			*end = t.end;
			return;
		}
}

/* "a.m.", "pm" behind an hour: 0 none, 1 morning, 2 afternoon. */
static int
take_half(struct str s, size_t *end)
{
	size_t at = *end + (*end < s.n && s.p[*end] == ' ');
	int half;

	if (at + 1 >= s.n)
		return 0;
	half = (s.p[at] | 32) == 'a' ? 1 : (s.p[at] | 32) == 'p' ? 2 : 0;
	if (!half)
		return 0;
	at++;
	if (s.p[at] == '.')
		at++;
	if (at >= s.n || (s.p[at] | 32) != 'm')
		return 0;
	at++;
	if (at < s.n && s.p[at] == '.')
		at++;
	else if (at < s.n && is_letter(s.p[at]))
		return 0;
	*end = at;
	return half;
}

/* A clock time at `at`: "5:42 a.m.", "8 pm EDT", "1130 CET", "14:30". */
static bool
read_clock(struct str s, size_t at, size_t *end, struct when *w)
{
	struct token t = token_at(s, at);
	int half;

	if (t.number < 0)
		return false;
	*end = t.end;
	if (t.digits <= 2 && t.number < 24) {
		long minute = -1;

		if (*end + 2 < s.n && (s.p[*end] == ':' || s.p[*end] == '.') &&
		    (minute = two(s, *end + 1)) >= 0 && minute < 60 &&
		    (*end + 3 >= s.n || !is_digit(s.p[*end + 3])))
			*end += 3;
		else
			minute = -1;
		half = take_half(s, end);
		if (!half && (minute < 0 || s.p[t.end] == '.'))
			return false;
		if (minute >= 0 && *end + 2 < s.n && s.p[*end] == ':' &&
		    two(s, *end + 1) >= 0)
			*end += 3;
		w->hour = (int)t.number;
		w->minute = minute < 0 ? 0 : (int)minute;
		if (half && w->hour > 12)
			return false;
		if (half)
			w->hour = w->hour % 12 + (half == 2 ? 12 : 0);
		take_zone(s, end, w);
		return true;
	}
	if (t.digits != 4 || t.number > 2359 || t.number % 100 > 59)
		return false;
	w->hour = (int)t.number / 100;
	w->minute = (int)t.number % 100;
	take_zone(s, end, w);
	return w->zoned;
}

/* The clock's day: a weekday or date right behind ("on Saturday", "on 9
 * May"), else the last day told, else the document's. */
static void
clock_day(struct clock *c, struct when *w)
{
	struct when day = c->anchor.day ? c->anchor : c->dct;

	if (!day.year && c->dct.year)
		day = c->dct;
	w->year = day.year;
	w->month = day.month;
	w->day = day.day;
}

static int
iso_weekday_day(struct clock *c, int weekday, int way, struct when *out)
{
	struct when base = time_base(c);
	long day;
	int gap;

	if (!base.year || !base.month || !base.day)
		return 0;
	day = day_number(base.year, base.month, base.day);
	gap = weekday_of(day) - weekday;
	if (way < 0)
		day -= gap > 0 ? gap : gap + 7;
	else if (way > 0)
		day += gap >= 0 ? 7 - gap : -gap;
	else
		day -= gap >= 0 ? gap : gap + 7;
	*out = of_day_number(day);
	return 1;
}

/* Does a verb of the future stand before `at` in its sentence? */
static bool
in_future(struct str s, size_t at)
{
	static const char *const signs[] = {
		" will ",      " would ",    " to ",	  " due ", " planned ",
		" scheduled ", " expected ", " volverá ", "hará "};
	size_t from = at;
	struct str near;

	while (from && at - from < 60 && s.p[from - 1] != '.' &&
	       s.p[from - 1] != '\n' && s.p[from - 1] != ',')
		from--;
	near = str_sub(s, from ? from - 1 : 0, at);
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_find(near, str_of(signs[i]), 0) != (size_t)-1)
			return true;
	return false;
}

static size_t
weekday(struct clock *c, size_t start, const struct token *t, int way,
	bool said)
{
	struct when w = no_time();
	struct token part = after(c->text, t, false);
	size_t end = t->end;

	if (!said && t->s.n <= 3 && !(end < c->text.n && c->text.p[end] == ','))
		return start;
	if (!said && in_future(c->text, start))
		way = 1;
	if (!iso_weekday_day(c, t->w->value, way, &w)) {
		time_keep(c, start, end, TIMEX_DATE,
			  arena_printf(c->arena, "XXXX-WXX-%d", t->w->value),
			  NULL, "", true);
		return end;
	}
	if (is_class(&part, C_PART)) {
		w.tail = part.w->code;
		end = part.end;
	}
	time_keep_when(c, start, end, &w, "", true);
	return end;
}

/* Takes "of 2026", ", 2026", " 2026", " BC" behind a month or day. */
static void
take_year(struct clock *c, size_t *end, struct when *w, bool comma)
{
	struct str s = c->text;
	struct token last = {.end = *end, .number = -1};
	struct token t = after(s, &last, comma);

	if (is(&t, "of") || is(&t, "de") || is(&t, "del"))
		t = after(s, &t, false);
	if (is_year(&t)) {
		w->year = (int)t.number;
		*end = t.end;
	}
}

static bool
month_is_name(struct clock *c, const struct token *t)
{
	static const char *const in[] = {
		"in",	   "by",     "since",  "until", "of",
		"early",   "late",   "mid",    "last",	"next",
		"this",	   "from",   "to",     "and",	"between",
		"through", "during", "before", "after", "late"};
	struct str s = c->text;

	if (s.p[t->start] >= 'a' && s.p[t->start] <= 'z')
		return !is(t, "may") && !is(t, "march") && !is(t, "mar") &&
		       !is(t, "sun") && !is(t, "dec") && !is(t, "sat") &&
		       t->s.n > 3;
	if (!is(t, "may") && !is(t, "march") && t->s.n > 4)
		return true;
	return any_before(s, t->start, in, sizeof in / sizeof *in);
}

static bool
dash_at(struct str s, size_t at, size_t *next)
{
	if (at < s.n && s.p[at] == '-') {
		*next = at + 1;
		return true;
	}
	if (str_starts(str_sub(s, at, s.n), STR("–"))) {
		*next = at + 3;
		return true;
	}
	return false;
}

/* Ends a day or month; the range's other end, when one is written with a
 * dash ("May 26-27"), becomes value2. */
static size_t
day_range(struct clock *c, size_t start, size_t end, struct when *w, int last,
	  const char *mod)
{
	struct when to = *w;

	if (!last || last <= w->day) {
		time_keep_when(c, start, end, w, mod, false);
		return end;
	}
	to.day = last;
	time_keep(c, start, end, TIMEX_DATE, when_print(c->arena, w),
		  when_print(c->arena, &to), mod, false);
	c->anchor = to;
	return end;
}

/* "May 9", "May 9, 2026", "May 2026", "May 26-27", "May". */
static size_t
month_first(struct clock *c, size_t start, const struct token *t)
{
	struct str s = c->text;
	struct token next = after(s, t, false), day = next;
	struct when w = no_time();
	size_t end = t->end, dash;
	const char *mod;
	int last = 0;

	w.month = t->w->value;
	if (is(&next, "the"))
		day = after(s, &next, false);
	w.day = day_token(s, &day);
	if (w.day) {
		end = day.end;
		if (dash_at(s, end, &dash)) {
			struct token to = token_at(s, dash);

			last = day_token(s, &to);
			if (last)
				end = to.end;
		}
		take_year(c, &end, &w, true);
	} else {
		take_year(c, &end, &w, true);
		if (!w.year && !month_is_name(c, t))
			return start;
	}
	mod = modifier_before(s, &start);
	if (!w.year)
		w.year = time_year(c, w.month, w.day);
	return day_range(c, start, end, &w, last, mod);
}

/* "9 May 2026", "26-27 May", "the 9th of May". */
static size_t
day_first(struct clock *c, size_t at, const struct token *t)
{
	struct str s = c->text;
	struct token day = *t, to, month;
	struct when w = no_time();
	size_t end, dash;
	int last = 0;

	w.day = day_token(s, &day);
	if (!w.day)
		return at;
	if (dash_at(s, day.end, &dash)) {
		to = token_at(s, dash);
		last = day_token(s, &to);
		if (last)
			day = to;
	}
	month = after(s, &day, false);
	if (is(&month, "of") || is(&month, "de"))
		month = after(s, &month, false);
	if (!is_class(&month, C_MONTH) ||
	    (month.s.n <= 3 && !is(&month, "may") &&
	     !(s.p[month.start] >= 'A' && s.p[month.start] <= 'Z')))
		return at;
	w.month = month.w->value;
	end = month.end;
	take_year(c, &end, &w, true);
	if (!w.year)
		w.year = time_year(c, w.month, w.day);
	return day_range(c, at, end, &w, last, "");
}

/* "the 10th" alone: a day of the base's month. */
static size_t
ordinal_day(struct clock *c, size_t at, const struct token *t)
{
	struct str s = c->text;
	struct when w = time_base(c);
	struct token day = *t, next;
	static const char *const in[] = {"the"};

	if (!is_ordinal_tail(s, t->end) || !any_before(s, at, in, 1) ||
	    !w.month)
		return at;
	w = (struct when){w.year, w.month, 0, -1, -1, false, 0, NULL};
	w.day = day_token(s, &day);
	next = after(s, &day, false);
	if (!w.day ||
	    (next.s.n && is_letter(next.s.p[0]) && !is(&next, "and") &&
	     !is(&next, "of") && !is(&next, "in") && !is(&next, "as") &&
	     !is(&next, "after") && !is(&next, "before")))
		return at;
	if (!(word_before(s, at - 4, "on") || word_before(s, at - 4, "by") ||
	      word_before(s, at - 4, "until") ||
	      word_before(s, at - 4, "from") || word_before(s, at - 4, "to")))
		return at;
	time_keep_when(c, at - 4, day.end, &w, "", true);
	return day.end;
}

/* 2026-07-03, 2026/7/3, with a clock time behind T or a blank. */
static size_t
iso_day(struct clock *c, size_t at, const struct token *t)
{
	struct str s = c->text;
	struct when w = no_time();
	struct token m, d;
	size_t end;

	if (t->digits != 4 || t->end >= s.n ||
	    (s.p[t->end] != '-' && s.p[t->end] != '/'))
		return at;
	m = token_at(s, t->end + 1);
	if (m.number < 1 || m.number > 12 || m.digits > 2)
		return at;
	w.year = (int)t->number;
	w.month = (int)m.number;
	end = m.end;
	if (end < s.n && s.p[end] == s.p[t->end]) {
		d = token_at(s, end + 1);
		if (d.number < 1 || d.number > 31 || d.digits > 2)
			return at;
		w.day = (int)d.number;
		end = d.end;
	} else if (m.digits != 2) {
		return at;
	}
	if (w.day && end + 1 < s.n && (s.p[end] == 'T' || s.p[end] == ' ')) {
		size_t stop;

		if (read_clock(s, end + 1, &stop, &w))
			end = stop;
	}
	time_keep_when(c, at, end, &w, "", false);
	return end;
}

/* 1990s, 1920s; the modifier before it goes along. */
static size_t
decade(struct clock *c, size_t at, const struct token *t)
{
	struct str s = c->text;
	size_t start = at, end = t->end;
	const char *mod;

	if (end < s.n && s.p[end] == '\'')
		end++;
	if (t->digits != 4 || end >= s.n || s.p[end] != 's' ||
	    (end + 1 < s.n && is_letter(s.p[end + 1])))
		return at;
	mod = modifier_before(s, &start);
	if (word_before(s, start, "the"))
		start -= 4;
	time_keep(c, start, end + 1, TIMEX_DATE,
		  arena_printf(c->arena, "%03ld", t->number / 10), NULL, mod,
		  false);
	return end + 1;
}

static size_t
year_alone(struct clock *c, size_t at, const struct token *t)
{
	static const char *const in[] = {
		"in",	   "since",  "by",     "until",	 "till",  "from",
		"to",	   "of",     "during", "early",	 "late",  "mid",
		"after",   "before", "and",    "around", "circa", "between",
		"through", "year",   "en",     "desde",	 "hasta", "spring",
		"summer",  "autumn", "winter", "fall",	 "ca."};
	struct str s = c->text;
	struct token next = after(s, t, false);
	struct when w = no_time();
	size_t start = at, end = t->end;
	bool told = any_before(s, at, in, sizeof in / sizeof *in);
	const char *mod;

	if (!is_year(t) && !(t->digits >= 2 && is(&next, "BC")))
		return at;
	if (end < s.n &&
	    (is_letter(s.p[end]) ||
	     (s.p[end] == '.' && end + 1 < s.n && is_digit(s.p[end + 1])) ||
	     (s.p[end] == ',' && end + 1 < s.n && is_digit(s.p[end + 1])) ||
	     s.p[end] == '%'))
		return at;
	if (at && (strchr("$-/.,", s.p[at - 1]) || is_letter(s.p[at - 1])) &&
	    s.p[at - 1] != '(')
		return at;
	if (!told && next.s.n > 2 && next.s.p[next.s.n - 1] == 's' &&
	    s.p[end] == ' ' && is_letter(next.s.p[0]) && !is(&next, "was"))
		return at;
	if (!told && t->number < 1600)
		return at;
	w.year = (int)t->number;
	if (is(&next, "BC") || is(&next, "BCE")) {
		w.year = -w.year;
		end = next.end;
	}
	mod = modifier_before(s, &start);
	time_keep_when(c, start, end, &w, mod, false);
	return end;
}

/* Q2 2026, and ordinals of quarters and halves are rarer; Q-forms here. */
static size_t
quarter_sign(struct clock *c, size_t at)
{
	struct str s = c->text;
	struct when w = no_time();
	static const char *const tails[] = {"Q1", "Q2", "Q3", "Q4"};
	struct token n = token_at(s, at + 1), y;
	size_t end;

	if (n.digits != 1 || n.number < 1 || n.number > 4 ||
	    (at && is_letter(s.p[at - 1])))
		return at;
	end = n.end;
	y = after(s, &n, false);
	w.year = is_year(&y) ? (int)y.number : time_base(c).year;
	if (is_year(&y))
		end = y.end;
	if (!w.year)
		return at;
	w.tail = tails[n.number - 1];
	time_keep_when(c, at, end, &w, "", !is_year(&y));
	return end;
}

/* "P3D", "PT2H"; N stands for minutes among the codes. */
static const char *
duration(struct clock *c, const char *count, const char *code)
{
	bool clock_unit = strchr("HNS", code[0]) && !code[1];

	return arena_printf(c->arena, "P%s%s%s", clock_unit ? "T" : "", count,
			    code[0] == 'N' && !code[1] ? "M" : code);
}

/* "ago", "earlier", "later", "before" behind an amount of time. */
static int
shift_after(struct clock *c, size_t *end)
{
	static const struct {
		const char *word;
		int way;
	} shifts[] = {{"ago", -1},	 {"earlier", -1}, {"before", -1},
		      {"later", 1},	 {"from now", 1}, {"afterwards", 1},
		      {"previously", -1}};
	size_t at = *end + 1;

	if (*end >= c->text.n || c->text.p[*end] != ' ')
		return 0;
	for (size_t i = 0; i < sizeof shifts / sizeof *shifts; i++) {
		struct str w = str_of(shifts[i].word);

		if (at + w.n <= c->text.n &&
		    str_eq_ascii(str_sub(c->text, at, at + w.n), w) &&
		    (at + w.n >= c->text.n ||
		     !is_letter(c->text.p[at + w.n]))) {
			*end = at + w.n;
			return shifts[i].way;
		}
	}
	return 0;
}

/* An amount of time that starts at `start` and ends with the unit `u`. */
static size_t
amount(struct clock *c, size_t start, const struct token *u, double n,
       const char *count, const char *mod)
{
	size_t end = u->end;
	int way = shift_after(c, &end);
	struct when base = time_base(c), w;

	if (way && base.year && strchr("DWMY", u->w->code[0]) &&
	    !u->w->code[1] && n >= 1) {
		w = time_move(base, way * (long)n, u->w->code[0]);
		time_keep_when(c, start, end, &w, mod, true);
		return end;
	}
	time_keep(c, start, end, TIMEX_DURATION, duration(c, count, u->w->code),
		  NULL, mod, false);
	return end;
}

/* Digits or number words with a unit of time behind. */
static size_t
counted(struct clock *c, size_t at)
{
	struct str s = c->text;
	struct number n;
	struct token u;
	char count[64];
	size_t start = at;

	if (!number_latin(s, at, DIGITS_ENGLISH, &n) || n.ordinal)
		return at;
	u = (struct token){.end = n.end, .number = -1};
	if (n.end < s.n && s.p[n.end] == '-')
		u = token_at(s, n.end + 1);
	else
		u = after(s, &u, false);
	if (!is_class(&u, C_UNIT) || !strcmp(u.w->code, "WE"))
		return at;
	if (is(&u, "second") && !n.plain_digits && n.end - at < 4)
		return at;
	decimal_print(n.value, count);
	return amount(c, start, &u, decimal_double(n.value), count, "");
}

/* last / next / this with a unit, month, season or weekday behind. */
static size_t
pointed(struct clock *c, size_t at, const struct token *t)
{
	struct str s = c->text;
	struct token next = after(s, t, false);
	struct when base = time_base(c), w = no_time();
	int way = t->w->value;
	size_t start = at;

	if (is_class(&next, C_WEEKDAY))
		return weekday(c, at, &next, way, true);
	if (is_class(&next, C_MONTH) && base.year) {
		w.month = next.w->value;
		w.year = base.year;
		if (way < 0 && w.month >= base.month)
			w.year--;
		if (way > 0 && w.month <= base.month)
			w.year++;
		time_keep_when(c, at, next.end, &w, "", true);
		return next.end;
	}
	if (word_before(s, start, "the"))
		start -= 4;
	if (is_class(&next, C_SEASON) && base.year) {
		w.year = base.year + way;
		w.tail = next.w->code;
		time_keep_when(c, start, next.end, &w, "", true);
		return next.end;
	}
	if (is_class(&next, C_PART) && way <= 0 && base.day) {
		w = way ? time_move(base, way, 'D') : base;
		w.hour = w.minute = -1;
		w.tail = next.w->code;
		time_keep_when(c, at, next.end, &w, "", true);
		return next.end;
	}
	if (is_class(&next, C_UNIT) && base.year) {
		char u = next.w->code[0];

		if (next.w->code[1] || !strchr("DWMYQ", u) ||
		    (u == 'D' && !way) || next.s.p[next.s.n - 1] == 's')
			return at;
		if (u == 'W') {
			long day = base.day ? day_number(base.year, base.month,
							 base.day) +
						      7 * way
					    : 0;
			long thursday, first;

			if (!base.day)
				return at;
			thursday = day - weekday_of(day) + 4;
			w = of_day_number(thursday);
			first = day_number(w.year, 1, 1);
			w.tail = arena_printf(c->arena, "W%02ld",
					      (thursday - first) / 7 + 1);
			w.month = w.day = 0;
		} else if (u == 'Q') {
			static const char *const tails[] = {"Q1", "Q2", "Q3",
							    "Q4"};
			long q = (long)base.year * 4 + (base.month - 1) / 3 +
				 way;

			w.year = (int)(q / 4);
			w.tail = tails[q % 4];
		} else {
			w = time_move(base, way, u);
		}
		time_keep_when(c, start, next.end, &w, "", true);
		return next.end;
	}
	if (next.number > 0 ||
	    number_latin(s, next.start, DIGITS_ENGLISH, &(struct number){0})) {
		size_t end = counted(c, next.start);

		if (end > next.start) {
			c->out->v[c->out->n - 1].start = start;
			return end;
		}
	}
	return at;
}

/* "the same day", "that day", "the following year", "the day before". */
static size_t
anchored(struct clock *c, size_t at)
{
	static const struct {
		const char *words;
		char unit;
		int way;
	} forms[] = {
		{"the same day", 'D', 0},
		{"that same day", 'D', 0},
		{"that day", 'D', 0},
		{"the following day", 'D', 1},
		{"the next day", 'D', 1},
		{"the previous day", 'D', -1},
		{"a day earlier", 'D', -1},
		{"the day before", 'D', -1},
		{"a day later", 'D', 1},
		{"the following year", 'Y', 1},
		{"the next year", 'Y', 1},
		{"that year", 'Y', 0},
		{"the same year", 'Y', 0},
		{"the previous year", 'Y', -1},
		{"a year earlier", 'Y', -1},
		{"a year later", 'Y', 1},
		{"the following month", 'M', 1},
		{"the next month", 'M', 1},
		{"that month", 'M', 0},
		{"the same month", 'M', 0},
		{"the previous month", 'M', -1},
		{"a month earlier", 'M', -1},
		{"a month later", 'M', 1},
		{"a week earlier", 'W', -1},
		{"a week later", 'W', 1},
		{"the following week", 'W', 1},
		{"the end of the year", 'Y', 0},
	};
	struct str s = c->text;

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		struct str f = str_of(forms[i].words);
		struct when a = c->anchor.year ? c->anchor : c->dct, w;
		size_t end = at + f.n;

		if (end > s.n || !str_eq_ascii(str_sub(s, at, end), f) ||
		    (end < s.n && is_letter(s.p[end])))
			continue;
		if (!a.year || (forms[i].unit == 'M' && !a.month) ||
		    (strchr("DW", forms[i].unit) && !a.day)) {
			time_keep(c, at, end, TIMEX_DATE, NULL, NULL, "", true);
			return end;
		}
		w = forms[i].way || forms[i].unit != 'D'
			    ? time_move(a, forms[i].way, forms[i].unit)
			    : a;
		w.hour = w.minute = -1;
		w.tail = NULL;
		time_keep_when(c, at, end, &w, "", true);
		return end;
	}
	return at;
}

static size_t
deixis(struct clock *c, size_t at, const struct token *t)
{
	struct when base = c->dct.year ? c->dct : c->anchor, w;
	struct token next = after(c->text, t, false);
	size_t end = t->end;

	if (!base.day) {
		time_keep(c, at, end, TIMEX_DATE, NULL, NULL, "", true);
		return end;
	}
	w = time_move(base, t->w->value, 'D');
	w.tail = *t->w->code ? t->w->code : NULL;
	if (is_class(&next, C_PART)) {
		w.tail = next.w->code;
		end = next.end;
	}
	time_keep_when(c, at, end, &w, "", true);
	return end;
}

static size_t
season(struct clock *c, size_t at, const struct token *t)
{
	struct token next = after(c->text, t, false);
	struct when w = no_time();
	size_t start = at, end = t->end;
	const char *mod;
	bool the = word_before(c->text, at, "the");

	if (is(&next, "of"))
		next = after(c->text, &next, false);
	w.tail = t->w->code;
	if (is_year(&next)) {
		w.year = (int)next.number;
		end = next.end;
	} else {
		static const char *const in[] = {"in",	 "the", "early",
						 "late", "mid", "since",
						 "by",	 "last"};

		if (is(t, "fall") || is(t, "spring") ||
		    !any_before(c->text, at, in, sizeof in / sizeof *in))
			return at;
		w.year = time_base(c).year;
		if (c->anchor.year)
			w.year = c->anchor.year;
	}
	mod = modifier_before(c->text, &start);
	if (the && start == at)
		start -= 4;
	time_keep_when(c, start, end, &w, mod, !is_year(&next));
	return end;
}

static size_t
every(struct clock *c, size_t at, const struct token *t)
{
	struct token next = after(c->text, t, false);

	if (is_class(&next, C_UNIT)) {
		time_keep(c, at, next.end, TIMEX_SET,
			  duration(c, "1", next.w->code), NULL, "", false);
		return next.end;
	}
	if (is_class(&next, C_WEEKDAY)) {
		time_keep(c, at, next.end, TIMEX_SET,
			  arena_printf(c->arena, "XXXX-WXX-%d", next.w->value),
			  NULL, "", false);
		return next.end;
	}
	return at;
}

static size_t
few(struct clock *c, size_t at, const struct token *t)
{
	struct token u = after(c->text, t, false);
	size_t start = at;

	if (!is_class(&u, C_UNIT) || !strcmp(u.w->code, "WE"))
		return at;
	if (word_before(c->text, start, "a"))
		start -= 2;
	return amount(c, start, &u, 0, "X", "");
}

static size_t
one_unit(struct clock *c, size_t at)
{
	struct token u = token_at(c->text, at + 2);
	size_t end;

	if (!is_class(&u, C_UNIT) || u.s.p[u.s.n - 1] == 's' ||
	    !strcmp(u.w->code, "S") || !strcmp(u.w->code, "Q"))
		return at;
	end = u.end;
	if (!shift_after(c, &end))
		return at;
	return amount(c, at, &u, 1, "1", "");
}

static size_t
clock_time(struct clock *c, size_t at)
{
	struct when w = no_time();
	struct token next;
	size_t end;

	if (!read_clock(c->text, at, &end, &w))
		return at;
	clock_day(c, &w);
	next = (struct token){.end = end, .number = -1};
	next = after(c->text, &next, false);
	if (is(&next, "local")) {
		next = after(c->text, &next, false);
		next = after(c->text, &next, false);
	}
	if (is(&next, "on")) {
		struct token day = after(c->text, &next, false);
		struct when d;

		if (is_class(&day, C_WEEKDAY) &&
		    iso_weekday_day(c, day.w->value, 0, &d)) {
			w.year = d.year;
			w.month = d.month;
			w.day = d.day;
		}
	}
	if (w.year)
		time_keep_when(c, at, end, &w, "", true);
	else
		time_keep(c, at, end, TIMEX_TIME, when_print(c->arena, &w),
			  NULL, "", true);
	return end;
}

static size_t
digits(struct clock *c, size_t at)
{
	struct token t = token_at(c->text, at);
	size_t end;

	if (at && (is_digit(c->text.p[at - 1]) || is_letter(c->text.p[at - 1])))
		return at;
	if ((end = iso_day(c, at, &t)) > at || (end = clock_time(c, at)) > at ||
	    (end = day_first(c, at, &t)) > at ||
	    (end = ordinal_day(c, at, &t)) > at ||
	    (end = decade(c, at, &t)) > at || (end = counted(c, at)) > at)
		return end;
	return year_alone(c, at, &t);
}

size_t
time_latin(struct clock *c, size_t at)
{
	struct str s = c->text;
	struct token t;
	size_t end;

	if (is_digit(s.p[at]))
		return digits(c, at);
	if (!is_letter(s.p[at]) || (at && is_letter(s.p[at - 1])))
		return at;
	if ((s.p[at] == 'Q') && at + 1 < s.n && is_digit(s.p[at + 1]))
		return quarter_sign(c, at);
	if ((s.p[at] | 32) == 't' ||
	    ((s.p[at] | 32) == 'a' && at + 1 < s.n && s.p[at + 1] == ' '))
		if ((end = anchored(c, at)) > at)
			return end;
	if ((s.p[at] | 32) == 'a' && at + 1 < s.n && s.p[at + 1] == ' ' &&
	    (end = one_unit(c, at)) > at)
		return end;
	t = token_at(s, at);
	if (!t.w)
		return counted(c, at);
	switch (t.w->class) {
	case C_MONTH:
		return month_first(c, at, &t);
	case C_WEEKDAY:
		return weekday(c, at, &t, 0, false);
	case C_DEIXIS:
		return deixis(c, at, &t);
	case C_LAST:
		return pointed(c, at, &t);
	case C_SEASON:
		return season(c, at, &t);
	case C_EVERY:
		return every(c, at, &t);
	case C_FEW:
		return few(c, at, &t);
	case C_REF:
	case C_SET:
		time_keep(c, at, t.end,
			  t.w->class == C_SET ? TIMEX_SET : TIMEX_DATE,
			  t.w->code, NULL, "", true);
		return t.end;
	case C_DAYNAME: {
		struct token y = after(s, &t, false);
		struct when w = no_time();

		w.month = t.w->value / 100;
		w.day = t.w->value % 100;
		w.year = is_year(&y) ? (int)y.number
				     : time_year(c, w.month, w.day);
		end = is_year(&y) ? y.end : t.end;
		time_keep_when(c, at, end, &w, "", !is_year(&y));
		return end;
	}
	default:
		return at;
	}
}
