#include "base64.h"
#include "rashomon/base/ascii.h"

#include <stdint.h>

static int
six_bits(char c)
{
	if (ascii_capital(c))
		return c - 'A';
	if (ascii_small(c))
		return c - 'a' + 26;
	if (ascii_digit(c))
		return c - '0' + 52;
	return c == '+' ? 62 : c == '/' ? 63 : -1;
}

bool
base64_decode(struct buf *out, struct str s)
{
	uint32_t bits = 0;
	unsigned held = 0;
	bool clean = true;

	for (size_t i = 0; i < s.n && s.p[i] != '='; i++) {
		int v = six_bits(s.p[i]);

		if (v < 0) {
			clean = clean && strchr(" \t\r\n", s.p[i]) != NULL;
			continue;
		}
		bits = bits << 6 | (uint32_t)v;
		held += 6;
		if (held < 8)
			continue;
		held -= 8;
		buf_addc(out, (char)(bits >> held & 255));
	}
	return clean;
}
