/* Programs that do one thing for a reader and answer on a pipe; private to
 * read. Run with an argument list, never by a shell. */
#ifndef RASHOMON_READ_HELPER_H
#define RASHOMON_READ_HELPER_H

#include "rashomon/base/buf.h"

enum helper_end {
	HELPER_DONE,
	HELPER_ABSENT, /* there is no such program */
	HELPER_FAILED, /* it could not be run, or says that it failed */
	HELPER_LARGE,  /* it wrote more than `most` bytes and was ended */
	HELPER_LATE    /* it took longer than `seconds` and was ended */
};

/* Where a program of this package is: the environment variable `variable`
 * names it for tests, else where it is installed, else where it was built.
 * `installed` and `built` are the two paths. */
const char *helper_path(const char *variable, const char *installed,
			const char *built);

/* Runs argv[0] (looked up in PATH where it has no slash) with `input` as its
 * standard input, a file that can be read twice, and no standard error.
 * Appends what it writes, at most `most` bytes, to `out`. */
enum helper_end helper_run(struct buf *out, const char *const *argv,
			   struct str input, size_t most, int seconds);

#endif
