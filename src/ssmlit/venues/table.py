"""The table of venues.

Responsible for reading `data/venues.txt`. Does not depend on how names are recognised.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parents[1] / "data" / "venues.txt"


@dataclass(frozen=True, slots=True)
class Venue:
    """A series of proceedings or a journal.

    Attributes:
        short: as readers write it ("NeurIPS", "IEEE TGRS").
        name: the full name, without the abbreviation.
        type: "inproceedings" or "article".
        aliases: other abbreviations in use.
        months: year → month (1 to 12) of a conference's first day, where known.
        pauses: years in which there was none, and of which no proceedings are.
    """

    short: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    months: tuple[tuple[int, int], ...] = ()
    pauses: frozenset[int] = frozenset()


def _row(kind: str, line: str) -> Venue:
    cells = [*(cell.strip() for cell in line.split("|")), "", "", ""]
    short, name, aliases, months, pauses = cells[:5]
    return Venue(
        short,
        name,
        kind,
        tuple(alias.strip() for alias in aliases.split(";") if alias.strip()),
        tuple((int(year), int(month)) for year, month in re.findall(r"(\d+):(\d+)", months)),
        frozenset(map(int, pauses.split())),
    )


@cache
def table_text() -> str:
    """Return the table as it is written, in lower case."""
    return _TABLE.read_text(encoding="utf-8").casefold()


@cache
def venues() -> tuple[Venue, ...]:
    """Return every venue of the table `data/venues.txt`."""
    kind, found = "", []
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if section := re.fullmatch(r"\[(\w+)\]", line):
            kind = section[1]
        elif line and not line.startswith("#"):
            found.append(_row(kind, line))
    return tuple(found)
