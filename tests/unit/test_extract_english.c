/* Times in English, class by class; the plain ones are in
 * test_extract_times.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "times.h"

/* On a Friday, 2026-07-03. */
static void
gives(const char *text, const char *want)
{
	finds_times("en", "2026-07-03", text, want);
}

static void
counted_inside(void **state)
{
	(void)state;
	gives("It met on the second Wednesday of October 2025.",
	      "the second Wednesday of October 2025=2025-10-08");
	gives("held on the last Monday in March 2024",
	      "the last Monday in March 2024=2024-03-25");
	gives("It closed in the last week of May.",
	      "the last week of May=2026-W22");
	gives("held over the final weekend of June 2026",
	      "the final weekend of June 2026=2026-W26-WE");
	gives("on the 15th day of next month",
	      "the 15th day of next month=2026-08-15");
	gives("the penultimate day of the year",
	      "the penultimate day of the year=2026-12-30");
	gives("in the first two months of 2025",
	      "the first two months of 2025=P2M");
	gives("It was the week of June 8", "the week of June 8=2026-W24");
}

static void
counted_in_no_time(void **state)
{
	(void)state;
	gives("the fifth Friday of February 2026",
	      "the fifth Friday of February 2026=?");
	gives("in the final round of talks", "");
	finds_times("en", "", "the first Monday of May",
		    "the first Monday of May=?");
}

static void
counted_from_a_time(void **state)
{
	(void)state;
	gives("He left two days before Christmas.",
	      "two days before Christmas=2026-12-23");
	finds_times("en", "2026-02-03", "He left two days before Christmas.",
		    "two days before Christmas=2025-12-23");
	gives("3 weeks after 5 May 2015",
	      "3 weeks after 5 May 2015=2015-05-26");
	gives("six months after March 2020",
	      "six months after March 2020=2020-09");
	gives("It closed the day after Easter Monday.",
	      "the day after Easter Monday=2026-04-07");
	gives("two Mondays ago", "two Mondays ago=2026-06-22");
	gives("the week after next", "the week after next=2026-W29");
	gives("the month before last", "the month before last=2026-05");
	gives("It will end in two weeks.", "in two weeks=2026-07-17");
	gives("a year ago Tuesday", "a year ago Tuesday=2025-07-01");
	gives("Monday two weeks from now",
	      "Monday two weeks from now=2026-07-20");
}

static void
counted_from_no_time(void **state)
{
	(void)state;
	gives("three months after the June summit",
	      "three months=P3M; June=2026-06");
	gives("It rained for two weeks after 5 May",
	      "two weeks=P2W; 5 May=2026-05-05");
	gives("two days after the battle", "two days=P2D");
	gives("He said Monday two years ago was worse",
	      "Monday=2026-06-29; two years ago=2024");
	gives("It was built in two weeks.", "two weeks=P2W");
}

static void
lengths(void **state)
{
	(void)state;
	gives("for 3 hours and 20 minutes", "3 hours and 20 minutes=PT3H20M");
	gives("1 year, 2 months and 5 days",
	      "1 year, 2 months and 5 days=P1Y2M5D");
	gives("2 years and 3 months ago", "2 years and 3 months ago=2024-04");
	gives("two years and three months", "two years and three months=P2Y3M");
	gives("after a year-long trial", "year-long=P1Y");
	gives("the 46-day siege", "46-day=P46D");
	gives("It rained all day.", "all day=P1D");
	gives("for another week", "another week=P1W");
	gives("a quarter of an hour", "a quarter of an hour=PT15M");
	gives("in the four previous weeks", "the four previous weeks=P4W");
	gives("some days", "some days=PXD");
	gives("1 1/2 hours", "1 1/2 hours=PT1.5H");
	gives("within 5 business days", "5 business days=P5D");
	gives("a decades-long row", "decades-long=PXDE");
	gives("over the past year", "the past year=P1Y");
	gives("over the past decade", "the past decade=P1DE");
	gives("twice a week", "twice a week=P1W");
	gives("It would one day end.", "");
	gives("We will be only 3 next week.", "next week=2026-W28");
}

static void
ranges_of_hours(void **state)
{
	(void)state;
	gives("from 3 to 5pm tomorrow",
	      "from 3=2026-07-04T15/2026-07-04T17; 5pm tomorrow=2026-07-04T17");
	gives("open 9:30 to 11:00 on 6 July",
	      "9:30=2026-07-06T09:30/2026-07-06T11:00; 11:00 on 6 "
	      "July=2026-07-06T11:00");
	gives("It met on Thursday from 2:00 to 2:30 pm",
	      "Thursday from 2:00=2026-07-02T14:00/2026-07-02T14:30; 2:30 "
	      "pm=2026-07-02T14:30");
	gives("from 9 a.m. to 5, it said",
	      "from 9 a.m.=2026-07-03T09/2026-07-03T17; 5=2026-07-03T17");
	gives("between 7 and 9 last night",
	      "between 7=2026-07-02T19/2026-07-02T21; 9 last "
	      "night=2026-07-02T21");
	gives("won 3-4 on penalties", "");
	gives("from 9 a.m. to 5 people a day",
	      "9 a.m.=2026-07-03T09; a day=P1D");
}

static void
clocks(void **state)
{
	(void)state;
	gives("at 3 in the morning", "3 in the morning=2026-07-03T03");
	gives("at 8 tonight", "8 tonight=2026-07-03T20");
	gives("at 330 p.m.", "330 p.m.=2026-07-03T15:30");
	gives("at ten thirty am", "ten thirty am=2026-07-03T10:30");
	gives("at half past 3 pm", "half past 3 pm=2026-07-03T15:30");
	gives("Thursdays at 17.30 GMT",
	      "Thursdays at 17.30 GMT=XXXX-WXX-4T17:30");
	gives("every Monday at 9 am", "every Monday at 9 am=XXXX-WXX-1T09");
	gives("every Tuesday and Thursday at 6:30 pm",
	      "every Tuesday=XXXX-WXX-2; "
	      "Thursday at 6:30 pm=XXXX-WXX-4T18:30");
	gives("3 pm each day", "3 pm each day=T15");
	gives("He died on Thursday at about 9:30 pm",
	      "Thursday at about 9:30 pm=2026-07-02T21:30");
	gives("in 720p", "");
	gives("killed 12 in the fire", "");
}

static void
weekdays_agree(void **state)
{
	(void)state;
	gives("on Monday, August 3", "Monday, August 3=2026-08-03");
	gives("in 3 days on Tuesday", "in 3 days on Tuesday=2026-07-07");
	gives("Sunday the 12th", "Sunday the 12th=2026-07-12");
	gives("on July 9 (Thursday)", "July 9 (Thursday)=2026-07-09");
	gives("from October 25 to January 25",
	      "October 25=2026-10-25/2027-01-25; January 25=2027-01-25");
}

static void
texts_of_nothing_else(void **state)
{
	(void)state;
	gives("Monday", "Monday=2026-07-06");
	gives("He spoke on Monday", "Monday=2026-06-29");
	gives("by March", "March=2027-03");
	gives("On Monday, the house will vote.", "Monday=2026-07-06");
	gives("On Monday, coach Will Wade spoke.", "Monday=2026-06-29");
	gives("The house will vote on Monday and Tuesday.",
	      "Monday=2026-07-06/2026-07-07; Tuesday=2026-07-07");
	gives("It rose, he said 45 years later.", "45 years later=?");
	gives("It opened in 1950 and fell 5 years later.",
	      "1950=1950; 5 years later=1955");
	gives("in 2 weeks", "in 2 weeks=2026-07-17");
}

static void
years_and_quarters(void **state)
{
	(void)state;
	gives("the 2003 invasion", "2003=2003");
	gives("in the 1990s", "the 1990s=199");
	gives("after the November elections", "November=2026-11");
	gives("this year's second quarter",
	      "this year's second quarter=2026-Q2");
	gives("4th quarter 2018", "4th quarter 2018=2018-Q4");
	gives("the latter half of 2008", "the latter half of 2008=2008-H2");
	gives("week 10 of 2019", "week 10 of 2019=2019-W10");
	gives("2019-Aug-01", "2019-Aug-01=2019-08-01");
	gives("the early October vote", "early October=2026-10");
	gives("the 1914-18 war", "1914=1914/1918; 18=1918");
	gives("in August/September 2024",
	      "August=2024-08/2024-09; September 2024=2024-09");
	gives("in fiscal 2019", "fiscal 2019=2019");
	gives("in the year 2019", "the year 2019=2019");
	gives("sales for the month rose", "the month=2026-07");
	gives("in October last year", "October last year=2025-10");
	gives("It rained in the first half of October",
	      "the first half of October=2026-10");
	gives("in the first half of the match", "");
	gives("in the first quarter of the game", "");
	gives("the Friday night meetings", "Friday night=2026-07-03TNI");
	gives("in the '80s", "the '80s=198");
	gives("in the early nineties", "the early nineties=199");
	gives("in her twenties", "");
	gives("from the late 18th to the early 20th century",
	      "the late 18th=17/19; the early 20th century=19");
	gives("the 18th and 19th centuries",
	      "the 18th=17/18; 19th centuries=18");
	gives("for the rest of 2026", "the rest of 2026=2026");
	gives("in 04/2016 and Nov-2015",
	      "04/2016=2016-04/2015-11; Nov-2015=2015-11");
	gives("in FY19", "FY19=2019");
	gives("a decade ago", "a decade ago=2016");
	gives("half a century ago", "half a century ago=1976");
	gives("over Labor Day weekend", "Labor Day weekend=2026-W36-WE");
	gives("on Palm Sunday 2019", "Palm Sunday 2019=2019-04-14");
	gives("later today", "later today=2026-07-03");
	gives("in her 80s", "");
	gives("China Daily said, Jan Smith said", "");
	gives("It came to an end last summer", "last summer=2025-SU");
	gives("the last day of the talks", "the last day=?");
	gives("player of the month, the quarter finals", "");
	gives("call 82-2010-2015-86", "");
	gives("sold for $ 12 December 27", "December 27=2026-12-27");
	gives("the summer of 1982, the 1983 winter campaign",
	      "the summer of 1982=1982-SU; 1983 winter=1983-WI");
	gives("in the 470s BC", "the 470s BC=BC047");
	gives("3/4 of the votes", "");
	gives("up to 5 may attend", "");
	gives("forced to fall back", "");
	gives("in week 7 of the season", "");
	gives("One may ask", "");
	gives("8/1.5 is a sum", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counted_inside),
		cmocka_unit_test(counted_in_no_time),
		cmocka_unit_test(counted_from_a_time),
		cmocka_unit_test(counted_from_no_time),
		cmocka_unit_test(lengths),
		cmocka_unit_test(ranges_of_hours),
		cmocka_unit_test(clocks),
		cmocka_unit_test(weekdays_agree),
		cmocka_unit_test(texts_of_nothing_else),
		cmocka_unit_test(years_and_quarters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
