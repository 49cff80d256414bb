/* The user's word on a comparison. It is last: a ruling holds whatever the
 * comparer finds, and what it made is marked as the user's. */
#ifndef RASHOMON_COMPARE_RULING_H
#define RASHOMON_COMPARE_RULING_H

#include "rashomon/compare/compare.h"

enum ruling_kind {
	RULING_MERGE, /* the facts of two mentions are one */
	RULING_SPLIT, /* a mention is a fact of its own */
	RULING_AGREE, /* the fact of a mention is no conflict */
	RULING_DATE   /* the day a source was published */
};

/* A mention, named so that it is found again: the end of its source's path
 * (or "PATH#ITEM") and the byte where it starts in the article's text. */
struct place {
	const char *source;
	size_t start;
};

struct ruling {
	enum ruling_kind kind;
	struct place a, b; /* b: MERGE only. DATE: a.source alone */
	const char *day;   /* DATE: ISO day */
};
typedef VEC(struct ruling) ruling_list;

/* Does a ruling name one of the articles? */
bool ruling_names(const struct ruling *r, const article_list *articles);
/* Sets the days that rulings give to sources. Comes before compare_ruled. */
void rule_dates(const article_list *articles, const ruling_list *rulings);
/* compare(), with the user's rulings, their days apart; those that name
 * nothing in this story are passed over. Strings are borrowed until it
 * returns. The articles are read only. */
void compare_ruled(struct comparison *out, const article_list *articles,
		   const ruling_list *rulings);

#endif
