/* What the parts of the sentence linker share. Private to src/compare. */
#ifndef RASHOMON_COMPARE_LINK_PARTS_H
#define RASHOMON_COMPARE_LINK_PARTS_H

#include "rashomon/base/arena.h"
#include "rashomon/base/map.h"
#include "rashomon/compare/link.h"
#include "rashomon/compare/sound.h"
#include "rashomon/lang/readings.h"

#include <stdint.h>

/* A feature: a stem, a figure, a Latin word, or one or two Han characters;
 * numbered as met. Han words and Latin stems never share a spelling. */
struct feature {
	uint32_t df;	    /* sentences it stands in */
	float idf;	    /* 0..1, after weighing */
	uint32_t first;	    /* its postings: l->postings[first .. first + df) */
	uint32_t at;	    /* one of them: how far they are filled or walked */
	uint32_t alt, alts; /* of a Han word: l->alts[alt .. alt + alts) */
	bool looked_up;	    /* those are known */
	uint32_t sound;	    /* l->sounds, from 1; 0: no name */
};

/* One way in which an item may be found in the other language. */
struct alt {
	uint32_t feature;
	float factor; /* 0..1: how well the gloss stands for the word */
};

/* A word of a sentence. In Latin script its only alt is its own stem. */
struct item {
	uint32_t start;	   /* in the sentence's text */
	uint32_t own : 29; /* feature of the word itself */
	uint32_t hard : 1; /* a figure or a Latin word in Han text */
	uint32_t same : 1; /* stands for itself, not for its glosses */
	uint32_t name : 1; /* may be a name, told by its sound */
	uint16_t size;	   /* bytes of the text; of a long word the first */
};
enum { FEATURE_MASK = 0x1fffffff };

struct gram {
	uint32_t feature;
	float weight; /* count, then count x idf */
};

/* A text as it was cut; sentences that repeat it share it. */
struct cut_text {
	struct str text;
	bool han;	      /* written mostly in Han characters */
	uint32_t times;	      /* sentences that have it */
	uint32_t item, items; /* l->items */
	uint32_t gram, grams; /* l->grams, by feature: same-script matching */
	float weight;	      /* sum of the items' weights */
	float length;	      /* root of the sum of squared gram weights */
};

/* A sentence: its text, l->cuts, and whose it is. */
struct placed {
	uint32_t cut;
	uint32_t source : 31;
	uint32_t han : 1; /* as its text */
};
enum { SOURCE_MASK = 0x7fffffff, SENTENCE_MASK = 0x7fffffff };

/* A link as the search finds it: a < b. */
struct found {
	uint32_t a, b;
	float score;
};
typedef VEC(struct found) found_list;

struct linker {
	const struct lexicon *lexicon;
	struct map names; /* feature by its text; until linker_run */
	uint32_t *texts;  /* l->cuts + 1 by the hash of its text, 0 free;
			   * until linker_run */
	size_t texts_cap; /* a power of two */
	VEC(struct feature) features;
	VEC(struct alt) alts;
	VEC(struct sound) sounds;
	struct readings readings;
	VEC(struct item) items;
	VEC(struct gram) grams;
	VEC(struct cut_text) cuts;
	VEC(struct placed) sentences;
	uint32_t *postings; /* sentences by feature; in linker_run */
	size_t first_alt;   /* of the word being looked up */
	size_t counts[2];   /* sentences: [0] Latin, [1] Han */
	link_list links;
};

static inline const struct cut_text *
link_cut_of(const struct linker *l, size_t sentence)
{
	return &l->cuts.v[l->sentences.v[sentence].cut];
}

/* A figure, or a Latin word in Han text, counts this much more. */
#define LINK_HARD 1.5f

/* How much a word counts; after weighing. */
static inline float
link_weight(const struct linker *l, const struct item *item)
{
	float idf = l->features.v[item->own].idf;

	return item->hard ? idf * LINK_HARD : idf;
}

/* The alternatives of an item; a word that stands for itself has one. */
size_t link_alts(const struct linker *l, const struct item *item,
		 struct alt own[1], const struct alt **alts);

/* link_names.c: a run of Han words, kept back until it is known whether they
 * spell a foreign name together. */
struct held_word {
	struct str word;
	uint32_t entry;
};
enum { HELD_MOST = 12 };
struct held {
	struct held_word v[HELD_MOST];
	size_t n;
	bool dotted; /* a dot between names stands before it */
};
/* Can `word` be a piece of such a name? */
bool link_name_piece(struct str word);
/* The words of `h` that spell a name: [*from, *to); false when none do.
 * `dotted`: a dot stands before or after the run. */
bool link_name_run(const struct held *h, bool dotted, size_t *from, size_t *to);
/* Gives a feature its sound, once. */
void link_name_sound(struct linker *l, uint32_t feature, struct str word,
		     bool han);

/* link_words.c: cuts a text into items and grams. */
void link_cut(struct linker *l, struct cut_text *s);
/* What the words of a Han sentence look for, by feature. */
struct want {
	uint32_t feature, item;
	float factor;
	uint32_t next; /* of its heap: in `v`, from 1; 0: the last */
};
enum { WANT_HEAPS = 512 };
struct wants {
	uint32_t heap[WANT_HEAPS]; /* by the low bits of the feature */
	VEC(struct want) v;
};

/* link_score.c: weights from the counts; scores of one pair. */
void link_weigh(struct linker *l);
double link_pair(const struct linker *l, const struct cut_text *a,
		 const struct cut_text *b, link_word_list *why);
/* Lays out what Han sentence `h` wants, in place of what was there before;
 * scores `h` against Latin sentence `e` by it. */
void link_want(const struct linker *l, struct wants *w,
	       const struct cut_text *h);
double link_across(const struct linker *l, const struct wants *w,
		   const struct cut_text *h, const struct cut_text *e,
		   link_word_list *why);

/* link_settle.c: makes l->links of what was found, which it releases; keeps
 * the `most` best of each sentence. */
void link_settle(struct linker *l, found_list *found, size_t most);

#endif
