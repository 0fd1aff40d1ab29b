"""Verdicts as a Markdown page for a co-author or an area chair.

Responsible for the page, which says what the records say and accuses no one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.identifiers import url
from ssmlit.render.markdown import code, escape, link
from ssmlit.verify import ReferenceVerdict

if TYPE_CHECKING:
    from ssmlit.cli.shared.session import Session
    from ssmlit.verify import Finding, Reference, Verified

_HEADINGS = {
    ReferenceVerdict.MISMATCH: "An identifier belongs to another work",
    ReferenceVerdict.NOT_FOUND: "Not found where it would have to be",
    ReferenceVerdict.DIFFERS: "The record disagrees",
    ReferenceVerdict.UNVERIFIED: "No source can confirm it",
}


class VerifiedFile(NamedTuple):
    """What was verified in one file."""

    session: Session  # the run over that file
    references: tuple[Reference, ...]  # what its entries say; empty when not needed
    # the verdicts, in the same order; without records when not needed
    verified: tuple[Verified, ...]


def document(runs: Sequence[VerifiedFile], summary: str) -> str:
    """Return the page."""
    parts = ["# References and their records", "", f"{escape(summary)}.", ""]
    for verdict, heading in _HEADINGS.items():
        found = [one for run in runs for one in run.verified if one.verdict is verdict]
        if found:
            parts += [f"## {heading} ({len(found)})", ""]
            parts += [line for one in found for line in _entry(one)]
    asked = dict.fromkeys(name for run in runs for one in run.verified for name in one.asked)
    parts += [f"Asked: {escape(', '.join(asked) or 'nothing')}.", ""]
    return "\n".join(parts)


def _entry(one: Verified) -> Iterator[str]:
    yield f"### {code(one.key)}"
    yield ""
    if one.record:
        address = next(filter(None, map(url, one.record.identifiers)), "")
        yield f"Record: {link(one.record.title, address)}"
        yield ""
    shown = [finding for finding in one.findings if finding.weight != "note"]
    if not shown:
        yield from ("No record of it was found.", "")
    else:
        yield "| field | the entry | the record | problem | source |"
        yield "|---|---|---|---|---|"
        yield from map(_row, shown)
        yield ""


def _row(found: Finding) -> str:
    cells = (found.field, found.has, found.should, found.reason, found.source)
    return f"| {' | '.join(escape(cell, table=True) for cell in cells)} |"
