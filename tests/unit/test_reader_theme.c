/* The themes, computed: contrast by WCAG 2, and for the colour-blind theme the
 * distance of its colours by CIEDE2000 (Sharma, Wu, Dalal 2005) as eyes
 * without one kind of cone see them (Machado, Oliveira, Fernandes 2009,
 * severity 1). Only colours 16 to 255 have fixed values. */
#include "rashomon/base/mem.h"
#include "rashomon/compare/fact.h"
#include "rashomon/reader/theme.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const double pi = 3.14159265358979323846;

struct rgb {
	double r, g, b; /* linear light, 0..1 */
};
struct lab {
	double l, a, b;
};

static double
linear(double v)
{
	return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static struct rgb
colour(int n)
{
	static const int steps[] = {0, 95, 135, 175, 215, 255};
	double r, g, b;

	assert_in_range(n, 16, 255);
	if (n >= 232) {
		r = g = b = 8 + 10 * (n - 232);
	} else {
		r = steps[(n - 16) / 36];
		g = steps[(n - 16) / 6 % 6];
		b = steps[(n - 16) % 6];
	}
	return (struct rgb){linear(r / 255), linear(g / 255), linear(b / 255)};
}

static double
luminance(struct rgb c)
{
	return 0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b;
}

static double
contrast(int x, int y)
{
	double a = luminance(colour(x)), b = luminance(colour(y));

	return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

static double
bend(double t)
{
	return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

static struct lab
lab_of(struct rgb c)
{
	double x = 0.4124564 * c.r + 0.3575761 * c.g + 0.1804375 * c.b;
	double y = 0.2126729 * c.r + 0.7151522 * c.g + 0.0721750 * c.b;
	double z = 0.0193339 * c.r + 0.1191920 * c.g + 0.9503041 * c.b;
	double fx = bend(x / 0.95047), fy = bend(y), fz = bend(z / 1.08883);

	return (struct lab){116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
}

static double
hue_of(double a, double b)
{
	double h = atan2(b, a);

	return a == 0 && b == 0 ? 0 : h < 0 ? h + 2 * pi : h;
}

static double
distance(struct lab x, struct lab y)
{
	double c = (hypot(x.a, x.b) + hypot(y.a, y.b)) / 2, c7 = pow(c, 7);
	double g = 0.5 * (1 - sqrt(c7 / (c7 + pow(25, 7))));
	double a1 = x.a * (1 + g), a2 = y.a * (1 + g);
	double c1 = hypot(a1, x.b), c2 = hypot(a2, y.b);
	double h1 = hue_of(a1, x.b), h2 = hue_of(a2, y.b);
	double dl = y.l - x.l, dc = c2 - c1, dh = h2 - h1, h = h1 + h2;
	double l = (x.l + y.l) / 2, t, sl, sc, sh, rt,
	       l50 = (l - 50) * (l - 50);

	c = (c1 + c2) / 2;
	if (c1 * c2 == 0)
		dh = 0;
	else if (dh > pi)
		dh -= 2 * pi;
	else if (dh < -pi)
		dh += 2 * pi;
	if (c1 * c2 != 0)
		h = fabs(h1 - h2) <= pi ? h / 2
		    : h < 2 * pi	? h / 2 + pi
					: h / 2 - pi;
	dh = 2 * sqrt(c1 * c2) * sin(dh / 2);
	t = 1 - 0.17 * cos(h - pi / 6) + 0.24 * cos(2 * h) +
	    0.32 * cos(3 * h + pi / 30) - 0.20 * cos(4 * h - 63 * pi / 180);
	sl = 1 + 0.015 * l50 / sqrt(20 + l50);
	sc = 1 + 0.045 * c;
	sh = 1 + 0.015 * c * t;
	c7 = pow(c, 7);
	rt = -2 * sqrt(c7 / (c7 + pow(25, 7))) *
	     sin(pi / 3 * exp(-pow((h * 180 / pi - 275) / 25, 2)));
	return sqrt(pow(dl / sl, 2) + pow(dc / sc, 2) + pow(dh / sh, 2) +
		    rt * dc / sc * dh / sh);
}

static void
distances_are_as_published(void **state)
{
	static const struct {
		struct lab x, y;
		double d;
	} known[] = {
		{{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
		{{50, 2.5, 0}, {73, 25, -18}, 27.1492},
		{{50, 2.5, 0}, {50, 0, -2.5}, 4.3065},
		{{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082},
	};

	(void)state;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		assert_true(fabs(distance(known[i].x, known[i].y) -
				 known[i].d) < 0.0001);
	assert_true(fabs(contrast(16, 231) - 21) < 0.001);
}

static void
load(struct theme *t, const char *name)
{
	struct error e = ERROR_INIT;

	if (!theme_load(t, name, &e))
		fail_msg("%s: %s", e.place.p, e.what.p);
}

static void
check_contrast(const char *name, double least, double border)
{
	struct theme t;

	load(&t, name);
	for (int i = 0; i < STYLE_COUNT; i++) {
		double c = contrast(t.looks[i].fore, t.looks[i].back);

		if (c < (i == STYLE_BORDER ? border : least))
			fail_msg("%s, %s: %.2f to 1", name,
				 style_name((enum style)i), c);
		assert_false(t.looks[i].flags & LOOK_DIM);
	}
}

static void
c9_text_stands_out(void **state)
{
	(void)state;
	check_contrast("high-contrast", 7, 7);
	check_contrast("dark", 4.5, 3);
	check_contrast("light", 4.5, 3);
	check_contrast("colour-blind", 4.5, 3);
}

/* Are its colours the terminal's own, whose values nobody here knows? */
static bool
is_open(const struct look *l)
{
	return l->fore < 16 && l->back < 16;
}

/* No theme escapes the computing of contrast: what is not computed above has
 * no colour of its own. */
static void
c9_other_themes_use_the_terminals_own(void **state)
{
	static const char *const computed[] = {"high-contrast", "dark", "light",
					       "colour-blind"};

	(void)state;
	for (size_t i = 0; theme_names[i]; i++) {
		struct theme t;
		bool known = false;

		for (size_t k = 0; k < COUNT(computed); k++)
			known |= !strcmp(computed[k], theme_names[i]);
		load(&t, theme_names[i]);
		for (int k = 0; k < STYLE_COUNT && !known; k++)
			assert_true(is_open(&t.looks[k]));
	}
	{
		struct theme t;

		load(&t, "default");
		for (int k = 0; k < STYLE_COUNT; k++) {
			assert_int_equal(t.looks[k].fore, -1);
			assert_int_equal(t.looks[k].back, -1);
		}
	}
}

static double
within(double v)
{
	return v < 0 ? 0 : v > 1 ? 1 : v;
}

/* kind: 0 all cones; 1, 2, 3 without the long, middle, short one. */
static struct lab
seen(int n, int kind)
{
	static const double m[4][9] = {
		{1, 0, 0, 0, 1, 0, 0, 0, 1},
		{0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216,
		 -0.003882, -0.048116, 1.051998},
		{0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413,
		 -0.011820, 0.042940, 0.968881},
		{1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602,
		 0.004733, 0.691367, 0.303900},
	};
	struct rgb c = colour(n);
	const double *k = m[kind];

	return lab_of(
		(struct rgb){within(k[0] * c.r + k[1] * c.g + k[2] * c.b),
			     within(k[3] * c.r + k[4] * c.g + k[5] * c.b),
			     within(k[6] * c.r + k[7] * c.g + k[8] * c.b)});
}

static void
any_eyes_tell_the_verdicts_apart(void **state)
{
	static const enum style verdicts[] = {STYLE_AGREED, STYLE_COMPATIBLE,
					      STYLE_DIFFERS, STYLE_COPIED};
	struct theme t;

	(void)state;
	load(&t, "colour-blind");
	for (int kind = 0; kind < 4; kind++) {
		for (int i = 0; i < 4; i++)
			for (int k = 0; k < i; k++) {
				const struct look *x = &t.looks[verdicts[i]];
				const struct look *y = &t.looks[verdicts[k]];
				double d = distance(seen(x->fore, kind),
						    seen(y->fore, kind));

				if (d < 12)
					fail_msg("kind %d: %s and %s are %.1f "
						 "apart",
						 kind, style_name(verdicts[i]),
						 style_name(verdicts[k]), d);
			}
		assert_true(distance(seen(t.looks[STYLE_FOCUS].back, kind),
				     seen(t.looks[STYLE_MATCH].back, kind)) >
			    12);
	}
}

/* Without colours the styles still differ by attributes. */
static void
c10_no_style_is_colour_alone(void **state)
{
	(void)state;
	for (size_t i = 0; theme_names[i]; i++) {
		struct theme t;

		load(&t, theme_names[i]);
		assert_true(t.looks[STYLE_AGREED].flags & LOOK_UNDERLINE);
		assert_true(t.looks[STYLE_DIFFERS].flags & LOOK_UNDERLINE);
		assert_true(t.looks[STYLE_DIFFERS].flags & LOOK_BOLD);
		assert_true(t.looks[STYLE_FOCUS].flags & LOOK_BOLD);
	}
}

/* Reddish, greenish or neither; the eight colours of terminals by name. */
static int
red_or_green(int n)
{
	struct rgb c;

	if (n < 0)
		return 0;
	if (n < 16)
		return n % 8 == 1 ? 1 : n % 8 == 2 ? -1 : 0;
	c = colour(n);
	return c.r > 2 * c.g && c.r > 2 * c.b	? 1
	       : c.g > 2 * c.r && c.g > 2 * c.b ? -1
						: 0;
}

/* Where one of two verdicts is red and the other green, an attribute tells
 * them apart as well. */
static void
c10_red_against_green_is_never_alone(void **state)
{
	static const enum style verdicts[] = {STYLE_AGREED, STYLE_COMPATIBLE,
					      STYLE_DIFFERS, STYLE_SINGLE,
					      STYLE_COPIED};

	(void)state;
	for (size_t i = 0; theme_names[i]; i++) {
		struct theme t;

		load(&t, theme_names[i]);
		for (size_t a = 0; a < COUNT(verdicts); a++)
			for (size_t b = 0; b < a; b++) {
				const struct look *x = &t.looks[verdicts[a]];
				const struct look *y = &t.looks[verdicts[b]];

				if (red_or_green(x->fore) *
					    red_or_green(y->fore) <
				    0)
					assert_int_not_equal(x->flags,
							     y->flags);
			}
	}
}

static void
c10_every_verdict_has_a_letter(void **state)
{
	(void)state;
	for (int a = 0; a < VERDICT_COUNT; a++) {
		assert_in_range(verdict_mark((enum verdict)a), '!', '~');
		for (int b = 0; b < a; b++)
			assert_int_not_equal(verdict_mark((enum verdict)a),
					     verdict_mark((enum verdict)b));
	}
}

static void
names_may_be_shortened(void **state)
{
	(void)state;
	assert_string_equal(theme_named(STR("da")), "dark");
	assert_string_equal(theme_named(STR("high")), "high-contrast");
	assert_null(theme_named(STR("x")));
	assert_null(theme_named(STR("")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(distances_are_as_published),
		cmocka_unit_test(c9_text_stands_out),
		cmocka_unit_test(c9_other_themes_use_the_terminals_own),
		cmocka_unit_test(any_eyes_tell_the_verdicts_apart),
		cmocka_unit_test(c10_no_style_is_colour_alone),
		cmocka_unit_test(c10_red_against_green_is_never_alone),
		cmocka_unit_test(c10_every_verdict_has_a_letter),
		cmocka_unit_test(names_may_be_shortened),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
