#include "rashomon/text/fold.h"
#include "rashomon/text/utf8.h"
uint32_t
fold_han(uint32_t cp)
{
	return cp;
}
uint32_t
fold_cp(uint32_t cp)
{
	return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
}
void
fold(struct buf *out, struct str s)
{
	for (size_t at = 0, n; at < s.n; at += n) {
		uint32_t c;
		n = utf8_next(s, at, &c);
		utf8_add(out, fold_cp(c));
	}
}
