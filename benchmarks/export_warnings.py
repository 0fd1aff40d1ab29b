"""Why BibTeX warns of an export and not of its original: one rule a reason.

Responsible for the table. A warning counts as explained only if it is true of the entry: what it
calls empty is neither there nor in a parent. Does not depend on BibTeX: it is given its lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.bibtex.macros import macros_used
from ssmlit.fields.inheritance import resolved
from ssmlit.fields.names import PARENT_FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from ssmlit.fields.inheritance import Find
    from ssmlit.model import Entry

_MACRO = re.compile(r'string name "(.+)" is undefined')
_ABOUT = re.compile(
    r"(?P<what>.*?) (?:in|for) (?P<key>\S+?)(?:(?:'s crossref of| to crossref) (?P<parent>\S+))?$"
)
_NAMES = {
    "title": ("title",),
    "author": ("author",),
    "editor": ("editor",),
    "booktitle": ("booktitle",),
    "journal": ("journal", "journaltitle"),
    "publisher": ("publisher",),
    "institution": ("institution",),
    "school": ("school", "institution"),
    "organization": ("organization",),
    "year": ("year", "date"),
    "volume": ("volume",),
    "series": ("series",),
    "chapter": ("chapter",),
    "pages": ("pages",),
    "key": ("key",),
}
"""Names in BibTeX's warnings, and the fields that the export has them from."""


class Original(NamedTuple):
    """What is known about the original.

    Attributes:
        broken: the keys, in lower case, of entries with an error, of which BibTeX skips the rest.
        read: the keys of the entries that it read.
        unknown: the keys of those whose type its styles do not know.
        find: key → entry of the library.
        macros: the names of the library's macros, in lower case.
    """

    broken: Container[str]
    read: Container[str]
    unknown: Container[str]
    find: Find
    macros: Container[str]


HIDING: tuple[tuple[str, Callable[[Entry, Original], bool]], ...] = (
    (
        "of the original's type styles do not say what is lacking",
        lambda own, original: own.key.lower() in original.unknown,
    ),
    (
        "BibTeX did not read the original, or not to its end",
        lambda own, original: (
            own.key.lower() in original.broken or own.key.lower() not in original.read
        ),
    ),
    (
        "it is from the parent, or the original refers to a parent that has it not either",
        lambda own, _: any(own.get(name) for name in PARENT_FIELDS) or _mentions(own, "xdata="),
    ),
    (
        "of a part of a book styles want an author, of an @inbook an author or an editor",
        lambda own, _: own.type.lower() == "inbook" and "booktitle" in own,
    ),
)
"""Reasons, and whether they hold for an entry."""
UNDEFINED = "the macro is defined nowhere, and stands in a field that styles do not know"


def hidden(warning: str, original: Original) -> str:
    """Return why the original has a warning of the export not; "" if no rule knows."""
    if macro := _MACRO.search(warning):
        return "" if macro[1].lower() in original.macros else UNDEFINED
    about = _ABOUT.fullmatch(warning.removeprefix("Warning--"))
    own = original.find(about["key"]) if about else None
    named = original.find(about["parent"] or about["key"]) if about else None
    if (
        about is None
        or own is None
        or named is None
        or not _is_true(about["what"], named, original)
    ):
        return ""
    return next((reason for reason, holds in HIDING if holds(own, original)), "")


def _is_true(what: str, named: Entry, original: Original) -> bool:
    """Return whether an entry lacks what is called empty, or has what is said to be there."""
    whole = resolved(named, original.find)
    names = _NAMES.keys() & set(re.findall(r"\w+", what.rpartition(" but no ")[2]))
    have = {name for name in names if any(_has(whole, one, original) for one in _NAMES[name])}
    return bool(names) and have == (names if what.startswith("can't use both") else set())


def _has(whole: Entry, name: str, original: Original) -> bool:
    """Return whether an entry has a field with a text; a macro that is defined nowhere is none."""
    field = next((one for one in whole.fields if one.name.lower() == name), None)
    if field is None or not field.text.strip():
        return False
    names = macros_used(field.source)
    return not names or any(name.lower() in original.macros for name in names)


def _mentions(own: Entry, text: str) -> bool:
    return any(text in field.text for field in own.fields)
