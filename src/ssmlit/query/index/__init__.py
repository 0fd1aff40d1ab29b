"""A library made ready to be searched, worth keeping: for libraries of thousands of entries.

`build` reads a file once, `updated` only what changed since, `dump` and `load` are for keeping an
index between two runs. An index belongs to the bytes it was made of, told by their digests, so
it is never out of date: `updated` says what an older one is worth.
"""

from __future__ import annotations

from ssmlit.query.index.building import build, updated
from ssmlit.query.index.index import Index, Row
from ssmlit.query.index.stored import DamagedError, dump, load

__all__ = ["DamagedError", "Index", "Row", "build", "dump", "load", "updated"]
