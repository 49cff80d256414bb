/* Texts in the charsets of the world: not declared, declared, declared to be
 * something else. They are encoded here, from UTF-8. */
#include "rashomon/read/charset.h"

#include <iconv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "articles.h"

#define HANS                                                                                           \
	"据当地港务部门5月4日通报，开往马斯克岛的渡轮当天上午机舱进水，" \
	"航线随即停运。船上84名乘客在两小时内由渔船全部接上岸，没有人受" \
	"重伤。运营该航线的公司已两次因未按时检查船体被罚款。"
#define HANT                                                                                          \
	"開往馬斯克島的渡輪4日上午機艙進水，航線隨即停駛，港務局今天證" \
	"實。船上84名乘客在兩小時內由漁船全數接上岸，無人受重傷。"

/* How a text may be found: without a declaration, or against it. */
enum { PLAIN = 1, LATIN = 2, CHINESE = 4 };

static const struct {
	const char *charset, *text;
	int found;
} all[] = {
	{"GB18030", HANS, PLAIN | LATIN},
	{"BIG5-HKSCS", HANT "佢哋話啲船喺度嘅問題好嚴重，嚟緊會再檢查。",
	 PLAIN | LATIN | CHINESE},
	{"CP932",
	 "マースク島行きのフェリーの機関室に４日午前、水が入り、運航を取りやめ"
	 "た。乗客８４人は２時間以内に漁船で全員が岸に運ばれた。",
	 PLAIN | LATIN},
	{"EUC-JP",
	 "マースク島行きのフェリーの機関室に４日午前、水が入り、運航を取りやめ"
	 "た。乗客８４人は２時間以内に漁船で全員が岸に運ばれた。",
	 PLAIN | LATIN},
	{"ISO-2022-JP", "フェリーの機関室に水が入り、運航を取りやめた。",
	 PLAIN | LATIN | CHINESE},
	{"CP949",
	 "마스크섬으로 가는 여객선의 기관실에 4일 오전 물이 들어와 운항이 "
	 "중단됐다고 항만청이 밝혔다. 승객 84명은 모두 뭍에 올랐다.",
	 PLAIN | LATIN},
	{"CP1251",
	 "Паром на остров Марск остановился в понедельник, после того как вода "
	 "попала в машинное отделение, сообщили в порту.",
	 PLAIN | LATIN},
	{"KOI8-R",
	 "Паром на остров Марск остановился в понедельник, после того как вода "
	 "попала в машинное отделение, сообщили в порту.",
	 PLAIN | LATIN},
	{"CP1253",
	 "Το πλοίο σταμάτησε τη Δευτέρα, αφού νερό μπήκε στο μηχανοστάσιο, "
	 "ανακοίνωσε το λιμεναρχείο. Οι επιβάτες μεταφέρθηκαν στην ακτή.",
	 PLAIN | LATIN},
	{"CP1252",
	 "Le ferry s’est arrêté lundi, après que de l’eau est entrée dans la "
	 "salle des machines — a déclaré la capitainerie.",
	 PLAIN | LATIN},
	{"UTF-16LE", HANS, PLAIN | LATIN | CHINESE},
	{"UTF-16BE", HANT, PLAIN | LATIN | CHINESE},
	{"UTF-32LE", HANT, PLAIN | LATIN | CHINESE},
	{"UTF-32BE", HANS, PLAIN | LATIN | CHINESE},
	{"UTF-8", HANS, PLAIN | LATIN | CHINESE},
};

/* `text` and a line end in `charset`; false where iconv does not know it. */
static bool
encode(struct buf *out, const char *charset, const char *text)
{
	iconv_t cd = iconv_open(charset, "UTF-8");
	struct buf line = BUF_INIT;
	char *in, *to;
	size_t left, room;

	if (cd == (iconv_t)-1)
		return false;
	buf_printf(&line, "%s\n", text);
	in = line.p;
	left = line.n;
	buf_reserve(out, room = line.n * 4 + 64);
	to = out->p;
	assert_true(iconv(cd, &in, &left, &to, &room) != (size_t)-1);
	assert_true(iconv(cd, NULL, NULL, &to, &room) != (size_t)-1);
	out->n = (size_t)(to - out->p);
	iconv_close(cd);
	buf_free(&line);
	return true;
}

static void
decodes(size_t i, struct str bytes, const char *declared)
{
	struct buf b = BUF_INIT;
	size_t bad;

	charset_decode(&b, bytes, declared, &bad);
	if (bad || !str_eq(str_trim(buf_str(&b)), str_of(all[i].text)))
		fail_msg("%s, declared %s: %s", all[i].charset,
			 declared ? declared : "nothing", b.p);
	buf_free(&b);
}

static void
texts_are_found_in_their_charsets(void **state)
{
	size_t known = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(all); i++) {
		struct buf b = BUF_INIT;

		if (!encode(&b, all[i].charset, all[i].text))
			continue;
		known++;
		decodes(i, buf_str(&b), all[i].charset);
		if (all[i].found & PLAIN)
			decodes(i, buf_str(&b), NULL);
		if (all[i].found & LATIN)
			decodes(i, buf_str(&b), "iso-8859-1");
		if (all[i].found & CHINESE)
			decodes(i, buf_str(&b), "gb2312");
		buf_free(&b);
	}
	assert_true(known > 6);
}

/* What no charset explains is shown, and counted. */
static void
what_cannot_be_decoded_is_counted(void **state)
{
	article_list l = {0};

	(void)state;
	assert_true(read_bytes(&l,
			       STR("<html><meta charset=utf-8><p>" HANS HANS
				   "Monday \xFF\xFE "
				   "after</p></html>"),
			       "x.html", NULL));
	assert_int_equal(l.v[0]->undecoded, 2);
	assert_true(says(l.v[0], "Monday \xEF\xBF\xBD\xEF\xBF\xBD after"));
	done(&l);
}

/* A byte of zeros is damage, many are another kind of file. */
static void
one_zero_byte_does_not_refuse_a_text(void **state)
{
	article_list l = {0};

	(void)state;
	assert_true(read_bytes(&l,
			       STR("The ferry to Marsk stopped on Monday\0, "
				   "after water came into its engine room, and "
				   "will not run again before Thursday."),
			       "x.txt", NULL));
	assert_true(says(l.v[0], "Monday, after"));
	assert_false(read_bytes(&l, STR("Ferry\0\0\0\0Marsk"), "x", NULL));
	done(&l);
}

/* Escapes that only look like those of a charset stay out. */
static void
escapes_of_no_charset_are_no_text(void **state)
{
	article_list l = {0};

	(void)state;
	assert_true(read_bytes(&l,
			       STR("The ferry \x1B$B\x1B]0;title\x07 stopped "
				   "on Monday, they said."),
			       "x.txt", NULL));
	assert_null(memchr(l.v[0]->text.p, 0x1B, l.v[0]->text.n));
	assert_null(memchr(l.v[0]->text.p, 0x07, l.v[0]->text.n));
	done(&l);
}

static void
scripts_tell_their_languages(void **state)
{
	static const struct {
		const char *text, *language;
	} told[] = {
		{"המעבורת נעצרה ביום שני לאחר שמים חדרו לחדר המכונות.", "he"},
		{"नौका सोमवार को रुक गई, बंदरगाह कार्यालय ने कहा।", "hi"},
		{"توقفت العبارة يوم الاثنين بعد دخول الماء.", "ar"},
		{"Ferry stops at sea\xC2\xA0\xC2\xA0The Orlow Post", "en"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(told); i++) {
		article_list l = reads(told[i].text);

		assert_string_equal(l.v[0]->language, told[i].language);
		done(&l);
	}
}

static void
names_are_read_as_they_are_spelled(void **state)
{
	static const struct {
		const char *said, *meant;
	} rows[] = {
		{" ISO_8859-1 ", "CP1252"}, {"macroman", "MACINTOSH"},
		{"CP-IS", "CP861"},	    {"cp_1251", "CP1251"},
		{"x-sjis", "CP932"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(charset_named(str_of(rows[i].said)),
				    rows[i].meant);
	assert_null(charset_named(STR("no such")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_are_found_in_their_charsets),
		cmocka_unit_test(what_cannot_be_decoded_is_counted),
		cmocka_unit_test(one_zero_byte_does_not_refuse_a_text),
		cmocka_unit_test(escapes_of_no_charset_are_no_text),
		cmocka_unit_test(scripts_tell_their_languages),
		cmocka_unit_test(names_are_read_as_they_are_spelled),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
