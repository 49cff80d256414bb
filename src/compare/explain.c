/* Labels and reasons, in words for readers. */
#include "concepts.h"
#include "verdict.h"

#include "rashomon/text/sanitise.h"
#include "rashomon/text/utf8.h"

#include <stdio.h>
#include <stdlib.h>

enum { SHOWN = 64, REASON_SOURCES = 6 };

/* The first `most` bytes of `s`, cut at a word or a character. */
static const char *
shortened(struct work *w, struct str s, size_t most)
{
	size_t n = 0, blank = 0;
	uint32_t cp;

	s = str_trim(s);
	if (s.n <= most)
		return arena_dup(&w->c->arena, s);
	while (n < s.n) {
		size_t step = utf8_next(s, n, &cp);

		if (n + step > most)
			break;
		if (cp == ' ')
			blank = n;
		n += step;
	}
	if (blank > most / 2)
		n = blank;
	return arena_printf(&w->c->arena, "%.*s…", (int)n, s.p);
}

/* "25000" -> "25,000"; "28800000" -> "28.8 million". */
static const char *
readable(struct work *w, const char *value)
{
	double v = strtod(value, NULL);
	size_t digits = strspn(value, "0123456789");
	struct buf b = BUF_INIT;
	const char *out;

	if (v >= 1e6 && v < 1e15) {
		const char *name = v >= 1e12  ? "trillion"
				   : v >= 1e9 ? "billion"
					      : "million";
		double by = v >= 1e12 ? 1e12 : v >= 1e9 ? 1e9 : 1e6;

		return arena_printf(&w->c->arena, "%.6g %s", v / by, name);
	}
	if (digits < 4 || value[0] == '-')
		return value;
	for (size_t i = 0; i < digits; i++) {
		if (i && (digits - i) % 3 == 0)
			buf_addc(&b, ',');
		buf_addc(&b, value[i]);
	}
	buf_adds(&b, value + digits);
	out = arena_dup(&w->c->arena, buf_str(&b));
	buf_free(&b);
	return out;
}

/* A unit that is a word, as it follows a figure. */
static const char *
unit_word(struct work *w, const char *unit, bool one)
{
	static const char *const words[] = {
		"second",  "minute",  "hour",	"day",	  "week",   "month",
		"quarter", "year",    "decade", "yard",	  "mile",   "ton",
		"tonne",   "pound",   "ounce",	"acre",	  "barrel", "gallon",
		"liter",   "hectare", "point",	"degree", "knot"};

	if (one)
		return unit;
	if (!strcmp(unit, "foot"))
		return "feet";
	for (size_t i = 0; i < COUNT(words); i++)
		if (!strcmp(unit, words[i]))
			return arena_printf(&w->c->arena, "%ss", unit);
	return unit;
}

static const char *
amount(struct work *w, const struct mention *m, bool with_unit)
{
	const char *q = m->qualifier ? m->qualifier : "";
	const char *unit = m->unit && with_unit ? m->unit : "";
	bool range = m->value2 && strcmp(m->value, m->value2) != 0;
	bool one = !range && strcmp(m->value, "1") == 0;

	if (strcmp(q, "range") == 0 || strcmp(q, "exactly") == 0)
		q = "";
	return arena_printf(&w->c->arena, "%s%s%s%s%s%s%s", q, *q ? " " : "",
			    readable(w, m->value), range ? " to " : "",
			    range ? readable(w, m->value2) : "",
			    *unit ? " " : "", unit_word(w, unit, one));
}

/* Without the blanks and marks at its ends. */
static struct str
without_marks(struct str s)
{
	static const char *const marks[] = {" ",  ",",	";",  ":",  "\"", "，",
					    "。", "；", "：", "、", "！", "？",
					    "“",  "”",	"「", "」", "…"};

	bool cut = true;

	while (cut) {
		cut = false;
		for (size_t i = 0; i < COUNT(marks); i++) {
			struct str mark = str_of(marks[i]);

			if (str_starts(s, mark))
				s = str_sub(s, mark.n, s.n);
			else if (str_ends(s, mark))
				s.n -= mark.n;
			else
				continue;
			cut = true;
		}
	}
	return s;
}

/* Without its full stop; that of "D.C." stays. */
static struct str
without_stop(struct str s)
{
	if (s.n > 2 && s.p[s.n - 1] == '.' && s.p[s.n - 2] != '.' &&
	    s.p[s.n - 3] != '.' && s.p[s.n - 3] != ' ')
		s.n--;
	return s;
}

/* The clause around a mention. */
static const char *
clause_words(struct work *w, const struct told *t, const struct aspect *a)
{
	struct span s = a->to > a->from ? (struct span){a->from, a->to}
					: told_sentence(w, t);
	struct str text = article_words(w->c->sources.v[t->source].article, s);

	return shortened(w, without_stop(without_marks(text)), SHOWN);
}

static bool
is_counted(const struct aspect *a, const struct mention *m)
{
	return a->dim == DIM_COUNT && m->unit && *m->unit;
}

static void
label_quantity(struct work *w, struct fact *f, size_t best)
{
	const struct told *t = &w->c->told.v[best];
	const struct aspect *a = aspect_of(w, best);
	bool counted = is_counted(a, &t->m);
	/* Houses are not evacuated, nor injured: people near them are. */
	bool told = !counted || a->people ||
		    concept_group(a->concept) != GROUP_FATE;
	const char *concept = told ? concept_name(a->concept) : "";

	if (counted && *concept && strcmp(t->m.unit, concept) != 0)
		f->subject = arena_printf(&w->c->arena, "%s, %s", t->m.unit,
					  concept);
	else if (counted)
		f->subject = t->m.unit;
	else if (*concept)
		f->subject = concept;
	else
		f->subject = clause_words(w, t, a);
	f->label = arena_printf(
		&w->c->arena, "%s: %s", f->subject,
		amount(w, &t->m,
		       !counted && (!t->m.unit ||
				    strcmp(t->m.unit, f->subject) != 0)));
}

static void
label_date(struct work *w, struct fact *f, size_t best)
{
	const struct told *t = &w->c->told.v[best];

	f->subject = clause_words(w, t, aspect_of(w, best));
	f->label = arena_printf(&w->c->arena, "%s%s%s: %s", t->m.value,
				t->m.value2 ? " to " : "",
				t->m.value2 ? t->m.value2 : "", f->subject);
}

/* The longest Latin spelling, or the longest of all. */
static void
label_name(struct work *w, struct fact *f)
{
	const char *best = "", *han = "";

	for (size_t i = 0; i < f->told.n; i++) {
		const char *v = w->c->told.v[f->told.v[i]].m.value;
		bool latin = (unsigned char)*v < 0xe3;

		if (latin && strlen(v) > strlen(best))
			best = v;
		if (!latin && strlen(v) > strlen(han))
			han = v;
	}
	f->value = *best ? best : han;
	f->subject = "";
	f->label = *best && *han
			   ? arena_printf(&w->c->arena, "%s (%s)", best, han)
			   : f->value;
}

void
label_fact(struct work *w, struct fact *f, const struct hearing *h)
{
	const struct told *t = &w->c->told.v[h->best];

	switch (f->kind) {
	case MENTION_QUANTITY:
		label_quantity(w, f, h->best);
		break;
	case MENTION_TIME:
		label_date(w, f, h->best);
		break;
	case MENTION_NAME:
		label_name(w, f);
		break;
	default:
		f->subject = t->m.speaker ? t->m.speaker : "";
		f->label = shortened(w, told_words(w, t), 100);
		break;
	}
}

/* --- reasons --- */

static void
say(struct work *w, struct fact *f, struct buf *b)
{
	vec_push(&f->why, arena_dup(&w->c->arena, buf_str(b)));
	buf_clear(b);
}

/* The ids of the sources whose mentions are in class `k`. */
static void
add_class_sources(const struct work *w, const struct fact *f,
		  const struct hearing *h, size_t k, struct buf *b)
{
	size_t shown = 0, last = MENTION_LOOSE;

	for (size_t i = 0; i < f->told.n; i++) {
		const struct told *t = &w->c->told.v[f->told.v[i]];

		if (t->source == last || !class_has(w, h, k, f->told.v[i]))
			continue;
		last = t->source;
		if (shown++ < REASON_SOURCES)
			buf_printf(b, "%s%s", shown > 1 ? ", " : "",
				   w->c->sources.v[t->source].id);
	}
	if (shown > REASON_SOURCES)
		buf_printf(b, " and %zu more", shown - REASON_SOURCES);
}

static const char *
class_words(struct work *w, const struct hearing *h, size_t k)
{
	return shortened(w, told_words(w, &w->c->told.v[h->example[k]]), SHOWN);
}

/* The day that the words mean, where they are no figures of it: "Monday". */
static void
add_class_day(struct work *w, const struct hearing *h, size_t k, struct buf *b)
{
	const struct mention *m = &w->c->told.v[h->example[k]].m;

	if (m->kind != MENTION_TIME || !m->value ||
	    !strcmp(class_words(w, h, k), m->value))
		return;
	buf_printf(b, ", that is %s%s%s", m->value, m->value2 ? " to " : "",
		   m->value2 ? m->value2 : "");
}

static void
say_values(struct work *w, struct fact *f, const struct hearing *h,
	   struct buf *b)
{
	for (size_t k = 0; k < h->classes && k < REASON_SOURCES; k++) {
		buf_printf(b, "%s\"%s\"", k ? "; " : "", class_words(w, h, k));
		add_class_day(w, h, k, b);
		buf_adds(b, " (");
		add_class_sources(w, f, h, k, b);
		buf_addc(b, ')');
	}
	if (h->classes == 1)
		buf_adds(b, ": one value");
	else if (f->verdict == VERDICT_DIFFERS)
		buf_adds(b, ": these cannot all be true");
	else if (f->verdict == VERDICT_AGREED)
		buf_adds(b, ": the same at different precision");
	else
		buf_adds(b, ": these differ only by rounding or by words such "
			    "as \"about\" and \"over\", and can all be true");
	say(w, f, b);
}

static void
say_subject(struct work *w, struct fact *f, struct buf *b)
{
	const struct aspect *a = aspect_of(w, f->told.v[0]);
	size_t same = 0;

	for (size_t i = 0; i < f->told.n; i++)
		same += aspect_of(w, f->told.v[i])->concept == a->concept;
	if (f->kind != MENTION_QUANTITY || !a->concept || same < 2)
		return;
	if (same == f->told.n)
		buf_adds(b, "all of them");
	else
		buf_printf(b, "%zu of %zu mentions", same, f->told.n);
	buf_printf(b, " stand nearest to words for \"%s\"",
		   concept_name(a->concept));
	say(w, f, b);
}

/* Words that speak for two mentions of different sources being one. */
static void
say_words(struct work *w, struct fact *f, struct buf *b)
{
	const struct told *x = &w->c->told.v[f->told.v[0]], *y = NULL;
	link_word_list words = {0};
	size_t n = 0;

	for (size_t i = 1; i < f->told.n && !y; i++)
		if (w->root[w->c->told.v[f->told.v[i]].source] !=
		    w->root[x->source])
			y = &w->c->told.v[f->told.v[i]];
	if (!y)
		return;
	linker_why(w->sentences, w->first_sentence[x->source] + x->sentence,
		   w->first_sentence[y->source] + y->sentence, &words);
	for (; n < words.n && n < 4; n++) {
		const struct link_word *l = &words.v[n];

		buf_printf(b, "%s\"%.*s\"", n ? ", " : "", STR_ARG(l->in_a));
		if (!str_eq(l->in_a, l->in_b))
			buf_printf(b, " = \"%.*s\"", STR_ARG(l->in_b));
	}
	if (n) {
		char *list = mem_dup(b->p, b->n);

		buf_clear(b);
		buf_printf(b, "the sentences in %s and %s share %s",
			   w->c->sources.v[x->source].id,
			   w->c->sources.v[y->source].id, list);
		free(list);
		say(w, f, b);
	}
	vec_free(&words);
}

static void
say_copies(struct work *w, struct fact *f, struct buf *b)
{
	size_t last = MENTION_LOOSE, n = 0;

	for (size_t i = 0; i < f->told.n; i++) {
		size_t s = w->c->told.v[f->told.v[i]].source;

		if (s == last || w->root[s] == s)
			continue;
		last = s;
		if (n++ >= REASON_SOURCES)
			continue;
		buf_printf(b,
			   "%s is a copy of %s (%.0f %% of its text) and "
			   "does not count beside it",
			   w->c->sources.v[s].id,
			   w->c->sources.v[w->c->sources.v[s].copy_of - 1].id,
			   100 * w->c->sources.v[s].copy_share);
		say(w, f, b);
	}
}

/* The first mention of a sentence. */
static size_t
first_in_sentence(const struct work *w, const struct told *t)
{
	size_t low = 0, high = w->c->told.n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		const struct told *k = &w->c->told.v[mid];

		if (k->source < t->source ||
		    (k->source == t->source && k->sentence < t->sentence))
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

enum { SENTENCES_MOST = 32, FIGURES_MOST = 24 };

/* Sentences may tell one thing with different figures: which they are. */
static void
say_figures(struct work *w, struct fact *f, struct buf *b)
{
	size_t seen[FIGURES_MOST], n = 0;

	for (size_t i = 0; i < f->told.n && i < SENTENCES_MOST; i++) {
		const struct told *t = &w->c->told.v[f->told.v[i]], *k;

		for (size_t at = first_in_sentence(w, t);
		     at < w->c->told.n && n < FIGURES_MOST; at++) {
			size_t s = 0;

			k = &w->c->told.v[at];
			if (k->source != t->source ||
			    k->sentence != t->sentence)
				break;
			if (k->fact == MENTION_LOOSE ||
			    w->c->facts.v[k->fact].verdict != VERDICT_DIFFERS)
				continue;
			while (s < n &&
			       (w->c->told.v[seen[s]].fact != k->fact ||
				value_relation(aspect_of(w, seen[s]),
					       aspect_of(w, at)) !=
					REL_DIFFERS))
				s++;
			seen[n++] = at;
			if (s + 1 >= n)
				continue;
			buf_printf(
				b,
				"they give different figures: \"%s\" in "
				"%s, ",
				shortened(w,
					  told_words(w, &w->c->told.v[seen[s]]),
					  SHOWN),
				w->c->sources.v[w->c->told.v[seen[s]].source]
					.id);
			buf_printf(b, "\"%s\" in %s",
				   shortened(w, told_words(w, k), SHOWN),
				   w->c->sources.v[k->source].id);
			say(w, f, b);
			return;
		}
	}
}

static void
say_lifted(struct work *w, struct fact *f, struct buf *b)
{
	size_t last = MENTION_LOOSE, n = 0;

	for (size_t i = 0; i < f->told.n; i++) {
		const struct told *t = &w->c->told.v[f->told.v[i]];
		const struct source *s = &w->c->sources.v[t->source];

		if (t->source == last ||
		    !w->lifted[w->first_sentence[t->source] + t->sentence])
			continue;
		last = t->source;
		if (n++ >= REASON_SOURCES)
			continue;
		buf_printf(b,
			   "the sentence in %s stands in %s word for word and "
			   "does not count beside it",
			   s->id, w->c->sources.v[s->part_of - 1].id);
		say(w, f, b);
	}
}

void
explain_fact(struct work *w, struct fact *f, const struct hearing *h)
{
	struct buf b = BUF_INIT;

	if (f->by_user) {
		buf_adds(&b, f->no_conflict
				     ? "you said that this is no conflict"
				     : "you put this fact together");
		say(w, f, &b);
	}
	if (f->kind == MENTION_QUANTITY || f->kind == MENTION_TIME)
		say_values(w, f, h, &b);
	say_subject(w, f, &b);
	if (f->told.n > 1 && f->kind != MENTION_NAME)
		say_words(w, f, &b);
	say_copies(w, f, &b);
	say_lifted(w, f, &b);
	if (!f->why.n) {
		buf_printf(&b, "%zu independent source%s", f->independent,
			   f->independent == 1 ? "" : "s");
		say(w, f, &b);
	}
	buf_free(&b);
}

void
explain_claims(struct work *w)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < w->c->facts.n; i++)
		if (w->c->facts.v[i].kind == MENTION_CLAIM)
			say_figures(w, &w->c->facts.v[i], &b);
	buf_free(&b);
}
