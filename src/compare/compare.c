/* The steps of a comparison, in order. Each is near-linear in the text or in
 * the mentions; what it costs stands at the head of its file.
 *
 * Sentences are linked aside, by an errand, while mentions, names and copies
 * are found: the two need nothing of each other and cost about the same. Copies
 * come first, so that their scratch is gone before the linker's is largest. The
 * errand has the sentence linker to itself until it is waited for; of the
 * sources it only reads the text and the sentences. */
#include "work.h"

#include "rashomon/base/errand.h"

/* Numbered as find_furniture counts them. */
static void
link_sources(void *data)
{
	struct work *w = data;
	const struct comparison *c = w->c;

	w->sentences = linker_new(w->lexicon);
	for (size_t s = 0; s < c->sources.n; s++) {
		const struct source *src = &c->sources.v[s];

		for (size_t i = 0; i < src->sentences.n; i++)
			linker_add(w->sentences,
				   str_sub(src->article->text,
					   src->sentences.v[i].start,
					   src->sentences.v[i].end),
				   STR(""), s);
	}
	linker_run(w->sentences, 4);
}

static void
link_clauses(struct work *w)
{
	const struct comparison *c = w->c;

	w->clauses = linker_new(w->lexicon);
	for (size_t i = 0; i < c->told.n; i++) {
		struct aspect *a = aspect_of(w, i);
		const struct told *t = &c->told.v[i];

		struct str text = c->sources.v[t->source].article->text;

		a->local = NO_CLAUSE;
		if (a->to > a->from)
			a->local = (uint32_t)linker_add(
				w->clauses, str_sub(text, a->from, a->to),
				STR(""), t->source);
	}
	linker_run(w->clauses, 0);
}

size_t
fact_new(struct work *w, enum mention_kind kind)
{
	struct fact f = {.kind = kind, .label = "", .value = NULL};

	vec_push(&w->c->facts, f);
	return w->c->facts.n - 1;
}

void
fact_add(struct work *w, size_t fact, size_t told)
{
	w->c->told.v[told].fact = fact;
	vec_push(&w->c->facts.v[fact].told, told);
}

void
compare(struct comparison *out, const article_list *articles)
{
	static const ruling_list none = {0};

	compare_ruled(out, articles, &none);
}

void
compare_ruled(struct comparison *out, const article_list *articles,
	      const ruling_list *rulings)
{
	struct work w = {.c = out};
	struct error e = ERROR_INIT;
	struct errand aside;

	*out = (struct comparison){0};
	w.lexicon = lexicon_open(NULL, &e);
	gather_sentences(&w, articles);
	errand_start(&aside, link_sources, &w);
	find_copies(&w);
	gather(&w);
	w.first_sentence =
		mem_zero(mem_mul(out->sources.n + 1, sizeof(size_t)));
	find_furniture(&w);
	attribute(&w);
	find_subjects(&w);
	link_clauses(&w);
	w.names = name_matcher_new(w.lexicon, NULL);
	name_facts(&w);
	errand_wait(&aside);
	find_lifted(&w);
	quantity_facts(&w);
	date_facts(&w);
	linker_free(w.clauses);
	w.clauses = NULL;
	quote_facts(&w);
	claim_facts(&w);
	hear_names(&w);
	rule_facts(&w, rulings);
	judge(&w);
	run_checks(&w);
	make_timeline(&w);
	linker_free(w.sentences);
	name_matcher_free(w.names);
	lexicon_close(w.lexicon);
	error_free(&e);
	free(w.first_sentence);
	free(w.dull);
	free(w.lifted);
	free(w.root);
	vec_free(&w.aspects);
	vec_free(&w.aspect_at);
}

void
comparison_free(struct comparison *c)
{
	for (size_t i = 0; i < c->sources.n; i++)
		vec_free(&c->sources.v[i].sentences);
	for (size_t i = 0; i < c->facts.n; i++) {
		vec_free(&c->facts.v[i].told);
		vec_free(&c->facts.v[i].origins);
		vec_free(&c->facts.v[i].why);
	}
	for (size_t i = 0; i < c->events.n; i++) {
		vec_free(&c->events.v[i].facts);
		vec_free(&c->events.v[i].told);
		vec_free(&c->events.v[i].sources);
	}
	vec_free(&c->sources);
	vec_free(&c->told);
	vec_free(&c->facts);
	vec_free(&c->checks);
	vec_free(&c->events);
	arena_free(&c->arena);
}
