/* English times, a case or more for each rule of the grammar. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "times.h"

struct times_case {
	const char *text, *want;
};

/* Texts written on a Friday, 2026-07-03. */
static void
give(const struct times_case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++)
		finds_times("en", "2026-07-03", cases[i].text, cases[i].want);
}

#define GIVE(cases) give(cases, sizeof cases / sizeof *cases)

static void
names_of_papers_and_shows(void **state)
{
	static const struct times_case cases[] = {
		{"a Baltimore Sun reporter asked", ""},
		{"shares of Sun Products rose", ""},
		{"she told The Sunday Times", ""},
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
		{"It reopens on the 20 of next month.",
		 "the 20 of next month=2026-08-20"},
		{"It hurt 20 of last month's visitors", "last month=2026-06"},
		{"is set on Monday for 9am", "Monday for 9am=2026-06-29T09"},
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
		{"It is open from today to Sunday.",
		 "today=2026-07-03/2026-07-05; Sunday=2026-07-05"},
		{"From now on it pays", "now=PRESENT_REF"},
		{"six days from today", "six days from today=2026-07-09"},
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
		{"Hours after the vote he left", "Hours=PTXH"},
		{"a weeks-old strike of two-year-olds", "weeks-old=PXW"},
		{"It closed a long time ago.", "a long time ago=PAST_REF"},
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

static void
periods_and_times_pointed_at(void **state)
{
	static const struct times_case cases[] = {
		{"Prices fell in that period.", "that period=?"},
		{"It closed in 2019. At the same time jobs went.",
		 "2019=2019; the same time=?"},
		{"He fled in 1911. She left in 1912. War came in 1913. At the "
		 "same time prices rose.",
		 "1911=1911; 1912=1912; 1913=1913; the same time=1913"},
		{"He was ten at the time.", "the time=?"},
		{"This time he won", "This time=PRESENT_REF"},
		{"for the 3rd time in the 2nd period", ""},
		{"He tried 2000 times", ""},
		{"over a five-year period", "a five-year period=P5Y"},
		{"a two year long drought", "two year long=P2Y"},
		{"the first six months of the war", "the first six months=P6M"},
		{"The current law stands", "current=PRESENT_REF"},
		{"Sales beat the year-earlier quarter.",
		 "the year-earlier quarter=2025"},
		{"a year-ago loss", "year-ago=2025"},
		{"in the 2024 fiscal year", "the 2024 fiscal year=2024"},
	};

	(void)state;
	GIVE(cases);
}

static void
what_comes_again(void **state)
{
	static const struct times_case cases[] = {
		{"They run four times a week", "four times a week=P1W"},
		{"It floods every spring", "every spring=XXXX-SP"},
		{"each Thursday evening",
		 "each Thursday evening=XXXX-WXX-4TEV"},
		{"It is full on weekends.", "weekends=XXXX-WXX-WE"},
	};

	(void)state;
	GIVE(cases);
}

static void
hours_and_zones(void **state)
{
	static const struct times_case cases[] = {
		{"at 9 a.m. Lima time on June 2, 2026",
		 "9 a.m. Lima time on June 2, 2026=2026-06-02T09"},
		{"The vote is at noon local time.",
		 "noon local time=2026-07-03T12"},
		{"The vote is at 5 p.m. Eastern Standard Time.",
		 "5 p.m. Eastern Standard Time=2026-07-03T17-05:00"},
		{"It rang at 7 p.m. Thursday EST",
		 "7 p.m. Thursday EST=2026-07-02T19-05:00"},
		{"It's five in the morning there.",
		 "five in the morning=2026-07-03T05"},
		{"Meet me at half four.", "half four=2026-07-03T04:30"},
		{"He woke at dawn, about noon",
		 "dawn=2026-07-03TMO; about noon=2026-07-03T12"},
		{"log/run-2025-11-30.txt", "2025-11-30=2025-11-30"},
	};

	(void)state;
	GIVE(cases);
}

static void
ranges_of_bare_numbers(void **state)
{
	static const struct times_case cases[] = {
		{"It is open from 8 to 10 pm.",
		 "from 8=2026-07-03T20/2026-07-03T22; "
		 "10 pm=2026-07-03T22"},
		{"busy between 3 pm and 5 pm",
		 "between 3 pm=2026-07-03T15/2026-07-03T17; "
		 "5 pm=2026-07-03T17"},
		{"shut from 8/3-8/9/2026",
		 "from 8/3=2026-08-03/2026-08-09; 8/9/2026=2026-08-09"},
		{"was king from 1301-1325", "from 1301=1301/1325; 1325=1325"},
		{"was king from 1301 to 1325", "1301=1301/1325; 1325=1325"},
		{"it rained from 3 May to 9 May",
		 "3 May=2026-05-03/2026-05-09; 9 May=2026-05-09"},
	};

	(void)state;
	GIVE(cases);
}

static void
words_of_newspapers(void **state)
{
	static const struct times_case cases[] = {
		{"He joined in '98.", "'98=1998"},
		{"before the March 4-6 talks",
		 "March 4=2026-03-04/2026-03-06; 6=2026-03-06"},
		{"for three more weeks and 10 further days",
		 "three more weeks=P3W; 10 further days=P10D"},
		{"It takes two to three months.", "two to three months=P3M"},
		{"It takes a week or two.", "a week or two=P2W"},
		{"It takes two or three weeks.", "two or three weeks=P3W"},
		{"a 10-15 minute walk", "10-15 minute=PT15M"},
		{"It snowed overnight Tuesday.",
		 "overnight Tuesday=2026-06-30TNI"},
		{"He resigned later Tuesday.", "later Tuesday=2026-06-30"},
		{"a weeklong strike", "weeklong=P1W"},
		{"the decades-old treaty", "decades-old=PXDE"},
		{"the second-quarter results", "second-quarter=2026-Q2"},
		{"by end-June prices fell", "end-June=2026-06"},
		{"in the fall of last year", "the fall of last year=2025-FA"},
		{"shut on 3/4 June only",
		 "3=2026-06-03/2026-06-04; 4 June=2026-06-04"},
		{"It rained on 2 July. The night before, it froze.",
		 "2 July=2026-07-02; The night before=2026-07-01TNI"},
	};

	(void)state;
	GIVE(cases);
}

/* A text that is nothing but a time is asked what it covers. */
static void
lone_times(void **state)
{
	static const struct times_case cases[] = {
		{"late September", "late September=2026-09-21/2026-09-30"},
		{"at the beginning of next week",
		 "the beginning of next week=2026-07-06/2026-07-08"},
		{"end of 2025", "end of 2025=2025-09/2025-12"},
		{"yesterday afternoon",
		 "yesterday afternoon=2026-07-02T12/2026-07-02T19"},
		{"tonight", "tonight=2026-07-03T18/2026-07-04T00"},
		{"next weekend", "next weekend=2026-07-10T18/2026-07-13T00"},
		{"early May to late June",
		 "early May=2027-05/2027-06; late June=2027-06"},
		{"the first half of October",
		 "the first half of October=2026-10-01/2026-10-15"},
		{"She sang tonight", "tonight=2026-07-03TNI"},
		{"It fell in late September", "late September=2026-09"},
	};

	(void)state;
	GIVE(cases);
}

static void
short_forms(void **state)
{
	static const struct times_case cases[] = {
		{"The pass is valid for 30D.", "30D=P30D"},
		{"It was shot for 3D.", ""},
		{"She was born on 4 June of 87.", "4 June of 87=1987-06-04"},
		{"leaves June 16 (Tue)-08:15",
		 "June 16 (Tue)-08:15=2026-06-16T08:15"},
	};

	(void)state;
	GIVE(cases);
}

/* A zone in Latin letters behind an hour in Chinese. */
static void
zones_of_two_scripts(void **state)
{
	(void)state;
	finds_times("zh-Hans", "2026-07-03", "昨天 18:20 BST，火灭了。",
		    "昨天 18:20 BST=2026-07-02T18:20+01:00");
	finds_times("zh-Hans", "2026-07-03", "上午9点 ABC 台播出",
		    "上午9点=2026-07-03T09");
}

static void
decades_and_weeks(void **state)
{
	static const struct times_case cases[] = {
		{"in the mid-'80s", "the mid-'80s=198"},
		{"the week of July 5", "the week of July 5=2026-W28"},
		{"the week of July 6", "the week of July 6=2026-W28"},
	};

	(void)state;
	GIVE(cases);
}

/* A date of another year, told in passing, does not move the story. */
static void
asides_in_a_narrative(void **state)
{
	static const struct times_case cases[] = {
		{"War came in March 1911. By 9 May 1911 the port was lost. "
		 "In October 1924 a film was made of it. On 20 May the "
		 "fleet left.",
		 "March 1911=1911-03; 9 May 1911=1911-05-09; "
		 "October 1924=1924-10; 20 May=1911-05-20"},
		{"The law of 3 June 1911 stood. In 1911 and 1912 they "
		 "amended the charter of 1908, and on 8 August they left.",
		 "3 June 1911=1911-06-03; 1911=1911/1912; 1912=1912; "
		 "1908=1908; "
		 "8 August=1912-08-08"},
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
		cmocka_unit_test(periods_and_times_pointed_at),
		cmocka_unit_test(what_comes_again),
		cmocka_unit_test(hours_and_zones),
		cmocka_unit_test(ranges_of_bare_numbers),
		cmocka_unit_test(words_of_newspapers),
		cmocka_unit_test(lone_times),
		cmocka_unit_test(short_forms),
		cmocka_unit_test(zones_of_two_scripts),
		cmocka_unit_test(decades_and_weeks),
		cmocka_unit_test(asides_in_a_narrative),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
