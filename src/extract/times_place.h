/* Between the parts that place a time on the calendar: what a day is, what
 * has been said so far, how a value is printed. */
#ifndef RASHOMON_EXTRACT_TIMES_PLACE_H
#define RASHOMON_EXTRACT_TIMES_PLACE_H

#include "rashomon/extract/times.h"

/* A day, month or year: m and d are 0 where it is less than a day. */
struct day {
	int y, m, d;
	int hour, minute, second; /* -1 unknown */
	bool known;
};

struct resolver {
	struct day dct, last;
	struct day before; /* the one before `last`, of another year */
	size_t last_sentence;
	bool last_stated; /* the last year was stated, not inferred */
	bool narrative;
};

static inline bool
is(const char *a, const char *b)
{
	return a && !strcmp(a, b);
}

void day_add(struct day *d, long n);
void day_add_months(struct day *d, long n);
void day_add_seconds(struct day *d, long n);

/* The day of a holiday's KEY in year `y`; false where no rule tells it. */
bool holiday_place(const char *key, int y, int *m, int *d);
enum { LUNAR_EVE = 30 };
/* The day `d` of lunar month `m` (the leap one of that number) in the lunar
 * year that begins in `y`; LUNAR_EVE is the last of its month, 29 or 30. False
 * outside 1900 to 2100 and where there is no such day. */
bool lunar_place(int y, int m, int d, bool leap, struct day *out);
/* The month in which most of its days fall. */
int holiday_month(const char *key);

/* Gives `t` its place; what stays unknown is 0 or !known. False: no value. */
bool time_place(struct resolver *r, struct time_raw *t, struct day *d);
/* Of the parts of time_place: the nth day, week or month inside `d`. */
bool time_place_nth(struct day *d, struct time_raw *t);
/* Moves `d` by the shift, and leaves it as coarse as the unit. */
bool time_shift(struct resolver *r, struct day *d, struct time_raw *t);
/* "Three days after" what has been placed. */
bool time_offset(struct day *d, const struct time_raw *t);

/* A string of fixed room; longer values are cut. */
struct str_out {
	char p[48];
	size_t n;
};

void time_print(struct str_out *o, const struct time_raw *t,
		const struct day *d);
/* times_cover.c: the interval of a lone time; false, and nothing printed, where
 * its value is no interval. */
bool time_print_cover(struct str_out *o, const struct time_raw *t,
		      const struct day *d);
/* "last two weeks" without an article: the whole units before this one. */
void time_print_interval(struct str_out *o, const struct time_raw *t,
			 const struct day *dct);

#endif
