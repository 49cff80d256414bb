#include "../../src/read/url.h"

#include "rashomon/text/host.h"
#include "rashomon/text/utf8.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Two addresses, the second as seen from the first. What is shown of one shows
 * as itself. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf text = BUF_INIT, whole = BUF_INIT, key = BUF_INIT;
	struct buf raw = BUF_INIT, shown = BUF_INIT, again = BUF_INIT;
	struct str s, base, ref;
	size_t line;

	utf8_mend(&text, (struct str){(const char *)data, size});
	s = buf_str(&text);
	line = str_find(s, STR("\n"), 0);
	base = str_sub(s, 0, line == (size_t)-1 ? s.n : line);
	ref = str_sub(s, base.n + (base.n < s.n), s.n);
	url_resolve(&whole, base, ref);
	url_key(&key, buf_str(&whole));
	url_unescape(&raw, buf_str(&whole));
	if (raw.n > whole.n || key.n > 8 * whole.n)
		abort();
	url_shown(&shown, buf_str(&whole));
	url_shown(&again, buf_str(&shown));
	if (!str_eq(buf_str(&shown), buf_str(&again)))
		abort();
	buf_free(&text);
	buf_free(&whole);
	buf_free(&key);
	buf_free(&raw);
	buf_free(&shown);
	buf_free(&again);
	return 0;
}
