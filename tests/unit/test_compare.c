/* The comparer on small stories of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "small.h"

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
	run(&s);
	assert_int_equal(s.c.sources.n, 3);
	assert_int_equal(s.c.sources.v[0].copy_of, 0);
	assert_int_equal(s.c.sources.v[1].copy_of, 1);
	assert_true(s.c.sources.v[1].copy_share > 0.8);
	assert_int_equal(s.c.sources.v[2].copy_of, 0);
	done(&s);
}

#define OWN                                                                    \
	"Nobody in the village of Teln slept that night. The baker carried "   \
	"bread to the school hall and the priest rang the bell every hour so " \
	"that the boats would know where the land was. Old fishermen argued "  \
	"about the tide tables and the children drew the ship on the "         \
	"blackboard with chalk of four colours. By dawn the fog had gone and " \
	"everybody walked down to the beach to look at her. A woman from the " \
	"inn sold coffee from a handcart; a dog barked at the gulls until a "  \
	"boy threw a stick for it. Somebody had already painted a sign that "  \
	"said where to park. The mayor came at nine with a photographer.\n"

static void
a_part_that_was_copied_is_told(void **state)
{
	struct small s = {0};
	size_t copied = 0;

	(void)state;
	add(&s, "a.txt", "Ferry aground\n\nMay 3, 2026\n\n" FERRY);
	add(&s, "b.txt", "A night at Teln\n\nMay 4, 2026\n\n" OWN FERRY);
	run(&s);
	assert_int_equal(s.c.sources.v[1].copy_of, 0);
	assert_int_equal(s.c.sources.v[1].part_of, 1);
	assert_true(s.c.sources.v[1].part_share > 0.3 &&
		    s.c.sources.v[1].part_share < 0.5);
	assert_int_equal(s.c.sources.v[0].part_of, 0);
	for (size_t i = 0; i < s.c.facts.n; i++) { /* all it shares it took */
		assert_int_equal(s.c.facts.v[i].independent, 1);
		copied += s.c.facts.v[i].verdict == VERDICT_COPIED;
	}
	assert_true(copied > 0);
	done(&s);
}

static void
nothing_compares_to_nothing(void **state)
{
	struct small s = {0};

	(void)state;
	run(&s);
	assert_int_equal(s.c.facts.n, 0);
	done(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_copy_is_found),
		cmocka_unit_test(a_part_that_was_copied_is_told),
		cmocka_unit_test(nothing_compares_to_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
