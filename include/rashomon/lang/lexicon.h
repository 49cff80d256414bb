/* The Chinese-English lexicon: CC-CEDICT compiled into one file that is
 * mapped into memory, never parsed at run time. Words are in simplified
 * characters, folded (text/fold.h). */
#ifndef RASHOMON_LANG_LEXICON_H
#define RASHOMON_LANG_LEXICON_H

#include "rashomon/base/error.h"
#include "rashomon/base/str.h"

#include <stdint.h>

struct lexicon;

/* Maps the lexicon: `path`, or where NULL the file found by data_path. NULL
 * and `e` filled when it is absent or damaged; all that uses a lexicon works
 * without one, less well. */
struct lexicon *lexicon_open(const char *path, struct error *e);
void lexicon_close(struct lexicon *x);

/* An entry: one word. */
struct lexicon_entry {
	struct str word; /* simplified; borrowed from the map */
	bool name;	 /* a proper name */
};

#define LEXICON_NONE ((uint32_t)-1)

/* The entry of `word`, or LEXICON_NONE; and what it holds. */
uint32_t lexicon_find(const struct lexicon *x, struct str word);
struct lexicon_entry lexicon_entry(const struct lexicon *x, uint32_t entry);

/* Appends what is told of an entry: pinyin, "zhong1 guo2"; English. Several
 * are parted by '/'. Read from the file; false when it cannot be. */
bool lexicon_readings(const struct lexicon *x, uint32_t entry, struct buf *out);
bool lexicon_glosses(const struct lexicon *x, uint32_t entry, struct buf *out);

/* English stems (lang/stem.h) of the glosses: how many there are, their text,
 * and in how many entries one stands. */
uint32_t lexicon_stems(const struct lexicon *x);
struct str lexicon_stem(const struct lexicon *x, uint32_t stem);
uint32_t lexicon_stem_count(const struct lexicon *x, uint32_t stem);

/* The glosses of an entry one by one, as stems, in the dictionary's order:
 *   struct lexicon_senses s = lexicon_senses(x, entry);
 *   while (lexicon_sense(&s)) ... s.stems[0 .. s.n) */
struct lexicon_senses {
	struct str rest;
	uint32_t known; /* stems the lexicon has */
	uint32_t stems[16];
	size_t n;
};
struct lexicon_senses lexicon_senses(const struct lexicon *x, uint32_t entry);
bool lexicon_sense(struct lexicon_senses *s);

/* Splits a run of folded Han text into the fewest words; among equals, the
 * one with the fewest single characters. Calls `word` for each, in order,
 * with LEXICON_NONE for a character the lexicon has not. Linear in run.n. */
void lexicon_split(const struct lexicon *x, struct str run,
		   void (*word)(void *data, struct str word, uint32_t entry),
		   void *data);

#endif
