/* Plain mode: append only, one item a line, the number first and the most
 * important word next, states in words, counts before lists, a result line
 * after every command. Nothing here moves a cursor or depends on time.
 *
 * A command is a row of the table of actions, found by the first letters of
 * its plain words; it changes the session as its key does on the screen, and
 * what it leaves in focus is then told in words. */
#include "rashomon/plain/plain.h"

#include "rashomon/text/language.h"
#include "rashomon/text/sanitise.h"
#include "rashomon/text/width.h"

#include <stdarg.h>
#include <stdlib.h>

struct teller {
	const struct story *st;
	FILE *out;
	size_t width; /* cells; 0 does not wrap */
};

/* A sentence quoted inside a line brings its own mark; the line's full stop
 * right behind it is left out. */
static void
one_stop(struct buf *b)
{
	static const char *const ends[] = {".", "…", "!", "?", "。"};
	size_t to = 0;

	for (size_t i = 0; i < b->n; i++) {
		bool extra = false;

		if (b->p[i] == '.' && (i + 1 == b->n || b->p[i + 1] == ' '))
			for (size_t k = 0; k < 5; k++)
				extra |= str_ends((struct str){b->p, to},
						  str_of(ends[k]));
		if (!extra)
			b->p[to++] = b->p[i];
	}
	b->n = to;
}

/* One line, sanitised, wrapped between words where a width is set. */
static void tell(const struct teller *t, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));

static void
tell(const struct teller *t, const char *fmt, ...)
{
	struct buf b = BUF_INIT, line = BUF_INIT;
	row_list rows = {0};
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(&b, fmt, ap);
	va_end(ap);
	sanitise(&line, buf_str(&b), SANITISE_LINE);
	one_stop(&line);
	if (t->width)
		wrap(&rows, buf_str(&line), t->width, 1);
	else
		vec_push(&rows, (struct row){0, line.n, 0});
	for (size_t i = 0; i < rows.n; i++)
		fprintf(t->out, "%.*s\n",
			(int)(rows.v[i].end - rows.v[i].start),
			line.p + rows.v[i].start);
	vec_free(&rows);
	buf_free(&b);
	buf_free(&line);
}

static const char *
outlet(const struct story *st, size_t source)
{
	const struct article *a = st->c.sources.v[source].article;

	return *a->outlet ? a->outlet : *a->title ? a->title : a->kind;
}

static const char *
state(enum verdict v)
{
	static const char *const words[] = {"AGREED", "COMPATIBLE", "DIFFERS",
					    "SINGLE", "COPIED"};

	return words[v];
}

static const char *
language_name(const char *tag)
{
	static const struct {
		const char *tag, *name;
	} names[] = {{"zh-Hans", "Chinese, simplified"},
		     {"zh-Hant", "Chinese, traditional"},
		     {"en", "English"},
		     {"es", "Spanish"},
		     {"fr", "French"},
		     {"de", "German"},
		     {"ja", "Japanese"},
		     {"ko", "Korean"}};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcmp(tag, names[i].tag))
			return names[i].name;
	return tag;
}

static size_t
count_verdict(const struct story *st, enum verdict v)
{
	size_t n = 0;

	for (size_t i = 0; i < st->c.facts.n; i++)
		n += st->c.facts.v[i].verdict == v;
	return n;
}

static void
tell_summary(const struct teller *t)
{
	const struct story *st = t->st;

	tell(t,
	     "%zu sources. %zu facts. %zu agreed, %zu compatible, %zu "
	     "differ, %zu single, %zu copied. %zu events.",
	     st->c.sources.n, st->c.facts.n, count_verdict(st, VERDICT_AGREED),
	     count_verdict(st, VERDICT_COMPATIBLE),
	     count_verdict(st, VERDICT_DIFFERS),
	     count_verdict(st, VERDICT_SINGLE),
	     count_verdict(st, VERDICT_COPIED), st->c.events.n);
}

static void
tell_source(const struct teller *t, size_t i)
{
	const struct source *s = &t->st->c.sources.v[i];
	const struct article *a = s->article;
	struct buf more = BUF_INIT;

	buf_adds(&more, "");
	if (s->copy_of)
		buf_printf(&more, " Copy of %s, %.0f percent.",
			   outlet(t->st, s->copy_of - 1), s->copy_share * 100);
	if (a->truncated)
		buf_adds(&more, " Cut off.");
	if (a->ai_rewritten)
		buf_adds(&more, " Says a machine rewrote it.");
	if (!a->body)
		buf_adds(&more, " SILENT, no text.");
	tell(t, "%zu. %s. %s.%s%s", i + 1, outlet(t->st, i),
	     *a->published ? a->published : "Date unknown", more.p, "");
	buf_free(&more);
}

static void
tell_fact(const struct teller *t, size_t i)
{
	const struct fact *f = &t->st->c.facts.v[i];

	tell(t, "%zu. %s. %s. %zu of %zu sources.", i + 1, state(f->verdict),
	     f->label, t->st->c.sources.n - f->missing.n, t->st->c.sources.n);
}

/* What each source says of a fact, and who is silent. */
static void
tell_told(const struct teller *t, size_t i)
{
	const struct fact *f = &t->st->c.facts.v[i];

	for (size_t k = 0; k < f->told.n; k++) {
		const struct told *m = &t->st->c.told.v[f->told.v[k]];
		struct str words = story_words(t->st, m);

		tell(t, "%s: %.*s.", outlet(t->st, m->source), STR_ARG(words));
	}
	if (f->missing.n) {
		struct buf b = BUF_INIT;

		for (size_t k = 0; k < f->missing.n; k++)
			buf_printf(&b, "%s%s", k ? ", " : "",
				   outlet(t->st, f->missing.v[k]));
		tell(t, "SILENT: %s.", b.p);
		buf_free(&b);
	}
}

static void
tell_why(const struct teller *t, size_t i)
{
	const struct fact *f = &t->st->c.facts.v[i];

	tell_fact(t, i);
	tell_told(t, i);
	for (size_t k = 0; k < f->why.n; k++)
		tell(t, "Why: %s", f->why.v[k]);
}

static void
tell_event(const struct teller *t, size_t i)
{
	const struct event *e = &t->st->c.events.v[i];

	tell(t, "%zu. %s%s%s. %s%s %zu %s.", i + 1, e->start,
	     e->end ? " to " : "", e->end ? e->end : "",
	     e->publication ? "Published. " : "", e->label, e->sources.n,
	     e->sources.n == 1 ? "source" : "sources");
}

static bool
is_told(const struct story *st, size_t fact)
{
	return st->c.facts.v[fact].kind != MENTION_NAME ||
	       st->c.facts.v[fact].verdict == VERDICT_DIFFERS;
}

static void
tell_facts(const struct teller *t)
{
	size_t n = 0;

	for (size_t i = 0; i < t->st->c.facts.n; i++)
		n += is_told(t->st, i);
	tell(t, "%zu facts, names left out.", n);
	for (size_t i = 0; i < t->st->c.facts.n; i++)
		if (is_told(t->st, i))
			tell_fact(t, i);
}

static void
tell_sources(const struct teller *t)
{
	tell(t, "%zu sources.", t->st->c.sources.n);
	for (size_t i = 0; i < t->st->c.sources.n; i++)
		tell_source(t, i);
}

static void
tell_timeline(const struct teller *t)
{
	tell(t, "%zu events.", t->st->c.events.n);
	for (size_t i = 0; i < t->st->c.events.n; i++)
		tell_event(t, i);
}

/* The matrix as records: a fact, then what each says. */
static void
tell_matrix(const struct teller *t)
{
	size_t n = 0;

	for (size_t i = 0; i < t->st->c.facts.n; i++)
		n += fact_is_stop(t->st, i);
	tell(t, "%zu facts that two or more sources have.", n);
	for (size_t i = 0; i < t->st->c.facts.n; i++)
		if (fact_is_stop(t->st, i)) {
			tell_fact(t, i);
			tell_told(t, i);
		}
}

/* A block, a sentence a line; a change of language is said. */
static void
tell_block(const struct teller *t, const struct article *a,
	   const struct block *b, const char **language)
{
	struct str words = article_words(a, b->span);
	sentence_list s = {0};

	if (*b->language && strcmp(b->language, *language) != 0) {
		if (**language)
			tell(t, "%s:", language_name(b->language));
		*language = b->language;
	}
	sentences_of(&s, words);
	for (size_t i = 0; i < s.n; i++)
		tell(t, "%.*s", (int)(s.v[i].end - s.v[i].start),
		     words.p + s.v[i].start);
	vec_free(&s);
}

static void
tell_article(const struct teller *t, size_t i)
{
	const struct article *a = t->st->c.sources.v[i].article;
	const char *language = a->language;

	tell(t, "Article %zu of %zu. %s.", i + 1, t->st->c.sources.n,
	     outlet(t->st, i));
	if (*a->title)
		tell(t, "%s", a->title);
	for (size_t k = 0; k < a->blocks.n; k++)
		if (role_is_body(a->blocks.v[k].role))
			tell_block(t, a, &a->blocks.v[k], &language);
	tell(t, "End of article %zu.", i + 1);
}

void
plain_reading(const struct story *st, int width, FILE *out)
{
	struct teller t = {st, out, (size_t)(width > 0 ? width : 0)};

	tell_summary(&t);
	tell_sources(&t);
	tell_facts(&t);
	tell_timeline(&t);
	for (size_t i = 0; i < st->c.checks.n; i++) {
		const struct check *k = &st->c.checks.v[i];

		tell(&t, "%s in %s: %s",
		     k->holds ? "Adds up" : "Does not add up",
		     outlet(st, k->source), k->why);
	}
	for (size_t i = 0; i < st->c.sources.n; i++)
		tell_article(&t, i);
}

static void
tell_help(const struct teller *t)
{
	tell(t, "Commands. The first letters are enough.");
	for (size_t i = 0; i < action_count; i++)
		if (actions[i].modes)
			tell(t, "%s: %s.", actions[i].plain, actions[i].help);
	tell(t, "article: reads the article of this source.");
	tell(t, "summary: says the counts.");
	tell(t, "silent NUMBER: who says nothing of that fact.");
	tell(t, "repeat: says the last answer again.");
}

/* What the session has come to, in words. */
static void
tell_place(const struct teller *t, const struct session *s,
	   const struct session *was)
{
	switch (s->mode) {
	case MODE_FACTS:
		tell_facts(t);
		return;
	case MODE_MATRIX:
		tell_matrix(t);
		return;
	case MODE_TIMELINE:
		tell_timeline(t);
		return;
	case MODE_SOURCES:
		tell_sources(t);
		return;
	case MODE_HELP:
		tell_help(t);
		return;
	case MODE_WHY:
		if (s->fact == NO_FOCUS)
			tell(t, "Error: No fact is in focus. Say next fact.");
		else
			tell_why(t, s->fact);
		return;
	default:
		break;
	}
	if (s->fact != was->fact && s->fact != NO_FOCUS) {
		tell_fact(t, s->fact);
		tell_told(t, s->fact);
	} else if (s->event != was->event && s->event != NO_FOCUS) {
		tell_event(t, s->event);
	} else if (s->source != was->source) {
		tell_source(t, s->source);
	}
}

static void
tell_lines(const struct teller *t, const struct session *s)
{
	for (size_t i = 0; i < s->lines.n; i++)
		tell(t, "%.*s", STR_ARG(str_trim(s->lines.v[i].text)));
}

/* The commands that only plain mode needs; false when it is none. */
static bool
own_command(const struct teller *t, struct session *s, struct str words)
{
	struct str silent = STR("silent");
	size_t fact = s->fact;

	if (str_eq(words, STR("article"))) {
		tell_article(t, s->source);
	} else if (str_eq(words, STR("summary"))) {
		tell_summary(t);
	} else if (str_starts(words, silent)) {
		long n = strtol(words.p + silent.n, NULL, 10);

		if (n > 0 && (size_t)n <= t->st->c.facts.n)
			fact = (size_t)n - 1;
		if (fact == NO_FOCUS) {
			tell(t, "Error: Say silent and the number of a fact.");
			return true;
		}
		tell(t, "%zu sources are silent on fact %zu.",
		     t->st->c.facts.v[fact].missing.n, fact + 1);
		tell_told(t, fact);
	} else {
		return false;
	}
	return true;
}

/* Runs one command and tells what came of it; false to leave. */
static bool
obey(struct teller *t, struct session *s, struct str words)
{
	struct session was = *s;
	struct str rest;
	enum effect e;

	if (own_command(t, s, words)) {
		tell(t, "Done.");
		return true;
	}
	if (!action_of_words(words, &rest)) {
		tell(t,
		     "Error: There is no command %.*s. Say help for the list.",
		     STR_ARG(words));
		return true;
	}
	buf_clear(&s->message);
	e = session_command(s, words);
	if (e == EFFECT_QUIT)
		return false;
	if (s->mode == MODE_STUDY || s->mode == MODE_MESSAGES)
		tell_lines(t, s);
	else
		tell_place(t, s, &was);
	tell(t, "%s", s->message.n ? s->message.p : "Done.");
	session_mode(s, MODE_COLUMNS);
	return true;
}

void
plain_run(struct session *s, int width, bool ask, FILE *in, FILE *out)
{
	struct teller t = {s->story, out, (size_t)(width > 0 ? width : 0)};
	struct buf last = BUF_INIT;
	char *line = NULL;
	size_t cap = 0;
	ssize_t n = 0;
	bool on = true;

	columns_build(s);
	if (!ask && (n = getline(&line, &cap, in)) <= 0) {
		plain_reading(s->story, width, out);
		free(line);
		return;
	}
	tell_summary(&t);
	if (ask)
		tell(&t, "What now? Say help for the commands, quit to leave. "
			 "Enter alone is next fact.");
	fflush(out);
	if (ask)
		n = getline(&line, &cap, in);
	for (; on && n > 0; n = on ? getline(&line, &cap, in) : 0) {
		struct str words = str_trim((struct str){line, (size_t)n});

		if (!words.n)
			words = STR("next fact");
		if (str_eq(words, STR("repeat")) && last.n) {
			words = buf_str(&last);
		} else {
			buf_clear(&last);
			buf_add(&last, words);
		}
		on = obey(&t, s, buf_str(&last).n ? buf_str(&last) : words);
		fflush(out);
	}
	tell(&t, "Goodbye.");
	buf_free(&last);
	free(line);
}
