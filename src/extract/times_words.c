/* Finds the times of languages written with blanks.
 *
 * One pass over the tokens of each paragraph. At every token that may begin
 * a time (an optional article, modifier or approximation, then the core) the
 * cores are tried in a fixed order (times_core.c); each looks a bounded number
 * of tokens ahead, and a time inside a time ("two days after the first Monday
 * of May") goes three deep at most, so that the whole stays linear. What is
 * read is a set of fields (struct time_raw); a part of a day, a clock or "of
 * that year" beside it is merged into the same span (times_tail.c). Ranges are
 * two times (times_ranges.c).
 */
#include "times_words.h"

/* "may 5 people": does a word follow the number behind this one? */
static bool
runs_on(const struct words *w, size_t i)
{
	return at(w, i + 1)->kind == TOKEN_NUMBER &&
	       token_counted(at(w, i + 2)) && !at(w, i + 2)->capital;
}

static bool
is_month(const struct token *t)
{
	return token_as(t, PACK_MONTH) || token_as(t, PACK_MONTH_WEAK);
}

static bool
is_link_of_two(const struct token *t)
{
	return token_as(t, PACK_AND) || token_as(t, PACK_RANGE);
}

/* "in may.", "in dec and jan": without a capital only behind "in", with no
 * word after it. */
static bool
is_small_month(const struct words *w, size_t i)
{
	const struct token *next = at(w, i + 1);

	if (next->kind == TOKEN_END || next->kind == TOKEN_MARK ||
	    (is_link_of_two(next) && is_month(at(w, i + 2)))) {
		if (i > 2 && is_link_of_two(at(w, i - 1)) &&
		    is_month(at(w, i - 2)))
			i -= 2;
		return i && token_as(at(w, i - 1), PACK_FROM_NOW);
	}
	return false;
}

/* A month or weekday name that is also another word stands only where a
 * time may. */
static bool
strong(const struct words *w, size_t i, const struct time_raw *t)
{
	const struct token *prev = i ? at(w, i - 1) : NULL, *k = at(w, i);

	if (token_as(k, PACK_MONTH_WEAK)) {
		if (i > 1 && k->glued && prev->glued &&
		    at(w, i - 2)->kind == TOKEN_WORD)
			return false;
		if (t->day > 0 || t->year != TIME_NO_YEAR)
			return k->capital || (t->day > 0 && !runs_on(w, i));
		if (k->capital &&
		    ((!prev && at(w, i + 1)->kind == TOKEN_END) || t->unit))
			return true;
		if (is_small_month(w, i))
			return true;
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

/* "the This Morning presenter", "on Saturday Night Live": the capitals of a
 * name, in a sentence that has none beside it. */
static bool
is_title(const struct words *w, size_t i)
{
	const struct token *k = at(w, i), *unit = at(w, i + 1);
	const struct token *next = at(w, i + 2);
	const struct token *prev = i ? at(w, i - 1) : NULL;

	if (!k->capital || !unit->capital || (prev && prev->capital))
		return false;
	if (words_shift_at(w, i) &&
	    (token_as(unit, PACK_PART) || token_as(unit, PACK_UNIT_TIME)))
		return k->opens ? next->kind == TOKEN_WORD && !next->capital
				: prev != NULL;
	return token_as(k, PACK_WEEKDAY) && token_as(unit, PACK_PART) && prev &&
	       next->kind == TOKEN_WORD && next->capital && !next->opens;
}

/* A word that looks ahead; the name Will does not. */
static const struct pack_entry *
ahead_at(const struct words *w, size_t i)
{
	const struct token *k = at(w, i);

	return k->capital && !k->opens ? NULL : token_as(k, PACK_AHEAD);
}

/* "On Friday, the house will vote": will behind a time that opens a
 * sentence. */
static signed char
opens_ahead(const struct words *w, size_t i, size_t end)
{
	const struct pack_entry *e;
	bool opens = at(w, i)->opens;

	for (size_t k = 1; k < 4 && k <= i && !opens; k++)
		opens = at(w, i - k)->opens;
	for (size_t k = end; opens && k < end + 8; k++) {
		if (token_mark(at(w, k), '.') || at(w, k)->kind == TOKEN_END)
			return 0;
		if ((e = ahead_at(w, k)))
			return e->number > 1 ? (signed char)e->number : 0;
	}
	return 0;
}

static signed char
looks_ahead(const struct words *w, size_t i)
{
	const struct pack_entry *e;

	if (w->alone)
		return TIME_ALONE;
	for (size_t k = 0; k < 8 && i > 0; k++, i--) {
		if ((e = ahead_at(w, i - 1)))
			return (signed char)e->number;
		if (token_mark(at(w, i - 1), '.'))
			return 0;
	}
	return 0;
}

/* 2002-10-09 or 20021009: a date in a file's name, or behind another. */
static bool
is_full_date(const struct words *w, size_t i)
{
	const struct token *k = at(w, i);
	struct time_raw t;

	time_raw_init(&t, k->start, k->end);
	return (k->digits == 8 ||
		(k->digits == 4 && token_mark(at(w, i + 1), '-') &&
		 token_mark(at(w, i + 3), '-'))) &&
	       words_numeric(w, i, &t) && t.day > 0 && t.year > 1900;
}

bool
words_barred(const struct words *w, size_t i)
{
	const struct token *k = at(w, i);
	const struct token *prev = i ? at(w, i - 1) : NULL;

	if (k->kind != TOKEN_NUMBER || !prev)
		return false;
	if (!k->glued)
		return token_mark(prev, '$');
	if ((k->digits == 4 || k->digits == 8) && prev->kind != TOKEN_WORD &&
	    prev->kind != TOKEN_NUMBER && is_full_date(w, i))
		return false;
	if (prev->kind == TOKEN_WORD || prev->kind == TOKEN_NUMBER)
		return true;
	if (token_mark(prev, '/') && is_month(at(w, i + 1)))
		return false; /* 3/4 June */
	if (prev->kind == TOKEN_MARK && strchr("$/.+#&_:", prev->mark))
		return true;
	return prev->glued && token_as(prev, PACK_RANGE) && i > 1 &&
	       at(w, i - 2)->kind == TOKEN_WORD && prev->end == prev->start + 1;
}

struct prefix {
	size_t core;
	size_t word;		       /* the first that is no article */
	const struct pack_entry *said; /* early, about …; NULL none */
	bool article;
};

/* "some days" are vague, "earlier" alone is no modifier. */
static bool
is_core(const struct words *w, size_t i)
{
	const struct token *k = at(w, i);

	if (token_as(k, PACK_VAGUE))
		return token_as(at(w, i + 1), PACK_UNIT_PLURAL) != NULL;
	return token_as(k, PACK_AFTER_ANCHOR) && !words_shift_at(w, i + 1) &&
	       !token_as(at(w, i + 1), PACK_DAY_SHIFT) &&
	       !token_as(at(w, i + 1), PACK_WEEKDAY);
}

static struct prefix
read_prefix(const struct words *w, size_t i)
{
	struct prefix p = {.core = i, .word = i};
	const struct pack_entry *e;

	for (int k = 0; k < 4 && !is_core(w, p.core); k++, p.core++) {
		const struct token *t = at(w, p.core);

		if (token_as(t, PACK_ARTICLE)) {
			p.article = true;
			p.word = p.said ? p.word : p.core + 1;
		} else if (p.core == i && (e = token_as(t, PACK_APPROX)) &&
			   !token_as(at(w, i + 1), PACK_ARTICLE))
			p.said = e;
		else if ((e = token_as(t, PACK_MODIFIER)) &&
			 !(p.core == i && i && words_shift_at(w, i + 1) &&
			   token_as(at(w, i - 1), PACK_ONE)))
			p.said = e;
		else
			break;
	}
	return p;
}

/* The article of "the 2003 invasion", "the 46-day battle" is the noun's. */
static bool
lends_article(const struct words *w, const struct prefix *p, size_t end,
	      const struct time_raw *t)
{
	const struct token *k = at(w, p->core), *next = at(w, end);
	bool noun = next->kind == TOKEN_WORD ||
		    (next->kind == TOKEN_ENTRY && next->capital) ||
		    (next->glued && token_mark(next, '-') &&
		     at(w, end + 1)->kind == TOKEN_NUMBER &&
		     (t->month < 0 || at(w, end + 2)->kind == TOKEN_WORD));

	if (!p->article || !noun || next->opens ||
	    (p->said && p->core != p->word + 1) ||
	    (p->said && memchr(w->text.p + at(w, p->word)->start, ' ',
			       k->start - 1 - at(w, p->word)->start)))
		return false;
	if (t->timex == TIMEX_DURATION)
		return end > p->core + 2 && token_mark(at(w, end - 2), '-') &&
		       (token_as(at(w, end - 1), PACK_UNIT_TIME) ||
			token_as(at(w, end - 1), PACK_LONG));
	if (t->quarter > 0 && end == p->core + 3 &&
	    token_mark(at(w, end - 2), '-'))
		return true; /* the second-quarter results */
	if (*t->literal || t->unit || (t->season && k->kind != TOKEN_NUMBER) ||
	    t->nth_unit || t->hour >= 0 || t->offset_unit ||
	    t->year_digits != 4 || t->quarter > 0 || t->half > 0)
		return false;
	if (t->weekday > 0)
		return t->day < 0;
	if (t->part)
		return false;
	if (k->kind == TOKEN_NUMBER)
		return !token_as(at(w, p->core + 1), PACK_ORDINAL_MARK) &&
		       (t->year != TIME_NO_YEAR || t->month > 0);
	return token_as(k, PACK_MONTH) || token_as(k, PACK_MONTH_WEAK);
}

/* "will end in two weeks" says a day, "was built in two weeks" a length. */
static void
settle_from_now(const struct words *w, size_t i, struct time_raw *t)
{
	if (t->timex != TIMEX_DURATION || !t->unit || t->shift < 1 ||
	    t->tense < TIME_SURELY_AHEAD || !i ||
	    !token_as(at(w, i - 1), PACK_FROM_NOW) || t->unit[1] ||
	    !strchr("DWMYF", *t->unit))
		return;
	t->literal[0] = '\0';
	t->timex = TIMEX_DATE;
	t->counted = true;
	t->start = at(w, i - 1)->start;
	time_exact(t);
}

/* "only recently", "just that day": the word before is none of the time's. */
static bool
is_bare_word(const struct words *w, size_t i)
{
	const struct token *k = at(w, i);

	return token_as(k, PACK_FREQUENCY) ||
	       (token_as(k, PACK_REF) &&
		(!token_as(k, PACK_SHIFT) || !token_as(k, PACK_SHIFT)->number));
}

/* Not a length, nor what one was counted to. */
static bool
is_plain_date(const struct time_raw *t)
{
	return t->timex == TIMEX_DATE && !*t->literal && !t->counted &&
	       !t->offset_unit;
}

/* One time at token i: prefix, core, tail. Returns the token after, or 0. */
static size_t
read_time(const struct words *w, size_t i, struct time_raw *t)
{
	struct prefix p;
	size_t end, last = 0;

	if (words_barred(w, i))
		return 0;
	p = read_prefix(w, i);
	time_raw_init(t, at(w, i)->start, at(w, i)->end);
	end = words_core(w, p.core, p.article, t);
	if (!end || !strong(w, p.core, t) || is_title(w, p.core) ||
	    (p.core && is_title(w, p.core - 1)))
		return 0;
	if (p.said && p.said->cls == PACK_MODIFIER &&
	    (t->timex != TIMEX_DATE || t->hour >= 0 || *t->literal))
		return 0;
	if (p.said && p.said->cls == PACK_APPROX && is_plain_date(t) &&
	    !key_is(p.said, "about"))
		t->start = at(w, i + 1)->start; /* "over Christmas" */
	else if (p.said)
		t->qualifier = pack_key(p.said);
	if (is_bare_word(w, p.core) && *t->literal)
		t->start = at(w, p.core)->start;
	t->tense = looks_ahead(w, i);
	if (!t->tense && (t->month > 0 || t->weekday > 0))
		t->tense = opens_ahead(w, i, end);
	settle_from_now(w, i, t);
	for (int k = 0; k < 3 && end != last; k++) {
		last = end;
		end = words_tail(w, end, t);
	}
	words_settle_hour(t);
	if (lends_article(w, &p, end, t))
		t->start = at(w, p.word)->start;
	return end;
}

#define CLASS(id) ((uint64_t)1 << PACK_##id)

/* The classes whose words may begin a time. */
static const uint64_t beginners =
	CLASS(DIGIT) | CLASS(ORDINAL) | CLASS(HALF) | CLASS(NTH) |
	CLASS(MONTH) | CLASS(MONTH_WEAK) | CLASS(WEEKDAY) |
	CLASS(WEEKDAY_PLURAL) | CLASS(WEEKDAY_WEAK) | CLASS(UNIT_TIME) |
	CLASS(UNIT_PLURAL) | CLASS(PART) | CLASS(CLOCK) | CLASS(SEASON) |
	CLASS(DAY_SHIFT) | CLASS(DAY_PART) | CLASS(REF) | CLASS(SHIFT) |
	CLASS(SHIFT_ANCHOR) | CLASS(DECADE) | CLASS(FISCAL) | CLASS(TIMES) |
	CLASS(CLOSING) | CLASS(WHOLE) | CLASS(MODIFIER) | CLASS(APPROX) |
	CLASS(VAGUE) | CLASS(EVERY) | CLASS(FREQUENCY) | CLASS(HOLIDAY) |
	CLASS(ARTICLE) | CLASS(ONE) | CLASS(AFTER) | CLASS(LONG);

static bool
may_begin(const struct token *t)
{
	return t->kind == TOKEN_NUMBER || (t->classes & beginners) ||
	       (t->kind == TOKEN_WORD && t->end - t->start == 2);
}

/* A word that does not count when a text is nothing but a time. */
static bool
is_joint(const struct token *t)
{
	return t->kind == TOKEN_MARK || token_as(t, PACK_PREPOSITION) ||
	       token_as(t, PACK_ARTICLE) || token_as(t, PACK_AND) ||
	       token_as(t, PACK_RANGE) || token_as(t, PACK_OFFSET);
}

static size_t
read_next(struct words *w, size_t i)
{
	struct time_raw t;
	size_t next = words_clock_range(w, i), k;

	if (next)
		return next;
	if (!(next = read_time(w, i, &t)))
		return 0;
	t.sentence = w->sentence;
	t.asked = w->alone;
	if ((k = words_day_hours(w, next, &t)))
		return k;
	vec_push(w->out, t);
	words_join(w, i);
	return words_partner(w, next, &t);
}

static void
read_paragraph(struct words *w, size_t from, size_t to)
{
	size_t i = 0;

	words_tokens(w, from, to);
	while (at(w, i)->kind != TOKEN_END) {
		const struct token *k = at(w, i);
		size_t next = 0;

		if (token_mark(k, '.'))
			w->sentence++;
		if (may_begin(k))
			next = read_next(w, i);
		if (!next)
			w->other += !is_joint(k);
		i = next ? next : i + 1;
	}
	w->sentence++;
}

static void
read_text(struct words *w)
{
	size_t from = 0;

	while (from < w->text.n) {
		const char *nl =
			memchr(w->text.p + from, '\n', w->text.n - from);
		size_t to = nl ? (size_t)(nl - w->text.p) : w->text.n;

		if (to > from)
			read_paragraph(w, from, to);
		from = to + 1;
	}
}

/* A short text that is nothing but a time (a heading of a calendar, a
 * question's answer) is read again as one that looks ahead. */
void
times_words(time_list *out, struct str text, const struct pack *pack)
{
	struct words w = {.text = text, .pack = pack, .out = out};
	size_t had = out->n;

	read_text(&w);
	if (!w.other && text.n < 100 && out->n > had) {
		w.alone = true;
		w.sentence = 0;
		out->n = had;
		read_text(&w);
	}
	vec_free(&w.tokens);
}
