/* From the bytes a terminal sends to keys. Pure: the caller reads and waits. */
#ifndef RASHOMON_TERM_INPUT_H
#define RASHOMON_TERM_INPUT_H

#include "rashomon/reader/action.h"

/* What the terminal's description says of one key. */
struct key_string {
	const char *bytes; /* NULL: it has no such key */
	long key;
};

enum { KEY_STRINGS = 16 };

/* What a mouse did, from a report in the form CSI < button ; column ; row. */
struct mouse {
	int button; /* 0 left, 64 wheel up, 65 wheel down */
	bool press;
	int row, col; /* from 0 */
};

/* Reads one key off the start of `s` (not empty) and gives the bytes it took.
 * 0: they begin a key whose end is not there yet; never when `whole`, which
 * says that nothing follows. *key is -1 for a sequence without meaning and
 * KEY_OF_MOUSE for a report, which is in *mouse then. */
size_t input_key(struct str s, const struct key_string *strings, bool whole,
		 long *key, struct mouse *mouse);

#endif
