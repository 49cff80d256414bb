/* What can be a time on its own, tried in a fixed order. */
#include "times_words.h"

#include <stdio.h>

#define TRY(call)         \
	*t = clean;       \
	if ((j = (call))) \
	return j

/* Sun, Sat, Wed: a newspaper, a company, a verb too. With a capital, no
 * article or name before and no word behind it is a day. */
static const struct pack_entry *
weekday_at(const struct words *w, size_t i)
{
	const struct token *k = at(w, i), *prev = i ? at(w, i - 1) : NULL;
	const struct pack_entry *e = token_as(k, PACK_WEEKDAY);

	if (e)
		return e;
	e = token_as(k, PACK_WEEKDAY_WEAK);
	if (!e || (!k->capital && prev) || at(w, i + 1)->kind == TOKEN_WORD ||
	    (prev && token_as(prev, PACK_ARTICLE)) ||
	    (prev && prev->kind == TOKEN_WORD && prev->capital && !prev->opens))
		return NULL;
	return e;
}

/* "Friday 23 at 4": the number is a day's where nothing else is counted. */
static bool
is_day_number(const struct words *w, size_t i)
{
	const struct token *k = at(w, i), *next = at(w, i + 1);

	return k->kind == TOKEN_NUMBER && !k->glued && !k->fraction &&
	       k->digits < 3 && k->number > 0 &&
	       (next->kind == TOKEN_END || token_mark(next, '.') ||
		(token_as(next, PACK_AT_HOUR) &&
		 at(w, i + 2)->kind == TOKEN_NUMBER));
}

/* "Friday, March 22", "Friday the 13th". */
size_t
words_weekday_date(const struct words *w, size_t i, struct time_raw *t)
{
	struct time_raw u;
	size_t q = i, r;
	long n;
	bool ordinal;

	q += token_mark(at(w, q), ',');
	q += token_as(at(w, q), PACK_ARTICLE) != NULL;
	time_raw_init(&u, t->start, t->end);
	if (!at(w, q)->opens &&
	    (words_numeric(w, q, &u) > 0 || words_date(w, q, &u) > 0)) {
		words_merge(t, &u);
		while (at(w, q)->kind != TOKEN_END && at(w, q)->start < t->end)
			q++;
		return q;
	}
	if (token_mark(at(w, i), ',') ||
	    (q == i && at(w, q)->kind != TOKEN_NUMBER))
		return 0;
	r = words_number(w, q, &n, &ordinal);
	if (!r || (!ordinal && !is_day_number(w, q)) || n > 31)
		return 0;
	t->day = (signed char)n;
	t->end = at(w, r - 1)->end;
	return r;
}

static size_t
read_weekday(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *e = weekday_at(w, i), *p;
	size_t j = i + 1, k;

	if (!e)
		return 0;
	t->weekday = (signed char)e->number;
	t->end = at(w, i)->end;
	if ((k = words_weekday_date(w, j, t)))
		return k;
	if (!(p = token_as(at(w, j), PACK_PART)))
		return j;
	t->end = at(w, j)->end;
	t->part = pack_key(p);
	if ((p = token_as(at(w, j), PACK_UNIT_PLURAL))) {
		snprintf(t->literal, sizeof t->literal, "XXXX-WXX-%dT%s",
			 (int)e->number, pack_key(p));
		t->timex = TIMEX_SET;
	}
	return j + 1;
}

/* Mondays, daily: what comes again. */
static size_t
read_again(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_WEEKDAY_PLURAL);

	t->timex = TIMEX_SET;
	t->end = at(w, i)->end;
	if (e) {
		snprintf(t->literal, sizeof t->literal, "XXXX-WXX-%d",
			 (int)e->number);
		return i + 1;
	}
	if (!(e = token_as(at(w, i), PACK_FREQUENCY)) ||
	    (at(w, i)->capital && !at(w, i)->opens))
		return 0;
	snprintf(t->literal, sizeof t->literal, "%s", pack_key(e));
	return i + 1;
}

/* now, recently; "the past" where it is no adjective. */
static size_t
read_ref(const struct words *w, size_t i, bool article, struct time_raw *t)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_REF);
	const struct token *next = at(w, i + 1);

	if (!e)
		return 0;
	if (next->kind == TOKEN_NUMBER &&
	    memchr(w->text.p + at(w, i)->start, ' ',
		   at(w, i)->end - at(w, i)->start))
		return 0;
	if (key_is(e, "PRESENT_REF") && token_as(at(w, i), PACK_SHIFT) &&
	    next->kind == TOKEN_WORD && !next->opens)
		; /* "the current government" */
	else if (token_as(at(w, i), PACK_SHIFT) &&
		 (!article || next->kind == TOKEN_WORD ||
		  next->kind == TOKEN_NUMBER || next->kind == TOKEN_ENTRY))
		return 0;
	snprintf(t->literal, sizeof t->literal, "%s", pack_key(e));
	t->end = at(w, i)->end;
	return i + 1;
}

/* "the night before", where no noun follows. */
static bool
is_day_before(const struct words *w, size_t i)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_AFTER_ANCHOR);
	const struct token *next = at(w, i + 1);

	return e && e->number == -1 && token_as(at(w, i), PACK_OFFSET) &&
	       (next->kind == TOKEN_END || next->kind == TOKEN_MARK);
}

/* "the evening", "in the morning"; bare only behind a preposition. */
static size_t
read_part(const struct words *w, size_t i, bool article, struct time_raw *t)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_PART);
	const struct token *prev = i ? at(w, i - 1) : NULL;

	if (!e || (article && at(w, i)->capital && at(w, i + 1)->capital))
		return 0;
	t->part = pack_key(e);
	t->end = at(w, i)->end;
	if (key_is(token_as(at(w, i + 1), PACK_UNIT_PLURAL), "H"))
		t->end = at(w, ++i)->end;
	if (article && is_day_before(w, i + 1)) {
		t->unit = "D";
		t->shift = -1;
		t->anchored = true;
		t->end = at(w, i + 1)->end;
		return i + 2;
	}
	if (token_as(at(w, i + 1), PACK_LINK) || article || !prev ||
	    token_as(prev, PACK_MODIFIER) ||
	    token_as(at(w, i + 1), PACK_WEEKDAY))
		return i + 1;
	if (!token_as(prev, PACK_PREPOSITION) || token_as(prev, PACK_AND) ||
	    (token_as(prev, PACK_LINK) && !token_as(prev, PACK_FROM_NOW)))
		return 0;
	return i + 1;
}

/* Is "end of", a modifier of more than one word, before this token? */
static bool
ends_of(const struct words *w, size_t i)
{
	const struct token *prev = i ? at(w, i - 1) : NULL;

	return prev && token_as(prev, PACK_MODIFIER) &&
	       memchr(w->text.p + prev->start, ' ', prev->end - prev->start);
}

/* "for the month", "during the week": the one at hand. */
static bool
stands_alone(const struct words *w, size_t i, const struct pack_entry *unit)
{
	const struct pack_entry *e =
		i > 1 ? token_as(at(w, i - 2), PACK_PREPOSITION) : NULL;
	const struct token *next = at(w, i + 1);

	return e && e->number == 2 && !pack_key(unit)[1] &&
	       strchr("WMQY", *pack_key(unit)) && next->kind != TOKEN_NUMBER &&
	       !token_as(next, PACK_NTH) && !token_as(next, PACK_DIGIT) &&
	       !(next->glued && token_mark(next, '-')) &&
	       (*pack_key(unit) != 'Q' || next->kind != TOKEN_WORD);
}

/* "the weekend"; "the end of the year", "end of month". */
static size_t
read_unit(const struct words *w, size_t i, bool article, struct time_raw *t)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_UNIT_TIME);

	size_t y;

	if (!e || at(w, i)->end - at(w, i)->start < 3 || key_is(e, "SEASON") ||
	    key_is(e, "S") || key_is(e, "TM"))
		return 0;
	if (article && key_is(e, "Y") && (y = words_year(w, i + 1, t)))
		return y;
	if (!article && (!ends_of(w, i) || at(w, i)->capital))
		return 0;
	if (article && !key_is(e, "WE") && !stands_alone(w, i, e) &&
	    (i < 2 || !token_as(at(w, i - 2), PACK_MODIFIER)))
		return 0;
	t->unit = pack_key(e);
	t->anchored = true;
	t->end = at(w, i)->end;
	return i + 1;
}

/* "from today", "from now on", where no length stands before: the day. */
static size_t
read_from_today(const struct words *w, size_t i, struct time_raw *t)
{
	size_t from = at(w, i)->start, last = at(w, i)->end, end;
	const struct pack_entry *e, *day, *ref;

	while (last > from && w->text.p[last - 1] != ' ')
		last--;
	if (last == from || !(e = pack_match(w->pack, w->text, last, &end)))
		return 0;
	day = pack_as(e, PACK_DAY_SHIFT);
	ref = pack_as(e, PACK_REF);
	if (!day && !ref)
		return 0;
	t->start = last;
	t->end = at(w, i)->end;
	if (!day) {
		snprintf(t->literal, sizeof t->literal, "%s", pack_key(ref));
		return i + 1;
	}
	t->unit = "D";
	t->shift = day->number;
	return words_day_part(w, i + 1, t);
}

static size_t
core_of_number(const struct words *w, size_t i, bool article,
	       struct time_raw *t)
{
	struct time_raw clean = *t;
	size_t j;

	TRY(words_nth(w, i, t));
	if (at(w, i + 1)->glued && token_mark(at(w, i + 1), '/') &&
	    unit_at(w, i + 3)) {
		TRY(words_length(w, i, t));
		return 0;
	}
	TRY(words_numeric(w, i, t));
	TRY(words_clock(w, i, t));
	TRY(words_date(w, i, t));
	TRY(words_year_code(w, i, t));
	TRY(words_decade(w, i, t));
	TRY(words_era_range(w, i, t));
	if (token_as(at(w, i + 1), PACK_TIMES)) {
		TRY(words_every(w, i, t));
	}
	TRY(words_length(w, i, t));
	TRY(words_number_shift(w, i, t));
	TRY(words_lone_year(w, i, t));
	TRY(words_ordinal(w, i, article, t));
	if (article) {
		TRY(words_bare_day(w, i, t));
	}
	return 0;
}

#define CLASS(id) ((uint64_t)1 << PACK_##id)
#define NUMERAL (CLASS(DIGIT) | CLASS(ORDINAL))
#define UNIT (CLASS(UNIT_TIME) | CLASS(UNIT_PLURAL))
/* Only where the entry is of one of the classes that the call begins with. */
#define TRY_AS(set, call)                 \
	do {                              \
		if (k->classes & (set)) { \
			TRY(call);        \
		}                         \
	} while (0)

/* What moves or counts a unit: "last week", "three days", "every June". */
static size_t
core_of_unit(const struct words *w, size_t i, bool article, struct time_raw *t)
{
	const struct token *k = at(w, i);
	struct time_raw clean = *t;
	size_t j;

	TRY_AS(CLASS(EVERY) | CLASS(TIMES) | CLASS(VAGUE) | CLASS(DIGIT),
	       words_every(w, i, t));
	TRY_AS(CLASS(UNIT_TIME), words_year_earlier(w, i, t));
	TRY_AS(CLASS(HALF) | CLASS(VAGUE) | CLASS(ONE) | CLASS(WHOLE) |
		       CLASS(DIGIT),
	       words_length(w, i, t));
	TRY_AS(NUMERAL, words_number_shift(w, i, t));
	TRY_AS(CLASS(SHIFT) | CLASS(SHIFT_ANCHOR),
	       words_shift(w, i, article, t));
	TRY_AS(CLASS(SHIFT) | CLASS(SHIFT_ANCHOR) | CLASS(PERIOD),
	       words_period(w, i, t));
	return 0;
}

static size_t
core_of_entry(const struct words *w, size_t i, bool article, struct time_raw *t)
{
	const struct token *k = at(w, i);
	struct time_raw clean = *t;
	size_t j;

	TRY_AS(NUMERAL | UNIT | CLASS(NTH), words_nth(w, i, t));
	TRY_AS(CLASS(DECADE) | NUMERAL, words_decade_name(w, i, article, t));
	TRY_AS(NUMERAL | UNIT | CLASS(CLOCK) | CLASS(HALF) | CLASS(ONE),
	       words_clock(w, i, t));
	TRY(words_second(w, i, t));
	if (k->classes & (CLASS(MONTH) | CLASS(MONTH_WEAK))) {
		TRY(words_date(w, i, t));
		return 0;
	}
	TRY_AS(CLASS(WEEKDAY) | CLASS(WEEKDAY_WEAK), read_weekday(w, i, t));
	TRY_AS(CLASS(WEEKDAY_PLURAL) | CLASS(FREQUENCY), read_again(w, i, t));
	TRY_AS(CLASS(DAY_SHIFT) | CLASS(DAY_PART), words_day_shift(w, i, t));
	TRY_AS(CLASS(CLOSING), words_closing(w, i, t));
	TRY_AS(CLASS(HOLIDAY), words_holiday(w, i, t));
	if (k->classes & CLASS(SEASON)) {
		TRY(words_season(w, i, article, t));
		return 0;
	}
	TRY(core_of_unit(w, i, article, t));
	TRY_AS(NUMERAL, words_date(w, i, t));
	TRY_AS(NUMERAL, words_ordinal(w, i, article, t));
	TRY_AS(NUMERAL | CLASS(FISCAL), words_lone_year(w, i, t));
	TRY_AS(CLASS(REF), read_ref(w, i, article, t));
	if (k->classes & CLASS(PART)) {
		TRY(read_part(w, i, article, t));
		return 0;
	}
	if (article) {
		TRY_AS(UNIT, words_unit_offset(w, i, t));
	}
	TRY_AS(UNIT, read_unit(w, i, article, t));
	TRY_AS(UNIT, words_plural(w, i, t));
	TRY_AS(CLASS(AFTER), read_from_today(w, i, t));
	TRY_AS(CLASS(LONG), words_lasting(w, i, t));
	return 0;
}

size_t
words_core(const struct words *w, size_t i, bool article, struct time_raw *t)
{
	const struct token *k = at(w, i);

	if (k->kind == TOKEN_NUMBER)
		return core_of_number(w, i, article, t);
	if (k->kind == TOKEN_MARK && at(w, i + 1)->digits == 2 &&
	    at(w, i + 1)->glued) /* mid-'90s */
		return words_decade(w, i + 1, t);
	if (k->kind == TOKEN_WORD)
		return words_code(w, i, t);
	if (k->kind != TOKEN_ENTRY || token_as(k, PACK_STOP))
		return 0;
	return core_of_entry(w, i, article, t);
}
