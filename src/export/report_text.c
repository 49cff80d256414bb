#include "parts.h"

#include <stdio.h>

static void
text_source(const struct story *st, const struct source *s, FILE *out)
{
	char when[WHEN_MOST];

	fprintf(out, "%s  ", s->id);
	put_z(out, QUOTE_NONE, article_name(s->article));
	fputs("; ", out);
	put_z(out, QUOTE_NONE, article_when(s->article, "date unknown", when));
	if (*s->article->language) {
		fputs("; ", out);
		put_z(out, QUOTE_NONE, s->article->language);
	}
	put_state(out, &st->c, s, "; ");
	fputc('\n', out);
}

static void
text_mention(const struct story *st, const struct told *t, FILE *out)
{
	fprintf(out, "    %s: ", st->c.sources.v[t->source].id);
	put_text(out, QUOTE_NONE, story_words(st, t));
	if (t->attribution && *t->attribution) {
		fputs(" (", out);
		put_z(out, QUOTE_NONE, t->attribution);
		fputc(')', out);
	}
	fputc('\n', out);
}

static void
text_fact(const struct story *st, const struct fact *f, FILE *out)
{
	fprintf(out, "%c %s  ", verdict_mark(f->verdict), f->id);
	put_z(out, QUOTE_NONE, f->label);
	fprintf(out, "\n    %s; %zu independent\n", verdict_name(f->verdict),
		f->independent);
	for (size_t i = 0; i < f->told.n; i++)
		text_mention(st, &st->c.told.v[f->told.v[i]], out);
	for (size_t i = 0; i < f->why.n; i++) {
		fputs("    why: ", out);
		put_z(out, QUOTE_NONE, f->why.v[i]);
		fputc('\n', out);
	}
}

static void
text_check(const struct story *st, const struct check *k, FILE *out)
{
	fprintf(out, "%s  %s: ", st->c.sources.v[k->source].id,
		k->holds ? "adds up" : "does not add up");
	put_z(out, QUOTE_NONE, k->why);
	fputc('\n', out);
}

static void
text_event(const struct event *e, FILE *out)
{
	put_when(out, e);
	fputs("  ", out);
	put_z(out, QUOTE_NONE, e->label);
	fprintf(out, " (%zu source%s)\n", e->sources.n,
		e->sources.n == 1 ? "" : "s");
}

void
report_text(const struct story *st, FILE *out)
{
	const struct comparison *c = &st->c;

	fputs("SOURCES\n", out);
	for (size_t i = 0; i < c->sources.n; i++)
		text_source(st, &c->sources.v[i], out);
	fputs("\nFACTS\n", out);
	for (size_t i = 0; i < c->facts.n; i++)
		text_fact(st, &c->facts.v[i], out);
	if (c->checks.n)
		fputs("\nSUMS\n", out);
	for (size_t i = 0; i < c->checks.n; i++)
		text_check(st, &c->checks.v[i], out);
	fputs("\nTIMELINE\n", out);
	for (size_t i = 0; i < c->events.n; i++)
		if (!c->events.v[i].publication)
			text_event(&c->events.v[i], out);
}
