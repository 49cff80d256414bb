/* Data files of the program: found, and mapped into memory, read only; and
 * written, by what makes them when the program is built. */
#ifndef RASHOMON_BASE_DATA_H
#define RASHOMON_BASE_DATA_H

#include "rashomon/base/error.h"
#include "rashomon/base/str.h"

/* Maps the file `path` whole. False and `e` filled when it cannot be. An
 * empty file maps to an empty str. Release with data_unmap. */
bool data_map(struct str *out, const char *path, struct error *e);
void data_unmap(struct str bytes);

/* Writes the file `path` anew. False and `e` filled when it cannot be. */
bool data_save(const char *path, struct str bytes, struct error *e);

/* The places where a data file may be, best first: the folders that the
 * environment variable RASHOMON_DATA names, parted by ':' (alone, when set),
 * or those of the installation, the build and the source. Appends `name`'s path
 * at place `n`, from 0, to `out`; false when there are no more. */
bool data_path(struct buf *out, const char *name, unsigned n);

#endif
