#include "rashomon/read/charset.h"
#include "rashomon/read/page.h"
#include "rashomon/read/webdate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "articles.h"

static void
an_agency_page_has_parts(void **state)
{
	article_list l = reads(
		"(North Wire, reporter Ann Lee, Selby, May 3) The river rose "
		"by 3 meters on Sunday and the bridge was closed.\n\n"
		"KEY FIGURES\n\n3 m\n\nThe mayor thanked the crews. (Editor: "
		"Jo Tan) 1150503\n\nPlease give.\n\nFACT BOX\n\n- Source: "
		"North Wire\n");
	const struct article *a = l.v[0];

	(void)state;
	assert_string_equal(a->kind, "agency");
	assert_string_equal(a->outlet, "North Wire");
	assert_string_equal(a->byline, "Ann Lee");
	assert_string_equal(a->published, "2026-05-03");
	assert_int_equal(a->published_basis, DATE_CODE);
	assert_int_equal(count_role(a, ROLE_KEY_FIGURE), 1);
	assert_int_equal(count_role(a, ROLE_FACT_BOX), 1);
	assert_int_equal(count_role(a, ROLE_FURNITURE), 1);
	assert_false(a->truncated);
	done(&l);
}

static void
a_relay_stays_undated(void **state)
{
	article_list l = reads(
		"Bridge closed in Selby\n\nAccording to a report by North "
		"Wire, the bridge was closed when the river rose.\n\nSource: "
		"North Wire\nOriginal article: relay.example/a/1\nDisclaimer: "
		"the views are the author's\n");
	const struct article *a = l.v[0];

	(void)state;
	assert_string_equal(a->kind, "relay");
	assert_string_equal(a->published, "");
	assert_string_equal(a->outlet, "relay.example");
	assert_string_equal(a->url, "https://relay.example/a/1");
	assert_string_equal(a->cites.v[0], "North Wire");
	done(&l);
}

static void
a_node_gives_its_takes(void **state)
{
	article_list l = reads(
		"# Flood in Selby\n> The bridge is closed\n\n**Meta:** type: "
		"event · date: 2026-05-03 · 3 takes · 1 lenses\n\n## Summary\n"
		"The river rose.\n\n## Regional takes\n\n### Local\n- **North "
		"Wire** (UK, en) — The crews came late.\n  > \"Too late.\"\n  "
		"Source: https://n.example/2026/05/04/late\n- **South Post** "
		"(UK, en) — \n  Source: https://s.example/x\n");

	(void)state;
	assert_int_equal(l.n, 3);
	assert_string_equal(l.v[0]->kind, "node");
	assert_string_equal(l.v[1]->kind, "take");
	assert_int_equal(l.v[1]->parent, 1);
	assert_string_equal(l.v[1]->published, "2026-05-04");
	assert_int_equal(l.v[2]->body, 0);
	assert_string_equal(l.v[0]->notes.v[0], "3 takes declared, 2 found");
	done(&l);
}

static void
a_year_comes_from_the_other_sources(void **state)
{
	article_list l = reads("SELBY, May 3 (North Wire) - The river rose "
			       "and the bridge was closed.\n");

	(void)state;
	assert_string_equal(l.v[0]->published, "");
	assert_true(read_bytes(&l,
			       STR("(South Post, reporter Al Ox, Selby, May 4) "
				   "It fell. 1150504\n"),
			       "y", NULL));
	read_complete_dates(&l);
	assert_string_equal(l.v[0]->published, "2026-05-03");
	assert_int_equal(l.v[0]->published_basis, DATE_STORY);
	done(&l);
}

static void
a_page_is_read_without_its_furniture(void **state)
{
	article_list l = reads(
		"<!doctype html><html lang=en><head><title>Flood</title><meta "
		"property=article:published_time content=2026-05-03T08:00:00Z>"
		"</head><body><nav><a href=/>Home</a></nav><article><h1>Flood"
		"</h1><p>The river rose by three meters, and the bridge in "
		"Selby was closed.</p><p>Nobody was hurt, the mayor of Selby "
		"said on Sunday.</p></article><footer>All rights reserved"
		"</footer></body></html>");
	const struct article *a = l.v[0];
	struct str text = str_sub(a->text, 0, a->body);

	(void)state;
	assert_string_equal(a->published, "2026-05-03T08:00:00Z");
	assert_true(str_find(text, STR("The river"), 0) != (size_t)-1);
	assert_true(str_find(text, STR("rights"), 0) == (size_t)-1);
	assert_true(str_find(text, STR("Home"), 0) == (size_t)-1);
	done(&l);
}

static void
a_feed_gives_its_items(void **state)
{
	article_list l = reads(
		"<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"&b;&b;\">]>"
		"<rss><channel><title>North</title><item><title>One</title>"
		"<link>http://n.example/1</link><description>The &lt;b&gt;river"
		"&lt;/b&gt; rose &a; high.</description><pubDate>Sun, 03 May "
		"2026 08:00:00 GMT</pubDate></item><item><title>Cut");

	(void)state;
	assert_int_equal(l.n, 2); /* the cut one too */
	assert_string_equal(l.v[0]->title, "One");
	assert_string_equal(l.v[0]->published, "2026-05-03T08:00:00Z");
	assert_true(str_find(l.v[0]->text, STR("river"), 0) != (size_t)-1);
	done(&l);
}

static void
charsets_are_found(void **state)
{
	struct buf b = BUF_INIT;
	size_t bad;

	(void)state;
	charset_decode(&b, STR("\xFF\xFEh\0i\0"), NULL, &bad);
	assert_string_equal(b.p, "hi");
	buf_clear(&b);
	charset_decode(&b, STR("\xB4\xF3\xCB\xAE"), "gb2312", &bad);
	assert_string_equal(b.p, "大水");
	assert_int_equal(bad, 0);
	buf_free(&b);
}

static void
what_is_no_article_is_refused(void **state)
{
	static const char *const missing[] = {"/nonexistent/file"};
	article_list l = {0};
	struct error e = ERROR_INIT;

	(void)state;
	assert_false(read_bytes(&l, STR(" \n"), "empty.txt", &e));
	assert_string_equal(e.place.p, "empty.txt");
	assert_false(read_bytes(&l, STR("a\0b\0\0\0c"), "bin", &e));
	assert_false(read_bytes(&l, STR("{\"a\": 1}"), "a.json", &e));
	assert_false(read_sources(&l, missing, 1, false, NULL, NULL));
	assert_int_equal(l.n, 0);
	error_free(&e);
	vec_free(&l);
}

static void
dates_of_the_web(void **state)
{
	char iso[32];

	(void)state;
	assert_true(webdate_parse(STR("Sun, 3 May 2026 08:00 +0200"), iso));
	assert_string_equal(iso, "2026-05-03T08:00:00+02:00");
	assert_true(webdate_parse(STR("May 3, 2026"), iso));
	assert_string_equal(iso, "2026-05-03");
	assert_false(webdate_parse(STR("yesterday"), iso));
}

/* What a reader knows an article by, and its moment in words. */
static void
names_and_moments(void **state)
{
	static const char *const moments[][2] = {
		{"2026-09-09", "2026-09-09"},
		{"2026-09", "2026-09"},
		{"2026-09-09T18:20:00+08:00", "2026-09-09 18:20 +08:00"},
		{"2026-09-09T18:20:00.25Z", "2026-09-09 18:20 UTC"},
		{"2026-09-09T18:20", "2026-09-09 18:20"},
		{"", "unknown"}};
	struct article *a = article_new("a/b.txt", "plain");
	char room[WHEN_MOST];

	(void)state;
	assert_string_equal(article_name(a), "a/b.txt");
	a->title = "High water";
	assert_string_equal(article_name(a), "High water");
	a->outlet = "North Wire";
	assert_string_equal(article_name(a), "North Wire");
	for (size_t i = 0; i < COUNT(moments); i++) {
		a->published = moments[i][0];
		assert_string_equal(article_when(a, "unknown", room),
				    moments[i][1]);
	}
	article_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_and_moments),
		cmocka_unit_test(an_agency_page_has_parts),
		cmocka_unit_test(a_relay_stays_undated),
		cmocka_unit_test(a_node_gives_its_takes),
		cmocka_unit_test(a_year_comes_from_the_other_sources),
		cmocka_unit_test(a_page_is_read_without_its_furniture),
		cmocka_unit_test(a_feed_gives_its_items),
		cmocka_unit_test(charsets_are_found),
		cmocka_unit_test(what_is_no_article_is_refused),
		cmocka_unit_test(dates_of_the_web),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
