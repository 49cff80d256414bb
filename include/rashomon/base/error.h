/* What went wrong and where. Functions that can fail on user's input return
 * false and fill one of these. The text may hold bytes of the input: it is
 * sanitised when printed (error_print), not before. */
#ifndef RASHOMON_BASE_ERROR_H
#define RASHOMON_BASE_ERROR_H

#include "rashomon/base/buf.h"

#include <stdio.h>

struct error {
	struct buf place; /* "FILE", "FILE:LINE" or an address */
	struct buf what;  /* the message, no line end */
};

#define ERROR_INIT                 \
	{                          \
		BUF_INIT, BUF_INIT \
	}

/* Replaces what `e` held; always returns false, so that a caller can say
 * `return error_set(...)`. `e` may be NULL. */
bool error_set(struct error *e, const char *place, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
void error_free(struct error *e);

/* Told of what is wrong where the work goes on. `e` is lent. */
typedef void error_handler(void *data, const struct error *e);

#endif
