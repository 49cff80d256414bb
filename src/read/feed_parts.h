/* What the readers of feeds collect before an article is made of it; private
 * to them. */
#ifndef RASHOMON_READ_FEED_PARTS_H
#define RASHOMON_READ_FEED_PARTS_H

#include "rashomon/article/article.h"
#include "rashomon/base/buf.h"

#include <stdint.h>

enum field {
	FIELD_TITLE,
	FIELD_LINK,
	FIELD_ID,
	FIELD_AUTHOR,
	FIELD_SUMMARY,
	FIELD_CONTENT,
	FIELD_PUBLISHED,
	FIELD_UPDATED,
	FIELD_LANGUAGE,
	FIELD_SOURCE, /* where an item is from, in a feed of others' items */
	FIELD_COUNT
};

/* A channel or an item. */
struct entry {
	struct buf field[FIELD_COUNT];
	uint8_t rank[FIELD_COUNT]; /* of the element it came from; the lower
				    * the better, 0 not set */
	bool plain[FIELD_COUNT];   /* text that holds no markup for sure */
};

void entry_clear(struct entry *e);
void entry_free(struct entry *e);
/* Makes the n-th item's article, or with n = 0 that of a feed without
 * items. `kind` is "rss", "atom" or "jsonfeed". */
void entry_article(article_list *out, const char *path, const char *kind,
		   size_t n, const struct entry *feed,
		   const struct entry *item);

/* Appends HTML that was escaped once too often as what was meant: it has no
 * tag of its own, but starts with one among its references, or holds a
 * paragraph's end or a break. False, and nothing appended, for what was not. */
bool feed_unescape(struct buf *once, struct str s);

#endif
