"""The ACL Anthology: an id → its BibTeX. Pure.

https://aclanthology.org/faq/api/: every paper has `/{id}.bib`; since 2020 ids are in the DOI.
"""

from __future__ import annotations

from collections.abc import Sequence

from ssmlit import identifiers
from ssmlit.http.answers import Request
from ssmlit.model import Identifier, Record
from ssmlit.sources import bib

TITLE = "ACL Anthology"
BATCH = 1


def request(ids: Sequence[Identifier]) -> Request:
    """Return the question for one id."""
    (one,) = ids
    return Request("aclanthology", f"/{one.value}.bib", expects="text", names=(str(one),))


def parse(body: bytes) -> tuple[Record, ...]:
    """Return the work of an answer, named by its id and its DOI.

    Raises:
        UnreadableError: no whole BibTeX entry.
    """
    return tuple(
        one._replace(key="", links=(), source=TITLE,
                identifiers=identifiers.with_aliases(one.identifiers))
        for one in bib.entries(body)
    )  # fmt: skip
