/* The command line: a command of its own, or reading. */
#include "rashomon/base/data.h"
#include "rashomon/base/mem.h"
#include "rashomon/commands.h"
#include "rashomon/options.h"
#include "rashomon/plain/plain.h"
#include "rashomon/read/read.h"
#include "rashomon/reader/config.h"
#include "rashomon/reader/places.h"
#include "rashomon/term/run.h"
#include "rashomon/text/narrow.h"
#include "rashomon/text/sanitise.h"

#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Articles whose text is shown before all are compared. */
enum { GLANCE_MOST = 16 };

/* Milliseconds that reading them all may take before they are shown. */
enum { READ_WAIT = 4 };

/* What a line is taken for that may be a slow one, kbit a second. */
enum { SSH_SPEED = 64 };

/* Milliseconds after which plain mode says that work goes on. */
enum { PLAIN_WAIT = 2000, PLAIN_WAIT_ON = 30000 };

struct command {
	const char *name;
	int (*run)(int argc, char **argv);
};

static const struct command commands[] = {
	{"import", command_import}, {"extract", command_extract},
	{"align", command_align},   {"report", command_report},
	{"keys", command_keys},	    {"themes", command_themes},
	{"help", command_help},
};

static bool
is_set(const char *name)
{
	const char *v = getenv(name);

	return v && *v && strcmp(v, "0") != 0 && strcmp(v, "false") != 0;
}

/* The bundled story: installed beside the data, or in the tree. */
static bool
example_path(struct buf *b)
{
	struct stat st;

	for (unsigned n = 0; n < 6; n++) {
		buf_clear(b);
		if (!data_path(b,
			       n % 2 ? "../examples/lowen-gate"
				     : "examples/lowen-gate",
			       n / 2))
			return false;
		if (stat(b->p, &st) == 0)
			return true;
	}
	return false;
}

static bool
play_script(struct session *s, const char *path, struct error *e)
{
	struct str text, rest;
	bool on = true;

	if (!data_map(&text, path, e))
		return false;
	rest = text;
	while (on && rest.n) {
		if (rest.p[0] == '\n') {
			rest = str_sub(rest, 1, rest.n);
			continue;
		}
		on = session_key(s, key_read(&rest)) != EFFECT_QUIT;
	}
	data_unmap(text);
	return true;
}

static int
print_screen(struct session *s, const char *size)
{
	struct grid g = {0};
	int w, h;

	if (sscanf(size, "%dx%d", &w, &h) != 2 || w < 1 || h < 1 || w > 10000 ||
	    h > 10000)
		return usage_wrong("is no size like 120x40", size);
	session_resize(s, w, h);
	session_paint(s, &g);
	grid_print(&g, stdout);
	grid_free(&g);
	return 0;
}

static bool
config_says_plain(const struct wish *w)
{
	struct story none = {0};
	struct session s;
	bool plain;

	session_open(&s, &none);
	config_load(&s, w->config, NULL, NULL);
	plain = s.plain;
	session_close(&s);
	return plain;
}

/* Is the reading to be on the whole screen? Rule P1 of doc/PLAIN. */
static bool
is_full_screen(const struct wish *w)
{
	const char *term = getenv("TERM");

	return !w->plain && !w->screen && isatty(STDOUT_FILENO) &&
	       isatty(STDIN_FILENO) && !config_says_plain(w) &&
	       !is_set("ACCESSIBLE") && term && strcmp(term, "dumb") != 0;
}

/* Printed at once, and kept in mind for a screen that soon covers it. */
static void
complain(void *data, const struct error *e)
{
	bool *any = data;

	error_tell(NULL, e);
	*any = true;
}

static void
make_ready(struct session *s, const struct wish *w, struct story *st)
{
	int width = 80, height = 24;
	bool wrong = false;

	session_open(s, st);
	s->own = st;
	s->narrow = isatty(STDOUT_FILENO) && locale_is_narrow();
	if (s->narrow)
		session_greet(s);
	if (is_set("SSH_CONNECTION"))
		s->line_speed = SSH_SPEED;
	config_load(s, w->config, complain, &wrong);
	if (wrong && w->full)
		session_wrong(s, "The configuration is wrong in places; quit "
				 "to read where.");
	if (w->theme)
		s->theme = w->theme;
	if (w->screen)
		sscanf(w->screen, "%dx%d", &width, &height);
	session_resize(s, width, height);
}

/* Ends at once where a ruling is still being compared: its thread ends with
 * the process. */
static void
leave(const struct session *s, int status)
{
	if (s->again.going)
		exit(status);
}

static int
read_story(const struct wish *w, struct story *st)
{
	bool screen = isatty(STDOUT_FILENO) && isatty(STDIN_FILENO);
	struct session s;
	struct error e = ERROR_INIT;
	int status = 0;

	if (!st->articles.n) {
		fputs("rashomon: nothing could be read\n", stderr);
		return 2;
	}
	make_ready(&s, w, st);
	if (w->script && !play_script(&s, w->script, &e)) {
		error_print(&e, stderr);
		status = 2;
	} else if (w->screen) {
		status = print_screen(&s, w->screen);
	} else if (!screen && !(w->plain && !isatty(STDIN_FILENO))) {
		plain_reading(&s, w->plain_width, stdout);
	} else {
		if (screen)
			places_resume(&s);
		if (!w->full || !term_run(&s, NULL))
			plain_run(&s, w->plain_width, screen, stdin, stdout);
		if (screen && s.keep_places)
			places_save(&s);
		leave(&s, status);
	}
	error_free(&e);
	session_close(&s);
	return status;
}

/* What was wrong with the sources, once. */
static void
say_complaints(struct story_later *later)
{
	struct str rest = buf_str(&later->said), line;
	struct buf b = BUF_INIT;

	while (str_line(&rest, &line)) {
		buf_adds(&b, "rashomon: ");
		sanitise(&b, line, SANITISE_LINE);
		buf_addc(&b, '\n');
	}
	if (b.n)
		fwrite(b.p, 1, b.n, stderr);
	buf_free(&b);
	buf_clear(&later->said);
}

/* What a story that came later leaves to do. */
static int
end_later(struct story_later *later, int status)
{
	say_complaints(later);
	if (!status && !later->all)
		status = 1;
	story_free(&later->story);
	buf_free(&later->said);
	return status;
}

/* Shows the text at once and the facts when they are there; gives the status
 * + 1. 0 when that cannot be: nothing was shown or used up then. */
static int
read_at_once(const struct wish *w)
{
	struct story glance;
	struct story_later later;
	struct session s;
	int status = 0;

	for (size_t i = 0; i < w->n; i++)
		if (read_is_remote(w->sources[i]))
			return 0;
	if (w->script || !w->full || !later_start(&later, w->sources, w->n))
		return 0;
	if (!later_glance(&later, &glance, READ_WAIT) &&
	    !story_glance(&glance, w->sources, w->n, GLANCE_MOST)) {
		plain_wait(&later, PLAIN_WAIT, PLAIN_WAIT_ON, stderr);
		say_complaints(&later);
		status = read_story(w, &later.story);
		return end_later(&later, status) + 1;
	}
	make_ready(&s, w, &glance);
	s.comparing = true;
	s.own = NULL;
	session_greet(&s);
	if (!term_run(&s, &later)) {
		struct wish lines = *w;

		lines.full = false; /* why was said */
		later_wait(&later);
		status = read_story(&lines, &later.story);
	} else if (s.comparing) {
		exit(0); /* the thread ends with the process */
	} else if (s.keep_places) {
		places_save(&s);
	}
	leave(&s, later.all ? status : 1);
	session_close(&s);
	story_free(&glance);
	return end_later(&later, status) + 1;
}

/* The same for plain mode, which waits, and says so where it takes long. */
static int
read_in_lines(const struct wish *w)
{
	struct story_later later;

	if (w->script || w->screen || w->full ||
	    !later_start(&later, w->sources, w->n))
		return 0;
	plain_wait(&later, PLAIN_WAIT, PLAIN_WAIT_ON, stdout);
	say_complaints(&later);
	return end_later(&later, read_story(w, &later.story)) + 1;
}

/* Reads what the options and sources say; returns the exit status. */
static int
run(const struct wish *w)
{
	struct story st;
	bool all;
	int status = read_at_once(w);

	if (!status)
		status = read_in_lines(w);
	if (status)
		return status - 1;
	all = story_load(&st, w->sources, w->n, !w->plain, error_tell, NULL);
	status = read_story(w, &st);
	if (!status && !all)
		status = 1;
	story_free(&st);
	return status;
}

static int
run_options(int argc, char **argv)
{
	struct wish w = {0};
	struct buf example = BUF_INIT;
	const char *bundled;
	int status = options_read(&w, argc, argv);

	if (status)
		return status - 1;
	if (!w.n && example_path(&example)) {
		bundled = example.p;
		w.sources = &bundled;
		w.n = 1;
	}
	w.full = is_full_screen(&w);
	status = run(&w);
	buf_free(&example);
	return status;
}

/* The status where all that was printed has arrived; else 1 at the least. */
static int
printed(int status)
{
	struct error e = ERROR_INIT;
	bool failed = ferror(stdout);

	if (!fflush(stdout) && !failed)
		return status;
	error_set(&e, "standard output", "cannot be written");
	error_print(&e, stderr);
	error_free(&e);
	return status ? status : 1;
}

/* No file that is opened later takes the place of a standard stream that was
 * closed; reading such a stream ends, and writing fails. */
static void
hold_streams(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDONLY);
	while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd >= 0)
		close(fd);
}

int
main(int argc, char **argv)
{
	hold_streams();
	mem_return_scratch();
	setlocale(LC_CTYPE, "");
	for (size_t i = 0; argc > 1 && i < COUNT(commands); i++)
		if (!strcmp(argv[1], commands[i].name))
			return printed(commands[i].run(argc - 1, argv + 1));
	return printed(run_options(argc, argv));
}
