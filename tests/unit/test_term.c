/* The writer, held against an emulator: whatever stood on the screen, after
 * its bytes the screen shows the grid, cell by cell and look by look. */
#include "rashomon/term/input.h"
#include "rashomon/term/writer.h"
#include "rashomon/text/narrow.h"
#include "tests/terminal/emulator.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct terminal all = {
	.colours = 256,
	.to_column = true,
	.to_row = true,
	.right = true,
	.erase = true,
	.erase_end = true,
	.erase_hue = true,
	.region = true,
	.scroll = true,
	.margins = true,
	.feed = true,
	.wraps = true,
	.wraps_late = true,
};
/* As all, but erasing gives the terminal's own ground. */
static const struct terminal grey = {
	.colours = 256,
	.to_column = true,
	.right = true,
	.erase = true,
	.erase_end = true,
	.region = true,
	.scroll = true,
	.wraps = true,
	.wraps_late = true,
};
static const struct terminal least = {.wraps = true, .wraps_late = true};

/* Numbers that look random and are the same in every run. */
static unsigned
next(unsigned *seed, unsigned below)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16) % below;
}

static void
looks(struct theme *t)
{
	theme_default(t);
	t->looks[STYLE_DIFFERS].fore = 1;
	t->looks[STYLE_AGREED].fore = 12;
	t->looks[STYLE_MATCH].back = 220;
	t->looks[STYLE_SELECTED].back = 4;
}

/* Does the glyph show as the cell should? */
static void
check_cell(const struct writer *w, const struct grid *g,
	   const struct emulator *e, int row, int col)
{
	const struct cell *c = &g->cells[row * g->width + col];
	const struct glyph *now = emulator_at(e, row, col);
	struct look want = w->looks[c->style];
	struct str text = {g->text.p + c->at, c->width ? c->n : 0};
	bool ink = text.n && text.p[0] != ' ';

	if (!str_eq(str_of(now->text), text))
		fail_msg("row %d col %d: \"%s\" for \"%.*s\"", row, col,
			 now->text, (int)text.n, text.p);
	if (!c->width)
		return;
	assert_int_equal(now->look.back, want.back);
	assert_int_equal(now->look.flags & (LOOK_REVERSE | LOOK_UNDERLINE),
			 want.flags & (LOOK_REVERSE | LOOK_UNDERLINE));
	if (!ink)
		return;
	assert_int_equal(now->look.fore, want.fore);
	assert_int_equal(now->look.flags, want.flags);
}

static void
check(struct writer *w, struct grid *g, struct emulator *e)
{
	int row = g->cursor_row, col = g->cursor_col;

	emulator_feed(e, writer_paint(w, g));
	for (int i = 0; i < e->height; i++)
		for (int k = 0; k < e->width; k++)
			check_cell(w, &w->shown, e, i, k);
	assert_int_equal(e->row, row);
	assert_int_equal(e->col, col);
	assert_int_equal(e->strange, 0);
}

static const char *const words[] = {
	"The",
	" gate ",
	"failed",
	"  ",
	"            ",
	"|",
	"at 03:10",
	"\xE6\xB5\xB7\xE6\xB0\xB4",
	"e\xCC\x81tude",
	"\xF0\x9F\x8C\x8A",
	"\xE2\x80\x9Cno\xE2\x80\x9D",
	"25,000",
	"\xD7\x90\xD7\x91",
};

static void
scribble(struct grid *g, unsigned *seed, int strokes)
{
	for (int i = 0; i < strokes; i++) {
		const char *z = words[next(seed, sizeof words / sizeof *words)];
		int row = (int)next(seed, (unsigned)g->height);
		int col = (int)next(seed, (unsigned)g->width);
		enum style style = (enum style)next(seed, STYLE_COUNT);

		/* Never begin inside a wide one or end inside the next. */
		if (!g->cells[row * g->width + col].width)
			continue;
		col += grid_putz(g, row, col, z, g->width, style);
		if (col < g->width && !g->cells[row * g->width + col].width)
			grid_fill(g, row, col, 1, ' ', STYLE_TEXT);
	}
	for (int left = 0; left < g->width; left += 20)
		vec_push(&g->panes,
			 (struct pane){left,
				       g->width - left < 19 ? g->width - left
							    : 19,
				       0, g->height});
	g->cursor_row = (int)next(seed, (unsigned)g->height);
	g->cursor_col = (int)next(seed, (unsigned)g->width);
}

/* Some of the panes moved by some rows, as columns do. */
static void
slide(struct grid *g, const struct grid *was, unsigned *seed)
{
	for (int left = 0; left < g->width; left += 20) {
		int by = (int)next(seed, 9) - 4;
		int end = left + 19 < g->width ? left + 19 : g->width;

		for (int row = 0; row < g->height; row++)
			for (int col = left; col < end; col++) {
				int from = row + by;
				const struct cell *c;
				struct str s;

				if (from < 0 || from >= g->height)
					continue;
				c = &was->cells[from * g->width + col];
				s = (struct str){was->text.p + c->at, c->n};
				if (c->width && col + c->width <= end)
					grid_put(g, row, col, s, c->width,
						 (enum style)c->style);
			}
	}
}

static void
play(const struct terminal *t, int ground, int width, int height, unsigned seed)
{
	struct writer w;
	struct grid g = {0};
	struct emulator e;
	struct theme theme;

	looks(&theme);
	theme.looks[STYLE_TEXT].back = theme.looks[STYLE_DIM].back = ground;
	writer_open(&w, t);
	writer_looks(&w, &theme, true);
	emulator_open(&e, width, height);
	e.no_hue = !t->erase_hue;
	for (int i = 0; i < 60; i++) {
		grid_start(&g, width, height);
		scribble(&g, &seed, (int)next(&seed, 200));
		check(&w, &g, &e);
		grid_start(&g, width, height);
		slide(&g, &w.shown, &seed);
		scribble(&g, &seed, (int)next(&seed, 3));
		check(&w, &g, &e);
	}
	emulator_close(&e);
	grid_free(&g);
	writer_close(&w);
}

static void
any_screen_follows_any_other(void **state)
{
	(void)state;
	for (unsigned seed = 1; seed < 8; seed++) {
		play(&all, -1, 80, 24, seed);
		play(&all, 234, 80, 24, seed);
		play(&all, 16, 13, 5, seed);
		play(&all, -1, 3, 2, seed);
		play(&all, -1, 1, 1, seed);
		play(&least, -1, 40, 10, seed);
		play(&grey, 234, 40, 10, seed);
	}
}

/* A terminal that scrolls as soon as its last cell is written. */
static void
the_last_cell_of_all_is_left_where_it_would_scroll(void **state)
{
	static const struct terminal old = {.wraps = true};
	struct writer w;
	struct grid g = {0};
	struct emulator e;

	(void)state;
	writer_open(&w, &old);
	emulator_open(&e, 10, 3);
	grid_start(&g, 10, 3);
	grid_fill(&g, 2, 0, 10, 'x', STYLE_TEXT);
	emulator_feed(&e, writer_paint(&w, &g));
	assert_string_equal(emulator_at(&e, 2, 8)->text, "x");
	assert_string_equal(emulator_at(&e, 2, 9)->text, " ");
	emulator_close(&e);
	grid_free(&g);
	writer_close(&w);
}

static void
fill_rows(struct grid *g, int first)
{
	grid_start(g, 80, 24);
	for (int i = 1; i < 23; i++) {
		char z[80];

		snprintf(z, sizeof z,
			 "row %d of a text that goes on and on for %d cells",
			 first + i, 7 * (first + i));
		grid_putz(g, i, 2, z, 70, STYLE_TEXT);
	}
	grid_putz(g, 0, 0, "head", 9, STYLE_TITLE);
	grid_putz(g, 23, 0, "foot", 9, STYLE_STATUS);
}

/* The bytes from a screen that starts at row `from` to one at row `to`. */
static size_t
bytes_between(const struct terminal *t, int from, int to)
{
	struct writer w;
	struct grid g = {0};
	struct emulator e;
	size_t n;

	writer_open(&w, t);
	emulator_open(&e, 80, 24);
	fill_rows(&g, from);
	check(&w, &g, &e);
	fill_rows(&g, to);
	check(&w, &g, &e);
	n = w.out.n;
	emulator_close(&e);
	grid_free(&g);
	writer_close(&w);
	return n;
}

/* Three columns, of which the second shows its text from row `first` on. */
static void
fill_columns(struct grid *g, int first)
{
	grid_start(g, 80, 24);
	for (int k = 0; k < 3; k++) {
		vec_push(&g->panes, (struct pane){27 * k, 26, 1, 22});
		for (int i = 1; i < 23; i++) {
			int row = i + (k == 1 ? first : 0);
			char z[80];

			snprintf(z, sizeof z, "line %d of %d, %d", row, k,
				 row * 7919 % 1000);
			grid_putz(g, i, 27 * k, z, 26, STYLE_TEXT);
		}
	}
}

static size_t
bytes_of_a_column(bool margins)
{
	struct terminal t = all;
	struct writer w;
	struct grid g = {0};
	struct emulator e;
	size_t n;

	t.margins = margins;
	writer_open(&w, &t);
	emulator_open(&e, 80, 24);
	fill_columns(&g, 0);
	check(&w, &g, &e);
	fill_columns(&g, 3);
	check(&w, &g, &e);
	n = w.out.n;
	assert_true((strstr(w.out.p, "\033[?69h\033[28;53s") != NULL) ==
		    margins);
	assert_false(e.sided);
	emulator_close(&e);
	grid_free(&g);
	writer_close(&w);
	return n;
}

static void
a_column_that_moved_is_scrolled_alone(void **state)
{
	(void)state;
	assert_in_range(bytes_of_a_column(true), 30, 130);
	assert_in_range(bytes_of_a_column(false), 250, 2000);
}

static void
rows_that_moved_are_scrolled(void **state)
{
	(void)state;
	assert_in_range(bytes_between(&all, 0, 1), 1, 100);
	assert_in_range(bytes_between(&all, 1, 0), 1, 100);
	assert_in_range(bytes_between(&all, 0, 5), 1, 360);
	assert_true(bytes_between(&least, 0, 1) > 300);
	assert_in_range(bytes_between(&all, 3, 3), 0, 0);
}

static void
no_colour_leaves_attributes(void **state)
{
	struct writer w;
	struct grid g = {0};
	struct theme theme;
	struct str out;

	(void)state;
	looks(&theme);
	writer_open(&w, &all);
	writer_looks(&w, &theme, false);
	grid_start(&g, 20, 2);
	grid_putz(&g, 0, 0, "differs", 9, STYLE_DIFFERS);
	grid_putz(&g, 1, 0, "match", 9, STYLE_MATCH);
	out = writer_paint(&w, &g);
	assert_true(str_find(out, STR("\033[0;1;4m"), 0) != (size_t)-1 ||
		    str_find(out, STR("\033[1;4m"), 0) != (size_t)-1);
	assert_true(str_find(out, STR("31"), 0) == (size_t)-1);
	assert_true(str_find(out, STR("48;5"), 0) == (size_t)-1);
	grid_free(&g);
	writer_close(&w);
}

/* What a terminal of so many colours is told for a colour on a ground. */
static void
paints(int colours, int fore, int back, const char *bytes)
{
	struct terminal t = all;
	struct theme theme;
	struct writer w;
	struct grid g = {0};
	struct str out;

	t.colours = colours;
	theme_default(&theme);
	theme.looks[STYLE_MATCH] = (struct look){fore, back, 0};
	writer_open(&w, &t);
	writer_looks(&w, &theme, true);
	grid_start(&g, 20, 2);
	grid_putz(&g, 0, 0, "match", 9, STYLE_MATCH);
	out = writer_paint(&w, &g);
	if (str_find(out, str_of(bytes), 0) == (size_t)-1)
		fail_msg("no %s in %.*s", bytes + 1, STR_ARG(out));
	grid_free(&g);
	writer_close(&w);
}

static void
a_terminal_gets_the_nearest_of_its_colours(void **state)
{
	(void)state;
	paints(HUE_DIRECT, HUE_DIRECT | 0xff8700, -1, "\033[38;2;255;135;0m");
	paints(HUE_DIRECT, 208, -1, "\033[38;5;208m");
	paints(256, HUE_DIRECT | 0xff8700, -1, "\033[38;5;208m");
	paints(16, HUE_DIRECT | 0xff5050, -1, "\033[91m");
	paints(8, 252, 234, "\033[37;40m"); /* white on black */
	paints(8, 215, 16, "\033[33;40m");  /* orange becomes brown */
	paints(8, 247, 252, "\033[30;47m"); /* and never one on itself */
}

static void
letters_that_a_locale_lacks_are_replaced(void **state)
{
	static const struct {
		const char *text, *bytes;
		int cells;
	} cases[] = {
		{"plain", "plain", 0},
		{"\xE2\x80\x9Cno\xE2\x80\x9D", "\"no\"", 0},
		{"caf\xC3\xA9 e\xCC\x81t\xC3\xA9", "cafe ete", 0},
		{"\xE6\xB5\xB7\xE6\xB0\xB4", "??", 0},
		{"\xE6\xB5\xB7", "? ", 2},
		{"\xE3\x80\x82", ". ", 2},
		{"\xE2\x80\xA6", ".", 1},
	};

	(void)state;
	assert_non_null(setlocale(LC_CTYPE, "C"));
	assert_true(locale_is_narrow());
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf b = BUF_INIT;

		narrow(&b, str_of(cases[i].text), cases[i].cells);
		assert_string_equal(b.p, cases[i].bytes);
		buf_free(&b);
	}
}

static const struct key_string strings[KEY_STRINGS] = {
	{"\033OA", KEY_OF_UP},
	{"\177", KEY_OF_BACKSPACE},
	{"\033[33~", KEY_OF_HOME},
};

static void
keys_are_read_off_the_bytes(void **state)
{
	static const struct {
		const char *bytes;
		size_t took;
		bool whole;
		long key;
	} cases[] = {
		{"j", 1, false, 'j'},
		{"\r", 1, false, KEY_OF_ENTER},
		{"\n", 1, false, KEY_OF_ENTER},
		{"\177", 1, false, KEY_OF_BACKSPACE},
		{"\033", 0, false, 0},
		{"\033", 1, true, KEY_OF_ESCAPE},
		{"\033[", 0, false, 0},
		{"\033OA]", 3, false, KEY_OF_UP},
		{"\033[Bj", 3, false, KEY_OF_DOWN},
		{"\033[1;5C", 6, false, KEY_OF_RIGHT},
		{"\033[5~", 4, false, KEY_OF_PAGE_UP},
		{"\033[33~", 5, false, KEY_OF_HOME},
		{"\033[33", 0, false, 0},
		{"\033[Z", 3, false, KEY_OF_BACKTAB},
		{"\033[200~", 6, false, -1},
		{"\033j", 1, false, KEY_OF_ESCAPE},
		{"\xE6\xB5", 0, false, 0},
		{"\xE6\xB5\xB7x", 3, false, 0x6D77},
		{"\xFFx", 1, false, -1},
		{"\033[<65;10;20", 0, false, 0},
		{"\033[<65;10;20M", 12, false, KEY_OF_MOUSE},
	};

	(void)state;
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		skip();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct mouse m = {0};
		long key = -2;
		size_t n = input_key(str_of(cases[i].bytes), strings,
				     cases[i].whole, &key, &m);

		if (n != cases[i].took || (n && key != cases[i].key))
			fail_msg("case %zu: %zu bytes, key %ld", i, n, key);
		if (key == KEY_OF_MOUSE) {
			assert_int_equal(m.button, 65);
			assert_int_equal(m.col, 9);
			assert_int_equal(m.row, 19);
			assert_true(m.press);
		}
	}
}

/* Whatever comes is used up. */
static void
any_bytes_are_used_up(void **state)
{
	unsigned seed = 3;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		static const char some[] = "\033\033[<;0159OM~Aj\xE6\xB5\xFF";
		char z[24];
		size_t n = 1 + next(&seed, 23), at = 0;

		for (size_t i = 0; i < n; i++)
			z[i] = some[next(&seed, sizeof some - 1)];
		while (at < n) {
			struct mouse m;
			long key;
			size_t k = input_key((struct str){z + at, n - at},
					     strings, true, &key, &m);

			assert_in_range(k, 1, n - at);
			at += k;
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_screen_follows_any_other),
		cmocka_unit_test(
			the_last_cell_of_all_is_left_where_it_would_scroll),
		cmocka_unit_test(rows_that_moved_are_scrolled),
		cmocka_unit_test(a_column_that_moved_is_scrolled_alone),
		cmocka_unit_test(no_colour_leaves_attributes),
		cmocka_unit_test(a_terminal_gets_the_nearest_of_its_colours),
		cmocka_unit_test(letters_that_a_locale_lacks_are_replaced),
		cmocka_unit_test(keys_are_read_off_the_bytes),
		cmocka_unit_test(any_bytes_are_used_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
