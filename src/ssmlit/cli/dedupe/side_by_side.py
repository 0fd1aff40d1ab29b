"""Two entries side by side: what is equal, what differs, and what a merge keeps.

Responsible for the display of one pair, as lines for a terminal of any width. `+` and green stay
in the merged entry, `-` and red do not stay in that field, `=` is equal. Does not ask anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len

from ssmlit import fields
from ssmlit._lazy import regex
from ssmlit.cli.shared.terminal_text import one_line
from ssmlit.duplicates.leftovers import ENTRY_TYPE

if TYPE_CHECKING:
    from ssmlit.cli.shared.colour import Paint
    from ssmlit.duplicates import MergePlan
    from ssmlit.model import Entry

LABEL = 16  # columns of a field's name
NARROW = 72  # columns below which the two are below one another
LONG = 300  # characters of one value that are shown …
BEFORE = 40  # … and how many of them are equal, where the beginnings are

Word = tuple[str, bool]  # a word, and whether the other side lacks it
_BREAK = regex(r"\s+")


def side_by_side(
    entries: tuple[Entry, Entry], plan: MergePlan | None, width: int, paint: Paint
) -> list[str]:
    """Return two entries as lines of that width, by field; without a plan they cannot merge."""
    lines = list(_beside(" " * LABEL, *_heads(entries, plan), width, paint))
    kept = _kept(plan)
    for name in _names(entries):
        left, right = (one_line(value(entry, name)) for entry in entries)
        label = f"  {name:<{LABEL - 2}}"[: max(LABEL, len(name) + 3)]
        if left == right:
            lines += _filled(label, [("=", "dim"), *_plain(_cut(left, 0))], width, paint)
            continue
        start = max(0, _common(left, right) - BEFORE) if max(len(left), len(right)) > LONG else 0
        words = _different(_cut(left, start), _cut(right, start))
        marks = [_mark(text, kept.get(name)) for text in (left, right)]
        cells = [_cell(mark, one) for mark, one in zip(marks, words, strict=True)]
        lines += _beside(label, cells[0], cells[1], width, paint)
    return lines


Cell = list[tuple[str, str]]  # words, each with its style ("" for none)


def _heads(entries: tuple[Entry, Entry], plan: MergePlan | None) -> tuple[Cell, Cell]:
    heads = []
    for side, entry in zip(("left", "right"), entries, strict=True):
        words: Cell = [(f"{side}:", "bold"), (entry.key, "bold"), (f"(@{entry.type})", "dim")]
        if plan is not None:
            stays = entry.name == plan.survivor.name
            words.append(("stays", "good") if stays else ("goes", "bad"))
        heads.append(words)
    return heads[0], heads[1]


def _names(entries: Sequence[Entry]) -> list[str]:
    names = [ENTRY_TYPE] if entries[0].type.lower() != entries[1].type.lower() else []
    return [*names, *dict.fromkeys(f.name.lower() for entry in entries for f in entry.fields)]


def value(entry: Entry, name: str) -> str:
    """Return a field's text, or the type."""
    return entry.type if name == ENTRY_TYPE else entry.get(name)


def _kept(plan: MergePlan | None) -> dict[str, str]:
    """Return field → the text it has after the merge."""
    if plan is None:
        return {}
    kept = {choice.field: choice.kept for choice in plan.choices}
    return {**fields.texts(plan.survivor), **kept}


def _mark(text: str, kept: str | None) -> str:
    """Return `+` for a value that stays, `-` for one that does not, "" where nothing is decided."""
    if not text or kept is None:
        return ""
    there = one_line(kept)
    parts = {part.strip() for part in there.split(",")}
    stays = text in there or {part.strip() for part in text.split(",")} <= parts
    return "+" if stays else "-"


def _cell(mark: str, words: Sequence[Word]) -> Cell:
    style = {"+": "good", "-": "bad"}.get(mark, "key")
    head = [(mark, style)] if mark else []
    return [*head, *((word, style if differs else "") for word, differs in words)]


def _plain(text: str) -> Cell:
    return [(word, "") for word in _BREAK.split(text) if word]


def _different(left: str, right: str) -> tuple[list[Word], list[Word]]:
    """Return the words of two texts, each with whether it differs from the other text."""
    ours, theirs = left.split(), right.split()
    one, other = [True] * len(ours), [True] * len(theirs)
    for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks():
        one[block.a : block.a + block.size] = [False] * block.size
        other[block.b : block.b + block.size] = [False] * block.size
    if not (any(one) or any(other)):  # only blanks differ
        one, other = [True] * len(ours), [True] * len(theirs)
    return list(zip(ours, one, strict=True)), list(zip(theirs, other, strict=True))


def _common(one: str, other: str) -> int:
    """Return the length of two texts' common beginning; 0 when one is missing."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _cut(text: str, start: int) -> str:
    part = text[start : start + LONG]
    return f"{'…' if start else ''}{part}{'…' if len(text) > start + LONG else ''}"


# -- laying out -----------------------------------------------------------------------------


def _beside(label: str, left: Cell, right: Cell, width: int, paint: Paint) -> Iterator[str]:
    """Yield two cells beside one another, or below where there is no room."""
    left, right = (cell or [("–", "dim")] for cell in (left, right))
    if width < NARROW:
        yield from _filled(label, left, width, paint)
        yield from _filled(" " * LABEL, right, width, paint)
        return
    room = (width - LABEL - 3) // 2
    for one, other in zip_longest(_lines(left, room), _lines(right, room), fillvalue=Cell()):
        gap = " " * (room - _wide(one) + 2)
        yield f"{label:<{LABEL}}{_shown(one, paint)}{gap}{_shown(other, paint)}"
        label = ""


def _filled(label: str, cell: Cell, width: int, paint: Paint) -> Iterator[str]:
    for at, line in enumerate(_lines(cell, max(20, width - LABEL - 1))):
        yield f"{label if not at else '':<{LABEL}}{_shown(line, paint)}"


def _lines(cell: Cell, room: int) -> list[Cell]:
    """Return a cell's words in lines; a word longer than a line, beside a mark, is broken."""
    lines: list[Cell] = [[]]
    most = room - len("+ ")
    for word, style in cell:
        for piece in [word[at : at + most] for at in range(0, len(word), most)]:
            if lines[-1] and _wide(lines[-1]) + 1 + cell_len(piece) > room:
                lines.append([])
            lines[-1].append((piece, style))
    return lines


def _wide(line: Cell) -> int:
    return sum(cell_len(word) for word, _ in line) + max(0, len(line) - 1)


def _shown(line: Cell, paint: Paint) -> str:
    return " ".join(paint(style, word) if style else word for word, style in line)
