/* The line-mode reader: the same actions from the same table, words instead
 * of cells. Rules P1-P17 of doc/PLAIN. */
#ifndef RASHOMON_PLAIN_PLAIN_H
#define RASHOMON_PLAIN_PLAIN_H

#include "rashomon/reader/session.h"
#include "rashomon/story/later.h"

#include <stdio.h>

/* The whole reading, without a question: sources, facts, timeline, articles.
 * `width` wraps between words; 0 does not wrap. */
void plain_reading(const struct session *s, int width, FILE *out);

/* Reads commands from `in` until it ends or the user leaves. `ask` prints the
 * prompts (a terminal); a pipe gets answers only, and the whole reading when
 * it holds no command. */
void plain_run(struct session *s, int width, bool ask, FILE *in, FILE *out);

/* Waits for the story. Work that takes longer than `first_ms` is told by one
 * line, by one more each `then_ms`, and by one when it is done. */
void plain_wait(struct story_later *l, int first_ms, int then_ms, FILE *out);

#endif
