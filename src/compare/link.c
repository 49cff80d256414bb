/* The linker: sentences in, links out.
 *
 * Candidates for a sentence are met through postings (feature -> sentences),
 * rarest feature first, until a budget of postings is walked; the best of
 * them are then scored as pairs. So the time is the number of sentences times
 * a constant, however many share a word. */
#include "link_parts.h"

#include <math.h>
#include <stdlib.h>

enum { POSTINGS_ALL = 150000000, POSTINGS_LEAST = 1000, RESCORED = 48 };

struct linker *
linker_new(const struct lexicon *lexicon)
{
	struct linker *l = mem_zero(sizeof *l);

	l->lexicon = lexicon;
	l->stem_features = mem_zero(mem_mul((size_t)lexicon_stems(lexicon) + 1,
					    sizeof *l->stem_features));
	return l;
}

void
linker_free(struct linker *l)
{
	if (!l)
		return;
	map_free(&l->names);
	vec_free(&l->features);
	vec_free(&l->alts);
	vec_free(&l->items);
	vec_free(&l->grams);
	vec_free(&l->sentences);
	vec_free(&l->links);
	free(l->postings);
	free(l->stem_features);
	free(l);
}

size_t
linker_add(struct linker *l, struct str text, struct str language,
	   size_t source)
{
	struct linked_sentence s = {.text = text, .source = source};

	(void)language;
	link_cut(l, &s);
	l->counts[s.han]++;
	vec_push(&l->sentences, s);
	return l->sentences.n - 1;
}

/* Lays out who has which gram. */
static void
index_grams(struct linker *l)
{
	uint32_t at = 0;

	for (size_t i = 0; i < l->features.n; i++) {
		l->features.v[i].first = at;
		l->features.v[i].filled = 0;
		at += l->features.v[i].df;
	}
	l->postings = mem_alloc(mem_mul((size_t)at + 1, sizeof(uint32_t)));
	for (size_t s = 0; s < l->sentences.n; s++) {
		const struct linked_sentence *x = &l->sentences.v[s];

		for (uint32_t i = 0; i < x->grams; i++) {
			struct feature *f =
				&l->features.v[l->grams.v[x->gram + i].feature];

			l->postings[f->first + f->filled++] = (uint32_t)s;
		}
	}
}

/* What one sentence asks the index for. */
struct ask {
	uint32_t feature;
	uint32_t item; /* asks of one item do not add up: the best counts */
	float weight;
};

struct met {
	uint32_t sentence;
	float score;
};

/* Scratch for one run: sums by sentence. */
struct search {
	float *sum, *last; /* all; by the last item that met it */
	uint32_t *item;	   /* that item + 1 */
	VEC(uint32_t) touched;
	VEC(struct ask) asks;
	VEC(struct met) met;
	size_t budget;
};

static int
ask_order(const void *a, const void *b)
{
	const struct ask *x = a, *y = b;

	return x->item != y->item
		       ? (x->item > y->item) - (x->item < y->item)
		       : (x->weight < y->weight) - (x->weight > y->weight);
}

/* Adds `ask` to every sentence it meets: in the other script, or before
 * `self` in the same script. */
static void
walk(const struct linker *l, struct search *q, const struct ask *ask,
     uint32_t self, bool across)
{
	const struct feature *f = &l->features.v[ask->feature];
	const struct linked_sentence *s = &l->sentences.v[self];

	for (uint32_t i = 0; i < f->df && q->budget; i++, q->budget--) {
		uint32_t other = l->postings[f->first + i];
		const struct linked_sentence *o = &l->sentences.v[other];

		if (!across && other >= self)
			break;
		if (o->source == s->source || (o->han != s->han) != across)
			continue;
		if (!q->item[other])
			vec_push(&q->touched, other);
		if (q->item[other] == ask->item + 1) {
			if (ask->weight <= q->last[other])
				continue;
			q->sum[other] -= q->last[other];
		}
		q->sum[other] += ask->weight;
		q->last[other] = ask->weight;
		q->item[other] = ask->item + 1;
	}
}

static void
ask_across(const struct linker *l, struct search *q,
	   const struct linked_sentence *s)
{
	for (uint32_t i = 0; i < s->items; i++) {
		const struct item *item = &l->items.v[s->item + i];

		for (uint32_t k = 0; k < item->alts; k++) {
			const struct alt *a = &l->alts.v[item->alt + k];
			struct ask ask = {
				a->feature, i,
				a->factor * l->features.v[a->feature].idf};

			if (l->features.v[a->feature].df)
				vec_push(&q->asks, ask);
		}
	}
	qsort(q->asks.v, q->asks.n, sizeof *q->asks.v, ask_order);
}

static void
ask_within(const struct linker *l, struct search *q,
	   const struct linked_sentence *s)
{
	for (uint32_t i = 0; i < s->grams; i++) {
		const struct gram *g = &l->grams.v[s->gram + i];

		vec_push(&q->asks, (struct ask){g->feature, i, g->weight});
	}
}

static int
met_order(const void *a, const void *b)
{
	const struct met *x = a, *y = b;

	if (x->score < y->score || x->score > y->score)
		return x->score < y->score ? 1 : -1;
	return (x->sentence > y->sentence) - (x->sentence < y->sentence);
}

/* What the asks have met, best first; leaves the sums cleared. */
static void
gather(const struct linker *l, struct search *q, bool across)
{
	q->met.n = 0;
	for (size_t i = 0; i < q->touched.n; i++) {
		uint32_t o = q->touched.v[i];
		float by = across ? l->sentences.v[o].weight
				  : l->sentences.v[o].length;
		struct met met = {o, q->sum[o]};

		met.score /= across ? sqrtf(by + 0.1f) : by + 0.1f;
		vec_push(&q->met, met);
		q->sum[o] = q->last[o] = 0;
		q->item[o] = 0;
	}
	q->touched.n = 0;
	if (q->met.n)
		qsort(q->met.v, q->met.n, sizeof *q->met.v, met_order);
}

static void
search_for(struct linker *l, struct search *q, uint32_t self, bool across)
{
	const struct linked_sentence *s = &l->sentences.v[self];
	size_t budget = POSTINGS_ALL / (l->sentences.n + 1);

	q->budget = budget < POSTINGS_LEAST ? POSTINGS_LEAST : budget;
	q->asks.n = 0;
	if (across)
		ask_across(l, q, s);
	else
		ask_within(l, q, s);
	for (size_t i = 0; i < q->asks.n && q->budget; i++)
		walk(l, q, &q->asks.v[i], self, across);
	gather(l, q, across);
	for (size_t i = 0; i < q->met.n && i < RESCORED; i++) {
		uint32_t o = q->met.v[i].sentence;
		struct link k = {o < self ? o : self, o < self ? self : o, 0,
				 false};

		k.score = link_pair(l, s, &l->sentences.v[o], NULL);
		if (k.score > 0)
			vec_push(&l->links, k);
	}
}

static int
by_score(const void *a, const void *b)
{
	const struct link *x = a, *y = b;

	if (x->score < y->score || x->score > y->score)
		return x->score < y->score ? 1 : -1;
	return x->a != y->a ? (x->a > y->a) - (x->a < y->a)
			    : (x->b > y->b) - (x->b < y->b);
}

static int
by_place(const void *a, const void *b)
{
	const struct link *x = a, *y = b;

	return x->a != y->a ? (x->a > y->a) - (x->a < y->a)
			    : (x->b > y->b) - (x->b < y->b);
}

/* Scores count less where one of the two has a better partner in the same
 * source: a sentence rarely says what two others say. */
static void
settle(struct linker *l)
{
	double *best = mem_zero(mem_mul(l->sentences.n + 1, sizeof *best));

	for (size_t i = 0; i < l->links.n; i++) {
		const struct link *k = &l->links.v[i];

		if (k->score > best[k->a])
			best[k->a] = k->score;
		if (k->score > best[k->b])
			best[k->b] = k->score;
	}
	for (size_t i = 0; i < l->links.n; i++) {
		struct link *k = &l->links.v[i];

		k->score *= k->score / best[k->a] * k->score / best[k->b];
	}
	free(best);
}

/* Keeps the `most` best of each sentence. */
static void
keep_best(struct linker *l, size_t most)
{
	size_t *kept = mem_zero(mem_mul(l->sentences.n + 1, sizeof *kept));
	size_t n = 0;

	if (l->links.n)
		qsort(l->links.v, l->links.n, sizeof *l->links.v, by_score);
	for (size_t i = 0; i < l->links.n; i++) {
		struct link k = l->links.v[i];
		size_t in_a = kept[k.a]++, in_b = kept[k.b]++;

		if (in_a >= most && in_b >= most)
			continue;
		k.sure = linker_sure(l, k.a, k.b, k.score);
		l->links.v[n++] = k;
	}
	l->links.n = n;
	if (n)
		qsort(l->links.v, n, sizeof *l->links.v, by_place);
	free(kept);
}

void
linker_run(struct linker *l, size_t most)
{
	size_t n = l->sentences.n;
	struct search q = {
		.sum = mem_zero(mem_mul(n + 1, sizeof(float))),
		.last = mem_zero(mem_mul(n + 1, sizeof(float))),
		.item = mem_zero(mem_mul(n + 1, sizeof(uint32_t))),
	};

	link_weigh(l);
	index_grams(l);
	for (uint32_t i = 0; i < n; i++) {
		if (l->sentences.v[i].han && l->counts[0])
			search_for(l, &q, i, true);
		search_for(l, &q, i, false);
	}
	settle(l);
	keep_best(l, most);
	free(q.sum);
	free(q.last);
	free(q.item);
	vec_free(&q.touched);
	vec_free(&q.asks);
	vec_free(&q.met);
}

const link_list *
linker_links(const struct linker *l)
{
	return &l->links;
}

double
linker_score(const struct linker *l, size_t a, size_t b)
{
	return link_pair(l, &l->sentences.v[a], &l->sentences.v[b], NULL);
}

bool
linker_sure(const struct linker *l, size_t a, size_t b, double score)
{
	bool across = l->sentences.v[a].han != l->sentences.v[b].han;

	return score >= (across ? 0.3 : 0.4);
}

static int
by_weight(const void *a, const void *b)
{
	const struct link_word *x = a, *y = b;

	if (x->weight < y->weight || x->weight > y->weight)
		return x->weight < y->weight ? 1 : -1;
	return (x->in_a.p > y->in_a.p) - (x->in_a.p < y->in_a.p);
}

void
linker_why(const struct linker *l, size_t a, size_t b, link_word_list *out)
{
	size_t first = out->n;

	link_pair(l, &l->sentences.v[a], &l->sentences.v[b], out);
	if (out->n > first)
		qsort(out->v + first, out->n - first, sizeof *out->v,
		      by_weight);
}
