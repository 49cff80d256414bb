/* The terms of a match. Each is between -1 and 1 before its weight; a term
 * that rules a match out gives SCORE_NEVER. */
#include "score.h"

#include "concepts.h"

#include "rashomon/base/ascii.h"
#include "rashomon/lang/stem.h"
#include "rashomon/text/fold.h"
#include "rashomon/text/utf8.h"

#include <math.h>

double
score_clauses(const struct work *w, size_t a, size_t b)
{
	const struct aspect *x = aspect_of(w, a), *y = aspect_of(w, b);

	if (x->local == NO_CLAUSE || y->local == NO_CLAUSE)
		return 0;
	return linker_score(w->clauses, x->local, y->local);
}

double
score_sentences(const struct work *w, size_t a, size_t b)
{
	const struct told *x = &w->c->told.v[a], *y = &w->c->told.v[b];
	size_t i = w->first_sentence[x->source] + x->sentence;
	size_t j = w->first_sentence[y->source] + y->sentence;

	return i == j ? 1 : linker_score(w->sentences, i, j);
}

/* --- nouns --- */

/* Words that count people, in English stems and in Chinese. */
static bool
is_people(struct str s)
{
	static const char *const words[] = {
		"people",     "person",	 "persons",
		"others",     "victims", "residents",
		"personas",   "men",	 "dead",
		"injured",    "wounded", "missing",
		"hurt",	      "muertos", "heridos",
		"fallecidos", "heridas", "desaparecidos",
		"homeless",   "deaths",	 "fatalities",
		"人",	      "名",	 "位",
		"民众",	      "人民",
	};

	return s.n == 0 || str_eq_any(s, STR_LIST(words));
}

/* The last word of a Latin unit, the whole of a Han one, folded; a measure
 * word in front is left out. */
static struct str
noun_head(struct buf *b, const char *unit)
{
	static const char *const measures[] = {"家", "个", "名", "位", "栋",
					       "座", "所", "次", "条", "户",
					       "项", "辆", "架", "艘", "只"};
	struct str s;
	size_t at;

	buf_clear(b);
	buf_add(b, STR(""));
	fold(b, str_of(unit ? unit : ""));
	s = str_trim(buf_str(b));
	for (size_t i = 0; i < COUNT(measures); i++) {
		struct str m = str_of(measures[i]);

		if (str_starts(s, m) && s.n > m.n) {
			s = str_sub(s, m.n, s.n);
			break;
		}
	}
	for (at = s.n; at && s.p[at - 1] != ' ';)
		at--;
	return str_sub(s, at, s.n);
}

static bool
is_han(struct str s)
{
	uint32_t cp;

	if (!s.n)
		return false;
	utf8_next(s, 0, &cp);
	return cp_is_han(cp);
}

static bool
gloss_has(const struct lexicon *x, struct str han, struct str stem)
{
	uint32_t entry = x ? lexicon_find(x, han) : LEXICON_NONE;
	struct lexicon_senses s;

	if (entry == LEXICON_NONE)
		return false;
	s = lexicon_senses(x, entry);
	while (lexicon_sense(&s))
		for (size_t i = 0; i < s.n; i++)
			if (str_eq(lexicon_stem(x, s.stems[i]), stem))
				return true;
	return false;
}

/* A Han noun and an English stem: is one the other's gloss, for any word
 * that ends the noun? */
static int
across(const struct work *w, struct str han, struct str stem)
{
	for (size_t i = 0; i < han.n; i++)
		if (((unsigned char)han.p[i] & 0xc0) != 0x80 &&
		    gloss_has(w->lexicon, str_sub(han, i, han.n), stem))
			return 1;
	return 0;
}

/* English nouns, as stems, that news uses for one thing. */
static bool
synonyms(struct str a, struct str b)
{
	static const char *const rows[][6] = {
		{"hous", "hom", "dwell", "resid", "build", "house"},
		{"compani", "firm", "busi", "company", "companies", "courier"},
		{"shop", "store", "merchant", "retail", "trader", "sell"},
		{"employ", "work", "staff", "worker", "employe", "job"},
		{"student", "pupil", "child", "children", "schoolchild", ""},
		{"soldier", "troop", "", "", "", ""},
		{"custom", "household", "hous", "home", "custom", "user"},
		{"school", "colleg", "", "", "", ""},
		{"user", "account", "", "", "", ""},
		{"car", "vehicl", "vehicle", "", "", ""},
		{"nation", "countri", "country", "stat", "state", ""},
		{"flight", "plan", "plane", "", "", ""},
	};

	for (size_t r = 0; r < COUNT(rows); r++)
		if (str_eq_any(a, rows[r], COUNT(rows[r])) &&
		    str_eq_any(b, rows[r], COUNT(rows[r])))
			return true;
	return false;
}

void
set_nouns(struct work *w)
{
	struct buf b = BUF_INIT;
	char stem[STEM_MOST];

	for (size_t i = 0; i < w->c->told.n; i++) {
		struct aspect *a = aspect_of(w, i);
		struct str s;

		if (w->c->told.v[i].m.kind != MENTION_QUANTITY)
			continue;
		s = noun_head(&b, w->c->told.v[i].m.unit);
		a->noun = str_of(arena_dup(&w->c->arena, s));
		a->people = is_people(a->noun);
		a->stem = a->noun;
		if (a->noun.n && !is_han(a->noun)) {
			s = (struct str){stem, stem_en(stem, a->noun)};
			a->stem = str_of(arena_dup(&w->c->arena, s));
		}
	}
	buf_free(&b);
}

int
score_nouns(const struct work *w, size_t a, size_t b)
{
	const struct aspect *x = aspect_of(w, a), *y = aspect_of(w, b);
	bool hx = is_han(x->noun), hy = is_han(y->noun);

	if (!x->noun.n || !y->noun.n)
		return 0;
	if (x->people || y->people)
		return x->people && y->people ? 1 : 0;
	if (hx && hy)
		return str_ends(x->noun, y->noun) || str_ends(y->noun, x->noun)
			       ? 1
			       : 0;
	if (hx || hy)
		return hx ? across(w, x->noun, y->stem)
			  : across(w, y->noun, x->stem);
	return str_eq(x->stem, y->stem) || synonyms(x->stem, y->stem) ? 1 : -1;
}

/* --- the whole --- */

/* Significant digits of a value in base form. */
static unsigned
significant(const char *value)
{
	unsigned n = 0, zeros = 0;

	for (; *value; value++) {
		if (*value < '0' || *value > '9')
			continue;
		if (*value == '0') {
			zeros += n > 0;
			continue;
		}
		n += zeros + 1;
		zeros = 0;
	}
	return n;
}

/* The one event of nature that has lesser ones of its kind in its train. */
static bool
is_aftershock(const struct aspect *a)
{
	return strcmp(concept_name(a->near_concept), "aftershocks") == 0;
}

static bool
is_of_nature(unsigned concept)
{
	enum concept_group g = concept_group(concept);

	return g == GROUP_NATURE || g == GROUP_LENGTH;
}

bool
contrasted(const struct aspect *x, const struct aspect *y)
{
	return x->concept == y->concept && x->dim == y->dim &&
	       x->dim != DIM_COUNT && x->dim != DIM_TIME &&
	       is_of_nature(x->concept) &&
	       fmax(x->value, y->value) <= 1.1 * fmin(x->value, y->value) &&
	       is_aftershock(x) == is_aftershock(y);
}

/* What befell people, in few words, is asked once a story. */
static bool
is_one_fate(const struct aspect *x, const struct aspect *y)
{
	return x->concept == y->concept && x->dim == DIM_COUNT &&
	       y->dim == DIM_COUNT && concept_group(x->concept) == GROUP_FATE &&
	       x->concept_cost < 4 && y->concept_cost < 4;
}

/* Figures that cannot both hold: more likely one question when near to each
 * other and when both stand where a text says what matters most. Tolls of
 * other, older events are seldom within twice the toll. */
static double
conflict_weight(const struct work *w, size_t a, size_t b)
{
	double x = fabs(aspect_of(w, a)->value),
	       y = fabs(aspect_of(w, b)->value);
	double v = 0;

	if (fmax(x, y) <= 1.25 * fmin(x, y))
		v += 0.1;
	if (fmax(x, y) <= 2 * fmin(x, y) &&
	    is_one_fate(aspect_of(w, a), aspect_of(w, b)))
		v += 0.2;
	if (w->c->told.v[a].sentence < 2 && w->c->told.v[b].sentence < 2)
		v += 0.15;
	return v;
}

static bool
same_qualifier(const struct work *w, size_t a, size_t b)
{
	const char *x = w->c->told.v[a].m.qualifier;
	const char *y = w->c->told.v[b].m.qualifier;

	return x && y && *x && strcmp(x, y) == 0;
}

/* "24 months" and "two years", "58 metres" and "190 feet": that a figure comes
 * out in another measure is seldom chance. */
static double
other_measure(const struct work *w, size_t a, size_t b)
{
	const char *x = w->c->told.v[a].m.unit, *y = w->c->told.v[b].m.unit;

	return aspect_of(w, a)->dim != DIM_COUNT &&
			       aspect_of(w, a)->dim != DIM_RATIO &&
			       strcmp(x, y) != 0
		       ? 0.15
		       : 0;
}

/* How much the meeting of two equal or close figures says by itself. */
static double
value_weight(const struct work *w, size_t a, size_t b)
{
	const struct aspect *x = aspect_of(w, a), *y = aspect_of(w, b);
	unsigned da = significant(w->c->told.v[a].m.value);
	unsigned db = significant(w->c->told.v[b].m.value);
	unsigned d = da < db ? da : db;
	double v;

	switch (value_relation(x, y)) {
	case REL_EQUAL:
		v = d >= 3 ? 0.5 : d == 2 ? 0.3 : 0.1;
		if (x->lonely && y->lonely)
			v += d > 1 || x->dim == DIM_MONEY ? 0.2 : 0.1;
		if (same_qualifier(w, a, b))
			v += 0.1;
		if (x->value2 > x->value)
			v += 0.2;
		v += other_measure(w, a, b);
		break;
	case REL_COMPATIBLE:
		v = d >= 3 ? 0.35 : d == 2 ? 0.15 : 0;
		v += d > 1 ? other_measure(w, a, b) : 0;
		if (x->lonely && y->lonely)
			v += 0.1;
		break;
	default:
		return conflict_weight(w, a, b);
	}
	if (x->dim != DIM_COUNT)
		v += x->dim == DIM_TIME && d == 1 ? 0.1 : 0.2;
	else if (fabs(x->value) >= 1000)
		v += 0.15;
	return v;
}

/* The concepts: do they agree, and is the meeting ruled out? */
static double
concept_term(const struct aspect *x, const struct aspect *y)
{
	if (!x->concept || !y->concept)
		return 0;
	if (x->concept == y->concept)
		return 0.45;
	if (x->concept == y->near_concept || y->concept == x->near_concept)
		return 0.15;
	if (concept_group(x->concept) != concept_group(y->concept))
		return -0.1;
	return concept_excludes(x->concept) && x->concept_cost < 6 &&
			       y->concept_cost < 6
		       ? SCORE_NEVER
		       : -0.3;
}

/* "up to 10 %" and "the ceiling of 10 %" are one. */
static bool
is_cap(const struct work *w, size_t i)
{
	const char *q = w->c->told.v[i].m.qualifier;

	return (q && strcmp(q, "up to") == 0) ||
	       strcmp(concept_name(aspect_of(w, i)->concept), "cap") == 0;
}

static const char *
language(const struct work *w, size_t told)
{
	return w->c->sources.v[w->c->told.v[told].source].article->language;
}

/* The places [range[0], range[1]) in c->told of the sentence of `i`, at most
 * a dozen to either side. */
static void
sentence_range(const struct work *w, size_t i, size_t range[2])
{
	const struct told *t = w->c->told.v;

	range[0] = range[1] = i;
	while (range[0] > 0 && i - range[0] < 12 &&
	       t[range[0] - 1].source == t[i].source &&
	       t[range[0] - 1].sentence == t[i].sentence)
		range[0]--;
	while (range[1] < w->c->told.n && range[1] - i < 12 &&
	       t[range[1]].source == t[i].source &&
	       t[range[1]].sentence == t[i].sentence)
		range[1]++;
}

static bool
is_company(const struct work *w, size_t a, size_t b, bool fresh)
{
	const struct aspect *p = aspect_of(w, a), *q = aspect_of(w, b);

	return p->valued && q->valued && p->dim == q->dim &&
	       w->c->told.v[a].m.kind == MENTION_QUANTITY &&
	       w->c->told.v[b].m.kind == MENTION_QUANTITY &&
	       (!fresh || (!p->earlier && !q->earlier)) &&
	       value_relation(p, q) == REL_EQUAL;
}

/* How many other figures the sentences of two figures share; `fresh`: none
 * told for comparison only. */
static size_t
shared_company(const struct work *w, size_t a, size_t b, bool fresh)
{
	size_t x[2], y[2], shared = 0;

	if (w->c->told.v[a].source == w->c->told.v[b].source)
		return 0;
	sentence_range(w, a, x);
	sentence_range(w, b, y);
	for (size_t i = x[0]; i < x[1]; i++)
		for (size_t j = y[0]; j < y[1]; j++)
			shared +=
				i != a && j != b && is_company(w, i, j, fresh);
	return shared;
}

/* Sentences that share other figures tell of one thing. */
static double
company_term(const struct work *w, size_t a, size_t b)
{
	size_t shared = shared_company(w, a, b, false);

	return shared > 1 ? 0.3 : shared ? 0.15 : 0;
}

static double
noun_term(int noun, double concept)
{
	if (noun > 0)
		return 0.3;
	if (noun < 0)
		return concept > 0.4 ? -0.15 : -0.4;
	return 0;
}

/* Does its sentence count the noun of figure `i` in another figure too? Then
 * the noun does not say which is meant: "112 seats, 14 short of 126". */
static bool
is_noun_repeated(const struct work *w, size_t i)
{
	size_t range[2];

	sentence_range(w, i, range);
	for (size_t k = range[0]; k < range[1]; k++)
		if (k != i && w->c->told.v[k].m.kind == MENTION_QUANTITY &&
		    aspect_of(w, k)->dim == DIM_COUNT &&
		    score_nouns(w, i, k) > 0)
			return true;
	return false;
}

/* What a clause starts with, an article passed over: its subject, mostly. An
 * English word, or two Chinese characters; empty where neither is. */
static struct str
first_word(const struct work *w, size_t i)
{
	const struct told *t = &w->c->told.v[i];
	const struct aspect *a = aspect_of(w, i);
	struct str c;
	size_t n = 0;

	if (a->from >= t->m.start)
		return STR_NONE;
	c = str_trim(str_sub(w->c->sources.v[t->source].article->text, a->from,
			     t->m.start));
	while (c.n && strchr(",; ", c.p[0]))
		c = str_sub(c, 1, c.n);
	while (str_starts(c, STR("，")) || str_starts(c, STR("。")))
		c = str_sub(c, 3, c.n);
	if (str_starts_ascii(c, STR("the ")))
		c = str_sub(c, 4, c.n);
	if (c.n >= 6 && is_han(c) && is_han(str_sub(c, 3, c.n)))
		return str_sub(c, 0, 6);
	while (n < c.n && ascii_letter(c.p[n]))
		n++;
	return n > 2 && ascii_capital(c.p[0]) ? str_sub(c, 0, n) : STR_NONE;
}

/* Is the same told of both: "the Greens won 24 seats", "the Greens got 25"? */
static bool
same_subject(const struct work *w, size_t a, size_t b)
{
	struct str x = first_word(w, a), y = first_word(w, b);
	struct buf p = BUF_INIT, q = BUF_INIT;
	bool same = x.n && y.n;

	if (same) {
		fold(&p, x);
		fold(&q, y);
		same = str_eq(buf_str(&p), buf_str(&q));
	}
	buf_free(&p);
	buf_free(&q);
	return same;
}

/* Two counts that cannot both hold answer one question rather where their
 * sentences share another figure ("287 passengers and 19 crew", "287
 * passengers and 21 crew") or where two near ones of a noun have one subject;
 * less where the noun stands twice and no fate tells them apart. */
static double
conflict_term(const struct work *w, size_t a, size_t b, int noun)
{
	const struct aspect *x = aspect_of(w, a), *y = aspect_of(w, b);
	bool repeated;
	double v = 0;

	if (x->dim != DIM_COUNT || value_relation(x, y) != REL_DIFFERS)
		return 0;
	repeated = is_noun_repeated(w, a) || is_noun_repeated(w, b);
	if (repeated && concept_group(x->concept) != GROUP_FATE)
		v -= 0.3;
	if (noun <= 0)
		return v;
	if (!repeated && shared_company(w, a, b, true))
		v += 0.25;
	if (fmax(x->value, y->value) <= 1.25 * fmin(x->value, y->value) &&
	    same_subject(w, a, b))
		v += 0.3;
	return v;
}

/* Two measures that a text contrasts. */
static double
contrast_term(const struct aspect *x, const struct aspect *y)
{
	return contrasted(x, y) ? 0.25 : 0;
}

/* An older figure told for comparison never answers for the new one, unless
 * another text gives just that value, in two digits and more, beside the same
 * new one ("3.8, up from 3.1" and "3.8 now; in January it was 3.1"). */
static bool
of_other_time(const struct work *w, size_t a, size_t b)
{
	const struct aspect *x = aspect_of(w, a), *y = aspect_of(w, b);

	if (x->earlier == y->earlier)
		return false;
	return value_relation(x, y) != REL_EQUAL || !x->lonely || !y->lonely ||
	       significant(w->c->told.v[a].m.value) < 2 ||
	       (!shared_company(w, a, b, true) &&
		(x->dim != DIM_MONEY || score_sentences(w, a, b) < 0.25));
}

static bool
counts_thing(const struct aspect *a)
{
	return a->concept == 0 && !a->people;
}

/* "37 deaths" and "37 steps above the harbour" meet by chance. */
static double
chance_term(const struct work *w, size_t a, size_t b)
{
	const struct aspect *x = aspect_of(w, a), *y = aspect_of(w, b);
	bool one = x->concept != 0 && x->concept_cost < 4;
	bool other = y->concept != 0 && y->concept_cost < 4;

	if (one == other || x->dim != DIM_COUNT || y->dim != DIM_COUNT)
		return 0;
	return counts_thing(one ? y : x) ? -0.25 : 0;
}

/* "Eleven miners were trapped" and "nine miners walked out": what befell the
 * one is not said of the other. */
static bool
befell_otherwise(const struct aspect *x, const struct aspect *y)
{
	const struct aspect *one = x->concept ? x : y;
	const struct aspect *other = x->concept ? y : x;

	return x->dim == DIM_COUNT && !other->concept &&
	       one->concept_cost < 4 &&
	       concept_group(one->concept) == GROUP_FATE;
}

double
score_quantities(const struct work *w, size_t a, size_t b)
{
	const struct aspect *x = aspect_of(w, a), *y = aspect_of(w, b);
	double concept = concept_term(x, y);
	int noun = x->dim == DIM_COUNT ? score_nouns(w, a, b) : 0;

	if (concept <= SCORE_NEVER || x->age != y->age ||
	    of_other_time(w, a, b))
		return SCORE_NEVER;
	if (x->dim == DIM_COUNT &&
	    (x->change != y->change ||
	     (x->part != y->part && value_relation(x, y) == REL_DIFFERS)))
		return SCORE_NEVER;
	if (x->dim == DIM_RATIO && is_cap(w, a) && is_cap(w, b) &&
	    concept < 0.3)
		concept = 0.3;
	if (noun < 0 && strcmp(language(w, a), language(w, b)) != 0)
		noun = 0;
	if (value_relation(x, y) == REL_DIFFERS &&
	    ((noun <= 0 && (!x->concept || x->concept != y->concept)) ||
	     befell_otherwise(x, y)))
		return 0; /* a conflict needs a subject that is known */
	return 0.2 + value_weight(w, a, b) + concept +
	       noun_term(noun, concept) + (is_one_fate(x, y) ? 0.15 : 0) +
	       contrast_term(x, y) + company_term(w, a, b) +
	       conflict_term(w, a, b, noun) + chance_term(w, a, b) +
	       0.7 * score_clauses(w, a, b) + 0.7 * score_sentences(w, a, b);
}
