#include "rashomon/base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

_Noreturn static void
mem_fail(size_t n)
{
	fprintf(stderr, "rashomon: memory: no room for %zu more bytes\n", n);
	exit(3);
}

void *
mem_grow(void *p, size_t n)
{
	void *q = realloc(p, n ? n : 1);

	if (!q)
		mem_fail(n);
	return q;
}

void *
mem_alloc(size_t n)
{
	return mem_grow(NULL, n);
}

void *
mem_zero(size_t n)
{
	void *p = calloc(1, n ? n : 1);

	if (!p)
		mem_fail(n);
	return p;
}

char *
mem_dup(const char *p, size_t n)
{
	char *copy = mem_alloc(n + 1);

	if (n)
		memcpy(copy, p, n);
	copy[n] = '\0';
	return copy;
}

size_t
mem_mul(size_t a, size_t b)
{
	if (b && a > SIZE_MAX / b)
		mem_fail(SIZE_MAX);
	return a * b;
}

/* glibc learns from the first big piece that is freed to keep such pieces;
 * and it asks for the memory of a thread four kilobytes at a time. */
void
mem_return_scratch(void)
{
#ifdef M_MMAP_THRESHOLD
	mallopt(M_MMAP_THRESHOLD, 128 * 1024);
	mallopt(M_TOP_PAD, 256 * 1024);
#endif
}
