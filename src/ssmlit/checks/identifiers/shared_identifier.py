"""E311 shared-identifier: one identifier in two entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.checks.rule import Found, Rule
from ssmlit.checks.tables import IDENTIFIER_FIELDS
from ssmlit.checks.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ssmlit.checks.known import Known
    from ssmlit.checks.view import View
    from ssmlit.model import Entry

RULE = Rule(
    code="E311",
    name="shared-identifier",
    summary="two entries with one identifier",
    why=(
        "Either it is the same paper twice (`ssmlit dedupe` merges it), or one of the two has the "
        "identifier of the other. Chapters of one book may share its DOI."
    ),
    bad="@misc{a, title = {Mamba}, doi = {10.1000/1}}\n"
    "@misc{b, title = {Hippo}, doi = {10.1000/1}}",
    good="@misc{a, title = {Mamba}, doi = {10.1000/1}}\n"
    "@misc{b, title = {Hippo}, doi = {10.1000/2}}",
    fields=tuple(name for name in IDENTIFIER_FIELDS if name not in {"isbn", "pdf"}),
)

SCHEMES = frozenset({"arxiv", "doi", "openreview", "acl", "pmid"})
_PARTS = words("inbook incollection bookinbook suppbook inreference")


def check(view: View, known: Known) -> Iterator[Found]:
    """Yield the first identifier that another entry has, too."""
    for identifier in view.identifiers:
        if identifier.scheme not in SCHEMES:
            continue
        other = known.earlier(view, identifier)
        if other is not None and not _are_related(view, other):
            message = f"{identifier} is also that of {other.key} (line {other.line})"
            yield Found(f"{message}: `ssmlit dedupe --explain {other.key} {view.key}`")
            return


def _are_related(view: View, other: Entry) -> bool:
    """Tell whether one is a part of the other or of the same book, or refers to it."""
    if view.type in _PARTS or other.type.lower() in _PARTS:
        return True
    return any(
        target.lower() in (view.text(name) + "," + other.get(name)).lower().split(",")
        for name in ("crossref", "related", "entryset", "xref")
        for target in (view.key, other.key)
    )
