/* Typing: a command line with completion, history and a look at the theme that
 * is being named; words and patterns to search. */
#include "handlers.h"

#include "rashomon/reader/theme.h"
#include "rashomon/text/utf8.h"

enum { TYPED_MOST = 1000 };

/* The theme named by what is typed so far shows at once; EFFECT_REDRAW where
 * that is another one than before. */
static enum effect
preview(struct session *s)
{
	struct str words = buf_str(&s->prompt), theme = STR("theme ");
	const char *was = s->preview;

	s->preview = s->mode == MODE_COMMAND && str_starts(words, theme)
			     ? theme_named(str_trim(
				       str_sub(words, theme.n, words.n)))
			     : NULL;
	return s->preview == was ? EFFECT_REPAINT : EFFECT_REDRAW;
}

/* Puts the command typed `back` ago into the prompt; 0 empties it. */
static void
recall(struct session *s, size_t back)
{
	if (back > s->typed.n)
		return;
	s->recalled = back;
	buf_clear(&s->prompt);
	if (back)
		buf_adds(&s->prompt, s->typed.v[s->typed.n - back]);
}

/* What begins like the last word typed: as far as all of it agrees, and a list
 * of it. */
struct choices {
	struct str typed, common;
	struct buf list;
};

static void
choose(void *data, const char *name)
{
	struct choices *c = data;
	struct str word = str_of(name);
	size_t n = 0;

	if (!word.n || !str_starts(word, c->typed))
		return;
	while (c->common.p && n < c->common.n && n < word.n &&
	       c->common.p[n] == word.p[n])
		n++;
	c->common = c->common.p ? str_sub(c->common, 0, n) : word;
	buf_printf(&c->list, "%s%s", c->list.n ? ", " : "", name);
}

static void
choose_all(struct choices *c, const char *const *names)
{
	for (size_t i = 0; names[i]; i++)
		choose(c, names[i]);
}

/* The words that may follow `start`, all that was typed before the last word;
 * false where they are free. */
static bool
choose_after(struct choices *c, struct str start)
{
	static const char *const truths[] = {"on", "off", NULL};
	static const char *const levels[] = {"short", "normal", "full", NULL};

	if (str_eq(start, STR("set ")))
		options_each(c, choose);
	else if (str_eq(start, STR("theme ")) ||
		 str_eq(start, STR("set theme ")))
		choose_all(c, theme_names);
	else if (str_eq(start, STR("set verbosity ")))
		choose_all(c, levels);
	else if (str_starts(start, STR("set ")))
		choose_all(c, truths);
	else if (str_eq(start, STR("sort ")))
		choose_all(c, sortings);
	else if (str_starts(start, STR("only ")))
		filter_words(c, choose);
	else
		return false;
	return true;
}

/* Completes what is typed as far as all that starts so agrees, and says what
 * may follow. */
static void
complete(struct session *s)
{
	struct str all = buf_str(&s->prompt);
	struct choices c = {.list = BUF_INIT};
	size_t word = all.n;

	while (word > 0 && all.p[word - 1] != ' ')
		word--;
	c.typed = str_sub(all, word, all.n);
	if (!choose_after(&c, str_sub(all, 0, word))) {
		word = 0;
		c.typed = all;
		for (size_t i = 0; i < action_count; i++)
			choose(&c, actions[i].plain);
	}
	if (c.common.n > c.typed.n) {
		s->prompt.n = word;
		buf_add(&s->prompt, c.common);
	} else if (c.list.n) {
		session_say(s, "%s", c.list.p);
	}
	buf_free(&c.list);
}

static const struct action *
action_named(const char *name)
{
	for (size_t i = 0; i < action_count; i++)
		if (!strcmp(actions[i].name, name))
			return &actions[i];
	return NULL;
}

/* For recall; the same one twice in a row counts once. */
static void
keep_typed(struct session *s, struct str words)
{
	if (!words.n || s->typed.n == TYPED_MOST ||
	    (s->typed.n && str_eq(words, str_of(s->typed.v[s->typed.n - 1]))))
		return;
	vec_push(&s->typed, arena_dup(&s->config_arena, words));
}

/* Back to the view that the prompt was opened from, which stands as it did. */
static void
prompt_leave(struct session *s)
{
	s->mode = s->before;
	buf_clear(&s->prompt);
	if ((1u << s->mode) & IN_LISTS)
		list_build(s);
}

/* Enter in a prompt. */
static enum effect
prompt_done(struct session *s)
{
	enum mode m = s->mode;
	struct buf words = s->prompt;
	enum effect e;

	s->prompt = (struct buf)BUF_INIT;
	buf_adds(&words, "");
	prompt_leave(s);
	if (m == MODE_COMMAND) {
		s->recalled = 0;
		keep_typed(s, buf_str(&words));
		e = session_command(s, buf_str(&words));
	} else {
		e = EFFECT_REPAINT;
		if (words.n)
			e = session_run(s,
					action_named(m == MODE_MATCH ? "match"
								     : "find"),
					1, buf_str(&words));
	}
	buf_free(&words);
	return e;
}

static enum effect
type_key(struct session *s, long key)
{
	if (key == KEY_OF_ENTER)
		return prompt_done(s);
	if (key == KEY_OF_ESCAPE ||
	    (!s->prompt.n &&
	     (key == KEY_OF_BACKSPACE || key == 127 || key == 8))) {
		prompt_leave(s);
	} else if (key == KEY_OF_BACKSPACE || key == 127 || key == 8) {
		s->prompt.n = utf8_back(buf_str(&s->prompt), s->prompt.n);
		s->prompt.p[s->prompt.n] = '\0';
	} else if (key == 21) {
		buf_clear(&s->prompt);
	} else if (s->mode == MODE_COMMAND && key == KEY_OF_TAB) {
		complete(s);
	} else if (s->mode == MODE_COMMAND && key == KEY_OF_UP) {
		recall(s, s->recalled + 1);
	} else if (s->mode == MODE_COMMAND && key == KEY_OF_DOWN) {
		recall(s, s->recalled ? s->recalled - 1 : 0);
	} else if (key >= ' ' && key < KEY_FIRST) {
		utf8_add(&s->prompt, (uint32_t)key);
	}
	return EFFECT_REPAINT;
}

enum effect
prompt_key(struct session *s, long key)
{
	enum effect e = type_key(s, key), shown = preview(s);

	return e == EFFECT_REPAINT ? shown : e;
}
