/* Years and what stands on them: decades, centuries, quarters, halves,
 * "Q1 2019", "490-480 BC"; and when four digits are a year at all.
 */
#include "times_words.h"

/* The 19th century, the fifth century BC. */
static size_t
nth_century(const struct words *w, size_t j, long n, struct time_raw *t)
{
	t->year = (int)(n - 1) * 100;
	t->year_digits = 2;
	if (key_is(token_as(at(w, j), PACK_ERA), "BC")) {
		t->year = -t->year;
		t->end = at(w, j)->end;
		j++;
	}
	return j;
}

/* "of the game": no year, so that its half is none of a year either. */
static bool
is_of_other(const struct words *w, size_t i, const struct time_raw *t)
{
	struct time_raw u;
	bool article = token_as(at(w, i + 1), PACK_ARTICLE) != NULL;
	const struct pack_entry *e;

	if (!token_as(at(w, i), PACK_LINK))
		return false;
	if (token_as(at(w, i), PACK_FROM_NOW) && t->quarter > 0)
		return false;
	e = token_as(at(w, i + 1 + article), PACK_UNIT_TIME);
	if (article && e && strchr("WMQY", *pack_key(e)) && !pack_key(e)[1])
		return false;
	time_raw_init(&u, t->start, t->end);
	u.depth = t->depth + 1;
	return t->depth > 2 || !words_core(w, i + 1 + article, article, &u) ||
	       *u.literal || u.hour >= 0;
}

/* "the late 18th to the early 20th century", "the 18th and 19th centuries":
 * does the century stand behind a second ordinal? */
static bool
shares_century(const struct words *w, size_t i)
{
	const struct pack_entry *u;
	long n;
	bool ordinal;

	if (!token_as(at(w, i), PACK_RANGE) && !token_as(at(w, i), PACK_AND) &&
	    !token_mark(at(w, i), '-'))
		return false;
	for (i++; token_as(at(w, i), PACK_ARTICLE) ||
		  token_as(at(w, i), PACK_MODIFIER);
	     i++)
		if (at(w, i)->kind == TOKEN_END)
			return false;
	if (!(i = words_number(w, i, &n, &ordinal)) || !ordinal)
		return false;
	u = unit_at(w, i);
	return key_is(u, "CE");
}

/* A quarter or half; its year may follow at once. */
static size_t
nth_part(const struct words *w, size_t j, long n, bool sure, struct time_raw *t)
{
	const struct token *k = at(w, j);
	size_t y;

	if (key_is(token_as(k, PACK_UNIT_TIME), "Q") && n <= 4)
		t->quarter = (signed char)n;
	else if (token_as(k, PACK_HALF) && n <= 2 &&
		 (sure || token_as(at(w, j + 1), PACK_LINK) ||
		  at(w, j + 1)->digits == 4))
		t->half = (signed char)n;
	else
		return 0;
	t->end = k->end;
	y = at(w, j + 1)->opens ? 0 : words_year(w, j + 1, t);
	if (!y && is_of_other(w, j + 1, t))
		return 0;
	if (!y && !sure && t->half > 0 && !token_as(at(w, j + 1), PACK_LINK))
		return 0;
	return y ? y : j + 1;
}

/* "first half", "second quarter" of a year that was said. */
size_t
words_part_of_year(const struct words *w, size_t i, struct time_raw *t)
{
	long n;
	bool ordinal;
	size_t j = words_number(w, i, &n, &ordinal);

	return j && ordinal && n > 0 ? nth_part(w, j, n, true, t) : 0;
}

/* Ordinals: the 19th century, third quarter, second half, the 10th. */
size_t
words_ordinal(const struct words *w, size_t i, bool article, struct time_raw *t)
{
	const struct pack_entry *u;
	const struct token *next;
	long n;
	bool ordinal;
	size_t j = words_number(w, i, &n, &ordinal), k;

	if (!j || !ordinal || n < 1)
		return 0;
	next = at(w, j);
	if (next->glued &&
	    (token_mark(next, '-') ||
	     (token_as(next, PACK_RANGE) && next->end == next->start + 1)))
		next = at(w, ++j);
	t->end = next->end;
	u = token_as(next, PACK_UNIT_TIME);
	if (n < 40 &&
	    (key_is(u, "CE") || key_is(token_as(next, PACK_UNIT_PLURAL), "CE")))
		return nth_century(w, j + 1, n, t);
	if (n < 40 && shares_century(w, j)) {
		t->end = at(w, j - 1)->end;
		t->year = (int)(n - 1) * 100;
		t->year_digits = 2;
		return j;
	}
	if ((k = nth_part(w, j, n, false, t)))
		return k;
	if (n > 31 || !article || at(w, i)->kind != TOKEN_NUMBER || u ||
	    token_counted(next) || token_mark(next, '-'))
		return 0;
	t->day = (signed char)n;
	t->end = at(w, j - 1)->end;
	return j;
}

static bool
is_apostrophe(const struct words *w, const struct token *k)
{
	return k->kind == TOKEN_MARK &&
	       (k->mark == '\'' ||
		str_starts(str_sub(w->text, k->start, k->end), STR("’")));
}

/* 1990s, the '90s. */
size_t
words_decade(const struct words *w, size_t i, struct time_raw *t)
{
	const struct token *k = at(w, i), *s = at(w, i + 1);
	size_t j = i + 1;

	if (k->kind != TOKEN_NUMBER || k->fraction || k->number % 10)
		return 0;
	if ((token_mark(s, '\'') || token_mark(s, 'x')) && s->glued)
		s = at(w, ++j);
	if (!s->glued || s->end - s->start != 1 || w->text.p[s->start] != 's')
		return 0;
	if (key_is(token_as(at(w, j + 1), PACK_ERA), "BC")) {
		t->year = -(int)k->number;
		t->year_digits = k->number % 100 ? 3 : 2;
		t->end = at(w, j + 1)->end;
		return j + 2;
	}
	if (k->digits == 4 && k->number > 1000 && k->number < 2100)
		t->year = (int)k->number;
	else if (k->digits == 2 && k->number >= 20 && i &&
		 (token_as(at(w, i - 1), PACK_ARTICLE) ||
		  token_as(at(w, i - 1), PACK_MODIFIER) ||
		  (k->glued && at(w, i - 1)->kind == TOKEN_MARK)))
		t->year = 1900 + (int)k->number;
	else
		return 0;
	t->year_digits = k->digits == 4 && k->number % 100 == 0 ? 2 : 3;
	if (k->number % 1000 == 0)
		t->year_digits = 3;
	t->end = s->end;
	if (k->digits == 2 && k->glued && i && t->start == k->start &&
	    is_apostrophe(w, at(w, i - 1)))
		t->start = at(w, i - 1)->start;
	return j + 1;
}

/* "the nineties", "nineteen eighties"; bare only with an article, as people
 * are in their twenties too. */
size_t
words_decade_name(const struct words *w, size_t i, bool article,
		  struct time_raw *t)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_DECADE);
	long n = 19;
	bool ordinal;
	size_t j = i;

	if (!e) {
		j = words_number(w, i, &n, &ordinal);
		if (!j || ordinal || n < 10 || n > 20 ||
		    !(e = token_as(at(w, j), PACK_DECADE)))
			return 0;
	} else if (!article || e->number < 20) {
		return 0;
	}
	t->year = (int)(n * 100 + e->number);
	t->year_digits = 3;
	t->end = at(w, j)->end;
	return j + 1;
}

/* Is the number one of three or more joined by "-" (a telephone number), or
 * behind one that no month or year is? */
static bool
in_chain(const struct words *w, size_t i)
{
	size_t n = 1;

	for (size_t k = i;
	     n < 4 && at(w, k + 1)->glued && token_mark(at(w, k + 1), '-') &&
	     at(w, k + 2)->glued && at(w, k + 2)->kind == TOKEN_NUMBER;
	     k += 2)
		n++;
	for (size_t k = i;
	     n < 4 && k > 1 && at(w, k)->glued &&
	     token_mark(at(w, k - 1), '-') && at(w, k - 1)->glued &&
	     at(w, k - 2)->kind == TOKEN_NUMBER;
	     k -= 2) {
		n++;
		if (at(w, k - 2)->digits < 3 && at(w, k - 2)->number > 31)
			return true;
	}
	return n > 2;
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
	bool noun = token_counted(next) && !next->capital &&
		    next->end - next->start > 3;

	if (t->year < 0 || token_as(at(w, i + 1), PACK_ERA) ||
	    k->kind != TOKEN_NUMBER)
		return true;
	if (in_chain(w, i))
		return false;
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
	if (!led && token_as(next, PACK_LINK) && !token_as(next, PACK_FROM_NOW))
		return false;
	if (noun && !led && k->number == 2000 &&
	    !(prev && token_as(prev, PACK_ARTICLE)))
		return false;
	if (noun && !led)
		return w->text.p[next->end - 1] != 's' && k->number > 1900;
	if (noun && w->text.p[next->end - 1] == 's' && !prev)
		return false;
	return true;
}

/* "in '98": two digits behind a preposition and an apostrophe. */
static size_t
short_lone_year(const struct words *w, size_t i, struct time_raw *t)
{
	size_t j;

	if (i < 2 || at(w, i)->digits != 2 || !at(w, i)->glued ||
	    at(w, i - 1)->glued || !is_apostrophe(w, at(w, i - 1)) ||
	    !token_as(at(w, i - 2), PACK_PREPOSITION) ||
	    at(w, i + 1)->kind == TOKEN_WORD ||
	    at(w, i + 1)->glued != (at(w, i + 1)->kind == TOKEN_MARK) ||
	    !(j = words_year(w, i - 1, t)))
		return 0;
	t->start = at(w, i - 1)->start;
	return j;
}

size_t
words_lone_year(const struct words *w, size_t i, struct time_raw *t)
{
	bool fiscal = token_as(at(w, i), PACK_FISCAL) != NULL;
	size_t j = words_year(w, i + fiscal, t);
	const struct token *k = at(w, i + 1);
	const struct pack_entry *e;

	if (!j && !fiscal)
		return short_lone_year(w, i, t);
	if (fiscal && !j && k->glued && k->kind == TOKEN_NUMBER &&
	    k->digits == 2) { /* FY19 */
		t->year = 2000 + (int)k->number;
		t->end = k->end;
		return i + 2;
	}

	if (!j || (!fiscal && !year_place(w, i, t)))
		return 0;
	if (!fiscal && token_as(at(w, j), PACK_FISCAL) &&
	    memchr(w->text.p + at(w, j)->start, ' ',
		   at(w, j)->end - at(w, j)->start)) {
		t->end = at(w, j)->end; /* the 2018 fiscal year */
		return j + 1;
	}
	if ((e = token_as(at(w, j), PACK_SEASON)) && !at(w, j)->capital) {
		t->season = pack_key(e);
		t->end = at(w, j)->end;
		j++;
	}
	return j;
}

/* Q1, h2 with the year beside: "2019 H2", "Q1-2019". */
size_t
words_code(const struct words *w, size_t i, struct time_raw *t)
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
size_t
words_era_range(const struct words *w, size_t i, struct time_raw *t)
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
size_t
words_year_code(const struct words *w, size_t i, struct time_raw *t)
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
	k = words_code(w, j, &u);
	if (!k || k > j + 1)
		return 0;
	*t = u;
	return k;
}
