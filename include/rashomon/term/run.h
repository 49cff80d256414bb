/* The full-screen reader on a terminal. */
#ifndef RASHOMON_TERM_RUN_H
#define RASHOMON_TERM_RUN_H

#include "rashomon/reader/session.h"
#include "rashomon/story/later.h"

/* Runs `s` on the terminal until the user quits, the terminal goes away or a
 * signal ends it; the terminal is restored on every way out. False when the
 * terminal cannot be used (TERM unknown). `later` (may be NULL) is the whole
 * story, on its way: it is waited for beside the keys and, once there, given
 * to the session. */
bool term_run(struct session *s, struct story_later *later);

#endif
