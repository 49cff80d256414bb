/* Addresses, resolved; private to read. */
#ifndef RASHOMON_READ_URL_H
#define RASHOMON_READ_URL_H

#include "rashomon/base/buf.h"
#include "rashomon/base/str.h"

/* Does `s` name its scheme ("https://…", "urn:…")? */
bool url_is_absolute(struct str s);
/* Appends `ref` as seen from `base` (RFC 3986, section 5); `ref` as it is
 * where it is absolute, there is no base or one of them is no address. */
void url_resolve(struct buf *out, struct str base, struct str ref);
/* Appends `s` with %20 and the like as bytes; %00 stays as it is. */
void url_unescape(struct buf *out, struct str s);
/* Appends what two addresses of one page have in common: host without "www."
 * and the usual port, path without its last slash, query without what counts
 * visits (utm_…, fbclid, gclid); no scheme, no fragment. False, and nothing
 * appended, for what is not http or https. */
bool url_key(struct buf *out, struct str url);

#endif
