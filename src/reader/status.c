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

/* Mode, place, and the fact in words; gives the cells before its label, which
 * must not be cut. */
static int
status_words(const struct session *s, struct buf *b)
{
	const struct comparison *c = &s->story->c;
	struct buf only = BUF_INIT;
	size_t fact = fact_here(s), uncut;

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
	}
	uncut = text_width(str_trim(buf_str(b)), s->ambiguous);
	if (fact != NO_FOCUS) {
		struct str label = str_of(c->facts.v[fact].label);

		buf_add(b, str_sub(label, 0,
				   text_fit(label, LABEL_CELLS, s->ambiguous)));
	}
	return (int)uncut;
}

/* Words in rows of their own, `most` of them, above row `end`. Where that
 * would cover the focus, at the top; false then. */
static bool
paint_rows(const struct session *s, struct grid *g, int end, int most,
	   struct str words)
{
	row_list rows = {0};
	bool below;
	int n;

	wrap(&rows, words, (size_t)s->width, s->ambiguous);
	n = (int)rows.n < most ? (int)rows.n : most;
	below = g->cursor_row < end - n || g->cursor_row >= end;
	end = below ? end : n;
	for (int i = 0; i < n; i++) {
		struct row r = rows.v[i];

		grid_fill(g, end - n + i, 0, s->width, ' ', STYLE_STATUS);
		grid_put(g, end - n + i, 0, str_sub(words, r.start, r.end),
			 s->width, STYLE_STATUS);
	}
	vec_free(&rows);
	return below;
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
		paint_rows(s, g, row, s->height / 2, buf_str(&s->message));
}

/* Those of a mode's keys that leave room for the words, the last ones kept. */
static const char *
keys_for(const char *keys, int room)
{
	const char *gap;

	while (room < (int)strlen(keys) && (gap = strstr(keys, "  ")))
		keys = gap + 2;
	return room < (int)strlen(keys) ? "" : keys;
}

static void
paint_status(const struct session *s, struct grid *g)
{
	struct str said = buf_str(&s->message);
	int row = s->height - 1, uncut, width;
	bool is_long =
		s->height > 3 && (int)text_width(said, s->ambiguous) > s->width;
	struct buf b = BUF_INIT;
	const char *keys;

	if (!s->status_line && !said.n && !s->n_waiting)
		return;
	grid_fill(g, row, 0, s->width, ' ', STYLE_STATUS);
	if (is_long && paint_rows(s, g, s->height, s->height / 2, said))
		return;
	if (said.n && !is_long) {
		buf_add(&b, said);
		uncut = (int)text_width(said, s->ambiguous);
	} else {
		uncut = status_words(s, &b);
	}
	keys = keys_for(modes[s->mode].keys, s->width - uncut - 2);
	width = *keys ? (int)strlen(keys) : -2;
	grid_put(g, row, 0, buf_str(&b), s->width - width - 2, STYLE_STATUS);
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
