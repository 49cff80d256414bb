/* The compiled lexicon, as mklexicon writes it and lexicon.c maps it. All
 * numbers are of the machine that builds; `order` tells. Offsets are bytes
 * from the file's start and multiples of four where they lead to uint32_t.
 *
 *   header
 *   first    Han code points U+3400..U+9FFF: the first entry that begins
 *            with it or with a later one; and one more, the end
 *   entries  words + 1 of them, sorted by the bytes of the word; the last
 *            only closes the ranges
 *   stems    number of stems + 1 offsets into `stem_text`, sorted
 *   counts   in how many words' glosses each stem stands
 *   text     words; readings NUL glosses NUL; packed senses
 *
 * Packed senses of an entry: for each gloss a byte with the number of its
 * stems, then each stem's number in 7-bit groups, low first, top bit = more
 * follow. */
#ifndef RASHOMON_LANG_LEXICON_FILE_H
#define RASHOMON_LANG_LEXICON_FILE_H

#include <stdint.h>

enum { LEXICON_FIRST = 0x3400, LEXICON_LAST = 0x9FFF };
#define LEXICON_MAGIC "rashlex3"
#define LEXICON_ORDER UINT32_C(0x01020304)

struct lexicon_header {
	char magic[8];
	uint32_t order;
	uint32_t size; /* of the file */
	uint32_t words, stems;
	uint32_t first, entries, stem_at, counts;	  /* tables */
	uint32_t word_text, info_text, senses, stem_text; /* bytes */
};

struct lexicon_row {
	uint32_t word;	/* offset in word_text */
	uint32_t info;	/* offset in info_text; top bit: a proper name */
	uint32_t sense; /* offset in senses */
};
#define LEXICON_NAME UINT32_C(0x80000000)

#endif
