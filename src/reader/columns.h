/* Where the columns stand on the screen; private to this room. */
#ifndef RASHOMON_READER_COLUMNS_H
#define RASHOMON_READER_COLUMNS_H

#include "rashomon/reader/session.h"

/* Cells of a column's gutter; rows of the strip of outlets, of a column's
 * head, below the columns; a lower screen has text alone. */
enum { GUTTER = 2, STRIP_ROWS = 1, HEAD_ROWS = 3, FOOT_ROWS = 3, LEAST_H = 10 };

#endif
