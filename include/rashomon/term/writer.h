/* What changed between two screens, as the bytes that bring a terminal from
 * one to the other. It knows no terminal: the caller writes the bytes, in one
 * piece; tests feed them to an emulator. */
#ifndef RASHOMON_TERM_WRITER_H
#define RASHOMON_TERM_WRITER_H

#include "rashomon/reader/theme.h"

/* What a terminal that follows ECMA-48 can do beyond moving the cursor to a
 * place and setting attributes. */
struct terminal {
	int colours;	       /* 0: none; HUE_DIRECT: any */
	unsigned char lacks;   /* LOOK_… it cannot show */
	unsigned char no_hues; /* LOOK_… it cannot show with colours */
	bool to_column;	       /* CSI n G */
	bool to_row;	       /* CSI n d */
	bool right;	       /* CSI n C */
	bool erase;	       /* CSI n X */
	bool erase_end;	       /* CSI K */
	bool erase_hue;	       /* erased cells have the pen's ground */
	bool region;	       /* CSI t;b r, line feed and ESC M scroll in it */
	bool scroll;	       /* CSI n S, CSI n T */
	bool margins;	       /* CSI ? 69 h, CSI l;r s: … in columns too */
	bool feed;	       /* line feed keeps the column */
	bool narrow;	       /* its locale is not UTF-8 */
	bool wraps;	       /* the cursor leaves the last column */
	bool wraps_late;       /* … only when a further character comes */
};

struct writer {
	struct terminal t;
	struct look looks[STYLE_COUNT];
	struct grid shown; /* what the terminal shows */
	bool stale;	   /* nothing is known of what it shows */
	int row, col;	   /* of its cursor; -1 unknown */
	bool sided;	   /* margins at the sides are on */
	struct look pen;
	struct look ground; /* what erased cells look like */
	struct buf out;
};

/* A writer for a terminal of which nothing is known yet. */
void writer_open(struct writer *w, const struct terminal *t);
void writer_close(struct writer *w);
/* How styles look from now on; the whole screen is stale after it. */
void writer_looks(struct writer *w, const struct theme *theme, bool colour);
/* The terminal's screen is lost: the next painting writes all of it. */
void writer_forget(struct writer *w);
/* The bytes that make the terminal show `g`, its cursor on the focus; valid
 * until the next call. The two screens trade places: `g` holds the older one
 * then, to be started anew. Linear in the cells, and in rows squared where
 * rows may have moved up or down. */
struct str writer_paint(struct writer *w, struct grid *g);
/* Words in the look that a style has now, on a line of no screen. */
void writer_words(struct writer *w, enum style style, const char *words,
		  struct buf *out);
/* The bytes that leave the terminal's pen plain. */
struct str writer_rest(struct writer *w);

#endif
