#include "tests/terminal/emulator.h"

#include "rashomon/base/mem.h"
#include "rashomon/text/utf8.h"
#include "rashomon/text/width.h"

#include <stdlib.h>
#include <string.h>

struct sequence {
	char mark; /* '?' or '>' before the numbers, else 0 */
	int n[16];
	int count;
	char last;
};

static const struct look plain = {-1, -1, 0};

struct glyph *
emulator_at(const struct emulator *e, int row, int col)
{
	return &e->cells[row * e->width + col];
}

static void
blank(struct emulator *e, int row, int from, int to)
{
	for (int i = from; i < to && i < e->width; i++) {
		struct glyph *g = emulator_at(e, row, i);

		*g = (struct glyph){.text = " ", .look = plain};
		g->look.back = e->no_hue ? -1 : e->pen.back;
	}
}

void
emulator_resize(struct emulator *e, int width, int height)
{
	free(e->cells);
	e->cells =
		mem_zero(mem_mul((size_t)(width * height), sizeof *e->cells));
	e->width = width;
	e->height = height;
	e->row = e->col = e->top = 0;
	e->end = height;
	e->left = 0;
	e->right = width;
	e->late = false;
	for (int i = 0; i < height; i++)
		blank(e, i, 0, width);
}

void
emulator_open(struct emulator *e, int width, int height)
{
	*e = (struct emulator){.pen = plain};
	emulator_resize(e, width, height);
}

void
emulator_close(struct emulator *e)
{
	free(e->cells);
}

static void
shift(struct emulator *e, int by)
{
	int rows = e->end - e->top, n = abs(by) < rows ? abs(by) : rows;
	size_t wide = (size_t)(e->right - e->left) * sizeof *e->cells;

	for (int i = 0; i < rows; i++) {
		int row = by > 0 ? e->top + i : e->end - 1 - i;

		if (i < rows - n)
			memcpy(emulator_at(e, row, e->left),
			       emulator_at(e, by > 0 ? row + n : row - n,
					   e->left),
			       wide);
		else
			blank(e, row, e->left, e->right);
	}
}

static void
line_feed(struct emulator *e)
{
	e->late = false;
	if (e->row == e->end - 1)
		shift(e, 1);
	else if (e->row < e->height - 1)
		e->row++;
}

/* Overwriting one half of a wide character leaves a blank in the other. */
static void
part_wide(struct emulator *e, int col)
{
	if (col > 0 && col < e->width && !*emulator_at(e, e->row, col)->text)
		strcpy(emulator_at(e, e->row, col - 1)->text, " ");
	if (col + 1 < e->width && !*emulator_at(e, e->row, col + 1)->text)
		strcpy(emulator_at(e, e->row, col + 1)->text, " ");
}

static void
put_mark(struct emulator *e, struct str s)
{
	int col = e->late ? e->col : e->col - 1;
	struct glyph *g;

	if (col > 0 && !*emulator_at(e, e->row, col)->text)
		col--;
	if (col < 0)
		return;
	g = emulator_at(e, e->row, col);
	if (strlen(g->text) + s.n < sizeof g->text)
		strncat(g->text, s.p, s.n);
}

static void
put(struct emulator *e, struct str s)
{
	int width = (int)text_width(s, 1);
	struct glyph *g;

	if (width == 0) {
		put_mark(e, s);
		return;
	}
	if (e->late || e->col + width > e->width) {
		e->col = 0;
		line_feed(e);
	}
	part_wide(e, e->col);
	if (width == 2)
		part_wide(e, e->col + 1);
	g = emulator_at(e, e->row, e->col);
	*g = (struct glyph){.look = e->pen};
	memcpy(g->text, s.p, s.n);
	if (width == 2)
		g[1] = (struct glyph){.look = e->pen};
	e->col += width;
	if (e->col >= e->width) {
		e->col = e->width - 1;
		e->late = true;
	}
}

static int
hue(const struct sequence *q, int *i)
{
	if (*i + 4 < q->count && q->n[*i + 1] == 2) {
		*i += 4;
		return HUE_DIRECT | q->n[*i - 2] << 16 | q->n[*i - 1] << 8 |
		       q->n[*i];
	}
	*i += 2;
	return *i < q->count && q->n[*i - 1] == 5 ? q->n[*i] : -1;
}

static void
set_look(struct emulator *e, const struct sequence *q)
{
	static const unsigned char flags[] = {
		[1] = LOOK_BOLD,
		[2] = LOOK_DIM,
		[4] = LOOK_UNDERLINE,
		[7] = LOOK_REVERSE,
	};

	for (int i = 0; i < (q->count ? q->count : 1); i++) {
		int n = q->count ? q->n[i] : 0;

		if (n == 0)
			e->pen = plain;
		else if (n < 8 && flags[n])
			e->pen.flags |= flags[n];
		else if ((n >= 30 && n < 38) || (n >= 90 && n < 98))
			e->pen.fore = (n < 90 ? n - 30 : n - 82);
		else if ((n >= 40 && n < 48) || (n >= 100 && n < 108))
			e->pen.back = (n < 100 ? n - 40 : n - 92);
		else if (n == 38)
			e->pen.fore = hue(q, &i);
		else if (n == 48)
			e->pen.back = hue(q, &i);
		else if (n == 22)
			e->pen.flags &= (unsigned char)~(LOOK_BOLD | LOOK_DIM);
		else if (n == 24)
			e->pen.flags &= (unsigned char)~LOOK_UNDERLINE;
		else if (n == 27)
			e->pen.flags &= (unsigned char)~LOOK_REVERSE;
		else if (n == 39)
			e->pen.fore = -1;
		else if (n == 49)
			e->pen.back = -1;
		else
			e->strange++;
	}
}

static int
within(int n, int end)
{
	return n < 0 ? 0 : n >= end ? end - 1 : n;
}

static void
set_mode(struct emulator *e, const struct sequence *q)
{
	bool on = q->last == 'h';

	for (int i = 0; i < q->count; i++)
		if (q->n[i] == 1049)
			e->alternate = on;
		else if (q->n[i] == 25)
			e->hidden = !on;
		else if (q->n[i] == 69) {
			e->sided = on;
			e->left = 0;
			e->right = e->width;
		} else if (q->n[i] != 1 && q->n[i] != 12 && q->n[i] != 1000 &&
			   q->n[i] != 1006 && q->n[i] != 7 && q->n[i] != 4)
			e->strange++;
}

static void
erase(struct emulator *e, const struct sequence *q)
{
	int what = q->count ? q->n[0] : 0;

	if (q->last == 'K') {
		blank(e, e->row, what ? 0 : e->col,
		      what == 1 ? e->col + 1 : e->width);
		return;
	}
	for (int i = what ? 0 : e->row; i < e->height; i++)
		blank(e, i, i == e->row && !what ? e->col : 0, e->width);
}

static void
run(struct emulator *e, const struct sequence *q)
{
	int n = q->count && q->n[0] ? q->n[0] : 1;

	if (q->last != 'm')
		e->late = false;
	switch (q->last) {
	case 'm':
		set_look(e, q);
		break;
	case 'H':
		e->row = within(n - 1, e->height);
		e->col = q->count > 1 ? within(q->n[1] - 1, e->width) : 0;
		break;
	case 'G':
		e->col = within(n - 1, e->width);
		break;
	case 'd':
		e->row = within(n - 1, e->height);
		break;
	case 'A':
		e->row = within(e->row - n, e->height);
		break;
	case 'B':
		e->row = within(e->row + n, e->height);
		break;
	case 'C':
		e->col = within(e->col + n, e->width);
		break;
	case 'D':
		e->col = within(e->col - n, e->width);
		break;
	case 'X':
		blank(e, e->row, e->col, e->col + n);
		break;
	case 'J':
	case 'K':
		erase(e, q);
		break;
	case 'S':
	case 'T':
		shift(e, q->last == 'S' ? n : -n);
		break;
	case 'r':
		e->top = q->count ? n - 1 : 0;
		e->end = q->count > 1 ? q->n[1] : e->height;
		e->row = e->col = 0;
		break;
	case 's':
		e->strange += !e->sided || q->count != 2;
		e->left = n - 1;
		e->right = q->n[1];
		e->row = e->col = 0;
		break;
	case 'h':
	case 'l':
		set_mode(e, q);
		break;
	case 't':
		break;
	default:
		e->strange++;
	}
}

/* The length of the sequence at s (s.p[0] is ESC), 0 while it is not whole;
 * acts on it. */
static size_t
escape(struct emulator *e, struct str s)
{
	struct sequence q = {0};
	size_t i = 2;

	if (s.n < 2)
		return 0;
	if (s.p[1] == ']') {
		while (i < s.n && s.p[i] != '\a')
			i++;
		return i < s.n ? i + 1 : 0;
	}
	if (s.p[1] == '(')
		return s.n < 3 ? 0 : 3;
	if (s.p[1] != '[') {
		if (s.p[1] == 'M' && e->row == e->top)
			shift(e, -1);
		else if (s.p[1] == 'M')
			e->row = within(e->row - 1, e->height);
		else if (!strchr("=>78", s.p[1]))
			e->strange++;
		return 2;
	}
	if (i < s.n && (s.p[i] == '?' || s.p[i] == '>'))
		q.mark = s.p[i++];
	for (; i < s.n && (s.p[i] < 0x40 || s.p[i] > 0x7E); i++) {
		if (!q.count)
			q.count = 1;
		if (s.p[i] == ';' && q.count < 16)
			q.count++;
		else if (s.p[i] >= '0' && s.p[i] <= '9' &&
			 q.n[q.count - 1] < 10000)
			q.n[q.count - 1] =
				q.n[q.count - 1] * 10 + (s.p[i] - '0');
	}
	if (i == s.n)
		return 0;
	q.last = s.p[i];
	run(e, &q);
	return i + 1;
}

static size_t
take(struct emulator *e, struct str s)
{
	unsigned char c = (unsigned char)s.p[0];
	uint32_t cp;
	size_t n;

	if (c == 27)
		return escape(e, s);
	if (c < 32) {
		if (c == '\r')
			e->col = 0;
		else if (c == '\n')
			line_feed(e);
		else if (c == '\b')
			e->col = within(e->col - 1, e->width);
		else if (c == '\a')
			e->bells++;
		else if (c != 15)
			e->strange++;
		e->late = false;
		return 1;
	}
	if (c >= 0xC2 && s.n < (c < 0xE0 ? 2u : c < 0xF0 ? 3u : 4u))
		return 0;
	n = utf8_next(s, 0, &cp);
	put(e, str_sub(s, 0, n));
	return n;
}

void
emulator_feed(struct emulator *e, struct str bytes)
{
	struct buf all = BUF_INIT;
	size_t at = 0, n;

	buf_add(&all, (struct str){e->held, e->n_held});
	buf_add(&all, bytes);
	e->n_held = 0;
	while (at < all.n && (n = take(e, str_sub(buf_str(&all), at, all.n))))
		at += n;
	if (all.n - at <= sizeof e->held) {
		e->n_held = all.n - at;
		if (e->n_held)
			memcpy(e->held, all.p + at, e->n_held);
	} else {
		e->strange++;
	}
	buf_free(&all);
}

void
emulator_row(const struct emulator *e, int row, struct buf *out)
{
	for (int i = 0; i < e->width; i++)
		buf_adds(out, emulator_at(e, row, i)->text);
	while (out->n && out->p[out->n - 1] == ' ')
		out->p[--out->n] = '\0';
}
