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
		"From: <Saved>\r\nSnapshot-Content-Location: "
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
	assert_true(says(l.v[0], "old bridge at Selby"));
	done(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(markdown_has_front_matter_and_blocks),
		cmocka_unit_test(json_has_many_shapes),
		cmocka_unit_test(a_bad_line_of_json_is_named),
		cmocka_unit_test(what_import_prints_reads_back_the_same),
		cmocka_unit_test(a_mail_gives_its_best_part),
		cmocka_unit_test(a_mailbox_gives_its_mails),
		cmocka_unit_test(a_saved_page_is_a_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
