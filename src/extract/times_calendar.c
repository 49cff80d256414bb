/* Days, weeks and lengths. Days are counted with the civil-calendar sums of
 * H. Hinnant ("chrono-compatible low-level date algorithms"). */
#include "rashomon/extract/times.h"

#include <stdio.h>

long
days_from_date(int y, int m, int d)
{
	long era, yoe, doy;

	y -= m <= 2;
	era = (y >= 0 ? y : y - 399) / 400;
	yoe = y - era * 400;
	doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

void
date_from_days(long days, int *y, int *m, int *d)
{
	long z = days + 719468, era, doe, yoe, doy, mp;

	era = (z >= 0 ? z : z - 146096) / 146097;
	doe = z - era * 146097;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mp = (5 * doy + 2) / 153;
	*d = (int)(doy - (153 * mp + 2) / 5 + 1);
	*m = (int)(mp < 10 ? mp + 3 : mp - 9);
	*y = (int)(yoe + era * 400) + (*m <= 2);
}

int
weekday_of(long days)
{
	return (int)(((days + 3) % 7 + 7) % 7) + 1;
}

int
days_in_month(int y, int m)
{
	return (int)(days_from_date(y + m / 12, m % 12 + 1, 1) -
		     days_from_date(y, m, 1));
}

int
week_of(long days, int *year)
{
	long thursday = days - weekday_of(days) + 4;
	int m, d;

	date_from_days(thursday, year, &m, &d);
	return (int)((thursday - days_from_date(*year, 1, 1)) / 7) + 1;
}

bool
time_length(char out[24], const char *unit, long n, bool half)
{
	char amount[16];
	bool clock = !strcmp(unit, "H") || !strcmp(unit, "S") ||
		     !strcmp(unit, "TM") || !strcmp(unit, "K");

	if (n < 0)
		strcpy(amount, "X");
	else if (half)
		snprintf(amount, sizeof amount, "%d.5", (int)(n % 100000000));
	else
		snprintf(amount, sizeof amount, "%d", (int)(n % 100000000));
	if (!strcmp(unit, "K"))
		snprintf(amount, sizeof amount, "%d", (int)(n % 1000) * 15);
	if (!strcmp(unit, "TM") || !strcmp(unit, "K"))
		unit = "M";
	if (!strcmp(unit, "F")) {
		unit = "W";
		snprintf(amount, sizeof amount, "%d", (int)(n % 1000) * 2);
	}
	if (!strcmp(unit, "SEASON"))
		return false;
	if (!strcmp(unit, "NI") || !strcmp(unit, "MO") || !strcmp(unit, "EV") ||
	    !strcmp(unit, "AF"))
		clock = true;
	snprintf(out, 24, "P%s%s%s", clock ? "T" : "", amount, unit);
	return true;
}
