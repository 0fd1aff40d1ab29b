"""People as reference managers write them: `Last, First, Suffix`, a name a line.

Responsible for names in RIS and EndNote, and for what databases put there in their place: several
people in one line, institutions, `Smith JQ`. Does not depend on a format. What cannot be taken
apart stays one name, whole.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ssmlit import latex
from ssmlit._lazy import regex
from ssmlit.latex.around_names import SUFFIX, is_suffix, may_be_suffix
from ssmlit.model import Person

_AND = regex(r"\s+(?:and|&)\s+")
_LAST_OF_LIST = regex(r",\s*(?:and|&)\s+")
_INITIALS = regex(r"(?:[^\W\d_a-zß-ÿ]\.?[\s-]*){1,4}")
#: A surname and initials: `Smith JQ`, `van der Berg J.-P.`, `Doe JR Jr`; `Louis XIV` is none.
_SURNAME_FIRST = regex(
    r"(.*[^\W\d_]{2}) (?![IVX]{2,3}$)((?:[^\W\d_a-zß-ÿ]\.?[ -]?){1,4}?)"
    rf"(?: ({SUFFIX}))?"
)
_GLUED = regex(r"[A-Z]{2,3}")  # `Smith, JQ`
_EDITED = frozenset({"edited book", "edbook"})  # types of EndNote and RIS
_BARE = regex(r"([^\W\d_])(?!\.) ?")
#: `A. Gu`, `J.-P. Sartre`: a person as spoken, and no surname.
_INITIALS_FIRST = regex(r"(?:[^\W\d_a-zß-ÿ]\.[\s-]*)+[^\W\d_]{2}[^\d.]*")
#: A whole name in Chinese or Korean; a surname is of one letter or two, rarely.
_UNSPACED = regex(r"[\u4e00-\u9fff]{2,4}|[\uac00-\ud7a3]{2,4}")


class People(NamedTuple):
    """Who wrote a work, and who edited it or what it is in."""

    authors: tuple[Person, ...]
    editors: tuple[Person, ...]


def parse_people(names: Iterable[str]) -> tuple[Person, ...]:
    """Return the people of lines that hold a name each, or several with semicolons between."""
    parts = (part.strip() for name in names for part in html.unescape(name).split(";"))
    return tuple(person for part in parts if part for person in _people(part))


def by_role(name: str, authors: Sequence[Person], editors: Sequence[Person]) -> People:
    """Return authors and editors; those whom EndNote calls authors of an edited book edited it."""
    is_edited = name.lower() in _EDITED and not editors
    return People((), tuple(authors)) if is_edited else People(tuple(authors), tuple(editors))


def _people(name: str) -> list[Person]:
    """Read "Last, First, Suffix", the order of RIS and EndNote; "NASA Glenn," is whole."""
    name = _LAST_OF_LIST.sub(", ", name)
    parts = [part.strip() for part in name.split(",")]
    while len(parts) > 2 and not parts[-1]:
        parts.pop()
    if len(parts) > 1 and latex.is_others(parts[-1]):
        return [*_people(", ".join(parts[:-1])), Person(parts[-1])]
    whole = len(parts) == 2 and not parts[1]
    if whole or (len(parts) < 3 and latex.is_institution(name)):
        return [Person(name.rstrip(" ,"))]
    if len(several := _AND.split(name)) > 1:
        return [person for one in several for person in _people(one.strip())]
    return _of_parts(name, parts)


def _of_parts(name: str, parts: list[str]) -> list[Person]:
    """Return the people of a line without “and”, which is `parts` with commas between."""
    turned = [found for part in parts if (found := _SURNAME_FIRST.fullmatch(part))]
    if len(turned) == len(parts) and all(found[2].isupper() for found in turned):
        return [_turned(*found.groups("")) for found in turned]
    if len(parts) > 1 and _are_whole(parts):
        return [latex.parse_person(part) for part in parts]
    if len(parts) == 2 and _GLUED.fullmatch(parts[1]) and not parts[0].isupper():
        return [_turned(parts[0], parts[1], "")]
    if len(parts) < 3 or (len(parts) == 3 and is_suffix(parts[1])):
        return [latex.parse_spoken(name)]
    if len(parts) == 3 and (may_be_suffix(parts[2]) or " " not in parts[0]):
        return [latex.parse_person(f"{parts[0]}, {parts[2]}, {parts[1]}")]
    return _list(parts) or [Person(name)]


def _are_whole(parts: list[str]) -> bool:
    """Whether each part is a person: `A. Gu, T. Dao`; of two in Chinese one may be a surname."""
    is_unspaced = len(parts) > 2 and all(map(_UNSPACED.fullmatch, parts))
    return is_unspaced or all(map(_INITIALS_FIRST.fullmatch, parts))


def _turned(last: str, initials: str, suffix: str) -> Person:
    dotted = _BARE.sub(r"\1. ", initials).replace(" -", "-").strip()
    return latex.parse_person(", ".join(filter(None, (last, suffix, dotted))))


def _list(parts: list[str]) -> list[Person]:
    """Return the people of "A. Gu, T. Dao, C. Ré" or "Gu, A., Dao, T."; nobody if neither."""
    if all(" " in part for part in parts):
        return [latex.parse_person(part) for part in parts]
    pairs = list(zip(parts[::2], parts[1::2], strict=False))
    if len(parts) % 2 == 0 and all(_INITIALS.fullmatch(first) for _, first in pairs):
        return [latex.parse_person(f"{last}, {first}") for last, first in pairs]
    return []
