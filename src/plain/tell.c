/* Everything plain mode says is said here: one item a line, the number first
 * and the most important word next, states in words, counts before lists. */
#include "tell.h"

#include "rashomon/text/language.h"
#include "rashomon/text/narrow.h"
#include "rashomon/text/sanitise.h"
#include "rashomon/text/width.h"

#include <stdarg.h>

/* A sentence quoted inside a line brings its own mark; the line's full stop
 * right behind it, or behind its closing quotation mark, is left out. */
static void
one_stop(struct buf *b)
{
	static const char *const ends[] = {".",	  "…",	 "!",	"?",  "。",
					   ".\"", "!\"", "?\"", ".”", "!”",
					   "?”",  "。”", "。」"};
	size_t to = 0;

	for (size_t i = 0; i < b->n; i++) {
		bool extra = false;

		if (b->p[i] == '.' && (i + 1 == b->n || b->p[i + 1] == ' '))
			for (size_t k = 0; k < COUNT(ends); k++)
				extra |= str_ends((struct str){b->p, to},
						  str_of(ends[k]));
		if (!extra)
			b->p[to++] = b->p[i];
	}
	b->n = to;
}

void
tell(struct teller *t, const char *fmt, ...)
{
	struct buf b = BUF_INIT, line = BUF_INIT;
	size_t from = t->answer.n;
	row_list rows = {0};
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(&b, fmt, ap);
	va_end(ap);
	sanitise(&line, buf_str(&b), SANITISE_LINE);
	one_stop(&line);
	if (t->width)
		wrap(&rows, buf_str(&line), t->width,
		     t->s ? t->s->ambiguous : 1);
	else
		vec_push(&rows, (struct row){0, line.n, 0});
	for (size_t i = 0; i < rows.n; i++) {
		buf_add(&t->answer, str_sub(buf_str(&line), rows.v[i].start,
					    rows.v[i].end));
		buf_addc(&t->answer, '\n');
	}
	if (t->narrow) {
		struct buf bytes = BUF_INIT;

		narrow(&bytes, str_sub(buf_str(&t->answer), from, t->answer.n),
		       0);
		fwrite(bytes.p, 1, bytes.n, t->out);
		buf_free(&bytes);
	} else {
		fwrite(t->answer.p + from, 1, t->answer.n - from, t->out);
	}
	vec_free(&rows);
	buf_free(&b);
	buf_free(&line);
}

const char *
teller_outlet(const struct teller *t, size_t source)
{
	return article_name(t->st->c.sources.v[source].article);
}

void
teller_begin(struct teller *t)
{
	buf_clear(&t->answer);
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

	for (size_t i = 0; i < COUNT(names); i++)
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

void
tell_summary(struct teller *t)
{
	const struct story *st = t->st;

	tell(t,
	     "%zu source%s. %zu fact%s. %zu agreed, %zu compatible, %zu "
	     "differ, %zu single, %zu copied. %zu event%s.",
	     st->c.sources.n, str_plural(st->c.sources.n), st->c.facts.n,
	     str_plural(st->c.facts.n), count_verdict(st, VERDICT_AGREED),
	     count_verdict(st, VERDICT_COMPATIBLE),
	     count_verdict(st, VERDICT_DIFFERS),
	     count_verdict(st, VERDICT_SINGLE),
	     count_verdict(st, VERDICT_COPIED), st->c.events.n,
	     str_plural(st->c.events.n));
}

void
tell_source(struct teller *t, size_t i)
{
	const struct source *s = &t->st->c.sources.v[i];
	const struct article *a = s->article;
	struct buf more = BUF_INIT;
	char when[WHEN_MOST];

	buf_adds(&more, "");
	if (s->copy_of)
		buf_printf(&more, " Copy of source %zu, %s, %.0f percent.",
			   s->copy_of, teller_outlet(t, s->copy_of - 1),
			   s->copy_share * 100);
	else if (s->part_of)
		buf_printf(&more,
			   " %.0f percent of it stands in source %zu, %s.",
			   s->part_share * 100, s->part_of,
			   teller_outlet(t, s->part_of - 1));
	if (a->truncated)
		buf_adds(&more, " Cut off.");
	if (a->ai_rewritten)
		buf_adds(&more, " Says a machine rewrote it.");
	if (!a->body)
		buf_adds(&more, " SILENT, no text.");
	for (size_t k = 0; k < a->notes.n; k++)
		buf_printf(&more, " Note: %s.", a->notes.v[k]);
	tell(t, "%zu. %s. %s.%s%s", i + 1, teller_outlet(t, i),
	     article_when(a, "Date unknown", when), more.p, "");
	buf_free(&more);
}

void
tell_fact(struct teller *t, size_t i)
{
	const struct fact *f = &t->st->c.facts.v[i];

	tell(t, "%zu. %s. %s. %zu of %zu sources.", i + 1, state(f->verdict),
	     f->label, t->st->c.sources.n - f->silent, t->st->c.sources.n);
}

static bool
same_words(const char *a, const char *b)
{
	return !strcmp(a ? a : "", b ? b : "");
}

/* Has the source said the same of the fact before, in the same words or as the
 * same figure? */
static bool
said_before(const struct story *st, const struct fact *f, size_t k)
{
	const struct told *m = &st->c.told.v[f->told.v[k]];

	for (size_t i = k; i-- > 0;) {
		const struct told *o = &st->c.told.v[f->told.v[i]];

		if (o->source != m->source)
			return false;
		if (str_eq(story_words(st, o), story_words(st, m)) ||
		    (f->kind == MENTION_QUANTITY &&
		     same_words(o->m.value, m->m.value) &&
		     same_words(o->m.value2, m->m.value2)))
			return true;
	}
	return false;
}

void
tell_silent(struct teller *t, size_t i)
{
	const struct fact *f = &t->st->c.facts.v[i];
	struct buf b = BUF_INIT;

	for (struct silent s = {0}; fact_silent(&t->st->c, f, &s);)
		buf_printf(&b, "%s%zu %s", b.n ? ", " : "", s.source + 1,
			   teller_outlet(t, s.source));
	tell(t, "SILENT: %zu of %zu sources%s%s.", f->silent,
	     t->st->c.sources.n, f->silent ? ". " : "", f->silent ? b.p : "");
	buf_free(&b);
}

/* What each source says of a fact, a line a source, and who is silent. */
void
tell_told(struct teller *t, size_t i)
{
	const struct fact *f = &t->st->c.facts.v[i];
	struct buf line = BUF_INIT;

	for (size_t k = 0; k < f->told.n; k++) {
		const struct told *m = &t->st->c.told.v[f->told.v[k]];
		bool last =
			k + 1 == f->told.n ||
			t->st->c.told.v[f->told.v[k + 1]].source != m->source;

		if (!said_before(t->st, f, k)) {
			buf_adds(&line, line.n ? "; " : "");
			buf_add(&line, story_words(t->st, m));
		}
		if (!last)
			continue;
		tell(t, "Source %zu, %s: %s.", m->source + 1,
		     teller_outlet(t, m->source), line.p);
		buf_clear(&line);
	}
	if (f->silent)
		tell_silent(t, i);
	buf_free(&line);
}

void
tell_reasons(struct teller *t, size_t i)
{
	const struct fact *f = &t->st->c.facts.v[i];

	for (size_t k = 0; k < f->why.n; k++)
		tell(t, "Why: %s", f->why.v[k]);
}

void
tell_why(struct teller *t, size_t i)
{
	tell_fact(t, i);
	tell_told(t, i);
	tell_reasons(t, i);
}

static void
tell_hit(struct teller *t, const struct line *l, size_t source)
{
	struct buf b = BUF_INIT;
	struct str words = str_trim(l->text);

	if (l->style == STYLE_TITLE) {
		tell(t, "Source %zu, %s.", source + 1,
		     teller_outlet(t, source));
		return;
	}
	buf_printf(&b, "%zu. %.*s", l->target + 1, STR_ARG(words));
	tell_words(t, t->st->c.sources.v[source].article->language,
		   buf_str(&b));
	buf_free(&b);
}

void
tell_hits(struct teller *t, const struct session *s)
{
	tell(t, "%zu hit%s.", s->hits.n, str_plural(s->hits.n));
	for (size_t i = 0; i < s->lines.n; i++) {
		const struct line *l = &s->lines.v[i];

		if (l->target == NO_FOCUS)
			tell(t, "%.*s", STR_ARG(str_trim(l->text)));
		else
			tell_hit(t, l, s->hits.v[l->target].source);
	}
}

void
tell_event(struct teller *t, size_t i)
{
	const struct event *e = &t->st->c.events.v[i];
	const char *language =
		t->st->c.sources.v[e->label_source].article->language;
	bool same = !t->languages || !*language || e->publication ||
		    !strcmp(language, t->language);
	struct buf when = BUF_INIT;

	timeline_when(e, &when);
	tell(t, "%zu. %s%s. %zu source%s.%s%s", i + 1,
	     e->publication ? "Published " : "", when.p, e->sources.n,
	     str_plural(e->sources.n), same ? " " : "", same ? e->label : "");
	if (!same)
		tell_words(t, language, str_of(e->label));
	buf_free(&when);
}

static bool
passes(const struct teller *t, size_t fact)
{
	return !t->s || fact_passes(t->s, fact);
}

static bool
is_told(const struct story *st, size_t fact)
{
	return st->c.facts.v[fact].kind != MENTION_NAME ||
	       st->c.facts.v[fact].verdict == VERDICT_DIFFERS;
}

/* "7 facts, names left out. 4 agreed, 1 differs." */
static void
tell_counts(struct teller *t, const char *what,
	    bool (*counts)(const struct story *st, size_t fact))
{
	size_t n[VERDICT_COUNT] = {0}, all = 0;

	for (size_t i = 0; i < t->st->c.facts.n; i++)
		if (counts(t->st, i) && passes(t, i)) {
			n[t->st->c.facts.v[i].verdict]++;
			all++;
		}
	tell(t,
	     "%zu fact%s%s. %zu agreed, %zu compatible, %zu differ, %zu "
	     "single, %zu copied.",
	     all, str_plural(all), what, n[VERDICT_AGREED],
	     n[VERDICT_COMPATIBLE], n[VERDICT_DIFFERS], n[VERDICT_SINGLE],
	     n[VERDICT_COPIED]);
}

void
tell_facts(struct teller *t)
{
	tell_counts(t, ", names left out", is_told);
	for (size_t i = 0; i < t->st->c.facts.n; i++)
		if (is_told(t->st, i) && passes(t, i))
			tell_fact(t, i);
}

void
tell_sources(struct teller *t)
{
	tell(t, "%zu source%s.", t->st->c.sources.n,
	     str_plural(t->st->c.sources.n));
	for (size_t i = 0; i < t->st->c.sources.n; i++)
		tell_source(t, i);
}

void
tell_timeline(struct teller *t)
{
	tell(t, "%zu event%s.", t->st->c.events.n,
	     str_plural(t->st->c.events.n));
	for (size_t i = 0; i < t->st->c.events.n; i++)
		tell_event(t, i);
}

/* The matrix as records: a fact, then what each says. */
void
tell_matrix(struct teller *t)
{
	tell_counts(t, " that two or more sources have", fact_is_stop);
	for (size_t i = 0; i < t->st->c.facts.n; i++)
		if (fact_is_stop(t->st, i) && passes(t, i)) {
			tell_fact(t, i);
			tell_told(t, i);
		}
}

void
tell_checks(struct teller *t)
{
	for (size_t i = 0; i < t->st->c.checks.n; i++) {
		const struct check *k = &t->st->c.checks.v[i];

		tell(t, "%s in %s: %s",
		     k->holds ? "Adds up" : "Does not add up",
		     teller_outlet(t, k->source), k->why);
	}
}

void
tell_words(struct teller *t, const char *language, struct str words)
{
	if (t->languages && *language && strcmp(language, t->language) != 0) {
		tell(t, "%s:", language_name(language));
		t->language = language;
	}
	tell(t, "%.*s", STR_ARG(words));
}

/* Words of a source on the line that names it; in another language than the
 * words before, on a line of their own. */
static void
tell_quoted(struct teller *t, size_t source, struct str words)
{
	const char *language = t->st->c.sources.v[source].article->language;
	bool same =
		!t->languages || !*language || !strcmp(language, t->language);

	if (same) {
		tell(t, "Source %zu, %s: %.*s", source + 1,
		     teller_outlet(t, source), STR_ARG(words));
		return;
	}
	tell(t, "Source %zu, %s:", source + 1, teller_outlet(t, source));
	tell_words(t, language, words);
}

void
tell_place_of(struct teller *t, size_t source, size_t byte)
{
	const struct source *s = &t->st->c.sources.v[source];

	for (size_t i = 0; i < s->sentences.n; i++)
		if (s->sentences.v[i].start <= byte &&
		    byte < s->sentences.v[i].end) {
			tell_quoted(t, source,
				    str_sub(s->article->text,
					    s->sentences.v[i].start,
					    s->sentences.v[i].end));
			return;
		}
}

/* A sentence a line. */
static void
tell_block(struct teller *t, const struct article *a, const struct block *b)
{
	struct str words = article_words(a, b->span);
	sentence_list s = {0};

	sentences_of(&s, words);
	for (size_t i = 0; i < s.n; i++)
		tell_words(t, *b->language ? b->language : a->language,
			   str_sub(words, s.v[i].start, s.v[i].end));
	vec_free(&s);
}

void
tell_article(struct teller *t, size_t i)
{
	const struct article *a = t->st->c.sources.v[i].article;

	tell(t, "Article %zu of %zu. %s.", i + 1, t->st->c.sources.n,
	     teller_outlet(t, i));
	if (*a->title)
		tell_words(t, a->language, str_of(a->title));
	for (size_t k = 0; k < a->blocks.n; k++)
		if (role_is_body(a->blocks.v[k].role))
			tell_block(t, a, &a->blocks.v[k]);
	tell(t, "End of article %zu.", i + 1);
}

void
tell_study(struct teller *t)
{
	static const struct {
		enum role role;
		const char *head;
	} parts[] = {{ROLE_SUMMARY, "Summary"},
		     {ROLE_EARLIER, "Earlier"},
		     {ROLE_GLOSSARY, "Words to watch"},
		     {ROLE_QUIZ, "Quiz"}};
	size_t n = 0;

	for (size_t i = 0; i < t->st->c.sources.n; i++) {
		const struct article *a = t->st->c.sources.v[i].article;

		for (size_t p = 0; p < COUNT(parts); p++) {
			bool headed = false;

			for (size_t k = 0; k < a->blocks.n; k++) {
				if (a->blocks.v[k].role != parts[p].role)
					continue;
				if (!headed)
					tell(t, "%s. Source %zu, %s:",
					     parts[p].head, i + 1,
					     teller_outlet(t, i));
				headed = true;
				tell_block(t, a, &a->blocks.v[k]);
				n++;
			}
		}
	}
	if (!n)
		tell(t, "No source brings summaries, words or questions.");
}
