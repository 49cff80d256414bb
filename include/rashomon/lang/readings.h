/* How Han characters sound, in four languages, without tones. The table is
 * sorted text, mapped into memory and searched where it lies. */
#ifndef RASHOMON_LANG_READINGS_H
#define RASHOMON_LANG_READINGS_H

#include "rashomon/base/error.h"
#include "rashomon/base/str.h"

#include <stdint.h>

enum reading { READ_MANDARIN, READ_CANTONESE, READ_KOREAN, READ_VIETNAMESE };
enum { READINGS = 4 };

struct readings {
	struct str text; /* mapped */
};

/* Maps the table found by data_path. False and `e` filled when it is absent;
 * the table is then empty and still safe to ask. */
bool readings_open(struct readings *r, struct error *e);
void readings_close(struct readings *r);

/* The readings of a simplified character, parted by ',' ("xi"); empty when
 * there is none. Borrowed. O(log size). */
struct str reading_of(const struct readings *r, uint32_t cp, enum reading in);
/* The first of a list of readings; takes it off `*rest`. */
struct str reading_next(struct str *rest);

#endif
