/* The one table of actions: it feeds the key map, the help, the command
 * line, `rashomon keys` and the commands of plain mode. A new action is a row
 * here and its function. */
#ifndef RASHOMON_READER_ACTION_H
#define RASHOMON_READER_ACTION_H

#include "rashomon/base/str.h"

struct session;
struct buf;

enum { KEYS_MOST = 4 }; /* of a sequence */

/* What a handler asks of the loop. */
enum effect {
	EFFECT_NONE,
	EFFECT_REPAINT,
	EFFECT_RELAYOUT,
	EFFECT_REDRAW, /* the terminal's screen is stale: all of it again */
	EFFECT_SUSPEND,
	EFFECT_COPY, /* session.clip goes to the clipboard */
	EFFECT_QUIT
};

enum mode {
	MODE_COLUMNS,
	MODE_FACTS,
	MODE_MATRIX,
	MODE_TIMELINE,
	MODE_SOURCES,
	MODE_WHY,
	MODE_STUDY,
	MODE_HITS,
	MODE_HELP,
	MODE_MESSAGES,
	MODE_SEARCH,
	MODE_MATCH,
	MODE_COMMAND,
	MODE_COUNT
};

/* Bits of modes an action works in. */
enum {
	IN_COLUMNS = 1 << MODE_COLUMNS,
	IN_LISTS = 1 << MODE_FACTS | 1 << MODE_MATRIX | 1 << MODE_TIMELINE |
		   1 << MODE_SOURCES | 1 << MODE_WHY | 1 << MODE_STUDY |
		   1 << MODE_HITS | 1 << MODE_HELP | 1 << MODE_MESSAGES,
	IN_VIEWS = IN_COLUMNS | IN_LISTS,
	/* Views opened from another one, and left to it. */
	IN_ASIDES = 1 << MODE_WHY | 1 << MODE_HELP | 1 << MODE_MESSAGES,
	IN_PROMPTS = 1 << MODE_SEARCH | 1 << MODE_MATCH | 1 << MODE_COMMAND
};

/* `count` is what was typed before the key, 1 when nothing was, below 0 where
 * the action goes backward; `arg` the words behind a command, empty from a
 * key. */
typedef enum effect action_run(struct session *s, long count, struct str arg);

/* How an action moves. */
enum {
	JUMPS = 1,    /* the place before it is kept, to go back to */
	BACKWARD = 2, /* the same as another row, the other way */
};

struct action {
	const char *name;  /* of the command line: "next-fact" */
	const char *keys;  /* default keys, blanks between, a sequence without
			    * blanks; "" none */
	unsigned modes;	   /* IN_… */
	const char *group; /* heading in the help */
	const char *help;
	const char *plain; /* command of plain mode: "next fact" */
	action_run *run;   /* NULL: opens a mode */
	unsigned how;	   /* JUMPS, BACKWARD */
	enum mode opens;   /* where it does no more than that */
};

extern const struct action actions[];
extern const size_t action_count;

struct mode_row {
	const char *name; /* in the status line */
	enum mode parent; /* where q and Esc lead; itself: quit */
	const char *keys; /* the few keys that matter now */
};
extern const struct mode_row modes[MODE_COUNT];

/* The action of `n` keys, one after the other, in `mode`; NULL for none. *more
 * says whether a longer sequence begins so. */
const struct action *action_of_keys(const struct session *s, enum mode mode,
				    const long *keys, size_t n, bool *more);
/* The keys that do `a` in `mode`, the user's first, blanks between. */
void action_keys(const struct session *s, enum mode mode,
		 const struct action *a, struct buf *out);
/* Reads a sequence of at most KEYS_MOST keys; their number, 0 when it is
 * none. */
size_t keys_read(struct str sequence, long keys[KEYS_MOST]);
/* By name or plain command; a prefix of each word is enough where it is the
 * only one or the first of the table. *rest is what stands behind. NULL for
 * none. */
const struct action *action_of_words(struct str words, struct str *rest);

/* Keys are code points; the others have numbers above Unicode. */
enum {
	KEY_OF_ENTER = '\r',
	KEY_OF_ESCAPE = 27,
	KEY_OF_TAB = '\t',
	KEY_FIRST = 0x110000,
	KEY_OF_UP = KEY_FIRST,
	KEY_OF_DOWN,
	KEY_OF_LEFT,
	KEY_OF_RIGHT,
	KEY_OF_PAGE_UP,
	KEY_OF_PAGE_DOWN,
	KEY_OF_HOME,
	KEY_OF_END,
	KEY_OF_BACKTAB,
	KEY_OF_BACKSPACE,
	KEY_OF_DELETE,
	KEY_OF_MOUSE, /* of the terminal's alone; never bound */
	KEY_OF_LETTER /* of tables: any of a to z */
};

/* Reads one key's name ("j", "<Enter>", "<C-d>") off `*rest`; -1 when it is
 * none. */
long key_read(struct str *rest);
/* Writes the name into `out`. */
void key_print(long key, char out[16]);

#endif
