/* Inputs made to be slow: four times the input may take about four times the
 * time, not sixteen. */
#include "rashomon/read/read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#define MAIL                                                              \
	"From: a\nMIME-Version: 1.0\nDate: Sun, 03 May 2026 08:00:00 Z\n" \
	"Content-Type: text/plain\n"

/* head, `piece` repeated, tail */
static const struct {
	const char *name, *head, *piece, *tail;
} cases[] = {
	{"encoded words without an end", MAIL "Subject: x", "=?x?B?a",
	 "\n\nThe river rose.\n"},
	{"folded lines", MAIL "Subject: x", "\n y", "\n\nThe river rose.\n"},
	{"parts in parts",
	 "From: a\nMIME-Version: 1.0\nDate: x\n"
	 "Content-Type: multipart/mixed; boundary=b\n\n",
	 "--b\nContent-Type: multipart/mixed; boundary=b\n\n", ""},
	{"many mails", "", "From a\nFrom: a\nSubject: b\n\nWater rose.\n\n",
	 ""},
	{"brackets of front matter", "---\ntitle: ", "[", "]\n---\nText.\n"},
	{"quotes in Markdown", "# a\n", ">", " Text.\n"},
	{"stars in Markdown", "# a\n", "*a_ ", "\n"},
	{"links in Markdown", "# a\n", "[a](", "\n"},
	{"a table in Markdown", "# a\n\n|a|b|\n|-|-|\n", "|a|b|\n", "\n"},
	{"JSON lines", "", "{\"title\":\"a\",\"text\":\"b\"}\n", ""},
	{"keys of JSON", "{\"title\":\"a\"", ",\"k\":1", "}"},
	{"keys above a text", "", "Title: a\n", "\nText.\n"},
	{"colons", "Title: a\nDate: ", "a:", "\n\nText.\n"}};

/* Takes `b` and frees it. */
static double
seconds_of(struct buf *b)
{
	article_list l = {0};
	clock_t start = clock();
	double spent;

	read_bytes(&l, buf_str(b), "x", NULL);
	spent = (double)(clock() - start) / CLOCKS_PER_SEC;
	for (size_t k = 0; k < l.n; k++)
		article_free(l.v[k]);
	vec_free(&l);
	buf_free(b);
	return spent;
}

static void
repeat(struct buf *b, const char *piece, size_t n)
{
	for (size_t k = 0; k < n; k++)
		buf_adds(b, piece);
}

static double
seconds(size_t i, size_t n)
{
	struct buf b = BUF_INIT;

	buf_adds(&b, cases[i].head);
	repeat(&b, cases[i].piece, n);
	buf_adds(&b, cases[i].tail);
	return seconds_of(&b);
}

/* A page with `n` paragraphs between its headline and a longer body. */
static double
seconds_of_leads(size_t n)
{
	struct buf b = BUF_INIT;

	buf_adds(&b, "<html><h1>The river rose</h1>");
	for (size_t k = 0; k < n; k++)
		buf_printf(&b,
			   "<div><p>The river rose in night %zu, and nobody "
			   "was hurt, the port said.</p></div>",
			   k);
	buf_adds(&b, "<div class=body>");
	repeat(&b,
	       "<p>The river rose in the night, and the port said on Monday, "
	       "when the water had gone down again, that nobody was hurt.</p>",
	       n);
	return seconds_of(&b);
}

static void
the_cost_is_linear(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		double one = seconds(i, 10000), four = seconds(i, 40000);

		if (four > 9 * one + 0.1)
			fail_msg("%s: %.3f s, then %.3f s", cases[i].name, one,
				 four);
	}
}

static void
leads_cost_what_they_are(void **state)
{
	double one = seconds_of_leads(4000), four = seconds_of_leads(16000);

	(void)state;
	if (four > 9 * one + 0.1)
		fail_msg("%.3f s, then %.3f s", one, four);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_cost_is_linear),
		cmocka_unit_test(leads_cost_what_they_are),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
