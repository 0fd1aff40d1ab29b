"""BibTeX and biblatex files: every entry keeps its own text.

Responsible for making an entry stand on its own (its macros resolved, repeated fields noted) and
for reporting what is not an entry. Does not depend on what is done with an entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ssmlit import bibtex, fields
from ssmlit._lazy import regex
from ssmlit.bibtex.macros import MONTHS, concat_operands, macros_used
from ssmlit.bibtex.syntax import BLOCK_LINE, SPACE
from ssmlit.bibtex.syntax import NAME as FIELD_NAME
from ssmlit.fields import own_notes
from ssmlit.importers import entries
from ssmlit.importers.row import Row, shortened
from ssmlit.model import Field
from ssmlit.strings import plural

if TYPE_CHECKING:
    from ssmlit.bibtex import Block
    from ssmlit.model import Entry

NAME = "bibtex"
_KEYLESS = regex(
    rf"@{SPACE}(?!(?i:string|preamble|comment)\b){FIELD_NAME}{SPACE}[{{(]{SPACE}"
    rf"(?={FIELD_NAME}{SPACE}={SPACE}[{{\"])"
)
_PERCENT = regex(r"^[ \t]*%.*", re.MULTILINE)  # "% Encoding: UTF-8", as JabRef writes

# Problems of text between entries that was meant as a part of them → what is reported.
_LOST = {
    "lost-entry": "it looks like an entry, and is none",
    "unmarked-entry": "it would be an entry if it had its @",
    "lost-field": "fields behind the end of their entry: one } too many",
}


def detect(text: str, filename: str) -> float:
    """Return how likely the text is BibTeX: by its name, or lines that begin an entry."""
    named = filename.lower().endswith((".bib", ".bibtex"))
    if not BLOCK_LINE.search(text):
        return 0.5 if named else 0.0
    fenced = re.search(r"^(?:#{1,6} |```)", text, re.MULTILINE)
    return 0.97 if named else 0.5 if fenced else 0.9


def rows(text: str, source: str) -> tuple[Row, ...]:
    """Return one row for each entry, and one for each block that is not imported.

    An `@string` needs no row: its text is in the entries that use it.
    """
    return rows_of(bibtex.parse_document(text, source))


def rows_of(document: bibtex.Document) -> tuple[Row, ...]:
    """Return the rows of a document; see `rows`."""
    document, source = _with_empty_keys(document), document.path
    blocks = (block for block in document.blocks if block.kind == "entry")
    found = [
        _entry(document, block, entry, source)
        for block, entry in zip(blocks, document.entries, strict=True)
    ]
    others = [row for block in document.blocks for row in _others(document, block, source)]
    texts = _texts(document, {row.line for row in others}) if found else []
    return tuple(sorted([*found, *others, *texts], key=lambda row: row.line))


def _with_empty_keys(document: bibtex.Document) -> bibtex.Document:
    """Return a document in which an entry without key and comma, as EndNote writes it, has both."""
    if not _KEYLESS.search(document.text):
        return document
    texts = map(document.block_index.text, document.blocks)
    whole = (_KEYLESS.sub(r"\g<0>,", text, 1) if _KEYLESS.match(text) else text for text in texts)
    return bibtex.parse_document("".join(whole), document.path)


def _others(document: bibtex.Document, block: Block, source: str) -> Iterator[Row]:
    text = document.block_index.text(block)
    if block.kind == "broken":
        yield entries.unreadable(block.reason, source, block.line, text)
    elif block.kind == "text" and ("@" in text or "=" in text):
        yield from _lost(document, block, text, source)
    elif block.kind in {"preamble", "comment"}:
        reason = f"a @{block.kind} is not an entry and is not imported"
        yield Row(None, "text", reason, source=source, line=block.line, raw=shortened(text))


def _texts(document: bibtex.Document, told: set[int]) -> list[Row]:
    """Return one row for all words between entries, at the first of them: a comment in BibTeX.

    Those in the lines that are told already were meant as entries; a line that begins with a
    percent sign is meant as a comment.
    """
    texts = [
        (it.line, _PERCENT.sub("", document.block_index.text(it)))
        for it in document.blocks
        if it.kind == "text"
    ]
    said = [
        (line + text[: len(text) - len(text.lstrip())].count("\n"), shortened(text))
        for line, text in texts
        if re.search(r"\w", text)
        and told.isdisjoint(range(line, line + text.rstrip().count("\n") + 1))
    ]
    if not said:
        return []
    line, raw = said[0]
    places = f", nor that in {plural(len(said) - 1, 'other place')}" if said[1:] else ""
    reason = f"text between entries is a comment and is not imported{places}"
    return [Row(None, "text", reason, source=document.path, line=line, raw=raw)]


def _lost(document: bibtex.Document, block: Block, text: str, source: str) -> Iterator[Row]:
    """Yield a row for each part of a text that was meant as an entry, to where the next begins."""
    lines = [line.decode() for line in text.encode().splitlines(keepends=True)]
    lost = {
        at: _LOST[one.code]
        for one in document.problems
        if one.code in _LOST and 0 <= (at := one.line - block.line) < len(lines)
    }
    for at, end in pairwise([*lost, len(lines)]):
        yield entries.unreadable(lost[at], source, block.line + at, "".join(lines[at:end]))


def _entry(document: bibtex.Document, block: Block, entry: Entry, source: str) -> Row:
    raw = shortened(document.block_index.text(block))
    if not any(item.text.strip() for item in entry.fields):
        reason = "an entry that says nothing is not imported"
        return Row(None, "text", reason, source=source, line=entry.line, raw=raw)
    own, undefined = _on_its_own(entry, document.macros.at(block.start))
    record = fields.record(own)._replace(source=source, line=entry.line)
    reason = f"macros that the file does not define: {', '.join(undefined)}" if undefined else ""
    row = Row(record, "paper", reason, source=source, line=entry.line, raw=raw)
    return row._replace(own_year=record.year, entry=own)


def _on_its_own(entry: Entry, strings: Mapping[str, str]) -> tuple[Entry, list[str]]:
    """Return an entry without macros, and the names of undefined ones.

    BibTeX uses the first of repeated fields; the others go to `annote`.
    """
    undefined: dict[str, None] = {}
    resolved: dict[str, Field] = {}
    repeated = []
    for item in entry.fields:
        macros = [name for name in macros_used(item.source) if name.lower() not in MONTHS]
        unknown = [name for name in macros if name.lower() not in strings]
        undefined.update(dict.fromkeys(unknown))
        if len(macros) > len(unknown):
            item = _expanded(item, strings, whole=not unknown)  # noqa: PLW2901 - the same field
        if item.name.lower() in resolved:
            repeated.append((item.name.lower(), item.text))
        else:
            resolved[item.name.lower()] = item
    if repeated:
        name = next((name for name in own_notes.NAMES if name in resolved), "annote")
        before = resolved[name].text if name in resolved else ""
        text = "; ".join(filter(None, (before, own_notes.note(own_notes.REPEATED, repeated))))
        resolved[name] = Field.braced(name, text)
    return replace(entry, fields=tuple(resolved.values())), list(undefined)


def _expanded(item: Field, strings: Mapping[str, str], *, whole: bool) -> Field:
    """Return a field with its macros expanded: all, or those that the file defines."""
    if whole:
        return Field.braced(item.name, item.text)
    operands = [
        f"{{{strings[part.lower()]}}}" if part.lower() in strings else part
        for part in concat_operands(item.source)
    ]
    return Field(item.name, " # ".join(operands), item.text)
