/* Search in all sources: case, width and traditional forms folded. Folding
 * maps one character to one, so a hit in the folded text is found again in
 * the original by counting characters. Growth: linear in the texts. */
#include "rashomon/reader/session.h"

#include "rashomon/text/fold.h"
#include "rashomon/text/utf8.h"

/* Moves (byte in folded, byte in original) forward to `to` in folded. */
static void
advance(struct str folded, struct str original, size_t to, size_t *f, size_t *o)
{
	while (*f < to) {
		uint32_t cp;

		*f += utf8_next(folded, *f, &cp);
		*o += utf8_next(original, *o, &cp);
	}
}

static void
search_source(struct session *s, size_t source, struct str needle)
{
	struct str text = s->story->c.sources.v[source].article->text;
	struct buf b = BUF_INIT;
	size_t f = 0, o = 0, at = 0;

	fold(&b, text);
	while ((at = str_find(buf_str(&b), needle, at)) != (size_t)-1) {
		struct found_text hit = {.source = source};

		advance(buf_str(&b), text, at, &f, &o);
		hit.span.start = o;
		at += needle.n;
		advance(buf_str(&b), text, at, &f, &o);
		hit.span.end = o;
		vec_push(&s->hits, hit);
	}
	buf_free(&b);
}

void
search_run(struct session *s)
{
	struct buf needle = BUF_INIT;

	s->hits.n = 0;
	s->hit = NO_FOCUS;
	fold(&needle, buf_str(&s->needle));
	for (size_t i = 0; needle.n && i < s->story->c.sources.n; i++)
		search_source(s, i, buf_str(&needle));
	buf_free(&needle);
}
