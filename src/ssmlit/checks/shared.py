"""One identifier in two entries: the same paper twice, or a slip of the hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit import fields
from ssmlit.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ssmlit.library import Library
    from ssmlit.model import Entry, Identifier

CODE = "shared-identifier"
SCHEMES = {"arxiv", "doi", "openreview", "acl", "pmid"}


def problems(library: Library) -> Iterator[Problem]:
    """Yield a problem for every entry whose identifier an earlier entry has."""
    first: dict[Identifier, Entry] = {}
    for entry in library.entries:
        for identifier in fields.identifiers(entry):
            if identifier.scheme not in SCHEMES:
                continue
            earlier = first.setdefault(identifier, entry)
            if earlier is not entry:
                yield Problem(
                    CODE,
                    f"`{entry.key}` and `{earlier.key}` (line {earlier.line}) both are "
                    f"{identifier}: `ssmlit dedupe --explain {earlier.key} {entry.key}`",
                    line=entry.line,
                    key=entry.key,
                )
