/* The words of dates in many languages; private to read. */
#ifndef RASHOMON_READ_WEBDATE_WORDS_H
#define RASHOMON_READ_WEBDATE_WORDS_H

#include "rashomon/base/str.h"

/* Month 1-12 of a short form that is a common word elsewhere; 0 none. */
int webdate_short_month(struct str w);

/* Does the name of a zone stand for one offset? Its minutes go to *minutes. */
bool webdate_zone(struct str w, int *minutes);

/* The standard offset of what North Americans write for both halves of the
 * year (ET); 0 for none. */
int webdate_american_zone(struct str w);

/* Is it summer time there on that day, as of the rule since 2007? */
bool webdate_american_summer(int year, int month, int day);

/* The year before the first of an era (Reiwa, Minguo) that `w` ends in; 0
 * none. */
int webdate_era(struct str w);

#endif
