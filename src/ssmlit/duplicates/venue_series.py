"""Which series of proceedings or which journal a venue's name means, for names people shorten.

"Proc. Int. Conf. on Very Large Data Bases" and "VLDB" are one series; "VLDB J." is another one. The
names are those of `ssmlit.venues`. A name that is not known has no series; then words are compared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from ssmlit.duplicates.vocabulary import USUAL_IN_VENUES
from ssmlit.latex import fold
from ssmlit.venues import venues

# Who prints whose proceedings, so that one paper is cited with either.
_ONE_PLACE = frozenset({frozenset({"SIGMOD", "SIGMOD Record"})})
# A journal whose name has one of these is found within other words; others only as a whole, since
# "Information Systems" is a part of many names.
_PERIODICAL = frozenset(
    ("journal", "j", "transactions", "trans", "bulletin", "bull", "record", "rec", "explorations")
)
_SIDE_EVENTS = frozenset({"workshop", "workshops", "findings", "companion"})


@cache
def journals() -> frozenset[str]:
    """Return the short names of the series that are periodicals."""
    return frozenset(venue.short for venue in venues() if venue.type == "article")


@lru_cache(maxsize=16384)
def series(text: str) -> str:
    """Return the short name of the series that a venue's name means, "" when none is known.

    The longest known name in it counts; a name of one word only when it is written as an
    abbreviation ("KDD", not "nature"), a workshop is not the conference it is held at.
    """
    words = fold(text).split()
    aliases = _aliases()
    joined = " ".join(words)
    whole = " ".join(word for word in words if word not in USUAL_IN_VENUES)
    found = aliases.get(whole, "")
    if not _may_be_within(whole, found):
        found = ""
    name = aliases.get(joined) or found or _within(words, text, aliases)
    return f"{name} workshop" if name and _SIDE_EVENTS.intersection(words) else name


def printed_together(one: str, other: str) -> bool:
    """Whether one series prints the proceedings of the other: SIGMOD Record those of SIGMOD."""
    return frozenset((one, other)) in _ONE_PLACE


def _within(words: list[str], text: str, aliases: Mapping[str, str]) -> str:
    abbreviations = {fold(word) for word in re.findall(r"\w*[A-Z]\w*[A-Z]\w*", text)}
    for size in range(min(_longest(), len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            part = " ".join(words[start : start + size])
            found = aliases.get(part)
            if found and _may_be_within(part, found) and (size > 1 or part in abbreviations):
                return found
    return ""


def _may_be_within(part: str, name: str) -> bool:
    return name not in journals() or not _PERIODICAL.isdisjoint(part.split())


@cache
def _aliases() -> Mapping[str, str]:
    return {
        fold(alias): venue.short
        for venue in venues()
        for alias in (venue.short, venue.name, *venue.aliases)
    }


@cache
def _longest() -> int:
    return max(len(alias.split()) for alias in _aliases())
