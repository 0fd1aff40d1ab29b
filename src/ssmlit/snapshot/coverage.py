"""Which proceedings a snapshot holds whole: a paper not in these was not in the proceedings.

Responsible for the rule. Sources that publish whole proceedings (DBLP, the ACL Anthology) claim it;
of other files it is judged by numbers: a volume counts as whole when the file holds many of its
papers, nearly all under one spelling of its name, and not clearly fewer than the years beside it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

from ssmlit import venues
from ssmlit._lazy import regex
from ssmlit.ordinals import ORDINAL, YEAR
from ssmlit.venues.vocabulary import OTHER_VOLUME

Complete = Literal["declared", "counted", ""]

MANY = 100  # papers of a volume; no private collection cites so many of one
_SHARE = 0.6  # of the median of the neighbouring years; conferences grow by less than that
_SPELLING = 0.9  # of a volume's papers are under the same name
_VOLUME = regex(rf"\W*\b(?:{YEAR}|{ORDINAL})\b\W*")  # what changes each year


def coverage(
    counts: Iterable[tuple[str, int, int]], *, whole: bool
) -> Iterator[tuple[str, int, int, Complete]]:
    """Yield venue, year, number of records and why these are all ("" when they may not be).

    Args:
        counts: venue as the records spell it, year, number of records.
        whole: whether the sources declare that their proceedings are whole.
    """
    volumes: dict[str, dict[int, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for name, year, count in counts:
        volumes[short_name(name)][year][name] += count
    for venue, years in volumes.items():
        totals = {year: spellings.total() for year, spellings in years.items()}
        for year, spellings in years.items():
            complete: Complete = "declared" if whole else ""
            if not whole and _is_whole(year, totals, spellings):
                complete = "counted"
            yield venue, year, totals[year], complete


def short_name(venue: str) -> str:
    """Return the name under which volumes are counted: a venue's abbreviation, else its full name.

    Workshops and other companion volumes are venues of their own.
    """
    short = venues.short_venue(venue)
    if short == venue:
        return " ".join(_VOLUME.sub(" ", venue).split(",")[0].split()) or venue
    side = OTHER_VOLUME.search(venue)
    if side is None or side[1].lower() in short.lower() or short.endswith("W"):
        return short
    return f"{short} {side[1].lower()}"


def _is_whole(year: int, totals: dict[int, int], spellings: Counter[str]) -> bool:
    from statistics import median  # only builds need it: it loads decimal and fractions

    count = totals[year]
    beside = [totals[other] for other in _neighbours(year, totals)]
    return (
        count >= MANY
        and len(beside) > 1
        and count >= _SHARE * median(beside)
        and max(spellings.values()) >= _SPELLING * count
    )


def _neighbours(year: int, totals: dict[int, int]) -> list[int]:
    """Return the nearest years that have many records, at most two on each side, four years off."""
    others = [y for y in totals if y != year and abs(y - year) <= 4 and totals[y] >= MANY]
    before = sorted(y for y in others if y < year)[-2:]
    return [*before, *sorted(y for y in others if y > year)[:2]]
