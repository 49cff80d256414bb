#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "articles.h"

static void
keys_above_the_text_are_no_text(void **state)
{
	article_list l =
		reads("Title: High water at Selby\nSource: North Wire\n"
		      "Date: 3 May 2026\nAuthor: Ann Lee\nSection: Home\n"
		      "URL: http://n.example/1\nLanguage: English\n\n"
		      "The river rose by three meters on Sunday.\n\n"
		      "Note: the bridge is closed.\n");
	const struct article *a = l.v[0];

	(void)state;
	assert_string_equal(a->title, "High water at Selby");
	assert_string_equal(a->outlet, "North Wire");
	assert_string_equal(a->published, "2026-05-03");
	assert_string_equal(a->byline, "Ann Lee");
	assert_string_equal(a->url, "http://n.example/1");
	assert_string_equal(a->language, "en");
	assert_int_equal(a->notes.n, 1);
	assert_string_equal(a->notes.v[0], "Section: Home");
	assert_true(says(a, "three meters"));
	assert_true(says(a, "Note: the bridge"));
	assert_false(says(a, "Source:"));
	done(&l);
}

static void
keys_are_chinese_too(void **state)
{
	article_list l = reads("标题：塞尔比涨水\n来源：北方社\n"
			       "日期：2026年5月3日\n\n"
			       "周日河水上涨三米，桥梁关闭。\n");
	const struct article *a = l.v[0];

	(void)state;
	assert_string_equal(a->title, "塞尔比涨水");
	assert_string_equal(a->outlet, "北方社");
	assert_string_equal(a->published, "2026-05-03");
	assert_false(says(a, "来源"));
	done(&l);
}

static void
a_title_is_not_said_twice(void **state)
{
	article_list l = reads("Title: High water at Selby\nDate: 2026-05-03\n"
			       "\nHigh water at Selby\n\n"
			       "The river rose by three meters on Sunday.\n");
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < l.v[0]->blocks.n; i++)
		n += str_eq(article_words(l.v[0], l.v[0]->blocks.v[i].span),
			    STR("High water at Selby"));
	assert_int_equal(n, 1);
	done(&l);
}

static void
prose_with_colons_is_prose(void **state)
{
	static const char *const texts[] = {
		"Warning: the river rises\n\nThe bridge was closed.\n",
		"Title: one line alone\n\nThe bridge is closed now.\n",
		"Source: a\nBy: b\n\nThe bridge is closed now.\n",
		"COVID-19 is back\n\nThe bridge is closed now.\n",
		"AFL-CIO strikes\n\nThe bridge is closed now.\n"};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		article_list l = reads(texts[i]);
		struct str first = str_of(texts[i]);

		first = str_sub(first, 0, str_find(first, STR("\n"), 0));
		assert_int_equal(l.v[0]->notes.n, 0);
		assert_true(str_find(l.v[0]->text, first, 0) != (size_t)-1);
		done(&l);
	}
}

static void
a_slug_is_no_headline(void **state)
{
	static const char *const slugs[] = {"UK-FLOODS/SELBY (UPDATE 2)",
					    "BC-EU--Selby Floods",
					    "^Selby flood", "URGENT"};

	(void)state;
	for (size_t i = 0; i < sizeof slugs / sizeof *slugs; i++) {
		struct buf b = BUF_INIT;
		article_list l;

		buf_printf(&b,
			   "%s\nHigh water at Selby\n\nThe river rose by three "
			   "meters on Sunday.\n",
			   slugs[i]);
		l = reads(b.p);
		assert_string_equal(l.v[0]->title, "High water at Selby");
		assert_string_equal(l.v[0]->notes.v[0], slugs[i]);
		done(&l);
		buf_free(&b);
	}
}

static void
a_slug_with_nothing_below_is_the_text(void **state)
{
	article_list l = reads("Date: 3 May 2026\nSource: North\n\nURGENT\n");

	(void)state;
	assert_string_equal(l.v[0]->outlet, "North");
	assert_int_equal(l.v[0]->notes.n, 0);
	assert_true(strstr(l.v[0]->text.p, "URGENT") != NULL);
	done(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_above_the_text_are_no_text),
		cmocka_unit_test(keys_are_chinese_too),
		cmocka_unit_test(a_title_is_not_said_twice),
		cmocka_unit_test(prose_with_colons_is_prose),
		cmocka_unit_test(a_slug_is_no_headline),
		cmocka_unit_test(a_slug_with_nothing_below_is_the_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
