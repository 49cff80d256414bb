/* How much two sentences say the same.
 *
 * One script: the cosine of their grams, each weighted by how rare it is.
 * Two scripts: every word of the Han sentence looks for the best of its
 * alternatives among the words of the Latin one; a Latin word is used once.
 * What is found counts by its rarity; the score is the geometric mean of the
 * shares found on both sides, so that a short sentence inside a long one does
 * not pass for the whole. */
#include "link_parts.h"

#include <math.h>
#include <stdlib.h>

/* Sentences that are taken to exist beside those given, so that weights are
 * sane in small stories. */
#define BESIDE 40
/* Short sentences are found whole by chance: a word that is never found
 * stands on either side. */
#define BLANK 0.5f
/* Names that sound less alike are not matched. */
#define SOUNDS 0.7f

static float
idf(size_t sentences, uint32_t df)
{
	float n = (float)sentences + BESIDE;

	return logf(n / ((float)df + 0.5f)) / logf(n / 0.5f);
}

static void
count_features(struct linker *l)
{
	for (size_t c = 0; c < l->cuts.n; c++) {
		const struct cut_text *x = &l->cuts.v[c];

		for (uint32_t i = 0; i < x->grams; i++)
			l->features.v[l->grams.v[x->gram + i].feature].df +=
				x->times;
	}
}

static void
weigh_text(struct linker *l, struct cut_text *s)
{
	float sum = 0, square = 0;

	for (uint32_t i = 0; i < s->items; i++)
		sum += link_weight(l, &l->items.v[s->item + i]);
	for (uint32_t i = 0; i < s->grams; i++) {
		struct gram *g = &l->grams.v[s->gram + i];

		g->weight = (1 + logf(g->weight > 1 ? g->weight : 1)) *
			    (g->weight < 1 ? g->weight : 1) *
			    l->features.v[g->feature].idf;
		square += g->weight * g->weight;
	}
	s->weight = sum;
	s->length = sqrtf(square);
}

void
link_weigh(struct linker *l)
{
	count_features(l);
	for (size_t i = 0; i < l->features.n; i++)
		l->features.v[i].idf = idf(l->sentences.n, l->features.v[i].df);
	for (size_t i = 0; i < l->cuts.n; i++)
		weigh_text(l, &l->cuts.v[i]);
}

static struct str
item_words(const struct cut_text *s, const struct item *item)
{
	return str_sub(s->text, item->start, item->start + item->size);
}

static void
tell(link_word_list *why, struct str a, struct str b, float weight)
{
	if (why)
		vec_push(why, (struct link_word){a, b, (double)weight});
}

/* A word of one sentence that stands for one of the other. */
struct match {
	uint32_t h, e; /* items */
	float factor;
	float value; /* what it counts */
};
enum { ITEMS_MOST = 256, MATCHES_MOST = 512, WANTS_FIRST = 256 };

struct matches {
	struct match v[MATCHES_MOST];
	size_t n;
};

static const struct sound *
sound_of(const struct linker *l, const struct item *item)
{
	return &l->sounds.v[l->features.v[item->own].sound - 1];
}

void
link_want(const struct linker *l, struct wants *w, const struct cut_text *h)
{
	memset(w->heap, 0, sizeof w->heap);
	w->v.n = 0;
	vec_reserve(&w->v, WANTS_FIRST);
	for (uint32_t i = 0; i < h->items && i < ITEMS_MOST; i++) {
		struct alt own[1];
		const struct alt *alts;
		size_t n = link_alts(l, &l->items.v[h->item + i], own, &alts);

		for (size_t k = 0; k < n; k++) {
			uint32_t f = alts[k].feature;
			uint32_t *heap = &w->heap[f % WANT_HEAPS];

			vec_push(&w->v,
				 (struct want){f, i, alts[k].factor, *heap});
			*heap = (uint32_t)w->v.n;
		}
	}
}

/* Who wants the `k`-th word of `es`? */
static void
match_word(const struct linker *l, struct matches *m, const struct wants *w,
	   const struct cut_text *hs, const struct cut_text *es, uint32_t k)
{
	const struct item *e = &l->items.v[es->item + k];
	const struct want *x;

	for (uint32_t i = w->heap[e->own % WANT_HEAPS]; i; i = x->next) {
		const struct item *h;

		x = &w->v.v[i - 1];
		if (x->feature != e->own || m->n >= MATCHES_MOST)
			continue;
		h = &l->items.v[hs->item + x->item];
		m->v[m->n++] = (struct match){
			x->item, k, x->factor,
			x->factor * (link_weight(l, e) + link_weight(l, h))};
	}
}

/* Names by their sound. */
static void
match_names(const struct linker *l, struct matches *m,
	    const struct cut_text *hs, const struct cut_text *es)
{
	for (uint32_t i = 0; i < hs->items && i < ITEMS_MOST; i++) {
		const struct item *h = &l->items.v[hs->item + i];

		for (uint32_t k = 0; h->name && k < es->items && k < ITEMS_MOST;
		     k++) {
			const struct item *e = &l->items.v[es->item + k];
			float like;

			if (!e->name || m->n >= MATCHES_MOST)
				continue;
			if (!sound_may_be_like(sound_of(l, h), sound_of(l, e)))
				continue;
			like = (float)sound_like(sound_of(l, h), sound_of(l, e),
						 SOUND_CARRIED);
			if (like < SOUNDS)
				continue;
			m->v[m->n++] = (struct match){
				i, k, like,
				like * (link_weight(l, e) + link_weight(l, h))};
		}
	}
}

static int
match_order(const void *a, const void *b)
{
	const struct match *x = a, *y = b;

	if (x->value < y->value || x->value > y->value)
		return x->value < y->value ? 1 : -1;
	return x->h != y->h ? (x->h > y->h) - (x->h < y->h)
			    : (x->e > y->e) - (x->e < y->e);
}

static void
find_matches(const struct linker *l, struct matches *m, const struct wants *w,
	     const struct cut_text *h, const struct cut_text *e)
{
	m->n = 0;
	for (uint32_t k = 0; k < e->items && k < ITEMS_MOST; k++)
		match_word(l, m, w, h, e, k);
	match_names(l, m, h, e);
	if (m->n > 1)
		qsort(m->v, m->n, sizeof *m->v, match_order);
}

double
link_across(const struct linker *l, const struct wants *w,
	    const struct cut_text *h, const struct cut_text *e,
	    link_word_list *why)
{
	bool used_h[ITEMS_MOST] = {false}, used_e[ITEMS_MOST] = {false};
	float in_h = 0, in_e = 0;
	struct matches m;

	find_matches(l, &m, w, h, e);
	for (size_t i = 0; i < m.n; i++) {
		const struct match *x = &m.v[i];
		const struct item *in = &l->items.v[h->item + x->h];
		const struct item *other = &l->items.v[e->item + x->e];

		if (used_h[x->h] || used_e[x->e])
			continue;
		used_h[x->h] = used_e[x->e] = true;
		in_h += link_weight(l, in) * x->factor;
		in_e += link_weight(l, other) * x->factor;
		tell(why, item_words(h, in), item_words(e, other), x->value);
	}
	if (h->weight <= 0 || e->weight <= 0)
		return 0;
	return sqrt((double)(in_h / (h->weight + BLANK)) *
		    (double)(in_e / (e->weight + BLANK)));
}

static double
within(const struct linker *l, const struct cut_text *a,
       const struct cut_text *b)
{
	const struct gram *x = l->grams.v + a->gram, *xe = x + a->grams;
	const struct gram *y = l->grams.v + b->gram, *ye = y + b->grams;
	float sum = 0;

	while (x < xe && y < ye) {
		if (x->feature == y->feature)
			sum += x++->weight * y++->weight;
		else if (x->feature < y->feature)
			x++;
		else
			y++;
	}
	if (a->length <= 0 || b->length <= 0)
		return 0;
	return (double)(sum / a->length / b->length);
}

/* The words two sentences of one script share. */
static void
tell_within(const struct linker *l, const struct cut_text *a,
	    const struct cut_text *b, link_word_list *why)
{
	for (uint32_t i = 0; i < a->items; i++) {
		const struct item *x = &l->items.v[a->item + i];

		for (uint32_t k = 0; k < b->items; k++) {
			const struct item *y = &l->items.v[b->item + k];

			if (x->own != y->own)
				continue;
			tell(why, item_words(a, x), item_words(b, y),
			     link_weight(l, x));
			break;
		}
	}
}

static void
swap_words(link_word_list *why, size_t first)
{
	for (size_t i = first; i < why->n; i++) {
		struct link_word *w = &why->v[i];

		*w = (struct link_word){w->in_b, w->in_a, w->weight};
	}
}

/* A Han text `h` against a Latin one that it meets once. */
static double
across_once(const struct linker *l, const struct cut_text *h,
	    const struct cut_text *e, link_word_list *why)
{
	struct wants w = {.v = {0}};
	double score;

	link_want(l, &w, h);
	score = link_across(l, &w, h, e, why);
	vec_free(&w.v);
	return score;
}

double
link_pair(const struct linker *l, const struct cut_text *a,
	  const struct cut_text *b, link_word_list *why)
{
	size_t first = why ? why->n : 0;
	double score;

	if (a->han && !b->han)
		return across_once(l, a, b, why);
	if (a->han == b->han) {
		if (why)
			tell_within(l, a, b, why);
		return within(l, a, b);
	}
	score = across_once(l, b, a, why);
	if (why)
		swap_words(why, first);
	return score;
}
