/* The ways through a story: from fact to fact, event to event, hit to hit, or
 * to a number or a day that is said. */
#include "handlers.h"

#include "rashomon/base/ascii.h"
#include "rashomon/text/fold.h"

#include <stdlib.h>

/* The facts in the order of walking: the story's, in a list of facts that of
 * its lines; and where in it the reader is. */
struct way {
	const struct session *s;
	bool listed;
	long at, count;
};

static struct way
way_of(const struct session *s, bool back)
{
	struct way w = {.s = s,
			.listed = s->mode == MODE_FACTS ||
				  s->mode == MODE_MATRIX};
	bool fresh = s->fact == NO_FOCUS;

	w.count = (long)(w.listed ? s->lines.n : comparison(s)->facts.n);
	w.at = (long)(w.listed ? s->selected : s->fact);
	if (fresh && (!w.listed || s->selected == s->frozen))
		w.at = back ? w.count : -1;
	return w;
}

static size_t
fact_at(const struct way *w, long i)
{
	return w->listed ? w->s->lines.v[i].target : (size_t)i;
}

typedef bool fact_test(const struct session *s, size_t fact);

/* Walks up to `most` facts that pass, in one direction; how many there were,
 * *last is the last of them. */
static long
walk(struct way *w, long step, long most, fact_test *passes, size_t *last)
{
	long n = 0;

	while (n < most && w->at + step >= 0 && w->at + step < w->count) {
		size_t fact;

		w->at += step;
		fact = fact_at(w, w->at);
		if (fact == NO_FOCUS || !passes(w->s, fact) ||
		    !fact_passes(w->s, fact))
			continue;
		*last = fact;
		n++;
	}
	return n;
}

static bool
is_stop(const struct session *s, size_t fact)
{
	return fact_is_stop(s->story, fact);
}

static void
say_no_fact(struct session *s, long step, const char *what, fact_test *passes)
{
	struct way w = way_of(s, step < 0);
	struct buf only = BUF_INIT;
	size_t last;
	long others = walk(&w, -step, w.count, passes, &last);

	if (s->comparing)
		session_say(s, "The sources are still being compared.");
	else if (others)
		session_say(s, "No %s %s; %ld %s.",
			    step < 0 ? "earlier" : "further", what, others,
			    step < 0 ? "further on" : "before");
	else if (s->fact != NO_FOCUS && passes(s, s->fact))
		session_say(s, "No other %s.", what);
	else if (filter_says(s, &only))
		session_say(s, "No %s, only%s. :only all shows all.", what,
			    only.p);
	else if (passes == is_stop && comparison(s)->facts.n)
		session_say(s, "No fact that two sources have. ), or next "
			       "single, goes to those of one.");
	else
		session_say(s, "No %s.", what);
	buf_free(&only);
}

/* The next fact from the focus on, in the direction of n, that passes; stays
 * where none does. */
static enum effect
walk_facts(struct session *s, long n, const char *what, fact_test *passes)
{
	struct way w = way_of(s, n < 0);
	long step = n < 0 ? -1 : 1;
	size_t last;

	if (walk(&w, step, labs(n), passes, &last))
		session_focus_fact(s, last);
	else
		say_no_fact(s, step, what, passes);
	return EFFECT_REPAINT;
}

static bool
is_difference(const struct session *s, size_t fact)
{
	return comparison(s)->facts.v[fact].verdict == VERDICT_DIFFERS;
}

static bool
is_single(const struct session *s, size_t fact)
{
	const struct fact *f = &comparison(s)->facts.v[fact];

	return f->verdict == VERDICT_SINGLE && f->kind != MENTION_NAME;
}

enum effect
walk_fact(struct session *s, long n, struct str arg)
{
	(void)arg;
	return walk_facts(s, n, "fact", is_stop);
}

enum effect
walk_difference(struct session *s, long n, struct str arg)
{
	(void)arg;
	return walk_facts(s, n, "difference", is_difference);
}

enum effect
walk_single(struct session *s, long n, struct str arg)
{
	(void)arg;
	return walk_facts(s, n, "fact that one source has", is_single);
}

static enum effect
walk_events(struct session *s, long n)
{
	long count = (long)comparison(s)->events.n;
	long at = s->event == NO_FOCUS ? (n > 0 ? -1 : count) : (long)s->event;

	if (!count) {
		session_say(s, "There are no dated events.");
		return EFFECT_REPAINT;
	}
	at += n;
	if (at < 0 || at >= count)
		session_say(s, "That is the %s event.",
			    at < 0 ? "first" : "last");
	session_focus_event(s, (size_t)(at < 0	      ? 0
					: at >= count ? count - 1
						      : at));
	return EFFECT_REPAINT;
}

enum effect
walk_event(struct session *s, long n, struct str arg)
{
	(void)arg;
	return walk_events(s, n);
}

void
show_hit(struct session *s)
{
	const struct found_text *h = &s->hits.v[s->hit];

	session_mode(s, MODE_COLUMNS);
	session_focus_source(s, h->source);
	columns_show(s, h->source, h->span.start);
	session_say(s, "Hit %zu of %zu for \"%s\".", s->hit + 1, s->hits.n,
		    s->needle.p);
}

/* Is the list searched in its own lines? Others stand for the articles. */
static bool
searches_lines(const struct session *s)
{
	return s->mode == MODE_HELP || s->mode == MODE_MESSAGES;
}

/* Selects the next line that holds what is sought, in the direction of n, and
 * begins again at the end. */
static enum effect
seek_line(struct session *s, long n)
{
	struct buf wanted = BUF_INIT, line = BUF_INIT;
	size_t count = s->lines.n, at = s->selected;
	bool found = false;

	fold(&wanted, buf_str(&s->sought));
	for (size_t i = 0; i < count && wanted.n && !found; i++) {
		at = (at + (n < 0 ? count - 1 : 1)) % count;
		buf_clear(&line);
		fold(&line, s->lines.v[at].text);
		found = str_find(buf_str(&line), buf_str(&wanted), 0) < line.n;
	}
	if (found)
		s->selected = at;
	else
		session_say(s,
			    wanted.n ? "Nothing found for \"%s\"."
				     : "Nothing was searched yet: / or find, "
				       "and words.%s",
			    wanted.n ? s->sought.p : "");
	buf_free(&wanted);
	buf_free(&line);
	return EFFECT_REPAINT;
}

static enum effect
walk_hits(struct session *s, long n)
{
	long count = (long)s->hits.n, at;

	if (searches_lines(s))
		return seek_line(s, n);
	if (!count) {
		session_say(s,
			    s->needle.n ? "Nothing found for \"%s\"."
					: "Nothing was searched yet: / or "
					  "find, and words.%s",
			    s->needle.n ? s->needle.p : "");
		return EFFECT_REPAINT;
	}
	at = s->hit == NO_FOCUS ? (n > 0 ? 0 : count - 1)
				: ((long)s->hit + n) % count;
	s->hit = (size_t)(at < 0 ? at + count : at);
	show_hit(s);
	return EFFECT_REPAINT;
}

enum effect
walk_hit(struct session *s, long n, struct str arg)
{
	(void)arg;
	return walk_hits(s, n);
}

static enum effect
look_for(struct session *s, struct str words, bool pattern)
{
	if (!words.n)
		return open_mode(s, pattern ? MODE_MATCH : MODE_SEARCH);
	if (searches_lines(s) && !pattern) {
		buf_clear(&s->sought);
		buf_add(&s->sought, words);
		return seek_line(s, 1);
	}
	s->pattern = pattern;
	buf_clear(&s->needle);
	buf_add(&s->needle, words);
	return search_run(s) ? walk_hits(s, 1) : EFFECT_REPAINT;
}

enum effect
find(struct session *s, long n, struct str arg)
{
	(void)n;
	return look_for(s, arg, false);
}

enum effect
match(struct session *s, long n, struct str arg)
{
	(void)n;
	return look_for(s, arg, true);
}

size_t
number_in(struct str arg)
{
	size_t n = 0;

	arg = str_trim(arg);
	if (!arg.n || arg.n > 9)
		return 0;
	for (size_t i = 0; i < arg.n; i++) {
		if (arg.p[i] < '0' || arg.p[i] > '9')
			return 0;
		n = n * 10 + (size_t)(arg.p[i] - '0');
	}
	return n;
}

void
say_numbers(struct session *s, const char *command, size_t most)
{
	if (most)
		session_wrong(s, "Say %s and a number from 1 to %zu.", command,
			      most);
	else
		session_wrong(s, "There are none to name. Say help for more.");
}

enum effect
go_fact(struct session *s, long n, struct str arg)
{
	size_t fact = number_in(arg);

	(void)n;
	if (!arg.n)
		return ask_words(s, "fact ", "its number");
	if (!fact || fact > comparison(s)->facts.n)
		say_numbers(s, "fact", comparison(s)->facts.n);
	else
		session_focus_fact(s, fact - 1);
	return EFFECT_REPAINT;
}

/* Of digits alone, however many: no name of a file. */
static bool
is_number(struct str arg)
{
	for (size_t i = 0; i < arg.n; i++)
		if (!ascii_digit(arg.p[i]))
			return false;
	return true;
}

enum effect
go_source(struct session *s, long n, struct str arg)
{
	size_t source = number_in(arg);

	(void)n;
	if (!arg.n)
		return ask_words(s, "source ", "its number");
	if (!source && !is_number(arg))
		return session_source(s, arg);
	if (!source || source > comparison(s)->sources.n)
		say_numbers(s, "source", comparison(s)->sources.n);
	else
		session_focus_source(s, source - 1);
	return EFFECT_REPAINT;
}

enum effect
go_day(struct session *s, long n, struct str arg)
{
	size_t event = timeline_find(comparison(s), str_trim(arg));

	(void)n;
	if (!arg.n)
		return ask_words(s, "goto ",
				 "a day like June 10 or 2026-06-10");
	if (event == NO_FOCUS)
		session_wrong(s, "No event is dated so. Say goto and a day "
				 "like June 10 or 2026-06-10.");
	else
		session_focus_event(s, event);
	return EFFECT_REPAINT;
}
