"""The table of venues.

Responsible for reading `data/venues.txt`. Does not depend on how names are recognised.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

_TABLE = Path(__file__).parents[1] / "data" / "venues.txt"


class Venue(NamedTuple):
    """A series of proceedings or a journal."""

    short: str  # as readers write it ("NeurIPS", "IEEE TGRS")
    name: str  # the full name, without the abbreviation
    type: str  # "inproceedings" or "article"
    aliases: tuple[str, ...] = ()  # other abbreviations in use
    dates: str = ""  # as the table has them: `2024:12`, the month of a conference's first day
    # years in which it did not take place and has no proceedings, separated by blanks
    without: str = ""

    def month(self, year: int) -> int:
        """Return the month (1 to 12) of the first day in a year, 0 when unknown."""
        found = re.search(rf"\b{year}:(\d+)", self.dates)
        return int(found[1]) if found else 0

    def pauses_in(self, year: int) -> bool:
        """Return whether it did not take place in a year."""
        return str(year) in self.without.split()


def _row(kind: str, line: str) -> Venue:
    cells = [*map(str.strip, line.split("|")), "", "", ""]
    short, name, aliases, dates, without = cells[:5]
    others = tuple(map(str.strip, aliases.split(";"))) if aliases else ()
    return Venue(short, name, kind, others, dates, without)


@cache
def venues() -> tuple[Venue, ...]:
    """Return every venue of the table `data/venues.txt`."""
    kind, found = "", []
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif line and not line.startswith("#"):
            found.append(_row(kind, line))
    return tuple(found)
