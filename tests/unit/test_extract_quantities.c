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
no_quantities(void **state)
{
	(void)state;
	gives("en", "GPT-4 and the F-16", "");
	gives("en", "no one of them", "");
	gives("en", "in 1998", "");
	gives("en", "Article 5", "");
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
		cmocka_unit_test(no_quantities),
		cmocka_unit_test(chinese_numbers),
		cmocka_unit_test(decimals_print_in_base_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
