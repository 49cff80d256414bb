/* Lines that say who published an article, when and by whom, and datelines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "rashomon/read/page.h"

#include "articles.h"

#define TITLE "Bridge at Orlow closes for repairs\n\n"
#define TEXT                                                              \
	"The bridge will be closed to lorries from Monday, the district " \
	"office said, because two of its bolts have rusted through.\n"
#define HAN_TITLE "奥洛大桥封闭维修\n\n"
#define HAN_TEXT "大桥自周一起禁止货车通行，区政府说，两根螺栓已经锈断。\n"

struct want {
	const char *text;
	const char *outlet, *byline, *published;
};

static void
check(const struct want *w, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		article_list l = reads(w[i].text);
		const struct article *a = l.v[0];

		if (strcmp(a->outlet, w[i].outlet) ||
		    strcmp(a->byline, w[i].byline) ||
		    strcmp(a->published, w[i].published))
			fail_msg("%s: %s, %s, %s", w[i].text, a->outlet,
				 a->byline, a->published);
		done(&l);
	}
}

static void
mastheads(void **state)
{
	static const struct want all[] = {
		{TITLE "The Orlow Lantern | 3 June 2026 | By Ann Lee\n\n" TEXT,
		 "The Orlow Lantern", "Ann Lee", "2026-06-03"},
		{TITLE "By Ann Lee, The Orlow Lantern, June 3, 2026\n\n" TEXT,
		 "The Orlow Lantern", "Ann Lee", "2026-06-03"},
		{TITLE "By Ann Lee and Tom Petit\nValley Courier, Sept. 11, "
		       "2026\n\n" TEXT,
		 "Valley Courier", "Ann Lee and Tom Petit", "2026-09-11"},
		{TITLE
		 "By Ann Lee\nValley Motor Weekly\nFebruary 12, 2026 8:15 "
		 "AM\n\n" TEXT,
		 "Valley Motor Weekly", "Ann Lee", "2026-02-12T08:15:00"},
		{TITLE "By Ann Lee on Wednesday, June 3, 2026\n\n" TEXT, "",
		 "Ann Lee", "2026-06-03"},
		{"Valley Courier - Wednesday, 3 June 2026\n\n" TITLE TEXT,
		 "Valley Courier", "", "2026-06-03"},
		{HAN_TITLE "橋樑中心／綜合報導　2026/06/03\n\n" HAN_TEXT, "",
		 "", "2026-06-03"},
		{HAN_TITLE
		 "〔交通頻道／綜合報導〕2026-06-03 08:15\n\n" HAN_TEXT,
		 "", "", "2026-06-03T08:15:00"},
		{HAN_TITLE "【交通中心／林可安】115年6月3日\n\n" HAN_TEXT, "",
		 "林可安", "2026-06-03"},
		{HAN_TITLE "交通快讯 2026年6月3日\n\n" HAN_TEXT, "交通快讯", "",
		 "2026-06-03"},
		{TITLE "The Sun, 3 May 2026\n\n" TEXT, "The Sun", "",
		 "2026-05-03"},
		{TITLE "José Núñez · El Faro de Orlow\n"
		       "Published 3 May 2026 at 14:05 GMT\n\n" TEXT,
		 "", "", "2026-05-03T14:05:00Z"},
		{TITLE TEXT "\n2026-06-03 09:12\n", "", "",
		 "2026-06-03T09:12:00"},
		{HAN_TITLE
		 "环谷晨报 2026年6月3日\n本报记者 赵一鸣\n\n" HAN_TEXT,
		 "环谷晨报", "赵一鸣", "2026-06-03"},
		{HAN_TITLE
		 "2026年6月3日 09:12　来源：环谷网　作者：赵一鸣\n\n" HAN_TEXT,
		 "环谷网", "赵一鸣", "2026-06-03T09:12:00"},
		{HAN_TITLE "环谷财经 | 2026-06-03\n\n" HAN_TEXT, "环谷财经", "",
		 "2026-06-03"},
		{HAN_TITLE "2026年6月3日（星期三） 环谷晨报\n\n" HAN_TEXT,
		 "环谷晨报", "", "2026-06-03"},
		{TITLE "Par José Dupré — Publié le 4 mai 2026 à 10h20\n\n" TEXT,
		 "", "José Dupré", "2026-05-04T10:20:00"},
		{TITLE "Von Anna Müller, veröffentlicht am 4. März 2026, "
		       "10:20 Uhr\n\n" TEXT,
		 "", "Anna Müller", "2026-03-04T10:20:00"},
		{TITLE "Por Juan Núñez, 4 de mayo de 2026\n\n" TEXT, "",
		 "Juan Núñez", "2026-05-04"},
		{TITLE "4 мая 2026, 10:20\n\n" TEXT, "", "",
		 "2026-05-04T10:20:00"},
		{TITLE "홍길동 기자 입력 2026.05.04 12:10\n\n" TEXT, "",
		 "홍길동", "2026-05-04T12:10:00"},
		{TITLE "Posted by sea_cat » Mon May 04, 2026 1:12 pm\n\n" TEXT,
		 "", "sea_cat", "2026-05-04T13:12:00"},
		{TITLE "Standard Media | 3 June 2026\n\n" TEXT,
		 "Standard Media", "", "2026-06-03"},
	};

	(void)state;
	check(all, COUNT(all));
}

static void
what_only_looks_like_one(void **state)
{
	static const struct want all[] = {
		{TITLE "By Friday the work is to be done\n\n" TEXT, "", "", ""},
		{TITLE "It opened on June 3, 1926\n\n" TEXT, "", "", ""},
		{TITLE "By the numbers\n\n" TEXT, "", "", ""},
		{TITLE TEXT "\n" TEXT "\nValley Courier, June 3, 2026\n\n" TEXT,
		 "", "", ""},
		{HAN_TITLE "大桥于1926年6月3日通车\n\n" HAN_TEXT, "", "", ""},
		{TITLE "Joined: Sat Mar 03, 2018\n\n" TEXT, "", "", ""},
	};

	(void)state;
	check(all, COUNT(all));
}

static void
datelines(void **state)
{
	static const struct want all[] = {
		{TITLE "ORLOW, June 3, 2026 (Hill Wire) - " TEXT, "Hill Wire",
		 "", "2026-06-03"},
		{TITLE "ORLOW CITY (Hill Wire), June 3, 2026 -- " TEXT,
		 "Hill Wire", "", "2026-06-03"},
		{TITLE "Orlow, 3 June 2026 (Hill Wire) – " TEXT, "Hill Wire",
		 "", "2026-06-03"},
		{TITLE "ORLOW, Selby, June 3, 2026 — " TEXT, "", "",
		 "2026-06-03"},
		{TITLE "ORLOW (Hill Wire) -- " TEXT, "Hill Wire", "", ""},
		{TITLE "(Hill Wire) -- " TEXT, "Hill Wire", "", ""},
		{TITLE "(Updated) -- " TEXT, "", "", ""},
		{TITLE "NASA - the space agency - says little. " TEXT, "", "",
		 ""},
		{TITLE "The Bridge (Orlow) - a sketch. " TEXT, "", "", ""},
		{HAN_TITLE "环谷网2026年6月3日电 " HAN_TEXT, "环谷网", "",
		 "2026-06-03"},
		{HAN_TITLE "汽谷周报讯（记者 林浩）" HAN_TEXT "\n2026-06-03\n",
		 "汽谷周报", "林浩", "2026-06-03"},
		{HAN_TITLE "本报讯（记者 林浩）" HAN_TEXT "\n2026-06-03\n", "",
		 "林浩", "2026-06-03"},
		{HAN_TITLE "【記者陳立文／奧洛報導】" HAN_TEXT "\n2026/06/03\n",
		 "", "陳立文", "2026-06-03"},
	};

	(void)state;
	check(all, COUNT(all));
}

/* The words before it are not left in the text, nor is its dash. */
static void
the_text_begins_behind_the_dateline(void **state)
{
	static const char *const heads[] = {"ORLOW (Hill Wire) -- ",
					    "(Hill Wire) -- ", "ORLOW -- "};

	(void)state;
	for (size_t i = 0; i < COUNT(heads); i++) {
		struct buf b = BUF_INIT;
		article_list l;

		buf_printf(&b, "%s%s%s", TITLE, heads[i], TEXT);
		l = reads(b.p);
		for (size_t k = 0; k < l.v[0]->blocks.n; k++) {
			const struct block *at = &l.v[0]->blocks.v[k];

			if (at->role == ROLE_BODY)
				assert_true(str_starts(
					article_words(l.v[0], at->span),
					STR("The bridge will")));
		}
		done(&l);
		buf_free(&b);
	}
}

/* "Updated" labels a line only with a moment, a maker or a mark behind it. */
static void
a_sentence_may_begin_as_a_label(void **state)
{
	static const struct {
		const char *line;
		enum role role;
	} all[] = {
		{"Updated figures show that two bolts have rusted through.",
		 ROLE_BODY},
		{"Published on Monday, the list names 94 bridges.", ROLE_BODY},
		{"Updated: 3 June 2026.", ROLE_META},
		{"Updated June 3, 2026", ROLE_META},
		{"Generated by acme/model-3", ROLE_META},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(all); i++) {
		struct buf b = BUF_INIT;
		article_list l;

		buf_printf(&b, "%s%s\n\n%s", TITLE, all[i].line, TEXT);
		l = reads(b.p);
		assert_int_equal(l.v[0]->blocks.v[1].role, all[i].role);
		done(&l);
		buf_free(&b);
	}
}

/* The paper that prints an agency's report is the outlet; the agency is
 * cited. */
static void
the_agency_of_a_paper_is_cited(void **state)
{
	article_list l = reads(TITLE "Valley Courier | 3 June 2026\n\n"
				     "ORLOW (Hill Wire) - " TEXT);

	(void)state;
	assert_string_equal(l.v[0]->outlet, "Valley Courier");
	assert_int_equal(l.v[0]->cites.n, 1);
	assert_string_equal(l.v[0]->cites.v[0], "Hill Wire");
	done(&l);
}

/* A day without its month or year is the one nearest to the other sources'. */
static void
open_days_are_filled(void **state)
{
	static const char *const texts[] = {
		TITLE "ORLOW, January 2, 2026 (Hill Wire) - " TEXT,
		TITLE "ORLOW, Dec. 31 (Hill Wire) - " TEXT,
		HAN_TITLE "（環谷社記者黃庭1日奧洛綜合外電報導）" HAN_TEXT};
	article_list l = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++)
		assert_true(read_bytes(&l, str_of(texts[i]), "x", NULL));
	read_complete_dates(&l);
	assert_string_equal(l.v[1]->published, "2025-12-31");
	assert_string_equal(l.v[2]->published, "2026-01-01");
	assert_string_equal(l.v[2]->outlet, "環谷社");
	done(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mastheads),
		cmocka_unit_test(what_only_looks_like_one),
		cmocka_unit_test(datelines),
		cmocka_unit_test(the_text_begins_behind_the_dateline),
		cmocka_unit_test(a_sentence_may_begin_as_a_label),
		cmocka_unit_test(the_agency_of_a_paper_is_cited),
		cmocka_unit_test(open_days_are_filled),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
