#include "rashomon/story/story.h"

#include "rashomon/read/page.h"

bool
story_load(struct story *s, const char *const *sources, size_t n,
	   read_complaint *complain, void *data)
{
	bool all = true;

	*s = (struct story){0};
	for (size_t i = 0; i < n; i++)
		all &= read_source(&s->articles, sources[i], complain, data);
	read_complete_dates(&s->articles);
	compare(&s->c, &s->articles);
	return all;
}

void
story_free(struct story *s)
{
	comparison_free(&s->c);
	for (size_t i = 0; i < s->articles.n; i++)
		article_free(s->articles.v[i]);
	vec_free(&s->articles);
}

size_t
story_says(const struct story *st, size_t fact, size_t source)
{
	const struct fact *f = &st->c.facts.v[fact];

	for (size_t i = 0; i < f->told.n; i++)
		if (st->c.told.v[f->told.v[i]].source == source)
			return f->told.v[i];
	return MENTION_LOOSE;
}

struct str
story_words(const struct story *st, const struct told *t)
{
	return str_sub(st->articles.v[t->source]->text, t->m.start, t->m.end);
}

struct str
story_sentence(const struct story *st, const struct told *t)
{
	const struct source *s = &st->c.sources.v[t->source];
	struct sentence at = s->sentences.v[t->sentence];

	return str_sub(s->article->text, at.start, at.end);
}
