#include "rashomon/term/input.h"
#include "rashomon/base/ascii.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

/* The keys that all terminals of the kind send alike, by the last byte. */
static long
by_letter(char c)
{
	switch (c) {
	case 'A':
		return KEY_OF_UP;
	case 'B':
		return KEY_OF_DOWN;
	case 'C':
		return KEY_OF_RIGHT;
	case 'D':
		return KEY_OF_LEFT;
	case 'H':
		return KEY_OF_HOME;
	case 'F':
		return KEY_OF_END;
	case 'Z':
		return KEY_OF_BACKTAB;
	default:
		return -1;
	}
}

static long
by_number(int n)
{
	static const long keys[] = {-1,
				    KEY_OF_HOME,
				    -1,
				    KEY_OF_DELETE,
				    KEY_OF_END,
				    KEY_OF_PAGE_UP,
				    KEY_OF_PAGE_DOWN,
				    KEY_OF_HOME,
				    KEY_OF_END};

	return n > 0 && n < 9 ? keys[n] : -1;
}

static size_t
mouse_report(struct str s, long *key, struct mouse *m)
{
	int n[3] = {0}, at = 0;
	size_t i = 3;

	for (; i < s.n && (ascii_digit(s.p[i]) || s.p[i] == ';'); i++)
		if (s.p[i] == ';')
			at += at < 2;
		else if (n[at] < 10000)
			n[at] = n[at] * 10 + (s.p[i] - '0');
	if (i == s.n)
		return 0;
	*m = (struct mouse){n[0], s.p[i] == 'M', n[2] - 1, n[1] - 1};
	*key = KEY_OF_MOUSE;
	return i + 1;
}

/* ESC [ numbers letter. */
static size_t
control(struct str s, long *key, struct mouse *mouse)
{
	size_t i = 2;

	if (s.n > 2 && s.p[2] == '<')
		return mouse_report(s, key, mouse);
	while (i < s.n && (s.p[i] < 0x40 || s.p[i] > 0x7E))
		if (++i > 32)
			return i;
	if (i >= s.n)
		return 0;
	*key = s.p[i] == '~' ? by_number(atoi(s.p + 2)) : by_letter(s.p[i]);
	return i + 1;
}

/* 0: none of them, or not yet whole (then *begins is set). */
static size_t
described(struct str s, const struct key_string *strings, long *key,
	  bool *begins)
{
	for (size_t i = 0; i < KEY_STRINGS; i++) {
		struct str z = str_of(strings[i].bytes ? strings[i].bytes : "");

		if (z.n && str_starts(s, z)) {
			*key = strings[i].key;
			return z.n;
		}
		*begins |= s.n < z.n && str_starts(z, s);
	}
	return 0;
}

static size_t
escape(struct str s, const struct key_string *strings, bool whole, long *key,
       struct mouse *mouse)
{
	bool begins = s.n == 1;
	size_t n = described(s, strings, key, &begins);

	if (n)
		return n;
	if (begins && !whole)
		return 0;
	if (s.n > 1 && s.p[1] == '[') {
		n = control(s, key, mouse);
		return n || !whole ? n : s.n;
	}
	if (s.n > 2 && s.p[1] == 'O') {
		*key = s.p[2] == 'M' ? KEY_OF_ENTER : by_letter(s.p[2]);
		return 3;
	}
	if (s.n == 2 && s.p[1] == 'O' && !whole)
		return 0;
	*key = KEY_OF_ESCAPE;
	return 1;
}

/* One character of the locale. */
static size_t
character(struct str s, bool whole, long *key)
{
	mbstate_t state = {0};
	wchar_t c;
	size_t n = mbrtowc(&c, s.p, s.n, &state);

	if (n == (size_t)-2 && !whole)
		return 0;
	if (n == (size_t)-1 || n == (size_t)-2)
		return 1;
	*key = (long)c;
	return n ? n : 1;
}

size_t
input_key(struct str s, const struct key_string *strings, bool whole, long *key,
	  struct mouse *mouse)
{
	bool begins = false;
	size_t n;

	*key = -1;
	if (s.p[0] == 27)
		return escape(s, strings, whole, key, mouse);
	if ((unsigned char)s.p[0] >= 0x80)
		return character(s, whole, key);
	n = described(str_sub(s, 0, 1), strings, key, &begins);
	if (n)
		return n;
	*key = s.p[0] == '\n' ? KEY_OF_ENTER : (unsigned char)s.p[0];
	return 1;
}
