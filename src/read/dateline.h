/* Datelines and the other places where a page says its day; private to the
 * readers of this room. */
#ifndef RASHOMON_READ_DATELINE_H
#define RASHOMON_READ_DATELINE_H

#include "rashomon/article/article.h"

/* What a dateline says; parts it does not give are empty or 0. Pieces are
 * borrowed from the paragraph. */
struct dateline {
	size_t start, end; /* bytes of the paragraph it takes */
	struct str agency, reporter, place;
	int year, month, day;
};

/* Reads the dateline at the start of a paragraph:
 * "(Agency, reporter Name, Place, July 3)", "PLACE, July 3 (Agency) -",
 * "(Agency) --",
 * "PLACE (Agency), July 3, 2026 --", "（中央社記者某某台北3日電）",
 * "新华社北京7月3日电（记者 某某）", "【記者某某／台北報導】". An outlet's name
 * may stand before it. A day may come without its month. False when there is
 * none. */
bool dateline_read(struct str paragraph, struct dateline *d);

/* Fills outlet and byline where the article has none; the agency of another
 * paper's report is cited. */
void dateline_credit(struct article *a, const struct dateline *d);

/* Its day in full; false where year, month or day lack. */
bool dateline_day(const struct dateline *d, char iso[11]);

/* A date code behind the last mark of a paragraph: Minguo "1150703" or
 * "20260703". False when there is none; *at is where it starts. */
bool date_code(struct str paragraph, char iso[11], size_t *at);

/* The first day a line states in full: 2026-07-03, 2026/7/3, 2026年7月3日. */
bool date_in_line(struct str line, char iso[11]);

/* The day an address holds: /2026/06/24/, 2026-06-24, 20260624, 260624; or
 * its month alone ("2026-06") from /202606/ or /2026/06/. */
bool date_in_address(struct str url, char iso[11]);

/* Month 1-12 of an English name or its abbreviation; 0 for none. */
int month_of(struct str word);

#endif
