#include "../../src/fetch/cache.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/rashomon-cache-XXXXXX";

static const char *
in(const char *name)
{
	static char path[256];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

static void
put(const char *name, int bytes, time_t used)
{
	struct timespec when[2] = {{.tv_sec = used}, {.tv_sec = used}};
	FILE *f = fopen(in(name), "w");

	assert_non_null(f);
	fprintf(f, "%*s", bytes, "");
	fclose(f);
	assert_int_equal(utimensat(AT_FDCWD, in(name), when, 0), 0);
}

static bool
is_there(const char *name)
{
	struct stat st;

	return lstat(in(name), &st) == 0;
}

static int
set_up(void **state)
{
	(void)state;
	return mkdtemp(folder) && setenv("XDG_CACHE_HOME", folder, 1) == 0 ? 0
									   : 1;
}

static int
tear_down(void **state)
{
	(void)state;
	rmdir(in("rashomon"));
	return rmdir(folder);
}

static void
the_oldest_go_first(void **state)
{
	(void)state;
	put("000000000000000a", 40, 1000);
	put("000000000000000b", 40, 3000);
	put("000000000000000c", 40, 2000);
	put("000000000000000d.77", 10, 500);
	cache_prune(folder, 90, 600);
	assert_false(is_there("000000000000000a"));
	assert_true(is_there("000000000000000b"));
	assert_true(is_there("000000000000000c"));
	assert_false(is_there("000000000000000d.77"));
	cache_prune(folder, 90, 2500);
	assert_true(is_there("000000000000000b"));
	assert_false(is_there("000000000000000c"));
	cache_prune(folder, 0, 0);
	assert_false(is_there("000000000000000b"));
}

static void
other_files_are_left_alone(void **state)
{
	static const char *const names[] = {
		"notes", "000000000000000A", "000000000000000a0",
		"000000000000000a.", "000000000000000a.txt"};

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		put(names[i], 10, 1000);
	assert_int_equal(symlink("notes", in("000000000000000f")), 0);
	cache_prune(folder, 0, 9000);
	assert_true(is_there("000000000000000f"));
	unlink(in("000000000000000f"));
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		assert_true(is_there(names[i]));
		unlink(in(names[i]));
	}
	cache_prune("/nonexistent/folder", 0, 9000);
}

static void
what_is_kept_comes_back(void **state)
{
	const char *url = "http://n.example/a";
	struct cached c = {0};

	(void)state;
	assert_true(cache_store(url, STR("\"v1\""), "text/html", STR("a\nb")));
	cache_touch(url);
	cache_load(&c, url);
	assert_string_equal(c.etag.p, "\"v1\"");
	assert_string_equal(c.type.p, "text/html");
	assert_string_equal(c.body.p, "a\nb");
	cached_free(&c);
	c = (struct cached){0};
	cache_load(&c, "http://n.example/b");
	assert_int_equal(c.etag.n + c.type.n + c.body.n, 0);
	assert_false(cache_store(url, STR(""), "text/html", STR("x")));
	assert_false(cache_store(url, STR("a\nb"), "text/html", STR("x")));
	cache_prune_own();
	cache_load(&c, url);
	assert_true(c.body.n > 0);
	cached_free(&c);
	cache_prune(in("rashomon"), 0, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_oldest_go_first),
		cmocka_unit_test(other_files_are_left_alone),
		cmocka_unit_test(what_is_kept_comes_back),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
