/* The difference of two screens, written with as few bytes as may be.
 *
 * Rows that moved up or down as a whole are scrolled within a region first,
 * those of one pane alone where the terminal has margins at the sides.
 * Then each row is gone through from left to right: what is equal is stepped
 * over (or written again where that is shorter than stepping), runs of blanks
 * are erased, the rest is written. Attributes are added where the pen has
 * only to gain some, else set anew. Two styles that look alike are equal, and
 * a blank has no ink: it keeps the pen unless it would show a ground or line.
 * A theme's own ground is erased to where the terminal erases in colour.
 *
 * Terminals disagree on the width of marks and emoji; behind such a cluster
 * the place of the cursor counts as unknown and the next move is absolute, so
 * that a border stands straight whatever the terminal made of the cluster. */
#include "rashomon/term/writer.h"

#include "hue.h"

#include "rashomon/base/mem.h"
#include "rashomon/text/narrow.h"
#include "rashomon/text/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { ERASE_LEAST = 11, MOVED_LEAST = 4, STEP_MOST = 12 };

static const struct look plain = {-1, -1, 0};

void
writer_open(struct writer *w, const struct terminal *t)
{
	*w = (struct writer){.t = *t, .stale = true, .row = -1, .col = -1};
	w->pen = w->ground = plain;
	for (size_t i = 0; i < STYLE_COUNT; i++)
		w->looks[i] = plain;
}

void
writer_close(struct writer *w)
{
	grid_free(&w->shown);
	buf_free(&w->out);
}

void
writer_forget(struct writer *w)
{
	w->stale = true;
}

void
writer_looks(struct writer *w, const struct theme *theme, bool colour)
{
	colour &= w->t.colours >= 8;
	for (size_t i = 0; i < STYLE_COUNT; i++) {
		struct look l = theme->looks[i];

		if (!colour) {
			/* A ground of its own is what made it stand out. */
			if (l.back != theme->looks[STYLE_TEXT].back)
				l.flags |= LOOK_REVERSE;
			l.fore = l.back = -1;
		}
		hue_look(&l, w->t.colours);
		l.flags = (unsigned char)(l.flags & ~w->t.lacks);
		if (l.fore >= 0 || l.back >= 0)
			l.flags = (unsigned char)(l.flags & ~w->t.no_hues);
		w->looks[i] = l;
	}
	w->ground = plain;
	if (w->t.erase_hue)
		w->ground.back = w->looks[STYLE_TEXT].back;
	w->stale = true;
}

static bool
same_look(struct look a, struct look b)
{
	return a.fore == b.fore && a.back == b.back && a.flags == b.flags;
}

/* Would a blank in this look show as nothing but the ground? */
static bool
no_ground(const struct writer *w, struct look l)
{
	return l.back == w->ground.back &&
	       !(l.flags & (LOOK_REVERSE | LOOK_UNDERLINE));
}

static struct cell *
cells_of(const struct grid *g, int row)
{
	return &g->cells[(size_t)row * (size_t)g->width];
}

static bool
is_blank(const struct writer *w, const struct grid *g, const struct cell *c)
{
	return c->width == 1 && c->n == 1 && g->text.p[c->at] == ' ' &&
	       no_ground(w, w->looks[c->style]);
}

static bool
same_cell(const struct writer *w, const struct grid *g, const struct cell *a,
	  const struct cell *b)
{
	const struct grid *old = &w->shown;

	if (a->width != b->width || a->n != b->n ||
	    memcmp(g->text.p + a->at, old->text.p + b->at, a->n) != 0)
		return false;
	return a->style == b->style ||
	       same_look(w->looks[a->style], w->looks[b->style]) ||
	       (is_blank(w, g, a) && is_blank(w, old, b));
}

/* The pen. */

static void
add_hue(struct buf *b, int colour, int base)
{
	if (colour < 0)
		buf_printf(b, ";%d", base + 9);
	else if (colour < 8)
		buf_printf(b, ";%d", base + colour);
	else if (colour < 16)
		buf_printf(b, ";%d", base + 60 + colour - 8);
	else if (colour < HUE_DIRECT)
		buf_printf(b, ";%d;5;%d", base + 8, colour);
	else
		buf_printf(b, ";%d;2;%d;%d;%d", base + 8, colour >> 16 & 255,
			   colour >> 8 & 255, colour & 255);
}

static void
add_flags(struct buf *b, unsigned flags)
{
	static const struct {
		unsigned flag;
		const char *code;
	} codes[] = {{LOOK_BOLD, ";1"},
		     {LOOK_DIM, ";2"},
		     {LOOK_UNDERLINE, ";4"},
		     {LOOK_REVERSE, ";7"}};

	for (size_t i = 0; i < COUNT(codes); i++)
		if (flags & codes[i].flag)
			buf_adds(b, codes[i].code);
}

/* From one look to another, all attributes off first or only those that go
 * (which terminals without colour do not know). */
static void
add_change(struct buf *b, struct look from, struct look to, bool reset)
{
	unsigned gone = from.flags & ~(unsigned)to.flags;

	if (reset) {
		/* An empty number is 0. */
		buf_adds(b, same_look(to, plain) ? ";" : ";0");
		from = plain;
	} else {
		if (gone & (LOOK_BOLD | LOOK_DIM)) {
			buf_adds(b, ";22");
			from.flags &= (unsigned char)~(LOOK_BOLD | LOOK_DIM);
		}
		buf_adds(b, gone & LOOK_UNDERLINE ? ";24" : "");
		buf_adds(b, gone & LOOK_REVERSE ? ";27" : "");
	}
	add_flags(b, to.flags & ~(unsigned)from.flags);
	if (from.fore != to.fore)
		add_hue(b, to.fore, 30);
	if (from.back != to.back)
		add_hue(b, to.back, 40);
}

static void
set_pen(struct writer *w, struct look to)
{
	struct look from = w->pen;
	size_t mark = w->out.n, n;

	if (same_look(from, to))
		return;
	buf_addc(&w->out, '\033');
	if (!(from.flags & ~to.flags) || w->t.colours) {
		add_change(&w->out, from, to, false);
		n = w->out.n;
		add_change(&w->out, from, to, true);
		if (w->out.n - n < n - mark - 1) {
			memmove(w->out.p + mark + 1, w->out.p + n,
				w->out.n - n);
			n = mark + 1 + w->out.n - n;
		}
		w->out.n = n;
	} else {
		add_change(&w->out, from, to, true);
	}
	w->out.p[mark + 1] = '[';
	buf_addc(&w->out, 'm');
	w->pen = to;
}

/* The cursor. */

static void
shorter(char best[32], const char *other)
{
	if (!*best || strlen(other) < strlen(best))
		strcpy(best, other);
}

/* The shortest way along the row the cursor stands in. */
static void
along(const struct writer *w, int col, char best[32])
{
	char z[32];
	int by = col - w->col;

	if (w->t.to_column) {
		snprintf(z, sizeof z, "\033[%dG", col + 1);
		shorter(best, z);
	}
	if (by > 0 && w->t.right) {
		snprintf(z, sizeof z, by == 1 ? "\033[C" : "\033[%dC", by);
		shorter(best, z);
	}
	if (by < 0 && by > -6) {
		memset(z, '\b', (size_t)-by);
		z[-by] = '\0';
		shorter(best, z);
	}
	if (col == 0)
		shorter(best, "\r");
	if (col < 4) {
		snprintf(z, sizeof z, "\r\033[%dC", col);
		if (col && w->t.right)
			shorter(best, z);
	}
}

static void
go(struct writer *w, int row, int col)
{
	char best[32] = "", z[32];
	int down = row - w->row;

	if (w->row == row && w->col == col)
		return;
	snprintf(best, sizeof best, "\033[%d;%dH", row + 1, col + 1);
	if (col == 0)
		snprintf(best, sizeof best, row ? "\033[%dH" : "\033[H",
			 row + 1);
	if (w->row >= 0 && w->col >= 0 && down == 0)
		along(w, col, best);
	if (w->row >= 0 && w->col == col && w->t.to_row) {
		snprintf(z, sizeof z, "\033[%dd", row + 1);
		shorter(best, z);
	}
	if (w->row >= 0 && w->col >= 0 && w->t.feed && down > 0 && down < 5 &&
	    (col == 0 || w->col == col)) {
		snprintf(z, sizeof z, "%s%.*s", w->col == col ? "" : "\r", down,
			 "\n\n\n\n\n");
		shorter(best, z);
	}
	buf_adds(&w->out, best);
	w->row = row;
	w->col = col;
}

/* Clusters whose width every terminal agrees on. */
static bool
is_certain(struct str s)
{
	uint32_t c;

	if (!s.n || utf8_next(s, 0, &c) != s.n)
		return false;
	return c < 0x300 || (c >= 0x370 && c < 0x530) ||
	       (c >= 0x1E00 && c < 0x2070) || (c >= 0x3000 && c < 0x3100) ||
	       (c >= 0x3400 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7A4) ||
	       (c >= 0xFF01 && c < 0xFF5F);
}

/* The pen that cell `c` will be written with. */
static struct look
pen_for(const struct writer *w, const struct grid *g, const struct cell *c)
{
	return is_blank(w, g, c) && no_ground(w, w->pen) ? w->pen
							 : w->looks[c->style];
}

static void
put_cell(struct writer *w, const struct grid *g, const struct cell *c)
{
	struct str s = {g->text.p + c->at, c->n};

	set_pen(w, pen_for(w, g, c));
	if (w->t.narrow)
		narrow(&w->out, s, c->width);
	else
		buf_add(&w->out, s);
	w->col += c->width;
	if (w->col >= g->width || (!w->t.narrow && !is_certain(s)))
		w->col = -1;
}

/* May cell `c` be written again with `pen`, and nothing seen of it? */
static bool
fits_pen(const struct writer *w, const struct grid *g, const struct cell *c,
	 struct look pen)
{
	return c->width == 1 && (c->n == 1 || !w->t.narrow) &&
	       is_certain((struct str){g->text.p + c->at, c->n}) &&
	       (same_look(w->looks[c->style], pen) ||
		(is_blank(w, g, c) && no_ground(w, pen)));
}

/* Moves right within a row: over equal cells by writing them again, where
 * that is no longer and the pen fits, or the one that is wanted next. */
static void
step(struct writer *w, const struct grid *g, int row, int col, struct look next)
{
	const struct cell *c = cells_of(g, row);
	size_t bytes = 0, mark = w->out.n, took;
	int from = w->col;
	bool near = w->row == row && from >= 0 && col > from &&
		    col - from < STEP_MOST;
	bool now = near, then = near;

	for (int i = from; (now || then) && i < col; i++) {
		bytes += c[i].n;
		now = now && fits_pen(w, g, c + i, w->pen);
		then = then && fits_pen(w, g, c + i, next);
	}
	go(w, row, col);
	took = w->out.n - mark;
	if ((!now && !then) || bytes > took)
		return;
	w->out.n = mark;
	if (!now)
		set_pen(w, next);
	for (int i = from; i < col; i++)
		buf_add(&w->out, (struct str){g->text.p + c[i].at, c[i].n});
}

/* Rows. */

struct line_of {
	const struct cell *now, *was;
	int end;  /* behind the last cell that may be written */
	int tail; /* from here on all is blank */
};

static int
blanks_from(const struct writer *w, const struct grid *g, int row)
{
	const struct cell *c = cells_of(g, row);
	int n = g->width;

	while (n > 0 && is_blank(w, g, c + n - 1))
		n--;
	return n;
}

static bool
differs(const struct writer *w, const struct grid *g, const struct line_of *l,
	int col)
{
	return !same_cell(w, g, l->now + col, l->was + col);
}

/* Erases from the first blank that is not there yet to the row's end. */
static void
erase_tail(struct writer *w, const struct grid *g, const struct line_of *l,
	   int row)
{
	int col = l->tail, more = 0;

	while (col < g->width && !differs(w, g, l, col))
		col++;
	for (int i = col; i < g->width; i++)
		more += differs(w, g, l, i);
	if (!more)
		return;
	set_pen(w, w->ground);
	step(w, g, row, col, w->ground);
	buf_adds(&w->out, "\033[K");
}

static int
blank_run(const struct writer *w, const struct grid *g, const struct line_of *l,
	  int col)
{
	int n = 0;

	while (col + n < l->end && is_blank(w, g, l->now + col + n))
		n++;
	/* Those at the end that are there already need no erasing. */
	while (n > 0 && !differs(w, g, l, col + n - 1))
		n--;
	return n;
}

static void
paint_row(struct writer *w, const struct grid *g, int row)
{
	struct line_of l = {.now = cells_of(g, row),
			    .was = cells_of(&w->shown, row),
			    .end = g->width,
			    .tail = g->width};

	if (w->t.erase_end)
		l.end = l.tail = blanks_from(w, g, row);
	if (row == g->height - 1 && w->t.wraps && !w->t.wraps_late &&
	    l.end == g->width)
		l.end--; /* the screen would scroll */
	for (int col = 0; col < l.end; col++) {
		int n;

		if (!l.now[col].width || !differs(w, g, &l, col))
			continue;
		n = w->t.erase ? blank_run(w, g, &l, col) : 0;
		if (n >= ERASE_LEAST) {
			step(w, g, row, col, w->ground);
			set_pen(w, w->ground);
			buf_printf(&w->out, "\033[%dX", n);
			col += n - 1;
			continue;
		}
		step(w, g, row, col, pen_for(w, g, l.now + col));
		put_cell(w, g, l.now + col);
	}
	if (l.tail < g->width)
		erase_tail(w, g, &l, row);
}

/* Rows that moved. */

struct moved {
	int by;	      /* row i shows what row i + by showed */
	int top, end; /* rows of the new screen, end behind the last */
	int gain;     /* rows that need not be written */
};

/* By sums alone: a sum that misleads costs bytes, no more. */
static struct moved
moved_by(int n, int by, const unsigned *now, const unsigned *was)
{
	struct moved m = {.by = by, .top = -1};
	int first, end;

	for (int i = by < 0 ? -by : 0; i < n && i + by < n; i++)
		if (now[i] == was[i + by] && now[i] != was[i]) {
			m.gain++;
			if (m.top < 0)
				m.top = i;
			m.end = i + 1;
		}
	first = m.top + (by < 0 ? by : 0);
	end = m.end + (by > 0 ? by : 0);
	/* Rows of the region that stand where they should would be lost. */
	for (int i = first; m.gain > 0 && i < end; i++)
		if ((i < m.top || i >= m.end || now[i] != was[i + by]) &&
		    now[i] == was[i])
			m.gain--;
	return m;
}

static unsigned
row_sum(const struct writer *w, const struct grid *g, const struct pane *p,
	int row)
{
	const struct cell *c = cells_of(g, p->top + row) + p->left;
	unsigned h = 2166136261u;

	for (int i = 0; i < p->width; i++) {
		bool blank = is_blank(w, g, c + i);

		for (int k = 0; k < c[i].n; k++)
			h = (h ^
			     (unsigned char)g->text.p[c[i].at + (unsigned)k]) *
			    16777619u;
		h = (h ^ (blank ? 0u : w->looks[c[i].style].flags + 1u)) *
		    16777619u;
	}
	return h;
}

/* A cell that was erased; no cell at all where the theme has a ground that
 * erasing does not give. */
static struct cell
erased(const struct writer *w, size_t blank)
{
	uint8_t n = no_ground(w, w->looks[STYLE_TEXT]);

	return (struct cell){(uint32_t)blank, n, 1, STYLE_TEXT};
}

/* `shown` as the terminal shows it after rows [top, end) of a pane moved. */
static void
move_shown(struct writer *w, const struct pane *p, int top, int end, int by)
{
	int n = end - top, step = by > 0 ? 1 : -1;

	buf_addc(&w->shown.text, ' ');
	for (int i = 0; i < n; i++) {
		int row = by > 0 ? top + i : end - 1 - i, from = row + by;
		struct cell *to = cells_of(&w->shown, row) + p->left;

		if (i < n - by * step)
			memmove(to, cells_of(&w->shown, from) + p->left,
				(size_t)p->width * sizeof *to);
		else
			for (int k = 0; k < p->width; k++)
				to[k] = erased(w, w->shown.text.n - 1);
	}
}

/* Makes the terminal scroll, and `shown` with it. */
static void
scroll(struct writer *w, const struct pane *p, const struct moved *m)
{
	int n = abs(m->by);
	int top = p->top + (m->by < 0 ? m->top + m->by : m->top);
	int end = p->top + (m->by < 0 ? m->end : m->end + m->by);
	bool part = p->width < w->shown.width;

	set_pen(w, w->ground);
	if (part) {
		buf_adds(&w->out, w->sided ? "" : "\033[?69h");
		buf_printf(&w->out, "\033[%d;%ds", p->left + 1,
			   p->left + p->width);
		w->sided = true;
	}
	buf_printf(&w->out, "\033[%d;%dr", top + 1, end);
	w->row = w->col = -1;
	if (part || (w->t.scroll && n > 3)) {
		buf_printf(&w->out, "\033[%d%c", n, m->by > 0 ? 'S' : 'T');
	} else {
		go(w, m->by > 0 ? end - 1 : top, 0);
		for (int i = 0; i < n; i++)
			buf_adds(&w->out, m->by > 0 ? "\n" : "\033M");
	}
	buf_adds(&w->out, "\033[r");
	w->row = w->col = -1;
	move_shown(w, p, top, end, m->by);
}

/* Scrolls the rows of a pane that moved as a whole; false where none did. */
static bool
scroll_pane(struct writer *w, const struct grid *g, const struct pane *p)
{
	int n = p->height, other = 0;
	unsigned *now = mem_alloc(mem_mul((size_t)n * 2, sizeof *now));
	unsigned *was = now + n;
	struct moved best = {0};

	for (int i = 0; i < n; i++) {
		now[i] = row_sum(w, g, p, i);
		was[i] = row_sum(w, &w->shown, p, i);
		other += now[i] != was[i];
	}
	for (int by = 1 - n; by < n && other >= MOVED_LEAST; by++) {
		struct moved m = {0};

		if (by)
			m = moved_by(n, by, now, was);
		if (m.gain > best.gain)
			best = m;
	}
	free(now);
	if (best.gain < MOVED_LEAST)
		return false;
	scroll(w, p, &best);
	return true;
}

/* Does a pane lie on the screen and cut no wide cluster of what is shown? */
static bool
may_scroll(const struct writer *w, const struct pane *p)
{
	const struct grid *s = &w->shown;

	if (p->left < 0 || p->top < 0 || p->width < 2 || p->height < 1 ||
	    p->left + p->width > s->width || p->top + p->height > s->height)
		return false;
	for (int row = p->top; row < p->top + p->height; row++) {
		const struct cell *c = cells_of(s, row);

		if ((p->left && !c[p->left].width) ||
		    (p->left + p->width < s->width &&
		     !c[p->left + p->width].width))
			return false;
	}
	return true;
}

static void
scroll_rows(struct writer *w, const struct grid *g)
{
	struct pane all = {0, g->width, 0, g->height};

	if (scroll_pane(w, g, &all) || !w->t.margins || !w->t.scroll)
		return;
	for (size_t i = 0; i < g->panes.n; i++)
		if (may_scroll(w, &g->panes.v[i]))
			scroll_pane(w, g, &g->panes.v[i]);
	if (w->sided)
		buf_adds(&w->out, "\033[?69l");
	w->sided = false;
}

/* The whole screen as the ground. */
static void
clear(struct writer *w, int width, int height)
{
	buf_adds(&w->out, "\033[m");
	w->pen = plain;
	set_pen(w, w->ground);
	buf_adds(&w->out, "\033[H\033[2J");
	w->row = w->col = 0;
	w->stale = false;
	grid_start(&w->shown, width, height);
	for (int i = 0; i < width * height; i++)
		w->shown.cells[i] = erased(w, 0);
}

struct str
writer_paint(struct writer *w, struct grid *g)
{
	struct grid old;

	buf_clear(&w->out);
	if (w->stale || w->shown.width != g->width ||
	    w->shown.height != g->height) {
		clear(w, g->width, g->height);
	} else if (w->t.region) {
		scroll_rows(w, g);
	}
	for (int row = 0; row < g->height; row++)
		paint_row(w, g, row);
	go(w, g->cursor_row < g->height ? g->cursor_row : 0,
	   g->cursor_col < g->width ? g->cursor_col : 0);
	old = w->shown;
	w->shown = *g;
	*g = old;
	g->ambiguous = w->shown.ambiguous;
	return buf_str(&w->out);
}

void
writer_words(struct writer *w, enum style style, const char *words,
	     struct buf *out)
{
	buf_clear(&w->out);
	set_pen(w, w->looks[style]);
	buf_adds(&w->out, words);
	set_pen(w, plain);
	buf_add(out, buf_str(&w->out));
}

struct str
writer_rest(struct writer *w)
{
	buf_clear(&w->out);
	set_pen(w, plain);
	return buf_str(&w->out);
}
