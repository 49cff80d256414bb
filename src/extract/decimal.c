#include "rashomon/extract/number.h"

#include <stdio.h>

enum { DIGITS_MOST = 18 };

static struct decimal
shorten(struct decimal d)
{
	while (d.mantissa && d.mantissa % 10 == 0) {
		d.mantissa /= 10;
		d.exponent++;
	}
	if (!d.mantissa)
		d.exponent = 0;
	return d;
}

struct decimal
decimal_add(struct decimal a, struct decimal b)
{
	struct decimal *high = a.exponent > b.exponent ? &a : &b;
	struct decimal *low = high == &a ? &b : &a;

	while (high->exponent > low->exponent &&
	       high->mantissa < UINT64_MAX / 20) {
		high->mantissa *= 10;
		high->exponent--;
	}
	while (low->exponent < high->exponent) {
		low->mantissa /= 10;
		low->exponent++;
	}
	if (a.mantissa > UINT64_MAX - b.mantissa)
		return a;
	a.mantissa += b.mantissa;
	return shorten(a);
}

void
decimal_print(struct decimal d, char out[64])
{
	char digits[24];
	int n, point;
	size_t at = 0;

	d = shorten(d);
	n = snprintf(digits, sizeof digits, "%llu",
		     (unsigned long long)d.mantissa);
	if (d.exponent > 36 || d.exponent < -36) {
		snprintf(out, 64, "%se%d", digits, d.exponent);
		return;
	}
	if (d.negative && d.mantissa)
		out[at++] = '-';
	point = n + d.exponent;
	if (point <= 0) {
		out[at++] = '0';
		out[at++] = '.';
		for (int i = point; i < 0; i++)
			out[at++] = '0';
	}
	for (int i = 0; i < n; i++) {
		if (i == point && i)
			out[at++] = '.';
		out[at++] = digits[i];
	}
	for (int i = 0; i < d.exponent; i++)
		out[at++] = '0';
	out[at] = '\0';
}

bool
decimal_parse(struct str s, struct decimal *out)
{
	size_t at = 0, digits = 0;
	bool point = false;

	*out = (struct decimal){0};
	if (at < s.n && s.p[at] == '-') {
		out->negative = true;
		at++;
	}
	for (; at < s.n; at++) {
		if (s.p[at] == '.' && !point) {
			point = true;
			continue;
		}
		if (s.p[at] < '0' || s.p[at] > '9')
			return false;
		digits++;
		if (out->mantissa >= UINT64_C(1000000000000000000)) {
			out->exponent += !point;
			continue;
		}
		out->mantissa = out->mantissa * 10 + (uint64_t)(s.p[at] - '0');
		out->exponent -= point;
	}
	*out = shorten(*out);
	return digits > 0;
}

struct decimal
decimal_of(double v)
{
	struct decimal d = {0};

	while (v < 1e11 && d.exponent > -300) {
		v *= 10;
		d.exponent--;
	}
	while (v >= 1e12) {
		v /= 10;
		d.exponent++;
	}
	d.mantissa = (uint64_t)(v + 0.5);
	return shorten(d);
}

double
decimal_double(struct decimal d)
{
	double v = (double)d.mantissa;
	int e = d.exponent;

	for (; e > 0 && e < 400; e--)
		v *= 10;
	for (; e < 0 && e > -400; e++)
		v /= 10;
	return d.negative ? -v : v;
}
