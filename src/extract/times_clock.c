/* Times of day: 3pm, 3:15, 15:15:06, 3.30pm, 330 p.m., 16h00, 0542 GMT,
 * three o'clock, ten thirty am, noon, half past 3, 8 in the evening.
 *
 * A number may be an hour only with something beside it that says so; what
 * a reader sets in `sure`.
 */
#include "times_words.h"

static bool
next_is(const struct words *w, size_t i, enum pack_class cls)
{
	return token_as(at(w, i), cls) != NULL;
}

/* am/pm; "9.am" has its stop before. */
static size_t
half_of_day(const struct words *w, size_t i, struct time_raw *t)
{
	const struct token *k = at(w, i);
	const struct pack_entry *e;

	if (k->kind == TOKEN_MARK && k->glued && w->text.p[k->start] == '.' &&
	    at(w, i + 1)->glued)
		k = at(w, ++i);
	e = token_as(k, PACK_AMPM);
	if (!e || (k->end - k->start == 1 && !k->glued) ||
	    (at(w, i + 1)->glued && (at(w, i + 1)->kind == TOKEN_NUMBER ||
				     at(w, i + 1)->kind == TOKEN_WORD)))
		return 0;
	if (*pack_key(e) == 'P' && t->hour < 12)
		t->hour = (signed char)(t->hour + 12);
	else if (*pack_key(e) == 'A' && t->hour == 12)
		t->hour = 0;
	t->clock12 = false;
	t->end = k->end;
	return i + 1;
}

/* "Baghdad time", "New York time". */
static size_t
read_place_time(const struct words *w, size_t i, struct time_raw *t)
{
	size_t j = i;

	while (j < i + 2 && at(w, j)->kind == TOKEN_WORD && at(w, j)->capital)
		j++;
	if (j == i || at(w, j)->capital ||
	    !key_is(token_as(at(w, j), PACK_PERIOD), "2"))
		return 0;
	t->zone = "x";
	t->end = at(w, j)->end;
	return j + 1;
}

size_t
words_zone(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_ZONE);

	if (!e)
		return read_place_time(w, i, t);

	if (at(w, i)->end - at(w, i)->start <= 2 && !at(w, i)->capital)
		return 0;
	t->zone = pack_key(e);
	t->end = at(w, i)->end;
	return i + 1;
}

/* What says that the number was an hour: o'clock, am, a zone. */
static size_t
clock_marks(const struct words *w, size_t i, struct time_raw *t, bool *sure)
{
	size_t j;

	if (next_is(w, i, PACK_OCLOCK)) {
		t->end = at(w, i)->end;
		*sure = true;
		i++;
	}
	if ((j = half_of_day(w, i, t))) {
		*sure = true;
		i = j;
	}
	if ((j = words_zone(w, i, t))) {
		*sure = true;
		i = j;
	}
	return i;
}

static bool
set_time(struct time_raw *t, long hour, long minute)
{
	if (hour < 0 || hour > 24 || minute > 59)
		return false;
	t->hour = (signed char)hour;
	t->minute = (signed char)minute;
	t->clock12 = hour >= 1 && hour <= 12;
	return true;
}

/* 0542 GMT, 1430 hours, 330 p.m. */
static size_t
joined_digits(const struct words *w, size_t i, struct time_raw *t)
{
	const struct token *k = at(w, i);
	size_t j;

	if (k->fraction || !set_time(t, k->number / 100, k->number % 100))
		return 0;
	t->end = k->end;
	if (t->clock12 && at(w, i + 1)->end > at(w, i + 1)->start + 1 &&
	    (j = half_of_day(w, i + 1, t))) {
		size_t z = words_zone(w, j, t);

		return z ? z : j;
	}
	t->clock12 = false;
	if (k->digits == 4 && (j = words_zone(w, i + 1, t)))
		return j;
	if (k->digits != 4 ||
	    !key_is(token_as(at(w, i + 1), PACK_UNIT_PLURAL), "H"))
		return 0;
	t->end = at(w, i + 1)->end;
	return i + 2;
}

/* 3.30 of "3.30pm"; the mark after it must say that it is a clock. */
static size_t
dotted(const struct words *w, size_t i, struct time_raw *t)
{
	const struct token *k = at(w, i);
	struct str s = str_sub(w->text, k->start, k->end);
	size_t dot = str_find(s, STR("."), 0);
	bool sure = false;
	size_t j;

	if (dot == (size_t)-1 || s.n - dot != 3 || dot > 2)
		return 0;
	if (!set_time(t, k->number,
		      (s.p[dot + 1] - '0') * 10 + s.p[dot + 2] - '0'))
		return 0;
	t->end = k->end;
	j = clock_marks(w, i + 1, t, &sure);
	return sure ? j : 0;
}

static bool
two_digits(const struct token *k, long most)
{
	return k->kind == TOKEN_NUMBER && k->glued && k->digits == 2 &&
	       k->number <= most && !k->fraction;
}

/* ":30", ":30:05" behind the hour; the token after. */
static size_t
colon_minutes(const struct words *w, size_t j, struct time_raw *t, bool *sure)
{
	if (!token_mark(at(w, j), ':') || !at(w, j)->glued ||
	    !two_digits(at(w, j + 1), 59))
		return j;
	t->minute = (signed char)at(w, j + 1)->number;
	t->end = at(w, j + 1)->end;
	*sure = true;
	j += 2;
	if (token_mark(at(w, j), ':') && two_digits(at(w, j + 1), 60)) {
		t->second = (signed char)at(w, j + 1)->number;
		t->end = at(w, j + 1)->end;
		j += 2;
	}
	return j;
}

/* 16h, 16h30. */
static size_t
letter_hours(const struct words *w, size_t j, struct time_raw *t, bool *sure)
{
	const struct token *k = at(w, j);

	if (!k->glued || k->kind != TOKEN_ENTRY || k->end - k->start != 1 ||
	    !key_is(token_as(k, PACK_UNIT_TIME), "H"))
		return j;
	*sure = t->hour > 12;
	t->minute = 0;
	t->end = k->end;
	t->clock12 = false;
	if (!two_digits(at(w, j + 1), 59))
		return j + 1;
	t->minute = (signed char)at(w, j + 1)->number;
	t->end = at(w, j + 1)->end;
	*sure = true;
	return j + 2;
}

static size_t
digit_clock(const struct words *w, size_t i, struct time_raw *t)
{
	const struct token *k = at(w, i);
	bool sure = false;
	size_t j;

	if (k->digits > 2)
		return k->digits < 5 ? joined_digits(w, i, t) : 0;
	if (k->fraction)
		return dotted(w, i, t);
	if (k->number == 12 && next_is(w, i + 1, PACK_CLOCK) &&
	    !at(w, i + 1)->glued && !at(w, i + 1)->opens) {
		t->hour =
			(signed char)token_as(at(w, i + 1), PACK_CLOCK)->number;
		t->end = at(w, i + 1)->end;
		return i + 2;
	}
	if (!set_time(t, k->number, 0))
		return 0;
	t->minute = TIME_UNSET;
	t->end = k->end;
	j = colon_minutes(w, i + 1, t, &sure);
	if (j == i + 1)
		j = letter_hours(w, j, t, &sure);
	j = clock_marks(w, j, t, &sure);
	return sure ? j : 0;
}

/* "three" of "three o'clock", "ten thirty" of "ten thirty am". */
static size_t
word_hour(const struct words *w, size_t i, struct time_raw *t)
{
	long n, m;
	bool ordinal;
	size_t j = words_number(w, i, &n, &ordinal), k;

	if (!j || ordinal)
		return 0;
	t->end = at(w, j - 1)->end;
	if (n >= 1000 && n < 1260)
		return set_time(t, n / 100, n % 100) ? j : 0;
	if (!set_time(t, n, 0))
		return 0;
	t->minute = TIME_UNSET;
	k = token_mark(at(w, j), '-') && at(w, j)->glued ? j + 1 : j;
	if (n > 12 || at(w, k)->kind != TOKEN_ENTRY ||
	    !(k = words_number(w, k, &m, &ordinal)) || ordinal || m < 10 ||
	    m > 59)
		return j;
	t->minute = (signed char)m;
	t->end = at(w, k - 1)->end;
	return k;
}

static size_t
word_clock(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_CLOCK);
	bool sure = false;
	size_t j;

	if (e) {
		t->hour = (signed char)e->number;
		t->end = at(w, i)->end;
		j = words_zone(w, i + 1, t);
		return j ? j : i + 1;
	}
	if (!next_is(w, i, PACK_DIGIT) || !(j = word_hour(w, i, t)))
		return 0;
	j = clock_marks(w, j, t, &sure);
	if (t->minute > 0 && (next_is(w, j, PACK_DAY_SHIFT) ||
			      (i && next_is(w, i - 1, PACK_AT_HOUR) &&
			       !unit_at(w, j) && at(w, j)->kind != TOKEN_WORD)))
		sure = true;
	return sure ? j : 0;
}

static size_t
plain_clock(const struct words *w, size_t i, struct time_raw *t)
{
	return at(w, i)->kind == TOKEN_NUMBER ? digit_clock(w, i, t)
					      : word_clock(w, i, t);
}

/* "5 to 6pm" are two hours, "five to six" and "20 to 9" one time. */
static bool
is_range_of_hours(const struct words *w, size_t i, const struct time_raw *hour,
		  long minutes)
{
	int h = hour->hour > 12 ? hour->hour - 12 : hour->hour;

	return i > 1 && minutes < h && at(w, i - 2)->kind == TOKEN_NUMBER;
}

/* The hour that minutes are counted from. */
static size_t
past_hour_of(const struct words *w, size_t i, struct time_raw *t, long minutes,
	     bool bare_too)
{
	struct time_raw u = *t;
	long n;
	bool ordinal, bare = false;
	size_t j = plain_clock(w, i, &u);

	if (!j) {
		u = *t;
		j = words_number(w, i, &n, &ordinal);
		if (!j || ordinal || n < 1 || n > 24 || j > i + 1 ||
		    at(w, j)->kind == TOKEN_WORD || !bare_too)
			return 0;
		bare = true;
		u.hour = (signed char)n;
		u.end = at(w, j - 1)->end;
	}
	if (u.minute > 0 ||
	    (minutes < 0 && is_range_of_hours(w, i, &u, -minutes)))
		return 0;
	*t = u;
	t->clock12 = bare || u.clock12;
	t->minute = (signed char)((minutes + 60) % 60);
	if (minutes < 0)
		t->hour = (signed char)((t->hour + 23) % 24);
	return j;
}

/* half past 3, twenty to nine, a quarter past 8pm; "at half three". */
static size_t
past_hour(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *e;
	long n = 30;
	bool ordinal, quarter = false;
	size_t j = i + next_is(w, i, PACK_ONE);

	if (next_is(w, j, PACK_HALF)) {
		j++;
		if ((!i || next_is(w, i - 1, PACK_AT_HOUR)) &&
		    (next_is(w, j, PACK_DIGIT) ||
		     at(w, j)->kind == TOKEN_NUMBER) &&
		    !unit_at(w, j + 1) && !token_mark(at(w, j + 1), '%'))
			return past_hour_of(w, j, t, 30, true);
	} else if (key_is(token_as(at(w, j), PACK_UNIT_TIME), "Q")) {
		n = 15;
		quarter = true;
		j++;
	} else {
		j = words_number(w, j, &n, &ordinal);
		if (!j || ordinal || n < 1 || n > 59)
			return 0;
		j += key_is(token_as(at(w, j), PACK_UNIT_PLURAL), "TM");
	}
	if (!(e = token_as(at(w, j), PACK_PAST_HOUR)) || at(w, j + 1)->opens ||
	    (n > 30 && e->number < 0))
		return 0;
	return past_hour_of(w, j + 1, t, e->number < 0 ? -n : n,
			    e->number == 1 || (quarter && e->number < 0));
}

/* "8 in the evening", "9 tomorrow morning", "10, tonight": a bare hour with
 * its part of the day, where a preposition leads or the text begins. */
static size_t
hour_of_part(const struct words *w, size_t i, struct time_raw *t)
{
	const struct token *k = at(w, i);
	struct time_raw u;
	long n;
	bool ordinal, joint;
	size_t j, q;

	if ((i && !next_is(w, i - 1, PACK_PREPOSITION) &&
	     !next_is(w, i - 1, PACK_POSSESSIVE)) ||
	    k->fraction || k->digits > 4 ||
	    !(j = words_number(w, i, &n, &ordinal)) || ordinal || n < 1 ||
	    (n > 12 && n < 100) || n > 1259 || j > i + 1)
		return 0;
	u = *t;
	joint = next_is(w, j, PACK_PREPOSITION) &&
		at(w, j)->end == at(w, j)->start + 2;
	q = j + joint;
	q += next_is(w, q, PACK_ARTICLE);
	if (joint && next_is(w, q, PACK_PART) &&
	    !next_is(w, q, PACK_UNIT_PLURAL)) {
		u.part = pack_key(token_as(at(w, q), PACK_PART));
		u.end = at(w, q)->end;
		q++;
	} else {
		q = words_day_shift(w, j + token_mark(at(w, j), ','), &u);
	}
	if (!q || !u.part)
		return 0;
	*t = u;
	if (!set_time(t, n > 12 ? n / 100 : n, n > 12 ? n % 100 : 0))
		return 0;
	t->minute = n > 12 ? t->minute : TIME_UNSET;
	words_settle_hour(t);
	return q;
}

size_t
words_clock(const struct words *w, size_t i, struct time_raw *t)
{
	struct time_raw clean = *t;
	size_t j = past_hour(w, i, t);

	if (j)
		return j;
	*t = clean;
	if ((j = plain_clock(w, i, t)))
		return j;
	*t = clean;
	if ((j = hour_of_part(w, i, t)))
		return j;
	*t = clean;
	return 0;
}
