"""Whether a venue is a meeting, a journal or a series of books, by the words of its name.

Responsible also for names that the table does not know. Does not depend on what is around a name.
"""

from __future__ import annotations

import re

from ssmlit._lazy import regex
from ssmlit.venues.names import find_venue
from ssmlit.venues.vocabulary import FOREIGN_MEETINGS, JOURNAL_WORDS

ACADEMY = r" of the (?:[A-Z]\w+ ){1,3}(?:Society|Academy)\b"  # "Proceedings" of it are a journal
_MEETING = (
    rf"[Pp]roc\b(?!\.? (?:Natl|IEEE|R\b))|[Pp]roceedings\b(?!{ACADEMY})|[Cc]onf(?:erences?)?\b"
    r"|[Ww]orkshops?\b|[Ss]ymp(?:osi(?:um|a))?\b"
)
PROCEEDINGS = regex(rf"\b(?:{_MEETING})")
# The first such word is the name's: "Journal of Conference Abstracts", "Conference on Nature".
_SAID = regex(
    rf"\b(?:(?P<article>(?i:{'|'.join(JOURNAL_WORDS)})\b)"
    rf"|(?P<inproceedings>{_MEETING}|(?i:meeting|congress|{'|'.join(FOREIGN_MEETINGS)})\b))"
)
_ABBREVIATED = regex(r"[a-z]\. [A-Z]|[a-z]\.$")
_ACRONYM = regex(r"\b[A-Z]{2}\w*[A-Z]")

# Series of books in which the proceedings of many conferences are printed.
_SERIES = regex(
    r"\s*(?:lecture notes (?:in|on)\b|ln(?:cs|ai|bi|bip|ee|ns)\b|communications in computer and inf"
    r"|ccis\b|ifip advances|advances in intelligent systems and computing"
    r"|studies in computational intelligence|springer proceedings in|smart innovation, systems"
    r"|proceedings of machine learning research|pmlr\b|jmlr workshop and conference proc"
    r"|acm international conference proceeding series|ceur workshop proceedings"
    r"|leibniz international proceedings|lipics\b)",
    re.IGNORECASE,
)


def kind_said(name: str) -> str:
    """Return the entry type that a word of a venue's name tells, or ""."""
    found = _SAID.search(name)
    return (found.lastgroup or "") if found else ""


def kind_of(name: str) -> str:
    """Return the entry type of a venue: "article", or "inproceedings" of a meeting.

    One that the table does not know and that no word tells is a meeting if it is an acronym.
    """
    if known := find_venue(name):
        return known.type
    is_meeting = _ACRONYM.search(name) and not _ABBREVIATED.search(name)
    return kind_said(name) or ("inproceedings" if is_meeting else "article")


def is_book_series(name: str) -> bool:
    """Return whether a name is a series', which says nothing about the conference."""
    return _SERIES.match(name) is not None
