/* The tables of modes and actions, by use: every key is pressed in every mode.
 * With --modes prints the diagram of doc/MODES, with --actions the list of the
 * manual, both as the table is now. */
#include "rashomon/base/data.h"
#include "rashomon/reader/config.h"
#include "rashomon/reader/session.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "session.h"

static const char one[] = "Bus stops in Teln\n\nThe bus carried 30 people on "
			  "May 2, 2026, the line said.\n";
static const char two[] = "A bus breaks down\n\nOn May 2, 2026 the bus carried "
			  "30 people, a driver said.\n";

static int
setup(void **state)
{
	return open_session(state, one, two);
}

/* Presses a row's first sequence of keys in a mode; where that leads. */
static enum mode
leads_to(struct session *s, enum mode from, const struct action *a)
{
	size_t gap = str_find(str_of(a->keys), STR(" "), 0);
	struct str first = str_of(a->keys);
	long keys[KEYS_MOST];
	size_t n;

	if (gap < first.n)
		first = str_sub(first, 0, gap);
	n = keys_read(first, keys);
	s->recording = false;
	s->kept_keys[s->kept].n = 0;
	s->last = NULL;
	session_mode(s, MODE_COLUMNS);
	session_mode(s, from);
	for (size_t i = 0; i < n; i++)
		session_key(s, keys[i]);
	return s->mode;
}

/* One line a mode: how it is entered from the columns, how it is left. Modes
 * that keep their place on the way, such as moving, are no transitions. */
static void
diagram(struct session *s, struct buf *out)
{
	buf_adds(out, "The modes of the reader, as the table of actions makes "
		      "them.\n`make modes' writes this file anew.\n\n");
	for (enum mode m = 0; m < MODE_COUNT; m++) {
		bool prompt = (1u << m) & IN_PROMPTS;

		for (size_t i = 0; i < action_count; i++) {
			const struct action *a = &actions[i];

			if (m == MODE_COLUMNS || !*a->keys ||
			    !(a->modes & IN_COLUMNS) ||
			    leads_to(s, MODE_COLUMNS, a) != m)
				continue;
			buf_printf(out, "%-8s --%s--> %-*s --%s--> %s\n",
				   modes[MODE_COLUMNS].name, a->keys,
				   13 - (int)strlen(a->keys), modes[m].name,
				   prompt ? "<Esc>" : "q <Esc>",
				   prompt ? "the view before"
					  : modes[modes[m].parent].name);
		}
	}
	buf_printf(out, "%-8s --q <Esc>--> the end\n",
		   modes[MODE_COLUMNS].name);
	buf_adds(out,
		 "\nThe keys that open a view or a prompt do so in every "
		 "view, not in the columns alone.\nQ ends the reading from "
		 "every view.\n");
}

/* A dash that mdoc would take for an option, a dot that starts a line. */
static void
add_escaped(struct buf *out, const char *z)
{
	for (; *z; z++) {
		if (*z == '\\' || *z == '"')
			buf_adds(out, *z == '"' ? "\\(dq" : "\\e");
		else
			buf_printf(out,
				   strchr("[](){}|.,;:?!'", *z) ? "\\&%c"
								: "%c",
				   *z);
	}
}

static void
manual(struct buf *out)
{
	const char *group = "";

	for (size_t i = 0; i < action_count; i++) {
		const struct action *a = &actions[i];

		if (strcmp(group, a->group) != 0)
			buf_printf(out, ".It Em %s\n", a->group);
		group = a->group;
		buf_printf(out, ".It Cm %s ", a->plain);
		if (*a->keys)
			buf_adds(out, "Ic ");
		add_escaped(out, a->keys);
		buf_addc(out, '\n');
		add_escaped(out, a->help);
		buf_addc(out, '\n');
	}
}

static void
read_doc(struct buf *out, const char *name)
{
	const char *top = getenv("srcdir");
	struct buf path = BUF_INIT;
	struct str text;

	buf_printf(&path, "%s/doc/%s", top ? top : ".", name);
	if (!data_map(&text, path.p, NULL))
		fail_msg("%s cannot be read", path.p);
	buf_add(out, text);
	data_unmap(text);
	buf_free(&path);
}

static void
every_mode_is_reached_by_a_key(void **state)
{
	struct session *s = &((struct fixture *)*state)->s;

	for (enum mode m = 0; m < MODE_COUNT; m++) {
		bool reached = false;

		for (size_t i = 0; i < action_count && !reached; i++)
			reached = actions[i].modes & IN_COLUMNS &&
				  leads_to(s,
					   m == MODE_COLUMNS ? MODE_FACTS
							     : MODE_COLUMNS,
					   &actions[i]) == m;
		if (!reached)
			fail_msg("nothing leads to %s", modes[m].name);
	}
}

static void
every_mode_is_left_by_both_keys(void **state)
{
	struct session *s = &((struct fixture *)*state)->s;

	for (enum mode m = 0; m < MODE_COUNT; m++)
		for (int escape = 0; escape < 2; escape++) {
			long key = escape ? KEY_OF_ESCAPE : 'q';
			enum effect e;

			if ((1u << m) & IN_PROMPTS && !escape)
				continue; /* types a q */
			session_mode(s, MODE_COLUMNS);
			session_mode(s, m);
			e = session_key(s, key);
			if (m == MODE_COLUMNS)
				assert_int_equal(e, EFFECT_QUIT);
			else
				assert_int_equal(s->mode, MODE_COLUMNS);
		}
}

static void
every_action_has_a_key(void **state)
{
	struct session *s = &((struct fixture *)*state)->s;

	for (size_t i = 0; i < action_count; i++) {
		const struct action *a = &actions[i];
		struct str first = str_of(a->keys);
		size_t gap = str_find(first, STR(" "), 0);
		long keys[KEYS_MOST];
		bool more;
		size_t n = keys_read(
			str_sub(first, 0, gap < first.n ? gap : first.n), keys);

		if (!n)
			fail_msg("%s has no key", a->name);
		for (enum mode m = 0; m < MODE_COUNT; m++)
			if (a->modes & 1u << m)
				assert_ptr_equal(
					action_of_keys(s, m, keys, n, &more),
					a);
	}
}

/* The sequences of a row, one after the other; false behind the last. */
static bool
next_sequence(struct str *rest, struct str *one)
{
	size_t gap = str_find(*rest, STR(" "), 0);

	gap = gap < rest->n ? gap : rest->n;
	*one = str_sub(*rest, 0, gap);
	*rest = str_sub(*rest, gap + (gap < rest->n), rest->n);
	return one->n > 0;
}

static void
c12_no_function_key_is_needed(void **state)
{
	(void)state;
	for (size_t i = 0; i < action_count; i++) {
		struct str rest = str_of(actions[i].keys), one;
		bool plain = false;

		while (next_sequence(&rest, &one)) {
			long keys[KEYS_MOST];
			size_t n = keys_read(one, keys);
			bool all = n > 0;

			for (size_t k = 0; k < n; k++)
				all &= keys[k] < KEY_FIRST ||
				       keys[k] == KEY_OF_LETTER;
			plain |= all;
		}
		if (!plain)
			fail_msg("%s has only keys that some boards lack",
				 actions[i].name);
	}
}

static const struct action *
action_now(const struct session *s, const struct action *a, struct str sequence)
{
	long keys[KEYS_MOST];
	size_t n = keys_read(sequence, keys);
	bool more;

	for (enum mode m = 0; m < MODE_COUNT; m++)
		if (a->modes & 1u << m)
			return action_of_keys(s, m, keys, n, &more);
	return NULL;
}

static void
bind(struct session *s, struct str sequence, const char *to)
{
	struct buf line = BUF_INIT;

	buf_printf(&line, "bind %.*s %s\n", STR_ARG(sequence), to);
	if (!config_parse(s, buf_str(&line), "test", NULL, NULL))
		fail_msg("%s is refused", line.p);
	buf_free(&line);
}

static void
c12_every_key_can_be_bound_anew(void **state)
{
	struct session *s = &((struct fixture *)*state)->s;

	for (size_t i = 0; i < action_count; i++) {
		const struct action *a = &actions[i];
		const char *other = strcmp(a->name, "help") ? "help" : "quit";
		struct str rest = str_of(a->keys), one;

		while (next_sequence(&rest, &one)) {
			assert_ptr_equal(action_now(s, a, one), a);
			bind(s, one, other);
			assert_string_equal(action_now(s, a, one)->name, other);
			bind(s, one, "-");
			assert_null(action_now(s, a, one));
		}
		bind(s, STR("<C-t>"), a->name);
		assert_ptr_equal(action_now(s, a, STR("<C-t>")), a);
	}
}

/* Everything that a mouse does has a key: what its handlers reach, keys do. */
static void
c12_no_mouse_is_needed(void **state)
{
	struct session *s = &((struct fixture *)*state)->s;
	enum mode m = s->mode;
	size_t source = s->source;

	assert_false(s->mouse);
	session_click(s, 8, 60);
	assert_int_equal(s->mode, m);
	assert_int_not_equal(s->source, source);
	session_key(s, 'h');
	assert_int_equal(s->source, source);
	session_key(s, 'l');
	assert_int_not_equal(s->source, source);
}

static void
the_diagram_is_current(void **state)
{
	struct session *s = &((struct fixture *)*state)->s;
	struct buf now = BUF_INIT, kept = BUF_INIT;

	diagram(s, &now);
	read_doc(&kept, "MODES");
	assert_string_equal(kept.p, now.p);
	buf_free(&now);
	buf_free(&kept);
}

static void
the_manual_has_every_action(void **state)
{
	struct buf now = BUF_INIT, kept = BUF_INIT;

	(void)state;
	manual(&now);
	read_doc(&kept, "rashomon.1");
	if (!strstr(kept.p, now.p))
		fail_msg("make modes writes the list of actions anew");
	buf_free(&now);
	buf_free(&kept);
}

static int
print(const char *what)
{
	struct buf out = BUF_INIT;
	void *state;

	setup(&state);
	if (!strcmp(what, "--modes"))
		diagram(&((struct fixture *)state)->s, &out);
	else
		manual(&out);
	fputs(out.p, stdout);
	buf_free(&out);
	return teardown(&state);
}

int
main(int argc, char **argv)
{
#define TABLE_TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		TABLE_TEST(every_mode_is_reached_by_a_key),
		TABLE_TEST(every_mode_is_left_by_both_keys),
		TABLE_TEST(every_action_has_a_key),
		TABLE_TEST(c12_no_function_key_is_needed),
		TABLE_TEST(c12_every_key_can_be_bound_anew),
		TABLE_TEST(c12_no_mouse_is_needed),
		TABLE_TEST(the_diagram_is_current),
		TABLE_TEST(the_manual_has_every_action),
	};

	if (argc > 1)
		return print(argv[1]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
