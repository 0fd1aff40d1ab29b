"""Years that cannot be: a paper before its own preprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit import fields, identifiers
from ssmlit.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ssmlit.library import Library

CODE = "impossible-year"


def problems(library: Library) -> Iterator[Problem]:
    """Yield entries whose year is before the month in their arXiv id.

    The id tells when version 1 was sent in (arXiv, "Understanding the arXiv identifier"); papers
    are also posted years after they were published, so only a preprint is held to it.
    """
    for entry in library.entries:
        if entry.type.lower() not in {"misc", "online", "unpublished"}:
            continue
        year = fields.year(entry)
        for identifier in fields.identifiers(entry):
            if identifier.scheme == "arxiv" and year and year < _year(identifier.value):
                yield Problem(
                    CODE,
                    f"`{entry.key}` is of {year}, its preprint {identifier.value} of "
                    f"{_year(identifier.value)}",
                    line=entry.line,
                    key=entry.key,
                )


def _year(value: str) -> int:
    return identifiers.submitted(value)[0]
