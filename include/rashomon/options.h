/* The command line of reading: its options and sources. */
#ifndef RASHOMON_OPTIONS_H
#define RASHOMON_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

/* What the command line asks for. */
struct wish {
	bool plain;
	bool full; /* the reading is to be on the whole screen */
	int plain_width;
	const char *theme, *script, *screen, *config;
	const char *const *sources;
	size_t n;
};

/* Fills `w`, which borrows from `argv`. 0 to go on; else the program ends
 * with the exit status that is one less. */
int options_read(struct wish *w, int argc, char **argv);

/* Prints how the program is called. */
void usage_print(void);
/* Says what is wrong with the argument `arg`; returns the exit status. */
int usage_wrong(const char *what, const char *arg);

#endif
