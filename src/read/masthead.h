/* Lines that only say who published an article, when and by whom; private to
 * the readers of this room. */
#ifndef RASHOMON_READ_MASTHEAD_H
#define RASHOMON_READ_MASTHEAD_H

#include "rashomon/base/str.h"

struct masthead {
	char published[32], modified[32]; /* ISO; "" not said */
	struct str outlet, byline;	  /* borrowed from the line */
};

/* Reads such a line: "The Denby Lantern | 3 June 2026 | By Ann Lee",
 * "Capital Ledger, Sept. 11, 2026", "By Ann Lee", 环球晨报 2026年9月9日,
 * 本报记者 赵一鸣, "2026/06/03 09:12". False, and nothing filled, when the
 * line says anything else. One pass over a line of at most 160 columns. */
bool masthead_read(struct str line, struct masthead *m);

/* Is the line nothing but the name of a paper, as they end or start? */
bool masthead_paper(struct str line);

#endif
