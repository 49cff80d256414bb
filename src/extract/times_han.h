/* Between the parts that read times in Chinese. */
#ifndef RASHOMON_EXTRACT_TIMES_HAN_H
#define RASHOMON_EXTRACT_TIMES_HAN_H

#include "rashomon/extract/times.h"

struct han {
	struct str text;
	const struct pack *pack;
	time_list *out;
	size_t sentence;
	size_t ahead; /* where words last looked ahead in this sentence */
};

struct figure {
	long n;
	size_t end;
	int digits; /* written as plain digits: how many; 0 composed */
	bool half;  /* .5 */
	bool vague;
};

const struct pack_entry *han_as(const struct han *h, size_t at,
				enum pack_class cls, size_t *end);
bool han_stands(const struct han *h, size_t at, const char *word, size_t *end);
bool han_any(const struct han *h, size_t at, const char *const *words,
	     size_t *end);
int han_digit(struct str s, size_t at, size_t *end);
/* A figure in digits only; *f is clear before. */
bool han_plain(const struct han *h, size_t at, struct figure *f);
bool han_figure(const struct han *h, size_t at, struct figure *f);
size_t han_blank(const struct han *h, size_t at);
bool han_field(const struct han *h, size_t at, const char *key, size_t *end);
bool han_goes_on(const struct han *h, size_t at);
size_t han_year(const struct han *h, size_t at, struct time_raw *t);
size_t han_month(const struct han *h, size_t at, struct time_raw *t);
size_t han_day(const struct han *h, size_t at, struct time_raw *t);
size_t han_named_day(const struct han *h, size_t at, struct time_raw *t);
size_t han_weekday(const struct han *h, size_t at, struct time_raw *t);
size_t han_date_digits(const struct han *h, size_t at, struct time_raw *t);
size_t han_age(const struct han *h, size_t at, struct time_raw *t);
size_t han_span(const struct han *h, size_t at, struct time_raw *t);
size_t han_modifier(const struct han *h, size_t at, struct time_raw *t);
size_t han_clock(const struct han *h, size_t at, struct time_raw *t);
void han_settle(struct time_raw *t);
size_t han_length(const struct han *h, size_t at, struct time_raw *t,
		  const char **unit, struct figure *amount);
size_t han_whole_length(const struct han *h, size_t at, struct time_raw *t);
size_t han_set(const struct han *h, size_t at, struct time_raw *t);
size_t han_facing(const struct han *h, size_t at, struct time_raw *t);
size_t han_range_end(struct han *h, size_t at);
size_t han_year_range(struct han *h, size_t at);
size_t han_bare_range(struct han *h, size_t at);
size_t han_place(const struct han *h, size_t at, struct time_raw *t);
size_t han_one(const struct han *h, size_t at, struct time_raw *t);

#endif
