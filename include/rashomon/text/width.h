/* Cells and grapheme clusters: the only place that knows how wide text is. */
#ifndef RASHOMON_TEXT_WIDTH_H
#define RASHOMON_TEXT_WIDTH_H

#include "rashomon/base/str.h"
#include "rashomon/base/vec.h"

#include <stdint.h>

/* One extended grapheme cluster of a paragraph. */
struct cluster {
	size_t start;  /* byte offset in the paragraph */
	size_t n;      /* bytes */
	uint8_t width; /* cells: 0, 1 or 2 */
};
typedef VEC(struct cluster) cluster_list;

/* Segments `s` (one paragraph of sanitised UTF-8) as a whole. `ambiguous`
 * is 1 or 2: cells of East Asian Ambiguous characters. */
void clusters_of(cluster_list *out, struct str s, int ambiguous);
/* Cells that `s` takes. */
size_t text_width(struct str s, int ambiguous);
/* The longest start of `s` that fits in `cells`, in bytes; whole clusters. */
size_t text_fit(struct str s, size_t cells, int ambiguous);

/* One row of a wrapped paragraph: bytes [start, end) without the blanks at
 * its end. */
struct row {
	size_t start;
	size_t end;
	size_t width; /* cells */
};
typedef VEC(struct row) row_list;

/* Wraps a paragraph to `cells` (>= 1) by UAX #14 with CJK rules: no closing
 * mark at a row's start, no opening mark at its end. A word wider than the
 * row is broken between clusters. Linear. */
void wrap(row_list *out, struct str s, size_t cells, int ambiguous);

#endif
