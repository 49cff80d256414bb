/* Sentence links: which sentences of different sources say the same thing,
 * in one language or across English and Chinese. Sentences go in one by one;
 * linker_run weighs their words and finds, for each, its best partners in
 * other sources through an inverted index. Any two sentences may then be
 * scored alone, with the words that speak for the pair. */
#ifndef RASHOMON_COMPARE_LINK_H
#define RASHOMON_COMPARE_LINK_H

#include "rashomon/base/str.h"
#include "rashomon/base/vec.h"
#include "rashomon/lang/lexicon.h"

#include <stdint.h>

/* Sentences are numbered from 0 in the order they are added. */
struct link {
	uint32_t a, b : 31; /* sentences of different sources, a < b */
	uint32_t sure : 1;  /* high enough to be shown as a link; else
			     * "possible" */
	double score;	    /* 0..1; linker_score, less where a or b has a
			     * better partner in the same source */
};
typedef VEC(struct link) link_list;

/* A word that speaks for a link: the words in both sentences, borrowed from
 * the texts added, and its share of the score (they need not sum to it). */
struct link_word {
	struct str in_a, in_b;
	double weight;
};
typedef VEC(struct link_word) link_word_list;

/* `lexicon` is borrowed; NULL: no links across languages but by names,
 * figures and Latin words. Release with linker_free. */
struct linker *linker_new(const struct lexicon *lexicon);
void linker_free(struct linker *l);

/* Adds a sentence of source `source` (any number; sentences of one source
 * are never linked, and stand in reading order). `text` is borrowed and must
 * outlive the linker. `language` is BCP 47 or empty; what counts is the script,
 * which is told from the text. Returns its number. */
size_t linker_add(struct linker *l, struct str text, struct str language,
		  size_t source);

/* Weighs and links all sentences; at most `most` partners are kept for each
 * sentence (a pair is kept when either side keeps it); with 0
 * sentences are only weighed, for linker_score. Call once, after the
 * last linker_add. Time grows with the words added: the postings walked for
 * one sentence are capped. */
void linker_run(struct linker *l, size_t most);

/* What linker_run kept, by a then b. */
const link_list *linker_links(const struct linker *l);
/* Gives that list away: `out` is the caller's, the linker has none then. */
void linker_take_links(struct linker *l, link_list *out);

/* The score of any two sentences by their words alone, and whether a score is
 * high enough to be sure; linear in their words. After linker_run. */
double linker_score(const struct linker *l, size_t a, size_t b);
bool linker_sure(const struct linker *l, size_t a, size_t b, double score);

/* Appends the words that speak for a link, heaviest first. */
void linker_why(const struct linker *l, size_t a, size_t b,
		link_word_list *out);

/* For each link the place of the best that its sentence `a` has with any
 * sentence of b's source, best[2 * i], and b with any of a's, best[2 * i + 1].
 * `sentences`: how many there are; `source`: of a sentence. */
void link_bests(uint32_t *best, const link_list *links, size_t sentences,
		const uint32_t *source);

#endif
