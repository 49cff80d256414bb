/* Articles in JSON; private to read. */
#ifndef RASHOMON_READ_JSON_ARTICLE_H
#define RASHOMON_READ_JSON_ARTICLE_H

#include "rashomon/article/article.h"
#include "rashomon/base/error.h"

bool json_sniff(struct str text);
/* Does the start of a text begin an object or a list of things? Then what
 * stands in its strings says nothing of its format. */
bool json_begins(struct str head);
/* One article, an array of them (alone or as a member of an object) or one a
 * line. Read are this program's own `import` form, exactly, and keys as
 * schema.org, news services and readers use them. False and `e`, with the
 * line where there are lines, when nothing is an article. */
bool read_json(article_list *out, struct str text, const char *path,
	       struct error *e);

#endif
