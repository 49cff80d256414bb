/* One page that stands alone: no script, no image, no address but those of
 * the sources, and those only when they are http or https. */
#include "parts.h"

static const char head[] =
	"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
	"<meta charset=\"utf-8\">\n"
	"<meta http-equiv=\"Content-Security-Policy\" "
	"content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
	"<title>What the sources say</title>\n"
	"<style>body{max-width:60em;margin:2em auto;font:1em/1.5 serif}"
	"td,th{border-bottom:1px solid;padding:.2em .6em;text-align:left;"
	"vertical-align:top}</style>\n</head>\n<body>\n"
	"<h1>What the sources say</h1>\n";

static void
put_source(const struct source *s, const struct comparison *c, FILE *out)
{
	char when[WHEN_MOST];
	struct str url = str_of(s->article->url);
	bool web = str_starts(url, STR("http://")) ||
		   str_starts(url, STR("https://"));

	fprintf(out, "<li>%s: ", s->id);
	if (web) {
		fputs("<a rel=\"noreferrer\" href=\"", out);
		put_text(out, QUOTE_XML, url);
		fputs("\">", out);
	}
	put_z(out, QUOTE_XML, article_name(s->article));
	fputs(web ? "</a>, " : ", ", out);
	put_z(out, QUOTE_XML, article_when(s->article, "date unknown", when));
	put_state(out, c, s, ", ");
	fputs("</li>\n", out);
}

static void
put_cell(const struct story *st, size_t fact, size_t source, FILE *out)
{
	size_t t = story_says(st, fact, source);

	fputs("<td>", out);
	if (t == MENTION_LOOSE)
		fputs("silent", out);
	else
		put_text(out, QUOTE_XML, story_words(st, &st->c.told.v[t]));
	fputs("</td>", out);
}

static void
put_matrix(const struct story *st, FILE *out)
{
	fputs("<h2>Facts</h2>\n<table>\n<tr><th>Fact</th><th>Verdict</th>",
	      out);
	for (size_t i = 0; i < st->c.sources.n; i++)
		fprintf(out, "<th>%s</th>", st->c.sources.v[i].id);
	fputs("</tr>\n", out);
	for (size_t i = 0; i < st->c.facts.n; i++) {
		const struct fact *f = &st->c.facts.v[i];

		fputs("<tr><th>", out);
		put_z(out, QUOTE_XML, f->label);
		fprintf(out, "</th><td>%s</td>", verdict_name(f->verdict));
		for (size_t k = 0; k < st->c.sources.n; k++)
			put_cell(st, i, k, out);
		fputs("</tr>\n", out);
	}
	fputs("</table>\n", out);
}

void
report_html(const struct story *st, FILE *out)
{
	fputs(head, out);
	fputs("<h2>Sources</h2>\n<ul>\n", out);
	for (size_t i = 0; i < st->c.sources.n; i++)
		put_source(&st->c.sources.v[i], &st->c, out);
	fputs("</ul>\n", out);
	put_matrix(st, out);
	fputs("<h2>Timeline</h2>\n<ul>\n", out);
	for (size_t i = 0; i < st->c.events.n; i++) {
		const struct event *e = &st->c.events.v[i];

		fputs("<li>", out);
		put_when(out, e);
		fputs(": ", out);
		put_z(out, QUOTE_XML, e->label);
		fputs("</li>\n", out);
	}
	fputs("</ul>\n</body>\n</html>\n", out);
}
