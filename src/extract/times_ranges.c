/* Two ends of a range. Each is a time of its own; what one leaves unsaid is
 * the other's: "26-27 May", "3-4 pm", "from 2:00 to 2:30 pm on Tuesday".
 */
#include "times_words.h"

static bool
is_gap(const struct words *w, size_t i)
{
	return token_as(at(w, i), PACK_RANGE) || token_mark(at(w, i), '-') ||
	       token_mark(at(w, i), '~');
}

static bool
has_day(const struct time_raw *t)
{
	return t->day > 0 || t->weekday > 0 || t->unit || t->holiday;
}

static void
take_day(struct time_raw *to, const struct time_raw *from)
{
	to->day = from->day;
	to->month = from->month;
	to->year = from->year;
	to->weekday = from->weekday;
	to->unit = from->unit;
	to->shift = from->shift;
	to->anchored = from->anchored;
	to->holiday = from->holiday;
	to->nth_unit = from->nth_unit;
	to->nth = from->nth;
}

/* Two clocks share a day and its half: the first end is before the second. */
static void
share_clock(struct time_raw *a, struct time_raw *b)
{
	if (a->clock12 && !b->clock12 && b->hour >= 12 &&
	    a->hour + 12 <= b->hour && a->hour < 12)
		a->hour = (signed char)(a->hour + 12);
	else if (b->clock12 && b->hour < 12 &&
		 (b->hour < a->hour ||
		  (b->hour == a->hour && b->minute <= a->minute)))
		b->hour = (signed char)(b->hour + 12);
	if (has_day(a) && !has_day(b))
		take_day(b, a);
	else if (has_day(b) && !has_day(a))
		take_day(a, b);
	if (b->zone && !a->zone)
		a->zone = b->zone;
}

/* "from 2 to 4 pm", "between 3/1 and 3/9": the word that says that bare
 * numbers are a range is of its first end. `i` is a token not before it. */
static void
take_lead(const struct words *w, size_t i, struct time_raw *a)
{
	const struct pack_entry *e;

	while (i > 0 && at(w, i)->start > a->start)
		i--;
	e = i ? token_as(at(w, i - 1), PACK_PREPOSITION) : NULL;
	if (e && e->number == 3)
		a->start = at(w, i - 1)->start;
}

/* The number that starts a range of years, "2019-21". */
static size_t
partner_year(struct words *w, size_t j, const struct time_raw *t,
	     struct time_raw *u)
{
	const struct token *k = at(w, j);

	if (t->year == TIME_NO_YEAR || t->month > 0 || t->year_digits != 4 ||
	    !at(w, j - 1)->glued || !k->glued || k->kind != TOKEN_NUMBER ||
	    k->digits != 2 || token_mark(at(w, j + 1), '-') ||
	    k->number <= t->year % 100)
		return 0;
	u->year = t->year - t->year % 100 + (int)k->number;
	u->end = k->end;
	vec_push(w->out, *u);
	return j + 1;
}

/* "8 am to 6": the bare hour that ends the range. */
static size_t
partner_hour(struct words *w, size_t i, const struct time_raw *t,
	     struct time_raw *u)
{
	const struct token *k = at(w, i + 1);
	struct time_raw clock = *u;
	long n;
	bool ordinal;
	size_t j;

	if (t->hour < 0 || !is_gap(w, i) || words_clock(w, i + 1, &clock) ||
	    k->fraction || k->digits > 2 || k->glued != at(w, i)->glued ||
	    !(j = words_number(w, i + 1, &n, &ordinal)) || ordinal || n < 1 ||
	    n > 24 || j > i + 2 || at(w, j)->kind == TOKEN_WORD ||
	    at(w, j)->kind == TOKEN_NUMBER || unit_at(w, j) ||
	    (at(w, j)->kind == TOKEN_MARK && !strchr(".,;)", at(w, j)->mark)))
		return 0;
	u->hour = (signed char)n;
	if (n < 12 && n <= t->hour)
		u->hour = (signed char)(n + 12);
	if (u->hour <= t->hour)
		return 0;
	take_day(u, t);
	u->end = k->end;
	take_lead(w, i, &w->out->v[w->out->n - 1]);
	vec_push(w->out, *u);
	return j;
}

/* Is what follows a bare number another thing than a day's end? */
static bool
is_no_day(const struct words *w, size_t j)
{
	const struct token *k = at(w, j);

	return token_counted(k) || unit_at(w, j) || token_as(k, PACK_MONTH) ||
	       token_as(k, PACK_MONTH_WEAK) || token_as(k, PACK_AMPM) ||
	       token_mark(k, ':') || token_mark(k, '/') || token_mark(k, '%') ||
	       (token_as(k, PACK_LINK) &&
		(token_as(at(w, j + 1), PACK_MONTH) ||
		 token_as(at(w, j + 1), PACK_MONTH_WEAK)));
}

/* After a time: "-15", "and 5", "-08" that lean on it. */
size_t
words_partner(struct words *w, size_t i, const struct time_raw *t)
{
	struct time_raw u, y;
	long n;
	bool ordinal;
	size_t j = i + 1, k;

	if (*t->literal || (!is_gap(w, i) && !token_as(at(w, i), PACK_AND)))
		return i;
	if (token_as(at(w, j), PACK_ARTICLE))
		j++;
	time_raw_init(&u, at(w, j)->start, at(w, j)->end);
	u.sentence = t->sentence;
	u.tense = t->tense;
	u.ends_range = !token_as(at(w, i), PACK_AND);
	if ((k = partner_year(w, j, t, &u)) || (k = partner_hour(w, i, t, &u)))
		return k;
	if (t->month < 0 || t->day < 0 || t->hour >= 0 || t->offset_unit ||
	    (at(w, j)->kind == TOKEN_NUMBER &&
	     (at(w, j)->digits > 2 || at(w, j)->fraction)))
		return i;
	j = words_number(w, j, &n, &ordinal);
	if (!j || n < 1 || n > 31 ||
	    (is_no_day(w, j) &&
	     !(at(w, j)->kind == TOKEN_WORD && !at(w, j)->glued &&
	       at(w, i)->glued && at(w, i + 1)->glued && n > t->day)))
		return i;
	u.day = (signed char)n;
	u.month = t->month;
	u.year = t->year;
	if (n <= t->day)
		u.month = (signed char)(t->month % 12 + 1);
	u.end = at(w, j - 1)->end;
	y = u;
	k = words_year(w, j + token_mark(at(w, j), ','), &y);
	if (k && t->year == TIME_NO_YEAR) {
		u = y;
		w->out->v[w->out->n - 1].year = y.year;
		j = k;
	}
	vec_push(w->out, u);
	return j;
}

/* A clock, or a number that the other end must prove to be one. */
static size_t
range_hour(const struct words *w, size_t i, struct time_raw *t, bool *sure)
{
	const struct token *k = at(w, i);
	struct time_raw clean;
	long n;
	bool ordinal;
	size_t j;

	time_raw_init(t, k->start, k->end);
	clean = *t;
	if ((j = words_clock(w, i, t))) {
		*sure = true;
		return j;
	}
	*t = clean;
	*sure = false;
	if (k->digits > 2 || k->fraction ||
	    !(j = words_number(w, i, &n, &ordinal)) || ordinal || n > 24 ||
	    n < 1 || j > i + 1)
		return 0;
	t->hour = (signed char)n;
	t->clock12 = n <= 12;
	t->end = at(w, j - 1)->end;
	return j;
}

/* "3-4pm", "2 to 4:30 pm", "between 5 and 6 in the afternoon"; where `day` is
 * said before, "10 and 11:30", "4 - 6". Pushes nothing. */
static size_t
read_hours(const struct words *w, size_t i, bool day, struct time_raw *a,
	   struct time_raw *b)
{
	bool led = i && token_as(at(w, i - 1), PACK_PREPOSITION);
	bool sure_a, sure_b;
	size_t j = range_hour(w, i, a, &sure_a), k;

	if (!j || a->unit || a->day > 0 ||
	    (!is_gap(w, j) && !(token_as(at(w, j), PACK_AND) && led)))
		return 0;
	k = range_hour(w, j + 1, b, &sure_b);
	if (!k || (sure_a && sure_b && !day))
		return 0;
	if (!sure_b && (at(w, k)->kind == TOKEN_WORD || unit_at(w, k) ||
			token_mark(at(w, k), '%')))
		return 0;
	if (b->zone && !sure_a)
		return 0;
	j = words_tail(w, k, b);
	words_settle_hour(b);
	if (!sure_b && j == k && !(sure_a && led))
		return day && led ? j : 0;
	return j;
}

/* A date in digits, 3/9 or 3/9/2026. */
static bool
is_in_digits(const struct words *w, const struct time_raw *t)
{
	char first = w->text.p[t->start];

	return first >= '0' && first <= '9' && t->day > 0 &&
	       memchr(w->text.p + t->start, '/', t->end - t->start);
}

/* 2014-2018, as one word. */
static bool
are_joint_years(const struct time_raw *a, const struct time_raw *b)
{
	return a->end + 1 == b->start && a->end - a->start == 4 &&
	       b->end - b->start == 4 && a->year != TIME_NO_YEAR &&
	       b->year != TIME_NO_YEAR && a->month < 0 && b->month < 0;
}

/* The two ends that words_join has joined; `i` is a token of the second. */
static void
take_lead_of_two(const struct words *w, size_t i, struct time_raw *a,
		 const struct time_raw *b)
{
	if (!(a->hour >= 0 && b->hour >= 0) &&
	    !(is_in_digits(w, a) && is_in_digits(w, b)) &&
	    !are_joint_years(a, b))
		return;
	take_lead(w, i, a);
}

static void
push_hours(struct words *w, struct time_raw *a, struct time_raw *b)
{
	share_clock(a, b);
	a->sentence = b->sentence = w->sentence;
	b->ends_range = true;
	vec_push(w->out, *a);
	vec_push(w->out, *b);
}

/* A range of clocks whose first end is a bare number. */
size_t
words_clock_range(struct words *w, size_t i)
{
	struct time_raw a, b;
	size_t j;

	if (at(w, i)->kind != TOKEN_NUMBER && !token_as(at(w, i), PACK_DIGIT))
		return 0;
	if (words_barred(w, i) || !(j = read_hours(w, i, false, &a, &b)))
		return 0;
	take_lead(w, i, &a);
	push_hours(w, &a, &b);
	return j;
}

/* A range of clocks behind its day: "Tuesday from 2:00 to 2:30 pm". */
size_t
words_day_hours(struct words *w, size_t i, struct time_raw *t)
{
	struct time_raw a, b;
	size_t j;

	if (*t->literal || t->hour >= 0 || t->offset_unit || t->interval ||
	    (t->day < 0 && t->weekday < 0 && !t->holiday &&
	     !(t->unit && !strcmp(t->unit, "D"))))
		return 0;
	i += token_mark(at(w, i), ',');
	if (!token_as(at(w, i), PACK_PREPOSITION) ||
	    token_as(at(w, i), PACK_RANGE))
		return 0;
	if (!(j = read_hours(w, i + 1, true, &a, &b)) || has_day(&b))
		return 0;
	a.start = t->start;
	a.qualifier = t->qualifier;
	a.tense = b.tense = t->tense;
	take_day(&a, t);
	if (t->part) {
		a.part = b.part = t->part;
		words_settle_hour(&a);
		words_settle_hour(&b);
	}
	push_hours(w, &a, &b);
	return j;
}

/* "from June to August 2015": the first end takes the second's year;
 * "from next Monday to Friday": the second the first's week. */
static void
share_days(struct time_raw *a, struct time_raw *b)
{
	if (a->weekday > 0 && b->weekday > a->weekday && a->unit && !b->unit &&
	    b->day < 0 && b->hour < 0 && !a->nth_unit && !b->nth_unit) {
		b->unit = a->unit;
		b->shift = a->shift;
		b->anchored = a->anchored;
	}
	if (b->year == TIME_NO_YEAR || b->year_digits < 4 ||
	    a->year != TIME_NO_YEAR || a->unit || (a->month < 0 && !a->season))
		return;
	a->year = b->year;
	if (a->month > 0 && b->month > 0 && a->month > b->month)
		a->year--;
}

/* "04:12 (0112 GMT) on Wednesday": is only the end of a bracket between? */
static bool
bracket_between(const struct words *w, const struct time_raw *a,
		const struct time_raw *b)
{
	return a->end < b->start && b->start - a->end < 7 &&
	       w->text.p[a->end] == ')';
}

/* The day behind the bracket is that of both clocks. */
static void
share_bracket(struct words *w)
{
	struct time_raw *b = &w->out->v[w->out->n - 1];

	if (w->out->n < 3 || b->hour >= 0 || !has_day(b) ||
	    !bracket_between(w, b - 1, b))
		return;
	for (struct time_raw *a = b - 2; a < b; a++)
		if (a->hour >= 0 && !has_day(a) && !*a->literal &&
		    b->start - a->end < 24)
			take_day(a, b);
}

/* "every Tuesday and Thursday": the second is a set too. */
static void
share_set(struct words *w, size_t gap)
{
	struct time_raw *b = &w->out->v[w->out->n - 1], *a = b - 1;

	if (w->out->n < 2 || a->timex != TIMEX_SET || *b->literal ||
	    strncmp(a->literal, "XXXX-WXX-", 9) || b->weekday < 0 ||
	    b->day > 0 || b->unit || b->part ||
	    !token_as(at(w, gap), PACK_AND) || a->end + 1 != at(w, gap)->start)
		return;
	words_set_weekday(b, b->weekday);
}

/* The last two times, where only a range mark or "and" is between them. */
void
words_join(struct words *w, size_t first_token)
{
	struct time_raw *b = &w->out->v[w->out->n - 1], *a = b - 1;
	size_t gap = first_token ? first_token - 1 : 0;
	bool range = is_gap(w, gap) || token_mark(at(w, gap), '/');

	share_bracket(w);
	share_set(w, gap);
	if (w->out->n < 2 || *a->literal || *b->literal || a->offset_unit ||
	    b->offset_unit || a->end > at(w, gap)->start ||
	    at(w, gap)->start - a->end > 1 ||
	    (!range && !token_as(at(w, gap), PACK_AND)))
		return;
	take_lead_of_two(w, gap, a, b);
	b->ends_range = range;
	b->tense = b->tense ? b->tense : a->tense;
	if (a->hour >= 0 && b->hour >= 0)
		share_clock(a, b);
	else
		share_days(a, b);
}
