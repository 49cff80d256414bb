/* The file of the user's rulings: plain text, one a line, made by hand or by
 * the reader, taken back by deleting the line.
 *
 *   # a comment
 *   merge FILE:BYTE FILE:BYTE
 *   split FILE:BYTE
 *   agree FILE:BYTE
 *   date FILE YYYY-MM-DD
 *
 * FILE is the end of a source's path, with "#N" for the N-th item of a file;
 * blanks in it are written as %20. */
#ifndef RASHOMON_STORY_OVERRIDES_H
#define RASHOMON_STORY_OVERRIDES_H

#include "rashomon/base/error.h"
#include "rashomon/compare/ruling.h"

#include <stdio.h>

/* Appends the rulings in `text`; their strings live in `arena`. False and
 * `e` filled with the first bad line (the good ones are taken all the same).
 * `path` names the file in messages. */
bool overrides_parse(ruling_list *out, struct arena *arena, struct str text,
		     const char *path, struct error *e);

/* Appends where the user's file is: $XDG_DATA_HOME/rashomon/rulings, or under
 * ~/.local/share. False when neither is set. */
bool overrides_path(struct buf *out);

/* Adds a ruling at the end of the file, which is made where it lacks and
 * written whole or not at all. */
bool overrides_add(const struct ruling *r, const char *path, struct error *e);
/* Takes the last ruling on one of the articles out of the file; appends its
 * line. Rulings on other stories stay. */
bool overrides_drop(struct buf *line, const article_list *articles,
		    const char *path, struct error *e);

#endif
