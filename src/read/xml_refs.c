/* References that no XML parser would let pass end a feed at its first bad
 * item, so each is looked at: a number must be a character's, a name is left
 * to the parser (which calls back for HTML's) or, in an attribute, escaped.
 *
 * Two faults of programs are undone. Numbers 128 to 159 are bytes of
 * windows-1252, as in HTML. "&#195;&#169;" is an é whose bytes were numbered
 * one by one: a row of numbers that is one character of UTF-8 is read as it.
 *
 * A doctype's own entities are text of at most VALUE_MOST bytes without
 * references by name, and EXPANDED_MOST bytes are made of them in all, so no
 * bomb can be built. */
#include "xml_refs.h"

#include "rashomon/base/ascii.h"
#include "rashomon/text/utf8.h"

enum { NAME_MOST = 32, VALUE_MOST = 256, EXPANDED_MOST = 1 << 16 };

/* 0 for bytes that stand for nothing. */
static const uint16_t windows_1252[32] = {
	0x20AC, 0,	0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,	0x017D, 0,
	0,	0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,	0x017E, 0x0178};

static bool
is_forbidden(uint32_t cp)
{
	return (cp < 0x20 && cp != '\t' && cp != '\n' && cp != '\r') ||
	       (cp >= 0xD800 && cp < 0xE000) || cp == 0xFFFE || cp == 0xFFFF ||
	       cp > 0x10FFFF;
}

/* A character, escaped where XML wants it. */
static void
put(struct buf *out, uint32_t cp)
{
	if (cp >= 0x80 && cp < 0xA0)
		cp = windows_1252[cp - 0x80];
	if (!cp || is_forbidden(cp))
		return;
	if (cp < 0x80 && strchr("<>&\"", (int)cp))
		buf_printf(out, "&#%u;", (unsigned)cp);
	else
		utf8_add(out, cp);
}

/* The number of the reference at `at`, an '&'; gives its end, or `at`. What
 * is beyond all characters is 0. */
static size_t
number(struct str s, size_t at, uint32_t *cp)
{
	bool hex = at + 2 < s.n && (s.p[at + 2] | 32) == 'x';
	size_t first = at + 2 + hex, i = first;

	*cp = 0;
	if (at + 2 >= s.n || s.p[at + 1] != '#')
		return at;
	for (; i < s.n; i++) {
		int digit = ascii_hex(s.p[i]);

		if (digit < 0 || (!hex && digit > 9))
			break;
		if (*cp <= 0x10FFFF)
			*cp = *cp * (hex ? 16 : 10) + (uint32_t)digit;
	}
	if (i == first || i >= s.n || s.p[i] != ';')
		return at;
	*cp = *cp > 0x10FFFF ? 0 : *cp;
	return i + 1;
}

/* The character whose UTF-8 bytes the numbers at `at` spell; gives the end of
 * the last, or `at`. */
static size_t
spelled(struct str s, size_t at, uint32_t *cp)
{
	char bytes[4];
	size_t n = 0, end = at, next, most;
	uint32_t v;

	next = number(s, at, &v);
	if (next == at || v < 0xC2 || v > 0xF4)
		return at;
	most = v < 0xE0 ? 2 : v < 0xF0 ? 3 : 4;
	while (n < most && (next = number(s, end, &v)) > end && v < 0x100) {
		bytes[n++] = (char)v;
		end = next;
	}
	if (n < most || !utf8_valid((struct str){bytes, n}))
		return at;
	utf8_next((struct str){bytes, n}, 0, cp);
	return end;
}

static bool
declared(struct xml_refs *refs, struct buf *out, struct str name)
{
	for (size_t i = 0; i < refs->n; i++) {
		struct str value = refs->entities[i].value;

		if (!str_eq(refs->entities[i].name, name) ||
		    refs->spent + value.n > EXPANDED_MOST)
			continue;
		refs->spent += value.n;
		xml_text(refs, out, value, XML_TEXT);
		return true;
	}
	return false;
}

/* The name of the reference at `at`, an '&'; empty when it has none. */
static struct str
name_of(struct str s, size_t at)
{
	size_t end = at + 1;

	while (end < s.n && end - at <= NAME_MOST &&
	       (ascii_letter(s.p[end]) ||
		(end > at + 1 && ascii_digit(s.p[end]))))
		end++;
	return end < s.n && s.p[end] == ';' ? str_sub(s, at + 1, end)
					    : STR_NONE;
}

/* The '&' at `at`; gives the place behind what was read. */
static size_t
reference(struct xml_refs *refs, struct buf *out, struct str s, size_t at,
	  enum xml_place place)
{
	static const char *const known[] = {"amp", "lt", "gt", "quot", "apos"};
	uint32_t cp;
	size_t end = spelled(s, at, &cp);
	struct str name;

	if (end == at)
		end = number(s, at, &cp);
	if (end > at) {
		put(out, cp);
		return end;
	}
	name = name_of(s, at);
	if (!name.n) {
		buf_adds(out, "&amp;");
		return at + 1;
	}
	end = at + name.n + 2;
	if (declared(refs, out, name))
		return end;
	buf_adds(out, place == XML_TEXT || str_eq_any(name, STR_LIST(known))
			      ? "&"
			      : "&amp;");
	buf_add(out, str_sub(s, at + 1, end));
	return end;
}

/* The character at `at`; gives its end. */
static size_t
character(struct buf *out, struct str s, size_t at)
{
	uint32_t cp;
	size_t end = at + utf8_next(s, at, &cp);

	if (cp >= 0x80 && cp < 0xA0)
		put(out, cp);
	else if (!is_forbidden(cp))
		buf_add(out, str_sub(s, at, end));
	return end;
}

void
xml_text(struct xml_refs *refs, struct buf *out, struct str s,
	 enum xml_place place)
{
	for (size_t at = 0; at < s.n;) {
		char c = s.p[at];

		if (c == '&' && place != XML_CDATA) {
			at = reference(refs, out, s, at, place);
		} else if (place != XML_CDATA && strchr("<>", c) && c) {
			put(out, (unsigned char)c);
			at++;
		} else if (place == XML_ATTRIBUTE && c == '"') {
			put(out, '"');
			at++;
		} else {
			at = character(out, s, at);
		}
	}
}

static size_t
blanks(struct str s, size_t at)
{
	while (at < s.n && strchr(" \t\r\n", s.p[at]) && s.p[at])
		at++;
	return at;
}

static bool
is_plain(struct str value)
{
	for (size_t i = 0; i < value.n; i++)
		if (strchr("<%", value.p[i]) ||
		    (value.p[i] == '&' &&
		     (i + 1 >= value.n || value.p[i + 1] != '#')))
			return false;
	return value.n <= VALUE_MOST;
}

void
xml_refs_declare(struct xml_refs *refs, struct str s)
{
	struct str mark = STR("<!ENTITY");
	size_t at = 0;

	while (refs->n < ENTITIES_MOST &&
	       (at = str_find(s, mark, at)) != (size_t)-1) {
		size_t name = at = blanks(s, at + mark.n), value, end;

		while (at < s.n &&
		       (ascii_letter(s.p[at]) || ascii_digit(s.p[at])))
			at++;
		value = blanks(s, at);
		if (at == name || value >= s.n ||
		    (s.p[value] != '"' && s.p[value] != '\''))
			continue;
		end = str_find(s, str_sub(s, value, value + 1), value + 1);
		if (end == (size_t)-1)
			return;
		if (is_plain(str_sub(s, value + 1, end))) {
			refs->entities[refs->n].name = str_sub(s, name, at);
			refs->entities[refs->n++].value =
				str_sub(s, value + 1, end);
		}
		at = end;
	}
}
