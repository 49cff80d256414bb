#include "rashomon/base/data.h"
#include "rashomon/base/home.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static void
homes_are_absolute(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	setenv("HOME", "/h", 1);
	setenv("XDG_STATE_HOME", "/x", 1);
	assert_true(home_path(&b, HOME_STATE, "places"));
	assert_string_equal(b.p, "/x/rashomon/places");
	buf_clear(&b);
	setenv("XDG_STATE_HOME", "x", 1); /* to be ignored, says the standard */
	assert_true(home_path(&b, HOME_STATE, "places"));
	assert_string_equal(b.p, "/h/.local/state/rashomon/places");
	buf_clear(&b);
	setenv("HOME", "", 1);
	assert_false(home_path(&b, HOME_STATE, "places"));
	assert_int_equal(b.n, 0);
	unsetenv("XDG_STATE_HOME");
	buf_free(&b);
}

static void
a_file_is_replaced_whole(void **state)
{
	char top[] = "/tmp/rashomon-test-XXXXXX";
	struct buf path = BUF_INIT;
	struct stat st;
	struct str text;

	(void)state;
	assert_non_null(mkdtemp(top));
	setenv("HOME", top, 1);
	assert_true(home_path(&path, HOME_STATE, "places"));
	assert_true(home_replace(path.p, STR("one\n")));
	assert_true(home_replace(path.p, STR("two\n")));
	assert_int_equal(stat(path.p, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_true(data_map(&text, path.p, NULL));
	assert_true(str_eq(text, STR("two\n")));
	data_unmap(text);
	unlink(path.p);
	for (int i = 0; i < 4; i++) {
		*strrchr(path.p, '/') = '\0';
		assert_int_equal(rmdir(path.p), 0); /* nothing else was left */
	}
	buf_free(&path);
}

static void
a_home_that_is_missing_is_not_made(void **state)
{
	struct buf path = BUF_INIT;

	(void)state;
	setenv("HOME", "/tmp/rashomon-no-such-home", 1);
	assert_true(home_path(&path, HOME_STATE, "places"));
	assert_false(home_replace(path.p, STR("x")));
	assert_int_not_equal(access("/tmp/rashomon-no-such-home", F_OK), 0);
	buf_free(&path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(homes_are_absolute),
		cmocka_unit_test(a_file_is_replaced_whole),
		cmocka_unit_test(a_home_that_is_missing_is_not_made),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
