"""LaTeX and Unicode: decoding, escaping, folding for comparison, protecting capitals, names.

Each file knows one direction; none of them knows entries or fields. Importing this package is
cheap: pylatexenc is loaded only for commands and letters that the tables here do not hold.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ssmlit.latex.decode import to_unicode
from ssmlit.latex.folding import fold, squash
from ssmlit.latex.names import (
    format_names,
    format_person,
    parse_names,
    parse_person,
    safe_initials,
)

if TYPE_CHECKING:
    from ssmlit.latex.capitals import protect
    from ssmlit.latex.encode import escape, to_latex

__all__ = [
    "escape",
    "fold",
    "format_names",
    "format_person",
    "parse_names",
    "parse_person",
    "protect",
    "safe_initials",
    "squash",
    "to_latex",
    "to_unicode",
]

_HOMES = {"escape": "encode", "protect": "capitals", "to_latex": "encode"}


def __getattr__(name: str) -> object:
    """Import what only writing needs when it is first asked for (PEP 562): start-up is short."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
