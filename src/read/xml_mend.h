/* Makes well-formed XML of what feeds in the wild are; private to read. */
#ifndef RASHOMON_READ_XML_MEND_H
#define RASHOMON_READ_XML_MEND_H

#include "rashomon/base/buf.h"
#include "rashomon/base/str.h"

/* Appends to `out` the document in `bytes` (any charset, declared or not) as
 * UTF-8: without XML declaration, doctype and comments, text and tags as XML
 * may hold them (xml_refs.h, xml_tag.h), end tags that close nothing dropped,
 * elements left open closed, also before the next item of a feed and at the
 * end of a cut file. Linear in the bytes. */
void xml_mend(struct buf *out, struct str bytes);

#endif
