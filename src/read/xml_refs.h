/* Text of XML with the references in it; private to read. */
#ifndef RASHOMON_READ_XML_REFS_H
#define RASHOMON_READ_XML_REFS_H

#include "rashomon/base/buf.h"
#include "rashomon/base/str.h"

enum { ENTITIES_MOST = 32 };

/* The entities of a doctype, borrowed from it, and how many bytes were made
 * of them so far. */
struct xml_refs {
	struct {
		struct str name, value;
	} entities[ENTITIES_MOST];
	size_t n, spent;
};

/* Where a piece stands: references mean nothing in CDATA, quotes and names
 * that XML does not know are escaped in an attribute. */
enum xml_place { XML_TEXT, XML_CDATA, XML_ATTRIBUTE };

/* Notes the entities that a doctype declares as short plain text. */
void xml_refs_declare(struct xml_refs *refs, struct str doctype);

/* Appends `s` (UTF-8) as XML may hold it: without characters that it forbids,
 * what is no reference escaped, those of windows-1252 that were numbered or
 * coded as Latin-1 as what was meant, and numbers that spell the bytes of
 * UTF-8 as its characters. Linear. */
void xml_text(struct xml_refs *refs, struct buf *out, struct str s,
	      enum xml_place place);

#endif
