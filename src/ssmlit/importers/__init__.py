"""Reading files into rows: Markdown lists, and what reference managers and databases export.

`read_rows` turns a file into rows; each format is a module of its own. Does not depend on what
happens to a row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit._lazy import lazily

if TYPE_CHECKING:
    from ssmlit.importers.formats import decode, read_rows
    from ssmlit.importers.row import Row

__getattr__ = lazily(__name__, formats="decode read_rows", row="Row")
