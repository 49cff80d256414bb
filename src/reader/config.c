#include "rashomon/reader/config.h"

#include "rashomon/base/data.h"
#include "rashomon/base/home.h"
#include "rashomon/reader/theme.h"

#include <stddef.h>
#include <stdlib.h>

enum { INCLUDES_MOST = 8 };

enum option_type { OPTION_BOOL, OPTION_CELLS, OPTION_LEVEL };

/* The one table of options. */
static const struct option {
	const char *name;
	enum option_type type;
	size_t offset;
	int least, most; /* of OPTION_CELLS */
	const char *help;
} options[] = {
	{"align", OPTION_BOOL, offsetof(struct session, align), 0, 0,
	 "keep the fact on one row in all columns"},
	{"ambiguous", OPTION_CELLS, offsetof(struct session, ambiguous), 1, 2,
	 "cells that your terminal gives characters of ambiguous width"},
	{"borders", OPTION_BOOL, offsetof(struct session, borders), 0, 0,
	 "lines between the columns"},
	{"cursor", OPTION_BOOL, offsetof(struct session, show_cursor), 0, 0,
	 "show the cursor; it stands on the focus in any case"},
	{"line-speed", OPTION_CELLS, offsetof(struct session, line_speed), 0,
	 99999,
	 "kbit a second of a slow line, keys that come faster are shown "
	 "together; 0: as they come"},
	{"margins", OPTION_BOOL, offsetof(struct session, margins), 0, 0,
	 "the terminal has margins at the sides, as xterm has, and scrolls "
	 "a column alone"},
	{"min-column", OPTION_CELLS, offsetof(struct session, min_column), 10,
	 1000, "least width of a column, in cells"},
	{"mouse", OPTION_BOOL, offsetof(struct session, mouse), 0, 0,
	 "the wheel scrolls, a click focuses"},
	{"other-screen", OPTION_BOOL, offsetof(struct session, other_screen), 0,
	 0, "use the terminal's alternate screen, from the next start on"},
	{"places", OPTION_BOOL, offsetof(struct session, keep_places), 0, 0,
	 "begin a story where it was left; nothing of the text is kept"},
	{"plain", OPTION_BOOL, offsetof(struct session, plain), 0, 0,
	 "lines instead of a screen, from the next start on"},
	{"say-language", OPTION_BOOL, offsetof(struct session, say_language), 0,
	 0, "plain mode says when the language changes"},
	{"single-column", OPTION_BOOL, offsetof(struct session, single_column),
	 0, 0, "one article at a time"},
	{"status-line", OPTION_BOOL, offsetof(struct session, status_line), 0,
	 0, "the last row says where you are; off: only messages"},
	{"unfold", OPTION_BOOL, offsetof(struct session, unfold), 0, 0,
	 "show the parts of pages that tell nothing"},
	{"verbosity", OPTION_LEVEL, offsetof(struct session, verbosity), 0, 0,
	 "how much plain mode says: short, normal, full"},
};

static const char *const levels[] = {"short", "normal", "full"};

static bool
level(struct str v, int *out)
{
	for (int i = 0; i < 3; i++)
		if (str_eq(v, str_of(levels[i]))) {
			*out = i;
			return true;
		}
	return false;
}

static struct str
word(struct str *rest)
{
	struct str w;
	size_t n = 0;

	*rest = str_trim(*rest);
	while (n < rest->n && rest->p[n] != ' ' && rest->p[n] != '\t')
		n++;
	w = str_sub(*rest, 0, n);
	*rest = str_trim(str_sub(*rest, n, rest->n));
	return w;
}

static bool
truth(struct str v, bool *out)
{
	*out = str_eq(v, STR("on")) || str_eq(v, STR("yes")) ||
	       str_eq(v, STR("true")) || str_eq(v, STR("1"));
	return *out || str_eq(v, STR("off")) || str_eq(v, STR("no")) ||
	       str_eq(v, STR("false")) || str_eq(v, STR("0"));
}

static bool
cells(struct str v, const struct option *o, int *out)
{
	int n = 0;

	if (!v.n || v.n > 5)
		return false;
	for (size_t i = 0; i < v.n; i++) {
		if (v.p[i] < '0' || v.p[i] > '9')
			return false;
		n = n * 10 + (v.p[i] - '0');
	}
	*out = n;
	return n >= o->least && n <= o->most;
}

bool
option_set(struct session *s, struct str name, struct str value)
{
	if (str_eq(name, STR("theme"))) {
		s->theme = arena_dup(&s->config_arena, value);
		return value.n > 0;
	}
	if (str_eq(name, STR("browser"))) {
		s->browser = arena_dup(&s->config_arena, value);
		return value.n > 0 && value.p[0] != '-';
	}
	for (size_t i = 0; i < COUNT(options); i++) {
		const struct option *o = &options[i];
		char *field = (char *)s + o->offset;
		bool on;
		int n;

		if (!str_eq(name, str_of(o->name)))
			continue;
		if (o->type == OPTION_BOOL) {
			if (!truth(value, &on))
				return false;
			memcpy(field, &on, sizeof on);
		} else {
			if (o->type == OPTION_LEVEL ? !level(value, &n)
						    : !cells(value, o, &n))
				return false;
			memcpy(field, &n, sizeof n);
		}
		return true;
	}
	return false;
}

static void
add_value(const struct session *s, const struct option *o, struct buf *out)
{
	const char *field = (const char *)s + o->offset;
	bool on;
	int n;

	if (o->type == OPTION_BOOL) {
		memcpy(&on, field, sizeof on);
		buf_adds(out, on ? "on" : "off");
		return;
	}
	memcpy(&n, field, sizeof n);
	if (o->type == OPTION_LEVEL)
		buf_adds(out, levels[n]);
	else
		buf_printf(out, "%d", n);
}

void
options_print(const struct session *s, struct buf *out)
{
	buf_printf(out, "browser %s  opens addresses\n", s->browser);
	for (size_t i = 0; i < COUNT(options); i++) {
		buf_printf(out, "%s ", options[i].name);
		add_value(s, &options[i], out);
		buf_printf(out, "  %s\n", options[i].help);
	}
	buf_printf(out, "theme %s  how it looks\n", s->theme);
}

void
option_say(const struct session *s, struct str name, struct buf *out)
{
	if (str_eq(name, STR("browser")))
		buf_printf(out, "browser is %s: opens addresses.", s->browser);
	if (str_eq(name, STR("theme")))
		buf_printf(out, "theme is %s: how it looks.", s->theme);
	for (size_t i = 0; i < COUNT(options); i++) {
		if (!str_eq(name, str_of(options[i].name)))
			continue;
		buf_printf(out, "%s is ", options[i].name);
		add_value(s, &options[i], out);
		buf_printf(out, ": %s.", options[i].help);
	}
}

void
option_takes(struct str name, struct buf *out)
{
	if (str_eq(name, STR("browser")))
		buf_adds(out, "browser takes the name of a program.");
	for (size_t i = 0; i < COUNT(options); i++) {
		const struct option *o = &options[i];

		if (!str_eq(name, str_of(o->name)))
			continue;
		buf_printf(out, "%s takes ", o->name);
		if (o->type == OPTION_CELLS)
			buf_printf(out, "a number from %d to %d.", o->least,
				   o->most);
		else
			buf_adds(out, o->type == OPTION_BOOL
					      ? "on or off."
					      : "short, normal or full.");
	}
}

void
options_each(void *data, word_found *found)
{
	found(data, "browser");
	found(data, "theme");
	for (size_t i = 0; i < COUNT(options); i++)
		found(data, options[i].name);
}

static const char *
bind(struct session *s, struct str line)
{
	struct str name = word(&line), rest;
	struct bind b = {0};

	b.n = keys_read(name, b.keys);
	if (!b.n)
		return "there is no such key";
	if (!str_eq(line, STR("-"))) {
		b.action = action_of_words(line, &rest);
		if (!b.action || rest.n)
			return "there is no such action";
	}
	vec_push(&s->binds, b);
	return NULL;
}

struct reading {
	struct session *s;
	error_handler *complain;
	void *data;
	int depth;
	bool ok;
};

static void read_file(struct reading *r, const char *path, bool may_miss);

static void
include(struct reading *r, const char *path, struct str name)
{
	struct buf b = BUF_INIT;
	const char *slash = strrchr(path, '/');

	if (name.n && name.p[0] != '/' && slash)
		buf_add(&b, (struct str){path, (size_t)(slash - path) + 1});
	buf_add(&b, name);
	read_file(r, b.p, false);
	buf_free(&b);
}

/* NULL, or what is wrong with a line of a theme. */
static const char *
colour_fault(struct session *s, struct str line)
{
	struct theme t = {0};
	struct error e = ERROR_INIT;
	const char *why = NULL;

	if (!theme_read(&t, line, "config", &e))
		why = arena_dup(&s->config_arena, buf_str(&e.what));
	error_free(&e);
	return why;
}

/* NULL, or what is wrong with the line. */
static const char *
read_line(struct reading *r, const char *path, struct str line)
{
	struct str whole = line, verb = word(&line), name;

	if (str_eq(verb, STR("set"))) {
		name = word(&line);
		return option_set(r->s, name, line)
			       ? NULL
			       : "there is no such option or value";
	}
	if (str_eq(verb, STR("bind")))
		return bind(r->s, line);
	if (str_eq(verb, STR("color"))) {
		const char *why = colour_fault(r->s, whole);

		if (why)
			return why;
		buf_add(&r->s->colours, whole);
		buf_addc(&r->s->colours, '\n');
		return NULL;
	}
	if (str_eq(verb, STR("include"))) {
		if (r->depth >= INCLUDES_MOST)
			return "too many files include each other";
		include(r, path, line);
		return NULL;
	}
	return "a line starts with set, bind, color or include";
}

static void
complain(struct reading *r, const char *path, size_t n, const char *what)
{
	struct error e = ERROR_INIT;
	struct buf place = BUF_INIT;

	if (n)
		buf_printf(&place, "%s:%zu", path, n);
	else
		buf_adds(&place, path);
	error_set(&e, place.p, "%s", what);
	if (r->complain)
		r->complain(r->data, &e);
	r->ok = false;
	buf_free(&place);
	error_free(&e);
}

static void
read_lines(struct reading *r, const char *path, struct str rest)
{
	struct str line;
	size_t n = 0;

	while (str_line(&rest, &line)) {
		const char *wrong;

		n++;
		line = str_trim(line);
		if (!line.n || line.p[0] == '#')
			continue;
		wrong = read_line(r, path, line);
		if (wrong)
			complain(r, path, n, wrong);
	}
}

static void
read_file(struct reading *r, const char *path, bool may_miss)
{
	struct str text;

	if (!data_map(&text, path, NULL)) {
		if (!may_miss)
			complain(r, path, 0, "cannot be read");
		return;
	}
	r->depth++;
	read_lines(r, path, text);
	r->depth--;
	data_unmap(text);
}

bool
config_parse(struct session *s, struct str text, const char *path,
	     error_handler *tell, void *data)
{
	struct reading r = {s, tell, data, 0, true};

	read_lines(&r, path, text);
	return r.ok;
}

bool
config_read(struct session *s, const char *path, bool may_miss,
	    error_handler *tell, void *data)
{
	struct reading r = {s, tell, data, 0, true};

	read_file(&r, path, may_miss);
	return r.ok;
}

void
config_load(struct session *s, const char *path, error_handler *complain,
	    void *data)
{
	struct buf own = BUF_INIT;

	if (path)
		config_read(s, path, false, complain, data);
	else if (home_path(&own, HOME_CONFIG, "config"))
		config_read(s, own.p, true, complain, data);
	buf_free(&own);
}
