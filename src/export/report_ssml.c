/* SSML 1.1: the reading for a speech engine, words in other languages marked
 * with xml:lang so that the voice can change. */
#include "parts.h"

static void
put_said(const struct story *st, const struct told *t, FILE *out)
{
	const struct article *a = st->c.sources.v[t->source].article;

	fputs("<s>", out);
	put_z(out, QUOTE_XML, article_name(a));
	fputs(" says <lang xml:lang=\"", out);
	put_z(out, QUOTE_XML, *a->language ? a->language : "en");
	fputs("\">", out);
	put_text(out, QUOTE_XML, story_words(st, t));
	fputs("</lang>.</s>\n", out);
}

void
report_ssml(const struct story *st, FILE *out)
{
	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	      "<speak version=\"1.1\" "
	      "xmlns=\"http://www.w3.org/2001/10/synthesis\" "
	      "xml:lang=\"en\">\n",
	      out);
	fprintf(out, "<p><s>%zu sources. %zu facts. %zu events.</s></p>\n",
		st->c.sources.n, st->c.facts.n, st->c.events.n);
	for (size_t i = 0; i < st->c.facts.n; i++) {
		const struct fact *f = &st->c.facts.v[i];

		fputs("<p><s>", out);
		put_z(out, QUOTE_XML, verdict_name(f->verdict));
		fputs(". ", out);
		put_z(out, QUOTE_XML, f->label);
		fputs(".</s>\n", out);
		for (size_t k = 0; k < f->told.n; k++)
			put_said(st, &st->c.told.v[f->told.v[k]], out);
		fputs("</p>\n", out);
	}
	for (size_t i = 0; i < st->c.events.n; i++) {
		fprintf(out, "<p><s>%s.</s> <s>", st->c.events.v[i].start);
		put_z(out, QUOTE_XML, st->c.events.v[i].label);
		fputs("</s></p>\n", out);
	}
	fputs("</speak>\n", out);
}
