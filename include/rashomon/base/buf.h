/* A growing byte buffer; always NUL-terminated once something was added. */
#ifndef RASHOMON_BASE_BUF_H
#define RASHOMON_BASE_BUF_H

#include "rashomon/base/str.h"

#include <stdarg.h>
#include <stddef.h>

struct buf {
	char *p;    /* owned; NULL while empty and never used */
	size_t n;   /* bytes in use, the NUL not counted */
	size_t cap; /* bytes allocated */
};

#define BUF_INIT  \
	{         \
		0 \
	}

/* Makes room for `more` bytes and the NUL, though there is none. */
void buf_grow(struct buf *b, size_t more);
void buf_adds(struct buf *b, const char *z);
void buf_printf(struct buf *b, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *b, const char *fmt, va_list ap)
	__attribute__((format(printf, 2, 0)));
void buf_clear(struct buf *b); /* empty, memory kept */
void buf_free(struct buf *b);  /* memory released; may be used again */

static inline void
buf_reserve(struct buf *b, size_t more)
{
	if (more >= b->cap - b->n)
		buf_grow(b, more);
}

static inline void
buf_add(struct buf *b, struct str s)
{
	buf_reserve(b, s.n);
	if (s.n)
		memcpy(b->p + b->n, s.p, s.n);
	b->n += s.n;
	b->p[b->n] = '\0';
}

static inline void
buf_addc(struct buf *b, char c)
{
	buf_reserve(b, 1);
	b->p[b->n++] = c;
	b->p[b->n] = '\0';
}

static inline struct str
buf_str(const struct buf *b)
{
	return (struct str){b->p ? b->p : "", b->n};
}

/* Makes runs of ASCII blanks and line ends one blank each; none is left at the
 * start. Returns what is left. */
struct str buf_one_line(struct buf *b);

#endif
