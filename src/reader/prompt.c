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

/* Completes the command as far as all that start so agree, and says them. */
static void
complete(struct session *s)
{
	struct str typed = buf_str(&s->prompt), common = STR_NONE;
	struct buf list = BUF_INIT;

	for (size_t i = 0; i < action_count; i++) {
		struct str name = str_of(actions[i].plain);
		size_t n = 0;

		if (!name.n || !str_starts(name, typed))
			continue;
		while (common.p && n < common.n && n < name.n &&
		       common.p[n] == name.p[n])
			n++;
		common = common.p ? str_sub(common, 0, n) : name;
		buf_printf(&list, "%s%s", list.n ? ", " : "", name.p);
	}
	if (common.n > typed.n) {
		buf_clear(&s->prompt);
		buf_add(&s->prompt, common);
	} else if (list.n) {
		session_say(s, "%s", list.p);
	}
	buf_free(&list);
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

/* Enter in a prompt. */
static enum effect
prompt_done(struct session *s)
{
	enum mode m = s->mode;
	struct buf words = s->prompt;
	enum effect e;

	s->prompt = (struct buf)BUF_INIT;
	buf_adds(&words, "");
	session_mode(s, s->before);
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
		session_mode(s, s->before);
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
