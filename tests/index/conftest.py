"""Indexes made of texts."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from ssmlit import bibtex
from ssmlit.index.corpus import IndexedCorpus
from ssmlit.index.schema import connect, read_state
from ssmlit.index.update import update
from ssmlit.query import DocumentCorpus

if TYPE_CHECKING:
    from pathlib import Path


def indexed(path: Path, *versions: bytes) -> IndexedCorpus:
    """Return the corpus of the last of several states of a file, each indexed after the other."""
    for data in versions:
        with closing(connect(path, write=True)) as base:
            state = update(base, data, "")
    assert state is not None
    last = versions[-1]
    return IndexedCorpus(
        path,
        state,
        lambda start=0, end=None: last[start:end],
        lambda: DocumentCorpus(bibtex.parse_document(last)),
    )


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return everything in an index but the numbers of rows: these are places in the file."""
    with closing(connect(path)) as base:
        state = read_state(base)
        assert state is not None
        starts = {row: state.sections.place(row)[0] for row in state.sections.ids if row}
        places = ",".join(f"({row}, {start})" for row, start in starts.items()) or "(0, 0)"
        base.execute("CREATE TEMP TABLE place (id INTEGER PRIMARY KEY, at INTEGER)")
        base.execute(f"INSERT INTO place VALUES {places}")
        rows = base.execute(
            "SELECT p.at, e.*, t.squashed"
            " FROM entries e JOIN search_text t ON t.id = e.id JOIN place p ON p.id = e.id"
        )
        statements = {
            "inherited": "SELECT at, parent FROM inherited JOIN place ON id = entry",
            "unreadable": "SELECT at, size FROM unreadable JOIN place USING (id)",
            "words": "SELECT word, entries FROM words",
        }
        return {
            "entries": sorted((at, *columns) for at, _, *columns in rows),
            **{name: sorted(base.execute(sql)) for name, sql in statements.items()},
            "size": [(sum(state.sections.sizes), sum(state.sections.lines))],
            "state": [(state.digest, state.macros)],
        }
