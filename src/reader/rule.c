/* The user's rulings: written to the user's own file as soon as they are made,
 * taken back one by one, the last first. The story is compared again at once,
 * by a second thread where the session is looked after while that goes on; the
 * place stays the same words. A session that may not change its story
 * (own is NULL) makes no rulings and writes no file. */
#include "handlers.h"

#include "rashomon/story/overrides.h"

#include <stdio.h>

/* Names a source so that it is found again: its path as it was given, without
 * the dots that lead to it. */
static void
name_source(const struct session *s, size_t source, struct buf *out)
{
	const struct article *a = comparison(s)->sources.v[source].article;
	struct str path = str_of(a->path);

	while (str_starts(path, STR("./")) || str_starts(path, STR("../")))
		path = str_sub(path, path.p[1] == '/' ? 2 : 3, path.n);
	buf_add(out, path);
	if (a->item)
		buf_printf(out, "#%zu", a->item);
}

/* Compares by `compare`; the focus stays on the same words. */
static void
stay_while(struct session *s, void (*compare)(struct session *s))
{
	size_t source = s->source, byte = 0;
	bool told = s->fact != NO_FOCUS && s->told != MENTION_LOOSE;

	if (told)
		byte = comparison(s)->told.v[s->told].m.start;
	compare(s);
	session_arrive(s, s->own);
	s->source = source;
	s->marked = NO_FOCUS;
	if (told)
		session_focus_at(s, source, byte);
	if ((1u << s->mode) & IN_LISTS)
		session_mode(s, s->mode);
}

static void
take_again(struct session *s)
{
	again_take(&s->again);
}

static void
compare_here(struct session *s)
{
	if (s->again.going)
		again_take(&s->again);
	story_compare_again(s->own);
}

void
rulings_arrive(struct session *s)
{
	struct buf said = s->message;
	size_t marked = s->marked;
	bool stale = s->again.stale;

	s->message = (struct buf)BUF_INIT;
	stay_while(s, take_again);
	buf_free(&s->message);
	s->message = said;
	if (marked < comparison(s)->told.n)
		s->marked = marked;
	if (stale)
		again_start(&s->again, s->own);
}

/* With the rulings as they are now: aside, where somebody waits for it. Days
 * are given to the articles, which nobody else may read meanwhile. */
static void
compare_anew(struct session *s, bool days)
{
	if (days || !s->aside || !again_start(&s->again, s->own))
		stay_while(s, compare_here);
}

/* The user's file, where rulings may be made; else says why not. */
static bool
ruling_file(struct session *s, struct buf *path)
{
	if (!s->own)
		session_wrong(s, "The sources are still being compared.");
	else if (!overrides_path(path))
		session_wrong(s, "There is no folder to keep it in.");
	else
		return true;
	return false;
}

static enum effect
rule(struct session *s, const struct ruling *r, const char *what)
{
	struct error e = ERROR_INIT;
	struct buf path = BUF_INIT;

	if (!ruling_file(s, &path)) {
		buf_free(&path);
		return EFFECT_REPAINT;
	}
	if (overrides_add(r, path.p, &e)) {
		compare_anew(s, r->kind == RULING_DATE);
		session_say(s, "%s xu, or take back, undoes it.", what);
	} else {
		session_wrong(s, "%s: %s", e.place.p, e.what.p);
	}
	error_free(&e);
	buf_free(&path);
	return EFFECT_RELAYOUT;
}

/* The mention in focus, or a message that there is none. */
static bool
has_mention(struct session *s)
{
	if (s->fact != NO_FOCUS && s->told != MENTION_LOOSE)
		return true;
	session_wrong(s, "No fact of this source is in focus. Go to one: ].");
	return false;
}

static enum effect
rule_on_focus(struct session *s, enum ruling_kind kind, const char *what)
{
	struct buf name = BUF_INIT;
	struct ruling r = {.kind = kind};
	enum effect e;

	if (!has_mention(s))
		return EFFECT_REPAINT;
	name_source(s, s->source, &name);
	r.a.source = name.p;
	r.a.start = comparison(s)->told.v[s->told].m.start;
	e = rule(s, &r, what);
	buf_free(&name);
	return e;
}

enum effect
rule_split(struct session *s, long n, struct str arg)
{
	(void)n;
	(void)arg;
	return rule_on_focus(s, RULING_SPLIT,
			     "By you: this mention is a fact of its own.");
}

enum effect
rule_agree(struct session *s, long n, struct str arg)
{
	(void)n;
	(void)arg;
	return rule_on_focus(s, RULING_AGREE, "By you: this is no conflict.");
}

static enum effect
merge_with(struct session *s, size_t other)
{
	const struct told *a = &comparison(s)->told.v[s->told], *b;
	struct buf one = BUF_INIT, two = BUF_INIT;
	struct ruling r = {.kind = RULING_MERGE};
	enum effect e;

	b = &comparison(s)->told.v[other];
	if (a->fact == b->fact) {
		session_wrong(s, "That is the same fact; no longer marked. "
				 "Say merge and the number of another.");
		return EFFECT_REPAINT;
	}
	if (comparison(s)->facts.v[a->fact].kind !=
	    comparison(s)->facts.v[b->fact].kind) {
		session_wrong(s, "Only facts of one kind are merged, such as "
				 "two dates; no longer marked.");
		return EFFECT_REPAINT;
	}
	name_source(s, a->source, &one);
	name_source(s, b->source, &two);
	r.a = (struct place){one.p, a->m.start};
	r.b = (struct place){two.p, b->m.start};
	e = rule(s, &r, "By you: the two facts are one.");
	buf_free(&one);
	buf_free(&two);
	return e;
}

/* "merge 3" merges with fact 3; without a number the first time marks the
 * fact, the second merges with it. */
enum effect
rule_merge(struct session *s, long n, struct str arg)
{
	size_t fact = number_in(arg);

	(void)n;
	if (!has_mention(s))
		return EFFECT_REPAINT;
	if (fact && fact <= comparison(s)->facts.n)
		return merge_with(s,
				  comparison(s)->facts.v[fact - 1].told.v[0]);
	if (arg.n) {
		say_numbers(s, "merge", comparison(s)->facts.n);
	} else if (s->marked != NO_FOCUS) {
		fact = s->marked;
		s->marked = NO_FOCUS;
		return merge_with(s, fact);
	} else {
		s->marked = s->told;
		session_say(s, "Marked. Go to the fact that is the same one, "
			       "and merge again.");
	}
	return EFFECT_REPAINT;
}

static bool
is_day(struct str d)
{
	static const char form[] = "dddd-dd-dd";

	for (size_t i = 0; i < sizeof form - 1 && i < d.n; i++)
		if (form[i] == 'd' ? d.p[i] < '0' || d.p[i] > '9'
				   : d.p[i] != form[i])
			return false;
	return d.n == sizeof form - 1 &&
	       str_cmp(str_sub(d, 5, 7), STR("01")) >= 0 &&
	       str_cmp(str_sub(d, 5, 7), STR("12")) <= 0 &&
	       str_cmp(str_sub(d, 8, 10), STR("01")) >= 0 &&
	       str_cmp(str_sub(d, 8, 10), STR("31")) <= 0;
}

enum effect
rule_date(struct session *s, long n, struct str arg)
{
	const struct article *a = comparison(s)->sources.v[s->source].article;
	struct ruling r = {.kind = RULING_DATE};
	struct buf name = BUF_INIT, day = BUF_INIT;
	enum effect e = EFFECT_REPAINT;

	(void)n;
	arg = str_trim(arg);
	if (*a->published && a->published_basis != DATE_USER) {
		session_wrong(s, "This source says its date: %s.",
			      a->published);
	} else if (!arg.n) {
		e = ask_words(s, "date ", "a day like 2026-06-10");
	} else if (!is_day(arg)) {
		session_wrong(s, "Say date and a day like 2026-06-10.");
	} else {
		name_source(s, s->source, &name);
		buf_add(&day, arg);
		r.a.source = name.p;
		r.day = day.p;
		e = rule(s, &r, "By you: this source is of that day.");
	}
	buf_free(&name);
	buf_free(&day);
	return e;
}

/* What the line of a ruling means, without its places. */
static const char *
ruling_words(const char *line)
{
	static const struct {
		const char *start, *words;
	} kinds[] = {{"merge ", "merge, the two facts are one."},
		     {"split ", "split, this mention is a fact of its own."},
		     {"agree ", "agree, this is no conflict."},
		     {"date ", "date, the day of a source."}};

	for (size_t i = 0; i < COUNT(kinds); i++)
		if (!strncmp(line, kinds[i].start, strlen(kinds[i].start)))
			return kinds[i].words;
	return line;
}

enum effect
rule_back(struct session *s, long n, struct str arg)
{
	struct error e = ERROR_INIT;
	struct buf path = BUF_INIT, line = BUF_INIT;

	(void)n;
	(void)arg;
	if (ruling_file(s, &path) &&
	    overrides_drop(&line, &s->own->articles, path.p, &e)) {
		compare_anew(s, str_starts(buf_str(&line), STR("date ")));
		session_say(s, "Taken back: %s", ruling_words(line.p));
	} else if (e.what.n) {
		session_wrong(s, "%s: %s", e.place.p, e.what.p);
	}
	error_free(&e);
	buf_free(&path);
	buf_free(&line);
	return EFFECT_RELAYOUT;
}
