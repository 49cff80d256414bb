/* Days, moments and what the text around makes of them; private to this
 * room. Days are counted from 1970-01-01. */
#ifndef RASHOMON_COMPARE_DATES_H
#define RASHOMON_COMPARE_DATES_H

#include "work.h"

/* calendar.c */
long day_number(long y, long m, long d);
void civil_day(long n, long *y, long *m, long *d);
/* Reads a TIMEX3 date or moment; false when it is none. */
bool read_date(const char *s, struct aspect *a);
/* Writes an aspect's days back into the mention as ISO. */
void print_date(struct work *w, struct mention *m, const struct aspect *a);
void date_aspect(struct work *w, size_t told);
bool is_moment(const struct aspect *a);
/* Minutes since 1970 in UTC; the offset must be known. */
long utc_minute(const struct aspect *a);
/* Does the text of a date name its month: by name or with 月? */
bool names_month(struct str s);

/* dates_context.c: settles years, days, zones and ranges of all time
 * mentions, and marks those that are no facts. */
void settle_dates(struct work *w);

#endif
