/* The lists of facts: all of them, the matrix of what each source says, the
 * reasons of one. Growth: n log n in the facts listed. */
#include "list.h"

#include "dates.h"

#include "rashomon/text/width.h"

#include <stdlib.h>

/* Cells of the matrix: the narrowest column, the widest, and what is left of
 * the screen that is still worth a column cut short. */
enum { CELL_LEAST = 6, CELL_MOST = 20, CELL_NAME = 14, CELL_CUT = 10 };

struct ranked {
	size_t rank, fact;
};
typedef VEC(struct ranked) ranked_list;

static int
by_rank(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return (x->fact > y->fact) - (x->fact < y->fact);
}

static size_t
rank_of(const struct session *s, size_t fact, const size_t *dated)
{
	static const size_t verdicts[VERDICT_COUNT] = {
		[VERDICT_DIFFERS] = 0, [VERDICT_COMPATIBLE] = 1,
		[VERDICT_AGREED] = 2,  [VERDICT_COPIED] = 3,
		[VERDICT_SINGLE] = 4,
	};
	const struct fact *f = &comparison(s)->facts.v[fact];

	switch (s->sorting) {
	case SORT_VERDICT:
		return verdicts[f->verdict];
	case SORT_KIND:
		return f->kind;
	case SORT_SOURCES:
		return f->silent;
	case SORT_DATE:
		return dated[fact];
	default:
		return 0;
	}
}

/* The facts that a list shows, in its order. */
static void
rank_facts(const struct session *s, ranked_list *out,
	   bool (*shows)(const struct story *st, size_t fact))
{
	size_t *dated =
		s->sorting == SORT_DATE ? facts_dated(s->story, NULL) : NULL;

	for (size_t i = 0; i < comparison(s)->facts.n; i++)
		if (fact_passes(s, i) && shows(s->story, i))
			vec_push(out, (struct ranked){rank_of(s, i, dated), i});
	if (s->sorting != SORT_STORY && out->n > 1)
		qsort(out->v, out->n, sizeof *out->v, by_rank);
	free(dated);
}

static void
say_none(struct session *s, size_t n)
{
	struct buf only = BUF_INIT;

	if (n)
		return;
	push_line(s, STYLE_DIM, NO_FOCUS,
		  s->comparing ? STR("The sources are still being compared.")
		  : filter_says(s, &only)
			  ? STR("No such facts. :only all shows all.")
		  : !comparison(s)->facts.n
			  ? STR("No facts were found in these sources.")
		  : session_view(s) == MODE_MATRIX
			  ? STR("No fact that two sources have. f lists all.")
			  : STR("Only names were found in these sources."));
	buf_free(&only);
}

static bool
is_listed(const struct story *st, size_t fact)
{
	return fact_is_stop(st, fact) ||
	       st->c.facts.v[fact].kind != MENTION_NAME;
}

static void
fact_line(const struct session *s, struct buf *b, size_t fact)
{
	const struct fact *f = &comparison(s)->facts.v[fact];
	size_t all = comparison(s)->sources.n, told = all - f->silent;

	buf_printf(b, "%3zu %c ", fact + 1, verdict_mark(f->verdict));
	if (s->width < NARROW) {
		buf_printf(b, "%zu/%zu ", told, all);
		buf_adds(b, f->label);
		return;
	}
	buf_printf(b, "%-10s %-8s ", verdict_name(f->verdict),
		   f->kind == MENTION_TIME ? "date"
					   : mention_kind_name(f->kind));
	pad(s, b, str_of(f->label), (size_t)(s->width - 42));
	buf_printf(b, " %zu of %zu", told, all);
}

void
build_facts(struct session *s)
{
	struct buf b = BUF_INIT;
	ranked_list list = {0};

	rank_facts(s, &list, is_listed);
	for (size_t i = 0; i < list.n; i++) {
		size_t fact = list.v[i].fact;

		fact_line(s, &b, fact);
		push_buf(s, verdict_style(comparison(s)->facts.v[fact].verdict),
			 fact, &b);
	}
	say_none(s, list.n);
	vec_free(&list);
	buf_free(&b);
}

/* What a source says of a fact, "-" for silence. */
static struct str
cell_words(const struct session *s, size_t fact, size_t source)
{
	size_t t = story_says(s->story, fact, source);

	return t == MENTION_LOOSE
		       ? STR("-")
		       : story_words(s->story, &comparison(s)->told.v[t]);
}

/* A source's name in the heading, after its number. */
static void
cell_name(const struct session *s, struct buf *b, size_t source)
{
	const struct source *src = &comparison(s)->sources.v[source];

	buf_printf(b, "%s %s", src->id, article_name(src->article));
}

/* Cells for a source: as its name and widest words need, within bounds.
 * Quotations are cut in any case. */
static size_t
cells_for(const struct session *s, const ranked_list *list, size_t source)
{
	struct buf name = BUF_INIT;
	size_t most;

	cell_name(s, &name, source);
	most = text_width(buf_str(&name), s->ambiguous);
	most = most > CELL_NAME ? CELL_NAME : most;
	for (size_t i = 0; i < list->n && most < CELL_MOST; i++) {
		size_t fact = list->v[i].fact, w;

		if (comparison(s)->facts.v[fact].kind == MENTION_QUOTE)
			continue;
		w = text_width(cell_words(s, fact, source), s->ambiguous);
		most = w > most ? w : most;
	}
	buf_free(&name);
	return most > CELL_MOST	   ? CELL_MOST
	       : most < CELL_LEAST ? CELL_LEAST
				   : most;
}

struct matrix {
	size_t label;	    /* cells of the first column */
	VEC(size_t) source; /* shown */
	VEC(size_t) cells;  /* of each */
};

static void
open_matrix(const struct session *s, const ranked_list *list, struct matrix *m)
{
	size_t width = s->width > 4 ? (size_t)s->width - 4 : 1;
	size_t label = width / 4 < 12 ? 12 : width / 4 > 40 ? 40 : width / 4;
	size_t room = width > label ? width - label : 1;

	*m = (struct matrix){.label = label};
	for (size_t i = s->matrix_left; i < comparison(s)->sources.n; i++) {
		size_t cells = cells_for(s, list, s->order[i]);

		if (cells + 1 > room && m->source.n && room <= CELL_CUT)
			break;
		if (cells + 1 > room)
			cells = room > 1 ? room - 1 : 1;
		vec_push(&m->source, s->order[i]);
		vec_push(&m->cells, cells);
		if (cells + 1 >= room)
			break;
		room -= cells + 1;
	}
}

static void
matrix_head(struct session *s, const struct matrix *m, struct buf *b)
{
	struct buf name = BUF_INIT;
	size_t from = s->matrix_left + 1, last = s->matrix_left + m->source.n;

	buf_printf(&name, "%s%zu-%zu of %zu", m->label < 20 ? "" : "  sources ",
		   from, last, comparison(s)->sources.n);
	pad(s, b, buf_str(&name), m->label + 2);
	for (size_t k = 0; k < m->source.n; k++) {
		buf_clear(&name);
		cell_name(s, &name, m->source.v[k]);
		buf_addc(b, '|');
		pad(s, b, buf_str(&name), m->cells.v[k]);
	}
	push_buf(s, STYLE_TITLE, NO_FOCUS, b);
	buf_free(&name);
}

void
build_matrix(struct session *s)
{
	const struct comparison *c = comparison(s);
	struct buf b = BUF_INIT;
	ranked_list list = {0};
	struct matrix m;

	rank_facts(s, &list, fact_is_stop);
	open_matrix(s, &list, &m);
	matrix_head(s, &m, &b);
	s->frozen = 1;
	for (size_t i = 0; i < list.n; i++) {
		const struct fact *f = &c->facts.v[list.v[i].fact];

		buf_printf(&b, "%c ", verdict_mark(f->verdict));
		pad(s, &b, str_of(f->label), m.label);
		for (size_t k = 0; k < m.source.n; k++) {
			buf_addc(&b, '|');
			pad(s, &b, cell_words(s, list.v[i].fact, m.source.v[k]),
			    m.cells.v[k]);
		}
		push_buf(s, verdict_style(f->verdict), list.v[i].fact, &b);
	}
	say_none(s, list.n);
	vec_free(&m.source);
	vec_free(&m.cells);
	vec_free(&list);
	buf_free(&b);
}

static void
why_told(struct session *s, const struct fact *f)
{
	const struct comparison *c = comparison(s);
	struct buf b = BUF_INIT;

	push_line(s, STYLE_TITLE, NO_FOCUS, STR("What each says"));
	for (size_t i = 0; i < f->told.n; i++) {
		const struct told *t = &c->told.v[f->told.v[i]];

		buf_printf(&b, "%s %s: ", c->sources.v[t->source].id,
			   article_name(c->sources.v[t->source].article));
		buf_add(&b, story_sentence(s->story, t));
		push_wrapped(s, STYLE_TEXT, t->source, 2, buf_str(&b));
		buf_clear(&b);
	}
	if (f->silent)
		push_line(s, STYLE_TITLE, NO_FOCUS, STR("Silent"));
	for (struct silent k = {0}; fact_silent(c, f, &k);) {
		const struct source *source = &c->sources.v[k.source];

		buf_printf(&b, "  %s %s", source->id,
			   article_name(source->article));
		push_buf(s, STYLE_DIM, k.source, &b);
	}
	buf_free(&b);
}

void
build_why(struct session *s)
{
	const struct comparison *c = comparison(s);
	const struct fact *f;
	struct buf b = BUF_INIT;

	if (s->fact == NO_FOCUS) {
		push_line(s, STYLE_DIM, NO_FOCUS,
			  STR("No fact is in focus. Press q, then ]."));
		return;
	}
	f = &c->facts.v[s->fact];
	buf_printf(&b, "%c %s: %s", verdict_mark(f->verdict),
		   verdict_name(f->verdict), f->label);
	push_wrapped(s, verdict_style(f->verdict), NO_FOCUS, 0, buf_str(&b));
	buf_clear(&b);
	buf_printf(&b, "%zu of %zu sources say it, %zu of them independent.",
		   c->sources.n - f->silent, c->sources.n, f->independent);
	push_wrapped(s, STYLE_TEXT, NO_FOCUS, 0, buf_str(&b));
	buf_clear(&b);
	for (size_t i = 0; i < f->why.n; i++)
		push_wrapped(s, STYLE_TEXT, NO_FOCUS, 2, str_of(f->why.v[i]));
	why_told(s, f);
	buf_free(&b);
}
