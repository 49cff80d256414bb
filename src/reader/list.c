/* The list views. Each is a run of lines with a target; one painter shows them
 * all, with `>` on the selected one, and the first lines frozen where a view
 * has a heading. Lines are built when a view is entered or its contents
 * change. */
#include "list.h"

#include "rashomon/text/width.h"

#include <stdio.h>

void
push_line(struct session *s, enum style style, size_t target, struct str text)
{
	struct line l = {arena_str(&s->lines_arena, text), style, target};

	vec_push(&s->lines, l);
}

void
push_buf(struct session *s, enum style style, size_t target, struct buf *b)
{
	push_line(s, style, target, buf_str(b));
	buf_clear(b);
}

void
pad(const struct session *s, struct buf *b, struct str text, size_t cells)
{
	size_t w = text_width(text, s->ambiguous);

	if (w > cells && cells > 4) {
		text.n = text_fit(text, cells - 2, s->ambiguous);
		buf_add(b, text);
		buf_adds(b, "..");
		w = text_width(text, s->ambiguous) + 2;
	} else {
		text.n = text_fit(text, cells, s->ambiguous);
		buf_add(b, text);
		w = text_width(text, s->ambiguous);
	}
	for (; w < cells; w++)
		buf_addc(b, ' ');
}

void
push_wrapped(struct session *s, enum style style, size_t target, size_t indent,
	     struct str text)
{
	row_list rows = {0};
	struct buf b = BUF_INIT;
	size_t room =
		s->width > (int)indent + 12 ? (size_t)s->width - indent - 4 : 8;

	wrap(&rows, text, room, s->ambiguous);
	for (size_t i = 0; i < rows.n; i++) {
		for (size_t k = 0; k < indent; k++)
			buf_addc(&b, ' ');
		buf_add(&b, str_sub(text, rows.v[i].start, rows.v[i].end));
		push_buf(s, style, target, &b);
	}
	vec_free(&rows);
	buf_free(&b);
}

enum { WHEN_CELLS = 25 };

/* The list under the picture that timeline.c paints into the frozen rows. */
static void
build_timeline(struct session *s)
{
	const struct comparison *c = &s->story->c;
	const struct event *before = NULL;
	struct buf b = BUF_INIT;

	s->frozen = timeline_rows(s);
	for (size_t i = 0; i < s->frozen; i++)
		push_line(s, STYLE_TEXT, NO_FOCUS, STR(""));
	for (size_t i = 0; i < c->events.n; i++) {
		const struct event *e = &c->events.v[i];
		char gap[32];

		if (s->width < NARROW)
			buf_printf(&b, "%zu  ", e->sources.n);
		timeline_when(e, &b);
		do
			buf_addc(&b, ' ');
		while (s->width >= NARROW && b.n < WHEN_CELLS);
		if (s->width >= NARROW)
			buf_printf(&b, "%3zu %s  ", e->sources.n,
				   e->sources.n == 1 ? "source " : "sources");
		if (before && timeline_gap(before, e, gap))
			buf_printf(&b, "(%s) ", gap);
		buf_adds(&b, e->publication ? "(published) " : "");
		buf_adds(&b, e->label);
		push_buf(s, STYLE_EVENT, i, &b);
		before = e;
	}
	if (!c->events.n)
		push_line(s, STYLE_DIM, NO_FOCUS, STR("No dated events."));
	buf_free(&b);
}

/* What else there is to say of a source, a line each. */
static void
push_details(struct session *s, size_t i, size_t indent)
{
	const struct comparison *c = &s->story->c;
	const struct source *src = &c->sources.v[i];
	const struct article *a = src->article;
	struct buf b = BUF_INIT;

	if (src->copy_of)
		buf_printf(&b, "copy of s%zu %s, %.0f %%; ", src->copy_of,
			   article_name(c->sources.v[src->copy_of - 1].article),
			   src->copy_share * 100);
	else if (src->part_of)
		buf_printf(
			&b, "%.0f %% of it stands in s%zu %s; ",
			src->part_share * 100, src->part_of,
			article_name(c->sources.v[src->part_of - 1].article));
	buf_adds(&b, a->truncated ? "cut off; " : "");
	buf_adds(&b, a->ai_rewritten ? "says a machine rewrote it; " : "");
	buf_adds(&b, a->body ? "" : "silent, no text; ");
	for (size_t k = 0; k < a->cites.n; k++)
		buf_printf(&b, "%s%s", k ? ", " : "cites ", a->cites.v[k]);
	if (b.n > 2 && !a->cites.n)
		b.n -= 2;
	if (b.n)
		push_wrapped(s, STYLE_TEXT, i, indent, buf_str(&b));
	for (size_t k = 0; k < a->notes.n; k++)
		push_wrapped(s, STYLE_DIM, i, indent, str_of(a->notes.v[k]));
	buf_free(&b);
}

static void
build_sources(struct session *s)
{
	const struct comparison *c = &s->story->c;
	size_t names = s->width < NARROW ? 16 : (size_t)s->width / 3 - 2;
	struct buf b = BUF_INIT;

	pad(s, &b, STR("     outlet"), names + 5);
	buf_printf(&b, " %-25s%s", "published",
		   s->width < NARROW ? "" : "date from     language");
	push_buf(s, STYLE_TITLE, NO_FOCUS, &b);
	s->frozen = 1;
	for (size_t i = 0; i < c->sources.n; i++) {
		const struct article *a = c->sources.v[i].article;
		char when[WHEN_MOST];

		buf_printf(&b, "%-4s ", c->sources.v[i].id);
		pad(s, &b, str_of(article_name(a)), names);
		buf_printf(&b, " %-25s", article_when(a, "date unknown", when));
		if (s->width >= NARROW)
			buf_printf(&b, "%-13s %s",
				   *a->published
					   ? date_basis_name(a->published_basis)
					   : "",
				   a->language);
		push_buf(s, STYLE_TEXT, i, &b);
		push_details(s, i, 5);
	}
	buf_free(&b);
}

static void
build_study(struct session *s)
{
	static const enum role roles[] = {ROLE_SUMMARY, ROLE_EARLIER,
					  ROLE_GLOSSARY, ROLE_QUIZ};
	static const char *const heads[] = {"Summaries", "Earlier",
					    "Words to watch", "Quiz"};
	const struct comparison *c = &s->story->c;

	for (size_t r = 0; r < 4; r++) {
		bool headed = false;

		for (size_t i = 0; i < c->sources.n; i++) {
			const struct article *a = c->sources.v[i].article;

			for (size_t k = 0; k < a->blocks.n; k++) {
				if (a->blocks.v[k].role != roles[r])
					continue;
				if (!headed)
					push_line(s, STYLE_TITLE, NO_FOCUS,
						  str_of(heads[r]));
				headed = true;
				push_wrapped(
					s, STYLE_TEXT, i, 2,
					article_words(a, a->blocks.v[k].span));
			}
		}
	}
	if (!s->lines.n)
		push_line(
			s, STYLE_DIM, NO_FOCUS,
			STR("No source brings summaries, words or questions."));
}

static void
build_messages(struct session *s)
{
	struct str rest = buf_str(&s->log), line;

	while (str_line(&rest, &line))
		push_wrapped(s, STYLE_TEXT, NO_FOCUS, 0, line);
	if (!s->lines.n)
		push_line(s, STYLE_DIM, NO_FOCUS, STR("No messages."));
}

void
list_build(struct session *s)
{
	s->lines.n = 0;
	s->frozen = 0;
	arena_free(&s->lines_arena);
	switch (session_view(s)) { /* also while a prompt is open */
	case MODE_FACTS:
		build_facts(s);
		break;
	case MODE_MATRIX:
		build_matrix(s);
		break;
	case MODE_TIMELINE:
		build_timeline(s);
		break;
	case MODE_SOURCES:
		build_sources(s);
		break;
	case MODE_WHY:
		build_why(s);
		break;
	case MODE_STUDY:
		build_study(s);
		break;
	case MODE_HITS:
		hits_build(s);
		break;
	case MODE_HELP:
		build_help(s);
		break;
	default:
		build_messages(s);
	}
	if (s->selected < s->frozen)
		s->selected = s->frozen;
	if (s->selected >= s->lines.n)
		s->selected = s->lines.n ? s->lines.n - 1 : 0;
}

void
list_select(struct session *s, size_t target)
{
	for (size_t i = s->frozen; i < s->lines.n && target != NO_FOCUS; i++)
		if (s->lines.v[i].target == target) {
			s->selected = i;
			return;
		}
}

static void
paint_line(const struct session *s, struct grid *g, int row, size_t i)
{
	const struct line *l = &s->lines.v[i];
	bool here = i == s->selected && i >= s->frozen;

	if (here) {
		grid_fill(g, row, 0, 1, '>', STYLE_FOCUS);
		g->cursor_row = row;
		g->cursor_col = 2;
	}
	grid_put(g, row, 2, l->text, s->width - 2,
		 here ? STYLE_SELECTED : l->style);
}

void
list_paint(struct session *s, struct grid *g)
{
	size_t rows = s->height > 1 ? (size_t)s->height - 1 : 0;
	size_t body;

	if (rows <= s->frozen)
		return;
	body = rows - s->frozen;
	if (s->top < s->frozen)
		s->top = s->frozen;
	if (s->selected < s->top)
		s->top = s->selected;
	if (s->selected >= s->top + body)
		s->top = s->selected - body + 1;
	for (size_t i = 0; i < s->frozen; i++)
		paint_line(s, g, (int)i, i);
	for (size_t i = 0; i < body && s->top + i < s->lines.n; i++)
		paint_line(s, g, (int)(s->frozen + i), s->top + i);
	if (session_view(s) == MODE_TIMELINE)
		timeline_paint(s, g);
}
