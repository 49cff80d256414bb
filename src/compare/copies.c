/* Who copied whom, whole or in part.
 *
 * A text is cut into overlapping shingles: runs of about five words, or ten
 * Han characters, folded, without marks. A source whose shingles mostly stand
 * in another one is its copy, also when it was cut short or a word was
 * changed here and there (a changed word spoils five shingles of some
 * hundreds). The original is the older one; on one day, the one that does
 * not cite the other, is not cut off and is longer.
 *
 * Sources are taken in that order, so each asks only its elders, and of those
 * that share a shingle only the first few: time is linear in the text. */
#include "work.h"

#include "rashomon/base/map.h"
#include "rashomon/text/fold.h"
#include "rashomon/text/utf8.h"

#include <ctype.h>
#include <stdlib.h>

enum {
	SHINGLE_WEIGHT = 10, /* a Latin word weighs 2, a Han character 1 */
	ELDERS = 12,	     /* sources remembered by shingle */
	SHINGLES_LEAST = 16, /* shorter texts are no evidence */
	LIFTED_LEAST = 40,   /* bytes of a sentence */
	PART_LEAST = 40,     /* shared shingles that no quotation explains */
	MANY = 200	     /* sources; then one shingle in four is kept */
};
static const double COPY_SHARE = 0.5, PART_SHARE = 0.2;

struct token {
	uint64_t hash;
	unsigned weight;
};
typedef VEC(struct token) token_list;

static bool
is_letter(uint32_t cp)
{
	return cp >= 0x80 ? !(cp >= 0x2000 && cp <= 0x303f) &&
				    !(cp >= 0xff00 && cp <= 0xff0f)
			  : isalnum((int)cp) != 0;
}

static void
tokens_of(token_list *out, struct str s)
{
	uint64_t word = 0;
	bool open = false;
	uint32_t cp;

	for (size_t i = 0; i < s.n; i += utf8_next(s, i, &cp)) {
		utf8_next(s, i, &cp);
		cp = fold_cp(cp);
		if (open && (cp_is_han(cp) || !is_letter(cp)) && cp != '\'') {
			vec_push(out, (struct token){word, 2});
			open = false;
		}
		if (cp_is_han(cp)) {
			vec_push(out,
				 (struct token){
					 cp * UINT64_C(0x9e3779b97f4a7c15), 1});
		} else if (is_letter(cp)) {
			word = (open ? word : UINT64_C(0xcbf29ce484222325));
			word = (word ^ cp) * UINT64_C(0x100000001b3);
			open = true;
		}
	}
	if (open)
		vec_push(out, (struct token){word, 2});
}

/* A shingle and whose it is, in one number that sorts by both: the rank of its
 * source, elders first, in the low bits, which are as many as ranks need; the
 * rest is hash. */
struct shingles {
	VEC(uint64_t) all;
	uint64_t ranks;	 /* mask of the low bits */
	unsigned sample; /* one shingle in so many is kept */
};

static uint32_t
rank_of(const struct shingles *s, size_t i)
{
	return (uint32_t)(s->all.v[i] & s->ranks);
}

static bool
is_same(const struct shingles *s, size_t i, size_t k)
{
	return (s->all.v[i] | s->ranks) == (s->all.v[k] | s->ranks);
}

static bool
is_repeated(const struct shingles *s, size_t i)
{
	return i && s->all.v[i - 1] == s->all.v[i];
}

static int
number_order(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static size_t
add_shingles(struct shingles *s, const token_list *t, uint32_t rank)
{
	size_t count = 0;

	for (size_t i = 0; i < t->n; i++) {
		uint64_t h = 7;
		unsigned weight = 0;
		size_t k = i;

		for (; k < t->n && weight < SHINGLE_WEIGHT; k++) {
			h = (h ^ t->v[k].hash) * UINT64_C(0xff51afd7ed558ccd);
			h ^= h >> 31;
			weight += t->v[k].weight;
		}
		if (weight < SHINGLE_WEIGHT)
			break;
		if ((h >> 20) % s->sample)
			continue;
		vec_push(&s->all, (h & ~s->ranks) | rank);
		count++;
	}
	return count;
}

static bool
cites(const struct article *a, const struct article *of)
{
	for (size_t i = 0; *of->outlet && i < a->cites.n; i++)
		if (str_find(str_of(of->outlet), str_of(a->cites.v[i]), 0) !=
			    (size_t)-1 ||
		    str_find(str_of(a->cites.v[i]), str_of(of->outlet), 0) !=
			    (size_t)-1)
			return true;
	return false;
}

/* Below 0: `a` is the elder. Only what both know of the date counts. */
static int
elder(const struct article *a, const struct article *b)
{
	size_t na = strlen(a->published), nb = strlen(b->published);
	size_t n = na > 10 && nb > 10 ? 16 : 10;
	int by = na >= 10 && nb >= 10 ? strncmp(a->published, b->published, n)
				      : 0;

	if (by)
		return by;
	if (cites(a, b) != cites(b, a))
		return cites(a, b) ? 1 : -1;
	if (a->truncated != b->truncated)
		return a->truncated ? 1 : -1;
	if (na >= 10 && nb >= 10 && (na > 10) != (nb > 10))
		return na > 10 ? 1 : -1;
	return a->body > b->body ? -1 : a->body < b->body;
}

struct ranked {
	const struct article *a;
	size_t source;
};

static int
rank_order(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	int by = strncmp(x->a->published, y->a->published, 10);

	if (by && *x->a->published && *y->a->published)
		return by;
	if (!*x->a->published != !*y->a->published)
		return *x->a->published ? -1 : 1;
	by = elder(x->a, y->a);
	return by ? by : (x->source > y->source) - (x->source < y->source);
}

/* Pairs of sources that share shingles: how many, by rank. */
struct shares {
	struct shingles s;
	size_t *shingles;  /* of a source, by rank */
	struct ranked *by; /* sources, elders first */
	size_t n;
};

static bool
related(const struct work *w, size_t a, size_t b)
{
	const struct article *x = w->c->sources.v[a].article;
	const struct article *y = w->c->sources.v[b].article;

	return x->parent == b + 1 || y->parent == a + 1 ||
	       (strcmp(x->kind, "take") == 0 && strcmp(y->kind, "take") == 0 &&
		x->parent && x->parent == y->parent);
}

/* Judges one pair by the shingles they share. */
static void
judge_pair(struct work *w, const struct shares *s, uint32_t young, uint32_t old,
	   uint32_t shared)
{
	size_t y = s->by[young].source, o = s->by[old].source;
	struct source *copy = &w->c->sources.v[y];
	double share = (double)shared / (double)s->shingles[young];
	double back = (double)shared / (double)s->shingles[old];

	if (s->shingles[young] < SHINGLES_LEAST / s->s.sample ||
	    s->shingles[old] < SHINGLES_LEAST / s->s.sample || related(w, y, o))
		return;
	if (share < COPY_SHARE && share >= PART_SHARE &&
	    shared >= PART_LEAST / s->s.sample && share > copy->part_share) {
		copy->part_of = o + 1;
		copy->part_share = share;
	}
	if (share < COPY_SHARE && back < 0.8)
		return;
	if (share < COPY_SHARE) { /* it holds the whole of a shorter text */
		copy = &w->c->sources.v[o];
		if (copy->copy_of || elder(s->by[old].a, s->by[young].a) < 0)
			return;
		share = back;
		o = y;
	}
	if (share <= copy->copy_share)
		return;
	copy->copy_of = o + 1;
	copy->copy_share = share;
}

static int
rank_number(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Where a source's shingles are met: the first of each in `all`, by rank;
 * those of rank r are at[first[r] .. first[r + 1]). */
struct places {
	size_t *first;
	uint32_t *at;
};

static void
places_of(struct places *p, const struct shares *s)
{
	size_t n = s->s.all.n;
	uint32_t head = 0;

	p->first = mem_zero(mem_mul(s->n + 2, sizeof *p->first));
	p->at = mem_alloc(mem_mul(n + 1, sizeof *p->at));
	for (size_t i = 0; i < n; i++)
		p->first[rank_of(&s->s, i) + 2] += !is_repeated(&s->s, i);
	for (size_t i = 2; i < s->n + 2; i++)
		p->first[i] += p->first[i - 1];
	for (uint32_t i = 0; i < n; i++) {
		if (!is_same(&s->s, i, head))
			head = i;
		if (!is_repeated(&s->s, i))
			p->at[p->first[rank_of(&s->s, i) + 1]++] = head;
	}
}

/* Counts the elders that have the shingle which starts at `at` too, in
 * `tally`; adds those not met before to `met`. */
static size_t
tally_elders(const struct shares *s, size_t at, uint32_t young, uint32_t *tally,
	     uint32_t *met, size_t n)
{
	for (size_t elders = 0; elders < ELDERS; at++) {
		uint32_t rank = rank_of(&s->s, at);

		if (rank == young)
			break;
		if (is_repeated(&s->s, at))
			continue;
		elders++;
		if (!tally[rank]++)
			met[n++] = rank;
	}
	return n;
}

/* Judges the pairs of one younger source with the elders whose shingles it
 * shares. `tally` is zero for every source before and after. */
static void
judge_young(struct work *w, const struct shares *s, const struct places *p,
	    uint32_t young, uint32_t *tally, uint32_t *met)
{
	size_t n = 0;

	for (size_t i = p->first[young]; i < p->first[young + 1]; i++)
		n = tally_elders(s, p->at[i], young, tally, met, n);
	if (n > 1)
		qsort(met, n, sizeof *met, rank_number);
	for (size_t i = 0; i < n; i++) {
		judge_pair(w, s, young, met[i], tally[met[i]]);
		tally[met[i]] = 0;
	}
}

static void
judge_all(struct work *w, const struct shares *s)
{
	uint32_t *tally = mem_zero(mem_mul(s->n + 1, sizeof *tally));
	uint32_t *met = mem_alloc(mem_mul(s->n + 1, sizeof *met));
	struct places p;

	places_of(&p, s);
	for (uint32_t young = 0; young < s->n; young++)
		judge_young(w, s, &p, young, tally, met);
	free(p.first);
	free(p.at);
	free(tally);
	free(met);
}

/* A copy of a copy is a copy of the original; follows chains once. */
static void
set_roots(struct work *w)
{
	size_t n = w->c->sources.n;

	w->root = mem_zero(mem_mul(n + 1, sizeof *w->root));
	for (size_t i = 0; i < n; i++) {
		size_t at = i, steps = 0;

		while (w->c->sources.v[at].copy_of && steps++ < n)
			at = w->c->sources.v[at].copy_of - 1;
		w->root[i] = at;
	}
}

/* Which sentences of source `y` stand word for word in the one that it took a
 * part from. Short ones prove nothing. */
static void
mark_lifted(struct work *w, size_t y)
{
	const struct source *young = &w->c->sources.v[y];
	const struct source *old = &w->c->sources.v[young->part_of - 1];
	struct map known = MAP_INIT;

	for (size_t i = 0; i < old->sentences.n; i++) {
		struct sentence s = old->sentences.v[i];

		map_at(&known, str_sub(old->article->text, s.start, s.end), i);
	}
	for (size_t i = 0; i < young->sentences.n; i++) {
		struct sentence s = young->sentences.v[i];

		w->lifted[w->first_sentence[y] + i] =
			s.end - s.start >= LIFTED_LEAST &&
			map_get(&known, str_sub(young->article->text, s.start,
						s.end)) != MAP_NONE;
	}
	map_free(&known);
}

void
find_lifted(struct work *w)
{
	size_t n = w->c->sources.n, last = n ? n - 1 : 0;

	w->lifted =
		mem_zero(n ? w->first_sentence[last] +
					 w->c->sources.v[last].sentences.n + 1
			   : 1);
	for (size_t i = 0; i < n; i++)
		if (w->c->sources.v[i].part_of && !w->c->sources.v[i].copy_of)
			mark_lifted(w, i);
}

static void
rank_sources(struct work *w, struct shares *s)
{
	for (size_t i = 0; i < s->n; i++)
		s->by[i] = (struct ranked){w->c->sources.v[i].article, i};
	if (s->n > 1)
		qsort(s->by, s->n, sizeof *s->by, rank_order);
	for (uint32_t r = 0; r < s->n; r++) {
		token_list tokens = {0};

		tokens_of(&tokens,
			  str_sub(s->by[r].a->text, 0, s->by[r].a->body));
		s->shingles[r] = add_shingles(&s->s, &tokens, r);
		vec_free(&tokens);
	}
	if (s->s.all.n > 1)
		qsort(s->s.all.v, s->s.all.n, sizeof *s->s.all.v, number_order);
}

void
find_copies(struct work *w)
{
	struct shares s = {.n = w->c->sources.n};

	s.s.sample = s.n > MANY ? 4 : 1;
	while (s.s.ranks < s.n)
		s.s.ranks = s.s.ranks << 1 | 1;
	s.by = mem_zero(mem_mul(s.n + 1, sizeof *s.by));
	s.shingles = mem_zero(mem_mul(s.n + 1, sizeof *s.shingles));
	rank_sources(w, &s);
	judge_all(w, &s);
	set_roots(w);
	free(s.by);
	free(s.shingles);
	vec_free(&s.s.all);
}
