/* clang-format off: cmocka.h wants the others first */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
/* clang-format on */

#include "rashomon/lang/pack.h"

static void
finds_packs(void **state)
{
	(void)state;
	assert_non_null(pack_find(STR("en-GB")));
	assert_ptr_equal(pack_find(STR("zh-Hant")), pack_find(STR("zh")));
	assert_non_null(pack_find(STR("es")));
	assert_null(pack_find(STR("xx")));
	assert_null(pack_find(STR_NONE));
}

static void
matches_longest(void **state)
{
	const struct pack *en = pack_find(STR("en"));
	const struct pack_entry *e;
	size_t end;

	(void)state;
	e = pack_as(pack_match(en, STR("Sept. 5"), 0, &end), PACK_MONTH);
	assert_non_null(e);
	assert_int_equal(e->number, 9);
	assert_int_equal(end, 5);
	assert_null(pack_match(en, STR("Julyan"), 0, &end));
	e = pack_match(en, STR("second"), 0, &end);
	assert_non_null(pack_as(e, PACK_ORDINAL));
	assert_non_null(pack_as(e, PACK_UNIT_TIME));
}

static void
matches_han(void **state)
{
	const struct pack *zh = pack_find(STR("zh-Hans"));
	const struct pack_entry *e;
	size_t end;

	(void)state;
	e = pack_match(zh, STR("星期三下午"), 0, &end);
	assert_int_equal(pack_as(e, PACK_WEEKDAY)->number, 3);
	assert_int_equal(end, 9);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_packs),
		cmocka_unit_test(matches_longest),
		cmocka_unit_test(matches_han),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
