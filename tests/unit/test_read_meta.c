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
#define LD(json) "<script type='application/ld+json'>" json "</script>"

/* What a page must be read as; NULL where it does not matter. */
struct expected {
	const char *page, *title, *outlet, *byline, *published;
};

static void
is(const char *what, const char *got, const char *page)
{
	if (what && strcmp(what, got) != 0)
		fail_msg("\"%s\", not \"%s\", of %s", got, what, page);
}

static void
reads_as(const struct expected *e)
{
	article_list l = {0};

	assert_true(read_bytes(&l, str_of(e->page), "x.html", NULL));
	assert_int_equal(l.n, 1);
	is(e->title, l.v[0]->title, e->page);
	is(e->outlet, l.v[0]->outlet, e->page);
	is(e->byline, l.v[0]->byline, e->page);
	is(e->published, l.v[0]->published, e->page);
	done(&l);
}

static void
reads_all(const struct expected *e, size_t n)
{
	for (size_t i = 0; i < n; i++)
		reads_as(&e[i]);
}

static void
json_ld_is_read_however_it_is_wrapped(void **state)
{
	static const struct expected all[] = {
		{"<html>" LD("\n//<![CDATA[\n{\"@type\":[\"NewsArticle\"],"
			     "\"headline\":\"Ferry stops\n at sea\",\"author\":"
			     "[{\"name\":[\"Ann Lee\"]},{\"name\":\"Bo Strand\""
			     "}],}\n//]]>\n") "<h1>Ferry</h1>" STORY,
		 "Ferry stops at sea", NULL, "Ann Lee, Bo Strand", NULL},
		{"<html>" LD("<!--\n{\"@type\":\"ReportageNewsArticle\","
			     "\"headline\":\"Ferry stops\",\"publisher\":\"The "
			     "Orlow Post\",\"datePublished\":\"2026-05-04\"};\n"
			     "-->") "<h1>Ferry</h1>" STORY,
		 "Ferry stops", "The Orlow Post", NULL, "2026-05-04"},
		{"<html>" LD("/* by hand */{\"@type\":\"Article\",\"headline\":"
			     "\"A \\\"calm\\\" sea\",\"url\":\"http://x.example"
			     "/a//b\",\"author\":\"Ann Lee\"}]}") "<h1>Ferry"
								  "</h1>" STORY,
		 "A \"calm\" sea", NULL, "Ann Lee", NULL},
		{"<html>" LD("{{{{]]]]") "<h1>Ferry</h1>" STORY, "Ferry", "",
		 "", ""},
	};

	(void)state;
	reads_all(all, COUNT(all));
}

/* A graph names its persons and papers by reference. */
static void
json_ld_is_followed_to_what_it_names(void **state)
{
	static const struct expected all[] = {
		{"<html>" LD(
			 "{\"@graph\":[{\"@type\":\"Article\",\"headline\":"
			 "\"Saltwind&#8217;s ferry &amp;#8211; stopped\","
			 "\"author\":{\"@id\":\"#p\"},\"publisher\":{\"@id\":"
			 "\"#o\"}},{\"@type\":\"Person\",\"@id\":\"#p\","
			 "\"name\":\"Ann Lee\"},{\"@type\":\"Organization\","
			 "\"@id\":\"#o\",\"name\":\"Marsk &amp; Selby "
			 "Daily\"}]}") STORY,
		 "Saltwind’s ferry &#8211; stopped", "Marsk & Selby Daily",
		 "Ann Lee", NULL},
		{"<html>" LD("{\"@type\":\"Article\",\"author\":{\"@id\":"
			     "\"#gone\"}}") "<h1>Ferry</h1>" STORY,
		 "Ferry", NULL, "", NULL},
	};

	(void)state;
	reads_all(all, COUNT(all));
}

/* JSON-LD goes first though it stands last, but a moment says more than its
 * day. */
static void
json_ld_goes_before_meta(void **state)
{
	static const struct expected all[] = {
		{"<meta name=pubdate content='2026-05-04T12:10:00Z'><h1>Ferry"
		 "</h1>" STORY LD(
			 "{\"@type\":\"NewsArticle\",\"datePublished\":\"2026-"
			 "05-04T12:10:00+08:00\"}"),
		 NULL, NULL, NULL, "2026-05-04T12:10:00+08:00"},
		{"<meta property='article:published_time' content='2026-05-04T"
		 "12:10:00Z'><h1>Ferry</h1>" STORY LD(
			 "{\"@type\":\"NewsArticle\",\"datePublished\":"
			 "\"2026-05-04\"}"),
		 NULL, NULL, NULL, "2026-05-04T12:10:00Z"},
	};

	(void)state;
	reads_all(all, COUNT(all));
}

/* An address, the site itself or nobody is no byline: then who is named in
 * the page is. */
static void
a_byline_is_a_name(void **state)
{
	static const struct expected all[] = {
		{"<meta property='article:author' content='https://net.example/"
		 "ann'><h1>Ferry</h1><div>By <a rel=author href=/a>Ann Lee</a> "
		 "and <a rel=author href=/b>Bo Strand</a></div>" STORY
		 "<aside><a rel=author>Somebody Else</a></aside>",
		 NULL, NULL, "Ann Lee, Bo Strand", NULL},
		{"<meta name=author content=admin><h1>Ferry</h1><span class='x "
		 "byline'>by <a href=/a>Ann Lee</a></span>" STORY,
		 NULL, NULL, "Ann Lee", NULL},
		{"<meta property=og:site_name content='Orlow Post'><meta "
		 "name=author content='ORLOW POST'><h1>Ferry</h1>"
		 "<div itemprop=author><img alt=x><b itemprop=name>Ann Lee</b> "
		 "writes of the sea.</div>" STORY,
		 NULL, "Orlow Post", "Ann Lee", NULL},
		{"<h1>Ferry</h1>" STORY "<div class=comment-list><span "
		 "itemprop=author>A Reader</span></div>",
		 NULL, NULL, "", NULL},
		{"<meta name=Author content='By Ann Lee'><h1>Ferry</h1>" STORY,
		 NULL, NULL, "Ann Lee", NULL},
	};

	(void)state;
	reads_all(all, COUNT(all));
}

/* What a link to an author says of itself. */
static void
a_link_to_all_posts_names_the_author(void **state)
{
	static const struct expected e = {
		"<html><h1>Ferry stops</h1><a rel=author href=/a>View all "
		"posts by Ann Lee</a>" STORY "</html>",
		NULL, NULL, "Ann Lee", NULL};

	(void)state;
	reads_as(&e);
}

static void
an_entry_has_its_name_for_title(void **state)
{
	static const struct expected all[] = {
		{"<html><title>Marsk Island - The Encyclopedia</title>" LD(
			 "{\"@type\":\"Article\",\"name\":\"Marsk Island\","
			 "\"headline\":\"island in the north\"}") STORY
		 "</html>",
		 "Marsk Island", NULL, NULL, NULL},
		{"<html><title>Marsk Island: Ferry stops - The "
		 "Paper</title>" LD(
			 "{\"@type\":\"Article\",\"name\":\"The Paper\","
			 "\"headline\":\"Marsk Island: Ferry stops\"}") STORY
		 "</html>",
		 "Marsk Island: Ferry stops", NULL, NULL, NULL},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(all); i++)
		reads_as(&all[i]);
}

static void
a_headline_is_without_the_site(void **state)
{
	static const struct expected all[] = {
		{"<title>Ferry stops | News | The Orlow Post</title><meta "
		 "property=og:title content='Ferry stops | News | The Orlow "
		 "Post'><h1>Ferry stops</h1>" STORY,
		 "Ferry stops", "The Orlow Post", NULL, NULL},
		{"<title>Ferry stops - Island Boats Forum</title><h1>Island "
		 "Boats Forum</h1><h2>Ferry stops</h2>" STORY,
		 "Ferry stops", "Island Boats Forum", NULL, NULL},
		{"<title>Notes from the shore: The ferry again</title><h1><a "
		 "href='/'>Notes from the shore</a></h1><h1>The ferry again"
		 "</h1>" STORY,
		 "The ferry again", "Notes from the shore", NULL, NULL},
		{"<title>Паром остановлен — Морская жизнь</title><h1>Паром "
		 "остановлен</h1>" STORY,
		 "Паром остановлен", "Морская жизнь", NULL, NULL},
		{"<title>渡輪進水 84人獲救 - 社會 - 海角電子報</title><meta "
		 "property=og:title content='渡輪進水 84人獲救 - 社會'><h1>渡輪"
		 "進水 84人獲救</h1>" STORY,
		 "渡輪進水 84人獲救", "海角電子報", NULL, NULL},
		{"<title>Water in the engine room: the ferry stops - Boats"
		 "</title>" STORY,
		 "Water in the engine room: the ferry stops", "Boats", NULL,
		 NULL},
		{"<title>Ferry stops « Marsk Blog</title><h1><a href='http://"
		 "m.example/'>Marsk Blog</a></h1><h2>Ferry stops</h2>" STORY,
		 "Ferry stops", "Marsk Blog", NULL, NULL},
		/* A dash may belong to the headline. */
		{"<title>Ferry stopped after a leak - police</title>" STORY,
		 "Ferry stopped after a leak - police", "", NULL, NULL},
		{"<title>Ferry - stopped</title><h1>Ferry - stopped</h1>" STORY,
		 "Ferry - stopped", "", NULL, NULL},
		/* A heading links to itself, and is edited. */
		{"<title>Reading tides - A wiki</title><h1>Reading tides<a "
		 "href=#t>¶</a> <span "
		 "class=mw-editsection>[<a>edit</a>]</span></h1>" STORY,
		 "Reading tides", "A wiki", NULL, NULL},
	};

	(void)state;
	reads_all(all, COUNT(all));
}

/* Of several days that of the headline, not of the paper or of comments. */
static void
the_day_stands_at_the_headline(void **state)
{
	static const struct expected all[] = {
		{"<header><time datetime=2026-06-30>today</time></header><h1>"
		 "Ferry</h1><time>May 4, 2026</time>" STORY,
		 NULL, NULL, NULL, "2026-05-04"},
		{"<html><time datetime=2026-05-04T10:00>4 "
		 "May</time><h1>Ferry</h1>" STORY STORY STORY
		 "<div class=comments><time "
		 "datetime=2026-05-06>6 May</time></div><time datetime="
		 "2024-01-01></time>",
		 NULL, NULL, NULL, "2026-05-04T10:00:00"},
		{"<h1>Ferry</h1><abbr class=published title='2026-05-04T09:12"
		 ":00+02:00'>9:12</abbr>" STORY,
		 NULL, NULL, NULL, "2026-05-04T09:12:00+02:00"},
		{"<h1>Ferry</h1><time class=updated datetime=2026-05-05>x"
		 "</time><time class='entry published' datetime=2026-05-04>x"
		 "</time>" STORY,
		 NULL, NULL, NULL, "2026-05-04"},
		{"<h1>Ferry</h1><dl><dt>Joined:</dt><dd>Sat Mar 03, 2018 9:14 "
		 "am</dd></dl>" STORY,
		 NULL, "", NULL, NULL},
	};

	(void)state;
	reads_all(all, COUNT(all));
}

/* The names that meta elements have at agencies, journals and offices. */
static void
meta_elements_of_many_habits_are_known(void **state)
{
	static const struct expected all[] = {
		{"<meta name=ArticleTitle content='关于航线的通知'><meta name="
		 "PubDate content='2026-05-04 12:10'><meta name=SiteName "
		 "content='海角市政府'>" STORY,
		 "关于航线的通知", "海角市政府", "", "2026-05-04T12:10:00"},
		{"<meta name=DC.Title content='Tides'><meta name=DC.Creator "
		 "content='Ann Lee'><meta name=DC.Date.Issued content="
		 "2026-05-04><meta name=DC.Publisher content='Sea "
		 "Press'>" STORY,
		 "Tides", "Sea Press", "Ann Lee", "2026-05-04"},
		{"<meta name=citation_title content='Tides'><meta name="
		 "citation_author content='Lee, Ann'><meta name="
		 "citation_publication_date content=2026/05/04>" STORY,
		 "Tides", NULL, "Lee, Ann", "2026-05-04"},
		{"<meta name='weibo: article:create_at' content='2026-05-04 "
		 "12:10:33'><meta name=application-name content=海角网>" STORY,
		 NULL, "海角网", NULL, "2026-05-04T12:10:33"},
	};

	(void)state;
	reads_all(all, COUNT(all));
}

/* A page that a script fills has its text in JSON-LD alone. */
static void
a_text_that_is_only_declared_is_read(void **state)
{
	article_list l = {0};

	(void)state;
	assert_true(read_bytes(
		&l,
		STR("<html><h1>Ferry stops</h1><div id=root><p>Loading …</p>"
		    "</div>" LD(
			    "{\"@type\":\"NewsArticle\",\"articleBody\":\"The "
			    "ferry to Marsk stopped on Monday after water came "
			    "into its engine room, the harbour office said in "
			    "a statement.\\n\\nAll 84 passengers were brought "
			    "ashore by fishing boats within two hours, and "
			    "nobody was hurt.\"}")),
		"x.html", NULL));
	assert_true(str_starts(l.v[0]->text, STR("The ferry to Marsk")));
	assert_true(str_find(str_sub(l.v[0]->text, 0, l.v[0]->body),
			     STR("\n\nAll 84"), 0) != (size_t)-1);
	assert_true(str_find(l.v[0]->text, STR("Loading"), 0) == (size_t)-1);
	done(&l);
}

static void
names_that_lead_nowhere_cost_no_more(void **state)
{
	struct buf b = BUF_INIT;
	article_list l = {0};

	(void)state;
	buf_adds(&b, "<html><script type='application/ld+json'>[");
	for (int i = 0; i < 40000; i++)
		buf_printf(&b,
			   "{\"@type\":\"Article\",\"author\":{\"@id\":"
			   "\"#%d\"}},",
			   i);
	buf_adds(&b, "]</script><h1>Ferry</h1>" STORY);
	for (int i = 0; i < 20000; i++)
		buf_adds(&b, "<div class='author published' rel=author>");
	assert_true(read_bytes(&l, buf_str(&b), "x.html", NULL));
	done(&l);
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_link_to_all_posts_names_the_author),
		cmocka_unit_test(an_entry_has_its_name_for_title),
		cmocka_unit_test(json_ld_is_read_however_it_is_wrapped),
		cmocka_unit_test(json_ld_is_followed_to_what_it_names),
		cmocka_unit_test(json_ld_goes_before_meta),
		cmocka_unit_test(a_byline_is_a_name),
		cmocka_unit_test(a_headline_is_without_the_site),
		cmocka_unit_test(the_day_stands_at_the_headline),
		cmocka_unit_test(meta_elements_of_many_habits_are_known),
		cmocka_unit_test(a_text_that_is_only_declared_is_read),
		cmocka_unit_test(names_that_lead_nowhere_cost_no_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
