/* A page in plain text as paragraphs, and what single lines say about
 * themselves; private to the readers of this room. */
#ifndef RASHOMON_READ_LINES_H
#define RASHOMON_READ_LINES_H

#include "rashomon/article/article.h"
#include "rashomon/base/buf.h"
#include "rashomon/base/vec.h"

/* One paragraph of a page. */
struct para {
	struct str text; /* in the page's own buffer */
	bool alone;	 /* an empty line stands before it */
};

struct page {
	struct buf text; /* sanitised; owns what the paragraphs point at */
	VEC(struct para) paras;
	size_t hidden; /* characters the sanitiser took out */
};

/* What part of a page a label opens. */
enum section {
	SECTION_NONE,
	SECTION_BODY,
	SECTION_SUMMARY,
	SECTION_EARLIER,
	SECTION_KEY_FIGURES,
	SECTION_FACT_BOX,
	SECTION_QUIZ,
	SECTION_GLOSSARY,
	SECTION_DISCLOSURE,
	SECTION_RELATED,
	SECTION_WHY,
	SECTION_WATCH,
	SECTION_FURNITURE
};

/* Sanitises `text` and parts it: at empty lines, and at line ends where the
 * lines are paragraphs and not the rows of a wrapped one. */
void page_open(struct page *p, struct str text);
void page_close(struct page *p);

/* Adds plain text as paragraphs: parted by empty lines or, where there are
 * none, by lines. */
void lines_add(struct article_maker *m, struct str text);

/* The section whose label the line is: alone ("KEY FIGURES", "摘要") or in
 * two languages ("Summary · 摘要"). */
enum section section_of(struct str line);

/* Does the line ask, sell, forbid or navigate instead of telling? */
bool is_furniture(struct str line);
/* Does it say that a machine wrote or rewrote the text? */
bool is_disclosure(struct str line);
/* Does it end as a sentence ends? */
bool is_ended(struct str line);

/* The rest of the line behind "Label:" (either colon) when the line starts
 * with one of the `n` labels, case ignored; empty otherwise. */
struct str labelled(struct str line, const char *const *labels, size_t n);

#endif
