/* What the comparer finds: facts with verdicts, copies, checks, events, and
 * the reasons for each. A mention is named by its place in story order. */
#ifndef RASHOMON_COMPARE_FACT_H
#define RASHOMON_COMPARE_FACT_H

#include "rashomon/article/article.h"
#include "rashomon/extract/mention.h"
#include "rashomon/text/language.h"

enum verdict {
	VERDICT_AGREED,
	VERDICT_COMPATIBLE,
	VERDICT_DIFFERS,
	VERDICT_SINGLE,
	VERDICT_COPIED,
	VERDICT_COUNT
};

/* One source of the story, ready to compare. */
struct source {
	struct article *article; /* borrowed */
	const char *id;		 /* "s1" …, in story order */
	sentence_list sentences; /* of article text [0, body), then those
				  * of its headline, standfirst, earlier and
				  * watch blocks */
	size_t copy_of;		 /* place of its original, from 1; 0 none */
	double copy_share;	 /* 0..1 of its text that is the original's */
	size_t part_of;		 /* no copy, but a part of it stands in an older
				  * source: its place, from 1; 0 none */
	double part_share;	 /* 0..1 of its text that does */
};

/* A mention in the story. */
struct told {
	struct mention m;
	size_t source;		 /* place of its source, from 0 */
	size_t sentence;	 /* place in the source's sentences */
	const char *attribution; /* who says so, as the text has it; "" */
	size_t fact;		 /* place of its fact, from 0; MENTION_LOOSE */
};
#define MENTION_LOOSE ((size_t)-1)

struct fact {
	const char *id; /* "f1" …, in story order */
	enum mention_kind kind;
	enum verdict verdict;
	const char *label;			     /* "accounts: 25,000" */
	const char *value, *value2, *unit, *subject; /* of the best mention */
	size_t independent;			     /* independent origins */
	VEC(size_t) told; /* its mentions, by source then place */
	size_t silent;	  /* how many sources say nothing of it */
	VEC(const char *) origins;
	VEC(const char *) why; /* sentences a reader understands */
	bool by_user;	       /* merged, split or judged by the user */
	bool no_conflict;      /* the user says that its values agree */
};

enum check_kind {
	CHECK_SUM,
	CHECK_CHANGE,
	CHECK_PERCENTAGE,
	CHECK_SPAN,
	CHECK_RATIO
};

struct check {
	enum check_kind kind;
	size_t source;
	struct span span; /* in the source's text */
	bool holds;
	const char *why; /* the working */
};

struct event {
	const char *id;		 /* "e1" … by time */
	const char *start, *end; /* ISO; end NULL: no range */
	const char *precision;	 /* minute, hour, day, month, year … */
	const char *label;	 /* best sentence, shortened */
	size_t label_source;	 /* whose sentence it is */
	struct span label_span;
	bool publication; /* a publication day, not an event */
	VEC(size_t) facts;
	VEC(size_t) told; /* the time mentions */
	VEC(size_t) sources;
};

const char *verdict_name(enum verdict v); /* "agreed" … */
char verdict_mark(enum verdict v);	  /* = ~ ! 1 c */
const char *check_name(enum check_kind k);

#endif
