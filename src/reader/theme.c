#include "rashomon/reader/theme.h"

#include "rashomon/base/ascii.h"
#include "rashomon/base/data.h"
#include "rashomon/base/home.h"

#include <stdlib.h>

static const char *const styles[STYLE_COUNT] = {
	"text",		  "dim",
	"title",	  "border",
	"status",	  "prompt",
	"selected",	  "match",
	"fact.agreed",	  "fact.compatible",
	"fact.differs",	  "fact.single",
	"fact.copied",	  "focus",
	"timeline.event",
};

static const char *const colours[] = {
	"black",	"red",
	"green",	"yellow",
	"blue",		"magenta",
	"cyan",		"white",
	"bright-black", "bright-red",
	"bright-green", "bright-yellow",
	"bright-blue",	"bright-magenta",
	"bright-cyan",	"bright-white",
};

const char *const theme_names[] = {
	"default",	"dark", "light", "high-contrast",
	"colour-blind", "mono", "solar", NULL};

const char *
theme_named(struct str start)
{
	for (size_t i = 0; start.n && theme_names[i]; i++)
		if (str_starts(str_of(theme_names[i]), start))
			return theme_names[i];
	return NULL;
}

const char *
style_name(enum style s)
{
	return styles[s];
}

void
theme_default(struct theme *t)
{
	static const unsigned char flags[STYLE_COUNT] = {
		[STYLE_DIM] = LOOK_DIM,
		[STYLE_TITLE] = LOOK_BOLD,
		[STYLE_STATUS] = LOOK_REVERSE,
		[STYLE_SELECTED] = LOOK_BOLD | LOOK_UNDERLINE,
		[STYLE_MATCH] = LOOK_REVERSE,
		[STYLE_AGREED] = LOOK_UNDERLINE,
		[STYLE_COMPATIBLE] = LOOK_UNDERLINE,
		[STYLE_DIFFERS] = LOOK_BOLD | LOOK_UNDERLINE,
		[STYLE_COPIED] = LOOK_UNDERLINE,
		[STYLE_FOCUS] = LOOK_BOLD | LOOK_REVERSE,
		[STYLE_EVENT] = 0,
	};

	for (size_t i = 0; i < STYLE_COUNT; i++)
		t->looks[i] = (struct look){-1, -1, flags[i]};
}

static struct str
word(struct str *rest)
{
	size_t n = 0;
	struct str w;

	*rest = str_trim(*rest);
	while (n < rest->n && rest->p[n] != ' ' && rest->p[n] != '\t')
		n++;
	w = str_sub(*rest, 0, n);
	*rest = str_sub(*rest, n, rest->n);
	return w;
}

/* "#rrggbb". */
static bool
direct_colour(struct str w, int *out)
{
	*out = HUE_DIRECT;
	for (size_t i = 1; i < w.n; i++) {
		int digit = ascii_hex(w.p[i]);

		if (digit < 0)
			return false;
		*out |= digit << (int)(4 * (6 - i));
	}
	return w.n == 7;
}

static bool
colour(struct str w, int *out)
{
	int n = 0;

	if (str_eq(w, STR("default"))) {
		*out = -1;
		return true;
	}
	if (w.n && *w.p == '#' && w.n <= 7)
		return direct_colour(w, out);
	for (int i = 0; i < 16; i++)
		if (str_eq(w, str_of(colours[i]))) {
			*out = i;
			return true;
		}
	if (!w.n || w.n > 3)
		return false;
	for (size_t i = 0; i < w.n; i++) {
		if (w.p[i] < '0' || w.p[i] > '9')
			return false;
		n = n * 10 + (w.p[i] - '0');
	}
	*out = n;
	return n < 256;
}

static bool
flag(struct str w, unsigned char *flags)
{
	static const char *const names[] = {"bold", "underline", "reverse",
					    "dim"};

	for (unsigned i = 0; i < 4; i++)
		if (str_eq(w, str_of(names[i]))) {
			*flags = (unsigned char)(*flags | 1u << i);
			return true;
		}
	return false;
}

static const char *
read_line(struct theme *t, struct str line)
{
	struct str w = word(&line);
	struct look look = {-1, -1, 0};
	size_t i;

	if (!str_eq(w, STR("color")))
		return "a line starts with \"color\"";
	w = word(&line);
	for (i = 0; i < STYLE_COUNT; i++)
		if (str_eq(w, str_of(styles[i])))
			break;
	if (i == STYLE_COUNT)
		return "there is no such style";
	if (!colour(word(&line), &look.fore) ||
	    !colour(word(&line), &look.back))
		return "a colour is a name, a number below 256, #rrggbb or "
		       "\"default\"";
	while ((w = word(&line)).n)
		if (!flag(w, &look.flags))
			return "attributes are bold, underline, reverse, dim";
	t->looks[i] = look;
	return NULL;
}

bool
theme_read(struct theme *t, struct str text, const char *place, struct error *e)
{
	struct str line;
	size_t n = 0;
	bool ok = true;

	while (str_line(&text, &line)) {
		const char *wrong;

		n++;
		line = str_trim(line);
		if (!line.n || line.p[0] == '#')
			continue;
		wrong = read_line(t, line);
		if (wrong && ok) {
			struct buf at = BUF_INIT;

			buf_printf(&at, "%s:%zu", place, n);
			ok = error_set(e, at.p, "%s", wrong);
			buf_free(&at);
		}
	}
	return ok;
}

/* The places of NAME.theme: the user's configuration, then where the data is
 * (installed beside it, in the tree in a folder beside data). */
static bool
theme_path(struct buf *b, const char *name, unsigned n)
{
	struct buf file = BUF_INIT;
	bool more;

	buf_clear(b);
	if (n == 0) {
		buf_printf(&file, "%s.theme", name);
		home_path(b, HOME_CONFIG, file.p);
		buf_free(&file);
		return true;
	}
	buf_printf(&file, "%s%s.theme", n % 2 ? "themes/" : "../themes/", name);
	more = data_path(b, file.p, (n - 1) / 2);
	buf_free(&file);
	return more;
}

bool
theme_load(struct theme *t, const char *name, struct error *e)
{
	struct buf path = BUF_INIT;
	struct str text = STR_NONE;
	bool ok = false;

	theme_default(t);
	if (!strcmp(name, "default"))
		return true;
	if (strchr(name, '/'))
		return error_set(e, name, "is no name of a theme");
	for (unsigned n = 0; !ok && theme_path(&path, name, n); n++)
		ok = path.n && data_map(&text, path.p, NULL);
	if (!ok)
		error_set(e, name, "there is no such theme");
	else
		ok = theme_read(t, text, path.p, e);
	data_unmap(text);
	buf_free(&path);
	return ok;
}
