"""Snapshots: local copies of bulk metadata, to find works without a network.

A user builds one from a file (arXiv's JSON lines, DBLP's XML, the ACL Anthology's .bib, any .bib);
it is one SQLite file in the user's data folder that is never changed, only replaced. Each knows how
old its newest fact is, and which proceedings it holds whole.

    folder.py     which snapshots exist; one build at a time
    lookup.py     Snapshot: works by identifier and by title
    titles.py     near titles
    search.py     works by words of titles and names
    coverage.py   which proceedings are whole
    build.py      records in, a file out
    bulk.py       one record as readers yield it
    schema.py     the tables
    readers/      one format of bulk metadata a file
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit._lazy import lazily

if TYPE_CHECKING:
    from ssmlit.snapshot.folder import open_all
    from ssmlit.snapshot.lookup import Snapshot

__getattr__ = lazily(__name__, folder="open_all", lookup="Snapshot")
