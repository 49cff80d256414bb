/* The columns view: articles side by side.
 *
 * An article owns paragraphs; a column owns rows, built for one width and
 * kept until the width changes; only those that are looked at are built. A row
 * knows its bytes, so that marks, search hits and the focus are found by offset
 * and no row is built again when they move. Place is kept as a byte of the
 * source, not as a row.
 *
 * A column has two cells of gutter: `>` on the row of the focus, and the mark
 * of the most telling fact in the row. Growth: wrapping is linear in the
 * text, painting in the rows shown and the mentions in them. */
#include "rashomon/reader/session.h"

#include "rashomon/text/width.h"

#include <stdio.h>
#include <stdlib.h>

enum { GUTTER = 2, HEAD_ROWS = 3, STRIP_ROWS = 1, FOOT_ROWS = 3, LEAST_H = 10 };

/* Facts that a column looks ahead for when it moves. */
enum { LOOK_AHEAD = 16 };

static bool
is_shown(const struct session *s, enum role r)
{
	return s->unfold || role_is_body(r) || r == ROLE_STANDFIRST;
}

static void
build_block(struct column *c, const struct article *a, size_t i, size_t width)
{
	struct span span = a->blocks.v[i].span;
	row_list rows = {0};

	wrap(&rows, article_words(a, span), width, 1);
	if (c->rows.n)
		vec_push(&c->rows, (struct column_row){span.start, span.start,
						       i, false, i});
	for (size_t k = 0; k < rows.n; k++)
		vec_push(&c->rows,
			 (struct column_row){span.start + rows.v[k].start,
					     span.start + rows.v[k].end, i,
					     false, i});
	vec_free(&rows);
}

/* The last of the blocks from i on that are folded together. */
static size_t
last_folded(const struct session *s, const struct article *a, size_t i)
{
	while (i + 1 < a->blocks.n && !is_shown(s, a->blocks.v[i + 1].role) &&
	       a->blocks.v[i + 1].role != ROLE_HEADLINE)
		i++;
	return i;
}

static void
build_column(const struct session *s, struct column *c, const struct article *a)
{
	size_t width = s->column_width > GUTTER + 1
			       ? (size_t)(s->column_width - GUTTER)
			       : 1;

	c->rows.n = 0;
	for (size_t i = 0; i < a->blocks.n; i++) {
		size_t start = a->blocks.v[i].span.start, last;

		if (a->blocks.v[i].role == ROLE_HEADLINE)
			continue;
		if (is_shown(s, a->blocks.v[i].role)) {
			build_block(c, a, i, width);
			continue;
		}
		last = last_folded(s, a, i);
		if (a->body)
			vec_push(&c->rows, (struct column_row){start, start, i,
							       true, last});
		i = last;
	}
}

size_t
columns_shown(const struct session *s)
{
	size_t n = (size_t)((s->width + 1) / (s->min_column + 1));

	if (n > s->story->c.sources.n)
		n = s->story->c.sources.n;
	return n && !s->single_column ? n : 1;
}

/* The row that holds `byte`. */
static size_t
row_of(const struct column *c, size_t byte)
{
	size_t best = 0;

	for (size_t i = 0; i < c->rows.n; i++) {
		const struct column_row *r = &c->rows.v[i];

		if (r->end > r->start && r->start <= byte && byte <= r->end)
			best = i;
	}
	return best;
}

void
columns_build(struct session *s)
{
	size_t n = columns_shown(s);

	s->column_width = (s->width - (int)n + 1) / (int)n;
	for (size_t i = 0; i < s->story->c.sources.n; i++)
		s->columns[i].built = false;
}

size_t
columns_rows(const struct session *s)
{
	int used = s->height < LEAST_H ? 1 : STRIP_ROWS + HEAD_ROWS + FOOT_ROWS;

	return s->height > used ? (size_t)(s->height - used) : 0;
}

bool
columns_in_sight(const struct session *s, size_t source)
{
	return s->place[source] >= s->first_column &&
	       s->place[source] < s->first_column + columns_shown(s);
}

bool
columns_shows(struct session *s, size_t source, size_t byte)
{
	const struct column *c;
	size_t row;

	if (!columns_in_sight(s, source))
		return false;
	c = columns_ready(s, source);
	row = row_of(c, byte);
	return row >= c->top && row < c->top + columns_rows(s);
}

/* Rows that are to show together. */
struct window {
	size_t first, last;
};

/* The row that the source's nearest mention of a fact adds to the window; a
 * row within where there is none. */
static size_t
nearest_row(const struct session *s, const struct column *c, size_t source,
	    size_t fact, struct window w)
{
	const struct fact *f = &s->story->c.facts.v[fact];
	size_t best = w.first, least = c->rows.n;

	for (size_t i = 0; i < f->told.n; i++) {
		const struct told *t = &s->story->c.told.v[f->told.v[i]];
		size_t row, far;

		if (t->source != source)
			continue;
		row = row_of(c, t->m.start);
		far = row < w.first  ? w.first - row
		      : row > w.last ? row - w.last
				     : 0;
		if (far >= least)
			continue;
		best = row;
		least = far;
	}
	return best;
}

/* Widens the window from the focused fact on, as the reader goes, by what the
 * source says of the next facts, as long as all of it fits the screen. */
static struct window
window_ahead(const struct session *s, const struct column *c, size_t source,
	     struct window w)
{
	size_t fact = s->fact, room = columns_rows(s);

	for (size_t i = 0; i < LOOK_AHEAD && fact != NO_FOCUS; i++) {
		struct window wider = w;
		size_t row;

		fact = next_stop(s, fact, s->backward ? -1 : 1);
		if (fact == NO_FOCUS)
			break;
		row = nearest_row(s, c, source, fact, w);
		wider.first = row < w.first ? row : w.first;
		wider.last = row > w.last ? row : w.last;
		if (wider.last - wider.first >= room)
			break;
		w = wider;
	}
	return w;
}

/* The top row for a window, with some of the text before it, or going back
 * after it. */
static size_t
top_for(const struct session *s, const struct column *c, struct window w)
{
	size_t rows = columns_rows(s), spare = rows - (w.last - w.first + 1);
	size_t above = spare < rows / 8 ? spare : rows / 8;

	if (s->backward && spare > above)
		above = spare - above;
	w.first = w.first > above ? w.first - above : 0;
	if (w.first + rows > c->rows.n)
		w.first = c->rows.n > rows ? c->rows.n - rows : 0;
	return w.first;
}

/* The top row that is nearest to the one now, some rows left around. */
static size_t
top_near(const struct session *s, const struct column *c, size_t row)
{
	size_t rows = columns_rows(s), some = rows / 8, most;

	most = c->rows.n > rows ? c->rows.n - rows : 0;
	if (row < c->top)
		return row > some ? row - some : 0;
	row += some + 1;
	return row - rows < most ? row - rows : most;
}

/* A column that moves is written anew, which a slow line feels; so it moves
 * only when it must, and then to where it can stay longest. Where the terminal
 * scrolls a column alone, it moves as little as it must. */
static void
show_byte(const struct session *s, size_t source, size_t byte)
{
	struct column *c = &s->columns[source];
	size_t row = row_of(c, byte), rows = columns_rows(s);
	struct window w = {row, row};

	if (s->align)
		c->top = row > rows / 3 ? row - rows / 3 : 0;
	else if (!rows || (row >= c->top && row < c->top + rows))
		;
	else if (s->margins)
		c->top = top_near(s, c, row);
	else
		c->top = top_for(s, c, window_ahead(s, c, source, w));
	c->anchor = c->top < c->rows.n ? c->rows.v[c->top].start : 0;
}

struct column *
columns_ready(struct session *s, size_t source)
{
	struct column *c = &s->columns[source];
	size_t wanted = c->wanted;

	if (!c->built) {
		build_column(s, c, s->story->c.sources.v[source].article);
		c->top = c->anchor ? row_of(c, c->anchor) : 0;
		c->built = true;
	}
	c->wanted = 0;
	if (wanted)
		show_byte(s, source, wanted - 1);
	return c;
}

void
columns_show(struct session *s, size_t source, size_t byte)
{
	if (source != s->source && !columns_in_sight(s, source)) {
		s->columns[source].wanted = byte + 1;
		return;
	}
	columns_ready(s, source);
	show_byte(s, source, byte);
}

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
		      (int)text_width(str_sub(p->a->text, r->start, from), 1);
		grid_style(p->g, p->row, col,
			   (int)text_width(str_sub(p->a->text, from, to), 1),
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

static void
paint_head(struct painter *p)
{
	const struct source *src = &p->s->story->c.sources.v[p->source];
	const char *name = article_name(p->a);
	/* Without an outlet the title is the name, and is not said twice. */
	bool titled = *p->a->title && name != p->a->title;
	struct str title = str_of(titled ? p->a->title : " ");
	int width = p->width - GUTTER, col = p->left + GUTTER;
	char z[160], when[WHEN_MOST];

	snprintf(z, sizeof z, "%s%s%s%s",
		 article_when(p->a, "date unknown", when),
		 src->copy_of ? ", copy" : "",
		 p->a->truncated ? ", cut off" : "",
		 p->a->ai_rewritten ? ", AI rewritten" : "");
	if (p->source == p->s->source)
		grid_fill(p->g, p->row, p->left, 1, '>', STYLE_FOCUS);
	grid_putz(p->g, p->row, col, name, width, STYLE_TITLE);
	if (text_width(title, p->g->ambiguous) > (size_t)width) {
		int n = grid_put(p->g, p->row + 1, col, title, width - 2,
				 STYLE_TEXT);

		grid_putz(p->g, p->row + 1, col + n, "..", 2, STYLE_DIM);
	} else {
		grid_put(p->g, p->row + 1, col, title, width, STYLE_TEXT);
	}
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
short_name(const struct article *a, int cells)
{
	struct str name = str_of(article_name(a));

	name.n = text_fit(name, (size_t)cells, 1);
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
			short_name(s->story->c.sources.v[s->order[i]].article,
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

bool
columns_at(struct session *s, int row, int col, size_t *source, size_t *byte)
{
	int top = s->height < LEAST_H ? 0 : STRIP_ROWS + HEAD_ROWS;
	size_t i = (size_t)(col > 0 ? col : 0) / (size_t)(s->column_width + 1);
	int cell = col - (int)i * (s->column_width + 1) - GUTTER;
	const struct column_row *r;
	const struct column *c;
	struct str words;
	size_t at;

	*source = NO_FOCUS;
	if (i >= columns_shown(s) || row < 0)
		return false;
	*source = s->order[s->first_column + i];
	c = columns_ready(s, *source);
	at = c->top + (size_t)(row > top ? row - top : 0);
	if (row < top || (size_t)(row - top) >= columns_rows(s) ||
	    at >= c->rows.n || c->rows.v[at].folded)
		return false;
	r = &c->rows.v[at];
	words = str_sub(s->story->c.sources.v[*source].article->text, r->start,
			r->end);
	*byte = r->start + text_fit(words, (size_t)(cell > 0 ? cell : 0), 1);
	return true;
}
