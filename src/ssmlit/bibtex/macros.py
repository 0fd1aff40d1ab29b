"""A field's value: from its source to its text.

Responsible for delimiters, `#` and macros, and for limiting the length of expanded macros.
Does not decode LaTeX (`ssmlit.latex` does).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple

from ssmlit.bibtex.entry_parser import BlockParser
from ssmlit.bibtex.syntax import after_filler
from ssmlit.strings import words

MONTHS = frozenset(
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
)
"""Macros that every BibTeX style and biblatex define."""

BUILT_IN = MONTHS | words("""
    acmcs acta cacm ibmjrd ibmsj ieeese ieeetc ieeetcad ipl jacm jcss scp sicomp tocs tods tog
    toms toois toplas tcs""")
"""These, and the journals of plain.bst (its MACRO commands), which every style copies."""

LONGEST = 20_000
"""Characters that a value joined with macros may have.

Forty macros, each twice the one before, would fill the memory; journals' names and publishers'
addresses have a few hundred.
"""

MOST = 1_000_000
"""Characters that all macros defined by joining others may have together."""


class Definition(NamedTuple):
    """An `@string`: where it starts, its name as written, and the source of its value."""

    start: int
    line: int  # 1-based
    name: str
    source: str


class TooLongError(Exception):
    """A value whose macros add up to more than `LONGEST`. Never leaves this package."""


def expand(source: str, strings: Mapping[str, str]) -> str:
    """Return a value's text: delimiters off, macros replaced, operands joined.

    Args:
        source: the value as it stands in the file; "" for one that was left out.
        strings: macro names in lower case → their text. A macro that is not among them stays: a
            month as its three letters in lower case, any other as written. So do all of a value
            that would be longer than `LONGEST`.
    """
    try:
        return expand_or_raise(source, strings)
    except TooLongError:
        return expand_or_raise(source, {})


def expand_or_raise(source: str, strings: Mapping[str, str]) -> str:
    """Do what `expand` does; raise `TooLongError` when macros make the value too long."""
    if source[:1] in {"{", '"'} and "#" not in source:
        return source[1:-1]
    if source.isalnum():  # a number or a macro
        return _text(source, strings)
    operands, size = [], 0
    for operand in concat_operands(source):
        operands.append(_text(operand, strings))
        size += len(operands[-1])
        if strings and size > max(LONGEST, len(source)):
            raise TooLongError
    return "".join(operands)


class Macros(NamedTuple):
    """The macros of a file."""

    texts: Mapping[str, str]  # names in lower case → texts, as they are at the end of the file
    # those whose text would be too long: it has its operands as written
    too_long: frozenset[str] = frozenset()
    # names with several texts → where in the file each of them begins to count
    again: Mapping[str, Sequence[tuple[int, str]]] = MappingProxyType({})

    def at(self, offset: int) -> Mapping[str, str]:
        """Return the macros as they are at a place: the last definition before it counts."""
        return _At(self, offset) if self.again else self.texts


class _At(Mapping[str, str]):
    """Macros at a place of a file, looked up one by one."""

    def __init__(self, macros: Macros, offset: int) -> None:
        self._macros = macros
        self._offset = offset

    def __getitem__(self, name: str) -> str:
        known = self._macros.again.get(name)
        if known is None:
            return self._macros.texts[name]
        following = bisect_right(known, self._offset, key=itemgetter(0))
        return known[max(following - 1, 0)][1]

    def __iter__(self) -> Iterator[str]:
        return iter(self._macros.texts)

    def __len__(self) -> int:
        return len(self._macros.texts)


def macros(definitions: Iterable[Definition]) -> Macros:
    """Return the macros of a file.

    Args:
        definitions: in the file's order. A definition may use earlier ones; of two with one name
            the later counts for what follows it, as in BibTeX and biber.
    """
    found: dict[str, str] = {}
    refused: set[str] = set()
    again: dict[str, list[tuple[int, str]]] = {}
    grown = 0
    for offset, _, written, source in definitions:
        name, is_full = written.lower(), grown > MOST
        try:
            text = expand_or_raise(source, {} if is_full else found)
        except TooLongError:
            text = expand_or_raise(source, {})
            refused.add(name)
        if "#" in source:
            grown += len(text) - len(source)
            if is_full:
                refused.add(name)
        if found.get(name, text) != text:
            again.setdefault(name, [(0, found[name])]).append((offset, text))
        found[name] = text
    return Macros(found, frozenset(refused), again)


def concat_operands(source: str) -> Iterator[str]:
    """Yield the operands of a value that `#` joins, each with its delimiters."""
    parser, position = BlockParser(source), 0
    while position < len(source):
        end = parser.operand(position)
        yield source[position:end]
        position = after_filler(source, after_filler(source, end) + 1)


def macros_used(source: str) -> list[str]:
    """Return the names of the macros in the source of a value, in order and as written."""
    if source[:1] in {"{", '"'} and "#" not in source:  # one piece, as nearly all are
        return []
    return [operand for operand in concat_operands(source) if is_macro(operand)]


def is_macro(operand: str) -> bool:
    """Return whether an operand is the name of a macro."""
    return operand[:1] not in '{"0123456789'  # nor is "", which is in any text


def _text(operand: str, strings: Mapping[str, str]) -> str:
    if operand[0] in '{"':
        return operand[1:-1]
    name = operand.lower()  # a number is none, and stays
    return strings.get(name, name if name in MONTHS else operand)
