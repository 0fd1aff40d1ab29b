"""One row as a person wrote it, with what has changed in the library since.

Responsible for the text of that row. Does not depend on where rows are, nor on how views write.

A row is merged as git merges a file (`merge.lines`), word by word: the base is what the view
would write for the facts of the row, the sides are the row and what the view writes for the
library.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from ssmlit import identifiers
from ssmlit._lazy import regex
from ssmlit.actions.lists.kept.row_sides import (
    ADDRESS,
    joined_as,
    names_others,
    sides,
    with_own_name,
)
from ssmlit.merge.lines import changed_lines

if TYPE_CHECKING:
    from ssmlit.importers import Row
    from ssmlit.model import Record
    from ssmlit.render import View

_TOKEN = regex(rf"{ADDRESS.pattern}|\w+|\s+|[^\w\s]")
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_LABEL = regex(r".*[:：][\s*_`]*", re.DOTALL)  # words that end so name what is behind them
_CELL_END = regex(r"(?<!\\)\|")


class RowText(NamedTuple):
    """A row as it is to be, and whether it does not say what the library does."""

    text: str
    is_behind: bool = False


def with_news(row: Row, said: Record, record: Record, view: View, written: str) -> RowText:
    """Return a row of a page with what the library says differently.

    Args:
        row: as it was read.
        said: what it says, as a library that had just this would show it.
        record: what the library says of the paper.
        view: which writes rows there.
        written: the row.
    """
    if names_others(said, record, view):
        return RowText(written, True)
    record = record._replace(title=with_own_name(record.title, said.title))
    base, now = sides(row, said, record, view, written)
    if base != now:  # few are; how a row joins its people takes longer to find
        base, now = sides(row, said, record, joined_as(view, row), written)
    return updated(written, base, now)


def updated(written: str, base: str, now: str) -> RowText:
    """Return a row of a page with the facts that the library has now.

    Where both cannot be had, it stays as it is if a word, link or sign would be gone that the view
    has no place for, or be there twice; else it is rendered.

    Args:
        written: the row.
        base: what a view writes of the facts that the row says.
        now: what it writes of the library's.
    """
    if base == now:
        return RowText(written)
    own, was, new = map(pieces, (written, base, now))
    old, theirs, mine = map(_TOKEN.findall, (base, now, written))
    wanted = _without_said(old, theirs, own - was)
    merged = _merged(old, wanted, mine)
    if merged is not None:
        return RowText("".join(merged), wanted != theirs and not own >= new)
    if own == new:  # it says that in another form
        return RowText(written)
    rendered = None if own - was - new else _rendered(written, base, now)
    return RowText(written, True) if rendered is None else RowText(rendered)


def _rendered(written: str, base: str, now: str) -> str | None:
    """Return a row as the view writes it, of a table only the cells that are not as they were.

    None if only one of the two is a row of a table: it would end the table, or begin one.
    """
    if written.startswith("|") != now.startswith("|"):
        return None
    own, old, new = map(_CELL_END.split, (written, base, now))
    if not (written.startswith("|") and len(own) == len(old) == len(new)):
        return now
    cells = zip(own, old, new, strict=True)
    return "|".join(mine if was == becomes else becomes for mine, was, becomes in cells)


def _without_said(base: list[str], now: list[str], said: AbstractSet[object]) -> list[str]:
    """Return new words without those that come in and are there, but were not understood."""
    words = list(now)
    for start, end, first, last in reversed([*changed_lines(base, now)]):
        is_said = not said.isdisjoint(pieces("".join(now[first:last])))
        if is_said and not pieces("".join(base[start:end])):
            words[first:last] = base[start:end]
    return words


def _merged(base: list[str], now: list[str], written: list[str]) -> list[str] | None:
    """Return words with the changes of two sides; None if both change the same ones.

    What comes in at one place is there from both: what the library says is nearer to its facts.
    It comes into as many brackets as it is in, never into the address of a link, and not behind the
    last cell of a table, nor between a label of the row's own and what that names: "Authors: 2020,
    Anna Carver".
    """
    sides = ((0, now), (1, written))
    changes = {
        (start, end, side, tuple(words[first:last]))
        for side, words in sides
        for start, end, first, last in changed_lines(base, words)
    }
    labelled = {
        place
        for start, end, is_own, words in changes
        if is_own and end < len(base) and _is_label("".join(words), alone=start == end)
        for place in (end, end + base[end].isspace())
    }
    out, at = list[str](), 0
    done: object = None
    for start, end, is_own, new in sorted(changes):
        if done == (done := (start, end, new)):
            continue  # both sides have it
        if start < at:
            return None
        out += base[at:start]
        if start == end and _brackets(out, written) != _brackets(base[:start], base):
            return None
        if start == end and start in labelled and not is_own:
            return None
        out += new
        at = end
    return [*out, *base[at:]]


def _is_label(words: str, *, alone: bool) -> bool:
    """Return whether a row's own words name what is behind them; a colon for another sign is not.

    Args:
        words: of the row.
        alone: the view has nothing in their place.
    """
    return bool(_LABEL.fullmatch(words)) and (alone or any(map(str.isalpha, words)))


def _brackets(before: list[str], whole: list[str]) -> list[str]:
    """Return the brackets that a place of a row is in, all alike but those of a link's address.

    A table's row counts as one, too, and so do its end and a tag of HTML.
    """
    found = list[str]()
    for previous, sign in pairwise(["", *before]):
        if previous == "<" and (sign == "/" or sign[:1].isalpha()) and "://" not in sign:
            found.append("<")
        elif sign == ">" and found[-1:] == ["<"]:
            found.pop()
        if sign in _OPENING:
            found.append("](" if (previous, sign) == ("]", "(") else "(")
        elif sign in _CLOSING and found:
            found.pop()
    is_table = whole[:1] == ["|"]
    is_end = is_table and before.count("|") == whole.count("|")
    return ["|"] * (is_table + is_end) + found


def pieces(text: str) -> set[object]:
    """Return what a text is lost with: its words, its signs (emoji), and where its links lead."""
    found: set[object] = {sign for sign in text if category(sign) == "So"}
    for address in ADDRESS.findall(text):
        found.add(identifiers.parse(address) or address.rstrip(".,;:!?*_"))
    return found | {*re.findall(r"\w+", ADDRESS.sub(" ", text).casefold())}
