#include "rashomon/text/language.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Sentences come in order, none empty, all inside the text. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = {(const char *)data, size};
	sentence_list l = {0};
	size_t end = 0;

	sentences_of(&l, s);
	for (size_t i = 0; i < l.n; i++) {
		if (l.v[i].start < end || l.v[i].end <= l.v[i].start)
			abort();
		end = l.v[i].end;
	}
	if (end > size || !language_of(s))
		abort();
	vec_free(&l);
	return 0;
}
