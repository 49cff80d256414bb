#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rashomon/compare/link.h"
#include "rashomon/lang/stem.h"

#include <stdio.h>
#include <stdlib.h>

static struct lexicon *lexicon;

static struct str
stem(char *z, const char *word)
{
	return (struct str){z, stem_en(z, str_of(word))};
}

static void
stems_meet(void **state)
{
	static const char *const sets[][5] = {
		{"announce", "announces", "announced", "announcing",
		 "announcement"},
		{"account", "accounts", "accounted", "accounting", "account"},
		{"city", "cities", "city", "cities", "city"},
		{"stop", "stops", "stopped", "stopping", "stop"},
	};
	char a[STEM_MOST], b[STEM_MOST];

	(void)state;
	for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
		for (size_t k = 1; k < 5; k++)
			assert_true(str_eq(stem(a, sets[i][0]),
					   stem(b, sets[i][k])));
	assert_false(str_eq(stem(a, "universe"), stem(b, "unity")));
	assert_true(stem_stop(STR("the")));
	assert_false(stem_stop(STR("bank")));
}

struct pieces {
	char text[256];
};

static void
piece(void *data, struct str word, uint32_t entry)
{
	struct pieces *p = data;

	(void)entry;
	strncat(p->text, word.p, word.n);
	strcat(p->text, "|");
}

static void
splits_by_fewest_words(void **state)
{
	struct pieces p = {""};

	(void)state;
	lexicon_split(lexicon, STR("北京大学生"), piece, &p);
	assert_true(strlen(p.text) > 0);
	p.text[0] = '\0';
	lexicon_split(lexicon, STR("人工智能公司公布账户"), piece, &p);
	assert_string_equal(p.text, "人工智能|公司|公布|账户|");
}

static void
finds_entries(void **state)
{
	uint32_t n = lexicon_find(lexicon, STR("人工智能"));
	struct buf told = BUF_INIT;

	(void)state;
	assert_true(n != LEXICON_NONE);
	assert_true(str_eq(lexicon_entry(lexicon, n).word, STR("人工智能")));
	assert_true(lexicon_readings(lexicon, n, &told));
	assert_string_equal(told.p, "ren2 gong1 zhi4 neng2");
	buf_clear(&told);
	assert_true(lexicon_glosses(lexicon, n, &told));
	assert_true(str_starts(buf_str(&told), STR("artificial intelligence")));
	buf_clear(&told);
	assert_false(lexicon_glosses(lexicon, LEXICON_NONE - 1, &told));
	buf_free(&told);
	assert_true(lexicon_find(lexicon, STR("人工智")) == LEXICON_NONE);
	assert_true(lexicon_find(NULL, STR("人工智能")) == LEXICON_NONE);
}

static const char *const english[] = {
	"The bridge over the river was closed after the flood.",
	"Doctors at the hospital treated forty children for smoke poisoning.",
	"The central bank raised interest rates by a quarter of a point.",
	"Farmers fear that the drought will ruin this year's rice harvest.",
};
/* The same, in another order. */
static const char *const chinese[] = {
	"央行将利率上调四分之一个百分点。",
	"農民擔心乾旱會毀掉今年的水稻收成。",
	"洪水过后，河上的桥梁被关闭。",
	"医院的医生治疗了四十名吸入烟雾中毒的儿童。",
};

static void
links_across(void **state)
{
	static const size_t partner[] = {2, 3, 0, 1};
	struct linker *l = linker_new(lexicon);
	const link_list *links;

	(void)state;
	for (size_t i = 0; i < 4; i++)
		linker_add(l, str_of(english[i]), STR("en"), 0);
	for (size_t i = 0; i < 4; i++)
		linker_add(l, str_of(chinese[i]), STR("zh"), 1);
	linker_run(l, 3);
	links = linker_links(l);
	for (size_t i = 0; i < 4; i++) {
		size_t best = (size_t)-1;
		double score = 0;
		link_word_list why = {0};

		for (size_t k = 0; k < links->n; k++)
			if (links->v[k].a == i && links->v[k].score > score) {
				score = links->v[k].score;
				best = links->v[k].b;
			}
		assert_int_equal(best, 4 + partner[i]);
		linker_why(l, i, best, &why);
		assert_true(why.n > 0);
		assert_true(why.v[0].in_a.p >= english[i]);
		vec_free(&why);
	}
	linker_free(l);
}

static void
links_within(void **state)
{
	struct linker *l = linker_new(NULL);
	const link_list *links;

	(void)state;
	linker_add(l, STR("2.5万个账户受到影响。"), STR("zh"), 0);
	linker_add(l, STR("法院周二宣布判决。"), STR("zh"), 0);
	linker_add(l, STR("受影響的帳戶有2.5萬個。"), STR("zh"), 1);
	linker_add(l, STR("Nothing of the sort was said."), STR("en"), 1);
	linker_run(l, 3);
	links = linker_links(l);
	assert_true(links->n >= 1);
	assert_int_equal(links->v[0].a, 0);
	assert_int_equal(links->v[0].b, 2);
	for (size_t i = 0; i < links->n; i++)
		assert_true(links->v[i].b != 3);
	linker_free(l);
}

static void
nothing_breaks_it(void **state)
{
	static const char *const odd[] = {"",	" ", "。。。", "\xff\xfe",
					  "的", "A", "...",    "１２３"};
	struct linker *l = linker_new(lexicon);

	(void)state;
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
		linker_add(l, str_of(odd[i]), STR(""), i % 2);
	linker_run(l, 2);
	for (size_t i = 0; i + 1 < sizeof odd / sizeof *odd; i++)
		assert_true(linker_score(l, i, i + 1) >= 0);
	linker_free(l);
}

/* A file cut short, and one of another version, are refused. */
static void
refuses_damage(void **state)
{
	static const char *const bad[] = {"", "rashlex5", "PK and so on"};
	struct error e = ERROR_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		FILE *f = fopen("damaged-lexicon.tmp", "wb");

		assert_non_null(f);
		fputs(bad[i], f);
		fclose(f);
		assert_null(lexicon_open("damaged-lexicon.tmp", &e));
		assert_true(e.what.n > 0);
	}
	remove("damaged-lexicon.tmp");
	assert_null(lexicon_open("no-such-lexicon", &e));
	error_free(&e);
}

static void
figures_meet(void **state)
{
	struct linker *l = linker_new(lexicon);
	double same, other;

	(void)state;
	linker_add(l, STR("约有2.5万人参加了4月的集会。"), STR(""), 0);
	linker_add(l, STR("About 25,000 people joined the rally in April."),
		   STR(""), 1);
	linker_add(l, STR("About 41,000 people joined the rally in June."),
		   STR(""), 2);
	linker_run(l, 3);
	same = linker_score(l, 0, 1);
	other = linker_score(l, 0, 2);
	assert_true(same > other + 0.1);
	linker_free(l);
}

static void
names_meet_by_sound(void **state)
{
	struct linker *l = linker_new(lexicon);
	link_word_list why = {0};

	(void)state;
	linker_add(l, STR("普拉斯科昨天离开了。"), STR(""), 0);
	linker_add(l, STR("Plasco departed on foot."), STR(""), 1);
	linker_run(l, 3);
	linker_why(l, 0, 1, &why);
	assert_true(why.n >= 1);
	assert_true(str_eq(why.v[0].in_a, STR("普拉斯科")));
	assert_true(str_eq(why.v[0].in_b, STR("Plasco")));
	vec_free(&why);
	linker_free(l);
}

/* A sentence that three sources print is linked from each to each, once, and
 * scores with another as its twins do. */
static void
reprints_are_linked(void **state)
{
	static const char again[] = "Divers searched the wreck until midnight.";
	struct linker *l = linker_new(NULL);
	const link_list *links;
	uint32_t source[] = {0, 0, 1, 1, 2, 3}, best[20];
	size_t twins = 0;

	(void)state;
	linker_add(l, str_of(again), STR("en"), 0);
	linker_add(l, STR("The ferry was full."), STR("en"), 0);
	linker_add(l, STR("A boat sank in the harbour."), STR("en"), 1);
	linker_add(l, str_of(again), STR("en"), 1);
	linker_add(l, str_of(again), STR("en"), 2);
	linker_add(l, STR("Divers searched until midnight."), STR("en"), 3);
	linker_run(l, 4);
	links = linker_links(l);
	assert_in_range(links->n, 4, 10);
	for (size_t i = 0; i < links->n; i++) {
		const struct link *k = &links->v[i];
		const struct link *o = &links->v[i ? i - 1 : 0];

		assert_true(k->a < k->b);
		assert_true(!i || k->a > o->a || (k->a == o->a && k->b > o->b));
		twins += linker_score(l, k->a, k->b) > 0.999;
	}
	assert_int_equal(twins, 3);
	assert_true(linker_score(l, 0, 5) > 0.5);
	assert_true(linker_score(l, 0, 5) <= linker_score(l, 4, 5));
	assert_true(linker_score(l, 0, 5) >= linker_score(l, 4, 5));
	link_bests(best, links, 6, source);
	for (size_t i = 0; i < 2 * links->n; i++)
		assert_true(links->v[best[i]].score >= links->v[i / 2].score);
	linker_free(l);
}

/* Sources that tell in one order: the unclear middle follows its
 * neighbours. */
static void
neighbours_help(void **state)
{
	static const char *const a[] = {
		"The ferry sank in the harbour on Monday.", "It was full.",
		"Divers searched the wreck until midnight."};
	static const char *const b[] = {
		"The ferry sank in the harbour, police said.",
		"The boat was full that day.",
		"Divers searched the wreck until late at night."};
	struct linker *l = linker_new(NULL);
	const link_list *links;
	bool middle = false;

	(void)state;
	for (size_t i = 0; i < 6; i++)
		linker_add(l, str_of(i < 3 ? a[i] : b[i - 3]), STR("en"),
			   i / 3);
	linker_run(l, 4);
	links = linker_links(l);
	for (size_t i = 0; i < links->n; i++)
		if (links->v[i].a == 1 && links->v[i].b == 4) {
			middle = true;
			assert_true(links->v[i].score > linker_score(l, 1, 4));
		}
	assert_true(middle);
	linker_free(l);
}

static int
open_it(void **state)
{
	struct error e = ERROR_INIT;

	(void)state;
	lexicon = lexicon_open(NULL, &e);
	error_free(&e);
	return lexicon ? 0 : -1;
}

static int
close_it(void **state)
{
	(void)state;
	lexicon_close(lexicon);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stems_meet),
		cmocka_unit_test(splits_by_fewest_words),
		cmocka_unit_test(finds_entries),
		cmocka_unit_test(links_across),
		cmocka_unit_test(links_within),
		cmocka_unit_test(figures_meet),
		cmocka_unit_test(names_meet_by_sound),
		cmocka_unit_test(reprints_are_linked),
		cmocka_unit_test(neighbours_help),
		cmocka_unit_test(refuses_damage),
		cmocka_unit_test(nothing_breaks_it),
	};

	return cmocka_run_group_tests_name("compare_link", tests, open_it,
					   close_it);
}
