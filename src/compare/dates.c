/* Which dates of different sources are one date.
 *
 * A date covers days: a day one, a month thirty or so, "late June" its last
 * ten. Dates that cover the same days meet; a day meets a moment of that
 * day, a month the one day in it that the matching sentence of another
 * source gives; two days meet as a conflict only where the sentences clearly
 * tell the same thing. Dates are sorted, and each is held against a few
 * neighbours. */
#include "dates.h"
#include "score.h"

#include <stdlib.h>

enum { NEIGHBOURS = 24 };
static const double WIDE_LEAST = 0.33, DIFFER_LEAST = 0.56;

struct node {
	long first, last, minute; /* minute in UTC, -1 none */
	size_t into, sources;
	index_list told;
};

struct nodes {
	VEC(struct node) all; /* by first day, wider ones first */
	struct work *w;
};

static long
moment_of(const struct aspect *a)
{
	if (!is_moment(a))
		return -1;
	return a->offset == ZONE_NONE ? a->first * 1440 + a->minute
				      : utc_minute(a);
}

struct placed {
	const struct aspect *a;
	size_t told;
};

static int
day_order(const void *x, const void *y)
{
	const struct placed *a = x, *b = y;
	long ma = moment_of(a->a), mb = moment_of(b->a);

	if (a->a->first != b->a->first)
		return a->a->first < b->a->first ? -1 : 1;
	if (a->a->last != b->a->last)
		return a->a->last > b->a->last ? -1 : 1;
	if (ma != mb)
		return ma < mb ? -1 : 1;
	return (a->told > b->told) - (a->told < b->told);
}

static size_t
count_sources(const struct work *w, const struct node *n)
{
	size_t count = 0, last = MENTION_LOOSE;

	for (size_t i = 0; i < n->told.n; i++) {
		size_t s = w->c->told.v[n->told.v[i]].source;

		count += s != last;
		last = s;
	}
	return count;
}

static void
join(struct nodes *k, size_t a, size_t b)
{
	struct node *to = &k->all.v[a], *from = &k->all.v[b];

	indexes_join(&to->told, &from->told);
	from->into = a;
	to->sources = count_sources(k->w, to);
}

/* Is date `i` the end of a term: "until 28 May", 5月28日前? */
static bool
is_deadline(const struct work *w, size_t i)
{
	static const char *const lead[] = {
		"until",  "by",	    "before", "deadline", "deadline of",
		"期限为", "期限為", "截至",   "hasta el"};
	static const char *const trail[] = {"前", "之前", "为止", "為止",
					    "截止"};
	const struct told *t = &w->c->told.v[i];
	struct str text = w->c->sources.v[t->source].article->text;
	struct str before = str_trim(str_sub(
		text, t->m.start > 16 ? t->m.start - 16 : 0, t->m.start));
	struct str after = str_sub(
		text, t->m.end, t->m.end + 8 < text.n ? t->m.end + 8 : text.n);

	return str_ends_any(before, STR_LIST(lead)) ||
	       str_starts_any(after, STR_LIST(trail)) ||
	       str_ends(told_words(w, t), STR("前"));
}

/* The best likeness of the words around two dates, over a few members. */
static double
likeness(const struct work *w, const struct node *a, const struct node *b)
{
	double best = 0;

	for (size_t i = 0; i < a->told.n && i < 6; i++)
		for (size_t j = 0; j < b->told.n && j < 6; j++) {
			size_t x = a->told.v[i], y = b->told.v[j];
			double s = 0.5 * score_clauses(w, x, y) +
				   0.5 * score_sentences(w, x, y) +
				   (is_deadline(w, x) && is_deadline(w, y) ? 0.3
									   : 0);

			if (w->c->told.v[x].source == w->c->told.v[y].source)
				continue;
			if (s > best)
				best = s;
		}
	return best;
}

static bool
share_source(const struct work *w, const struct node *a, const struct node *b)
{
	size_t i = 0, j = 0;

	while (i < a->told.n && j < b->told.n) {
		size_t x = w->c->told.v[a->told.v[i]].source;
		size_t y = w->c->told.v[b->told.v[j]].source;

		if (x == y)
			return true;
		if (x < y)
			i++;
		else
			j++;
	}
	return false;
}

/* A day's mentions join the moment of that day that most sources give. */
static void
join_moments(struct nodes *k)
{
	for (size_t i = 0; i < k->all.n; i++) {
		struct node *day = &k->all.v[i];
		size_t best = MENTION_LOOSE;

		if (day->minute >= 0 || day->first != day->last)
			continue;
		for (size_t j = i + 1;
		     j < k->all.n && k->all.v[j].first == day->first; j++)
			if (k->all.v[j].minute >= 0 && k->all.v[j].into == j &&
			    (best == MENTION_LOOSE ||
			     k->all.v[j].sources > k->all.v[best].sources))
				best = j;
		if (best != MENTION_LOOSE)
			join(k, best, i);
	}
}

/* A month or part of one meets the narrower date inside it that fits best. */
static void
join_wide(struct nodes *k)
{
	for (size_t i = 0; i < k->all.n; i++) {
		struct node *wide = &k->all.v[i];
		long days = wide->last - wide->first;
		size_t best = MENTION_LOOSE;
		double most = WIDE_LEAST;

		if (wide->into != i || days < 6 || days > 30)
			continue;
		for (size_t j = 0; j < k->all.n; j++) {
			struct node *n = &k->all.v[j];
			double s;

			if (n->first > wide->last)
				break;
			if (j == i || n->into != j || n->first < wide->first ||
			    n->last > wide->last || n->last - n->first >= days)
				continue;
			s = likeness(k->w, wide, n);
			if (s > most) {
				most = s;
				best = j;
			}
		}
		if (best != MENTION_LOOSE)
			join(k, best, i);
	}
}

/* Is a date nothing but the days on which its sources were published? */
static bool
is_publication(const struct work *w, const struct node *n)
{
	for (size_t i = 0; i < n->told.n; i++) {
		const struct told *t = &w->c->told.v[n->told.v[i]];
		struct aspect own = {0};
		const char *p = w->c->sources.v[t->source].article->published;

		if (!read_date(p, &own) || own.first != n->first)
			return false;
	}
	return true;
}

/* Two days meet as a conflict: only where the words match well, and no
 * source gives both. */
static void
join_differing(struct nodes *k)
{
	for (size_t i = 0; i < k->all.n; i++)
		for (size_t j = i + 1; j < k->all.n && j < i + NEIGHBOURS &&
				       k->all.v[i].into == i;
		     j++) {
			struct node *a = &k->all.v[i], *b = &k->all.v[j];

			if (b->into != j || a->first != a->last ||
			    b->first != b->last || a->first == b->first ||
			    b->first - a->first > 62 ||
			    share_source(k->w, a, b) ||
			    is_publication(k->w, a) || is_publication(k->w, b))
				continue;
			if (likeness(k->w, a, b) >= DIFFER_LEAST)
				join(k, i, j);
		}
}

static void
make_nodes(struct nodes *k, const struct placed *p, size_t n)
{
	for (size_t i = 0, end; i < n; i = end) {
		struct node node = {.first = p[i].a->first,
				    .last = p[i].a->last,
				    .minute = moment_of(p[i].a),
				    .into = k->all.n};

		for (end = i; end < n && p[end].a->first == node.first &&
			      p[end].a->last == node.last &&
			      moment_of(p[end].a) == node.minute;
		     end++)
			vec_push(&node.told, p[end].told);
		node.sources = count_sources(k->w, &node);
		vec_push(&k->all, node);
	}
}

/* A date that one source alone tells, and only from its own day on ("this
 * morning", "on Tuesday"), is held against nothing. */
static bool
is_aside(const struct work *w, const struct node *n)
{
	size_t root = w->root[w->c->told.v[n->told.v[0]].source];

	for (size_t i = 0; i < n->told.n; i++) {
		const struct told *t = &w->c->told.v[n->told.v[i]];

		if (w->root[t->source] != root ||
		    names_month(told_words(w, t)) ||
		    aspect_of(w, n->told.v[i])->minute >= 0)
			return false;
	}
	return true;
}

static void
facts_of(struct nodes *k)
{
	for (size_t i = 0; i < k->all.n; i++) {
		struct node *n = &k->all.v[i];

		if (n->into == i && !is_aside(k->w, n)) {
			size_t f = fact_new(k->w, MENTION_TIME);

			for (size_t t = 0; t < n->told.n; t++)
				fact_add(k->w, f, n->told.v[t]);
		}
		vec_free(&n->told);
	}
	vec_free(&k->all);
}

void
date_facts(struct work *w)
{
	struct nodes k = {.w = w};
	VEC(struct placed) p = {0};

	settle_dates(w);
	for (size_t i = 0; i < w->c->told.n; i++) {
		struct aspect *a = aspect_of(w, i);

		if (w->c->told.v[i].m.kind != MENTION_TIME || !a->valued)
			continue;
		if (!a->furniture && !a->reporting)
			vec_push(&p, (struct placed){a, i});
	}
	if (p.n > 1)
		qsort(p.v, p.n, sizeof *p.v, day_order);
	make_nodes(&k, p.v, p.n);
	join_moments(&k);
	join_wide(&k);
	join_differing(&k);
	facts_of(&k);
	vec_free(&p);
}
