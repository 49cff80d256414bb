/* The finished story: what reader, plain and export show. */
#ifndef RASHOMON_STORY_STORY_H
#define RASHOMON_STORY_STORY_H

#include "rashomon/compare/compare.h"
#include "rashomon/read/read.h"

struct story {
	article_list articles; /* owned */
	struct comparison c;
};

/* The two halves of story_load: reads, and gives the articles their days;
 * then compares. Between the two the articles are whole, and the second half
 * changes nothing in them. */
bool story_read(struct story *s, const char *const *sources, size_t n,
		bool progress, error_handler *complain, void *data);
bool story_compare(struct story *s, error_handler *complain, void *data);
/* Compares the articles with the rulings that are not of days as they are now,
 * into `out`, which was empty; the story stays as it is. */
void story_compare_into(const struct story *s, struct comparison *out);
/* Reads and compares `sources` (n of them), with one line of `progress` on a
 * terminal while addresses are fetched. False when something could not be
 * read; the rest is there. */
bool story_load(struct story *s, const char *const *sources, size_t n,
		bool progress, error_handler *complain, void *data);
/* Compares the articles again, with the rulings as they are now. False when
 * some of them could not be read. What was borrowed of the comparison is gone.
 */
bool story_compare_again(struct story *s);
void story_free(struct story *s);

/* What source `s` says of fact `f`: place in c.told of its first mention, or
 * MENTION_LOOSE when it is silent. */
size_t story_says(const struct story *st, size_t fact, size_t source);
/* The words of a mention, borrowed from the article. */
struct str story_words(const struct story *st, const struct told *t);
/* The sentence a mention stands in; of one longer than 2,000 bytes the part
 * around the mention. */
struct str story_sentence(const struct story *st, const struct told *t);

#endif
