#include "rashomon/base/buf.h"
#include "rashomon/extract/extract.h"
#include "rashomon/extract/number.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* All quantities of `text`, as "value[..value2] unit qualifier; …". */
static void
gives(const char *language, const char *text, const char *want)
{
	struct extract_context c = {.language = str_of(language)};
	struct arena arena = ARENA_INIT;
	mention_list m = {0};
	struct buf b = BUF_INIT;

	buf_adds(&b, "");
	extract(&m, &arena, str_of(text), &c, EXTRACT_QUANTITIES);
	for (size_t i = 0; i < m.n; i++)
		buf_printf(&b, "%s%s%s%s%s%s%s%s", i ? "; " : "", m.v[i].value,
			   m.v[i].value2 ? ".." : "",
			   m.v[i].value2 ? m.v[i].value2 : "",
			   *m.v[i].unit ? " " : "", m.v[i].unit,
			   *m.v[i].qualifier ? " " : "", m.v[i].qualifier);
	assert_string_equal(b.p, want);
	buf_free(&b);
	vec_free(&m);
	arena_free(&arena);
}

static void
english_numbers(void **state)
{
	(void)state;
	gives("en", "about 12,400 fake tickets", "12400 tickets about");
	gives("en", "more than 2.7 million euros", "2700000 EUR over");
	gives("en", "a $1.2bn loan", "1200000000 USD");
	gives("en", "by almost a third to $3m",
	      "0.333333333333 nearly; 3000000 USD");
	gives("en", "shares rose 28.4 percent to $46.55 on Monday",
	      "28.4 %; 46.55 USD");
	gives("en", "twenty-five thousand people", "25000 people");
	gives("en", "two and a half million dollars", "2500000 USD");
	gives("en", "half a million homes", "500000 homes");
	gives("en", "a dozen boats", "12 boats");
	gives("en", "0.423 percent", "0.423 %");
	gives("en", "3 percentage points", "3 pp");
	gives("en", "two-thirds of voters", "0.666666666667");
}

static void
english_ranges(void **state)
{
	(void)state;
	gives("en", "between 3.1 billion and 3.4 billion euros",
	      "3100000000..3400000000 EUR range");
	gives("en", "5-10 percent", "5..10 % range");
	gives("en", "3 to 5 million tons", "3000000..5000000 ton range");
}

static void
english_fractions_and_ratios(void **state)
{
	(void)state;
	gives("en", "half a dozen boats", "6 boats");
	gives("en", "three quarters of a million euros", "750000 EUR");
	gives("en", "one and a half tons", "1.5 ton");
	gives("en", "3 million two hundred thousand", "3200000");
	gives("en", "one in five voters", "0.2 voters");
	gives("en", "a third of the votes", "0.333333333333");
	gives("en", "a third state", "");
	gives("en", "zero point seven one", "0.71");
	gives("en", "1/4 mile", "0.25 mile");
	gives("en", "2\xC2\xBD acres", "2.5 acre");
	gives("en", "1 234 567 euros", "1234567 EUR");
	gives("en", "12,34,567 rupees", "1234567 INR");
}

static void
units_attach(void **state)
{
	(void)state;
	gives("en", "five feet two inches", "5.166666666667 foot");
	gives("en", "13 dollars and 45 cents", "13.45 USD");
	gives("en", "a £125m deal", "125000000 GBP");
	gives("en", "75 USD million", "75000000 USD");
	gives("en", "between HK$3 and HK$5", "3..5 HKD range");
	gives("en", "188 miles an hour", "188 mph");
	gives("en", "42 Lebanese pounds", "42 LBP");
	gives("en", "5 degrees below zero", "-5 degree");
	gives("en", "more than 12 and less than 50 cases",
	      "12..50 cases range");
	gives("en", "10 \xC2\xB1 0.5 mm", "9.5..10.5 mm range");
	gives("en", "aged 45", "45 year");
	gives("zh-Hans", "每小时十公里", "10 km/h");
	gives("zh-Hans", "溢价约三成一，投票率达七成一。", "31 % about; 71 %");
	gives("zh-Hans", "两块金牌，五块钱，五块五。",
	      "2 金牌; 5 CNY; 5.5 CNY");
	gives("zh-Hans", "两米半", "2.5 m");
	gives("zh-Hans", "3斤5两", "3.5 jin");
	gives("zh-Hans", "五块六", "5.6 CNY");
	gives("zh-Hans", "零下5度", "-5 degree");
	gives("zh-Hans", "摄氏37度",
	      "37 \xC2\xB0"
	      "C");
	gives("zh-Hans", "6.3级地震", "6.3 magnitude");
}

static void
spanish_is_a_pack(void **state)
{
	(void)state;
	gives("es", "1.234,5 millones de dólares", "1234500000 USD");
	gives("es", "treinta y cinco personas", "35 people");
	gives("es", "unos 560 heridos", "560 injured about");
	gives("es", "entre 3 y 5 por ciento", "3..5 % range");
}

/* The unit of a rate stands apart. */
static void
rates_say_per_what(void **state)
{
	struct arena arena = ARENA_INIT;
	mention_list m = {0};
	struct extract_context c = {.language = STR("en")};

	(void)state;
	extract(&m, &arena, STR("80 dollars a barrel"), &c, EXTRACT_QUANTITIES);
	assert_int_equal(m.n, 1);
	assert_string_equal(m.v[0].unit, "USD");
	assert_string_equal(m.v[0].per, "barrel");
	vec_free(&m);
	c.language = STR("zh-Hans");
	extract(&m, &arena, STR("每公斤120元"), &c, EXTRACT_QUANTITIES);
	assert_int_equal(m.n, 1);
	assert_string_equal(m.v[0].per, "kg");
	vec_free(&m);
	arena_free(&arena);
}

/* A number that reads on beyond a time shows that it was none. */
static void
longer_amounts_win_over_times(void **state)
{
	struct arena arena = ARENA_INIT;
	mention_list m = {0};
	struct extract_context c = {.language = STR("zh-Hans"),
				    .dct = STR("2026-07-03")};

	(void)state;
	extract(&m, &arena, STR("三点一四"), &c,
		EXTRACT_TIMES | EXTRACT_QUANTITIES);
	assert_int_equal(m.n, 1);
	assert_int_equal(m.v[0].kind, MENTION_QUANTITY);
	assert_string_equal(m.v[0].value, "3.14");
	vec_free(&m);
	extract(&m, &arena, STR("三点十分"), &c,
		EXTRACT_TIMES | EXTRACT_QUANTITIES);
	assert_int_equal(m.n, 1);
	assert_int_equal(m.v[0].kind, MENTION_TIME);
	vec_free(&m);
	arena_free(&arena);
}

/* What names a thing, or is measured or counted, is no year. */
static void
four_digits_are_not_always_a_year(void **state)
{
	static const struct {
		const char *text;
		enum mention_kind kind; /* MENTION_KINDS: nothing is found */
	} cases[] = {
		{"The year was 2011.", MENTION_TIME},
		{"the 2010 Dyer Street fire", MENTION_TIME},
		{"a car at 2019 prices", MENTION_TIME},
		{"a cabin at 2011 metres", MENTION_QUANTITY},
		{"A total of 2024 people came.", MENTION_QUANTITY},
		{"Bus 1712 hit a wall.", MENTION_KINDS},
		{"Resolution 1973 was adopted.", MENTION_KINDS},
		{"She lives at 1960 Dyer Street.", MENTION_KINDS},
		{"the asteroid 2024 YR4", MENTION_KINDS},
	};
	struct extract_context c = {.language = STR("en"),
				    .dct = STR("2026-07-03")};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena arena = ARENA_INIT;
		mention_list m = {0};
		bool found = cases[i].kind != MENTION_KINDS;

		extract(&m, &arena, str_of(cases[i].text), &c,
			EXTRACT_TIMES | EXTRACT_QUANTITIES);
		assert_int_equal(m.n, found);
		if (found)
			assert_int_equal(m.v[0].kind, cases[i].kind);
		vec_free(&m);
		arena_free(&arena);
	}
}

static void
no_quantities(void **state)
{
	(void)state;
	gives("en", "GPT-4 and the F-16", "");
	gives("en", "no one of them", "");
	gives("en", "in 1998", "");
	gives("en", "Article 5", "");
	gives("en", "Boeing 737-800", "");
	gives("en", "the 5G network", "");
	gives("en", "a 5-4 ruling; won 3-1; lost 0 – 3", "");
	gives("en", "Marsk 38 - 17 Teln; a 2–1 win", "");
	gives("en", "pages 10 to 15", "");
	gives("en", "q=one%20two%29", "");
	gives("en", "the twenty-first floor", "");
	gives("zh-Hans", "一名男子和几位参议员", "");
	gives("zh-Hans", "5号航站楼", "");
	gives("zh-Hans", "他们一起去四川，一路平安。", "");
}

static void
chinese_numbers(void **state)
{
	(void)state;
	gives("zh-Hans", "约2.5万个账户", "25000 账户 about");
	gives("zh-Hant", "近 2 萬 5 千個假帳號", "25000 假帳號 nearly");
	gives("zh-Hans", "超过2880万次", "28800000 次 over");
	gives("zh-Hans", "百分之六点三", "6.3 %");
	gives("zh-Hans", "八成", "80 %");
	gives("zh-Hans", "三分之一", "0.333333333333");
	gives("zh-Hans", "3亿至4.5亿美元", "300000000..450000000 USD range");
	gives("zh-Hans", "2至3万吨", "20000..30000 ton range");
	gives("zh-Hant", "五百六十人", "560 people");
	gives("zh-Hans", "两百五", "250");
	gives("zh-Hans", "一千零五十", "1050");
	gives("zh-Hans", "一千零一", "1001");
	gives("zh-Hans", "廿二", "22");
	gives("zh-Hans", "负十", "-10");
	gives("zh-Hans", "三元五角二分", "3.52 CNY");
	gives("zh-Hans", "一千到两千万元", "10000000..20000000 CNY range");
	gives("zh-Hans", "从8500到3万元", "8500..30000 CNY range");
	gives("zh-Hans", "五五折", "55 %");
	gives("zh-Hans", "０.４吨", "0.4 ton");
	gives("zh-Hans", "千分之三", "0.3 %");
	gives("zh-Hans", "二十五千克", "25 kg");
	gives("zh-Hans", "壹佰叁拾萬", "1300000");
	gives("zh-Hans", "数百万人", "1000000 people about");
	gives("zh-Hans", "一千多万人", "10000000 people over");
	gives("zh-Hans", "八九千美元", "8000..9000 USD range");
	gives("zh-Hans", "一万五千亿", "1500000000000");
	gives("zh-Hans", "六点四二万", "64200");
	gives("zh-Hans", "三又四分之一", "3.25");
	gives("zh-Hans", "万分之三", "0.03 %");
	gives("zh-Hans", "百分百", "100 %");
	gives("zh-Hans", "两个亿", "200000000");
	gives("zh-Hans", "五十打鸡蛋", "600 鸡蛋");
	gives("zh-Hans", "5打3", "5 打; 3");
	gives("zh-Hans", "10和20之间", "10..20 range");
	gives("zh-Hans", "大于12小于50", "12..50 range");
}

static void
chinese_numbers_in_print(void **state)
{
	(void)state;
	gives("zh-Hans", "二 百 六 十元", "260 CNY");
	gives("zh-Hans", "表一 百强企业", "100 强企业");
	gives("zh-Hans", "订单增至 12 k", "12000");
	gives("zh-Hans", "三十百货公司", "30 百货公司");
	gives("zh-Hant", "２ １／４", "2.25");
	gives("zh-Hans", "上调四个半百分点", "4.5 pp");
	gives("zh-Hans", "踢了两个半场", "2 半场");
	gives("zh-Hant", "近三分一住戶", "0.333333333333 住戶 nearly");
	gives("zh-Hans", "各方十分一致", "");
	gives("zh-Hans", "四角八分", "0.48 CNY");
	gives("zh-Hans", "贵了6毛钱", "0.6 CNY");
	gives("zh-Hans", "五角硬币", "5 角硬币");
	gives("zh-Hans", "两个", "2 个");
	gives("zh-Hans", "一个", "1 个");
	gives("zh-Hans", "一个好消息", "");
	gives("zh-Hans", "12人且仍在增加", "12 people");
}

static void
chinese_about(void **state)
{
	(void)state;
	gives("zh-Hans", "上万人上街", "10000 people over");
	gives("zh-Hant", "近億元債務", "100000000 元 nearly");
	gives("zh-Hans", "她去过万隆", "");
	gives("zh-Hans", "上百名工人", "100 people over");
	gives("zh-Hans", "数以千计的鸟", "1000 about");
	gives("zh-Hans", "约一半的船", "0.5 about");
	gives("zh-Hans", "超过半数村民", "0.5 村民 over");
	gives("zh-Hans", "他的另一半", "");
	gives("zh-Hans", "十来个孩子", "10 孩子 about");
	gives("zh-Hans", "30来人到场", "30 people about");
	gives("zh-Hans", "气温80几度", "80 degree about");
	gives("zh-Hans", "五十二三岁", "52..53 year range");
	gives("zh-Hans", "来了一两名医生", "1..2 people range");
	gives("zh-Hans", "一两黄金", "1 liang");
	gives("zh-Hans", "不止20人", "20 people over");
	gives("zh-Hans", "50岁出头", "50 year over");
}

static void
chinese_units_in_print(void **state)
{
	(void)state;
	gives("zh-Hans", "装机500兆瓦，气压950百帕", "500 MW; 950 hPa");
	gives("zh-Hant", "三兆元預算", "3000000000000 元");
	gives("zh-Hans", "其中七成为女性", "70 %");
	gives("zh-Hans", "名作之一成为经典", "");
	gives("zh-Hans", "奖项总数升至19个", "19 个");
	gives("zh-Hans", "9票赞成、3票反对", "9 票; 3 票");
	gives("zh-Hans", "他投下一票", "");
	gives("zh-Hant", "芮氏規模5.9", "5.9 magnitude");
	gives("zh-Hans", "从60减至45", "60; 45");
}

static void
no_quantities_in_chinese(void **state)
{
	(void)state;
	gives("zh-Hans", "主队3比1获胜，客队0:2落败", "");
	gives("zh-Hans", "全季18胜20负7平", "18 胜; 20 负; 7 平");
	gives("zh-Hans", "负7度", "-7 degree");
	gives("zh-Hans", "装了Windows 11系统", "");
	gives("zh-Hans", "BBC 3名记者", "3 people");
	gives("zh-Hans", "原文：after 12 ships sank", "12");
	gives("zh-Hans", "80后和95后员工", "");
	gives("zh-Hans", "二级谋杀", "");
	gives("zh-Hans", "四级大风", "4 级");
	gives("zh-Hans", "一度停产，另一方不同意", "");
	gives("zh-Hans", "气温升高一度", "1 degree");
	gives("zh-Hans", "三度夺冠", "");
	gives("zh-Hans", "六方会谈", "6 方会谈");
	gives("zh-Hans", "300方混凝土", "300 m3");
	gives("zh-Hans", "最后一天庆祝建校40周年", "");
	gives("zh-Hans", "住在五楼，坐11路公交", "");
	gives("zh-Hans", "二氧化碳与五颜六色的旗", "");
	gives("zh-Hans", "“十三五”期间与十四五规划", "");
	gives("zh-Hans", "十四五岁的学徒", "14..15 year range");
	gives("zh-Hant", "113學年度", "");
	gives("zh-Hans", "波音737与歼-20", "");
	gives("en", "He heard it on Radio 4 at home", "");
	gives("en", "near Harlow 12 ships sank", "12 ships");
}

static void
decimals_print_in_base_form(void **state)
{
	char z[64];
	struct decimal d;

	(void)state;
	decimal_print((struct decimal){288, 5, false}, z);
	assert_string_equal(z, "28800000");
	decimal_print((struct decimal){423, -3, true}, z);
	assert_string_equal(z, "-0.423");
	assert_true(decimal_parse(STR("28.80"), &d));
	decimal_print(d, z);
	assert_string_equal(z, "28.8");
	assert_false(decimal_parse(STR("2x"), &d));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(english_numbers),
		cmocka_unit_test(english_ranges),
		cmocka_unit_test(english_fractions_and_ratios),
		cmocka_unit_test(units_attach),
		cmocka_unit_test(spanish_is_a_pack),
		cmocka_unit_test(rates_say_per_what),
		cmocka_unit_test(longer_amounts_win_over_times),
		cmocka_unit_test(four_digits_are_not_always_a_year),
		cmocka_unit_test(no_quantities),
		cmocka_unit_test(chinese_numbers),
		cmocka_unit_test(chinese_numbers_in_print),
		cmocka_unit_test(chinese_about),
		cmocka_unit_test(chinese_units_in_print),
		cmocka_unit_test(no_quantities_in_chinese),
		cmocka_unit_test(decimals_print_in_base_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
