/* Plain mode: append only, one item a line, a result line after every command.
 * Nothing here moves a cursor, and nothing goes on by itself.
 *
 * A command is a row of the table of actions, found by the first letters of
 * its plain words; it changes the session as its key does on the screen, and
 * what it leaves in focus is then told in words. A few commands are plain
 * mode's own, since they ask for words that the screen always shows. */
#include "tell.h"

#include "rashomon/reader/config.h"

#include <poll.h>
#include <stdlib.h>

struct reading {
	struct teller t;
	struct session *s;
	struct buf kept;      /* the last answer */
	size_t told_source;   /* whose sentence was read last */
	size_t told_sentence; /* from 1; 0 none yet */
	bool hinted;
	bool at_end; /* the answer says that nothing follows */
};

void
plain_reading(const struct session *s, int width, FILE *out)
{
	struct teller t = {.st = s->story,
			   .out = out,
			   .width = (size_t)(width > 0 ? width : 0),
			   .level = s->verbosity,
			   .languages = s->say_language,
			   .language = "en"};

	tell_summary(&t);
	tell_sources(&t);
	tell_facts(&t);
	tell_timeline(&t);
	tell_checks(&t);
	for (size_t i = 0; i < s->story->c.sources.n; i++)
		tell_article(&t, i);
	buf_free(&t.answer);
}

static void
tell_hint(struct teller *t)
{
	tell(t, "Hint: say why to hear how it was judged.");
}

/* --- plain mode's own commands: false when nothing was done --- */

static bool
article(struct reading *r, struct str rest)
{
	(void)rest;
	tell_article(&r->t, r->s->source);
	return true;
}

static bool
summary(struct reading *r, struct str rest)
{
	(void)rest;
	tell_summary(&r->t);
	return true;
}

static bool
silent(struct reading *r, struct str rest)
{
	size_t fact = r->s->fact, count = r->t.st->c.facts.n;
	long n = rest.n && rest.n < 10 ? strtol(rest.p, NULL, 10) : 0;

	if (n > 0 && (size_t)n <= count)
		fact = (size_t)n - 1;
	if (fact == NO_FOCUS || (rest.n && n <= 0) || n > (long)count) {
		if (count)
			tell(&r->t,
			     "Error: Say silent and a number from 1 to %zu.",
			     count);
		else
			tell(&r->t, "Error: There are no facts. Say help for "
				    "more.");
		return false;
	}
	tell_fact(&r->t, fact);
	tell_silent(&r->t, fact);
	return true;
}

static bool
repeat(struct reading *r, struct str rest)
{
	struct str line;

	if (!r->kept.n) {
		tell(&r->t, "Error: Nothing was said yet. Say help for the "
			    "commands.");
		return false;
	}
	rest = buf_str(&r->kept);
	while (str_line(&rest, &line))
		tell(&r->t, "%.*s", STR_ARG(line));
	return true;
}

/* The sentence of the focus, before any was read. */
static void
find_sentence(struct reading *r)
{
	const struct comparison *c = &r->t.st->c;
	const struct session *s = r->s;

	if (r->told_source == s->source && r->told_sentence)
		return;
	r->told_source = s->source;
	r->told_sentence = 0;
	if (s->fact != NO_FOCUS && s->told != MENTION_LOOSE &&
	    c->told.v[s->told].source == s->source)
		r->told_sentence = c->told.v[s->told].sentence + 1;
}

static void
read_at(struct reading *r, size_t at)
{
	const struct source *src = &r->t.st->c.sources.v[r->s->source];

	r->told_source = r->s->source;
	r->told_sentence = at + 1;
	tell_words(&r->t, src->article->language,
		   str_sub(src->article->text, src->sentences.v[at].start,
			   src->sentences.v[at].end));
}

static bool
read_on(struct reading *r, bool forward)
{
	const struct source *src = &r->t.st->c.sources.v[r->s->source];
	size_t at;

	find_sentence(r);
	at = forward ? r->told_sentence : r->told_sentence - 2;
	if (!forward && r->told_sentence < 2)
		at = src->sentences.n;
	if (at >= src->sentences.n) {
		tell(&r->t, "Error: That is the %s of article %zu. Say %s.",
		     forward ? "end" : "start", r->s->source + 1,
		     forward ? "next source" : "next");
		r->at_end = true;
		return false;
	}
	read_at(r, at);
	return true;
}

static bool
next(struct reading *r, struct str rest)
{
	(void)rest;
	return read_on(r, true);
}

static bool
previous(struct reading *r, struct str rest)
{
	(void)rest;
	return read_on(r, false);
}

static bool act(struct reading *r, struct str words);

/* No view stays open here that one could leave: back to the place before. */
static bool
back(struct reading *r, struct str rest)
{
	(void)rest;
	act(r, STR("earlier place"));
	return false;
}

static const struct own {
	const char *name, *help;
	bool (*run)(struct reading *r, struct str rest);
	bool takes_words;
	size_t least; /* letters that are enough */
} own[] = {
	{"article", "reads the article of this source", article, false, 3},
	{"summary", "says the counts", summary, false, 3},
	{"silent", "and a number: who says nothing of that fact", silent, true,
	 3},
	{"repeat", "says the last answer again", repeat, false, 3},
	{"next", "reads the next sentence of this source", next, false, 1},
	{"previous", "reads the sentence before", previous, false, 1},
	{"back", "back to where I was before; quit leaves", back, true, 1},
};

static const struct own *
own_of(struct str words, struct str *rest)
{
	size_t gap = str_find(words, STR(" "), 0);
	struct str first = str_sub(words, 0, gap < words.n ? gap : words.n);

	*rest = str_trim(str_sub(words, first.n, words.n));
	for (size_t i = 0; i < COUNT(own); i++)
		if (first.n >= own[i].least &&
		    str_starts(str_of(own[i].name), first) &&
		    (own[i].takes_words || !rest->n))
			return &own[i];
	return NULL;
}

static bool
is_own(const char *name)
{
	for (size_t i = 0; i < COUNT(own); i++)
		if (!strcmp(own[i].name, name))
			return true;
	return false;
}

/* --- what an action has come to, in words --- */

static bool
is_in(struct str words, const char *text)
{
	return str_find(str_of(text), words, 0) != (size_t)-1;
}

/* "why: why is this fact marked so?", where the words are in it. */
static size_t
tell_item(struct teller *t, const char *name, const char *help,
	  struct str words)
{
	if (!is_in(words, name) && !is_in(words, help))
		return 0;
	tell(t, "%s: %s.", name, help);
	return 1;
}

/* All commands, or those that speak of the words. */
static void
tell_help(struct reading *r, struct str words)
{
	size_t n = 0;

	if (!words.n)
		tell(&r->t, "Commands. The first letters are enough.");
	for (size_t i = 0; i < COUNT(own); i++)
		n += tell_item(&r->t, own[i].name, own[i].help, words);
	for (size_t i = 0; i < action_count; i++)
		if (!is_own(actions[i].plain))
			n += tell_item(&r->t, actions[i].plain, actions[i].help,
				       words);
	buf_clear(&r->s->message); /* it spoke of the screen's help */
	if (!n)
		session_wrong(r->s,
			      "No command is about \"%.*s\". Say help "
			      "for all.",
			      STR_ARG(words));
	else if (!words.n)
		tell_hint(&r->t);
}

static void
tell_options(struct teller *t, const struct session *s)
{
	struct buf b = BUF_INIT;
	struct str rest, line;

	options_print(s, &b);
	rest = buf_str(&b);
	while (str_line(&rest, &line)) {
		size_t name = str_find(line, STR(" "), 0);
		size_t value = str_find(line, STR("  "), 0);

		if (name < line.n && value < line.n)
			tell(t, "%.*s: %.*s. %.*s.",
			     STR_ARG(str_sub(line, 0, name)),
			     STR_ARG(str_sub(line, name + 1, value)),
			     STR_ARG(str_trim(str_sub(line, value, line.n))));
	}
	buf_free(&b);
}

static void
tell_messages(struct teller *t, const struct session *s)
{
	struct str rest = buf_str(&s->log), line;
	size_t n = 0;

	while (str_line(&rest, &line))
		n++;
	tell(t, "%zu message%s.", n, str_plural(n));
	rest = buf_str(&s->log);
	for (size_t i = 1; str_line(&rest, &line); i++)
		tell(t, "%zu. %.*s", i, STR_ARG(str_trim(line)));
}

static bool
is_action(const struct session *s, const char *name)
{
	return s->last && !strcmp(s->last->name, name);
}

/* Moves of the screen, as sentences to read on by; ENDS goes to either end. */
enum { ENDS = 1000 };
static const struct stride {
	const char *action;
	int sentences;
} strides[] = {
	{"page-down", 10}, {"page-up", -10}, {"half-down", 5},
	{"half-up", -5},   {"top", -ENDS},   {"end", ENDS},
};

/* What changes nothing that is read. */
static const char *const of_the_screen[] = {
	"redraw",  "suspend",	    "zoom-in", "zoom-out",
	"columns", "single-column", "align",   "folds"};

/* Reads on as a move of the screen goes; a move to an end reads its
 * sentence. */
static void
tell_stride(struct reading *r, int sentences)
{
	size_t n = r->t.st->c.sources.v[r->s->source].sentences.n;
	bool on = true;

	buf_clear(&r->s->message); /* it spoke of rows */
	if (abs(sentences) == ENDS && n)
		read_at(r, sentences > 0 ? n - 1 : 0);
	else
		for (int i = abs(sentences); on && i > 0; i--)
			on = read_on(r, sentences > 0);
}

/* What an action moved, that is no fact. */
static bool
tell_move(struct reading *r)
{
	const struct session *s = r->s;

	for (size_t i = 0; i < COUNT(strides); i++)
		if (is_action(s, strides[i].action)) {
			tell_stride(r, strides[i].sentences);
			return true;
		}
	for (size_t i = 0; i < COUNT(of_the_screen); i++)
		if (is_action(s, of_the_screen[i]) && !s->message.n) {
			session_say(r->s, "That changes the screen alone.");
			return true;
		}
	return false;
}

/* In place of "Back in the columns", which are of the screen: the place, where
 * nothing else told it. */
static void
say_place(struct reading *r, bool told)
{
	const struct action *last = r->s->last;

	if (!str_starts(buf_str(&r->s->message), STR("Back ")))
		return;
	buf_clear(&r->s->message);
	if (told)
		return;
	session_command(r->s, STR("where"));
	r->s->last = last;
}

/* The focus, where it has moved. */
static void
tell_focus(struct reading *r, const struct session *was)
{
	const struct session *s = r->s;
	bool by_time = is_action(s, "next-event") ||
		       is_action(s, "previous-event") || is_action(s, "goto");
	bool told = true;

	if (s->hit != NO_FOCUS && s->message.n &&
	    str_starts(buf_str(&s->message), STR("Hit "))) {
		tell_place_of(&r->t, s->hits.v[s->hit].source,
			      s->hits.v[s->hit].span.start);
		r->told_sentence = 0;
	} else if (by_time && s->event != NO_FOCUS && s->message.n &&
		   !s->wrong) {
		tell_event(&r->t, s->event);
		buf_clear(&r->s->message); /* it said the same */
	} else if (s->fact != NO_FOCUS && !s->wrong &&
		   (s->fact != was->fact || is_action(s, "fact"))) {
		tell_fact(&r->t, s->fact);
		tell_told(&r->t, s->fact);
		if (r->t.level == VERBOSITY_FULL)
			tell_reasons(&r->t, s->fact);
		if (r->t.level != VERBOSITY_SHORT && !r->hinted)
			tell_hint(&r->t);
		r->hinted = true;
		r->told_sentence = 0;
	} else if (is_action(s, "enter") && s->told != MENTION_LOOSE) {
		tell_place_of(&r->t, s->source,
			      r->t.st->c.told.v[s->told].m.start);
		r->told_sentence = 0;
	} else if (s->source != was->source) {
		tell_source(&r->t, s->source);
	} else {
		told = tell_move(r);
	}
	say_place(r, told);
}

static void
tell_place(struct reading *r, const struct session *was)
{
	struct teller *t = &r->t;
	const struct session *s = r->s;

	switch (s->mode) {
	case MODE_FACTS:
		tell_facts(t);
		break;
	case MODE_MATRIX:
		tell_matrix(t);
		break;
	case MODE_TIMELINE:
		tell_timeline(t);
		break;
	case MODE_SOURCES:
		tell_sources(t);
		break;
	case MODE_HELP:
		tell_help(r, buf_str(&s->last_arg));
		break;
	case MODE_WHY:
		if (s->fact != NO_FOCUS)
			tell_why(t, s->fact);
		break;
	case MODE_HITS:
		tell_hits(t, s);
		break;
	case MODE_STUDY:
		tell_study(t);
		break;
	case MODE_MESSAGES:
		if (is_action(s, "set")) {
			tell_options(t, s);
			if (s->log.n > was->log.n) /* they are no messages */
				r->s->log.n = was->log.n;
		} else {
			tell_messages(t, s);
		}
		break;
	default:
		tell_focus(r, was);
	}
}

/* --- the loop --- */

static void
tell_result(struct reading *r)
{
	const struct session *s = r->s;

	if (s->mode == MODE_WHY && s->fact == NO_FOCUS)
		tell(&r->t, "Error: No fact is in focus. Say next fact.");
	else if (s->mode == MODE_SEARCH || s->mode == MODE_MATCH)
		tell(&r->t, "Error: Say %s and what to look for.",
		     s->mode == MODE_MATCH ? "match" : "find");
	else if (s->mode == MODE_COMMAND && s->message.n && s->wrong)
		tell(&r->t, "Error: %s", s->message.p);
	else if (s->mode == MODE_COMMAND && s->prompt.n)
		tell(&r->t, "Error: Say %sand what is meant.", s->prompt.p);
	else if (s->mode == MODE_COMMAND)
		tell(&r->t, "Error: Say the command itself.");
	else if (!r->at_end)
		tell(&r->t, "%s%s", s->message.n && s->wrong ? "Error: " : "",
		     s->message.n ? s->message.p : "Done.");
}

static bool
act(struct reading *r, struct str words)
{
	struct session was = *r->s;
	enum effect e;

	buf_clear(&r->s->message);
	r->s->wrong = false;
	e = session_command(r->s, words);
	if (e == EFFECT_QUIT)
		return false;
	r->t.level = r->s->verbosity;
	r->t.languages = r->s->say_language;
	tell_place(r, &was);
	tell_result(r);
	session_mode(r->s, MODE_COLUMNS);
	return true;
}

/* Runs one command and tells what came of it; false to leave. */
static bool
obey(struct reading *r, struct str words)
{
	struct str rest;
	const struct own *o = own_of(words, &rest);

	teller_begin(&r->t);
	r->at_end = false;
	if (o) {
		if (o->run(r, rest) && o->run != repeat)
			tell(&r->t, "Done.");
	} else if (!action_of_words(words, &rest)) {
		tell(&r->t,
		     "Error: There is no command %.*s. Say help for the list.",
		     STR_ARG(words));
	} else if (!act(r, words)) {
		return false;
	}
	buf_clear(&r->kept);
	buf_add(&r->kept, buf_str(&r->t.answer));
	return true;
}

static void
ask_again(struct reading *r)
{
	teller_begin(&r->t);
	tell(&r->t, r->t.level == VERBOSITY_SHORT
			    ? "What now?"
			    : "What now? Enter is next fact.");
}

static void
converse(struct reading *r, bool ask, FILE *in, char **line, size_t *cap,
	 ssize_t n)
{
	for (bool on = true; on && n > 0; n = on ? getline(line, cap, in) : 0) {
		struct str words = str_trim((struct str){*line, (size_t)n});

		if (!words.n)
			words = STR("next fact");
		if (!str_eq(words, STR("?")))
			on = obey(r, words);
		if (on && ask)
			ask_again(r);
		fflush(r->t.out);
	}
}

/* The place of the last time, and what is left out there. */
static void
tell_resumed(struct reading *r)
{
	struct buf only = BUF_INIT;

	session_command(r->s, STR("where"));
	tell(&r->t, "Where you left off: %s", r->s->message.p);
	if (filter_says(r->s, &only))
		tell(&r->t, "Only%s. Say only all to hear all.", only.p);
	r->s->last = NULL;
	buf_clear(&r->s->log);
	buf_free(&only);
}

void
plain_run(struct session *s, int width, bool ask, FILE *in, FILE *out)
{
	struct reading r = {.s = s,
			    .t = {.st = s->story,
				  .s = s,
				  .out = out,
				  .width = (size_t)(width > 0 ? width : 0),
				  .level = s->verbosity,
				  .languages = s->say_language,
				  .language = "en"}};
	char *line = NULL;
	size_t cap = 0;
	ssize_t n = 0;
	bool resumed;

	resumed = str_starts(buf_str(&s->message), STR("Where you left off"));
	session_mode(s, MODE_COLUMNS);
	columns_build(s);
	buf_clear(&s->log); /* what it greets with are keys */
	if (!ask && (n = getline(&line, &cap, in)) <= 0) {
		plain_reading(s, width, out);
		free(line);
		return;
	}
	r.t.narrow = s->narrow;
	tell_summary(&r.t);
	if (s->narrow)
		tell(&r.t, "The locale is not UTF-8, some letters are "
			   "replaced. LANG=C.UTF-8 shows all.");
	if (resumed)
		tell_resumed(&r);
	if (ask)
		tell(&r.t, "What now? Enter is next fact. Say help for the "
			   "commands, quit to leave.");
	fflush(out);
	if (ask)
		n = getline(&line, &cap, in);
	converse(&r, ask, in, &line, &cap, n);
	tell(&r.t, "Goodbye.");
	buf_free(&r.kept);
	buf_free(&r.t.answer);
	free(line);
}

void
plain_wait(struct story_later *l, int first_ms, int then_ms, FILE *out)
{
	struct pollfd p = {.fd = l->fds[0], .events = POLLIN};
	bool said = false;
	int wait = first_ms;

	while (poll(&p, 1, wait) == 0) {
		fputs(said ? "Still reading and comparing.\n"
			   : "Reading and comparing.\n",
		      out);
		fflush(out);
		said = true;
		wait = then_ms;
	}
	later_wait(l);
	if (said)
		fputs("Everything is read and compared.\n", out);
	fflush(out);
}
