/* Makes well-formed XML of what feeds in the wild are; private to read. */
#ifndef RASHOMON_READ_XML_MEND_H
#define RASHOMON_READ_XML_MEND_H

#include "rashomon/base/buf.h"
#include "rashomon/base/str.h"

/* Appends to `out` the document in `bytes` (any charset, declared or not) as
 * UTF-8: without XML declaration and doctype, without the control characters
 * that XML forbids, lone ampersands escaped, end tags that close nothing
 * dropped, elements left open closed, also at the end of a cut file. Linear in
 * the bytes. */
void xml_mend(struct buf *out, struct str bytes);

#endif
