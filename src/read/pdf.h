/* PDF, by the program pdftotext where it is installed; private to read. */
#ifndef RASHOMON_READ_PDF_H
#define RASHOMON_READ_PDF_H

#include "rashomon/article/article.h"
#include "rashomon/base/error.h"

bool pdf_sniff(struct str bytes);
/* Appends one article. False and `e`, which says so, when pdftotext is not
 * there, and when the pages hold no text. */
bool read_pdf(article_list *out, struct str bytes, const char *path,
	      struct error *e);

#endif
