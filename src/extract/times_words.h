/* The tokens of a paragraph and the cursor that the grammar of times in
 * languages written with blanks reads them by. */
#ifndef RASHOMON_EXTRACT_TIMES_WORDS_H
#define RASHOMON_EXTRACT_TIMES_WORDS_H

#include "rashomon/extract/times.h"

enum token_kind {
	TOKEN_END,
	TOKEN_WORD,
	TOKEN_ENTRY,
	TOKEN_NUMBER,
	TOKEN_MARK
};

struct token {
	size_t start, end;
	const struct pack_entry *e; /* ENTRY */
	uint64_t classes;	    /* ENTRY: bits 1 << class of its entries */
	long number;		    /* NUMBER */
	unsigned char kind;
	unsigned char digits; /* NUMBER: how many were written */
	char mark;	      /* MARK: the byte; '.' ends, 'x' other */
	bool capital;	      /* the first letter is one */
	bool glued;	      /* no blank before it */
	bool fraction;	      /* NUMBER: has decimals or groups */
	bool opens;	      /* first word of a sentence */
};

typedef VEC(struct token) token_list;

struct words {
	struct str text;
	const struct pack *pack;
	token_list tokens; /* of the paragraph in hand; ends in TOKEN_END */
	time_list *out;
	size_t sentence;
	size_t other; /* words that no time took */
	bool alone;   /* the text is nothing but times */
};

/* Reads the paragraph text[from, to) into w->tokens. */
void words_tokens(struct words *w, size_t from, size_t to);

static inline const struct pack_entry *
token_as(const struct token *t, enum pack_class cls)
{
	return t->classes >> cls & 1 ? pack_as(t->e, cls) : NULL;
}

static inline bool
token_mark(const struct token *t, char mark)
{
	return (t->kind == TOKEN_MARK || t->kind == TOKEN_ENTRY) &&
	       t->mark == mark;
}

/* A noun that a number before it counts, and no time: "the 3rd time". */
static inline bool
token_counted(const struct token *t)
{
	return t->kind == TOKEN_WORD || token_as(t, PACK_PERIOD) ||
	       token_as(t, PACK_TIMES);
}

static inline const struct token *
at(const struct words *w, size_t i)
{
	return &w->tokens.v[i < w->tokens.n ? i : w->tokens.n - 1];
}

static inline bool
key_is(const struct pack_entry *e, const char *key)
{
	return e && !strcmp(pack_key(e), key);
}

/* A unit of time, singular or plural. */
static inline const struct pack_entry *
unit_at(const struct words *w, size_t i)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_UNIT_TIME);

	return e ? e : token_as(at(w, i), PACK_UNIT_PLURAL);
}

/* The grammar's parts: each reads from token `i`, fills `t` (fields and
 * t->end) and returns the token after, or 0 when nothing is there. `article`:
 * one stood before. */
size_t words_number(const struct words *w, size_t i, long *n, bool *ordinal);

/* times_core.c */
size_t words_core(const struct words *w, size_t i, bool article,
		  struct time_raw *t);
/* The date or day behind a weekday. */
size_t words_weekday_date(const struct words *w, size_t i, struct time_raw *t);

/* times_dates.c, times_clock.c, times_nth.c */
size_t words_year(const struct words *w, size_t i, struct time_raw *t);
size_t words_date(const struct words *w, size_t i, struct time_raw *t);
size_t words_numeric(const struct words *w, size_t i, struct time_raw *t);
size_t words_bare_day(const struct words *w, size_t i, struct time_raw *t);
size_t words_clock(const struct words *w, size_t i, struct time_raw *t);
/* "EST", "Baghdad time" behind an hour. */
size_t words_zone(const struct words *w, size_t i, struct time_raw *t);
size_t words_nth(const struct words *w, size_t i, struct time_raw *t);

/* times_years.c */
size_t words_ordinal(const struct words *w, size_t i, bool article,
		     struct time_raw *t);
size_t words_part_of_year(const struct words *w, size_t i, struct time_raw *t);
size_t words_decade(const struct words *w, size_t i, struct time_raw *t);
size_t words_decade_name(const struct words *w, size_t i, bool article,
			 struct time_raw *t);
size_t words_lone_year(const struct words *w, size_t i, struct time_raw *t);
size_t words_code(const struct words *w, size_t i, struct time_raw *t);
size_t words_year_code(const struct words *w, size_t i, struct time_raw *t);
size_t words_era_range(const struct words *w, size_t i, struct time_raw *t);

/* times_lengths.c */
size_t words_length(const struct words *w, size_t i, struct time_raw *t);
/* "weeklong", in one word. */
size_t words_lasting(const struct words *w, size_t i, struct time_raw *t);
size_t words_plural(const struct words *w, size_t i, struct time_raw *t);
size_t words_unit_offset(const struct words *w, size_t i, struct time_raw *t);
size_t words_every(const struct words *w, size_t i, struct time_raw *t);

/* times_period.c: "this period", "the same time"; "year-earlier". */
size_t words_period(const struct words *w, size_t i, struct time_raw *t);
size_t words_year_earlier(const struct words *w, size_t i, struct time_raw *t);
/* "period" behind a length; `i` itself when it is not there. */
size_t words_of_period(const struct words *w, size_t i, struct time_raw *t);

/* times_shifts.c */
const struct pack_entry *words_shift_at(const struct words *w, size_t i);
size_t words_shift(const struct words *w, size_t i, bool article,
		   struct time_raw *t);
size_t words_number_shift(const struct words *w, size_t i, struct time_raw *t);
size_t words_second(const struct words *w, size_t i, struct time_raw *t);
size_t words_day_shift(const struct words *w, size_t i, struct time_raw *t);
/* "evening", "pm" behind a day; `i` itself when neither is there. */
size_t words_day_part(const struct words *w, size_t i, struct time_raw *t);
size_t words_closing(const struct words *w, size_t i, struct time_raw *t);
size_t words_holiday(const struct words *w, size_t i, struct time_raw *t);
size_t words_season(const struct words *w, size_t i, bool article,
		    struct time_raw *t);

/* times_tail.c: one more part behind `t`; `i` itself when there is none. */
size_t words_tail(const struct words *w, size_t i, struct time_raw *t);
void words_merge(struct time_raw *t, const struct time_raw *u);
void words_settle_hour(struct time_raw *t);
/* Makes a set of a weekday, and of its hour. */
void words_set_weekday(struct time_raw *t, int weekday);

/* times_ranges.c: these push what they read. */
size_t words_partner(struct words *w, size_t i, const struct time_raw *t);
size_t words_clock_range(struct words *w, size_t i);
size_t words_day_hours(struct words *w, size_t i, struct time_raw *t);
void words_join(struct words *w, size_t first_token);

/* Is a number here the tail of a code, a version, a price? */
bool words_barred(const struct words *w, size_t i);

#endif
