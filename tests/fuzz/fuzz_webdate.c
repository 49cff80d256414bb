#include "rashomon/read/webdate.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A date that is found is found again in what was written, as itself. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char iso[32], again[32];

	if (!webdate_parse((struct str){(const char *)data, size}, iso))
		return 0;
	if (!webdate_parse(str_of(iso), again) ||
	    !str_eq(str_of(iso), str_of(again)))
		abort();
	return 0;
}
