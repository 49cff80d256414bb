/* What a written figure allows, and how two figures stand.
 *
 * Figures are brought to a base unit (seconds, metres, kilograms, per cent).
 * A figure that is measured, or that ends in two or more zeros, is taken as
 * rounded to the digits shown: 3,400 is anything from 3,350 to 3,450, while
 * 47 people are 47. A qualifier widens on its own side only: "over" by 15 %
 * or one step of the last digit, whichever is more, "nearly" the same below,
 * "about" by 5 % either way, "at least" and "up to" without end. Two figures
 * are compatible when what they allow overlaps. */
#include "work.h"

#include <math.h>
#include <stdlib.h>

static const struct unit_row {
	const char *name;
	enum dimension dim;
	double factor;
} unit_rows[] = {
	{"%", DIM_RATIO, 1},
	{"pp", DIM_RATIO, 1},
	{"bp", DIM_RATIO, 0.01},
	{"permille", DIM_RATIO, 0.1},
	{"s", DIM_TIME, 1},
	{"min", DIM_TIME, 60},
	{"h", DIM_TIME, 3600},
	{"day", DIM_TIME, 86400},
	{"week", DIM_TIME, 604800},
	{"month", DIM_TIME, 2629746},
	{"quarter", DIM_TIME, 7889238},
	{"year", DIM_TIME, 31556952},
	{"decade", DIM_TIME, 315569520},
	{"mm", DIM_LENGTH, 0.001},
	{"cm", DIM_LENGTH, 0.01},
	{"m", DIM_LENGTH, 1},
	{"km", DIM_LENGTH, 1000},
	{"ft", DIM_LENGTH, 0.3048},
	{"inch", DIM_LENGTH, 0.0254},
	{"mile", DIM_LENGTH, 1609.344},
	{"second", DIM_TIME, 1},
	{"minute", DIM_TIME, 60},
	{"hour", DIM_TIME, 3600},
	{"foot", DIM_LENGTH, 0.3048},
	{"yard", DIM_LENGTH, 0.9144},
	{"nm", DIM_LENGTH, 1e-9},
	{"mg", DIM_MASS, 1e-6},
	{"tonne", DIM_MASS, 1000},
	{"ton", DIM_MASS, 1000},
	{"pound", DIM_MASS, 0.45359237},
	{"ounce", DIM_MASS, 0.028349523},
	{"g", DIM_MASS, 0.001},
	{"kg", DIM_MASS, 1},
	{"t", DIM_MASS, 1000},
	{"lb", DIM_MASS, 0.45359237},
};

static const char *const measures[] = {
	"m2",	       "km2",	     "ha",
	"acre",	       "l",	     "ml",
	"m3",	       "m3/s",	     "km/h",
	"mph",	       "m/s",	     "knot",
	"degC",	       "degF",	     "K",
	"W",	       "kW",	     "MW",
	"GW",	       "kWh",	     "MWh",
	"GWh",	       "TWh",	     "Hz",
	"kHz",	       "MHz",	     "GHz",
	"B",	       "KB",	     "MB",
	"GB",	       "TB",	     "bbl",
	"hPa",	       "V",	     "magnitude",
	"point",       "times",	     "°C",
	"°F",	       "hectare",    "liter",
	"barrel",      "gallon",     "ppm",
	"ppb",	       "degree",     "cubic foot",
	"micrometer",  "microgram",  "nautical mile",
	"light year",  "horsepower", "square mile",
	"square foot",
};

static bool
is_currency(const char *u)
{
	return strlen(u) == 3 && u[0] >= 'A' && u[0] <= 'Z' && u[1] >= 'A' &&
	       u[1] <= 'Z' && u[2] >= 'A' && u[2] <= 'Z';
}

static double
set_unit(struct aspect *a, const char *u)
{
	a->unit = "";
	a->dim = DIM_COUNT;
	for (size_t i = 0; i < COUNT(unit_rows); i++)
		if (strcmp(unit_rows[i].name, u) == 0) {
			a->dim = unit_rows[i].dim;
			a->measured = true;
			return unit_rows[i].factor;
		}
	a->unit = u;
	if (is_currency(u)) {
		a->dim = DIM_MONEY;
		a->measured = true;
	}
	for (size_t i = 0; i < COUNT(measures); i++)
		if (strcmp(measures[i], u) == 0) {
			a->dim = DIM_OTHER;
			a->measured = true;
		}
	return 1;
}

/* Half of the last place that a value in base form shows; `rounded` tells
 * whether it looks rounded. "61.30" -> 0.005, "3400" -> 50, "47" -> 0.5. */
static double
half_step(const char *value, bool *rounded)
{
	const char *dot = strchr(value, '.');
	size_t n = strlen(value), zeros = 0;

	if (dot) {
		*rounded = true;
		return pow(10, -(double)strlen(dot + 1)) / 2;
	}
	while (zeros < n && value[n - 1 - zeros] == '0')
		zeros++;
	*rounded = zeros >= 2 && zeros < n;
	return *rounded ? pow(10, (double)zeros) / 2 : 0.5;
}

static double
place_of(double value)
{
	double v = fabs(value);

	return v >= 1 ? pow(10, floor(log10(v))) : 1;
}

static bool
qualified(const char *q, const char *word)
{
	return q && strstr(q, word) != NULL;
}

/* Fills what a figure allows, in the unit as written. */
static void
set_bounds(struct aspect *a, const struct mention *m, double lo, double hi)
{
	bool rounded = true;
	double half = m->step < 0 ? pow(10, m->step) / 2
				  : half_step(m->value, &rounded);
	double step = rounded ? 2 * half : place_of(lo);
	const char *q = m->qualifier;

	a->low = lo;
	a->high = hi;
	if (qualified(q, "at least")) {
		a->high = INFINITY;
	} else if (qualified(q, "up to") || qualified(q, "fewer") ||
		   qualified(q, "at most")) {
		a->low = -INFINITY;
	} else if (qualified(q, "over")) {
		a->high = fmax(hi * 1.15, hi + step);
	} else if (qualified(q, "nearly")) {
		a->low = fmin(lo * 0.85, lo - step);
	} else if (qualified(q, "about")) {
		double wide = fmax(fabs(lo) * 0.05, half);

		a->low = lo - wide;
		a->high = hi + wide;
	} else if (lo >= hi && (rounded || a->measured)) {
		a->low = lo - half;
		a->high = hi + half;
	}
}

void
value_aspect(struct aspect *a, const struct mention *m)
{
	double factor = set_unit(a, m->unit ? m->unit : "");
	double lo, hi;

	if (!m->value)
		return;
	lo = hi = fabs(strtod(m->value, NULL));
	if (m->value2)
		hi = fabs(strtod(m->value2, NULL));
	if (m->value[0] == '-' && a->dim != DIM_RATIO) {
		lo = -lo;
		hi = m->value2 ? strtod(m->value2, NULL) : lo;
	}
	if (hi < lo) {
		double swap = lo;

		lo = hi;
		hi = swap;
	}
	set_bounds(a, m, lo, hi);
	a->valued = true;
	a->value = lo * factor;
	a->value2 = hi * factor;
	a->low *= factor;
	a->high *= factor;
}

static bool
same(double a, double b)
{
	return fabs(a - b) <= 1e-9 * fmax(fabs(a), fabs(b));
}

enum relation
value_relation(const struct aspect *a, const struct aspect *b)
{
	double lo = fmax(a->low, b->low), hi = fmin(a->high, b->high);
	bool point = same(a->low, a->high) || same(b->low, b->high);

	if (same(a->value, b->value) && same(a->value2, b->value2))
		return REL_EQUAL;
	if (lo < hi && !same(lo, hi))
		return REL_COMPATIBLE;
	return point && same(lo, hi) ? REL_COMPATIBLE : REL_DIFFERS;
}
