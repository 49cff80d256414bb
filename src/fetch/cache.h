/* Answers that a server need not send again, kept in
 * $XDG_CACHE_HOME/rashomon: one file an address, named by its hash; the
 * address, the ETag and the type stand on the first lines. */
#ifndef RASHOMON_FETCH_CACHE_H
#define RASHOMON_FETCH_CACHE_H

#include "rashomon/base/buf.h"

#include <time.h>

struct cached {
	struct buf etag, type, body;
};

/* Appends what is kept of `url` to `out`; all empty when nothing is. */
void cache_load(struct cached *out, const char *url);
/* Keeps an answer; none that is larger than 4 MB or has no ETag. True when it
 * was kept. */
bool cache_store(const char *url, struct str etag, const char *type,
		 struct str body);
/* What is kept of `url` was used now. */
void cache_touch(const char *url);
void cached_free(struct cached *c);

/* Takes files of the cache out of `folder`: those not used since `before`,
 * then, oldest first, what makes them more than `bytes_most` together. Other
 * files are left alone, links are not followed. O(n log n) in the files. */
void cache_prune(const char *folder, size_t bytes_most, time_t before);
/* The same for the user's own cache: 64 MB, 30 days. */
void cache_prune_own(void);

#endif
