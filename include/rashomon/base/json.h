/* Helpers over cJSON. Every getter is safe on a NULL or mistyped node. */
#ifndef RASHOMON_BASE_JSON_H
#define RASHOMON_BASE_JSON_H

#include "rashomon/base/str.h"

#include <cjson/cJSON.h>
#include <stdio.h>

/* Parses `text`; at most 200 levels deep. NULL when it is not JSON. The
 * caller releases with cJSON_Delete. */
cJSON *json_parse(struct str text);
/* The string member `key` of `obj`, or STR_NONE. Borrowed from `obj`. */
struct str json_get(const cJSON *obj, const char *key);
/* Adds `key`: a string (JSON null for a NULL str), a count, an offset. */
void json_put(cJSON *obj, const char *key, struct str s);
void json_put_n(cJSON *obj, const char *key, size_t n);
/* Prints compactly on one line to `out` and adds a line end. */
void json_print_line(const cJSON *node, FILE *out);

#endif
