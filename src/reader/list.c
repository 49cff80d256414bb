/* The list views: facts, matrix, timeline, sources, why, study, help,
 * messages. Each is a run of lines with a target; one painter shows them all,
 * with `>` on the selected one, and the first lines frozen where a view has a
 * heading. Lines are built when a view is entered or its contents change. */
#include "rashomon/reader/session.h"

#include "rashomon/text/width.h"

#include <stdio.h>

static void
push(struct session *s, enum style style, size_t target, struct str text)
{
	struct line l = {arena_str(&s->lines_arena, text), style, target};

	vec_push(&s->lines, l);
}

static void
push_buf(struct session *s, enum style style, size_t target, struct buf *b)
{
	push(s, style, target, buf_str(b));
	buf_clear(b);
}

/* Appends `text` cut or padded to exactly `cells`. */
static void
pad(struct buf *b, struct str text, size_t cells)
{
	size_t n = text_fit(text, cells, 1);
	size_t w;

	text.n = n;
	w = text_width(text, 1);
	buf_add(b, text);
	for (; w < cells; w++)
		buf_addc(b, ' ');
}

static void
build_facts(struct session *s)
{
	const struct comparison *c = &s->story->c;
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < c->facts.n; i++) {
		const struct fact *f = &c->facts.v[i];
		size_t told = c->sources.n - f->silent;

		if (!fact_passes(s, i) ||
		    (!fact_is_stop(s->story, i) && f->kind == MENTION_NAME))
			continue;
		buf_printf(&b, "%c %-10s %-8s ", verdict_mark(f->verdict),
			   verdict_name(f->verdict),
			   f->kind == MENTION_TIME
				   ? "date"
				   : mention_kind_name(f->kind));
		pad(&b, str_of(f->label),
		    s->width > 60 ? (size_t)(s->width - 40) : 20);
		buf_printf(&b, " %zu of %zu", told, c->sources.n);
		push_buf(s, verdict_style(f->verdict), i, &b);
	}
	buf_free(&b);
}

enum { MATRIX_FIRST = 26, MATRIX_CELL = 14 };

static void
build_matrix(struct session *s)
{
	const struct comparison *c = &s->story->c;
	struct buf b = BUF_INIT;
	size_t cells = s->width > MATRIX_FIRST + MATRIX_CELL
			       ? (size_t)(s->width - MATRIX_FIRST - 4) /
					 (MATRIX_CELL + 1)
			       : 1;
	size_t last = s->matrix_left + cells;

	if (last > c->sources.n)
		last = c->sources.n;
	pad(&b, STR("  what each source says"), MATRIX_FIRST + 2);
	for (size_t k = s->matrix_left; k < last; k++) {
		buf_addc(&b, '|');
		pad(&b, str_of(article_name(c->sources.v[k].article)),
		    MATRIX_CELL);
	}
	push_buf(s, STYLE_TITLE, NO_FOCUS, &b);
	s->frozen = 1;
	for (size_t i = 0; i < c->facts.n; i++) {
		const struct fact *f = &c->facts.v[i];

		if (!fact_passes(s, i) || !fact_is_stop(s->story, i))
			continue;
		buf_printf(&b, "%c ", verdict_mark(f->verdict));
		pad(&b, str_of(f->label), MATRIX_FIRST);
		for (size_t k = s->matrix_left; k < last; k++) {
			size_t t = story_says(s->story, i, k);

			buf_addc(&b, '|');
			pad(&b,
			    t == MENTION_LOOSE
				    ? STR("-")
				    : story_words(s->story, &c->told.v[t]),
			    MATRIX_CELL);
		}
		push_buf(s, verdict_style(f->verdict), i, &b);
	}
	buf_free(&b);
}

/* The list under the picture that timeline.c paints into the frozen rows. */
static void
build_timeline(struct session *s)
{
	const struct comparison *c = &s->story->c;
	const struct event *before = NULL;
	struct buf b = BUF_INIT;

	s->frozen = timeline_rows(s);
	for (size_t i = 0; i < s->frozen; i++)
		push(s, STYLE_TEXT, NO_FOCUS, STR(""));
	for (size_t i = 0; i < c->events.n; i++) {
		const struct event *e = &c->events.v[i];
		char gap[32];

		timeline_when(e, &b);
		do
			buf_addc(&b, ' ');
		while (b.n < 24);
		buf_printf(&b, "%2zu %s  ", e->sources.n,
			   e->sources.n == 1 ? "source " : "sources");
		if (before && timeline_gap(before, e, gap))
			buf_printf(&b, "(%s) ", gap);
		buf_adds(&b, e->publication ? "(published) " : "");
		buf_adds(&b, e->label);
		push_buf(s, STYLE_EVENT, i, &b);
		before = e;
	}
	if (!c->events.n)
		push(s, STYLE_DIM, NO_FOCUS, STR("No dated events."));
	buf_free(&b);
}

static void
build_sources(struct session *s)
{
	const struct comparison *c = &s->story->c;
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < c->sources.n; i++) {
		const struct source *src = &c->sources.v[i];
		const struct article *a = src->article;

		buf_printf(&b, "%s ", src->id);
		pad(&b, str_of(article_name(a)), 28 - b.n);
		buf_printf(&b, " %-10s %-12.12s %-8s",
			   *a->published ? a->published : "undated",
			   *a->published ? date_basis_name(a->published_basis)
					 : "",
			   a->language);
		if (src->copy_of)
			buf_printf(
				&b, " copy of %s, %.0f %%",
				article_name(
					c->sources.v[src->copy_of - 1].article),
				src->copy_share * 100);
		else if (src->part_of)
			buf_printf(&b, " %.0f %% from %s",
				   src->part_share * 100,
				   article_name(c->sources.v[src->part_of - 1]
							.article));
		buf_adds(&b, a->truncated ? " cut off" : "");
		buf_adds(&b, a->ai_rewritten ? " AI rewritten" : "");
		buf_adds(&b, a->body ? "" : " silent");
		push_buf(s, STYLE_TEXT, i, &b);
		for (size_t k = 0; k < a->notes.n; k++) {
			buf_printf(&b, "    %s", a->notes.v[k]);
			push_buf(s, STYLE_DIM, i, &b);
		}
	}
	buf_free(&b);
}

/* Pushes `text` wrapped to the screen, `indent` blanks before each row. */
static void
push_wrapped(struct session *s, enum style style, size_t target, size_t indent,
	     struct str text)
{
	row_list rows = {0};
	struct buf b = BUF_INIT;
	size_t room =
		s->width > (int)indent + 12 ? (size_t)s->width - indent - 4 : 8;

	wrap(&rows, text, room, 1);
	for (size_t i = 0; i < rows.n; i++) {
		for (size_t k = 0; k < indent; k++)
			buf_addc(&b, ' ');
		buf_add(&b, str_sub(text, rows.v[i].start, rows.v[i].end));
		push_buf(s, style, target, &b);
	}
	vec_free(&rows);
	buf_free(&b);
}

static void
build_why(struct session *s)
{
	const struct comparison *c = &s->story->c;
	const struct fact *f;
	struct buf b = BUF_INIT;

	if (s->fact == NO_FOCUS) {
		push(s, STYLE_DIM, NO_FOCUS,
		     STR("No fact is in focus. Press q, then ]."));
		return;
	}
	f = &c->facts.v[s->fact];
	buf_printf(&b, "%c %s: %s", verdict_mark(f->verdict),
		   verdict_name(f->verdict), f->label);
	push_wrapped(s, verdict_style(f->verdict), s->fact, 0, buf_str(&b));
	buf_clear(&b);
	buf_printf(&b, "%zu of %zu sources say it, %zu of them independent.",
		   c->sources.n - f->silent, c->sources.n, f->independent);
	push_wrapped(s, STYLE_TEXT, s->fact, 0, buf_str(&b));
	buf_clear(&b);
	for (size_t i = 0; i < f->why.n; i++)
		push_wrapped(s, STYLE_TEXT, s->fact, 2, str_of(f->why.v[i]));
	push(s, STYLE_TITLE, NO_FOCUS, STR("What each says"));
	for (size_t i = 0; i < f->told.n; i++) {
		const struct told *t = &c->told.v[f->told.v[i]];

		buf_printf(&b, "%s %s: ", c->sources.v[t->source].id,
			   article_name(c->sources.v[t->source].article));
		buf_add(&b, story_sentence(s->story, t));
		push_wrapped(s, STYLE_TEXT, t->source, 2, buf_str(&b));
		buf_clear(&b);
	}
	if (f->silent)
		push(s, STYLE_TITLE, NO_FOCUS, STR("Silent"));
	for (struct silent k = {0}; fact_silent(c, f, &k);) {
		const struct source *source = &c->sources.v[k.source];

		buf_printf(&b, "  %s %s", source->id,
			   article_name(source->article));
		push_buf(s, STYLE_DIM, k.source, &b);
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
					push(s, STYLE_TITLE, NO_FOCUS,
					     str_of(heads[r]));
				headed = true;
				push_wrapped(
					s, STYLE_TEXT, i, 2,
					article_words(a, a->blocks.v[k].span));
			}
		}
	}
	if (!s->lines.n)
		push(s, STYLE_DIM, NO_FOCUS,
		     STR("No source brings summaries, words or questions."));
}

static void
build_help(struct session *s)
{
	struct buf b = BUF_INIT;
	const char *group = "";

	for (size_t i = 0; i < action_count; i++) {
		const struct action *a = &actions[i];

		if (!(a->modes & (1u << s->before)))
			continue;
		if (strcmp(group, a->group) != 0)
			push(s, STYLE_TITLE, NO_FOCUS, str_of(a->group));
		group = a->group;
		pad(&b, STR("  "), 2);
		pad(&b, str_of(a->keys), 22);
		buf_printf(&b, " %s", a->help);
		push_buf(s, STYLE_TEXT, i, &b);
	}
	push(s, STYLE_TITLE, NO_FOCUS, STR("Marks"));
	push(s, STYLE_TEXT, NO_FOCUS,
	     STR("  = agreed  ~ compatible  ! differs  1 single  c copied"));
	buf_free(&b);
}

static void
build_messages(struct session *s)
{
	struct str rest = buf_str(&s->log), line;

	while (str_line(&rest, &line))
		push(s, STYLE_TEXT, NO_FOCUS, line);
	if (!s->lines.n)
		push(s, STYLE_DIM, NO_FOCUS, STR("No messages."));
}

void
list_build(struct session *s)
{
	s->lines.n = 0;
	s->frozen = 0;
	arena_free(&s->lines_arena);
	switch (s->mode) {
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
	if (s->mode == MODE_TIMELINE)
		timeline_paint(s, g);
}
