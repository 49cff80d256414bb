/* Shared by the two files of the name finder; private to them. */
#ifndef RASHOMON_EXTRACT_NAMES_H
#define RASHOMON_EXTRACT_NAMES_H

#include "rashomon/base/arena.h"
#include "rashomon/base/str.h"
#include "rashomon/extract/mention.h"

#include <stdint.h>

struct finder {
	struct arena *arena;
	mention_list found;    /* names, in any order until sorted */
	mention_list doubtful; /* single words that open a sentence */
	uint64_t opens[4];     /* last bytes of the characters that a suffix
				* or title in Han script starts with, as bits */
};

/* Appends the names in Han script of `text` to f->found. A name with its
 * original in brackets takes the original as value. */
void find_han(struct finder *f, struct str text);

#endif
