#include "rashomon/base/arena.h"
#include "rashomon/extract/extract.h"
#include "rashomon/text/sanitise.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Mentions stand inside the text that they are found in. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = {(const char *)data, size};
	static const struct extract_context context = {
		.dct = {"2026-07-03", 10}};
	char *clean = sanitise_dup(s, SANITISE_TEXT);
	struct arena arena = ARENA_INIT;
	mention_list l = {0};

	extract(&l, &arena, str_of(clean), &context, EXTRACT_ALL);
	for (size_t i = 0; i < l.n; i++)
		if (l.v[i].start > l.v[i].end || l.v[i].end > strlen(clean))
			abort();
	vec_free(&l);
	arena_free(&arena);
	free(clean);
	return 0;
}
