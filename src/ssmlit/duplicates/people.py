"""Names in the form they are compared in: folded surnames, however sources order a name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ssmlit.duplicates.cleaning import plain
from ssmlit.latex import fold

if TYPE_CHECKING:
    from ssmlit.model import Person

__all__ = ["name_parts", "spoken", "surname", "surnames"]


def surnames(authors: tuple[Person, ...]) -> frozenset[str]:
    """Return the folded surnames of authors."""
    return frozenset(name for name, _ in map(name_parts, authors) if name)


def spoken(authors: tuple[Person, ...]) -> str:
    """Return the authors as people read them, the first six by name."""
    text = "; ".join(map(str, authors[:6]))
    return f"{text}; and {len(authors) - 6} more" if len(authors) > 6 else text


@lru_cache(maxsize=65536)
def name_parts(person: Person) -> tuple[str, tuple[str, ...]]:
    """Return the folded surname, and every word of the name longer than an initial."""
    words = tuple(
        word for word in fold(f"{person.von} {person.last} {person.first}").split() if len(word) > 1
    )
    return surname(person), words


def surname(person: Person) -> str:
    """Return the folded family name, also of "Zuna R E" and "Doe JA", read with `E`, `JA` last."""
    last = person.last
    if person.first and _is_initials(last) and not _is_initials(person.first):
        words = [word for word in person.first.split() if not _is_initials(word)]
        last = " ".join(words)
    return fold(plain(last)).replace(" ", "")


def _is_initials(name: str) -> bool:
    letters = re.sub(r"[\s.\-]", "", name)
    return 0 < len(letters) <= 3 and letters.isupper()
