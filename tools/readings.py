#!/usr/bin/env python3
"""readings.py UNIHAN_FOLDER > data/readings.txt

How Han characters sound, from Unihan (Unihan_Readings.txt and
Unihan_Variants.txt, plain or .bz2). One character a line, sorted, tab-parted:
  character, Mandarin, Cantonese, Korean, Vietnamese
each without tones, several readings parted by ','. Only characters of the
common lists (kTGHZ2013) are kept, in their simplified form; what their
traditional forms are read as counts for them too.
"""
import bz2
import os
import sys
import unicodedata

FIRST = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ")
MID = ("a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i"
       .split(" "))
LAST = ("  k k k n n n t l k m l l l p l m p p t t ng t t k t p t"
        .split(" ")[1:])


def lines(folder, name):
    path = os.path.join(folder, name)
    opener = open if os.path.exists(path) else bz2.open
    path = path if os.path.exists(path) else path + ".bz2"
    with opener(path, "rt", encoding="utf-8") as f:
        for line in f:
            if line.startswith("U+"):
                code, field, value = line.rstrip("\n").split("\t")
                yield chr(int(code[2:], 16)), field, value


def plain(s):
    """Small letters without marks; u with two dots is 'v'."""
    s = unicodedata.normalize("NFC", s.lower()).replace("đ", "d")
    out = ""
    for c in unicodedata.normalize("NFD", s):
        if c == "\u0308" and out.endswith("u"):
            out = out[:-1] + "v"
        elif "a" <= c <= "z":
            out += c
    return out


def hangul(c):
    n = ord(c) - 0xAC00
    if not 0 <= n < 11172:
        return ""
    return FIRST[n // 588] + MID[n // 28 % 21] + LAST[n % 28]


def read(field, value):
    if field == "kMandarin":
        return [plain(v) for v in value.split()]
    if field in ("kTGHZ2013", "kXHC1983"):
        return [plain(v.split(":")[1].split(",")[0]) for v in value.split()]
    if field in ("kCantonese", "kVietnamese"):
        return [plain(v) for v in value.split()]
    return [hangul(v[0]) for v in value.split()]


COLUMN = {"kMandarin": 0, "kTGHZ2013": 0, "kXHC1983": 0, "kCantonese": 1,
          "kHangul": 2, "kVietnamese": 3}


def main():
    folder = sys.argv[1]
    fields, older = {}, {}
    for c, field, value in lines(folder, "Unihan_Readings.txt"):
        if field in COLUMN:
            fields.setdefault(c, {})[field] = read(field, value)
    for c, field, value in lines(folder, "Unihan_Variants.txt"):
        if field == "kTraditionalVariant":
            older[c] = [chr(int(v[2:], 16)) for v in value.split()]
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    for c in sorted(fields):
        if "kTGHZ2013" not in fields[c]:
            continue
        columns = [[], [], [], []]
        for form in [c] + [t for t in older.get(c, []) if t != c]:
            for field in COLUMN:
                for r in fields.get(form, {}).get(field, []):
                    column = columns[COLUMN[field]]
                    if r and r not in column and len(column) < 3:
                        column.append(r)
        print("\t".join([c] + [",".join(x) for x in columns]))


if __name__ == "__main__":
    main()
