/* Feeds: RSS 0.9 to 2.0, RDF, CDF, Atom 0.3 and 1.0 (expat), JSON Feed (cJSON).
 * Each item becomes an article; a feed without items one of kind "feed". */
#ifndef RASHOMON_READ_FEED_H
#define RASHOMON_READ_FEED_H

#include "rashomon/article/article.h"
#include "rashomon/base/error.h"

bool feed_sniff(struct str bytes);
/* Reads what can be read: a feed that is cut or broken behind its first items
 * gives those. Of a DTD's entities only short plain ones are read, to a bounded
 * sum; nothing is fetched, depth is bounded. False and `e` when it is no feed.
 */
bool read_feed(article_list *out, struct str bytes, const char *path,
	       struct error *e);

bool jsonfeed_sniff(struct str bytes);
bool read_jsonfeed(article_list *out, struct str bytes, const char *path,
		   struct error *e);

#endif
