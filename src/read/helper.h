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

struct helper_limits {
	size_t most; /* bytes it may write */
	int seconds; /* it may take */
	bool heard;  /* is its standard error ours? else it is dropped */
};

/* Runs argv[0] (looked up in PATH where it has no slash) with `input` as its
 * standard input, a file that can be read twice. Appends what it writes to
 * `out`, whatever its end. */
enum helper_end helper_run(struct buf *out, const char *const *argv,
			   struct str input, struct helper_limits limits);

/* The records that programs of this package answer with: a line of words,
 * then bytes. The word that ends before `mark`; *at moves behind the mark.
 * False, and nothing moved, when there is no mark. */
bool helper_word(struct str s, size_t *at, char mark, struct str *word);
/* The same word read as a number of decimal digits. */
bool helper_number(struct str s, size_t *at, char mark, size_t *n);
/* `n` bytes; false when there are fewer. */
bool helper_bytes(struct str s, size_t *at, size_t n, struct str *bytes);

#endif
