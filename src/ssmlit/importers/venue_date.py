"""Venue and date of a row as far as a part of it states them.

Responsible for the value `VenueDate`, and for what several parts say together. Does not depend on
how they are read.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ssmlit.venues import find_venue


class VenueDate(NamedTuple):
    """Venue and date as a badge, a cell or a citation's tail states them."""

    venue: str = ""  # the canonical short name without the year ("NeurIPS", "ICML Workshop"), or ""
    type: str = "misc"  # "inproceedings", "article", "incollection" or "misc"
    year: int = 0  # the venue's year, or a bare year; 0 unknown
    date: str = ""  # `YYYY-MM-DD` or `YYYY-MM`, or ""
    # how it was presented ("Oral"), or why it has no venue ("Rejected by ICLR 2024")
    note: str = ""
    preprint: bool = False  # it says that this is a preprint

    def __bool__(self) -> bool:
        """Whether anything is stated."""
        return self != NOTHING

    @property
    def says_where(self) -> bool:
        """Whether a venue or a preprint server is stated."""
        return bool(self.venue or self.preprint)

    @property
    def is_dated(self) -> bool:
        """Whether a year or a date is stated."""
        return bool(self.year or self.date)

    @property
    def is_edition(self) -> bool:
        """Whether a venue and its year are stated: "ICML 2024"."""
        return bool(self.venue and self.year)


NOTHING = VenueDate()


def united(old: VenueDate, new: VenueDate) -> VenueDate:
    """Combine two badges of one row; the first venue and its year count.

    A conference in words, "22nd International Conference (ICML 2005)", is the known one behind it.
    """
    is_wordy = re.search(r"Conf\b|Conference|Proceedings", old.venue) and not find_venue(old.venue)
    says = new.venue or new.type != NOTHING.type  # a thesis without its school
    main = new if says and (not old.venue or (is_wordy and find_venue(new.venue))) else old
    return VenueDate(
        main.venue,
        main.type,
        main.year or old.year or new.year,
        old.date or new.date,
        "; ".join(filter(None, dict.fromkeys((old.note, new.note)))),
        old.preprint or new.preprint,
    )
