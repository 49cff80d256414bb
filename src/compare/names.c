/* Which names of different sources name one thing.
 *
 * Names meet under the keys of the name matcher (compare/alias.h), so each
 * is held against a handful of others, once however many keys they share. Every
 * spelling is one node; a pair that the texts themselves state (an original in
 * brackets) is taken in before. Time is linear in mentions, and in spellings
 * times the names that share a key. */
#include "alias_parts.h"
#include "work.h"

#include "rashomon/base/ascii.h"
#include "rashomon/base/map.h"

#include <stdlib.h>

enum { KEPT_BY_KEY = 24 };
static const double NAME_LEAST = 0.5;

struct spelling {
	struct str name;
	struct name_forms forms;
	size_t fact;
	size_t held; /* the last that was held against it, + 1 */
};

struct posting {
	VEC(size_t) spellings;
};

struct book {
	struct work *w;
	struct map by_name, by_key;
	VEC(struct spelling) all;
	index_list groups; /* forest of the spellings */
	VEC(struct posting) postings;
	size_t asking; /* the spelling that is being placed */
};

/* "Ana Ruiz" begins "Ana Ruiz Soto": two words at least, whole. Harrow Bay is
 * not Harrow Bay Hospital. */
static bool
begins(const struct spelling *x, const struct spelling *y)
{
	struct str a = x->name, b = y->name;
	struct str less = a.n < b.n ? a : b, more = a.n < b.n ? b : a;
	const struct name_parts *long_one = &(a.n < b.n ? y : x)->forms.v[0];

	if (long_one->parts &&
	    name_is_body(long_one->part[long_one->parts - 1]))
		return false;

	return less.n < more.n && str_starts(more, less) &&
	       more.p[less.n] == ' ' && memchr(less.p, ' ', less.n) &&
	       more.n - less.n < 16 && (unsigned char)*less.p < 0x80;
}

static void
meet(void *data, struct str key)
{
	struct book *b = data;
	size_t *at = map_at(&b->by_key, key, b->postings.n);
	struct posting *p;

	if (*at == b->postings.n)
		vec_push(&b->postings, (struct posting){{0}});
	p = &b->postings.v[*at];
	for (size_t i = 0; i < p->spellings.n; i++) {
		size_t other = p->spellings.v[i];
		const char *why = NULL;
		double score = 0;

		if (b->all.v[other].held == b->asking + 1 ||
		    forest_find(&b->groups, other) ==
			    forest_find(&b->groups, b->asking))
			continue;
		b->all.v[other].held = b->asking + 1;
		if (begins(&b->all.v[other], &b->all.v[b->asking])) {
			forest_unite(&b->groups, other, b->asking);
			continue;
		}
		if (name_forms_same(b->w->names, &b->all.v[other].forms,
				    &b->all.v[b->asking].forms, &score, &why) &&
		    score >= NAME_LEAST)
			forest_unite(&b->groups, other, b->asking);
	}
	if (p->spellings.n < KEPT_BY_KEY)
		vec_push(&p->spellings, b->asking);
}

static size_t
spelling_of(struct book *b, struct str name)
{
	size_t *at = map_at(&b->by_name, name, b->all.n);

	if (*at == b->all.n) {
		struct spelling s = {.name = name, .fact = MENTION_LOOSE};

		name_cut_forms(&s.forms, name);
		b->asking = b->all.n;
		vec_push(&b->all, s);
		vec_push(&b->groups, b->asking);
		name_forms_keys(b->w->names, &s.forms, meet, b);
	}
	return *map_at(&b->by_name, name, 0);
}

/* The words in the brackets that end a name, "Observatory (OSA)"; the name
 * without them in *head. STR_NONE when there are none. */
static struct str
bracketed(struct str s, struct str *head)
{
	static const struct {
		const char *open, *close;
	} pairs[] = {{"(", ")"}, {"（", "）"}};

	for (size_t i = 0; i < COUNT(pairs); i++) {
		size_t at = str_find(s, str_of(pairs[i].open), 0);
		struct str open = str_of(pairs[i].open);
		struct str close = str_of(pairs[i].close);

		if (at == (size_t)-1 || !at || !str_ends(s, close))
			continue;
		*head = str_trim(str_sub(s, 0, at));
		return str_trim(str_sub(s, at + open.n, s.n - close.n));
	}
	return STR_NONE;
}

/* An abbreviation: two to eight capitals, with digits or points at most. */
static bool
is_short_form(struct str s)
{
	size_t capitals = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (ascii_capital(s.p[i]))
			capitals++;
		else if (s.p[i] != '.' && (s.p[i] < '0' || s.p[i] > '9'))
			return false;
	}
	return capitals >= 2 && s.n <= 8;
}

static bool
wanted(const struct told *t)
{
	return t->m.kind == MENTION_NAME && t->m.value && *t->m.value &&
	       t->fact == MENTION_LOOSE;
}

/* Joins what the text itself equates: a name and the original or short form
 * in its brackets, a short form and the name that the finder has for it. */
static void
place(struct book *b, const struct told *t)
{
	struct str words = told_words(b->w, t), head = STR_NONE;
	struct str value = str_of(t->m.value);
	struct str inner = bracketed(words, &head);
	size_t own = spelling_of(b, value);

	if (inner.p && inner.n > 1 && head.n > 1) {
		forest_unite(&b->groups, own, spelling_of(b, head));
		forest_unite(&b->groups, own, spelling_of(b, inner));
	} else if (is_short_form(words) && !str_eq(words, value)) {
		forest_unite(&b->groups, own, spelling_of(b, words));
	}
}

static void
add_glosses(struct book *b)
{
	for (size_t s = 0; s < b->w->c->sources.n; s++) {
		const struct article *a = b->w->c->sources.v[s].article;

		for (size_t i = 0; i < a->glosses.n; i++)
			names_add_pair(b->w->names, a->glosses.v[i].name,
				       a->glosses.v[i].other);
	}
}

void
name_facts(struct work *w)
{
	struct book b = {.w = w};

	add_glosses(&b);
	for (size_t i = 0; i < w->c->told.n; i++)
		if (wanted(&w->c->told.v[i]) && !aspect_of(w, i)->furniture)
			place(&b, &w->c->told.v[i]);
	for (size_t i = 0; i < w->c->told.n; i++) {
		struct spelling *s;

		if (!wanted(&w->c->told.v[i]) || aspect_of(w, i)->furniture)
			continue;
		s = &b.all.v[forest_find(
			&b.groups,
			spelling_of(&b, str_of(w->c->told.v[i].m.value)))];
		if (s->fact == MENTION_LOOSE)
			s->fact = fact_new(w, MENTION_NAME);
		fact_add(w, s->fact, i);
	}
	for (size_t i = 0; i < b.postings.n; i++)
		vec_free(&b.postings.v[i].spellings);
	vec_free(&b.postings);
	for (size_t i = 0; i < b.all.n; i++)
		name_forms_free(&b.all.v[i].forms);
	vec_free(&b.all);
	vec_free(&b.groups);
	map_free(&b.by_name);
	map_free(&b.by_key);
}
