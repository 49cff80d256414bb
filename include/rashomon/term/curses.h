/* What the terminal's description says. */
#ifndef RASHOMON_TERM_CURSES_H
#define RASHOMON_TERM_CURSES_H

#include "rashomon/term/input.h"
#include "rashomon/term/writer.h"

struct description {
	struct terminal can;
	struct key_string keys[KEY_STRINGS];
	struct buf start, end; /* to and from the other screen and keypad */
	struct buf hide, show; /* the cursor */
};

/* Describes the terminal that TERM names, by one that it does all of where its
 * own description is not installed. False when it is unknown or does not
 * follow ECMA-48; then nothing needs to be released. */
bool description_read(struct description *d, bool other_screen);
void description_free(struct description *d);

#endif
