/* The program on a terminal: rules P1, P2, P11 and C1 to C8 and C11 of
 * doc/PLAIN, read from what an emulator shows; sizes, ends, idleness. */
#include "tests/terminal/pty.h"

#include "rashomon/text/width.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static const char *const with_plain[] = {"--plain", NULL};

static void
open_at(struct pty *p, int width, int height)
{
	pty_open(p, width, height, "xterm-256color", NULL, NULL);
	assert_true(pty_sees(p, width < 40 ? "Tide" : "for help"));
	pty_settle(p, 150);
}

/* --- which mode --- */

static bool
is_plain(const char *term, const char *const *env, const char *const *args)
{
	struct pty p;
	bool plain;

	pty_open(&p, 80, 24, term, env, args);
	assert_true(pty_said(&p, "sources"));
	pty_settle(&p, 100);
	plain = !memchr(p.raw.p, 27, p.raw.n);
	assert_true(plain == (strstr(p.raw.p, "What now?") != NULL));
	pty_close(&p);
	return plain;
}

static void
p1_when_plain_mode_is_on(void **state)
{
	static const char *const yes[] = {"ACCESSIBLE=1", NULL};
	static const char *const zero[] = {"ACCESSIBLE=0", NULL};
	static const char *const no[] = {"ACCESSIBLE=false", NULL};
	char file[] = "/tmp/rashomon-test-XXXXXX";
	const char *by_config[] = {"--config", file, NULL};
	int fd = mkstemp(file);

	(void)state;
	assert_int_equal(write(fd, "set plain on\n", 13), 13);
	close(fd);
	assert_false(is_plain("xterm", NULL, NULL));
	assert_true(is_plain("xterm", NULL, with_plain));
	assert_true(is_plain("xterm", NULL, by_config));
	assert_true(is_plain("xterm", yes, NULL));
	assert_false(is_plain("xterm", zero, NULL));
	assert_false(is_plain("xterm", no, NULL));
	assert_true(is_plain("dumb", NULL, NULL));
	assert_true(is_plain("no-such-terminal", NULL, NULL));
	unlink(file);
}

/* A terminal that nobody described gets lines, and is told why. */
static void
p1_an_unknown_terminal_is_named(void **state)
{
	struct pty p;

	(void)state;
	pty_open(&p, 80, 24, "no-such-terminal", NULL, NULL);
	assert_true(pty_said(&p, "rashomon: no-such-terminal: no such"));
	assert_true(pty_said(&p, "What now?"));
	pty_close(&p);
}

static void
p1_no_terminal_gets_the_whole_reading(void **state)
{
	const char *top = getenv("srcdir"), *prog = getenv("RASHOMON");
	struct buf line = BUF_INIT;
	char all[4096] = "";
	FILE *f;

	(void)state;
	buf_printf(&line, "%s '%s/examples/lowen-gate' </dev/null",
		   prog ? prog : "./rashomon", top ? top : "..");
	f = popen(line.p, "r");
	assert_non_null(f);
	assert_true(fread(all, 1, sizeof all - 1, f) > 0);
	while (fgetc(f) != EOF)
		;
	assert_int_equal(pclose(f), 0);
	assert_null(strchr(all, 27));
	assert_non_null(strstr(all, "facts"));
	buf_free(&line);
}

/* What cannot be read is said before the reading, in the one form that all
 * errors have, whatever its name holds. */
static void
errors_come_first_and_clean(void **state)
{
	const char *top = getenv("srcdir"), *prog = getenv("RASHOMON");
	struct buf line = BUF_INIT;
	char all[4096] = "";
	FILE *f;

	(void)state;
	buf_printf(&line,
		   "%s --plain \"$(printf '/no\\033[31mne')\" "
		   "'%s/examples/lowen-gate' </dev/null 2>&1",
		   prog ? prog : "./rashomon", top ? top : "..");
	f = popen(line.p, "r");
	assert_non_null(f);
	assert_true(fread(all, 1, sizeof all - 1, f) > 0);
	while (fgetc(f) != EOF)
		;
	pclose(f);
	assert_true(str_starts(str_of(all), STR("rashomon: /no")));
	assert_null(strchr(all, 27));
	buf_free(&line);
}

static void
p11_questions_are_asked_in_full(void **state)
{
	struct pty p;
	size_t from;

	(void)state;
	pty_open(&p, 80, 24, "xterm", NULL, with_plain);
	assert_true(pty_said(&p, "What now? Enter is next fact."));
	from = p.raw.n;
	pty_type(&p, "\n");
	/* Enter took the default; the question came again. */
	assert_non_null(strstr(p.raw.p + from, "AGREED"));
	assert_non_null(strstr(p.raw.p + from, "What now?"));
	from = p.raw.n;
	pty_type(&p, "?\n");
	assert_non_null(strstr(p.raw.p + from, "What now?"));
	assert_null(strstr(p.raw.p + from, "Done."));
	from = p.raw.n;
	pty_type(&p, "where\n");
	/* The terminal echoes what is typed, once; we do not. */
	assert_non_null(strstr(p.raw.p + from, "where"));
	assert_null(strstr(strstr(p.raw.p + from, "where") + 5, "where"));
	pty_type(&p, "quit\n");
	assert_true(pty_wait(&p, 3000));
	assert_int_equal(WEXITSTATUS(p.status), 0);
	pty_close(&p);
}

/* --- the cursor --- */

static const char *
text_at(const struct pty *p, int row, int col)
{
	return emulator_at(&p->e, row, col)->text;
}

/* The focus is shown bold and reversed; the cursor is on its first cell. */
static void
check_focus_in_columns(const struct pty *p)
{
	const struct emulator *e = &p->e;
	unsigned flags = emulator_at(e, e->row, e->col)->look.flags;

	assert_true(flags & LOOK_REVERSE && flags & LOOK_BOLD);
	if (e->col > 2)
		assert_false(emulator_at(e, e->row, e->col - 1)->look.flags &
			     LOOK_REVERSE);
}

/* The selected row is the only one with > in the first column. */
static void
check_selected_row(const struct pty *p)
{
	int marked = 0;

	assert_string_equal(text_at(p, p->e.row, 0), ">");
	for (int i = 0; i < p->e.height; i++)
		marked += !strcmp(text_at(p, i, 0), ">");
	assert_int_equal(marked, 1);
	assert_int_equal(p->e.col, 2);
}

static void
c1_the_cursor_is_on_the_focus(void **state)
{
	struct pty p;

	(void)state;
	open_at(&p, 120, 40);
	/* No fact yet: the head of the column in focus. */
	assert_int_equal(p.e.row, 1);
	assert_string_equal(text_at(&p, p.e.row, p.e.col), ">");
	for (const char *k = "]]}[]]"; *k; k++) {
		char key[2] = {*k, 0};

		pty_type(&p, key);
		check_focus_in_columns(&p);
		/* The row carries > as well. */
		assert_non_null(strchr(
			">", *text_at(&p, p.e.row, p.e.col - p.e.col % 40)));
	}
	for (const char *view = "fmts?"; *view; view++) {
		char key[2] = {*view, 0};

		pty_type(&p, key);
		check_selected_row(&p);
		pty_type(&p, "jj");
		check_selected_row(&p);
		pty_type(&p, "k");
		check_selected_row(&p);
		pty_type(&p, "q");
	}
	pty_type(&p, "/");
	assert_int_equal(p.e.row, 39);
	assert_int_equal(p.e.col, 1);
	pty_type(&p, "gate");
	assert_int_equal(p.e.col, 5);
	pty_type(&p, "\r");
	assert_true(p.e.row < 38);
	pty_close(&p);
}

/* With no colour, no reversal and a monochrome theme the text alone tells. */
static void
c3_the_selected_row_carries_a_mark(void **state)
{
	static const char *const none[] = {"NO_COLOR=1", NULL};
	struct pty p;

	(void)state;
	pty_open(&p, 80, 24, "vt100", none, NULL);
	assert_true(pty_sees(&p, "for help"));
	pty_settle(&p, 150);
	for (const char *view = "fmtsSF?M"; *view; view++) {
		char key[2] = {*view, 0};

		if (*view == 'F')
			pty_type(&p, "/the\r");
		pty_type(&p, key);
		check_selected_row(&p);
		pty_type(&p, "q");
	}
	pty_type(&p, "]");
	assert_string_equal(text_at(&p, p.e.row, p.e.col - p.e.col % 40), ">");
	pty_close(&p);
}

static void
c2_the_cursor_is_placed_when_hidden(void **state)
{
	struct pty p;
	int row;

	(void)state;
	open_at(&p, 80, 24);
	assert_false(p.e.hidden);
	pty_type(&p, ":set cursor off\r");
	assert_true(p.e.hidden);
	pty_type(&p, "]");
	check_focus_in_columns(&p);
	row = p.e.row;
	pty_type(&p, ":set cursor on\r");
	assert_false(p.e.hidden);
	assert_int_equal(p.e.row, row);
	pty_close(&p);
}

/* How often the program has gone to sleep; -1 where nothing tells. */
static long
sleeps(const struct pty *p)
{
	char path[64], line[256];
	long n = -1;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%ld/status", (long)p->pid);
	f = fopen(path, "r");
	while (f && fgets(line, sizeof line, f))
		if (sscanf(line, "voluntary_ctxt_switches: %ld", &n) == 1)
			break;
	if (f)
		fclose(f);
	return n;
}

static void
c4_idle_writes_nothing(void **state)
{
	struct pty p;
	size_t n;
	long slept;

	(void)state;
	open_at(&p, 120, 40);
	pty_type(&p, "]");
	n = p.raw.n;
	slept = sleeps(&p);
	pty_settle(&p, 5000);
	assert_int_equal(p.raw.n, n);
	assert_int_equal(sleeps(&p), slept); /* nor wakes up */
	pty_close(&p);
}

/* Where the clipboard is written first among the bytes; -1 nowhere. */
static size_t
clipboard_at(const struct pty *p)
{
	return str_find(buf_str(&p->raw), STR("\033]52;"), 0);
}

/* OSC 52 comes of the user's own key alone; what it holds are the letters of
 * base64, bounded, with an end; and the terminal is never asked for what its
 * clipboard holds. */
static void
the_clipboard_is_written_on_its_key_only(void **state)
{
	static const char letters[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
		"0123456789+/=";
	struct pty p;
	size_t at, n;

	(void)state;
	open_at(&p, 80, 24);
	pty_type(&p, "]jjmtfs");
	pty_type(&p, "1]");
	assert_true(clipboard_at(&p) == (size_t)-1);
	pty_type(&p, "y");
	at = clipboard_at(&p);
	assert_true(at != (size_t)-1);
	assert_true(str_starts(str_sub(buf_str(&p.raw), at, p.raw.n),
			       STR("\033]52;c;")));
	at += 7;
	n = strspn(p.raw.p + at, letters);
	assert_in_range(n, 8, 65536);
	assert_true(p.raw.p[at + n] == '\a' || p.raw.p[at + n] == '\033');
	assert_null(strstr(p.raw.p, "]52;c;?"));
	pty_close(&p);
}

/* Rows of the screen that are not as they were. */
static int
rows_changed(const char *a, const char *b)
{
	struct str x = str_of(a), y = str_of(b), m, n;
	int changed = 0;

	while (str_line(&x, &m) && str_line(&y, &n))
		changed += !str_eq(m, n);
	return changed;
}

static void
c5_one_row_moved_writes_two_rows_and_the_status(void **state)
{
	struct pty p;
	char *was, *is;
	size_t n;

	(void)state;
	open_at(&p, 80, 24);
	pty_type(&p, "fjjj");
	was = pty_screen(&p);
	n = pty_type(&p, "j");
	is = pty_screen(&p);
	assert_in_range(n, 1, 3 * 80 + 60);
	assert_in_range(rows_changed(was, is), 1, 3);
	free(was);
	free(is);
	pty_close(&p);
}

static void
c6_messages_stay_and_are_kept(void **state)
{
	struct pty p;

	(void)state;
	open_at(&p, 80, 24);
	pty_type(&p, "=");
	assert_true(pty_sees(&p, "keep the fact on one row"));
	pty_settle(&p, 1000);
	assert_true(pty_sees(&p, "keep the fact on one row"));
	pty_type(&p, "j");
	{
		char *z = pty_screen(&p);

		assert_null(strstr(z, "keep the fact on one row"));
		free(z);
	}
	pty_type(&p, "M");
	assert_true(pty_sees(&p, "keep the fact on one row"));
	pty_close(&p);
}

static size_t
count(const char *all, char c)
{
	size_t n = 0;

	for (; *all; all++)
		n += *all == c;
	return n;
}

static void
c7_one_article_at_a_time(void **state)
{
	struct pty p;
	char *z;

	(void)state;
	open_at(&p, 120, 40);
	z = pty_screen(&p);
	assert_true(count(z, '|') > 30);
	free(z);
	pty_type(&p, "O");
	z = pty_screen(&p);
	assert_int_equal(count(z, '|'), 0);
	free(z);
	pty_close(&p);
}

static void
c8_options_for_less(void **state)
{
	char file[] = "/tmp/rashomon-test-XXXXXX";
	const char *by_config[] = {"--config", file, NULL};
	static const char less[] = "set other-screen off\nset borders off\n"
				   "set status-line off\n";
	int fd = mkstemp(file);
	struct pty p;
	char *z;

	(void)state;
	assert_int_equal(write(fd, less, sizeof less - 1), sizeof less - 1);
	close(fd);
	pty_open(&p, 120, 40, "xterm-256color", NULL, by_config);
	assert_true(pty_sees(&p, "for help"));
	pty_settle(&p, 150);
	assert_null(strstr(p.raw.p, "1049"));
	pty_type(&p, "]]");
	z = pty_screen(&p);
	assert_int_equal(count(z, '|'), 0);
	assert_null(strstr(z, "next fact"));
	free(z);
	unlink(file);
	pty_close(&p);
	open_at(&p, 120, 40);
	assert_non_null(strstr(p.raw.p, "1049"));
	pty_close(&p);
}

/* A held key on a slow line: what waits is acted on, then shown once. */
static void
waiting_keys_are_shown_once(void **state)
{
	struct pty p;
	size_t one, all;

	(void)state;
	open_at(&p, 80, 24);
	pty_type(&p, "f");
	one = pty_type(&p, "j");
	all = pty_type(&p,
		       "jkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjk"
		       "jkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjkjk");
	assert_in_range(all, 0, 20 * one);
	pty_close(&p);
}

/* Keys one by one, faster than the line: what was written of them must not
 * pile up on its way. */
static void
a_slow_line_gets_no_more_than_it_takes(void **state)
{
	const struct timespec pause = {.tv_nsec = 15000000};
	char file[] = "/tmp/rashomon-test-XXXXXX";
	const char *slow[] = {"--config", file, NULL};
	struct pty p;
	size_t one, from;
	int fd = mkstemp(file);

	(void)state;
	assert_int_equal(write(fd, "set line-speed 8\n", 17), 17);
	close(fd);
	pty_open(&p, 80, 24, "xterm-256color", NULL, slow);
	assert_true(pty_sees(&p, "for help"));
	pty_settle(&p, 300);
	pty_type(&p, "f");
	assert_true(pty_sees(&p, "facts 1/"));
	pty_settle(&p, 2500);
	one = pty_type(&p, "j");
	pty_settle(&p, 600);
	from = p.raw.n;
	for (int i = 0; i < 12; i++) {
		assert_int_equal(write(p.fd, "j", 1), 1);
		nanosleep(&pause, NULL);
	}
	assert_true(pty_sees(&p, "facts 14/"));
	assert_in_range(p.raw.n - from, 1, 5 * one);
	pty_close(&p);
	unlink(file);
}

/* One source is a pipe in which nothing comes: the others are read
 * meanwhile, no key is blocked, and the facts come when it ends. */
static void
text_first_facts_when_they_come(void **state)
{
	char folder[] = "/tmp/rashomon-test-XXXXXX", pipe[64];
	const char *const args[] = {pipe, NULL};
	struct pty p;

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(pipe, sizeof pipe, "%s/slow", folder);
	assert_int_equal(mkfifo(pipe, 0600), 0);
	for (int early = 0; early < 2; early++) {
		int fd = open(pipe, O_RDWR | O_CLOEXEC);

		assert_true(fd >= 0);
		pty_open(&p, 80, 24, "xterm-256color", NULL, args);
		assert_true(pty_sees(&p, "Tidewater"));
		assert_true(pty_sees(&p, "Comparing the sources"));
		pty_type(&p, "j]");
		assert_true(pty_sees(&p, "still being compared"));
		if (early) {
			pty_type(&p, "Q");
			assert_true(pty_wait(&p, 2000));
			assert_int_equal(WEXITSTATUS(p.status), 0);
			close(fd);
		} else {
			static const char text[] = "Late\n\nSome late words "
						   "of 14 people.\n";

			assert_true(write(fd, text, sizeof text - 1) > 0);
			close(fd);
			assert_true(pty_sees(&p, "for help"));
			pty_type(&p, "]");
			check_focus_in_columns(&p);
		}
		pty_close(&p);
	}
	unlink(pipe);
	rmdir(folder);
}

/* --- terminals and sizes --- */

static void
every_terminal_shows_the_same(void **state)
{
	static const char *const terms[] = {
		"xterm-256color", "xterm", "vt100",	    "linux",
		"screen",	  "tmux",  "tmux-256color", "screen-256color",
		"xterm-kitty",	  "foot",  "alacritty",	    "foot-extra",
	};
	struct pty p;
	char *first = NULL;

	(void)state;
	for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
		char *z;

		pty_open(&p, 80, 24, terms[i], NULL, NULL);
		assert_true(pty_said(&p, "sources"));
		pty_settle(&p, 200);
		assert_null(strstr(p.raw.p, "What now?"));
		pty_type(&p, "]]mjq]");
		z = pty_screen(&p);
		assert_int_equal(p.e.strange, 0);
		if (first)
			assert_string_equal(z, first);
		else
			first = z;
		if (z != first)
			free(z);
		pty_type(&p, "Q");
		assert_true(pty_wait(&p, 3000));
		pty_close(&p);
	}
	free(first);
}

static unsigned
next(unsigned *seed, unsigned below)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16) % below;
}

static void
c11_a_storm_of_sizes(void **state)
{
	static const int some[][2] = {{500, 200}, {1, 1}, {40, 10}, {1, 200},
				      {500, 1},	  {2, 2}, {80, 24}, {3, 7}};
	unsigned seed = 7;
	struct pty p;

	(void)state;
	open_at(&p, 120, 40);
	pty_type(&p, "]");
	for (int i = 0; i < 200; i++) {
		int w = i < 8 ? some[i][0] : 1 + (int)next(&seed, 500);
		int h = i < 8 ? some[i][1] : 1 + (int)next(&seed, 200);
		static const char keys[] = "]jlmtfqq?q";
		char key[2] = {keys[next(&seed, 10)], 0};

		pty_resize(&p, w, h);
		if (i % 10 == 0)
			pty_settle(&p, 60);
		if (i % 3 == 0 && key[0] != 'q')
			assert_int_equal(write(p.fd, key, 1), 1);
		pty_settle(&p, 2);
		assert_false(p.ended);
	}
	pty_settle(&p, 300);
	pty_resize(&p, 120, 40);
	pty_settle(&p, 300);
	pty_type(&p, "c\014");
	assert_true(pty_sees(&p, "Tidewater"));
	pty_type(&p, "Q");
	assert_true(pty_wait(&p, 3000));
	assert_int_equal(WEXITSTATUS(p.status), 0);
	pty_close(&p);
}

static void
the_terminal_is_given_back(void **state)
{
	struct pty p;

	(void)state;
	for (int how = 0; how < 3; how++) {
		open_at(&p, 80, 24);
		assert_true(p.e.alternate);
		if (how == 0)
			pty_type(&p, "Q");
		else
			kill(p.pid, how == 1 ? SIGTERM : SIGABRT);
		assert_true(pty_wait(&p, 3000));
		pty_settle(&p, 100);
		assert_false(p.e.alternate);
		assert_false(p.e.hidden);
		assert_int_equal(p.e.pen.flags, 0);
		pty_close(&p);
	}
}

/* Signals ignored: the closed terminal alone has to end it. */
static void
a_closed_terminal_ends_it_in_a_second(void **state)
{
	struct pty p;

	(void)state;
	signal(SIGHUP, SIG_IGN);
	open_at(&p, 80, 24);
	signal(SIGHUP, SIG_DFL);
	pty_type(&p, "]");
	close(p.fd);
	p.fd = -1;
	assert_true(pty_wait(&p, 1000));
	pty_close(&p);
}

/* --- text of all kinds --- */

/* Where borders stand, by row. */
static void
borders_are_straight(int width, int height)
{
	const char *const more[] = {"--config", "/dev/null", NULL};
	char file[] = "/tmp/rashomon-test-XXXXXX";
	static const char text[] =
		"A title of many scripts\n\n"
		"Flags \xF0\x9F\x87\xB3\xF0\x9F\x87\xB1\xF0\x9F\x87\xB8"
		"\xF0\x9F\x87\xAA and a family "
		"\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D"
		"\xF0\x9F\x91\xA7 of 3,150 people, a thumb "
		"\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD, "
		"\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D "
		"\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85, "
		"e\xCC\x81\xCC\x82tude, \xE6\xB5\xB7\xE6\xB0\xB4"
		"\xE6\xB6\x8C\xE5\x85\xA5 3,150 "
		"\xE4\xBA\xBA, \xE0\xB8\x81\xE0\xB8\xB3 "
		"\xE0\xA4\x95\xE0\xA5\x8D\xE0\xA4\xB7\xE0\xA4\xBF "
		"1\xEF\xB8\x8F\xE2\x83\xA3 \xE2\x9D\xA4\xEF\xB8\x8F again.\n";
	const char *args[] = {more[0], more[1], file, file, file, NULL};
	int fd = mkstemp(file), border, rows = 0;
	struct pty p;

	assert_int_equal(write(fd, text, sizeof text - 1), sizeof text - 1);
	close(fd);
	pty_open(&p, width, height, "xterm-256color", NULL, args);
	assert_true(pty_sees(&p, "Flags"));
	pty_settle(&p, 400);
	pty_type(&p, "]j");
	for (border = width - 1; border > 0; border--)
		if (!strcmp(text_at(&p, 1, border), "|"))
			break;
	for (int i = 1; border && i < height - 3; i++) {
		assert_string_equal(text_at(&p, i, border), "|");
		rows++;
	}
	if (width >= 80)
		assert_in_range(rows, height - 6, height);
	assert_int_equal(p.e.strange, 0);
	pty_close(&p);
	unlink(file);
}

static void
borders_stand_straight_beside_any_script(void **state)
{
	(void)state;
	borders_are_straight(120, 40);
	borders_are_straight(80, 24);
	borders_are_straight(40, 10);
}

/* --- themes --- */

static bool
coloured(const struct pty *p)
{
	for (int i = 0; i < p->e.width * p->e.height; i++)
		if (p->e.cells[i].look.fore >= 0 ||
		    p->e.cells[i].look.back >= 0)
			return true;
	return false;
}

static void
a_theme_shows_while_it_is_typed(void **state)
{
	struct pty p;

	(void)state;
	open_at(&p, 80, 24);
	assert_false(coloured(&p)); /* C9: the terminal's own */
	pty_type(&p, ":theme da");
	assert_int_equal(emulator_at(&p.e, 5, 70)->look.back, 234);
	pty_type(&p, "\b\blig");
	assert_int_equal(emulator_at(&p.e, 5, 70)->look.back, 255);
	pty_type(&p, "\033");
	assert_false(coloured(&p));
	pty_type(&p, ":theme dark\r");
	assert_int_equal(emulator_at(&p.e, 5, 70)->look.back, 234);
	pty_type(&p, "]f");
	assert_int_equal(emulator_at(&p.e, 22, 70)->look.back, 234);
	pty_close(&p);
}

static void
themes_are_listed_in_their_looks(void **state)
{
	static const char *const themes[] = {"themes", NULL};
	static const char *const no[] = {"NO_COLOR=1", NULL};
	struct pty p;

	(void)state;
	pty_open(&p, 80, 24, "xterm-256color", NULL, themes);
	assert_true(pty_said(&p, "solar "));
	assert_true(pty_said(&p, "\033[4;38;5;114;48;5;234m= agreed"));
	pty_close(&p);
	pty_open(&p, 80, 24, "xterm-256color", no, themes);
	assert_true(pty_said(&p, "solar "));
	assert_null(strstr(p.raw.p, "38;5"));
	pty_close(&p);
}

static void
no_color_is_obeyed(void **state)
{
	static const char *const no[] = {"NO_COLOR=1", NULL};
	static const char *const dark[] = {"--theme", "dark", NULL};
	struct pty p;

	(void)state;
	pty_open(&p, 80, 24, "xterm-256color", no, dark);
	assert_true(pty_sees(&p, "for help"));
	pty_type(&p, "]");
	assert_false(coloured(&p));
	check_focus_in_columns(&p);
	pty_close(&p);
}

static void
another_locale_gets_letters_it_has(void **state)
{
	static const char *const c[] = {"LC_ALL=C", NULL};
	struct pty p;

	(void)state;
	pty_open(&p, 120, 40, "xterm-256color", c, NULL);
	assert_true(pty_sees(&p, "The locale is not UTF-8"));
	pty_settle(&p, 300);
	pty_type(&p, "]m]qt");
	for (size_t i = 0; i < p.raw.n; i++)
		assert_true((unsigned char)p.raw.p[i] < 0x80);
	pty_close(&p);
	pty_open(&p, 120, 40, "xterm-256color", c, with_plain);
	assert_true(pty_said(&p, "The locale is not UTF-8"));
	pty_type(&p, "sources\n");
	for (size_t i = 0; i < p.raw.n; i++)
		assert_true((unsigned char)p.raw.p[i] < 0x80);
	pty_close(&p);
}

/* --- the mouse --- */

static void
the_mouse_is_off_until_asked_for(void **state)
{
	struct pty p;
	char click[96];
	int row = 0, col = 0;

	(void)state;
	open_at(&p, 120, 40);
	assert_null(strstr(p.raw.p, "1000h"));
	pty_type(&p, ":set mouse on\r");
	assert_non_null(strstr(p.raw.p, "\033[?1000h"));
	/* A click on an underlined mention focuses it. */
	for (row = 6; row < 36 && !col; row++)
		for (int i = 43; i < 78; i++)
			if (emulator_at(&p.e, row, i)->look.flags &
			    LOOK_UNDERLINE) {
				col = i;
				break;
			}
	row--;
	assert_true(col > 0);
	while (emulator_at(&p.e, row, col)->look.flags & LOOK_UNDERLINE &&
	       strchr("=~!c1", *text_at(&p, row, col)))
		col++;
	while (!(emulator_at(&p.e, row, col)->look.flags & LOOK_UNDERLINE))
		col++;
	snprintf(click, sizeof click, "\033[<0;%d;%dM\033[<0;%d;%dm", col + 1,
		 row + 1, col + 1, row + 1);
	pty_type(&p, click);
	check_focus_in_columns(&p);
	assert_int_equal(p.e.row, row);
	/* The wheel scrolls the column under it. */
	pty_type(&p, "\033[<65;10;20M");
	pty_type(&p, ":set mouse off\r");
	assert_non_null(strstr(p.raw.p, "\033[?1000l"));
	pty_close(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(p1_when_plain_mode_is_on),
		cmocka_unit_test(p1_an_unknown_terminal_is_named),
		cmocka_unit_test(p1_no_terminal_gets_the_whole_reading),
		cmocka_unit_test(errors_come_first_and_clean),
		cmocka_unit_test(p11_questions_are_asked_in_full),
		cmocka_unit_test(c1_the_cursor_is_on_the_focus),
		cmocka_unit_test(c2_the_cursor_is_placed_when_hidden),
		cmocka_unit_test(c3_the_selected_row_carries_a_mark),
		cmocka_unit_test(c4_idle_writes_nothing),
		cmocka_unit_test(the_clipboard_is_written_on_its_key_only),
		cmocka_unit_test(
			c5_one_row_moved_writes_two_rows_and_the_status),
		cmocka_unit_test(c6_messages_stay_and_are_kept),
		cmocka_unit_test(c7_one_article_at_a_time),
		cmocka_unit_test(c8_options_for_less),
		cmocka_unit_test(waiting_keys_are_shown_once),
		cmocka_unit_test(a_slow_line_gets_no_more_than_it_takes),
		cmocka_unit_test(text_first_facts_when_they_come),
		cmocka_unit_test(every_terminal_shows_the_same),
		cmocka_unit_test(c11_a_storm_of_sizes),
		cmocka_unit_test(the_terminal_is_given_back),
		cmocka_unit_test(a_closed_terminal_ends_it_in_a_second),
		cmocka_unit_test(borders_stand_straight_beside_any_script),
		cmocka_unit_test(another_locale_gets_letters_it_has),
		cmocka_unit_test(a_theme_shows_while_it_is_typed),
		cmocka_unit_test(themes_are_listed_in_their_looks),
		cmocka_unit_test(no_color_is_obeyed),
		cmocka_unit_test(the_mouse_is_off_until_asked_for),
	};

	signal(SIGPIPE, SIG_IGN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
