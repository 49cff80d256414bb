/* Which language a piece of text is in, and where its sentences end. */
#ifndef RASHOMON_TEXT_LANGUAGE_H
#define RASHOMON_TEXT_LANGUAGE_H

#include "rashomon/base/str.h"
#include "rashomon/base/vec.h"

/* "en", "zh-Hans", "zh-Hant", "ja", "ko", "ru", "ar", another Latin-script
 * language's tag where its function words tell, or "" when there is too
 * little to go by. Never guesses from a file name. */
const char *language_of(struct str text);

/* A sentence: bytes [start, end), blanks at its ends left out. */
struct sentence {
	size_t start;
	size_t end;
};
typedef VEC(struct sentence) sentence_list;

/* Sentences of `text`; never across an empty line. Knows abbreviations
 * (U.S., Mr., Jan.), decimals, initials, quotes and brackets that close
 * after the mark, 。！？… and their half-width forms. Linear. */
void sentences_of(sentence_list *out, struct str text);

#endif
