/* English words cut to a stem for matching: accounts, account, accounted ->
 * "account". The same stemmer builds the lexicon and reads the news, so a
 * stem only has to be stable, not a word. */
#ifndef RASHOMON_LANG_STEM_H
#define RASHOMON_LANG_STEM_H

#include "rashomon/base/buf.h"

enum { STEM_MOST = 40 };

/* Puts the stem of a folded (small-letter) word into `out`, at most
 * STEM_MOST bytes, and gives its length; longer words are cut there. Number
 * words to twelve become digits, irregular forms their base. */
size_t stem_en(char out[STEM_MOST], struct str word);

/* Does the word say too little to link sentences by (the, of, with …)? */
bool stem_stop(struct str folded_word);

/* Takes the next word off the front of folded text: letters and digits of
 * any script but Han, with inner apostrophes' tails ('s) left out. `word`
 * is borrowed from the text; false when there is none. `*at` moves on. */
bool stem_next(struct str text, size_t *at, struct str *word);

#endif
