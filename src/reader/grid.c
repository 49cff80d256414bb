#include "rashomon/reader/grid.h"

#include "rashomon/base/vec.h"
#include "rashomon/text/utf8.h"
#include "rashomon/text/width.h"

#include <stdlib.h>

enum { POINTS_MOST = 5 };

void
grid_start(struct grid *g, int width, int height)
{
	size_t n = mem_mul((size_t)width, (size_t)height);

	if (g->width != width || g->height != height || !g->cells)
		g->cells = mem_grow(g->cells, mem_mul(n, sizeof *g->cells));
	g->width = width;
	g->height = height;
	buf_clear(&g->text);
	buf_adds(&g->text, " ");
	g->panes.n = 0;
	for (size_t i = 0; i < n; i++)
		g->cells[i] = (struct cell){0, 1, 1, STYLE_TEXT};
	g->cursor_row = g->cursor_col = 0;
	if (!g->ambiguous)
		g->ambiguous = 1;
}

void
grid_free(struct grid *g)
{
	free(g->cells);
	buf_free(&g->text);
	vec_free(&g->panes);
	*g = (struct grid){0};
}

/* Base and non-spacing marks of a cluster: joiner tails, variation selectors
 * and skin tones stay away, since terminals disagree on them. */
static uint8_t
put_cluster(struct buf *b, struct str s)
{
	size_t points = 0, from = b->n;

	for (size_t at = 0, n; at < s.n && points < POINTS_MOST; at += n) {
		uint32_t cp;

		n = utf8_next(s, at, &cp);
		if (cp == 0x200D)
			break;
		if ((cp >= 0xFE00 && cp <= 0xFE0F) ||
		    (cp >= 0x1F3FB && cp <= 0x1F3FF && points))
			continue;
		utf8_add(b, cp);
		points++;
	}
	return (uint8_t)(b->n - from);
}

static struct cell *
cell_at(struct grid *g, int row, int col)
{
	return &g->cells[(size_t)row * (size_t)g->width + (size_t)col];
}

int
grid_put(struct grid *g, int row, int col, struct str s, int limit,
	 enum style style)
{
	cluster_list list = {0};
	int from = col;

	if (row < 0 || row >= g->height || col < 0 || !s.n)
		return 0;
	if (limit > g->width - col)
		limit = g->width - col;
	clusters_of(&list, s, g->ambiguous);
	for (size_t i = 0; i < list.n; i++) {
		struct cluster c = list.v[i];
		struct str words = str_sub(s, c.start, c.start + c.n);
		uint32_t at = (uint32_t)g->text.n;

		if (!c.width)
			continue;
		if (col - from + c.width > limit)
			break;
		*cell_at(g, row, col) =
			(struct cell){at, put_cluster(&g->text, words), c.width,
				      (uint8_t)style};
		if (c.width == 2)
			*cell_at(g, row, col + 1) =
				(struct cell){0, 0, 0, (uint8_t)style};
		col += c.width;
	}
	vec_free(&list);
	return col - from;
}

int
grid_putz(struct grid *g, int row, int col, const char *z, int limit,
	  enum style style)
{
	return grid_put(g, row, col, str_of(z), limit, style);
}

void
grid_fill(struct grid *g, int row, int col, int n, char c, enum style style)
{
	uint32_t at = (uint32_t)g->text.n;

	if (row < 0 || row >= g->height || col < 0)
		return;
	buf_addc(&g->text, c);
	for (int i = 0; i < n && col + i < g->width; i++)
		*cell_at(g, row, col + i) =
			(struct cell){at, 1, 1, (uint8_t)style};
}

void
grid_style(struct grid *g, int row, int col, int n, enum style style)
{
	if (row < 0 || row >= g->height || col < 0)
		return;
	for (int i = 0; i < n && col + i < g->width; i++)
		cell_at(g, row, col + i)->style = (uint8_t)style;
}

void
grid_print(const struct grid *g, FILE *out)
{
	struct buf b = BUF_INIT;

	for (int row = 0; row < g->height; row++) {
		buf_clear(&b);
		for (int col = 0; col < g->width; col++) {
			const struct cell *c = &g->cells[row * g->width + col];

			if (c->width)
				buf_add(&b,
					(struct str){g->text.p + c->at, c->n});
		}
		while (b.n && b.p[b.n - 1] == ' ')
			b.n--;
		buf_addc(&b, '\n');
		fwrite(b.p, 1, b.n, out);
	}
	buf_free(&b);
}
