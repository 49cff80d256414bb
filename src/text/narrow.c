#include "rashomon/text/narrow.h"

#include "rashomon/text/utf8.h"

#include <langinfo.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>
#include <wchar.h>

bool
locale_is_narrow(void)
{
	const char *set = nl_langinfo(CODESET);

	return strcmp(set, "UTF-8") != 0 && strcmp(set, "utf8") != 0;
}

/* In the locale's bytes; 0 when it lacks the character. */
static size_t
as_locale(uint32_t cp, char out[MB_LEN_MAX])
{
	mbstate_t state;
	size_t n;

	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	memset(&state, 0, sizeof state);
	n = wcrtomb(out, (wchar_t)cp, &state);
	return n == (size_t)-1 ? 0 : n;
}

/* A plain letter or mark that says the same; 0 for none. */
static char
plain_mark(uint32_t cp)
{
	static const struct {
		uint32_t cp;
		char c;
	} marks[] = {
		{0xA0, ' '},	{0xAB, '"'},	{0xB7, '.'},   {0xBB, '"'},
		{0xD7, 'x'},	{0x2010, '-'},	{0x2011, '-'}, {0x2012, '-'},
		{0x2013, '-'},	{0x2014, '-'},	{0x2015, '-'}, {0x2018, '\''},
		{0x2019, '\''}, {0x201A, '\''}, {0x201C, '"'}, {0x201D, '"'},
		{0x201E, '"'},	{0x2022, '*'},	{0x2026, '.'}, {0x2032, '\''},
		{0x2033, '"'},	{0x2212, '-'},	{0x3000, ' '}, {0x3001, ','},
		{0x3002, '.'},	{0x300C, '"'},	{0x300D, '"'}, {0x300E, '"'},
		{0x300F, '"'},	{0xFF0C, ','},	{0xFF1A, ':'}, {0xFF1B, ';'},
		{0xFF08, '('},	{0xFF09, ')'},	{0xFF01, '!'}, {0xFF1F, '?'},
	};

	for (size_t i = 0; i < COUNT(marks); i++)
		if (marks[i].cp == cp)
			return marks[i].c;
	return 0;
}

/* The letter under the marks. */
static uint32_t
base_of(uint32_t cp)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];

	for (int depth = 0; depth < 4; depth++) {
		int n = uc_canonical_decomposition(cp, parts);

		if (n < 1)
			break;
		cp = parts[0];
	}
	return cp;
}

static bool
is_mark(uint32_t cp)
{
	return (cp >= 0x300 && cp < 0x370) || cp == 0x200D ||
	       (cp >= 0xFE00 && cp < 0xFE10);
}

void
narrow(struct buf *out, struct str s, int cells)
{
	size_t from = out->n;

	for (size_t at = 0, n; at < s.n; at += n) {
		char z[MB_LEN_MAX];
		uint32_t cp;
		size_t k;

		n = utf8_next(s, at, &cp);
		if (is_mark(cp))
			continue;
		if (cells && out->n - from >= (size_t)cells)
			break;
		k = as_locale(cp, z);
		if (!k && plain_mark(cp)) {
			z[0] = plain_mark(cp);
			k = 1;
		}
		if (!k)
			k = as_locale(base_of(cp), z);
		buf_add(out, k ? (struct str){z, k} : STR("?"));
	}
	while (cells && out->n - from < (size_t)cells)
		buf_addc(out, ' ');
}
