/* Times that only point at one: "this period", "at the same time", "the time";
 * "the year-earlier quarter". They are marked, and have a value where the
 * words move a year.
 */
#include "times_words.h"

/* Which noun: 1 period, 2 time; 0 none. */
static int
noun_at(const struct words *w, size_t i)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_PERIOD);

	return e && !at(w, i)->capital ? e->number : 0;
}

/* "at the time", where "at the time of" and "the time to" count no less. */
static bool
is_the_time(const struct words *w, size_t i)
{
	return noun_at(w, i) == 2 && i > 1 &&
	       token_as(at(w, i - 1), PACK_ARTICLE) &&
	       token_as(at(w, i - 2), PACK_AT_HOUR);
}

size_t
words_period(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *s = words_shift_at(w, i);
	int noun = noun_at(w, i + 1);
	size_t j = i + 1;

	if (is_the_time(w, i))
		j = i;
	else if (!s || !noun ||
		 (noun == 2 && (s->cls != PACK_SHIFT_ANCHOR || s->number)))
		return 0;
	t->unit = noun == 1 ? "PE" : "TI"; /* no calendar knows a period */
	t->anchored = true;
	t->end = at(w, j)->end;
	return j + 1;
}

size_t
words_year_earlier(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *e, *u = token_as(at(w, i), PACK_UNIT_TIME);
	const struct token *after = at(w, i + 2);

	if (!key_is(u, "Y") || !token_mark(at(w, i + 1), '-') ||
	    !at(w, i + 1)->glued || !after->glued)
		return 0;
	e = token_as(after, PACK_AFTER);
	e = e ? e : token_as(after, PACK_AFTER_ANCHOR);
	if (!e || e->number >= 0)
		return 0;
	t->unit = "Y";
	t->shift = -1;
	t->end = after->end;
	i += 3;
	if (noun_at(w, i) == 1 ||
	    key_is(token_as(at(w, i), PACK_UNIT_TIME), "Q"))
		t->end = at(w, i++)->end;
	return i;
}

size_t
words_of_period(const struct words *w, size_t i, struct time_raw *t)
{
	if (noun_at(w, i) != 1)
		return i;
	t->end = at(w, i)->end;
	return i + 1;
}
