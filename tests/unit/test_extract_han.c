/* Times in Chinese, class by class; the plain ones are in
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
	finds_times("zh", "2026-07-03", text, want);
}

static void
lunar_days(void **state)
{
	(void)state;
	gives("他生于2012年农历正月十五。", "2012年农历正月十五=2012-02-06");
	gives("庙会于农历八月十五举行。", "农历八月十五=2026-09-25");
	gives("祭典在腊月廿三。", "腊月廿三=2027-01-30");
	gives("2026年除夕的航班", "2026年除夕=2026-02-16");
	gives("2025年中秋节", "2025年中秋节=2025-10-06");
	gives("2027年端午节", "2027年端午节=2027-06-09");
	/* the month after the leap sixth of 2025 */
	gives("2025年农历七月初一", "2025年农历七月初一=2025-08-23");
	/* out of the table, or no such day */
	gives("1726年农历三月初一", "1726年农历三月初一=?");
	finds_times("zh", "", "正月初五", "正月初五=?");
}

static void
syllables_of_other_words(void **state)
{
	(void)state;
	gives("他出现在门口，树枝撑不过去", "");
	gives("他现在在门口", "现在=PRESENT_REF");
	gives("首次日本之行", "");
	gives("次日开演", "次日=2026-07-04");
	gives("比赛的最后一天", "");
	gives("2025年的最后一天", "2025年的最后一天=2025-12-31");
	gives("这是难熬的一年", "");
	gives("在过去的一年里", "过去的一年=P1Y");
	gives("从那一刻起，建校50周年", "");
	gives("等了一刻钟", "一刻钟=PT15M");
	gives("看了儿童节目", "");
	gives("早已有的后天教育", "");
}

static void
nights_and_whole_days(void **state)
{
	(void)state;
	gives("昨晚停电", "昨晚=2026-07-02TNI");
	gives("今晚8点开赛", "今晚8点=2026-07-03T20");
	gives("昨天晚上停电", "昨天晚上=2026-07-02TEV");
	gives("闹了一整天", "一整天=P1D");
	gives("忙了整个周末", "整个周末=P1WE");
	gives("以3分35秒夺冠", "3分35秒=PT3M35S");
	gives("用时12分4.25秒", "12分4.25秒=PT12M4.25S");
	gives("磨合了数月", "数月=PXM");
	gives("万圣节和耶诞节", "万圣节=2026-10-31; 耶诞节=2026-12-25");
}

static void
told_in_a_story(void **state)
{
	(void)state;
	gives("桥于1902年动工，四年后通车。", "1902年=1902; 四年后=1906");
	gives("他搬走了，六年后她对我说起这事。", "六年后=?");
	gives("展览将在三天后开幕。", "三天后=2026-07-06");
	gives("三天后", "三天后=2026-07-06");
	gives("他在获释后三天内离境", "三天内=P3D");
	gives("公司上市两年后扩产", "两年=P2Y");
	gives("1914-18年的战事", "1914=1914/1918; 18年=1918");
	gives("1988：5月4日桥塌了。", "1988=1988; 5月4日=1988-05-04");
	gives("19 世纪 60 年代", "19 世纪 60 年代=186");
	gives("上一个世纪", "上一个世纪=19");
	gives("这是展会的第七年", "");
}

static void
days_said_again(void **state)
{
	(void)state;
	gives("圣诞节当天闭馆", "圣诞节当天=2026-12-25");
	gives("周三当天早上停电", "周三当天早上=2026-07-01TMO");
	gives("今天晚些时候宣布", "今天晚些时候=2026-07-03");
	gives("本月早些时候", "本月早些时候=2026-07");
	gives("将在九月以前完工", "九月以前=2026-09");
	gives("早上 6:20 分开门", "早上 6:20 分=2026-07-03T06:20");
	gives("早上7:30（英国夏令时间）",
	      "早上7:30（英国夏令时间）=2026-07-03T07:30+01:00");
	gives("周二，暴雨将会减弱", "周二=2026-07-07");
	gives("周二他宣布将会辞职", "周二=2026-06-30");
	gives("节目《今日谈》", "");
	gives("青年节放假", "青年节=2026-05-04");
}

static void
figures_that_are_no_days(void **state)
{
	(void)state;
	gives("收费10日元", "");
	gives("存款百日元起", "");
	gives("10日元旦放假", "10日=2026-07-10; 元旦=2026-01-01");
	gives("1/3的住户投了票", "");
	gives("近2/5居民", "");
	gives("1/3开庭", "1/3=2026-01-03");
	gives("2/4的比赛", "2/4=2026-02-04");
}

static void
no_lunar_days(void **state)
{
	(void)state;
	gives("今年十月十五人获救", "今年十月=2026-10");
	gives("2月十五日开幕", "2月十五日=2026-02-15");
	gives("去年5月十万人受灾", "去年5月=2025-05");
}

static void
counted_inside(void **state)
{
	(void)state;
	gives("2026年六月第二周开工", "2026年六月第二周=2026-W24");
	gives("2025年十月的第一个星期一",
	      "2025年十月的第一个星期一=2025-10-06");
	gives("2025年最后一天", "2025年最后一天=2025-12-31");
	gives("第89分钟进球", "");
	gives("最后一天", "");
}

static void
parts_of_the_year(void **state)
{
	(void)state;
	gives("今年前三季度增长", "今年前三季度=2026-01/2026-09");
	gives("第二季度净利", "第二季度=2026-Q2");
	gives("2024财年第三季度", "2024财年第三季度=2024-Q3");
	gives("113學年度和年度报告", "年度=P1Y");
	gives("第二个季度净利", "第二个季度=2026-Q2");
	gives("前两个季度利润", "前两个季度=2026-H1");
	gives("2025年前11个月出口", "2025年前11个月=2025-01/2025-11");
	gives("前5个月进口", "前5个月=2026-01/2026-05");
	gives("一季度末", "一季度末=2026-Q1");
	gives("年底前交付", "年底前=2026");
	gives("本月上半月", "本月上半月=2026-07-01/2026-07-15");
	gives("今明两年投产", "今明两年=2026/2027");
	gives("今明两天有雨", "今明两天=2026-07-03/2026-07-04");
	gives("多名青年初到此地", "");
}

static void
shared_parts(void **state)
{
	(void)state;
	gives("3月5日至8日", "3月5日=2026-03-05/2026-03-08; 8日=2026-03-08");
	gives("3月5-8日", "3月5=2026-03-05/2026-03-08; 8日=2026-03-08");
	gives("从2018年12月9号到15号",
	      "从2018年12月9号=2018-12-09/2018-12-15; 15号=2018-12-15");
	gives("今年1-5月", "今年1=2026-01/2026-05; 5月=2026-05");
	gives("昨天晚上9~11点",
	      "昨天晚上9=2026-07-02T21/2026-07-02T23; 11点=2026-07-02T23");
	gives("下午5点到6点",
	      "下午5点=2026-07-03T17/2026-07-03T18; 6点=2026-07-03T18");
	gives("从2001年至今", "从2001年=2001/PRESENT_REF; 至今=PRESENT_REF");
}

static void
clocks(void **state)
{
	(void)state;
	gives("昨天晚上12点", "昨天晚上12点=2026-07-03T00");
	gives("明天下午七八点", "明天下午七八点=2026-07-04T19");
	gives("今天8点三刻", "今天8点三刻=2026-07-03T08:45");
	gives("今日晏晝三點踏三", "今日晏晝三點踏三=2026-07-03T15:15");
	gives("圆周率是三点一四", "");
}

static void
sets(void **state)
{
	(void)state;
	gives("每周六上午9点到11点开放", "每周六上午9点到11点=XXXX-WXX-6T09");
	gives("每天晚上8点半", "每天晚上8点半=XXXX-XX-XXT20:30");
	gives("每月4日发薪", "每月4日=XXXX-XX-04");
	gives("每年9月到11月", "每年9月到11月=XXXX-09");
	gives("每个周末", "每个周末=XXXX-WXX-WE");
	gives("每两年一次", "每两年=P2Y");
}

static void
lengths(void **state)
{
	(void)state;
	gives("历时三四天", "三四天=PXD");
	gives("几十年来", "几十年=PXDE");
	gives("用时2.5小时", "2.5小时=PT2.5H");
	gives("需要13至18天", "13至18天=P18D");
	gives("三天两夜的行程", "三天两夜=P3D");
	gives("两周三夜的行程", "两周=P2W");
	gives("30日内答复", "30日内=P30D");
	gives("五个交易日", "五个交易日=P5D");
	gives("近几年", "近几年=PAST_REF");
	gives("一周四天工作", "一周=P1W; 四天=P4D");
	gives("留下12年", "12年=P12Y");
	gives("比分为后两分", "");
}

static void
bounds(void **state)
{
	(void)state;
	gives("6月15日前完成", "6月15日前=2026-06-15");
	gives("6月15日前总统到访", "6月15日=2026-06-15");
	gives("5月1日起施行", "5月1日起=2026-05-01");
	gives("5月1日起诉", "5月1日=2026-05-01");
	gives("三年以来", "三年以来=P3Y");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lunar_days),
		cmocka_unit_test(no_lunar_days),
		cmocka_unit_test(figures_that_are_no_days),
		cmocka_unit_test(syllables_of_other_words),
		cmocka_unit_test(nights_and_whole_days),
		cmocka_unit_test(told_in_a_story),
		cmocka_unit_test(days_said_again),
		cmocka_unit_test(counted_inside),
		cmocka_unit_test(parts_of_the_year),
		cmocka_unit_test(shared_parts),
		cmocka_unit_test(clocks),
		cmocka_unit_test(sets),
		cmocka_unit_test(lengths),
		cmocka_unit_test(bounds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
