/* Pages of many makers: what is told of each is its text, part by part. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "articles.h"

#include "rashomon/read/html.h"

#define FERRY                                                             \
	"The ferry to Marsk stopped on Monday after water came into its " \
	"engine room, the harbour office said in a statement."
#define ASHORE                                                               \
	"All 84 passengers were brought ashore by fishing boats within two " \
	"hours, and nobody was hurt, the coast guard said."
#define FINED                                                             \
	"The company that runs the line has been fined twice since 2019 " \
	"for late inspections of its hulls."
#define LONG FERRY " " ASHORE " " FINED " " ASHORE " " FERRY " " FINED
#define THREE FERRY "\n\n" ASHORE "\n\n" FINED

static void
text_is(const char *page, const char *text)
{
	article_list l = {0};
	struct str got;

	assert_true(read_bytes(&l, str_of(page), "x.html", NULL));
	assert_int_equal(l.n, 1);
	got = str_sub(l.v[0]->text, 0, l.v[0]->body);
	if (!str_eq(got, str_of(text)))
		fail_msg("\"%.*s\" of %s", STR_ARG(got), page);
	done(&l);
}

static void
paragraphs_are_found_without_p(void **state)
{
	static const char *const pages[] = {
		/* Tables as layout, words in fonts. */
		"<HTML><TABLE><TR><TD><A HREF=a>Home</A><BR><A HREF=b>Sports"
		"</A></TD><TD><FONT SIZE=2>" FERRY "<BR><BR>" ASHORE
		"<BR>&nbsp;<BR>" FINED "</FONT></TD></TR></TABLE></HTML>",
		/* A span in each of many parts. */
		"<html><div><div class=x><span>" FERRY "</span></div><div "
		"class=x><span>" ASHORE "</span></div><div class=x><span>" FINED
		"</span></div></div></html>",
		/* A part for all, parted by line breaks. */
		"<html><div class=post-body>" FERRY "<br />\n<br />" ASHORE
		"<br /><b><br />" FINED "</b></div></html>",
		/* Set by lines. */
		"<html><pre>" FERRY "\n\n" ASHORE "\n \n" FINED "</pre></html>",
		/* Sections in sections, as editors of messages make them. */
		"<html><div><section><section><span>" FERRY "</span></section>"
		"</section><section><br></section><section><section>" ASHORE
		"</section></section><section><p>" FINED "</p></section></div>",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(pages); i++)
		text_is(pages[i], THREE);
}

static void
a_thread_is_all_its_posts(void **state)
{
	(void)state;
	text_is("<html><title>Ferry - Boats Forum</title><h1>Boats Forum</h1>"
		"<div id=body><h2>Ferry</h2><div class='post bg1'><dl class="
		"postprofile><dt>cat</dt><dd>Joined: Sat Mar 03, 2018</dd></dl>"
		"<p class=author>Post by <b>cat</b> » Mon May 04, 2026 1:12 pm"
		"</p><div class=content>" FERRY "</div><div class=signature>"
		"Sail fast</div></div><div class='post bg2'><p class=author>"
		"Post by <b>reed41</b> » Mon May 04, 2026 2:30 pm</p><div "
		"class=content>" ASHORE "</div></div><div class='post bg1'>"
		"<div class=content>" FINED "</div></div></div></html>",
		THREE);
}

/* Parts alike only by how they are laid out are not one text. */
static void
rows_of_a_layout_are_no_thread(void **state)
{
	(void)state;
	text_is("<html><body><div class=row><div><p>" FERRY "</p><p>" ASHORE
		"</p><p>" FINED "</p></div></div><div class=row><div><p>Our "
		"paper was founded in 1911, by two sisters, on the island."
		"</p></div></div><div class=row><div><p>Write to us, by mail, "
		"or by telephone, or come and see us at the harbour.</p></div>"
		"</div></body></html>",
		THREE);
}

static void
a_product_is_told_with_its_table(void **state)
{
	(void)state;
	text_is("<html><body><main><h1>A bilge pump</h1><button>Buy</button>"
		"<div class=description><p>" FERRY "</p></div><h2>Values</h2>"
		"<table><tr><th>Voltage</th><td>12 V, 24 V</td></tr><tr><th>"
		"Flow</th><td>1,900 l/h</td></tr></table></main><footer>Shop"
		"</footer></body></html>",
		FERRY "\n\nValues\n\nVoltage | 12 V, 24 V\n\nFlow | 1,900 l/h");
}

/* A manual, an encyclopedia: links to the heading itself, numbers of notes. */
static void
signs_of_links_are_no_words(void **state)
{
	(void)state;
	text_is("<html><body><div role=main><h1>Tides<a "
		"href=#t>¶</a></h1><p>" FERRY
		"<sup><a href='#n1'>[1]</a></sup></p><h2>Heights<span "
		"class=mw-editsection>[<a href=/e>edit</a>]</span></h2><p>"
		"Water weighs 10<sup>3</sup> kg.</p><div class=navbox><p>All "
		"of the tides.</p></div></div></body></html>",
		FERRY "\n\nHeights\n\nWater weighs 103 kg.");
}

static void
what_stands_above_the_text_is_no_text(void **state)
{
	(void)state;
	text_is("<html><meta name=author content='Ann Lee'><article><h1>Ferry"
		"</h1><div>Ann Lee · Follow</div><p>4 min read</p><span>· May "
		"4, 2026</span><p>" FERRY "</p></article></html>",
		FERRY);
	text_is("<html><article><h1>Le ferry</h1><div>Par <a>José Dupré</a> — "
		"Publié le 4 mai 2026 à 10h20, mis à jour le 4 mai 2026 à "
		"12h05</div><p>" FERRY "</p></article></html>",
		FERRY);
	text_is("<html><meta charset=utf-8><h1>渡轮</h1><div><p>　　据港务部门"
		"通报，开往马斯克岛的渡轮当天上午机舱进水，航线随即停运。</p>"
		"<p>　船上84名乘客全部获救。</p><p>(责编：张三、李四)</"
		"p><p>停运"
		"的渡轮。（记者王小明摄）</p></div></html>",
		"据港务部门通报，开往马斯克岛的渡轮当天上午机舱进水，航线随即停"
		"运。"
		"\n\n船上84名乘客全部获救。");
}

/* One line break is enough where the next line is set in. */
static void
an_indent_parts_paragraphs(void **state)
{
	(void)state;
	text_is("<html><div>"
		"　　据港务部门通报，开往马斯克岛的渡轮当天上午机舱进水。"
		"<br/"
		">　　船上84名乘客全部获救。<br>&nbsp;&nbsp;&nbsp;&nbsp;"
		"航线随即"
		"停运。<br>直到周四。</div></html>",
		"据港务部门通报，开往马斯克岛的渡轮当天上午机舱进水。\n\n"
		"船上84名乘客全部获救。\n\n航线随即停运。 直到周四。");
}

/* A label before a link leads elsewhere; a link in a sentence does not. */
static void
a_line_that_leads_elsewhere_is_furniture(void **state)
{
	(void)state;
	text_is("<html><article><p>" FERRY "</p><p><b>READ MORE: <a href=x>A "
		"bridge to Marsk will be built in five "
		"years</a></b></p><p>" ASHORE
		"</p><p>Its captain, <a href=x>who has sailed for thirty years "
		"on "
		"this line</a>, is well.</p></article></html>",
		FERRY
		"\n\n" ASHORE
		"\n\nIts captain, who has sailed for thirty years on this "
		"line, is well.");
}

/* Rows and items are no bylines, dated or not. */
static void
a_row_of_data_is_no_byline(void **state)
{
	(void)state;
	text_is("<html><table><tr><th>Date</th><td>4 May 2026</td></tr><tr>"
		"<th>Dead</th><td>0</td></tr></table><p>" FERRY "</p></html>",
		"Date | 4 May 2026\n\nDead | 0\n\n" FERRY);
}

static void
captions_have_a_role_and_are_no_text(void **state)
{
	static const char page[] =
		"<html><article><h1>Ferry</h1><p>" FERRY
		"</p><figure><img alt=x><figcaption>The ferry in 2024. "
		"Photo: A. Lee</figcaption></figure><div class='wp-caption'>"
		"<img><p>The harbour.</p></div><p>" ASHORE
		"</p><aside><figure><figcaption>Buy a boat</figcaption>"
		"</figure></aside></article></html>";
	article_list l = {0};
	size_t captions;

	(void)state;
	text_is(page, FERRY "\n\n" ASHORE);
	assert_true(read_bytes(&l, str_of(page), "x.html", NULL));
	captions = count_role(l.v[0], ROLE_CAPTION);
	assert_int_equal(captions, 2);
	assert_true(says(l.v[0], "The ferry in 2024."));
	done(&l);
}

/* What a template declares is not believed against the text. */
static void
the_language_is_that_of_the_text(void **state)
{
	static const struct {
		const char *page, *language;
	} all[] = {
		{"<html lang=en-US><p>Die Fähre nach Marsk hat am Montag den "
		 "Betrieb eingestellt, nachdem Wasser in den Maschinenraum "
		 "eingedrungen war, wie das Hafenamt mitteilte.</p><p>Alle 84 "
		 "Fahrgäste wurden von Booten an Land gebracht, und die "
		 "Reederei ist zweimal verurteilt worden.</p></html>",
		 "de"},
		{"<html lang=pt-BR><p>" FERRY ASHORE FINED "</p></html>", "en"},
		/* Of a language that cannot be told the page is believed. */
		{"<html lang=fi><p>" FERRY ASHORE FINED "</p></html>", "fi"},
		{"<html lang=fr><p>Ici.</p></html>", "fr"},
		{"<html "
		 "lang=en><p>据港务部门通报，开往马斯克岛的渡轮当天上午机舱"
		 "进水，航线随即停运。船上84名乘客在两小时内由渔船全部接上岸，"
		 "没有人受重伤。官员预计，航线将于周四恢复，班次减半，并将每日"
		 "检"
		 "查船体。</p></html>",
		 "zh-Hans"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(all); i++) {
		article_list l = {0};

		assert_true(
			read_bytes(&l, str_of(all[i].page), "x.html", NULL));
		assert_string_equal(l.v[0]->language, all[i].language);
		done(&l);
	}
}

static void
expect_blocks_of(const struct article *a, const char *language)
{
	assert_string_equal(a->language, language);
	for (size_t i = 0; i < a->blocks.n; i++)
		if (*a->blocks.v[i].language)
			assert_string_equal(a->blocks.v[i].language, language);
}

/* A short line has too few words to tell its language by. */
static void
a_heading_has_the_language_of_its_article(void **state)
{
	article_list l = {0};

	(void)state;
	assert_true(read_bytes(&l,
			       STR("<html><h1>Boats at sea</h1><div><p>" FERRY
				   "</p><h2>Fines at sea</h2><p>" ASHORE
				   "</p></div></html>"),
			       "x.html", NULL));
	expect_blocks_of(l.v[0], "en");
	done(&l);
	assert_true(read_bytes(
		&l,
		STR("<html lang=en-US><h1>Ilha Marsk</h1><div><p>Fonte: "
		    "Sel 2</p><p>A ligação de barco para a ilha de Marsk foi "
		    "suspensa na segunda-feira depois de entrar água na casa "
		    "das máquinas, disse a autoridade portuária. Os 84 "
		    "passageiros não ficaram feridos e foram levados para "
		    "terra em barcos de pesca. A companhia de barcos ainda não "
		    "respondeu.</p></div></html>"),
		"x.html", NULL));
	expect_blocks_of(l.v[0], "pt");
	done(&l);
}

/* What a wall lets through is told to be a part. */
static void
a_stub_says_that_it_is_cut(void **state)
{
	static const struct {
		const char *page;
		bool cut;
	} all[] = {
		{"<html><script type='application/ld+json'>{\"@type\":"
		 "\"NewsArticle\",\"isAccessibleForFree\":\"False\"}</script>"
		 "<article><p>" FERRY "</p><p>All 84 passengers were…</p>"
		 "</article></html>",
		 true},
		{"<html><script type='application/ld+json'>{\"@type\":"
		 "\"NewsArticle\",\"isAccessibleForFree\":false}</script>"
		 "<article><p>" FERRY "</p><p>" ASHORE "</p></article></html>",
		 false},
		{"<html><article><p>" FERRY "</p><p>All 84 passengers were "
		 "brought ashore by ...</p><div class=wall><p>Subscribe to "
		 "read "
		 "the whole story.</p></div></article></html>",
		 true},
		{"<html><article><p>" FERRY "</p><p>And so it goes…</p>"
		 "</article></html>",
		 false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(all); i++) {
		article_list l = {0};

		assert_true(
			read_bytes(&l, str_of(all[i].page), "x.html", NULL));
		assert_int_equal(l.v[0]->truncated, all[i].cut);
		done(&l);
	}
}

/* Each piece took time with the square of its number, or would. */
static void
parts_alike_without_end_cost_no_more(void **state)
{
	static const char *const pieces[] = {
		"<div class=post><p>" FERRY "</p></div>",
		"<div class=post><p>" FERRY "</p>",
		"<span><font>",
		"<td>" FERRY,
		"<sup><a href=#>",
		"<pre>\n\n",
		"<table><tr><td>a<td>b",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(pieces); i++) {
		struct buf b = BUF_INIT;
		article_list l = {0};

		buf_adds(&b, "<html><h1>Ferry</h1><p>" ASHORE "</p>");
		for (int j = 0; j < 20000; j++)
			buf_adds(&b, pieces[i]);
		assert_true(read_bytes(&l, buf_str(&b), "x.html", NULL));
		done(&l);
		buf_free(&b);
	}
}

#define LEAD                                                            \
	"A ferry with 84 people on board lost its engine off Marsk on " \
	"Monday; nobody was hurt."
#define BODY_OF                                                      \
	"<div class=text><p>" FERRY "</p><p>" ASHORE "</p><p>" FINED \
	"</p></div>"

/* The first paragraph is often set apart from the rest. */
static void
the_lead_is_read(void **state)
{
	static const char *const pages[] = {
		"<html><body><article><header><h1>Ferry adrift</h1><p>" LEAD
		"</p></header>" BODY_OF "</article></body></html>",
		"<html><body><h1>The Paper</h1><p>Every word of this stands "
		"here on each page of the paper, all year long.</p><main>"
		"<h1>Ferry adrift</h1><div class=teaser-text>" LEAD
		"</div><ul><li>Something else that happened in Marsk on "
		"Monday, and then on Tuesday.</li></ul>" BODY_OF
		"</main></body></html>",
		"<html><body><div id=a><div><h2>" LEAD "</h2>" BODY_OF
		"</div></div></body></html>",
		/* Said twice. */
		"<html><body><main><h1>Ferry adrift</h1><div><p>" LEAD
		"</p></div><div><p>" LEAD "</p></div><div><div>" BODY_OF
		"</div></div></main></body></html>",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(pages); i++)
		text_is(pages[i], LEAD "\n\n" THREE);
}

static void
what_is_no_lead_is_left(void **state)
{
	static const char *const pages[] = {
		/* Said again in the text. */
		"<html><body><main><h1>Ferry adrift</h1><p>" FERRY
		"</p>" BODY_OF "</main></body></html>",
		/* No sentence. */
		"<html><body><main><h1>Ferry adrift</h1><p>Engine room under "
		"water off Marsk, passengers brought ashore</p>" BODY_OF
		"</main></body></html>",
		"<html><body><main><h1>Ferry adrift</h1><p><a href=x>" LEAD
		"</a></p>" BODY_OF "</main></body></html>",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(pages); i++)
		text_is(pages[i], THREE);
}

static void
lines_that_lead_elsewhere_are_left(void **state)
{
	static const char *const lines[] = {
		"READ MORE: A bridge closes in Marsk",
		"- Anzeige -",
		"Lea tambi\u00E9n: Cierra un puente",
		"\u00C0 lire aussi :",
		"\u5EF6\u4F38\u95B1\u8B80\uFF1A\u6A4B\u5C01\u9589",
		"Photo: Harbour Office",
		"The ferry at the quay | Foto: Harbour Office",
		"Quelle: Hafenamt"};
	struct buf page = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < COUNT(lines); i++) {
		buf_clear(&page);
		buf_adds(&page,
			 "<html><body><h1>Ferry</h1><div><p>" FERRY "</p><p>");
		buf_adds(&page, lines[i]);
		buf_adds(&page, "</p><p>" ASHORE "</p></div></body></html>");
		text_is(page.p, FERRY "\n\n" ASHORE);
	}
	buf_free(&page);
}

static void
a_line_that_announces_links_goes_with_them(void **state)
{
	(void)state;
	text_is("<html><body><h1>Ferry</h1><div><p>" FERRY "</p><p>The company "
		"said:</p><p>" ASHORE "</p><p>" FINED "</p><p>Our other "
		"reports on this:</p><ul><li><a href=a>A bridge closes in "
		"Marsk after storms</a></li></ul><p>And from the south:</p>"
		"</div></body></html>",
		FERRY "\n\nThe company said:\n\n" ASHORE "\n\n" FINED);
}

/* Of a server that speaks before its page. */
static void
what_stands_before_a_page_hides_it_not(void **state)
{
	static const char *const starts[] = {
		"<script>var a = '<';</script>", "<style>p { top: 0 }</style>",
		"<br />\n<b>Warning</b>: a line of the server<br />"};
	struct buf page = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < COUNT(starts); i++) {
		buf_clear(&page);
		buf_adds(&page, starts[i]);
		for (int j = 0; j < 4000; j++)
			buf_addc(&page, '\n');
		buf_adds(&page,
			 "<!DOCTYPE html><html><body><h1>Ferry</h1><p>" FERRY
			 "</p><p>" ASHORE "</p><p>" FINED "</p></body></html>");
		assert_true(html_sniff(buf_str(&page)));
	}
	buf_free(&page);
}

static void
the_time_to_read_is_no_text(void **state)
{
	(void)state;
	text_is("<html><body><h1>Ferry</h1><div><p>4 Min Read</p><p>" FERRY
		"</p><p>" ASHORE "</p></div></body></html>",
		FERRY "\n\n" ASHORE);
}

/* Before the first paragraph a caption may be a sentence. */
static void
a_caption_is_no_first_paragraph(void **state)
{
	(void)state;
	text_is("<html><body><h1>Ferry</h1><div><p>In this file photo of 2019 "
		"the ferry lies at the quay of Marsk.</p><p>" FERRY "</p><p>"
		"In a file photo she is white; now she is red.</p><p>" ASHORE
		"</p></div></body></html>",
		FERRY
		"\n\nIn a file photo she is white; now she is red.\n\n" ASHORE);
	text_is("<html><body><h1>Ferry</h1><div><p>\u00A9 Ann Lee " FERRY
		"</p><p>" ASHORE "</p></div></body></html>",
		"\u00A9 Ann Lee " FERRY "\n\n" ASHORE);
}

/* Parts alike are alike inside frames without a name, too. */
static void
frames_without_name_hide_no_likeness(void **state)
{
	(void)state;
	text_is("<html><body><div><h1>Ferry</h1><div><div><div "
		"class=block><p>" FERRY
		"</p></div></div></div><div><div><div class=block><p>" ASHORE
		"</p></div></div></div><div><div><div class=block><p>" FINED
		"</p></div></div></div></div></body></html>",
		THREE);
}

static void
sentences_that_begin_like_labels_stay(void **state)
{
	(void)state;
	text_is("<html><body><h1>Ferry</h1><div><p>" FERRY "</p><p>Related "
		"companies were fined as well.</p><p>Tags were found on the "
		"photo: a name and a year.</p></div></body></html>",
		FERRY "\n\nRelated companies were fined as well.\n\nTags were "
		      "found on the photo: a name and a year.");
}

/* What is brief by nature is named so only where it is; and what holds the
 * headline and its text is named after what is beside them. */
static void
names_are_not_believed_of_long_parts(void **state)
{
	(void)state;
	text_is("<html><body><div><h1>Ferry</h1><p>" LONG " " LONG " " LONG
		"</p><div class=paywall-box><p>" LONG
		"</p></div></div></body></html>",
		LONG " " LONG " " LONG "\n\n" LONG);
	text_is("<html><body><div><div "
		"class=with-sidebar><h1>Ferry</h1><p>" LONG "</p></div><p>" LONG
		" " LONG " " LONG "</p></div></body></html>",
		LONG "\n\n" LONG " " LONG " " LONG);
}

static void
brief_parts_are_believed(void **state)
{
	static const char *const names[] = {"paywall", "share-bar", "tags",
					    "post-tags", "login-hint"};
	struct buf page = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		buf_clear(&page);
		buf_adds(&page, "<html><body><h1>Ferry</h1><div><p>" FERRY
				"</p><p>" ASHORE "</p><div class=\"");
		buf_adds(&page, names[i]);
		buf_adds(&page,
			 "\"><p>Marsk, ferries, engines</p></div><p>" FINED
			 "</p></div></body></html>");
		text_is(page.p, THREE);
	}
	buf_free(&page);
}

static void
a_word_in_a_word_is_no_name(void **state)
{
	(void)state;
	text_is("<html><body><h1>Ferry</h1><div><p class=tagStyle>" FERRY
		"</p><div class=PageRootText>" ASHORE "</div><p>" FINED
		"</p></div></body></html>",
		THREE);
}

#define PIECE(name, words)                                                \
	"<div><div class=" name "><div><div><div><div><div><div class=x>" \
	"<p>" words "</p></div></div></div></div></div></div></div></div>"

static void
pieces_deep_in_parts_are_one_article(void **state)
{
	(void)state;
	text_is("<html><body><ul><li><a href=a>Home</a></ul><div id=wrap><h1>"
		"Ferry</h1>" PIECE("a", FERRY) PIECE("b", ASHORE)
			PIECE("c", FINED) PIECE("d", FERRY " " FINED)
				PIECE("e", ASHORE) "</div></body></html>",
		THREE "\n\n" FERRY " " FINED "\n\n" ASHORE);
}

/* A name may tell a property instead of what the part is. */
static void
names_of_properties_are_no_names_of_parts(void **state)
{
	static const char *const names[] = {
		"field label-hidden",
		"post category-social-media tag-banner",
		"column has-sidebar",
		"no-sidebar",
		"elementor-widget-text",
		"report subjective commentary"};
	struct buf page = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		buf_clear(&page);
		buf_adds(&page, "<html><body><h1>Ferry</h1><div><p>" FERRY
				"</p><p>" ASHORE "</p><div class=\"");
		buf_adds(&page, names[i]);
		buf_adds(&page,
			 "\"><p>" FINED "</p></div></div></body></html>");
		text_is(page.p, THREE);
	}
	buf_free(&page);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_time_to_read_is_no_text),
		cmocka_unit_test(a_line_that_announces_links_goes_with_them),
		cmocka_unit_test(what_stands_before_a_page_hides_it_not),
		cmocka_unit_test(a_caption_is_no_first_paragraph),
		cmocka_unit_test(frames_without_name_hide_no_likeness),
		cmocka_unit_test(pieces_deep_in_parts_are_one_article),
		cmocka_unit_test(names_are_not_believed_of_long_parts),
		cmocka_unit_test(brief_parts_are_believed),
		cmocka_unit_test(a_word_in_a_word_is_no_name),
		cmocka_unit_test(names_of_properties_are_no_names_of_parts),
		cmocka_unit_test(the_lead_is_read),
		cmocka_unit_test(what_is_no_lead_is_left),
		cmocka_unit_test(lines_that_lead_elsewhere_are_left),
		cmocka_unit_test(sentences_that_begin_like_labels_stay),
		cmocka_unit_test(paragraphs_are_found_without_p),
		cmocka_unit_test(a_thread_is_all_its_posts),
		cmocka_unit_test(rows_of_a_layout_are_no_thread),
		cmocka_unit_test(a_product_is_told_with_its_table),
		cmocka_unit_test(signs_of_links_are_no_words),
		cmocka_unit_test(what_stands_above_the_text_is_no_text),
		cmocka_unit_test(an_indent_parts_paragraphs),
		cmocka_unit_test(a_line_that_leads_elsewhere_is_furniture),
		cmocka_unit_test(a_row_of_data_is_no_byline),
		cmocka_unit_test(captions_have_a_role_and_are_no_text),
		cmocka_unit_test(the_language_is_that_of_the_text),
		cmocka_unit_test(a_heading_has_the_language_of_its_article),
		cmocka_unit_test(a_stub_says_that_it_is_cut),
		cmocka_unit_test(parts_alike_without_end_cost_no_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
