#include "rashomon/reader/config.h"
#include "rashomon/reader/places.h"
#include "rashomon/reader/session.h"
#include "rashomon/reader/theme.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "session.h"

static const char one[] =
	"River rises in Selby\n\n(North Wire, reporter Ann Lee, Selby, May 3, "
	"2026) About 1,200 people left their homes on May 2 after the river "
	"rose by 3 meters.\n\nThe bridge was closed, the mayor said.\n";
static const char two[] =
	"Flood in Selby\n\n(South Post, reporter Tom Reed, Selby, May 3, 2026) "
	"The river rose by 3 meters and 1,500 people left their homes.\n\n"
	"海水 and \xF0\x9F\x8C\x8A stand in the street.\n";

static int
setup(void **state)
{
	return open_session(state, one, two);
}

static void
every_mode_is_left_by_q_and_escape(void **state)
{
	struct fixture *f = *state;

	for (int m = 0; m < MODE_COUNT; m++) {
		session_mode(&f->s, (enum mode)m);
		if (m == MODE_COLUMNS) {
			assert_int_equal(session_key(&f->s, 'q'), EFFECT_QUIT);
			continue;
		}
		session_key(&f->s, KEY_OF_ESCAPE);
		assert_int_equal(f->s.mode, MODE_COLUMNS);
	}
}

static void
every_action_is_whole(void **state)
{
	(void)state;
	for (size_t i = 0; i < action_count; i++) {
		const struct action *a = &actions[i];
		struct str rest;

		assert_true(*a->name && *a->help && *a->plain && *a->group);
		assert_true(a->modes != 0);
		assert_ptr_equal(action_of_words(str_of(a->plain), &rest), a);
		assert_ptr_equal(action_of_words(str_of(a->name), &rest), a);
	}
}

/* The sequences of keys of a row of the table. */
static size_t
sequences(size_t row, long keys[][KEYS_MOST], size_t *lengths, size_t most)
{
	struct str rest = str_of(actions[row].keys);
	size_t n = 0;

	while (rest.n) {
		size_t gap = str_find(rest, STR(" "), 0);
		size_t end = gap < rest.n ? gap : rest.n;

		assert_true(n < most);
		lengths[n] = keys_read(str_sub(rest, 0, end), keys[n]);
		assert_int_not_equal(lengths[n], 0);
		rest = str_sub(rest, end + (end < rest.n), rest.n);
		n++;
	}
	return n;
}

/* Nor does one sequence begin another: none would have to wait. */
static void
no_key_is_bound_twice(void **state)
{
	const struct session *s = &((struct fixture *)*state)->s;

	for (size_t i = 0; i < action_count; i++) {
		long keys[8][KEYS_MOST];
		size_t lengths[8], n = sequences(i, keys, lengths, 8);

		for (size_t k = 0; k < n; k++)
			for (enum mode m = 0; m < MODE_COUNT; m++) {
				bool more;

				if (!(actions[i].modes & 1u << m))
					continue;
				assert_ptr_equal(action_of_keys(s, m, keys[k],
								lengths[k],
								&more),
						 &actions[i]);
				assert_false(more);
			}
	}
}

static void
any_keys_at_any_size_stay_inside(void **state)
{
	struct fixture *f = *state;
	struct grid g = {0};
	static const char keys[] = "]]}{)(w q>j<kmtfsS?zG o=lh  bgn/";

	for (int w = 1; w < 130; w += 13)
		for (int h = 1; h < 45; h += 7) {
			session_resize(&f->s, w, h);
			for (size_t i = 0; i + 1 < sizeof keys; i++) {
				if (session_key(&f->s, keys[i]) == EFFECT_QUIT)
					session_mode(&f->s, MODE_COLUMNS);
				session_paint(&f->s, &g);
				assert_in_range(g.cursor_row, 0, h - 1);
			}
			session_mode(&f->s, MODE_COLUMNS);
		}
	grid_free(&g);
}

static void
search_finds_in_all_sources(void **state)
{
	struct fixture *f = *state;

	session_command(&f->s, STR("find LEFT THEIR"));
	assert_int_equal(f->s.hits.n, 2);
	assert_int_equal(f->s.hit, 0);
	session_key(&f->s, 'n');
	assert_int_equal(f->s.source, 1);
}

static void
patterns_find_what_they_describe(void **state)
{
	struct fixture *f = *state;
	struct session *s = &f->s;
	static const char *const refused[] = {"match (a", "match (a)\\1",
					      "match ((a{1,99}){1,99}){1,99}",
					      "match [[:no:]]"};

	session_command(s, STR("match 1,[0-9]{3}"));
	assert_int_equal(s->hits.n, 2);
	assert_true(s->pattern);
	session_command(s, STR("match ^THE (RIVER|bridge)"));
	assert_int_equal(s->hits.n, 2);
	session_command(s, STR("match \\W"));
	assert_in_range(s->hits.n, 20, 200);
	session_command(s, STR("match x*"));
	assert_int_equal(s->hits.n, 0);
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		session_command(s, str_of(refused[i]));
		assert_true(s->wrong);
		assert_int_equal(s->hits.n, 0);
	}
	session_command(s, STR("find 1,[0-9]"));
	assert_int_equal(s->hits.n, 0);
}

static void
hits_are_listed_by_source(void **state)
{
	struct fixture *f = *state;
	struct session *s = &f->s;

	session_key(s, '~');
	assert_int_equal(s->mode, MODE_MATCH);
	session_key(s, '5');
	session_key(s, KEY_OF_ENTER);
	session_command(s, STR("find river rose"));
	assert_int_equal(s->hits.n, 2);
	session_key(s, 'F');
	assert_int_equal(s->mode, MODE_HITS);
	assert_int_equal(s->lines.n, 4); /* two sources, a hit each */
	session_key(s, 'G');
	session_key(s, KEY_OF_ENTER);
	assert_int_equal(s->mode, MODE_COLUMNS);
	assert_int_equal(s->hit, 1);
	assert_int_equal(s->source, s->hits.v[1].source);
}

static void
a_sequence_waits_and_says_so(void **state)
{
	struct fixture *f = *state;
	struct session *s = &f->s;
	struct grid g = {0};
	struct str line;

	session_key(s, 'x');
	assert_int_equal(s->n_waiting, 1);
	session_paint(s, &g);
	line = buf_str(&g.text);
	assert_int_equal(g.cells[23 * 80].n, 1);
	assert_true(line.n > 0);
	session_key(s, KEY_OF_ESCAPE);
	assert_int_equal(s->n_waiting, 0);
	assert_int_equal(s->mode, MODE_COLUMNS);
	session_key(s, 'x');
	session_key(s, 'q');
	assert_non_null(strstr(s->message.p, "xq does nothing"));
	grid_free(&g);
}

/* "g" is bound by itself, and begins what the user bound. */
static void
a_longer_binding_of_the_user_wins(void **state)
{
	struct fixture *f = *state;
	struct session *s = &f->s;
	char path[] = "/tmp/rashomon-test-XXXXXX";
	FILE *out = fdopen(mkstemp(path), "w");

	assert_non_null(out);
	fputs("bind gm matrix\n", out);
	fclose(out);
	assert_true(config_read(s, path, false, NULL, NULL));
	unlink(path);
	session_key(s, 'g');
	session_key(s, 'm');
	assert_int_equal(s->mode, MODE_MATRIX);
	session_key(s, 'q');
	session_key(s, 'g');
	session_key(s, 'f');
	assert_int_equal(s->mode, MODE_FACTS);
	assert_int_equal(s->n_waiting, 0);
}

static size_t
facts_listed(struct session *s, const char *command)
{
	session_command(s, str_of(command));
	session_mode(s, MODE_FACTS);
	return s->lines.n;
}

static void
a_filter_shows_some_facts(void **state)
{
	struct fixture *f = *state;
	struct session *s = &f->s;
	size_t all = facts_listed(s, "only all"), some, fewer;

	some = facts_listed(s, "only 2");
	assert_in_range(some, 1, all - 1);
	for (size_t i = 0; i < s->lines.n; i++)
		assert_int_equal(
			f->story.c.facts.v[s->lines.v[i].target].silent, 0);
	fewer = facts_listed(s, "only quan");
	assert_in_range(fewer, 0, some);
	for (size_t i = 0; i < s->lines.n; i++)
		assert_int_equal(f->story.c.facts.v[s->lines.v[i].target].kind,
				 MENTION_QUANTITY);
	session_command(s, STR("only nonsense"));
	assert_true(s->wrong);
	session_command(s, STR("only source 9"));
	assert_true(s->wrong);
	assert_int_equal(facts_listed(s, "only all"), all);
	session_key(s, 'v');
	assert_string_equal(s->prompt.p, "only ");
}

static void
a_count_repeats_a_key(void **state)
{
	struct fixture *f = *state;

	session_key(&f->s, 'f');
	session_key(&f->s, '2');
	session_key(&f->s, 'j');
	assert_int_equal(f->s.selected,
			 f->s.lines.n > 2 ? 2 : f->s.lines.n - 1);
}

static void
borders_stand_in_one_column(void **state)
{
	struct fixture *f = *state;
	struct grid g = {0};

	session_resize(&f->s, 80, 24);
	session_paint(&f->s, &g);
	for (int row = 1; row < 21; row++) {
		const struct cell *c = &g.cells[row * 80 + f->s.column_width];

		assert_int_equal(c->n, 1);
		assert_int_equal(g.text.p[c->at], '|');
	}
	grid_free(&g);
}

static void
a_wrong_theme_line_is_named(void **state)
{
	struct theme t;
	struct error e = ERROR_INIT;

	(void)state;
	theme_default(&t);
	assert_false(theme_read(&t, STR("color text red default\ncolour x\n"),
				"a.theme", &e));
	assert_string_equal(e.place.p, "a.theme:2");
	assert_int_equal(t.looks[STYLE_TEXT].fore, 1);
	error_free(&e);
}

static void
options_know_their_bounds(void **state)
{
	struct fixture *f = *state;

	assert_true(option_set(&f->s, STR("min-column"), STR("40")));
	assert_int_equal(f->s.min_column, 40);
	assert_false(option_set(&f->s, STR("min-column"), STR("5")));
	assert_false(option_set(&f->s, STR("min-column"), STR("x")));
	assert_true(option_set(&f->s, STR("borders"), STR("off")));
	assert_false(f->s.borders);
	assert_false(option_set(&f->s, STR("nothing"), STR("on")));
	assert_false(
		config_read(&f->s, "/nonexistent/config", false, NULL, NULL));
	assert_true(
		config_read(&f->s, "/nonexistent/config", true, NULL, NULL));
}

/* The text is there first: a story of sources without facts, fewer of them;
 * then the whole. */
static void
reading_goes_on_when_the_facts_arrive(void **state)
{
	struct fixture *f = *state;
	struct story text = {0};
	struct session s;
	struct source only = {.id = "s1"};
	struct grid g = {0};

	read_bytes(&text.articles, str_of(two), "two.txt", NULL);
	only.article = text.articles.v[0];
	vec_push(&text.c.sources, only);
	session_open(&s, &text);
	s.comparing = true;
	session_resize(&s, 80, 24);
	session_key(&s, ']');
	assert_non_null(strstr(s.message.p, "still being compared"));
	for (enum mode m = 0; m < MODE_COUNT; m++) {
		session_mode(&s, m);
		session_paint(&s, &g);
	}
	session_mode(&s, MODE_COLUMNS);
	session_key(&s, 'j');
	session_arrive(&s, &f->story);
	story_free(&text);
	assert_int_equal(s.source, 1); /* two.txt stands second now */
	assert_false(s.comparing);
	session_paint(&s, &g);
	session_key(&s, ']');
	assert_int_not_equal(s.fact, NO_FOCUS);
	grid_free(&g);
	session_close(&s);
}

static void
going_back_and_forward(void **state)
{
	struct fixture *f = *state;
	struct session *s = &f->s;
	size_t first, second;

	session_key(s, ']');
	first = s->fact;
	session_key(s, ']');
	second = s->fact;
	assert_int_not_equal(first, second);
	session_key(s, 'm');
	assert_int_equal(s->mode, MODE_MATRIX);
	session_key(s, 15); /* C-o */
	assert_int_equal(s->mode, MODE_COLUMNS);
	assert_int_equal(s->fact, second);
	session_key(s, 15);
	assert_int_equal(s->fact, first);
	session_key(s, 16); /* C-p */
	session_key(s, 16);
	assert_int_equal(s->mode, MODE_MATRIX);
	session_key(s, 16);
	assert_string_equal(s->message.p, "No later place.");
}

static void
an_action_is_done_again(void **state)
{
	struct fixture *f = *state;
	struct session *s = &f->s;
	size_t first;

	session_key(s, '.');
	assert_string_equal(s->message.p, "Nothing was done yet.");
	session_key(s, ']');
	first = s->fact;
	session_key(s, '.');
	assert_int_not_equal(s->fact, first);
}

static void
keys_are_kept_and_pressed_again(void **state)
{
	struct fixture *f = *state;
	struct session *s = &f->s;

	session_key(s, 'R');
	session_key(s, 'm');
	session_key(s, 'q');
	session_key(s, 'l');
	session_key(s, 'R');
	assert_int_equal(s->kept_keys[0].n, 3);
	assert_int_equal(s->source, 1);
	session_key(s, 'h');
	assert_int_equal(s->source, 0);
	session_key(s, '@');
	assert_int_equal(s->source, 1);
	assert_int_equal(s->mode, MODE_COLUMNS);
}

static void
keys_are_not_pressed_without_end(void **state)
{
	struct session *s = &((struct fixture *)*state)->s;

	for (const char *k = "RjkR999999@"; *k; k++)
		session_key(s, *k);
	assert_non_null(strstr(s->message.p, "Stopped after 2000 keys."));
	assert_int_equal(s->playing, 0);
	for (const char *k = "3@"; *k; k++)
		session_key(s, *k);
	assert_int_equal(s->played, 6);
	assert_null(strstr(s->message.p, "Stopped"));
}

static void
registers_keep_keys_apart(void **state)
{
	struct session *s = &((struct fixture *)*state)->s;
	static const char keys[] = "RlR\"bRmqR";

	for (const char *k = keys; *k; k++)
		session_key(s, *k);
	assert_int_equal(s->kept_keys[0].n, 1);
	assert_int_equal(s->kept_keys[1].n, 2);
	session_key(s, 'h');
	session_command(s, STR("register a"));
	assert_non_null(strstr(s->message.p, "Register a holds 1"));
	session_key(s, '@');
	assert_int_equal(s->source, 1);
	session_key(s, '"');
	session_key(s, 'z');
	session_key(s, '@');
	assert_non_null(strstr(s->message.p, "No keys are kept"));
	session_command(s, STR("register"));
	assert_true(s->wrong);
	assert_int_equal(s->kept, 25);
}

/* Longer than what a pattern is matched against at once, and no line end. */
static void
patterns_find_across_the_pieces_of_a_long_line(void **state)
{
	struct story story = {0};
	struct session s;
	struct buf text = BUF_INIT;
	size_t words;

	(void)state;
	buf_adds(&text, "A title\n\n");
	for (int i = 0; i < 900; i++)
		buf_printf(&text, "%s%s", i % 2 ? "Seen Marker " : "Marker",
			   i % 3 ? "海水 rose" : "x");
	read_bytes(&story.articles, buf_str(&text), "long.txt", NULL);
	compare(&story.c, &story.articles);
	session_open(&s, &story);
	session_resize(&s, 80, 24);
	session_command(&s, STR("find marker"));
	words = s.hits.n;
	assert_int_equal(words, 900);
	session_command(&s, STR("match mar[k]er"));
	assert_int_equal(s.hits.n, words);
	for (size_t i = 1; i < s.hits.n; i++)
		assert_true(s.hits.v[i].span.start >= s.hits.v[i - 1].span.end);
	session_command(&s, STR("match ^seen|^marker"));
	assert_int_equal(s.hits.n, 1);
	session_close(&s);
	story_free(&story);
	buf_free(&text);
}

static void
type(struct session *s, const char *keys)
{
	for (; *keys; keys++)
		session_key(s, (unsigned char)*keys);
}

static void
commands_are_completed_and_recalled(void **state)
{
	struct fixture *f = *state;
	struct session *s = &f->s;

	type(s, ":matr");
	session_key(s, KEY_OF_TAB);
	assert_string_equal(s->prompt.p, "matrix");
	session_key(s, KEY_OF_ENTER);
	assert_int_equal(s->mode, MODE_MATRIX);
	session_key(s, ':');
	session_key(s, KEY_OF_UP);
	assert_string_equal(s->prompt.p, "matrix");
	session_key(s, KEY_OF_DOWN);
	assert_int_equal(s->prompt.n, 0);
}

static void
a_file_of_commands_is_run(void **state)
{
	struct fixture *f = *state;
	char path[] = "/tmp/rashomon-test-XXXXXX", words[64];
	FILE *out = fdopen(mkstemp(path), "w");

	assert_non_null(out);
	fputs("# a note\nset align on\nmatrix\n", out);
	fclose(out);
	snprintf(words, sizeof words, "source %s", path);
	session_command(&f->s, str_of(words));
	assert_int_equal(f->s.mode, MODE_MATRIX);
	assert_true(f->s.align);
	session_command(&f->s, STR("source /nonexistent"));
	assert_non_null(strstr(f->s.message.p, "cannot be read"));
	unlink(path);
}

static void
an_address_is_asked_for_first(void **state)
{
	struct fixture *f = *state;
	struct session *s = &f->s;

	session_key(s, 'o');
	assert_string_equal(s->message.p, "No address is known.");
	f->story.articles.v[0]->url = "javascript:alert(1)";
	f->story.articles.v[1]->url = "javascript:alert(1)";
	session_key(s, 'o');
	assert_non_null(strstr(s->message.p, "Only http and https"));
	f->story.articles.v[0]->url = "https://n.example/1";
	f->story.articles.v[1]->url = "https://n.example/1";
	s->browser = "/nonexistent/browser";
	session_key(s, 'o');
	assert_non_null(strstr(s->message.p, "Say it again"));
	session_key(s, 'j'); /* takes the offer back */
	session_key(s, 'o');
	assert_non_null(strstr(s->message.p, "Say it again"));
	session_key(s, 'o');
	assert_non_null(strstr(s->message.p, "cannot be run"));
}

static void
a_story_begins_where_it_was_left(void **state)
{
	struct fixture *f = *state;
	char folder[] = "/tmp/rashomon-test-XXXXXX", file[64];
	struct session again;
	size_t fact;

	assert_non_null(mkdtemp(folder));
	setenv("XDG_STATE_HOME", folder, 1);
	assert_false(places_load(&f->s));
	session_command(&f->s, STR("next fact"));
	session_command(&f->s, STR("source 2"));
	session_command(&f->s, STR("only 2"));
	session_command(&f->s, STR("facts"));
	session_command(&f->s, STR("messages")); /* not kept: the view below */
	fact = f->s.fact;
	f->s.single_column = true;
	assert_true(places_save(&f->s));
	assert_true(places_save(&f->s)); /* one line a story */
	session_open(&again, &f->story);
	places_resume(&again);
	assert_int_equal(again.source, 1);
	assert_true(again.single_column);
	assert_int_not_equal(fact, NO_FOCUS);
	assert_int_equal(again.fact, fact);
	assert_int_equal(again.only.least, 2);
	assert_int_equal(again.mode, MODE_FACTS);
	assert_string_equal(again.message.p,
			    "Where you left off, only 2 sources. :only all "
			    "shows all.");
	session_close(&again);
	snprintf(file, sizeof file, "%s/rashomon/places", folder);
	unlink(file);
	snprintf(file, sizeof file, "%s/rashomon", folder);
	rmdir(file);
	rmdir(folder);
}

/* However long the session, the list of its messages stays short. */
static void
old_messages_are_dropped(void **state)
{
	struct fixture *f = *state;

	for (int i = 0; i < 5000; i++)
		session_say(&f->s, "Message %d of many.", i);
	assert_true(f->s.log.n < 17000);
	assert_true(str_starts(buf_str(&f->s.log), STR("Message ")));
	assert_true(
		str_ends(buf_str(&f->s.log), STR("Message 4999 of many.\n")));
}

int
main(void)
{
#define SESSION_TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		SESSION_TEST(every_mode_is_left_by_q_and_escape),
		SESSION_TEST(old_messages_are_dropped),
		SESSION_TEST(any_keys_at_any_size_stay_inside),
		SESSION_TEST(search_finds_in_all_sources),
		SESSION_TEST(patterns_find_what_they_describe),
		SESSION_TEST(hits_are_listed_by_source),
		SESSION_TEST(a_sequence_waits_and_says_so),
		SESSION_TEST(a_longer_binding_of_the_user_wins),
		SESSION_TEST(a_filter_shows_some_facts),
		SESSION_TEST(a_count_repeats_a_key),
		SESSION_TEST(borders_stand_in_one_column),
		SESSION_TEST(options_know_their_bounds),
		SESSION_TEST(going_back_and_forward),
		SESSION_TEST(an_action_is_done_again),
		SESSION_TEST(keys_are_kept_and_pressed_again),
		SESSION_TEST(keys_are_not_pressed_without_end),
		SESSION_TEST(registers_keep_keys_apart),
		SESSION_TEST(patterns_find_across_the_pieces_of_a_long_line),
		SESSION_TEST(commands_are_completed_and_recalled),
		SESSION_TEST(a_file_of_commands_is_run),
		SESSION_TEST(an_address_is_asked_for_first),
		SESSION_TEST(a_story_begins_where_it_was_left),
		cmocka_unit_test(every_action_is_whole),
		SESSION_TEST(no_key_is_bound_twice),
		cmocka_unit_test(a_wrong_theme_line_is_named),
		cmocka_unit_test_setup_teardown(
			reading_goes_on_when_the_facts_arrive, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
