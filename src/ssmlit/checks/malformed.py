"""Identifiers that nobody can resolve: an eprint or a DOI against its grammar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit import identifiers
from ssmlit.model import Problem, SetField

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ssmlit.library import Library
    from ssmlit.model import Entry

CODE = "malformed-identifier"


def problems(library: Library) -> Iterator[Problem]:
    """Yield malformed arXiv ids and DOIs, and DOIs written as an address, with their mending."""
    for entry in library.entries:
        if _is_arxiv(entry) and (value := entry.get("eprint").strip()):
            found = identifiers.parse(value)
            if found is None or found.scheme != "arxiv":
                yield _malformed(entry, "eprint", value, "no arXiv id")
        if value := entry.get("doi").strip():
            yield from _doi(entry, value)


def _doi(entry: Entry, value: str) -> Iterator[Problem]:
    found = identifiers.parse(value)
    if not value.lower().startswith("10.") and found is not None:
        fix = SetField(entry.key, "doi", _bare(value), nth=entry.nth)
        yield Problem(
            CODE,
            f"`{entry.key}`: doi holds an address or a label, not a bare DOI",
            line=entry.line,
            key=entry.key,
            fix=(fix,),
        )
    elif found is None:
        yield _malformed(entry, "doi", value, "no DOI")


def _bare(value: str) -> str:
    return value[value.index("10.") :] if "10." in value else value


def _is_arxiv(entry: Entry) -> bool:
    kind = entry.get("archiveprefix") or entry.get("eprinttype")
    return kind.strip().lower() == "arxiv"


def _malformed(entry: Entry, name: str, value: str, what: str) -> Problem:
    reason = identifiers.suggestion(value)
    text = f"`{entry.key}`: {name} = {value} is {what}"
    return Problem(CODE, f"{text}: {reason}" if reason else text, line=entry.line, key=entry.key)
