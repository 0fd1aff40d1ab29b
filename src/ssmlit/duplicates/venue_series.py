"""Which series of proceedings or which journal a venue's name means, for comparing two of them.

Responsible for side events, which are not the conference they are held at, and for who prints whose
proceedings. The names are those of `ssmlit.venues`; without a known one, words are compared.
"""

from __future__ import annotations

from functools import cache, lru_cache

from ssmlit.latex import squash
from ssmlit.venues import find_venue, venues
from ssmlit.venues.vocabulary import OTHER_SERIES

# Who prints whose proceedings, so that one paper is cited with either.
_ONE_PLACE = frozenset({frozenset({"SIGMOD", "SIGMOD Record"})})


@cache
def journals() -> frozenset[str]:
    """Return the short names of the series that are periodicals."""
    return frozenset(venue.short for venue in venues() if venue.type == "article")


@lru_cache(maxsize=16384)
def series(text: str) -> str:
    """Return the short name of the series that a venue's name means, "" when none is known.

    A workshop is not the conference it is held at, unless it has a name of its own in the table.
    """
    beside = OTHER_SERIES.search(text)
    known = find_venue(text) or (beside and find_venue(text[: beside.start()]))
    if not known:
        return ""
    return (
        f"{known.short} workshop" if beside and not OTHER_SERIES.search(known.name) else known.short
    )


def same_venue(one: str, other: str) -> bool:
    """Whether two names of venues, known ones or not, mean the same one."""
    return squash(one) == squash(other) or series(one) == series(other) != ""


def printed_together(one: str, other: str) -> bool:
    """Whether one series prints the proceedings of the other: SIGMOD Record those of SIGMOD."""
    return frozenset((one, other)) in _ONE_PLACE
