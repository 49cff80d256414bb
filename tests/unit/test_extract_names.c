#include "rashomon/base/buf.h"
#include "rashomon/extract/extract.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

struct found {
	struct str text;
	struct arena arena;
	mention_list m;
};

static void
find(struct found *f, const char *text)
{
	struct extract_context c = {0};

	*f = (struct found){.text = str_of(text)};
	extract(&f->m, &f->arena, f->text, &c, EXTRACT_NAMES | EXTRACT_QUOTES);
}

static void
done(struct found *f)
{
	vec_free(&f->m);
	arena_free(&f->arena);
}

/* The mention whose words are `words`, or NULL. */
static const struct mention *
with(const struct found *f, const char *words)
{
	for (size_t i = 0; i < f->m.n; i++)
		if (str_eq(str_sub(f->text, f->m.v[i].start, f->m.v[i].end),
			   str_of(words)))
			return &f->m.v[i];
	return NULL;
}

static void
a_title_is_no_part_of_a_name(void **state)
{
	struct found f;

	(void)state;
	find(&f, "On Monday Mayor Anna Quarrel opened the bridge in Selby. "
		 "Critics of Quarrel stayed away.");
	assert_non_null(with(&f, "Anna Quarrel"));
	assert_int_equal(with(&f, "Anna Quarrel")->name, NAME_PERSON);
	assert_string_equal(with(&f, "Quarrel")->value, "Anna Quarrel");
	assert_null(with(&f, "Critics"));
	assert_null(with(&f, "Monday"));
	assert_non_null(with(&f, "Selby"));
	done(&f);
}

static void
an_office_is_no_part_of_a_name(void **state)
{
	struct found f;

	(void)state;
	find(&f, "Chief Financial Officer Dana Roe and Transport Minister Jon "
		 "Arle met Aline Forster of Selby Bay Hospital at the Bank of "
		 "Elmore.");
	assert_non_null(with(&f, "Dana Roe"));
	assert_int_equal(with(&f, "Jon Arle")->name, NAME_PERSON);
	assert_non_null(with(&f, "Aline Forster"));
	assert_non_null(with(&f, "Selby Bay Hospital"));
	assert_non_null(with(&f, "Bank of Elmore"));
	done(&f);
}

/* Who speaks in the next sentence did not speak in this one. */
static void
a_speaker_stands_in_the_sentence(void **state)
{
	struct found f;

	(void)state;
	find(&f, "\"I never came here to sit on a bench,\" the striker said. "
		 "Manager Stuart Kell laughed about it.");
	assert_string_equal(
		with(&f, "I never came here to sit on a bench")->speaker, "");
	done(&f);
}

static void
an_abbreviation_stands_for_its_long_form(void **state)
{
	struct found f;

	(void)state;
	find(&f, "The Northern River Authority (NRA) opened the gates. "
		 "Later the NRA closed them.");
	assert_int_equal(with(&f, "Northern River Authority")->name, NAME_ORG);
	assert_string_equal(with(&f, "NRA")->value, "Northern River Authority");
	done(&f);
}

static void
a_dotted_han_name_takes_its_original(void **state)
{
	struct found f;
	const struct mention *m;

	(void)state;
	find(&f, "市长安娜·马丁斯（Anna Martins）表示，水位在下降。"
		 "马丁斯说，桥已关闭。");
	m = with(&f, "安娜·马丁斯（Anna Martins）");
	assert_non_null(m);
	assert_string_equal(m->value, "Anna Martins");
	m = with(&f, "马丁斯");
	assert_non_null(m);
	assert_string_equal(m->value, "Anna Martins");
	done(&f);
}

static void
an_office_ends_at_a_function_character(void **state)
{
	struct found f;

	(void)state;
	find(&f, "据北河水利委员会测定，大部分水库已满。");
	assert_non_null(with(&f, "北河水利委员会"));
	assert_int_equal(f.m.n, 1);
	done(&f);
}

/* Words that open sentences are names where a table has them. */
static void
known_names_are_whole(void **state)
{
	struct found f;

	(void)state;
	find(&f, "New Zealand won. Russia lost. Los Angeles police said I'm "
		 "late. Bosnia and Herzegovina draws.");
	assert_non_null(with(&f, "New Zealand"));
	assert_int_equal(with(&f, "Russia")->name, NAME_PLACE);
	assert_non_null(with(&f, "Los Angeles"));
	assert_non_null(with(&f, "Bosnia and Herzegovina"));
	assert_int_equal(f.m.n, 4);
	done(&f);
}

/* Each text holds these names and no other, parted by blanks. */
static void
han_names_begin_and_end_at_words(void **state)
{
	static const struct {
		const char *text, *names;
	} cases[] = {
		{"他要求联邦调查局介入。", "联邦调查局"},
		{"以色列政府表示反对。", "以色列政府"},
		{"上海证券交易所与也门政府", "上海证券交易所 也门政府"},
		{"国家统计局、外交部和最高法院", "国家统计局 外交部 最高法院"},
		{"谈判陷入僵局，全部人员撤到外部。", ""},
		{"北京所做的决定使旅客流离失所。", "北京"},
		{"商务部长没有回答。", ""},
		{"總理佐蘭·扎耶夫對於彼得·帕克", "佐蘭·扎耶夫 彼得·帕克"},
		{"莉莉·帕克法官通过视频作证", "莉莉·帕克"},
		{"莉莉·李于周六作证", "莉莉·李"},
		{"從這裡加強對印度和日內瓦的支援", "印度 日內瓦"},
		{"世界卫生组织在湄公河南部", "世界卫生组织 湄公河"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct found f;
		struct buf b = BUF_INIT;

		buf_adds(&b, "");
		find(&f, cases[i].text);
		for (size_t k = 0; k < f.m.n; k++)
			buf_printf(&b, "%s%.*s", k ? " " : "",
				   (int)(f.m.v[k].end - f.m.v[k].start),
				   f.text.p + f.m.v[k].start);
		assert_string_equal(b.p, cases[i].names);
		buf_free(&b);
		done(&f);
	}
}

static void
a_quotation_knows_its_speaker(void **state)
{
	struct found f;
	const struct mention *m;

	(void)state;
	find(&f, "\"The water is still rising,\" said Anna Quarrel, the mayor. "
		 "The so-called \"river tax\" stays.");
	m = with(&f, "The water is still rising");
	assert_non_null(m);
	assert_int_equal(m->kind, MENTION_QUOTE);
	assert_string_equal(m->speaker, "Anna Quarrel");
	assert_null(with(&f, "river tax"));
	done(&f);
}

static void
an_open_quotation_goes_on_in_the_next_paragraph(void **state)
{
	struct found f;

	(void)state;
	find(&f, "“We heard the dam before we saw the water.\n\n“Then we "
		 "ran up the hill,” said Tom Reed.");
	assert_non_null(with(&f, "We heard the dam before we saw the water"));
	assert_non_null(with(&f, "Then we ran up the hill"));
	done(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_title_is_no_part_of_a_name),
		cmocka_unit_test(an_office_is_no_part_of_a_name),
		cmocka_unit_test(a_speaker_stands_in_the_sentence),
		cmocka_unit_test(an_abbreviation_stands_for_its_long_form),
		cmocka_unit_test(a_dotted_han_name_takes_its_original),
		cmocka_unit_test(an_office_ends_at_a_function_character),
		cmocka_unit_test(known_names_are_whole),
		cmocka_unit_test(han_names_begin_and_end_at_words),
		cmocka_unit_test(a_quotation_knows_its_speaker),
		cmocka_unit_test(
			an_open_quotation_goes_on_in_the_next_paragraph),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
