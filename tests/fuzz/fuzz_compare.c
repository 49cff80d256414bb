#include "rashomon/export/export.h"
#include "rashomon/read/read.h"
#include "rashomon/story/story.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A short story: its sources are parted by lines of "%%". Every fact points at
 * what was told, and every report can be written. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = {(const char *)data, size};
	struct story st = {0};
	size_t at = 0, end;
	FILE *out;

	for (int i = 0; i < 6 && at < s.n; i++, at = end + 2) {
		char name[16];

		end = str_find(s, STR("%%"), at);
		end = end == (size_t)-1 ? s.n : end;
		snprintf(name, sizeof name, "s%d", i);
		read_bytes(&st.articles, str_sub(s, at, end), name, NULL);
	}
	compare(&st.c, &st.articles);
	for (size_t i = 0; i < st.c.facts.n; i++)
		for (size_t k = 0; k < st.c.facts.v[i].told.n; k++)
			if (st.c.facts.v[i].told.v[k] >= st.c.told.n)
				abort();
	out = fopen("/dev/null", "w");
	if (out) {
		export_report(&st, size % 2 ? "json" : "markdown", out);
		fclose(out);
	}
	story_free(&st);
	return 0;
}
