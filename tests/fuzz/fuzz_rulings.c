#include "rashomon/story/overrides.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A file of rulings, and what of it can be parsed a second time. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = {(const char *)data, size};
	struct arena arena = ARENA_INIT;
	struct error e = ERROR_INIT;
	ruling_list one = {0}, two = {0};
	bool good = overrides_parse(&one, &arena, s, "rulings", &e);

	if (good == (e.what.n > 0) ||
	    overrides_parse(&two, &arena, s, "rulings", NULL) != good ||
	    one.n != two.n)
		abort();
	vec_free(&one);
	vec_free(&two);
	arena_free(&arena);
	error_free(&e);
	return 0;
}
