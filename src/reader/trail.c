/* The way through the story: places that were left by a jump, to go back to
 * and forward again, as in a browser; the last action, done again; keys kept
 * and pressed again. Both lists of places are bounded. */
#include "handlers.h"

enum {
	PLACES_MOST = 100,
	KEPT_MOST = 1000,
	PLAYS_DEEP = 3,
	PLAYED_MOST = 2000
};

struct visit
place_here(const struct session *s)
{
	return (struct visit){.mode = s->mode,
			      .source = s->source,
			      .fact = s->fact,
			      .told = s->told,
			      .event = s->event,
			      .hit = s->hit,
			      .selected = s->selected,
			      .byte = s->columns[s->source].anchor};
}

static bool
is_same(const struct visit *a, const struct visit *b)
{
	return a->mode == b->mode && a->source == b->source &&
	       a->fact == b->fact && a->event == b->event && a->hit == b->hit &&
	       a->byte == b->byte;
}

static void
push(visit_list *list, struct visit p)
{
	if (list->n == PLACES_MOST) {
		memmove(list->v, list->v + 1,
			(PLACES_MOST - 1) * sizeof *list->v);
		list->n--;
	}
	vec_push(list, p);
}

void
place_left(struct session *s, struct visit before)
{
	struct visit now = place_here(s);

	if (is_same(&before, &now) || (1u << now.mode) & IN_PROMPTS)
		return;
	push(&s->back, before);
	s->ahead.n = 0;
}

static void
go_to(struct session *s, const struct visit *p)
{
	s->fact = p->fact < s->story->c.facts.n ? p->fact : NO_FOCUS;
	s->told = p->told < s->story->c.told.n ? p->told : MENTION_LOOSE;
	s->event = p->event < s->story->c.events.n ? p->event : NO_FOCUS;
	s->hit = p->hit < s->hits.n ? p->hit : NO_FOCUS;
	s->source = p->source;
	s->columns[p->source].anchor = p->byte;
	session_mode(s, p->mode);
	if (p->mode == MODE_COLUMNS)
		columns_build(s);
	else
		s->selected = p->selected;
	session_say(s, "Back in the %s.", modes[p->mode].name);
}

/* Goes to the last place of `from`, which stays on `to` for the way back. */
static enum effect
go_along(struct session *s, visit_list *from, visit_list *to, const char *none)
{
	if (!from->n) {
		session_say(s, "%s", none);
		return EFFECT_REPAINT;
	}
	push(to, place_here(s));
	from->n--;
	go_to(s, &from->v[from->n]);
	return EFFECT_REPAINT;
}

enum effect
earlier_place(struct session *s, long n, struct str arg)
{
	enum effect e = EFFECT_REPAINT;

	(void)arg;
	while (n-- > 0 && e == EFFECT_REPAINT && (s->back.n || n < 1))
		e = go_along(s, &s->back, &s->ahead, "No earlier place.");
	return e;
}

enum effect
later_place(struct session *s, long n, struct str arg)
{
	enum effect e = EFFECT_REPAINT;

	(void)arg;
	while (n-- > 0 && e == EFFECT_REPAINT && (s->ahead.n || n < 1))
		e = go_along(s, &s->ahead, &s->back, "No later place.");
	return e;
}

void
action_done(struct session *s, const struct action *a, long count,
	    struct str arg)
{
	if (a->run == again || a->run == record || a->run == play ||
	    a->run == choose_register)
		return;
	s->last = a;
	s->last_count = count;
	buf_clear(&s->last_arg);
	buf_add(&s->last_arg, arg);
}

enum effect
again(struct session *s, long n, struct str arg)
{
	(void)arg;
	if (!s->last) {
		session_say(s, "Nothing was done yet.");
		return EFFECT_REPAINT;
	}
	return action_do(s, s->last, n > 1 ? n : s->last_count,
			 buf_str(&s->last_arg));
}

static char
letter(const struct session *s)
{
	return (char)('a' + s->kept);
}

enum effect
choose_register(struct session *s, long n, struct str arg)
{
	(void)n;
	if (s->recording) {
		session_wrong(s,
			      "Keys are being kept. R, or record, ends that.");
	} else if (arg.n != 1 || arg.p[0] < 'a' || arg.p[0] > 'z') {
		session_wrong(s, "Say register and a letter, a to z.");
	} else {
		s->kept = (size_t)(arg.p[0] - 'a');
		session_say(s, "Register %c holds %zu keys.", letter(s),
			    s->kept_keys[s->kept].n);
	}
	return EFFECT_REPAINT;
}

enum effect
record(struct session *s, long n, struct str arg)
{
	(void)n;
	(void)arg;
	s->recording = !s->recording;
	if (s->recording) {
		s->kept_keys[s->kept].n = 0;
		session_say(s,
			    "Keys are kept until R. @, or play, presses them "
			    "again.");
		return EFFECT_REPAINT;
	}
	if (s->kept_keys[s->kept].n) /* the R itself */
		s->kept_keys[s->kept].n--;
	session_say(s,
		    "%zu keys are kept as %c. @, or play, presses them again.",
		    s->kept_keys[s->kept].n, letter(s));
	return EFFECT_REPAINT;
}

void
key_pressed(struct session *s, long key)
{
	if (s->recording && s->kept_keys[s->kept].n < KEPT_MOST)
		vec_push(&s->kept_keys[s->kept], key);
}

/* Presses the keys of a register once; what is played may choose another one:
 * this one is played on. */
static enum effect
play_once(struct session *s, size_t kept)
{
	enum effect e = EFFECT_REPAINT;

	for (size_t i = 0; i < s->kept_keys[kept].n && e != EFFECT_QUIT; i++) {
		if (s->played >= PLAYED_MOST)
			break;
		s->played++;
		e = session_key(s, s->kept_keys[kept].v[i]);
	}
	return e;
}

enum effect
play(struct session *s, long n, struct str arg)
{
	enum effect e = EFFECT_REPAINT;
	size_t kept = s->kept, count = s->kept_keys[kept].n;

	(void)arg;
	if (s->recording || s->playing >= PLAYS_DEEP || !count) {
		session_say(
			s,
			count ? "Keys are being kept or played."
			      : "No keys are kept. R, or record, keeps them.");
		return EFFECT_REPAINT;
	}
	if (!s->playing++)
		s->played = 0;
	for (; n > 0 && e != EFFECT_QUIT && s->played < PLAYED_MOST; n--)
		e = play_once(s, kept);
	if (!--s->playing && s->played >= PLAYED_MOST)
		session_wrong(s, "Stopped after %d keys.", PLAYED_MOST);
	return e == EFFECT_QUIT ? e : EFFECT_RELAYOUT;
}
