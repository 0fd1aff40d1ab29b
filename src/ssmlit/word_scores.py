"""How much a word speaks for a person's name or, as a word of titles, against one.

Responsible for the table `data/name_words.txt`, which `scripts/build_name_words.py` makes of
75,000 records of arXiv: base-2 logarithms of how much more often a word is in names than in titles,
`-ing` for the words of an ending that are too rare. Does not depend on what is judged by it.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "name_words.txt"


@cache
def word_scores() -> dict[str, int]:
    """Return the score of every word in the table, as it is written inside names or titles."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return {word: int(score) for word, _, score in (line.partition(" ") for line in lines)}


def is_of_titles(word: str) -> bool:
    """Return whether a word is common in titles, in capitals or not: surely no typo."""
    return not _of_titles().isdisjoint((word.lower(), word.capitalize()))


@cache
def _of_titles() -> frozenset[str]:
    """Return the words with a negative score: in half the time of reading all."""
    return frozenset(re.findall(r"^(\S+) -", _FILE.read_text(encoding="utf-8"), re.MULTILINE))
