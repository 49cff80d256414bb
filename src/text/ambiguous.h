/* Characters that some terminals give one cell and some two; private to
 * src/text. */
#ifndef RASHOMON_TEXT_AMBIGUOUS_H
#define RASHOMON_TEXT_AMBIGUOUS_H

#include <stdbool.h>
#include <stdint.h>

bool is_ambiguous(uint32_t cp);

#endif
