/* The columns: their rows, and which of them show.
 *
 * An article owns paragraphs; a column owns rows, built for one width and
 * kept until the width changes; only those that are looked at are built. A row
 * knows its bytes, so that marks, search hits and the focus are found by offset
 * and no row is built again when they move. Place is kept as a byte of the
 * source, not as a row. Growth: wrapping is linear in the text. */
#include "columns.h"

#include "rashomon/text/width.h"

/* Facts that a column looks ahead for when it moves. */
enum { LOOK_AHEAD = 16 };

static bool
is_shown(const struct session *s, enum role r)
{
	return s->unfold || role_is_body(r) || r == ROLE_STANDFIRST;
}

static void
build_block(const struct session *s, struct column *c, const struct article *a,
	    size_t i, size_t width)
{
	struct span span = a->blocks.v[i].span;
	row_list rows = {0};

	wrap(&rows, article_words(a, span), width, s->ambiguous);
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
			build_block(s, c, a, i, width);
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
	*byte = r->start +
		text_fit(words, (size_t)(cell > 0 ? cell : 0), s->ambiguous);
	return true;
}
