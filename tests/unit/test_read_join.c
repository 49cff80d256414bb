#include "rashomon/read/join.h"
#include "rashomon/story/story.h"

#include "../../src/read/url.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static const char page[] =
	"<html><head><link rel=canonical "
	"href='http://www.north.example/a/quay/'></head><body><article>"
	"<h1>Quay under water</h1><p>The river rose by two metres in the night "
	"and the old quay is closed.</p><p>Forty people left their houses, "
	"said the mayor of Selby, Ann Reed, on Sunday morning.</p><p>The water "
	"will fall from Tuesday, the office for rivers expects, and the quay "
	"may open in a week.</p></article></body></html>";

#define FEED(items)                                                            \
	"<rss><channel><title>North Wire</title><language>en</language>" items \
	"</channel></rss>"
#define ITEM(link, text)                                                \
	"<item><title>Quay</title><link>" link "</link><author>Tom Lee" \
	"</author><pubDate>Sun, 03 May 2026 08:00:00 GMT</pubDate>"     \
	"<description>" text "</description></item>"

static void
add(article_list *l, const char *text, const char *path)
{
	assert_true(read_bytes(l, str_of(text), path, NULL));
}

static void
done(article_list *l)
{
	for (size_t i = 0; i < l->n; i++)
		article_free(l->v[i]);
	vec_free(l);
}

static void
a_stub_is_joined_to_its_page(void **state)
{
	article_list l = {0};

	(void)state;
	add(&l,
	    FEED(ITEM("https://north.example/a/quay?utm_source=rss#top",
		      "The quay is closed.")
			 ITEM("https://north.example/a/other", "Another.")),
	    "feed.xml");
	add(&l, page, "page.html");
	read_join(&l);
	assert_int_equal(l.n, 2);
	assert_string_equal(l.v[0]->url, "https://north.example/a/other");
	assert_int_equal(l.v[0]->notes.n, 0);
	assert_string_equal(l.v[1]->path, "page.html");
	assert_string_equal(l.v[1]->title, "Quay under water");
	assert_string_equal(l.v[1]->outlet, "North Wire");
	assert_string_equal(l.v[1]->byline, "Tom Lee");
	assert_string_equal(l.v[1]->published, "2026-05-03T08:00:00Z");
	assert_int_equal(l.v[1]->published_basis, DATE_METADATA);
	assert_true(strstr(l.v[1]->text.p, "Forty people") != NULL);
	assert_int_equal(l.v[1]->notes.n, 1);
	assert_string_equal(l.v[1]->notes.v[0],
			    "joined with item 1 of feed.xml: outlet, byline, "
			    "published, modified, summary");
	done(&l);
}

static void
what_the_page_says_of_itself_stays(void **state)
{
	article_list l = {0};

	(void)state;
	add(&l, page, "page.html");
	l.v[0]->outlet = "Own";
	l.v[0]->published = "2026-05-02";
	l.v[0]->published_basis = DATE_DATELINE;
	add(&l, FEED(ITEM("http://north.example/a/quay", "")), "feed.xml");
	read_join(&l);
	assert_int_equal(l.n, 1);
	assert_string_equal(l.v[0]->outlet, "Own");
	assert_string_equal(l.v[0]->published, "2026-05-02");
	assert_int_equal(l.v[0]->published_basis, DATE_DATELINE);
	done(&l);
}

/* Longer than half the page: one that stands in it is joined, one that tells
 * something of its own is not. */
static void
a_long_item_must_stand_in_the_page(void **state)
{
	static const char *const feeds[] = {
		FEED(ITEM("http://north.example/a/quay",
			  "&lt;p&gt;The river rose by two metres in the night "
			  "and the old quay is closed.&lt;/p&gt;&lt;p&gt;Forty "
			  "people left their houses, said the mayor of Selby, "
			  "Ann Reed […]&lt;/p&gt;")),
		FEED(ITEM("http://north.example/a/quay",
			  "&lt;p&gt;The river rose by three metres in the "
			  "night and the old quay is closed.&lt;/p&gt;&lt;p&gt;"
			  "Forty people left their houses, said the mayor of "
			  "Selby, Ann Reed […]&lt;/p&gt;"))};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		article_list l = {0};

		add(&l, feeds[i], "feed.xml");
		add(&l, page, "page.html");
		read_join(&l);
		assert_int_equal(l.n, i + 1);
		done(&l);
	}
}

/* Posts of one page: none is lost that the page does not hold. */
static void
posts_of_a_page_are_not_lost(void **state)
{
	article_list l = {0};

	(void)state;
	add(&l,
	    FEED(ITEM("http://north.example/a/quay#1", "Water at the quay.")
			 ITEM("http://north.example/a/quay#2", "Boats adrift.")
				 ITEM("http://north.example/a/quay#3",
				      "the old quay is closed")),
	    "feed.xml");
	add(&l, page, "page.html");
	read_join(&l);
	assert_int_equal(l.n, 2);
	assert_int_equal(l.v[0]->item, 2);
	assert_int_equal(l.v[1]->notes.n, 2);
	done(&l);
}

static void
a_front_page_takes_no_items(void **state)
{
	article_list l = {0};

	(void)state;
	add(&l, FEED(ITEM("http://north.example/", "One.")), "feed.xml");
	add(&l, page, "page.html");
	l.v[1]->url = "https://north.example";
	read_join(&l);
	assert_int_equal(l.n, 2);
	done(&l);
}

static void
places_of_parents_follow(void **state)
{
	article_list l = {0};

	(void)state;
	add(&l, FEED(ITEM("http://north.example/a/quay", "Stub.")), "feed.xml");
	add(&l, page, "page.html");
	add(&l, "A note\n\nSome words of a page in plain text.\n", "take.txt");
	l.v[1]->kind = "node";
	l.v[2]->kind = "take";
	l.v[2]->parent = 2;
	read_join(&l);
	assert_int_equal(l.n, 2);
	assert_string_equal(l.v[0]->kind, "node");
	assert_int_equal(l.v[1]->parent, 1);
	done(&l);
}

static void
one_page_has_one_key(void **state)
{
	static const struct {
		const char *url, *key;
	} rows[] = {
		{"https://WWW.North.example:443/a/?utm_source=x&id=7&fbclid=q",
		 "north.example/a?id=7"},
		{" http://north.example/a?id=7#part ", "north.example/a?id=7"},
		{"http://north.example:80", "north.example"},
		{"http://north.example/A", "north.example/A"},
		{"urn:x:7", NULL},
		{"mailto:a@north.example", NULL},
		{"http://", NULL},
		{"/a", NULL},
		{"", NULL}};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf key = BUF_INIT;

		assert_int_equal(url_key(&key, str_of(rows[i].url)),
				 rows[i].key != NULL);
		if (rows[i].key)
			assert_string_equal(key.p, rows[i].key);
		buf_free(&key);
	}
}

static void
write_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void
a_story_counts_them_once(void **state)
{
	char folder[] = "/tmp/rashomon-join-XXXXXX", one[64], two[64];
	const char *source = folder;
	struct story st;

	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(one, sizeof one, "%s/a.xml", folder);
	snprintf(two, sizeof two, "%s/b.html", folder);
	write_file(one, FEED(ITEM("http://north.example/a/quay", "Stub.")));
	write_file(two, page);
	assert_true(story_load(&st, &source, 1, false, NULL, NULL));
	assert_int_equal(st.c.sources.n, 1);
	assert_string_equal(st.c.sources.v[0].article->outlet, "North Wire");
	story_free(&st);
	unlink(one);
	unlink(two);
	rmdir(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_stub_is_joined_to_its_page),
		cmocka_unit_test(what_the_page_says_of_itself_stays),
		cmocka_unit_test(a_long_item_must_stand_in_the_page),
		cmocka_unit_test(posts_of_a_page_are_not_lost),
		cmocka_unit_test(a_front_page_takes_no_items),
		cmocka_unit_test(places_of_parents_follow),
		cmocka_unit_test(one_page_has_one_key),
		cmocka_unit_test(a_story_counts_them_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
