/* What the lists are made of; private to this room. */
#ifndef RASHOMON_READER_LIST_H
#define RASHOMON_READER_LIST_H

#include "handlers.h"

/* A screen narrower than this gets shorter lines. */
enum { NARROW = 60 };

void push_line(struct session *s, enum style style, size_t target,
	       struct str text);
/* The same, and empties the buffer. */
void push_buf(struct session *s, enum style style, size_t target,
	      struct buf *b);
/* `text` wrapped to the screen, `indent` blanks before each row. */
void push_wrapped(struct session *s, enum style style, size_t target,
		  size_t indent, struct str text);
/* Appends `text` in exactly `cells`: blanks behind it, or its start and "..".
 */
void pad(const struct session *s, struct buf *b, struct str text, size_t cells);

/* list_facts.c */
void build_facts(struct session *s);
void build_matrix(struct session *s);
void build_why(struct session *s);
/* list_help.c */
void build_help(struct session *s);

#endif
