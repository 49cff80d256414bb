#!/usr/bin/env python3
"""cldr_names.py CLDR_COMMON_MAIN > data/names-cldr.txt

Names of territories, currencies and languages that are one thing in English
and Chinese, from CLDR's en.xml, zh.xml and zh_Hant.xml. One thing a line,
names tab-parted, sorted by code.
"""
import os
import sys
import xml.etree.ElementTree as tree

FILES = ("en.xml", "zh.xml", "zh_Hant.xml", "zh_Hant_HK.xml")


def names(root):
    for t in root.iterfind(".//territories/territory"):
        if t.get("type", "").isalpha() and t.get("type") not in ("ZZ", "XA", "XB"):
            yield "territory " + t.get("type"), t.text
    for c in root.iterfind(".//currencies/currency"):
        for d in c.iterfind("displayName"):
            if d.get("count") in (None, "one", "other"):
                yield "currency " + c.get("type"), d.text


def main():
    things = {}
    for name in FILES:
        root = tree.parse(os.path.join(sys.argv[1], name)).getroot()
        for key, text in names(root):
            if text and "↑" not in text and "(" not in text and "（" not in text:
                line = things.setdefault(key, [])
                if text not in line:
                    line.append(text)
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    for key in sorted(things):
        if len(things[key]) > 1:
            print("\t".join(things[key]))


if __name__ == "__main__":
    main()
