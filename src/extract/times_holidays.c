/* Named days: by date, by the nth weekday of a month, from Easter, from the
 * lunar calendar's table. */
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

/* First days of the lunar year, month * 100 + day, from 2000 on. */
static const short lunar_new_year[] = {
	205, 124, 212, 201, 122, 209, 129, 218, 207, 126, 214, 203, 123, 210,
	131, 219, 208, 128, 216, 205, 125, 212, 201, 122, 210, 129, 217, 206,
	126, 213, 203, 123, 211, 131, 219, 208, 128, 215, 204, 124, 212,
};

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
		if (sscanf(key + 1, "%d-%d", &a, &b) != 2 || y < 2000 ||
		    y > 2040 || a != 1 || b != 1)
			return false;
		*m = lunar_new_year[y - 2000] / 100;
		*d = lunar_new_year[y - 2000] % 100;
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

	return *key == 'L' ? m + 1 : m;
}
