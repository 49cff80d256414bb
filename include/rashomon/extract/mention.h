/* Mentions: spans of an article's text that say something comparable, with
 * their normalised value. */
#ifndef RASHOMON_EXTRACT_MENTION_H
#define RASHOMON_EXTRACT_MENTION_H

#include "rashomon/base/arena.h"
#include "rashomon/base/vec.h"

enum mention_kind {
	MENTION_TIME,
	MENTION_QUANTITY,
	MENTION_NAME,
	MENTION_QUOTE,
	MENTION_CLAIM,
	MENTION_KINDS
};

/* TIMEX3 types. */
enum timex { TIMEX_NONE, TIMEX_DATE, TIMEX_TIME, TIMEX_DURATION, TIMEX_SET };

enum name_type { NAME_NONE, NAME_PERSON, NAME_ORG, NAME_PLACE, NAME_PRODUCT };

struct mention {
	enum mention_kind kind : 8;
	enum timex timex : 8;
	enum name_type name : 8;
	signed char direction; /* -1 a fall, +1 a rise, 0 not said */
	bool by;	       /* with direction: the value is the change, not
				* the result ("rose by" / "rose to") */
	bool relative;	       /* TIME: resolved against the document's date
				* or an earlier anchor */
	bool partial_year;     /* TIME: the text does not state the year */
	size_t start, end;     /* bytes in the text given */
	/* TIME: TIMEX3 value. QUANTITY: decimal digits in base form
	 * ("28800000", "0.423"). NAME: the name, blanks and case normalised.
	 * QUOTE: the words between the marks. NULL: unresolved (a relative
	 * time without an anchor, "dozens"). */
	const char *value;
	const char *value2;    /* other end of a range; NULL: no range */
	const char *unit;      /* QUANTITY: "%", "pp", "bp", ISO 4217, a unit
				* ("km", "m3/s", "day"), or the thing counted
				* as written ("accounts"); "" none */
	const char *per;       /* QUANTITY: "day", "kg" of "per day", 每公斤;
				* NULL none. Speeds have it in the unit */
	const char *qualifier; /* "", about, nearly, over, "at least",
				* "up to", "fewer than", exactly, range;
				* times: early, mid, late, about, … */
	const char *subject;   /* what is counted or measured, as the text has
				* it around; "" unknown. Filled by compare
				* where the extractor leaves it */
	const char *speaker;   /* QUOTE: who says it; "" unknown */
	unsigned digits;       /* QUANTITY: significant digits as shown; 0 not
				* shown as digits ("a dozen") */
	int step;	       /* QUANTITY: power of ten of the last digit
				* shown: 28.8 million -> 5; 25,000 -> 0 (its
				* zeros count separately) */
};

typedef VEC(struct mention) mention_list;

const char *mention_kind_name(enum mention_kind k); /* "time" … */
const char *timex_name(enum timex t);		    /* "DATE" … */

/* Puts mentions in the order of the text; of those that begin together the
 * longest comes first. */
void mention_sort(struct mention *m, size_t n);

#endif
