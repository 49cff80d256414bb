/* The user's own files: where they are, and how they are replaced. */
#ifndef RASHOMON_BASE_HOME_H
#define RASHOMON_BASE_HOME_H

#include "rashomon/base/buf.h"

/* The folders of the XDG base directory specification. */
enum home { HOME_CONFIG, HOME_DATA, HOME_STATE, HOME_CACHE };

/* Appends the path of the program's file `name` there: below the variable
 * (XDG_CONFIG_HOME …) when that is absolute, else below HOME. Nothing is made
 * or opened. False, with nothing appended, when no home is known. */
bool home_path(struct buf *out, enum home where, const char *name);

/* Puts `text` in the place of the file `path`, at once: a reader sees the old
 * or the new one whole. Folders that lack are made, for the user alone. False
 * with errno set when it cannot be; the old file is then as it was. */
bool home_replace(const char *path, struct str text);

#endif
