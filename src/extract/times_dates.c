/* The parts of the grammar that stand on numbers: years and dates. */
#include "rashomon/base/ascii.h"
#include "times_words.h"

static bool
is_range_mark(const struct token *t)
{
	return token_as(t, PACK_RANGE) || token_mark(t, '-');
}

/* Number words up to some thousands: "twenty-five", "nineteen seventy two"
 * (1972), "two hundred and five"; or one token of digits, with an ordinal's
 * ending. */
size_t
words_number(const struct words *w, size_t i, long *n, bool *ordinal)
{
	long sum = 0, part = 0;
	size_t k = i;
	const struct token *t = at(w, i);

	*ordinal = false;
	if (t->kind == TOKEN_NUMBER) {
		*n = t->number;
		t = at(w, i + 1);
		if (t->glued && token_as(t, PACK_ORDINAL_MARK)) {
			*ordinal = true;
			return i + 2;
		}
		return i + 1;
	}
	for (;; k++) {
		const struct pack_entry *e;

		t = at(w, k);
		if (k > i && token_mark(t, '-') && t->glued &&
		    (token_as(at(w, k + 1), PACK_DIGIT) ||
		     token_as(at(w, k + 1), PACK_ORDINAL)) &&
		    part % 10 == 0 && part % 100 >= 20)
			continue;
		if (k > i && token_as(t, PACK_AND) && (sum + part) % 100 == 0 &&
		    sum + part > 0 && token_as(at(w, k + 1), PACK_DIGIT))
			continue;
		e = token_as(t, PACK_DIGIT);
		if (e && part % 100 == 0) {
			part += e->number;
		} else if (e && part % 10 == 0 && part % 100 >= 20 &&
			   e->number < 10) {
			part += e->number;
		} else if (e && part >= 10 && part <= 20 && e->number >= 10) {
			part = part * 100 + e->number;
		} else if ((e = token_as(t, PACK_SCALE)) && part > 0) {
			long by = e->number == 2   ? 100
				  : e->number == 3 ? 1000
						   : 1000000;
			if (by == 100) {
				part *= 100;
			} else {
				sum += part * by;
				part = 0;
			}
		} else if ((e = token_as(t, PACK_ORDINAL)) &&
			   (k == i || (part % 10 == 0 && e->number < 10))) {
			*n = sum + part + e->number;
			*ordinal = true;
			return k + 1;
		} else {
			break;
		}
		if (part > 1000000 || sum > 1000000000)
			return 0;
	}
	*n = sum + part;
	return k > i ? k : 0;
}

/* An era after a year, or before it in BC's case never. */
static size_t
read_era(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_ERA);

	if (!e)
		return i;
	if (*pack_key(e) == 'B')
		t->year = -t->year;
	t->end = at(w, i)->end;
	return i + 1;
}

/* '95 */
static size_t
short_year(const struct words *w, size_t i, struct time_raw *t)
{
	const struct token *k = at(w, i), *n = at(w, i + 1);

	if (k->kind != TOKEN_MARK || n->digits != 2 || !n->glued ||
	    n->fraction ||
	    (k->mark != '\'' &&
	     !str_starts(str_sub(w->text, k->start, k->end), STR("’"))))
		return 0;
	t->year = (int)n->number + (n->number < 50 ? 2000 : 1900);
	t->end = n->end;
	return i + 2;
}

/* Four digits that can only be a year here: the caller knows the place. */
size_t
words_year(const struct words *w, size_t i, struct time_raw *t)
{
	const struct token *k = at(w, i);
	long n;
	bool ordinal;
	size_t j;

	if (k->kind == TOKEN_NUMBER && !k->fraction) {
		const struct token *next = at(w, i + 1);

		if (k->digits <= 4 && token_as(next, PACK_ERA) &&
		    k->number > 0) {
			t->year = (int)k->number;
			t->end = k->end;
			return read_era(w, i + 1, t);
		}
		if (k->digits != 4 || k->number < 1000 || k->number > 2199)
			return 0;
		if (next->glued && ((token_mark(next, ':') &&
				     at(w, i + 2)->kind == TOKEN_NUMBER) ||
				    next->kind == TOKEN_WORD))
			return 0;
		t->year = (int)k->number;
		t->end = k->end;
		return read_era(w, i + 1, t);
	}
	if (!token_as(k, PACK_DIGIT))
		return short_year(w, i, t);
	j = words_number(w, i, &n, &ordinal);
	if (!j || ordinal || n < 1100 || n > 2199 || j < i + 2)
		return 0;
	t->year = (int)n;
	t->end = at(w, j - 1)->end;
	return j;
}

static const struct pack_entry *
month_at(const struct words *w, size_t i)
{
	const struct pack_entry *e = token_as(at(w, i), PACK_MONTH);

	return e ? e : token_as(at(w, i), PACK_MONTH_WEAK);
}

/* A day of the month: digits or an ordinal in words. */
static size_t
day_at(const struct words *w, size_t i, long *n, bool *ordinal)
{
	size_t j = i;
	const struct token *t = at(w, i);

	if (t->kind == TOKEN_NUMBER && (t->fraction || t->digits > 2))
		return 0;
	if (t->kind != TOKEN_NUMBER && !token_as(t, PACK_ORDINAL) &&
	    !token_as(t, PACK_DIGIT))
		return 0;
	j = words_number(w, i, n, ordinal);
	return j && *n >= 1 && *n <= 31 ? j : 0;
}

/* 87 of "15 April of 87", with nothing that it could count. */
static bool
is_two_digit_year(const struct words *w, size_t i, const struct time_raw *t)
{
	const struct token *k = at(w, i), *next = at(w, i + 1);

	return t->day > 0 && token_as(at(w, i - 1), PACK_LINK) &&
	       k->digits == 2 && !k->fraction && !k->glued &&
	       (next->kind == TOKEN_END || token_mark(next, '.') ||
		token_mark(next, ','));
}

/* ", 1995", "of 1995", " 1995", "'95". */
static size_t
year_after(const struct words *w, size_t i, struct time_raw *t)
{
	size_t j = i, k;

	if (token_mark(at(w, j), ',') || token_mark(at(w, j), '/') ||
	    (token_mark(at(w, j), '-') && at(w, j + 1)->digits == 4 &&
	     at(w, j)->glued && (t->day > 0 || at(w, j + 1)->glued)))
		j++;
	else if (token_as(at(w, j), PACK_LINK))
		j++;
	if (j > i && is_two_digit_year(w, j, t)) {
		t->year = (int)at(w, j)->number +
			  (at(w, j)->number < 50 ? 2000 : 1900);
		t->end = at(w, j)->end;
		return j + 1;
	}
	if (at(w, j)->opens && j == i)
		return i;
	k = words_year(w, j, t);
	return k ? k : i;
}

static size_t
month_first(const struct words *w, size_t i, struct time_raw *t)
{
	const struct pack_entry *m = month_at(w, i);
	size_t j = i + 1, k;
	long n;
	bool ordinal;

	if (!m)
		return 0;
	t->month = (signed char)m->number;
	t->end = at(w, i)->end;
	if (token_mark(at(w, j), '/') || token_mark(at(w, j), '-'))
		j += at(w, j)->glued && at(w, j + 1)->kind == TOKEN_NUMBER &&
		     at(w, j + 1)->glued && at(w, j + 1)->digits < 3;
	if (token_as(at(w, j), PACK_ARTICLE))
		j++;
	k = day_at(w, j, &n, &ordinal);
	if (k && !at(w, j)->opens &&
	    !(token_mark(at(w, k), ':') && at(w, k)->glued) &&
	    !token_as(at(w, k), PACK_AMPM) &&
	    !token_as(at(w, k), PACK_UNIT_PLURAL)) {
		t->day = (signed char)n;
		t->end = at(w, k - 1)->end;
		return year_after(w, k, t);
	}
	k = year_after(w, i + 1, t);
	return k;
}

/* "5 May 1945", "the 5th of May", "fifth of May"; also "13 to 15 July",
 * where the month stands after the second day. */
static size_t
day_first(const struct words *w, size_t i, struct time_raw *t)
{
	long n, n2;
	bool ordinal, second;
	size_t j = day_at(w, i, &n, &ordinal), k;
	const struct pack_entry *m;

	if (!j)
		return 0;
	t->end = at(w, j - 1)->end;
	t->day = (signed char)n;
	k = j;
	if (token_as(at(w, k), PACK_UNIT_TIME) &&
	    !strcmp(pack_key(at(w, k)->e), "D") && ordinal)
		k++;
	if (token_as(at(w, k), PACK_LINK))
		k++;
	if (token_as(at(w, k), PACK_ARTICLE))
		k++;
	if (token_mark(at(w, k), '-') || token_mark(at(w, k), '/'))
		k += at(w, k)->glued;
	if ((m = month_at(w, k))) {
		if (!ordinal && !at(w, k)->capital &&
		    (token_as(at(w, i), PACK_DIGIT) ||
		     (token_as(at(w, k), PACK_MONTH_WEAK) &&
		      at(w, k + 1)->kind == TOKEN_WORD)))
			return 0;
		t->month = (signed char)m->number;
		t->end = at(w, k)->end;
		k++;
		return year_after(w, k, t);
	}
	k = j;
	if (!is_range_mark(at(w, k)) && !token_as(at(w, k), PACK_AND) &&
	    !(token_mark(at(w, k), '/') && at(w, k)->glued))
		return 0;
	k++;
	if (token_as(at(w, k), PACK_ARTICLE))
		k++;
	k = day_at(w, k, &n2, &second);
	if (!k)
		return 0;
	if (token_as(at(w, k), PACK_LINK))
		k++;
	if (!(m = month_at(w, k)) || n2 == n)
		return 0;
	t->month =
		(signed char)(n < n2 ? m->number : (m->number + 10) % 12 + 1);
	{
		struct time_raw other = *t;

		year_after(w, k + 1, &other);
		t->year = other.year;
	}
	return j;
}

/* 2019/Aug/01, 2019-Aug-01, 2019/01/Aug. */
static size_t
year_first(const struct words *w, size_t i, struct time_raw *t)
{
	bool swapped = month_at(w, i + 4) != NULL;
	const struct pack_entry *m = month_at(w, i + (swapped ? 4 : 2));
	const struct token *day = at(w, i + (swapped ? 2 : 4));

	if (at(w, i)->digits != 4 || !m || !at(w, i + 1)->glued ||
	    !at(w, i + 4)->glued || !day->glued || day->kind != TOKEN_NUMBER ||
	    day->fraction || day->number < 1 || day->number > 31 ||
	    at(w, i + 1)->end != at(w, i + 1)->start + 1 ||
	    w->text.p[at(w, i + 1)->start] != w->text.p[at(w, i + 3)->start] ||
	    !strchr("/-.", w->text.p[at(w, i + 1)->start]) ||
	    !words_year(w, i, t))
		return 0;
	t->month = (signed char)m->number;
	t->day = (signed char)day->number;
	t->end = at(w, i + 4)->end;
	t->end -= w->text.p[t->end - 1] == '.'; /* the sentence's */
	return i + 5;
}

size_t
words_date(const struct words *w, size_t i, struct time_raw *t)
{
	struct time_raw clean = *t;
	size_t k = year_first(w, i, t);

	if (k)
		return k;
	*t = clean;
	k = month_first(w, i, t);
	return k ? k : day_first(w, i, t);
}

/* "on the 17 from 2 pm": a bare number is a day where an hour follows. */
size_t
words_bare_day(const struct words *w, size_t i, struct time_raw *t)
{
	const struct token *k = at(w, i), *to = at(w, i + 3);
	struct time_raw u = *t;

	if (i < 2 || !token_as(at(w, i - 2), PACK_PREPOSITION) ||
	    token_as(at(w, i - 2), PACK_LINK) || k->digits > 2 || k->fraction ||
	    k->number < 1 || k->number > 31 ||
	    !token_as(at(w, i + 1), PACK_PREPOSITION) ||
	    token_as(at(w, i + 1), PACK_LINK) ||
	    at(w, i + 2)->kind != TOKEN_NUMBER)
		return 0;
	if (!words_clock(w, i + 2, &u) &&
	    ((!is_range_mark(to) && !token_as(to, PACK_AND)) ||
	     !words_clock(w, i + 4, &u)))
		return 0;
	t->day = (signed char)k->number;
	t->end = k->end;
	return i + 1;
}

static bool
is_run(struct str s, size_t *i, size_t least, size_t most, int *v)
{
	size_t n = 0;

	*v = 0;
	while (*i < s.n && ascii_digit(s.p[*i]) && n <= most) {
		*v = *v * 10 + s.p[*i] - '0';
		++*i;
		n++;
	}
	return n >= least && n <= most;
}

static size_t
token_past(const struct words *w, size_t i, size_t byte)
{
	while (at(w, i)->kind != TOKEN_END && at(w, i)->start < byte)
		i++;
	return i;
}

static void
full_year(struct time_raw *t, int y, size_t digits)
{
	if (digits == 2)
		y += y < 50 ? 2000 : 1900;
	t->year = y;
}

/* "T11:30:05+01:00" or " 11:30" after a date in digits. */
static size_t
iso_clock(struct str s, size_t i, struct time_raw *t)
{
	size_t k = i + 1;
	int h, m, sec;

	if (i >= s.n || (s.p[i] != 'T' && s.p[i] != ' ') ||
	    !is_run(s, &k, 1, 2, &h) || k >= s.n || s.p[k] != ':')
		return i;
	k++;
	if (!is_run(s, &k, 2, 2, &m) || h > 24 || m > 59)
		return i;
	t->hour = (signed char)h;
	t->minute = (signed char)m;
	if (k + 2 < s.n && s.p[k] == ':') {
		size_t q = k + 1;

		if (is_run(s, &q, 2, 2, &sec) && sec < 61) {
			t->second = (signed char)sec;
			k = q;
		}
	}
	if (k < s.n && s.p[k] == 'Z' && s.p[i] == 'T') {
		t->zone = "Z";
		k++;
	}
	return k;
}

/* 20260703: a date code of eight digits. */
static bool
date_code(int a, struct time_raw *t)
{
	if (a / 10000 < 1900 || a / 10000 >= 2100 || a / 100 % 100 < 1 ||
	    a / 100 % 100 > 12 || a % 100 < 1 || a % 100 > 31)
		return false;
	t->year = a / 10000;
	t->month = (signed char)(a / 100 % 100);
	t->day = (signed char)(a % 100);
	return true;
}

/* A run of digits: its value and how many there are. */
struct run {
	int n;
	size_t width;
};

/* Year, month and day; the order is told by the widths, and by which of two
 * numbers can be a month. Dots stand in dates that begin with the day. */
static bool
three_runs(struct run a, struct run b, struct run c, char mark,
	   struct time_raw *t)
{
	bool day_first = a.n > 12 || (mark == '.' && b.n <= 12);

	if (a.width == 4) {
		if (b.n > 12 || c.n > 31)
			return false;
		t->year = a.n;
		t->month = (signed char)b.n;
		t->day = (signed char)c.n;
		return true;
	}
	if (a.width > 2 || (c.width != 4 && c.width != 2) || a.n > 31 ||
	    a.n < 1)
		return false;
	t->month = (signed char)(day_first ? b.n : a.n);
	t->day = (signed char)(day_first ? a.n : b.n);
	full_year(t, c.n, c.width);
	return t->month <= 12;
}

/* 2026-07, 4/25; 25/4 behind a weekday. */
static bool
two_runs(struct run a, struct run b, char mark, bool weekday,
	 struct time_raw *t)
{
	if (a.width == 4 && mark == '-' && b.width == 2 && b.n <= 12 &&
	    a.n > 1900 && a.n < 2100 && (b.n <= a.n % 100 || a.n % 100 > 12)) {
		t->year = a.n;
		t->month = (signed char)b.n;
		return true;
	}
	if (b.width == 4) {
		t->year = b.n;
		t->month = (signed char)a.n;
		return mark != '.' && a.n >= 1 && a.n <= 12 && b.n > 1900 &&
		       b.n < 2100;
	}
	if (mark != '/' || a.width > 2)
		return false;
	if (weekday && a.n > 12 && a.n <= 31 && b.n <= 12) {
		t->month = (signed char)b.n;
		t->day = (signed char)a.n;
		return true;
	}
	t->month = (signed char)a.n;
	t->day = (signed char)b.n;
	t->short_year = true;
	return a.n >= 1 && a.n <= 12;
}

static bool
is_digit_at(struct str s, size_t i)
{
	return i < s.n && ascii_digit(s.p[i]);
}

/* "3/4 of": no day in April. */
static bool
is_fraction_of(const struct token *next)
{
	return token_as(next, PACK_LINK) && !token_as(next, PACK_FROM_NOW);
}

/* Dates in digits: 2013-02-12, 2013/2/12, 10/31/1974, 31.10.1974, 4/25,
 * 20260703. Day and month change places when only one order can be. */
size_t
words_numeric(const struct words *w, size_t i, struct time_raw *t)
{
	struct str s = w->text;
	size_t from = at(w, i)->start, p = from, q;
	struct run a, b, c;
	bool weekday = i && (token_as(at(w, i - 1), PACK_WEEKDAY) ||
			     token_as(at(w, i - 1), PACK_WEEKDAY_WEAK));
	char mark;

	if (!is_run(s, &p, 1, 8, &a.n))
		return 0;
	a.width = p - from;
	t->end = p;
	if (a.width == 8 && date_code(a.n, t))
		return token_past(w, i, p);
	if (p >= s.n || a.width > 4 || a.width == 3 || !strchr("-/.", s.p[p]))
		return 0;
	mark = s.p[p];
	q = ++p;
	if (!is_run(s, &p, 1, 4, &b.n) || b.n < 1)
		return 0;
	b.width = p - q;
	if (b.width == 3 || (b.width < 3 && b.n > 31) ||
	    (b.width == 4 && (a.width > 2 || (p < s.n && s.p[p] == mark))))
		return 0;
	t->end = p;
	if (p >= s.n || s.p[p] != mark) {
		if (is_digit_at(s, p) ||
		    (p < s.n && s.p[p] == '.' && is_digit_at(s, p + 1)))
			return 0;
		if (!two_runs(a, b, mark, weekday, t))
			return 0;
		i = token_past(w, i, p);
		return t->short_year && (is_fraction_of(at(w, i)) ||
					 month_at(w, i)) /* 3/4 June */
			       ? 0
			       : i;
	}
	q = ++p;
	if (!is_run(s, &p, 1, 4, &c.n) || c.n < 1 ||
	    (p < s.n && s.p[p] == mark && is_digit_at(s, p + 1)))
		return 0;
	c.width = p - q;
	if (!three_runs(a, b, c, mark, t))
		return 0;
	t->end = iso_clock(s, p, t);
	return token_past(w, i, t->end);
}
