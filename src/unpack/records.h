/* The records of rashomon-unpack, as src/unpack/unpack.c describes them; apart
 * from the program so that a test can call it. */
#ifndef RASHOMON_UNPACK_RECORDS_H
#define RASHOMON_UNPACK_RECORDS_H

#include <archive.h>
#include <stdio.h>

/* A reader of the formats that are unpacked, not open yet; release with
 * archive_read_free. NULL without memory. */
struct archive *unpack_reader(void);

/* Writes a record to `out` for each ordinary file of the archive `a`, at most
 * `left` unpacked bytes, and one for each thing that went wrong: opening it,
 * for one. */
void unpack_all(struct archive *a, size_t left, FILE *out);

#endif
