/* Which days facts belong to: those that are named in one of their sentences.
 * Linear in sentences and mentions. */
#include "dates.h"

#include <stdlib.h>

/* The sentences of all sources in one row, from left to right. */
struct dated {
	size_t *first; /* of each source */
	size_t *event; /* of each sentence */
	size_t n;
};

static void
open_dated(struct dated *d, const struct comparison *c)
{
	d->n = 0;
	d->first = mem_alloc(mem_mul(c->sources.n + 1, sizeof *d->first));
	for (size_t i = 0; i < c->sources.n; i++) {
		d->first[i] = d->n;
		d->n += c->sources.v[i].sentences.n;
	}
	d->event = mem_alloc(mem_mul(d->n + 1, sizeof *d->event));
	for (size_t i = 0; i < d->n; i++)
		d->event[i] = NO_FOCUS;
}

static size_t *
event_of(const struct dated *d, const struct told *t)
{
	return &d->event[d->first[t->source] + t->sentence];
}

size_t *
facts_dated(const struct story *st, const char *day)
{
	const struct comparison *c = &st->c;
	size_t *dated = mem_alloc(mem_mul(c->facts.n + 1, sizeof *dated));
	struct dated d;

	open_dated(&d, c);
	for (size_t i = c->events.n; i-- > 0;) {
		const struct event *e = &c->events.v[i];

		if (e->publication || (day && !event_is_on(e, day)))
			continue;
		for (size_t k = 0; k < e->told.n; k++)
			*event_of(&d, &c->told.v[e->told.v[k]]) = i;
	}
	for (size_t i = 0; i < c->facts.n; i++) {
		const struct fact *f = &c->facts.v[i];

		dated[i] = NO_FOCUS;
		for (size_t k = 0; k < f->told.n; k++) {
			size_t e = *event_of(&d, &c->told.v[f->told.v[k]]);

			if (e < dated[i])
				dated[i] = e;
		}
	}
	free(d.first);
	free(d.event);
	return dated;
}
