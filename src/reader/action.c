/* The table of modes, the table of actions, and what each action does. */
#include "rashomon/reader/action.h"

#include "handlers.h"

#include <stdlib.h>

const struct mode_row modes[MODE_COUNT] = {
	[MODE_COLUMNS] = {"columns", MODE_COLUMNS,
			  "] next fact  w why  ? help"},
	[MODE_FACTS] = {"facts", MODE_COLUMNS, "Enter opens  w why  q back"},
	[MODE_MATRIX] = {"matrix", MODE_COLUMNS,
			 "Enter opens  h l sources  q back"},
	[MODE_TIMELINE] = {"timeline", MODE_COLUMNS,
			   "Enter opens  > < events  q back"},
	[MODE_SOURCES] = {"sources", MODE_COLUMNS, "Enter opens  q back"},
	[MODE_WHY] = {"why", MODE_COLUMNS, "] next fact  Enter opens  q back"},
	[MODE_STUDY] = {"study", MODE_COLUMNS, "Enter opens  q back"},
	[MODE_HELP] = {"help", MODE_COLUMNS, "j k move  q back"},
	[MODE_MESSAGES] = {"messages", MODE_COLUMNS, "q back"},
	[MODE_SEARCH] = {"search", MODE_COLUMNS, "Enter searches  Esc leaves"},
	[MODE_COMMAND] = {"command", MODE_COLUMNS, "Enter runs  Esc leaves"},
};

static const struct comparison *
comparison(const struct session *s)
{
	return &s->story->c;
}

/* The next fact from the focus on, in the direction of n, that passes; stays
 * where none does. */
static enum effect
walk_facts(struct session *s, long n, const char *what,
	   bool (*passes)(const struct session *s, size_t fact))
{
	long at = s->fact == NO_FOCUS ? -1 : (long)s->fact;
	long left = labs(n), step = n < 0 ? -1 : 1;
	long count = (long)comparison(s)->facts.n, best = -1;

	if (s->fact == NO_FOCUS && n < 0)
		at = count;
	while (left && at + step >= 0 && at + step < count) {
		at += step;
		if (passes(s, (size_t)at)) {
			best = at;
			left--;
		}
	}
	if (best < 0 && s->comparing)
		session_say(s, "The sources are still being compared.");
	else if (best < 0)
		session_say(s, "No %s %s.", n < 0 ? "earlier" : "further",
			    what);
	else
		session_focus_fact(s, (size_t)best);
	return EFFECT_REPAINT;
}

static bool
is_stop(const struct session *s, size_t fact)
{
	return fact_is_stop(s->story, fact);
}

static bool
is_difference(const struct session *s, size_t fact)
{
	return comparison(s)->facts.v[fact].verdict == VERDICT_DIFFERS;
}

static bool
is_single(const struct session *s, size_t fact)
{
	const struct fact *f = &comparison(s)->facts.v[fact];

	return f->verdict == VERDICT_SINGLE && f->kind != MENTION_NAME;
}

static enum effect
next_fact(struct session *s, long n, struct str arg)
{
	(void)arg;
	return walk_facts(s, n, "fact", is_stop);
}

static enum effect
previous_fact(struct session *s, long n, struct str arg)
{
	(void)arg;
	return walk_facts(s, -n, "fact", is_stop);
}

static enum effect
next_difference(struct session *s, long n, struct str arg)
{
	(void)arg;
	return walk_facts(s, n, "difference", is_difference);
}

static enum effect
previous_difference(struct session *s, long n, struct str arg)
{
	(void)arg;
	return walk_facts(s, -n, "difference", is_difference);
}

static enum effect
next_single(struct session *s, long n, struct str arg)
{
	(void)arg;
	return walk_facts(s, n, "fact that one source has", is_single);
}

static enum effect
previous_single(struct session *s, long n, struct str arg)
{
	(void)arg;
	return walk_facts(s, -n, "fact that one source has", is_single);
}

static enum effect
walk_events(struct session *s, long n)
{
	long count = (long)comparison(s)->events.n;
	long at = s->event == NO_FOCUS ? (n > 0 ? -1 : count) : (long)s->event;

	if (!count) {
		session_say(s, "There are no dated events.");
		return EFFECT_REPAINT;
	}
	at += n;
	if (at < 0 || at >= count)
		session_say(s, "That is the %s event.",
			    at < 0 ? "first" : "last");
	session_focus_event(s, (size_t)(at < 0	      ? 0
					: at >= count ? count - 1
						      : at));
	return EFFECT_REPAINT;
}

static enum effect
next_event(struct session *s, long n, struct str arg)
{
	(void)arg;
	return walk_events(s, n);
}

static enum effect
previous_event(struct session *s, long n, struct str arg)
{
	(void)arg;
	return walk_events(s, -n);
}

static void
focus_source(struct session *s, size_t source)
{
	s->source = source;
	if (s->fact != NO_FOCUS)
		s->told = story_says(s->story, s->fact, source);
}

static enum effect
move_column(struct session *s, long n)
{
	long at = (long)s->place[s->source] + n;
	long count = (long)comparison(s)->sources.n;

	if (s->mode == MODE_MATRIX) {
		at = (long)s->matrix_left + n;
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
	focus_source(s, s->order[at]);
	return EFFECT_REPAINT;
}

static enum effect
column_right(struct session *s, long n, struct str arg)
{
	(void)arg;
	return move_column(s, n);
}

static enum effect
column_left(struct session *s, long n, struct str arg)
{
	(void)arg;
	return move_column(s, -n);
}

static void
scroll_column(struct session *s, size_t source, long n)
{
	struct column *c = &s->columns[source];
	long at = (long)c->top + n;
	long most = (long)c->rows.n - (long)columns_rows(s);

	c->top = (size_t)(at < 0 || most < 0 ? 0 : at > most ? most : at);
	c->anchor = c->rows.n ? c->rows.v[c->top].start : 0;
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
		return EFFECT_REPAINT;
	}
	was = s->columns[s->source].top;
	if (!s->align)
		scroll_column(s, s->source, n);
	else
		for (size_t i = 0; i < comparison(s)->sources.n; i++)
			scroll_column(s, i, n);
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
		focus_source(s, source);
		focus_at(s, source, byte);
	} else if (source != NO_FOCUS) {
		focus_source(s, source);
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

static enum effect
line_down(struct session *s, long n, struct str arg)
{
	(void)arg;
	return move(s, n);
}

static enum effect
line_up(struct session *s, long n, struct str arg)
{
	(void)arg;
	return move(s, -n);
}

static enum effect
page_down(struct session *s, long n, struct str arg)
{
	(void)arg;
	if (s->mode == MODE_COLUMNS)
		for (size_t i = 0; i < comparison(s)->sources.n; i++)
			scroll_column(s, i, n * page(s));
	else
		move(s, n * page(s));
	return EFFECT_REPAINT;
}

static enum effect
page_up(struct session *s, long n, struct str arg)
{
	return page_down(s, -n, arg);
}

static enum effect
half_down(struct session *s, long n, struct str arg)
{
	(void)arg;
	return move(s, n * (page(s) / 2 + 1));
}

static enum effect
half_up(struct session *s, long n, struct str arg)
{
	return half_down(s, -n, arg);
}

static enum effect
to_top(struct session *s, long n, struct str arg)
{
	(void)n;
	(void)arg;
	return move(s, -1000000000);
}

static enum effect
to_end(struct session *s, long n, struct str arg)
{
	struct column *c = &s->columns[s->source];
	size_t rows = columns_rows(s);

	(void)n;
	(void)arg;
	if (s->mode != MODE_COLUMNS)
		return move(s, 1000000000);
	c->top = c->rows.n > rows ? c->rows.n - rows : 0;
	c->anchor = c->rows.n ? c->rows.v[c->top].start : 0;
	return EFFECT_REPAINT;
}

enum effect
open_mode(struct session *s, enum mode m)
{
	session_mode(s, m);
	return EFFECT_REPAINT;
}

static enum effect
show_columns(struct session *s, long n, struct str arg)
{
	(void)n;
	(void)arg;
	return open_mode(s, MODE_COLUMNS);
}

static enum effect
show_facts(struct session *s, long n, struct str arg)
{
	(void)n;
	(void)arg;
	return open_mode(s, MODE_FACTS);
}

static enum effect
show_matrix(struct session *s, long n, struct str arg)
{
	(void)n;
	(void)arg;
	return open_mode(s, MODE_MATRIX);
}

static enum effect
show_timeline(struct session *s, long n, struct str arg)
{
	(void)n;
	(void)arg;
	return open_mode(s, MODE_TIMELINE);
}

static enum effect
show_sources(struct session *s, long n, struct str arg)
{
	(void)n;
	(void)arg;
	return open_mode(s, MODE_SOURCES);
}

static enum effect
show_study(struct session *s, long n, struct str arg)
{
	(void)n;
	(void)arg;
	return open_mode(s, MODE_STUDY);
}

static enum effect
show_help(struct session *s, long n, struct str arg)
{
	(void)n;
	(void)arg;
	return open_mode(s, MODE_HELP);
}

static enum effect
show_messages(struct session *s, long n, struct str arg)
{
	(void)n;
	(void)arg;
	return open_mode(s, MODE_MESSAGES);
}

/* The number in `arg`, from 1; 0 for none. */
static size_t
number_in(struct str arg)
{
	size_t n = 0;

	arg = str_trim(arg);
	if (!arg.n || arg.n > 9)
		return 0;
	for (size_t i = 0; i < arg.n; i++) {
		if (arg.p[i] < '0' || arg.p[i] > '9')
			return 0;
		n = n * 10 + (size_t)(arg.p[i] - '0');
	}
	return n;
}

static enum effect
show_why(struct session *s, long n, struct str arg)
{
	size_t fact = number_in(arg);

	(void)n;
	if (fact && fact <= comparison(s)->facts.n)
		session_focus_fact(s, fact - 1);
	else if (s->mode != MODE_COLUMNS && s->selected < s->lines.n &&
		 s->lines.v[s->selected].target != NO_FOCUS &&
		 (s->mode == MODE_FACTS || s->mode == MODE_MATRIX))
		session_focus_fact(s, s->lines.v[s->selected].target);
	return open_mode(s, MODE_WHY);
}

/* Enter: in the columns, the fact's next mention; in a list, what the line
 * stands for, shown in the columns. */
static enum effect
enter(struct session *s, long n, struct str arg)
{
	size_t target;

	(void)n;
	(void)arg;
	if (s->mode == MODE_COLUMNS) {
		size_t count = comparison(s)->sources.n;

		for (size_t i = 1; s->fact != NO_FOCUS && i <= count; i++) {
			size_t next = (s->source + i) % count;

			if (story_says(s->story, s->fact, next) ==
			    MENTION_LOOSE)
				continue;
			focus_source(s, next);
			break;
		}
		return EFFECT_REPAINT;
	}
	target = s->selected < s->lines.n ? s->lines.v[s->selected].target
					  : NO_FOCUS;
	if (target == NO_FOCUS)
		return EFFECT_NONE;
	if (s->mode == MODE_FACTS || s->mode == MODE_MATRIX)
		session_focus_fact(s, target);
	else if (s->mode == MODE_TIMELINE)
		session_focus_event(s, target);
	else if (s->mode == MODE_SOURCES || s->mode == MODE_STUDY)
		focus_source(s, target);
	else if (s->mode == MODE_HELP)
		return EFFECT_NONE;
	return open_mode(s, MODE_COLUMNS);
}

static enum effect
back(struct session *s, long n, struct str arg)
{
	(void)n;
	(void)arg;
	if (modes[s->mode].parent == s->mode)
		return EFFECT_QUIT;
	return open_mode(s, modes[s->mode].parent);
}

static enum effect
quit(struct session *s, long n, struct str arg)
{
	(void)s;
	(void)n;
	(void)arg;
	return EFFECT_QUIT;
}

static enum effect
toggle_align(struct session *s, long n, struct str arg)
{
	(void)n;
	(void)arg;
	s->align = !s->align;
	if (s->fact != NO_FOCUS)
		session_focus_fact(s, s->fact);
	session_say(s, s->align ? "The columns keep the fact on one row."
				: "Each column scrolls alone.");
	return EFFECT_REPAINT;
}

static enum effect
toggle_folds(struct session *s, long n, struct str arg)
{
	(void)n;
	(void)arg;
	s->unfold = !s->unfold;
	session_say(s, s->unfold ? "All parts of the pages are shown."
				 : "Parts that tell nothing are folded.");
	return EFFECT_RELAYOUT;
}

static enum effect
toggle_single(struct session *s, long n, struct str arg)
{
	(void)n;
	(void)arg;
	s->single_column = !s->single_column;
	return EFFECT_RELAYOUT;
}

static void
show_hit(struct session *s)
{
	const struct found_text *h = &s->hits.v[s->hit];

	session_mode(s, MODE_COLUMNS);
	focus_source(s, h->source);
	columns_show(s, h->source, h->span.start);
	session_say(s, "Hit %zu of %zu for \"%s\".", s->hit + 1, s->hits.n,
		    s->needle.p);
}

static enum effect
walk_hits(struct session *s, long n)
{
	long count = (long)s->hits.n, at;

	if (!count) {
		session_say(s,
			    s->needle.n ? "Nothing found for \"%s\"."
					: "Search first: / and words.%s",
			    s->needle.n ? s->needle.p : "");
		return EFFECT_REPAINT;
	}
	at = s->hit == NO_FOCUS ? (n > 0 ? 0 : count - 1)
				: ((long)s->hit + n) % count;
	s->hit = (size_t)(at < 0 ? at + count : at);
	show_hit(s);
	return EFFECT_REPAINT;
}

static enum effect
next_hit(struct session *s, long n, struct str arg)
{
	(void)arg;
	return walk_hits(s, n);
}

static enum effect
previous_hit(struct session *s, long n, struct str arg)
{
	(void)arg;
	return walk_hits(s, -n);
}

static enum effect
find(struct session *s, long n, struct str arg)
{
	(void)n;
	if (!arg.n)
		return open_mode(s, MODE_SEARCH);
	buf_clear(&s->needle);
	buf_add(&s->needle, arg);
	search_run(s);
	return walk_hits(s, 1);
}

static enum effect
command_line(struct session *s, long n, struct str arg)
{
	(void)n;
	(void)arg;
	return open_mode(s, MODE_COMMAND);
}

static enum effect
go_fact(struct session *s, long n, struct str arg)
{
	size_t fact = number_in(arg);

	(void)n;
	if (!fact || fact > comparison(s)->facts.n)
		session_wrong(s, "Say a number from 1 to %zu.",
			      comparison(s)->facts.n);
	else
		session_focus_fact(s, fact - 1);
	return EFFECT_REPAINT;
}

static enum effect
go_source(struct session *s, long n, struct str arg)
{
	size_t source = number_in(arg);

	(void)n;
	if (arg.n && !source)
		return session_source(s, arg);
	if (!source || source > comparison(s)->sources.n)
		session_wrong(s, "Say a number from 1 to %zu.",
			      comparison(s)->sources.n);
	else
		focus_source(s, source - 1);
	return EFFECT_REPAINT;
}

static enum effect
go_day(struct session *s, long n, struct str arg)
{
	size_t event = timeline_find(comparison(s), str_trim(arg));

	(void)n;
	if (event == NO_FOCUS)
		session_wrong(s, "No event is dated so. Say goto and a day "
				 "like June 10 or 2026-06-10.");
	else
		session_focus_event(s, event);
	return EFFECT_REPAINT;
}

#define MOVE "Moving"
#define FACT "Facts"
#define VIEW "Views"
#define FIND "Searching"
#define REST "Everything else"

const struct action actions[] = {
	{"next-fact", "]", IN_VIEWS, FACT, "next fact", "next fact", next_fact,
	 true},
	{"previous-fact", "[", IN_VIEWS, FACT, "previous fact", "previous fact",
	 previous_fact, true},
	{"next-difference", "}", IN_VIEWS, FACT,
	 "next fact on which sources differ", "next difference",
	 next_difference, true},
	{"previous-difference", "{", IN_VIEWS, FACT,
	 "previous fact on which sources differ", "previous difference",
	 previous_difference, true},
	{"next-single", ")", IN_VIEWS, FACT,
	 "next fact that only one source has", "next single", next_single,
	 true},
	{"previous-single", "(", IN_VIEWS, FACT,
	 "previous fact that only one source has", "previous single",
	 previous_single, true},
	{"why", "w", IN_VIEWS, FACT, "why is this fact marked so?", "why",
	 show_why, true},
	{"enter", "<Enter>", IN_VIEWS, FACT,
	 "columns: next mention of the fact; lists: open the line", "open",
	 enter, true},
	{"next-event", ">", IN_VIEWS, MOVE, "next event on the timeline",
	 "next event", next_event, true},
	{"previous-event", "<lt>", IN_VIEWS, MOVE,
	 "previous event on the timeline", "previous event", previous_event,
	 true},
	{"line-down", "j <Down> <C-e>", IN_VIEWS, MOVE, "one line down", "next",
	 line_down, false},
	{"line-up", "k <Up> <C-y>", IN_VIEWS, MOVE, "one line up", "previous",
	 line_up, false},
	{"column-right", "l <Right> <Tab>", IN_VIEWS, MOVE,
	 "next source; matrix: next sources", "next source", column_right,
	 false},
	{"column-left", "h <Left> <BTab>", IN_VIEWS, MOVE,
	 "previous source; matrix: previous sources", "previous source",
	 column_left, false},
	{"page-down", "<Space> <PageDown> <C-f>", IN_VIEWS, MOVE,
	 "one page down, all columns", "page down", page_down, false},
	{"page-up", "b <PageUp> <C-b>", IN_VIEWS, MOVE,
	 "one page up, all columns", "page up", page_up, false},
	{"half-down", "<C-d>", IN_VIEWS, MOVE, "half a page down", "half down",
	 half_down, false},
	{"half-up", "<C-u>", IN_VIEWS, MOVE, "half a page up", "half up",
	 half_up, false},
	{"top", "g <Home>", IN_VIEWS, MOVE, "to the start", "top", to_top,
	 true},
	{"end", "G <End>", IN_VIEWS, MOVE, "to the end", "end", to_end, true},
	{"fact", "", IN_VIEWS, MOVE, "to the fact of that number", "fact",
	 go_fact, true},
	{"source", "", IN_VIEWS, MOVE,
	 "to the source of that number; or run the file of that name", "source",
	 go_source, true},
	{"goto", "", IN_VIEWS, MOVE, "to the event of that day", "goto", go_day,
	 true},
	{"columns", "c", IN_VIEWS, VIEW, "the articles, side by side",
	 "columns", show_columns, true},
	{"facts", "f", IN_VIEWS, VIEW, "the list of facts", "facts", show_facts,
	 true},
	{"matrix", "m", IN_VIEWS, VIEW, "what each source says, or silence",
	 "matrix", show_matrix, true},
	{"timeline", "t", IN_VIEWS, VIEW, "the events in order of time",
	 "timeline", show_timeline, true},
	{"sources", "s", IN_VIEWS, VIEW, "outlets, dates, copies", "sources",
	 show_sources, true},
	{"zoom-in", "+", 1 << MODE_TIMELINE, VIEW, "timeline: look closer",
	 "zoom in", zoom_in, false},
	{"zoom-out", "-", 1 << MODE_TIMELINE, VIEW, "timeline: see more",
	 "zoom out", zoom_out, false},
	{"study", "S", IN_VIEWS, VIEW, "summaries, words to watch, quiz",
	 "study", show_study, true},
	{"messages", "M", IN_VIEWS, VIEW, "the last messages", "messages",
	 show_messages, true},
	{"help", "?", IN_VIEWS, VIEW, "the keys that work now", "help",
	 show_help, true},
	{"find", "/", IN_VIEWS, FIND, "search in all sources", "find", find,
	 false},
	{"next-hit", "n", IN_VIEWS, FIND, "next hit", "next hit", next_hit,
	 true},
	{"previous-hit", "N", IN_VIEWS, FIND, "previous hit", "previous hit",
	 previous_hit, true},
	{"align", "=", IN_VIEWS, REST,
	 "keep the fact on one row in all columns, or let go", "align",
	 toggle_align, false},
	{"folds", "z", IN_VIEWS, REST, "open or fold what tells nothing",
	 "folds", toggle_folds, false},
	{"earlier-place", "<C-o>", IN_VIEWS, MOVE,
	 "back to where I was before the last jump", "earlier place",
	 earlier_place, false},
	{"later-place", "<C-p>", IN_VIEWS, MOVE,
	 "forward again, after going back", "later place", later_place, false},
	{"again", ".", IN_VIEWS, REST, "do the last action again", "again",
	 again, false},
	{"record", "R", IN_VIEWS, REST,
	 "keep the keys that follow, until R again", "record", record, false},
	{"play", "@", IN_VIEWS, REST, "press the kept keys", "play", play,
	 false},
	{"single-column", "O", IN_VIEWS, REST, "one article at a time, or more",
	 "single column", toggle_single, false},
	{"copy", "y", IN_VIEWS, REST, "copy the sentence in focus", "copy",
	 copy, false},
	{"open-address", "o", IN_VIEWS, REST,
	 "open the source's address in a browser; asks first", "open address",
	 open_address, false},
	{"address", "a", IN_VIEWS, REST, "show the source's address", "address",
	 address, false},
	{"where", "<C-g>", IN_VIEWS, REST, "say where I am", "where", where,
	 false},
	{"theme", "", IN_VIEWS, REST, "use the theme of that name", "theme",
	 set_theme, false},
	{"set", "", IN_VIEWS, REST, "show the options, or set one", "set",
	 set_option, false},
	{"redraw", "<C-l>", IN_VIEWS, REST, "draw the screen anew", "redraw",
	 redraw, false},
	{"suspend", "<C-z>", IN_VIEWS, REST, "suspend the program", "suspend",
	 suspend, false},
	{"command", ":", IN_VIEWS, REST, "type a command", "command",
	 command_line, false},
	{"back", "q <Esc>", IN_VIEWS, REST, "back; in the columns: quit",
	 "back", back, false},
	{"quit", "Q <C-c>", IN_VIEWS, REST, "quit", "quit", quit, false},
};
const size_t action_count = sizeof actions / sizeof *actions;
