#include "rashomon/compare/compare.h"

#include "rashomon/extract/extract.h"

void
compare(struct comparison *out, const article_list *articles)
{
	*out = (struct comparison){0};
	for (size_t i = 0; i < articles->n; i++) {
		struct source s = {.article = articles->v[i]};

		s.id = arena_printf(&out->arena, "s%zu", i + 1);
		vec_push(&out->sources, s);
	}
}

void
comparison_free(struct comparison *c)
{
	vec_free(&c->sources);
	vec_free(&c->told);
	vec_free(&c->facts);
	vec_free(&c->checks);
	vec_free(&c->events);
	arena_free(&c->arena);
}
