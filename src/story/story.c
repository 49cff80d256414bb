#include "rashomon/story/story.h"

#include "rashomon/base/data.h"
#include "rashomon/read/join.h"
#include "rashomon/read/page.h"
#include "rashomon/story/overrides.h"

/* Compares with the rulings of the user's own file. One that lies beside the
 * sources is not looked for: it came with them. */
static bool
compare_with_user(struct story *s, read_complaint *complain, void *data)
{
	struct arena arena = ARENA_INIT;
	ruling_list rulings = {0};
	struct buf path = BUF_INIT;
	struct error e = ERROR_INIT;
	struct str text;
	bool good = true;

	if (overrides_path(&path) && data_map(&text, path.p, NULL)) {
		good = overrides_parse(&rulings, &arena, text, path.p, &e);
		data_unmap(text);
	}
	if (!good && complain)
		complain(data, &e);
	compare_ruled(&s->c, &s->articles, &rulings);
	vec_free(&rulings);
	arena_free(&arena);
	buf_free(&path);
	error_free(&e);
	return good;
}

bool
story_load(struct story *s, const char *const *sources, size_t n, bool progress,
	   read_complaint *complain, void *data)
{
	bool all = true;

	*s = (struct story){0};
	all &= read_sources(&s->articles, sources, n, progress, complain, data);
	read_join(&s->articles);
	read_complete_dates(&s->articles);
	all &= compare_with_user(s, complain, data);
	return all;
}

bool
story_compare_again(struct story *s)
{
	comparison_free(&s->c);
	for (size_t i = 0; i < s->articles.n; i++) {
		struct article *a = s->articles.v[i];

		if (a->published_basis != DATE_USER)
			continue;
		a->published = "";
		a->published_basis = DATE_UNKNOWN;
	}
	return compare_with_user(s, NULL, NULL);
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

/* Moves `at` back to where a character begins. */
static size_t
character_start(struct str text, size_t at)
{
	while (at && at < text.n && ((unsigned char)text.p[at] & 0xc0) == 0x80)
		at--;
	return at;
}

enum { SENTENCE_MOST = 2000 };

struct str
story_sentence(const struct story *st, const struct told *t)
{
	const struct source *s = &st->c.sources.v[t->source];
	struct sentence at = s->sentences.v[t->sentence];
	struct str text = s->article->text;
	size_t half = SENTENCE_MOST / 2;

	if (at.end - at.start > SENTENCE_MOST) {
		if (t->m.start > at.start + half)
			at.start = character_start(text, t->m.start - half);
		if (at.end > t->m.start + half)
			at.end = character_start(text, t->m.start + half);
	}
	return str_sub(text, at.start, at.end);
}
