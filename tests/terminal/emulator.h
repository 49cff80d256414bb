/* A terminal for tests: takes the bytes a program writes and keeps the
 * screen they make. ECMA-48 as far as rashomon uses it; anything else is
 * counted in `strange`, so that a test sees it. */
#ifndef TESTS_TERMINAL_EMULATOR_H
#define TESTS_TERMINAL_EMULATOR_H

#include "rashomon/reader/theme.h"

struct glyph {
	char text[28]; /* base and marks; "" in the right half of a wide one */
	struct look look;
};

struct emulator {
	int width, height;
	struct glyph *cells; /* owned */
	struct look pen;
	int row, col;
	int top, end;	 /* the region that scrolls, end behind its last row */
	bool sided;	 /* margins at the sides may be set */
	int left, right; /* right behind the last column that scrolls */
	bool late;	 /* the last column was written: the next one wraps */
	bool alternate;
	bool no_hue;	/* erasing gives the terminal's own ground */
	bool hidden;	/* cursor */
	size_t strange; /* sequences it does not know */
	size_t bells;
	char held[64]; /* the start of a sequence cut by the end of a piece */
	size_t n_held;
};

void emulator_open(struct emulator *e, int width, int height);
void emulator_close(struct emulator *e);
/* A new size: the screen is blank after it. */
void emulator_resize(struct emulator *e, int width, int height);
void emulator_feed(struct emulator *e, struct str bytes);
/* Appends row `row` as text, blanks at its end cut. */
void emulator_row(const struct emulator *e, int row, struct buf *out);
struct glyph *emulator_at(const struct emulator *e, int row, int col);

#endif
