"""BibTeX files of any size: the ACL Anthology's, exports, anyone's library.

The file is read in chunks that end where an entry begins at the start of a line; macros that an
earlier chunk defined are known in the later ones. Responsible for the cutting; entries are read by
`ssmlit.bibtex` and `ssmlit.fields`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from ssmlit import fields, identifiers, latex
from ssmlit.bibtex import parse_document
from ssmlit.bibtex.syntax import FILE_BLOCK_LINE
from ssmlit.checks.name_parts import PLAIN
from ssmlit.checks.people_lists import with_and
from ssmlit.fields import inheritance
from ssmlit.fields.entry_types import WHOLES
from ssmlit.importers import bibtex
from ssmlit.snapshot.readers.raw_values import of_record

if TYPE_CHECKING:
    from ssmlit.model import Entry, Record
    from ssmlit.snapshot.bulk import BulkRecord, Damage

NAME = "BibTeX"

_CHUNK = 1 << 21  # bytes
_CONTAINERS = frozenset({"proceedings", "collection", "mvcollection", "periodical", "xdata"})
_PARENTS = _CONTAINERS | WHOLES


def detect(head: bytes, _filename: str) -> bool:
    """Return whether a file has entries."""
    return FILE_BLOCK_LINE.search(head) is not None


def is_whole(head: bytes, filename: str) -> bool:
    """Whether this is the whole ACL Anthology (`anthology.bib`, `anthology+abstracts.bib`)."""
    return filename.startswith("anthology") and b"aclanthology.org" in head


def records(stream: BinaryIO, damage: Damage, file: str) -> Iterator[BulkRecord]:
    """Yield the works of a file; volumes and other containers are skipped.

    Entries that name others in `crossref` or `xdata` come last: BibTeX wants those behind them.
    """
    macros, line = "", 0
    parents: dict[str, Entry] = {}
    children: list[tuple[str, Entry]] = []
    for chunk in _chunks(stream):
        text = _decoded(chunk)
        before = macros.count("\n")
        document = parse_document(macros + text, file)
        for row in bibtex.rows_of(document):
            place = f"{file}:{line + row.line - before}"
            if row.kind == "unreadable":
                damage.add("an entry that cannot be read", place)
                continue
            if row.entry and row.entry.type.lower() in _PARENTS:
                parents[row.entry.key.lower()] = row.entry
            if row.entry and inheritance.parents(row.entry):
                children.append((place, row.entry))
            elif row.record and row.entry:
                yield from _works(_as_meant(row.record, row.entry), damage, place)
        blocks = document.block_index
        macros = "".join(f"{blocks.text(one)}\n" for one in blocks.commands("string"))
        line += text.count("\n")
    for place, entry in children:
        whole = inheritance.resolved(entry, lambda key: parents.get(key.lower()))
        yield from _works(_as_meant(fields.record(whole), whole), damage, place)


def _as_meant(record: Record, entry: Entry) -> Record:
    """Return a record with the people whom commas separate, where BibTeX reads them as one."""
    written = entry.get("author")
    if "," not in written or PLAIN.fullmatch(written):
        return record
    people, others = latex.parse_names(with_and(written))
    return record._replace(authors=people, others=others) if people else record


def _works(record: Record, damage: Damage, place: str) -> Iterator[BulkRecord]:
    """Yield a record, unless it has no title or is of a container."""
    if record.type in _CONTAINERS:
        return
    if not record.title:
        damage.add("no title", place)
        return
    named = identifiers.with_aliases(record.identifiers)
    yield of_record(record._replace(identifiers=named))


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    rest = b""
    while block := stream.read(_CHUNK):
        rest += block
        starts = [match.start() for match in FILE_BLOCK_LINE.finditer(rest)]
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
