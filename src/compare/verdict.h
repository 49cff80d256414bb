/* What the judge hears of one fact; private to this room. */
#ifndef RASHOMON_COMPARE_VERDICT_H
#define RASHOMON_COMPARE_VERDICT_H

#include "work.h"

enum { CLASSES_MOST = 64 };

struct hearing {
	uint64_t *mask; /* by root source: the classes it tells */
	VEC(size_t) roots;
	size_t example[CLASSES_MOST]; /* of a class: one mention */
	size_t count[CLASSES_MOST];
	size_t classes;
	uint64_t one, other; /* two voices that differ */
	size_t best;	     /* the mention that stands for the fact */
};

/* Is mention `t` of class `k`? */
bool class_has(const struct work *w, const struct hearing *h, size_t k,
	       size_t t);

/* explain.c: label, subject; why. */
void label_fact(struct work *w, struct fact *f, const struct hearing *h);
void explain_fact(struct work *w, struct fact *f, const struct hearing *h);
/* The figures in which the sentences of a claim differ, once all facts are
 * judged. */
void explain_claims(struct work *w);

#endif
