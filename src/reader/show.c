/* Opening and leaving views, and how they look. */
#include "handlers.h"

enum effect
open_mode(struct session *s, enum mode m)
{
	session_mode(s, m);
	return EFFECT_REPAINT;
}

enum effect
show_why(struct session *s, long n, struct str arg)
{
	size_t fact = number_in(arg);

	(void)n;
	if (arg.n && (!fact || fact > comparison(s)->facts.n)) {
		say_numbers(s, "why", comparison(s)->facts.n);
		return EFFECT_REPAINT;
	}
	if (fact)
		session_focus_fact(s, fact - 1);
	else if (s->mode != MODE_COLUMNS && s->selected < s->lines.n &&
		 s->lines.v[s->selected].target != NO_FOCUS &&
		 (s->mode == MODE_FACTS || s->mode == MODE_MATRIX))
		session_focus_fact(s, s->lines.v[s->selected].target);
	return open_mode(s, MODE_WHY);
}

/* "help" and words goes to the first line that holds them. */
enum effect
show_help(struct session *s, long n, struct str arg)
{
	(void)n;
	open_mode(s, MODE_HELP);
	return arg.n ? find(s, 1, arg) : EFFECT_REPAINT;
}

/* The same fact in the next source that says it. */
static enum effect
next_mention(struct session *s)
{
	size_t count = comparison(s)->sources.n, i = 1;

	if (s->fact == NO_FOCUS) {
		session_say(s, "No fact is in focus. ], or next fact, goes to "
			       "one.");
		return EFFECT_REPAINT;
	}
	while (i < count &&
	       story_says(s->story, s->fact, (s->source + i) % count) ==
		       MENTION_LOOSE)
		i++;
	if (i < count)
		session_focus_source(s, (s->source + i) % count);
	else
		session_say(s, "No other source says it.");
	return EFFECT_REPAINT;
}

/* Enter: in the columns, the fact's next mention; in a list, what the line
 * stands for, shown in the columns. */
enum effect
enter(struct session *s, long n, struct str arg)
{
	size_t target;

	(void)n;
	(void)arg;
	if (s->mode == MODE_COLUMNS)
		return next_mention(s);
	target = s->selected < s->lines.n ? s->lines.v[s->selected].target
					  : NO_FOCUS;
	if (s->mode == MODE_HELP ||
	    (target == NO_FOCUS && s->mode != MODE_WHY)) {
		session_say(s, "There is nothing to open on this line.");
		return EFFECT_REPAINT;
	}
	if (s->mode == MODE_FACTS || s->mode == MODE_MATRIX)
		session_focus_fact(s, target);
	else if (s->mode == MODE_TIMELINE)
		session_focus_event(s, target);
	else if (s->mode == MODE_HITS) {
		s->hit = target;
		show_hit(s);
		return EFFECT_REPAINT;
	} else if (target != NO_FOCUS)
		session_focus_source(s, target);
	return open_mode(s, MODE_COLUMNS);
}

enum effect
back(struct session *s, long n, struct str arg)
{
	size_t selected;

	(void)n;
	(void)arg;
	if (modes[s->mode].parent == s->mode)
		return EFFECT_QUIT;
	if (!((1u << s->mode) & IN_ASIDES))
		return open_mode(s, modes[s->mode].parent);
	selected = s->mode == MODE_WHY ? 0 : s->under_selected;
	session_mode(s, s->under);
	if (selected && selected < s->lines.n) {
		s->selected = selected;
		s->top = s->under_top;
	}
	return EFFECT_REPAINT;
}

enum effect
quit(struct session *s, long n, struct str arg)
{
	(void)s;
	(void)n;
	(void)arg;
	return EFFECT_QUIT;
}

enum effect
ask_words(struct session *s, const char *start, const char *what)
{
	session_mode(s, MODE_COMMAND);
	buf_adds(&s->prompt, start);
	session_wrong(s, "Say %sand %s.", start, what);
	return EFFECT_REPAINT;
}

enum effect
toggle_align(struct session *s, long n, struct str arg)
{
	(void)n;
	(void)arg;
	s->align = !s->align;
	if (s->fact != NO_FOCUS)
		session_focus_fact(s, s->fact);
	session_say(s, s->align ? "The columns keep the fact on one row."
				: "Each column scrolls alone.");
	return EFFECT_REPAINT;
}

enum effect
toggle_folds(struct session *s, long n, struct str arg)
{
	(void)n;
	(void)arg;
	s->unfold = !s->unfold;
	session_say(s, s->unfold ? "All parts of the pages are shown."
				 : "Parts that tell nothing are folded.");
	return EFFECT_RELAYOUT;
}

enum effect
toggle_single(struct session *s, long n, struct str arg)
{
	(void)n;
	(void)arg;
	s->single_column = !s->single_column;
	session_say(s, s->single_column ? "One article at a time."
					: "As many articles as fit.");
	return EFFECT_RELAYOUT;
}
