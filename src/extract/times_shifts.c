/* Times that a word moves: "last week", "this spring", "next Monday", "the
 * following two days", "tomorrow morning", "the week after next".
 */
#include "times_words.h"

#include <stdio.h>

const struct pack_entry *
words_shift_at(const struct words *w, size_t i)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_SHIFT);

	return e ? e : token_as(at(w, i), PACK_SHIFT_ANCHOR);
}

/* "last two weeks" (whole weeks before this one), "the last two weeks" (a
 * length), "next few days". */
static size_t
shift_several(const struct words *w, size_t i, bool article,
	      const struct pack_entry *s, struct time_raw *t)
{
	const struct pack_entry *e;
	long n;
	bool ordinal;
	size_t k = words_number(w, i, &n, &ordinal);

	if (k && !ordinal && n > 0 && n < 1000 && (e = unit_at(w, k)) &&
	    at(w, k)->end - at(w, k)->start > 2 && !key_is(e, "SEASON")) {
		t->end = at(w, k)->end;
		if (!article && t->shift && strlen(pack_key(e)) == 1 &&
		    strchr("DWMY", *pack_key(e)) && s->cls == PACK_SHIFT) {
			t->unit = pack_key(e);
			t->interval = (int)n * t->shift;
			return k + 1;
		}
		time_length(t->literal, pack_key(e), n, false);
		t->timex = TIMEX_DURATION;
		return k + 1;
	}
	k = token_as(at(w, i), PACK_VAGUE) ? i + 1 : i;
	e = token_as(at(w, k), PACK_UNIT_PLURAL);
	if (!e || (k == i && !t->shift))
		return 0;
	time_length(t->literal, pack_key(e), -1, false);
	t->timex = TIMEX_DURATION;
	t->end = at(w, k)->end;
	return k + 1;
}

/* "the four previous weeks". */
size_t
words_number_shift(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *e;
	long n;
	bool ordinal;
	size_t j = words_number(w, i, &n, &ordinal);

	if (!j || ordinal || n < 2 || n > 999 || !words_shift_at(w, j) ||
	    !(e = token_as(at(w, j + 1), PACK_UNIT_PLURAL)) ||
	    !time_length(t->literal, pack_key(e), n, false))
		return 0;
	t->timex = TIMEX_DURATION;
	t->end = at(w, j + 1)->end;
	return j + 2;
}

/* A month, weekday, season, holiday or part of the day behind the word. */
static bool
shift_named(const struct token *k, const struct pack_entry *s,
	    struct time_raw *t)
{
	const struct pack_entry *e;

	if ((e = token_as(k, PACK_MONTH)) ||
	    ((e = token_as(k, PACK_MONTH_WEAK)) && k->capital)) {
		t->month = (signed char)e->number;
		t->unit = "MY";
	} else if ((e = token_as(k, PACK_WEEKDAY)) ||
		   (e = token_as(k, PACK_WEEKDAY_WEAK))) {
		t->weekday = (signed char)e->number;
		t->unit = "WD";
		if (s->cls == PACK_SHIFT)
			t->anchored = false;
	} else if ((e = token_as(k, PACK_PART))) {
		t->part = pack_key(e);
		t->unit = "D";
	} else if ((e = token_as(k, PACK_SEASON))) {
		t->season = pack_key(e);
		t->unit = "SY";
	} else if ((e = token_as(k, PACK_HOLIDAY))) {
		t->holiday = pack_key(e);
		t->unit = "Y";
	} else {
		return false;
	}
	return true;
}

/* last, this, next, the same, the following … with what they move. */
size_t
words_shift(const struct words *w, size_t i, bool article, struct time_raw *t)
{
	const struct pack_entry *s = words_shift_at(w, i), *e;
	const struct token *k = at(w, i + 1);
	size_t j;

	if (!s)
		return 0;
	t->shift = s->number;
	t->anchored = s->cls == PACK_SHIFT_ANCHOR || (article && t->shift > 0);
	if ((j = shift_several(w, i + 1, article, s, t)))
		return j;
	t->end = k->end;
	if (shift_named(k, s, t)) {
		if (t->weekday < 0 || !(j = words_weekday_date(w, i + 2, t)))
			return i + 2;
		t->unit = NULL; /* "next Monday, May 5" */
		t->shift = 0;
		t->anchored = false;
		return j;
	}
	e = token_as(k, PACK_UNIT_TIME);
	if (!e || key_is(e, "SEASON") || k->end - k->start < 2 ||
	    key_is(e, "TM") || key_is(e, "S"))
		return 0;
	if (article && (t->shift < 0 || key_is(e, "F")) &&
	    (key_is(e, "DE") || key_is(e, "F") ||
	     token_as(at(w, i), PACK_REF)) &&
	    time_length(t->literal, pack_key(e), 1, false)) {
		t->timex = TIMEX_DURATION;
		return i + 2;
	}
	/* "the last day" of something is not yesterday */
	t->unit = key_is(e, "D") && token_as(at(w, i), PACK_NTH) ? "LD"
								 : pack_key(e);
	return i + 2;
}

size_t
words_day_part(const struct words *w, size_t i, struct time_raw *t)
{
	const struct token *k = at(w, i);
	const struct pack_entry *e = token_as(k, PACK_PART);

	if (e)
		t->part = pack_key(e);
	else if ((e = token_as(k, PACK_AMPM)) && k->end > k->start + 1)
		t->part = *pack_key(e) == 'A' ? "MO" : "AF";
	else
		return i;
	t->end = k->end;
	return i + 1;
}

/* today, tomorrow evening, tonight. */
size_t
words_day_shift(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_DAY_PART);

	t->end = at(w, i)->end;
	t->unit = "D";
	if (e) {
		t->shift = e->number;
		t->part = pack_key(e) + strlen(pack_key(e)) - 2;
		return i + 1;
	}
	if (!(e = token_as(at(w, i), PACK_DAY_SHIFT)))
		return 0;
	t->shift = e->number;
	return words_day_part(w, i + 1, t);
}

/* "the week after next", "the month before last", "Monday after next". */
size_t
words_second(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *e = token_as(at(w, i + 1), PACK_SECOND_SHIFT);
	const struct pack_entry *u = token_as(at(w, i), PACK_UNIT_TIME);

	if (!e || (u && (!strchr("DWMY", *pack_key(u)) ||
			 at(w, i)->end - at(w, i)->start < 3)))
		return 0;
	if (u)
		t->unit = pack_key(u);
	else if (!shift_named(at(w, i), e, t) || t->part)
		return 0;
	if (t->weekday > 0)
		t->unit = "NW";
	t->shift = e->number;
	t->end = at(w, i + 1)->end;
	return i + 2;
}

/* "EOD", "EOM", "EOY": the end of the day, month, year. */
size_t
words_closing(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_CLOSING);

	if (!e)
		return 0;
	t->unit = pack_key(e);
	t->qualifier = "late";
	t->end = at(w, i)->end;
	return i + 1;
}

/* A named day or a season, with its year where one follows. */
size_t
words_holiday(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_HOLIDAY);
	size_t y = i + 1;

	if (!e)
		return 0;
	t->holiday = pack_key(e);
	t->end = at(w, i)->end;
	e = token_as(at(w, y), PACK_UNIT_TIME);
	if (key_is(e, "W") || key_is(e, "WE")) {
		t->nth_unit = pack_key(e);
		t->nth = 1;
		t->end = at(w, y++)->end;
	}
	if (token_mark(at(w, y), ',') || token_as(at(w, y), PACK_LINK))
		y++;
	y = words_year(w, y, t);
	return y ? y : i + 1;
}

/* "in the fall", "fall" alone: the season, where it is not a fall of
 * something. */
static bool
bare_fall(const struct words *w, size_t i, bool article)
{
	size_t before = article ? 2 : 1;
	const struct token *prev = i >= before ? at(w, i - before) : NULL;

	if (token_as(at(w, i + 1), PACK_LINK) && words_shift_at(w, i + 2) &&
	    key_is(token_as(at(w, i + 3), PACK_UNIT_TIME), "Y"))
		return true;
	if (token_as(at(w, i + 1), PACK_LINK) || !prev)
		return false;
	return token_as(prev, PACK_MODIFIER) ||
	       (token_as(prev, PACK_PREPOSITION) &&
		!token_as(prev, PACK_RANGE) && prev->end - prev->start == 2);
}

size_t
words_season(const struct words *w, size_t i, bool article, struct time_raw *t)
{
	const struct token *k = at(w, i);
	const struct pack_entry *e = token_as(k, PACK_SEASON);
	size_t y = i + 1;

	if (!e)
		return 0;
	t->season = pack_key(e);
	t->end = k->end;
	if (token_as(at(w, y), PACK_LINK) || token_mark(at(w, y), ','))
		y++;
	if ((y = words_year(w, y, t)))
		return y;
	if (key_is(e, "FA") && k->end - k->start == 4 &&
	    !bare_fall(w, i, article))
		return 0;
	return i + 1;
}
