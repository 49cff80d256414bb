#include "rashomon/text/sanitise.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Nothing is left that a second cleaning would take, and no control. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str s = {(const char *)data, size};
	struct buf one = BUF_INIT, two = BUF_INIT;

	sanitise(&one, s, SANITISE_TEXT);
	if (sanitise(&two, buf_str(&one), SANITISE_TEXT) ||
	    !str_eq(buf_str(&one), buf_str(&two)))
		abort();
	for (size_t i = 0; i < one.n; i++)
		if ((unsigned char)one.p[i] < 0x20 && one.p[i] != '\n')
			abort();
	buf_free(&one);
	buf_free(&two);
	return 0;
}
