/* Which days facts belong to; private to this room. */
#ifndef RASHOMON_READER_DATES_H
#define RASHOMON_READER_DATES_H

#include "rashomon/reader/session.h"

/* For each fact the first event, by time, that a sentence of one of its
 * mentions dates; of those on a day as day_read() gives it, where one is
 * given, else of all. NO_FOCUS for none. To be freed. */
size_t *facts_dated(const struct story *st, const char *day);

#endif
