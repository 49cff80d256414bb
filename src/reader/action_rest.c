/* What the actions of the help's last group do: copying, addresses, options,
 * the screen. */
#include "handlers.h"

#include "rashomon/reader/theme.h"

enum effect
copy(struct session *s, long n, struct str arg)
{
	(void)n;
	(void)arg;
	buf_clear(&s->clip);
	if (s->fact != NO_FOCUS && s->told != MENTION_LOOSE)
		buf_add(&s->clip,
			story_sentence(s->story,
				       &(&s->story->c)->told.v[s->told]));
	else
		buf_adds(&s->clip,
			 (&s->story->c)->sources.v[s->source].article->url);
	if (!s->clip.n) {
		session_say(s, "There is nothing to copy here.");
		return EFFECT_REPAINT;
	}
	session_say(s, "Copied: %s", s->clip.p);
	return EFFECT_COPY;
}

enum effect
address(struct session *s, long n, struct str arg)
{
	const struct article *a = (&s->story->c)->sources.v[s->source].article;

	(void)n;
	(void)arg;
	session_say(s, *a->url ? "Address: %s" : "No address is known.%s",
		    *a->url ? a->url : "");
	return EFFECT_REPAINT;
}

enum effect
where(struct session *s, long n, struct str arg)
{
	const struct comparison *c = &s->story->c;
	const struct article *a = c->sources.v[s->source].article;
	struct buf b = BUF_INIT;

	(void)n;
	(void)arg;
	buf_printf(&b, "Source %zu of %zu, %s. ", s->source + 1, c->sources.n,
		   article_name(a));
	if (s->fact == NO_FOCUS)
		buf_adds(&b, "No fact in focus.");
	else
		buf_printf(&b, "Fact %zu of %zu, %s.", s->fact + 1, c->facts.n,
			   verdict_name(c->facts.v[s->fact].verdict));
	if (s->event != NO_FOCUS) {
		buf_printf(&b, " Event %zu of %zu, ", s->event + 1,
			   c->events.n);
		timeline_when(&c->events.v[s->event], &b);
		buf_addc(&b, '.');
	}
	session_say(s, "%s", b.p);
	buf_free(&b);
	return EFFECT_REPAINT;
}

enum effect
set_theme(struct session *s, long n, struct str arg)
{
	const char *name = theme_named(arg);
	struct error e = ERROR_INIT;
	struct theme t;

	(void)n;
	if (!arg.n)
		return ask_words(s, "theme ",
				 "default, dark, light, high-contrast, "
				 "colour-blind, mono, solar or one of yours");
	name = name ? name : arena_dup(&s->config_arena, arg);
	if (theme_load(&t, name, &e)) {
		s->theme = name;
		session_say(s, "The theme is %s.", s->theme);
	} else {
		session_wrong(s, "%s: %s. Say theme for their names.",
			      e.place.p, e.what.p);
	}
	error_free(&e);
	return EFFECT_REDRAW;
}

/* "set" shows the options, "set NAME" one, "set NAME VALUE" changes it. */
enum effect
set_option(struct session *s, long n, struct str arg)
{
	struct buf b = BUF_INIT;
	struct str name, value;
	size_t gap = str_find(arg, STR(" "), 0);

	if (!arg.n) {
		options_print(s, &b);
		session_log(s, buf_str(&b));
		buf_free(&b);
		return open_mode(s, MODE_MESSAGES);
	}
	if (gap == (size_t)-1) {
		option_say(s, arg, &b);
		if (b.n)
			session_say(s, "%s", b.p);
		else
			session_wrong(s,
				      "No such option: %.*s. Say set for all.",
				      STR_ARG(arg));
		buf_free(&b);
		return EFFECT_REPAINT;
	}
	name = str_sub(arg, 0, gap);
	value = str_trim(str_sub(arg, gap, arg.n));
	if (str_eq(name, STR("theme")))
		return set_theme(s, n, value);
	if (!option_set(s, name, value)) {
		option_takes(name, &b);
		if (b.n)
			session_wrong(s,
				      "%s Say set, its name and one of them.",
				      b.p);
		else
			session_wrong(s,
				      "No such option: %.*s. Say set for all.",
				      STR_ARG(name));
		buf_free(&b);
		return EFFECT_REPAINT;
	}
	session_say(s, "%.*s is set.", STR_ARG(arg));
	return EFFECT_RELAYOUT;
}

enum effect
zoom(struct session *s, long n, struct str arg)
{
	(void)arg;
	if (!timeline_zoom(s, n))
		session_say(s, "The timeline is no %s.",
			    n > 0 ? "closer" : "wider");
	return EFFECT_REPAINT;
}

enum effect
redraw(struct session *s, long n, struct str arg)
{
	(void)s;
	(void)n;
	(void)arg;
	return EFFECT_REDRAW;
}

enum effect
suspend(struct session *s, long n, struct str arg)
{
	(void)s;
	(void)n;
	(void)arg;
	return EFFECT_SUSPEND;
}

/* The second press opens what the first one showed. */
enum effect
open_address(struct session *s, long n, struct str arg)
{
	const struct article *a = s->story->c.sources.v[s->source].article;

	(void)n;
	(void)arg;
	if (!address_opens(a->url)) {
		session_wrong(s,
			      *a->url ? "Only http and https are opened: %s"
				      : "No address is known.%s",
			      *a->url ? a->url : "");
		return EFFECT_REPAINT;
	}
	if (s->asked != s->source + 1) {
		s->asked = s->source + 1;
		session_say(s, "Open %s with %s? Say it again to open.", a->url,
			    s->browser);
		return EFFECT_REPAINT;
	}
	s->asked = 0;
	if (!address_open(s->browser, a->url))
		session_wrong(s, "%s cannot be run.", s->browser);
	else
		session_say(s, "Opened: %s", a->url);
	return EFFECT_REPAINT;
}
