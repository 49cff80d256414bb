#include "rashomon/extract/mention.h"

#include <stdlib.h>

const char *
mention_kind_name(enum mention_kind k)
{
	static const char *const names[MENTION_KINDS] = {
		"time", "quantity", "name", "quote", "claim"};

	return names[k];
}

const char *
timex_name(enum timex t)
{
	static const char *const names[] = {"", "DATE", "TIME", "DURATION",
					    "SET"};

	return names[t];
}

static int
by_place(const void *a, const void *b)
{
	const struct mention *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return (x->end < y->end) - (x->end > y->end);
}

void
mention_sort(struct mention *m, size_t n)
{
	if (n > 1)
		qsort(m, n, sizeof *m, by_place);
}
