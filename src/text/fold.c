#include "rashomon/text/fold.h"

#include "rashomon/text/utf8.h"

#include <unicase.h>

enum { HAN_FIRST = 0x4E00, HAN_LAST = 0x9FFF };

struct pair {
	uint32_t from, to;
};

#include "fold_table.h"

uint32_t
fold_han(uint32_t cp)
{
	size_t low = 0, high = COUNT(pairs);

	if (cp >= HAN_FIRST && cp <= HAN_LAST)
		return direct[cp - HAN_FIRST] ? direct[cp - HAN_FIRST] : cp;
	if (cp < 0x2E80)
		return cp;
	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (pairs[mid].from == cp)
			return pairs[mid].to;
		if (pairs[mid].from < cp)
			low = mid + 1;
		else
			high = mid;
	}
	return cp;
}

/* Marks of one kind become the ASCII mark. */
static uint32_t
fold_mark(uint32_t cp)
{
	switch (cp) {
	case 0x2018:
	case 0x2019:
	case 0x201A:
	case 0x2032:
	case 0x300E:
	case 0x300F:
		return '\'';
	case 0x201C:
	case 0x201D:
	case 0x201E:
	case 0x2033:
	case 0x300C:
	case 0x300D:
	case 0xAB:
	case 0xBB:
		return '"';
	case 0x2010:
	case 0x2011:
	case 0x2012:
	case 0x2013:
	case 0x2014:
	case 0x2015:
	case 0x2212:
		return '-';
	case 0xA0:
	case 0x2000:
	case 0x2001:
	case 0x2002:
	case 0x2003:
	case 0x2004:
	case 0x2005:
	case 0x2006:
	case 0x2007:
	case 0x2008:
	case 0x2009:
	case 0x200A:
	case 0x202F:
	case 0x205F:
	case 0x3000:
		return ' ';
	case 0x3002:
		return '.';
	case 0x3001:
		return ',';
	default:
		return cp;
	}
}

uint32_t
fold_wide(uint32_t cp)
{
	if (cp >= 0x4E00)
		return cp >= 0xFF01 && cp <= 0xFF5E ? fold_cp(cp - 0xFEE0)
						    : fold_han(cp);
	if (cp < 0x590)
		return cp == 0xA0 || cp == 0xAB || cp == 0xBB ? fold_mark(cp)
							      : uc_tolower(cp);
	if (cp >= 0x1E00 && cp < 0x2000)
		return uc_tolower(cp);
	return cp < 0x3040 ? fold_mark(cp) : cp;
}

void
fold(struct buf *out, struct str s)
{
	buf_reserve(out, s.n);
	for (size_t at = 0, n; at < s.n; at += n) {
		uint32_t cp;

		n = utf8_next(s, at, &cp);
		utf8_add(out, fold_cp(cp));
	}
}
