"""How a list writes its rows, as the pieces with which a view can write others like them.

Responsible for the text around the facts of most rows, and their order. Does not depend on
sections or on how rows are read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import TYPE_CHECKING, NamedTuple

from ssmlit._lazy import regex
from ssmlit.actions.lists.adopted.own_words import preprint_words, venue_names
from ssmlit.actions.lists.adopted.row_pieces import (
    END,
    Piece,
    cells,
    is_closed,
    is_numbered,
    marker,
    pieces,
    without_strays,
)
from ssmlit.actions.lists.adopted.row_places import SHOWN_SCHEMES, places, says_venue
from ssmlit.importers.markdown.tables.headers import column_role
from ssmlit.render.papers import remark
from ssmlit.render.pieces import FACT

if TYPE_CHECKING:
    from ssmlit.actions.lists.adopted.row_places import FactSpan
    from ssmlit.importers import Row

_MOST = 0.5  # of the rows that know a fact show it where it is found
_SHARE = 0.2  # of the rows with a fact have it in one piece with these others
_ALWAYS = 0.8  # of the rows have a word in front of a fact ("Authors:"): then it belongs to the row
_OWN = (
    "title", "authors", "others", "venue", "year", "date", "note", "shorttitle", "repository",
    *SHOWN_SCHEMES,
)  # fmt: skip
_TELLING = ("authors", "date", "venue")  # what a row must show if it is known
_TIGHT = regex(r"\|\S[^|]*\S\|\S")  # a table's row without blanks at its borders
_WORDY = regex(r"\w{2}|\d")
_LINK_LABEL = regex(r"\[+[^\[\]]*\]+(?=\()|<[^<>]*>|https?:\S+")


class _Found(NamedTuple):
    """A row, and its facts where they are."""

    row: Row
    facts: Sequence[FactSpan]


@dataclass(frozen=True, slots=True)
class Adopted:
    """How a list writes its rows."""

    # the pieces, as in `render.View.row`; empty when most rows are not alike
    row: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()  # words of the list's own: what it calls a preprint
    venues: tuple[tuple[str, str], ...] = ()  # the list's short names of venues by ours


def adopted(
    papers: Sequence[Row],
    show: Sequence[str],
    links: Sequence[str],
    *,
    is_table: bool = False,
    head: str = "",
) -> Adopted:
    """Return how most rows of a list are written.

    Args:
        papers: the rows that are papers, in order.
        show: the details that a view of them shows.
        links: the roles of links that it shows.
        is_table: whether most of the rows are a table's.
        head: its first line. Authors who are not written as a view does, "Carver A., Holm B.", have
            their column.
    """
    roles = tuple(column_role(text) for text, _ in cells(head, ())) if head else ()
    found = [
        _Found(row, list(places(row)))
        for row in papers
        if row.raw.startswith("|") is is_table and not row.raw.startswith(("<tr", "<TR"))
    ]
    if not _shows_what_it_knows(found, ["others"]):  # it is among the names of most
        found = [
            _Found(row, [place for place in known if place.name != "others"])
            for row, known in found
        ]
    needed = {"title", *(name for name in _TELLING if name in show)}
    if len(found) <= _MOST * len(papers) or not _shows_what_it_knows(found, needed - {*roles}):
        return Adopted()
    row = _table(found, links, roles) if is_table else _line(found, links)
    shown = {fact["name"] for fact in FACT.finditer("".join(row))}
    if not needed <= shown:
        return Adopted()
    return Adopted(row, preprint_words(found), venue_names(found))


def _line(found: Sequence[_Found], links: Sequence[str]) -> tuple[str, ...]:
    begin = Counter(marker(row.raw) for row, _ in found).most_common(1)[0][0]
    texts = _usual_pieces([(row.raw, known) for row, known in found], found, links)
    texts += _other_links(texts, links)
    if "{note}" not in "".join(texts) and any(_knows(row, "note") for row, _ in found):
        texts.append(", {note}")
    ends = sum(_is_ended(row.raw, known) for row, known in found) > _MOST * len(found)
    return tuple(filter(None, (begin, *texts, END * ends)))


def _is_ended(raw: str, known: Sequence[FactSpan]) -> bool:
    """Return whether a row has a full stop at its end that is not the one of "et al.".

    In lines below those with facts, as an abstract's, it is not the row's.
    """
    last = max((place.end for place in known), default=0)
    return raw.endswith(END) and last < len(raw) and "\n" not in raw[last:]


def _table(found: Sequence[_Found], links: Sequence[str], roles: Sequence[str]) -> tuple[str, ...]:
    """Return the pieces of a table's rows: those of each column, and the borders between them."""
    rows = [cells(row.raw, known) for row, known in found]
    width = Counter(map(len, rows)).most_common(1)[0][0]
    tight = sum(_TIGHT.match(row.raw) is not None for row, _ in found) > _MOST * len(found)
    border = "|" if tight else " | "
    row: list[str] = []
    columns = without_strays([*zip(*(it for it in rows if len(it) == width), strict=True)])
    for column, role in zip(columns, chain(roles, repeat("")), strict=False):
        texts = ["{number}"] if is_numbered(column) else _usual_pieces(column, found, links)
        row += [border, *(texts or ["{authors}"] * (role == "authors"))]
    return (border.lstrip(), *row[1:], border.rstrip())


def _usual_pieces(
    texts: Sequence[tuple[str, Sequence[FactSpan]]], found: Sequence[_Found], links: Sequence[str]
) -> list[str]:
    """Return the pieces that most rows have, in order: of whole rows, or of a column's cells.

    A bracket too many in the only row with some link, "[[[data]](…)", says nothing of the others.
    """
    split = _with_one_time([pieces(text, known) for text, known in texts if known])
    shown = (piece for piece in _chosen(split, len(found)) if _is_shown(piece, links))
    chosen = [piece for piece in shown if is_closed(piece.text)]
    return [_with_needed(piece, found).text for piece in _in_order(chosen, split)]


def _with_one_time(rows: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """Return the pieces of rows without years where most show a date instead, or the reverse.

    Else a row would say both, though none of the list does: "2024, COLM, Oct. 2024".
    """
    said = [{name for piece in row for name in piece.names} for row in rows]
    often = {name: sum(name in names for names in said) for name in ("date", "year")}
    rarer = min(often, key=often.__getitem__)
    if 2 * sum({*often} <= names for names in said) >= max(often.values()):
        rarer = ""  # they are shown together
    return [[piece for piece in row if rarer not in piece.names] for row in rows]


def _is_shown(piece: Piece, links: Sequence[str]) -> bool:
    """Return whether a piece is of the row itself, or of links that the view shows."""
    return len(piece.names) > 1 or piece.names[0] in {*_OWN, *links}


def _shows_what_it_knows(found: Sequence[_Found], needed: Iterable[str]) -> bool:
    """Return whether each of some facts is found in most of the rows that know it."""
    for name in needed:
        knowing = [known for row, known in found if _knows(row, name)]
        showing = sum(any(place.name == name for place in known) for known in knowing)
        if showing < _MOST * len(knowing):
            return False
    return True


def _knows(row: Row, name: str) -> bool:
    record = row.record
    if record is None:
        return False
    known = {
        "title": record.title,
        "authors": record.authors,
        "others": record.others,
        "date": row.stated,
        "venue": says_venue(row),
        "year": record.year,
        "note": remark(record),
        "paper": record.identifiers,
    }
    return bool(known.get(name) or record.link(name))


def _with_needed(piece: Piece, found: Sequence[_Found]) -> Piece:
    """Mark the facts of a piece without which rows do not show its other facts either.

    An id that is with a link is a word for it, where a paper has none. The title is in every row.
    """
    text = piece.text
    if "paper" in piece.names:
        for scheme in SHOWN_SCHEMES:
            text = text.replace(f"{{{scheme}}}", f"{{{scheme}:paper}}")
    for name in {*piece.names} - {"title"} if len(piece.names) > 1 else ():
        others = {*piece.names} - {name, *SHOWN_SCHEMES}
        without = [
            any(place.name in others for place in known)
            for row, known in found
            if not _knows(row, name) and any(_knows(row, other) for other in others)
        ]
        if without and sum(without) < _MOST * len(without):
            text = text.replace(f"{{{name}", f"{{{name}!")
    return Piece(piece.names, text)


def _chosen(rows: Sequence[Sequence[Piece]], total: int) -> list[Piece]:
    """Return the pieces that most rows with these facts have, each fact in one of them.

    Pieces of several facts come first: they are shown without those of their facts that a paper
    lacks, while a piece of the other facts could not be shown with them.
    """
    texts: dict[tuple[str, ...], Counter[str]] = {}
    for piece in (piece for row in rows for piece in row):
        texts.setdefault(piece.names, Counter())[piece.text] += 1
    single = Counter(name for row in rows for piece in row for name in piece.names)
    chosen: list[Piece] = []
    for names in sorted(texts, key=lambda n: (-len(n), -texts[n].total(), n)):
        often = texts[names].total() >= _SHARE * max(single[name] for name in names)
        text = _usual(texts[names], total)
        if often and text and not {*names} & {name for piece in chosen for name in piece.names}:
            chosen.append(Piece(names, text))
    return chosen


def _usual(texts: Counter[str], total: int) -> str:
    """Return the text that most pieces have; one with words only when most rows have it.

    How names are joined makes no other text: "by {authors}" with commas, or with "and".
    """
    alike: Counter[str] = Counter()
    for text, number in texts.items():
        alike[_formless(text)] += number
    for text, _ in sorted(texts.items(), key=lambda one: (-alike[_formless(one[0])], -one[1])):
        number = alike[_formless(text)]
        is_wordy = _WORDY.search(_LINK_LABEL.sub("", FACT.sub("", text)))
        if not is_wordy or number >= max(_ALWAYS * texts.total(), _MOST * total):
            return text
    return ""


def _formless(text: str) -> str:
    return FACT.sub(lambda found: f"{{{found['name']}}}", text)


def _in_order(pieces: Sequence[Piece], rows: Sequence[Sequence[Piece]]) -> list[Piece]:
    """Return pieces in the order in which most rows have their facts."""
    before: Counter[tuple[str, str]] = Counter()
    for row in rows:
        names = [name for piece in row for name in piece.names]
        before.update((a, b) for nth, a in enumerate(names) for b in names[nth + 1 :])

    def rank(piece: Piece) -> int:
        """Return how many of the others are before it in most rows."""
        name = piece.names[0]
        others = (other.names[0] for other in pieces)
        return sum(before[other, name] > before[name, other] for other in others)

    return sorted(pieces, key=rank)


def _other_links(pieces: Sequence[str], links: Sequence[str]) -> list[str]:
    """Return pieces for the links that few rows have, made like those of the other links."""
    shown = {found["name"] for found in FACT.finditer("".join(pieces))}
    others = [role for role in links if role not in {*shown, "pdf"}]  # most papers have a PDF
    for piece in pieces:
        found = re.search(r"\[([^\[\]]*)\]+\(\{([a-z]+)(?::pdf)?\}\)", piece)
        if found and len(FACT.findall(piece)) == 1:
            label, role = found.groups()
            return [
                piece.replace(label, _like(label, other)).replace(f"{{{role}", f"{{{other}")
                for other in others
            ]
    return [f" [[{other.capitalize()}]({{{other}}})]" for other in others]


def _like(label: str, role: str) -> str:
    return role if label.islower() else role.upper() if label.isupper() else role.capitalize()
