/* The finder: one pass over a text, all mentions in it. */
#ifndef RASHOMON_EXTRACT_EXTRACT_H
#define RASHOMON_EXTRACT_EXTRACT_H

#include "rashomon/base/str.h"
#include "rashomon/extract/mention.h"

/* What the finder may know besides the text. */
struct extract_context {
	struct str language; /* BCP 47; empty: told from the text */
	struct str dct; /* document creation day or moment, ISO ("2026-07-03",
			 * "2026-07-03T18:00"); empty: none */
	struct str country; /* ISO 3166 of the outlet; decides 元, "$"; empty */
};

/* Bits: which kinds to look for. */
enum {
	EXTRACT_TIMES = 1,
	EXTRACT_QUANTITIES = 2,
	EXTRACT_NAMES = 4,
	EXTRACT_QUOTES = 8,
	EXTRACT_ALL = 15
};

/* Appends the mentions of `text` (valid UTF-8) to `out`, by start offset; the
 * strings they point at live in `arena`. A quantity never overlaps a time.
 * Linear in text.n; no allocation per mention beyond the arena. */
void extract(mention_list *out, struct arena *arena, struct str text,
	     const struct extract_context *context, unsigned what);

/* The parts, each in a file of its own; extract() calls them. Times are found
 * first, quantities skip what `out` already covers. */
void extract_times(mention_list *out, struct arena *arena, struct str text,
		   const struct extract_context *context);
void extract_quantities(mention_list *out, struct arena *arena, struct str text,
			const struct extract_context *context);
void extract_names(mention_list *out, struct arena *arena, struct str text,
		   const struct extract_context *context);
void extract_quotes(mention_list *out, struct arena *arena, struct str text,
		    const struct extract_context *context);

#endif
