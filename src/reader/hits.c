/* The hits of a search as a list: a line for each source with their number,
 * then each hit with the words around it. */
#include "handlers.h"

#include "rashomon/text/utf8.h"
#include "rashomon/text/width.h"

enum { AROUND = 32, SHOWN_MOST = 2000 };

/* Is text[at] in the midst of a word that blanks set apart? */
static bool
is_within(struct str text, size_t at)
{
	enum { HAN = 0x2e80 };
	uint32_t before, here;

	if (!at || at >= text.n)
		return false;
	utf8_next(text, utf8_back(text, at), &before);
	utf8_next(text, at, &here);
	return before > ' ' && here > ' ' && before < HAN && here < HAN;
}

/* The start of the piece to show, and its end: characters stay whole, and
 * words where the hit leaves room. */
static struct span
around(const struct session *s, struct str text, struct span hit)
{
	static const char *const closing[] = {"。", "，", "、", "；",
					      "：", "）", "」", "”"};
	size_t from = hit.start, to = hit.end;
	size_t room = s->width < 3 * AROUND ? (size_t)s->width / 3 : AROUND;

	while (from > 0 && text.p[from - 1] != '\n') {
		size_t at = utf8_back(text, from);

		if (text_width(str_sub(text, at, hit.start), s->ambiguous) >
		    room)
			break;
		from = at;
	}
	for (int i = 0; i < AROUND && to < text.n && text.p[to] != '\n'; i++) {
		uint32_t cp;

		to += utf8_next(text, to, &cp);
	}
	for (size_t i = 0; i < COUNT(closing); i++)
		if (str_starts(str_sub(text, from, hit.start),
			       str_of(closing[i])))
			from += strlen(closing[i]);
	if (is_within(text, from)) {
		size_t gap = str_find(text, STR(" "), from);

		from = gap < hit.start ? gap + 1 : from;
	}
	if (is_within(text, to)) {
		size_t end = to;

		while (end > hit.end && text.p[end] != ' ')
			end--;
		to = end > hit.end ? end : to;
	}
	return (struct span){from, to};
}

static void
add_line(struct session *s, enum style style, size_t target, struct buf *b)
{
	struct line l = {arena_str(&s->lines_arena, buf_str(b)), style, target};

	vec_push(&s->lines, l);
	buf_clear(b);
}

static size_t
hits_of(const struct session *s, size_t first)
{
	size_t n = first;

	while (n < s->hits.n && s->hits.v[n].source == s->hits.v[first].source)
		n++;
	return n - first;
}

void
hits_build(struct session *s)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < s->hits.n && i < SHOWN_MOST; i++) {
		const struct found_text *h = &s->hits.v[i];
		const struct article *a =
			s->story->c.sources.v[h->source].article;
		struct span span = around(s, a->text, h->span);

		if (!i || s->hits.v[i - 1].source != h->source) {
			size_t n = hits_of(s, i);

			buf_printf(&b, "%s, %zu hit%s: %s",
				   s->story->c.sources.v[h->source].id, n,
				   str_plural(n), article_name(a));
			add_line(s, STYLE_TITLE, i, &b);
		}
		buf_adds(&b, "    ");
		buf_add(&b, str_sub(a->text, span.start, span.end));
		add_line(s, STYLE_TEXT, i, &b);
	}
	if (s->hits.n > SHOWN_MOST)
		buf_printf(&b, "%zu more are reached by n.",
			   s->hits.n - SHOWN_MOST);
	else if (!s->hits.n)
		buf_adds(&b, s->needle.n ? "Nothing was found."
					 : "Nothing was searched yet: / or "
					   "find, and words.");
	if (b.n)
		add_line(s, STYLE_DIM, NO_FOCUS, &b);
	buf_free(&b);
}
