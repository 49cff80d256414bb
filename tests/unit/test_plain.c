/* Plain mode, held to the rules of doc/PLAIN one by one; P1 and P11 need a
 * terminal and stand in tests/pty. The story is the example. */
#include "rashomon/plain/plain.h"
#include "rashomon/reader/config.h"
#include "rashomon/reader/places.h"
#include "rashomon/text/utf8.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static struct story *
example(void **state)
{
	return *state;
}

static int
setup(void **state)
{
	const char *top = getenv("srcdir");
	struct story *st = calloc(1, sizeof *st);
	struct buf path = BUF_INIT;
	const char *source;

	buf_printf(&path, "%s/examples/lowen-gate", top ? top : "..");
	source = path.p;
	if (!story_load(st, &source, 1, false, NULL, NULL))
		return 1;
	buf_free(&path);
	*state = st;
	return 0;
}

static int
teardown(void **state)
{
	story_free(*state);
	free(*state);
	return 0;
}

/* The whole output of a session with `commands` by pipe, or typed. */
static char *
answers(struct story *st, const char *commands, int width, bool ask)
{
	struct session s;
	FILE *in = tmpfile(), *out = tmpfile();
	char *all = calloc(1, 1 << 20);

	session_open(&s, st);
	fputs(commands, in);
	rewind(in);
	plain_run(&s, width, ask, in, out);
	rewind(out);
	assert_true(fread(all, 1, (1 << 20) - 1, out) > 0);
	session_close(&s);
	fclose(in);
	fclose(out);
	return all;
}

static void
says(const char *all, const char *words)
{
	if (!strstr(all, words))
		fail_msg("\"%s\" is not in:\n%s", words, all);
}

static size_t
count(const char *all, const char *words)
{
	size_t n = 0;

	for (const char *p = all; (p = strstr(p, words)); p++)
		n++;
	return n;
}

/* Every command of the table, one after another. */
static void
all_commands(struct buf *b)
{
	for (size_t i = 0; i < action_count; i++)
		if (strcmp(actions[i].plain, "quit") != 0 &&
		    strcmp(actions[i].plain, "back") != 0)
			buf_printf(b, "%s\n", actions[i].plain);
	buf_adds(b, "article\nsummary\nsilent 4\nrepeat\nnext\nprevious\n");
}

static char *
everything(struct story *st)
{
	struct buf b = BUF_INIT;
	char *all;

	all_commands(&b);
	all = answers(st, b.p, 0, false);
	buf_free(&b);
	return all;
}

static void
p2_append_only(void **state)
{
	char *all = everything(example(state));

	for (const char *c = all; *c; c++)
		assert_true((unsigned char)*c >= ' ' || *c == '\n');
	assert_null(strchr(all, 0x7F));
	free(all);
}

/* Ornament of ours: what stands in no source. */
static void
p3_no_ornament(void **state)
{
	struct story *st = example(state);
	char *all = everything(st);
	struct str s = str_of(all);
	uint32_t cp;

	for (size_t at = 0, n; at < s.n; at += n) {
		bool ornament;

		n = utf8_next(s, at, &cp);
		ornament = (cp >= 0x2500 && cp <= 0x259F) ||
			   (cp >= 0x2800 && cp <= 0x28FF) || cp >= 0x1F000;
		for (size_t i = 0; ornament && i < st->articles.n; i++)
			if (str_find(st->articles.v[i]->text,
				     str_sub(s, at, at + n), 0) != (size_t)-1)
				ornament = false;
		if (ornament)
			fail_msg("U+%04X is ours", (unsigned)cp);
	}
	free(all);
}

static void
p4_number_first_then_the_state(void **state)
{
	char *all = answers(example(state), "facts\n", 0, false);
	struct str rest = str_of(all), line;
	size_t facts = 0;

	while (str_line(&rest, &line)) {
		unsigned n;
		char word[16];

		if (sscanf(line.p, "%u. %15[A-Z].", &n, word) == 2) {
			assert_non_null(strstr(
				"AGREED COMPATIBLE DIFFERS SINGLE COPIED",
				word));
			facts++;
		}
	}
	assert_in_range(facts, 20, 100);
	free(all);
}

/* States are words, so colour can add nothing: the output is the same with
 * and without it. */
static void
p5_states_in_words(void **state)
{
	char *with, *without;

	unsetenv("NO_COLOR");
	with = everything(example(state));
	setenv("NO_COLOR", "1", 1);
	without = everything(example(state));
	unsetenv("NO_COLOR");
	assert_string_equal(with, without);
	says(with, "DIFFERS");
	says(with, "AGREED");
	says(with, "SINGLE");
	says(with, "SILENT");
	free(with);
	free(without);
}

static void
p6_records_instead_of_columns(void **state)
{
	char *all = answers(example(state),
			    "facts\nmatrix\nsources\ntimeline\nset\nhelp\n", 0,
			    false);

	assert_null(strstr(all, "   "));
	assert_null(strchr(all, '\t'));
	says(all, "min-column: 34. ");
	free(all);
}

static size_t
longest(const char *all)
{
	struct str rest = str_of(all), line;
	size_t most = 0;

	while (str_line(&rest, &line))
		if (utf8_count(line) > most)
			most = utf8_count(line);
	return most;
}

/* The words of `s` without the breaks. */
static void
words_only(const char *s, struct buf *b)
{
	for (; *s; s++)
		if (*s != '\n' && *s != ' ')
			buf_addc(b, *s);
}

static void
p7_wraps_between_words(void **state)
{
	char *wide = answers(example(state), "article\n", 0, false);
	char *narrow = answers(example(state), "article\n", 40, false);
	struct buf a = BUF_INIT, b = BUF_INIT;

	assert_true(longest(wide) > 80);
	assert_in_range(longest(narrow), 20, 40);
	words_only(wide, &a);
	words_only(narrow, &b);
	assert_string_equal(a.p, b.p);
	says(narrow, "\nLowen failed early on Saturday, letting\n");
	buf_free(&a);
	buf_free(&b);
	free(wide);
	free(narrow);
}

static void
p8_hits_say_their_language(void **state)
{
	char *all = answers(example(state),
			    "match [0-9]{2},[0-9]{3}|2.7\nhits\n", 0, false);

	says(all, " hits.\n");
	says(all, "Chinese, traditional:\n");
	assert_null(strstr(all, "   "));
	free(all);
}

static void
p8_events_say_their_language(void **state)
{
	char *all = answers(example(state), "next event\nwhere\nnext diff\n", 0,
			    false);

	says(all, "1. some time in 1998. 5 sources.\nChinese, simplified:\n");
	says(all, "Event 1 of 13, some time in 1998.\n");
	says(all, "No further difference; 1 before.\n");
	free(all);
}

/* One line a source, where it says the same figure twice. */
static void
one_figure_is_said_once(void **state)
{
	char *all = answers(example(state), "matrix\n", 0, false);

	says(all, "Source 1, Tidewater News Agency: 12,400 people.\n");
	assert_null(strstr(all, "Source 1, Tidewater News Agency: 12,400.\n"));
	assert_null(strstr(all, ".\"."));
	free(all);
}

/* Moves by rows read on by sentences. */
static void
moves_of_the_screen_read(void **state)
{
	char *all = answers(example(state),
			    "n\nn\np\npage down\nend\ntop\nredraw\n", 0, false);
	const char *first = strstr(all, "The tidal gate that shields");
	const char *end = strstr(all, "Only 62 percent of the city");

	assert_non_null(first);
	assert_non_null(end);
	assert_true(first < end);
	assert_true(strstr(end, "The tidal gate that shields") != NULL);
	says(end, "That changes the screen alone.\n");
	assert_null(strstr(all, "of the article."));
	free(all);
}

static void
a_mention_that_is_opened_is_read(void **state)
{
	char *all = answers(example(state), "next fact\nopen\nmessages\n", 0,
			    false);

	says(all, "Source 2, Tidewater News Agency: The tidal gate ");
	says(all, "0 messages.\n");
	free(all);
}

/* Not a row a line, as the screen has them. */
static void
p7_study_is_read_by_sentences(void **state)
{
	char *all = answers(example(state), "study\n", 0, false);

	says(all, "\nMore than 12,000 people had to leave their homes, and "
		  "3,150 houses were flooded.\n");
	says(all, "Chinese, traditional:\n");
	free(all);
}

static void
p9_an_error_says_what_is_missing(void **state)
{
	char *all =
		answers(example(state),
			"goto\ntheme\ntheme none\nfact\nset mouse\n", 0, false);

	says(all, "Error: Say goto and a day like June 10 or 2026-06-10.\n");
	says(all, "Error: Say theme and default, dark,");
	says(all, "Error: none: there is no such theme. Say theme for their "
		  "names.\n");
	says(all, "Error: Say fact and its number.\n");
	says(all, "mouse is off: the wheel scrolls, a click focuses.\n");
	free(all);
}

static void
p8_a_new_language_is_said(void **state)
{
	const char *ask = "source 1\narticle\nsource 5\narticle\n";
	struct buf off = BUF_INIT;
	char *all = answers(example(state), ask, 0, false);

	says(all, "Chinese, simplified:\n");
	free(all);
	buf_printf(&off, "set say-language off\n%s", ask);
	all = answers(example(state), off.p, 0, false);
	assert_null(strstr(all, "Chinese, simplified:"));
	buf_free(&off);
	free(all);
}

/* The last line of what one command says. */
static char *
result_of(struct story *st, const char *command, char out[256])
{
	struct buf b = BUF_INIT;
	char *all, *end;

	buf_printf(&b, "%s\n", command);
	all = answers(st, b.p, 0, false);
	end = strstr(all, "Goodbye.\n");
	assert_non_null(end);
	assert_true(end > all + 1);
	end[-1] = '\0';
	end = strrchr(all, '\n');
	assert_non_null(end);
	snprintf(out, 256, "%s", end + 1);
	buf_free(&b);
	free(all);
	return out;
}

static void
p9_every_command_ends_in_a_result(void **state)
{
	static const char *const wrong[] = {
		"no such thing", "fact 9999", "set colour blue", "why",
		"find",		 "silent",    "silent 9999",	 "repeat",
		"goto never",	 "why 9999",  "why x",		 "fact 0",
		"source 0",	 "help zz",   "set ambiguous 3", "theme none",
		"previous",
	};
	char z[256];

	for (size_t i = 0; i < action_count; i++) {
		if (!strcmp(actions[i].plain, "quit") ||
		    !strcmp(actions[i].plain, "back"))
			continue;
		result_of(example(state), actions[i].plain, z);
		if (!*z || !strchr(".?", z[strlen(z) - 1]))
			fail_msg("\"%s\" ends in: %s", actions[i].plain, z);
	}
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		result_of(example(state), wrong[i], z);
		if (strncmp(z, "Error: ", 7) != 0)
			fail_msg("\"%s\" is answered: %s", wrong[i], z);
		assert_non_null(strstr(z, "Say "));
	}
}

/* Where nothing follows, the error is the result. */
static void
p9_one_result_at_the_end(void **state)
{
	char *all =
		answers(example(state), "end\npage down\nwhere\n", 0, false);

	says(all, "Error: That is the end of article 1. Say next source.\n"
		  "Source 1 of 11");
	free(all);
}

static void
a_place_named_again_is_told_again(void **state)
{
	char *all = answers(example(state), "fact 13\nfact 13\nback\nwhere\n",
			    0, false);

	assert_int_equal(count(all, "13. DIFFERS. people, injured"), 2);
	assert_null(strstr(all, "Back in"));
	says(all, "Source 1 of 11, Tidewater News Agency. No fact in focus.\n");
	free(all);
}

static void
hits_are_numbered_whole_words(void **state)
{
	char *all =
		answers(example(state), "find 2.7\nhits\nmessages\n", 0, false);

	says(all, "\n3 hits.\nSource 1, Tidewater News Agency.\n1. "
		  "said. The water reached 2.7 meters above the quay at "
		  "4:50\nSource 2, Tidewater News Agency.\n2. said.");
	says(all, "1 message.\n1. Hit 1 of 3 for \"2.7\".\n");
	free(all);
}

static void
copies_and_help_name_what_they_mean(void **state)
{
	char *all = answers(example(state), "sources\nhelp why\nse\nmessages\n",
			    0, false);

	says(all, "Copy of source 1, Tidewater News Agency, 98 percent.");
	says(all, "\nwhy: why is this fact marked so?\nDone.\n");
	says(all, "\nmouse: off. the wheel scrolls, a click focuses.\n");
	says(all, "\n0 messages.\nDone.\n");
	free(all);
}

/* A place kept from a screen is told in words, and no view of it stays. */
static void
a_place_left_is_told(void **state)
{
	char folder[] = "/tmp/rashomon-test-XXXXXX", all[4096] = "";
	FILE *in = tmpfile(), *out = tmpfile();
	struct buf path = BUF_INIT;
	struct session s;

	assert_non_null(mkdtemp(folder));
	setenv("XDG_STATE_HOME", folder, 1);
	session_open(&s, example(state));
	session_command(&s, STR("only differs"));
	session_command(&s, STR("next fact"));
	session_command(&s, STR("matrix"));
	assert_true(places_save(&s));
	session_close(&s);
	session_open(&s, example(state));
	places_resume(&s);
	fputs("next\n", in);
	rewind(in);
	plain_run(&s, 0, true, in, out);
	rewind(out);
	assert_true(fread(all, 1, sizeof all - 1, out) > 0);
	says(all, "\nWhere you left off: Source 1 of 11, Tidewater News "
		  "Agency. Fact ");
	says(all, "\nOnly differs. Say only all to hear all.\nWhat now?");
	session_close(&s);
	buf_printf(&path, "%s/rashomon/places", folder);
	unlink(path.p);
	*strrchr(path.p, '/') = '\0';
	rmdir(path.p);
	rmdir(folder);
	buf_free(&path);
	fclose(in);
	fclose(out);
}

static void
p10_landmarks(void **state)
{
	char *all = answers(example(state), "article\n", 0, false);
	const char *start = strstr(all, "Article 1 of 11. Tidewater News "
					"Agency.\n");
	const char *end = strstr(all, "End of article 1.\n");

	assert_non_null(start);
	assert_non_null(end);
	assert_true(start < end);
	free(all);
}

/* A source that comes slowly: a named pipe whose writer waits. */
static void
p12_long_work_is_told_in_lines(void **state)
{
	char folder[] = "/tmp/rashomon-test-XXXXXX";
	struct buf path = BUF_INIT;
	struct story_later l;
	const char *source;
	FILE *out = tmpfile();
	char all[512] = "";
	pid_t writer;

	(void)state;
	assert_non_null(mkdtemp(folder));
	buf_printf(&path, "%s/slow", folder);
	source = path.p;
	assert_int_equal(mkfifo(source, 0600), 0);
	writer = fork();
	if (writer == 0) {
		int fd = open(source, O_WRONLY);
		struct timespec t = {.tv_nsec = 350000000};
		static const char text[] = "A title\n\nSome words came late, "
					   "as words will.\n";

		nanosleep(&t, NULL);
		if (write(fd, text, sizeof text - 1) < 0)
			_exit(1);
		_exit(0);
	}
	assert_true(later_start(&l, &source, 1));
	plain_wait(&l, 50, 100, out);
	assert_int_equal(l.story.articles.n, 1);
	rewind(out);
	assert_true(fread(all, 1, sizeof all - 1, out) > 0);
	assert_int_equal(count(all, "Reading and comparing.\n"), 1);
	assert_in_range(count(all, "Still reading and comparing.\n"), 1, 3);
	assert_int_equal(count(all, "Everything is read and compared.\n"), 1);
	assert_null(strchr(all, '\r'));
	story_free(&l.story);
	buf_free(&l.said);
	fclose(out);
	unlink(source);
	rmdir(folder);
	buf_free(&path);
}

static void
p12_short_work_is_silent(void **state)
{
	struct story_later l;
	struct buf path = BUF_INIT;
	const char *top = getenv("srcdir"), *source;
	FILE *out = tmpfile();

	(void)state;
	buf_printf(&path, "%s/examples/lowen-gate/03_learner.txt",
		   top ? top : "..");
	source = path.p;
	assert_true(later_start(&l, &source, 1));
	plain_wait(&l, 60000, 60000, out);
	assert_int_equal(ftell(out), 0);
	story_free(&l.story);
	buf_free(&l.said);
	buf_free(&path);
	fclose(out);
}

static void
p13_verbosity_and_hints(void **state)
{
	char *shorter = answers(example(state),
				"set verbosity short\nnext fact\n", 0, false);
	char *normal =
		answers(example(state), "next fact\nnext fact\n", 0, false);
	char *full = answers(example(state), "set verbosity full\nnext fact\n",
			     0, false);
	char *help = answers(example(state), "next fact\nhelp\n", 0, false);

	assert_int_equal(count(shorter, "Hint:"), 0);
	assert_int_equal(count(normal, "Hint:"), 1);
	assert_int_equal(count(normal, "Why:"), 0);
	assert_true(count(full, "Why:") > 0);
	assert_int_equal(count(help, "Hint:"), 2);
	free(shorter);
	free(normal);
	free(full);
	free(help);
}

static void
p14_the_five_always_work(void **state)
{
	char *all = answers(example(state),
			    "where\nnext\nnext\nprevious\nrepeat\nsummary\n"
			    "timeline\nnext\nwhere\n",
			    0, false);
	char *again =
		answers(example(state), "next difference\nrepeat\n", 0, false);

	assert_null(strstr(all, "Error:"));
	assert_int_equal(count(all, "Source 1 of 11"), 2);
	/* repeat says it again and does not go on */
	assert_int_equal(count(again, "13. DIFFERS."), 2);
	free(all);
	free(again);
}

static void
p15_every_action_has_a_command(void **state)
{
	char *help = answers(example(state), "help\n", 0, false);

	for (size_t i = 0; i < action_count; i++) {
		struct str rest;
		char z[64];

		assert_true(*actions[i].plain);
		assert_ptr_equal(
			action_of_words(str_of(actions[i].plain), &rest),
			&actions[i]);
		snprintf(z, sizeof z, "\n%s: ", actions[i].plain);
		says(help, z);
	}
	free(help);
}

/* The same commands, the same words, whenever they are said. */
static void
p16_nothing_depends_on_time(void **state)
{
	struct timespec t = {.tv_nsec = 20000000};
	char *first = everything(example(state)), *second;

	nanosleep(&t, NULL);
	second = everything(example(state));
	assert_string_equal(first, second);
	free(first);
	free(second);
}

static void
p17_counts_before_lists(void **state)
{
	static const char *const lists[] = {"facts\n", "matrix\n", "sources\n",
					    "timeline\n"};
	char *all;

	for (size_t i = 0; i < 4; i++) {
		struct str rest, line;
		unsigned n = 0;

		all = answers(example(state), lists[i], 0, false);
		rest = str_of(all);
		str_line(&rest, &line); /* the summary */
		str_line(&rest, &line);
		assert_int_equal(sscanf(line.p, "%u ", &n), 1);
		assert_true(n > 0);
		free(all);
	}
	all = answers(example(state), "facts\n", 0, false);
	says(all, " agreed, ");
	says(all, " single, ");
	free(all);
}

/* --- five tasks, at most ten commands each --- */

static char *
task(struct story *st, const char *commands)
{
	assert_in_range(count(commands, "\n"), 1, 10);
	return answers(st, commands, 0, false);
}

static void
task_how_many_agree_on_the_main_figure(void **state)
{
	char *all = task(example(state), "find 12,400\nnext fact\nnext fact\n");

	says(all, "COMPATIBLE. people, evacuated: about 12,400. 6 of 11 "
		  "sources.");
	free(all);
}

static void
task_who_differs(void **state)
{
	char *all = task(example(state), "next difference\n");

	says(all, "DIFFERS. people, injured: 14.");
	says(all, "Source 4, harbourwatch.example: Seventeen people.");
	free(all);
}

static void
task_when_did_it_happen(void **state)
{
	char *all = task(example(state), "goto September 5\n");

	says(all, "2026-09-05 03:10. 5 sources.");
	free(all);
}

static void
task_who_is_silent_on_it(void **state)
{
	char *all = task(example(state), "next difference\nsilent\n");

	says(all, "SILENT: 5 of 11 sources. 6 Lowen Quay Courier, 7 Ledger "
		  "and Tide, 8 Coast Radio");
	free(all);
}

static void
task_why_were_two_matched(void **state)
{
	char *all = task(example(state), "next difference\nwhy\n");

	says(all, "Why: all of them stand nearest to words for \"injured\"");
	free(all);
}

static void
notes_of_a_source_are_said(void **state)
{
	char *all = answers(example(state), "sources\nquit\n", 0, false);

	assert_non_null(strstr(all, " Note: 5 takes declared, 5 found."));
	free(all);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(p2_append_only),
		cmocka_unit_test(p3_no_ornament),
		cmocka_unit_test(p4_number_first_then_the_state),
		cmocka_unit_test(p5_states_in_words),
		cmocka_unit_test(p6_records_instead_of_columns),
		cmocka_unit_test(p7_wraps_between_words),
		cmocka_unit_test(p8_a_new_language_is_said),
		cmocka_unit_test(p8_events_say_their_language),
		cmocka_unit_test(one_figure_is_said_once),
		cmocka_unit_test(moves_of_the_screen_read),
		cmocka_unit_test(a_mention_that_is_opened_is_read),
		cmocka_unit_test(p7_study_is_read_by_sentences),
		cmocka_unit_test(p9_an_error_says_what_is_missing),
		cmocka_unit_test(p8_hits_say_their_language),
		cmocka_unit_test(p9_one_result_at_the_end),
		cmocka_unit_test(a_place_left_is_told),
		cmocka_unit_test(a_place_named_again_is_told_again),
		cmocka_unit_test(hits_are_numbered_whole_words),
		cmocka_unit_test(copies_and_help_name_what_they_mean),
		cmocka_unit_test(p9_every_command_ends_in_a_result),
		cmocka_unit_test(p10_landmarks),
		cmocka_unit_test(p12_long_work_is_told_in_lines),
		cmocka_unit_test(p12_short_work_is_silent),
		cmocka_unit_test(p13_verbosity_and_hints),
		cmocka_unit_test(p14_the_five_always_work),
		cmocka_unit_test(p15_every_action_has_a_command),
		cmocka_unit_test(p16_nothing_depends_on_time),
		cmocka_unit_test(p17_counts_before_lists),
		cmocka_unit_test(task_how_many_agree_on_the_main_figure),
		cmocka_unit_test(task_who_differs),
		cmocka_unit_test(task_when_did_it_happen),
		cmocka_unit_test(task_who_is_silent_on_it),
		cmocka_unit_test(task_why_were_two_matched),
		cmocka_unit_test(notes_of_a_source_are_said),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
