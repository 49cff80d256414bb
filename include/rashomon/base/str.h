/* A borrowed piece of text: pointer and length in bytes, owner elsewhere,
 * no NUL needed. */
#ifndef RASHOMON_BASE_STR_H
#define RASHOMON_BASE_STR_H

#include "rashomon/base/mem.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
	const char *p;
	size_t n;
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
#define STR_NONE ((struct str){NULL, 0})
/* printf("%.*s", STR_ARG(s)) */
#define STR_ARG(s) (int)(s).n, (s).p

static inline struct str
str_of(const char *z)
{
	return z ? (struct str){z, strlen(z)} : STR_NONE;
}

static inline struct str
str_sub(struct str s, size_t from, size_t to)
{
	return (struct str){from ? s.p + from : s.p, to - from};
}

static inline bool
str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool
str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n &&
	       (prefix.n == 0 || memcmp(s.p, prefix.p, prefix.n) == 0);
}

static inline bool
str_ends(struct str s, struct str suffix)
{
	return s.n >= suffix.n &&
	       (suffix.n == 0 ||
		memcmp(s.p + s.n - suffix.n, suffix.p, suffix.n) == 0);
}

/* ASCII case folded comparison. */
bool str_eq_ascii(struct str a, struct str b);
bool str_starts_ascii(struct str s, struct str prefix);
/* Byte order, as strcmp. */
int str_cmp(struct str a, struct str b);
/* Is `s` one of the `n` strings of a list in byte order? log n. */
bool str_in(struct str s, const char *const *sorted, size_t n);
/* Is `s` one of the `n` pieces of s.n bytes each that stand in `row` in byte
 * order? log n. */
bool str_in_row(struct str s, const char *row, size_t n);
/* Is `s` one of `n` words in any order, does it start with one, end with one,
 * hold one? In time n times the length of `s`; STR_LIST passes an array. */
bool str_eq_any(struct str s, const char *const *words, size_t n);
bool str_starts_any(struct str s, const char *const *words, size_t n);
bool str_ends_any(struct str s, const char *const *words, size_t n);
bool str_has_any(struct str s, const char *const *words, size_t n);
#define STR_LIST(array) (array), COUNT(array)
/* Offset of the first `needle` in `s` at or after `from`; (size_t)-1 if
 * there is none. */
size_t str_find(struct str s, struct str needle, size_t from);
/* `s` without ASCII blanks and line ends at both ends. */
struct str str_trim(struct str s);
/* Takes the next line (without its LF or CRLF) off the front of `*rest`;
 * false when nothing is left. */
bool str_line(struct str *rest, struct str *line);
/* The ending of an English word for so many things: "s", or none for one. */
static inline const char *
str_plural(size_t n)
{
	return n == 1 ? "" : "s";
}

#endif
