"""Indexes made of texts, with segments so small that the smallest file has several."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from ssmlit import bibtex
from ssmlit.index.corpus import IndexedCorpus
from ssmlit.index.schema import connect
from ssmlit.index.update import update
from ssmlit.query import corpus_of

if TYPE_CHECKING:
    from pathlib import Path

SMALL = 40  # bytes of a segment


def indexed(path: Path, *versions: bytes) -> IndexedCorpus:
    """Return the corpus of the last of several states of a file, each indexed after the other."""
    for data in versions:
        with closing(connect(path, write=True)) as base:
            state = update(base, data, "", size=SMALL)
    last = versions[-1]
    return IndexedCorpus(path, state, lambda: last, lambda: corpus_of(bibtex.parse(last)))


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return everything in an index but numbers that tell no more than an order."""
    entries = """
        SELECT s.position, e.start, e.end, e.line, e.well_formed, e.key, e.type, e.title, e.author,
            e.tag, e.venue, e.year, e.dated, e.month, e.name, e.repository, e.tags, e.added,
            e.filled, t.squashed
        FROM entries e JOIN segments s ON s.id = e.segment JOIN search_text t ON t.id = e.id"""
    inherited = """
        SELECT s.position, e.start, i.parent
        FROM inherited i JOIN entries e ON e.id = i.entry JOIN segments s ON s.id = e.segment"""
    broken = """
        SELECT s.position, u.start, u.end, u.line
        FROM unreadable u JOIN segments s ON s.id = u.segment"""
    statements = {
        "segments": "SELECT position, size, lines, macros, digest FROM segments",
        "entries": entries,
        "inherited": inherited,
        "unreadable": broken,
        "words": "SELECT word, entries FROM words",
        "macros": "SELECT version, macros FROM state",
    }
    with closing(connect(path)) as base:
        return {name: sorted(base.execute(sql)) for name, sql in statements.items()}
