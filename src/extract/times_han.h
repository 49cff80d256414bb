/* Between the parts that read times in Chinese. */
#ifndef RASHOMON_EXTRACT_TIMES_HAN_H
#define RASHOMON_EXTRACT_TIMES_HAN_H

#include "rashomon/extract/times.h"

struct figure {
	long n;
	size_t end;
	int digits; /* written as plain digits: how many; 0 composed */
	bool half;  /* .5 */
	bool vague;
	bool pair; /* 七八: seven or eight; n is the first */
};

/* The figure that was read last; the parts of a time ask for it in turn. */
struct figure_memo {
	size_t at; /* (size_t)-1: none yet */
	bool got;
	struct figure f;
};

struct han {
	struct str text;
	const struct pack *pack;
	time_list *out;
	size_t sentence;
	bool dated; /* a day stands before: 号 marks another */
	bool title; /* between 《 and 》 */
	struct figure_memo *memo;
	size_t ahead; /* where words last looked ahead in this sentence */
};

const struct pack_entry *han_as(const struct han *h, size_t at,
				enum pack_class cls, size_t *end);
static inline bool
han_stands(const struct han *h, size_t at, const char *word, size_t *end)
{
	size_t n;

	if (at >= h->text.n || h->text.p[at] != word[0])
		return false;
	if ((unsigned char)word[0] >= 0xE0 &&
	    (at + 2 >= h->text.n || h->text.p[at + 2] != word[2] ||
	     h->text.p[at + 1] != word[1]))
		return false;
	n = strlen(word);
	if (at + n > h->text.n || memcmp(h->text.p + at, word, n) != 0)
		return false;
	*end = at + n;
	return true;
}
bool han_any(const struct han *h, size_t at, const char *const *words,
	     size_t *end);
int han_digit(struct str s, size_t at, size_t *end);
/* A figure in digits only; *f is clear before. */
bool han_plain(const struct han *h, size_t at, struct figure *f);
bool han_figure(const struct han *h, size_t at, struct figure *f);
size_t han_blank(const struct han *h, size_t at);
/* 日元 at `at`, no 日 before 元旦 and its like. */
bool han_yen(const struct han *h, size_t at);
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
/* Of two figures that share their mark, 1-5月: does what the first lacks,
 * `key`, come behind a second one at `at`? */
bool han_shared(const struct han *h, size_t at, const char *key);
/* 第二周, 第一个星期一, 最后一天 inside the longer time in `t`. */
size_t han_nth(const struct han *h, size_t at, struct time_raw *t);
/* 年底, 月初 without their year or month. */
size_t han_bare_end(const struct han *h, size_t at, struct time_raw *t);
/* 前三季度, 前11个月, 后三月 of the year in `t`, or of this one. */
size_t han_first_months(const struct han *h, size_t at, struct time_raw *t);
/* 之前, 以后, 起 … behind a time, 以内 … behind a length: part of it. */
size_t han_bound(const struct han *h, size_t at, const struct time_raw *t);
size_t han_modifier(const struct han *h, size_t at, struct time_raw *t);
size_t han_clock(const struct han *h, size_t at, struct time_raw *t);
void han_settle(struct time_raw *t);
size_t han_length(const struct han *h, size_t at, struct time_raw *t,
		  const char **unit, struct figure *amount);
/* The same where no longer length stands before: 5分 is a clock or score. */
size_t han_first_length(const struct han *h, size_t at, struct time_raw *t,
			const char **unit, struct figure *amount);
size_t han_whole_length(const struct han *h, size_t at, struct time_raw *t);
size_t han_set(const struct han *h, size_t at, struct time_raw *t);
size_t han_facing(const struct han *h, size_t at, struct time_raw *t);
size_t han_range_end(struct han *h, size_t at);
size_t han_year_range(struct han *h, size_t at);
size_t han_listed_year(struct han *h, size_t at);
size_t han_bare_range(struct han *h, size_t at);
/* 今明两年, 昨今两天. */
size_t han_window(const struct han *h, size_t at, struct time_raw *t);
size_t han_place(const struct han *h, size_t at, struct time_raw *t);
size_t han_one(const struct han *h, size_t at, struct time_raw *t);

/* Is the word at `at` the end of another: 出现在, 撑不过去, 这次日间? */
bool han_in_word(const struct han *h, size_t at);
/* Does the figure at `at` with its unit at [unit, end), `key`, count nothing:
 * 最后一天, 那一刻, 50周年? */
bool han_no_count(const struct han *h, size_t at, size_t unit, size_t end,
		  const struct figure *f, const char *key);

#endif
