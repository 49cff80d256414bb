/* The charset of text that does not tell it. Private to src/read. */
#ifndef RASHOMON_READ_GUESS_H
#define RASHOMON_READ_GUESS_H

#include "rashomon/base/str.h"

enum { CHARSET_MOST = 64 };

/* Puts the charset that libuchardet finds in the first 64 kB into `name`, ""
 * when it does not know or is not there. */
void charset_guess(struct str bytes, char name[CHARSET_MOST]);

#endif
