/* What stands above an article in plain text: lines of "Key: value" as mails
 * and archives of news have them, and the slug of a wire; private to read. */
#ifndef RASHOMON_READ_HEADS_H
#define RASHOMON_READ_HEADS_H

#include "rashomon/article/article.h"
#include "rashomon/base/error.h"

enum head {
	HEAD_TITLE,
	HEAD_DATE,
	HEAD_OUTLET,
	HEAD_BYLINE,
	HEAD_URL,
	HEAD_LANGUAGE,
	HEAD_SUMMARY,
	HEAD_COUNT
};

/* Pieces are borrowed from the text. */
struct heads {
	struct str value[HEAD_COUNT];
	VEC(struct str) others; /* lines that are kept as notes */
	struct str rest;	/* the article below */
};

/* Takes the lines off; false when there are none, and then nothing is to be
 * freed but `others`. */
bool heads_read(struct heads *h, struct str text);

/* Reads plain text (UTF-8) with or without such lines. */
bool read_plain(article_list *out, struct str text, const char *path,
		struct error *e);

#endif
