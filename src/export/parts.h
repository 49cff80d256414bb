/* What the formats of the report share; private to this room. */
#ifndef RASHOMON_EXPORT_PARTS_H
#define RASHOMON_EXPORT_PARTS_H

#include "rashomon/story/story.h"

#include <stdio.h>

/* How a format writes a piece of text that came from outside; the text is
 * sanitised to one line before. */
enum quoting {
	QUOTE_NONE,
	QUOTE_MARKDOWN, /* backslash before marks that Markdown reads */
	QUOTE_XML,	/* & < > " ' as entities: HTML and SSML */
	QUOTE_CSV,	/* one field, RFC 4180; a leading = + - @ gets a
			 * blank before it, so that no spreadsheet runs it */
	QUOTE_ICS	/* TEXT value, RFC 5545 3.3.11 */
};

void put_text(FILE *out, enum quoting q, struct str s);
void put_z(FILE *out, enum quoting q, const char *z);

/* What there is to know of a source, each behind `gap`: copy of which, cut
 * off, rewritten by a machine. */
void put_state(FILE *out, const struct comparison *c, const struct source *s,
	       const char *gap);

/* When an event was: "2026-09-05", "2026-04-22 to 2026-06-05". */
void put_when(FILE *out, const struct event *e);

/* The formats, a file each. */
void report_text(const struct story *st, FILE *out);
void report_json(const struct story *st, FILE *out);
void report_markdown(const struct story *st, FILE *out);
void report_html(const struct story *st, FILE *out);
void report_csv(const struct story *st, FILE *out);
void report_ics(const struct story *st, FILE *out);
void report_ssml(const struct story *st, FILE *out);

#endif
