/* Figures that claim to follow from others, recomputed.
 *
 * Only where the text says so itself, in one sentence or two that follow
 * each other: "down 3.8 % at 61.30, against 63.72", "560, 342 more than the
 * 218", "from 31 to 47, 14 more", "within 90 days, by 16 June", "4.2 % of
 * 29.5 billion". A check holds when the result lies within what the digits
 * shown allow; it fails only when a clear pattern of words binds exactly
 * these figures, for a false alarm costs more than a missed sum. Linear in
 * mentions. */
#include "work.h"

#include "rashomon/text/fold.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const char *
words(struct work *w, size_t t)
{
	return arena_dup(&w->c->arena, told_words(w, &w->c->told.v[t]));
}

/* The text between mentions `a` and `b`, folded into `out`. */
static struct str
between(const struct work *w, size_t a, size_t b, struct buf *out)
{
	const struct told *x = &w->c->told.v[a], *y = &w->c->told.v[b];

	buf_clear(out);
	buf_add(out, STR(""));
	if (y->m.start > x->m.end)
		fold(out, str_sub(w->c->sources.v[x->source].article->text,
				  x->m.end, y->m.start));
	return buf_str(out);
}

static void
add_check(struct work *w, enum check_kind kind, size_t first, size_t last,
	  bool holds, const char *why)
{
	const struct told *a = &w->c->told.v[first];
	const struct told *b = &w->c->told.v[last];
	struct check k = {.kind = kind,
			  .source = a->source,
			  .span = {a->m.start, b->m.end},
			  .holds = holds,
			  .why = why};

	for (size_t i = w->c->checks.n; i-- > 0;) {
		const struct check *o = &w->c->checks.v[i];

		if (o->source != k.source)
			break;
		if (o->span.start < k.span.end && k.span.start < o->span.end &&
		    o->kind == kind)
			return;
	}
	vec_push(&w->c->checks, k);
}

/* The mentions of a text that a check looks through: some before and some
 * after the one it starts from. Mentions stand by source. */
enum { BESIDE = 1000 };

static bool
is_beside(const struct work *w, size_t at, size_t i)
{
	return i < w->c->told.n && i < at + BESIDE &&
	       w->c->told.v[i].source == w->c->told.v[at].source;
}

static size_t
first_beside(const struct work *w, size_t at)
{
	size_t i = at;

	while (i && i + BESIDE > at && is_beside(w, at, i - 1))
		i--;
	return i;
}

/* Half of what the last digit shown of mention `t` is worth. */
static double
slack(const struct work *w, size_t t)
{
	const struct aspect *a = aspect_of(w, t);
	const char *v = w->c->told.v[t].m.value;
	const char *dot = strchr(v, '.');
	size_t n = strlen(v), zeros = 0;
	double half;

	if (dot) {
		half = pow(10, -(double)strlen(dot + 1)) / 2;
	} else {
		while (zeros + 1 < n && v[n - 1 - zeros] == '0')
			zeros++;
		half = zeros >= 2 ? pow(10, (double)zeros) / 2 : 0;
	}
	if (w->c->told.v[t].m.qualifier && *w->c->told.v[t].m.qualifier)
		half = fmax(half, a->value * 0.05);
	return half;
}

static bool
same_sentence(const struct work *w, size_t a, size_t b)
{
	return w->c->told.v[a].source == w->c->told.v[b].source &&
	       w->c->told.v[a].sentence == w->c->told.v[b].sentence;
}

static bool
usable(const struct work *w, size_t t)
{
	const struct aspect *a = aspect_of(w, t);

	return w->c->told.v[t].m.kind == MENTION_QUANTITY && a->valued &&
	       !a->furniture && !(a->value2 > a->value) && a->value > 0;
}

static bool
same_unit(const struct aspect *a, const struct aspect *b)
{
	return a->dim == b->dim &&
	       (a->dim == DIM_COUNT || strcmp(a->unit, b->unit) == 0);
}

/* --- old, new and the change between them --- */

struct move {
	size_t first, last; /* for the span */
	size_t old, now;
	size_t change;
	int sign; /* of the change: +1 a rise, -1 a fall, 0 by the values */
};

static int
direction(const struct work *w, size_t t, struct str around)
{
	static const char *const down[] = {"down",  "fell",  "fall", "drop",
					   "lost",  "lower", "slid", "declin",
					   "fewer", "less",  "cut",  "跌",
					   "降",    "减",    "下滑"};
	static const char *const up[] = {
		"up ",	   "rose", "rise", "ris", "gain", "more", "climb",
		"increas", "grew", "增",   "升",  "涨",	  "jump", "多"};

	if (w->c->told.v[t].m.direction)
		return w->c->told.v[t].m.direction;
	if (str_has_any(around, STR_LIST(down)))
		return -1;
	return str_has_any(around, STR_LIST(up)) ? 1 : 0;
}

/* Does the text say of percentage `t` that it is a change? A share beside a
 * move ("29.1 percent and 93 seats, down from 131") is none. */
static bool
is_stated_change(const struct work *w, size_t t)
{
	static const char *const behind[] = {
		" more",     " higher",	  " lower", " less", " fewer",
		" up",	     " down",	  " rise",  " drop", " fall",
		" increase", " decrease", " cut"};
	const struct told *k = &w->c->told.v[t];
	struct span s = told_sentence(w, k);
	struct str text = w->c->sources.v[k->source].article->text;
	size_t from = k->m.start > s.start + 24 ? k->m.start - 24 : s.start;
	size_t to = s.end > k->m.end + 10 ? k->m.end + 10 : s.end;
	struct buf near = BUF_INIT;
	bool stated;

	if (k->m.direction)
		return true;
	if (t && w->c->told.v[t - 1].source == k->source &&
	    w->c->told.v[t - 1].m.end > from)
		from = w->c->told.v[t - 1].m.end;
	fold(&near,
	     str_sub(text, from < k->m.start ? from : k->m.start, k->m.start));
	stated = direction(w, t, buf_str(&near)) != 0;
	buf_clear(&near);
	fold(&near, str_sub(text, k->m.end, to > k->m.end ? to : k->m.end));
	stated |= str_starts_any(buf_str(&near), STR_LIST(behind));
	buf_free(&near);
	return stated;
}

static void
check_percent_move(struct work *w, const struct move *m)
{
	double old = aspect_of(w, m->old)->value;
	double now = aspect_of(w, m->now)->value;
	double said = aspect_of(w, m->change)->value * (m->sign < 0 ? -1 : 1);
	double is = 100 * (now / old - 1);
	double allowed = slack(w, m->change) +
			 100 * (slack(w, m->now) / old +
				slack(w, m->old) * now / (old * old));
	bool holds = fabs(is - said) <= allowed * 1.05 + 1e-9;

	if (holds && allowed > fmax(fabs(said) / 2, 0.6))
		return; /* so round that anything would fit */

	add_check(w, CHECK_CHANGE, m->first, m->last, holds,
		  arena_printf(&w->c->arena,
			       "%s / %s - 1 = %+.2f %%; the text says %s",
			       words(w, m->now), words(w, m->old), is,
			       words(w, m->change)));
}

static void
check_plain_move(struct work *w, const struct move *m)
{
	double old = aspect_of(w, m->old)->value;
	double now = aspect_of(w, m->now)->value;
	double said = aspect_of(w, m->change)->value;
	double is = fabs(now - old);
	double allowed =
		slack(w, m->change) + slack(w, m->now) + slack(w, m->old);
	bool holds = fabs(is - said) <= allowed + 1e-9 * fmax(is, said);

	add_check(w, CHECK_SUM, m->first, m->last, holds,
		  arena_printf(&w->c->arena,
			       "%s - %s = %.10g; the text says %s",
			       words(w, now > old ? m->now : m->old),
			       words(w, now > old ? m->old : m->now), is,
			       words(w, m->change)));
}

/* Three figures of one sentence, two of one unit and a change. Which is the
 * old one is told by subject.c (earlier), or by order: "to X from Y". */
static void
check_move(struct work *w, const size_t t[3], struct buf *scratch)
{
	const struct aspect *a[3];
	struct move m = {.first = t[0], .last = t[2]};
	size_t change = 3, old = 3, now = 3;
	struct str around;

	for (size_t i = 0; i < 3; i++) {
		a[i] = aspect_of(w, t[i]);
		if (a[i]->earlier && old == 3)
			old = i;
	}
	if (old == 3)
		return;
	for (size_t i = 0; i < 3; i++)
		if (i != old && same_unit(a[i], a[old]) && !a[i]->change &&
		    now == 3)
			now = i;
	if (now == 3)
		return;
	change = 3 - old - now;
	if (a[change]->dim != DIM_RATIO &&
	    (!a[change]->change || !same_unit(a[change], a[old])))
		return;
	if (a[change]->dim == DIM_RATIO &&
	    (a[old]->dim == DIM_RATIO || !is_stated_change(w, t[change])))
		return;
	m.old = t[old];
	m.now = t[now];
	m.change = t[change];
	around = between(w, t[0], t[2], scratch);
	m.sign = direction(w, m.change, around);
	if (!m.sign)
		m.sign = a[now]->value < a[old]->value ? -1 : 1;
	if (a[change]->dim == DIM_RATIO)
		check_percent_move(w, &m);
	else
		check_plain_move(w, &m);
}

/* --- a percentage and the whole it is of --- */

/* "4.2 % of … 29.5 billion" beside the part in the sentence or the fact that
 * the same text gives in the same currency: holds or is left alone. */
static void
check_part(struct work *w, size_t percent, size_t whole, struct buf *scratch)
{
	static const char *const ofs[] = {" of ", "的"};
	struct str gap = between(w, percent < whole ? percent : whole,
				 percent < whole ? whole : percent, scratch);
	double p = aspect_of(w, percent)->value / 100;
	double all = aspect_of(w, whole)->value;

	if (!str_has_any(gap, STR_LIST(ofs)) || gap.n > 80)
		return;
	for (size_t i = first_beside(w, whole); is_beside(w, whole, i); i++) {
		const struct aspect *a = aspect_of(w, i);
		double allowed;

		if (i == whole || i == percent || !usable(w, i) ||
		    !same_unit(a, aspect_of(w, whole)) || a->dim != DIM_MONEY)
			continue;
		allowed = slack(w, percent) / 100 * all + slack(w, i) +
			  p * slack(w, whole);
		if (fabs(a->value - p * all) > allowed)
			continue;
		add_check(w, CHECK_PERCENTAGE,
			  percent < whole ? percent : whole,
			  percent < whole ? whole : percent, true,
			  arena_printf(&w->c->arena, "%s / %s = %.2f %%",
				       words(w, i), words(w, whole),
				       100 * a->value / all));
		return;
	}
}

/* "180 workers, or 8 percent of its staff of 2,250", "190 million to a bill of
 * 3.4 billion, or 5.6 percent": part, percentage and whole in one sentence.
 * Shown where they fit. */
static void
check_share(struct work *w, const size_t t[3], struct buf *scratch)
{
	bool second = aspect_of(w, t[1])->dim == DIM_RATIO;
	size_t percent = second ? t[1] : t[2], whole = second ? t[2] : t[1];
	const struct aspect *p = aspect_of(w, percent);
	const struct aspect *part = aspect_of(w, t[0]);
	const struct aspect *all = aspect_of(w, whole);
	double is;

	if (p->dim != DIM_RATIO || !same_unit(part, all) ||
	    part->value >= all->value || all->dim == DIM_RATIO ||
	    !str_has_any(
		    between(w, second ? t[0] : t[1], percent, scratch),
		    (const char *const[]){", or", "，占", "，约占", "、占"}, 4))
		return;
	is = 100 * part->value / all->value;
	if (fabs(is - p->value) >
	    slack(w, percent) + 100 * slack(w, t[0]) / all->value +
		    is * slack(w, whole) / all->value +
		    0.5 * (strchr(w->c->told.v[percent].m.value, '.') == NULL))
		return;
	add_check(w, CHECK_PERCENTAGE, t[0], t[2], true,
		  arena_printf(&w->c->arena, "%s / %s = %.2f %%",
			       words(w, t[0]), words(w, whole), is));
}

/* --- a result that a percentage gives from a figure told before --- */

/* "up 2 % to 62.53": an earlier figure of that unit in the text, times 1.02. */
static void
check_growth(struct work *w, size_t percent, size_t result, struct buf *scratch)
{
	static const char *const tos[] = {" to ", "至", "到", "报"};
	struct str gap = between(w, percent, result, scratch);
	double said = aspect_of(w, percent)->value;
	double now = aspect_of(w, result)->value;
	int sign;

	if (gap.n > 24 || !str_has_any(gap, STR_LIST(tos)))
		return;
	sign = w->c->told.v[percent].m.direction;
	for (size_t i = percent; i-- > 0 && i + BESIDE > percent;) {
		const struct aspect *a = aspect_of(w, i);
		double is, allowed;

		if (w->c->told.v[i].source != w->c->told.v[percent].source)
			break;
		if (!usable(w, i) || !same_unit(a, aspect_of(w, result)) ||
		    (a->dim == DIM_COUNT) || a->value == now)
			continue;
		is = 100 * (now / a->value - 1);
		allowed = slack(w, percent) + 100 * slack(w, result) / a->value;
		if ((sign && (is < 0) != (sign < 0)) || allowed > said / 3 ||
		    fabs(fabs(is) - said) > allowed)
			continue;
		add_check(w, CHECK_CHANGE, percent, result, true,
			  arena_printf(&w->c->arena, "%s / %s - 1 = %+.2f %%",
				       words(w, result), words(w, i), is));
		return;
	}
}

/* --- a span of days --- */

/* "for 72 hours from Thursday", "on Thursday for three days": how long
 * something runs from that date on, not how far off the date is. */
static bool
runs_from(const struct work *w, size_t days, size_t date)
{
	static const char *const from[] = {
		" from ", " starting ", " beginning ", "从", "自", "起"};
	static const char *const lasts[] = {" for",    " lasting", " over",
					    " lasted", "为期",	   "為期",
					    "历时",    "歷時"};
	const struct told *d = &w->c->told.v[days], *t = &w->c->told.v[date];
	struct str text = w->c->sources.v[d->source].article->text;
	bool before = d->m.start < t->m.start;
	size_t a = before ? d->m.end : t->m.end;
	size_t b = before ? t->m.start : d->m.start;

	return (b > a && str_has_any(str_sub(text, a, b), STR_LIST(from))) ||
	       str_ends(told_words(w, t), STR("起")) ||
	       str_ends_any(str_trim(str_sub(
				    text, d->m.start > 12 ? d->m.start - 12 : 0,
				    d->m.start)),
			    STR_LIST(lasts));
}

/* "within 90 days, that is by 16 June", counted from the day of the text's
 * own story: from any date it tells. Only what holds is shown, and a span
 * between two dates that the sentence itself gives. */
static void
check_days(struct work *w, size_t days, size_t date)
{
	long n = (long)lround(aspect_of(w, days)->value / 86400);
	long end = aspect_of(w, date)->first;

	if (n < 2 || aspect_of(w, date)->last != end ||
	    runs_from(w, days, date))
		return;
	for (size_t i = first_beside(w, date); is_beside(w, date, i); i++) {
		const struct aspect *a = aspect_of(w, i);

		if (w->c->told.v[i].m.kind != MENTION_TIME || !a->valued ||
		    i == date || a->first != a->last)
			continue;
		if (end - a->first != n && end - a->first != n - 1)
			continue;
		add_check(w, CHECK_SPAN, days < date ? days : date,
			  days < date ? date : days, true,
			  arena_printf(
				  &w->c->arena, "from %s to %s are %ld days",
				  w->c->told.v[i].m.value,
				  w->c->told.v[date].m.value, end - a->first));
		return;
	}
}

/* --- so much more than another --- */

/* "80 % more than the 16 million": holds where the same text tells the
 * result; else it is left alone. */
static void
check_more(struct work *w, size_t percent, size_t base, struct buf *scratch)
{
	static const char *const more[] = {"more than", "higher than", "高出",
					   "高于",	"超过",	       "多"};
	const struct aspect *b = aspect_of(w, base);
	size_t first = percent < base ? percent : base;
	size_t last = percent < base ? base : percent;
	double p = aspect_of(w, percent)->value / 100;
	struct str gap = between(w, first, last, scratch);

	if (!str_has_any(gap, STR_LIST(more)) || gap.n > 90)
		return;
	for (size_t i = first_beside(w, base); is_beside(w, base, i); i++) {
		const struct aspect *a = aspect_of(w, i);
		double is = b->value * (1 + p);

		if (i == base || i == percent || !usable(w, i) ||
		    !same_unit(a, b) || a->value <= b->value ||
		    fabs(a->value - is) >
			    slack(w, i) + slack(w, base) * (1 + p) +
				    b->value * slack(w, percent) / 100)
			continue;
		add_check(w, CHECK_PERCENTAGE, first, last, true,
			  arena_printf(&w->c->arena,
				       "%s and %s more are %.10g; the text "
				       "says %s",
				       words(w, base), words(w, percent), is,
				       words(w, i)));
		return;
	}
}

/* --- a whole and its parts --- */

/* "14 were hurt, nine of them here and five there": shown where the parts
 * make the whole; "including" need not name all. */
static void
check_parts(struct work *w, const size_t t[3], struct buf *scratch)
{
	static const char *const of[] = {"of them", "of whom", "of which",
					 "其中", "including"};
	const struct aspect *a = aspect_of(w, t[0]);
	const struct aspect *b = aspect_of(w, t[1]);
	const struct aspect *c = aspect_of(w, t[2]);
	struct str gap = between(w, t[0], t[2], scratch);

	if (!same_unit(a, b) || !same_unit(b, c) || a->value < 3 ||
	    fabs(a->value - b->value - c->value) > 1e-9 * a->value ||
	    !str_has_any(gap, STR_LIST(of)))
		return;
	add_check(w, CHECK_SUM, t[0], t[2], true,
		  arena_printf(&w->c->arena, "%s + %s = %s", words(w, t[1]),
			       words(w, t[2]), words(w, t[0])));
}

/* --- a span that two dates bound --- */

/* A number of days beside a range of dates of that length, first and last
 * day both counted or not. */
static void
check_range(struct work *w, size_t days, size_t range)
{
	long n = (long)lround(aspect_of(w, days)->value / 86400);
	const struct aspect *r = aspect_of(w, range);
	long is = r->last - r->first;

	if (n < 3 || r->last == r->first || !w->c->told.v[range].m.value2 ||
	    (is != n && is + 1 != n))
		return;
	add_check(w, CHECK_SPAN, days < range ? days : range,
		  days < range ? range : days, true,
		  arena_printf(&w->c->arena,
			       "%s to %s are %ld days, %ld with both ends",
			       w->c->told.v[range].m.value,
			       w->c->told.v[range].m.value2, is, is + 1));
}

/* The figures of one sentence: places [from, to) in c->told. */
static void
check_sentence(struct work *w, size_t from, size_t to, struct buf *scratch)
{
	size_t q[8], n = 0;

	for (size_t i = from; i < to && n < COUNT(q); i++)
		if (usable(w, i))
			q[n++] = i;
	for (size_t i = 0; i + 2 < n; i++) {
		size_t t[3] = {q[i], q[i + 1], q[i + 2]};

		check_move(w, t, scratch);
		check_parts(w, t, scratch);
		check_share(w, t, scratch);
	}
	for (size_t i = 0; i + 1 < n; i++) {
		const struct aspect *a = aspect_of(w, q[i]);
		const struct aspect *b = aspect_of(w, q[i + 1]);

		if (a->dim == DIM_RATIO && b->dim == DIM_MONEY) {
			check_part(w, q[i], q[i + 1], scratch);
			check_growth(w, q[i], q[i + 1], scratch);
		} else if (a->dim == DIM_RATIO || b->dim == DIM_RATIO) {
			check_more(w, q[a->dim == DIM_RATIO ? i : i + 1],
				   q[a->dim == DIM_RATIO ? i + 1 : i], scratch);
		}
		if (a->dim == DIM_MONEY && b->dim == DIM_RATIO) {
			check_part(w, q[i + 1], q[i], scratch);
		}
	}
	for (size_t i = 0; i < n; i++)
		for (size_t k = from; k < to; k++)
			if (aspect_of(w, q[i])->dim == DIM_TIME &&
			    w->c->told.v[k].m.kind == MENTION_TIME &&
			    aspect_of(w, k)->valued) {
				check_days(w, q[i], k);
				check_range(w, q[i], k);
			}
}

void
run_checks(struct work *w)
{
	struct buf scratch = BUF_INIT;

	for (size_t i = 0, end; i < w->c->told.n; i = end) {
		for (end = i; end < w->c->told.n && same_sentence(w, i, end);
		     end++)
			;
		check_sentence(w, i, end, &scratch);
	}
	buf_free(&scratch);
}
