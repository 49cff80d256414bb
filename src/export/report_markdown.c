#include "parts.h"

static void
put_source(const struct source *s, const struct comparison *c, FILE *out)
{
	const struct article *a = s->article;
	char when[WHEN_MOST];

	fprintf(out, "- %s: ", s->id);
	put_z(out, QUOTE_MARKDOWN, article_name(a));
	fputs(", ", out);
	put_z(out, QUOTE_MARKDOWN, article_when(a, "date unknown", when));
	put_state(out, c, s, ", ");
	fputc('\n', out);
}

static void
put_fact(const struct story *st, const struct fact *f, FILE *out)
{
	fprintf(out, "\n### `%c` ", verdict_mark(f->verdict));
	put_z(out, QUOTE_MARKDOWN, f->label);
	fprintf(out, " (%s)\n\n", verdict_name(f->verdict));
	for (size_t i = 0; i < f->told.n; i++) {
		const struct told *t = &st->c.told.v[f->told.v[i]];

		fprintf(out, "- %s: ", st->c.sources.v[t->source].id);
		put_text(out, QUOTE_MARKDOWN, story_words(st, t));
		fputc('\n', out);
	}
	if (f->silent) {
		struct silent s = {0};

		fputs("- silent:", out);
		while (fact_silent(&st->c, f, &s))
			fprintf(out, " %s", st->c.sources.v[s.source].id);
		fputc('\n', out);
	}
	for (size_t i = 0; i < f->why.n; i++) {
		fputs("- why: ", out);
		put_z(out, QUOTE_MARKDOWN, f->why.v[i]);
		fputc('\n', out);
	}
}

void
report_markdown(const struct story *st, FILE *out)
{
	fputs("# What the sources say\n\n## Sources\n\n", out);
	for (size_t i = 0; i < st->c.sources.n; i++)
		put_source(&st->c.sources.v[i], &st->c, out);
	fputs("\n## Facts\n", out);
	for (size_t i = 0; i < st->c.facts.n; i++)
		put_fact(st, &st->c.facts.v[i], out);
	fputs("\n## Timeline\n\n", out);
	for (size_t i = 0; i < st->c.events.n; i++) {
		const struct event *e = &st->c.events.v[i];

		fputs("- ", out);
		put_when(out, e);
		fputs(": ", out);
		put_z(out, QUOTE_MARKDOWN, e->label);
		fputc('\n', out);
	}
	if (st->c.checks.n)
		fputs("\n## Checks\n\n", out);
	for (size_t i = 0; i < st->c.checks.n; i++) {
		const struct check *k = &st->c.checks.v[i];

		fprintf(out, "- %s, %s: ", st->c.sources.v[k->source].id,
			k->holds ? "adds up" : "does not add up");
		put_z(out, QUOTE_MARKDOWN, k->why);
		fputc('\n', out);
	}
}
