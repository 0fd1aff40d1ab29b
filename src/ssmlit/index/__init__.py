"""The one store of searchable text: an SQLite file for each large library.

    schema.py    the tables, and the sections of the file as they are stored
    rows.py      what is kept of each entry
    sections.py  which parts of the file are unchanged, by their digest
    update.py    rows of entries that changed: deleted, inserted
    corpus.py    entries found in the tables
    cache.py     which file, and whether it is current

An index may be deleted at any time and is never trusted: it is valid for bytes of one digest.
"""

from __future__ import annotations

from ssmlit.index.cache import cached_corpus

__all__ = ["cached_corpus"]
