"""ssmlit: a bibliography manager that edits library.bib without rewriting it.

    from ssmlit import SetField, load

    library = load("library.bib")
    changed = library.document.apply([SetField("gu2024mamba", "note", "read")]).document
    print(changed.text)

The names are imported when they are first used, so that `import ssmlit` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit._lazy import lazily

if TYPE_CHECKING:
    from ssmlit.api import load
    from ssmlit.bibtex import Document, parse_document
    from ssmlit.errors import SsmlitError
    from ssmlit.library import Library
    from ssmlit.model import (
        AddEntry,
        DropField,
        Entry,
        Field,
        Identifier,
        Record,
        RemoveEntry,
        RenameKey,
        SetField,
    )

__version__ = "0.1.0"

__all__ = [
    "AddEntry",
    "Document",
    "DropField",
    "Entry",
    "Field",
    "Identifier",
    "Library",
    "Record",
    "RemoveEntry",
    "RenameKey",
    "SetField",
    "SsmlitError",
    "load",
    "parse_document",
]

__getattr__ = lazily(
    __name__,
    api="load",
    bibtex="Document parse_document",
    errors="SsmlitError",
    library="Library",
    model="AddEntry DropField Entry Field Identifier Record RemoveEntry RenameKey SetField",
)
