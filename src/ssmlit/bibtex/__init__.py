r"""BibTeX text ⇄ `Document`: blocks, entries, and edits as splices that keep every other byte.

The only place that imports bibtexparser. Knows syntax; what a field means is `ssmlit.fields`.

    >>> document = parse("@misc{gu, year = 2023}\\n")
    >>> document.entries[0].get("year")
    '2023'
    >>> from ssmlit.model import SetField
    >>> document.apply([SetField("gu", "year", "2024")]).text
    '@misc{gu, year = 2024}\\n'
"""

from __future__ import annotations

from ssmlit.bibtex.document import Document, parse
from ssmlit.bibtex.layout import format_entry
from ssmlit.bibtex.scan import Block

__all__ = ["Block", "Document", "format_entry", "parse"]
