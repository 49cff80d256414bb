/* A story written out for other programs and for paper. */
#ifndef RASHOMON_EXPORT_EXPORT_H
#define RASHOMON_EXPORT_EXPORT_H

#include "rashomon/story/story.h"

#include <stdio.h>

/* Writes `st` to `out` as `format` (text, json, markdown, html, csv, ics,
 * ssml). False when there is no such format. All text is sanitised. */
bool export_report(const struct story *st, const char *format, FILE *out);

/* One article as a line of JSON, schema rashomon-article/1. */
void export_article(const struct article *a, FILE *out);

#endif
