/* The headline of a page among what it calls itself; private to the readers
 * of web pages. */
#ifndef RASHOMON_READ_HTML_TITLE_H
#define RASHOMON_READ_HTML_TITLE_H

#include "html_parts.h"

struct html_titles {
	const char *declared; /* by OpenGraph and the like; NULL none */
	const char *page;     /* the title element; NULL none */
	VEC(struct str)
	heads;		 /* h1 elements that do not lead home, in the
			  * article's arena */
	struct str home; /* the first that leads home: the site's name */
	struct str name; /* of what the page is about, by JSON-LD */
};

/* Take in the title element, a heading of the first level. */
void html_title_page(struct html_titles *t, const GumboNode *n);
void html_title_head(struct html_titles *t, struct article *a,
		     const GumboNode *n);

/* Sets the article's title, without the names of the site and its sections
 * that stand behind or before it, and its outlet, where they are not set. */
void html_title_settle(struct html_titles *t, struct article *a);

#endif
