#include "rashomon/text/fold.h"
#include "rashomon/text/language.h"
#include "rashomon/text/sanitise.h"
#include "rashomon/text/utf8.h"
#include "rashomon/text/width.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void
cleans_to(const char *from, const char *to)
{
	char *got = sanitise_dup(str_of(from), SANITISE_TEXT);

	assert_string_equal(got, to);
	free(got);
}

static void
escape_sequences_go_whole(void **state)
{
	(void)state;
	cleans_to("a\x1B[2Jb", "ab");
	cleans_to("a\x1B[1;31mb\x1B[0mc", "abc");
	cleans_to("a\x1B]0;title\ab", "ab");
	cleans_to("a\x1B]52;c;QUJD\x1B\\b", "ab");
	cleans_to("a\x1BPdata\x1B\\b", "ab");
	cleans_to("a\x1B_apc\x1B\\b", "ab");
	cleans_to("a\x1B]8;;http://x.example\x1B\\link\x1B]8;;\x1B\\", "alink");
	cleans_to("a\x1B]never ends\nb", "a\nb");
	cleans_to("a\x1B", "a");
	cleans_to("a\x1B(0b", "ab");
}

static void
eight_bit_controls_go(void **state)
{
	(void)state;
	cleans_to("a\xC2\x9B"
		  "31mb",
		  "ab");
	cleans_to("a\xC2\x9D"
		  "0;t\xC2\x9C"
		  "b",
		  "ab");
	cleans_to("a\x9B"
		  "31mb",
		  "a\xEF\xBF\xBD"
		  "31mb");
	cleans_to("a\bb\x7F"
		  "c\x01",
		  "abc");
}

static void
hidden_characters_go(void **state)
{
	(void)state;
	cleans_to("a\u202Eb\u2066c\u2069", "abc");
	cleans_to("a\u200Bb\uFEFFc\u00ADd", "abcd");
	cleans_to("a\U000E0041b", "ab");
	cleans_to("\U0001F469\u200D\U0001F4BB", "\U0001F469\u200D\U0001F4BB");
	cleans_to("a\u200Db", "ab");
}

static void
combining_piles_are_capped(void **state)
{
	struct buf b = BUF_INIT, out = BUF_INIT;

	(void)state;
	buf_addc(&b, 'a');
	for (int i = 0; i < 100; i++)
		buf_adds(&b, "\u0301");
	assert_int_equal(sanitise(&out, buf_str(&b), SANITISE_TEXT), 92);
	assert_int_equal(out.n, 1 + 8 * 2);
	buf_free(&b);
	buf_free(&out);
}

static void
line_ends_are_one_kind(void **state)
{
	char *got;

	(void)state;
	cleans_to("a\r\nb\rc\u2028d\te", "a\nb\nc\nd e");
	got = sanitise_dup(STR("a\nb"), SANITISE_LINE);
	assert_string_equal(got, "a b");
	free(got);
}

static void
folding_joins_forms(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	fold(&b, STR("ＡＢ１ Été 歐盟執委會"));
	assert_string_equal(b.p, "ab1 été 欧盟执委会");
	buf_free(&b);
}

static void
languages_are_told_apart(void **state)
{
	(void)state;
	assert_string_equal(language_of(STR("The gate opened in the night "
					    "and the water came.")),
			    "en");
	assert_string_equal(language_of(STR("闸门在夜里打开，海水涌入老城。")),
			    "zh-Hans");
	assert_string_equal(language_of(STR("閘門在夜裡打開，海水湧入舊城。")),
			    "zh-Hant");
	assert_string_equal(language_of(STR("La compuerta se abrió de noche "
					    "y el agua entró en la ciudad.")),
			    "es");
	assert_string_equal(language_of(STR("夜中に水門が開いた。")), "ja");
	assert_string_equal(language_of(STR("123")), "");
}

static void
splits_to(const char *text, size_t n, ...)
{
	sentence_list s = {0};
	va_list ap;

	sentences_of(&s, str_of(text));
	assert_int_equal(s.n, n);
	va_start(ap, n);
	for (size_t i = 0; i < n; i++) {
		const char *want = va_arg(ap, const char *);

		assert_int_equal(s.v[i].end - s.v[i].start, strlen(want));
		assert_memory_equal(text + s.v[i].start, want, strlen(want));
	}
	va_end(ap);
	vec_free(&s);
}

static void
sentences_end_where_they_end(void **state)
{
	(void)state;
	splits_to("Mr. Reed of the U.S. Navy paid 3.5 million. He left.", 2,
		  "Mr. Reed of the U.S. Navy paid 3.5 million.", "He left.");
	splits_to("\"It rose,\" he said. \"Then it fell.\" Nobody moved.", 3,
		  "\"It rose,\" he said.", "\"Then it fell.\"",
		  "Nobody moved.");
	splits_to("水位上升。“快走！”他说。", 3, "水位上升。", "“快走！”",
		  "他说。");
	splits_to("One\n\nTwo", 2, "One", "Two");
	splits_to("It opened at 3:10 a.m. and shut at noon.", 1,
		  "It opened at 3:10 a.m. and shut at noon.");
}

static void
wraps_to(const char *text, size_t cells, size_t n, ...)
{
	row_list rows = {0};
	va_list ap;

	wrap(&rows, str_of(text), cells, 1);
	assert_int_equal(rows.n, n);
	va_start(ap, n);
	for (size_t i = 0; i < n; i++) {
		const char *want = va_arg(ap, const char *);
		struct str got =
			str_sub(str_of(text), rows.v[i].start, rows.v[i].end);

		assert_true(str_eq(got, str_of(want)));
		assert_int_equal(rows.v[i].width, text_width(got, 1));
		assert_true(rows.v[i].width <= cells);
	}
	va_end(ap);
	vec_free(&rows);
}

static void
rows_break_where_they_may(void **state)
{
	(void)state;
	wraps_to("the water came in", 9, 2, "the water", "came in");
	wraps_to("unbreakable", 4, 3, "unbr", "eaka", "ble");
	wraps_to("海水涌入，老城。", 8, 3, "海水涌", "入，老", "城。");
	wraps_to("他说：“快走”", 8, 2, "他说：", "“快走”");
	wraps_to("a", 1, 1, "a");
}

static void
clusters_have_cells(void **state)
{
	(void)state;
	assert_int_equal(text_width(STR("海a"), 1), 3);
	assert_int_equal(text_width(STR("e\u0301"), 1), 1);
	assert_int_equal(text_width(STR("\U0001F469\u200D\U0001F4BB"), 1), 2);
	assert_int_equal(text_width(STR("\U0001F1F9\U0001F1FC"), 1), 2);
	assert_int_equal(text_fit(STR("海水"), 3, 1), 3);
}

/* Only what Unicode calls ambiguous takes two cells where that is set: no
 * Hebrew, Arabic or Thai, of Latin letters not all. */
static void
ambiguous_width_is_unicodes(void **state)
{
	(void)state;
	assert_int_equal(text_width(STR("\u00b1\u2460\u03b1\u00e9\u201c"), 1),
			 5);
	assert_int_equal(text_width(STR("\u00b1\u2460\u03b1\u00e9\u201c"), 2),
			 10);
	assert_int_equal(text_width(STR("\u05d4\u0627\u0e01\u00f1\u0142a"), 2),
			 7);
	assert_int_equal(text_width(STR("e\u0301"), 2), 1);
}

static void
bad_utf8_is_mended(void **state)
{
	struct buf b = BUF_INIT;

	(void)state;
	assert_int_equal(utf8_mend(&b, STR("a\xFF"
					   "b\xE6\xB5")),
			 2);
	assert_string_equal(b.p, "a\uFFFDb\uFFFD");
	assert_true(utf8_valid(STR("海")));
	assert_false(utf8_valid(STR("\xC0\x80")));
	buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(escape_sequences_go_whole),
		cmocka_unit_test(eight_bit_controls_go),
		cmocka_unit_test(hidden_characters_go),
		cmocka_unit_test(combining_piles_are_capped),
		cmocka_unit_test(line_ends_are_one_kind),
		cmocka_unit_test(folding_joins_forms),
		cmocka_unit_test(languages_are_told_apart),
		cmocka_unit_test(sentences_end_where_they_end),
		cmocka_unit_test(rows_break_where_they_may),
		cmocka_unit_test(clusters_have_cells),
		cmocka_unit_test(ambiguous_width_is_unicodes),
		cmocka_unit_test(bad_utf8_is_mended),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
