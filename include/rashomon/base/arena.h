/* A bump allocator: many small pieces, one release. Pieces never move. */
#ifndef RASHOMON_BASE_ARENA_H
#define RASHOMON_BASE_ARENA_H

#include "rashomon/base/str.h"

#include <stddef.h>

struct arena {
	struct arena_chunk *chunk; /* newest chunk, linked to the older ones */
	char *at;		   /* next free byte in `chunk` */
	size_t left;		   /* free bytes in `chunk` */
	size_t held;		   /* bytes asked from the system so far */
};

#define ARENA_INIT \
	{          \
		0  \
	}

/* `n` zeroed bytes, aligned for any type; live until arena_free. */
void *arena_alloc(struct arena *a, size_t n);
/* Copies of `s`, NUL-terminated (the NUL is not counted). */
char *arena_dup(struct arena *a, struct str s);
struct str arena_str(struct arena *a, struct str s);
/* A formatted, NUL-terminated string. */
char *arena_printf(struct arena *a, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* Releases everything; the arena is then empty and may be used again. */
void arena_free(struct arena *a);

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, n) \
	((type *)arena_alloc((a), mem_mul(sizeof(type), (n))))

#endif
