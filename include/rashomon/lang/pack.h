/* Language packs: what a language calls months, units, numbers …
 *
 * A pack is a text file, lang/TAG.lang, compiled at build time into a const
 * trie (src/lang/compile.c). It holds, one thing a line:
 *
 *     # a note                      to the end of the line
 *     language TAG                  BCP 47, once, first
 *     part times|amounts|names      what it is for; times when not said
 *     script words|han              words: an entry ends where a word ends
 *     decimal comma                 numbers are written 1.234,5
 *     [class]                       one of PACK_CLASSES, by its name there
 *     KEY ENTRY...                  what the entries mean, and their forms
 *
 * KEY is a number or a short string (a unit's symbol, "12-25"); entries are
 * written in small letters (Latin text is matched without regard to case),
 * with _ for a blank, which an amounts part has in its keys too; Han entries
 * of such a part are simplified. An entry
 * may stand in several classes. Files of one language and part make one pack,
 * so that a generated list can stand in a file of its own. A new language is
 * new files, named in PACKS in Makefile.am; a new class is a line below.
 */
#ifndef RASHOMON_LANG_PACK_H
#define RASHOMON_LANG_PACK_H

#include "rashomon/base/str.h"

#include <stdint.h>

/* X(ENUM, name in the pack) */
#define PACK_CLASSES(X)                                                         \
	/* numbers */                                                           \
	X(DIGIT, "digit")		/* KEY 0-90: one, twenty, 三, 廿 */   \
	X(SCALE, "scale")		/* KEY power of ten: hundred, 万 */    \
	X(ORDINAL, "ordinal")		/* KEY value: first, twentieth */       \
	X(ORDINAL_MARK, "ordinal-mark") /* st, nd, th; 第 */                   \
	X(HALF, "half")			/* half, 半 */                         \
	X(NTH, "nth")			/* KEY -1 last, -2 penultimate */       \
	/* times */                                                             \
	X(MONTH, "month")	    /* KEY 1-12 */                              \
	X(MONTH_WEAK, "month-weak") /* KEY 1-12; also another word: may */      \
	X(WEEKDAY, "weekday")	    /* KEY 1 Monday … 7 Sunday */             \
	X(WEEKDAY_PLURAL, "weekday-plural")                                     \
	X(WEEKDAY_WEAK, "weekday-weak")                                         \
	X(UNIT_TIME, "unit-time") /* KEY as in P1D: S TM H D W M Q Y DE CE */   \
	X(UNIT_PLURAL, "unit-plural") /* the same units in the plural */        \
	X(PART, "part")		      /* KEY MO AF EV NI MI DT */               \
	X(CLOCK, "clock")	      /* KEY hour: noon 12, midnight 24 */      \
	X(SEASON, "season")	      /* KEY SP SU FA WI */                     \
	X(DAY_SHIFT, "day-shift")     /* KEY days: yesterday -1 */              \
	X(YEAR_SHIFT, "year-shift")   /* KEY years: 去年 -1 */                \
	X(DAY_PART, "day-part")	      /* KEY shift and part: tonight 0NI */     \
	X(REF, "ref")	  /* KEY PAST_REF PRESENT_REF FUTURE_REF */             \
	X(SHIFT, "shift") /* KEY -1 last, 0 this, 1 next */                     \
	X(SHIFT_ANCHOR,                                                         \
	  "shift-anchor") /* the same, from the last time said */               \
	X(AFTER, "after") /* KEY -1 ago, 1 from now */                          \
	X(AFTER_ANCHOR, "after-anchor") /* KEY -1 earlier, 1 later */           \
	X(OFFSET, "offset") /* KEY -1 before, 1 after a time said */            \
	X(SECOND_SHIFT, "second-shift")	    /* KEY 2 after next, -2 */          \
	X(CLOSING, "closing")		    /* KEY unit: EOD, EOM, EOY */       \
	X(WHOLE, "whole")		    /* all, the whole, another */       \
	X(DECADE, "decade")		    /* KEY 90: nineties */              \
	X(UNIT_ADJECTIVE, "unit-adjective") /* of "5 business days" */          \
	X(FISCAL, "fiscal")		    /* fiscal: before a year */         \
	X(MODIFIER, "modifier")		    /* KEY early mid late */            \
	X(APPROX, "approx")	  /* KEY qualifier: about, "at_least" */        \
	X(VAGUE, "vague")	  /* few, several, 数, 几 */                  \
	X(EVERY, "every")	  /* every, each, 每 */                        \
	X(TIMES, "times")	  /* once, twice */                             \
	X(FREQUENCY, "frequency") /* KEY P1D: daily */                          \
	X(ERA, "era")		  /* KEY BC AD */                               \
	X(REIGN, "reign")	  /* KEY year before its first: 民国 1911 */  \
	X(AMPM, "ampm")		  /* KEY AM PM */                               \
	X(OCLOCK, "oclock")                                                     \
	X(PAST_HOUR, "past-hour") /* KEY 1 past, -1 to, 2 after */              \
	X(ZONE, "zone")		  /* KEY +0100 */                               \
	X(HOLIDAY, "holiday")	  /* KEY 12-25, 11-4-4 (4th Thursday of 11),    \
				   * E-2 (days from Easter), L1-1 (lunar) */    \
	X(RANGE, "range")	  /* to, until, 至 */                          \
	X(LINK, "link")		  /* of, de, 的 */                             \
	X(ARTICLE, "article")	  /* the, el */                                 \
	X(ONE, "one")		  /* a, an, una */                              \
	X(PREPOSITION, "preposition") /* in, on, at: a time may follow; KEY 2   \
				       * where it is a length: for; 3 where a   \
				       * range may: from, between */            \
	X(AND, "and")                                                           \
	X(OR, "or")                                                             \
	X(FIELD, "field") /* KEY of the part of a date that the mark            \
			   * ends: Y 年, MO 月, D 日, H 点 … */           \
	X(AHEAD, "ahead") /* will, expected, 将: what follows is ahead; KEY    \
			   * 2 for will itself, 0 for the contrary */           \
	X(FROM_NOW, "from-now")	    /* in: "will end in two weeks" */           \
	X(AT_HOUR, "at-hour")	    /* at: a bare hour may follow */            \
	X(POSSESSIVE, "possessive") /* 's */                                    \
	X(LONG, "long")		    /* of "year-long" */                        \
	X(PERIOD, "period")	    /* KEY 1 period, 2 time */                  \
	X(LEAD, "lead") /* opens a time without being one: 公元 */            \
	X(STOP, "stop") /* phrases that only look like times or numbers */      \
	/* amounts; only in parts named so */                                   \
	X(SCALE_PLURAL, "scale-plural") /* KEY power: hundreds, thousands */    \
	X(DOZEN, "dozen")		/* KEY how many: dozen 12, 打 12 */    \
	X(DENOMINATOR, "denominator")	/* KEY: thirds 3, quarter 4 */          \
	X(POINT, "point")		/* decimal point said as a word */      \
	X(RATIO, "ratio")		/* one IN five, one OUT OF five */      \
	X(NEGATIVE, "negative")		/* minus, 负 */                        \
	X(NEGATIVE_AFTER, "negative-after") /* below zero */                    \
	X(BETWEEN, "between")		    /* opens a range: between, from */  \
	X(BETWEEN_END, "between-end")	    /* closes one: 之间 */            \
	X(APPROX_AFTER, "approx-after") /* KEY as of APPROX: or more, 左右 */ \
	X(MONEY, "money")	    /* KEY ISO 4217: dollars, €, 美元 */    \
	X(MONEY_NAME, "money-name") /* the same, only behind a number */        \
	X(MONEY_CODE, "money-code") /* KEY the code; in capitals only */        \
	X(CENT, "cent")	      /* KEY power of a coin behind money: cents -2 */  \
	X(PERCENT, "percent") /* KEY % pp bp */                                 \
	X(MEASURE, "measure") /* KEY the unit's symbol: km, m3/s */             \
	X(MEASURE_BEFORE, "measure-before") /* the same, said first: 摄氏 */  \
	X(SPAN, "span")		    /* KEY day, year …: units of time */      \
	X(PER, "per")		    /* per, 每 */                              \
	X(COUNTED, "counted")	    /* KEY what: people; no plural in -s */     \
	X(PHRASE_END, "phrase-end") /* words that end what is counted */        \
	X(CLASSIFIER, "classifier") /* measure words: 个, 名 */               \
	X(LABEL, "label")	    /* what follows is a name: Article, GPT */  \
	X(STREET, "street")	    /* ends a street's name: Avenue */          \
	X(TOTAL, "total")	    /* what follows is counted: a total of */   \
	X(DIRECTION, "direction")   /* KEY 1 rose, -1 fell, 0 changed */        \
	X(IDIOM, "idiom") /* words that open like a number: 一些 */           \
	/* names; only in parts named so */                                     \
	X(NAME, "name")	    /* KEY 1 place, 2 organisation, 3 person, 0         \
			     * anything else */                                 \
	X(INNER, "inner")   /* a word of names: 国家, 交通 */               \
	X(BEFORE, "before") /* a word that ends before a name: 要求 */

enum pack_class {
	PACK_NONE,
#define PACK_ENUM(id, name) PACK_##id,
	PACK_CLASSES(PACK_ENUM)
#undef PACK_ENUM
		PACK_CLASS_COUNT
};

/* A set of amount classes, for pack_match_in. */
#define PACK_BIT(id) (UINT32_C(1) << (PACK_##id - PACK_SCALE_PLURAL))

struct pack_entry {
	uint8_t cls;	/* enum pack_class */
	bool more;	/* the next entry is of the same form */
	uint16_t key;	/* pack_key */
	int32_t number; /* KEY as a number; 0 when it is none */
};

/* The keys of all packs, one after the other: entries have places in it, not
 * pointers, of which each had to be relocated at the start. */
extern const char pack_keys[];

/* KEY as written. */
static inline const char *
pack_key(const struct pack_entry *e)
{
	return pack_keys + e->key;
}

struct pack_node {
	int32_t base;  /* the child by byte b is node base + b … */
	int32_t check; /* … when that node's check is this node */
	int32_t entry; /* first entry of the form that ends here, or -1 */
};

enum pack_part { PACK_PART_TIMES, PACK_PART_AMOUNTS, PACK_PART_NAMES };

struct pack {
	const char *language;
	enum pack_part part;
	bool han;   /* entries need no word boundary */
	bool comma; /* decimal comma, dots between thousands */
	/* By code point of three bytes in UTF-8: which of `sets` holds the
	 * classes, as bits 1 << class % 64, of the entries that start with
	 * it; 0, the empty one, for most. */
	const uint8_t *opens;
	const uint64_t *sets;
	const struct pack_node *nodes;
	const struct pack_entry *entries;
};

/* All packs, ended by one without a language. */
extern const struct pack packs[];

/* The pack of times for a BCP 47 tag: the whole tag, else its language; NULL
 * none. */
const struct pack *pack_find(struct str language);
/* The pack of amounts, English where the language has none. */
const struct pack *pack_amounts(struct str language);
/* The pack of names: "en", or "zh" for Han script, simplified. */
const struct pack *pack_names(struct str language);

/* The classes that may start at `at`, as in `sets`: most Han characters are
 * told by one look; all where they cannot be told. */
static inline uint64_t
pack_may_start(const struct pack *pack, struct str text, size_t at)
{
	const unsigned char *p = (const unsigned char *)text.p + at;

	if (at + 3 > text.n || p[0] < 0xE0 || p[0] >= 0xF0)
		return UINT64_MAX;
	return pack->sets[pack->opens[(p[0] & 15u) << 12 | (p[1] & 63u) << 6 |
				      (p[2] & 63u)]];
}

/* The longest entry that starts at text.p[at], case folded; NULL none. `end`
 * is the byte after it. In a pack of words an entry that a letter or digit
 * follows does not count, unless it ends in one that is none. */
const struct pack_entry *pack_match(const struct pack *pack, struct str text,
				    size_t at, size_t *end);
/* The longest entry of one class there. */
const struct pack_entry *pack_match_as(const struct pack *pack, struct str text,
				       size_t at, enum pack_class cls,
				       size_t *end);
/* The longest entry of any amount class in `set` (PACK_BIT); *cls is the
 * class, the first in PACK_CLASSES when the form has several. */
const struct pack_entry *pack_match_in(const struct pack *pack, struct str text,
				       size_t at, uint32_t set, size_t *end);
/* The classes of times, as bits 1 << class, of all entries that start there. */
uint64_t pack_classes(const struct pack *pack, struct str text, size_t at);
/* The entry of that class among the entries of one form; NULL none. */
const struct pack_entry *pack_as(const struct pack_entry *e,
				 enum pack_class cls);

#endif
