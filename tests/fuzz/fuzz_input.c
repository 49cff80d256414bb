#include "rashomon/term/input.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What a terminal sends is taken to its end, a key at a time. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct key_string strings[KEY_STRINGS] = {
		{"\033[A", KEY_OF_UP}, {"\033OP", KEY_OF_HOME}};
	struct str s = {(const char *)data, size};
	struct mouse mouse = {0};

	while (s.n) {
		long key = 0;
		size_t part = input_key(s, strings, false, &key, &mouse);
		size_t n =
			part ? part : input_key(s, strings, true, &key, &mouse);

		if (!n || n > s.n || mouse.row < -1 || mouse.col < -1)
			abort();
		s = str_sub(s, n, s.n);
	}
	return 0;
}
