"""Bulk metadata, one format a file: bytes → bulk records.

To add a format, write a module with the names of `files.BulkFormat` and list it in `READERS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.snapshot.readers import bib, dblp, json_objects

if TYPE_CHECKING:
    from ssmlit.snapshot.readers.files import BulkFormat

READERS: tuple[BulkFormat, ...] = (dblp, json_objects, bib)
