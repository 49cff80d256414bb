/* The timeline's picture, from events made by hand. */
#include "rashomon/reader/session.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct fixture {
	struct story story;
	struct session s;
	struct grid g;
};

static void
add(struct fixture *f, const char *start, const char *end, bool publication)
{
	struct event e = {.start = start,
			  .end = end,
			  .label = "something",
			  .publication = publication};

	vec_push(&e.sources, 0);
	vec_push(&f->story.c.events, e);
}

static int
setup(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);
	struct source one = {.id = "s1"};

	assert_true(read_bytes(&f->story.articles,
			       STR("A title\n\nSome words of a text that says "
				   "nothing much at all.\n"),
			       "a.txt", NULL));
	one.article = f->story.articles.v[0];
	vec_push(&f->story.c.sources, one);
	add(f, "1998", NULL, false);
	add(f, "2026-07-14", NULL, false);
	add(f, "2026-07-20", "2026-08-03", false);
	add(f, "2026-09", NULL, false);
	add(f, "2026-09-05", NULL, true);
	add(f, "2026-09-05T03:10", NULL, false);
	add(f, "PRESENT_REF", NULL, false);
	session_open(&f->s, &f->story);
	session_resize(&f->s, 100, 24);
	session_mode(&f->s, MODE_TIMELINE);
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	session_close(&f->s);
	story_free(&f->story);
	grid_free(&f->g);
	free(f);
	return 0;
}

static const char *
row(struct fixture *f, int at, char out[512])
{
	size_t n = 0;

	session_paint(&f->s, &f->g);
	for (int i = 0; i < f->g.width; i++) {
		const struct cell *c = &f->g.cells[at * f->g.width + i];

		for (int k = 0; k < c->n && n < 500; k++)
			out[n++] = f->g.text.p[c->at + (uint32_t)k];
	}
	out[n] = '\0';
	return out;
}

static void
points_bars_and_hatched_bars_have_their_lanes(void **state)
{
	struct fixture *f = *state;
	char z[512];

	session_resize(&f->s, 300, 24);
	assert_non_null(strstr(row(f, 0, z), "1998"));
	row(f, 1, z);
	assert_non_null(strstr(z, "events "));
	assert_non_null(strchr(z, 'o'));
	assert_non_null(strchr(z, '@'));
	row(f, 2, z);
	assert_non_null(strstr(z, "(:"));
	assert_non_null(strstr(z, "[="));
	assert_non_null(strstr(z, "some time in 2026-09"));
	assert_non_null(strchr(row(f, 3, z), 'p'));
}

/* Twenty-eight years and six days do not share a scale: the years are cut
 * short and marked. */
static void
long_gaps_are_cut_short_and_marked(void **state)
{
	struct fixture *f = *state;
	char z[512];
	const char *cut = strstr(row(f, 1, z), "//");

	assert_non_null(cut);
	assert_true(cut - z < 60);
	session_paint(&f->s, &f->g);
}

static void
the_picture_follows_the_selected_line(void **state)
{
	struct fixture *f = *state;
	char z[512];
	long before = strchr(row(f, 1, z), '@') - z;

	session_key(&f->s, 'j');
	assert_true(strchr(row(f, 1, z), '@') - z > before);
	before = strchr(z, '@') - z;
	session_key(&f->s, 'j');
	assert_true(strchr(row(f, 1, z), '@') - z > before);
}

static void
zoom_keeps_the_selected_event_in_sight(void **state)
{
	struct fixture *f = *state;
	char z[512];

	for (int i = 0; i < 12; i++) {
		session_key(&f->s, '+');
		for (int k = 0; k < 6; k++) {
			assert_true(strchr(row(f, 1, z), '@') ||
				    strchr(row(f, 3, z), '@'));
			if (k < 5)
				session_key(&f->s, 'j');
		}
		session_key(&f->s, 'g');
	}
	assert_non_null(strstr(f->s.log.p, "no closer"));
	for (int i = 0; i < 12; i++)
		session_key(&f->s, '-');
	assert_int_equal(f->s.zoom, 0);
}

static void
the_list_says_the_same_in_words(void **state)
{
	struct fixture *f = *state;
	struct buf all = BUF_INIT;

	for (size_t i = 0; i < f->s.lines.n; i++)
		buf_add(&all, f->s.lines.v[i].text);
	assert_non_null(strstr(all.p, "some time in 2026-09"));
	assert_non_null(strstr(all.p, "2026-07-20 to 2026-08-03"));
	assert_non_null(strstr(all.p, "27 years later"));
	assert_non_null(strstr(all.p, "(published)"));
	buf_free(&all);
}

static void
any_size_is_painted(void **state)
{
	struct fixture *f = *state;

	for (int w = 1; w < 90; w++)
		for (int h = 1; h < 20; h++) {
			session_resize(&f->s, w, h);
			session_paint(&f->s, &f->g);
			session_key(&f->s, h % 3 ? 'j' : '+');
		}
}

int
main(void)
{
#define WITH_EVENTS(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		WITH_EVENTS(points_bars_and_hatched_bars_have_their_lanes),
		WITH_EVENTS(long_gaps_are_cut_short_and_marked),
		WITH_EVENTS(the_picture_follows_the_selected_line),
		WITH_EVENTS(zoom_keeps_the_selected_event_in_sight),
		WITH_EVENTS(the_list_says_the_same_in_words),
		WITH_EVENTS(any_size_is_painted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
