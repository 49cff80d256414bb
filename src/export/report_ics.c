/* The timeline as a calendar, RFC 5545: whole days as DATE, moments in UTC
 * only where the source gave a zone. Lines are folded at 75 octets. Events
 * known no better than to the month are left out: a calendar cannot say so. */
#include "parts.h"

#include "rashomon/text/sanitise.h"
#include "rashomon/text/utf8.h"

#include <stdlib.h>

static void
put_folded(FILE *out, struct str line)
{
	size_t from = 0;

	while (line.n - from > 73) {
		size_t to = from + 73;

		while (to > from && ((unsigned char)line.p[to] & 0xC0) == 0x80)
			to--;
		fwrite(line.p + from, 1, to - from, out);
		fputs("\r\n ", out);
		from = to;
	}
	fwrite(line.p + from, 1, line.n - from, out);
	fputs("\r\n", out);
}

static void
put_property(FILE *out, const char *name, struct str text)
{
	struct buf clean = BUF_INIT, line = BUF_INIT;

	sanitise(&clean, text, SANITISE_LINE);
	buf_adds(&line, name);
	for (size_t i = 0; i < clean.n; i++) {
		if (strchr("\\;,", clean.p[i]))
			buf_addc(&line, '\\');
		buf_addc(&line, clean.p[i]);
	}
	put_folded(out, buf_str(&line));
	buf_free(&clean);
	buf_free(&line);
}

/* "2026-09-05…" as 20260905; false when it is not known to the day. */
static bool
day_digits(const char *iso, char day[9])
{
	if (!iso || strlen(iso) < 10 || iso[4] != '-' || iso[7] != '-')
		return false;
	memcpy(day, iso, 4);
	memcpy(day + 4, iso + 5, 2);
	memcpy(day + 6, iso + 8, 2);
	day[8] = '\0';
	return strspn(day, "0123456789") == 8;
}

/* The day after `day`: a DATE end is exclusive. */
static void
next_day(char day[9])
{
	static const unsigned length[] = {31, 28, 31, 30, 31, 30,
					  31, 31, 30, 31, 30, 31};
	unsigned n = (unsigned)strtoul(day, NULL, 10);
	unsigned y = n / 10000, m = n / 100 % 100, d = n % 100;
	bool leap = (y % 4 == 0 && y % 100) || y % 400 == 0;
	unsigned last = m < 1 || m > 12
				? 31
				: length[m - 1] + (m == 2 && leap ? 1u : 0u);

	if (++d > last) {
		d = 1;
		if (++m > 12) {
			m = 1;
			y++;
		}
	}
	n = y * 10000 + m * 100 + d;
	for (size_t i = 8; i-- > 0; n /= 10)
		day[i] = (char)('0' + n % 10);
}

static void
put_event(const struct event *e, FILE *out)
{
	char start[9], end[9];

	if (!day_digits(e->start, start))
		return;
	if (!day_digits(e->end, end))
		memcpy(end, start, sizeof end);
	next_day(end);
	fprintf(out,
		"BEGIN:VEVENT\r\nUID:%s-%s@rashomon.invalid\r\n"
		"DTSTAMP:%sT000000Z\r\nDTSTART;VALUE=DATE:%s\r\n"
		"DTEND;VALUE=DATE:%s\r\n",
		e->id, start, start, start, end);
	put_property(out, "SUMMARY:", str_of(e->label));
	fputs("END:VEVENT\r\n", out);
}

void
report_ics(const struct story *st, FILE *out)
{
	fputs("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
	      "PRODID:-//rashomon//rashomon//EN\r\n",
	      out);
	for (size_t i = 0; i < st->c.events.n; i++)
		if (!st->c.events.v[i].publication)
			put_event(&st->c.events.v[i], out);
	fputs("END:VCALENDAR\r\n", out);
}
