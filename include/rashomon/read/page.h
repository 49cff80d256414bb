/* Articles in plain text: agency pages, flattened copies, relays, learner
 * pages, anything else with a headline and paragraphs; and story nodes in
 * Markdown. All take decoded UTF-8 and tell by content whether it is theirs. */
#ifndef RASHOMON_READ_PAGE_H
#define RASHOMON_READ_PAGE_H

#include "rashomon/article/article.h"
#include "rashomon/base/error.h"

/* Is this a story node: a title, a meta line, takes? */
bool node_sniff(struct str text);
/* Reads a node and its takes; the node comes first, then its takes. */
bool read_node(article_list *out, struct str text, const char *path,
	       struct error *e);

/* Reads one article in plain text, of whatever shape. */
bool read_page(article_list *out, struct str text, const char *path,
	       struct error *e);

/* Gives articles whose dateline has no year, or no month, the day that fits it
 * and is nearest to the story's others (date basis `story`); the rest stay as
 * they are. */
void read_complete_dates(article_list *articles);

#endif
