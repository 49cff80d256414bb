/* memmem is in POSIX only since 2024; its own feature macro asks for it. */
#define _GNU_SOURCE

#include "rashomon/base/str.h"
#include "rashomon/base/ascii.h"

enum { LINE_MOST = 512 };

static bool
blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool
str_eq_ascii(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (ascii_lower(a.p[i]) != ascii_lower(b.p[i]))
			return false;
	return true;
}

bool
str_starts_ascii(struct str s, struct str prefix)
{
	return s.n >= prefix.n && str_eq_ascii(str_sub(s, 0, prefix.n), prefix);
}

int
str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

bool
str_in(struct str s, const char *const *sorted, size_t n)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int c = str_cmp(s, str_of(sorted[mid]));

		if (!c)
			return true;
		if (c < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return false;
}

bool
str_in_row(struct str s, const char *row, size_t n)
{
	size_t low = 0, high = n;

	while (s.n && low < high) {
		size_t mid = low + (high - low) / 2;
		const char *p = row + mid * s.n;
		size_t i = 0;

		while (i < s.n && s.p[i] == p[i])
			i++;
		if (i == s.n)
			return true;
		if ((unsigned char)s.p[i] < (unsigned char)p[i])
			high = mid;
		else
			low = mid + 1;
	}
	return false;
}

static inline bool
any(struct str s, const char *const *words, size_t n,
    bool (*test)(struct str s, struct str word))
{
	for (size_t i = 0; i < n; i++)
		if (test(s, str_of(words[i])))
			return true;
	return false;
}

static bool
has(struct str s, struct str word)
{
	return str_find(s, word, 0) != (size_t)-1;
}

bool
str_eq_any(struct str s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (*words[i] == (s.n ? *s.p : '\0') &&
		    str_eq(s, str_of(words[i])))
			return true;
	return false;
}

bool
str_starts_any(struct str s, const char *const *words, size_t n)
{
	return any(s, words, n, str_starts);
}

bool
str_ends_any(struct str s, const char *const *words, size_t n)
{
	return any(s, words, n, str_ends);
}

bool
str_has_any(struct str s, const char *const *words, size_t n)
{
	return any(s, words, n, has);
}

/* In a line, where readying a search costs more than the search: by the
 * needle's last byte, which in UTF-8 tells more than its first. */
static size_t
find_near(struct str s, struct str needle, size_t from)
{
	size_t before = needle.n - 1;
	const char *end = s.p + s.n, *at = s.p + from + before;

	for (; at < end; at++) {
		at = memchr(at, needle.p[before], (size_t)(end - at));
		if (!at)
			break;
		if (at[-(ptrdiff_t)before] == needle.p[0] &&
		    memcmp(at - before, needle.p, before) == 0)
			return (size_t)(at - s.p) - before;
	}
	return (size_t)-1;
}

size_t
str_find(struct str s, struct str needle, size_t from)
{
	const char *at;

	if (from > s.n || needle.n > s.n - from)
		return (size_t)-1;
	if (!needle.n)
		return from;
	if (s.n - from <= LINE_MOST)
		return find_near(s, needle, from);
	at = memmem(s.p + from, s.n - from, needle.p, needle.n);
	return at ? (size_t)(at - s.p) : (size_t)-1;
}

struct str
str_trim(struct str s)
{
	while (s.n && blank(s.p[0])) {
		s.p++;
		s.n--;
	}
	while (s.n && blank(s.p[s.n - 1]))
		s.n--;
	return s;
}

bool
str_line(struct str *rest, struct str *line)
{
	const char *end;

	if (!rest->n)
		return false;
	end = memchr(rest->p, '\n', rest->n);
	*line = *rest;
	if (end) {
		line->n = (size_t)(end - rest->p);
		rest->p += line->n + 1;
		rest->n -= line->n + 1;
	} else {
		rest->p += rest->n;
		rest->n = 0;
	}
	if (line->n && line->p[line->n - 1] == '\r')
		line->n--;
	return true;
}
