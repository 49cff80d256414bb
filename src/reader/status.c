/* The last row: a prompt, a message, or mode, place, the fact in focus in words
 * and the keys that matter now. */
#include "handlers.h"

#include "rashomon/text/width.h"

enum { LABEL_CELLS = 40 };

/* Mode, place, and the focused fact in words. */
static void
status_words(const struct session *s, struct buf *b)
{
	const struct comparison *c = &s->story->c;
	struct buf only = BUF_INIT;

	buf_printf(b, "%s", modes[s->mode].name);
	if (s->count)
		buf_printf(b, "  %ld", s->count);
	if (s->n_waiting) {
		buf_adds(b, "  ");
		session_waiting(s, b);
		buf_adds(b, "...");
	}
	if (filter_says(s, &only))
		buf_printf(b, "  only%s", only.p);
	buf_free(&only);
	if (s->fact != NO_FOCUS) {
		const struct fact *f = &c->facts.v[s->fact];

		buf_printf(b, "  %c %s%s, %zu of %zu  ",
			   verdict_mark(f->verdict), verdict_name(f->verdict),
			   f->by_user ? " by you" : "",
			   c->sources.n - f->silent, c->sources.n);
		buf_add(b, str_sub(str_of(f->label), 0,
				   text_fit(str_of(f->label), LABEL_CELLS, 1)));
	}
}

static void
paint_status(const struct session *s, struct grid *g)
{
	struct buf b = BUF_INIT;
	const char *keys = modes[s->mode].keys;
	int row = s->height - 1, n, width = (int)strlen(keys);
	bool keys_too;

	if ((1u << s->mode) & IN_PROMPTS) {
		n = grid_putz(g, row, 0,
			      s->mode == MODE_SEARCH  ? "/"
			      : s->mode == MODE_MATCH ? "~"
						      : ":",
			      1, STYLE_PROMPT);
		n += grid_put(g, row, n, buf_str(&s->prompt), s->width - n - 1,
			      STYLE_PROMPT);
		g->cursor_row = row;
		g->cursor_col = n < s->width ? n : s->width - 1;
		return;
	}
	if (!s->status_line && !s->message.n && !s->n_waiting)
		return;
	grid_fill(g, row, 0, s->width, ' ', STYLE_STATUS);
	if (s->message.n)
		buf_add(&b, buf_str(&s->message));
	else
		status_words(s, &b);
	keys_too = s->width > width + 24;
	if (s->message.n) /* is said whole before the keys are */
		keys_too &=
			(int)text_width(buf_str(&b), 1) < s->width - width - 1;
	grid_put(g, row, 0, buf_str(&b),
		 keys_too ? s->width - width - 2 : s->width, STYLE_STATUS);
	if (keys_too)
		grid_putz(g, row, s->width - width, keys, width, STYLE_STATUS);
	buf_free(&b);
}

void
session_paint(struct session *s, struct grid *g)
{
	enum mode m = s->mode;

	grid_start(g, s->width, s->height);
	if ((1u << m) & IN_PROMPTS)
		m = s->before;
	if (m == MODE_COLUMNS)
		columns_paint(s, g);
	else
		list_paint(s, g);
	paint_status(s, g);
}
