/* Focus on a source, a fact or an event: every column goes to its own words,
 * those that are not on the screen once they are looked at. */
#include "handlers.h"

bool
fact_is_stop(const struct story *st, size_t fact)
{
	const struct fact *f = &st->c.facts.v[fact];

	if (f->kind == MENTION_CLAIM)
		return f->verdict == VERDICT_DIFFERS;
	return f->kind != MENTION_NAME && f->verdict != VERDICT_SINGLE;
}

size_t
next_stop(const struct session *s, size_t fact, int step)
{
	size_t n = s->story->c.facts.n;

	while (step > 0 ? ++fact < n : fact-- > 0)
		if (fact_is_stop(s->story, fact) && fact_passes(s, fact))
			return fact;
	return NO_FOCUS;
}

void
session_focus_source(struct session *s, size_t source)
{
	s->source = source;
	if (s->fact != NO_FOCUS)
		s->told = story_says(s->story, s->fact, source);
}

/* The mention to go to among those of one source, which begin at f->told[*k]:
 * one that shows already, else the first. *k is the next source's then. */
static size_t
mention_at(struct session *s, const struct fact *f, size_t *k)
{
	const struct comparison *c = &s->story->c;
	size_t best = f->told.v[*k], source = c->told.v[best].source;
	bool shown = false;

	for (; *k < f->told.n && c->told.v[f->told.v[*k]].source == source;
	     ++*k) {
		size_t t = f->told.v[*k];

		if (!shown && columns_shows(s, source, c->told.v[t].m.start)) {
			best = t;
			shown = true;
		}
	}
	return best;
}

/* The column that takes the focus for a fact: the one that has it if it tells
 * the fact, else the nearest to the right among all, those shown first. */
static size_t
source_for(const struct session *s, const struct fact *f)
{
	size_t n = s->story->c.sources.n, best = s->source, least = n;
	size_t from = s->place[s->source] >= s->first_column
			      ? s->first_column
			      : s->place[s->source];

	for (size_t k = 0; k < f->told.n; k++) {
		size_t source = s->story->c.told.v[f->told.v[k]].source;
		size_t far = (s->place[source] + n - from) % n;

		if (source == s->source)
			return source;
		if (far < least) {
			least = far;
			best = source;
		}
	}
	return best;
}

size_t
show_mentions(struct session *s)
{
	const struct comparison *c = &s->story->c;
	const struct fact *f = &c->facts.v[s->fact];
	size_t here = MENTION_LOOSE;

	for (size_t k = 0; k < f->told.n;) {
		size_t t = mention_at(s, f, &k);

		if (c->told.v[t].source == s->source)
			here = t;
		columns_show(s, c->told.v[t].source, c->told.v[t].m.start);
	}
	return here;
}

/* Scrolls every column to its mention of the fact; the focused column moves
 * to one that has it. */
void
session_focus_fact(struct session *s, size_t fact)
{
	const struct comparison *c = &s->story->c;
	const struct fact *f = &c->facts.v[fact];

	if (fact != s->fact)
		s->backward = s->fact != NO_FOCUS && fact < s->fact;
	s->fact = fact;
	s->source = source_for(s, f);
	s->told = show_mentions(s);
	for (size_t i = 0; i < c->events.n; i++)
		for (size_t k = 0; k < c->events.v[i].facts.n; k++)
			if (c->events.v[i].facts.v[k] == fact)
				s->event = i;
	if (s->mode == MODE_WHY)
		session_mode(s, MODE_WHY);
	else if (s->mode == MODE_FACTS || s->mode == MODE_MATRIX)
		list_select(s, fact);
}

void
session_focus_at(struct session *s, size_t source, size_t byte)
{
	const struct comparison *c = &s->story->c;

	for (size_t i = 0; i < c->told.n; i++) {
		const struct told *t = &c->told.v[i];

		if (t->source != source || t->m.start != byte ||
		    t->fact == MENTION_LOOSE)
			continue;
		session_focus_fact(s, t->fact);
		s->told = i;
		return;
	}
}

void
session_focus_event(struct session *s, size_t event)
{
	const struct comparison *c = &s->story->c;
	const struct event *e = &c->events.v[event];
	struct buf when = BUF_INIT;

	for (size_t i = e->told.n; i-- > 0;) {
		const struct told *t = &c->told.v[e->told.v[i]];

		columns_show(s, t->source, t->m.start);
		if (t->fact != MENTION_LOOSE) {
			s->fact = t->fact;
			s->source = t->source;
			s->told = e->told.v[i];
		}
	}
	s->event = event;
	if (s->mode == MODE_TIMELINE) {
		list_select(s, event);
		return;
	}
	if (s->mode == MODE_WHY)
		session_mode(s, MODE_WHY);
	else if (s->mode == MODE_FACTS || s->mode == MODE_MATRIX)
		list_select(s, s->fact);
	timeline_when(e, &when);
	session_say(s, "%s: %s", when.p, e->label);
	buf_free(&when);
}
