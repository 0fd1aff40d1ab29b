r"""A .bib file's bytes ⇄ `Document`: blocks, entries, and edits that keep every other byte.

The only place that imports bibtexparser. Responsible for syntax; what a field means is
`ssmlit.fields`. Read `syntax`, `scan`, `reader` and `edits` in this order.

    >>> document = parse_document("@misc{gu, year = 2023}\\n")
    >>> document.entries[0].get("year")
    '2023'
    >>> from ssmlit.model import SetField
    >>> document.apply([SetField("gu", "year", "2024")]).document.text
    '@misc{gu, year = 2024}\\n'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit._lazy import lazily
from ssmlit.bibtex.document import Document, Edited, parse_document
from ssmlit.bibtex.scan import Block

if TYPE_CHECKING:
    from ssmlit.bibtex.layout import is_key

__getattr__ = lazily(__name__, layout="is_key")  # what only writing needs
