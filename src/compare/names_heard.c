/* Foreign names that a Han text carries over by ear and marks by nothing.
 *
 * A finder of names needs a dot, a title or an office; 里沃纳 has none and
 * yet is Rivona. Where other sources tell a name in Latin letters, the texts
 * in Han are searched for characters that sound like it: only runs of three
 * to six of the characters that carry names over, only where they meet the
 * name under its first consonants, and only where they fit it well. What a
 * finder has found is left alone, and so are names of the tables, which are
 * known under other characters. Two things of one name are no witness.
 *
 * Linear in the text: each character begins at most four runs, each is held
 * against the few names of its consonants. */
#include "alias_parts.h"
#include "work.h"

#include "rashomon/base/ascii.h"
#include "rashomon/base/map.h"
#include "rashomon/text/fold.h"
#include "rashomon/text/utf8.h"

#include <stdlib.h>

enum {
	LETTERS_LEAST = 4,
	RUN_LEAST = 3,
	RUN_MOST = 6,
	RUN_KEPT = 24,
	BY_KEY = 24
};
static const double HEARD_LEAST = 0.80;

/* A word that is listened for. */
struct wanted {
	struct sound sound;
	size_t fact;
	bool twice; /* of two facts */
};

struct wanted_list {
	VEC(size_t) places;
};

struct ear {
	struct work *w;
	struct map by_word, by_key;
	VEC(struct wanted) all;
	VEC(struct wanted_list) keys;
	VEC(struct span) found; /* names found in the source at hand */
	size_t at;		/* those before it are passed */
	uint32_t aspect;	/* of all that is heard; 0 none yet */
};

/* Up to two consonants, so that "r" and "rv" are told apart. */
static struct str
key_of(const struct sound *s, char z[4])
{
	size_t n = sound_key(s, z);

	return (struct str){z, n < 2 ? n : 2};
}

static void
listen_for(struct ear *e, struct str word, size_t fact)
{
	size_t *at = map_at(&e->by_word, word, e->all.n), *list;
	struct wanted one = {.fact = fact};
	struct str key;
	char z[4];

	if (*at < e->all.n) {
		e->all.v[*at].twice |= e->all.v[*at].fact != fact;
		return;
	}
	sound_spelling(&one.sound, word);
	vec_push(&e->all, one);
	key = key_of(&one.sound, z);
	list = map_at(&e->by_key, key, e->keys.n);
	if (*list == e->keys.n)
		vec_push(&e->keys, (struct wanted_list){{0}});
	if (e->keys.v[*list].places.n < BY_KEY)
		vec_push(&e->keys.v[*list].places, e->all.n - 1);
}

/* The word of a name that a text in Han would carry over: a name of one word,
 * the family name of a person. */
static void
add_name(struct ear *e, const struct told *t)
{
	struct name_parts n;
	struct str word = STR_NONE;

	name_cut(&n, str_of(t->m.value));
	if (!n.han && !n.acronym &&
	    names_group(e->w->names, buf_str(&n.plain)) == MAP_NONE) {
		if (n.parts == 1)
			word = n.part[0];
		else if (t->m.name != NAME_ORG && t->m.name != NAME_PLACE &&
			 !name_has_stop(&n) && n.parts && n.parts < 4)
			word = n.part[n.parts - 1];
	}
	for (size_t i = 0; i < word.n; i++)
		if (!ascii_small(word.p[i]))
			word = STR_NONE;
	if (word.n >= LETTERS_LEAST &&
	    names_group(e->w->names, word) == MAP_NONE)
		listen_for(e, word, t->fact);
	name_parts_free(&n);
}

/* A run of carriers: where each stands in the text, and its sound. */
struct carried {
	size_t at[RUN_KEPT + 1];
	uint32_t cp[RUN_KEPT];
	struct str pinyin[RUN_KEPT]; /* once the run is long enough */
	size_t n;
};

/* The best name for the `n` characters of a run from `i` on. */
static size_t
best_name(const struct ear *e, const struct carried *run, size_t i, size_t n,
	  double *score)
{
	struct sound s = {.n = 0};
	size_t best = MENTION_LOOSE, list;
	char z[4];

	for (size_t k = i; k < i + n; k++)
		sound_pinyin(&s, run->pinyin[k]);
	list = map_get(&e->by_key, key_of(&s, z));
	if (list == MAP_NONE)
		return best;
	for (size_t k = 0; k < e->keys.v[list].places.n; k++) {
		const struct wanted *one =
			&e->all.v[e->keys.v[list].places.v[k]];
		double like;

		if (one->twice || !sound_may_be_like(&s, &one->sound))
			continue;
		like = sound_like(&s, &one->sound, SOUND_CARRIED) -
		       (n == RUN_LEAST ? 0.015 : 0);
		if (like >= HEARD_LEAST && like > *score) {
			*score = like;
			best = one->fact;
		}
	}
	return best;
}

/* Has a finder found a name there? Asked in the order of the text. */
static bool
is_found(struct ear *e, size_t from, size_t to)
{
	while (e->at < e->found.n && e->found.v[e->at].end <= from)
		e->at++;
	return e->at < e->found.n && e->found.v[e->at].start < to;
}

static void
add_heard(struct ear *e, size_t source, size_t sentence, struct span at,
	  size_t fact)
{
	struct work *w = e->w;
	const struct article *a = w->c->sources.v[source].article;
	struct told t = {
		.source = source, .sentence = sentence, .attribution = ""};

	t.m.kind = MENTION_NAME;
	t.m.start = at.start;
	t.m.end = at.end;
	t.m.value = arena_dup(&w->c->arena, str_sub(a->text, at.start, at.end));
	t.m.unit = t.m.qualifier = t.m.subject = t.m.speaker = "";
	if (!e->aspect) {
		e->aspect = (uint32_t)w->aspects.n;
		vec_push(&w->aspects,
			 (struct aspect){.minute = -1, .offset = ZONE_NONE});
	}
	vec_push(&w->aspect_at, e->aspect);
	vec_push(&w->c->told, t);
	fact_add(w, fact, w->c->told.n - 1);
}

/* Takes the names out of a run, from its front; the best length wins. */
static void
hear_run(struct ear *e, size_t source, size_t sentence, struct carried *run)
{
	for (size_t i = 0; run->n >= RUN_LEAST && i < run->n; i++)
		run->pinyin[i] =
			name_carrier_sound(&e->w->names->readings, run->cp[i]);
	for (size_t i = 0; i + RUN_LEAST <= run->n;) {
		size_t fact = MENTION_LOOSE, length = 1;
		double score = 0;

		for (size_t n = RUN_LEAST; n <= RUN_MOST && i + n <= run->n;
		     n++) {
			size_t one = best_name(e, run, i, n, &score);

			if (one == MENTION_LOOSE)
				continue;
			fact = one;
			length = n;
		}
		if (fact != MENTION_LOOSE &&
		    !is_found(e, run->at[i], run->at[i + length]))
			add_heard(
				e, source, sentence,
				(struct span){run->at[i], run->at[i + length]},
				fact);
		i += length;
	}
}

static bool
carries(uint32_t cp)
{
	char z[3] = {(char)(0xE0 | cp >> 12), (char)(0x80 | (cp >> 6 & 0x3F)),
		     (char)(0x80 | (cp & 0x3F))};

	return cp >= 0x4E00 && cp < 0xA000 &&
	       name_carrier((struct str){z, sizeof z});
}

static void
hear_sentence(struct ear *e, size_t source, size_t sentence)
{
	const struct source *s = &e->w->c->sources.v[source];
	struct sentence of = s->sentences.v[sentence];
	struct carried run = {.n = 0};

	for (size_t at = of.start, n; at < of.end; at += n) {
		uint32_t cp;

		n = utf8_next(s->article->text, at, &cp);
		cp = cp >= 0x80 ? fold_cp(cp) : cp;
		if (run.n < RUN_KEPT && carries(cp)) {
			run.at[run.n] = at;
			run.at[run.n + 1] = at + n;
			run.cp[run.n++] = cp;
			continue;
		}
		hear_run(e, source, sentence, &run);
		run.n = 0;
	}
	hear_run(e, source, sentence, &run);
}

static void
hear_source(struct ear *e, size_t source)
{
	const struct work *w = e->w;
	const struct source *s = &w->c->sources.v[source];

	for (size_t i = 0; i < s->sentences.n; i++)
		if (!w->dull[w->first_sentence[source] + i])
			hear_sentence(e, source, i);
}

void
hear_names(struct work *w)
{
	struct ear e = {.w = w, .by_word = MAP_INIT, .by_key = MAP_INIT};
	size_t told = w->c->told.n;

	for (size_t i = 0; i < told; i++) {
		const struct told *t = &w->c->told.v[i];

		if (t->m.kind == MENTION_NAME && t->fact != MENTION_LOOSE)
			add_name(&e, t);
	}
	for (size_t i = 0, s = 0; s < w->c->sources.n && e.all.n; s++) {
		e.found.n = e.at = 0;
		for (; i < told && w->c->told.v[i].source == s; i++)
			if (w->c->told.v[i].m.kind == MENTION_NAME)
				vec_push(&e.found,
					 (struct span){w->c->told.v[i].m.start,
						       w->c->told.v[i].m.end});
		if (strncmp(w->c->sources.v[s].article->language, "zh", 2) == 0)
			hear_source(&e, s);
	}
	for (size_t i = 0; i < e.keys.n; i++)
		vec_free(&e.keys.v[i].places);
	vec_free(&e.keys);
	vec_free(&e.all);
	vec_free(&e.found);
	map_free(&e.by_word);
	map_free(&e.by_key);
}
