"""One row of a list cut into pieces: each of its facts with what is around it.

Responsible for where a piece ends. Does not depend on other rows.

The text between two facts belongs to the one that is farther from the title: the
comma before a venue goes with the venue. Marks that only close what the nearer one opened (`**`,
`]`) stay with that one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ssmlit._lazy import regex
from ssmlit.actions.lists.adopted.row_places import FactSpan
from ssmlit.render.pieces import FACT

Column = Sequence[tuple[str, Sequence[FactSpan]]]
"""The cells of a table's column, each with the facts in it."""

END = "."  # of a row; it belongs to no fact

_STRAY = 0.2  # of the rows that show a fact have it in a column that is not its own
_MARKER = regex(r"(?P<number>\d+)(?P<after>[.)]\s+)|(?:[-*+]|#+)\s+")
_OPENING = regex(r"[*_~`\[({<\"“'‘《【]*$")
_CLOSING = regex(r"[.,;:!?]?(?:[*_~`\])}>\"”'’》】]|</\w+>)+|")
_INTO_LINK = regex(r"[^\s\w]*\]\(<?")  # between the words of a link and its address
_PAIRS = dict(zip(")]}>”》】", "([{<“《【", strict=True))


class Piece(NamedTuple):
    """A piece of one row: the names of its facts, and its text."""

    names: tuple[str, ...]
    text: str


def marker(raw: str) -> str:
    """Return what a row begins with, `- `, `### ` or `{number}. `, or ""."""
    found = _MARKER.match(raw)
    if not found:
        return ""
    return f"{{number}}{found['after']}" if found["number"] else found[0]


def pieces(raw: str, spans: Sequence[FactSpan]) -> list[Piece]:
    """Return the pieces of one row, or of a cell of it, each with what is around its facts."""
    begin = _MARKER.match(raw)
    title = next((nth for nth, span in enumerate(spans) if span.name == "title"), 0)
    before = raw[begin.end() if begin else 0 : spans[0].start]
    made: list[Piece] = []
    for nth, span in enumerate(spans):
        end = spans[nth + 1].start if nth + 1 < len(spans) else len(raw)
        after, following = _divided(raw[span.end : end], nth - title, is_last=nth + 1 == len(spans))
        made.append(Piece((span.name,), f"{_literal(before)}{span.fact}{_literal(after)}"))
        before = following
    return _joined(_with_years(made))


def cells(raw: str, spans: Sequence[FactSpan]) -> list[tuple[str, list[FactSpan]]]:
    """Return the cells of a table's row, each with the facts in it, at their place in the cell."""
    borders = [found.start() for found in re.finditer(r"(?<!\\)\|", raw)]
    made = []
    for start, end in pairwise([*([] if raw.startswith("|") else [-1]), *borders]):
        text = raw[start + 1 : end]
        at = start + 1 + len(text) - len(text.lstrip())
        inside = [
            FactSpan(span.start - at, span.end - at, span.fact)
            for span in spans
            if start < span.start and span.end <= end
        ]
        made.append((text.strip(), inside))
    return made


def is_numbered(column: Column) -> bool:
    """Return whether a column counts its rows, again below every heading."""
    numbers = [int(text) if text.isdecimal() else 0 for text, _ in column]
    return all(now in (1, last + 1) for last, now in pairwise((0, *numbers)))


def without_strays(columns: Sequence[Column]) -> Iterator[Column]:
    """Yield columns without facts that few of the rows showing them have there.

    A method may be named among the notes of one row: that does not make them its column.
    """
    often = [Counter(it.name for _, known in column for it in known) for column in columns]
    shown = sum(often, Counter[str]())
    for column, own in zip(columns, often, strict=True):
        stray = {name for name in own if own[name] < _STRAY * shown[name]}
        yield [(text, [it for it in known if it.name not in stray]) for text, known in column]


def _with_years(pieces: Sequence[Piece]) -> list[Piece]:
    """Join a venue and the year beside it: without the venue the year is not shown alone."""
    made: list[Piece] = []
    for piece in pieces:
        if made and {made[-1].names, piece.names} == {("venue",), ("year",)}:
            last = made.pop()
            made.append(Piece(last.names + piece.names, last.text + piece.text))
        else:
            made.append(piece)
    return made


def _literal(text: str) -> str:
    return re.sub(r"(?<=\S)[ \t]+(?=\S)", " ", FACT.sub("", text))


def _divided(gap: str, side: int, *, is_last: bool) -> tuple[str, str]:
    """Split the text after a fact: what belongs to it, and what to the next one.

    Args:
        gap: the text.
        side: of the fact: below 0 before the title, 0 the title.
        is_last: no fact follows.
    """
    closing = _CLOSING.match(gap)
    size = closing.end() if closing else 0
    if is_last:
        return gap[:size].removesuffix(END), ""
    if _INTO_LINK.fullmatch(gap):
        return "", gap
    if side < 0:
        opening = _OPENING.search(gap, size)
        size = opening.start() if opening else len(gap)
    return gap[:size], gap[size:]


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Join neighbours that only together close what they open: `[{venue} {year}]`."""
    made: list[Piece] = []
    at = 0
    while at < len(pieces):
        sizes = (n for n, _ in enumerate(pieces[at:], 1) if is_closed(_text(pieces[at : at + n])))
        size = next(sizes, 1)
        run = pieces[at : at + size]
        names = tuple(name for piece in run for name in piece.names)
        made.append(Piece(names, _text(run)))
        at += size
    return made


def _text(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def is_closed(text: str) -> bool:
    """Return whether all brackets and marks of emphasis that a piece opens are closed in it."""
    text = FACT.sub("x", text)
    open_: list[str] = []
    for mark in re.findall(r"\*+|~+|`+|\"|[()\[\]{}<>“”《》【】]|(?<!\w)_+|_+(?!\w)", text):
        pair = _PAIRS.get(mark, mark)
        if open_ and open_[-1] == pair and mark not in _PAIRS.values():
            open_.pop()
        else:
            open_.append(mark)
    return not open_
