/* Times: read by a grammar of the script's kind, placed by the calendar. */
#include "rashomon/extract/times.h"

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

void
extract_times(mention_list *out, struct arena *arena, struct str text,
	      const struct extract_context *context)
{
	const struct pack *pack = pack_find(context->language);
	time_list times = {0};

	if (!pack)
		pack = pack_find(STR("en"));
	if (pack->han)
		times_han(&times, text, pack);
	else
		times_words(&times, text, pack);
	times_resolve(out, arena, &times, context->dct);
	vec_free(&times);
}
