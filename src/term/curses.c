/* The only file that knows curses: it readies the terminal, reads keys, and
 * runs the loop. What is shown goes through writer.c, since curses would write
 * each run of cells on its own and spell attributes out at length.
 *
 * Thrift: a key writes what changed, in one write; keys that wait are acted
 * on before anything is written, so that a slow line never lags behind a held
 * key; the loop sleeps in a poll without a timeout, so idle writes nothing and
 * wakes nobody. No terminal is asked anything.
 *
 * Signals only set flags. A signal interrupts the poll; the loop then acts:
 * a new size is a relayout, HUP and TERM end the loop. The end of the input
 * or an error on it ends the loop too, so that a closed terminal never leaves
 * a process behind. An atexit handler gives the terminal back on the ways out
 * that the loop does not see. */
#define NCURSES_WIDECHAR 1

#include "rashomon/term/curses.h"

#include "rashomon/term/writer.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
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

enum { KEYS_AT_ONCE = 64 };

struct display {
	struct session *s;
	struct story_later *later; /* NULL: the story is whole */
	struct grid grid;
	struct writer writer;
	WINDOW *keys; /* a pad: reading from it writes nothing */
};

static void
restore(void)
{
	if (!isendwin())
		endwin();
}

static bool
has(const char *capability)
{
	const char *z = tigetstr(capability);

	return z && z != (char *)-1;
}

static bool
says(const char *capability, const char *what)
{
	return has(capability) && strstr(tigetstr(capability), what);
}

/* Does the terminal's description read as ECMA-48, as near all do? */
static bool
take_terminal(struct terminal *t)
{
	int no_hues = tigetnum("ncv");
	struct termios tty;

	*t = (struct terminal){
		.to_column = says("hpa", "dG"),
		.to_row = says("vpa", "dd"),
		.right = says("cuf", "dC"),
		.erase = says("ech", "dX"),
		.erase_end = says("el", "[K"),
		.region = says("csr", "dr") && says("ri", "\033M"),
		.scroll = says("indn", "dS") && says("rin", "dT"),
		.wraps = tigetflag("am") > 0,
		.wraps_late = tigetflag("xenl") > 0,
	};
	if (tcgetattr(STDOUT_FILENO, &tty) == 0)
		t->feed = !(tty.c_oflag & OPOST) || !(tty.c_oflag & ONLCR);
	if (says("setaf", "m") && tigetnum("colors") >= 8)
		t->colours = tigetnum("colors");
	t->lacks = (unsigned char)((has("bold") ? 0 : LOOK_BOLD) |
				   (has("dim") ? 0 : LOOK_DIM) |
				   (has("smul") ? 0 : LOOK_UNDERLINE) |
				   (has("rev") ? 0 : LOOK_REVERSE));
	if (no_hues > 0)
		t->no_hues =
			(unsigned char)((no_hues & 2 ? LOOK_UNDERLINE : 0) |
					(no_hues & 4 ? LOOK_REVERSE : 0) |
					(no_hues & 16 ? LOOK_DIM : 0) |
					(no_hues & 32 ? LOOK_BOLD : 0));
	return says("cup", "\033[%i%p1%d;%p2%dH") && says("clear", "\033[H") &&
	       (!has("rev") || says("rev", "\033[7m"));
}

/* Loads the session's theme; colours only where the terminal has them and
 * NO_COLOR is not set. */
static void
load_theme(struct display *t)
{
	struct error e = ERROR_INIT;
	const char *no = getenv("NO_COLOR");
	struct theme theme;

	if (!theme_load(&theme, t->s->theme, &e))
		session_say(t->s, "%s: %s", e.place.p, e.what.p);
	if (t->s->colours.n &&
	    !theme_read(&theme, buf_str(&t->s->colours), "config", &e))
		session_say(t->s, "%s: %s", e.place.p, e.what.p);
	error_free(&e);
	writer_looks(&t->writer, &theme, !(no && *no));
}

/* Writes to the terminal; one that is gone ends the loop. */
static void
send(struct str s)
{
	while (s.n) {
		ssize_t n = write(STDOUT_FILENO, s.p, s.n);

		if (n < 0 && errno == EAGAIN) {
			struct pollfd p = {.fd = STDOUT_FILENO,
					   .events = POLLOUT};

			poll(&p, 1, -1);
			n = 0;
		} else if (n < 0 && (errno != EINTR || got_end)) {
			got_end = SIGHUP;
			return;
		}
		s = str_sub(s, n > 0 ? (size_t)n : 0, s.n);
	}
}

static void
take_size(struct display *t)
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
take_key(WINDOW *keys, long *key)
{
	wint_t c;
	int got = wget_wch(keys, &c);

	if (got == KEY_CODE_YES)
		*key = key_of(c);
	else if (got == OK)
		*key = c == '\n' ? KEY_OF_ENTER : (long)c;
	return got != ERR;
}

/* Waits for a key; -1 when a signal came, a key without meaning or the story,
 * -2 when the terminal is gone. curses may hold keys back that came with the
 * last one, so it is asked first, without waiting; the wait itself is a poll,
 * which tells a hang-up from an interruption. Input that is ready and gives
 * no key twice is the end of the input. */
static long
next_key(const struct display *t)
{
	struct pollfd p[] = {
		{.fd = STDIN_FILENO, .events = POLLIN},
		{.fd = t->later ? t->later->fds[0] : -1, .events = POLLIN},
	};
	long key = -1;

	for (int empty = 0; empty < 2; empty++) {
		if (take_key(t->keys, &key))
			return key;
		if (got_size || got_end)
			return -1;
		if (poll(p, 2, -1) < 0)
			return errno == EINTR ? -1 : -2;
		if (p[0].revents & (POLLHUP | POLLERR | POLLNVAL) &&
		    !(p[0].revents & POLLIN))
			return -2;
		if (!p[0].revents)
			return -1;
	}
	return take_key(t->keys, &key) ? key : got_size || got_end ? -1 : -2;
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
	send(buf_str(&b));
	buf_free(&b);
}

static void
suspend(struct display *t)
{
	send(writer_rest(&t->writer));
	endwin();
	raise(SIGTSTP);
	refresh();
	writer_forget(&t->writer);
	take_size(t);
}

/* Does what a key asked for; false ends the loop. */
static bool
act(struct display *t, enum effect e)
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
		break;
	default:
		break;
	}
	return true;
}

static bool
key_waits(void)
{
	struct pollfd p = {.fd = STDIN_FILENO, .events = POLLIN};

	return poll(&p, 1, 0) > 0;
}

static void
paint(struct display *t)
{
	session_paint(t->s, &t->grid);
	send(writer_paint(&t->writer, &t->grid));
}

/* The story is compared: it takes the place of its text. */
static void
arrive(struct display *t)
{
	later_wait(t->later);
	session_arrive(t->s, &t->later->story);
	if (t->later->said.n)
		session_say(t->s, "%s", t->later->said.p);
	t->later = NULL;
}

static void
loop(struct display *t)
{
	bool on = true;
	int unseen = 0;

	while (on && !got_end) {
		long key;

		if (unseen == 0 || unseen >= KEYS_AT_ONCE || !key_waits()) {
			paint(t);
			unseen = 0;
		}
		key = next_key(t);
		unseen++;
		if (got_size)
			take_size(t);
		if (t->later && later_done(t->later))
			arrive(t);
		if (key == -2)
			break;
		if (key >= 0)
			on = act(t, session_key(t->s, key));
	}
}

static bool
start(struct display *t)
{
	struct terminal terminal;

	t->keys = newpad(1, 1);
	if (!t->keys || !take_terminal(&terminal))
		return false;
	writer_open(&t->writer, &terminal);
	raw();
	noecho();
	nonl();
	keypad(t->keys, TRUE);
	intrflush(t->keys, FALSE);
	nodelay(t->keys, TRUE);
	load_theme(t);
	session_resize(t->s, COLS, LINES);
	return true;
}

bool
term_run(struct session *s, struct story_later *later)
{
	struct display t = {.s = s, .later = later};
	SCREEN *screen;
	bool ok;

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
	ok = start(&t);
	if (ok) {
		loop(&t);
		send(writer_rest(&t.writer));
	}
	endwin();
	if (t.keys)
		delwin(t.keys);
	delscreen(screen);
	writer_close(&t.writer);
	grid_free(&t.grid);
	return ok;
}
