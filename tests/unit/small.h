/* Small stories compared in memory, for tests. Include cmocka.h before it. */
#ifndef RASHOMON_TEST_SMALL_H
#define RASHOMON_TEST_SMALL_H

#include "rashomon/compare/ruling.h"
#include "rashomon/read/read.h"

struct small {
	article_list articles;
	struct comparison c;
	ruling_list rulings; /* in arena */
	struct arena arena;
};

static inline void
add(struct small *s, const char *path, const char *text)
{
	assert_true(read_bytes(&s->articles, str_of(text), path, NULL));
}

static inline void
run(struct small *s)
{
	rule_dates(&s->articles, &s->rulings);
	compare_ruled(&s->c, &s->articles, &s->rulings);
}

static inline void
done(struct small *s)
{
	comparison_free(&s->c);
	for (size_t i = 0; i < s->articles.n; i++)
		article_free(s->articles.v[i]);
	vec_free(&s->articles);
	vec_free(&s->rulings);
	arena_free(&s->arena);
}

#endif
