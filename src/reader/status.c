/* The last row: a prompt, a message, or mode, place, the fact in focus in words
 * and the keys that matter now. */
#include "handlers.h"

#include "rashomon/text/utf8.h"
#include "rashomon/text/width.h"

enum { LABEL_CELLS = 40 };

/* Lists of one line for each of what they list. */
enum { COUNTED = 1 << MODE_FACTS | 1 << MODE_MATRIX | 1 << MODE_TIMELINE };

/* The fact that the row speaks of: a list's own on the line selected. */
static size_t
fact_here(const struct session *s)
{
	if ((s->mode == MODE_FACTS || s->mode == MODE_MATRIX) &&
	    s->selected < s->lines.n)
		return s->lines.v[s->selected].target;
	return s->fact;
}

/* Mode, place, and the fact in words. */
static void
status_words(const struct session *s, struct buf *b)
{
	const struct comparison *c = &s->story->c;
	struct buf only = BUF_INIT;
	size_t fact = fact_here(s);

	buf_printf(b, "%s", modes[s->mode].name);
	if ((1u << s->mode) & COUNTED && s->lines.n > s->frozen &&
	    s->lines.v[s->frozen].target != NO_FOCUS)
		buf_printf(b, " %zu/%zu", s->selected - s->frozen + 1,
			   s->lines.n - s->frozen);
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
	if (fact != NO_FOCUS) {
		const struct fact *f = &c->facts.v[fact];

		buf_printf(b, "  %c %s%s, %zu of %zu  ",
			   verdict_mark(f->verdict), verdict_name(f->verdict),
			   f->by_user ? " by you" : "",
			   c->sources.n - f->silent, c->sources.n);
		buf_add(b, str_sub(str_of(f->label), 0,
				   text_fit(str_of(f->label), LABEL_CELLS,
					    s->ambiguous)));
	}
}

/* Words in the rows above one, half the screen of them at most. */
static void
paint_above(const struct session *s, struct grid *g, int row, struct str words)
{
	row_list rows = {0};
	int n;

	wrap(&rows, words, (size_t)s->width, s->ambiguous);
	n = (int)rows.n < s->height / 2 ? (int)rows.n : s->height / 2;
	for (int i = 0; i < n; i++) {
		struct row r = rows.v[i];

		grid_fill(g, row - n + i, 0, s->width, ' ', STYLE_STATUS);
		grid_put(g, row - n + i, 0, str_sub(words, r.start, r.end),
			 s->width, STYLE_STATUS);
	}
	vec_free(&rows);
}

/* What is typed, its end where it is longer than the row, with the keys that
 * end it; what is said of it, such as ways to complete it, in the rows above.
 */
static void
paint_prompt(const struct session *s, struct grid *g)
{
	struct str words = buf_str(&s->prompt);
	const char *keys = modes[s->mode].keys;
	int row = s->height - 1, room = s->width - 2, n;
	int width = (int)strlen(keys);
	int typed = (int)text_width(words, s->ambiguous);

	while (typed > room && words.n) {
		uint32_t cp;

		words = str_sub(words, utf8_next(words, 0, &cp), words.n);
		typed = (int)text_width(words, s->ambiguous);
	}
	n = grid_putz(g, row, 0,
		      s->mode == MODE_SEARCH  ? "/"
		      : s->mode == MODE_MATCH ? "~"
					      : ":",
		      1, STYLE_PROMPT);
	n += grid_put(g, row, n, words, room, STYLE_PROMPT);
	if (n + width + 2 < s->width)
		grid_putz(g, row, s->width - width, keys, width, STYLE_DIM);
	g->cursor_row = row;
	g->cursor_col = n < s->width ? n : s->width - 1;
	if (s->message.n)
		paint_above(s, g, row, buf_str(&s->message));
}

static void
paint_status(const struct session *s, struct grid *g)
{
	struct buf b = BUF_INIT;
	const char *keys = modes[s->mode].keys;
	int row = s->height - 1, width = (int)strlen(keys);
	bool keys_too;

	if (!s->status_line && !s->message.n && !s->n_waiting)
		return;
	grid_fill(g, row, 0, s->width, ' ', STYLE_STATUS);
	if (s->message.n)
		buf_add(&b, buf_str(&s->message));
	else
		status_words(s, &b);
	keys_too = s->width > width + 24;
	if (s->message.n) /* is said whole before the keys are */
		keys_too &= (int)text_width(buf_str(&b), s->ambiguous) <
			    s->width - width - 1;
	grid_put(g, row, 0, buf_str(&b),
		 keys_too ? s->width - width - 2 : s->width, STYLE_STATUS);
	if (keys_too)
		grid_putz(g, row, s->width - width, keys, width, STYLE_STATUS);
	buf_free(&b);
}

void
session_paint(struct session *s, struct grid *g)
{
	g->ambiguous = s->ambiguous;
	grid_start(g, s->width, s->height);
	if (session_view(s) == MODE_COLUMNS)
		columns_paint(s, g);
	else
		list_paint(s, g);
	if ((1u << s->mode) & IN_PROMPTS)
		paint_prompt(s, g);
	else
		paint_status(s, g);
}
