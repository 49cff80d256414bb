#include "handlers.h"

#include "rashomon/base/data.h"

#include "rashomon/reader/theme.h"
#include "rashomon/text/sanitise.h"
#include "rashomon/text/utf8.h"
#include "rashomon/text/width.h"

#include <stdarg.h>
#include <stdlib.h>

enum {
	LOG_MOST = 16384, /* bytes of messages kept */
	MIN_COLUMN = 34,
	COUNT_MOST = 100000,
	LABEL_CELLS = 40,
	SOURCES_DEEP = 8,
	TYPED_MOST = 1000
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

	if (s->comparing)
		session_say(s, "Comparing the sources. Reading goes on.");
	else if (s->narrow)
		session_say(s, "The locale is not UTF-8, some letters are "
			       "replaced; LANG=C.UTF-8 shows all. ? is help.");
	else
		session_say(s,
			    "%zu sources, %zu facts. Press ? for help, ] for "
			    "the first fact.",
			    c->sources.n, c->facts.n);
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

static void
say(struct session *s, bool wrong, const char *fmt, va_list ap)
{
	struct buf b = BUF_INIT;

	buf_vprintf(&b, fmt, ap);
	buf_clear(&s->message);
	sanitise(&s->message, buf_str(&b), SANITISE_LINE);
	if (s->log.n > LOG_MOST)
		drop_old_messages(s);
	buf_add(&s->log, buf_str(&s->message));
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

void
session_mode(struct session *s, enum mode m)
{
	if ((1u << m) & IN_PROMPTS || m == MODE_HELP)
		s->before = s->mode;
	s->mode = m;
	buf_clear(&s->prompt);
	if ((1u << m) & IN_LISTS) {
		s->selected = s->top = 0;
		list_build(s);
		for (size_t i = 0; i < s->lines.n; i++) {
			size_t want = m == MODE_TIMELINE ? s->event
				      : m == MODE_FACTS || m == MODE_MATRIX
					      ? s->fact
				      : m == MODE_HITS	  ? s->hit
				      : m == MODE_SOURCES ? s->source
							  : NO_FOCUS;

			if (want != NO_FOCUS && s->lines.v[i].target == want) {
				s->selected = i;
				break;
			}
		}
	}
}

void
session_resize(struct session *s, int width, int height)
{
	s->width = width > 0 ? width : 1;
	s->height = height > 0 ? height : 1;
	columns_build(s);
	if (s->fact != NO_FOCUS && s->told != MENTION_LOOSE)
		columns_show(s, s->source, s->story->c.told.v[s->told].m.start);
	if ((1u << s->mode) & IN_LISTS)
		list_build(s);
}

bool
fact_is_stop(const struct story *st, size_t fact)
{
	const struct fact *f = &st->c.facts.v[fact];

	if (f->kind == MENTION_CLAIM)
		return f->verdict == VERDICT_DIFFERS;
	return f->kind != MENTION_NAME && f->verdict != VERDICT_SINGLE;
}

size_t
next_stop(const struct session *s, size_t fact, int step)
{
	size_t n = s->story->c.facts.n;

	while (step > 0 ? ++fact < n : fact-- > 0)
		if (fact_is_stop(s->story, fact) && fact_passes(s, fact))
			return fact;
	return NO_FOCUS;
}

void
session_focus_source(struct session *s, size_t source)
{
	s->source = source;
	if (s->fact != NO_FOCUS)
		s->told = story_says(s->story, s->fact, source);
}

/* The mention to go to among those of one source, which begin at f->told[*k]:
 * one that shows already, else the first. *k is the next source's then. */
static size_t
mention_at(struct session *s, const struct fact *f, size_t *k)
{
	const struct comparison *c = &s->story->c;
	size_t best = f->told.v[*k], source = c->told.v[best].source;
	bool shown = false;

	for (; *k < f->told.n && c->told.v[f->told.v[*k]].source == source;
	     ++*k) {
		size_t t = f->told.v[*k];

		if (!shown && columns_shows(s, source, c->told.v[t].m.start)) {
			best = t;
			shown = true;
		}
	}
	return best;
}

/* The column that takes the focus for a fact: the one that has it if it tells
 * the fact, else the nearest to the right among all, those shown first. */
static size_t
source_for(const struct session *s, const struct fact *f)
{
	size_t n = s->story->c.sources.n, best = s->source, least = n;
	size_t from = s->place[s->source] >= s->first_column
			      ? s->first_column
			      : s->place[s->source];

	for (size_t k = 0; k < f->told.n; k++) {
		size_t source = s->story->c.told.v[f->told.v[k]].source;
		size_t far = (s->place[source] + n - from) % n;

		if (source == s->source)
			return source;
		if (far < least) {
			least = far;
			best = source;
		}
	}
	return best;
}

/* Scrolls every column to its mention of the fact; the focused column moves
 * to one that has it. */
void
session_focus_fact(struct session *s, size_t fact)
{
	const struct comparison *c = &s->story->c;
	const struct fact *f = &c->facts.v[fact];

	if (fact != s->fact)
		s->backward = s->fact != NO_FOCUS && fact < s->fact;
	s->fact = fact;
	s->source = source_for(s, f);
	s->told = MENTION_LOOSE;
	for (size_t k = 0; k < f->told.n;) {
		size_t t = mention_at(s, f, &k);

		if (c->told.v[t].source == s->source)
			s->told = t;
		columns_show(s, c->told.v[t].source, c->told.v[t].m.start);
	}
	for (size_t i = 0; i < c->events.n; i++)
		for (size_t k = 0; k < c->events.v[i].facts.n; k++)
			if (c->events.v[i].facts.v[k] == fact)
				s->event = i;
	if (s->mode == MODE_WHY)
		session_mode(s, MODE_WHY);
}

void
session_focus_at(struct session *s, size_t source, size_t byte)
{
	const struct comparison *c = &s->story->c;

	for (size_t i = 0; i < c->told.n; i++) {
		const struct told *t = &c->told.v[i];

		if (t->source != source || t->m.start != byte ||
		    t->fact == MENTION_LOOSE)
			continue;
		session_focus_fact(s, t->fact);
		s->told = i;
		return;
	}
}

void
session_focus_event(struct session *s, size_t event)
{
	const struct comparison *c = &s->story->c;
	const struct event *e = &c->events.v[event];

	for (size_t i = e->told.n; i-- > 0;) {
		const struct told *t = &c->told.v[e->told.v[i]];

		columns_show(s, t->source, t->m.start);
		if (t->fact != MENTION_LOOSE) {
			s->fact = t->fact;
			s->source = t->source;
			s->told = e->told.v[i];
		}
	}
	s->event = event;
	if (s->mode == MODE_TIMELINE)
		session_mode(s, MODE_TIMELINE);
	else
		session_say(s, "%s: %s", e->start, e->label);
}

static enum effect
run(struct session *s, const struct action *a, long count, struct str arg)
{
	struct visit before = place_here(s);
	enum effect e = a->run(s, count ? count : 1, arg);

	s->count = 0;
	if (a->jumps)
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
	return run(s, a, 1, rest);
}

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

enum effect
session_source(struct session *s, struct str path)
{
	struct buf name = BUF_INIT;
	struct error e = ERROR_INIT;
	struct str bytes, rest, line;
	enum effect last = EFFECT_RELAYOUT;

	buf_add(&name, path);
	if (++s->sourced > SOURCES_DEEP || !data_map(&bytes, name.p, &e)) {
		session_wrong(s, "%s cannot be read.", name.p);
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
			e = run(s,
				action_named(m == MODE_MATCH ? "match"
							     : "find"),
				1, buf_str(&words));
	}
	buf_free(&words);
	return e;
}

static enum effect
prompt_key(struct session *s, long key)
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

static void
print_waiting(const struct session *s, struct buf *b)
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

	print_waiting(s, &b);
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

	if (s->n_waiting && key == KEY_OF_ESCAPE) {
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
			e = run(s, shorter, s->count, STR_NONE);
			return e == EFFECT_QUIT ? e : sequence_key(s, key);
		}
	}
	if (!a)
		say_unbound(s);
	s->n_waiting = 0;
	if (a)
		return run(s, a, s->count,
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
	if ((1u << s->mode) & IN_PROMPTS) {
		enum effect e = prompt_key(s, key), shown = preview(s);

		return e == EFFECT_REPAINT ? shown : e;
	}
	if (!s->n_waiting &&
	    ((key >= '1' && key <= '9') || (key == '0' && s->count))) {
		if (s->count < COUNT_MOST)
			s->count = s->count * 10 + (key - '0');
		return EFFECT_REPAINT;
	}
	return sequence_key(s, key);
}

/* Mode, place, the focused fact in words, and the keys that matter now. */
static void
status_words(const struct session *s, struct buf *b)
{
	const struct comparison *c = &s->story->c;
	struct buf only = BUF_INIT;

	buf_printf(b, "%s", modes[s->mode].name);
	if (s->count)
		buf_printf(b, "  %ld", s->count);
	if (s->n_waiting) {
		buf_adds(b, "  ");
		print_waiting(s, b);
		buf_adds(b, "...");
	}
	if (filter_says(s, &only))
		buf_printf(b, "  only%s", only.p);
	buf_free(&only);
	if (s->fact != NO_FOCUS) {
		const struct fact *f = &c->facts.v[s->fact];

		buf_printf(b, "  %c %s%s, %zu of %zu  ",
			   verdict_mark(f->verdict), verdict_name(f->verdict),
			   f->by_user ? " by you" : "",
			   c->sources.n - f->silent, c->sources.n);
		buf_add(b, str_sub(str_of(f->label), 0,
				   text_fit(str_of(f->label), LABEL_CELLS, 1)));
	}
}

static void
paint_status(const struct session *s, struct grid *g)
{
	struct buf b = BUF_INIT;
	const char *keys = modes[s->mode].keys;
	int row = s->height - 1, n, width = (int)strlen(keys);
	bool keys_too;

	if ((1u << s->mode) & IN_PROMPTS) {
		n = grid_putz(g, row, 0,
			      s->mode == MODE_SEARCH  ? "/"
			      : s->mode == MODE_MATCH ? "~"
						      : ":",
			      1, STYLE_PROMPT);
		n += grid_put(g, row, n, buf_str(&s->prompt), s->width - n - 1,
			      STYLE_PROMPT);
		g->cursor_row = row;
		g->cursor_col = n < s->width ? n : s->width - 1;
		return;
	}
	if (!s->status_line && !s->message.n && !s->n_waiting)
		return;
	grid_fill(g, row, 0, s->width, ' ', STYLE_STATUS);
	if (s->message.n)
		buf_add(&b, buf_str(&s->message));
	else
		status_words(s, &b);
	keys_too = s->width > width + 24;
	if (s->message.n) /* is said whole before the keys are */
		keys_too &=
			(int)text_width(buf_str(&b), 1) < s->width - width - 1;
	grid_put(g, row, 0, buf_str(&b),
		 keys_too ? s->width - width - 2 : s->width, STYLE_STATUS);
	if (keys_too)
		grid_putz(g, row, s->width - width, keys, width, STYLE_STATUS);
	buf_free(&b);
}

void
session_paint(struct session *s, struct grid *g)
{
	enum mode m = s->mode;

	grid_start(g, s->width, s->height);
	if ((1u << m) & IN_PROMPTS)
		m = s->before;
	if (m == MODE_COLUMNS)
		columns_paint(s, g);
	else
		list_paint(s, g);
	paint_status(s, g);
}
