"""Whether a venue is a meeting or a journal, by the words of its name.

Responsible for names that the table does not know, too. Does not depend on what is around a name.
"""

from __future__ import annotations

from ssmlit._lazy import regex
from ssmlit.venues.names import find_venue

ACADEMY = r" of the (?:[A-Z]\w+ ){1,3}(?:Society|Academy)\b"  # "Proceedings" of it are a journal
_MEETING = (
    rf"[Pp]roc\b(?!\.? (?:Natl|IEEE|R\b))|[Pp]roceedings\b(?!{ACADEMY})|[Cc]onf(?:erences?)?\b"
    r"|[Ww]orkshops?\b|[Ss]ymp(?:osi(?:um|a))?\b"
)
PROCEEDINGS = regex(rf"\b(?:{_MEETING})")
# The first such word is the name's: "Journal of Conference Abstracts", "Conference on Nature".
_SAID = regex(
    r"\b(?:(?P<article>(?i:journals?|j|trans(?:actions)?|letters|letts?|record|magazine|bulletin"
    r"|quarterly|reviews?|nature|annals|acta|archives)\b)"
    rf"|(?P<inproceedings>{_MEETING}|(?i:meeting|congress)\b))"
)
_ABBREVIATED = regex(r"[a-z]\. [A-Z]|[a-z]\.$")
_ACRONYM = regex(r"\b[A-Z]{2}\w*[A-Z]")


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
