"""A field's value: from its source to what it says.

Knows delimiters, `#` and macros. Does not decode LaTeX (`ssmlit.latex` does).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.bibtex.grammar import PIECE
from ssmlit.bibtex.shape import after_filler, piece_end

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MONTHS = frozenset(
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
)
"""Macros that every BibTeX style and biblatex define."""


def expand(source: str, strings: Mapping[str, str]) -> str:
    """Return a value's text: delimiters off, macros replaced, pieces joined.

    Args:
        source: the value as it stands in the file; "" for one that was left out.
        strings: macro names in lower case → their text. A macro that is not among them stays: a
            month as its three letters in lower case, any other as written.
    """
    if source[:1] in {"{", '"'} and "#" not in source:
        return source[1:-1]
    if source.isalnum():  # a number or a macro
        return _text(source, strings)
    return "".join([_text(piece, strings) for piece in pieces(source)])


def pieces(source: str) -> Iterator[str]:
    """Yield the parts of a value that `#` joins, each with its delimiters."""
    position = 0
    while position < len(source):
        fast = PIECE.match(source, position)
        end = fast.end() if fast else piece_end(source, position)
        yield source[position:end]
        position = after_filler(source, after_filler(source, end) + 1)


def is_macro(piece: str) -> bool:
    """Tell whether a piece is the name of a macro."""
    return piece[:1] not in {"{", '"', ""} and piece[0] not in "0123456789"


def _text(piece: str, strings: Mapping[str, str]) -> str:
    if not is_macro(piece):
        return piece[1:-1] if piece[0] in '{"' else piece
    name = piece.lower()
    return strings.get(name, name if name in MONTHS else piece)
