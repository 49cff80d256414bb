/* Sources made ready: sentences cut, mentions found and put in order.
 *
 * Mentions are sought in the article's text proper, run by run of blocks in
 * one language, so that a Chinese summary in an English page is read as
 * Chinese. A mention that no sentence holds whole is kept with the sentence
 * it starts in. Durations are quantities here: "90 days" is an amount, not a
 * day. Linear in the text. */
#include "work.h"

#include "rashomon/extract/extract.h"

#include <ctype.h>
#include <stdlib.h>

/* The sentence that holds byte `at`; `from` is where to start looking. */
static size_t
sentence_at(const sentence_list *s, size_t at, size_t from)
{
	while (from + 1 < s->n && s->v[from + 1].start <= at)
		from++;
	return from;
}

static const struct {
	char letter;
	const char *date, *time;
} period_units[] = {
	{'Y', "year", NULL}, {'M', "month", "min"}, {'W', "week", NULL},
	{'D', "day", NULL},  {'H', NULL, "h"},	    {'S', NULL, "s"},
};

static const char *
period_unit(char letter, bool time)
{
	for (size_t i = 0; i < COUNT(period_units); i++)
		if (period_units[i].letter == letter)
			return time ? period_units[i].time
				    : period_units[i].date;
	return NULL;
}

/* One part of a period, "90D" of "P90D": how many, and of what. */
struct period {
	struct str number;
	const char *unit;
};

static size_t
period_parts(const char *value, struct period out[4])
{
	bool time = false;
	size_t n = 0;

	if (!value || *value != 'P')
		return 0;
	for (const char *p = value + 1; *p && n < 4;) {
		size_t digits = strspn(p, "0123456789.");

		if (*p == 'T') {
			time = true;
			p++;
			continue;
		}
		if (!digits || !period_unit(p[digits], time))
			return 0;
		out[n++] = (struct period){{p, digits},
					   period_unit(p[digits], time)};
		p += digits + 1;
	}
	return n;
}

static double
unit_seconds(const char *unit)
{
	struct aspect a = {0};
	struct mention m = {.value = "1", .unit = unit};

	value_aspect(&a, &m);
	return a.value;
}

/* Turns a duration into a quantity; false when it has no number. */
static bool
duration_quantity(struct mention *m, struct arena *arena)
{
	struct period part[4], last[4];
	size_t n = period_parts(m->value, part);
	double seconds = 0;

	if (!n)
		return false;
	m->unit = part[n - 1].unit;
	if (n == 1) {
		const char *shown = arena_dup(arena, part[0].number);

		m->digits = (unsigned)part[0].number.n;
		m->value = shown;
	} else {
		for (size_t i = 0; i < n; i++)
			seconds +=
				strtod(arena_dup(arena, part[i].number), NULL) *
				unit_seconds(part[i].unit);
		m->value = arena_printf(arena, "%.10g",
					seconds / unit_seconds(m->unit));
	}
	if (m->value2)
		m->value2 = period_parts(m->value2, last) == 1
				    ? arena_dup(arena, last[0].number)
				    : NULL;
	m->kind = MENTION_QUANTITY;
	m->timex = TIMEX_DURATION;
	return true;
}

/* 94秒后: seconds, minutes and hours after something told are an amount; no
 * day or moment of a report is so many of them away. */
static bool
is_later_amount(struct mention *m, struct str words, struct arena *arena)
{
	static const struct {
		const char *word, *unit;
	} units[] = {{"秒", "s"},    {"分钟", "min"}, {"分鐘", "min"},
		     {"小时", "h"},  {"小時", "h"},   {"个小时", "h"},
		     {"個小時", "h"}};
	static const char *const tails[] = {"后", "後", "之后", "之後",
					    "内", "內", "前",	"之前"};
	size_t n = 0;
	struct str unit;

	while (n < words.n &&
	       (isdigit((unsigned char)words.p[n]) || (n && words.p[n] == '.')))
		n++;
	unit = str_sub(words, n, words.n);
	for (size_t i = 0; n && i < COUNT(units); i++) {
		struct str word = str_of(units[i].word);

		if (!str_starts(unit, word) ||
		    !str_eq_any(str_sub(unit, word.n, unit.n), STR_LIST(tails)))
			continue;
		m->kind = MENTION_QUANTITY;
		m->timex = TIMEX_DURATION;
		m->value = arena_dup(arena, str_sub(words, 0, n));
		m->unit = units[i].unit;
		m->digits = (unsigned)n;
		m->end = m->start + n + word.n;
		return true;
	}
	return false;
}

/* The small number that begins `s`: "four", "4", 四; 0 for none. */
static unsigned long
small_number(struct str s)
{
	static const struct {
		const char *word;
		unsigned long number;
	} words[] = {{"one ", 1},  {"two ", 2},	 {"three ", 3}, {"four ", 4},
		     {"five ", 5}, {"six ", 6},	 {"seven ", 7}, {"eight ", 8},
		     {"nine ", 9}, {"ten ", 10}, {"一", 1},	{"二", 2},
		     {"两", 2},	   {"兩", 2},	 {"三", 3},	{"四", 4},
		     {"五", 5},	   {"六", 6},	 {"七", 7},	{"八", 8},
		     {"九", 9}};
	unsigned long n = 0;

	for (size_t i = 0; i < s.n && i < 4 && isdigit((unsigned char)s.p[i]);
	     i++)
		n = 10 * n + (unsigned long)(s.p[i] - '0');
	for (size_t i = 0; i < COUNT(words) && !n; i++)
		if (str_starts_ascii(s, str_of(words[i].word)))
			n = words[i].number;
	return n;
}

/* "four to six days", 四至六天: the length that was found is the upper one. */
static void
add_lower_end(struct mention *m, struct str words, struct arena *arena)
{
	static const char *const joins[] = {" to ", "-",  "–",
					    "至",   "到", " or "};
	unsigned long low = small_number(words);

	if (m->timex != TIMEX_DURATION || !low || m->value2 || !m->value ||
	    (double)low >= strtod(m->value, NULL) ||
	    !str_has_any(words, STR_LIST(joins)))
		return;
	m->value2 = m->value;
	m->value = arena_printf(arena, "%lu", low);
	m->qualifier = "range";
}

/* "6.5 percent over 12 months" runs for that time, it is not more; "lasted
 * over 12 months" is. */
static void
settle_over(struct mention *m, struct str before, struct str words)
{
	static const char *const more[] = {
		" for",	  " lasted", " last",	" lasts", " took",   " take",
		" takes", " after",  " within", " in",	  " was",    " is",
		" are",	  " were",   " been",	" spent", " waited", " of",
		" well",  " to",     " just",	" little"};

	if (m->timex == TIMEX_DURATION && m->qualifier &&
	    strcmp(m->qualifier, "over") == 0 &&
	    str_starts(words, STR("over ")) &&
	    !str_ends_any(str_trim(before), STR_LIST(more)))
		m->qualifier = "";
}

/* A telephone number: seven digits and more in groups that are no thousands,
 * behind a plus, a nought, or words for it. */
static bool
is_telephone(struct str text, const struct mention *m)
{
	static const char *const calls[] = {
		"call", "phone",   "tel",  "dial", "hotline",
		"ring", "line on", "电话", "電話", "热线",
		"熱線", "专线",	   "專線", "致电", "致電"};
	static const char marks[] = "0123456789 -+()";
	size_t from = m->start, to = m->end, digits = 0, groups = 0, odd = 0;
	struct str before;
	char first;

	if (m->kind != MENTION_QUANTITY || *m->unit)
		return false;
	while (from > 0 && m->start - from < 24 &&
	       strchr(marks, text.p[from - 1]))
		from--;
	while (to < text.n && to - m->end < 24 && text.p[to] &&
	       strchr(marks, text.p[to]))
		to++;
	while (from < to && (text.p[from] == ' ' || text.p[from] == '('))
		from++;
	first = text.p[from];
	for (size_t i = from, run = 0; i <= to; i++) {
		if (i < to && isdigit((unsigned char)text.p[i])) {
			digits++;
			run++;
			continue;
		}
		groups += run > 0;
		odd += run > 0 && run != 3 && groups > 1;
		run = 0;
	}
	before = str_sub(text, from > 28 ? from - 28 : 0, from);
	return digits >= 7 && groups > 1 &&
	       (first == '+' || first == '0' ||
		((odd || groups > 3) && str_has_any(before, STR_LIST(calls))));
}

static bool
wanted(struct mention *m, struct arena *arena)
{
	if (m->kind == MENTION_QUANTITY)
		return m->value != NULL;
	if (m->kind != MENTION_TIME)
		return true;
	if (m->timex == TIMEX_DURATION)
		return duration_quantity(m, arena);
	return m->timex != TIMEX_SET && m->value && m->value[0] >= '0' &&
	       m->value[0] <= '9';
}

/* A figure or date that ends or begins in the middle of a number ("11" or
 * "9 %" of "11.9 %") is none. */
static bool
is_torn(struct str text, const struct mention *m)
{
	size_t s = m->start, e = m->end;

	if (m->kind != MENTION_QUANTITY && m->kind != MENTION_TIME)
		return false;
	if (s > 1 && isdigit((unsigned char)text.p[s]) &&
	    (text.p[s - 1] == '.' || text.p[s - 1] == ',') &&
	    isdigit((unsigned char)text.p[s - 2]))
		return true;
	return e > s && e + 1 < text.n &&
	       isdigit((unsigned char)text.p[e - 1]) && text.p[e] == '.' &&
	       isdigit((unsigned char)text.p[e + 1]);
}

/* Finds the mentions of bytes [start, end) of source `s`. */
static void
gather_run(struct work *w, size_t s, struct span run, const char *language)
{
	const struct source *src = &w->c->sources.v[s];
	const struct article *a = src->article;
	struct extract_context context = {
		.language = str_of(language),
		.dct = str_of(a->published),
		.country = str_of(a->country),
	};
	mention_list found = {0};
	size_t at = 0;

	extract(&found, &w->c->arena, str_sub(a->text, run.start, run.end),
		&context, EXTRACT_ALL);
	for (size_t i = 0; i < found.n; i++) {
		struct told t = {.m = found.v[i],
				 .source = s,
				 .attribution = "",
				 .fact = MENTION_LOOSE};

		struct str words;

		t.m.start += run.start;
		t.m.end += run.start;
		words = str_sub(a->text, t.m.start, t.m.end);
		if (!(t.m.kind == MENTION_TIME &&
		      is_later_amount(&t.m, words, &w->c->arena)) &&
		    !wanted(&t.m, &w->c->arena))
			continue;
		if (is_torn(a->text, &t.m) || is_telephone(a->text, &t.m))
			continue;
		if (t.m.timex == TIMEX_DURATION) {
			add_lower_end(&t.m, words, &w->c->arena);
			settle_over(&t.m,
				    str_sub(a->text,
					    t.m.start > 12 ? t.m.start - 12 : 0,
					    t.m.start),
				    words);
		}
		at = sentence_at(&src->sentences, t.m.start, at);
		t.sentence = at;
		vec_push(&w->c->told, t);
	}
	vec_free(&found);
}

/* Blocks outside the text proper that tell of the event all the same. */
static bool
is_told(enum role r)
{
	return r == ROLE_HEADLINE || r == ROLE_STANDFIRST ||
	       r == ROLE_EARLIER || r == ROLE_WATCH;
}

/* The sentences of those blocks, after those of the text. */
static void
add_outer_sentences(struct source *src)
{
	const struct article *a = src->article;

	for (size_t i = 0; i < a->blocks.n; i++) {
		const struct block *b = &a->blocks.v[i];
		size_t from = src->sentences.n;

		if (!is_told(b->role) || b->span.start < a->body)
			continue;
		sentences_of(&src->sentences, article_words(a, b->span));
		for (size_t k = from; k < src->sentences.n; k++) {
			src->sentences.v[k].start += b->span.start;
			src->sentences.v[k].end += b->span.start;
		}
	}
}

static void
gather_source(struct work *w, size_t s)
{
	const struct source *src = &w->c->sources.v[s];
	const struct article *a = src->article;
	struct span run = {0, 0};
	const char *language = a->language;
	VEC(const struct block *) outer = {0};

	if (!src->sentences.n)
		return;
	for (size_t i = 0; i < a->blocks.n; i++) {
		const struct block *b = &a->blocks.v[i];
		const char *of = *b->language ? b->language : a->language;

		if (!role_is_body(b->role) || b->span.end > a->body) {
			if (is_told(b->role))
				vec_push(&outer, b);
			continue;
		}
		if (strcmp(of, language) != 0) {
			if (run.end > run.start)
				gather_run(w, s, run, language);
			run.start = b->span.start;
			language = of;
		}
		run.end = b->span.end;
	}
	if (run.end > run.start)
		gather_run(w, s, run, language);
	for (size_t i = 0; i < outer.n; i++)
		gather_run(w, s, outer.v[i]->span,
			   *outer.v[i]->language ? outer.v[i]->language
						 : a->language);
	vec_free(&outer);
}

void
gather_sentences(struct work *w, const article_list *articles)
{
	for (size_t i = 0; i < articles->n; i++) {
		struct article *a = articles->v[i];
		struct source s = {.article = a};

		s.id = arena_printf(&w->c->arena, "s%zu", i + 1);
		sentences_of(&s.sentences, str_sub(a->text, 0, a->body));
		add_outer_sentences(&s);
		vec_push(&w->c->sources, s);
	}
}

/* "2.3 million passengers a day", "€3,640 a month": the time belongs to the
 * figure before it. */
static bool
is_rate(const struct work *w, size_t i)
{
	static const char *const leads[] = {"a ", "an ", "per ", "each "};
	static const char *const apart[] = {
		" over ", " in ",  " within ", " for ",	 " after ", " than ",
		" of ",	  " by ",  " to ",     " from ", " and ",   " as ",
		" is ",	  " was ", " be ",     ","};
	const struct told *t = &w->c->told.v[i], *o = i ? t - 1 : t;
	struct str gap;
	size_t blanks = 0;

	if (!i || t->m.kind != MENTION_QUANTITY || !t->m.value ||
	    strcmp(t->m.value, "1") != 0 || t->m.timex != TIMEX_DURATION ||
	    o->m.kind != MENTION_QUANTITY || o->source != t->source ||
	    o->sentence != t->sentence || t->m.start < o->m.end ||
	    !str_starts_any(told_words(w, t), STR_LIST(leads)))
		return false;
	gap = str_sub(w->c->sources.v[t->source].article->text, o->m.end,
		      t->m.start);
	for (size_t k = 0; k < gap.n; k++)
		blanks += gap.p[k] == ' ';
	return blanks <= 3 && gap.n < 40 && !str_has_any(gap, STR_LIST(apart));
}

void
gather(struct work *w)
{
	for (size_t i = 0; i < w->c->sources.n; i++)
		gather_source(w, i);
	for (size_t i = 0; i < w->c->told.n; i++) {
		struct aspect a = {.minute = -1,
				   .offset = ZONE_NONE,
				   .furniture = is_rate(w, i)};

		if (w->c->told.v[i].m.kind == MENTION_QUANTITY)
			value_aspect(&a, &w->c->told.v[i].m);
		vec_push(&w->aspect_at, (uint32_t)w->aspects.n);
		vec_push(&w->aspects, a);
	}
}
