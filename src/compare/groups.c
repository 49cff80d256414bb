/* What the steps that make facts put groups together with. */
#include "work.h"

#include <stdlib.h>

size_t
forest_find(index_list *f, size_t i)
{
	while (f->v[i] != i)
		i = f->v[i] = f->v[f->v[i]];
	return i;
}

bool
forest_unite(index_list *f, size_t a, size_t b)
{
	a = forest_find(f, a);
	b = forest_find(f, b);
	f->v[a > b ? a : b] = a > b ? b : a;
	return a != b;
}

static int
pair_order(const void *x, const void *y)
{
	const struct pair *a = x, *b = y;

	if (a->score < b->score || a->score > b->score)
		return a->score < b->score ? 1 : -1;
	if (a->a != b->a)
		return a->a < b->a ? -1 : 1;
	return (a->b > b->b) - (a->b < b->b);
}

void
pairs_sort(pair_list *pairs)
{
	if (pairs->n > 1)
		qsort(pairs->v, pairs->n, sizeof *pairs->v, pair_order);
}

void
indexes_join(index_list *to, index_list *from)
{
	size_t i = to->n, j = from->n;

	vec_reserve(to, i + j);
	to->n = i + j;
	while (j) {
		size_t *at = &to->v[i + j - 1];

		if (i && to->v[i - 1] > from->v[j - 1])
			*at = to->v[--i];
		else
			*at = from->v[--j];
	}
	vec_free(from);
}
