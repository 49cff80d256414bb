/* Allocation that cannot fail: out of memory prints one line and calls
 * exit(3), whose atexit handlers restore the terminal. */
#ifndef RASHOMON_BASE_MEM_H
#define RASHOMON_BASE_MEM_H

#include <stddef.h>

/* The elements of an array. */
#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Fresh memory of `n` bytes (n = 0 gives a unique pointer); release with
 * free(). mem_zero's is zeroed; mem_grow reallocates `p` (or NULL). */
void *mem_alloc(size_t n);
void *mem_zero(size_t n);
void *mem_grow(void *p, size_t n);

/* A NUL-terminated copy of the `n` bytes at `p`; release with free(). */
char *mem_dup(const char *p, size_t n);

/* a * b, or exit as for out of memory when the product overflows. */
size_t mem_mul(size_t a, size_t b);

/* Called once at the start: what a step needed for itself goes back to the
 * system when the step is done. */
void mem_return_scratch(void);

#endif
