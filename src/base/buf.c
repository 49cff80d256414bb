#include "rashomon/base/buf.h"

#include "rashomon/base/mem.h"
#include "rashomon/base/vec.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { PRINT_FIRST = 64 }; /* most that is printed is shorter */

void
buf_grow(struct buf *b, size_t more)
{
	if (more >= SIZE_MAX - b->n)
		mem_mul(SIZE_MAX, 2);
	b->cap = vec_next(b->cap, b->n + more + 1);
	b->p = mem_grow(b->p, b->cap);
}

void
buf_adds(struct buf *b, const char *z)
{
	buf_add(b, str_of(z));
}

void
buf_vprintf(struct buf *b, const char *fmt, va_list ap)
{
	va_list again;
	int n;

	buf_reserve(b, PRINT_FIRST);
	va_copy(again, ap);
	n = vsnprintf(b->p + b->n, b->cap - b->n, fmt, again);
	va_end(again);
	if (n > 0 && (size_t)n >= b->cap - b->n) {
		buf_reserve(b, (size_t)n);
		vsnprintf(b->p + b->n, (size_t)n + 1, fmt, ap);
	}
	b->n += n > 0 ? (size_t)n : 0;
	b->p[b->n] = '\0';
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(b, fmt, ap);
	va_end(ap);
}

void
buf_clear(struct buf *b)
{
	b->n = 0;
	if (b->p)
		b->p[0] = '\0';
}

void
buf_free(struct buf *b)
{
	free(b->p);
	*b = (struct buf)BUF_INIT;
}

struct str
buf_one_line(struct buf *b)
{
	size_t to = 0;

	for (size_t i = 0; i < b->n; i++) {
		char c = b->p[i];
		bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';

		if (!blank || (to && b->p[to - 1] != ' '))
			b->p[to++] = blank ? ' ' : c;
	}
	b->n = to;
	return buf_str(b);
}
