/* Named days: by date, by the nth weekday of a month, from Easter, from the
 * lunar calendar. */
#include "times_place.h"

#include <stdio.h>
#include <stdlib.h>

/* The nth weekday of a month (n 9: the last). */
static int
nth_weekday(int y, int m, int n, int weekday)
{
	int first = (weekday - weekday_of(days_from_date(y, m, 1)) + 7) % 7 + 1;

	if (n < 9)
		return first + (n - 1) * 7;
	while (first + 7 <= days_in_month(y, m))
		first += 7;
	return first;
}

/* Gregorian Easter (the anonymous rule of 1876). */
static long
easter(int y)
{
	int a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4;
	int f = (b + 8) / 25, g = (b - f + 1) / 3;
	int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
	int l = (32 + 2 * e + 2 * i - h - k) % 7;
	int m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;

	return days_from_date(y, n / 31, n % 31 + 1);
}

/* In the year `y`; the last months of a lunar year end in the next. */
static bool
lunar_in(int y, int m, int day, struct day *d)
{
	return (lunar_place(y, m, day, false, d) && d->y == y) ||
	       (lunar_place(y - 1, m, day, false, d) && d->y == y);
}

bool
holiday_place(const char *key, int y, int *m, int *d)
{
	int a = 0, b = 0, c = 0, plus = 0;

	if (*key == 'E') {
		date_from_days(easter(y) + atoi(key + 1), &y, m, d);
		return true;
	}
	if (*key == 'S') {
		*m = 4;
		*d = y % 4 < 2 && y < 2100 && y > 2007 ? 4 : 5;
		return true;
	}
	if (*key == 'L') {
		struct day l;

		if (sscanf(key + 1, "%d-%d", &a, &b) != 2 ||
		    !lunar_in(y, a, b, &l))
			return false;
		*m = l.m;
		*d = l.d;
		return true;
	}
	if (sscanf(key, "%d-%d-%d%d", &a, &b, &c, &plus) >= 3) {
		*m = a;
		*d = nth_weekday(y, a, b, c) + plus;
		return true;
	}
	if (sscanf(key, "%d-%d", m, d) == 2)
		return true;
	return false;
}

int
holiday_month(const char *key)
{
	int m = *key == 'E' ? 4 : *key == 'S' ? 4 : atoi(key + (*key == 'L'));

	return *key == 'L' ? m % 12 + 1 : m;
}
