/* An amount in the making: a number with the unit, the range and the words
 * around it. Shared by the files of the quantity finder; private to them. */
#ifndef RASHOMON_EXTRACT_AMOUNTS_H
#define RASHOMON_EXTRACT_AMOUNTS_H

#include "rashomon/extract/extract.h"
#include "rashomon/extract/number.h"

enum unit_kind { UNIT_NONE, UNIT_MONEY, UNIT_PERCENT, UNIT_TIME, UNIT_MEASURE };

/* Words of the pack that were met at [start, end). */
struct place {
	size_t start, end;
	const struct pack_entry *e; /* NULL: none */
};

/* The text in hand and what was read of it before the next number. */
struct amounts {
	struct str text;  /* as given */
	struct str plain; /* of the same length, Han simplified; it may be cut
			   * where a time begins */
	struct str whole; /* plain, not cut: units may reach into a time */
	const struct pack *pack;
	struct str country; /* of the outlet */
	struct str language;
	struct arena *arena;
	struct place qualifier, unit, negative, between, label, ordinal;
	struct place per; /* 每小时: e is the unit of time */
	struct place direction, total;
	bool result; /* "to" stood behind the direction: rose to */
};

struct amount {
	struct number n;
	struct decimal high; /* the upper end of a range; mantissa 0 none */
	size_t start, end;   /* bytes of the text */
	const char *unit;
	enum unit_kind kind;
	const char *per; /* NULL none */
	const char *qualifier;
};

/* Reads the number that starts at `at` in either script; false if none. */
bool amount_number(const struct amounts *w, size_t at, struct number *n);
/* Reads all that belongs to the number `n` that starts at `at`. Whether that
 * counts as a quantity is amount_counts(). */
void amount_read(const struct amounts *w, size_t at, const struct number *n,
		 struct amount *a);
bool amount_counts(const struct amounts *w, const struct amount *a, size_t at);

/* Is the number [start, end) a name's: behind a label ("Flight 1815"), or of
 * a house ("1600 Pennsylvania Avenue")? */
bool amount_names(const struct amounts *w, size_t start, size_t end);

/* Units (amount_unit.c): the one said before the number (a->start moves), the
 * one behind it with its parts ("5 feet 2 inches") and "per day"; the thing
 * counted where there is no unit, "" when none is found. */
void amount_unit_before(const struct amounts *w, struct amount *a);
void amount_unit_behind(const struct amounts *w, struct amount *a);
const char *amount_counted(const struct amounts *w, size_t at);

/* Do words that end at `end` touch what starts at `start`, at most one blank
 * between? */
bool amount_touches(const struct amounts *w, size_t end, size_t start);
/* Does `words` stand at `at`? A unit may reach into a time, so that `at` can
 * lie behind the cut of `plain`. */
static inline bool
amount_starts(const struct amounts *w, size_t at, struct str words)
{
	return at <= w->whole.n &&
	       str_starts(str_sub(w->whole, at, w->whole.n), words);
}

/* Behind the blanks at `at`. */
size_t amount_blanks(const struct amounts *w, size_t at);

#endif
