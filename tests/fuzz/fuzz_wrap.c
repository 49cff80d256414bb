#include "rashomon/text/sanitise.h"
#include "rashomon/text/width.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Rows come in order and none is wider than asked. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = {(const char *)data, size};
	size_t cells = size ? 2 + data[0] % 80 : 2, end = 0;
	char *clean = sanitise_dup(s, SANITISE_LINE);
	row_list rows = {0};

	wrap(&rows, str_of(clean), cells, 1);
	for (size_t i = 0; i < rows.n; i++) {
		struct row r = rows.v[i];

		if (r.start < end || r.end < r.start || r.width > cells)
			abort();
		end = r.end;
	}
	vec_free(&rows);
	free(clean);
	return 0;
}
