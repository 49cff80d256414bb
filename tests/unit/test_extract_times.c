#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "times.h"

/* On a Friday, 2026-07-03. */
static void
gives(const char *language, const char *text, const char *want)
{
	finds_times(language, "2026-07-03", text, want);
}

static void
english_days(void **state)
{
	(void)state;
	gives("en", "He came on June 24", "June 24=2026-06-24");
	gives("en", "9 May 2025", "9 May 2025=2025-05-09");
	gives("en", "Held on May 26-27",
	      "May 26=2026-05-26/2026-05-27; 27=2026-05-27");
	gives("en", "effect on the 10th.", "the 10th=2026-07-10");
	gives("en", "said on Wednesday", "Wednesday=2026-07-01");
	gives("en", "It will end on Monday", "Monday=2026-07-06");
	gives("en", "since late June 2022 it", "late June 2022=2022-06");
	gives("en", "last month", "last month=2026-06");
	gives("en", "three weeks ago", "three weeks ago=2026-06-12");
	gives("en", "in the 1990s", "the 1990s=199");
}

static void
english_clocks_and_lengths(void **state)
{
	(void)state;
	gives("en", "at 3:10 a.m. today", "3:10 a.m. today=2026-07-03T03:10");
	gives("en", "1130 CET", "1130 CET=2026-07-03T11:30+01:00");
	gives("en", "within 90 days", "90 days=P90D");
	gives("en", "every week", "every week=P1W");
}

static void
chinese_days(void **state)
{
	(void)state;
	gives("zh-Hans", "4月22日至6月5日",
	      "4月22日=2026-04-22/2026-06-05; 6月5日=2026-06-05");
	gives("zh-Hant", "民國115年5月9日", "民國115年5月9日=2026-05-09");
	gives("zh-Hans", "二〇二六年七月", "二〇二六年七月=2026-07");
	gives("zh-Hant", "昨(2)日宣布", "昨(2)日=2026-07-02");
	gives("zh-Hans", "上周二", "上周二=2026-06-23");
	gives("zh-Hans", "1979年8月下旬", "1979年8月下旬=1979-08");
	gives("zh-Hans", "去年3月", "去年3月=2025-03");
	gives("zh-Hans", "5日晚上8点半", "5日晚上8点半=2026-07-05T20:30");
	gives("zh-Hans", "上世纪九十年代", "上世纪九十年代=199");
}

/* A language that only its pack knows. */
static void
spanish(void **state)
{
	(void)state;
	gives("es", "el 4 de julio de 2026",
	      "el 4 de julio de 2026=2026-07-04");
	gives("es", "tres semanas", "tres semanas=P3W");
	gives("es", "llegó ayer", "ayer=2026-07-02");
	gives("es", "fue el último lunes de marzo de 2024",
	      "el último lunes de marzo de 2024=2024-03-25");
	gives("es", "fue tres días después del 5 de mayo de 2015",
	      "tres días después del 5 de mayo de 2015=2015-05-08");
	gives("es", "fue la segunda semana de mayo de 2024",
	      "la segunda semana de mayo de 2024=2024-W19");
}

static void
narratives(void **state)
{
	(void)state;
	gives("en",
	      "The siege began on May 3, 1712. In June 1712 it rained. By 1713 "
	      "it was over. On October 2 they left; the next day it burned.",
	      "May 3, 1712=1712-05-03; June 1712=1712-06; 1713=1713; "
	      "October 2=1713-10-02; the next day=1713-10-03");
}

static void
clocks_join_days(void **state)
{
	(void)state;
	gives("en", "at half past 3 pm", "half past 3 pm=2026-07-03T15:30");
	gives("en", "tomorrow at 8", "tomorrow at 8=2026-07-04T08");
	gives("en", "on Fridays", "Fridays=XXXX-WXX-5");
	gives("en", "490-480 BC", "490=BC0490/BC0480; 480 BC=BC0480");
	gives("zh-Hant", "115/7/3上午9:05", "115/7/3上午9:05=2026-07-03T09:05");
	gives("zh-Hans", "8天又20小时", "8天又20小时=P8DT20H");
}

static void
no_times(void **state)
{
	(void)state;
	gives("en", "a 13-year-old boy after the fall of the city", "");
	gives("zh-Hans", "这个玩具一点都不好玩", "");
	gives("en", "They may march on.", "");
	gives("en", "Windows 2000 servers", "");
	gives("zh-Hans", "他负责日常工作。", "");
}

static void
without_a_day_nothing_is_guessed(void **state)
{
	struct extract_context c = {.language = STR("en")};
	struct arena arena = ARENA_INIT;
	mention_list m = {0};

	(void)state;
	extract(&m, &arena, STR("It rained yesterday."), &c, EXTRACT_TIMES);
	assert_int_equal(m.n, 1);
	assert_null(m.v[0].value);
	assert_true(m.v[0].relative);
	vec_free(&m);
	arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(english_days),
		cmocka_unit_test(english_clocks_and_lengths),
		cmocka_unit_test(chinese_days),
		cmocka_unit_test(spanish),
		cmocka_unit_test(narratives),
		cmocka_unit_test(clocks_join_days),
		cmocka_unit_test(no_times),
		cmocka_unit_test(without_a_day_nothing_is_guessed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
