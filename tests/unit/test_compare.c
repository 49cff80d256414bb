/* The comparer on small stories of its own. */
#include "rashomon/compare/compare.h"
#include "rashomon/read/read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct small {
	article_list articles;
	struct comparison c;
};

static void
add(struct small *s, const char *path, const char *text)
{
	struct error e = ERROR_INIT;

	assert_true(read_bytes(&s->articles, str_of(text), path, &e));
	error_free(&e);
}

static void
done(struct small *s)
{
	comparison_free(&s->c);
	for (size_t i = 0; i < s->articles.n; i++)
		article_free(s->articles.v[i]);
	vec_free(&s->articles);
}

#define FERRY                                                                  \
	"A ferry ran aground off the island of Marrow on Tuesday morning, "    \
	"and "                                                                 \
	"the crew of the lifeboat brought everybody ashore before the tide "   \
	"turned. The captain said that fog had hidden the light until it was " \
	"too late to turn the ship. Engineers will look at the hull when the " \
	"weather allows, and the harbour stays closed until they have done "   \
	"so. Passengers slept in the school and were given soup.\n"

static void
a_copy_is_found(void **state)
{
	struct small s = {0};

	(void)state;
	add(&s, "a.txt",
	    "Ferry aground\n\n" FERRY
	    "\nThe owner promised to pay for the night.\n");
	add(&s, "b.txt", "Ferry stuck\n\n" FERRY);
	add(&s, "c.txt",
	    "Nothing of the kind\n\nThe council met on the new bridge and "
	    "put off the vote again, because two members were away and the "
	    "others could not agree on who should pay for the lamps.\n");
	compare(&s.c, &s.articles);
	assert_int_equal(s.c.sources.n, 3);
	assert_int_equal(s.c.sources.v[0].copy_of, 0);
	assert_int_equal(s.c.sources.v[1].copy_of, 1);
	assert_true(s.c.sources.v[1].copy_share > 0.8);
	assert_int_equal(s.c.sources.v[2].copy_of, 0);
	done(&s);
}

static void
nothing_compares_to_nothing(void **state)
{
	struct small s = {0};

	(void)state;
	compare(&s.c, &s.articles);
	assert_int_equal(s.c.facts.n, 0);
	done(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_copy_is_found),
		cmocka_unit_test(nothing_compares_to_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
