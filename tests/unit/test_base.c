#include "rashomon/base/arena.h"
#include "rashomon/base/buf.h"
#include "rashomon/base/json.h"
#include "rashomon/base/map.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void
a_map_keeps_what_it_was_given(void **state)
{
	struct map m = MAP_INIT;
	char key[16];

	(void)state;
	for (size_t i = 0; i < 1000; i++) {
		int n = snprintf(key, sizeof key, "k%zu", i);

		assert_int_equal(*map_at(&m, (struct str){key, (size_t)n}, i),
				 i);
	}
	assert_int_equal(m.n, 1000);
	assert_int_equal(map_get(&m, STR("k700")), 700);
	assert_int_equal(map_get(&m, STR("none")), MAP_NONE);
	assert_int_equal(*map_at(&m, STR("k3"), 99), 3);
	map_free(&m);
}

static void
deep_json_is_refused(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	for (int i = 0; i < 100000; i++)
		buf_addc(&b, '[');
	assert_null(json_parse(buf_str(&b)));
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_map_keeps_what_it_was_given),
		cmocka_unit_test(deep_json_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
