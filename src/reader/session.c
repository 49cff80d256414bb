#include "handlers.h"

#include "rashomon/base/data.h"

#include "rashomon/reader/theme.h"
#include "rashomon/text/sanitise.h"
#include "rashomon/text/utf8.h"
#include "rashomon/text/width.h"

#include <stdarg.h>
#include <stdlib.h>

enum {
	LOG_MOST = 8192, /* bytes of messages kept */
	MIN_COLUMN = 34,
	COUNT_MOST = 100000,
	SOURCES_DEEP = 8
};

/* Sources with text first, each part in the story's order. */
static void
order_columns(struct session *s)
{
	size_t n = s->story->c.sources.n, at = 0;

	s->order = mem_alloc(mem_mul(n, sizeof *s->order));
	s->place = mem_alloc(mem_mul(n, sizeof *s->place));
	for (int silent = 0; silent < 2; silent++)
		for (size_t i = 0; i < n; i++)
			if (!s->story->c.sources.v[i].article->body ==
			    (silent == 1)) {
				s->place[i] = at;
				s->order[at++] = i;
			}
}

void
session_greet(struct session *s)
{
	const struct comparison *c = &s->story->c;

	if (s->wrong && s->message.n)
		return; /* what is wrong is read first */
	if (s->comparing)
		session_say(s, "Comparing the sources. Reading goes on.");
	else if (s->narrow)
		session_say(s, "The locale is not UTF-8, some letters are "
			       "replaced; LANG=C.UTF-8 shows all. ? is help.");
	else
		session_say(s, "%zu source%s, %zu fact%s. Press ? for help%s.",
			    c->sources.n, str_plural(c->sources.n), c->facts.n,
			    str_plural(c->facts.n),
			    next_stop(s, NO_FOCUS, 1) != NO_FOCUS
				    ? ", ] for the first fact"
				    : "");
}

/* Columns for the sources of `st`, from left to right. */
static void
take_story(struct session *s, const struct story *st)
{
	s->story = st;
	s->columns = mem_zero(mem_mul(st->c.sources.n, sizeof *s->columns));
	order_columns(s);
	if (st->c.sources.n)
		s->source = s->order[0];
}

void
session_open(struct session *s, const struct story *st)
{
	*s = (struct session){.story = st,
			      .fact = NO_FOCUS,
			      .told = MENTION_LOOSE,
			      .event = NO_FOCUS,
			      .hit = NO_FOCUS,
			      .marked = NO_FOCUS,
			      .min_column = MIN_COLUMN,
			      .ambiguous = 1,
			      .width = 80,
			      .height = 24,
			      .theme = "default",
			      .browser = "xdg-open",
			      .keep_places = true,
			      .borders = true,
			      .other_screen = true,
			      .status_line = true,
			      .show_cursor = true,
			      .say_language = true,
			      .verbosity = VERBOSITY_NORMAL};
	take_story(s, st);
	session_greet(s);
}

static void
drop_story(struct session *s)
{
	for (size_t i = 0; i < s->story->c.sources.n; i++)
		vec_free(&s->columns[i].rows);
	free(s->columns);
	free(s->order);
	free(s->place);
}

static bool
same_article(const struct story *a, size_t i, const struct story *b, size_t k)
{
	const struct article *x = a->c.sources.v[i].article;
	const struct article *y = b->c.sources.v[k].article;

	return x->item == y->item && !strcmp(x->path, y->path);
}

void
session_arrive(struct session *s, const struct story *st)
{
	struct session was = *s;
	size_t k = 0;

	s->hits.n = s->back.n = s->ahead.n = 0;
	s->fact = s->event = s->hit = s->marked = NO_FOCUS;
	s->told = MENTION_LOOSE;
	s->comparing = false;
	take_story(s, st);
	for (size_t i = 0; i < was.story->c.sources.n; i++) {
		while (k < st->c.sources.n &&
		       !same_article(was.story, i, st, k))
			k++;
		if (k == st->c.sources.n)
			break;
		s->columns[k].anchor = was.columns[i].anchor;
		if (i == was.source)
			s->source = k;
	}
	drop_story(&was);
	filter_dates(s);
	session_resize(s, s->width, s->height);
	if (s->needle.n)
		search_run(s);
	session_greet(s);
}

void
session_close(struct session *s)
{
	if (s->again.going)
		again_take(&s->again);
	drop_story(s);
	arena_free(&s->lines_arena);
	arena_free(&s->config_arena);
	vec_free(&s->lines);
	vec_free(&s->hits);
	vec_free(&s->binds);
	buf_free(&s->prompt);
	buf_free(&s->needle);
	buf_free(&s->sought);
	free(s->dated);
	buf_free(&s->message);
	buf_free(&s->log);
	buf_free(&s->clip);
	buf_free(&s->colours);
	buf_free(&s->last_arg);
	vec_free(&s->back);
	vec_free(&s->ahead);
	for (size_t i = 0; i < REGISTERS; i++)
		vec_free(&s->kept_keys[i]);
	vec_free(&s->typed);
}

/* Halves the log, at the end of a line: the list of messages is made anew
 * with each, and must not grow with the session. */
static void
drop_old_messages(struct session *s)
{
	size_t at = str_find(buf_str(&s->log), STR("\n"), s->log.n / 2);

	if (at == (size_t)-1)
		return;
	s->log.n -= at + 1;
	memmove(s->log.p, s->log.p + at + 1, s->log.n);
	s->log.p[s->log.n] = '\0';
}

void
session_log(struct session *s, struct str lines)
{
	if (s->log.n > LOG_MOST)
		drop_old_messages(s);
	buf_add(&s->log, lines);
}

static void
say(struct session *s, bool wrong, const char *fmt, va_list ap)
{
	struct buf b = BUF_INIT;

	buf_vprintf(&b, fmt, ap);
	buf_clear(&s->message);
	sanitise(&s->message, buf_str(&b), SANITISE_LINE);
	session_log(s, buf_str(&s->message));
	buf_addc(&s->log, '\n');
	buf_free(&b);
	s->wrong = wrong;
}

void
session_say(struct session *s, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(s, false, fmt, ap);
	va_end(ap);
}

void
session_wrong(struct session *s, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(s, true, fmt, ap);
	va_end(ap);
}

enum mode
session_view(const struct session *s)
{
	return (1u << s->mode) & IN_PROMPTS ? s->before : s->mode;
}

/* What a list shows first: the focus. */
static size_t
focus_in(const struct session *s, enum mode m)
{
	switch (m) {
	case MODE_TIMELINE:
		return s->event;
	case MODE_FACTS:
	case MODE_MATRIX:
		return s->fact;
	case MODE_HITS:
		return s->hit;
	case MODE_SOURCES:
		return s->source;
	default:
		return NO_FOCUS;
	}
}

void
session_mode(struct session *s, enum mode m)
{
	enum mode was = session_view(s);

	if ((1u << m) & IN_PROMPTS) {
		s->before = was;
	} else if ((1u << m) & IN_ASIDES && !((1u << was) & IN_ASIDES)) {
		s->under = was;
		s->under_selected = s->selected;
		s->under_top = s->top;
	}
	s->mode = m;
	buf_clear(&s->prompt);
	if (!((1u << m) & IN_LISTS))
		return;
	s->selected = s->top = 0;
	list_build(s);
	list_select(s, focus_in(s, m));
	if (m == MODE_MESSAGES && s->lines.n)
		s->selected = s->lines.n - 1; /* the newest */
}

void
session_resize(struct session *s, int width, int height)
{
	s->width = width > 0 ? width : 1;
	s->height = height > 0 ? height : 1;
	columns_build(s);
	if (s->fact != NO_FOCUS && s->align)
		show_mentions(s);
	if (s->fact != NO_FOCUS && s->told != MENTION_LOOSE)
		columns_show(s, s->source, s->story->c.told.v[s->told].m.start);
	if ((1u << session_view(s)) & IN_LISTS)
		list_build(s);
}

enum effect
action_do(struct session *s, const struct action *a, long count, struct str arg)
{
	if (!a->run)
		return open_mode(s, a->opens);
	return a->run(s, a->how & BACKWARD ? -count : count, arg);
}

enum effect
session_run(struct session *s, const struct action *a, long count,
	    struct str arg)
{
	struct visit before = place_here(s);
	enum effect e = action_do(s, a, count ? count : 1, arg);

	s->count = 0;
	if (a->how & JUMPS)
		place_left(s, before);
	if (a->run != open_address)
		s->asked = 0;
	action_done(s, a, count ? count : 1, arg);
	if (e == EFFECT_RELAYOUT)
		session_resize(s, s->width, s->height);
	return e;
}

enum effect
session_command(struct session *s, struct str words)
{
	struct str rest;
	const struct action *a;

	words = str_trim(words);
	if (!words.n)
		return EFFECT_REPAINT;
	a = action_of_words(words, &rest);
	if (!a) {
		session_wrong(s, "There is no command \"%.*s\". ? lists all.",
			      STR_ARG(words));
		return EFFECT_REPAINT;
	}
	return session_run(s, a, 1, rest);
}

enum effect
session_source(struct session *s, struct str path)
{
	struct buf name = BUF_INIT;
	struct error e = ERROR_INIT;
	struct str bytes, rest, line;
	enum effect last = EFFECT_RELAYOUT;

	buf_add(&name, path);
	if (++s->sourced > SOURCES_DEEP || !data_map(&bytes, name.p, &e)) {
		session_wrong(s,
			      "%s cannot be read. Say source and its number, "
			      "or the name of a file.",
			      name.p);
	} else {
		rest = bytes;
		while (last != EFFECT_QUIT && str_line(&rest, &line)) {
			line = str_trim(line);
			if (line.n && line.p[0] != '#')
				last = session_command(s, line);
		}
		data_unmap(bytes);
	}
	s->sourced--;
	buf_free(&name);
	error_free(&e);
	return last == EFFECT_QUIT ? last : EFFECT_RELAYOUT;
}

void
session_waiting(const struct session *s, struct buf *b)
{
	for (size_t i = 0; i < s->n_waiting; i++) {
		char name[16];

		key_print(s->waiting[i], name);
		buf_adds(b, name);
	}
}

static void
say_unbound(struct session *s)
{
	struct buf b = BUF_INIT;

	session_waiting(s, &b);
	session_say(s, "%s does nothing here. ? shows the keys.", b.p);
	buf_free(&b);
}

/* A key that may begin or go on a sequence. One that fits no sequence ends
 * the wait: what was typed before it is acted on by itself, where it means
 * something, and the key then stands alone. */
static enum effect
sequence_key(struct session *s, long key)
{
	const struct action *a, *shorter;
	bool more, other;
	size_t n;

	if ((s->n_waiting || s->count) && key == KEY_OF_ESCAPE) {
		s->n_waiting = 0;
		s->count = 0;
		return EFFECT_REPAINT;
	}
	s->waiting[s->n_waiting++] = key;
	n = s->n_waiting;
	a = action_of_keys(s, s->mode, s->waiting, n, &more);
	if (more && n < KEYS_MOST)
		return EFFECT_REPAINT;
	if (!a && n > 1) {
		shorter = action_of_keys(s, s->mode, s->waiting, n - 1, &other);
		if (shorter) {
			enum effect e;

			s->n_waiting = 0;
			e = session_run(s, shorter, s->count, STR_NONE);
			return e == EFFECT_QUIT ? e : sequence_key(s, key);
		}
	}
	if (!a)
		say_unbound(s);
	s->n_waiting = 0;
	if (a)
		return session_run(s, a, s->count,
				   a->run == choose_register && n > 1
					   ? (struct str){&(char){(char)key}, 1}
					   : STR_NONE);
	s->count = 0;
	return EFFECT_REPAINT;
}

enum effect
session_key(struct session *s, long key)
{
	buf_clear(&s->message);
	key_pressed(s, key);
	s->moved = true;
	if ((1u << s->mode) & IN_PROMPTS)
		return prompt_key(s, key);
	if (!s->n_waiting &&
	    ((key >= '1' && key <= '9') || (key == '0' && s->count))) {
		if (s->count < COUNT_MOST)
			s->count = s->count * 10 + (key - '0');
		return EFFECT_REPAINT;
	}
	return sequence_key(s, key);
}
