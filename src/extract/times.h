/* Shared by the files of the time finder; private to them. */
#ifndef RASHOMON_EXTRACT_TIMES_H
#define RASHOMON_EXTRACT_TIMES_H

#include "rashomon/base/arena.h"
#include "rashomon/base/str.h"
#include "rashomon/extract/extract.h"

/* A calendar place; parts not known are 0 (hour and minute -1). */
struct when {
	int year, month, day;
	int hour, minute;
	bool zoned;	  /* offset is known */
	int offset;	  /* minutes east of UTC */
	const char *tail; /* what stands for the rest: "Q2", "SP", "H1",
			   * "W27", "NI" …; NULL none */
};

/* What the finder knows while it walks through a text. */
struct clock {
	struct str text;
	struct arena *arena;
	mention_list *out;
	struct when dct;    /* year 0: none */
	struct when anchor; /* the last day or year told; year 0: none */
};

struct when no_time(void);
/* Days since 1970-01-01 in the proleptic Gregorian calendar, and back. */
long day_number(int y, int m, int d);
struct when of_day_number(long n);
int month_days(int y, int m);
/* 1 Monday … 7 Sunday. */
int weekday_of(long day);
/* TIMEX3 value of `w`, in the arena. */
const char *when_print(struct arena *a, const struct when *w);

/* Appends a time to c->out. value NULL: unresolved. */
void time_keep(struct clock *c, size_t start, size_t end, enum timex type,
	       const char *value, const char *value2, const char *qualifier,
	       bool relative);
/* The same for a calendar place, which becomes the anchor. */
void time_keep_when(struct clock *c, size_t start, size_t end,
		    const struct when *w, const char *qualifier, bool relative);

/* What relative words count from: the document's day, else the anchor. */
struct when time_base(const struct clock *c);
/* The year that a day without one means. */
int time_year(const struct clock *c, int month, int day);
/* `w` moved by n units: 'D', 'W', 'M', 'Y'. */
struct when time_move(struct when w, long n, char unit);

/* Try to read a time at `at`; give the place behind it, or `at`. */
size_t time_latin(struct clock *c, size_t at);
size_t time_han(struct clock *c, size_t at);

#endif
