/* The columns view on the grid: the strip of outlets, heads, rows with their
 * marks and hits, the strip of events.
 *
 * A column has two cells of gutter: `>` on the row of the focus, and the mark
 * of the most telling fact in the row. Growth: the rows shown and the mentions
 * in them. */
#include "columns.h"

#include "rashomon/text/width.h"

#include <stdio.h>

struct painter {
	struct session *s;
	struct grid *g;
	const struct article *a;
	size_t source;
	int left, width, row;
	int done;     /* cells of the row's words painted */
	size_t at;    /* bytes of the row painted up to here */
	int heaviest; /* of the gutter's mark */
};

enum style
verdict_style(enum verdict v)
{
	static const enum style styles[] = {STYLE_AGREED, STYLE_COMPATIBLE,
					    STYLE_DIFFERS, STYLE_SINGLE,
					    STYLE_COPIED};

	return styles[v];
}

/* The first mention of a source that ends behind `byte`. */
static size_t
told_from(const struct comparison *c, size_t source, size_t byte)
{
	size_t low = 0, high = c->told.n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		const struct told *t = &c->told.v[mid];

		if (t->source < source ||
		    (t->source == source && t->m.start < byte))
			low = mid + 1;
		else
			high = mid;
	}
	/* Mentions may overlap: go back over those that reach in. */
	for (int i = 0; i < 8 && low && c->told.v[low - 1].source == source &&
			c->told.v[low - 1].m.end > byte;
	     i++)
		low--;
	return low;
}

/* How much a verdict asks for the one gutter cell. */
static int
weight(enum verdict v)
{
	static const int weights[] = {3, 4, 5, 1, 2};

	return weights[v];
}

/* Paints the row's words up to byte `to`. */
static void
paint_to(struct painter *p, size_t to, enum style style)
{
	int room = p->width - GUTTER - p->done;

	if (to <= p->at || room <= 0)
		return;
	p->done += grid_put(p->g, p->row, p->left + GUTTER + p->done,
			    str_sub(p->a->text, p->at, to), room, style);
	p->at = to;
}

static void
paint_mark(struct painter *p, enum verdict v, bool focus)
{
	int w = weight(v) + (focus ? 10 : 0);

	if (focus)
		grid_fill(p->g, p->row, p->left, 1, '>', STYLE_FOCUS);
	if (w <= p->heaviest)
		return;
	p->heaviest = w;
	grid_fill(p->g, p->row, p->left + 1, 1, verdict_mark(v),
		  verdict_style(v));
}

/* Paints one mention that touches the row. */
static void
paint_mention(struct painter *p, size_t t, const struct column_row *r,
	      enum style plain)
{
	const struct session *s = p->s;
	const struct told *m = &s->story->c.told.v[t];
	const struct fact *f = &s->story->c.facts.v[m->fact];
	bool focus = m->fact == s->fact;
	size_t from = m->m.start > p->at ? m->m.start : p->at;
	size_t to = m->m.end < r->end ? m->m.end : r->end;

	if (to <= p->at || (!focus && (!fact_is_stop(s->story, m->fact) ||
				       f->kind == MENTION_CLAIM)))
		return;
	paint_mark(p, f->verdict, focus);
	paint_to(p, from, plain);
	if (focus && p->source == s->source && t == s->told &&
	    m->m.start >= r->start) {
		p->g->cursor_row = p->row;
		p->g->cursor_col = p->left + GUTTER + p->done;
	}
	paint_to(p, to, focus ? STYLE_FOCUS : verdict_style(f->verdict));
}

static void
paint_words(struct painter *p, const struct column_row *r, enum style plain)
{
	const struct comparison *c = &p->s->story->c;

	p->at = r->start;
	p->done = p->heaviest = 0;
	for (size_t t = told_from(c, p->source, r->start);
	     t < c->told.n && c->told.v[t].source == p->source &&
	     c->told.v[t].m.start < r->end;
	     t++)
		if (c->told.v[t].fact != MENTION_LOOSE)
			paint_mention(p, t, r, plain);
	paint_to(p, r->end, plain);
}

/* Search hits restyle the cells that are there. */
static void
paint_hits(struct painter *p, const struct column_row *r)
{
	const struct session *s = p->s;

	for (size_t i = 0; i < s->hits.n; i++) {
		const struct found_text *h = &s->hits.v[i];
		size_t from = h->span.start, to = h->span.end;
		int col;

		if (h->source != p->source || to <= r->start || from >= r->end)
			continue;
		from = from > r->start ? from : r->start;
		to = to < r->end ? to : r->end;
		col = p->left + GUTTER +
		      (int)text_width(str_sub(p->a->text, r->start, from),
				      s->ambiguous);
		grid_style(p->g, p->row, col,
			   (int)text_width(str_sub(p->a->text, from, to),
					   s->ambiguous),
			   STYLE_MATCH);
		if (i == s->hit) {
			p->g->cursor_row = p->row;
			p->g->cursor_col = col;
		}
	}
}

static void
paint_folded(struct painter *p, const struct column_row *r)
{
	char z[96];

	snprintf(z, sizeof z, "[%s: %zu folded, z opens]",
		 role_name(p->a->blocks.v[r->block].role),
		 r->last - r->block + 1);
	grid_putz(p->g, p->row, p->left + GUTTER, z, p->width - GUTTER,
		  STYLE_DIM);
}

static enum style
role_look(enum role r)
{
	if (r == ROLE_SUBHEADING)
		return STYLE_TITLE;
	return role_is_body(r) ? STYLE_TEXT : STYLE_DIM;
}

/* Words in a cell of the head, which say so where they are cut. */
static void
paint_cut(struct painter *p, int row, int col, struct str words, int width,
	  enum style style)
{
	if (text_width(words, p->g->ambiguous) <= (size_t)width) {
		grid_put(p->g, row, col, words, width, style);
		return;
	}
	col += grid_put(p->g, row, col, words, width - 2, style);
	grid_putz(p->g, row, col, "..", 2, STYLE_DIM);
}

static void
paint_head(struct painter *p)
{
	const struct comparison *c = &p->s->story->c;
	const struct source *src = &c->sources.v[p->source];
	const char *name = article_name(p->a);
	/* Without an outlet the title is the name, and is not said twice. */
	bool titled = *p->a->title && name != p->a->title;
	int width = p->width - GUTTER, col = p->left + GUTTER;
	char z[160], id[32], when[WHEN_MOST];

	snprintf(z, sizeof z, "%s%s%s%s%s",
		 article_when(p->a, "date unknown", when),
		 src->copy_of ? ", copy of " : "",
		 src->copy_of ? c->sources.v[src->copy_of - 1].id : "",
		 p->a->truncated ? ", cut off" : "",
		 p->a->ai_rewritten ? ", AI rewritten" : "");
	if (p->source == p->s->source)
		grid_fill(p->g, p->row, p->left, 1, '>', STYLE_FOCUS);
	snprintf(id, sizeof id, "%s ", src->id);
	grid_putz(p->g, p->row, col, id, width, STYLE_TITLE);
	paint_cut(p, p->row, col + (int)strlen(id), str_of(name),
		  width - (int)strlen(id), STYLE_TITLE);
	paint_cut(p, p->row + 1, col, str_of(titled ? p->a->title : " "), width,
		  STYLE_TEXT);
	grid_putz(p->g, p->row + 2, col, z, width, STYLE_DIM);
}

static void
paint_column(struct painter *p, int top, size_t rows)
{
	const struct column *c = columns_ready(p->s, p->source);

	if (!c->rows.n)
		grid_putz(p->g, top, p->left + GUTTER, "(silent: no text here)",
			  p->width - GUTTER, STYLE_DIM);
	for (size_t i = 0; i < rows && c->top + i < c->rows.n; i++) {
		const struct column_row *r = &c->rows.v[c->top + i];

		p->row = top + (int)i;
		if (r->folded) {
			paint_folded(p, r);
			continue;
		}
		paint_words(p, r, role_look(p->a->blocks.v[r->block].role));
		paint_hits(p, r);
	}
}

static struct str
short_name(const struct session *s, const struct article *a, int cells)
{
	struct str name = str_of(article_name(a));

	name.n = text_fit(name, (size_t)cells, s->ambiguous);
	return name;
}

/* The strip of outlets: those shown stand in brackets. */
static void
paint_strip(struct session *s, struct grid *g, size_t shown)
{
	size_t n = s->story->c.sources.n;
	size_t i = s->first_column > 2 ? s->first_column - 2 : 0;
	char z[64];
	int col;

	snprintf(z, sizeof z, "%zu of %zu: ", s->place[s->source] + 1, n);
	col = grid_putz(g, 0, 0, z, s->width, STYLE_DIM);
	for (; i < n && col < s->width - 2; i++) {
		bool in = i >= s->first_column && i < s->first_column + shown;

		if (in)
			col += grid_putz(g, 0, col, "[", 1, STYLE_DIM);
		col += grid_put(
			g, 0, col,
			short_name(s,
				   s->story->c.sources.v[s->order[i]].article,
				   16),
			s->width - col,
			s->order[i] == s->source ? STYLE_SELECTED
			: in			 ? STYLE_TITLE
						 : STYLE_DIM);
		col += grid_putz(g, 0, col, in ? "] " : " ", 2, STYLE_DIM);
	}
}

static size_t
event_words(const struct event *e, bool focus, char z[80])
{
	int n = snprintf(z, 80, "%c%.16s%s%.16s%c", focus ? '>' : ' ', e->start,
			 e->end ? ".." : "", e->end ? e->end : "",
			 focus ? '<' : ' ');

	return n > 0 ? (size_t)n : 0;
}

/* The first event of the strip's page that holds the focused one: pages, so
 * that the strip stays in place while the focus walks along it. */
static size_t
first_event(const struct session *s, size_t room)
{
	const struct comparison *c = &s->story->c;
	size_t first = 0, used = 0;
	char z[80];

	for (size_t i = 0; i < c->events.n && i <= s->event; i++) {
		size_t n = event_words(&c->events.v[i], false, z);

		if (c->events.v[i].publication && i != s->event)
			continue;
		if (used + n > room && used) {
			first = i;
			used = 0;
		}
		used += n;
	}
	return first;
}

/* The events as a strip, the focused one within sight. */
static void
paint_events(struct session *s, struct grid *g, int row)
{
	const struct comparison *c = &s->story->c;
	int col = grid_putz(g, row, 0, "timeline ", s->width, STYLE_DIM);
	int room = s->width - col - 4;
	size_t i = 0, used = 0;

	if (s->event != NO_FOCUS && room > 0)
		i = first_event(s, (size_t)room);
	if (i)
		col += grid_putz(g, row, col, "< ", 2, STYLE_DIM);
	for (; i < c->events.n; i++) {
		bool focus = i == s->event;
		char z[80];
		size_t n = event_words(&c->events.v[i], focus, z);

		if (c->events.v[i].publication && !focus)
			continue;
		if (used && used + n > (size_t)(room > 0 ? room : 0))
			break;
		used += n;
		col += grid_putz(g, row, col, z, s->width - col - 1,
				 focus ? STYLE_FOCUS : STYLE_EVENT);
	}
	if (i < c->events.n)
		grid_putz(g, row, s->width - 1, ">", 1, STYLE_DIM);
}

static void
paint_borders(const struct session *s, struct grid *g, size_t shown, int from,
	      int to)
{
	for (size_t i = 1; i < shown && s->borders; i++)
		for (int row = from; row < to; row++)
			grid_fill(g, row, (int)i * (s->column_width + 1) - 1, 1,
				  '|', STYLE_BORDER);
}

/* Brings the focused column among those shown: as pages are turned, since a
 * step sideways writes every column anew. */
static void
keep_in_sight(struct session *s, size_t shown)
{
	size_t at = s->place[s->source], n = s->story->c.sources.n;

	if (at < s->first_column)
		s->first_column = at + 1 > shown ? at + 1 - shown : 0;
	if (at >= s->first_column + shown)
		s->first_column = at;
	if (s->first_column + shown > n)
		s->first_column = n - shown;
}

void
columns_paint(struct session *s, struct grid *g)
{
	size_t shown = columns_shown(s), rows = columns_rows(s);
	bool small = s->height < LEAST_H;
	int top = small ? 0 : STRIP_ROWS + HEAD_ROWS;

	keep_in_sight(s, shown);
	if (!small)
		paint_strip(s, g, shown);
	g->cursor_row = small ? 0 : STRIP_ROWS;
	g->cursor_col = (int)(s->place[s->source] - s->first_column) *
			(s->column_width + 1);
	for (size_t i = 0; i < shown; i++) {
		size_t source = s->order[s->first_column + i];
		struct painter p = {.s = s,
				    .g = g,
				    .a = s->story->c.sources.v[source].article,
				    .source = source,
				    .left = (int)i * (s->column_width + 1),
				    .width = s->column_width,
				    .row = STRIP_ROWS};

		vec_push(&g->panes,
			 (struct pane){p.left, p.width, top, (int)rows});
		if (!small)
			paint_head(&p);
		paint_column(&p, top, rows);
	}
	paint_borders(s, g, shown, small ? 0 : STRIP_ROWS, top + (int)rows);
	if (small)
		return;
	grid_fill(g, s->height - FOOT_ROWS, 0, s->width, '-', STYLE_BORDER);
	paint_events(s, g, s->height - FOOT_ROWS + 1);
}
