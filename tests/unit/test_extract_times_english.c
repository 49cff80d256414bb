/* English times, a case or more for each rule of the grammar. */
#include "rashomon/base/buf.h"
#include "rashomon/extract/extract.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

struct times_case {
	const char *text, *want;
};

/* All times of each text, written on a Friday, 2026-07-03, as
 * "words=value". */
static void
give(const struct times_case *cases, size_t n)
{
	struct extract_context c = {.language = STR("en"),
				    .dct = STR("2026-07-03")};

	for (size_t k = 0; k < n; k++) {
		const char *text = cases[k].text;
		struct arena arena = ARENA_INIT;
		mention_list m = {0};
		struct buf b = BUF_INIT;

		buf_adds(&b, "");
		extract(&m, &arena, str_of(text), &c, EXTRACT_TIMES);
		for (size_t i = 0; i < m.n; i++)
			buf_printf(&b, "%s%.*s=%s%s%s", i ? "; " : "",
				   (int)(m.v[i].end - m.v[i].start),
				   text + m.v[i].start,
				   m.v[i].value ? m.v[i].value : "?",
				   m.v[i].value2 ? "/" : "",
				   m.v[i].value2 ? m.v[i].value2 : "");
		assert_string_equal(b.p, cases[k].want);
		buf_free(&b);
		vec_free(&m);
		arena_free(&arena);
	}
}

#define GIVE(cases) give(cases, sizeof cases / sizeof *cases)

static void
names_of_papers_and_shows(void **state)
{
	static const struct times_case cases[] = {
		{"a Baltimore Sun reporter asked", ""},
		{"shares of Sun Products rose", ""},
		{"The shop shuts at noon on Sat.",
		 "noon on Sat.=2026-06-27T12"},
		{"She left the This Morning sofa", ""},
		{"a guest on Saturday Night Live said", ""},
		{"The vote is due this week", "this week=2026-W27"},
	};

	(void)state;
	GIVE(cases);
}

static void
months_without_a_capital(void **state)
{
	static const struct times_case cases[] = {
		{"the fair opens in may.", "may=2026-05"},
		{"rain fell in jan and mar",
		 "jan=2026-01/2026-03; mar=2026-03"},
		{"they may go in march order", ""},
	};

	(void)state;
	GIVE(cases);
}

static void
dates_in_digits(void **state)
{
	static const struct times_case cases[] = {
		{"signed 2024/17/Oct in Bern", "2024/17/Oct=2024-10-17"},
		{"open 3/2-3/9, 2025 only",
		 "3/2=2025-03-02/2025-03-09; 3/9, 2025=2025-03-09"},
	};

	(void)state;
	GIVE(cases);
}

static void
weekdays_with_their_dates(void **state)
{
	static const struct times_case cases[] = {
		{"They meet next Tuesday, July 14, in Oslo.",
		 "next Tuesday, July 14=2026-07-14"},
		{"They play on Saturday 11 at 7.",
		 "Saturday 11 at 7=2026-07-11T07"},
		{"On Friday 12 people fell ill.", "Friday=2026-07-03"},
		{"The shop is shut on the 14 from 9 to 11 am.",
		 "the 14 from 9=2026-07-14T09/2026-07-14T11; "
		 "11 am=2026-07-14T11"},
	};

	(void)state;
	GIVE(cases);
}

static void
to_the_day(void **state)
{
	static const struct times_case cases[] = {
		{"The bridge fell ten years ago today.",
		 "ten years ago today=2016-07-03"},
		{"He took office a month ago tomorrow.",
		 "a month ago tomorrow=2026-06-04"},
	};

	(void)state;
	GIVE(cases);
}

static void
vague_lengths(void **state)
{
	static const struct times_case cases[] = {
		{"It ended centuries of rivalry.", "centuries=PXCE"},
		{"Nobody knows how many hours it took", ""},
		{"a man 25 years of age", "25 years=P25Y"},
		{"It fell more than expected in April.", "April=2026-04"},
		{"police came in the early hours of Thursday",
		 "the early hours of Thursday=2026-07-02TMO"},
		{"I am fine at the minute", "at the minute=PRESENT_REF"},
	};

	(void)state;
	GIVE(cases);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_of_papers_and_shows),
		cmocka_unit_test(months_without_a_capital),
		cmocka_unit_test(dates_in_digits),
		cmocka_unit_test(weekdays_with_their_dates),
		cmocka_unit_test(to_the_day),
		cmocka_unit_test(vague_lengths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
