/* Sources made ready: sentences cut, mentions found and put in order.
 *
 * Mentions are sought in the article's text proper, run by run of blocks in
 * one language, so that a Chinese summary in an English page is read as
 * Chinese. A mention that no sentence holds whole is kept with the sentence
 * it starts in. Durations are quantities here: "90 days" is an amount, not a
 * day. Linear in the text. */
#include "work.h"

#include "rashomon/extract/extract.h"

#include <ctype.h>
#include <stdlib.h>

/* The sentence that holds byte `at`; `from` is where to start looking. */
static size_t
sentence_at(const sentence_list *s, size_t at, size_t from)
{
	while (from + 1 < s->n && s->v[from + 1].start <= at)
		from++;
	return from;
}

static const struct {
	char letter;
	const char *date, *time;
} period_units[] = {
	{'Y', "year", NULL}, {'M', "month", "min"}, {'W', "week", NULL},
	{'D', "day", NULL},  {'H', NULL, "h"},	    {'S', NULL, "s"},
};

static const char *
period_unit(char letter, bool time)
{
	for (size_t i = 0; i < COUNT(period_units); i++)
		if (period_units[i].letter == letter)
			return time ? period_units[i].time
				    : period_units[i].date;
	return NULL;
}

/* One part of a period, "90D" of "P90D": how many, and of what. */
struct period {
	struct str number;
	const char *unit;
};

static size_t
period_parts(const char *value, struct period out[4])
{
	bool time = false;
	size_t n = 0;

	if (!value || *value != 'P')
		return 0;
	for (const char *p = value + 1; *p && n < 4;) {
		size_t digits = strspn(p, "0123456789.");

		if (*p == 'T') {
			time = true;
			p++;
			continue;
		}
		if (!digits || !period_unit(p[digits], time))
			return 0;
		out[n++] = (struct period){{p, digits},
					   period_unit(p[digits], time)};
		p += digits + 1;
	}
	return n;
}

static double
unit_seconds(const char *unit)
{
	struct aspect a = {0};
	struct mention m = {.value = "1", .unit = unit};

	value_aspect(&a, &m);
	return a.value;
}

/* Turns a duration into a quantity; false when it has no number. */
static bool
duration_quantity(struct mention *m, struct arena *arena)
{
	struct period part[4], last[4];
	size_t n = period_parts(m->value, part);
	double seconds = 0;

	if (!n)
		return false;
	m->unit = part[n - 1].unit;
	if (n == 1) {
		const char *shown = arena_dup(arena, part[0].number);

		m->digits = (unsigned)part[0].number.n;
		m->value = shown;
	} else {
		for (size_t i = 0; i < n; i++)
			seconds +=
				strtod(arena_dup(arena, part[i].number), NULL) *
				unit_seconds(part[i].unit);
		m->value = arena_printf(arena, "%.10g",
					seconds / unit_seconds(m->unit));
	}
	if (m->value2)
		m->value2 = period_parts(m->value2, last) == 1
				    ? arena_dup(arena, last[0].number)
				    : NULL;
	m->kind = MENTION_QUANTITY;
	m->timex = TIMEX_DURATION;
	return true;
}

static bool
wanted(struct mention *m, struct arena *arena)
{
	if (m->kind == MENTION_QUANTITY)
		return m->value != NULL;
	if (m->kind != MENTION_TIME)
		return true;
	if (m->timex == TIMEX_DURATION)
		return duration_quantity(m, arena);
	return m->timex != TIMEX_SET && m->value && m->value[0] >= '0' &&
	       m->value[0] <= '9';
}

/* A figure or date that ends or begins in the middle of a number ("11" or
 * "9 %" of "11.9 %") is none. */
static bool
is_torn(struct str text, const struct mention *m)
{
	size_t s = m->start, e = m->end;

	if (m->kind != MENTION_QUANTITY && m->kind != MENTION_TIME)
		return false;
	if (s > 1 && isdigit((unsigned char)text.p[s]) &&
	    (text.p[s - 1] == '.' || text.p[s - 1] == ',') &&
	    isdigit((unsigned char)text.p[s - 2]))
		return true;
	return e > s && e + 1 < text.n &&
	       isdigit((unsigned char)text.p[e - 1]) && text.p[e] == '.' &&
	       isdigit((unsigned char)text.p[e + 1]);
}

/* Finds the mentions of bytes [start, end) of source `s`. */
static void
gather_run(struct work *w, size_t s, struct span run, const char *language)
{
	const struct source *src = &w->c->sources.v[s];
	const struct article *a = src->article;
	struct extract_context context = {
		.language = str_of(language),
		.dct = str_of(a->published),
		.country = str_of(a->country),
	};
	mention_list found = {0};
	size_t at = 0;

	extract(&found, &w->c->arena, str_sub(a->text, run.start, run.end),
		&context, EXTRACT_ALL);
	for (size_t i = 0; i < found.n; i++) {
		struct told t = {.m = found.v[i],
				 .source = s,
				 .attribution = "",
				 .fact = MENTION_LOOSE};

		if (!wanted(&t.m, &w->c->arena))
			continue;
		t.m.start += run.start;
		t.m.end += run.start;
		if (is_torn(a->text, &t.m))
			continue;
		at = sentence_at(&src->sentences, t.m.start, at);
		t.sentence = at;
		vec_push(&w->c->told, t);
	}
	vec_free(&found);
}

/* Blocks outside the text proper that tell of the event all the same. */
static bool
is_told(enum role r)
{
	return r == ROLE_HEADLINE || r == ROLE_STANDFIRST ||
	       r == ROLE_EARLIER || r == ROLE_WATCH;
}

/* The sentences of those blocks, after those of the text. */
static void
add_outer_sentences(struct source *src)
{
	const struct article *a = src->article;

	for (size_t i = 0; i < a->blocks.n; i++) {
		const struct block *b = &a->blocks.v[i];
		size_t from = src->sentences.n;

		if (!is_told(b->role) || b->span.start < a->body)
			continue;
		sentences_of(&src->sentences, article_words(a, b->span));
		for (size_t k = from; k < src->sentences.n; k++) {
			src->sentences.v[k].start += b->span.start;
			src->sentences.v[k].end += b->span.start;
		}
	}
}

static void
gather_source(struct work *w, size_t s)
{
	const struct source *src = &w->c->sources.v[s];
	const struct article *a = src->article;
	struct span run = {0, 0};
	const char *language = a->language;
	VEC(const struct block *) outer = {0};

	if (!src->sentences.n)
		return;
	for (size_t i = 0; i < a->blocks.n; i++) {
		const struct block *b = &a->blocks.v[i];
		const char *of = *b->language ? b->language : a->language;

		if (!role_is_body(b->role) || b->span.end > a->body) {
			if (is_told(b->role))
				vec_push(&outer, b);
			continue;
		}
		if (strcmp(of, language) != 0) {
			if (run.end > run.start)
				gather_run(w, s, run, language);
			run.start = b->span.start;
			language = of;
		}
		run.end = b->span.end;
	}
	if (run.end > run.start)
		gather_run(w, s, run, language);
	for (size_t i = 0; i < outer.n; i++)
		gather_run(w, s, outer.v[i]->span,
			   *outer.v[i]->language ? outer.v[i]->language
						 : a->language);
	vec_free(&outer);
}

void
gather_sentences(struct work *w, const article_list *articles)
{
	for (size_t i = 0; i < articles->n; i++) {
		struct article *a = articles->v[i];
		struct source s = {.article = a};

		s.id = arena_printf(&w->c->arena, "s%zu", i + 1);
		sentences_of(&s.sentences, str_sub(a->text, 0, a->body));
		add_outer_sentences(&s);
		vec_push(&w->c->sources, s);
	}
}

void
gather(struct work *w)
{
	for (size_t i = 0; i < w->c->sources.n; i++)
		gather_source(w, i);
	for (size_t i = 0; i < w->c->told.n; i++) {
		struct aspect a = {.minute = -1, .offset = ZONE_NONE};

		if (w->c->told.v[i].m.kind == MENTION_QUANTITY)
			value_aspect(&a, &w->c->told.v[i].m);
		vec_push(&w->aspect_at, (uint32_t)w->aspects.n);
		vec_push(&w->aspects, a);
	}
}
