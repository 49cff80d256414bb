/* A screen of cells that views paint into. It knows no terminal; term blits
 * it, --screen prints it, tests read it. */
#ifndef RASHOMON_READER_GRID_H
#define RASHOMON_READER_GRID_H

#include "rashomon/base/buf.h"
#include "rashomon/base/vec.h"

#include <stdint.h>
#include <stdio.h>

/* What a piece of the screen means; a theme gives it colours and attributes.
 * Every meaning also has a letter or place of its own, never colour alone. */
enum style {
	STYLE_TEXT,
	STYLE_DIM,
	STYLE_TITLE,
	STYLE_BORDER,
	STYLE_STATUS,
	STYLE_PROMPT,
	STYLE_SELECTED,
	STYLE_MATCH,
	STYLE_AGREED,
	STYLE_COMPATIBLE,
	STYLE_DIFFERS,
	STYLE_SINGLE,
	STYLE_COPIED,
	STYLE_FOCUS,
	STYLE_EVENT,
	STYLE_COUNT
};

/* One cell. A wide cluster takes two: the second has n = 0 and width = 0. */
struct cell {
	uint32_t at;   /* of the cluster's bytes in grid.text */
	uint8_t n;     /* bytes; at most five code points */
	uint8_t width; /* 1 or 2; 0: right half of a wide cluster */
	uint8_t style; /* enum style */
};

/* A part of the screen whose rows move up and down by themselves. */
struct pane {
	int left, width, top, height;
};

struct grid {
	int width, height;
	struct cell *cells; /* owned, width * height */
	struct buf text;
	VEC(struct pane) panes;
	int cursor_row, cursor_col; /* where the focus is */
	int ambiguous;		    /* cells of ambiguous characters, 1 or 2 */
};

/* Makes `g` a blank screen of the size; keeps its memory. */
void grid_start(struct grid *g, int width, int height);
void grid_free(struct grid *g);
/* Writes `s` (sanitised, one line) from the cell on, cut at `limit` cells;
 * clusters are cut down to base and marks. Gives the cells written. */
int grid_put(struct grid *g, int row, int col, struct str s, int limit,
	     enum style style);
int grid_putz(struct grid *g, int row, int col, const char *z, int limit,
	      enum style style);
/* Fills `n` cells of a row with an ASCII character. */
void grid_fill(struct grid *g, int row, int col, int n, char c,
	       enum style style);
/* Restyles `n` cells of a row. */
void grid_style(struct grid *g, int row, int col, int n, enum style style);
/* Prints the screen as text, one line a row, blanks at line ends cut. */
void grid_print(const struct grid *g, FILE *out);

#endif
