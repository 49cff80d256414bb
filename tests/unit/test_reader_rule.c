/* The user's rulings from the reader: kept, honoured at once and by the next
 * reading, taken back. */
#include "rashomon/reader/session.h"
#include "rashomon/story/overrides.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static const char one[] =
	"Barn burns in Ostby\n\n(Hill Wire, reporter Ann Lee, Ostby, May 3, "
	"2026) The fire destroyed 40 tons of hay on Friday. The barn was built "
	"in 1911.\n";
static const char two[] = "Fire at a farm in Ostby\n\nThe fire destroyed 45 "
			  "tons of hay, the fire "
			  "service said. The barn was built in 1911.\n";

struct fixture {
	char folder[64], paths[2][96];
	const char *sources[2];
	struct story story;
	struct session s;
};

static void
write_file(const char *path, const char *text)
{
	FILE *out = fopen(path, "w");

	assert_non_null(out);
	fputs(text, out);
	fclose(out);
}

static int
setup(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);

	strcpy(f->folder, "/tmp/rashomon-test-XXXXXX");
	assert_non_null(mkdtemp(f->folder));
	setenv("XDG_DATA_HOME", f->folder, 1);
	for (int i = 0; i < 2; i++) {
		snprintf(f->paths[i], sizeof f->paths[i], "%s/%d a.txt",
			 f->folder, i + 1);
		write_file(f->paths[i], i ? two : one);
		f->sources[i] = f->paths[i];
	}
	story_load(&f->story, f->sources, 2, false, NULL, NULL);
	session_open(&f->s, &f->story);
	f->s.own = &f->story;
	session_resize(&f->s, 80, 24);
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;
	char path[128];

	unlink(f->paths[0]);
	unlink(f->paths[1]);
	snprintf(path, sizeof path, "%s/rashomon/rulings", f->folder);
	unlink(path);
	snprintf(path, sizeof path, "%s/rashomon", f->folder);
	rmdir(path);
	rmdir(f->folder);
	session_close(&f->s);
	story_free(&f->story);
	free(f);
	return 0;
}

static const struct fact *
focus(const struct fixture *f)
{
	assert_int_not_equal(f->s.fact, NO_FOCUS);
	return &f->story.c.facts.v[f->s.fact];
}

/* The fact one of whose mentions has these words. */
static size_t
fact_told(const struct story *st, const char *words)
{
	for (size_t i = 0; i < st->c.told.n; i++)
		if (str_eq(story_words(st, &st->c.told.v[i]), str_of(words)))
			return st->c.told.v[i].fact;
	fail_msg("nothing tells %s", words);
	return 0;
}

static size_t
differences(const struct story *st)
{
	size_t n = 0;

	for (size_t i = 0; i < st->c.facts.n; i++)
		n += st->c.facts.v[i].verdict == VERDICT_DIFFERS;
	return n;
}

static void
press(struct session *s, const char *keys)
{
	for (; *keys; keys++)
		session_key(s, *keys);
}

static void
two_facts_are_one_then_no_conflict_then_two_again(void **state)
{
	struct fixture *f = *state;
	struct story later;
	size_t facts = f->story.c.facts.n;

	assert_int_equal(differences(&f->story), 0);
	session_focus_fact(&f->s, fact_told(&f->story, "40 tons"));
	press(&f->s, "xm");
	session_focus_fact(&f->s, fact_told(&f->story, "45 tons"));
	press(&f->s, "xm");
	assert_false(f->s.wrong);
	assert_int_equal(f->story.c.facts.n, facts - 1);
	assert_int_equal(focus(f)->verdict, VERDICT_DIFFERS);
	assert_true(focus(f)->by_user);
	press(&f->s, "xa");
	assert_int_not_equal(focus(f)->verdict, VERDICT_DIFFERS);
	story_load(&later, f->sources, 2, false, NULL, NULL);
	assert_int_equal(differences(&later), 0);
	assert_int_equal(later.c.facts.n, facts - 1);
	story_free(&later);
	press(&f->s, "xu");
	assert_non_null(strstr(f->s.message.p, "Taken back: agree"));
	assert_int_equal(focus(f)->verdict, VERDICT_DIFFERS);
	session_command(&f->s, STR("take back"));
	assert_int_equal(f->story.c.facts.n, facts);
	assert_false(focus(f)->by_user);
	session_command(&f->s, STR("take back"));
	assert_true(f->s.wrong);
}

static void
a_mention_is_a_fact_of_its_own(void **state)
{
	struct fixture *f = *state;
	size_t facts = f->story.c.facts.n;

	session_focus_fact(&f->s, fact_told(&f->story, "1911"));
	press(&f->s, "xs");
	assert_int_equal(f->story.c.facts.n, facts + 1);
	assert_int_equal(focus(f)->told.n, 1);
	assert_true(focus(f)->by_user);
	press(&f->s, "xu");
	assert_int_equal(f->story.c.facts.n, facts);
}

static void
arrive(struct session *s)
{
	while (!again_done(&s->again))
		usleep(1000);
	rulings_arrive(s);
}

/* A session that is looked after goes on while the story is compared; what is
 * ruled meanwhile is compared after it, days only with nothing else going. */
static void
rulings_may_be_compared_aside(void **state)
{
	struct fixture *f = *state;
	size_t facts = f->story.c.facts.n;

	f->s.aside = true;
	session_focus_fact(&f->s, fact_told(&f->story, "1911"));
	press(&f->s, "xs");
	assert_true(f->s.again.going);
	assert_int_equal(f->story.c.facts.n, facts);
	session_focus_fact(&f->s, fact_told(&f->story, "40 tons"));
	press(&f->s, "xm");
	session_focus_fact(&f->s, fact_told(&f->story, "45 tons"));
	press(&f->s, "xm");
	arrive(&f->s);
	assert_non_null(strstr(f->s.message.p, "the two facts are one"));
	assert_true(f->s.again.going); /* for the second */
	arrive(&f->s);
	assert_false(f->s.again.going);
	assert_int_equal(f->story.c.facts.n, facts); /* one more, one less */
	assert_int_equal(focus(f)->verdict, VERDICT_DIFFERS);
	press(&f->s, "xuxu");
	session_command(&f->s, STR("source 2"));
	session_command(&f->s, STR("date 2026-05-04"));
	assert_false(f->s.again.going);
	assert_false(f->s.wrong);
	assert_int_equal(f->story.c.facts.n, facts);
	assert_string_equal(f->story.articles.v[1]->published, "2026-05-04");
	session_focus_fact(&f->s, fact_told(&f->story, "1911"));
	press(&f->s, "xs"); /* left going: the end waits for it */
}

static void
what_cannot_be_ruled_is_said(void **state)
{
	struct fixture *f = *state;

	press(&f->s, "xs");
	assert_true(f->s.wrong);
	session_focus_fact(&f->s, fact_told(&f->story, "1911"));
	session_command(&f->s, STR("merge 999"));
	assert_true(f->s.wrong);
	press(&f->s, "xmxm"); /* one fact with itself */
	assert_true(f->s.wrong);
}

static void
an_undated_source_is_given_a_day(void **state)
{
	struct fixture *f = *state;
	const struct article *a = f->story.articles.v[1];

	session_command(&f->s, STR("source 1"));
	session_command(&f->s, STR("date 2026-05-04"));
	assert_true(f->s.wrong); /* it says its own */
	session_command(&f->s, STR("source 2"));
	assert_string_equal(a->published, "");
	session_command(&f->s, STR("date 2026-13-04"));
	assert_true(f->s.wrong);
	session_key(&f->s, 'x');
	session_key(&f->s, 'd');
	assert_string_equal(f->s.prompt.p, "date ");
	session_key(&f->s, KEY_OF_ESCAPE);
	session_command(&f->s, STR("date 2026-05-04"));
	assert_string_equal(a->published, "2026-05-04");
	assert_int_equal(a->published_basis, DATE_USER);
	session_command(&f->s, STR("take back"));
	assert_string_equal(a->published, "");
}

static void
a_file_made_by_hand_keeps_its_comments(void **state)
{
	struct fixture *f = *state;
	const article_list *mine = &f->story.articles;
	struct buf path = BUF_INIT, line = BUF_INIT;
	struct ruling r = {.kind = RULING_SPLIT, .a = {"2 a.txt", 7}};
	char text[256];
	size_t n;
	FILE *in;

	assert_true(overrides_path(&path));
	assert_true(overrides_add(&r, path.p, NULL));
	write_file(path.p, "# mine\nagree 1%20a.txt:3\nsplit other.txt:9\n"
			   "\n# end");
	assert_true(overrides_add(&r, path.p, NULL));
	assert_true(overrides_drop(&line, mine, path.p, NULL));
	assert_string_equal(line.p, "split 2%20a.txt:7");
	buf_clear(&line);
	/* The last of this story, not of the file. */
	assert_true(overrides_drop(&line, mine, path.p, NULL));
	assert_string_equal(line.p, "agree 1%20a.txt:3");
	assert_false(overrides_drop(&line, mine, path.p, NULL));
	in = fopen(path.p, "r");
	assert_non_null(in);
	n = fread(text, 1, sizeof text - 1, in);
	text[n] = '\0';
	assert_string_equal(text, "# mine\nsplit other.txt:9\n\n# end\n");
	fclose(in);
	buf_free(&path);
	buf_free(&line);
}

int
main(void)
{
#define STORY_TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		STORY_TEST(two_facts_are_one_then_no_conflict_then_two_again),
		STORY_TEST(a_mention_is_a_fact_of_its_own),
		STORY_TEST(rulings_may_be_compared_aside),
		STORY_TEST(what_cannot_be_ruled_is_said),
		STORY_TEST(an_undated_source_is_given_a_day),
		STORY_TEST(a_file_made_by_hand_keeps_its_comments),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
