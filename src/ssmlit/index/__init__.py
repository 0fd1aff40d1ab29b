"""The one store of searchable text: an SQLite file for each large library.

    schema.py    the tables
    entries.py   what is kept of each entry
    update.py    segments of the file by their digest: deleted, inserted
    corpus.py    entries found in the tables
    keep.py      which file, and whether it is current

An index may be deleted at any time, and is never trusted: it belongs to bytes told by their digest.
"""

from __future__ import annotations

from ssmlit.index.keep import corpus

__all__ = ["corpus"]
