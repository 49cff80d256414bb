/* From the links that the search found to those that are kept. Scores are
 * lifted by linked neighbours, lowered by a better partner in the same
 * source, and only the best of each sentence stay. All of it goes by the
 * links that meet in one sentence, so the time is linear in the links, but
 * for sorting those of one sentence, and beside the links stand a few
 * numbers for each. */
#include "link_parts.h"

#include <stdlib.h>

/* What a link between the neighbours adds. */
#define NEIGHBOUR 0.4

static int
found_order(const void *a, const void *b)
{
	const struct found *x = a, *y = b;

	return x->a != y->a ? (x->a > y->a) - (x->a < y->a)
			    : (x->b > y->b) - (x->b < y->b);
}

/* Makes links of what was found, by place. The two would be the most that a
 * story needs at once: links are laid where the found ones are, from the end,
 * for a link is the longer. */
static void
take_found(struct linker *l, found_list *found)
{
	size_t n = found->n;
	char *v = (char *)found->v;

	if (n)
		qsort(found->v, n, sizeof *found->v, found_order);
	v = mem_grow(v, mem_mul(n + 1, sizeof(struct link)));
	for (size_t i = n; i-- > 0;) {
		struct found f;
		struct link k;

		memcpy(&f, v + i * sizeof f, sizeof f);
		k = (struct link){.a = f.a,
				  .b = f.b & SENTENCE_MASK,
				  .score = (double)f.score};
		memcpy(v + i * sizeof k, &k, sizeof k);
	}
	l->links.v = (struct link *)(void *)v;
	l->links.n = n;
	l->links.cap = n + 1;
	*found = (found_list){0};
}

static int
by_place(const struct link *x, const struct link *y)
{
	return x->a != y->a ? (x->a > y->a) - (x->a < y->a)
			    : (x->b > y->b) - (x->b < y->b);
}

/* The score of the link between sentences `a` and `b` as it was before
 * lifting, or 0. */
static double
old_score(const struct linker *l, const float *old, uint32_t a, uint32_t b)
{
	size_t low = 0, high = l->links.n;
	struct link key = {.a = a, .b = b & SENTENCE_MASK};

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (by_place(&l->links.v[mid], &key) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low < l->links.n && !by_place(&l->links.v[low], &key)
		       ? (double)old[low]
		       : 0;
}

/* Sentences follow each other in what they tell: a link whose neighbours
 * before and after are linked too counts more. Links stand by place. */
static void
lift_neighbours(struct linker *l)
{
	float *old = mem_alloc(mem_mul(l->links.n + 1, sizeof *old));
	const struct placed *s = l->sentences.v;

	for (size_t i = 0; i < l->links.n; i++)
		old[i] = (float)l->links.v[i].score;
	for (size_t i = 0; i < l->links.n; i++) {
		struct link *k = &l->links.v[i];
		double by = 0;

		if (k->a && s[k->a - 1].source == s[k->a].source &&
		    s[k->b - 1].source == s[k->b].source)
			by += old_score(l, old, k->a - 1, k->b - 1);
		if (k->b + 1u < l->sentences.n &&
		    s[k->a + 1].source == s[k->a].source &&
		    s[k->b + 1].source == s[k->b].source)
			by += old_score(l, old, k->a + 1, k->b + 1);
		k->score *= 1 + NEIGHBOUR * by;
		if (k->score > 1)
			k->score = 1;
	}
	free(old);
}

/* The links that meet in each sentence: those of sentence i are
 * links[first[i] .. first[i + 1]), in their order. */
struct ends {
	uint32_t *first, *links;
};

static void
ends_of(struct ends *e, const link_list *links, size_t sentences)
{
	uint32_t sum = 0;

	e->first = mem_zero(mem_mul(sentences + 2, sizeof *e->first));
	e->links = mem_alloc(mem_mul(2 * links->n + 1, sizeof *e->links));
	for (size_t i = 0; i < links->n; i++) {
		e->first[links->v[i].a + 1]++;
		e->first[links->v[i].b + 1]++;
	}
	for (size_t i = 0; i < sentences; i++) {
		uint32_t n = e->first[i + 1];

		e->first[i + 1] = sum;
		sum += n;
	}
	for (uint32_t i = 0; i < links->n; i++) {
		e->links[e->first[links->v[i].a + 1]++] = i;
		e->links[e->first[links->v[i].b + 1]++] = i;
	}
}

static void
ends_free(struct ends *e)
{
	free(e->first);
	free(e->links);
}

/* One end of a link, at the sentence looked at. */
struct end {
	uint32_t source; /* of the other sentence */
	uint32_t link;
	double score;
};

static int
end_order(const void *a, const void *b)
{
	const struct end *x = a, *y = b;

	if (x->source != y->source)
		return x->source < y->source ? -1 : 1;
	return (x->score < y->score) - (x->score > y->score);
}

void
link_bests(uint32_t *best, const link_list *links, size_t sentences,
	   const uint32_t *source)
{
	VEC(struct end) met = {0};
	struct ends e;

	ends_of(&e, links, sentences);
	for (size_t s = 0; s < sentences; s++) {
		met.n = 0;
		for (uint32_t i = e.first[s]; i < e.first[s + 1]; i++) {
			const struct link *k = &links->v[e.links[i]];
			uint32_t other = k->a == s ? k->b : k->a;

			vec_push(&met, (struct end){source[other], e.links[i],
						    k->score});
		}
		if (met.n > 1)
			qsort(met.v, met.n, sizeof *met.v, end_order);
		for (size_t i = 0, top = 0; i < met.n; i++) {
			uint32_t k = met.v[i].link;

			if (met.v[top].source != met.v[i].source)
				top = i;
			best[2 * (size_t)k + (links->v[k].a != s)] =
				met.v[top].link;
		}
	}
	ends_free(&e);
	vec_free(&met);
}

/* Puts scores over the places that link_bests gave: they are asked for while
 * the scores of the links change. */
static void
score_bests(uint32_t *best, const link_list *links)
{
	for (size_t i = 0; i < 2 * links->n; i++) {
		float score = (float)links->v[best[i]].score;

		memcpy(&best[i], &score, sizeof score);
	}
}

static double
best_score(const uint32_t *best, size_t end)
{
	float score;

	memcpy(&score, &best[end], sizeof score);
	return (double)score;
}

/* Scores count less where one of the two has a better partner in the same
 * source: a sentence rarely says what two others say. The first that either
 * sentence has with a source is sure when it is high enough. */
static void
lower_seconds(struct linker *l)
{
	size_t n = l->sentences.n;
	uint32_t *best = mem_alloc(mem_mul(2 * l->links.n + 1, sizeof *best));
	uint32_t *source = mem_alloc(mem_mul(n + 1, sizeof *source));

	for (size_t i = 0; i < n; i++)
		source[i] = l->sentences.v[i].source;
	link_bests(best, &l->links, n, source);
	free(source);
	score_bests(best, &l->links);
	for (size_t i = 0; i < l->links.n; i++) {
		struct link *k = &l->links.v[i];
		double a = best_score(best, 2 * i);
		double b = best_score(best, 2 * i + 1);

		k->sure = linker_sure(l, k->a, k->b, k->score) &&
			  k->score >= a - 1e-6 && k->score >= b - 1e-6;
		k->score *= k->score / a * k->score / b;
	}
	free(best);
}

/* Is link `x` to be kept rather than `y`? */
static bool
is_better(const link_list *links, uint32_t x, uint32_t y)
{
	double p = links->v[x].score, q = links->v[y].score;

	return p > q || (p >= q && x < y);
}

/* Marks the `most` best of the `n` links in `met`, which it reorders. */
static void
mark_best(const link_list *links, uint32_t *met, size_t n, size_t most,
	  bool *kept)
{
	for (size_t i = 0; i < n && i < most; i++) {
		size_t best = i;
		uint32_t k;

		for (size_t j = i + 1; n > most && j < n; j++)
			if (is_better(links, met[j], met[best]))
				best = j;
		k = met[best];
		met[best] = met[i];
		met[i] = k;
		kept[k] = true;
	}
}

/* Keeps the `most` best of each sentence; those left stand by place. */
static void
keep_best(struct linker *l, size_t most)
{
	bool *kept = mem_zero(l->links.n + 1);
	struct ends e;
	size_t n = 0;

	ends_of(&e, &l->links, l->sentences.n);
	for (size_t s = 0; s < l->sentences.n; s++)
		mark_best(&l->links, e.links + e.first[s],
			  e.first[s + 1] - e.first[s], most, kept);
	for (size_t i = 0; i < l->links.n; i++)
		if (kept[i])
			l->links.v[n++] = l->links.v[i];
	l->links.n = n;
	ends_free(&e);
	free(kept);
}

void
link_settle(struct linker *l, found_list *found, size_t most)
{
	take_found(l, found);
	lift_neighbours(l);
	lower_seconds(l);
	keep_best(l, most);
	vec_trim(&l->links);
}
