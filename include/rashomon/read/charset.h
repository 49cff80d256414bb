/* From bytes in any charset to UTF-8. */
#ifndef RASHOMON_READ_CHARSET_H
#define RASHOMON_READ_CHARSET_H

#include "rashomon/base/buf.h"

/* Appends `bytes` as UTF-8 to `out`. In this order: a BOM; UTF-16 and UTF-32
 * without one, by their zero bytes; valid UTF-8; `declared` (NULL or "" for
 * none); what uchardet finds; windows-1252. A declared charset that leaves
 * bytes undecoded is given up for a found one that leaves fewer. What cannot
 * be decoded becomes U+FFFD and is counted in *undecoded (may be NULL). */
void charset_decode(struct buf *out, struct str bytes, const char *declared,
		    size_t *undecoded);

/* At most `most` bytes of the start of `bytes`, for telling what they are:
 * decoded into `room` (which the caller frees) where they are UTF-16 or -32,
 * as they stand otherwise. */
struct str charset_head(struct buf *room, struct str bytes, size_t most);

/* What a charset's name as pages write it ("latin1", "x-sjis") means, a name
 * that iconv knows; NULL when it is none that pages use. */
const char *charset_named(struct str said);

#endif
