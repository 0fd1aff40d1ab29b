"""BibTeX files of any size: the ACL Anthology's, exports, anyone's library.

The file is read in chunks that end where an entry begins at the start of a line; macros that an
earlier chunk defined are known in the later ones. Responsible for the cutting; entries are read by
`ssmlit.bibtex` and `ssmlit.fields`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from ssmlit import identifiers
from ssmlit._lazy import regex
from ssmlit.importers import bibtex
from ssmlit.model import Record
from ssmlit.snapshot.readers.values import of_record

if TYPE_CHECKING:
    from ssmlit.snapshot.bulk import BulkRecord, Damage

NAME = "BibTeX"

_CHUNK = 1 << 21  # bytes
_ENTRY = regex(rb"^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]", re.MULTILINE)
_MACRO = regex(r"(?mi)^[ \t]*@string[ \t]*(?:\{[^@]*?\}|\([^@]*?\))[ \t]*$")
_CONTAINERS = frozenset({"proceedings", "collection", "mvcollection", "periodical"})


def detect(head: bytes, _filename: str) -> bool:
    """Return whether a file has entries."""
    return _ENTRY.search(head) is not None


def is_whole(head: bytes, filename: str) -> bool:
    """Whether this is the whole ACL Anthology (`anthology.bib`, `anthology+abstracts.bib`)."""
    return filename.startswith("anthology") and b"aclanthology.org" in head


def records(stream: BinaryIO, damage: Damage, file: str) -> Iterator[BulkRecord]:
    """Yield the works of a file; volumes and other containers are skipped."""
    macros, line = "", 0
    for chunk in _chunks(stream):
        text = _decoded(chunk)
        before = macros.count("\n")
        for row in bibtex.rows(macros + text, file):
            place = f"{file}:{line + row.line - before}"
            if row.kind == "unreadable":
                damage.add("an entry that cannot be read", place)
            elif row.record and not row.record.title:
                damage.add("no title", place)
            elif row.record and row.record.type not in _CONTAINERS:
                yield of_record(_own_first(row.record))
        macros += "".join(f"{macro[0]}\n" for macro in _MACRO.finditer(text))
        line += text.count("\n")


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    rest = b""
    while block := stream.read(_CHUNK):
        rest += block
        starts = [match.start() for match in _ENTRY.finditer(rest)]
        if starts and starts[-1]:
            yield rest[: starts[-1]]
            rest = rest[starts[-1] :]
    yield rest


def _decoded(chunk: bytes) -> str:
    """Decode UTF-8, else Latin-1, the encoding of old files."""
    try:
        return chunk.decode("utf-8-sig")
    except UnicodeDecodeError:
        return chunk.decode("latin-1")


def _own_first(record: Record) -> Record:
    """Put the ACL Anthology id before the DOI that is made from it."""
    found = dict.fromkeys(
        alias for one in record.identifiers for alias in reversed(identifiers.aliases(one))
    )
    return replace(record, identifiers=tuple(found))
