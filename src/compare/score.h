/* How well two mentions fit one question; private to this room. */
#ifndef RASHOMON_COMPARE_SCORE_H
#define RASHOMON_COMPARE_SCORE_H

#include "work.h"

/* A score at or below this says: never one fact. */
#define SCORE_NEVER (-1.0)

/* Two figures of one unit (by place in c->told). Terms: the value (how much
 * a chance meeting of it would surprise), the concept, the thing counted, the
 * clauses, the sentences. About 0.7 and more is a match of equal values. */
double score_quantities(const struct work *w, size_t a, size_t b);

/* Two measures of one thing of nature, near to each other: a text that gives
 * both contrasts two who measured ("7.1 by the one, 7.0 by the other"). */
bool contrasted(const struct aspect *x, const struct aspect *y);

/* Fills noun, stem and people of all figures; before any score. */
void set_nouns(struct work *w);
/* The counted nouns: +1 same thing, 0 unknown, -1 another thing. */
int score_nouns(const struct work *w, size_t a, size_t b);
/* 0..1: the clauses around, and the whole sentences. */
double score_clauses(const struct work *w, size_t a, size_t b);
double score_sentences(const struct work *w, size_t a, size_t b);

#endif
