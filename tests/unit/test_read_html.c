#include "rashomon/read/charset.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "articles.h"

#define STORY                                                                 \
	"<p>The ferry to Marsk stopped on Monday after water came into its "  \
	"engine room, the harbour office said.</p><p>All 84 passengers were " \
	"brought ashore by fishing boats within two hours.</p>"

static article_list
reads_page(struct str page)
{
	article_list list = {0};

	assert_true(read_bytes(&list, page, "x.html", NULL));
	assert_int_equal(list.n, 1);
	return list;
}

/* The text of the page is the story and nothing else. */
static void
reads_story(struct str page)
{
	article_list l = reads_page(page);
	const struct article *a = l.v[0];

	assert_string_equal(
		arena_dup(&l.v[0]->arena, str_sub(a->text, 0, a->body)),
		"The ferry to Marsk stopped on Monday after water came into "
		"its engine room, the harbour office said.\n\nAll 84 "
		"passengers were brought ashore by fishing boats within two "
		"hours.");
	done(&l);
}

/* A page with `piece` repeated in it. */
static struct str
page_with(struct buf *b, const char *before, const char *piece, int times,
	  const char *after)
{
	buf_adds(b, "<!doctype html><html><body>");
	buf_adds(b, before);
	for (int i = 0; i < times; i++)
		buf_adds(b, piece);
	buf_adds(b, after);
	buf_adds(b, "</body></html>");
	return buf_str(b);
}

static void
comments_are_furniture_however_long(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	reads_story(page_with(
		&b,
		"<article><h1>Ferry stops</h1>" STORY "<section "
		"id=comments class='comment-thread'><h2>Comments</h2>",
		"<article class=entry><p>I took that boat, every year, and it "
		"was never late, not once, in all of my life.</p></article>",
		40, "</section></article>"));
	buf_free(&b);
}

static void
consent_is_furniture_however_long(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	reads_story(page_with(
		&b, "<div role=dialog class='cookie-wall'>",
		"<p>We and our partners store cookies on your device, read "
		"them, measure, and show you what you may like.</p>",
		20,
		"</div><div class=text><h1>Ferry stops</h1>" STORY "</div>"));
	buf_free(&b);
}

/* A name on the whole page takes nothing away. */
static void
a_wrapper_is_no_aside(void **state)
{
	(void)state;
	reads_story(STR("<html><body><div class='has-cookie-bar comments-on'>"
			"<h1>Ferry stops</h1><div>" STORY
			"</div></div></body>"));
}

/* The pieces of a report, with something else between them, are one. */
static void
an_article_in_pieces_is_one(void **state)
{
	static const char words[] =
		"<p>The harbour office said on Monday that the ferry had "
		"stopped, that water had come into its engine room, and "
		"that it would be towed to Selby for repairs.</p>";
	struct buf page = BUF_INIT;
	article_list l;

	(void)state;
	buf_printf(&page,
		   "<html><body><div class=page><h1>Ferry stops</h1><div "
		   "class=grid><div class=text>%s%s%s</div></div><div class="
		   "advert>Buy a boat today</div><div class=grid><div class="
		   "text>%s%s%s</div></div></div><p>Elsewhere</p></body>",
		   words, words, words, words, words, words);
	l = reads_page(buf_str(&page));
	assert_int_equal(l.v[0]->body, 6 * (strlen(words) - 7) + 5 * 2);
	done(&l);
	buf_free(&page);
}

/* A frame named after where the post is from, around what it says. */
static void
a_quoted_post_is_no_furniture(void **state)
{
	article_list l = reads_page(
		STR("<html><body><article><h1>Ferry stops</h1>" STORY
		    "<div class='social-embed'><blockquote><p>We are all "
		    "ashore now.</p></blockquote></div><div class='comments'>"
		    "<blockquote>I knew it.</blockquote></div></article>"));
	const struct article *a = l.v[0];

	(void)state;
	assert_true(str_find(str_sub(a->text, 0, a->body),
			     STR("We are all ashore now."), 0) != (size_t)-1);
	assert_true(str_find(str_sub(a->text, 0, a->body), STR("I knew it."),
			     0) == (size_t)-1);
	done(&l);
}

/* Paragraphs beside the part that holds the rest of them. */
static void
the_rest_below_a_fold_is_no_article_alone(void **state)
{
	struct buf page = BUF_INIT;
	article_list l;

	(void)state;
	buf_adds(&page, "<html><body><div class=wrap><section class=body>");
	for (int i = 0; i < 12; i++)
		buf_printf(&page,
			   "%s<p>Part %d of the report: the ferry, the office "
			   "said, was towed, repaired, and sent out again.</p>",
			   i == 3 ? "<div class=fold>" : "", i);
	buf_adds(&page, "</div></section></div></body>");
	l = reads_page(buf_str(&page));
	assert_true(str_starts(l.v[0]->text, STR("Part 0 of")));
	done(&l);
	buf_free(&page);
}

/* Names are not believed of a page that would have no text. */
static void
names_do_not_empty_a_page(void **state)
{
	struct buf page = BUF_INIT;

	(void)state;
	buf_adds(&page, "<html><body><nav>News</nav><div "
			"class='print-view'><h1>Ferry stops</h1>" STORY
			"</div><div class=cookie-note>We use cookies.</div>");
	for (int i = 0; i < 30; i++)
		buf_printf(&page, "%s<p>Imprint %d, and where to write.</p>",
			   i % 6 ? "" : "</aside><aside>", i);
	buf_adds(&page, "</aside></body>");
	reads_story(buf_str(&page));
	buf_free(&page);
}

static void
a_wall_alone_is_no_article(void **state)
{
	article_list l = {0};
	struct error e = ERROR_INIT;

	(void)state;
	assert_false(read_bytes(
		&l,
		STR("<html><body><div class=cookie-wall><p>We use cookies to "
		    "show you what we think you want to see, and to sell "
		    "what we know.</p></div></body></html>"),
		"x.html", &e));
	assert_string_equal(e.what.p, "is a page without text");
	error_free(&e);
	done(&l);
}

/* Rows of data are told cell by cell, those of a layout are not. */
static void
cells_of_a_table_are_parted(void **state)
{
	article_list l = reads_page(
		STR("<html><body><p>One.</p><table><thead><tr><th>Town</th>"
		    "<th>Level</th></tr></thead><tr><td><p>Selby</p></td>"
		    "<td>3.2 "
		    "m</td></tr><tr><th>Dead:<td>2</tr><tr><td>Alone</td></"
		    "tr></table>"
		    "<table><tr><td><p>Left.</p></td><td><table><tr><td>A"
		    "</td><td></td></tr></table></td></tr></table></body>"));
	const struct article *a = l.v[0];

	(void)state;
	assert_string_equal(
		arena_dup(&l.v[0]->arena, str_sub(a->text, 0, a->body)),
		"One.\n\nTown | Level\n\nSelby | 3.2 m\n\nDead: 2\n\nAlone\n\n"
		"Left.\n\nA |");
	assert_int_equal(a->blocks.v[1].role, ROLE_TABLE_ROW);
	assert_int_equal(a->blocks.v[5].role, ROLE_BODY);
	done(&l);
}

static void
items_are_items_however_they_are_marked(void **state)
{
	article_list l = reads_page(
		STR("<html><body><p>Before.</p><ul><li>One<li><p>Two</p><li>"
		    "Three<ul><li>Four</ul></ul><p>After.</p></body>"));

	(void)state;
	assert_int_equal(l.v[0]->blocks.n, 6);
	for (size_t i = 0; i < 6; i++)
		assert_int_equal(l.v[0]->blocks.v[i].role,
				 i % 5 ? ROLE_LIST_ITEM : ROLE_BODY);
	done(&l);
}

static void
two_line_breaks_part_paragraphs(void **state)
{
	article_list l = reads_page(
		STR("<html><body><p>One line<br>and its end.<br><br>Two "
		    "<b>bold</b>.<br>\n<br></p>Three, loose.<br><br>Four, "
		    "loose.<ul><li>A<br><br>b</ul></body>"));

	(void)state;
	assert_string_equal(arena_dup(&l.v[0]->arena,
				      str_sub(l.v[0]->text, 0, l.v[0]->body)),
			    "One line and its end.\n\nTwo bold.\n\n"
			    "Three, loose.\n\nFour, loose.\n\nA b");
	done(&l);
}

/* What has more words in its menus than in the report. */
static void
a_wrapper_is_weighed_without_links(void **state)
{
	struct buf page = BUF_INIT;

	(void)state;
	buf_adds(&page, "<html><body><div class=top>");
	for (int i = 0; i < 60; i++)
		buf_printf(&page,
			   "<div><a href='/%d'>The news of county %d and of "
			   "its towns</a></div>",
			   i, i);
	buf_adds(&page, "</div><div class='main with-sidebar'><h1>Ferry "
			"stops</h1><div>" STORY "</div></div></body>");
	reads_story(buf_str(&page));
	buf_free(&page);
}

static void
frames_of_related_links_are_furniture(void **state)
{
	struct buf b = BUF_INIT;
	size_t furniture = 0;
	article_list l;

	(void)state;
	page_with(&b,
		  "<article><h1>Ferry stops</h1>" STORY "<div><h3>Also "
		  "read</h3><ul>",
		  "<li><a href=/x>A bridge to Marsk will be built</a></li>", 4,
		  "</ul></div><aside><p>Weather: rain in the evening, and "
		  "wind.</p></aside></article>");
	reads_story(buf_str(&b));
	l = reads_page(buf_str(&b));
	for (size_t i = 0; i < l.v[0]->blocks.n; i++)
		furniture += l.v[0]->blocks.v[i].role == ROLE_FURNITURE;
	assert_true(furniture >= 5);
	done(&l);
	buf_free(&b);
}

static void
an_amp_page_is_read_without_its_own_parts(void **state)
{
	article_list l;
	struct str page = STR(
		"<!doctype html><html amp lang=en><head><link rel=canonical "
		"href='https://news.example/ferry'><script "
		"type='application/ld+json'>{\"@type\":\"NewsArticle\","
		"\"headline\":\"Ferry stops\",\"datePublished\":"
		"\"2026-05-04T09:00:00+02:00\"}</script></head><body>"
		"<amp-sidebar id=s><ul><li>Home</li><li>World</li></ul>"
		"</amp-sidebar><amp-consent id=c><p>We ask for your leave, "
		"and that of our partners.</p></amp-consent><main><h1>Ferry "
		"stops</h1>" STORY "<amp-ad><p>Buy a boat, a new one.</p>"
		"</amp-ad></main></body></html>");

	(void)state;
	reads_story(page);
	l = reads_page(page);
	assert_string_equal(l.v[0]->url, "https://news.example/ferry");
	assert_string_equal(l.v[0]->published, "2026-05-04T09:00:00+02:00");
	done(&l);
}

static const char *
first_of(struct article *a, enum role role)
{
	for (size_t i = 0; i < a->blocks.n; i++)
		if (a->blocks.v[i].role == role)
			return arena_dup(&a->arena,
					 article_words(a, a->blocks.v[i].span));
	return "";
}

static void
a_live_blog_gives_its_posts(void **state)
{
	article_list l = reads_page(STR(
		"<html><head><script type='application/ld+json'>{\"@graph\":[{"
		"\"@type\":\"LiveBlogPosting\",\"headline\":\"Ferry: live\","
		"\"datePublished\":\"2026-05-04T08:00:00Z\","
		"\"liveBlogUpdate\":[{\"@type\":\"BlogPosting\",\"headline\":"
		"\"All ashore\",\"datePublished\":\"2026-05-04T11:10:00Z\","
		"\"articleBody\":\"The last boat came in.\\nNobody is hurt.\"},"
		"{\"@type\":\"BlogPosting\",\"datePublished\":"
		"\"2026-05-04T09:20:00Z\",\"articleBody\":\"<p>Boats are on "
		"their way.</p><p>The sea is calm.</p>\"},{\"headline\":"
		"\"No words\"}]}]}</script></head><body><h1>Ferry: live</h1>"
		"<div id=app><p>Loading the posts.</p></div></body></html>"));
	struct article *a = l.v[0];

	(void)state;
	assert_string_equal(a->title, "Ferry: live");
	assert_string_equal(a->published, "2026-05-04T08:00:00Z");
	assert_string_equal(
		arena_dup(&a->arena, str_sub(a->text, 0, a->body)),
		"All ashore\n\nThe last boat came in.\n\nNobody is hurt.\n\n"
		"Boats are on their way.\n\nThe sea is calm.");
	assert_string_equal(first_of(a, ROLE_DATELINE), "2026-05-04T11:10:00Z");
	assert_string_equal(first_of(a, ROLE_SUBHEADING), "All ashore");
	done(&l);
}

/* Where the page shows more than JSON-LD tells, the page is read. */
static void
a_live_blog_of_headlines_is_read_from_the_page(void **state)
{
	(void)state;
	reads_story(STR(
		"<html><head><script type='application/ld+json'>{\"@type\":"
		"\"LiveBlogPosting\",\"liveBlogUpdate\":[{\"articleBody\":"
		"\"Ashore.\"},{\"articleBody\":\"Boats.\"}]}</script></head>"
		"<body><h1>Ferry: live</h1><div><article><div><time "
		"datetime=2026-05-04T11:10>11:10</time></div>" STORY
		"</article></div></body></html>"));
}

static void
posts_keep_their_times_apart(void **state)
{
	article_list l = reads_page(
		STR("<html><body><h1>Ferry: live</h1><div><article><time>11:10"
		    "</time>" STORY "</article></div></body></html>"));

	(void)state;
	assert_string_equal(first_of(l.v[0], ROLE_DATELINE), "11:10");
	done(&l);
}

/* Each of these took time with the square of its length: at this length,
 * minutes. */
static void
what_is_repeated_without_end_costs_no_more(void **state)
{
	static const char *const pieces[] = {
		"<!--",	  "<ul><li>", "<dl><dd>",	    "<div>",
		"<font>", "<script ", "<div class=comment>"};

	(void)state;
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		struct buf b = BUF_INIT;
		article_list l;

		page_with(&b, "<h1>Ferry stops</h1>" STORY, pieces[i], 200000,
			  "ld+json");
		l = reads_page(buf_str(&b));
		assert_true(str_find(l.v[0]->text, STR("84 passengers"), 0) !=
			    (size_t)-1);
		done(&l);
		buf_free(&b);
	}
}

/* What stands too deep loses its tags, not its words. */
static void
words_too_deep_stay(void **state)
{
	struct buf b = BUF_INIT;
	article_list l;

	(void)state;
	page_with(&b, "<h1>Ferry stops</h1>", "<div>", 2000, STORY);
	l = reads_page(buf_str(&b));
	assert_true(str_find(l.v[0]->text, STR("84 passengers"), 0) !=
		    (size_t)-1);
	done(&l);
	buf_free(&b);
}

static void
charset_is(const char *page, const char *word)
{
	article_list l = reads_page(str_of(page));

	assert_true(str_find(l.v[0]->text, str_of(word), 0) != (size_t)-1);
	done(&l);
}

static void
a_declared_charset_is_the_first_real_one(void **state)
{
	(void)state;
	charset_is("<!--<meta charset=koi8-r>--><html title='<meta "
		   "charset=big5>'><meta name=x content='charset=gbk'><meta "
		   "charset=none><meta http-equiv=Content-Type content='"
		   "text/html; charset = \"iso8859-2\"'><p>The harbour of "
		   "\xA3\xF3"
		   "d\xBC is closed until the weekend.",
		   "Łódź is closed");
	charset_is("<html><meta charset=x-sjis><p>\x93\x8C\x8B\x9E\x82\xCC"
		   "\x8D`\x82\xCD\x8F\x49\x93\xFA\x95\xC2\x8D\xBD\x81\x42",
		   "東京の");
}

static void
names_of_charsets_are_known(void **state)
{
	(void)state;
	assert_string_equal(charset_named(STR(" Latin1\n")), "CP1252");
	assert_string_equal(charset_named(STR("ISO_8859-2:1987")),
			    "ISO-8859-2");
	assert_string_equal(charset_named(STR("gb2312")), "GB18030");
	assert_string_equal(charset_named(STR("ks_c_5601-1987")), "CP949");
	assert_null(charset_named(STR("")));
	assert_null(charset_named(STR("bogus")));
	assert_null(charset_named(STR("utf8 koi8r")));
	assert_null(charset_named(STR("utf")));
}

/* What a page does not declare, its lines under the headline say. */
static void
credits_are_read_where_nothing_is_declared(void **state)
{
	static const struct {
		const char *page, *outlet, *byline, *published;
		enum date_basis basis;
	} all[] = {
		{"<title>Ferry stops - The Marsk Herald</title><article><h1>"
		 "Ferry stops</h1><p>By Ann Lee | 3 June 2026</p>" STORY,
		 "The Marsk Herald", "Ann Lee", "2026-06-03", DATE_TEXT},
		{"<header>Friday, June 5, 2026</header><h1>Ferry stops</h1>"
		 "<div><span>By Ann Lee</span><span>Published: June 3, 2026"
		 "</span></div>" STORY,
		 "", "Ann Lee", "2026-06-03", DATE_TEXT},
		{"<h1>Ferry stops</h1><p>MARSK, June 3, 2026 (Hill Wire) - The "
		 "ferry stopped.</p>" STORY,
		 "Hill Wire", "", "2026-06-03", DATE_DATELINE},
		{"<link rel=canonical "
		 "href='https://m.example/2026/06/03/ferry'>"
		 "<h1>Ferry stops</h1>" STORY,
		 "", "", "2026-06-03", DATE_ADDRESS},
		{"<h1>Ferry stops</h1>" STORY
		 "<p>The Marsk Herald, 3 June 2026</p>",
		 "", "", "", DATE_UNKNOWN},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(all); i++) {
		article_list l = reads_page(str_of(all[i].page));
		const struct article *a = l.v[0];

		assert_string_equal(a->outlet, all[i].outlet);
		assert_string_equal(a->byline, all[i].byline);
		assert_string_equal(a->published, all[i].published);
		assert_int_equal(a->published_basis, all[i].basis);
		done(&l);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(comments_are_furniture_however_long),
		cmocka_unit_test(consent_is_furniture_however_long),
		cmocka_unit_test(a_wrapper_is_no_aside),
		cmocka_unit_test(a_quoted_post_is_no_furniture),
		cmocka_unit_test(the_rest_below_a_fold_is_no_article_alone),
		cmocka_unit_test(names_do_not_empty_a_page),
		cmocka_unit_test(a_wall_alone_is_no_article),
		cmocka_unit_test(cells_of_a_table_are_parted),
		cmocka_unit_test(items_are_items_however_they_are_marked),
		cmocka_unit_test(two_line_breaks_part_paragraphs),
		cmocka_unit_test(a_wrapper_is_weighed_without_links),
		cmocka_unit_test(an_article_in_pieces_is_one),
		cmocka_unit_test(frames_of_related_links_are_furniture),
		cmocka_unit_test(an_amp_page_is_read_without_its_own_parts),
		cmocka_unit_test(a_live_blog_gives_its_posts),
		cmocka_unit_test(
			a_live_blog_of_headlines_is_read_from_the_page),
		cmocka_unit_test(posts_keep_their_times_apart),
		cmocka_unit_test(what_is_repeated_without_end_costs_no_more),
		cmocka_unit_test(words_too_deep_stay),
		cmocka_unit_test(a_declared_charset_is_the_first_real_one),
		cmocka_unit_test(names_of_charsets_are_known),
		cmocka_unit_test(credits_are_read_where_nothing_is_declared),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
