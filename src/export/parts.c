#include "parts.h"

#include "rashomon/text/sanitise.h"

static const char *
xml_entity(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

static void
put_char(FILE *out, enum quoting q, char c)
{
	const char *entity = q == QUOTE_XML ? xml_entity(c) : NULL;

	if (entity) {
		fputs(entity, out);
		return;
	}
	if (c && ((q == QUOTE_MARKDOWN && strchr("\\`*_[]<>#|", c)) ||
		  (q == QUOTE_ICS && strchr("\\;,", c))))
		fputc('\\', out);
	if (q == QUOTE_CSV && c == '"')
		fputc('"', out);
	fputc(c, out);
}

void
put_text(FILE *out, enum quoting q, struct str s)
{
	struct buf b = BUF_INIT;

	sanitise(&b, s, SANITISE_LINE);
	if (q == QUOTE_CSV) {
		fputc('"', out);
		if (b.n && strchr("=+-@", b.p[0]))
			fputc(' ', out);
	}
	for (size_t i = 0; i < b.n; i++)
		put_char(out, q, b.p[i]);
	if (q == QUOTE_CSV)
		fputc('"', out);
	buf_free(&b);
}

void
put_z(FILE *out, enum quoting q, const char *z)
{
	put_text(out, q, z ? str_of(z) : STR(""));
}

void
put_when(FILE *out, const struct event *e)
{
	put_z(out, QUOTE_NONE, e->start);
	if (e->end) {
		fputs(" to ", out);
		put_z(out, QUOTE_NONE, e->end);
	}
}

void
put_state(FILE *out, const struct comparison *c, const struct source *s,
	  const char *gap)
{
	if (s->copy_of)
		fprintf(out, "%scopy of %s (%.0f %% of it)", gap,
			c->sources.v[s->copy_of - 1].id, 100 * s->copy_share);
	else if (s->part_of)
		fprintf(out, "%s%.0f %% of it stands in %s", gap,
			100 * s->part_share, c->sources.v[s->part_of - 1].id);
	if (s->article->truncated)
		fprintf(out, "%scut off", gap);
	if (s->article->ai_rewritten)
		fprintf(out, "%ssays a machine rewrote it", gap);
}
