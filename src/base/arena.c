#include "rashomon/base/arena.h"

#include "rashomon/base/buf.h"
#include "rashomon/base/mem.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK_FIRST = 512, CHUNK_MOST = 1 << 20 };

struct arena_chunk {
	struct arena_chunk *older;
	size_t size;
	max_align_t data[];
};

/* Chunks double up to CHUNK_MOST, so that small stories stay small and the
 * number of chunks stays near n / CHUNK_MOST. */
static void
arena_more(struct arena *a, size_t need)
{
	size_t size = a->chunk ? a->chunk->size * 2 : CHUNK_FIRST;
	struct arena_chunk *c;

	if (size > CHUNK_MOST)
		size = CHUNK_MOST;
	if (size < need)
		size = need;
	if (size > SIZE_MAX - sizeof *c)
		mem_mul(SIZE_MAX, 2);
	c = mem_zero(sizeof *c + size);
	c->older = a->chunk;
	c->size = size;
	a->chunk = c;
	a->at = (char *)c->data;
	a->left = size;
	a->held += size;
}

/* `n` bytes after `pad` free ones. */
static char *
arena_take(struct arena *a, size_t n, size_t pad)
{
	char *p;

	if (!a->chunk || pad > a->left || n > a->left - pad) {
		arena_more(a, n);
		pad = 0;
	}
	p = a->at + pad;
	a->at = p + n;
	a->left -= pad + n;
	return p;
}

void *
arena_alloc(struct arena *a, size_t n)
{
	const size_t align = _Alignof(max_align_t);

	return arena_take(a, n, (align - (uintptr_t)a->at % align) % align);
}

char *
arena_dup(struct arena *a, struct str s)
{
	char *p;

	if (s.n == SIZE_MAX)
		mem_mul(SIZE_MAX, 2);
	p = arena_take(a, s.n + 1, 0);
	if (s.n)
		memcpy(p, s.p, s.n);
	return p;
}

struct str
arena_str(struct arena *a, struct str s)
{
	return (struct str){arena_dup(a, s), s.n};
}

char *
arena_printf(struct arena *a, const char *fmt, ...)
{
	struct buf b = BUF_INIT;
	va_list ap;
	char *p;

	va_start(ap, fmt);
	buf_vprintf(&b, fmt, ap);
	va_end(ap);
	p = arena_dup(a, buf_str(&b));
	buf_free(&b);
	return p;
}

void
arena_free(struct arena *a)
{
	while (a->chunk) {
		struct arena_chunk *older = a->chunk->older;

		free(a->chunk);
		a->chunk = older;
	}
	*a = (struct arena)ARENA_INIT;
}
