/* From a SOURCE (file, folder, "-", address) to articles. */
#ifndef RASHOMON_READ_READ_H
#define RASHOMON_READ_READ_H

#include "rashomon/article/article.h"
#include "rashomon/base/error.h"

/* Reads the `n` sources and appends their articles (owned by the caller,
 * release with article_free) to `out`, in the order given. Folders are walked
 * in name order, without link loops; addresses are fetched first, several at
 * once, with one line of `progress` on a terminal. Returns false when anything
 * was left unread; `complain` was then told of each. */
bool read_sources(article_list *out, const char *const *sources, size_t n,
		  bool progress, error_handler *complain, void *data);

/* Is `source` an address that is fetched (http, https)? */
bool read_is_remote(const char *source);

/* A first look: appends articles that read_source would append, until `out`
 * holds `most` or a few more (a file is read whole). What is no small ordinary
 * file is passed over without a word, so that nothing is used up and nothing
 * is waited for. */
void read_first(article_list *out, const char *source, size_t most);

/* Reads bytes that are already here. `path` names them in messages and in
 * the articles. The format is told from the bytes, `path`'s ending at most
 * breaks a tie. False and `e` filled when they are no article. */
bool read_bytes(article_list *out, struct str bytes, const char *path,
		struct error *e);

#endif
