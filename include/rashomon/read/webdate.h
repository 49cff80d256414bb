/* Dates as pages and feeds spell them. */
#ifndef RASHOMON_READ_WEBDATE_H
#define RASHOMON_READ_WEBDATE_H

#include "rashomon/base/str.h"

/* Reads RFC 3339, RFC 822 and their many relatives: "2026-05-10T08:00:00Z",
 * "2026-05-10", "Sun, 10 May 2026 08:00:00 +0200", "May 10, 2026 8:00 am",
 * "10 May 2026". Writes ISO: a day, or a moment with its offset ("Z" for
 * UTC). False when it is no date. */
bool webdate_parse(struct str s, char out[32]);

#endif
