/* Themes: how each style looks. A theme file has lines
 *     color STYLE FOREGROUND BACKGROUND [bold] [underline] [reverse] [dim]
 * with colours by name, number (0-255), #rrggbb or "default". */
#ifndef RASHOMON_READER_THEME_H
#define RASHOMON_READER_THEME_H

#include "rashomon/base/error.h"
#include "rashomon/reader/grid.h"

enum { LOOK_BOLD = 1, LOOK_UNDERLINE = 2, LOOK_REVERSE = 4, LOOK_DIM = 8 };

/* Colours above the palette's: this and red, green, blue of 8 bits. */
enum { HUE_DIRECT = 1 << 24 };

struct look {
	int fore, back; /* -1: the terminal's own */
	unsigned char flags;
};

struct theme {
	struct look looks[STYLE_COUNT];
};

/* The built-in theme: the terminal's own colours and attributes. */
void theme_default(struct theme *t);
/* Reads the lines of a theme into `t`; `place` names them in messages. False
 * and `e` on the first line that is wrong; the rest is read. */
bool theme_read(struct theme *t, struct str text, const char *place,
		struct error *e);
/* Finds NAME.theme in the configuration, the data folder or the source tree
 * and reads it. */
bool theme_load(struct theme *t, const char *name, struct error *e);
/* The themes that come with the program, NULL-ended; the first that starts
 * so, NULL for none. */
extern const char *const theme_names[];
const char *theme_named(struct str start);
const char *style_name(enum style s);

#endif
