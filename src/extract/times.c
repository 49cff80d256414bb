/* Times: read by a grammar of the script's kind, placed by the calendar. */
#include "rashomon/extract/times.h"
#include "rashomon/base/ascii.h"

#include "rashomon/text/language.h"

#include <stdlib.h>

void
time_raw_init(struct time_raw *t, size_t start, size_t end)
{
	*t = (struct time_raw){
		.start = start,
		.end = end,
		.year = TIME_NO_YEAR,
		.year_digits = 4,
		.month = TIME_UNSET,
		.day = TIME_UNSET,
		.weekday = TIME_UNSET,
		.hour = TIME_UNSET,
		.minute = TIME_UNSET,
		.second = TIME_UNSET,
		.quarter = TIME_UNSET,
		.half = TIME_UNSET,
		.week = TIME_UNSET,
		.timex = TIMEX_DATE,
	};
}

void
time_exact(struct time_raw *t)
{
	int days = !strcmp(t->unit, "W") ? 7 : !strcmp(t->unit, "F") ? 14 : 0;

	if (!days || t->shift > 100000 || t->shift < -100000)
		return;
	t->unit = "D";
	t->shift *= days;
}

/* Times of the other script in a text of two: those that start where the
 * first grammar saw none. Both lists are in text order. */
static void
add_other(time_list *times, const time_list *other)
{
	time_list both = {0};
	size_t i = 0, k = 0;

	while (i < times->n || k < other->n) {
		const struct time_raw *a = i < times->n ? times->v + i : NULL;
		const struct time_raw *b = k < other->n ? other->v + k : NULL;

		if (a && (!b || a->start < b->end)) {
			while (b && b->start < a->end) {
				k++;
				b = k < other->n ? other->v + k : NULL;
			}
			vec_push(&both, *a);
			i++;
		} else {
			vec_push(&both, *b);
			k++;
		}
	}
	vec_free(times);
	*times = both;
}

/* Is there a run of Latin letters, or a Han character, worth reading? */
static bool
has_script(struct str text, bool han)
{
	size_t run = 0;

	if (han) {
		for (const char *p = text.p; p && p < text.p + text.n; p++)
			if ((unsigned char)*p >= 0xE4 &&
			    (unsigned char)*p <= 0xE9)
				return true;
		return false;
	}
	for (size_t i = 0; i < text.n; i++) {
		char c = (char)(text.p[i] | 32);

		run = ascii_small(c) || (c == ' ' && run) ? run + 1 : 0;
		if (run > 24)
			return true;
	}
	return false;
}

/* Where the run of capitals that starts at `i` ends. */
static size_t
capitals_end(struct str text, size_t i)
{
	while (i < text.n && text.p[i] >= 'A' && text.p[i] <= 'Z')
		i++;
	return i;
}

/* "周四 19:30 BST": a zone in Latin capitals behind an hour in Chinese. */
static void
lend_zones(time_list *times, struct str text, const struct pack *latin)
{
	for (size_t i = 0; i < times->n; i++) {
		struct time_raw *t = times->v + i;
		size_t from = t->end, to, end = 0;
		const struct pack_entry *e;

		if (t->hour < 0 || t->zone || from >= text.n)
			continue;
		from += text.p[from] == ' ';
		to = capitals_end(text, from);
		if (to < from + 2 || to > from + 4)
			continue;
		e = pack_match(latin, str_sub(text, 0, to), from, &end);
		e = e && end == to ? pack_as(e, PACK_ZONE) : NULL;
		if (!e)
			continue;
		t->zone = pack_key(e);
		t->end = end;
	}
}

void
extract_times(mention_list *out, struct arena *arena, struct str text,
	      const struct extract_context *context)
{
	const struct pack *pack = pack_find(context->language);
	const struct pack *other;
	time_list times = {0}, more = {0};

	if (!pack)
		pack = pack_find(STR("en"));
	other = pack_find(pack->han ? STR("en") : STR("zh"));
	if (pack->han)
		times_han(&times, text, pack);
	else
		times_words(&times, text, pack);
	if (has_script(text, other->han)) {
		if (other->han)
			times_han(&more, text, other);
		else
			times_words(&more, text, other);
		add_other(&times, &more);
	}
	if (pack->han)
		lend_zones(&times, text, other);
	times_resolve(out, arena, &times, context->dct);
	vec_free(&times);
	vec_free(&more);
}
