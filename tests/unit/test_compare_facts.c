/* Facts, verdicts and the user's word, on small stories of their own. */
#include "rashomon/story/overrides.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "small.h"

/* The fact of the mention in source `s` whose words are `words`. */
static const struct fact *
fact_of(const struct small *x, size_t s, const char *words)
{
	for (size_t i = 0; i < x->c.told.n; i++) {
		const struct told *t = &x->c.told.v[i];
		struct str w = str_sub(x->articles.v[t->source]->text,
				       t->m.start, t->m.end);

		if (t->source == s && t->fact != MENTION_LOOSE &&
		    str_find(w, str_of(words), 0) != (size_t)-1 &&
		    t->m.kind != MENTION_CLAIM)
			return &x->c.facts.v[t->fact];
	}
	fail_msg("no fact says %s", words);
	return NULL;
}

/* No source is silent on what it names in its own language. */
static void
names_of_tables_meet(void **state)
{
	static const char *const names[] = {"China",
					    "Israel",
					    "Geneva",
					    "United Nations",
					    "World Health Organization",
					    "Supreme Court of Israel"};
	struct small s = {0};

	(void)state;
	add(&s, "a.txt",
	    "Envoys meet\n\nGENEVA, May 4, 2026 (Gannet) - China and Israel "
	    "sent envoys to Geneva on Monday, the United Nations said. The "
	    "World Health Organization sent two observers. The Supreme Court "
	    "of Israel will look at the paper.\n");
	add(&s, "b.txt",
	    "日内瓦会谈\n\n北港通讯社日内瓦5月4日电 联合国表示，中国和以色列的"
	    "代表周一抵达日内瓦。世界卫生组织派出两名观察员。以色列最高法院将"
	    "审查该文件。\n");
	run(&s);
	for (size_t i = 0; i < COUNT(names); i++)
		assert_int_equal(fact_of(&s, 0, names[i])->verdict,
				 VERDICT_AGREED);
	done(&s);
}

#define WIRE                                                                 \
	"Mill burns down in Harrow\n\nHARROW, May 4, 2026 (Tidewater) - A "  \
	"fire destroyed the old paper mill on Monday and killed 14 people, " \
	"officials said. Another 36 were injured. The mill employed nearly " \
	"2,400 workers.\n\nThe owner promised 3.2 million euros for the "    \
	"families. The roof fell in 40 minutes after the alarm.\n"

#define OTHER                                                                \
	"Harrow mill fire: what is known\n\nHARROW, May 5, 2026 (Gannet) - " \
	"Fourteen people died in the fire at the paper mill in Harrow, "     \
	"police said. Hospitals treated 41 injured people. Some 2,380 "      \
	"workers had jobs at the mill.\n\nFamilies of the dead will share "  \
	"3.2 million euros, the owner said.\n"

#define HAN                                                                                            \
	"造纸厂大火已致14人死亡\n\n北港通讯社哈罗5月5日电（记者 林可）"      \
	"哈罗一家老造纸厂发生火灾，造成14人死亡、36人受伤。工厂有约2400名" \
	"工人。厂主承诺向遇难者家属支付320万欧元。\n"

static void
story_of_three(struct small *s)
{
	add(s, "wire.txt", WIRE);
	add(s, "other.txt", OTHER);
	add(s, "han.txt", HAN);
}

static void
equal_values_agree_across_scripts(void **state)
{
	struct small s = {0};
	const struct fact *f;

	(void)state;
	story_of_three(&s);
	run(&s);
	f = fact_of(&s, 0, "14");
	assert_int_equal(f->verdict, VERDICT_AGREED);
	assert_int_equal(f->independent, 3);
	assert_ptr_equal(fact_of(&s, 2, "14"), f);
	f = fact_of(&s, 0, "3.2 million");
	assert_ptr_equal(fact_of(&s, 2, "320"), f);
	assert_int_equal(f->verdict, VERDICT_AGREED);
	done(&s);
}

static void
what_happened_to_people_stays_apart(void **state)
{
	struct small s = {0};

	(void)state;
	story_of_three(&s);
	run(&s);
	assert_ptr_not_equal(fact_of(&s, 0, "14"), fact_of(&s, 0, "36"));
	assert_ptr_equal(fact_of(&s, 0, "36"), fact_of(&s, 2, "36"));
	done(&s);
}

static void
different_counts_differ_and_say_why(void **state)
{
	struct small s = {0};
	const struct fact *f;

	(void)state;
	story_of_three(&s);
	run(&s);
	f = fact_of(&s, 0, "36");
	assert_ptr_equal(fact_of(&s, 1, "41"), f);
	assert_int_equal(f->verdict, VERDICT_DIFFERS);
	assert_true(f->why.n > 0);
	done(&s);
}

/* Ages meet however they are written; telephone numbers, labels and rates
 * are no figures; a clock time is of the day told before it; a month gone by
 * stays so; a run of 72 hours is no distance between days. */
static void
small_print_is_read_as_people_do(void **state)
{
	struct small s = {0};
	const struct fact *f;

	(void)state;
	add(&s, "a.txt",
	    "Pump fire at dam\n\nHARROW, Oct. 8, 2026 (Tidewater) - A pump "
	    "burned out at the dam on Tuesday, the owner said. It started at "
	    "2:47 p.m. in Unit 7. Jonas Arle, 23, who saw it, called for help. "
	    "The dam serves 310,000 homes a day. A fire in March halted it for "
	    "72 hours.\n\nThe work will take four to six days. Call 0800 555 "
	    "219 for advice.\n");
	add(&s, "b.txt",
	    "大坝水泵起火\n\n北港通讯社哈罗10月8日电 大坝一台"
	    "水泵起火。目击者为一名23岁男子。修复需要四至六天。\n");
	run(&s);
	f = fact_of(&s, 0, "four to six");
	assert_ptr_equal(fact_of(&s, 1, "四至六天"), f);
	assert_int_equal(f->verdict, VERDICT_AGREED);
	assert_string_equal(fact_of(&s, 0, "March")->value, "2026-03");
	for (size_t i = 0; i < s.c.told.n; i++) {
		const struct told *t = &s.c.told.v[i];

		if (t->m.kind != MENTION_QUANTITY || t->fact == MENTION_LOOSE)
			continue;
		assert_string_not_equal(t->m.value, "800");
		assert_string_not_equal(t->m.value, "555219");
		assert_string_not_equal(t->m.value, "7");
		if (t->source == 0 && strcmp(t->m.value, "23") == 0)
			assert_string_equal(t->m.unit, "year");
	}
	assert_string_equal(fact_of(&s, 0, "2:47")->value, "2026-10-06T14:47");
	assert_int_equal(s.c.checks.n, 0);
	done(&s);
}

/* Cents are of the currency told before; 6成1 is 61 per cent; what is too
 * round to show a change shows none. */
static void
money_and_shares_meet_however_written(void **state)
{
	struct small s = {0};
	const struct fact *f;

	(void)state;
	add(&s, "a.txt",
	    "Norvik profit\n\nHALDEN, May 4, 2026 (Tidewater) - The chip unit "
	    "of Norvik grew 61 percent to $2.2 billion, it said. It will pay "
	    "45 cents a share. Profit was $1.27 billion. Sales in the south "
	    "dropped 9 percent, to just under $1 billion.\n");
	add(&s, "b.txt",
	    "諾維克獲利\n\n港灣社哈爾登5月4日電 諾維克晶片部門營收22億美元，"
	    "年增6成1，將配發每股0.45美元股利。\n");
	run(&s);
	f = fact_of(&s, 0, "61 percent");
	assert_ptr_equal(fact_of(&s, 1, "6成1"), f);
	assert_int_equal(f->verdict, VERDICT_AGREED);
	assert_ptr_equal(fact_of(&s, 1, "0.45"), fact_of(&s, 0, "45 cents"));
	assert_int_equal(s.c.checks.n, 0);
	done(&s);
}

/* A foreign name that stands in a Han text without any mark. */
static void
names_are_heard_across_scripts(void **state)
{
	struct small s = {0};

	(void)state;
	add(&s, "a.txt",
	    "Striker leaves\n\nBELMORE, May 4, 2026 (Tidewater) - The club "
	    "Rivona sold its striker Jonas Wexley on Monday. In Rivona, fans "
	    "were angry, and Wexley said nothing.\n");
	add(&s, "b.txt",
	    "前锋转会\n\n北港通讯社5月4日电 前锋韦克斯利周一离开里沃纳，"
	    "球迷表示不满。里面有很多纳税人。\n");
	run(&s);
	assert_ptr_equal(fact_of(&s, 1, "里沃纳"), fact_of(&s, 0, "Rivona"));
	assert_ptr_equal(fact_of(&s, 1, "韦克斯利"), fact_of(&s, 0, "Wexley"));
	assert_int_equal(fact_of(&s, 0, "Rivona")->verdict, VERDICT_AGREED);
	done(&s);
}

static void
a_rounded_figure_is_compatible(void **state)
{
	struct small s = {0};
	const struct fact *f;

	(void)state;
	story_of_three(&s);
	run(&s);
	f = fact_of(&s, 0, "2,400");
	assert_ptr_equal(fact_of(&s, 1, "2,380"), f);
	assert_int_equal(f->verdict, VERDICT_COMPATIBLE);
	done(&s);
}

static void
only_one_tells_it(void **state)
{
	struct small s = {0};
	const struct fact *f;

	(void)state;
	story_of_three(&s);
	run(&s);
	f = fact_of(&s, 0, "40 minutes");
	assert_int_equal(f->verdict, VERDICT_SINGLE);
	assert_int_equal(f->silent, 2);
	done(&s);
}

/* Every source either tells a fact or is silent on it. */
static void
the_rest_are_silent(void **state)
{
	struct small s = {0};

	(void)state;
	story_of_three(&s);
	run(&s);
	assert_true(s.c.facts.n > 3);
	for (size_t i = 0; i < s.c.facts.n; i++) {
		const struct fact *f = &s.c.facts.v[i];
		bool tells[3] = {false};
		size_t n = 0;

		for (size_t k = 0; k < f->told.n; k++)
			tells[s.c.told.v[f->told.v[k]].source] = true;
		for (struct silent q = {0}; fact_silent(&s.c, f, &q); n++) {
			assert_in_range(q.source, 0, 2);
			assert_false(tells[q.source]);
			tells[q.source] = true;
		}
		assert_int_equal(n, f->silent);
		assert_true(tells[0] && tells[1] && tells[2]);
	}
	done(&s);
}

static size_t
start_of(const struct small *s, size_t source, const char *words)
{
	return str_find(s->articles.v[source]->text, str_of(words), 0);
}

static void
the_user_has_the_last_word(void **state)
{
	struct small s = {0};
	struct error e = ERROR_INIT;
	char text[200];

	(void)state;
	story_of_three(&s);
	snprintf(text, sizeof text,
		 "# mine\nagree wire.txt:%zu\nsplit other.txt:%zu\n"
		 "date han.txt 2026-05-06\n",
		 start_of(&s, 0, "36"), start_of(&s, 1, "2,380"));
	assert_true(overrides_parse(&s.rulings, &s.arena, str_of(text),
				    "rulings", &e));
	assert_int_equal(s.rulings.n, 3);
	run(&s);
	assert_int_not_equal(fact_of(&s, 0, "36")->verdict, VERDICT_DIFFERS);
	assert_true(fact_of(&s, 0, "36")->by_user);
	assert_ptr_not_equal(fact_of(&s, 0, "2,400"), fact_of(&s, 1, "2,380"));
	assert_string_equal(s.articles.v[2]->published, "2026-05-06");
	assert_int_equal(s.articles.v[2]->published_basis, DATE_USER);
	done(&s);
	error_free(&e);
}

static void
a_bad_ruling_is_named(void **state)
{
	struct arena arena = ARENA_INIT;
	ruling_list rulings = {0};
	struct error e = ERROR_INIT;

	(void)state;
	assert_false(overrides_parse(&rulings, &arena,
				     STR("split a.txt:7\nmerge x\nsplit :3\n"
					 "date a.txt soon\n"),
				     "f", &e));
	assert_int_equal(rulings.n, 1);
	assert_string_equal(e.place.p, "f:2");
	vec_free(&rulings);
	arena_free(&arena);
	error_free(&e);
}

#define SHARES                                                                 \
	"Shares\n\nLONDON, May 4, 2026 (Tidewater) - Shares in Calder closed " \
	"down 5% at 38.00 euros, against 40.00 euros on Friday. The town "     \
	"counted 120 visitors, 30 more than the 80 reported a day earlier.\n"

static void
sums_are_recomputed(void **state)
{
	struct small s = {0};
	size_t right = 0, wrong = 0;

	(void)state;
	add(&s, "a.txt", SHARES);
	run(&s);
	for (size_t i = 0; i < s.c.checks.n; i++) {
		right += s.c.checks.v[i].holds;
		wrong += !s.c.checks.v[i].holds;
	}
	assert_int_equal(right, 1);
	assert_int_equal(wrong, 1);
	done(&s);
}

/* A claim says where its sentences give different figures. */
static void
claims_name_their_figures(void **state)
{
	struct small s = {0};
	bool said = false;

	(void)state;
	add(&s, "a.txt",
	    "Barn burns\n\nOSTBY, May 4, 2026 (Hill Wire) - A barn burned down "
	    "in Ostby. The flood in the valley of Teln killed 40 people and "
	    "carried off the old bridge.\n");
	add(&s, "b.txt",
	    "Teln after the flood\n\nTELN, May 4, 2026 (South Post) - Mayor "
	    "Ann "
	    "Lee thanked the crews. The flood in the valley of Teln killed 55 "
	    "people and carried off the old bridge.\n");
	run(&s);
	for (size_t i = 0; i < s.c.facts.n; i++) {
		const struct fact *f = &s.c.facts.v[i];

		for (size_t k = 0; k < f->why.n; k++)
			said |= f->kind == MENTION_CLAIM &&
				strstr(f->why.v[k], "\"40 people\" in s1, "
						    "\"55 people\" in s2");
	}
	assert_true(said);
	done(&s);
}

/* A share beside a move is no change in per cent; a percentage and the price
 * it leads to are two figures. */
static void
shares_are_no_changes(void **state)
{
	struct small s = {0};

	(void)state;
	add(&s, "a.txt",
	    "Vote\n\nTELN, May 4, 2026 (South Post) - The Homeland Party got "
	    "29.1 percent and 93 seats, down from 131 four years ago.\n");
	run(&s);
	assert_int_equal(s.c.checks.n, 0);
	done(&s);
}

/* The subject of the fact that says `words`, told by one Chinese text. */
static void
has_subject(const char *text, const char *words, const char *subject,
	    bool equal)
{
	struct small s = {0};

	add(&s, "a.txt", text);
	run(&s);
	assert_int_equal(!strcmp(fact_of(&s, 0, words)->subject, subject),
			 equal);
	done(&s);
}

static void
only_quakes_have_a_magnitude(void **state)
{
	(void)state;
	has_subject("港口扩建\n\n港口规模将扩大，年吞吐量超过2600万吨。\n",
		    "2600", "magnitude", false);
	has_subject("演习结束\n\n这次演习规模空前，共有45艘船参加。\n", "45",
		    "magnitude", false);
	has_subject("海岸地震\n\n昨晚发生规模5.8强烈地震，无人受伤。\n", "5.8",
		    "magnitude", true);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_of_tables_meet),
		cmocka_unit_test(equal_values_agree_across_scripts),
		cmocka_unit_test(what_happened_to_people_stays_apart),
		cmocka_unit_test(different_counts_differ_and_say_why),
		cmocka_unit_test(a_rounded_figure_is_compatible),
		cmocka_unit_test(money_and_shares_meet_however_written),
		cmocka_unit_test(names_are_heard_across_scripts),
		cmocka_unit_test(small_print_is_read_as_people_do),
		cmocka_unit_test(only_one_tells_it),
		cmocka_unit_test(the_rest_are_silent),
		cmocka_unit_test(the_user_has_the_last_word),
		cmocka_unit_test(a_bad_ruling_is_named),
		cmocka_unit_test(sums_are_recomputed),
		cmocka_unit_test(claims_name_their_figures),
		cmocka_unit_test(shares_are_no_changes),
		cmocka_unit_test(only_quakes_have_a_magnitude),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
