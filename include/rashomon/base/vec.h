/* Typed growing arrays: VEC(struct thing) things = {0}; vec_push(&things, x);
 * elements are things.v[0 .. things.n). Growth doubles; vec_free releases. */
#ifndef RASHOMON_BASE_VEC_H
#define RASHOMON_BASE_VEC_H

#include "rashomon/base/mem.h"

#include <stdlib.h>

#define VEC(type)           \
	struct {            \
		type *v;    \
		size_t n;   \
		size_t cap; \
	}

/* The new capacity for an array of `cap` elements that must hold `need`. */
size_t vec_next(size_t cap, size_t need);

#define vec_reserve(vec, need)                                                 \
	do {                                                                   \
		if ((vec)->cap < (need)) {                                     \
			(vec)->cap = vec_next((vec)->cap, (need));             \
			(vec)->v =                                             \
				mem_grow((vec)->v, mem_mul((vec)->cap,         \
							   sizeof *(vec)->v)); \
		}                                                              \
	} while (0)

#define vec_push(vec, ...)                            \
	do {                                          \
		vec_reserve((vec), (vec)->n + 1);     \
		(vec)->v[(vec)->n++] = (__VA_ARGS__); \
	} while (0)

/* Gives back what a finished array does not use. */
#define vec_trim(vec)                                                       \
	do {                                                                \
		(vec)->cap = (vec)->n ? (vec)->n : 1;                       \
		(vec)->v = mem_grow((vec)->v,                               \
				    mem_mul((vec)->cap, sizeof *(vec)->v)); \
	} while (0)

#define vec_free(vec)                      \
	do {                               \
		free((vec)->v);            \
		(vec)->v = NULL;           \
		(vec)->n = (vec)->cap = 0; \
	} while (0)

#endif
