#include "rashomon/base/row.h"

#include <stdint.h>

/* Eight bytes as a number that sorts as they do: written out, it is one load
 * where the machine has it. */
static inline uint64_t
number_of(const unsigned char *p)
{
	return (uint64_t)p[0] << 56 | (uint64_t)p[1] << 48 |
	       (uint64_t)p[2] << 40 | (uint64_t)p[3] << 32 |
	       (uint64_t)p[4] << 24 | (uint64_t)p[5] << 16 |
	       (uint64_t)p[6] << 8 | p[7];
}

/* The word that begins a row, in two such numbers. */
struct word {
	uint64_t head, tail;
};

static inline struct word
word_of(const unsigned char *row)
{
	return (struct word){number_of(row), number_of(row + 8)};
}

const void *
row_find(struct str word, const void *rows, size_t n, size_t size)
{
	unsigned char key[ROW_WORD] = {0};
	const unsigned char *first = rows;
	struct word want;

	if (!word.n || word.n >= ROW_WORD || !word.p[word.n - 1])
		return NULL;
	memcpy(key, word.p, word.n);
	want = word_of(key);
	while (n) {
		const unsigned char *row = first + n / 2 * size;
		struct word w = word_of(row);

		if (w.head == want.head && w.tail == want.tail)
			return row;
		if (w.head < want.head ||
		    (w.head == want.head && w.tail < want.tail)) {
			first = row + size;
			n -= n / 2 + 1;
		} else {
			n /= 2;
		}
	}
	return NULL;
}
