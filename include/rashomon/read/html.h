/* Web pages: HTML5, read with gumbo. */
#ifndef RASHOMON_READ_HTML_H
#define RASHOMON_READ_HTML_H

#include "rashomon/article/article.h"
#include "rashomon/base/error.h"

/* Does it look like HTML (a doctype, an html, head or body tag early on)? */
bool html_sniff(struct str bytes);
/* Reads one page. `bytes` are in any charset; what the page declares counts.
 * False and `e` when no text is found. */
bool read_html(article_list *out, struct str bytes, const char *path,
	       struct error *e);

/* Adds a piece of HTML (the content of a feed's item) to an article in the
 * making: paragraphs, headings, list items, quotations. Where it holds no
 * words, what its pictures say instead of themselves (alt). */
void html_blocks(struct article_maker *m, struct str html);

#endif
