/* Text for a terminal whose locale is not UTF-8. */
#ifndef RASHOMON_TEXT_NARROW_H
#define RASHOMON_TEXT_NARROW_H

#include "rashomon/base/buf.h"

#include <stdbool.h>

/* Is the locale that setlocale has set something else than UTF-8? */
bool locale_is_narrow(void);

/* Appends `s` (UTF-8) in the locale's own bytes. What the locale lacks
 * becomes plain letters where they say the same (quotation marks, dashes,
 * letters without their marks), else a question mark. `cells` > 0 makes it
 * that many, with blanks behind; 0 leaves it as long as it gets. */
void narrow(struct buf *out, struct str s, int cells);

#endif
