/* Which figures of different sources answer one question.
 *
 * Three passes over the figures of one unit, sorted by value:
 *  1. equal values meet; a figure joins the group whose words fit best. A
 *     rare value needs few words to agree, a "12" needs many.
 *  2. groups whose values only differ by rounding or a qualifier meet, when
 *     the words fit better still.
 *  3. groups with values that cannot both hold meet only when they clearly
 *     ask the same: same concept or same counted thing, sentences that match,
 *     and no source among both (a source that gives two figures gives two
 *     facts). This is what a conflict is, and the dearest mistake to make.
 * A figure is compared with a few members of a group, and a group with a few
 * neighbours in value, so time stays near-linear in figures. */
#include "work.h"

#include "concepts.h"
#include "score.h"

#include <math.h>
#include <stdlib.h>

enum { NEIGHBOURS = 24 };
static const double EQUAL_LEAST = 0.75, CLOSE_LEAST = 0.85, DIFFER_LEAST = 1.2;

struct cluster {
	index_list told; /* ascending */
	size_t into;	 /* merged into this one; itself: alive */
};

struct clusters {
	VEC(struct cluster) all;
	struct work *w;
};

static int
unit_order(const struct aspect *a, const struct aspect *b)
{
	int by = (a->dim > b->dim) - (a->dim < b->dim);

	if (by || a->dim == DIM_COUNT)
		return by;
	return strcmp(a->unit, b->unit);
}

struct placed {
	const struct aspect *a;
	size_t told;
};

static int
value_order(const void *x, const void *y)
{
	const struct placed *a = x, *b = y;
	int by = unit_order(a->a, b->a);

	if (by)
		return by;
	if (a->a->value < b->a->value || a->a->value > b->a->value)
		return a->a->value < b->a->value ? -1 : 1;
	if (a->a->value2 < b->a->value2 || a->a->value2 > b->a->value2)
		return a->a->value2 < b->a->value2 ? -1 : 1;
	return (a->told > b->told) - (a->told < b->told);
}

static bool
same_sentence(const struct work *w, size_t a, size_t b)
{
	const struct told *x = &w->c->told.v[a], *y = &w->c->told.v[b];

	return x->source == y->source && x->sentence == y->sentence;
}

/* How well a mention fits a group: the best over a few of its members. */
static double
cluster_fit(const struct work *w, const struct cluster *c, size_t told)
{
	double best = -1;

	for (size_t i = 0; i < c->told.n; i++) {
		size_t other = c->told.v[i];
		double s;

		if (i >= 3 && i + 5 < c->told.n)
			i = c->told.n - 5;
		if (same_sentence(w, other, told) &&
		    !contrasted(aspect_of(w, other), aspect_of(w, told)) &&
		    aspect_of(w, other)->concept != aspect_of(w, told)->concept)
			return -1;
		s = score_quantities(w, other, told);
		if (s > best)
			best = s;
		if (s <= SCORE_NEVER)
			return -1;
	}
	return best;
}

/* Marks the figures of one value that their source tells once. */
static void
mark_lonely(struct work *w, const struct placed *p, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		size_t s = w->c->told.v[p[i].told].source;
		bool before =
			i > from && w->c->told.v[p[i - 1].told].source == s;
		bool after =
			i + 1 < to && w->c->told.v[p[i + 1].told].source == s;

		aspect_of(w, p[i].told)->lonely = !before && !after;
	}
}

/* Puts the figures [from, to) of one value into groups. */
static void
group_equal(struct clusters *k, const struct placed *p, size_t from, size_t to)
{
	size_t first = k->all.n;

	for (size_t i = from; i < to; i++) {
		double best = EQUAL_LEAST;
		size_t join = MENTION_LOOSE;

		for (size_t c = first; c < k->all.n && c < first + NEIGHBOURS;
		     c++) {
			double s = cluster_fit(k->w, &k->all.v[c], p[i].told);

			if (s > best) {
				best = s;
				join = c;
			}
		}
		if (join == MENTION_LOOSE) {
			struct cluster fresh = {.into = k->all.n};

			join = k->all.n;
			vec_push(&k->all, fresh);
		}
		vec_push(&k->all.v[join].told, p[i].told);
	}
}

static const struct aspect *
first_aspect(const struct clusters *k, size_t c)
{
	return aspect_of(k->w, k->all.v[c].told.v[0]);
}

/* May two groups of different values be one fact? `apart`: no source may
 * tell both. Figures of one sentence are two facts. */
static bool
may_merge(const struct work *w, const struct cluster *a,
	  const struct cluster *b, bool apart)
{
	size_t i = 0, j = 0;

	if (apart &&
	    contrasted(aspect_of(w, a->told.v[0]), aspect_of(w, b->told.v[0])))
		return true;
	while (i < a->told.n && j < b->told.n) {
		size_t x = a->told.v[i], y = b->told.v[j];
		size_t sx = w->c->told.v[x].source;
		size_t sy = w->c->told.v[y].source;

		if (sx == sy && apart)
			return false;
		if (sx == sy && same_sentence(w, x, y))
			return false;
		if (sx < sy || (sx == sy && x < y))
			i++;
		else
			j++;
	}
	return true;
}

static void
merge(struct clusters *k, size_t a, size_t b)
{
	struct cluster *to = &k->all.v[a], *from = &k->all.v[b];

	indexes_join(&to->told, &from->told);
	from->into = a;
}

static size_t
alive(struct clusters *k, size_t c)
{
	while (k->all.v[c].into != c)
		c = k->all.v[c].into;
	return c;
}

/* The best score between a few members of two groups. */
static double
clusters_fit(const struct work *w, const struct cluster *a,
	     const struct cluster *b)
{
	double best = -1;
	size_t step = a->told.n > 4 ? a->told.n / 4 : 1;

	for (size_t i = 0; i < a->told.n; i += step) {
		double s = cluster_fit(w, b, a->told.v[i]);

		if (s < 0)
			return -1;
		if (s > best)
			best = s;
	}
	return best;
}

/* Does a member of `a` stand beside the very value of `b` in its sentence?
 * Then its source tells the two apart: "78 million, more than the 75 million
 * it had expected". */
static bool
tells_both(const struct work *w, const struct cluster *a,
	   const struct cluster *b)
{
	const struct aspect *other = aspect_of(w, b->told.v[0]);

	for (size_t i = 0; i < a->told.n && i < 8; i++) {
		size_t x = a->told.v[i], from = x > 6 ? x - 6 : 0;

		for (size_t k = from; k < x + 7 && k < w->c->told.n; k++)
			if (k != x && same_sentence(w, k, x) &&
			    w->c->told.v[k].m.kind == MENTION_QUANTITY &&
			    aspect_of(w, k)->dim == other->dim &&
			    aspect_of(w, k)->valued &&
			    value_relation(aspect_of(w, k), other) == REL_EQUAL)
				return true;
	}
	return false;
}

/* Are two groups of different values compatible in every way? */
static bool
compatible(const struct clusters *k, size_t a, size_t b)
{
	const struct aspect *x = first_aspect(k, a), *y = first_aspect(k, b);
	double more = fmax(fabs(x->value2), fabs(y->value2));
	double less = fmin(fabs(x->value), fabs(y->value));

	if ((isinf(x->low) || isinf(x->high) || isinf(y->low) ||
	     isinf(y->high)))
		return false;
	/* "up to 10 %" allows 4 % but is no other wording of it */
	return more <= 1.3 * less && value_relation(x, y) != REL_DIFFERS;
}

static void
merge_pairs(struct clusters *k, pair_list *pairs, bool apart)
{
	pairs_sort(pairs);
	for (size_t i = 0; i < pairs->n; i++) {
		size_t a = alive(k, pairs->v[i].a);
		size_t b = alive(k, pairs->v[i].b);

		if (a != b &&
		    may_merge(k->w, &k->all.v[a], &k->all.v[b], apart))
			merge(k, a < b ? a : b, a < b ? b : a);
	}
}

/* Pass 2: groups [first, end) of one unit, by value. */
static void
group_close(struct clusters *k, size_t first, size_t end)
{
	pair_list pairs = {0};

	for (size_t i = first; i < end; i++)
		for (size_t j = i + 1; j < end && j < i + NEIGHBOURS; j++) {
			double s;

			if (!compatible(k, i, j) ||
			    tells_both(k->w, &k->all.v[i], &k->all.v[j]) ||
			    tells_both(k->w, &k->all.v[j], &k->all.v[i]))
				continue;
			s = clusters_fit(k->w, &k->all.v[i], &k->all.v[j]);
			if (s >= CLOSE_LEAST)
				vec_push(&pairs, (struct pair){i, j, s});
		}
	merge_pairs(k, &pairs, false);
	vec_free(&pairs);
}

/* Pass 3. Groups are asked largest first, so that what many say is what the
 * few are held against. */
static void
group_differ(struct clusters *k, size_t first, size_t end)
{
	index_list order = {0};
	pair_list pairs = {0};

	for (size_t i = first; i < end; i++)
		if (k->all.v[i].into == i)
			vec_push(&order, i);
	for (size_t i = 0; i < order.n; i++)
		for (size_t j = i + 1; j < order.n && j < i + NEIGHBOURS; j++) {
			const struct cluster *a = &k->all.v[order.v[i]];
			const struct cluster *b = &k->all.v[order.v[j]];
			double s;

			if (!may_merge(k->w, a, b, true))
				continue;
			s = clusters_fit(k->w, a, b);
			if (s >= DIFFER_LEAST)
				vec_push(&pairs, (struct pair){order.v[i],
							       order.v[j], s});
		}
	merge_pairs(k, &pairs, true);
	vec_free(&order);
	vec_free(&pairs);
}

static void
make_facts(struct clusters *k)
{
	for (size_t c = 0; c < k->all.n; c++) {
		struct cluster *one = &k->all.v[c];
		size_t f;

		if (one->into != c)
			continue;
		f = fact_new(k->w, MENTION_QUANTITY);
		for (size_t i = 0; i < one->told.n; i++)
			fact_add(k->w, f, one->told.v[i]);
		vec_free(&one->told);
	}
	vec_free(&k->all);
}

/* Is a figure all there is of its sentence, as in a box of key figures? */
static bool
is_bare(const struct work *w, size_t i)
{
	const struct told *t = &w->c->told.v[i];
	struct span s = told_sentence(w, t);

	return s.end - s.start <= t->m.end - t->m.start + 1;
}

enum { BESIDE = 1000 };

/* A bare figure belongs to the fact that its own text gives in words, among
 * the mentions before and after it. */
static void
add_bare(struct work *w, size_t bare)
{
	const struct aspect *a = aspect_of(w, bare);
	size_t source = w->c->told.v[bare].source;

	for (int way = -1; way <= 1; way += 2)
		for (size_t i = bare, n = 0; i < w->c->told.n && n < BESIDE;
		     i = way < 0 ? i - 1 : i + 1, n++) {
			const struct told *t = &w->c->told.v[i];

			if (t->source != source)
				break;
			if (t->fact == MENTION_LOOSE || i == bare ||
			    t->m.kind != MENTION_QUANTITY ||
			    aspect_of(w, i)->value < a->value ||
			    aspect_of(w, i)->value > a->value)
				continue;
			fact_add(w, t->fact, bare);
			return;
		}
}

static void
add_all_bare(struct work *w)
{
	for (size_t i = 0; i < w->c->told.n; i++)
		if (w->c->told.v[i].m.kind == MENTION_QUANTITY &&
		    aspect_of(w, i)->valued && is_bare(w, i) &&
		    w->c->told.v[i].fact == MENTION_LOOSE)
			add_bare(w, i);
}

void
quantity_facts(struct work *w)
{
	struct clusters k = {.w = w};
	VEC(struct placed) p = {0};

	set_nouns(w);
	for (size_t i = 0; i < w->c->told.n; i++)
		if (w->c->told.v[i].m.kind == MENTION_QUANTITY &&
		    aspect_of(w, i)->valued && !aspect_of(w, i)->furniture &&
		    !is_bare(w, i))
			vec_push(&p, (struct placed){aspect_of(w, i), i});
	if (p.n > 1)
		qsort(p.v, p.n, sizeof *p.v, value_order);
	for (size_t i = 0, end, first = 0; i < p.n; i = end) {
		for (end = i;
		     end < p.n && unit_order(p.v[i].a, p.v[end].a) == 0 &&
		     value_relation(p.v[i].a, p.v[end].a) == REL_EQUAL;
		     end++)
			;
		mark_lonely(w, p.v, i, end);
		group_equal(&k, p.v, i, end);
		if (end == p.n || unit_order(p.v[i].a, p.v[end].a) != 0) {
			group_close(&k, first, k.all.n);
			group_differ(&k, first, k.all.n);
			first = k.all.n;
		}
	}
	make_facts(&k);
	add_all_bare(w);
	vec_free(&p);
}
