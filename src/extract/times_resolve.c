/* From what was read to TIMEX3 values.
 *
 * Each time in text order gets the fields that its words do not state: from
 * the document's date, or from the last time said. Which of the two a bare
 * "April 22" or "in June" leans on is the text's own choice: a text that
 * states a year again and again and never says "today" is a narrative, where
 * a date belongs to the year last stated; any other text is news, where it
 * is the one nearest to the document's date, past unless the words look
 * ahead. A shift ("three days later", 次日) starts at the document's date or
 * at the last time, by its word. Without a start the value keeps what is
 * known: XXXX-04-22, XXXX-XX-XX, or none.
 */
#include "times_place.h"

static int
digits(struct str s, size_t at, size_t n)
{
	int v = 0;

	if (at + n > s.n)
		return -1;
	for (size_t i = at; i < at + n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return -1;
		v = v * 10 + s.p[i] - '0';
	}
	return v;
}

static struct day
read_dct(struct str s)
{
	struct day d = {.hour = -1, .minute = -1, .second = -1};

	d.y = digits(s, 0, 4);
	d.m = digits(s, 5, 2);
	d.d = digits(s, 8, 2);
	d.known = d.y > 0 && d.m >= 1 && d.m <= 12 && d.d >= 1 && d.d <= 31;
	if (s.n > 15 && s.p[10] == 'T') {
		d.hour = digits(s, 11, 2);
		d.minute = digits(s, 14, 2);
		d.second = s.n > 18 ? digits(s, 17, 2) : 0;
	}
	return d;
}

static bool
narrative(const time_list *times, const struct day *dct)
{
	size_t stated = 0, here = 0, early = 0;

	for (size_t i = 0; i < times->n; i++) {
		const struct time_raw *t = &times->v[i];
		bool year = t->year != TIME_NO_YEAR && t->year_digits == 4;

		stated += year && (!dct->known || t->year < dct->y - 1);
		early += year && dct->known && t->year >= dct->y - 1;
		here += is(t->unit, "D") && !t->anchored && t->shift <= 0 &&
			t->shift >= -1 && t->year == TIME_NO_YEAR;
		here += t->weekday > 0 && t->year == TIME_NO_YEAR &&
			t->day < 0 && !t->nth_unit;
	}
	return stated >= 3 && stated > 2 * here && stated > early;
}

static void
remember(struct resolver *r, const struct time_raw *t, const struct day *d)
{
	if (!d->known || d->y == TIME_NO_YEAR)
		return;
	if (r->narrative && r->last.known && t->year != TIME_NO_YEAR &&
	    t->month < 0 &&
	    (t->year - r->last.y > 9 || r->last.y - t->year > 9))
		return;
	if (r->narrative && is(t->unit, "Y") && t->shift < 0)
		return;
	if (r->narrative && r->last.known && t->year != TIME_NO_YEAR &&
	    t->year < r->last.y - 2 && t->month < 0 && !t->qualifier &&
	    !t->season && !(r->before.known && t->year == r->before.y))
		return;
	if (t->year != TIME_NO_YEAR || !t->unit || t->anchored || !d->m ||
	    !r->narrative) {
		r->before = (struct day){0};
		if (r->last.known && r->last.y != d->y)
			r->before = r->last;
		r->last = *d;
		if (t->season)
			r->last.m = r->last.d = 0;
		r->last_sentence = t->sentence;
		r->last_stated = t->year != TIME_NO_YEAR;
	}
}

static void
resolve_one(struct resolver *r, struct time_raw *t, struct str_out *o)
{
	struct day d = {.hour = -1, .minute = -1, .second = -1};
	bool clocked =
		is(t->unit, "H") || is(t->unit, "TM") || is(t->unit, "S");

	if (*t->literal) {
		o->n = strlen(t->literal);
		memcpy(o->p, t->literal, o->n + 1);
		return;
	}
	if (t->interval || t->window) {
		if (r->dct.known)
			time_print_interval(o, t, &r->dct);
		return;
	}
	if (!time_place(r, t, &d))
		return;
	if (t->hour == 24 && t->part) {
		t->hour = 0;
		if (d.known && d.m && d.d)
			day_add(&d, 1);
	}
	if (clocked && d.known && d.d) {
		t->hour = (signed char)d.hour;
		t->minute = (signed char)d.minute;
		t->second = (signed char)(d.second > 0 ? d.second : -1);
	}
	if (t->unit && !d.known && !d.m && t->weekday < 0 && t->hour < 0 &&
	    !t->part)
		return;
	if (!time_print_cover(o, t, &d))
		time_print(o, t, &d);
	remember(r, t, &d);
}

/* "From October 25 to January 25": where neither says its year, the second
 * end is in the year after. */
static void
wrap_year(const struct time_raw *a, const struct time_raw *b,
	  const struct mention *first, struct str_out *value)
{
	int y;

	if (a->year != TIME_NO_YEAR || b->year != TIME_NO_YEAR || a->unit ||
	    b->unit || a->month < 1 || b->month < 1 || *a->literal ||
	    !first->value || value->n < 7 || value->p[4] != '-' ||
	    strcmp(value->p, first->value) >= 0 ||
	    (y = digits((struct str){value->p, value->n}, 0, 4)) < 0)
		return;
	y++;
	for (int i = 3; i >= 0; i--, y /= 10)
		value->p[i] = (char)('0' + y % 10);
}

void
times_resolve(mention_list *out, struct arena *arena, const time_list *times,
	      struct str dct)
{
	struct resolver r = {.dct = read_dct(dct), .last_sentence = (size_t)-1};

	r.narrative = narrative(times, &r.dct);
	for (size_t i = 0; i < times->n; i++) {
		struct time_raw t = times->v[i];
		struct str_out value = {.n = 0};
		struct mention m = {.kind = MENTION_TIME};

		if (t.ends_range ||
		    (i + 1 < times->n && times->v[i + 1].ends_range))
			t.asked = false; /* an end is no interval */

		resolve_one(&r, &t, &value);
		if (t.ends_range && i)
			wrap_year(&times->v[i - 1], &t, &out->v[out->n - 1],
				  &value);
		m.start = t.start;
		m.end = t.end;
		m.timex = t.timex;
		if (t.timex == TIMEX_DATE && (t.hour >= 0 || t.part))
			m.timex = TIMEX_TIME;
		if (value.n)
			m.value = arena_dup(arena,
					    (struct str){value.p, value.n});
		m.unit = "";
		m.subject = "";
		m.speaker = "";
		m.qualifier = t.qualifier ? t.qualifier : "";
		m.relative = !*t.literal && t.year == TIME_NO_YEAR;
		m.partial_year = m.relative && (t.month > 0 || t.day > 0);
		vec_push(out, m);
		if (t.ends_range && i && out->v[out->n - 2].value)
			out->v[out->n - 2].value2 = m.value;
	}
}
