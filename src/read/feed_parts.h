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

/* Which field an element of a channel or item is, and its rank. */
struct feed_element {
	const char *name;
	int field;
	uint8_t rank;
};

/* NULL for an element that says nothing we keep. */
const struct feed_element *feed_element_of(const char *name);
const char *feed_local(const char *name); /* without its prefix */
bool feed_has_prefix(const char *name, const char *prefix);
bool feed_is(const char *a, const char *b); /* but for case */
bool feed_is_item(const char *name);
bool feed_is_channel(const char *name);
bool feed_is_root(const char *name);
/* Elements of which nothing is read, with all inside them. */
bool feed_is_passed_over(const char *name);

enum { PREFIXES_MOST = 16, PREFIX_MOST = 24 };

/* Prefixes of known namespaces other than the usual ones; the last that was
 * declared counts, wherever it stands. */
struct feed_prefixes {
	char said[PREFIXES_MOST][PREFIX_MOST];
	const char *meant[PREFIXES_MOST];
	size_t n;
	struct buf name;
};

/* The name of an element with the prefix that this program knows its namespace
 * by, of what it and those before it declare; good until the next call. */
const char *feed_name(struct feed_prefixes *p, const char *name,
		      const char **attributes);

/* Appends HTML that was escaped once too often as what was meant: it has no
 * tag of its own, but starts with one among its references, or holds a
 * paragraph's end or a break. False, and nothing appended, for what was not. */
bool feed_unescape(struct buf *once, struct str s);

#endif
