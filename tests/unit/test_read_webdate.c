#include "rashomon/read/webdate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* "" for what is no date. */
struct pair {
	const char *said, *iso;
};

static void
check(const struct pair *pairs, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		char iso[32] = "";

		if (!webdate_parse(str_of(pairs[i].said), iso))
			iso[0] = '\0';
		if (strcmp(iso, pairs[i].iso) != 0)
			print_message("%s\n", pairs[i].said);
		assert_string_equal(iso, pairs[i].iso);
	}
}

#define CHECK(pairs) check(pairs, sizeof(pairs) / sizeof *(pairs))

static void
iso_and_its_relatives(void **state)
{
	static const struct pair pairs[] = {
		{"2026-05-10", "2026-05-10"},
		{"20260510", "2026-05-10"},
		{"2026/5/9 7:05", "2026-05-09T07:05:00"},
		{"2026-130", "2026-05-10"},
		{"2026-05-10T08:00Z", "2026-05-10T08:00:00Z"},
		{"2026-05-10t08:00:01.25z", "2026-05-10T08:00:01Z"},
		{"2026-05-10T08:00:01,5-03", "2026-05-10T08:00:01-03:00"},
		{"20260510T080001Z", "2026-05-10T08:00:01Z"},
		{"2026-05-10 08:00:00 +0530 IST", "2026-05-10T08:00:00+05:30"},
		{"2026-05-10T08:00:00 +02:00", "2026-05-10T08:00:00+02:00"},
		{"2026-05-10T08:00:00 CEST", "2026-05-10T08:00:00+02:00"},
		{"2026-12-31T24:00:00Z", "2027-01-01T00:00:00Z"},
		{"2026-06-30T23:59:60Z", "2026-06-30T23:59:59Z"},
	};

	(void)state;
	CHECK(pairs);
}

static void
mail_and_programs(void **state)
{
	static const struct pair pairs[] = {
		{"Sun, 10 May 2026 08:00:00 GMT", "2026-05-10T08:00:00Z"},
		{"Sun, 10 May 26 08:00 EDT", "2026-05-10T08:00:00-04:00"},
		{"Sunday, 10-May-2026 08:00:00 Z", "2026-05-10T08:00:00Z"},
		{"Sun May 10 08:00:00 PDT 2026", "2026-05-10T08:00:00-07:00"},
		{"Sun May 10 2026 08:00:00 GMT+0200 (CEST)",
		 "2026-05-10T08:00:00+02:00"},
		{"10 Sept 2026 08:00:00 UTC+2", "2026-09-10T08:00:00+02:00"},
		{"Fri, 15 May 2026 15:54:44 ACST", "2026-05-15T15:54:44+09:30"},
		{"May 10th, 2026 8:05 p.m.", "2026-05-10T20:05:00"},
		{"May 10, 2026 12:05 AM", "2026-05-10T00:05:00"},
		{"1778400000", "2026-05-10T08:00:00Z"},
		{"1778400000123", "2026-05-10T08:00:00Z"},
	};

	(void)state;
	CHECK(pairs);
}

static void
other_languages(void **state)
{
	static const struct pair pairs[] = {
		{"2026年5月10日 下午8:05", "2026-05-10T20:05:00"},
		{"2026年5月10日20时5分", "2026-05-10T20:05:00"},
		{"115年5月10日", "2026-05-10"},
		{"2026년 5월 10일 오전 8:05", "2026-05-10T08:05:00"},
		{"mar. 10 févr. 2026", "2026-02-10"},
		{"10 de mayo de 2026", "2026-05-10"},
		{"10. März 2026, 8:00", "2026-03-10T08:00:00"},
		{"10.5.2026", "2026-05-10"},
		{"13/5/2026", "2026-05-13"},
		{"5/13/2026", "2026-05-13"},
		{"5/5/2026", "2026-05-05"},
	};

	(void)state;
	CHECK(pairs);
}

static void
what_is_no_date(void **state)
{
	static const struct pair pairs[] = {
		{"", ""},
		{"3/4/2026", ""}, /* March or April */
		{"Sun, 31 Jun 2026 08:00:00 GMT", ""},
		{"2026-02-29", ""},
		{"2026-13-01", ""},
		{"2026-05-10T24:30:00Z", ""},
		{"0226-05-10", ""},
		{"the 10th of the month", ""},
		{"17784000001", ""},
		{"99999999999999999999", ""},
		{"\xE5\xB9\xB4\xE6\x9C\x88\xE6\x97\xA5\xE5", ""},
	};

	(void)state;
	CHECK(pairs);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(iso_and_its_relatives),
		cmocka_unit_test(mail_and_programs),
		cmocka_unit_test(other_languages),
		cmocka_unit_test(what_is_no_date),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
