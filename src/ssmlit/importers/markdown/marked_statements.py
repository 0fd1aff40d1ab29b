"""The stretches of a row in italics, bold or code that are statements of their own.

Responsible for distinguishing them from labels, from names among others and from words within a
sentence. Does not depend on what a statement says.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from ssmlit import venues
from ssmlit._lazy import regex
from ssmlit.importers import badges
from ssmlit.importers.markdown import fact_labels
from ssmlit.importers.markdown.emphasis import (
    ends_in_colon,
    is_bracketed,
    is_first_author,
    leads_to_book,
    with_numbers,
)
from ssmlit.importers.markdown.people import names
from ssmlit.latex.around_names import ET_AL

if TYPE_CHECKING:
    from ssmlit.importers.markdown.document.flat import Flat, Mark, Span

_MARKS: tuple[Mark, ...] = ("italic", "bold", "code")
_LETTER = regex(r"[^\W\d_]")
_WORD = regex(r"\w")
_IN = regex(r"in:?\s+(?=[A-Z\d])")  # "*in Slow Days, 2021*"
_ITS_YEAR = regex(r",?\s\(?(?:19|20)\d\d\b\)?(?![:;–-])")  # behind a book
_INLINE = (",", "、", "and", "&", ";")
_AND = regex(r"\s*(?:[,;]\s*(?:and|&)?|and|&)\s+")  # between names
_SHORTENED = regex(r"\b[A-Z][a-z]{2,}\.")
_OTHERS = regex(rf"\W*{ET_AL}\W*")


def marked_statements(flat: Flat, title: Span | None) -> list[Span]:
    """Return the marked stretches that are statements; a label's or a book's says so in `label`."""
    spans = (it for mark in _MARKS for it in _people_together(flat, mark))
    return [it for span in spans if (it := _statement(flat, title, span))]


def _statement(flat: Flat, title: Span | None, span: Span) -> Span | None:
    """Return the statement that a marked stretch is, or None."""
    words, before = flat[span], flat.text[: span.start].rstrip()
    if ends_in_colon(flat, span) and fact_labels.is_label(words):
        return None  # "**Authors**: …"
    if span.mark == "bold" and ends_in_colon(flat, span) and not _is_read(words):
        return span._replace(label="label")  # "**Further reading**: …"
    if _OTHERS.fullmatch(words) or not _LETTER.search(words):
        return None  # "Carver *et al.*"; a volume in bold
    if span.mark == "italic" and is_bracketed(flat, span):
        return None  # "(First edition: *Shells*, 1999)"
    if (whole := with_numbers(flat, span)) != span:
        return whole
    if span.mark == "italic" and leads_to_book(before):
        dated = _ITS_YEAR.match(flat.text, span.end)
        return span._replace(end=dated.end() if dated else span.end, label="book")
    is_of_title = title is not None and span.overlaps(title)
    return None if is_of_title or _is_inline(flat, title, span, before) else span


def _is_inline(flat: Flat, title: Span | None, span: Span, before: str) -> bool:
    """Return whether a stretch is a name among others, or words within a sentence."""
    words, is_italic = flat[span], span.mark == "italic"
    is_begin = is_italic and before.endswith((".", "?", "!")) and not is_first_author(flat, span)
    goes_on = flat.text[span.end :].lstrip(" ").startswith((",", "、", "and ", "& "))
    if not before.endswith(_INLINE) and (is_begin or not goes_on):
        return False
    is_place = (is_italic and _is_shortened(words)) or _IN.match(words) or re.search(r"\d", words)
    if is_place or _is_behind(flat, title, span):
        return False
    return "," not in words or len(names.read(words).people) == 1  # "Carver, A. B."


def _is_read(label: str) -> bool:
    """Return whether a label says who, where or when: "**ICML 2020**: …", "**Anna Carver**: …"."""
    return bool(names.read(label).people or badges.read_badge(label.rstrip(" :")))


def _is_behind(flat: Flat, title: Span | None, span: Span) -> bool:
    """Return whether italics that are not names follow the title directly: "A Title, *Shells*,"."""
    if title is None or span.mark != "italic" or _WORD.search(flat.text, title.end, span.start):
        return False
    return span.start >= title.end and not names.read(flat[span]).people


def _people_together(flat: Flat, mark: Mark) -> list[Span]:
    """Return the stretches with a mark; names that are marked one by one are one: "*A*, *B*"."""
    spans: list[Span] = []
    for before, span in pairwise((None, *flat.of(mark))):
        if before and span and _AND.fullmatch(flat.text, before.end, span.start):
            named = len(names.read(flat[before]).people)
            if len(names.read(flat[span._replace(start=before.start)]).people) > max(named, 1):
                spans[-1] = span._replace(start=spans[-1].start)
                continue
        if span:
            spans.append(span)
    return spans


def _is_shortened(words: str) -> bool:
    """Return whether words are of an abbreviated periodical, and no initials: "Ocean Eng."."""
    return "." in words and any(map(venues.is_abbreviation, _SHORTENED.findall(words)))
