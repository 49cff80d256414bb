/* Moving what is seen: by line, page and column, by wheel and click. */
#include "handlers.h"

static enum effect
move_column(struct session *s, long n)
{
	long at = (long)s->place[s->source] + n;
	long count = (long)comparison(s)->sources.n;

	if (s->mode == MODE_MATRIX) {
		at = (long)s->matrix_left + n;
		if (at < 0 || at >= count)
			session_say(s, "That is the %s source.",
				    at < 0 ? "first" : "last");
		s->matrix_left = (size_t)(at < 0	? 0
					  : at >= count ? count - 1
							: at);
		list_build(s);
		return EFFECT_REPAINT;
	}
	if (at < 0 || at >= count)
		session_say(s, "That is the %s source.",
			    at < 0 ? "first" : "last");
	at = at < 0 ? 0 : at >= count ? count - 1 : at;
	session_focus_source(s, s->order[at]);
	return EFFECT_REPAINT;
}

enum effect
walk_column(struct session *s, long n, struct str arg)
{
	(void)arg;
	return move_column(s, n);
}

static void
scroll_column(struct session *s, size_t source, long n)
{
	struct column *c = columns_ready(s, source);
	long at = (long)c->top + n;
	long most = (long)c->rows.n - (long)columns_rows(s);

	c->top = (size_t)(at < 0 || most < 0 ? 0 : at > most ? most : at);
	c->anchor = c->rows.n ? c->rows.v[c->top].start : 0;
}

static void
scroll_all(struct session *s, long n)
{
	for (size_t i = 0; i < comparison(s)->sources.n; i++)
		if (i == s->source || columns_in_sight(s, i))
			scroll_column(s, i, n);
}

/* Moves in a list by lines, in the columns by rows: the focused column, or
 * all that are shown where they follow each other. */
static enum effect
move(struct session *s, long n)
{
	long at = (long)s->selected + n, last = (long)s->lines.n - 1;
	size_t was;

	if (s->mode != MODE_COLUMNS) {
		s->selected = (size_t)(at < (long)s->frozen ? (long)s->frozen
				       : at > last ? (last < 0 ? 0 : last)
						   : at);
		if (at < (long)s->frozen || at > last)
			session_say(s, "This is the %s of the list.",
				    n > 0 ? "end" : "start");
		return EFFECT_REPAINT;
	}
	was = columns_ready(s, s->source)->top;
	if (!s->align)
		scroll_column(s, s->source, n);
	else
		scroll_all(s, n);
	if (s->columns[s->source].top == was)
		session_say(s, "This is the %s of the article.",
			    n > 0 ? "end" : "start");
	return EFFECT_REPAINT;
}

enum effect
session_wheel(struct session *s, long lines, int row, int col)
{
	size_t source, byte;

	buf_clear(&s->message);
	if ((1u << s->mode) & IN_PROMPTS)
		return EFFECT_NONE;
	if (s->mode != MODE_COLUMNS || s->align)
		return move(s, lines);
	columns_at(s, row, col, &source, &byte);
	if (source != NO_FOCUS)
		scroll_column(s, source, lines);
	return EFFECT_REPAINT;
}

/* Focuses the fact told at a byte of a source, where there is one. */
static void
focus_at(struct session *s, size_t source, size_t byte)
{
	const struct comparison *c = comparison(s);

	for (size_t i = 0; i < c->told.n; i++) {
		const struct told *t = &c->told.v[i];

		if (t->source != source || t->fact == MENTION_LOOSE ||
		    byte < t->m.start || byte >= t->m.end ||
		    !fact_is_stop(s->story, t->fact))
			continue;
		session_focus_fact(s, t->fact);
		s->told = i;
		return;
	}
}

enum effect
session_click(struct session *s, int row, int col)
{
	size_t source, byte, rows = s->lines.n;
	long at = (long)s->top + row - (long)s->frozen;

	buf_clear(&s->message);
	if ((1u << s->mode) & IN_PROMPTS)
		return EFFECT_NONE;
	if (s->mode != MODE_COLUMNS) {
		if (row >= (int)s->frozen && row < s->height - 1 &&
		    at < (long)rows)
			s->selected = (size_t)at;
		return EFFECT_REPAINT;
	}
	if (columns_at(s, row, col, &source, &byte)) {
		session_focus_source(s, source);
		focus_at(s, source, byte);
	} else if (source != NO_FOCUS) {
		session_focus_source(s, source);
	}
	return EFFECT_REPAINT;
}

static long
page(const struct session *s)
{
	long rows = s->mode == MODE_COLUMNS ? (long)columns_rows(s)
					    : (long)s->height - 2;

	return rows > 2 ? rows - 1 : 1;
}

enum effect
move_line(struct session *s, long n, struct str arg)
{
	(void)arg;
	return move(s, n);
}

enum effect
move_page(struct session *s, long n, struct str arg)
{
	(void)arg;
	if (s->mode == MODE_COLUMNS)
		scroll_all(s, n * page(s));
	else
		move(s, n * page(s));
	return EFFECT_REPAINT;
}

enum effect
move_half(struct session *s, long n, struct str arg)
{
	(void)arg;
	return move(s, n * (page(s) / 2 + 1));
}

enum effect
to_top(struct session *s, long n, struct str arg)
{
	(void)n;
	(void)arg;
	return move(s, -1000000000);
}

enum effect
to_end(struct session *s, long n, struct str arg)
{
	struct column *c = columns_ready(s, s->source);
	size_t rows = columns_rows(s);

	(void)n;
	(void)arg;
	if (s->mode != MODE_COLUMNS)
		return move(s, 1000000000);
	c->top = c->rows.n > rows ? c->rows.n - rows : 0;
	c->anchor = c->rows.n ? c->rows.v[c->top].start : 0;
	return EFFECT_REPAINT;
}
