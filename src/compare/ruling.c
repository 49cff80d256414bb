/* The user's rulings, carried out. Dates are set before anything is found,
 * the rest after the facts are made and before they are judged. Linear in
 * rulings times sources. */
#include "rashomon/compare/ruling.h"

#include "work.h"

#include <stdio.h>

/* Does `name` name article `a`: the end of its path at a '/', with "#ITEM"
 * where the file holds several? */
static bool
names_article(const struct article *a, struct str name)
{
	struct str path = str_of(a->path);
	char item[24];

	if (a->item) {
		struct str tail;

		snprintf(item, sizeof item, "#%zu", a->item);
		tail = str_of(item);
		if (!str_ends(name, tail))
			return false;
		name = str_sub(name, 0, name.n - tail.n);
	}
	if (!name.n || !str_ends(path, name))
		return false;
	return path.n == name.n || path.p[path.n - name.n - 1] == '/';
}

static bool
is_named(const char *name, const article_list *articles)
{
	for (size_t i = 0; name && i < articles->n; i++)
		if (names_article(articles->v[i], str_of(name)))
			return true;
	return false;
}

bool
ruling_names(const struct ruling *r, const article_list *articles)
{
	return is_named(r->a.source, articles) ||
	       is_named(r->b.source, articles);
}

void
rule_dates(const article_list *articles, const ruling_list *rulings)
{
	for (size_t r = 0; r < rulings->n; r++)
		for (size_t i = 0; i < articles->n; i++) {
			struct article *a = articles->v[i];
			const struct ruling *one = &rulings->v[r];

			if (one->kind != RULING_DATE ||
			    !names_article(a, str_of(one->a.source)))
				continue;
			a->published = article_keep(a, str_of(one->day));
			a->published_basis = DATE_USER;
		}
}

static size_t
find_mention(const struct work *w, struct place p)
{
	for (size_t i = 0; i < w->c->told.n; i++) {
		const struct told *t = &w->c->told.v[i];

		if (t->m.start == p.start && t->fact != MENTION_LOOSE &&
		    names_article(w->c->sources.v[t->source].article,
				  str_of(p.source)))
			return i;
	}
	return MENTION_LOOSE;
}

static void
rule_merge(struct work *w, size_t a, size_t b)
{
	size_t to = w->c->told.v[a].fact, from = w->c->told.v[b].fact;
	struct fact *f = &w->c->facts.v[from];

	if (to == from || w->c->facts.v[to].kind != f->kind)
		return;
	for (size_t i = 0; i < f->told.n; i++)
		fact_add(w, to, f->told.v[i]);
	f->told.n = 0;
	w->c->facts.v[to].by_user = true;
}

static void
rule_split(struct work *w, size_t t)
{
	struct fact *f = &w->c->facts.v[w->c->told.v[t].fact];
	size_t kept = 0, fresh;

	if (f->told.n < 2)
		return;
	for (size_t i = 0; i < f->told.n; i++)
		if (f->told.v[i] != t)
			f->told.v[kept++] = f->told.v[i];
	f->told.n = kept;
	f->by_user = true;
	fresh = fact_new(w, f->kind);
	fact_add(w, fresh, t);
	w->c->facts.v[fresh].by_user = true;
}

/* Facts that a merge has emptied are no facts. */
static void
drop_empty(struct work *w)
{
	size_t kept = 0;

	for (size_t i = 0; i < w->c->facts.n; i++) {
		struct fact *f = &w->c->facts.v[i];

		if (!f->told.n) {
			vec_free(&f->told);
			continue;
		}
		w->c->facts.v[kept++] = *f;
	}
	w->c->facts.n = kept;
}

void
rule_facts(struct work *w, const ruling_list *rulings)
{
	for (size_t r = 0; r < rulings->n; r++) {
		const struct ruling *one = &rulings->v[r];
		size_t a, b;

		if (one->kind == RULING_DATE)
			continue;
		a = find_mention(w, one->a);
		if (a == MENTION_LOOSE)
			continue;
		if (one->kind == RULING_SPLIT) {
			rule_split(w, a);
		} else if (one->kind == RULING_AGREE) {
			struct fact *f = &w->c->facts.v[w->c->told.v[a].fact];

			f->by_user = f->no_conflict = true;
		} else if ((b = find_mention(w, one->b)) != MENTION_LOOSE) {
			rule_merge(w, a, b);
		}
	}
	drop_empty(w);
}
