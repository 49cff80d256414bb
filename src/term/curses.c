/* The only file that knows curses, of which no more is used than the
 * description of the terminal: windows of its own would write each run of
 * cells alone and spell attributes out at length. */
#define NCURSES_WIDECHAR 1

#include "rashomon/term/curses.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

static const char *
capability(const char *name)
{
	const char *z = tigetstr(name);

	return z && z != (const char *)-1 ? z : NULL;
}

static bool
says(const char *name, const char *what)
{
	const char *z = capability(name);

	return z && strstr(z, what);
}

/* Without the padding that only hardware of old needs. */
static void
add(struct buf *b, const char *name)
{
	const char *z = capability(name);

	while (z && *z)
		if (z[0] == '$' && z[1] == '<' && strchr(z, '>'))
			z = strchr(z, '>') + 1;
		else
			buf_addc(b, *z++);
}

/* Does the terminal take any red, green and blue? Its description says so, or
 * what it set in the environment. */
static bool
is_direct(void)
{
	const char *said = getenv("COLORTERM");

	return tigetflag("RGB") > 0 || tigetflag("Tc") > 0 ||
	       tigetnum("RGB") > 0 || capability("RGB") ||
	       (said && (!strcmp(said, "truecolor") || !strcmp(said, "24bit")));
}

static void
read_looks(struct terminal *t)
{
	int no_hues = tigetnum("ncv");

	if (says("setaf", "m") && tigetnum("colors") >= 8)
		t->colours = is_direct() ? HUE_DIRECT : tigetnum("colors");
	t->lacks = (unsigned char)((capability("bold") ? 0 : LOOK_BOLD) |
				   (capability("dim") ? 0 : LOOK_DIM) |
				   (capability("smul") ? 0 : LOOK_UNDERLINE) |
				   (capability("rev") ? 0 : LOOK_REVERSE));
	if (no_hues > 0)
		t->no_hues =
			(unsigned char)((no_hues & 2 ? LOOK_UNDERLINE : 0) |
					(no_hues & 4 ? LOOK_REVERSE : 0) |
					(no_hues & 16 ? LOOK_DIM : 0) |
					(no_hues & 32 ? LOOK_BOLD : 0));
}

static void
read_keys(struct key_string keys[KEY_STRINGS])
{
	static const struct {
		const char *name;
		long key;
	} names[KEY_STRINGS] = {
		{"kcuu1", KEY_OF_UP},	  {"kcud1", KEY_OF_DOWN},
		{"kcub1", KEY_OF_LEFT},	  {"kcuf1", KEY_OF_RIGHT},
		{"kpp", KEY_OF_PAGE_UP},  {"knp", KEY_OF_PAGE_DOWN},
		{"khome", KEY_OF_HOME},	  {"kend", KEY_OF_END},
		{"kcbt", KEY_OF_BACKTAB}, {"kbs", KEY_OF_BACKSPACE},
		{"kdch1", KEY_OF_DELETE}, {"kent", KEY_OF_ENTER},
		{"kfnd", KEY_OF_HOME},	  {"kslt", KEY_OF_END},
		{"ka1", KEY_OF_HOME},	  {"kc1", KEY_OF_END},
	};

	for (size_t i = 0; i < KEY_STRINGS; i++)
		keys[i] = (struct key_string){capability(names[i].name),
					      names[i].key};
}

/* Do its moves and attributes read as ECMA-48, as nearly all do? */
static bool
is_common(void)
{
	return says("cup", "\033[%i%p1%d;%p2%dH") && says("clear", "\033[H") &&
	       (!capability("rev") || says("rev", "\033[7m"));
}

/* Many hosts that one gets to by SSH lack the description of the newer
 * terminals. They all do what the older one named here does. */
static const char *
relative_of(const char *term)
{
	static const char *const names[][2] = {
		{"xterm", "xterm-256color"},
		{"kitty", "xterm-256color"},
		{"foot", "xterm-256color"},
		{"alacritty", "xterm-256color"},
		{"ghostty", "xterm-256color"},
		{"wezterm", "xterm-256color"},
		{"contour", "xterm-256color"},
		{"konsole", "xterm-256color"},
		{"vte", "xterm-256color"},
		{"gnome", "xterm-256color"},
		{"mlterm", "xterm-256color"},
		{"st-", "xterm-256color"},
		{"rxvt", "rxvt-unicode-256color"},
		{"tmux", "screen-256color"},
		{"screen", "screen"},
	};

	for (size_t i = 0; term && i < COUNT(names); i++)
		if (!strncmp(term, names[i][0], strlen(names[i][0])))
			return names[i][1];
	return NULL;
}

static bool
set_up(void)
{
	const char *relative = relative_of(getenv("TERM"));
	int error;

	if (setupterm(NULL, STDOUT_FILENO, &error) == OK)
		return true;
	return relative && setupterm(relative, STDOUT_FILENO, &error) == OK;
}

bool
description_read(struct description *d, bool other_screen)
{
	*d = (struct description){.start = BUF_INIT};
	if (!set_up() || !is_common())
		return false;
	d->can = (struct terminal){
		.to_column = says("hpa", "dG"),
		.to_row = says("vpa", "dd"),
		.right = says("cuf", "dC"),
		.erase = says("ech", "dX"),
		.erase_end = says("el", "[K"),
		.erase_hue = tigetflag("bce") > 0,
		.region = says("csr", "dr") && says("ri", "\033M"),
		.scroll = says("indn", "dS") && says("rin", "dT"),
		.margins = says("smglr", "[?69h") && says("smglr", "ds") &&
			   says("indn", "dS") && says("rin", "dT"),
		.feed = true,
		.wraps = tigetflag("am") > 0,
		.wraps_late = tigetflag("xenl") > 0,
	};
	read_looks(&d->can);
	read_keys(d->keys);
	if (other_screen)
		add(&d->start, "smcup");
	add(&d->start, "smkx");
	add(&d->end, "rmkx");
	if (other_screen)
		add(&d->end, "rmcup");
	if (capability("cnorm"))
		add(&d->hide, "civis");
	if (d->hide.n)
		add(&d->show, "cnorm");
	return true;
}

void
description_free(struct description *d)
{
	buf_free(&d->start);
	buf_free(&d->end);
	buf_free(&d->hide);
	buf_free(&d->show);
	del_curterm(cur_term);
}
