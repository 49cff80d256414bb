#include "rashomon/read/charset.h"
#include "rashomon/text/utf8.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The first line is what is declared. The rest becomes UTF-8. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = {(const char *)data, size};
	size_t line = str_find(s, STR("\n"), 0), bad;
	struct buf declared = BUF_INIT, text = BUF_INIT, again = BUF_INIT;

	if (line != (size_t)-1 && line < 64) {
		buf_add(&declared, str_sub(s, 0, line));
		s = str_sub(s, line + 1, s.n);
	}
	charset_head(&again, s, 512);
	buf_clear(&again);
	charset_decode(&text, s, declared.n ? declared.p : NULL, &bad);
	utf8_mend(&again, buf_str(&text));
	if (!str_eq(buf_str(&text), buf_str(&again)))
		abort();
	buf_free(&declared);
	buf_free(&text);
	buf_free(&again);
	return 0;
}
