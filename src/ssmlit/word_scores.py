"""How much words speak for a person's name, or against it: words of titles.

Responsible for the table `data/name_words.txt`, which `scripts/build_name_words.py` makes of
75,000 records of arXiv: base-2 logarithms of how much more often a word is in names than in titles,
`-ing` for the words of an ending that are too rare. Does not depend on what is judged by it.
"""

from __future__ import annotations

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
    return any(word_scores().get(form, 0) < 0 for form in (word.lower(), word.capitalize()))
