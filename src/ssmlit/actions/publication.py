"""Whether preprints are known to be published, and as of when that is known.

Responsible for what the catalogue says of papers without a venue. Does not depend on the library:
nothing is changed; `refreshing` takes a publication over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.catalogue import Catalogue
from ssmlit.fields.reading import is_preprint
from ssmlit.venues import short_venue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.model import Record

__all__ = ["status", "summary"]


def status(record: Record, catalogue: Catalogue | None = None) -> str:
    """Return what is known of a preprint's publication and of what date that is, or "".

    Nothing is said of a published paper, nor of a preprint that the catalogue does not hold.
    """
    if not is_preprint(record) or record.type not in {"misc", "online", "article", "unpublished"}:
        return ""
    catalogue = catalogue or Catalogue()
    known = next(filter(None, map(catalogue.get, record.identifiers)), None)
    if known is None:
        return ""
    if known.venue:
        where = f"{short_venue(known.venue)} {known.year or ''}".rstrip()
        return f"in {where} (catalogue of {catalogue.date})"
    return f"not known to be, as of {catalogue.date} (catalogue)"


def summary(records: Sequence[Record]) -> str:
    """Return the sentence of a list about its preprints, or "" where nothing is known of them."""
    catalogue = Catalogue()
    asked = [one for one in records if status(one, catalogue).startswith("not known")]
    if not asked:
        return ""
    papers = "1 preprint was" if len(asked) == 1 else f"{len(asked)} preprints were"
    return f"{papers} not known to be published, as of {catalogue.date}."
