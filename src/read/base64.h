/* Base64 (RFC 4648, section 4), as mails and feeds use it; private to read. */
#ifndef RASHOMON_READ_BASE64_H
#define RASHOMON_READ_BASE64_H

#include "rashomon/base/buf.h"
#include "rashomon/base/str.h"

/* Appends the bytes that `s` stands for. Characters outside the alphabet
 * (line ends) are passed over, padding ends it. False, with what was read,
 * where other characters than blanks were passed over. */
bool base64_decode(struct buf *out, struct str s);

#endif
