/* The lists and prompts: how they are opened and left, searched, sorted,
 * completed. */
#include "rashomon/reader/config.h"
#include "rashomon/reader/session.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "session.h"

static const char one[] =
	"Mill burns in Orla\n\n(East Wire, reporter Ann Lee, Orla, May 3, "
	"2026) About 1,200 people left their homes on May 2 after the fire. "
	"The mill opened on April 12, 1911, the mayor recalled. Its owner put "
	"the damage at 3 million euros. Some 60 firefighters were sent.\n";
static const char two[] =
	"Flames at a mill\n\n(West Post, reporter Tom Reed, Orla, May 3, 2026) "
	"Neighbours woke to the smell of smoke. The fire began on May 2 and "
	"1,500 people left their homes. It took 60 firefighters. The damage of "
	"3 million euros is insured, said the owner. The mill opened on April "
	"12, 1911.\n";

static int
setup(void **state)
{
	return open_session(state, one, two);
}

static void
type(struct session *s, const char *keys)
{
	struct str rest = str_of(keys);

	while (rest.n)
		session_key(s, key_read(&rest));
}

static bool
shows(struct session *s, const char *words)
{
	struct grid g = {0};
	char *text = NULL;
	size_t n = 0;
	FILE *out = open_memstream(&text, &n);
	bool found;

	session_paint(s, &g);
	grid_print(&g, out);
	fclose(out);
	found = strstr(text, words) != NULL;
	free(text);
	grid_free(&g);
	return found;
}

static void
help_is_searched(void **state)
{
	struct session *s = &((struct fixture *)*state)->s;
	size_t first;

	type(s, "?/TIMELINE<Enter>");
	assert_int_equal(s->mode, MODE_HELP);
	first = s->selected;
	assert_true(str_find(s->lines.v[first].text, STR("timeline"), 0) <
		    s->lines.v[first].text.n);
	type(s, "n");
	assert_true(s->selected > first);
	type(s, "N");
	assert_int_equal(s->selected, first);
	type(s, "/zebra<Enter>");
	assert_string_equal(s->message.p, "Nothing found for \"zebra\".");
	assert_int_equal(s->selected, first);
	assert_int_equal(s->hits.n, 0);
}

static void
a_list_stands_as_it_did_after_a_prompt(void **state)
{
	struct session *s = &((struct fixture *)*state)->s;
	size_t lines;

	type(s, "?jjj");
	lines = s->lines.n;
	type(s, ":<Esc>");
	assert_int_equal(s->mode, MODE_HELP);
	assert_int_equal(s->lines.n, lines);
	assert_int_equal(s->selected, 3);
	type(s, "qt:");
	assert_true(shows(s, "events"));
}

static void
why_and_help_are_left_to_where_they_were_opened(void **state)
{
	struct session *s = &((struct fixture *)*state)->s;
	size_t fact, was;

	type(s, "mj");
	fact = s->lines.v[s->selected].target;
	type(s, "w?q");
	assert_int_equal(s->mode, MODE_MATRIX);
	assert_int_equal(s->lines.v[s->selected].target, fact);
	type(s, "qtj");
	was = s->selected;
	type(s, "?jq");
	assert_int_equal(s->mode, MODE_TIMELINE);
	assert_int_equal(s->selected, was);
}

static void
the_next_fact_is_the_next_line_of_a_list(void **state)
{
	struct session *s = &((struct fixture *)*state)->s;
	size_t was;

	type(s, "m");
	session_command(s, STR("sort verdict"));
	assert_true(s->lines.n > 3);
	assert_int_equal(
		s->story->c.facts.v[s->lines.v[s->selected].target].verdict,
		VERDICT_DIFFERS);
	type(s, "]");
	was = s->selected;
	assert_int_equal(s->lines.v[was].target, s->fact);
	type(s, "]");
	assert_int_equal(s->selected, was + 1);
	assert_int_equal(s->lines.v[s->selected].target, s->fact);
	type(s, "k[");
	assert_string_equal(s->message.p, "No earlier fact; 4 further on.");
	type(s, "]f{");
	assert_int_equal(s->story->c.facts.v[s->fact].verdict, VERDICT_DIFFERS);
	assert_int_equal(s->lines.v[s->selected].target, s->fact);
}

static void
facts_are_sorted(void **state)
{
	struct session *s = &((struct fixture *)*state)->s;
	const struct comparison *c = &s->story->c;
	size_t last = 0;

	session_mode(s, MODE_FACTS);
	session_command(s, STR("sort kind"));
	for (size_t i = 0; i < s->lines.n; i++) {
		const struct fact *f = &c->facts.v[s->lines.v[i].target];

		assert_true(f->kind >= last);
		last = f->kind;
	}
	session_command(s, STR("sort sources"));
	last = 0;
	for (size_t i = 0; i < s->lines.n; i++) {
		const struct fact *f = &c->facts.v[s->lines.v[i].target];

		assert_true(f->silent >= last);
		last = f->silent;
	}
	session_command(s, STR("sort date"));
	assert_string_equal(c->facts.v[s->lines.v[1].target].value,
			    "1911-04-12");
	session_command(s, STR("sort colour"));
	assert_true(s->wrong);
	session_key(s, 'r');
	assert_int_equal(s->sorting, SORT_STORY);
}

static void
facts_of_a_day_are_shown(void **state)
{
	struct session *s = &((struct fixture *)*state)->s;
	size_t all, some;

	session_mode(s, MODE_FACTS);
	all = s->lines.n;
	session_command(s, STR("only on May 2"));
	some = s->lines.n;
	assert_in_range(some, 2, all - 1); /* the day, and the grain of it */
	assert_true(shows(s, "on 05-02"));
	session_command(s, STR("only all"));
	assert_int_equal(s->lines.n, all);
	session_command(s, STR("only differs on 2026-05"));
	assert_in_range(s->lines.n, 1, some);
	session_command(s, STR("only on noon"));
	assert_true(s->wrong);
	session_command(s, STR("only on 1850"));
	assert_true(shows(s, "No such facts"));
}

static void
options_are_shown_and_completed(void **state)
{
	struct session *s = &((struct fixture *)*state)->s;

	type(s, ":set mo<Tab>");
	assert_string_equal(s->prompt.p, "set mouse");
	type(s, " o<Tab>");
	assert_string_equal(s->message.p, "on, off");
	assert_true(shows(s, "on, off"));
	type(s, "n<Enter>");
	assert_true(s->mouse);
	session_command(s, STR("set mouse"));
	assert_true(str_starts(buf_str(&s->message), STR("mouse is on: ")));
	type(s, ":theme hi<Tab>");
	assert_string_equal(s->prompt.p, "theme high-contrast");
	type(s, "<Esc>:only dif<Tab>");
	assert_string_equal(s->prompt.p, "only differs");
	type(s, "<Esc>");
	session_command(s, STR("set nothing"));
	assert_true(s->wrong);
}

static void
a_long_command_shows_its_end(void **state)
{
	struct session *s = &((struct fixture *)*state)->s;
	struct grid g = {0};

	session_resize(s, 20, 10);
	type(s, ":find abcdefghijklmnopqrstuvwxyz");
	assert_true(shows(s, "uvwxyz"));
	session_paint(s, &g);
	assert_int_equal(g.cursor_row, 9);
	assert_int_equal(g.cursor_col, 19);
	grid_free(&g);
}

static void
help_names_the_keys_as_they_are_bound(void **state)
{
	struct session *s = &((struct fixture *)*state)->s;

	assert_true(config_parse(s, STR("bind J next-fact\nbind ] matrix\n"),
				 "config", NULL, NULL));
	type(s, "?");
	assert_true(shows(s, "    J     "));
	type(s, "/what each<Enter>");
	assert_true(str_find(s->lines.v[s->selected].text, STR("] m"), 0) <
		    s->lines.v[s->selected].text.n);
}

/* Where the terminal takes two cells for them, columns and lists do too. */
static void
ambiguous_characters_are_as_wide_as_is_set(void **state)
{
	struct session *s = &((struct fixture *)*state)->s;
	struct grid g = {0};

	session_paint(s, &g);
	assert_int_equal(g.ambiguous, 1);
	session_command(s, STR("set ambiguous 2"));
	session_paint(s, &g);
	assert_int_equal(g.ambiguous, 2);
	assert_int_equal(
		grid_put(&g, 0, 0, STR("\u00b1\u2460"), 80, STYLE_TEXT), 4);
	session_command(s, STR("set ambiguous 3"));
	assert_true(s->wrong);
	grid_free(&g);
}

/* What does not fit the last row is said in those above it. */
static void
a_long_message_is_shown_whole(void **state)
{
	struct session *s = &((struct fixture *)*state)->s;

	session_resize(s, 40, 10);
	type(s, "]:only nothing<Enter>");
	assert_true(s->wrong);
	assert_true(shows(s, "Say only and a verdict (differs), a kind"));
	assert_true(shows(s, "shows all."));
	type(s, "M");
	assert_true(shows(s, "shows all."));
}

/* In the reasons, Enter on what a source says goes there; where it can open
 * nothing, it says so. */
static void
enter_opens_or_says_why_not(void **state)
{
	struct session *s = &((struct fixture *)*state)->s;
	size_t at = 0;

	type(s, "<Enter>");
	assert_non_null(strstr(s->message.p, "No fact is in focus."));
	type(s, "]w");
	while (at < s->lines.n && s->lines.v[at].target != 1)
		at++;
	assert_true(at < s->lines.n);
	s->selected = at;
	type(s, "<Enter>");
	assert_int_equal(s->mode, MODE_COLUMNS);
	assert_int_equal(s->source, 1);
	type(s, "?<Enter>");
	assert_int_equal(s->mode, MODE_HELP);
	assert_non_null(strstr(s->message.p, "nothing to open"));
	session_command(s, STR("help why"));
	assert_int_equal(s->mode, MODE_HELP);
	assert_true(s->selected > 0);
}

/* The list under a prompt follows the size of the screen. */
static void
a_list_is_wrapped_anew_under_a_prompt(void **state)
{
	struct session *s = &((struct fixture *)*state)->s;
	size_t wide;

	type(s, "?");
	wide = s->lines.n;
	type(s, ":");
	session_resize(s, 40, 10);
	assert_int_equal(s->mode, MODE_COMMAND);
	assert_true(s->lines.n > wide);
	session_resize(s, 80, 24);
	assert_int_equal(s->lines.n, wide);
}

/* Keys at either end say so; Escape takes back a count before it leaves. */
static void
ends_and_counts_are_said(void **state)
{
	struct session *s = &((struct fixture *)*state)->s;

	type(s, "fk");
	assert_string_equal(s->message.p, "This is the start of the list.");
	type(s, "Gj");
	assert_string_equal(s->message.p, "This is the end of the list.");
	type(s, "mh");
	assert_string_equal(s->message.p, "That is the first source.");
	type(s, "c12");
	assert_int_equal(session_key(s, KEY_OF_ESCAPE), EFFECT_REPAINT);
	assert_int_equal(s->count, 0);
	assert_int_equal(session_key(s, KEY_OF_ESCAPE), EFFECT_QUIT);
}

/* Where a key finds nothing, it says what does. */
static void
what_is_missing_is_named(void **state)
{
	struct session *s = &((struct fixture *)*state)->s;

	session_command(s, STR("only copied"));
	type(s, "]");
	assert_string_equal(s->message.p,
			    "No fact, only copied. :only all shows all.");
	type(s, "m");
	assert_true(shows(s, "No such facts. :only all shows all."));
	session_command(s, STR("only all"));
	type(s, "c}");
	assert_string_equal(s->message.p, "");
	type(s, "}");
	assert_string_equal(s->message.p, "No other difference.");
}

/* The row of the screen on which a source says the fact in focus. */
static size_t
row_said(const struct session *s, size_t source)
{
	const struct column *c = &s->columns[source];
	size_t t = story_says(s->story, s->fact, source), row = 0;
	size_t byte = s->story->c.told.v[t].m.start;

	while (row < c->rows.n &&
	       (byte < c->rows.v[row].start || byte >= c->rows.v[row].end))
		row++;
	assert_true(row < c->rows.n && row >= c->top);
	return row - c->top;
}

/* Columns that are aligned are so in a screen of another size too. */
static void
columns_stay_aligned_when_resized(void **state)
{
	struct session *s = &((struct fixture *)*state)->s;

	type(s, "=[");
	session_resize(s, 80, 12);
	assert_int_equal(row_said(s, 0), row_said(s, 1));
	session_resize(s, 100, 16);
	assert_int_equal(row_said(s, 0), row_said(s, 1));
	type(s, "O");
	assert_string_equal(s->message.p, "One article at a time.");
}

/* Columns bear the names that reasons and lists call their sources by. */
static void
columns_are_named_as_reasons_name_them(void **state)
{
	struct session *s = &((struct fixture *)*state)->s;

	assert_true(shows(s, "> s1 East Wire"));
	assert_true(shows(s, "|  s2 West Post"));
	session_resize(s, 24, 12);
	session_resize(s, 1, 1);
	assert_false(shows(s, "East"));
	session_command(s, STR("source nothere.txt"));
	assert_non_null(strstr(s->message.p, "Say source"));
	session_command(s, STR("match ("));
	assert_non_null(strstr(s->message.p, "Say match"));
}

/* A day is named in words, in digits, in Chinese. */
static void
days_are_named_in_many_ways(void **state)
{
	static const char *const ways[] = {"goto April 12", "goto 1911-04",
					   "goto 4月12日", "goto 1911年4月",
					   "goto 12 April 1911"};
	static const char *const wrong[] = {"goto 4月13日", "goto 13月2日",
					    "goto April 12, 1912", "goto 月"};
	struct session *s = &((struct fixture *)*state)->s;

	for (size_t i = 0; i < COUNT(ways); i++) {
		s->event = NO_FOCUS;
		session_command(s, str_of(ways[i]));
		assert_int_equal(s->event, 0);
	}
	for (size_t i = 0; i < COUNT(wrong); i++) {
		session_command(s, str_of(wrong[i]));
		assert_true(s->wrong);
	}
}

/* An option says what it takes; a theme must be there. */
static void
wrong_values_are_answered_with_right_ones(void **state)
{
	struct session *s = &((struct fixture *)*state)->s;

	session_command(s, STR("set ambiguous 3"));
	assert_non_null(strstr(s->message.p, "a number from 1 to 2."));
	session_command(s, STR("set mouse maybe"));
	assert_non_null(strstr(s->message.p, "on or off."));
	session_command(s, STR("set theme nothing"));
	assert_true(s->wrong);
	assert_string_equal(s->theme, "default");
}

int
main(void)
{
#define SESSION_TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		SESSION_TEST(help_is_searched),
		SESSION_TEST(a_list_stands_as_it_did_after_a_prompt),
		SESSION_TEST(why_and_help_are_left_to_where_they_were_opened),
		SESSION_TEST(the_next_fact_is_the_next_line_of_a_list),
		SESSION_TEST(facts_are_sorted),
		SESSION_TEST(facts_of_a_day_are_shown),
		SESSION_TEST(options_are_shown_and_completed),
		SESSION_TEST(a_long_command_shows_its_end),
		SESSION_TEST(help_names_the_keys_as_they_are_bound),
		SESSION_TEST(ambiguous_characters_are_as_wide_as_is_set),
		SESSION_TEST(a_long_message_is_shown_whole),
		SESSION_TEST(a_list_is_wrapped_anew_under_a_prompt),
		SESSION_TEST(ends_and_counts_are_said),
		SESSION_TEST(what_is_missing_is_named),
		SESSION_TEST(columns_stay_aligned_when_resized),
		SESSION_TEST(columns_are_named_as_reasons_name_them),
		SESSION_TEST(enter_opens_or_says_why_not),
		SESSION_TEST(days_are_named_in_many_ways),
		SESSION_TEST(wrong_values_are_answered_with_right_ones),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
