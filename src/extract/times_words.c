/* The grammar of times in languages written with blanks.
 *
 * One pass over the tokens of each paragraph. At every token that may begin
 * a time (an optional article, modifier or approximation, then the core) the
 * cores are tried in a fixed order; each looks a bounded number of tokens
 * ahead, so that the whole stays linear. What is read is a set of fields
 * (struct time_raw); a part of a day, a clock or "of that year" beside it is
 * merged into the same span. Ranges are two times, the first with what it
 * leaves unsaid taken from the second ("26-27 May", "3-4 pm").
 */
#include "times_words.h"

#include <stdio.h>

static const struct pack_entry *
shift_at(const struct words *w, size_t i)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_SHIFT);

	return e ? e : token_as(at(w, i), PACK_SHIFT_ANCHOR);
}

/* Fields that `t` lacks, from `u`; the span grows over both. */
static void
merge(struct time_raw *t, const struct time_raw *u)
{
	if (t->year == TIME_NO_YEAR && u->year != TIME_NO_YEAR) {
		t->year = u->year;
		t->year_digits = u->year_digits;
	}
#define TAKE(f) t->f = t->f < 0 ? u->f : t->f
	TAKE(month);
	TAKE(day);
	TAKE(weekday);
	TAKE(hour);
	TAKE(minute);
	TAKE(second);
	TAKE(quarter);
	TAKE(half);
#undef TAKE
	t->part = t->part ? t->part : u->part;
	t->zone = t->zone ? t->zone : u->zone;
	t->season = t->season ? t->season : u->season;
	t->holiday = t->holiday ? t->holiday : u->holiday;
	if (!t->unit && u->unit) {
		t->unit = u->unit;
		t->shift = u->shift;
		t->anchored = u->anchored;
	}
	if (u->end > t->end)
		t->end = u->end;
}

/* The hour that "in the evening" moves to its half of the day. */
static void
settle_hour(struct time_raw *t)
{
	bool late =
		t->part && (!strcmp(t->part, "AF") || !strcmp(t->part, "EV") ||
			    (!strcmp(t->part, "NI") && t->hour > 4));

	if (t->hour >= 1 && t->hour < 12 && late && t->clock12)
		t->hour = (signed char)(t->hour + 12);
	if (t->hour >= 0)
		t->part = NULL;
}

static size_t
length_tail(const struct words *w, size_t i, const struct pack_entry *unit,
	    long n, bool half, struct time_raw *t)
{
	const struct pack_entry *e;

	if ((e = token_as(at(w, i), PACK_AFTER)) ||
	    (e = token_as(at(w, i), PACK_AFTER_ANCHOR))) {
		size_t next = i + 1;
		bool open = !token_as(at(w, i), PACK_PREPOSITION) ||
			    (!token_as(at(w, next), PACK_ARTICLE) &&
			     at(w, next)->kind != TOKEN_WORD &&
			     at(w, next)->kind != TOKEN_NUMBER &&
			     at(w, next)->kind != TOKEN_ENTRY);

		if (e->cls == PACK_AFTER || (open && !key_is(e, "x"))) {
			t->end = at(w, i)->end;
			t->timex = TIMEX_DATE;
			t->literal[0] = '\0';
			if (n < 0) {
				strcpy(t->literal, e->number < 0
							   ? "PAST_REF"
							   : "FUTURE_REF");
				return next;
			}
			t->unit = unit->key;
			t->shift = (int)n * e->number;
			time_exact(t);
			t->half_shift = half;
			t->anchored = e->cls == PACK_AFTER_ANCHOR;
			return next;
		}
	}
	return i;
}

/* A length: "two weeks", "90-day", "a few months", "half an hour", "an hour
 * and a half"; with "ago" or "later" a date. */
static size_t
read_length(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *e, *unit;
	size_t j = i;
	long n = 0;
	bool ordinal = false, half = false;

	if ((e = token_as(at(w, j), PACK_HALF))) {
		j++;
		if (token_as(at(w, j), PACK_ONE))
			j++;
		half = true;
	} else if ((e = token_as(at(w, j), PACK_VAGUE))) {
		n = e->number ? e->number : -1;
		j++;
		if (token_as(at(w, j), PACK_LINK))
			j++;
	} else if (token_as(at(w, j), PACK_ONE)) {
		n = 1;
		j++;
		if (token_as(at(w, j), PACK_HALF))
			return 0;
	} else {
		if (at(w, j)->fraction && at(w, j)->mark &&
		    at(w, j)->mark != '5')
			return 0;
		half = at(w, j)->mark == '5' && at(w, j)->fraction;
		j = words_number(w, i, &n, &ordinal);
		if (!j || ordinal)
			return 0;
		if (token_as(at(w, j), PACK_AND) &&
		    token_as(at(w, j + 1), PACK_ONE) &&
		    token_as(at(w, j + 2), PACK_HALF)) {
			half = true;
			j += 3;
		}
	}
	if (token_mark(at(w, j), '-') || token_as(at(w, j), PACK_RANGE)) {
		if (!at(w, j)->glued ||
		    !key_is(at(w, j)->e ? at(w, j)->e : NULL, "1"))
			return 0;
		if (w->text.p[at(w, j)->start] == 't')
			return 0;
		j++;
	}
	unit = unit_at(w, j);
	if (!unit || token_as(at(w, j), PACK_STOP))
		return 0;
	if (at(w, j)->end - at(w, j)->start == 1 &&
	    at(w, j + 1)->kind == TOKEN_NUMBER && at(w, j + 1)->glued)
		return 0;
	if (n != 1 && strlen(unit->key) == 2 && strchr("MAEN", *unit->key) &&
	    unit->cls == PACK_UNIT_TIME && strcmp(unit->key, "NI"))
		return 0;
	if (at(w, j)->end - at(w, j)->start == 1 && n < 0)
		return 0;
	if (token_as(at(w, i), PACK_ONE) &&
	    (key_is(unit, "S") || key_is(unit, "Q")))
		return 0;
	if (key_is(unit, "Q") && at(w, j)->glued)
		return 0;
	if (n == 2000 || (n > 1900 && n < 2100 && key_is(unit, "SEASON")))
		return 0;
	if (!time_length(t->literal, unit->key, n, half))
		return 0;
	t->timex = TIMEX_DURATION;
	t->end = at(w, j)->end;
	j++;
	if (token_as(at(w, j), PACK_AND) && token_as(at(w, j + 1), PACK_ONE) &&
	    token_as(at(w, j + 2), PACK_HALF)) {
		time_length(t->literal, unit->key, n, true);
		t->end = at(w, j + 2)->end;
		half = true;
		j += 3;
	}
	return length_tail(w, j, unit, n, half, t);
}

/* last, this, next, the same, the following … with what they move. */
static size_t
read_shift(const struct words *w, size_t i, bool article, struct time_raw *t)
{
	const struct pack_entry *s = shift_at(w, i), *e;
	size_t j = i + 1, k;
	long n;
	bool ordinal;

	if (!s)
		return 0;
	t->shift = s->number;
	t->anchored = s->cls == PACK_SHIFT_ANCHOR || (article && t->shift > 0);
	k = words_number(w, j, &n, &ordinal);
	if (k && !ordinal && (e = token_as(at(w, k), PACK_UNIT_PLURAL)) &&
	    n < 1000) {
		t->end = at(w, k)->end;
		if (!article && t->shift && strlen(e->key) == 1 &&
		    strchr("DWMY", *e->key) && s->cls == PACK_SHIFT) {
			t->unit = e->key;
			t->interval = (int)n * t->shift;
			return k + 1;
		}
		time_length(t->literal, e->key, n, false);
		t->timex = TIMEX_DURATION;
		return k + 1;
	}
	if (token_as(at(w, j), PACK_VAGUE) &&
	    (e = token_as(at(w, j + 1), PACK_UNIT_PLURAL))) {
		time_length(t->literal, e->key, -1, false);
		t->timex = TIMEX_DURATION;
		t->end = at(w, j + 1)->end;
		return j + 2;
	}
	t->end = at(w, j)->end;
	if ((e = token_as(at(w, j), PACK_MONTH)) ||
	    ((e = token_as(at(w, j), PACK_MONTH_WEAK)) && at(w, j)->capital)) {
		t->month = (signed char)e->number;
		t->unit = "MY";
		return j + 1;
	}
	if ((e = token_as(at(w, j), PACK_WEEKDAY)) ||
	    (e = token_as(at(w, j), PACK_WEEKDAY_WEAK))) {
		t->weekday = (signed char)e->number;
		t->unit = "WD";
		if (t->anchored && s->cls == PACK_SHIFT) {
			t->anchored = false;
		}
		return j + 1;
	}
	if ((e = token_as(at(w, j), PACK_PART))) {
		t->part = e->key;
		t->unit = "D";
		return j + 1;
	}
	if ((e = token_as(at(w, j), PACK_SEASON))) {
		t->season = e->key;
		t->unit = "SY";
		return j + 1;
	}
	if ((e = token_as(at(w, j), PACK_HOLIDAY))) {
		t->holiday = e->key;
		t->unit = "Y";
		return j + 1;
	}
	if ((e = token_as(at(w, j), PACK_UNIT_TIME))) {
		if (key_is(e, "SEASON") || at(w, j)->end - at(w, j)->start < 2)
			return 0;
		if (key_is(e, "TM") || key_is(e, "S"))
			return 0;
		t->unit = e->key;
		return j + 1;
	}
	if ((e = token_as(at(w, j), PACK_UNIT_PLURAL)) && t->shift) {
		time_length(t->literal, e->key, -1, false);
		t->timex = TIMEX_DURATION;
		return j + 1;
	}
	return 0;
}

static size_t
read_every(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_EVERY), *u;
	size_t j = i + 1, k;
	long n = 1, said;
	bool ordinal;

	if (!e)
		return 0;
	t->timex = TIMEX_SET;
	if (e->number > 1)
		n = e->number;
	if ((k = words_number(w, j, &said, &ordinal))) {
		j = k;
		n = said;
	}
	if ((u = unit_at(w, j))) {
		t->end = at(w, j)->end;
		if (at(w, j)->end - at(w, j)->start < 2)
			return 0;
		if (strcmp(u->key, "NI") && strcmp(u->key, "MO") &&
		    strcmp(u->key, "AF") && strcmp(u->key, "EV"))
			return time_length(t->literal, u->key, n, false) ? j + 1
									 : 0;
		snprintf(t->literal, sizeof t->literal, "T%s", u->key);
		return j + 1;
	}
	if ((u = token_as(at(w, j), PACK_WEEKDAY))) {
		t->end = at(w, j)->end;
		snprintf(t->literal, sizeof t->literal, "XXXX-WXX-%d",
			 (int)u->number);
		return j + 1;
	}
	return 0;
}

/* Ordinals: the 19th century, third quarter, second half, the 10th. */
static size_t
read_ordinal(const struct words *w, size_t i, bool article, struct time_raw *t)
{
	const struct pack_entry *u;
	const struct token *next;
	long n;
	bool ordinal;
	size_t j = words_number(w, i, &n, &ordinal);

	if (!j || !ordinal || n < 1)
		return 0;
	next = at(w, j);
	if (token_mark(next, '-') && next->glued)
		next = at(w, ++j);
	else if (token_as(next, PACK_RANGE) && next->glued &&
		 next->end == next->start + 1)
		next = at(w, ++j);
	t->end = next->end;
	u = token_as(next, PACK_UNIT_TIME);
	if (key_is(u, "CE") && n < 40) {
		t->year = (int)(n - 1) * 100;
		t->year_digits = 2;
		if (key_is(token_as(at(w, j + 1), PACK_ERA), "BC")) {
			t->year = -t->year;
			t->end = at(w, j + 1)->end;
			j++;
		}
		return j + 1;
	}
	if (key_is(u, "W") && n <= 5 && token_as(at(w, j + 1), PACK_LINK)) {
		size_t y = words_year(w, j + 2, t);

		if (y) {
			t->week = (signed char)n;
			return y;
		}
	}
	if (key_is(u, "Q") && n <= 4) {
		t->quarter = (signed char)n;
		return j + 1;
	}
	if (token_as(next, PACK_HALF) && n <= 2 &&
	    (token_as(at(w, j + 1), PACK_LINK))) {
		t->half = (signed char)n;
		return j + 1;
	}
	if (n > 31 || !article || at(w, i)->kind != TOKEN_NUMBER || u ||
	    next->kind == TOKEN_WORD || token_mark(next, '-'))
		return 0;
	t->day = (signed char)n;
	t->end = at(w, j - 1)->end;
	return j;
}

/* 1990s, the '90s. */
static size_t
read_decade(const struct words *w, size_t i, struct time_raw *t)
{
	const struct token *k = at(w, i), *s = at(w, i + 1);
	size_t j = i + 1;

	if (k->kind != TOKEN_NUMBER || k->fraction || k->number % 10)
		return 0;
	if ((token_mark(s, '\'') || token_mark(s, 'x')) && s->glued)
		s = at(w, ++j);
	if (!s->glued || s->end - s->start != 1 || w->text.p[s->start] != 's')
		return 0;
	if (k->digits == 4 && k->number > 1000 && k->number < 2100)
		t->year = (int)k->number;
	else if (k->digits == 2 && k->number >= 20)
		t->year = 1900 + (int)k->number;
	else
		return 0;
	t->year_digits = k->digits == 4 && k->number % 100 == 0 ? 2 : 3;
	if (key_is(token_as(at(w, j + 1), PACK_ERA), "BC"))
		return 0;
	if (k->number % 1000 == 0)
		t->year_digits = 3;
	t->end = s->end;
	return j + 1;
}

/* May a lone number here be a year? */
static bool
year_place(const struct words *w, size_t i, const struct time_raw *t)
{
	const struct token *prev = i ? at(w, i - 1) : NULL;
	const struct token *next = at(w, i + 1), *k = at(w, i);
	bool led = prev &&
		   (token_as(prev, PACK_PREPOSITION) ||
		    token_as(prev, PACK_MODIFIER) || token_as(prev, PACK_AND) ||
		    token_as(prev, PACK_RANGE));
	bool noun = next->kind == TOKEN_WORD && !next->capital &&
		    next->end - next->start > 3;

	if (t->year < 0 || token_as(at(w, i + 1), PACK_ERA) ||
	    k->kind != TOKEN_NUMBER)
		return true;
	if (prev && prev->kind == TOKEN_MARK && k->glued &&
	    strchr("$#/.:+*=@&_", prev->mark) && prev->mark != '=')
		return false;
	if (prev && k->glued && prev->kind == TOKEN_MARK && prev->mark == 'x' &&
	    (unsigned char)w->text.p[prev->start] < 0xE0)
		return false;
	if (prev && k->glued &&
	    (prev->kind == TOKEN_WORD || prev->kind == TOKEN_NUMBER))
		return false;
	if (prev && k->glued && token_as(prev, PACK_RANGE) && i > 1 &&
	    at(w, i - 2)->kind == TOKEN_WORD && prev->glued)
		return false;
	if (next->kind == TOKEN_MARK && next->mark == '%')
		return false;
	if (unit_at(w, i + 1) && next->end - next->start > 1)
		return false;
	if (k->number < 1500)
		return led && !noun;
	if (k->number > 2100)
		return led && !noun;
	if (noun && !led)
		return w->text.p[next->end - 1] != 's' && k->number > 1900;
	if (noun && w->text.p[next->end - 1] == 's' && !prev)
		return false;
	return true;
}

static size_t
read_lone_year(const struct words *w, size_t i, struct time_raw *t)
{
	size_t j = words_year(w, i, t);

	return j && year_place(w, i, t) ? j : 0;
}

/* A month or weekday name that is also another word stands only where a
 * time may. */
static bool
strong(const struct words *w, size_t i, const struct time_raw *t)
{
	const struct token *prev = i ? at(w, i - 1) : NULL, *k = at(w, i);

	if (token_as(k, PACK_MONTH_WEAK)) {
		if (t->day > 0 || t->year != TIME_NO_YEAR)
			return k->capital || t->day > 0;
		return k->capital && prev &&
		       (token_as(prev, PACK_PREPOSITION) ||
			token_as(prev, PACK_AND) ||
			token_as(prev, PACK_RANGE) ||
			token_as(prev, PACK_MODIFIER) ||
			token_as(prev, PACK_SHIFT) || prev->mark == '(');
	}
	if (token_as(k, PACK_MONTH))
		return k->capital || t->day > 0 || t->year != TIME_NO_YEAR ||
		       k->end - k->start > 4 || (prev == NULL);
	return true;
}

static size_t
read_weekday(const struct words *w, size_t i, struct time_raw *t)
{
	const struct token *k = at(w, i);
	const struct pack_entry *e = token_as(k, PACK_WEEKDAY), *p;
	struct time_raw u;
	size_t j = i + 1, q;
	long n;
	bool ordinal;

	if (!e) {
		e = token_as(k, PACK_WEEKDAY_WEAK);
		if (!e || (!k->capital && i) ||
		    (k->capital && i && token_as(at(w, i - 1), PACK_ARTICLE)))
			return 0;
	}
	t->weekday = (signed char)e->number;
	t->end = k->end;
	q = j;
	if (token_mark(at(w, q), ','))
		q++;
	if (token_as(at(w, q), PACK_ARTICLE))
		q++;
	time_raw_init(&u, t->start, t->end);
	if (!at(w, q)->opens &&
	    (words_numeric(w, q, &u) > 0 || words_date(w, q, &u) > 0)) {
		merge(t, &u);
		while (at(w, q)->kind != TOKEN_END && at(w, q)->start < t->end)
			q++;
		return q;
	}
	if (q > j || at(w, q)->kind == TOKEN_NUMBER) {
		size_t r = words_number(w, q, &n, &ordinal);

		if (r && ordinal && n <= 31 && !token_mark(at(w, j), ',')) {
			t->day = (signed char)n;
			t->end = at(w, r - 1)->end;
			return r;
		}
	}
	if (token_as(at(w, j), PACK_PART) &&
	    (p = token_as(at(w, j), PACK_UNIT_PLURAL))) {
		snprintf(t->literal, sizeof t->literal, "XXXX-WXX-%dT%s",
			 (int)e->number, p->key);
		t->timex = TIMEX_SET;
		t->end = at(w, j)->end;
		return j + 1;
	}
	if ((p = token_as(at(w, j), PACK_PART))) {
		t->part = p->key;
		t->end = at(w, j)->end;
		return j + 1;
	}
	return j;
}

/* "in the fall", "fall" alone: the season, where it is not a fall of
 * something. */
static bool
bare_fall(const struct words *w, size_t i, bool article)
{
	size_t before = article ? 2 : 1;
	const struct token *prev = i >= before ? at(w, i - before) : NULL;

	if (token_as(at(w, i + 1), PACK_LINK) || !prev)
		return false;
	return token_as(prev, PACK_MODIFIER) ||
	       (token_as(prev, PACK_PREPOSITION) &&
		prev->end - prev->start == 2);
}

/* Q1, h2 with the year beside: "2019 H2", "Q1-2019". */
static size_t
read_code(const struct words *w, size_t i, struct time_raw *t)
{
	const struct token *k = at(w, i);
	char c = (char)(w->text.p[k->start] | 32), n;
	size_t y = i + 1;

	if (k->end - k->start != 2 || (c != 'q' && c != 'h'))
		return 0;
	n = (char)(w->text.p[k->start + 1] - '0');
	if (n < 1 || n > (c == 'q' ? 4 : 2))
		return 0;
	if (c == 'q')
		t->quarter = n;
	else
		t->half = n;
	t->end = k->end;
	if (token_mark(at(w, y), '-') || token_as(at(w, y), PACK_LINK))
		y++;
	y = words_year(w, y, t);
	return y ? y : c == 'q' ? i + 1 : 0;
}

/* 490 in "490-480 BC": the era stands behind the second year. */
static size_t
read_era_range(const struct words *w, size_t i, struct time_raw *t)
{
	const struct token *k = at(w, i);
	struct time_raw u = *t;

	if (k->fraction || k->digits > 4 || k->number < 1 ||
	    (!token_as(at(w, i + 1), PACK_RANGE) &&
	     !token_as(at(w, i + 1), PACK_AND)) ||
	    !token_as(at(w, i + 3), PACK_ERA) || !words_year(w, i + 2, &u) ||
	    u.year > 0)
		return 0;
	t->year = -(int)k->number;
	t->end = k->end;
	return i + 1;
}

/* 2019 H2. */
static size_t
read_year_code(const struct words *w, size_t i, struct time_raw *t)
{
	struct time_raw u = *t;
	size_t j = i + 1, k;

	if (!words_year(w, i, &u))
		return 0;
	if (token_mark(at(w, j), '-'))
		j++;
	if (at(w, j)->kind == TOKEN_ENTRY && at(w, j + 1)->glued &&
	    (w->text.p[at(w, j)->start] | 32) == 'h' &&
	    at(w, j)->end == at(w, j)->start + 1 &&
	    at(w, j + 1)->kind == TOKEN_NUMBER &&
	    (at(w, j + 1)->number == 1 || at(w, j + 1)->number == 2)) {
		*t = u;
		t->half = (signed char)at(w, j + 1)->number;
		t->end = at(w, j + 1)->end;
		return j + 2;
	}
	if (at(w, j)->kind != TOKEN_WORD)
		return 0;
	k = read_code(w, j, &u);
	if (!k || k > j + 1)
		return 0;
	*t = u;
	return k;
}

/* A core: what can be a time on its own. */
size_t
words_core(const struct words *w, size_t i, bool article, struct time_raw *t)
{
	const struct token *k = at(w, i);
	const struct pack_entry *e;
	struct time_raw clean = *t;
	size_t j;

#define TRY(call)         \
	*t = clean;       \
	if ((j = (call))) \
	return j
	if (k->kind == TOKEN_NUMBER) {
		TRY(words_nth(w, i, t));
		TRY(words_numeric(w, i, t));
		TRY(words_clock(w, i, t));
		TRY(words_date(w, i, t));
		TRY(read_year_code(w, i, t));
		TRY(read_decade(w, i, t));
		TRY(read_era_range(w, i, t));
		TRY(read_length(w, i, t));
		TRY(read_lone_year(w, i, t));
		TRY(read_ordinal(w, i, article, t));
		return 0;
	}
	if (k->kind == TOKEN_WORD)
		return read_code(w, i, t);
	if (k->kind != TOKEN_ENTRY || token_as(k, PACK_STOP))
		return 0;
	TRY(words_nth(w, i, t));
	TRY(words_clock(w, i, t));
	if (token_as(k, PACK_MONTH) || token_as(k, PACK_MONTH_WEAK)) {
		TRY(words_date(w, i, t));
		return 0;
	}
	TRY(read_weekday(w, i, t));
	*t = clean;
	t->end = k->end;
	if ((e = token_as(k, PACK_WEEKDAY_PLURAL))) {
		snprintf(t->literal, sizeof t->literal, "XXXX-WXX-%d",
			 (int)e->number);
		t->timex = TIMEX_SET;
		return i + 1;
	}
	if ((e = token_as(k, PACK_DAY_SHIFT))) {
		t->unit = "D";
		t->shift = e->number;
		if ((e = token_as(at(w, i + 1), PACK_PART))) {
			t->part = e->key;
			t->end = at(w, ++i)->end;
		}
		return i + 1;
	}
	if ((e = token_as(k, PACK_DAY_PART))) {
		t->unit = "D";
		t->shift = e->number;
		t->part = e->key + strlen(e->key) - 2;
		return i + 1;
	}
	if ((e = token_as(k, PACK_HOLIDAY))) {
		size_t y;

		t->holiday = e->key;
		y = i + 1 + (token_mark(at(w, i + 1), ',') != 0);
		y = words_year(w, y, t);
		return y ? y : i + 1;
	}
	if ((e = token_as(k, PACK_SEASON))) {
		size_t y = i + 1;

		t->season = e->key;
		if (token_as(at(w, y), PACK_LINK) || token_mark(at(w, y), ','))
			y++;
		y = words_year(w, y, t);
		if (y)
			return y;
		if (key_is(e, "FA") && k->end - k->start == 4 &&
		    !bare_fall(w, i, article))
			return 0;
		return i + 1;
	}
	if ((e = token_as(k, PACK_FREQUENCY))) {
		t->timex = TIMEX_SET;
		snprintf(t->literal, sizeof t->literal, "%s", e->key);
		return i + 1;
	}
	TRY(read_every(w, i, t));
	TRY(read_length(w, i, t));
	TRY(read_shift(w, i, article, t));
	TRY(words_date(w, i, t));
	TRY(read_ordinal(w, i, article, t));
	TRY(read_lone_year(w, i, t));
#undef TRY
	*t = clean;
	t->end = k->end;
	if ((e = token_as(k, PACK_REF)) && token_as(k, PACK_SHIFT)) {
		const struct token *next = at(w, i + 1);

		if (!article || next->kind == TOKEN_WORD ||
		    next->kind == TOKEN_NUMBER || next->kind == TOKEN_ENTRY)
			return 0;
		snprintf(t->literal, sizeof t->literal, "%s", e->key);
		return i + 1;
	}
	if ((e = token_as(k, PACK_REF))) {
		snprintf(t->literal, sizeof t->literal, "%s", e->key);
		return i + 1;
	}
	if ((e = token_as(k, PACK_PART))) {
		const struct token *prev = i ? at(w, i - 1) : NULL;

		t->part = e->key;
		if (token_as(at(w, i + 1), PACK_LINK))
			return i + 1;
		if (article || !prev || token_as(prev, PACK_PREPOSITION) ||
		    token_as(prev, PACK_MODIFIER))
			return i + 1;
		return 0;
	}
	e = token_as(k, PACK_UNIT_TIME);
	if (e && article &&
	    (key_is(e, "WE") ||
	     (i > 1 && token_as(at(w, i - 2), PACK_MODIFIER)))) {
		t->unit = e->key;
		t->anchored = true;
		return k->end - k->start > 2 && strcmp(e->key, "SEASON") ? i + 1
									 : 0;
	}
	e = token_as(k, PACK_UNIT_PLURAL);
	if (e && i && token_as(at(w, i - 1), PACK_PREPOSITION) &&
	    k->end - k->start > 3 && strcmp(e->key, "SEASON") &&
	    strcmp(e->key, "Q")) {
		time_length(t->literal, e->key, -1, false);
		t->timex = TIMEX_DURATION;
		return length_tail(w, i + 1, e, -1, false, t);
	}
	return 0;
}

static bool
is_day(const struct time_raw *t)
{
	return !*t->literal && t->hour < 0 &&
	       (t->day > 0 || t->weekday > 0 || t->holiday ||
		(t->unit && !strcmp(t->unit, "D")));
}

static bool
is_clock(const struct time_raw *t)
{
	return !*t->literal && t->hour >= 0 && t->day < 0 && t->weekday < 0 &&
	       !t->unit && t->year == TIME_NO_YEAR;
}

/* ", at", "on", "in the" between the parts of one time. */
static size_t
skip_joint(const struct words *w, size_t i)
{
	if (token_mark(at(w, i), ','))
		i++;
	if (token_mark(at(w, i), '@') ||
	    (token_as(at(w, i), PACK_PREPOSITION) && !shift_at(w, i) &&
	     !token_as(at(w, i), PACK_RANGE) &&
	     at(w, i)->end - at(w, i)->start == 2))
		i++;
	if (token_as(at(w, i), PACK_ARTICLE))
		i++;
	return i;
}

/* "at 8", "at seven twenty-seven": an hour only behind a day and "at". */
static size_t
bare_hour(const struct words *w, size_t i, struct time_raw *t)
{
	const struct token *prev = at(w, i - 1);
	long n, m;
	bool ordinal;
	size_t j, k;

	if (prev->end - prev->start > 2 || (w->text.p[prev->start] | 32) != 'a')
		if (!token_mark(prev, '@'))
			return 0;
	if (at(w, i)->fraction || at(w, i)->digits > 2)
		return 0;
	j = words_number(w, i, &n, &ordinal);
	if (j > i + 1 && at(w, i)->kind == TOKEN_ENTRY)
		j = 0;
	if (!j || ordinal || n < 1 || n > 24)
		return 0;
	if (at(w, j)->kind == TOKEN_WORD || token_mark(at(w, j), '%') ||
	    unit_at(w, j))
		return 0;
	t->hour = (signed char)n;
	t->end = at(w, j - 1)->end;
	k = words_number(w, j, &m, &ordinal);
	if (k && !ordinal && m >= 10 && m < 60 && !at(w, j)->fraction) {
		t->minute = (signed char)m;
		t->end = at(w, k - 1)->end;
		return k;
	}
	return j;
}

/* What may follow and belongs: a clock after a day, a day after a clock, a
 * part of the day, "of that year". */
static size_t
read_tail(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *e;
	struct time_raw u;
	size_t j = skip_joint(w, i), k;
	bool link = token_as(at(w, i), PACK_LINK) != NULL;

	time_raw_init(&u, t->start, t->end);
	if (*t->literal || at(w, i)->kind == TOKEN_END)
		return i;
	if (t->hour >= 0 && t->day > 0 && t->month > 0 &&
	    t->year == TIME_NO_YEAR && (k = words_year(w, i, t)))
		return k;
	if ((is_day(t) || (t->part && t->hour < 0)) &&
	    (k = words_clock(w, j, &u))) {
		merge(t, &u);
		t->clock12 = u.clock12;
		settle_hour(t);
		return k;
	}
	if ((is_day(t) || (t->part && t->hour < 0)) && j > i &&
	    (k = bare_hour(w, j, &u))) {
		merge(t, &u);
		t->clock12 = true;
		settle_hour(t);
		return k;
	}
	if ((is_day(t) || is_clock(t)) && !t->part &&
	    (e = token_as(at(w, j), PACK_PART)) && !link) {
		t->part = e->key;
		t->end = at(w, j)->end;
		settle_hour(t);
		return j + 1;
	}
	if (t->hour >= 0 && t->day < 0 && !token_mark(at(w, j), '-') &&
	    t->weekday < 0) {
		k = j;
		if (k > i || !at(w, k)->glued) {
			time_raw_init(&u, t->start, t->end);
			k = words_core(w, j, j > i, &u);
			if (k && (is_day(&u) || u.part) && !*u.literal &&
			    u.hour < 0) {
				merge(t, &u);
				settle_hour(t);
				return k;
			}
		}
		return i;
	}
	if (link && t->hour < 0 &&
	    (t->part || t->day > 0 || t->month > 0 || t->season ||
	     t->weekday > 0 || t->quarter > 0 || t->half > 0 || t->holiday) &&
	    !(t->unit && t->shift)) {
		k = i + 1;
		if (token_as(at(w, k), PACK_ARTICLE))
			k++;
		time_raw_init(&u, t->start, t->end);
		k = words_core(w, k, k > i + 1, &u);
		if (k && !*u.literal && u.hour < 0 &&
		    (u.unit || u.year != TIME_NO_YEAR || u.month > 0)) {
			merge(t, &u);
			return k;
		}
		return i;
	}
	if (t->weekday > 0 && t->day < 0 && !t->unit && (e = shift_at(w, i))) {
		time_raw_init(&u, t->start, t->end);
		k = read_shift(w, i, false, &u);
		if (k && u.unit && !strcmp(u.unit, "W")) {
			merge(t, &u);
			return k;
		}
	}
	return i;
}

static bool
prefix_ok(const struct words *w, size_t i, const struct time_raw *t,
	  const struct pack_entry *q)
{
	(void)w;
	(void)i;
	if (q->cls == PACK_MODIFIER)
		return t->timex == TIMEX_DATE && t->hour < 0 && !*t->literal;
	return true;
}

static bool
looks_ahead(const struct words *w, size_t i)
{
	for (size_t k = 0; k < 8 && i > 0; k++, i--) {
		if (token_as(at(w, i - 1), PACK_AHEAD))
			return true;
		if (token_mark(at(w, i - 1), '.'))
			return false;
	}
	return false;
}

static bool
barred(const struct words *w, size_t i)
{
	const struct token *k = at(w, i);
	const struct token *prev = i ? at(w, i - 1) : NULL;

	if (k->kind != TOKEN_NUMBER || !k->glued || !prev)
		return false;
	if (prev->kind == TOKEN_WORD || prev->kind == TOKEN_NUMBER)
		return true;
	if (prev->kind == TOKEN_MARK && strchr("$/.+#&_:", prev->mark))
		return true;
	return prev->glued && token_as(prev, PACK_RANGE) && i > 1 &&
	       at(w, i - 2)->kind == TOKEN_WORD && prev->end == prev->start + 1;
}

/* One time at token i: prefix, core, tail. Returns the token after, or 0. */
static size_t
read_time(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *q = NULL, *e;
	size_t j = i, core, end, last;
	bool article = false;

	if (barred(w, i))
		return 0;
	for (int k = 0; k < 4; k++, j++) {
		if (token_as(at(w, j), PACK_ARTICLE))
			article = true;
		else if (j == i && (e = token_as(at(w, j), PACK_APPROX)) &&
			 !token_as(at(w, j + 1), PACK_ARTICLE))
			q = e;
		else if ((e = token_as(at(w, j), PACK_MODIFIER)))
			q = e;
		else
			break;
	}
	core = j;
	time_raw_init(t, at(w, i)->start, at(w, i)->end);
	end = words_core(w, core, article, t);
	if (!end || !strong(w, core, t))
		return 0;
	if (q && !prefix_ok(w, core, t, q))
		return 0;
	if (q)
		t->qualifier = q->key;
	if (*t->literal && (token_as(at(w, core), PACK_FREQUENCY) ||
			    (token_as(at(w, core), PACK_REF) &&
			     !token_as(at(w, core), PACK_SHIFT))))
		t->start = at(w, core)->start;
	if (looks_ahead(w, i))
		t->tense = 1;
	for (int k = 0; k < 3; k++) {
		last = end;
		end = read_tail(w, end, t);
		if (end == last)
			break;
	}
	settle_hour(t);
	return end;
}

/* After a time: "-15", "and 5", "-08" that lean on it. */
static size_t
read_partner(struct words *w, size_t i, const struct time_raw *t)
{
	const struct token *k = at(w, i);
	struct time_raw u;
	long n;
	bool ordinal;
	size_t j;

	if (*t->literal || (!token_as(k, PACK_RANGE) && !token_mark(k, '-') &&
			    !token_as(k, PACK_AND)))
		return i;
	j = i + 1;
	if (token_as(at(w, j), PACK_ARTICLE))
		j++;
	time_raw_init(&u, at(w, j)->start, at(w, j)->end);
	u.sentence = t->sentence;
	u.tense = t->tense;
	u.ends_range = !token_as(k, PACK_AND);
	if (t->year != TIME_NO_YEAR && t->month < 0 && k->glued &&
	    t->year_digits == 4 && at(w, j)->glued &&
	    at(w, j)->kind == TOKEN_NUMBER && at(w, j)->digits == 2 &&
	    !token_mark(at(w, j + 1), '-') &&
	    at(w, j)->number > t->year % 100) {
		u.year = t->year - t->year % 100 + (int)at(w, j)->number;
		u.end = at(w, j)->end;
		vec_push(w->out, u);
		return j + 1;
	}
	if (t->month < 0 || t->day < 0 || t->hour >= 0)
		return i;
	if (at(w, j)->kind == TOKEN_NUMBER &&
	    (at(w, j)->digits > 2 || at(w, j)->fraction))
		return i;
	j = words_number(w, j, &n, &ordinal);
	if (!j || n < 1 || n > 31 || at(w, j)->kind == TOKEN_WORD ||
	    unit_at(w, j) || token_as(at(w, j), PACK_MONTH) ||
	    token_as(at(w, j), PACK_MONTH_WEAK) ||
	    token_as(at(w, j), PACK_AMPM) || token_mark(at(w, j), ':') ||
	    token_mark(at(w, j), '/') || token_mark(at(w, j), '%') ||
	    (token_as(at(w, j), PACK_LINK) &&
	     (token_as(at(w, j + 1), PACK_MONTH) ||
	      token_as(at(w, j + 1), PACK_MONTH_WEAK))))
		return i;
	u.day = (signed char)n;
	u.month = t->month;
	u.year = t->year;
	if (n <= t->day)
		u.month = (signed char)(t->month % 12 + 1);
	u.end = at(w, j - 1)->end;
	{
		struct time_raw y = u;
		size_t k2 = token_mark(at(w, j), ',') ? j + 1 : j;

		k2 = words_year(w, k2, &y);
		if (k2 && t->year == TIME_NO_YEAR) {
			u = y;
			w->out->v[w->out->n - 1].year = y.year;
			j = k2;
		}
	}
	vec_push(w->out, u);
	return j;
}

/* A bare number before a range mark and a clock: "3-4pm", "2 to 4:30 pm". */
static size_t
read_clock_range(struct words *w, size_t i)
{
	struct time_raw t, u;
	const struct token *k = at(w, i);
	size_t j, q;

	if (k->kind != TOKEN_NUMBER || k->digits > 2 || k->number > 24 ||
	    k->fraction || barred(w, i))
		return 0;
	time_raw_init(&t, k->start, k->end);
	t.hour = (signed char)k->number;
	t.clock12 = k->number <= 12;
	j = i + 1;
	if (!token_as(at(w, j), PACK_RANGE) && !token_mark(at(w, j), '-') &&
	    !(token_as(at(w, j), PACK_AND) && i &&
	      token_as(at(w, i - 1), PACK_PREPOSITION)))
		return 0;
	time_raw_init(&u, at(w, j + 1)->start, at(w, j + 1)->end);
	q = words_clock(w, j + 1, &u);
	if (!q || u.zone)
		return 0;
	q = read_tail(w, q, &u);
	if (!u.clock12 && u.hour >= 12 && t.hour < 12 && t.hour + 12 <= u.hour)
		t.hour = (signed char)(t.hour + 12);
	t.day = u.day;
	t.month = u.month;
	t.year = u.year;
	t.weekday = u.weekday;
	t.unit = u.unit;
	t.shift = u.shift;
	t.sentence = u.sentence = w->sentence;
	u.ends_range = true;
	vec_push(w->out, t);
	vec_push(w->out, u);
	return q;
}

/* "from June to August 2015": the first end takes the second's year. */
static void
join_range(struct words *w, size_t first_token)
{
	struct time_raw *b = &w->out->v[w->out->n - 1], *a = b - 1;
	const struct token *gap = at(w, first_token ? first_token - 1 : 0);
	bool range = token_as(gap, PACK_RANGE) || token_mark(gap, '-');

	if (w->out->n < 2 || *a->literal || *b->literal ||
	    a->end > gap->start || gap->start - a->end > 1 ||
	    (!range && !token_as(gap, PACK_AND)))
		return;
	b->ends_range = range;
	if (b->year == TIME_NO_YEAR || b->year_digits < 4 ||
	    a->year != TIME_NO_YEAR || a->unit || (a->month < 0 && !a->season))
		return;
	a->year = b->year;
	if (a->month > 0 && b->month > 0 && a->month > b->month)
		a->year--;
}

static bool
may_begin(const struct token *t)
{
	return t->kind == TOKEN_NUMBER || t->kind == TOKEN_ENTRY ||
	       (t->kind == TOKEN_WORD && t->end - t->start == 2);
}

static void
read_paragraph(struct words *w, size_t from, size_t to)
{
	size_t i = 0;

	words_tokens(w, from, to);
	while (at(w, i)->kind != TOKEN_END) {
		struct time_raw t;
		size_t next = 0;

		if (token_mark(at(w, i), '.'))
			w->sentence++;
		if (!may_begin(at(w, i))) {
			i++;
			continue;
		}
		next = read_clock_range(w, i);
		if (next) {
			i = next;
			continue;
		}
		next = read_time(w, i, &t);
		if (!next) {
			i++;
			continue;
		}
		t.sentence = w->sentence;
		vec_push(w->out, t);
		join_range(w, i);
		i = read_partner(w, next, &t);
	}
	w->sentence++;
}

void
times_words(time_list *out, struct str text, const struct pack *pack)
{
	struct words w = {.text = text, .pack = pack, .out = out};
	size_t from = 0;

	while (from < text.n) {
		const char *nl = memchr(text.p + from, '\n', text.n - from);
		size_t to = nl ? (size_t)(nl - text.p) : text.n;

		if (to > from)
			read_paragraph(&w, from, to);
		from = to + 1;
	}
	vec_free(&w.tokens);
}
