/* Letters and digits of ASCII, whatever the locale says. Bytes of other
 * characters are none of them. */
#ifndef RASHOMON_BASE_ASCII_H
#define RASHOMON_BASE_ASCII_H

#include <stdbool.h>

static inline bool
ascii_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
ascii_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool
ascii_small(char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool
ascii_letter(char c)
{
	return ascii_small((char)(c | 32));
}

/* What a hexadecimal digit stands for; -1 for none. */
static inline int
ascii_hex(char c)
{
	char low = (char)(c | 32);

	if (ascii_digit(c))
		return c - '0';
	return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

/* Capitals as small letters, every other byte as it is. */
static inline char
ascii_lower(char c)
{
	return ascii_capital(c) ? (char)(c | 32) : c;
}

#endif
