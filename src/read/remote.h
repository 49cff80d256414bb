/* Addresses, fetched by the program rashomon-fetch; private to read. */
#ifndef RASHOMON_READ_REMOTE_H
#define RASHOMON_READ_REMOTE_H

#include "rashomon/base/buf.h"
#include "rashomon/base/error.h"

enum remote_status { REMOTE_OK, REMOTE_CUT, REMOTE_ERROR };

struct remote {
	const char *url; /* as given, not owned */
	enum remote_status status;
	struct buf bytes;   /* the answer, or the message of an error */
	struct buf type;    /* media type as the server says it */
	struct buf address; /* after redirects */
};

/* Fetches all of `r`, several at once, and fills what is below `url`. With
 * `progress` a terminal on standard error shows one line meanwhile. False and
 * `e` filled when the program cannot be run; remote_free in any case. */
bool remote_fetch(struct remote *r, size_t n, bool progress, struct error *e);
void remote_free(struct remote *r);

/* Fills `r`, n of them, from the records in `s` as rashomon-fetch writes them,
 * up to the first that is none. Of two for one address the last holds. */
void remote_take(struct remote *r, size_t n, struct str s);

/* The charset parameter of a media type; empty none. */
struct str remote_charset(struct str type);

#endif
