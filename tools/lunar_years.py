#!/usr/bin/env python3
"""Makes the table of lunar years in src/extract/times_lunar.c.

The months are computed, not copied: new moons and the sun's longitude by the
series of Meeus, "Astronomical Algorithms" (1998), chapters 25 and 49, in the
time of the 120th meridian from 1929 on, of Beijing before. A month begins on the day of the new moon; winter solstice lies in
the eleventh; between two solstices with thirteen months the first month in
which the sun enters no sign is the leap month.

usage: lunar_years.py [FIRST LAST]    prints the table's rows
"""
import math
import sys

DEG = math.pi / 180
NEW_MOON = (  # coefficient, power of E, multiples of M, M', F, Omega
    (-.40720, 0, 0, 1, 0, 0), (.17241, 1, 1, 0, 0, 0), (.01608, 0, 0, 2, 0, 0),
    (.01039, 0, 0, 0, 2, 0), (.00739, 1, -1, 1, 0, 0),
    (-.00514, 1, 1, 1, 0, 0), (.00208, 2, 2, 0, 0, 0),
    (-.00111, 0, 0, 1, -2, 0), (-.00057, 0, 0, 1, 2, 0),
    (.00056, 1, 1, 2, 0, 0), (-.00042, 0, 0, 3, 0, 0),
    (.00042, 1, 1, 0, 2, 0), (.00038, 1, 1, 0, -2, 0),
    (-.00024, 1, -1, 2, 0, 0), (-.00017, 0, 0, 0, 0, 1),
    (-.00007, 0, 2, 1, 0, 0), (.00004, 0, 0, 2, -2, 0),
    (.00004, 0, 3, 0, 0, 0), (.00003, 0, 1, 1, -2, 0),
    (.00003, 0, 0, 2, 2, 0), (-.00003, 0, 1, 1, 2, 0),
    (.00003, 0, -1, 1, 2, 0), (-.00002, 0, -1, 1, -2, 0),
    (-.00002, 0, 1, 3, 0, 0), (.00002, 0, 0, 4, 0, 0))
PLANETS = (
    (299.77, .107408, 325e-6), (251.88, .016321, 165e-6),
    (251.83, 26.651886, 164e-6), (349.42, 36.412478, 126e-6),
    (84.66, 18.206239, 110e-6), (141.74, 53.303771, 62e-6),
    (207.14, 2.453732, 60e-6), (154.84, 7.306860, 56e-6),
    (34.52, 27.261239, 47e-6), (207.19, .121824, 42e-6),
    (291.34, 1.844379, 40e-6), (161.72, 24.198154, 37e-6),
    (239.56, 25.513099, 35e-6), (331.55, 3.592518, 23e-6))


def delta_t(year):
    """Seconds that uniform time runs ahead of the earth's turn, roughly."""
    for last, first, value, slope in (
            (1920, 1900, -3, 1.1), (1960, 1920, 21, .3),
            (1990, 1960, 33, .8), (2005, 1990, 57, .5)):
        if year < last:
            return value + slope * (year - first)
    return 64.5 + .35 * (year - 2005) + .003 * (year - 2005) ** 2


def local_day(jde):
    """Julian day number of the civil day: UTC+8, Beijing's own till 1929."""
    year = 2000 + (jde - 2451545) / 365.25
    east = 8 if year >= 1929 else 116.4 / 15
    return math.floor(jde - delta_t(year) / 86400 + east / 24 + .5)


def new_moon(k):
    t = k / 1236.85
    jde = (2451550.09766 + 29.530588861 * k + .00015437 * t * t
           - .000000150 * t ** 3)
    e = 1 - .002516 * t - .0000074 * t * t
    m = 2.5534 + 29.10535670 * k - .0000014 * t * t
    mm = 201.5643 + 385.81693528 * k + .0107582 * t * t + .00001238 * t ** 3
    f = 160.7108 + 390.67050284 * k - .0016118 * t * t - .00000227 * t ** 3
    o = 124.7746 - 1.56375588 * k + .0020672 * t * t
    jde += sum(c * e ** p * math.sin((a * m + b * mm + g * f + w * o) * DEG)
               for c, p, a, b, g, w in NEW_MOON)
    for i, (a, b, c) in enumerate(PLANETS):
        jde += c * math.sin((a + b * k - (.009173 * t * t if not i else 0))
                            * DEG)
    return local_day(jde)


def sun(jde):
    """The sun's apparent longitude in degrees."""
    t = (jde - 2451545) / 36525
    m = (357.52911 + 35999.05029 * t - .0001537 * t * t) * DEG
    c = ((1.914602 - .004817 * t - .000014 * t * t) * math.sin(m)
         + (.019993 - .000101 * t) * math.sin(2 * m)
         + .000289 * math.sin(3 * m))
    lon = 280.46646 + 36000.76983 * t + .0003032 * t * t + c
    return (lon - .00569 - .00478 * math.sin((125.04 - 1934.136 * t) * DEG)) \
        % 360


def sign_at(day):
    """Which twelfth of its way the sun is in when the local day begins."""
    year = 2000 + (day - 2451545) / 365.25
    return int(sun(day - .5 - 8 / 24 + delta_t(year) / 86400) // 30)


def solstice_month(year):
    """k of the month that holds the winter solstice of `year`."""
    day = round((year - 2000) * 365.2422 + 2451545 + 345)
    while sign_at(day + 1) < 9 or sign_at(day + 1) == 11:
        day += 1
    k = round((day - 2451550) / 29.530588861)
    while new_moon(k) > day:
        k -= 1
    while new_moon(k + 1) <= day:
        k += 1
    return k


def leap_between(a, b):
    """The month without a sign among those between two solstices' months."""
    if b - a < 13:
        return None
    for k in range(a + 1, b):
        if sign_at(new_moon(k)) == sign_at(new_moon(k + 1)):
            return k
    return None


def lunar_year(year):
    """(day of the new year, month lengths, leap month or 0)."""
    a, b, c = (solstice_month(y) for y in (year - 1, year, year + 1))
    before, after = leap_between(a, b), leap_between(b, c)
    first = a + 2 + (before is not None and before <= a + 2)
    last = b + 2 + (after is not None and after <= b + 2)
    leap = 0
    for k in (before, after):
        if k is not None and first <= k < last:
            leap = k - first
    days = [new_moon(k + 1) - new_moon(k) for k in range(first, last)]
    return new_moon(first), days, leap


def january_first(year):
    y = year - 1
    return 1721426 + y * 365 + y // 4 - y // 100 + y // 400


def main():
    first, last = map(int, sys.argv[1:3] or ("1900", "2100"))
    row = "\t"
    for year in range(first, last + 1):
        start, days, leap = lunar_year(year)
        bits = sum(1 << i for i, n in enumerate(days) if n == 30)
        cell = "0x%06X, " % (bits | leap << 13 | (start - january_first(year)) << 17)
        if len(row) + 7 + len(cell) > 80:
            print(row.rstrip())
            row = "\t"
        row += cell
    print(row.rstrip())


if __name__ == "__main__":
    main()
