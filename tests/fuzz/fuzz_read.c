#include "rashomon/read/read.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Every block points into its article's text. No program is run. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = {(const char *)data, size};
	struct error e = ERROR_INIT;
	article_list l = {0};

	setenv("RASHOMON_UNPACK", "/", 1);
	setenv("PATH", "/", 1);
	read_bytes(&l, s, "input", &e);
	for (size_t i = 0; i < l.n; i++) {
		const struct article *a = l.v[i];

		for (size_t k = 0; k < a->blocks.n; k++)
			if (a->blocks.v[k].span.end > a->text.n)
				abort();
		article_free(l.v[i]);
	}
	vec_free(&l);
	error_free(&e);
	return 0;
}
