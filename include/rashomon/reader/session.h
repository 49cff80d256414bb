/* The state of reading: one struct, passed to everything. Only the functions
 * of this room change it; term and plain feed keys and commands and show what
 * they find. */
#ifndef RASHOMON_READER_SESSION_H
#define RASHOMON_READER_SESSION_H

#include "rashomon/reader/action.h"
#include "rashomon/reader/grid.h"
#include "rashomon/story/later.h"

#define NO_FOCUS ((size_t)-1)

/* A row of a column: words of the article, or a line about folded blocks. */
struct column_row {
	size_t start, end; /* bytes of the article's text */
	size_t block;	   /* place of its block */
	bool folded;	   /* stands for `block` and those up to `last` */
	size_t last;
};

struct column {
	VEC(struct column_row) rows; /* once built */
	size_t top;		     /* first row shown */
	size_t anchor;		     /* byte of the text at the top */
	bool built;		     /* for the width there is now */
	size_t wanted; /* byte to show once it is looked at, from 1 */
};

/* A line of a list view. */
struct line {
	struct str text; /* in session.lines_arena */
	enum style style;
	size_t target; /* what Enter goes to: fact, event or source */
};

struct found_text {
	size_t source;
	struct span span;
};

/* A key of the user's. */
struct bind {
	long keys[KEYS_MOST]; /* one after the other */
	size_t n;
	const struct action *action; /* NULL: does nothing */
};

/* Where the reader is; what going back restores. */
struct visit {
	enum mode mode;
	size_t source, fact, told, event, hit, selected;
	size_t byte; /* of the source's text, at the top of its column */
};
typedef VEC(struct visit) visit_list;

/* Registers of kept keys, a to z. */
enum { REGISTERS = 26 };

/* How much plain mode says. */
enum verbosity { VERBOSITY_SHORT, VERBOSITY_NORMAL, VERBOSITY_FULL };

/* Which facts are shown and stopped at; all zero: every one. */
struct fact_filter {
	unsigned verdicts, kinds; /* bits */
	size_t least;		  /* sources that tell it */
	size_t source;		  /* that tells it, from 1 */
	char day[16];		  /* "2026-06" or "-06-10"; "" any */
};

/* The order of facts in their lists. */
enum sorting {
	SORT_STORY,
	SORT_VERDICT,
	SORT_KIND,
	SORT_SOURCES,
	SORT_DATE,
	SORT_COUNT
};

struct session {
	const struct story *story; /* borrowed */
	enum mode mode;
	enum mode before; /* of a prompt: the view it came from */
	enum mode under;  /* of why, help and messages: the same */
	size_t under_selected, under_top; /* where that list was */
	size_t source;			  /* focused column */
	size_t fact;			  /* focused fact; NO_FOCUS none */
	struct fact_filter only;
	size_t *dated; /* owned; where the filter names a day: the event of
			* that day that each fact belongs to, NO_FOCUS none */
	enum sorting sorting;
	bool backward;		/* it was reached from a later one */
	size_t told;		/* its mention in the focused column */
	size_t event;		/* focused event; NO_FOCUS none */
	struct column *columns; /* owned, one a source */
	size_t *order;		/* owned; sources from left to right: those
				 * without text stand last */
	size_t *place;		/* owned; the inverse of order */
	int width, height;	/* of the screen */
	int column_width;	/* cells; what the rows were built for */
	size_t first_column;	/* leftmost column shown */
	bool align;		/* mentions of the fact on one row */
	bool unfold;		/* furniture shown in full */
	bool single_column;	/* option: one article at a time */
	int min_column;		/* option: least width of a column */
	int ambiguous;		/* option: cells of ambiguous characters */
	struct arena lines_arena;
	VEC(struct line) lines; /* of the list view */
	size_t frozen;		/* lines that stay at the top */
	size_t selected, top;	/* of the list view */
	size_t matrix_left;	/* first column shown in the matrix */
	int zoom;		/* of the timeline: doublings */
	struct buf prompt;	/* what is typed */
	struct buf needle;	/* what was searched last */
	struct buf sought;	/* the same, in the lines of a list */
	bool pattern;		/* it is a regular expression */
	VEC(struct found_text) hits;
	size_t hit;		 /* focused hit; NO_FOCUS none */
	long count;		 /* typed before a key; 0 none */
	long waiting[KEYS_MOST]; /* keys that begin a longer sequence */
	size_t n_waiting;
	struct buf message; /* shown until the next key */
	struct buf log;	    /* the newest messages, a line each */
	struct story *own;  /* the same story, where rulings may compare it
			     * anew; NULL: no rulings are made */
	struct story_again again; /* of rulings that are being compared */
	bool aside;		  /* they may be: rulings_arrive is called */
	size_t marked;		  /* a mention to merge with; NO_FOCUS none */
	struct buf clip;	  /* what was asked to be copied */
	VEC(struct bind) binds;	  /* of the user; the last one wins */
	const char *theme;	  /* its name, static or in config_arena */
	const char *preview;	  /* theme being typed, static; NULL none */
	struct arena config_arena;
	struct buf colours; /* the configuration's color lines */
	bool borders;	    /* option */
	bool other_screen;  /* option: the terminal's alternate screen */
	bool status_line;   /* option */
	bool show_cursor;   /* option; it is placed in any case */
	bool margins;	    /* option: the terminal scrolls columns alone */
	int line_speed;	    /* option: kbit/s of a slow line; 0 none */
	bool mouse;	    /* option: wheel and clicks are taken */
	bool plain;	    /* option: lines instead of a screen */
	bool say_language;  /* option: plain mode says a new language */
	int verbosity;	    /* option: enum verbosity */
	bool wrong;	    /* the message says that nothing was done */
	bool narrow;	    /* the terminal's locale is not UTF-8 */
	bool comparing;	    /* the facts are not there yet */
	visit_list back, ahead;
	const struct action *last; /* done last; NULL none */
	long last_count;
	struct buf last_arg;
	VEC(long) kept_keys[REGISTERS]; /* macros, by letter */
	size_t kept;			/* the one in use */
	bool recording;
	int playing, sourced;	 /* how deep */
	size_t played;		 /* keys, since play began */
	bool keep_places;	 /* option */
	bool moved;		 /* a key was pressed */
	size_t asked;		 /* source + 1 whose address was offered */
	const char *browser;	 /* option: opens addresses */
	VEC(const char *) typed; /* commands, in config_arena */
	size_t recalled;	 /* of them in the prompt, from the end */
};

void session_open(struct session *s, const struct story *st);
/* Says what there is to read, and how to begin. */
void session_greet(struct session *s);
/* The story that was being compared is there: takes the place of the one that
 * held no more than the text, in which reading goes on at the same words. The
 * former is borrowed no longer. */
void session_arrive(struct session *s, const struct story *st);
void session_close(struct session *s);
/* The screen's size; keeps every place in its source. */
void session_resize(struct session *s, int width, int height);
enum effect session_key(struct session *s, long key);
/* A command line: an action's name or plain command and its words. */
enum effect session_command(struct session *s, struct str words);
/* The wheel turned by `lines` over a cell; a click on a cell. */
enum effect session_wheel(struct session *s, long lines, int row, int col);
enum effect session_click(struct session *s, int row, int col);
void session_paint(struct session *s, struct grid *g);
/* Adds whole lines to the messages; old ones go. */
void session_log(struct session *s, struct str lines);
/* Says something in the status line, and among the messages. */
void session_say(struct session *s, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* Says that and why nothing was done, and what to do instead. */
void session_wrong(struct session *s, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* Makes every transition between modes. */
void session_mode(struct session *s, enum mode m);
/* The view that shows: the mode, or what is under a prompt. */
enum mode session_view(const struct session *s);

/* trail.c: the place now; what was left by a jump from `before`; the action
 * that "again" repeats; a key to be kept. */
struct visit place_here(const struct session *s);
void place_left(struct session *s, struct visit before);
void action_done(struct session *s, const struct action *a, long count,
		 struct str arg);
void key_pressed(struct session *s, long key);
/* Runs the commands in a file, a line each; # opens a note. */
enum effect session_source(struct session *s, struct str path);

/* rule.c: the story compared anew is done: shows it. Waits where it is not. */
void rulings_arrive(struct session *s);

/* Focus on a source, and on its mention of the fact in focus. */
void session_focus_source(struct session *s, size_t source);
/* Focus on a fact or event: every column goes to its own mention. */
void session_focus_fact(struct session *s, size_t fact);
void session_focus_event(struct session *s, size_t event);
/* The fact whose mention starts at `byte` of the source's text; nothing where
 * none does. */
void session_focus_at(struct session *s, size_t source, size_t byte);
/* Is the fact worth a stop on the way through: told by two or more sources
 * and not only a name? Statements that sources share are found by their words
 * alone and stop only where they differ; the list of facts has them all. */
bool fact_is_stop(const struct story *st, size_t fact);
/* The next such fact from `fact` on, or before it (step -1), that the filter
 * lets through; NO_FOCUS where there is none. */
size_t next_stop(const struct session *s, size_t fact, int step);

/* The views; each is a file of this room. */
size_t columns_shown(const struct session *s);
size_t columns_rows(const struct session *s); /* rows of text on the screen */
/* The width has changed: no column is built for it. */
void columns_build(struct session *s);
/* A source's column, built and scrolled to where it is wanted. */
struct column *columns_ready(struct session *s, size_t source);
void columns_paint(struct session *s, struct grid *g);
/* Is the source's column among those on the screen? */
bool columns_in_sight(const struct session *s, size_t source);
/* Does `byte` of the source's text show now? */
bool columns_shows(struct session *s, size_t source, size_t byte);
/* Scrolls a column so that `byte` of its text shows; not at all where it
 * shows already. */
void columns_show(struct session *s, size_t source, size_t byte);
/* The source and byte of its text that a cell shows; false on borders, heads
 * and empty rows, *source is the column's all the same, or NO_FOCUS. */
bool columns_at(struct session *s, int row, int col, size_t *source,
		size_t *byte);
/* Does the filter let a fact through; what it is, " differs 2 sources", false
 * for none. */
bool fact_passes(const struct session *s, size_t fact);
bool filter_says(const struct session *s, struct buf *out);
/* The day of the filter is another one, or the story is: finds its facts. */
void filter_dates(struct session *s);
void list_build(struct session *s);
/* Selects the line of a target, where there is one. */
void list_select(struct session *s, size_t target);
void list_paint(struct session *s, struct grid *g);
/* Finds the needle in all sources; false and a message where it is no pattern
 * that may be used. */
bool search_run(struct session *s);
void hits_build(struct session *s); /* the lines of their list */

/* The timeline's picture: its rows above the list, its painting. */
size_t timeline_rows(const struct session *s);
void timeline_paint(const struct session *s, struct grid *g);
/* False at either end of the zoom. */
bool timeline_zoom(struct session *s, long by);
/* The day that is said as "June 10" or "2026-06", as fact_filter has it; false
 * where it is none. */
bool day_read(struct str words, char day[16]);
bool event_is_on(const struct event *e, const char *day);
/* The first event of a day; NO_FOCUS for none. */
size_t timeline_find(const struct comparison *c, struct str words);
/* When an event was, in words; how long after the one before, where that is
 * worth words. */
void timeline_when(const struct event *e, struct buf *out);
bool timeline_gap(const struct event *before, const struct event *e,
		  char out[32]);

enum style verdict_style(enum verdict v);

#endif
