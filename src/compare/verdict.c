/* Facts put in order and judged.
 *
 * A source and its copies count as one; a figure told only for comparison
 * does not count. Two independent sources differ when no value of the one
 * can hold beside any value of the other; a fact differs when any two of
 * them do. It is agreed when all values are equal, compatible otherwise.
 * Values are first brought to classes of equal ones, and sources with the
 * same classes are one voice, so time is linear in mentions and quadratic
 * only in the handful of classes. */
#include "verdict.h"

#include <stdlib.h>

static enum relation
relation(const struct work *w, size_t a, size_t b)
{
	const struct aspect *x = aspect_of(w, a), *y = aspect_of(w, b);

	switch (w->c->told.v[a].m.kind) {
	case MENTION_QUANTITY:
		return value_relation(x, y);
	case MENTION_TIME:
		return date_relation(x, y);
	case MENTION_QUOTE:
		return x->altered != y->altered ? REL_DIFFERS : REL_EQUAL;
	case MENTION_CLAIM:
		return x->polarity * y->polarity < 0 ? REL_DIFFERS : REL_EQUAL;
	default:
		return REL_EQUAL;
	}
}

bool
class_has(const struct work *w, const struct hearing *h, size_t k, size_t t)
{
	return relation(w, h->example[k], t) == REL_EQUAL;
}

/* Bit of the class of mention `t`; 0 when there are too many. */
static uint64_t
class_bit(const struct work *w, struct hearing *h, size_t t)
{
	for (size_t k = 0; k < h->classes; k++)
		if (relation(w, h->example[k], t) == REL_EQUAL) {
			h->count[k]++;
			return UINT64_C(1) << k;
		}
	if (h->classes == CLASSES_MOST)
		return 0;
	h->example[h->classes] = t;
	h->count[h->classes] = 1;
	return UINT64_C(1) << h->classes++;
}

/* A fact whose every mention is an older figure is about that figure. */
static bool
all_earlier(const struct work *w, const struct fact *f)
{
	for (size_t i = 0; i < f->told.n; i++)
		if (!aspect_of(w, f->told.v[i])->earlier)
			return false;
	return true;
}

/* The source that a mention counts for: the original of a copy, or of the
 * sentence where that was lifted. */
static size_t
root_of(const struct work *w, const struct told *t)
{
	const struct source *s = &w->c->sources.v[t->source];

	return w->lifted[w->first_sentence[t->source] + t->sentence]
		       ? w->root[s->part_of - 1]
		       : w->root[t->source];
}

static void
hear_one(const struct work *w, struct hearing *h, size_t t)
{
	size_t root = root_of(w, &w->c->told.v[t]);

	if (!h->mask[root])
		vec_push(&h->roots, root);
	h->mask[root] |= class_bit(w, h, t);
}

/* Has the value of mention `t` been given by another? */
static bool
is_heard(const struct work *w, const struct hearing *h, size_t t)
{
	for (size_t k = 0; k < h->classes; k++)
		if (class_has(w, h, k, t))
			return true;
	return false;
}

/* Older figures only count beside a plain one of the same value. */
static void
hear(struct work *w, const struct fact *f, struct hearing *h)
{
	bool earlier = all_earlier(w, f);

	h->classes = 0;
	h->roots.n = 0;
	for (size_t i = 0; i < f->told.n; i++)
		if (earlier || !aspect_of(w, f->told.v[i])->earlier)
			hear_one(w, h, f->told.v[i]);
	for (size_t i = 0; i < f->told.n && !earlier; i++)
		if (aspect_of(w, f->told.v[i])->earlier &&
		    is_heard(w, h, f->told.v[i]))
			hear_one(w, h, f->told.v[i]);
}

static bool
can_both_hold(const struct work *w, const struct hearing *h, uint64_t a,
	      uint64_t b)
{
	for (size_t i = 0; i < h->classes; i++)
		for (size_t j = 0; j < h->classes; j++)
			if ((a >> i & 1) && (b >> j & 1) &&
			    (i == j || relation(w, h->example[i],
						h->example[j]) != REL_DIFFERS))
				return true;
	return !a || !b;
}

/* Do two voices differ? Fills which classes, for the reasons. */
static bool
any_differ(const struct work *w, struct hearing *h)
{
	uint64_t voices[CLASSES_MOST];
	size_t n = 0;

	for (size_t i = 0; i < h->roots.n && n < CLASSES_MOST; i++) {
		uint64_t m = h->mask[h->roots.v[i]];
		size_t k = 0;

		while (k < n && voices[k] != m)
			k++;
		if (k == n)
			voices[n++] = m;
	}
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < i; j++)
			if (!can_both_hold(w, h, voices[i], voices[j])) {
				h->one = voices[j];
				h->other = voices[i];
				return true;
			}
	return false;
}

static size_t
count_sources(const struct work *w, const struct fact *f)
{
	size_t n = 0, last = MENTION_LOOSE;

	for (size_t i = 0; i < f->told.n; i++) {
		n += w->c->told.v[f->told.v[i]].source != last;
		last = w->c->told.v[f->told.v[i]].source;
	}
	return n;
}

/* Equal for a verdict: a day and a moment of it are. */
static bool
only_moments(const struct work *w, const struct hearing *h)
{
	for (size_t i = 1; i < h->classes; i++) {
		const struct aspect *a = aspect_of(w, h->example[0]);
		const struct aspect *b = aspect_of(w, h->example[i]);

		if (a->first != b->first || a->last != b->last)
			return false;
	}
	return w->c->told.v[h->example[0]].m.kind == MENTION_TIME;
}

static enum verdict
verdict_of(const struct work *w, const struct fact *f, struct hearing *h)
{
	if (h->roots.n < 2)
		return count_sources(w, f) > 1 ? VERDICT_COPIED
					       : VERDICT_SINGLE;
	if (any_differ(w, h) && !f->no_conflict)
		return VERDICT_DIFFERS;
	if (h->classes < 2 || only_moments(w, h))
		return VERDICT_AGREED;
	return VERDICT_COMPATIBLE;
}

/* The class that most mentions have; for dates the narrowest. */
static size_t
best_class(const struct work *w, const struct fact *f, const struct hearing *h)
{
	size_t best = 0;

	for (size_t k = 1; k < h->classes; k++) {
		const struct aspect *a = aspect_of(w, h->example[k]);
		const struct aspect *b = aspect_of(w, h->example[best]);
		bool narrower = a->last - a->first < b->last - b->first ||
				(a->last - a->first == b->last - b->first &&
				 a->minute >= 0 && b->minute < 0);

		if (f->kind == MENTION_TIME && f->verdict != VERDICT_DIFFERS) {
			if (narrower)
				best = k;
		} else if (h->count[k] > h->count[best]) {
			best = k;
		}
	}
	return best;
}

/* The mention that stands for class `k`: the one with most words about what
 * it counts, from a source that is no copy. */
static size_t
best_mention(const struct work *w, const struct fact *f,
	     const struct hearing *h, size_t k)
{
	size_t best = h->example[k];
	double most = -1;

	for (size_t i = 0; i < f->told.n && i < 64; i++) {
		size_t t = f->told.v[i];
		const struct aspect *a = aspect_of(w, t);
		size_t words = a->to - a->from;
		double worth = (a->concept ? 2 : 0) + (words > 16 ? 1 : 0) +
			       (*w->c->told.v[t].m.unit ? 1 : 0) +
			       (a->earlier ? 0 : 1) + (a->minute >= 0 ? 9 : 0);

		if (worth > most && class_has(w, h, k, t)) {
			most = worth;
			best = t;
		}
	}
	return best;
}

/* Mentions stand by source. */
static size_t
count_silent(const struct work *w, const struct fact *f)
{
	const struct told *t = w->c->told.v;
	size_t speak = 0;

	for (size_t i = 0; i < f->told.n; i++)
		speak += !i ||
			 t[f->told.v[i]].source != t[f->told.v[i - 1]].source;
	return w->c->sources.n - speak;
}

enum { ORIGINS_MOST = 12 };

static void
set_origins(const struct work *w, struct fact *f)
{
	for (size_t i = 0; i < f->told.n && f->origins.n < ORIGINS_MOST; i++) {
		const char *by = w->c->told.v[f->told.v[i]].attribution;
		size_t k = 0;

		if (!by || !*by)
			continue;
		while (k < f->origins.n && strcmp(f->origins.v[k], by) != 0)
			k++;
		if (k == f->origins.n)
			vec_push(&f->origins, by);
	}
}

static void
judge_fact(struct work *w, struct fact *f, struct hearing *h)
{
	const struct mention *best;

	hear(w, f, h);
	f->independent = h->roots.n;
	f->verdict = verdict_of(w, f, h);
	h->best = h->example[best_class(w, f, h)];
	if (f->kind == MENTION_QUANTITY || f->kind == MENTION_TIME)
		h->best = best_mention(w, f, h, best_class(w, f, h));
	best = &w->c->told.v[h->best].m;
	f->value = best->value;
	f->value2 = best->value2;
	f->unit = best->unit ? best->unit : "";
	f->silent = count_silent(w, f);
	set_origins(w, f);
	label_fact(w, f, h);
	explain_fact(w, f, h);
	for (size_t i = 0; i < h->roots.n; i++)
		h->mask[h->roots.v[i]] = 0;
}

/* --- order --- */

struct ordered {
	uint32_t source, start; /* in its text */
	uint32_t old;
};

static int
told_order(const void *x, const void *y)
{
	const struct ordered *a = x, *b = y;

	if (a->source != b->source)
		return a->source < b->source ? -1 : 1;
	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return (a->old > b->old) - (a->old < b->old);
}

static int
index_order(const void *a, const void *b)
{
	const size_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Brings mentions and aspects to their places: in each cycle of moves every
 * one goes where the next has left. `o` says what comes to a place. */
static void
move_told(struct work *w, struct ordered *o)
{
	struct told *told = w->c->told.v;
	uint32_t *aspects = w->aspect_at.v;

	for (uint32_t i = 0; i < w->c->told.n; i++) {
		struct told t = told[i];
		uint32_t a = aspects[i], at = i;

		while (o[at].old != i) {
			uint32_t from = o[at].old;

			told[at] = told[from];
			aspects[at] = aspects[from];
			o[at].old = at;
			at = from;
		}
		told[at] = t;
		aspects[at] = a;
		o[at].old = at;
	}
}

/* Puts all mentions in story order, those made last too, and renames them
 * in the facts. */
static void
sort_told(struct work *w)
{
	struct comparison *c = w->c;
	size_t n = c->told.n;
	struct ordered *o = mem_alloc(mem_mul(n + 1, sizeof *o));
	uint32_t *place;

	for (uint32_t i = 0; i < n; i++) {
		const struct told *t = &c->told.v[i];

		o[i] = (struct ordered){(uint32_t)t->source,
					(uint32_t)t->m.start, i};
	}
	if (n > 1)
		qsort(o, n, sizeof *o, told_order);
	place = mem_alloc(mem_mul(n + 1, sizeof *place));
	for (uint32_t i = 0; i < n; i++)
		place[o[i].old] = i;
	move_told(w, o);
	free(o);
	for (size_t f = 0; f < c->facts.n; f++) {
		struct fact *one = &c->facts.v[f];

		for (size_t i = 0; i < one->told.n; i++)
			one->told.v[i] = place[one->told.v[i]];
		qsort(one->told.v, one->told.n, sizeof *one->told.v,
		      index_order);
	}
	free(place);
}

static int
fact_order(const void *x, const void *y)
{
	const struct fact *a = x, *b = y;

	if (a->told.v[0] != b->told.v[0])
		return a->told.v[0] < b->told.v[0] ? -1 : 1;
	return (a->kind > b->kind) - (a->kind < b->kind);
}

void
judge(struct work *w)
{
	struct comparison *c = w->c;
	struct hearing h = {0};

	sort_told(w);
	if (c->facts.n > 1)
		qsort(c->facts.v, c->facts.n, sizeof *c->facts.v, fact_order);
	h.mask = mem_zero(mem_mul(c->sources.n + 1, sizeof *h.mask));
	for (size_t i = 0; i < c->facts.n; i++) {
		struct fact *f = &c->facts.v[i];

		f->id = arena_printf(&c->arena, "f%zu", i + 1);
		for (size_t k = 0; k < f->told.n; k++)
			c->told.v[f->told.v[k]].fact = i;
		judge_fact(w, f, &h);
	}
	explain_claims(w);
	free(h.mask);
	vec_free(&h.roots);
}
