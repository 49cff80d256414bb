/* Which quotations are one saying.
 *
 * In one script: the words of the shorter one stand, in order, in the longer
 * (a common run of words, with at most a few changed). A changed word that
 * turns the sense (a modal, a negation, a number, another noun) makes the
 * quotation altered, which is a conflict; a missing part does not. Across
 * scripts the linker judges the quotations as sentences, helped by the
 * sentence around. Candidates meet under their rarest words, so time is
 * near-linear in quotations. */
#include "score.h"
#include "work.h"

#include "rashomon/base/map.h"
#include "rashomon/text/fold.h"
#include "rashomon/text/utf8.h"

enum {
	WORDS_MOST = 400,
	COMPARED = 400,
	LINK_COMPARED = 100,
	MANY = 400, /* quotations; then speakers must not differ */
	PAIRS_MOST = 2000,
	SPEAKERS_MOST = 200,
	RING_MOST = 4096
};
static const double LINKED = 0.36;

/* A quotation cut into words: Latin words, Han characters. */
struct saying {
	uint64_t *words; /* owned hashes */
	size_t n;
	size_t told;
	size_t first;	/* the first saying of the same words */
	size_t next;	/* in the ring of its group */
	size_t local;	/* in the linker of quotations */
	size_t speaker; /* group of names, from 1; 0 unknown */
	uint64_t signs; /* a bit for each word, by hash */
	bool han;
};

/* Groups of speakers' names: who is who is asked once for two names. */
struct speaker {
	struct str name;
	size_t group;
};

/* A speaker under a key of names, and the one before it under that key. */
struct keyed {
	size_t speaker, before;
};

struct sayings {
	struct work *w;
	VEC(struct saying) all;
	index_list groups;    /* forest of them */
	VEC(size_t) distinct; /* the first of each wording, in story order */
	struct linker *linker;
	VEC(struct speaker) speakers;
	VEC(struct keyed) keyed;
	struct map by_name, by_key, by_words;
	size_t asking; /* the speaker that is being placed */
};

static bool
is_word(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9') ||
	       (cp >= 0xc0 && cp < 0x2000);
}

static void
cut_words(struct saying *s, struct str text)
{
	VEC(uint64_t) words = {0};
	uint64_t h = 0;
	uint32_t cp;
	size_t han = 0;

	for (size_t i = 0; i < text.n && words.n < WORDS_MOST;) {
		i += utf8_next(text, i, &cp);
		cp = fold_cp(cp);
		if (is_word(cp)) {
			h = ((h ? h : UINT64_C(0xcbf29ce484222325)) ^ cp) *
			    UINT64_C(0x100000001b3);
			continue;
		}
		if (h && cp != '\'')
			vec_push(&words, h);
		if (cp != '\'')
			h = 0;
		if (cp_is_han(cp)) {
			vec_push(&words, cp);
			han++;
		}
	}
	if (h)
		vec_push(&words, h);
	for (size_t i = 0; i < words.n; i++)
		s->signs |=
			UINT64_C(1)
			<< ((words.v[i] * UINT64_C(0x9e3779b97f4a7c15)) >> 58);
	s->words = words.v;
	s->n = words.n;
	s->han = han * 2 > words.n;
}

/* The longest common subsequence of two word lists: O(a.n * b.n), both at
 * most WORDS_MOST. */
static size_t
common(const struct saying *a, const struct saying *b)
{
	uint16_t row[WORDS_MOST + 1] = {0};

	for (size_t i = 0; i < a->n; i++) {
		uint16_t diagonal = 0;

		for (size_t j = 0; j < b->n; j++) {
			uint16_t above = row[j + 1];

			if (a->words[i] == b->words[j])
				row[j + 1] = (uint16_t)(diagonal + 1);
			else if (row[j] > above)
				row[j + 1] = row[j];
			diagonal = above;
		}
	}
	return row[b->n];
}

static unsigned
bits(uint64_t x)
{
	unsigned n = 0;

	for (; x; x &= x - 1)
		n++;
	return n;
}

/* The longest run of words both have, in place: a partial quotation. */
static bool
same_words(const struct saying *a, const struct saying *b)
{
	size_t less = a->n < b->n ? a->n : b->n, shared;

	if (a->han != b->han || !less)
		return false;
	if (bits(a->signs & b->signs) * 2 <
	    (bits(a->signs) < bits(b->signs) ? bits(a->signs) : bits(b->signs)))
		return false;
	shared = common(a, b);
	if (less < 4)
		return shared == less && less >= (a->han ? 4 : 2);
	return (double)shared >= 0.75 * (double)less;
}

/* Holds the speaker that is being placed against those under one key. */
static void
meet_speakers(void *data, struct str key)
{
	struct sayings *k = data;
	struct speaker *asking = &k->speakers.v[k->asking];
	size_t *last = map_at(&k->by_key, key, MENTION_LOOSE);
	size_t steps = 0;

	for (size_t i = *last; i != MENTION_LOOSE && steps < SPEAKERS_MOST;
	     i = k->keyed.v[i].before, steps++) {
		const struct speaker *s = &k->speakers.v[k->keyed.v[i].speaker];
		const char *why;
		double score;

		if (s->group < asking->group &&
		    names_same(k->w->names, s->name, asking->name, &score,
			       &why))
			asking->group = s->group;
	}
	vec_push(&k->keyed, (struct keyed){k->asking, *last});
	*last = k->keyed.n - 1;
}

/* The group of a name, from 1; 0 for none. */
static size_t
speaker_group(struct sayings *k, const char *name)
{
	struct str n = str_of(name ? name : "");
	size_t *at;

	if (!n.n)
		return 0;
	at = map_at(&k->by_name, n, k->speakers.n);
	k->asking = *at;
	if (*at == k->speakers.n) {
		vec_push(&k->speakers, (struct speaker){n, *at + 1});
		name_keys(k->w->names, n, meet_speakers, k);
	}
	return k->speakers.v[k->asking].group;
}

/* Do the speakers bear one name? 1 yes, 0 unknown, -1 no. */
static int
speakers(const struct saying *a, const struct saying *b)
{
	if (!a->speaker || !b->speaker)
		return 0;
	return a->speaker == b->speaker ? 1 : -1;
}

/* How much two sayings of different words may be one, translated. */
static double
linked(const struct sayings *k, const struct saying *a, const struct saying *b)
{
	double q = linker_score(k->linker, a->local, b->local);
	double s = score_sentences(k->w, a->told, b->told);
	int by = speakers(a, b);

	return q + 0.3 * s + (by > 0 ? 0.15 : 0.05 * by);
}

static size_t
find(struct sayings *k, size_t i)
{
	return forest_find(&k->groups, i);
}

static void
unite(struct sayings *k, size_t a, size_t b)
{
	size_t next;

	a = find(k, a);
	b = find(k, b);
	if (!forest_unite(&k->groups, a, b))
		return;
	next = k->all.v[a].next;
	k->all.v[a].next = k->all.v[b].next;
	k->all.v[b].next = next;
}

/* Same words first; across scripts each saying takes its one best. */
static void
unite_same(struct sayings *k)
{
	for (size_t i = 0; i < k->distinct.n; i++)
		for (size_t j = i > COMPARED ? i - COMPARED : 0; j < i; j++) {
			size_t a = k->distinct.v[i], b = k->distinct.v[j];

			if (find(k, a) != find(k, b) &&
			    same_words(&k->all.v[a], &k->all.v[b]))
				unite(k, a, b);
		}
}

static size_t
source_of(const struct sayings *k, size_t saying)
{
	return k->w->c->told.v[k->all.v[saying].told].source;
}

/* Does a source say something in both groups? Then they are two sayings.
 * Groups are rings of `next`. */
static bool
share_source(const struct sayings *k, size_t a, size_t b)
{
	size_t i = a, steps = 0;

	do {
		size_t j = b;

		do {
			if (source_of(k, i) == source_of(k, j) ||
			    ++steps > RING_MOST)
				return true;
			j = k->all.v[j].next;
		} while (j != b);
		i = k->all.v[i].next;
	} while (i != a);
	return false;
}

/* Has a group a saying in Latin letters? */
static bool
has_latin(const struct sayings *k, size_t group)
{
	size_t i = group;

	do {
		if (!k->all.v[i].han)
			return true;
		i = k->all.v[i].next;
	} while (i != group);
	return false;
}

static bool
may_be_translated(struct sayings *k, size_t a, size_t b)
{
	const struct saying *x = &k->all.v[a], *y = &k->all.v[b];

	if (source_of(k, a) == source_of(k, b) || (!x->han && !y->han) ||
	    find(k, a) == find(k, b))
		return false;
	return k->distinct.n <= MANY || speakers(x, y) >= 0;
}

/* Unites translations, best first. Past some hundreds of sayings each is
 * only held against its neighbours in story order. */
static void
unite_linked(struct sayings *k)
{
	pair_list pairs = {0};

	for (size_t i = 0; i < k->distinct.n; i++)
		for (size_t j = i > LINK_COMPARED ? i - LINK_COMPARED : 0;
		     j < i; j++) {
			size_t a = k->distinct.v[i], b = k->distinct.v[j];
			double s;

			if (!may_be_translated(k, a, b))
				continue;
			s = linked(k, &k->all.v[a], &k->all.v[b]);
			if (s >= LINKED)
				vec_push(&pairs, (struct pair){a, b, s});
		}
	pairs_sort(&pairs);
	for (size_t i = 0; i < pairs.n && i < PAIRS_MOST; i++) {
		size_t a = find(k, pairs.v[i].a), b = find(k, pairs.v[i].b);

		/* two wordings in Latin letters are two sayings, however one
		 * translation may fit both */
		if (a != b && !share_source(k, a, b) &&
		    !(has_latin(k, a) && has_latin(k, b)))
			unite(k, a, b);
	}
	vec_free(&pairs);
}

/* Words that turn the sense where they are put in, left out or changed. */
static const char *const turning =
	"not never no cannot nobody nothing hardly dont wont cant isnt doesnt "
	"不没未无非否勿莫将已必须可能会一二两三四五六七八九十百千万亿";

static bool
turns_sense(const struct saying *turns, uint64_t word)
{
	for (size_t i = 0; i < turns->n; i++)
		if (turns->words[i] == word)
			return true;
	return false;
}

/* Was one word put in place of another, or a turning word put in, all others
 * being the same? Two Han translations of one saying often differ in a
 * character, so there the one that changed must turn the sense. */
static bool
altered(const struct saying *a, const struct saying *b,
	const struct saying *turns)
{
	const struct saying *less = a->n < b->n ? a : b;
	const struct saying *more = less == a ? b : a;
	size_t head = 0, tail = 0;

	if (a->han != b->han || more->n - less->n > (a->han ? 2 : 1) ||
	    less->n < (a->han ? 8 : 5))
		return false;
	while (head < less->n && less->words[head] == more->words[head])
		head++;
	while (tail < less->n - head && less->words[less->n - 1 - tail] ==
						more->words[more->n - 1 - tail])
		tail++;
	if (more->n > less->n)
		return head + tail == less->n && head && tail &&
		       (turns_sense(turns, more->words[head]) ||
			turns_sense(turns, more->words[more->n - tail - 1]));
	if (head + tail + 1 != less->n)
		return false;
	return !a->han || turns_sense(turns, less->words[head]) ||
	       turns_sense(turns, more->words[head]);
}

static void
mark_altered(struct sayings *k)
{
	struct saying turns = {.n = 0};

	cut_words(&turns, str_of(turning));
	for (size_t i = 0; i < k->distinct.n; i++)
		for (size_t j = i > COMPARED ? i - COMPARED : 0; j < i; j++) {
			size_t a = k->distinct.v[i], b = k->distinct.v[j];

			if (find(k, a) == find(k, b) &&
			    altered(&k->all.v[a], &k->all.v[b], &turns)) {
				aspect_of(k->w, k->all.v[a].told)->altered =
					true;
				break;
			}
		}
	free(turns.words);
	for (size_t i = 0; i < k->all.n; i++)
		aspect_of(k->w, k->all.v[i].told)->altered =
			aspect_of(k->w, k->all.v[k->all.v[i].first].told)
				->altered;
}

/* Takes a saying in; one whose words were said before joins them. */
static void
add_saying(struct sayings *k, struct saying *s)
{
	struct str words = {(const char *)s->words, s->n * sizeof *s->words};

	s->first = s->n ? *map_at(&k->by_words, words, k->all.n) : k->all.n;
	vec_push(&k->groups, k->all.n);
	vec_push(&k->all, *s);
	if (s->first == k->all.n - 1)
		vec_push(&k->distinct, s->first);
	else
		unite(k, s->first, k->all.n - 1);
}

static void
add_sayings(struct sayings *k)
{
	for (size_t i = 0; i < k->w->c->told.n; i++) {
		const struct told *t = &k->w->c->told.v[i];
		struct saying s = {.told = i, .next = k->all.n};
		struct str text;

		if (t->m.kind != MENTION_QUOTE || aspect_of(k->w, i)->furniture)
			continue;
		text = told_words(k->w, t);
		cut_words(&s, text);
		s.speaker = speaker_group(k, t->m.speaker);
		s.local = linker_add(k->linker, text, STR(""), t->source);
		add_saying(k, &s);
	}
	linker_run(k->linker, 0);
}

void
quote_facts(struct work *w)
{
	struct sayings k = {.w = w, .linker = linker_new(w->lexicon)};
	size_t *fact;

	add_sayings(&k);
	unite_same(&k);
	mark_altered(&k);
	unite_linked(&k);
	fact = mem_alloc(mem_mul(k.all.n + 1, sizeof *fact));
	for (size_t i = 0; i < k.all.n; i++) {
		size_t root = find(&k, i);

		if (root == i)
			fact[i] = fact_new(w, MENTION_QUOTE);
		fact_add(w, fact[root], k.all.v[i].told);
	}
	for (size_t i = 0; i < k.all.n; i++)
		free(k.all.v[i].words);
	vec_free(&k.all);
	vec_free(&k.groups);
	vec_free(&k.distinct);
	vec_free(&k.speakers);
	vec_free(&k.keyed);
	map_free(&k.by_name);
	map_free(&k.by_key);
	map_free(&k.by_words);
	linker_free(k.linker);
	free(fact);
}
