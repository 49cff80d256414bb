/* Tables of words: const rows that each begin with a word, filled up with NUL
 * to ROW_WORD bytes, in byte order. No pointers, so that nothing is relocated
 * at the start, and no lengths to be counted. */
#ifndef RASHOMON_BASE_ROW_H
#define RASHOMON_BASE_ROW_H

#include "rashomon/base/str.h"

enum { ROW_WORD = 16 };

/* The row of `word` among the `n` of a table, which are `size` bytes each; NULL
 * when there is none. log n. */
const void *row_find(struct str word, const void *rows, size_t n, size_t size);

#endif
