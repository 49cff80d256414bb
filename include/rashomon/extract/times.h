/* Time expressions as read, before they are placed on the calendar. The
 * grammars (times_words.c, times_han.c) fill these in text order; the
 * calendar (times_resolve.c) turns them into TIMEX3 values. */
#ifndef RASHOMON_EXTRACT_TIMES_H
#define RASHOMON_EXTRACT_TIMES_H

#include "rashomon/extract/extract.h"
#include "rashomon/lang/pack.h"

enum { TIME_UNSET = -1, TIME_NO_YEAR = -100000 };

/* time_raw.tense: what the words around say of the time. */
enum { TIME_AHEAD = 1, TIME_SURELY_AHEAD, TIME_ALONE };

struct time_raw {
	size_t start, end;     /* bytes */
	size_t sentence;       /* counts sentence ends so far */
	char literal[24];      /* the value, where it needs no calendar */
	const char *season;    /* "SU"; NULL none */
	const char *part;      /* "MO"; NULL none */
	const char *zone;      /* "+01:00", "Z", "x" said but unknown */
	const char *qualifier; /* "early"; NULL none */
	const char *unit;      /* of the shift: "D", "W" …; NULL no shift */
	const char *holiday;   /* KEY of a named day */
	const char *nth_unit;  /* what is counted inside: "WD", "D", "W" … */
	const char *offset_unit; /* counted from the time: "D", "M" … */
	int offset;		 /* in offset_unit */
	int shift;		 /* in units */
	int interval;	 /* whole units up to now (< 0) or from now on */
	int year;	 /* TIME_NO_YEAR; negative: before Christ */
	int year_digits; /* 4 a year, 3 a decade, 2 a century */
	signed char month, day, weekday, hour, minute, second, quarter, half;
	signed char week;      /* of the year */
	signed char months[2]; /* of the year, first and last; 0 none */
	signed char nth;       /* which nth_unit in it; < 0 from its end */
	signed char day_move;
	signed char tense;   /* 0, or one of the above; ALONE: no other words */
	unsigned char depth; /* times read around this one */
	bool needs_last;     /* "later": never from the document's date */
	bool counted;	     /* "two weeks ago"; with a weekday: that near it */
	bool keeps_day;	     /* "a year ago today", by day_move days */
	bool anchored;	     /* shift counts from the last time said */
	bool short_year;     /* two digits were written */
	bool half_shift;     /* and a half */
	bool lunar;	     /* the day is of the lunar calendar */
	bool clock12;	     /* hour 1-12 and no half of the day said */
	bool window;	     /* from shift to interval, in units */
	bool ends_range;     /* the time before it is the other end */
	bool asked; /* lone, in a language with blanks: says what it covers */
	enum timex timex;
};
typedef VEC(struct time_raw) time_list;

void time_raw_init(struct time_raw *t, size_t start, size_t end);

/* Counts weeks as days: "three weeks ago" is a day. */
void time_exact(struct time_raw *t);

/* Days by the proleptic Gregorian calendar, 0 = 1970-01-01. */
long days_from_date(int y, int m, int d);
void date_from_days(long days, int *y, int *m, int *d);
/* 1 Monday … 7 Sunday. */
int weekday_of(long days);
int days_in_month(int y, int m);
/* ISO week; the year it belongs to in *year. */
int week_of(long days, int *year);

/* Writes the length of `n` units as TIMEX3 has it: P2W, PT3H, PXD (n < 0).
 * `half` adds a half. False for a unit that has no length. */
bool time_length(char out[24], const char *unit, long n, bool half);

/* Reads the times of a text in a language written with blanks. */
void times_words(time_list *out, struct str text, const struct pack *pack);
/* The same for Chinese. */
void times_han(time_list *out, struct str text, const struct pack *pack);

/* Places what was read on the calendar and appends the mentions. */
void times_resolve(mention_list *out, struct arena *arena,
		   const time_list *times, struct str dct);

#endif
