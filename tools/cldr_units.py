#!/usr/bin/env python3
"""cldr_units.py CLDR_COMMON_MAIN FOLD_TABLE LANGUAGE > lang/LANGUAGE-units.lang

Names of units and currencies in one language (en, zh, es), from CLDR's long
forms, as a part of the language's pack of amounts. Han names are simplified
by FOLD_TABLE (data/fold.txt). What stands in the own list
lang/LANGUAGE-amounts.lang is left to it: where one name means two things,
that list decides.
"""
import os
import re
import sys
import unicodedata
import xml.etree.ElementTree as tree

FILES = {"en": ("en.xml", "en_GB.xml"), "zh": ("zh.xml", "zh_Hant.xml", "zh_Hant_HK.xml"), "es": ("es.xml",)}
SKIP = """concentr-item graphics-em graphics-dot length-point volume-drop volume-pinch volume-jigger mass-grain
consumption-liter-per-kilometer pressure-bar light-solar-luminosity duration-century duration-decade angle-degree
length-earth-radius mass-earth-mass energy-foodcalorie temperature-generic concentr-permyriad volume-dram
concentr-karat length-solar-radius mass-solar-mass duration-night duration-year-person duration-month-person
duration-week-person duration-day-person force-kilowatt-hour-per-100-kilometer""".split()
SYMBOL = {
    "acceleration-meter-per-square-second": "m/s2", "angle-radian": "radian", "angle-revolution": "turn",
    "area-square-kilometer": "km2", "area-square-meter": "m2", "area-square-centimeter": "cm2",
    "length-kilometer": "km", "length-meter": "m", "length-decimeter": "dm", "length-centimeter": "cm",
    "length-millimeter": "mm", "length-nanometer": "nm", 
    "mass-metric-ton": "tonne", "mass-tonne": "tonne", "mass-kilogram": "kg", "mass-gram": "g",
    "mass-milligram": "mg", "power-gigawatt": "GW", "power-megawatt": "MW", "power-kilowatt": "kW", "power-watt": "W",
    "energy-kilowatt-hour": "kWh", "digital-terabyte": "TB", "digital-gigabyte": "GB", "digital-megabyte": "MB",
    "digital-kilobyte": "KB", "frequency-gigahertz": "GHz", "frequency-megahertz": "MHz", "frequency-kilohertz": "kHz",
    "frequency-hertz": "Hz", "speed-kilometer-per-hour": "km/h", "speed-meter-per-second": "m/s",
    "speed-mile-per-hour": "mph", "temperature-celsius": "°C", "temperature-fahrenheit": "°F",
    "volume-cubic-kilometer": "km3", "volume-cubic-meter": "m3", "volume-cubic-centimeter": "cm3",
    "volume-milliliter": "ml", "concentr-permillion": "ppm",
}
OLD = re.compile(r"\(|（|\d")


def forms(text, fold):
    text = unicodedata.normalize("NFC", text).lower().replace("\u00a0", " ").strip()
    text = "".join(fold.get(c, c) for c in text)
    if not text or OLD.search(text):
        return
    british = re.sub(r"(?<=[lt])er(?=s?\b)", "re", text) if re.search(r"(?:liter|meter)s?\b", text) else text
    for form in {text, british, text.replace("-", " ")}:
        yield re.sub(r"\s+", "_", form)


def own_names(language):
    path = os.path.join(os.path.dirname(sys.argv[2]), "..", "lang", language + "-amounts.lang")
    names = set()
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line[0] not in "#[":
                names.update(line.split()[1:])
    return names


def main():
    directory, table, language = sys.argv[1:4]
    fold = {}
    if language == "zh":
        with open(table, encoding="utf-8") as lines:
            fold = dict(line.split()[:2] for line in lines if line[0] != "#" and line.strip())
    seen, units, spans, money, codes = own_names(language), {}, {}, {}, set()

    def add(where, key, text):
        for form in forms(text, fold):
            if form not in seen and len(form) > 1:
                seen.add(form)
                where.setdefault(key, []).append(form)

    for name in FILES[language]:
        root = tree.parse(os.path.join(directory, name)).getroot()
        for unit in root.iterfind(".//unitLength[@type='long']/unit"):
            kind = unit.get("type")
            if kind in SKIP:
                continue
            where = spans if kind.startswith("duration-") else units
            key = SYMBOL.get(kind, kind.split("-", 1)[1].replace("-", "_"))
            for pattern in unit.iterfind("unitPattern"):
                if pattern.text and pattern.text.startswith("{0}"):
                    add(where, key, pattern.text[3:])
        for c in root.iterfind(".//currencies/currency"):
            for d in c.iterfind("displayName"):
                if d.text and not OLD.search(d.text) and c.get("type") != "XXX":
                    add(money, c.get("type"), d.text)
                    codes.add(c.get("type"))
    out = open(1, "w", encoding="utf-8", newline="\n")
    print("# Units and currencies. Made by tools/cldr_units.py from CLDR;\n"
          "# Unicode licence, see data/LICENSE.unicode.\n"
          "language %s\npart amounts\nscript %s" % (language, "han" if language == "zh" else "words"), file=out)
    for title, table in (("measure", units), ("span", spans), ("money" if language == "zh" else "money-name", money)):
        print("\n[%s]" % title, file=out)
        for key in sorted(table):
            print(key, *table[key], file=out)
    words = set("ALL AMD BOB COP CUP PEN SOS TOP".split())
    print("\n[money-code]", file=out)
    for code in sorted(codes - words):
        print(code, code.lower(), file=out)


main()
