r"""A .bib file's bytes ⇄ `Document`: blocks, entries, and edits that keep every other byte.

The only place that imports bibtexparser. Responsible for syntax; what a field means is
`ssmlit.fields`. Read `syntax`, `scan`, `read` and `edits` in this order.

    >>> document = parse("@misc{gu, year = 2023}\\n")
    >>> document.entries[0].get("year")
    '2023'
    >>> from ssmlit.model import SetField
    >>> document.apply([SetField("gu", "year", "2024")]).document.text
    '@misc{gu, year = 2024}\\n'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ssmlit.bibtex.document import Document, Edited, parse
from ssmlit.bibtex.scan import Block

if TYPE_CHECKING:
    from ssmlit.bibtex.layout import format_entry, is_key

__all__ = ["Block", "Document", "Edited", "format_entry", "is_key", "parse"]

_HOMES = {"format_entry": "layout", "is_key": "layout"}


def __getattr__(name: str) -> object:
    """Import what only writing needs when it is first asked for (PEP 562): start-up is short."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
