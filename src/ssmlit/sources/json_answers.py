"""Reading answers: JSON that may lack anything, and records of which some may be unreadable.

A path into JSON gives a typed value or an empty one. No record keeps invisible characters: those of
control and of direction would hide text from a library's readers ("Trojan Source",
CVE-2021-42574), and are commands in a terminal; soft hyphens and blanks without width would hide
words, and halves of characters (JSON may have them) cannot be written. Joiners that Persian and
Indic names need are kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from ssmlit import identifiers, latex
from ssmlit._lazy import regex
from ssmlit.http.answers import UnreadableError
from ssmlit.latex.institutions import GROUP
from ssmlit.model import Identifier, Person, Record
from ssmlit.strings import is_number

_UNSEEN = regex(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\xad\\u061c\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ud800-\\udfff\\ufeff]"
)
T = TypeVar("T")
R = TypeVar("R")


class PartlyReadError(UnreadableError):
    """Some records of an answer cannot be read.

    Args:
        reason: why the first of them cannot.
        read: the others.
    """

    def __init__(self, reason: str, read: tuple[Any, ...]) -> None:
        super().__init__(reason)
        self.read = read


def each(read: Callable[[T], R], items: Iterable[T]) -> tuple[R, ...]:
    """Return what each record of an answer says.

    Raises:
        PartlyReadError: some cannot be read; it has the others.
        UnreadableError: none can.
    """
    found: list[R] = []
    reasons: list[UnreadableError] = []
    for item in items:
        try:
            found.append(read(item))
        except UnreadableError as error:
            reasons.append(error)
    if reasons and found:
        more = f", and {len(reasons) - 1:,} more" if len(reasons) > 1 else ""
        raise PartlyReadError(f"{reasons[0]}{more}", tuple(found))
    if reasons:
        raise reasons[0]
    return tuple(found)


def decoded(body: bytes) -> str:
    """Return the text of an answer in UTF-8.

    Raises:
        UnreadableError: it is not UTF-8.
    """
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError("not UTF-8") from error


def load(body: bytes) -> object:
    """Return what a JSON body says.

    Raises:
        UnreadableError: not JSON, or cut short.
    """
    try:
        value: object = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"not JSON ({error})") from error
    return value


def get(value: object, *path: str | int) -> object:
    """Return what is at a path of keys and indexes, or None."""
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def text(value: object, *path: str | int) -> str:
    """Return the text or number at a path as text without markup, or ""."""
    found = get(value, *path)
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found)
    return latex.from_markup(found) if isinstance(found, str) else ""


def items(value: object, *path: str | int) -> list[object]:
    """Return the list at a path, or an empty one."""
    found = get(value, *path)
    return found if isinstance(found, list) else []


def number(value: object, *path: str | int) -> int:
    """Return the whole number at a path, also when written as text, or 0."""
    digits = text(value, *path)
    return int(digits) if is_number(digits) and len(digits) < 10 else 0


def named(texts: Iterable[str]) -> tuple[Identifier, ...]:
    """Return the identifiers that texts and addresses are, each once; others are left out."""
    found = (identifiers.parse(text) for text in texts if text)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def labelled(ids: Iterable[tuple[str, str]]) -> tuple[Identifier, ...]:
    """Return the identifiers of schemes and ids, each once; empty and wrong ids are left out."""
    found = (identifiers.labelled(scheme, one) for scheme, one in ids if one)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def spoken(names: Iterable[str]) -> tuple[Person, ...]:
    """Return the people behind names as "First von Last"; a collaboration is all family name.

    arXiv has a colon behind one, as if it were a person.
    """
    return tuple(
        Person(name) if GROUP.search(name) else latex.parse_spoken(name)
        for name in names
        if name.strip(" :")
    )


def person(family: str, given: str, suffix: str = "") -> Person:
    """Return a person from split names; particles typed into the family name are recognised."""
    name = ", ".join(part for part in (family, suffix, given) if part)
    return latex.parse_person(name) if given else Person(family)


def without_invisible(record: Record) -> Record:
    """Return a record without control and direction characters in any of its texts."""
    clean: Record = _clean(record)
    return clean


def _clean(value: Any) -> Any:
    """Return a text, or a value made of texts, without the characters."""
    if isinstance(value, str):
        return _UNSEEN.sub("", value)
    if isinstance(value, tuple):
        return getattr(value, "_make", tuple)(map(_clean, value))
    return value
