#include "rashomon/read/feed.h"
#include "rashomon/read/html.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "articles.h"

static void
base64_is_decoded_where_it_is_said(void **state)
{
	article_list l = reads(
		"<feed xmlns='http://www.w3.org/2005/Atom'><title>N</title>"
		"<entry><title type='application/octet-stream'>SGlnaCB3YXRlcg=="
		"</title><summary type='application/x-own'>test</summary>"
		"</entry></feed>");

	(void)state;
	assert_int_equal(l.n, 1);
	assert_string_equal(l.v[0]->title, "High water");
	assert_string_equal(l.v[0]->summary, "test");
	done(&l);
	l = reads("<feed version='0.3'><entry><title mode='base64'>SGVsbG8="
		  "</title></entry></feed>");
	assert_string_equal(l.v[0]->title, "Hello");
	done(&l);
	l = reads("<feed version='0.3'><entry><title type='text/html' "
		  "mode='base64'>PGI+SGlnaDwvYj4gd2F0ZXI=</title><summary>Two"
		  "\n   lines</summary></entry></feed>");
	assert_string_equal(l.v[0]->title, "High water");
	assert_string_equal(l.v[0]->summary, "Two lines");
	done(&l);
}

static void
addresses_follow_their_base(void **state)
{
	article_list l = reads(
		"<feed xmlns='http://www.w3.org/2005/Atom' "
		"xml:base='http://n.example/a/'><link href='../top'/><entry "
		"xml:base='b/'><id>7</id><link href='one.html'/></entry>"
		"<entry><id>urn:x:8</id><link "
		"href='two.html'/></entry></feed>");

	(void)state;
	assert_int_equal(l.n, 2);
	assert_string_equal(l.v[0]->feed.link, "http://n.example/top");
	assert_string_equal(l.v[0]->item_id, "http://n.example/a/b/7");
	assert_string_equal(l.v[0]->url, "http://n.example/a/b/one.html");
	assert_string_equal(l.v[1]->item_id, "urn:x:8");
	assert_string_equal(l.v[1]->url, "http://n.example/a/two.html");
	done(&l);
}

/* The original feed of an entry, images and helpers are not the entry's. */
static void
other_peoples_fields_are_passed_over(void **state)
{
	article_list l = reads(
		"<feed xmlns='http://www.w3.org/2005/Atom'><title>N</title>"
		"<entry><source><title>Other</title><id>o</id></source>"
		"<contributor><name>Helper</name></contributor>"
		"<author><email>a@n.example</email><name>Ann Lee</name>"
		"<uri>http://n.example</uri></author><title>One</title></entry>"
		"</feed>");

	(void)state;
	assert_int_equal(l.n, 1);
	assert_string_equal(l.v[0]->title, "One");
	assert_string_equal(l.v[0]->byline, "Ann Lee");
	assert_string_equal(l.v[0]->item_id, "");
	done(&l);
}

static void
the_formats_own_elements_rank_first(void **state)
{
	article_list l = reads(
		"<rss><channel><itunes:summary>Long</itunes:summary>"
		"<description>Short</description><dc:date>2026-05-01T10:00:00Z"
		"</dc:date><item><dc:creator>B</dc:creator>"
		"<author>a@n.example (Ann Lee)</author><link>http://n.example/1"
		"</link><link>http://n.example/2</link>"
		"<pubDate>Sun, 03 May 2026 08:00:00 GMT</pubDate>"
		"<dc:date>2026-05-02T08:00:00Z</dc:date></item></channel></"
		"rss>");

	(void)state;
	assert_string_equal(l.v[0]->feed.summary, "Short");
	assert_string_equal(l.v[0]->feed.published, "2026-05-01T10:00:00Z");
	assert_string_equal(l.v[0]->byline, "Ann Lee");
	assert_string_equal(l.v[0]->url, "http://n.example/2");
	assert_string_equal(l.v[0]->published, "2026-05-03T08:00:00Z");
	assert_string_equal(l.v[0]->modified, "2026-05-03T08:00:00Z");
	done(&l);
}

static void
broken_feeds_are_mended(void **state)
{
	article_list l = reads(
		"<rss><channel><title>A & B</title><item><title>One</titel>"
		"</item><item><description>Two<br>lines <p>here</description>"
		"</item><item><title>Three</title><descr");

	(void)state;
	assert_int_equal(l.n, 3);
	assert_string_equal(l.v[0]->feed.title, "A & B");
	assert_string_equal(l.v[0]->title, "One");
	assert_string_equal(l.v[1]->summary, "Two lines here");
	assert_string_equal(l.v[2]->title, "Three");
	done(&l);
}

static void
a_feed_may_be_empty_or_one_entry(void **state)
{
	article_list l = reads("<feed xmlns='http://www.w3.org/2005/Atom'>"
			       "<generator>g</generator></feed>");

	(void)state;
	assert_int_equal(l.n, 1);
	assert_string_equal(l.v[0]->kind, "feed");
	done(&l);
	l = reads("<entry xmlns='http://www.w3.org/2005/Atom'><title>One"
		  "</title><updated>2026-05-03T08:00:00Z</updated></entry>");
	assert_int_equal(l.n, 1);
	assert_string_equal(l.v[0]->kind, "atom");
	assert_string_equal(l.v[0]->published, "2026-05-03T08:00:00Z");
	done(&l);
}

static void
a_json_feed_is_as_new_as_its_items(void **state)
{
	article_list l = reads(
		"{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":"
		"\"N\",\"items\":[{\"id\":1,\"date_published\":"
		"\"2026-05-01T10:00:00Z\"},{\"id\":2,\"date_modified\":"
		"\"2026-05-03T10:00:00Z\"}]}");

	(void)state;
	assert_int_equal(l.n, 2);
	assert_string_equal(l.v[0]->feed.updated, "2026-05-03T10:00:00Z");
	done(&l);
}

static void
html_escaped_twice_is_read_as_meant(void **state)
{
	article_list l = reads(
		"<rss><channel><item><title>A &amp;amp; B</title><description>"
		"&amp;lt;p&amp;gt;The &amp;lt;b&amp;gt;ferry&amp;lt;/b&amp;gt; "
		"stopped.&amp;lt;/p&amp;gt;</description></item><item><title>"
		"The &amp;lt;p&amp;gt; tag</title></item></channel></rss>");

	(void)state;
	assert_string_equal(l.v[0]->title, "A & B");
	assert_string_equal(l.v[0]->summary, "The ferry stopped.");
	assert_string_equal(l.v[1]->title, "The <p> tag");
	done(&l);
	/* Atom says what is markup: a tag that is shown stays. */
	l = reads("<feed><entry><title type='html'>&amp;lt;p&amp;gt;"
		  "</title></entry></feed>");
	assert_string_equal(l.v[0]->title, "<p>");
	done(&l);
}

static void
a_permanent_guid_is_an_address(void **state)
{
	article_list l = reads(
		"<rss><channel><item><guid>http://n.example/1</guid></item>"
		"<item><guid isPermaLink='false'>http://n.example/2</guid>"
		"</item><item><guid>tag:n.example,3</guid></item><item>"
		"<guid>http://n.example/4</guid><link>http://n.example/four"
		"</link></item></channel></rss>");

	(void)state;
	assert_int_equal(l.n, 4);
	assert_string_equal(l.v[0]->url, "http://n.example/1");
	assert_string_equal(l.v[1]->url, "");
	assert_string_equal(l.v[2]->url, "");
	assert_string_equal(l.v[3]->url, "http://n.example/four");
	done(&l);
}

static void
media_speaks_where_the_item_does_not(void **state)
{
	article_list l = reads(
		"<rss><channel><item><media:group><media:title>Film</media:"
		"title><media:content url='a'><media:description>Shown at "
		"sea.</media:description></media:content></media:group></item>"
		"<item><title>Own</title><media:content><media:title>Film"
		"</media:title></media:content><description>Own words."
		"</description></item></channel></rss>");

	(void)state;
	assert_int_equal(l.n, 2);
	assert_string_equal(l.v[0]->title, "Film");
	assert_string_equal(l.v[0]->summary, "Shown at sea.");
	assert_string_equal(l.v[1]->title, "Own");
	assert_string_equal(l.v[1]->summary, "Own words.");
	done(&l);
}

static void
a_root_alone_is_an_empty_feed(void **state)
{
	article_list l = reads("<?xml version='1.0'?><rss version='0.92'/>");

	(void)state;
	assert_int_equal(l.n, 1);
	assert_string_equal(l.v[0]->kind, "feed");
	done(&l);
}

/* ASCII as UTF-16, with its mark. */
static struct str
utf16(struct buf *b, const char *s, bool big)
{
	buf_adds(b, big ? "\xFE\xFF" : "\xFF\xFE");
	for (; *s; s++) {
		buf_addc(b, big ? '\0' : *s);
		buf_addc(b, big ? *s : '\0');
	}
	return buf_str(b);
}

static void
charsets_of_feeds_are_found(void **state)
{
	static const char feed[] =
		"<?xml version='1.0' encoding='utf-16'?><rss><channel><title>"
		"North</title></channel></rss>";
	article_list l;

	(void)state;
	for (int big = 0; big < 2; big++) {
		struct buf b = BUF_INIT;

		l = (article_list){0};
		assert_true(read_bytes(&l, utf16(&b, feed, big), "x", NULL));
		assert_string_equal(l.v[0]->feed.title, "North");
		done(&l);
		buf_free(&b);
	}
	assert_false(feed_sniff((struct str){"\xFF\xFE", 2}));
	l = reads("<?xml version='1.0' encoding = \"koi8-r\"?><rss><channel>"
		  "<title>\xED\xC9\xD2</title></channel></rss>");
	assert_string_equal(l.v[0]->feed.title, "Мир");
	done(&l);
	l = reads("<?xml version='1.0' encoding='iso-8859-1'?><rss><channel>"
		  "<title>Caf\xC3\xA9</title></channel></rss>");
	assert_string_equal(l.v[0]->feed.title, "Café");
	done(&l);
}

static void
pictures_speak_where_there_are_no_words(void **state)
{
	article_list l = reads(
		"<rss><channel><title>North</title><description>&lt;img "
		"src='a' "
		"alt='Wire of the north'&gt;</description><item><title>One"
		"</title><description><![CDATA[<p><img src='b' alt='The "
		"flooded quay'></p><img src='c'>]]></description></item><item>"
		"<title>Two</title><description><![CDATA[<p>Words.</p><img "
		"alt='A quay'>]]></description></item></channel></rss>");

	(void)state;
	assert_int_equal(l.n, 2);
	assert_string_equal(l.v[0]->feed.summary, "Wire of the north");
	assert_string_equal(l.v[0]->summary, "The flooded quay");
	assert_int_equal(l.v[0]->body, strlen("The flooded quay"));
	assert_int_equal(l.v[0]->blocks.v[1].role, ROLE_BODY);
	assert_string_equal(l.v[1]->summary, "Words.");
	done(&l);
}

/* What is given without words is not the same as what is not given. */
static void
a_summary_without_words_is_given(void **state)
{
	article_list l = reads(
		"<rss><channel><title>North</title><description>&lt;img "
		"src='a'&gt;</description><item><title>One</title><description>"
		"<![CDATA[<img src='b'>]]></description></item><item><title>Two"
		"</title></item></channel></rss>");

	(void)state;
	assert_true(l.v[0]->feed.blank_summary);
	assert_true(l.v[0]->blank_summary);
	assert_false(l.v[1]->blank_summary);
	done(&l);
}

static void
an_item_of_a_collector_is_of_its_source(void **state)
{
	article_list l = reads(
		"<rss><channel><title>All of it</title><item><title>One</title>"
		"<source url='https://o.example'>The Orlow Post</source></item>"
		"<item><title>Two</title></item></channel></rss>");

	(void)state;
	assert_string_equal(l.v[0]->outlet, "The Orlow Post");
	assert_string_equal(l.v[0]->feed.title, "All of it");
	assert_string_equal(l.v[1]->outlet, "All of it");
	done(&l);
}

static void
plain_text_keeps_its_paragraphs(void **state)
{
	article_list l = reads(
		"{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{"
		"\"id\":\"1\",\"authors\":[{\"name\":\"Ann Lee\"},{\"name\":"
		"\"Bo Strand\"}],\"content_text\":\"A note\\nof two lines."
		"\\n\\nAnd more.\"},{\"id\":\"2\",\"content_text\":\"One."
		"\\nTwo.\"}]}");

	(void)state;
	assert_string_equal(l.v[0]->byline, "Ann Lee, Bo Strand");
	assert_string_equal(l.v[0]->text.p,
			    "A note of two lines.\n\nAnd more.");
	assert_string_equal(l.v[1]->text.p, "One.\n\nTwo.");
	done(&l);
}

/* What publishing systems add is no part of an item. */
static void
a_signature_of_an_item_is_furniture(void **state)
{
	article_list l = reads(
		"<rss><channel><item><description><![CDATA[<p>The ferry "
		"stopped.</p><p>The post <a>The ferry stops, and with it all "
		"that the islands live on, for what may be weeks: an account "
		"of "
		"a bad day at sea</a> appeared first on <a>Marsk Daily</a>.</p>"
		"]]></description></item></channel></rss>");

	(void)state;
	assert_int_equal(l.v[0]->body, strlen("The ferry stopped."));
	done(&l);
}

static void
a_day_stands_for_the_one_that_is_missing(void **state)
{
	article_list l = reads(
		"<feed><entry><title>One</title><published>2026-05-03T10:00:00Z"
		"</published></entry><entry><title>Two</title><updated>"
		"2026-05-04</updated></entry></feed>");

	(void)state;
	assert_string_equal(l.v[0]->modified, "2026-05-03T10:00:00Z");
	assert_string_equal(l.v[1]->published, "2026-05-04");
	done(&l);
}

static void
what_speaks_of_feeds_is_none(void **state)
{
	static const struct {
		const char *text;
		bool feed;
	} rows[] = {
		{"<?xml version='1.0'?><!-- a b --><rss>", true},
		{" \n<rss>", true},
		{"\xEF\xBB\xBF<feed>", true},
		{"\x01\x02<rss>", true},
		{"Warning: no zone set\n<?xml version='1.0'?>\n<rss>", true},
		{"<br /><b>Warning</b>: x<rss>", true},
		{"{\"title\":\"An <rss> of one's own\"}", false},
		{"[{\"title\":\"The <channel>\"}]", false},
		{"<!doctype html><p>The <rss> element", false},
		{"How to write a feed\n\n    <rss>\n", false}};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_int_equal(feed_sniff(str_of(rows[i].text)),
				 rows[i].feed);
	assert_true(jsonfeed_sniff(STR(
		"{ \"version\" : \"https:\\/\\/jsonfeed.org\\/version\"}")));
	assert_false(jsonfeed_sniff(STR("{\"version\":\"1\",\"title\":"
					"\"What jsonfeed.org is\"}")));
	assert_false(jsonfeed_sniff(
		STR("{\"version\":1,\"url\":\"http://jsonfeed.org\"}")));
	assert_true(html_sniff(STR("\n<HTML>")));
	assert_false(html_sniff(STR("[ {\"title\":\"The <html> tag\"}]")));
	assert_false(html_sniff(STR("\xEF\xBB\xBF{ \"a\":\"<body>\"}")));
}

static void
entities_of_html_are_read(void **state)
{
	article_list l = reads(
		"<rss><channel><item><title>Caf&eacute; &amp; &OElig;uvre "
		"&zz; &Omega;</title><description>&lt;p&gt;One&nbsp;two "
		"&rarr; three&lt;/p&gt;</description></item><item><title>"
		"Fa&ccedil;ade <b>new</b></title></item></channel></rss>");

	(void)state;
	assert_int_equal(l.n, 2);
	assert_string_equal(l.v[0]->title, "Café & Œuvre &zz; Ω");
	assert_true(says(l.v[0], "→ three"));
	assert_false(says(l.v[0], "nbsp"));
	assert_string_equal(l.v[1]->title, "Façade new");
	done(&l);
}

/* Numbers of bytes, of no character and of windows-1252; what is no
 * reference. */
static void
wrong_references_end_no_feed(void **state)
{
	article_list l = reads(
		"<rss><channel><title>A&#11;B&#xFFFF;&#1114112;C&#xD800;"
		"</title><item><title>caf&#195;&#169; isn&#146;t \xC2\x93so"
		"\xC2\x94</title><link>http://n.example/?a=1&b;=2&c</link>"
		"<description>5 &#60; 6 &#xZZ; &1; ]]> &;</description></item>"
		"<item><title>next</title></item></channel></rss>");

	(void)state;
	assert_int_equal(l.n, 2);
	assert_string_equal(l.v[0]->feed.title, "ABC");
	assert_string_equal(l.v[0]->title, "café isn’t “so”");
	assert_true(says(l.v[0], "5 < 6 &#xZZ; &1; ]]> &;"));
	assert_string_equal(l.v[1]->title, "next");
	done(&l);
}

static void
short_entities_of_a_doctype_are_read(void **state)
{
	article_list l = reads(
		"<!DOCTYPE rss [<!ENTITY town \"Bergen\"><!ENTITY % p 'no'>"
		"<!ENTITY loud '&town;&town;'><!ENTITY tag '<b>'>"
		"<!ENTITY star '&#9733;'>]>"
		"<rss><channel><item><title>&town; &star;&loud;</title></item>"
		"</channel></rss>");

	(void)state;
	assert_int_equal(l.n, 1);
	assert_string_equal(l.v[0]->title, "Bergen ★&loud;");
	done(&l);
}

/* Attributes without quotes or values, twice, with an open quote; what only
 * looks like a tag. */
static void
loose_tags_end_no_feed(void **state)
{
	article_list l = reads(
		"<rss version=2.0 x><channel><item a='1' a='2'><title>Ann <ann"
		"@n.example> and <http://n.example/> and <3</title>"
		"<description>See <a href=http://n.example/a/b target>the page"
		"</a> and <img src=x alt=\"a<b\"> this</description></item>"
		"<item><title>two</title><description><a href=\"x>open</a>"
		"</description></item><item><title>three</title></item>"
		"</channel></rss>");

	(void)state;
	assert_int_equal(l.n, 3);
	assert_string_equal(l.v[0]->title,
			    "Ann <ann@n.example> and <http://n.example/> and "
			    "<3");
	assert_true(says(l.v[0], "See the page and"));
	assert_string_equal(l.v[1]->title, "two");
	assert_string_equal(l.v[2]->title, "three");
	done(&l);
}

/* A mark forgotten costs at most the item it stands in. */
static void
forgotten_marks_cost_one_item(void **state)
{
	static const char *const texts[] = {
		"<?xml version='1.0'?<rss><channel><item><title>One</title>"
		"</item><item><title>two</title></item></channel></rss>",
		"<rss version='2.0'<channel><item><title>One</title></item>"
		"<item><title>two</title></item></channel></rss>",
		"<rss version=\"2.0><channel><item id=\"1\"><title>One</title>"
		"</item><item><title>two</title></item></channel></rss>",
		"<rss><channel><item><title>One</title><description>a"
		"</description</item><item><title>two</title></item>"
		"</channel></rss>",
		"<rss><channel><item><title>One</title><link>x/link></item>"
		"<item><title>two</title></item></channel></rss>",
		"<feed><title>N/title><entry><title>One</title></entry>"
		"<entry><title>two</title></entry></feed>",
		"<feed><entry><title>One</title><content><p>a<entry><title>two"
		"</title></entry></feed>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		article_list l = reads(texts[i]);

		assert_int_equal(l.n, 2);
		assert_string_equal(l.v[0]->title, "One");
		assert_string_equal(l.v[1]->title, "two");
		done(&l);
	}
}

static void
namespaces_are_known_by_their_address(void **state)
{
	article_list l = reads(
		"<!-- <html> --><r:rss xmlns:r='http://backend.userland.com/"
		"rss2' xmlns:d='http://purl.org/dc/elements/1.1/' xmlns:own="
		"'http://n.example/own'><r:channel><r:title>N</r:title>"
		"<r:item><own:title>wrong</own:title><r:title>One</r:title>"
		"<d:creator>Ann</d:creator><d:date>2026-05-10</d:date>"
		"</r:item></r:channel></r:rss>");

	(void)state;
	assert_int_equal(l.n, 1);
	assert_string_equal(l.v[0]->feed.title, "N");
	assert_string_equal(l.v[0]->title, "One");
	assert_string_equal(l.v[0]->byline, "Ann");
	assert_string_equal(l.v[0]->published, "2026-05-10");
	done(&l);
}

static void
channel_definitions_are_feeds(void **state)
{
	article_list l = reads(
		"<?xml version='1.0'?><CHANNEL HREF='http://n.example/'>"
		"<TITLE>N</TITLE><ABSTRACT>Of the town</ABSTRACT><ITEM "
		"HREF='http://n.example/1' LASTMOD='2026-05-10T08:00Z'>"
		"<TITLE>One</TITLE><ABSTRACT>Short words</ABSTRACT></ITEM>"
		"</CHANNEL>");

	(void)state;
	assert_int_equal(l.n, 1);
	assert_string_equal(l.v[0]->feed.link, "http://n.example/");
	assert_string_equal(l.v[0]->feed.summary, "Of the town");
	assert_string_equal(l.v[0]->url, "http://n.example/1");
	assert_string_equal(l.v[0]->modified, "2026-05-10T08:00:00Z");
	assert_string_equal(l.v[0]->summary, "Short words");
	done(&l);
}

/* A doctype of HTML before it, a language with an underscore, an entry's
 * source, a link that is another's. */
static void
small_faults_are_read_over(void **state)
{
	article_list l = reads(
		"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'>\n"
		"<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de_CH'>"
		"<title>All</title><entry><title>One</title><source><id>7</id>"
		"<title>Bote</title><link href='http://b.example/'/></source>"
		"<link rel='enclosure'>http://n.example/sound</link>"
		"<link>http://n.example/1</link></entry></feed>");

	(void)state;
	assert_int_equal(l.n, 1);
	assert_string_equal(l.v[0]->feed.language, "de-CH");
	assert_string_equal(l.v[0]->title, "One");
	assert_string_equal(l.v[0]->outlet, "Bote");
	assert_string_equal(l.v[0]->url, "http://n.example/1");
	done(&l);
	l = reads("<rss xml:base='http://n.example/'><channel><item><guid "
		  "isPermaLink='false'>a7</guid></item></channel></rss>");
	assert_string_equal(l.v[0]->item_id, "a7");
	done(&l);
	l = reads("<feed><entry><link rel='alternate' type='application/json' "
		  "href='http://n.example/1.json'/><link rel='alternate' "
		  "type='text/html' href='http://n.example/1'/><link "
		  "rel='alternate' href='http://n.example/print'/></entry>"
		  "</feed>");
	assert_string_equal(l.v[0]->url, "http://n.example/1");
	done(&l);
}

static void
a_clocks_zero_is_no_day(void **state)
{
	article_list l = reads(
		"<rss><channel><item><title>One</title><pubDate>Thu, 01 Jan "
		"1970 00:00:00 GMT</pubDate></item><item><title>Two</title>"
		"<pubDate>0000-00-00 00:00:00</pubDate></item></channel>"
		"</rss>");

	(void)state;
	assert_int_equal(l.n, 2);
	assert_string_equal(l.v[0]->published, "");
	assert_string_equal(l.v[1]->published, "");
	done(&l);
}

static void
addresses_are_made_whole(void **state)
{
	article_list l = reads(
		"<rss><channel><link>http://n.example/feed</link><item><link>"
		"/one?a=1&amp;amp;b=2</link></item><item><link>two</link>"
		"</item></channel></rss>");

	(void)state;
	assert_string_equal(l.v[0]->url, "http://n.example/one?a=1&b=2");
	assert_string_equal(l.v[1]->url, "two");
	done(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(base64_is_decoded_where_it_is_said),
		cmocka_unit_test(addresses_follow_their_base),
		cmocka_unit_test(other_peoples_fields_are_passed_over),
		cmocka_unit_test(the_formats_own_elements_rank_first),
		cmocka_unit_test(broken_feeds_are_mended),
		cmocka_unit_test(a_feed_may_be_empty_or_one_entry),
		cmocka_unit_test(a_json_feed_is_as_new_as_its_items),
		cmocka_unit_test(html_escaped_twice_is_read_as_meant),
		cmocka_unit_test(a_permanent_guid_is_an_address),
		cmocka_unit_test(media_speaks_where_the_item_does_not),
		cmocka_unit_test(charsets_of_feeds_are_found),
		cmocka_unit_test(a_root_alone_is_an_empty_feed),
		cmocka_unit_test(what_speaks_of_feeds_is_none),
		cmocka_unit_test(pictures_speak_where_there_are_no_words),
		cmocka_unit_test(a_summary_without_words_is_given),
		cmocka_unit_test(an_item_of_a_collector_is_of_its_source),
		cmocka_unit_test(plain_text_keeps_its_paragraphs),
		cmocka_unit_test(a_signature_of_an_item_is_furniture),
		cmocka_unit_test(addresses_are_made_whole),
		cmocka_unit_test(a_clocks_zero_is_no_day),
		cmocka_unit_test(entities_of_html_are_read),
		cmocka_unit_test(wrong_references_end_no_feed),
		cmocka_unit_test(short_entities_of_a_doctype_are_read),
		cmocka_unit_test(loose_tags_end_no_feed),
		cmocka_unit_test(forgotten_marks_cost_one_item),
		cmocka_unit_test(namespaces_are_known_by_their_address),
		cmocka_unit_test(channel_definitions_are_feeds),
		cmocka_unit_test(small_faults_are_read_over),
		cmocka_unit_test(a_day_stands_for_the_one_that_is_missing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
