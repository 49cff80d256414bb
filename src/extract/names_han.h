/* A stretch of Han characters and the names in it; private to the finder of
 * names in Han script. */
#ifndef RASHOMON_EXTRACT_NAMES_HAN_H
#define RASHOMON_EXTRACT_NAMES_HAN_H

#include "names.h"

#include "rashomon/base/buf.h"
#include "rashomon/base/vec.h"

enum { HAN_PART_MOST = 8 };

struct han {
	uint32_t cp; /* folded; every dot as 0xB7 */
	size_t at;   /* byte offset */
};

/* What words of the pack end before a character. */
struct han_ends {
	uint8_t inner; /* characters of the longest name, or word of names */
	bool before;   /* a word before names: 要求 */
	bool stop;     /* a word that only looks like an office: 僵局 */
};

/* A known name, [from, to) in characters. */
struct han_known {
	size_t from, to;
	enum name_type type;
};

/* A stretch: its characters, and the byte after the last. */
struct stretch {
	VEC(struct han) c;
	struct buf folded; /* the same folded, three bytes a character */
	VEC(struct han_ends) ends;   /* one more than characters */
	VEC(struct han_known) known; /* of which no name is made yet */
	size_t end;
	size_t from; /* first character that no name has yet */
};

static inline bool
han_dot(uint32_t cp)
{
	return cp == 0xB7 || cp == 0x2022 || cp == 0x2027 || cp == 0x30FB;
}

static inline size_t
han_byte(const struct stretch *s, size_t i)
{
	return i < s->c.n ? s->c.v[i].at : s->end;
}

/* The three bytes of a character of the BMP beyond U+07FF. */
void han_bytes(uint32_t cp, char z[3]);
/* Appends the name of characters [from, to). */
void han_push(struct finder *f, struct stretch *s, size_t from, size_t to,
	      enum name_type type);
/* Does a name end before this character, unless a word holds it? */
bool han_stops(uint32_t cp);
/* Finds the names of a stretch. */
void han_scan(struct finder *f, struct stretch *s);
/* Before the first: fills f->opens. */
void han_note_openers(struct finder *f);

#endif
