/* RFC 4180, one line a mention: what a spreadsheet or a script sorts. */
#include "parts.h"

static void
put_row(const struct story *st, const struct fact *f, const struct told *t,
	FILE *out)
{
	const struct article *a = st->c.sources.v[t->source].article;
	const char *fields[] = {
		f->id,
		mention_kind_name(f->kind),
		verdict_name(f->verdict),
		f->label,
		st->c.sources.v[t->source].id,
		article_name(a),
		a->published,
		t->m.value,
		t->m.value2,
		t->m.unit,
		t->m.qualifier,
		t->attribution,
	};

	for (size_t i = 0; i < COUNT(fields); i++) {
		put_z(out, QUOTE_CSV, fields[i]);
		fputc(',', out);
	}
	put_text(out, QUOTE_CSV, story_words(st, t));
	fputc(',', out);
	put_text(out, QUOTE_CSV, story_sentence(st, t));
	fputs("\r\n", out);
}

void
report_csv(const struct story *st, FILE *out)
{
	fputs("fact,kind,verdict,label,source,outlet,published,value,value_max,"
	      "unit,qualifier,attribution,text,sentence\r\n",
	      out);
	for (size_t i = 0; i < st->c.facts.n; i++) {
		const struct fact *f = &st->c.facts.v[i];

		for (size_t k = 0; k < f->told.n; k++)
			put_row(st, f, &st->c.told.v[f->told.v[k]], out);
	}
}
