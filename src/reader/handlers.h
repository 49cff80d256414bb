/* The actions' functions, for their table, and what they share; private to
 * this room. */
#ifndef RASHOMON_READER_HANDLERS_H
#define RASHOMON_READER_HANDLERS_H

#include "rashomon/reader/config.h"
#include "rashomon/reader/session.h"

static inline const struct comparison *
comparison(const struct session *s)
{
	return &s->story->c;
}

/* Does what an action is there for, its count forward or backward. */
enum effect action_do(struct session *s, const struct action *a, long count,
		      struct str arg);
/* Runs an action as its key or words do. */
enum effect session_run(struct session *s, const struct action *a, long count,
			struct str arg);
/* A key in a prompt. */
enum effect prompt_key(struct session *s, long key);
/* The keys of a sequence that is not whole yet. */
void session_waiting(const struct session *s, struct buf *b);
/* Opens the command line with the words that begin it; says what is to
 * follow. */
enum effect ask_words(struct session *s, const char *start, const char *what);
enum effect open_mode(struct session *s, enum mode m);
/* Says which numbers the command takes. */
void say_numbers(struct session *s, const char *command, size_t most);
/* Scrolls every column to its mention of the fact in focus, the first or the
 * nearest; gives that of the source in focus, MENTION_LOOSE where it is silent.
 * Linear in the fact's mentions. */
size_t show_mentions(struct session *s);
/* Goes to the hit in focus. */
void show_hit(struct session *s);
/* The number in `arg`, from 1; 0 for none. */
size_t number_in(struct str arg);

/* walk.c */
action_run walk_fact, walk_difference, walk_single, walk_event, walk_hit, find,
	match, go_fact, go_source, go_day;

/* scroll.c */
action_run walk_column, move_line, move_page, move_half, to_top, to_end;

/* show.c */
action_run show_why, show_help, enter, back, quit, toggle_align, toggle_folds,
	toggle_single;

/* action_rest.c */
action_run copy, address, where, set_theme, set_option, zoom, redraw, suspend,
	open_address;

/* trail.c: places on the way, keys and commands said again. */
action_run earlier_place, later_place, again, record, play, choose_register;

/* filter.c */
action_run only, sort;
/* The names of enum sorting; every word that may follow "only". */
extern const char *const sortings[];
void filter_words(void *data, word_found *found);

/* rule.c: the user's word on the comparison. */
action_run rule_merge, rule_split, rule_agree, rule_date, rule_back;

/* address.c: an address in the user's browser. Only http and https without
 * control characters are opened, as an argument, never by a shell. */
bool address_opens(const char *url);
bool address_open(const char *browser, const char *url);

#endif
