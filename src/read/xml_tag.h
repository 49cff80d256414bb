/* Start tags as XML wants them; private to read. */
#ifndef RASHOMON_READ_XML_TAG_H
#define RASHOMON_READ_XML_TAG_H

#include "xml_refs.h"

/* Appends the start tag whose inside, without its marks and a slash at its
 * end, is `tag`: attributes without quotes get them, those without a value an
 * empty one, of two of one name the first counts, and what is no attribute is
 * dropped. Linear; at most 32 attributes are kept. */
void xml_start_tag(struct xml_refs *refs, struct buf *out, struct str tag);

/* The element's name at the start of `s`; empty for what is no tag, as the
 * address in "Name <a@b.example>". */
struct str xml_name(struct str s);

#endif
