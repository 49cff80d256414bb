/* Markdown in general, with or without front matter; private to read. */
#ifndef RASHOMON_READ_MARKDOWN_H
#define RASHOMON_READ_MARKDOWN_H

#include "rashomon/article/article.h"
#include "rashomon/base/error.h"

/* Is `text` (UTF-8) Markdown? Told by front matter, by a first line that is a
 * heading, or by `path`'s ending. */
bool markdown_sniff(struct str text, const char *path);
/* Appends its one article. False and `e` where it has no words. */
bool read_markdown(article_list *out, struct str text, const char *path,
		   struct error *e);

#endif
