/* The full-screen reader on a terminal. */
#ifndef RASHOMON_TERM_CURSES_H
#define RASHOMON_TERM_CURSES_H

#include "rashomon/reader/session.h"

/* Runs `s` on the terminal until the user quits, the terminal goes away or a
 * signal ends it; the terminal is restored on every way out. False when the
 * terminal cannot be used (TERM unknown). */
bool term_run(struct session *s);

#endif
