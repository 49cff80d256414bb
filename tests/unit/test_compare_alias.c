#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rashomon/base/data.h"
#include "rashomon/base/map.h"
#include "rashomon/base/vec.h"
#include "rashomon/compare/alias.h"
#include "rashomon/compare/sound.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct lexicon *lexicon;
static struct name_matcher *matcher;

static bool
same(const char *a, const char *b)
{
	return names_same(matcher, str_of(a), str_of(b), NULL, NULL);
}

static void
one_script(void **state)
{
	(void)state;
	assert_true(same("Donald Trump", "Trump"));
	assert_true(same("Donald Trump", "DONALD TRUMP"));
	assert_true(same("IMF", "International Monetary Fund"));
	assert_true(same("the World Bank", "World Bank's"));
	assert_true(same("中國人民銀行", "人民银行"));
	assert_true(same("唐纳德·特朗普", "特朗普"));
	assert_false(same("Donald Trump", "Melania Trump"));
	assert_false(same("World Bank", "Bank of England"));
	assert_false(same("北京", "南京"));
	assert_true(same("Boris Johnson", "Johnson"));
	assert_true(same("Ursula von der Leyen", "von der Leyen"));
	assert_true(same("Apple Inc.", "Apple"));
	assert_true(same("腾讯公司", "腾讯"));
	assert_true(same("Rosa Quispe", "Rosa Quispe Mamani"));
	assert_true(same("埃德蒙多·克鲁斯", "艾德蒙多·克魯斯"));
	assert_false(same("Bank", "World Bank"));
	assert_false(same("England", "Bank of England"));
	assert_false(same("York", "New York"));
	assert_false(same("Korea", "North Korea"));
	assert_false(same("Washington", "Washington Post"));
	assert_false(same("China", "China Daily"));
	assert_false(same("New York", "New York Times"));
	assert_false(same("国务院", "国务院办公厅"));
	assert_false(same("人民法院", "最高人民法院"));
	assert_false(same("北京", "北京大学"));
	assert_false(same("", ""));
	assert_false(same("Xi", ""));
}

static void
across_scripts(void **state)
{
	(void)state;
	assert_true(same("Trump", "特朗普"));
	assert_true(same("川普", "Trump"));
	assert_true(same("Li Ka-shing", "李嘉誠"));
	assert_true(same("Moon Jae-in", "文在寅"));
	assert_true(same("Chiang Kai-shek", "蒋介石"));
	assert_true(same("Tsai Ing-wen", "蔡英文"));
	assert_true(same("Jinping Xi", "习近平"));
	assert_true(same("US", "美国"));
	assert_true(same("羽管工坊（Quill Works）", "Quill Works"));
	assert_true(same("美國地質調查所", "US Geological Survey"));
	assert_true(same("euro", "欧元"));
	assert_false(same("Li Qiang", "李克强"));
	assert_false(same("Wang Yi", "王毅仁"));
	assert_true(same("Munich", "慕尼黑"));
	assert_true(same("Hubei", "湖北省"));
	assert_false(same("Hebei", "湖北"));
	assert_true(same("Recep Tayyip Erdoğan", "Erdogan"));
	assert_true(same("National Energy Administration", "国家能源局"));
	assert_false(same("National Energy Administration", "国家铁路局"));
	assert_false(same("Putin", "蓬佩奥"));
	assert_false(same("Zhang Yang", "昂山"));
	assert_false(same("Cao Kun", "陈毅"));
	assert_false(same("Wu Renchen", "伦琴"));
	assert_true(same("Sir Isaac Newton", "牛顿"));
	assert_true(same("President Trump", "特朗普总统"));
	assert_true(same("Luís Figo", "路易斯·菲戈"));
	assert_false(same("Macron", "马克龙头企业"));
}

static void
pairs_are_learnt(void **state)
{
	struct name_matcher *m = name_matcher_new(NULL, NULL);

	(void)state;
	assert_false(names_same(m, STR("Quillary Works"), STR("羽管工坊"), NULL,
				NULL));
	names_add_pair(m, STR("羽管工坊"), STR("Quillary Works"));
	assert_true(names_same(m, STR("Quillary Works"), STR("羽管工坊"), NULL,
			       NULL));
	names_add_pair(m, STR("2026"), STR("年份"));
	assert_false(names_same(m, STR("2026"), STR("年份"), NULL, NULL));
	name_matcher_free(m);
}

static void
user_has_a_table(void **state)
{
	struct name_matcher *m;
	char folder[4096];
	FILE *f;

	(void)state;
	assert_non_null(getcwd(folder, sizeof folder - 32));
	strcat(folder, "/names-test.tmp");
	mkdir("names-test.tmp", 0700);
	mkdir("names-test.tmp/rashomon", 0700);
	f = fopen("names-test.tmp/rashomon/names", "w");
	assert_non_null(f);
	fputs("# mine\nQuillary Works\t羽管工坊\nOur Fund\tIMF\n", f);
	fclose(f);
	setenv("XDG_DATA_HOME", folder, 1);
	m = name_matcher_new(NULL, NULL);
	assert_true(names_same(m, STR("羽管工坊"), STR("Quillary Works"), NULL,
			       NULL));
	/* What shares a name with a thing of the program's tables is it. */
	assert_true(names_same(m, STR("Our Fund"), STR("国际货币基金组织"),
			       NULL, NULL));
	assert_false(
		names_same(m, STR("Our Fund"), STR("世界银行"), NULL, NULL));
	name_matcher_free(m);
	unsetenv("XDG_DATA_HOME");
	remove("names-test.tmp/rashomon/names");
	rmdir("names-test.tmp/rashomon");
	rmdir("names-test.tmp");
}

static void
write_bytes(const char *path, const void *p, size_t n)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(p, 1, n, f), n);
	fclose(f);
}

/* A damaged table of names is refused or gives no names; it never leads out
 * of the file. */
static void
a_damaged_table_is_survived(void **state)
{
	static const char file[] = "names-test.tmp/names.bin";
	const char *was = getenv("RASHOMON_DATA");
	struct buf keep = BUF_INIT, place = BUF_INIT;
	struct str good = STR_NONE;

	(void)state;
	buf_adds(&keep, was ? was : "");
	for (unsigned i = 0; data_path(&place, "names.bin", i); i++) {
		if (data_map(&good, place.p, NULL))
			break;
		buf_clear(&place);
	}
	assert_true(good.n > 1000);
	mkdir("names-test.tmp", 0700);
	setenv("RASHOMON_DATA", "names-test.tmp", 1);
	for (size_t i = 0; i < 200; i++) {
		char *bad = mem_dup(good.p, good.n);
		struct name_matcher *m;

		for (size_t at = i; at < good.n; at += 211)
			bad[at] = (char)(bad[at] ^ (int)(i + 1));
		if (i % 2) /* a header that is believed */
			memcpy(bad, good.p, 24);
		write_bytes(file, bad, good.n);
		m = name_matcher_new(NULL, NULL);
		names_same(m, STR("IMF"), STR("国际货币基金组织"), NULL, NULL);
		names_same(m, STR("US"), STR("United States"), NULL, NULL);
		name_matcher_free(m);
		free(bad);
	}
	write_bytes(file, good.p, 30);
	name_matcher_free(name_matcher_new(NULL, NULL));
	if (was)
		setenv("RASHOMON_DATA", keep.p, 1);
	else
		unsetenv("RASHOMON_DATA");
	data_unmap(good);
	remove(file);
	rmdir("names-test.tmp");
	buf_free(&keep);
	buf_free(&place);
}

struct list {
	VEC(struct str) en;
	VEC(struct str) zh;
};

static void
read_list(struct list *l, struct str text)
{
	struct str line;

	while (str_line(&text, &line)) {
		size_t tab = str_find(line, STR("\t"), 0);

		if (!line.n || line.p[0] == '#' || tab == (size_t)-1)
			continue;
		vec_push(&l->en, str_sub(line, 0, tab));
		vec_push(&l->zh, str_sub(line, tab + 1, line.n));
	}
}

static void
collect(void *data, struct str key)
{
	map_at(data, key, 0);
}

struct overlap {
	const struct map *keys;
	bool any;
};

static void
look(void *data, struct str key)
{
	struct overlap *o = data;

	o->any |= map_get(o->keys, key) != MAP_NONE;
}

static bool
share_key(struct str a, struct str b)
{
	struct map keys = MAP_INIT;
	struct overlap o = {&keys, false};

	name_keys(matcher, a, collect, &keys);
	name_keys(matcher, b, look, &o);
	map_free(&keys);
	return o.any;
}

static size_t
wrong_for(const struct list *l, size_t i)
{
	size_t wrong = 0;

	for (size_t k = 0; k < l->zh.n; k++) {
		double score;
		const char *why;

		if (k == i ||
		    !names_same(matcher, l->en.v[i], l->zh.v[k], &score, &why))
			continue;
		wrong++;
		printf("wrong: %.*s = %.*s %.2f %s\n", STR_ARG(l->en.v[i]),
		       STR_ARG(l->zh.v[k]), score, why);
	}
	return wrong;
}

/* Recall at least 0.85; at most one name in a hundred linked wrongly. */
static void
well_known_names(void **state)
{
	const char *folder = getenv("srcdir");
	struct list l = {0};
	struct buf path = BUF_INIT;
	struct str text;
	size_t found = 0, wrong = 0, keyed = 0;

	(void)state;
	buf_printf(&path, "%s/tests/data/names.txt", folder ? folder : ".");
	assert_true(data_map(&text, path.p, NULL));
	read_list(&l, text);
	assert_int_equal(l.en.n, 200);
	for (size_t i = 0; i < l.en.n; i++) {
		double score;
		const char *why;

		if (names_same(matcher, l.en.v[i], l.zh.v[i], &score, &why))
			found++;
		else
			printf("missed: %.*s = %.*s %.2f %s\n",
			       STR_ARG(l.en.v[i]), STR_ARG(l.zh.v[i]), score,
			       why);
		if (share_key(l.en.v[i], l.zh.v[i]))
			keyed++;
		else
			printf("do not meet: %.*s\n", STR_ARG(l.en.v[i]));
		wrong += wrong_for(&l, i) > 0;
	}
	printf("found %zu, wrong %zu, meet in the index %zu, of %zu\n", found,
	       wrong, keyed, l.en.n);
	assert_true(found >= 170);
	assert_true(wrong < 2);
	assert_true(keyed >= found);
	vec_free(&l.en);
	vec_free(&l.zh);
	data_unmap(text);
	buf_free(&path);
}

static void
nothing_breaks_it(void **state)
{
	static const char *const odd[] = {
		"",
		" ",
		"·",
		"···",
		"\xff",
		"A",
		"的",
		"····特",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		"a",
		"特特特特特特特特特特特特特特特特特特特特特特特特特特特特特特",
		"a b c d e f g h i j k l m n",
		"特·朗·普·特·朗·普·特·朗·普·特",
		"曾曾曾曾",
		"\xC3",
		"\xC4\xC5"};

	(void)state;
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
		for (size_t k = 0; k < sizeof odd / sizeof *odd; k++) {
			double score;

			names_same(matcher, str_of(odd[i]), str_of(odd[k]),
				   &score, NULL);
			assert_true(score >= 0 && score <= 1);
			share_key(str_of(odd[i]), str_of(odd[k]));
		}
}

static int
open_it(void **state)
{
	struct error e = ERROR_INIT;

	(void)state;
	lexicon = lexicon_open(NULL, &e);
	matcher = name_matcher_new(lexicon, &e);
	error_free(&e);
	return lexicon ? 0 : -1;
}

static int
close_it(void **state)
{
	(void)state;
	name_matcher_free(matcher);
	lexicon_close(lexicon);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_script),
		cmocka_unit_test(across_scripts),
		cmocka_unit_test(pairs_are_learnt),
		cmocka_unit_test(user_has_a_table),
		cmocka_unit_test(a_damaged_table_is_survived),
		cmocka_unit_test(well_known_names),
		cmocka_unit_test(nothing_breaks_it),
	};

	return cmocka_run_group_tests_name("compare_alias", tests, open_it,
					   close_it);
}
