#include "rashomon/base/json.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What parses prints, and what is printed parses again. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = {(const char *)data, size};
	cJSON *one = json_parse(s), *two;
	char *text = one ? cJSON_PrintUnformatted(one) : NULL;

	if (text) {
		two = json_parse(str_of(text));
		if (!two)
			abort();
		cJSON_Delete(two);
	}
	cJSON_free(text);
	cJSON_Delete(one);
	return 0;
}
