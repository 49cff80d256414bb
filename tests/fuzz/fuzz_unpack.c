#include "../../src/read/archive.h"
#include "../../src/unpack/records.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The input is an archive. What is said of it parses to its end, and no name
 * leads out of the archive. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct archive *a = unpack_reader();
	char *text = NULL;
	size_t n = 0;
	FILE *out = open_memstream(&text, &n);
	member_list l = {0};

	if (!a || !out)
		abort();
	archive_read_open_memory(a, data, size);
	unpack_all(a, (size_t)1 << 20, out);
	archive_read_free(a);
	fclose(out);
	member_parse(&l, (struct str){text, n});
	if (n &&
	    (!l.n || l.v[l.n - 1].bytes.p + l.v[l.n - 1].bytes.n != text + n))
		abort();
	for (size_t i = 0; i < l.n; i++)
		if (str_starts(l.v[i].name, STR("/")) ||
		    str_starts(l.v[i].name, STR("../")) ||
		    str_find(l.v[i].name, STR("/../"), 0) != (size_t)-1)
			abort();
	vec_free(&l);
	free(text);
	return 0;
}
