/* The program on a pseudo-terminal with an emulator behind it, for tests. */
#ifndef TESTS_TERMINAL_PTY_H
#define TESTS_TERMINAL_PTY_H

#include "tests/terminal/emulator.h"

#include <sys/types.h>

struct pty {
	int fd;
	pid_t pid;
	struct emulator e;
	struct buf raw; /* all bytes so far */
	size_t pieces;	/* reads that gave them */
	bool ended;	/* the program closed its side */
	int status;	/* after pty_wait */
};

/* Starts $RASHOMON (or ./rashomon) with `args` (NULL-ended, without its name)
 * on the example story. `term` is TERM; `env` (NULL or NULL-ended) holds
 * further NAME=VALUE. The home is empty, the locale C.UTF-8 unless `env` says
 * otherwise. */
void pty_open(struct pty *p, int width, int height, const char *term,
	      const char *const *env, const char *const *args);
/* Kills what is left. */
void pty_close(struct pty *p);
/* Takes bytes until none came for `quiet` milliseconds; gives how many. */
size_t pty_settle(struct pty *p, int quiet);
/* Waits up to ten seconds for words on the screen, or in the raw bytes. */
bool pty_sees(struct pty *p, const char *words);
bool pty_said(struct pty *p, const char *words);
/* Types and settles; gives the bytes that came. */
size_t pty_type(struct pty *p, const char *keys);
void pty_resize(struct pty *p, int width, int height);
/* Waits up to `ms` for the program's end; false when it still runs. */
bool pty_wait(struct pty *p, int ms);
/* The screen as text, rows ended by line feeds; the caller frees. */
char *pty_screen(const struct pty *p);

#endif
