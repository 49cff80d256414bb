/* Articles read from memory, for tests. Include cmocka.h before it. */
#ifndef RASHOMON_TEST_ARTICLES_H
#define RASHOMON_TEST_ARTICLES_H

#include "rashomon/read/read.h"

static inline article_list
reads(const char *text)
{
	article_list list = {0};

	assert_true(read_bytes(&list, str_of(text), "x", NULL));
	return list;
}

static inline void
done(article_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		article_free(list->v[i]);
	vec_free(list);
}

static inline bool
says(const struct article *a, const char *words)
{
	return str_find(a->text, str_of(words), 0) != (size_t)-1;
}

static inline size_t
count_role(const struct article *a, enum role r)
{
	size_t n = 0;

	for (size_t i = 0; i < a->blocks.n; i++)
		n += a->blocks.v[i].role == r;
	return n;
}

#endif
