"""BibTeX and biblatex files, read by `ssmlit.bibtex` and `ssmlit.fields`.

Knows: which entries of such a file are works. Must not know its grammar nor its fields.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ssmlit import bibtex, fields
from ssmlit.importers import entries

if TYPE_CHECKING:
    from ssmlit.importers.row import Row
    from ssmlit.model import Entry

NAME = "bibtex"

_ENTRY = re.compile(r"^\s*@\s*[A-Za-z]+\s*[{(]", re.MULTILINE)
_NO_WORK = frozenset({"xdata", "set"})  # biblatex's containers; a set's members are entries


def detect(text: str, filename: str) -> float:
    """Return how sure it is that the text is BibTeX: its name, or lines that begin an entry."""
    named = filename.lower().endswith((".bib", ".bibtex"))
    if not _ENTRY.search(text[:200_000]):
        return 0.5 if named else 0.0
    fenced = re.search(r"^(?:#{1,6} |```)", text, re.MULTILINE)
    return 0.97 if named else 0.5 if fenced else 0.9


def rows(text: str, source: str) -> tuple[Row, ...]:
    """Return one row for each entry, and an unreadable one for each block nobody can parse."""
    document = bibtex.parse(text, source)
    found = [_entry(document, entry, source) for entry in document.entries if _is_work(entry)]
    broken = [
        entries.unreadable(
            block.reason or "not BibTeX", source, block.line, document.block_text(block)
        )
        for block in document.blocks
        if block.kind == "broken"
    ]
    return tuple(sorted([*found, *broken], key=lambda row: row.line))


def _is_work(entry: Entry) -> bool:
    return entry.type.lower() not in _NO_WORK


def _entry(document: bibtex.Document, entry: Entry, source: str) -> Row:
    record = fields.record(entry)
    row = entries.row(record, source, entry.line, document.source(entry))
    if row.record is None:
        return row
    return replace(row, record=replace(row.record, key=entry.key))
