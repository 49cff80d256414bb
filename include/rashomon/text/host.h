/* Addresses in the form that is safe to show. */
#ifndef RASHOMON_TEXT_HOST_H
#define RASHOMON_TEXT_HOST_H

#include "rashomon/base/buf.h"

#include <stdint.h>

/* Appends `url` with its scheme and host in small letters and each label of
 * the host that could pass for another as punycode ("xn--…"): one that mixes
 * scripts, that is all look-alikes of Latin under a Latin ending, or that
 * holds more than letters, marks and digits. What has no host is appended as
 * it is. The bytes are UTF-8. */
void url_shown(struct buf *out, struct str url);

/* Appends the punycode of a label, without "xn--" (RFC 3492). */
void punycode(struct buf *out, const uint32_t *label, size_t n);

#endif
