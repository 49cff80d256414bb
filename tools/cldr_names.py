#!/usr/bin/env python3
"""cldr_names.py CLDR_COMMON > data/names-cldr.txt

Names that are one thing in English and Chinese, from CLDR's en.xml, zh.xml,
zh_Hant.xml and zh_Hant_HK.xml: territories, cities (as time zones show them),
states and provinces, currencies. One thing a line, names tab-parted, sorted by
code; a line with # says what follows.
"""
import os
import sys
import xml.etree.ElementTree as tree

FILES = ("en.xml", "zh.xml", "zh_Hant.xml", "zh_Hant_HK.xml")
# Of other continents the cities that news tells of.
CITIES = """America/New_York America/Chicago America/Los_Angeles America/Denver
America/Detroit America/Phoenix America/Anchorage America/Toronto
America/Vancouver America/Winnipeg America/Edmonton America/Mexico_City
America/Monterrey America/Tijuana America/Bogota America/Lima America/Caracas
America/Havana America/Montevideo America/Asuncion America/La_Paz
America/Sao_Paulo America/Fortaleza America/Manaus America/Managua
America/Tegucigalpa America/Port-au-Prince America/Santo_Domingo
Australia/Sydney Australia/Melbourne Australia/Brisbane Australia/Perth
Australia/Adelaide Pacific/Auckland Pacific/Honolulu""".split()
STATES = ("us", "cn", "ca", "au", "in")
# What the short form of a Chinese province leaves out.
ENDS = ("壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "省", "市")


def territories(root):
    for t in root.iterfind(".//territories/territory"):
        if t.get("type", "").isalpha() and t.get("type") not in ("ZZ", "XA", "XB"):
            yield t.get("type"), t.text


def cities(root):
    for z in root.iterfind(".//timeZoneNames/zone"):
        zone = z.get("type")
        if zone.split("/")[0] in ("Europe", "Asia", "Africa") or zone in CITIES:
            for c in z.iterfind("exemplarCity"):
                yield zone, c.text


def states(root):
    for s in root.iterfind(".//subdivisions/subdivision"):
        code = s.get("type")
        if code[:2] not in STATES:
            continue
        yield code, s.text
        for end in ENDS:
            if code[:2] == "cn" and s.text.endswith(end):
                yield code, s.text[:-len(end)]
                break


def currencies(root):
    for c in root.iterfind(".//currencies/currency"):
        for d in c.iterfind("displayName"):
            if d.get("count") in (None, "one", "other"):
                yield c.get("type"), d.text


def things(folder, names, files):
    """Code to names, English first; a city's is in its zone where not given."""
    out = {}
    for name in files:
        root = tree.parse(os.path.join(folder, name)).getroot()
        for key, text in names(root):
            if not text or any(c in text for c in "↑(（"):
                continue
            if "/" in key and key not in out and name != files[0]:
                out[key] = [key.split("/")[-1].replace("_", " ")]
            line = out.setdefault(key, [])
            if text not in line:
                line.append(text)
    return out


def main():
    main_folder = os.path.join(sys.argv[1], "main")
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    seen = set()
    for title, folder, names, files in (
            ("Territories", main_folder, territories, FILES),
            ("Cities", main_folder, cities, FILES),
            ("States", os.path.join(sys.argv[1], "subdivisions"), states,
             ("en.xml", "zh.xml")),
            ("Currencies", main_folder, currencies, FILES)):
        print("#", title)
        found = things(folder, names, files)
        for key in sorted(found):
            line = found[key]
            # Georgia is a territory and a state: one name, one thing.
            if len(line) < 2 or line[0] in seen:
                continue
            seen.update(line)
            print("\t".join(line))


if __name__ == "__main__":
    main()
