/* Quantities: a number, what stands before it (qualifier, currency sign) and
 * what stands behind it (unit, or the thing counted).
 *
 * The text is walked once, word by word or, in Han text, character by
 * character. Each is looked up in the language's pack of amounts, a trie, and
 * is one of three things: the start of a number, which amount.c reads with
 * its surroundings; a word that bears on the next number, which is noted with
 * its place; or nothing. What a time covers is passed over, unless a number
 * reads on beyond the time's end ("1/4 mile", 三点一四): then it was none.
 *
 * Han text is simplified once, into a copy of the same length, so that the
 * packs need each word in one form. Growth: linear in the text; each number
 * looks a bounded way around. */
#include "amounts.h"
#include "number_han.h"

#include "rashomon/base/ascii.h"
#include "rashomon/base/mem.h"
#include "rashomon/text/fold.h"
#include "rashomon/text/utf8.h"

#include <stdlib.h>

struct walker {
	struct amounts w;
	struct str plain; /* whole */
	mention_list *out;
	size_t *taken; /* the times in out, by place */
	size_t taken_n, at_taken;
};

static const char *
print_value(struct arena *arena, struct decimal d)
{
	char z[64];

	decimal_print(d, z);
	return arena_dup(arena, str_of(z));
}

/* Did the value rise or fall, and is it the change or the result? */
static void
take_direction(const struct amounts *w, struct mention *m)
{
	enum { NEAR = 48 };

	if (!w->direction.e || !w->direction.e->number ||
	    m->start > w->direction.end + NEAR)
		return;
	m->direction = (signed char)w->direction.e->number;
	m->by = !w->result;
}

static void
keep(struct walker *k, const struct amount *a)
{
	struct mention m = {.kind = MENTION_QUANTITY,
			    .start = a->start,
			    .end = a->end,
			    .unit = a->unit,
			    .per = a->per,
			    .qualifier = a->qualifier,
			    .subject = "",
			    .speaker = "",
			    .digits = a->n.digits,
			    .step = a->n.step};

	m.value = print_value(k->w.arena, a->n.value);
	if (a->high.mantissa)
		m.value2 = print_value(k->w.arena, a->high);
	if (!*m.unit)
		m.unit = amount_counted(&k->w, a->end);
	take_direction(&k->w, &m);
	vec_push(k->out, m);
}

static struct mention *
time_at(const struct walker *k, size_t i)
{
	return &k->out->v[k->taken[i]];
}

/* The text is cut where the next time starts. */
static void
cut_at_time(struct walker *k)
{
	k->w.plain.n = k->at_taken < k->taken_n ? time_at(k, k->at_taken)->start
						: k->plain.n;
}

/* Drops the times that reach into [start, end): they were none. */
static void
drop_times(struct walker *k, size_t start, size_t end)
{
	for (size_t i = k->at_taken; i-- && time_at(k, i)->end > start;)
		if (time_at(k, i)->start < end)
			time_at(k, i)->kind = MENTION_KINDS;
	while (k->at_taken < k->taken_n &&
	       time_at(k, k->at_taken)->start < end) {
		time_at(k, k->at_taken)->kind = MENTION_KINDS;
		k->at_taken++;
	}
	cut_at_time(k);
}

/* Behind the rest of a code or name that a number opened: "737-800". */
static size_t
token_end(const struct walker *k, size_t at)
{
	struct str s = k->w.plain;

	while (at < s.n &&
	       (ascii_letter(s.p[at]) || ascii_digit(s.p[at]) ||
		(s.p[at] == '-' && at + 1 < s.n && ascii_digit(s.p[at + 1]))))
		at++;
	return at;
}

/* A scale right behind a number is none of its own: 五十千, 三十百货. */
static size_t
over_scale(const struct walker *k, const struct amount *a)
{
	if (a->end == a->n.end && a->n.worded && a->end < k->w.plain.n &&
	    (unsigned char)k->w.plain.p[a->end] >= 0xE4 &&
	    scale_at(k->w.plain, a->end))
		return a->end + strlen("百");
	return a->end;
}

/* Tries the number that starts at `at`; gives the place behind what was read,
 * `at` where there is no number. */
static size_t
try_number(struct walker *k, size_t at)
{
	struct amounts uncut = k->w;
	struct amount a;
	struct number n;

	uncut.plain = k->plain;
	if (!amount_number(&uncut, at, &n))
		return at;
	if (n.end > k->w.plain.n) /* 三百二十四点七五: the number wins */
		drop_times(k, at, n.end);
	amount_read(&k->w, at, &n, &a);
	if (!amount_counts(&k->w, &a, at))
		return ascii_digit(k->w.plain.p[at])
			       ? token_end(k, a.high.mantissa ? a.end : a.n.end)
			       : (a.n.end > at ? a.n.end : at);
	drop_times(k, a.start, a.end);
	keep(k, &a);
	return over_scale(k, &a);
}

/* Notes the words at [start, end) for the number that may follow. */
static void
note(struct walker *k, const struct pack_entry *e, size_t start, size_t end)
{
	struct amounts *w = &k->w;
	struct place here = {start, end, e};

	switch (e->cls) {
	case PACK_APPROX:
		w->qualifier = here;
		break;
	case PACK_MONEY:
	case PACK_MONEY_CODE:
	case PACK_MEASURE_BEFORE:
		w->unit = here;
		break;
	case PACK_NEGATIVE:
		w->negative = here;
		break;
	case PACK_BETWEEN:
		w->between = here;
		break;
	case PACK_LABEL:
		w->label = here;
		break;
	case PACK_TOTAL:
		w->total = here;
		break;
	case PACK_ORDINAL_MARK:
		w->ordinal = here;
		break;
	case PACK_DIRECTION:
		w->direction = here;
		w->result =
			w->pack->han &&
			(str_ends(str_sub(w->plain, start, end), STR("至")) ||
			 str_ends(str_sub(w->plain, start, end), STR("到")));
		break;
	case PACK_RANGE:
		w->result |= w->direction.e != NULL;
		break;
	case PACK_PER:
		w->per.start = start;
		w->per.e = !w->pack->han
				   ? NULL
				   : pack_match_in(w->pack, w->whole, end,
						   PACK_BIT(SPAN) |
							   PACK_BIT(MEASURE),
						   &w->per.end);
		break;
	default:
		break;
	}
}

/* May an entry of this form open a number? */
static bool
opens_number(const struct pack_entry *e)
{
	for (;; e++) {
		switch (e->cls) {
		case PACK_DIGIT:
		case PACK_HALF:
		case PACK_ONE:
		case PACK_SCALE_PLURAL:
		case PACK_DOZEN:
		case PACK_VAGUE:
		case PACK_DENOMINATOR:
		case PACK_IDIOM:
			return true;
		default:
			if (!e->more)
				return false;
		}
	}
}

/* The word or character at `at`, in the pack; gives the place behind it. */
static size_t
step_word(struct walker *k, size_t at)
{
	struct amounts *w = &k->w;
	size_t end = at, next;
	const struct pack_entry *e = pack_match(w->pack, w->plain, at, &end);
	struct number n;
	uint32_t cp;

	if (e && pack_as(e, PACK_STOP)) {
		if (!w->pack->han || !amount_number(w, at, &n) || n.end <= end)
			return end;
	} else if (e && !opens_number(e)) {
		for (;; e++) {
			note(k, e, at, end);
			if (!e->more)
				return end;
		}
	}
	if (e) {
		next = try_number(k, at);
		if (next > at)
			return next;
		for (; !pack_as(e, PACK_IDIOM); e++) {
			note(k, e, at, end);
			if (!e->more)
				break;
		}
		return end;
	}
	if (ascii_letter(w->plain.p[at])) {
		while (at < w->plain.n && ascii_letter(w->plain.p[at]))
			at++;
		return at;
	}
	return at + utf8_next(w->plain, at, &cp);
}

/* Of a fraction sign, of NO-BREAK SPACE, of quotation marks … */
static bool
fraction_lead(char c)
{
	return c == '\xC2' || c == '\xE2';
}

static bool
full_digit(struct str s, size_t at)
{
	return (unsigned char)s.p[at] == 0xEF && at + 2 < s.n &&
	       (unsigned char)s.p[at + 1] == 0xBC &&
	       (unsigned char)s.p[at + 2] >= 0x90 &&
	       (unsigned char)s.p[at + 2] <= 0x99;
}

/* One step from `at`; gives the next place. */
static size_t
step(struct walker *k, size_t at)
{
	struct amounts *w = &k->w;
	char c = w->plain.p[at];
	size_t next;

	if (c == ' ')
		return at + 1;
	if (c == '\n' || c == ';' ||
	    (c == '.' && at + 1 < w->plain.n && w->plain.p[at + 1] == ' ')) {
		w->direction.e = NULL;
		w->result = false;
		return at + 1;
	}
	if (ascii_digit(c) || full_digit(w->plain, at) || fraction_lead(c) ||
	    (c == '.' && at + 1 < w->plain.n &&
	     ascii_digit(w->plain.p[at + 1]) &&
	     (!at || (!ascii_letter(w->plain.p[at - 1]) &&
		      w->plain.p[at - 1] != '.')))) {
		next = try_number(k, at);
		if (next > at)
			return next;
		while (at < w->plain.n && ascii_digit(w->plain.p[at]))
			at++;
		if (at > next)
			return at;
	}
	if (ascii_letter(c) && at && ascii_letter(w->plain.p[at - 1]) &&
	    !w->pack->han) {
		while (at < w->plain.n && ascii_letter(w->plain.p[at]))
			at++;
		return at;
	}
	return step_word(k, at);
}

/* Is a time written as four digits alone? */
static bool
is_lone_year(const struct walker *k, const struct mention *time)
{
	for (size_t i = time->start; i < time->end; i++)
		if (!ascii_digit(k->plain.p[i]))
			return false;
	return time->end - time->start == 4;
}

/* Does an amount start where the time starts and read on beyond it? Then the
 * time was none: "1/4 mile", 三点一四, "3 years of age", "2011 metres"; nor
 * in "a total of 2024 people". */
static bool
outreads(struct walker *k, size_t at, const struct mention *time)
{
	struct amount a;
	struct number n;

	if (!amount_number(&k->w, at, &n))
		return false;
	amount_read(&k->w, at, &n, &a);
	if (!amount_counts(&k->w, &a, at))
		return false;
	if (is_lone_year(k, time) && !a.high.mantissa &&
	    (a.kind == UNIT_MEASURE ||
	     (k->w.total.e && amount_touches(&k->w, k->w.total.end, at))))
		return true;
	if (a.end <= time->end)
		return false;
	return n.end > time->end || (n.fraction && a.kind != UNIT_NONE) ||
	       (a.kind == UNIT_TIME && !a.high.mantissa);
}

/* Where in a time such an amount starts: at its start, or behind a word or
 * two of a duration ("around 3 years of age"). The time's end if nowhere. */
static size_t
number_that_outreads(struct walker *k, const struct mention *time)
{
	size_t at = time->start;

	for (int i = 0; i < 3 && at < time->end; i++) {
		if (outreads(k, at, time))
			return at;
		if (time->timex != TIMEX_DURATION)
			break;
		while (at < time->end && k->plain.p[at] != ' ')
			at++;
		at++;
	}
	return time->end;
}

/* Walks up to the next time, then over it. */
static size_t
pass_time(struct walker *k, size_t at)
{
	struct mention *time = time_at(k, k->at_taken);
	size_t end = time->end, stop;
	const struct pack_entry *e;

	k->at_taken++;
	cut_at_time(k);
	if (k->w.plain.n < end)
		k->w.plain.n = end;
	if (is_lone_year(k, time) &&
	    amount_names(&k->w, time->start, time->end)) {
		time->kind = MENTION_KINDS; /* to be dropped */
	} else if (at == time->start) {
		size_t from = number_that_outreads(k, time);

		if (from < end) {
			time->kind = MENTION_KINDS; /* to be dropped */
			return from;
		}
	}
	e = pack_match(k->w.pack, k->plain, time->start, &stop);
	if (e && (e = pack_as(e, PACK_PER)) != NULL)
		note(k, e, time->start, stop); /* 每小时 十公里 */
	return end > at ? end : at;
}

/* A Han character that opens nothing; full-width forms are looked at. */
static bool
is_barren(const struct walker *k, size_t at)
{
	unsigned char c = (unsigned char)k->plain.p[at];

	return c >= 0xE3 && c < 0xEF && at + 3 <= k->plain.n &&
	       !pack_may_start(k->w.pack, k->plain, at);
}

static void
walk(struct walker *k)
{
	size_t at = 0;

	while (at < k->plain.n) {
		if (k->at_taken < k->taken_n &&
		    at >= time_at(k, k->at_taken)->start)
			at = pass_time(k, at);
		else if (is_barren(k, at))
			at += 3;
		else
			at = step(k, at);
	}
}

/* The times in `out`, sorted by place; they mostly are already. */
static void
list_times(struct walker *k)
{
	const struct mention *m = k->out->v;
	size_t n = k->out->n;

	k->taken = n ? mem_alloc(n * sizeof *k->taken) : NULL;
	for (size_t i = 0; i < n; i++) {
		size_t j = k->taken_n;

		if (m[i].kind != MENTION_TIME)
			continue;
		for (; j && m[k->taken[j - 1]].start > m[i].start; j--)
			k->taken[j] = k->taken[j - 1];
		k->taken[j] = i;
		k->taken_n++;
	}
	cut_at_time(k);
}

static void
remove_dropped(mention_list *out)
{
	size_t n = 0;

	for (size_t i = 0; i < out->n; i++)
		if (out->v[i].kind != MENTION_KINDS)
			out->v[n++] = out->v[i];
	out->n = n;
}

/* A copy of `text` with every Han character simplified that keeps its length
 * in bytes; `text` is valid UTF-8. */
static char *
simplified(struct str text)
{
	char *copy = mem_alloc(text.n + 1);
	const unsigned char *p = (const unsigned char *)text.p;

	memcpy(copy, text.p, text.n);
	copy[text.n] = '\0';
	for (size_t at = 0; at < text.n; at++) {
		uint32_t cp, to;

		if (p[at] < 0xE3 || p[at] >= 0xF0 || at + 3 > text.n)
			continue;
		cp = (p[at] & 15u) << 12 | (p[at + 1] & 63u) << 6 |
		     (p[at + 2] & 63u);
		to = fold_han(cp);
		if (to != cp && to <= 0xFFFF) {
			copy[at] = (char)(0xE0 | to >> 12);
			copy[at + 1] = (char)(0x80 | (to >> 6 & 63));
			copy[at + 2] = (char)(0x80 | (to & 63));
		}
		at += 2;
	}
	return copy;
}

void
extract_quantities(mention_list *out, struct arena *arena, struct str text,
		   const struct extract_context *context)
{
	struct walker k = {.w = {.text = text,
				 .plain = text,
				 .pack = pack_amounts(context->language),
				 .country = context->country,
				 .language = context->language,
				 .arena = arena},
			   .plain = text,
			   .out = out};
	char *copy = NULL;

	if (k.w.pack->han) {
		copy = simplified(text);
		k.plain.p = k.w.plain.p = copy;
	}
	k.w.whole = k.plain;
	list_times(&k);
	walk(&k);
	remove_dropped(out);
	free(k.taken);
	free(copy);
}
