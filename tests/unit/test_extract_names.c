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
		cmocka_unit_test(an_abbreviation_stands_for_its_long_form),
		cmocka_unit_test(a_dotted_han_name_takes_its_original),
		cmocka_unit_test(an_office_ends_at_a_function_character),
		cmocka_unit_test(a_quotation_knows_its_speaker),
		cmocka_unit_test(
			an_open_quotation_goes_on_in_the_next_paragraph),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
