/* The only file that knows curses: blits the grid, reads keys, and runs the
 * loop.
 *
 * Thrift: curses computes the difference between two screens, so a key writes
 * what changed and no more; the loop sleeps in a read without a timeout, so
 * idle writes nothing and wakes nobody. No terminal is asked anything.
 *
 * Signals only set flags. A signal interrupts the read; the loop then acts:
 * a new size is a relayout, HUP and TERM end the loop. The end of the input
 * or an error on it ends the loop too, so that a closed terminal never leaves
 * a process behind. An atexit handler gives the terminal back on the ways out
 * that the loop does not see. */
#define NCURSES_WIDECHAR 1

#include "rashomon/term/curses.h"

#include "rashomon/reader/theme.h"
#include "rashomon/text/utf8.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

static volatile sig_atomic_t got_size, got_end;

static void
on_signal(int sig)
{
	if (sig == SIGWINCH)
		got_size = 1;
	else
		got_end = sig;
}

static void catch (int sig)
{
	struct sigaction a = {.sa_handler = on_signal};

	sigemptyset(&a.sa_mask);
	sigaction(sig, &a, NULL);
}

struct term {
	struct session *s;
	struct grid grid;
	struct theme theme;
	attr_t attrs[STYLE_COUNT];
	short pairs[STYLE_COUNT];
};

static void
restore(void)
{
	if (!isendwin())
		endwin();
}

static attr_t
attrs_of(unsigned flags)
{
	return (flags & LOOK_BOLD ? A_BOLD : 0) |
	       (flags & LOOK_UNDERLINE ? A_UNDERLINE : 0) |
	       (flags & LOOK_REVERSE ? A_REVERSE : 0) |
	       (flags & LOOK_DIM ? A_DIM : 0);
}

/* Loads the session's theme; colours only where the terminal has them and
 * NO_COLOR is not set. */
static void
load_theme(struct term *t)
{
	struct error e = ERROR_INIT;
	const char *no = getenv("NO_COLOR");
	bool colour = has_colors() && !(no && *no);

	if (!theme_load(&t->theme, t->s->theme, &e))
		session_say(t->s, "%s: %s", e.place.p, e.what.p);
	if (t->s->colours.n &&
	    !theme_read(&t->theme, buf_str(&t->s->colours), "config", &e))
		session_say(t->s, "%s: %s", e.place.p, e.what.p);
	error_free(&e);
	for (short i = 0; i < STYLE_COUNT; i++) {
		const struct look *l = &t->theme.looks[i];

		t->attrs[i] = attrs_of(l->flags);
		t->pairs[i] = 0;
		if (!colour || (l->fore < 0 && l->back < 0))
			continue;
		if (init_pair((short)(i + 1),
			      (short)(l->fore < COLORS ? l->fore : l->fore & 7),
			      (short)(l->back < COLORS ? l->back
						       : l->back & 7)) == OK)
			t->pairs[i] = (short)(i + 1);
	}
}

static void
put_cell(const struct term *t, int row, int col, const struct cell *c)
{
	wchar_t w[8];
	cchar_t cc;
	struct str s = {t->grid.text.p + c->at, c->n};
	size_t n = 0;

	for (size_t at = 0, k; at < s.n && n < 6; at += k) {
		uint32_t cp;

		k = utf8_next(s, at, &cp);
		w[n++] = (wchar_t)cp;
	}
	w[n] = L'\0';
	setcchar(&cc, w, t->attrs[c->style], t->pairs[c->style], NULL);
	mvadd_wch(row, col, &cc);
}

static void
blit(struct term *t)
{
	struct grid *g = &t->grid;

	for (int row = 0; row < g->height; row++)
		for (int col = 0; col < g->width; col++) {
			const struct cell *c = &g->cells[row * g->width + col];

			if (c->width)
				put_cell(t, row, col, c);
		}
	move(g->cursor_row < g->height ? g->cursor_row : 0,
	     g->cursor_col < g->width ? g->cursor_col : 0);
	refresh();
}

static void
take_size(struct term *t)
{
	struct winsize w;

	got_size = 0;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_row && w.ws_col)
		resizeterm(w.ws_row, w.ws_col);
	session_resize(t->s, COLS, LINES);
}

static long
key_of(wint_t c)
{
	switch (c) {
	case KEY_UP:
		return KEY_OF_UP;
	case KEY_DOWN:
		return KEY_OF_DOWN;
	case KEY_LEFT:
		return KEY_OF_LEFT;
	case KEY_RIGHT:
		return KEY_OF_RIGHT;
	case KEY_PPAGE:
		return KEY_OF_PAGE_UP;
	case KEY_NPAGE:
		return KEY_OF_PAGE_DOWN;
	case KEY_HOME:
		return KEY_OF_HOME;
	case KEY_END:
		return KEY_OF_END;
	case KEY_BTAB:
		return KEY_OF_BACKTAB;
	case KEY_BACKSPACE:
		return KEY_OF_BACKSPACE;
	case KEY_DC:
		return KEY_OF_DELETE;
	case KEY_ENTER:
		return KEY_OF_ENTER;
	default:
		return -1;
	}
}

static bool
take_key(long *key)
{
	wint_t c;
	int got = get_wch(&c);

	if (got == KEY_CODE_YES)
		*key = key_of(c);
	else if (got == OK)
		*key = c == '\n' ? KEY_OF_ENTER : (long)c;
	return got != ERR;
}

/* Waits for a key; -1 when a signal came or a key without meaning, -2 when
 * the terminal is gone. curses may hold keys back that came with the last
 * one, so it is asked first, without waiting; the wait itself is a poll,
 * which tells a hang-up from an interruption. Input that is ready and gives
 * no key twice is the end of the input. */
static long
next_key(void)
{
	struct pollfd p = {.fd = STDIN_FILENO, .events = POLLIN};
	long key = -1;

	for (int empty = 0; empty < 2; empty++) {
		if (take_key(&key))
			return key;
		if (got_size || got_end)
			return -1;
		if (poll(&p, 1, -1) < 0)
			return errno == EINTR ? -1 : -2;
		if (p.revents & (POLLHUP | POLLERR | POLLNVAL) &&
		    !(p.revents & POLLIN))
			return -2;
	}
	return take_key(&key) ? key : got_size || got_end ? -1 : -2;
}

/* OSC 52: the terminal's clipboard, on the user's own key only. The text is
 * sanitised already; base64 keeps it to plain letters. */
static void
copy_out(const struct session *s)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";
	struct buf b = BUF_INIT;
	size_t n = s->clip.n < 49152 ? s->clip.n : 49152;

	buf_adds(&b, "\033]52;c;");
	for (size_t i = 0; i < n; i += 3) {
		unsigned long v = 0;
		size_t have = n - i < 3 ? n - i : 3;

		for (size_t k = 0; k < 3; k++)
			v = v << 8 |
			    (k < have ? (unsigned char)s->clip.p[i + k] : 0);
		for (size_t k = 0; k < 4; k++)
			buf_addc(&b, k > have ? '='
					      : digits[v >> (18 - 6 * k) & 63]);
	}
	buf_adds(&b, "\a");
	if (write(STDOUT_FILENO, b.p, b.n) < 0)
		got_end = SIGHUP;
	buf_free(&b);
}

static void
suspend(struct term *t)
{
	endwin();
	raise(SIGTSTP);
	refresh();
	take_size(t);
}

/* Does what a key asked for; false ends the loop. */
static bool
act(struct term *t, enum effect e)
{
	switch (e) {
	case EFFECT_QUIT:
		return false;
	case EFFECT_SUSPEND:
		suspend(t);
		break;
	case EFFECT_COPY:
		copy_out(t->s);
		break;
	case EFFECT_REDRAW:
		load_theme(t);
		clearok(curscr, TRUE);
		break;
	default:
		break;
	}
	return true;
}

static void
loop(struct term *t)
{
	bool on = true;

	while (on && !got_end) {
		long key;

		session_paint(t->s, &t->grid);
		blit(t);
		key = next_key();
		if (got_size)
			take_size(t);
		if (key == -2)
			break;
		if (key >= 0)
			on = act(t, session_key(t->s, key));
	}
}

bool
term_run(struct session *s)
{
	struct term t = {.s = s};
	SCREEN *screen;

	catch (SIGWINCH);
	catch (SIGHUP);
	catch (SIGTERM);
	catch (SIGINT);
	signal(SIGPIPE, SIG_IGN);
	set_escdelay(25);
	screen = newterm(NULL, stdout, stdin);
	if (!screen)
		return false;
	atexit(restore);
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	intrflush(stdscr, FALSE);
	nodelay(stdscr, TRUE);
	if (has_colors()) {
		start_color();
		use_default_colors();
	}
	load_theme(&t);
	session_resize(s, COLS, LINES);
	loop(&t);
	endwin();
	delscreen(screen);
	grid_free(&t.grid);
	return true;
}
