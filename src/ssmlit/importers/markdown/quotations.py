"""Words in quotation marks: a title, or only a part of one.

Responsible for telling the two apart by what is around them. Does not depend on other marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.importers import badges
from ssmlit.importers.markdown.document.flat import Span
from ssmlit.importers.markdown.emphasis import are_people
from ssmlit.importers.markdown.people import names
from ssmlit.importers.markdown.title_words import can_be_title, word_count

if TYPE_CHECKING:
    from ssmlit.importers.markdown.document.flat import Flat

# Single marks are Harvard style: a comma or a stop follows.
QUOTED = regex(
    r"[\"“”„«「](?P<double>[^\"“”„«»「」]{3,600}?)[\"“”»」]"
    r"|(?<![^\s(])['‘](?P<single>[^\s\"“”„«»「」\n][^\"“”„«»「」\n]{3,600}?)(?:['’](?=[.,]\s)|(?<=[.,?!])['’](?=\s))"
)
_ADDRESS = regex(r"https?:/.*|www\..*", re.DOTALL)
_VENUE_END = regex(r"[.\n\[(|]")
_NUMBER = regex(r"^\s*\[\w{1,12}\]\s")  # of a reference: "[12] Anna Carver"
_SHORT = 4  # letters of a word that titles do not capitalise: "from", "with"
_FEW_SMALL = 4  # one longer word in so many may be small: "between"


def has_quotation(flat: Flat) -> bool:
    """Return whether words in quotation marks, three or more, could be a title."""
    return next(quotations(flat.text), None) is not None


def quotations(text: str) -> Iterator[re.Match[str]]:
    """Yield the quotations of three words or more that no words of a title lead to."""
    if not any(mark in text for mark in "\"“„«「'‘"):
        return iter(())
    return (q for q in QUOTED.finditer(text) if word_count(quoted(q)) >= 3 and _leads(text, q))


def quoted(quotation: re.Match[str]) -> str:
    """Return the words between the marks."""
    return str(quotation["double"] or quotation["single"])


def _leads(text: str, quotation: re.Match[str]) -> bool:
    """Return whether what is before a quotation is not part of a title: nothing, a name, names."""
    leads = text[: quotation.start()].rstrip()
    return not leads[-1:].isalnum() or bool(names.read(leads).people)


def quoted_title(flat: Flat, marked: Sequence[Span]) -> Span | None:
    """Return the quotation that is a row's title, or None.

    `marked` are the bold or linked stretches of the row that can be titles.

    Between names and a comma one word will do: "Anna Carver, “Shells,” *Tides*".
    """
    for found in QUOTED.finditer(flat.text):
        span = Span("bold", found.start(), found.end())
        holder = next((s for s in marked if s.start <= span.start and span.end <= s.end), None)
        is_inside = holder and holder.end - holder.start - (span.end - span.start) > 4
        if holder and is_inside and not _is_signed(flat, span, holder):
            continue  # a quotation inside the title
        named = any(_is_name_before(flat, bold, span) for bold in flat.of("bold"))
        if not holder and not _stands_alone(flat.text, found, named=named):
            continue
        before = _NUMBER.sub("", flat.text[: span.start])
        cited = quoted(found).endswith(",") and are_people(before)
        if can_be_title(quoted(found), 1 if cited else 2):
            return span
    return None


def _stands_alone(text: str, quotation: re.Match[str], *, named: bool) -> bool:
    """Return whether a quotation is not part of a longer title; a bold name may be before it."""
    behind = text[quotation.end() :]
    if not text[: quotation.start()].strip() and _goes_on(behind):
        return False
    follows = _ADDRESS.sub("", behind.lstrip(" "))[:1]  # on the same line
    leads = text[: quotation.start()].rstrip()
    if follows.isalnum() and quoted(quotation)[-1] not in (".,!?" if leads else ".,"):
        place = _VENUE_END.split(behind)[0]
        if not badges.read_badge(place):
            return False
    return named or _leads(text, quotation)


def _is_name_before(flat: Flat, bold: Span, quotation: Span) -> bool:
    """Return whether a bold stretch is right before a quotation, and no title: a name."""
    is_before = bold.end == len(flat.text[: quotation.start].rstrip())
    return is_before and not can_be_title(flat[bold], 3)


def _goes_on(behind: str) -> bool:
    """Return whether a colon and words of a title follow: "“A Saying”: How Snails Speak".

    A summary follows as well: “… : how they speak”. It has small words other than short ones.
    """
    said = _VENUE_END.split(behind[2:])[0] if behind.startswith(": ") else ""
    if not said[:1].isupper() or names.lead(said).people:
        return False
    long = [word for word in said.split() if len(word) > _SHORT]
    small = sum(word[0].islower() for word in long)
    return _FEW_SMALL * small <= len(long) and word_count(said) > 1 and not badges.read_badge(said)


def _is_signed(flat: Flat, quotation: Span, holder: Span) -> bool:
    """Return whether all that is beside a quotation in bold or in a link is names.

    "Anna Carver. “The Title”" or "“The Title” by Anna Carver".
    """
    before = flat.text[holder.start : quotation.start]
    after = flat.text[quotation.end : holder.end].strip()
    by = not before.strip() and after.startswith("by ") and names.read(after).people
    return bool(by) or are_people(before)
