#include "rashomon/text/host.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void
shows(const char *url, const char *want)
{
	struct buf b = BUF_INIT;

	url_shown(&b, str_of(url));
	buf_adds(&b, "");
	assert_string_equal(b.p ? b.p : "", want);
	buf_free(&b);
}

static void
names_of_one_script_stay(void **state)
{
	(void)state;
	shows("https://münchen.example/a", "https://münchen.example/a");
	shows("https://新聞.example/", "https://新聞.example/");
	shows("https://ニュース東京abc.example/",
	      "https://ニュース東京abc.example/");
	shows("https://새소식.example", "https://새소식.example");
	shows("https://газета-дня.example/", "https://газета-дня.example/");
	shows("/only/a/path/аb", "/only/a/path/аb");
	shows("mailto:someone@news.example", "mailto:someone@news.example");
}

static void
names_that_could_be_others_show_their_codes(void **state)
{
	(void)state;
	/* a Cyrillic a, a Greek o, a script g, a fraction slash */
	shows("https://dаily.example/x", "https://xn--dily-53d.example/x");
	shows("http://dailyοne.example", "http://xn--dailyne-dpf.example");
	shows("http://ɡood.example", "http://xn--ood-8tb.example");
	shows("http://a.example⁄x.test/", "http://a.xn--examplex-k03d.test/");
	/* all Cyrillic, all look-alikes; under a Cyrillic ending it stays */
	shows("https://сасао.example/", "https://xn--80aa6bjb.example/");
	shows("https://сасао.рф/", "https://сасао.рф/");
	/* kana beside Hangul */
	shows("https://かな한글.example", "https://xn--u8j2cz981cs56a.example");
}

static void
cases_and_dots_are_made_one(void **state)
{
	(void)state;
	shows("HTTP://WWW.News.Example/Path", "http://www.news.example/Path");
	shows("http://MÜNCHEN.example", "http://münchen.example");
	shows("http://news。example/a。b", "http://news.example/a。b");
	shows("http://user:Pw@News.example:80/",
	      "http://user:Pw@news.example:80/");
}

/* No label of a name is longer than 63: such a one is no name. */
static void
long_labels_are_escaped(void **state)
{
	struct buf url = BUF_INIT, out = BUF_INIT;

	(void)state;
	buf_adds(&url, "http://");
	for (int i = 0; i < 100000; i++)
		buf_adds(&url, "ж");
	url_shown(&out, buf_str(&url));
	assert_int_equal(out.n, 7 + 600000);
	buf_free(&url);
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_of_one_script_stay),
		cmocka_unit_test(names_that_could_be_others_show_their_codes),
		cmocka_unit_test(cases_and_dots_are_made_one),
		cmocka_unit_test(long_labels_are_escaped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
