/* Text made to do harm: each threat by name, and cost by doubling. */
#include "rashomon/text/fold.h"
#include "rashomon/text/language.h"
#include "rashomon/text/sanitise.h"
#include "rashomon/text/utf8.h"
#include "rashomon/text/width.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

static void
cleans_to(struct str from, const char *to)
{
	struct buf b = BUF_INIT;

	sanitise(&b, from, SANITISE_TEXT);
	buf_adds(&b, "");
	assert_string_equal(b.p, to);
	buf_free(&b);
}

#define CLEANS(from, to) cleans_to(STR(from), to)

static void
csi_never_passes(void **state)
{
	(void)state;
	CLEANS("a\x1B[?1049hb", "ab");
	CLEANS("a\x1B\x1B[2Jb", "ab");
	CLEANS("a\x1B[1\nb", "a\nb");
	CLEANS("a\x1B[", "a");
	CLEANS("\x1B\x00[2Jb", "[2Jb");
}

static void
osc_0_8_52_never_pass(void **state)
{
	(void)state;
	CLEANS("a\x1B]0;t\x1B\\b", "ab");
	CLEANS("a\x1B]52;c;Zm9v\ab", "ab");
	CLEANS("\x1B]8;;https://a.example\ax\x1B]8;;\a", "x");
	CLEANS("a\x1B]0;t\rb", "a\nb");
	CLEANS("a\x1B]0;open \x1B[31mb", "ab");
}

static void
dcs_apc_pm_sos_never_pass(void **state)
{
	(void)state;
	CLEANS("a\x1BP1$r\x1B\\b", "ab");
	CLEANS("a\x1B_G\x1B\\b", "ab");
	CLEANS("a\x1B^pm\x1B\\b", "ab");
	CLEANS("a\x1BXsos\x1B\\b", "ab");
}

static void
c1_as_code_point_and_as_byte(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	for (uint32_t cp = 0x80; cp < 0xA0; cp++) {
		struct buf in = BUF_INIT;

		utf8_add(&in, cp);
		buf_addc(&in, (char)cp);
		sanitise(&b, buf_str(&in), SANITISE_TEXT);
		buf_free(&in);
	}
	for (size_t at = 0, n; at < b.n; at += n) {
		uint32_t cp;

		n = utf8_next(buf_str(&b), at, &cp);
		assert_int_equal(cp, 0xFFFD);
	}
	buf_free(&b);
}

static void
every_bidi_control_goes(void **state)
{
	static const uint32_t all[] = {0x61C,  0x200E, 0x200F, 0x202A,
				       0x202B, 0x202C, 0x202D, 0x202E,
				       0x2066, 0x2067, 0x2068, 0x2069};

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct buf b = BUF_INIT;

		buf_addc(&b, 'a');
		utf8_add(&b, all[i]);
		buf_addc(&b, 'b');
		cleans_to(buf_str(&b), "ab");
		buf_free(&b);
	}
}

static void
nothing_hides_between_digits(void **state)
{
	(void)state;
	CLEANS("1\u200D2", "12");
	CLEANS("1\uFE0F2", "12");
	CLEANS("1\uFE0F\u20E3", "1\uFE0F\u20E3");
	CLEANS("2\u20600\u180E2\u3164", "202");
	CLEANS("\U0001F600\u200Dx", "\U0001F600x");
	CLEANS("\U0001F600\uFE00x", "\U0001F600x");
	CLEANS("\u0645\u06CC\u200C\u062E", "\u0645\u06CC\u200C\u062E");
}

static void
tags_and_noncharacters_go(void **state)
{
	(void)state;
	CLEANS("a\U000E0001\U000E0068\U000E007Fb", "ab");
	CLEANS("a\xEF\xBF\xBE\xEF\xB7\x90\xF4\x8F\xBF\xBF"
	       "b",
	       "ab");
	CLEANS("a\U000E0100b", "ab");
}

static void
bad_utf8_becomes_u_fffd(void **state)
{
	(void)state;
	CLEANS("a\xC0\x9B[2J", "a\uFFFD\uFFFD[2J");
	CLEANS("\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD");
	CLEANS("a\xE6\xB5", "a\uFFFD");
}

static void
a_nul_does_not_cut(void **state)
{
	(void)state;
	CLEANS("a\0b", "ab");
}

static void
sanitising_twice_changes_nothing(void **state)
{
	uint32_t seed = 1;

	(void)state;
	for (int round = 0; round < 2000; round++) {
		static const char pieces[][8] = {
			"\x1B",	     "[",      "]",	 "\xC2\x9B", "\xC2\x9D",
			"a",	     "1",      "\u200D", "\uFE0F",   "\u0301",
			"\u20E3",    "\u2764", "\u0645", "\u200C",   "\u202E",
			"\u180B",    "\u1820", "\a",	 "\n",	     "\r",
			"\u2028",    "\xE6",   "\xB5",	 "海",	     "\\",
			"\U0001F600"};
		struct buf in = BUF_INIT, one = BUF_INIT, two = BUF_INIT;

		for (int i = 0; i < 12; i++) {
			seed = seed * 1103515245u + 12345u;
			buf_adds(&in, pieces[(seed >> 16) % 26]);
		}
		sanitise(&one, buf_str(&in), SANITISE_TEXT);
		assert_int_equal(sanitise(&two, buf_str(&one), SANITISE_TEXT),
				 0);
		assert_true(str_eq(buf_str(&one), buf_str(&two)));
		buf_free(&in);
		buf_free(&one);
		buf_free(&two);
	}
}

static void
no_row_is_wider_than_asked(void **state)
{
	static const char *const texts[] = {
		"aa bb           ) c",
		"xy abcdef          , , , z",
		"海水 涌入（老城）。“快走！”他说：a-b-c",
		"\U0001F469\u200D\U0001F4BB e\u0301e\u0301e\u0301 ok",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		for (size_t cells = 2; cells < 20; cells++) {
			row_list rows = {0};
			struct str s = str_of(texts[i]);

			wrap(&rows, s, cells, 1);
			for (size_t k = 0; k < rows.n; k++) {
				struct row r = rows.v[k];

				assert_true(r.width <= cells);
				assert_int_equal(
					r.width,
					text_width(str_sub(s, r.start, r.end),
						   1));
			}
			vec_free(&rows);
		}
}

typedef void work(struct str);

static void
work_sentences(struct str s)
{
	sentence_list l = {0};

	sentences_of(&l, s);
	vec_free(&l);
}

static void
work_sanitise(struct str s)
{
	free(sanitise_dup(s, SANITISE_TEXT));
}

static void
work_wrap(struct str s)
{
	row_list l = {0};

	wrap(&l, s, 40, 1);
	vec_free(&l);
}

static void
work_language(struct str s)
{
	(void)language_of(s);
}

static double
seconds(work *f, const char *piece, size_t bytes)
{
	struct buf b = BUF_INIT;
	double least = 1e9;

	while (b.n < bytes)
		buf_adds(&b, piece);
	for (int i = 0; i < 3; i++) {
		clock_t from = clock();
		double took;

		f(buf_str(&b));
		took = (double)(clock() - from) / CLOCKS_PER_SEC;
		least = took < least ? took : least;
	}
	buf_free(&b);
	return least;
}

/* Eight times the bytes may cost 24 times the time, not 64. */
static void
cost_grows_with_the_bytes(void **state)
{
	static work *const works[] = {work_sentences, work_sanitise, work_wrap,
				      work_language};
	static const char *const pieces[] = {
		".",	  ".)",	    ". ",	"a.",	  "\x1B]",
		"\x1B[1", "\u0301", "\xC2\x9D", "\u200D", "海",
		"“",	  "\n",	    "        ", "A. b",	  "!?"};

	(void)state;
	for (size_t w = 0; w < sizeof works / sizeof *works; w++)
		for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
			double one = seconds(works[w], pieces[i], 8192);
			double eight = seconds(works[w], pieces[i], 65536);

			if (eight > 24 * one + 0.02)
				fail_msg("work %zu on \"%s\": %g s, then %g s",
					 w, pieces[i], one, eight);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(csi_never_passes),
		cmocka_unit_test(osc_0_8_52_never_pass),
		cmocka_unit_test(dcs_apc_pm_sos_never_pass),
		cmocka_unit_test(c1_as_code_point_and_as_byte),
		cmocka_unit_test(every_bidi_control_goes),
		cmocka_unit_test(nothing_hides_between_digits),
		cmocka_unit_test(tags_and_noncharacters_go),
		cmocka_unit_test(bad_utf8_becomes_u_fffd),
		cmocka_unit_test(a_nul_does_not_cut),
		cmocka_unit_test(sanitising_twice_changes_nothing),
		cmocka_unit_test(no_row_is_wider_than_asked),
		cmocka_unit_test(cost_grows_with_the_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
