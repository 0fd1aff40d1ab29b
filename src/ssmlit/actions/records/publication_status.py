"""Whether preprints are known to be published, and as of when that is known.

Responsible for what the catalogue says about papers without a venue. Does not depend on the
library: nothing is changed; `refreshing` takes a publication over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ssmlit.catalogue import Catalogue, shipped
from ssmlit.fields.entry_types import MAY_BE_PREPRINTS
from ssmlit.fields.reading import is_preprint
from ssmlit.model import Record
from ssmlit.venues import short_venue


class PublicationStatus(NamedTuple):
    """What is known about a preprint's publication."""

    # where and when it appeared; "" and 0 when it is not known to have appeared
    venue: str
    year: int
    as_of: str  # the date of that knowledge, `YYYY-MM` or `YYYY-MM-DD`

    def __str__(self) -> str:
        """Return it as a sentence's end: "in ICML 2024 (catalogue of 2026-08)"."""
        if not self.venue:
            return f"not known to be, as of {self.as_of} (catalogue)"
        where = f"{short_venue(self.venue)} {self.year or ''}".rstrip()
        return f"in {where} (catalogue of {self.as_of})"


def publication_status(
    record: Record, catalogue: Catalogue | None = None
) -> PublicationStatus | None:
    """Return what the catalogue knows about a preprint's publication.

    None for a published paper, and for a preprint that the catalogue does not hold.
    """
    if not is_preprint(record) or record.type not in MAY_BE_PREPRINTS:
        return None
    catalogue = catalogue or shipped()
    known = next(filter(None, map(catalogue.get, record.identifiers)), None)
    if known is None:
        return None
    return PublicationStatus(known.venue, known.year if known.venue else 0, catalogue.date)


def summary(records: Sequence[Record]) -> str:
    """Return a list's sentence about its preprints, or "" if nothing is known."""
    catalogue = shipped()
    found = [publication_status(one, catalogue) for one in records]
    asked = [one for one in found if one is not None and not one.venue]
    if not asked:
        return ""
    papers = "1 preprint was" if len(asked) == 1 else f"{len(asked)} preprints were"
    return f"{papers} not known to be published, as of {catalogue.date}."
