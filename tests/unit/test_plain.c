#include "rashomon/plain/plain.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const char one[] =
	"(North Wire, reporter Ann Lee, Selby, May 3, 2026) About 1,200 people "
	"left their homes after the river rose by 3 meters.\n";
static const char two[] =
	"(South Post, reporter Tom Reed, Selby, May 3, 2026) The river rose by "
	"3 meters \x1B[31mand 1,500 people left their homes.\n";

/* The whole output of a session with `commands` by pipe. */
static char *
session(const char *commands)
{
	struct story st = {0};
	struct session s;
	FILE *in = tmpfile(), *out = tmpfile();
	char *all = calloc(1, 65536);

	read_bytes(&st.articles, str_of(one), "one.txt", NULL);
	read_bytes(&st.articles, str_of(two), "two.txt", NULL);
	compare(&st.c, &st.articles);
	session_open(&s, &st);
	fputs(commands, in);
	rewind(in);
	plain_run(&s, 0, false, in, out);
	rewind(out);
	assert_true(fread(all, 1, 65535, out) > 0);
	session_close(&s);
	story_free(&st);
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

static void
every_command_ends_in_a_result(void **state)
{
	char *all = session("next fact\nwhere\nfacts\nno such thing\nquit\n");

	(void)state;
	says(all, "2 sources.");
	says(all, "Done.\n");
	says(all, "Source 1 of 2");
	says(all, "Error: There is no command no such thing.");
	says(all, "Goodbye.\n");
	free(all);
}

static void
nothing_moves_the_cursor(void **state)
{
	char *all = session("");

	(void)state;
	for (const char *c = all; *c; c++)
		assert_false(*c == '\x1B' || *c == '\r' || *c == '\b' ||
			     *c == '\a');
	assert_null(strstr(all, "   "));
	says(all, "Article 2 of 2. South Post.");
	says(all, "End of article 2.");
	free(all);
}

static void
words_are_enough_in_part(void **state)
{
	char *all = session("n f\nwhy\nrepeat\n");

	(void)state;
	says(all, "Why: ");
	free(all);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_command_ends_in_a_result),
		cmocka_unit_test(nothing_moves_the_cursor),
		cmocka_unit_test(words_are_enough_in_part),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
