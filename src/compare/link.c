/* The linker: sentences in, links out.
 *
 * Candidates for a sentence are met through postings (feature -> sentences),
 * heavy words first, until a budget of postings is walked; the best of them
 * are then scored as pairs. So the time is the number of sentences times a
 * constant, however many share a word. Three things are then done to the
 * scores: linked neighbours lift a link, a better partner in the same source
 * lowers it, and only the best of both sides is sure. */
#include "link_parts.h"

#include <math.h>
#include <stdlib.h>

/* Postings walked and pairs scored in all, about; the least for one sentence,
 * and for one of its words. */
enum {
	POSTINGS_ALL = 16000000,
	POSTINGS_LEAST = 300,
	POSTINGS_SHARE = 16,
	PAIRS_ALL = 1000000,
	RESCORED = 48
};

/* From these scores on a link is sure. Chosen on stories: of the sure links
 * about four in five share an annotated fact. */
#define SURE_ACROSS 0.26
#define SURE_HAN 0.22
#define SURE_LATIN 0.30

struct linker *
linker_new(const struct lexicon *lexicon)
{
	struct linker *l = mem_zero(sizeof *l);

	l->lexicon = lexicon;
	readings_open(&l->readings, NULL);
	return l;
}

void
linker_free(struct linker *l)
{
	if (!l)
		return;
	map_free(&l->names);
	free(l->texts);
	vec_free(&l->features);
	vec_free(&l->alts);
	vec_free(&l->sounds);
	readings_close(&l->readings);
	vec_free(&l->items);
	vec_free(&l->grams);
	vec_free(&l->cuts);
	vec_free(&l->sentences);
	vec_free(&l->links);
	free(l);
}

/* The place in the table of texts where `text` stands or belongs. */
static uint32_t *
text_place(const struct linker *l, struct str text)
{
	size_t mask = l->texts_cap - 1, i = (size_t)hash_bytes(text) & mask;

	while (l->texts[i] && !str_eq(l->cuts.v[l->texts[i] - 1].text, text))
		i = (i + 1) & mask;
	return &l->texts[i];
}

static void
grow_texts(struct linker *l)
{
	if (l->cuts.n * 4 < l->texts_cap * 3)
		return;
	l->texts_cap = l->texts_cap ? l->texts_cap * 2 : 16;
	free(l->texts);
	l->texts = mem_zero(mem_mul(l->texts_cap, sizeof *l->texts));
	for (uint32_t i = 0; i < l->cuts.n; i++)
		*text_place(l, l->cuts.v[i].text) = i + 1;
}

/* Reprints repeat whole sentences: those of one text share its items and
 * grams. */
size_t
linker_add(struct linker *l, struct str text, struct str language,
	   size_t source)
{
	struct placed p = {.source = (uint32_t)source & SOURCE_MASK};
	uint32_t *at;

	(void)language;
	grow_texts(l);
	at = text_place(l, text);
	if (!*at) {
		struct cut_text cut = {.text = text};

		link_cut(l, &cut);
		vec_push(&l->cuts, cut);
		*at = (uint32_t)l->cuts.n;
	}
	p.cut = *at - 1;
	l->cuts.v[p.cut].times++;
	p.han = l->cuts.v[p.cut].han;
	l->counts[p.han]++;
	vec_push(&l->sentences, p);
	return l->sentences.n - 1;
}

/* Lays out who has which gram. */
static void
index_grams(struct linker *l)
{
	uint32_t at = 0;

	for (size_t i = 0; i < l->features.n; i++) {
		l->features.v[i].first = at;
		l->features.v[i].at = 0;
		at += l->features.v[i].df;
	}
	l->postings = mem_alloc(mem_mul((size_t)at + 1, sizeof(uint32_t)));
	for (size_t s = 0; s < l->sentences.n; s++) {
		const struct cut_text *x = link_cut_of(l, s);

		for (uint32_t i = 0; i < x->grams; i++) {
			struct feature *f =
				&l->features.v[l->grams.v[x->gram + i].feature];

			l->postings[f->first + f->at++] = (uint32_t)s;
		}
	}
	for (size_t i = 0; i < l->features.n; i++)
		l->features.v[i].at = 0;
}

/* What one sentence asks the index for. */
struct ask {
	uint32_t feature;
	uint32_t item; /* asks of one item do not add up: the best counts */
	float weight;
	float group; /* of its item: heavy items are asked first */
};

struct met {
	uint32_t sentence;
	float score;
};

/* What the asks for one sentence have summed up for another. */
struct tally {
	float sum, last; /* all; by the last item that met it */
	uint32_t item;	 /* that item + 1 */
};

/* Scratch for one run. */
struct search {
	struct tally *tally; /* by sentence */
	VEC(uint32_t) touched;
	VEC(struct ask) asks;
	VEC(struct met) met;
	found_list found;
	struct wants wants; /* of the sentence searched for */
	uint32_t *first;    /* of a sentence searched for: its own in `found` */
	size_t rescored;    /* candidates scored for one sentence */
	size_t kept;	    /* links kept of them */
};

static int
ask_order(const void *a, const void *b)
{
	const struct ask *x = a, *y = b;

	if (x->group < y->group || x->group > y->group)
		return x->group < y->group ? 1 : -1;
	if (x->item != y->item)
		return x->item < y->item ? -1 : 1;
	return (x->weight < y->weight) - (x->weight > y->weight);
}

static void
meet(struct search *q, const struct ask *ask, uint32_t other)
{
	struct tally *t = &q->tally[other];

	if (!t->item)
		vec_push(&q->touched, other);
	if (t->item == ask->item + 1) {
		if (ask->weight <= t->last)
			return;
		t->sum -= t->last;
	}
	t->sum += ask->weight;
	t->last = ask->weight;
	t->item = ask->item + 1;
}

/* The first posting of `f` that is not before sentence `self`. Sentences are
 * searched for in order, so that it only moves on. */
static uint32_t
posting_from(const struct linker *l, struct feature *f, uint32_t self)
{
	while (f->at < f->df && l->postings[f->first + f->at] < self)
		f->at++;
	return f->at;
}

/* Adds `ask` to the sentences it meets: all of them, or where there are too
 * many, those that come next, so that different asks meet the same ones. */
static void
walk(struct linker *l, struct search *q, const struct ask *ask, uint32_t self,
     bool across, uint32_t most)
{
	struct feature *f = &l->features.v[ask->feature];
	struct placed own = l->sentences.v[self];
	uint32_t at = f->df > most ? posting_from(l, f, self) : 0;
	uint32_t n = f->df > most ? most : f->df;

	for (uint32_t i = 0; i < n; i++, at++) {
		uint32_t other;
		struct placed o;

		if (at == f->df)
			at = 0;
		other = l->postings[f->first + at];
		o = l->sentences.v[other];
		if (o.source != own.source && (o.han != own.han) == across)
			meet(q, ask, other);
	}
}

static void
ask_across(const struct linker *l, struct search *q, const struct cut_text *s)
{
	for (uint32_t i = 0; i < s->items; i++) {
		const struct item *item = &l->items.v[s->item + i];
		const struct alt *alts;
		struct alt own[1];
		size_t n = link_alts(l, item, own, &alts);

		for (size_t k = 0; k < n; k++) {
			const struct feature *f =
				&l->features.v[alts[k].feature];
			struct ask ask = {alts[k].feature, i,
					  alts[k].factor * f->idf,
					  link_weight(l, item)};

			if (f->df)
				vec_push(&q->asks, ask);
		}
	}
}

static void
ask_within(const struct linker *l, struct search *q, const struct cut_text *s)
{
	for (uint32_t i = 0; i < s->grams; i++) {
		const struct gram *g = &l->grams.v[s->gram + i];

		vec_push(&q->asks,
			 (struct ask){g->feature, i, g->weight, g->weight});
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

/* Puts `met` among the best `rescored`, which stay sorted. */
static void
keep_met(struct search *q, struct met met)
{
	size_t i = q->met.n;

	if (i == q->rescored) {
		if (met_order(&met, &q->met.v[i - 1]) >= 0)
			return;
		i--;
	} else {
		vec_push(&q->met, met);
	}
	for (; i && met_order(&met, &q->met.v[i - 1]) < 0; i--)
		q->met.v[i] = q->met.v[i - 1];
	q->met.v[i] = met;
}

/* The best of what the asks have met; leaves the sums cleared. */
static void
gather(const struct linker *l, struct search *q, bool across)
{
	q->met.n = 0;
	for (size_t i = 0; i < q->touched.n; i++) {
		uint32_t o = q->touched.v[i];
		const struct cut_text *c = link_cut_of(l, o);
		float by = across ? c->weight : c->length;
		struct met met = {o, q->tally[o].sum};

		met.score /= across ? sqrtf(by + 0.1f) : by + 0.1f;
		keep_met(q, met);
		q->tally[o] = (struct tally){0};
	}
	q->touched.n = 0;
}

/* Sentences of one script meet twice, once from each side: has the search for
 * `o`, which was before, found `self`? */
static bool
was_found(const struct search *q, uint32_t o, uint32_t self)
{
	for (uint32_t i = q->first[o]; o < self && i < q->first[o + 1]; i++)
		if (q->found.v[i].a == self || q->found.v[i].b == self)
			return true;
	return false;
}

/* Scores the best that were met and keeps the best of those. */
static void
score_met(const struct linker *l, struct search *q, uint32_t self, bool across)
{
	const struct cut_text *s = link_cut_of(l, self);
	size_t n = q->met.n < q->rescored ? q->met.n : q->rescored;

	if (across)
		link_want(l, &q->wants, s);
	for (size_t i = 0; i < n; i++) {
		const struct cut_text *o = link_cut_of(l, q->met.v[i].sentence);

		q->met.v[i].score =
			(float)(across ? link_across(l, &q->wants, s, o, NULL)
				       : link_pair(l, s, o, NULL));
	}
	if (n)
		qsort(q->met.v, n, sizeof *q->met.v, met_order);
	for (size_t i = 0; i < n && i < q->kept; i++) {
		uint32_t o = q->met.v[i].sentence;
		struct found k = {o < self ? o : self, o < self ? self : o,
				  q->met.v[i].score};

		if (k.score > 0 && !was_found(q, o, self))
			vec_push(&q->found, k);
	}
}

static void
search_for(struct linker *l, struct search *q, uint32_t self, bool across)
{
	const struct cut_text *s = link_cut_of(l, self);
	size_t budget = POSTINGS_ALL / (l->sentences.n + 1);

	if (budget < POSTINGS_LEAST)
		budget = POSTINGS_LEAST;
	q->asks.n = 0;
	if (across)
		ask_across(l, q, s);
	else
		ask_within(l, q, s);
	if (q->asks.n)
		qsort(q->asks.v, q->asks.n, sizeof *q->asks.v, ask_order);
	for (size_t i = 0; i < q->asks.n && budget; i++) {
		uint32_t df = l->features.v[q->asks.v[i].feature].df;
		size_t share = 2 * budget / (q->asks.n - i);

		share = share < POSTINGS_SHARE ? POSTINGS_SHARE : share;
		share = share < df ? share : df;
		share = share < budget ? share : budget;
		walk(l, q, &q->asks.v[i], self, across, (uint32_t)share);
		budget -= share;
	}
	gather(l, q, across);
	score_met(l, q, self, across);
}

static void
search_all(struct linker *l, struct search *q, size_t most)
{
	size_t n = l->sentences.n;

	q->rescored = PAIRS_ALL / (n + 1);
	q->rescored = q->rescored < most ? most : q->rescored;
	q->rescored = q->rescored > RESCORED ? RESCORED : q->rescored;
	q->kept = most;
	q->tally = mem_zero(mem_mul(n + 1, sizeof *q->tally));
	q->first = mem_alloc(mem_mul(n + 1, sizeof *q->first));
	index_grams(l);
	for (uint32_t i = 0; i < n; i++) {
		q->first[i] = (uint32_t)q->found.n;
		if (l->sentences.v[i].han && l->counts[0])
			search_for(l, q, i, true);
		search_for(l, q, i, false);
	}
	free(l->postings);
	l->postings = NULL;
	free(q->tally);
	free(q->first);
	vec_free(&q->touched);
	vec_free(&q->asks);
	vec_free(&q->met);
	vec_free(&q->wants.v);
}

/* What only the adding and the search ask for goes before the links are
 * settled, so that the two never stand in memory together. */
void
linker_run(struct linker *l, size_t most)
{
	struct search q = {0};

	map_free(&l->names);
	free(l->texts);
	l->texts = NULL;
	link_weigh(l);
	if (!most)
		return;
	search_all(l, &q, most);
	link_settle(l, &q.found, most);
}

const link_list *
linker_links(const struct linker *l)
{
	return &l->links;
}

void
linker_take_links(struct linker *l, link_list *out)
{
	*out = l->links;
	l->links = (link_list){0};
}

double
linker_score(const struct linker *l, size_t a, size_t b)
{
	return link_pair(l, link_cut_of(l, a), link_cut_of(l, b), NULL);
}

bool
linker_sure(const struct linker *l, size_t a, size_t b, double score)
{
	bool x = link_cut_of(l, a)->han, y = link_cut_of(l, b)->han;

	return score >= (x != y ? SURE_ACROSS : x ? SURE_HAN : SURE_LATIN);
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

	link_pair(l, link_cut_of(l, a), link_cut_of(l, b), out);
	if (out->n > first)
		qsort(out->v + first, out->n - first, sizeof *out->v,
		      by_weight);
}
