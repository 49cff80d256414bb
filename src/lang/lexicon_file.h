/* The compiled lexicon, as mklexicon writes it and lexicon.c maps it. All
 * numbers are of the machine that builds; `order` tells. Offsets are bytes
 * from the file's start and multiples of four where they lead to uint32_t.
 * What is asked for a few names only stands in a second file, which is read
 * and not mapped.
 *
 *   header
 *   first    Han code points U+3400..U+9FFF: the first entry that begins
 *            with it or with a later one; and one more, the end
 *   entries  words + 1 offsets into `records`, sorted by the bytes of the
 *            word; the last only closes the ranges. Top bit: a proper name
 *   stem_at  number of stems + 1 offsets into `stem_text`; the stems that
 *            most words have come first
 *   stem_text
 *   records  of each entry a byte with the length of its word, the word, its
 *            packed senses
 *   counts   in how many words' glosses each stem stands
 *
 * The second file: words + 1 offsets into what follows them, which is of each
 * entry readings NUL glosses NUL.
 *
 * Packed senses of an entry: for each gloss a byte with the number of its
 * stems, then each stem's number in 7-bit groups, low first, top bit = more
 * follow. */
#ifndef RASHOMON_LANG_LEXICON_FILE_H
#define RASHOMON_LANG_LEXICON_FILE_H

#include <stdint.h>

enum { LEXICON_FIRST = 0x3400, LEXICON_LAST = 0x9FFF };
#define LEXICON_MAGIC "rashlex5"
#define LEXICON_ORDER UINT32_C(0x01020304)

struct lexicon_header {
	char magic[8];
	uint32_t order;
	uint32_t size; /* of the file */
	uint32_t words, stems;
	uint32_t first, entries, stem_at, stem_text, records, counts;
	uint32_t glosses; /* size of the second file */
};
#define LEXICON_NAME UINT32_C(0x80000000)

#endif
