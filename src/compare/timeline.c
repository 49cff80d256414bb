/* Events from dated sentences, and the days of publication apart from them.
 *
 * Every date fact is an event; a fact whose dates differ gives one event for
 * each date. An event is labelled with the sentence that tells most in least
 * words: from a source that is no copy, of middle length. Linear in facts. */
#include "work.h"

#include "rashomon/text/utf8.h"

#include <stdio.h>
#include <stdlib.h>

enum { LABEL_MOST = 160 };

static const char *
precision_of(const struct aspect *a)
{
	long days = a->last - a->first + 1;

	if (a->minute >= 0 && days == 1)
		return "minute";
	if (days == 1)
		return "day";
	if (days >= 28 && days <= 31)
		return "month";
	if (days >= 365 && days <= 366)
		return "year";
	if (days >= 8 && days <= 11)
		return "part-month";
	return "range";
}

/* How good a label a sentence makes; more is better. */
static double
label_worth(const struct work *w, const struct told *t)
{
	struct span s = told_sentence(w, t);
	double n = (double)(s.end - s.start), off = n - 120;

	if (off < 0)
		off = -off;
	return (w->root[t->source] == t->source ? 1 : 0) - off / 200 -
	       (double)t->sentence / 100;
}

static const char *
cut(struct work *w, struct str s)
{
	size_t n = 0, blank = 0;
	uint32_t cp;

	if (s.n <= LABEL_MOST)
		return arena_dup(&w->c->arena, s);
	while (n < LABEL_MOST) {
		size_t step = utf8_next(s, n, &cp);

		if (n + step > LABEL_MOST)
			break;
		if (cp == ' ')
			blank = n;
		n += step;
	}
	if (blank > LABEL_MOST / 2)
		n = blank;
	return arena_printf(&w->c->arena, "%.*s…", (int)n, s.p);
}

static void
label_event(struct work *w, struct event *e)
{
	const struct told *best = NULL;
	double most = -1e9;

	for (size_t i = 0; i < e->told.n && i < 200; i++) {
		const struct told *t = &w->c->told.v[e->told.v[i]];
		double worth = label_worth(w, t);

		if (worth > most) {
			most = worth;
			best = t;
		}
	}
	if (!best)
		return;
	e->label_source = best->source;
	e->label_span = told_sentence(w, best);
	e->label = cut(w, told_sentence_text(w, best));
}

static void
add_source(struct event *e, size_t source)
{
	if (!e->sources.n || e->sources.v[e->sources.n - 1] != source)
		vec_push(&e->sources, source);
}

/* The event of all mentions of `f` that stand like `like`. */
static void
add_event(struct work *w, size_t fact, size_t like)
{
	const struct fact *f = &w->c->facts.v[fact];
	const struct told *t = &w->c->told.v[like];
	struct event e = {.start = t->m.value,
			  .end = t->m.value2,
			  .precision = precision_of(aspect_of(w, like)),
			  .label = ""};

	vec_push(&e.facts, fact);
	for (size_t i = 0; i < f->told.n; i++)
		if (f->verdict != VERDICT_DIFFERS ||
		    date_relation(aspect_of(w, f->told.v[i]),
				  aspect_of(w, like)) != REL_DIFFERS) {
			vec_push(&e.told, f->told.v[i]);
			add_source(&e, w->c->told.v[f->told.v[i]].source);
		}
	label_event(w, &e);
	vec_push(&w->c->events, e);
}

/* The mention that a fact's value was taken from. */
static size_t
narrowest(const struct work *w, const struct fact *f)
{
	for (size_t i = 0; i < f->told.n; i++)
		if (w->c->told.v[f->told.v[i]].m.value == f->value)
			return f->told.v[i];
	return f->told.v[0];
}

static void
fact_events(struct work *w, size_t fact)
{
	struct fact *f = &w->c->facts.v[fact];
	size_t seen[16], n = 0;

	if (f->verdict != VERDICT_DIFFERS) {
		add_event(w, fact, narrowest(w, f));
		return;
	}
	for (size_t i = 0; i < f->told.n && n < 16; i++) {
		size_t k = 0;

		while (k < n &&
		       date_relation(aspect_of(w, seen[k]),
				     aspect_of(w, f->told.v[i])) == REL_DIFFERS)
			k++;
		if (k < n)
			continue;
		seen[n++] = f->told.v[i];
		add_event(w, fact, f->told.v[i]);
	}
}

static void
add_publication(struct work *w, size_t source)
{
	const struct article *a = w->c->sources.v[source].article;
	struct event e = {.publication = true, .precision = "day"};

	if (strlen(a->published) < 10 || a->parent)
		return;
	e.start = arena_dup(&w->c->arena, str_sub(str_of(a->published), 0, 10));
	e.label = arena_printf(&w->c->arena, "%s%s%s",
			       *a->outlet ? a->outlet
					  : w->c->sources.v[source].id,
			       *a->title ? ": " : "", a->title);
	e.label_source = source;
	vec_push(&e.sources, source);
	vec_push(&w->c->events, e);
}

static int
event_order(const void *x, const void *y)
{
	const struct event *a = x, *b = y;
	int by = strcmp(a->start, b->start);

	if (by)
		return by;
	if (a->publication != b->publication)
		return a->publication ? 1 : -1;
	return (a->label_source > b->label_source) -
	       (a->label_source < b->label_source);
}

void
make_timeline(struct work *w)
{
	struct comparison *c = w->c;

	for (size_t i = 0; i < c->facts.n; i++)
		if (c->facts.v[i].kind == MENTION_TIME)
			fact_events(w, i);
	for (size_t i = 0; i < c->sources.n; i++)
		add_publication(w, i);
	if (c->events.n > 1)
		qsort(c->events.v, c->events.n, sizeof *c->events.v,
		      event_order);
	for (size_t i = 0; i < c->events.n; i++)
		c->events.v[i].id = arena_printf(&c->arena, "e%zu", i + 1);
}
