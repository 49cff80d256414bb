/* Dates as pages and feeds spell them. */
#ifndef RASHOMON_READ_WEBDATE_H
#define RASHOMON_READ_WEBDATE_H

#include "rashomon/base/str.h"

/* Reads RFC 3339, RFC 822, asctime and their many relatives, seconds since
 * 1970, and days as people write them in the languages of feeds:
 * "2026-05-10T08:00:00Z", "Sun, 10 May 2026 08:00:00 +0200", "May 10, 2026
 * 8:00 am", "2026年5月10日", "10.5.2026", "10 maja 2026". Writes ISO: a day, or
 * a moment with its offset ("Z" for UTC) where it is said. False when it is no
 * date, or when day and month cannot be told apart ("3/4/2026"). */
bool webdate_parse(struct str s, char out[32]);

/* The month that a word names, whole or cut to three letters or more, in those
 * of the other languages of feeds whose short months are no common words
 * elsewhere; 1 to 12, 0 none. */
int webdate_month(struct str w);

#endif
