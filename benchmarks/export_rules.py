"""Why an exported entry prints other words than its original: one rule a reason.

Responsible for the table. Does not depend on BibTeX or biber: it is given the words they print.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from ssmlit import latex
from ssmlit.exporters.kinds import KINDS
from ssmlit.fields.date_forms import year_and_month
from ssmlit.fields.inheritance import resolved
from ssmlit.fields.names import PARENT_FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ssmlit.fields.inheritance import Find
    from ssmlit.model import Entry

    Words = frozenset[str]

BIBTEX_TYPES = frozenset(
    {"article", "book", "booklet", "conference", "incollection", "inproceedings", "manual", "misc"}
    | {"mastersthesis", "phdthesis", "proceedings", "techreport", "unpublished"}
)
"""Types that BibTeX's styles know; `@inbook` is another one to biblatex."""

_PRINTED = (
    "author",
    "editor",
    "title",
    "booktitle",
    "publisher",
    "school",
    "institution",
    "series",
)
_MONTHS = (
    """january february march april may june july august september october november december"""
)


class Rule(NamedTuple):
    """A reason, and the words that it puts in or takes away."""

    reason: str
    words: Callable[[Entry, Entry], Iterable[str]]


def _of(*names: str) -> Callable[[Entry, Entry], Iterable[str]]:
    """Return the texts of some fields of an entry with those of its parents."""
    return lambda _own, whole: (whole.get(name) for name in names)


def _dates(_own: Entry, whole: Entry) -> Iterable[str]:
    date = whole.get("date").strip()
    return (date, *year_and_month(date), whole.get("year"), _MONTHS) if date else ()


def _volume(own: Entry, whole: Entry) -> Iterable[str]:
    """A style that cites the volume of a part prints no date of the part."""
    return (*_dates(own, whole), own.get("year"), own.get("month")) if own.get("crossref") else ()


def _parents(own: Entry, whole: Entry) -> Iterable[str]:
    has = {item.text for item in own.fields}
    return (item.text for item in whole.fields if item.text not in has)


def _framed(own: Entry, whole: Entry) -> Iterable[str]:
    """A style prints author, title and year of a type that it does not know, and all else else."""
    frame = "in editor editors edited volume of number page pages pp em and edition"
    if own.type.lower() in BIBTEX_TYPES:
        return (frame,)
    return (frame, *(whole.get(name) for name in _PRINTED))


def _references(own: Entry, _whole: Entry) -> Iterable[str]:
    named = [own.get(name) for name in PARENT_FIELDS]
    inside = [item.text for item in own.fields if "xdata" in item.text]
    return (*(f"cite{one} {one}" for one in named if one), *inside)


def _people(own: Entry, _whole: Entry) -> Iterable[str]:
    return (own.get(name) for name in ("author", "editor") if "=" in own.get(name))


def _kind(_own: Entry, whole: Entry) -> Iterable[str]:
    word = whole.get("type")
    return (word, KINDS.get(word.lower(), ""), "master s phd thesis technical report")


def _number(_own: Entry, whole: Entry) -> Iterable[str]:
    from ssmlit.exporters.bibtex import ORDINALS

    return (whole.get("edition"), *ORDINALS, *(f"{n}th {n}st {n}nd {n}rd" for n in range(1, 40)))


RULES = (
    Rule("biblatex's date becomes year and month", _dates),
    Rule("a field has biblatex's name, which styles do not know",
         _of("journaltitle", "location", "institution", "annotation", "eid", "number")),
    Rule("a title has parts that styles do not know",
         _of("subtitle", "booksubtitle", "maintitle", "mainsubtitle", "journalsubtitle")),
    Rule("it is in the parent, and BibTeX does not inherit it", _parents),
    Rule("a part is dated by its volume, which is cited", _volume),
    Rule("what named another entry is what that entry says", _references),
    Rule("names in biblatex's extended form are names", _people),
    Rule("a kind of work is biblatex's word for it", _kind),
    Rule("an edition is a word, not a number", _number),
    Rule("the type of entry is one that styles know, and frames its fields", _framed),
    Rule("the address of the work stands where styles print it",
         _of("url", "doi", "eprint", "howpublished")),
    Rule("an accent of a first letter is a command", lambda own, _whole: own.get("author").split()),
)  # fmt: skip


def unexplained(before: str, after: str, entry: Entry, find: Find) -> tuple[list[str], set[str]]:
    """Return the words that no rule accounts for, and the reasons of the others.

    Args:
        before: what a program prints of the original.
        after: what it prints of the export.
        entry: the original.
        find: key → entry of the library.
    """
    had, has = _words(before), _words(after)
    differing = list(((had - has) + (has - had)).elements())
    whole = resolved(entry, find)
    reasons: set[str] = set()
    left = []
    for word in differing:
        rule = next((it for it in RULES if word in _known(it, entry, whole)), None)
        reasons.update({rule.reason} if rule else ())
        left += [] if rule else [word]
    return left, reasons


def _known(rule: Rule, own: Entry, whole: Entry) -> set[str]:
    return {word for text in rule.words(own, whole) for word in _words(text)}


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", latex.fold(text)))
