/* Items of a feed and the pages they announce. */
#ifndef RASHOMON_READ_JOIN_H
#define RASHOMON_READ_JOIN_H

#include "rashomon/article/article.h"

/* Makes one source of an item of a feed and the page that it announces: they
 * have one address (url_key, or the item's id where that is an address), and
 * the item is a stub. It is one when its text has at most half the bytes of
 * the page's (of several items of one feed for one page, the first), or when
 * its paragraphs stand in the page's text in their order. A site's front page
 * is no page in this sense.
 * The page keeps its place, its text and what it says of itself; title,
 * byline, outlet, days, summary and language that it lacks are the item's,
 * and a note says what was joined. Items are released and taken out of the
 * list; the places in `parent` follow. Linear in the texts. */
void read_join(article_list *articles);

#endif
