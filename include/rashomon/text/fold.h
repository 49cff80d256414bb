/* Folding for matching: case, width, quotes, traditional to simplified. */
#ifndef RASHOMON_TEXT_FOLD_H
#define RASHOMON_TEXT_FOLD_H

#include "rashomon/base/buf.h"

#include <stdint.h>

/* One code point folded: full-width to half-width, A-Z and other capitals to
 * small, traditional Han to simplified (OpenCC TSCharacters), curly quotes
 * to straight, any dash to '-', any blank to ' '. One to one. */
static inline uint32_t fold_cp(uint32_t cp);
/* Traditional to simplified alone. */
uint32_t fold_han(uint32_t cp);
/* Appends `s` folded. */
void fold(struct buf *out, struct str s);

/* fold_cp where `cp` is no ASCII. */
uint32_t fold_wide(uint32_t cp);

static inline uint32_t
fold_cp(uint32_t cp)
{
	if (cp >= 0x80)
		return fold_wide(cp);
	return cp >= 'A' && cp <= 'Z' ? cp + ('a' - 'A') : cp;
}

#endif
