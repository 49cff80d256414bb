#include "../../src/read/remote.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The input is an answer of rashomon-fetch, asked for three addresses. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct remote r[3] = {{.url = "a"}, {.url = "b"}, {.url = "c"}};
	size_t taken = 0;

	remote_take(r, 3, (struct str){(const char *)data, size});
	for (int i = 0; i < 3; i++) {
		struct str type = buf_str(&r[i].type);
		struct str charset = remote_charset(type);

		if (charset.n > type.n)
			abort();
		taken += r[i].bytes.n + type.n + r[i].address.n;
		remote_free(&r[i]);
	}
	if (taken > size)
		abort();
	return 0;
}
