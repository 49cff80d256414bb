#include "rashomon/export/export.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "articles.h"

static const char page[] =
	"---\ntitle: \"High water\"\ndate: 2026-05-03\nauthor:\n  - Ann Lee\n"
	"source: North Wire\nlang: en\nurl: http://n.example/1\n---\n\n"
	"The river rose by *three* meters on [Sunday](http://x.example) &amp; "
	"fell.\n\n## What is known\n\n- 40 houses were lost\n- No one died\n\n"
	"> \"We were lucky.\"\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
	"```\ncode\n```\n";

static void
markdown_has_front_matter_and_blocks(void **state)
{
	article_list l = reads(page);
	const struct article *a = l.v[0];

	(void)state;
	assert_int_equal(l.n, 1);
	assert_string_equal(a->kind, "markdown");
	assert_string_equal(a->title, "High water");
	assert_string_equal(a->byline, "Ann Lee");
	assert_string_equal(a->outlet, "North Wire");
	assert_string_equal(a->published, "2026-05-03");
	assert_string_equal(a->url, "http://n.example/1");
	assert_true(says(a, "three meters on Sunday & fell."));
	assert_true(says(a, "code"));
	assert_int_equal(count_role(a, ROLE_LIST_ITEM), 2);
	assert_int_equal(count_role(a, ROLE_QUOTE), 1);
	assert_int_equal(count_role(a, ROLE_TABLE_ROW), 2);
	assert_int_equal(count_role(a, ROLE_SUBHEADING), 1);
	done(&l);
}

static void
json_has_many_shapes(void **state)
{
	article_list l = reads(
		"{\"status\":\"ok\",\"articles\":[{\"source\":{\"name\":"
		"\"North Wire\"},\"author\":\"Ann Lee\",\"title\":\"One\","
		"\"publishedAt\":\"2026-05-03T08:00:00Z\",\"content\":"
		"\"<p>The river rose.</p><p>It fell.</p>\"},{\"headline\":"
		"\"Two\",\"articleBody\":\"First line.\\n\\nSecond line.\"}]}");

	(void)state;
	assert_int_equal(l.n, 2);
	assert_string_equal(l.v[0]->outlet, "North Wire");
	assert_string_equal(l.v[0]->published, "2026-05-03T08:00:00Z");
	assert_int_equal(count_role(l.v[0], ROLE_BODY), 2);
	assert_string_equal(l.v[1]->title, "Two");
	assert_int_equal(count_role(l.v[1], ROLE_BODY), 2);
	done(&l);
	l = reads("{\"title\":\"One\",\"text\":\"a b c\"}\n"
		  "{\"title\":\"Two\",\"text\":\"d e f\"}\n");
	assert_int_equal(l.n, 2);
	done(&l);
}

static void
a_bad_line_of_json_is_named(void **state)
{
	struct error e = ERROR_INIT;
	article_list l = {0};

	(void)state;
	assert_false(read_bytes(&l,
				STR("{\"title\":\"One\"}\n{\"title\n"
				    "{\"title\":\"Three\"}\n"),
				"a.jsonl", &e));
	assert_int_equal(l.n, 2); /* the rest is there */
	assert_string_equal(e.what.p, "line 2 is no article");
	error_free(&e);
	done(&l);
}

/* What `import` prints of an article, released with free(). */
static char *
exported(const struct article *a)
{
	char *z = NULL;
	size_t n = 0;
	FILE *out = open_memstream(&z, &n);

	assert_non_null(out);
	export_article(a, out);
	fclose(out);
	return z;
}

static void
what_import_prints_reads_back_the_same(void **state)
{
	article_list l = reads(page), again;
	char *first = exported(l.v[0]), *second;

	(void)state;
	again = reads(first);
	assert_int_equal(again.n, 1);
	second = exported(again.v[0]);
	assert_string_equal(first, second);
	free(first);
	free(second);
	done(&l);
	done(&again);
}

static void
a_mail_gives_its_best_part(void **state)
{
	article_list l = reads(
		"From: =?utf-8?Q?North_W=C3=AFre?= <n@n.example>\r\n"
		"Subject: =?UTF-8?B?SGlnaA==?=\r\n =?UTF-8?B?IHdhdGVy?=\r\n"
		"Date: Sun, 03 May 2026 08:00:00 +0000\r\n"
		"MIME-Version: 1.0\r\n"
		"Content-Type: multipart/alternative; boundary=\"b1\"\r\n\r\n"
		"--b1\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
		"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
		"The river at R=FCgen rose by three meters on Sunday and "
		"the=\r\n"
		" bridge was closed to all traffic.\r\n"
		"--b1--\r\n");
	const struct article *a = l.v[0];

	(void)state;
	assert_int_equal(l.n, 1);
	assert_string_equal(a->kind, "mail");
	assert_string_equal(a->title, "High water");
	assert_string_equal(a->outlet, "North Wïre");
	assert_string_equal(a->published, "2026-05-03T08:00:00Z");
	assert_true(says(a, "Rügen rose"));
	assert_true(says(a, "and the bridge"));
	done(&l);
}

static void
a_mailbox_gives_its_mails(void **state)
{
	article_list l =
		reads("From a@n.example Sun May  3 08:00:00 2026\n"
		      "From: A <a@n.example>\nSubject: One\n\n"
		      "The river rose by three meters on Sunday.\n\n"
		      "From b@n.example Sun May  3 09:00:00 2026\n"
		      "From: B <b@n.example>\nSubject: Two\n"
		      "Content-Transfer-Encoding: base64\n\n"
		      "VGhlIGJyaWRnZSB3YXMgY2xvc2VkIG9uIFN1bmRheS4=\n");

	(void)state;
	assert_int_equal(l.n, 2);
	assert_string_equal(l.v[0]->title, "One");
	assert_int_equal(l.v[1]->item, 2);
	assert_true(says(l.v[1], "bridge was closed"));
	done(&l);
}

static void
a_saved_page_is_a_page(void **state)
{
	article_list l = reads(
		"From: <Saved by Hand>\r\nSnapshot-Content-Location: "
		"http://n.example/1\r\nSubject: High water\r\nMIME-Version: 1.0"
		"\r\nContent-Type: multipart/related; type=\"text/html\"; "
		"boundary=\"--x--\"\r\n\r\n----x--\r\nContent-Type: "
		"text/html\r\n"
		"Content-Transfer-Encoding: "
		"quoted-printable\r\n\r\n<html><body>"
		"<article><p>The river rose by three meters on Sunday, and "
		"=\r\n"
		"the old bridge at Selby was "
		"closed.</p></article></body></html>"
		"\r\n----x----\r\n");

	(void)state;
	assert_int_equal(l.n, 1);
	assert_string_equal(l.v[0]->kind, "html");
	assert_string_equal(l.v[0]->url, "http://n.example/1");
	assert_string_equal(l.v[0]->outlet, "");
	assert_true(says(l.v[0], "old bridge at Selby"));
	done(&l);
}

static const char *
body_of(struct article *a)
{
	return arena_dup(&a->arena, str_sub(a->text, 0, a->body));
}

/* Front matter in TOML, values set in, lists; lines at the top; notes. */
static void
markdown_has_many_habits(void **state)
{
	article_list l =
		reads("+++\ntitle = \"High water\"\ndate = 2026-05-03\n"
		      "authors = [\"Ann Lee\", \"Bo Strand\"]\n+++\n"
		      "The river rose.[^1]<br>And ![The bridge](b.png)"
		      "fell.\n\n[^1]: By a hand.\n");
	article_list k = reads("---\nauthor:\n  - Ann Lee\n  - Bo Strand\n"
			       "description: >-\n  Much\n  water.\ntitle: High "
			       "water\n---\nThe river rose.\n");
	article_list j = reads("# High water\n\n*By Ann Lee, 3 May 2026*\n\n"
			       "The river rose.\n");

	(void)state;
	assert_string_equal(l.v[0]->title, "High water");
	assert_string_equal(l.v[0]->byline, "Ann Lee, Bo Strand");
	assert_string_equal(l.v[0]->published, "2026-05-03");
	assert_string_equal(body_of(l.v[0]),
			    "The river rose. And fell.\n\nBy a hand.");
	assert_int_equal(count_role(l.v[0], ROLE_CAPTION), 1);
	assert_string_equal(k.v[0]->byline, "Ann Lee, Bo Strand");
	assert_string_equal(k.v[0]->summary, "Much water.");
	assert_string_equal(j.v[0]->byline, "Ann Lee");
	assert_string_equal(j.v[0]->published, "2026-05-03");
	assert_string_equal(body_of(j.v[0]), "The river rose.");
	done(&l);
	done(&k);
	done(&j);
}

/* What news services, publishing systems and archives answer. */
static void
json_of_services_is_read(void **state)
{
	static const struct {
		const char *json, *title, *outlet, *byline, *published, *text;
	} all[] = {
		{"{\"response\":{\"status\":\"ok\",\"results\":[{\"webTitle\":"
		 "\"Ferry\",\"webPublicationDate\":\"2026-05-04T07:10:00Z\","
		 "\"fields\":{\"bodyText\":\"It stopped.\",\"byline\":\"By Ann "
		 "Lee\"}}]}}",
		 "Ferry", "", "Ann Lee", "2026-05-04T07:10:00Z", "It stopped."},
		{"{\"title\":{\"rendered\":\"Saltwind&#8217;s ferry\"},"
		 "\"content\":{\"rendered\":\"<p>It stopped.</p><p>Why?</p>\"},"
		 "\"date\":\"2026-05-04T07:10:00\",\"author\":7}",
		 "Saltwind’s ferry", "", "", "2026-05-04T07:10:00",
		 "It stopped.\n\nWhy?"},
		{"{\"headline\":{\"main\":\"Ferry\"},\"byline\":{\"original\":"
		 "\"By Ann Lee\"},\"source\":\"https://o.example/1\","
		 "\"hostname\":\"o.example\",\"paragraphs\":[\"One.\","
		 "\"Two.\"]}",
		 "Ferry", "o.example", "Ann Lee", "", "One.\n\nTwo."},
		{"{\"title\":\"Ferry\",\"authors\":[{\"name\":\"Ann Lee\"},"
		 "{\"name\":\"Bo\"}],\"published_date\":1777878600000,"
		 "\"contents\":[{\"type\":\"text\",\"content\":\"One.\"},"
		 "{\"type\":\"image\"},{\"content\":\"Two.\"}]}",
		 "Ferry", "", "Ann Lee, Bo", "2026-05-04T07:10:00Z",
		 "One.\n\nTwo."},
		{"{\"data\":{\"article\":{\"title\":\"Ferry\",\"body\":\"It "
		 "stopped.\"}}}",
		 "Ferry", "", "", "", "It stopped."},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(all); i++) {
		article_list l = reads(all[i].json);

		assert_string_equal(l.v[0]->title, all[i].title);
		assert_string_equal(l.v[0]->outlet, all[i].outlet);
		assert_string_equal(l.v[0]->byline, all[i].byline);
		assert_string_equal(l.v[0]->published, all[i].published);
		assert_string_equal(body_of(l.v[0]), all[i].text);
		done(&l);
	}
}

static void
a_text_that_a_service_cut_is_cut(void **state)
{
	article_list l = reads("{\"title\":\"Ferry\",\"content\":\"It stopped "
			       "when the… [+1234 chars]\"}");

	(void)state;
	assert_true(l.v[0]->truncated);
	assert_string_equal(body_of(l.v[0]), "It stopped when the…");
	done(&l);
}

/* A mail without a version of MIME, a box that quotes its marks, a letter's
 * signature. */
static void
mails_have_many_habits(void **state)
{
	article_list l = reads("From: a@b.example\nSubject: News\nDate: Mon, 4 "
			       "May 2026 07:10:00 +0000\nContent-Type: "
			       "multipart/mixed; boundary=A\n\n--A\nContent-"
			       "Type: multipart/related; boundary=B\n\n--B\n"
			       "Content-Type: text/html\n\n<p>The ferry "
			       "stopped.</p>\n--B--\n--A--\n");
	article_list k = reads("From a@b Mon May  4 07:10:00 2026\nFrom: A "
			       "<a@b.example>\nSubject: One\n\nWord came.\n\n"
			       ">From the harbour: the ferry has stopped.\n\n"
			       "From c@d Tue May  5 07:10:00 2026\nFrom: C "
			       "<c@d.example>\nSubject: Two\n\nIt runs.\n\n-- "
			       "\nC. of Marsk\nMarsk Daily\n");

	(void)state;
	assert_int_equal(l.n, 1);
	assert_string_equal(l.v[0]->kind, "mail");
	assert_string_equal(body_of(l.v[0]), "The ferry stopped.");
	assert_int_equal(k.n, 2);
	assert_true(says(k.v[0], "\n\nFrom the harbour: the ferry"));
	assert_string_equal(body_of(k.v[1]), "It runs.");
	done(&l);
	done(&k);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(markdown_has_front_matter_and_blocks),
		cmocka_unit_test(markdown_has_many_habits),
		cmocka_unit_test(json_of_services_is_read),
		cmocka_unit_test(a_text_that_a_service_cut_is_cut),
		cmocka_unit_test(mails_have_many_habits),
		cmocka_unit_test(json_has_many_shapes),
		cmocka_unit_test(a_bad_line_of_json_is_named),
		cmocka_unit_test(what_import_prints_reads_back_the_same),
		cmocka_unit_test(a_mail_gives_its_best_part),
		cmocka_unit_test(a_mailbox_gives_its_mails),
		cmocka_unit_test(a_saved_page_is_a_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
