"""ssmlit: a bibliography manager that edits library.bib without rewriting it.

    from ssmlit import SetField, load

    library = load("library.bib")
    changed = library.document.apply([SetField("gu2024mamba", "note", "read")])
    print(changed.text)

The names are imported when they are first used, so that `import ssmlit` costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ssmlit.api import load
    from ssmlit.bibtex import Document, parse
    from ssmlit.errors import SsmlitError
    from ssmlit.library import Library
    from ssmlit.model import (
        AddEntry,
        DropField,
        Entry,
        Identifier,
        NewEntry,
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
    "Identifier",
    "Library",
    "NewEntry",
    "Record",
    "RemoveEntry",
    "RenameKey",
    "SetField",
    "SsmlitError",
    "load",
    "parse",
]

_HOMES = {
    "Document": "ssmlit.bibtex",
    "Library": "ssmlit.library",
    "SsmlitError": "ssmlit.errors",
    "load": "ssmlit.api",
    "parse": "ssmlit.bibtex",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES.get(name, "ssmlit.model")), name)
