/* The loop of the full-screen reader: readies the terminal, reads keys, shows
 * what they do.
 *
 * Thrift: a key writes what changed, in one write; keys that wait are acted
 * on before anything is written; the loop sleeps in a poll without a timeout,
 * so idle writes nothing and wakes nobody. No terminal is asked anything.
 *
 * A line that is slower than the keys would lag behind a held one, since what
 * lies between takes all that is written. So the time that a slow line needs
 * for what it was given is reckoned from the option line-speed: a key is shown
 * at once where the line is free, and those that come before it is are shown
 * together.
 *
 * Signals only set flags. A signal interrupts the poll; the loop then acts:
 * a new size is a relayout, HUP and TERM end the loop. The end of the input
 * or an error on it ends the loop too, so that a closed terminal never leaves
 * a process behind. What the terminal was before is kept for the ways out that
 * the loop does not see: exit from elsewhere, and a crash. */
#include "rashomon/term/run.h"

#include "rashomon/reader/places.h"
#include "rashomon/term/curses.h"
#include "rashomon/text/sanitise.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { KEYS_AT_ONCE = 64, ESCAPE_MS = 50, WHEEL_LINES = 3 };

/* Of a line, with what SSH adds; milliseconds that it is waited for at most. */
enum { BITS_A_BYTE = 12, BUSY_MOST = 5000 };

static volatile sig_atomic_t got_size, got_end;

/* What gives the terminal back: set while it is ours. The only state outside
 * of structs, since neither atexit nor a signal passes any. */
static struct {
	volatile sig_atomic_t ours;
	struct termios tty;
	char end[128];
	size_t n;
} before;

static void
give_back(void)
{
	if (!before.ours)
		return;
	before.ours = 0;
	if (write(STDOUT_FILENO, before.end, before.n) < 0)
		return;
	tcsetattr(STDIN_FILENO, TCSANOW, &before.tty);
}

static void
on_signal(int sig)
{
	if (sig == SIGWINCH)
		got_size = 1;
	else
		got_end = sig;
}

/* A crash: give the terminal back, then fall as without us. */
static void
on_crash(int sig)
{
	give_back();
	signal(sig, SIG_DFL);
	raise(sig);
}

static void catch (int sig, void (*handler)(int))
{
	struct sigaction a = {.sa_handler = handler};

	sigemptyset(&a.sa_mask);
	sigaction(sig, &a, NULL);
}

static void
catch_all(void)
{
	static const int ends[] = {SIGHUP, SIGTERM, SIGINT};
	static const int crashes[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};

	catch (SIGWINCH, on_signal);
	for (size_t i = 0; i < COUNT(ends); i++)
		catch (ends[i], on_signal);
	for (size_t i = 0; i < COUNT(crashes); i++)
		catch (crashes[i], on_crash);
	signal(SIGPIPE, SIG_IGN);
}

struct display {
	struct session *s;
	struct story_later *later; /* NULL: the story is whole */
	struct description d;
	struct grid grid;
	struct writer writer;
	char typed[512]; /* bytes that are no key yet */
	size_t n_typed;
	bool mouse, hidden; /* what the terminal was told */
	long long free_at;  /* milliseconds: the line is done then */
};

/* Writes to the terminal; one that is gone ends the loop. */
static void
send(struct str s)
{
	while (s.n && !got_end) {
		ssize_t n = write(STDOUT_FILENO, s.p, s.n);

		if (n < 0 && errno == EAGAIN) {
			struct pollfd p = {.fd = STDOUT_FILENO,
					   .events = POLLOUT};

			poll(&p, 1, -1);
			n = 0;
		} else if (n < 0 && errno != EINTR) {
			got_end = SIGHUP;
			return;
		}
		s = str_sub(s, n > 0 ? (size_t)n : 0, s.n);
	}
}

/* Loads the session's theme, without colours where NO_COLOR is set. */
static void
load_theme(struct display *t)
{
	struct error e = ERROR_INIT;
	const char *no = getenv("NO_COLOR");
	struct theme theme;

	if (!theme_load(&theme, t->s->preview ? t->s->preview : t->s->theme,
			&e))
		session_wrong(t->s, "%s: %s.", e.place.p, e.what.p);
	if (t->s->colours.n &&
	    !theme_read(&theme, buf_str(&t->s->colours), "config", &e))
		session_wrong(t->s, "%s: %s.", e.place.p, e.what.p);
	error_free(&e);
	writer_looks(&t->writer, &theme, !(no && *no));
}

/* Takes the terminal: no echo, no lines, no signals from keys, no changes to
 * what is written. */
static bool
take(struct display *t)
{
	struct termios raw;

	if (tcgetattr(STDIN_FILENO, &before.tty) != 0)
		return false;
	raw = before.tty;
	raw.c_iflag &= (tcflag_t) ~(ICRNL | INLCR | IGNCR | IXON | ISTRIP);
	raw.c_oflag &= (tcflag_t)~OPOST;
	raw.c_lflag &= (tcflag_t) ~(ICANON | ECHO | ISIG | IEXTEN);
	raw.c_cc[VMIN] = 1;
	raw.c_cc[VTIME] = 0;
	before.ours = 1;
	tcsetattr(STDIN_FILENO, TCSANOW, &raw);
	send(buf_str(&t->d.start));
	writer_forget(&t->writer);
	t->mouse = t->hidden = false;
	return true;
}

/* The bytes that end it all, kept where a signal finds them. */
static void
keep_end(const struct display *t)
{
	struct buf b = BUF_INIT;

	buf_adds(&b, "\033[m");
	if (t->mouse)
		buf_adds(&b, "\033[?1006l\033[?1000l");
	buf_add(&b, buf_str(&t->d.show));
	if (!t->s->other_screen)
		buf_printf(&b, "\033[%d;1H\n", t->s->height);
	buf_add(&b, buf_str(&t->d.end));
	if (b.n <= sizeof before.end) {
		memcpy(before.end, b.p, b.n);
		before.n = b.n;
	}
	buf_free(&b);
}

static void
take_size(struct display *t)
{
	struct winsize w;

	got_size = 0;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_row && w.ws_col)
		session_resize(t->s, w.ws_col, w.ws_row);
	keep_end(t);
}

/* Tells the terminal what the options ask for. */
static void
follow_options(struct display *t)
{
	if (t->mouse != t->s->mouse) {
		t->mouse = t->s->mouse;
		send(t->mouse ? STR("\033[?1000h\033[?1006h")
			      : STR("\033[?1006l\033[?1000l"));
		keep_end(t);
	}
	t->writer.t.margins = t->d.can.margins && t->s->margins;
	if (t->hidden == t->s->show_cursor) {
		t->hidden = !t->s->show_cursor;
		send(buf_str(t->hidden ? &t->d.hide : &t->d.show));
	}
}

/* Waits for bytes: 1 when there are some, 0 when the time is over, -1 when
 * something else came, -2 when the terminal is gone. */
static int
await(const struct display *t, int ms)
{
	struct pollfd p[] = {
		{.fd = STDIN_FILENO, .events = POLLIN},
		{.fd = t->later ? t->later->fds[0] : -1, .events = POLLIN},
		{.fd = t->s->again.going ? t->s->again.fds[0] : -1,
		 .events = POLLIN},
	};
	int n = poll(p, 3, ms);

	if (n < 0)
		return errno == EINTR ? -1 : -2;
	if (p[0].revents & POLLIN)
		return 1;
	if (p[0].revents)
		return -2;
	return n ? -1 : 0;
}

/* Reads what is there; false when the input has ended. */
static bool
take_bytes(struct display *t)
{
	ssize_t n = read(STDIN_FILENO, t->typed + t->n_typed,
			 sizeof t->typed - t->n_typed);

	if (n > 0)
		t->n_typed += (size_t)n;
	return n > 0 || (n < 0 && (errno == EINTR || errno == EAGAIN));
}

/* The next key: -1 when a signal came, a sequence without meaning or the
 * story, -2 when the terminal is gone. */
static long
next_key(struct display *t, struct mouse *mouse)
{
	bool whole = false;

	for (;;) {
		long key = -1;
		size_t n = 0;
		int got;

		if (t->n_typed)
			n = input_key((struct str){t->typed, t->n_typed},
				      t->d.keys,
				      whole || t->n_typed == sizeof t->typed,
				      &key, mouse);
		if (n) {
			t->n_typed -= n;
			memmove(t->typed, t->typed + n, t->n_typed);
			return key;
		}
		if (got_size || got_end)
			return -1;
		got = await(t, t->n_typed ? ESCAPE_MS : -1);
		if (got < 0)
			return got;
		whole = !got;
		if (got && !take_bytes(t))
			return got_size || got_end ? -1 : -2;
	}
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
	give_back();
	raise(SIGTSTP);
	take(t);
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

static enum effect
point(struct session *s, const struct mouse *m)
{
	if (m->button == 64 || m->button == 65)
		return session_wheel(
			s, m->button == 64 ? -WHEEL_LINES : WHEEL_LINES, m->row,
			m->col);
	if (m->button == 0 && m->press)
		return session_click(s, m->row, m->col);
	return EFFECT_NONE;
}

static long long
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Does a key wait, or come before the line is free? */
static bool
key_waits(const struct display *t)
{
	struct pollfd p = {.fd = STDIN_FILENO, .events = POLLIN};
	long long left = t->s->line_speed ? t->free_at - now_ms() : 0;

	return t->n_typed ||
	       poll(&p, 1, left > 0 && left < BUSY_MOST ? (int)left : 0) > 0;
}

static void
paint(struct display *t)
{
	struct str bytes;

	follow_options(t);
	session_paint(t->s, &t->grid);
	bytes = writer_paint(&t->writer, &t->grid);
	send(bytes);
	if (t->s->line_speed)
		t->free_at = now_ms() + (long long)bytes.n * BITS_A_BYTE /
						t->s->line_speed;
}

/* The story is compared: it takes the place of its text. */
static void
arrive(struct display *t)
{
	later_wait(t->later);
	session_arrive(t->s, &t->later->story);
	t->s->own = &t->later->story;
	places_resume(t->s);
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
		struct mouse mouse;
		long key;

		if (unseen == 0 || unseen >= KEYS_AT_ONCE || !key_waits(t)) {
			paint(t);
			unseen = 0;
		}
		key = next_key(t, &mouse);
		unseen++;
		if (got_size)
			take_size(t);
		if (t->later && later_done(t->later))
			arrive(t);
		if (again_done(&t->s->again))
			rulings_arrive(t->s);
		if (key == -2)
			break;
		if (key == KEY_OF_MOUSE)
			on = act(t, point(t->s, &mouse));
		else if (key >= 0)
			on = act(t, session_key(t->s, key));
	}
}

static void
say_unknown(void)
{
	const char *term = getenv("TERM");
	struct error e = ERROR_INIT;

	error_set(&e, term && *term ? term : "TERM",
		  "no such terminal is described here; lines, not a screen");
	error_print(&e, stderr);
	error_free(&e);
}

bool
term_run(struct session *s, struct story_later *later)
{
	struct display t = {.s = s, .later = later};
	bool ok;

	if (!description_read(&t.d, s->other_screen)) {
		say_unknown();
		return false;
	}
	t.d.can.narrow = s->narrow;
	writer_open(&t.writer, &t.d.can);
	catch_all();
	keep_end(&t);
	atexit(give_back);
	ok = take(&t);
	s->aside = ok;
	if (ok) {
		load_theme(&t);
		take_size(&t);
		loop(&t);
		give_back();
	}
	writer_close(&t.writer);
	grid_free(&t.grid);
	description_free(&t.d);
	return ok;
}
