/* Do a spelling and a reading sound alike? Both become short strings of
 * rough phones; their distance is a weighted edit distance in which what
 * transcriptions confuse (r and l, v and w, a vowel after s) costs little. */
#ifndef RASHOMON_COMPARE_SOUND_H
#define RASHOMON_COMPARE_SOUND_H

#include "rashomon/base/str.h"

#include <stdbool.h>

enum { SOUND_MOST = 48 };

struct sound {
	char phones[SOUND_MOST];
	size_t n;
};

/* Appends the phones of a word in Latin letters (folded; letters with marks
 * count as their base), of a pinyin syllable without tone, and of a reading
 * in another language. What does not fit is left out. */
void sound_spelling(struct sound *s, struct str word);
void sound_pinyin(struct sound *s, struct str syllable);

/* How sounds are compared: names carried over by ear (Trump, 特朗普), or
 * names written in Han and romanised (文在寅, Moon Jae-in), whose vowels
 * must fit too. */
enum sound_way { SOUND_CARRIED, SOUND_ROMANISED };

/* 1 alike, 0 nothing in common. O(a.n * b.n), both at most SOUND_MOST. */
double sound_like(const struct sound *a, const struct sound *b,
		  enum sound_way way);

/* A quick look: could they be alike at all, for names carried over? */
bool sound_may_be_like(const struct sound *a, const struct sound *b);

/* Is it a syllable of Mandarin, as pinyin or Wade-Giles without marks spell
 * it? */
bool sound_syllable(struct str s);

/* The consonants that stay when a name is carried over, as letters of their
 * class: p t k f s m. At most four. For an index. */
size_t sound_key(const struct sound *s, char out[4]);

#endif
