# ruff: noqa: INP001 - scripts are no package
"""Build `src/ssmlit/data/name_words.txt`: how much each word speaks for a person's name.

Usage: build_name_words.py RECORDS.jsonl.gz > src/ssmlit/data/name_words.txt

The records are arXiv's (CC0), one JSON object a line with `title` and `authors`. A word's score is
the base-2 logarithm of how much more often it is in names than, capitalised inside a title, in
titles; a word in lower case is compared with words of titles in lower case. An ending (`-ing`)
stands for the words that are too rare to be listed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
import sys
from collections import Counter

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_MATH = re.compile(r"\$[^$]*\$")
_LEAST = 7  # a word seen less often than this is not listed
_LARGEST = 9  # scores are cut here
_ENDING = 3  # letters
_RARE = 40  # words of an ending that make it worth listing


def score(names: float, titles: float, all_names: int, all_titles: int) -> int:
    """Return the cut logarithm of the smoothed ratio of two relative frequencies."""
    ratio = ((names + 0.5) / all_names) / ((titles + 0.5) / all_titles)
    return max(-_LARGEST, min(_LARGEST, round(math.log2(ratio))))


def count(path: str) -> tuple[Counter[str], Counter[str]]:
    """Return how often words are in names, and how often inside titles."""
    names: Counter[str] = Counter()
    titles: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for record in map(json.loads, file):
            for author in set(record["authors"]):
                names.update(_WORD.findall(author))
            words = _WORD.findall(_MATH.sub(" ", record["title"]))
            titles.update(set(words[1:]))
    return names, titles


def main() -> None:
    """Write the table to the standard output."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("records", metavar="RECORDS.jsonl.gz")
    names, titles = count(parser.parse_args().records)
    all_names, all_titles = sum(names.values()), sum(titles.values())
    table: dict[str, int] = {}
    endings: dict[str, list[int]] = {}
    for word in names.keys() | titles.keys():
        own, other = float(names[word]), titles[word]
        if word.islower():
            own = names[word.capitalize()] / 8  # names are seldom written in lower case
        if len(word) > 1 and own + other >= _LEAST and (names[word] or other):
            table[word] = score(own, other, all_names, all_titles)
        elif len(word) > _ENDING:
            counts = endings.setdefault(f"-{word[-_ENDING:].lower()}", [0, 0])
            counts[0] += bool(own)
            counts[1] += bool(other)
    rare_names = sum(own for own, _ in endings.values())
    rare_titles = sum(other for _, other in endings.values())
    for ending, (in_names, in_titles) in endings.items():
        if in_names + in_titles >= _RARE:
            table[ending] = score(in_names, in_titles, int(rare_names), int(rare_titles))
    lines = (f"{word} {value}\n" for word, value in sorted(table.items()) if value)
    sys.stdout.writelines(lines)


if __name__ == "__main__":
    main()
