#include "rashomon/story/story.h"

#include "rashomon/base/data.h"
#include "rashomon/read/join.h"
#include "rashomon/read/page.h"
#include "rashomon/story/overrides.h"

/* The user's own rulings. A file that lies beside the
 * sources is not looked for: it came with them. */
struct rulings {
	ruling_list list;
	struct arena arena;
};

static bool
rulings_open(struct rulings *r, error_handler *complain, void *data)
{
	struct buf path = BUF_INIT;
	struct error e = ERROR_INIT;
	struct str text;
	bool good = true;

	*r = (struct rulings){.arena = ARENA_INIT};
	if (overrides_path(&path) && data_map(&text, path.p, NULL)) {
		good = overrides_parse(&r->list, &r->arena, text, path.p, &e);
		data_unmap(text);
	}
	if (!good && complain)
		complain(data, &e);
	buf_free(&path);
	error_free(&e);
	return good;
}

static void
rulings_close(struct rulings *r)
{
	vec_free(&r->list);
	arena_free(&r->arena);
}

static void
give_days(struct story *s)
{
	struct rulings r;

	rulings_open(&r, NULL, NULL);
	rule_dates(&s->articles, &r.list);
	rulings_close(&r);
}

bool
story_read(struct story *s, const char *const *sources, size_t n, bool progress,
	   error_handler *complain, void *data)
{
	bool all;

	*s = (struct story){0};
	all = read_sources(&s->articles, sources, n, progress, complain, data);
	read_join(&s->articles);
	read_complete_dates(&s->articles);
	give_days(s);
	return all;
}

static bool
compare_into(struct comparison *out, const article_list *articles,
	     error_handler *complain, void *data)
{
	struct rulings r;
	bool good = rulings_open(&r, complain, data);

	compare_ruled(out, articles, &r.list);
	rulings_close(&r);
	return good;
}

bool
story_compare(struct story *s, error_handler *complain, void *data)
{
	return compare_into(&s->c, &s->articles, complain, data);
}

void
story_compare_into(const struct story *s, struct comparison *out)
{
	compare_into(out, &s->articles, NULL, NULL);
}

bool
story_load(struct story *s, const char *const *sources, size_t n, bool progress,
	   error_handler *complain, void *data)
{
	bool all = story_read(s, sources, n, progress, complain, data);

	return story_compare(s, complain, data) && all;
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
	give_days(s);
	return story_compare(s, NULL, NULL);
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
