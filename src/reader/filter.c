/* Which facts the views show and the keys stop at: "only differs", "only
 * money", "only 3" (told by three sources or more), "only source 2", "only on
 * June 10", several of them one after the other; "only all" shows all again. */
#include "handlers.h"

#include "dates.h"

#include <stdlib.h>

#define FILTER_WORDS                                                    \
	"a verdict (differs), a kind (date), a number of sources (2), " \
	"source and its number, or on and a day; only all shows all"

static const char *
kind_word(enum mention_kind k)
{
	return k == MENTION_TIME ? "date" : mention_kind_name(k);
}

bool
fact_passes(const struct session *s, size_t fact)
{
	const struct fact_filter *w = &s->only;
	const struct fact *f = &comparison(s)->facts.v[fact];

	return (!w->verdicts || w->verdicts & 1u << f->verdict) &&
	       (!w->kinds || w->kinds & 1u << f->kind) &&
	       comparison(s)->sources.n - f->silent >= w->least &&
	       (!s->dated || s->dated[fact] != NO_FOCUS) &&
	       (!w->source ||
		story_says(s->story, fact, w->source - 1) != MENTION_LOOSE);
}

void
filter_dates(struct session *s)
{
	free(s->dated);
	s->dated = *s->only.day ? facts_dated(s->story, s->only.day) : NULL;
}

bool
filter_says(const struct session *s, struct buf *out)
{
	const struct fact_filter *w = &s->only;
	size_t before = out->n;

	for (int v = 0; v < VERDICT_COUNT; v++)
		if (w->verdicts & 1u << v)
			buf_printf(out, " %s", verdict_name((enum verdict)v));
	for (int k = 0; k < MENTION_KINDS; k++)
		if (w->kinds & 1u << k)
			buf_printf(out, " %s", kind_word((enum mention_kind)k));
	if (w->least)
		buf_printf(out, " %zu sources", w->least);
	if (w->source)
		buf_printf(out, " source %zu", w->source);
	if (*w->day)
		buf_printf(out, " on %s", w->day + (*w->day == '-'));
	return out->n > before;
}

/* A word that may be shortened, at least to its first three letters. */
static bool
is_word(struct str typed, const char *word)
{
	struct str w = str_of(word);

	return typed.n >= 3 && typed.n <= w.n &&
	       str_eq_ascii(typed, str_sub(w, 0, typed.n));
}

static bool
add_verdict(struct fact_filter *w, struct str word)
{
	for (int v = 0; v < VERDICT_COUNT; v++)
		if (is_word(word, verdict_name((enum verdict)v))) {
			w->verdicts |= 1u << v;
			return true;
		}
	return false;
}

static bool
add_kind(struct fact_filter *w, struct str word)
{
	for (int k = 0; k < MENTION_KINDS; k++)
		if (is_word(word, kind_word((enum mention_kind)k))) {
			w->kinds |= 1u << k;
			return true;
		}
	return false;
}

/* Adds what the words ask for; false where they are not understood. */
static bool
read_filter(const struct session *s, struct fact_filter *w, struct str words)
{
	bool source = false;

	while (words.n) {
		size_t gap = str_find(words, STR(" "), 0);
		size_t end = gap < words.n ? gap : words.n, n;
		struct str word = str_sub(words, 0, end);

		if (str_eq_ascii(word, STR("on")))
			return day_read(str_trim(str_sub(words, end, words.n)),
					w->day);
		n = number_in(word);
		words = str_trim(str_sub(words, end, words.n));
		if (n > comparison(s)->sources.n)
			return false;
		if (n && source)
			w->source = n;
		else if (n)
			w->least = n;
		source = !n && is_word(word, "sources");
		if (!n && !source && !add_verdict(w, word) &&
		    !add_kind(w, word))
			return false;
	}
	return true;
}

static size_t
passing(const struct session *s)
{
	size_t n = 0;

	for (size_t i = 0; i < comparison(s)->facts.n; i++)
		n += fact_passes(s, i);
	return n;
}

enum effect
only(struct session *s, long n, struct str arg)
{
	struct fact_filter w = s->only;
	struct buf b = BUF_INIT;
	size_t left;

	(void)n;
	arg = str_trim(arg);
	if (str_eq(arg, STR("all"))) {
		w = (struct fact_filter){0};
		arg = STR_NONE;
	} else if (!arg.n) {
		return ask_words(s, "only ", FILTER_WORDS);
	}
	if (!read_filter(s, &w, arg)) {
		session_wrong(s, "Say only and %s.", FILTER_WORDS);
		return EFFECT_REPAINT;
	}
	s->only = w;
	filter_dates(s);
	left = passing(s);
	if (filter_says(s, &b))
		session_say(s, "Only%s: %zu fact%s.", b.p, left,
			    str_plural(left));
	else
		session_say(s, "All %zu fact%s.", left, str_plural(left));
	buf_free(&b);
	if ((1u << s->mode) & IN_LISTS)
		session_mode(s, s->mode);
	return EFFECT_REPAINT;
}

const char *const sortings[] = {"story",   "verdict", "kind",
				"sources", "date",    NULL};

enum effect
sort(struct session *s, long n, struct str arg)
{
	static const char *const words[SORT_COUNT] = {
		"as the story tells them", "differences first", "by kind",
		"those of most sources first", "by day"};
	int to = ((int)s->sorting + 1) % SORT_COUNT;

	(void)n;
	if (arg.n)
		for (to = 0; sortings[to] && !is_word(arg, sortings[to]);)
			to++;
	if (to == SORT_COUNT) {
		session_wrong(s, "Say sort and story, verdict, kind, sources "
				 "or date.");
		return EFFECT_REPAINT;
	}
	s->sorting = (enum sorting)to;
	session_say(s, "The lists of facts: %s.", words[to]);
	if (s->mode == MODE_FACTS || s->mode == MODE_MATRIX)
		session_mode(s, s->mode);
	return EFFECT_REPAINT;
}

void
filter_words(void *data, word_found *found)
{
	for (int v = 0; v < VERDICT_COUNT; v++)
		found(data, verdict_name((enum verdict)v));
	for (int k = 0; k < MENTION_KINDS; k++)
		found(data, kind_word((enum mention_kind)k));
	found(data, "source");
	found(data, "on");
	found(data, "all");
}
