/* The comparer's workbench; private to this room.
 *
 * The steps run in this order, each in a file of its own: gather (sources,
 * sentences, mentions), copies, attribute (who says so), subject (what a
 * figure counts), then facts by kind (quantities, dates, names, quotes,
 * claims), verdicts with their reasons, checks, timeline. */
#ifndef RASHOMON_COMPARE_WORK_H
#define RASHOMON_COMPARE_WORK_H

#include "rashomon/compare/alias.h"
#include "rashomon/compare/compare.h"
#include "rashomon/compare/link.h"
#include "rashomon/compare/ruling.h"
#include "rashomon/lang/lexicon.h"

#include <stdint.h>

/* What a unit measures. */
enum dimension {
	DIM_COUNT, /* things counted, or no unit at all */
	DIM_RATIO, /* per cent */
	DIM_TIME,  /* seconds */
	DIM_LENGTH,
	DIM_MASS,
	DIM_MONEY,
	DIM_OTHER /* a measure that only equals itself */
};

/* What is known of a told mention besides the mention: aspect_of. There is
 * one for nearly every mention of a story, so small types stand together. */
struct aspect {
	/* quantities */
	const char *unit;     /* currency or other unit; "" */
	double value, value2; /* in the base unit; value2 = value: no range */
	double low, high;     /* what the words allow */
	double concept_cost;  /* how far the concept's word is */
	struct str noun;      /* head of the thing counted, folded */
	struct str stem;      /* of an English noun; else the noun */
	/* dates: days since 1970-01-01 */
	long first, last;  /* the days it covers */
	uint32_t from, to; /* the clause: the words around, in the article's
			    * text; none: empty */
	uint32_t local;	   /* the clause's number in the local linker */
	int minute;	   /* of the local day; -1: no time of day */
	int offset;	   /* minutes east of UTC; ZONE_NONE unknown */
	enum dimension dim : 8;
	unsigned concept : 16; /* what happened to the counted; 0 unknown */
	unsigned near_concept : 16; /* second best concept, 0 none */
	signed char polarity;	    /* CLAIM: 1 affirms, -1 denies, 0 open */
	bool valued : 1;	    /* value is known */
	bool measured : 1;	    /* a measure, not a count */
	bool people : 1;	    /* the noun may be people; none: true */
	bool earlier : 1;	    /* an older figure told for comparison */
	bool lonely : 1;	    /* its source tells this value once */
	bool age : 1;		    /* of a person named beside it */
	bool part : 1;		    /* of those that another figure counts */
	bool change : 1;	    /* an amount of rise or fall, not a state */
	bool furniture : 1;	    /* says nothing comparable */
	bool altered : 1;	    /* QUOTE: its words were changed */
	bool reporting : 1;	    /* the day on which somebody spoke */
};
#define NO_CLAUSE UINT32_MAX
enum { CONCEPT_MASK = 0xffff };
enum { ZONE_NONE = 10000 };

struct work {
	struct comparison *c;
	struct lexicon *lexicon; /* NULL: absent */
	struct name_matcher *names;
	struct linker *sentences, *clauses;
	size_t *first_sentence; /* of a source, its number in `sentences` */
	bool *dull;		/* by that number: no content */
	bool *lifted;		/* by that number: stands in the source that
				 * part_of names */
	VEC(struct aspect) aspects;
	VEC(uint32_t) aspect_at; /* of a told mention; claims share theirs */
	size_t *root; /* of a source: the original of all its copies */
};

/* gather.c: first the sources and their sentences, then the mentions. */
void gather_sentences(struct work *w, const article_list *articles);
void gather(struct work *w);
/* furniture.c: fills first_sentence and dull, marks mentions. */
void find_furniture(struct work *w);
/* copies.c: fills copy_of and copy_share. */
void find_copies(struct work *w);
/* copies.c, once first_sentence is known: fills lifted. */
void find_lifted(struct work *w);
/* attribute.c: fills told.attribution. */
void attribute(struct work *w);
/* value.c */
void value_aspect(struct aspect *a, const struct mention *m);
/* subject.c: clause, concept, noun, earlier. */
void find_subjects(struct work *w);

/* How two values of one unit stand. */
enum relation { REL_EQUAL, REL_COMPATIBLE, REL_DIFFERS };
enum relation value_relation(const struct aspect *a, const struct aspect *b);
enum relation date_relation(const struct aspect *a, const struct aspect *b);

/* A new fact of `kind`; returns its place in c->facts. */
size_t fact_new(struct work *w, enum mention_kind kind);
void fact_add(struct work *w, size_t fact, size_t told);

/* The steps that make facts. */
void quantity_facts(struct work *w);
void date_facts(struct work *w);
void name_facts(struct work *w);
/* names_heard.c: adds to the facts of names what tells them by ear alone. */
void hear_names(struct work *w);
void quote_facts(struct work *w);
void claim_facts(struct work *w);
/* ruling.c */
void rule_facts(struct work *w, const ruling_list *rulings);
/* verdict.c: orders, names and judges all facts. */
void judge(struct work *w);
void run_checks(struct work *w);
void make_timeline(struct work *w);

/* groups.c: what the steps that make facts put groups together with. */
typedef VEC(size_t) index_list;
/* Two that may be one, and how well they fit. */
struct pair {
	size_t a, b;
	double score;
};
typedef VEC(struct pair) pair_list;
/* The best first; equal ones by a, then b. */
void pairs_sort(pair_list *pairs);
/* A forest of groups: f->v[i] is the one before i in its group, or i. The
 * first of the group that i is in; */
size_t forest_find(index_list *f, size_t i);
/* and the groups of a and b made one; false when they were. */
bool forest_unite(index_list *f, size_t a, size_t b);
/* Moves `from` into `to`, both ascending; `from` is released. */
void indexes_join(index_list *to, index_list *from);

/* Small helpers. */
static inline struct aspect *
aspect_of(const struct work *w, size_t told)
{
	return &w->aspects.v[w->aspect_at.v[told]];
}

static inline struct str
told_words(const struct work *w, const struct told *t)
{
	return str_sub(w->c->sources.v[t->source].article->text, t->m.start,
		       t->m.end);
}

static inline struct span
told_sentence(const struct work *w, const struct told *t)
{
	struct sentence s = w->c->sources.v[t->source].sentences.v[t->sentence];

	return (struct span){s.start, s.end};
}

static inline struct str
told_sentence_text(const struct work *w, const struct told *t)
{
	struct span s = told_sentence(w, t);

	return str_sub(w->c->sources.v[t->source].article->text, s.start,
		       s.end);
}

#endif
