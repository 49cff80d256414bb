#include "rashomon/base/buf.h"
#include "rashomon/reader/action.h"
#include "rashomon/text/utf8.h"

#include <stdio.h>

static const struct {
	const char *name;
	long key;
} names[] = {
	{"Enter", KEY_OF_ENTER},
	{"Esc", KEY_OF_ESCAPE},
	{"Tab", KEY_OF_TAB},
	{"BTab", KEY_OF_BACKTAB},
	{"Space", ' '},
	{"Up", KEY_OF_UP},
	{"Down", KEY_OF_DOWN},
	{"Left", KEY_OF_LEFT},
	{"Right", KEY_OF_RIGHT},
	{"PageUp", KEY_OF_PAGE_UP},
	{"PageDown", KEY_OF_PAGE_DOWN},
	{"Home", KEY_OF_HOME},
	{"End", KEY_OF_END},
	{"BS", KEY_OF_BACKSPACE},
	{"Del", KEY_OF_DELETE},
	{"Letter", KEY_OF_LETTER},
	{"lt", '<'},
	{"gt", '>'},
};

static long
named(struct str name)
{
	for (size_t i = 0; i < COUNT(names); i++)
		if (str_eq_ascii(name, str_of(names[i].name)))
			return names[i].key;
	if (name.n == 3 && (name.p[0] | 32) == 'c' && name.p[1] == '-')
		return name.p[2] & 31;
	return -1;
}

long
key_read(struct str *rest)
{
	uint32_t cp;
	size_t n, close;
	long key;

	if (!rest->n)
		return -1;
	if (rest->p[0] == '<') {
		close = str_find(*rest, STR(">"), 1);
		key = close == (size_t)-1 || close > 12
			      ? -1
			      : named(str_sub(*rest, 1, close));
		if (key >= 0) {
			*rest = str_sub(*rest, close + 1, rest->n);
			return key;
		}
	}
	n = utf8_next(*rest, 0, &cp);
	*rest = str_sub(*rest, n, rest->n);
	return cp == '\n' ? KEY_OF_ENTER : (long)cp;
}

void
key_print(long key, char out[16])
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < COUNT(names); i++)
		if (names[i].key == key && key != '<' && key != '>') {
			snprintf(out, 16, "<%s>", names[i].name);
			return;
		}
	if (key < 32) {
		snprintf(out, 16, "<C-%c>", (char)(key | 96));
		return;
	}
	utf8_add(&b, (uint32_t)key);
	snprintf(out, 16, "%s", b.p);
	buf_free(&b);
}
