/* The comparer: sources in, facts out. Near-linear in mentions. */
#ifndef RASHOMON_COMPARE_COMPARE_H
#define RASHOMON_COMPARE_COMPARE_H

#include "rashomon/compare/fact.h"

struct comparison {
	struct arena arena; /* owns every string below */
	VEC(struct source) sources;
	VEC(struct told) told; /* by source, then place */
	VEC(struct fact) facts;
	VEC(struct check) checks;
	VEC(struct event) events;
};

/* Extracts and compares. The articles stay the caller's and must outlive
 * `out`. */
void compare(struct comparison *out, const article_list *articles);
void comparison_free(struct comparison *c);

/* The sources that say nothing of a fact, in story order:
 * for (struct silent s = {0}; fact_silent(c, f, &s);) … s.source … */
struct silent {
	size_t source;	 /* from 0 */
	size_t next, at; /* where to go on, in sources and in f->told */
};
bool fact_silent(const struct comparison *c, const struct fact *f,
		 struct silent *s);

#endif
