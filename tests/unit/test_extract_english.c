/* Times in English, class by class; the plain ones are in
 * test_extract_times.c. */
#include "rashomon/base/buf.h"
#include "rashomon/extract/extract.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

/* All times of `text`, written on `dct`, as "words=value". */
static void
says(const char *dct, const char *text, const char *want)
{
	struct extract_context c = {.language = STR("en"), .dct = str_of(dct)};
	struct arena arena = ARENA_INIT;
	mention_list m = {0};
	struct buf b = BUF_INIT;

	buf_adds(&b, "");
	extract(&m, &arena, str_of(text), &c, EXTRACT_TIMES);
	for (size_t i = 0; i < m.n; i++)
		buf_printf(&b, "%s%.*s=%s", i ? "; " : "",
			   (int)(m.v[i].end - m.v[i].start),
			   text + m.v[i].start,
			   m.v[i].value ? m.v[i].value : "?");
	assert_string_equal(b.p, want);
	buf_free(&b);
	vec_free(&m);
	arena_free(&arena);
}

/* On a Friday, 2026-07-03. */
static void
gives(const char *text, const char *want)
{
	says("2026-07-03", text, want);
}

static void
counted_inside(void **state)
{
	(void)state;
	gives("It met on the second Wednesday of October 2025.",
	      "the second Wednesday of October 2025=2025-10-08");
	gives("held on the last Monday in March 2024",
	      "the last Monday in March 2024=2024-03-25");
	gives("in the last week of May", "the last week of May=2026-W22");
	gives("the final weekend of June 2026",
	      "the final weekend of June 2026=2026-W26-WE");
	gives("on the 15th day of next month",
	      "the 15th day of next month=2026-08-15");
	gives("the penultimate day of the year",
	      "the penultimate day of the year=2026-12-30");
	gives("in the first two months of 2025",
	      "the first two months of 2025=P2M");
	gives("the week of June 8", "the week of June 8=2026-W24");
}

static void
counted_in_no_time(void **state)
{
	(void)state;
	gives("the fifth Friday of February 2026",
	      "the fifth Friday of February 2026=?");
	gives("in the final round of talks", "");
	says("", "the first Monday of May", "the first Monday of May=?");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counted_inside),
		cmocka_unit_test(counted_in_no_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
