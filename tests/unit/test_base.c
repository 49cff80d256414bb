#include "rashomon/base/arena.h"
#include "rashomon/base/buf.h"
#include "rashomon/base/data.h"
#include "rashomon/base/json.h"
#include "rashomon/base/map.h"
#include "rashomon/base/vec.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

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

/* Strings lie close; what is not a string is aligned after them, and zero. */
static void
an_arena_aligns_what_needs_it(void **state)
{
	struct arena a = ARENA_INIT;
	const char *last = NULL;

	(void)state;
	for (size_t i = 0; i < 5000; i++) {
		const char *s = arena_printf(&a, "%zu", i % 7);
		uint64_t *n = i % 5 ? NULL : ARENA_ARRAY(&a, uint64_t, 3);

		assert_int_equal(s[0], '0' + (int)(i % 7));
		assert_int_equal(s[1], '\0');
		if (n) {
			assert_int_equal((uintptr_t)n % _Alignof(max_align_t),
					 0);
			assert_int_equal(n[0] | n[1] | n[2], 0);
			n[0] = n[2] = UINT64_MAX;
		} else if (last) {
			assert_true(s != last);
		}
		last = s;
	}
	assert_in_range(a.held, 1, 5000 * 16);
	arena_free(&a);
}

static void
a_trimmed_list_holds_what_it_held(void **state)
{
	VEC(int) list = {0};

	(void)state;
	vec_trim(&list);
	for (int i = 0; i < 100; i++)
		vec_push(&list, i);
	vec_trim(&list);
	assert_int_equal(list.cap, 100);
	assert_int_equal(list.v[99], 99);
	vec_push(&list, 100);
	assert_int_equal(list.v[100], 100);
	vec_free(&list);
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

static void
data_is_looked_for_in_each_folder(void **state)
{
	static const char *const want[] = {"/a/x.bin", "b c/x.bin"};
	struct buf b = BUF_INIT;

	(void)state;
	setenv("RASHOMON_DATA", ":/a::b c:", 1);
	for (unsigned i = 0; i < COUNT(want); i++) {
		buf_clear(&b);
		assert_true(data_path(&b, "x.bin", i));
		assert_string_equal(b.p, want[i]);
	}
	assert_false(data_path(&b, "x.bin", COUNT(want)));
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_map_keeps_what_it_was_given),
		cmocka_unit_test(an_arena_aligns_what_needs_it),
		cmocka_unit_test(a_trimmed_list_holds_what_it_held),
		cmocka_unit_test(deep_json_is_refused),
		cmocka_unit_test(data_is_looked_for_in_each_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
