"""A title after a name, or a name before prose about it: "**[Shells](…)** — *The Title*".

Responsible for these forms of rows. Does not depend on what else the row says.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.importers.markdown import fact_labels
from ssmlit.importers.markdown.emphasis import are_people, is_author, is_periodical, is_venue
from ssmlit.importers.markdown.people import names
from ssmlit.importers.markdown.quotations import quoted_title
from ssmlit.importers.markdown.title_words import GROUP, can_be_title

if TYPE_CHECKING:
    from ssmlit.importers.markdown.document.flat import Flat, Span
    from ssmlit.importers.markdown.document.hyperlinks import Hyperlink

_NAME = 3  # words of a name
_LED = regex(r"[^\w\0]*")  # signs before it
_LETTER = regex(r"[^\W\d_]")
_SENTENCE = regex(r"(?<=[\w)]{2})[.!?]\s+(?=[A-Z])")
_PROSE = 6  # words of a sentence
_SET_OFF = regex(r"\s?[–—-]\s|\s?:\s")  # behind it


def italics_behind_name(flat: Flat, hypers: Sequence[Hyperlink]) -> Span | None:
    """Return the title in italics that a linked or bold name and a dash or colon are before."""
    linked = [h.span for h in hypers[:1] if not h.is_label]
    for name in (*linked, *flat.of("bold")[:1]):
        set_off = _SET_OFF.match(flat.text, name.end)
        is_first = _LED.fullmatch(flat.text, 0, name.start)
        if not (is_first and set_off and len(flat[name].split()) <= _NAME):
            continue
        if name.mark != "bold" or not names.read(flat[name]).people:
            italic = next((it for it in flat.of("italic") if it.start == set_off.end()), None)
            return italic if italic and _is_title(flat, italic) else None
    return None


def described_name(flat: Flat, hypers: Sequence[Hyperlink]) -> Span | None:
    """Return the bold name, of several words, that a row begins with and then describes in prose.

    "**The Shell Images**: 5,000 images. They were taken in the old harbour and are free. [paper]"
    Behind "**Mamba**: The Title. Anna Carver. ICML" no sentence begins; in "**Must read**
    [The Title](…)" the link is the title.
    """
    name = next(iter(flat.of("bold")), None)
    if name is None or not _LED.fullmatch(flat.text, 0, name.start) or not _is_name(flat, name):
        return None
    said = flat.text[name.end :].partition("\n")[0]
    _, *sentences = _SENTENCE.split(said)
    is_described = any(map(_is_prose, sentences))
    return name if is_described and not _has_other_title(flat, hypers) else None


def _has_other_title(flat: Flat, hypers: Sequence[Hyperlink]) -> bool:
    """Return whether a quotation, or the link to a paper, is a title."""
    titled = (h for h in hypers if h.role == "paper" and not h.is_label)
    return any(can_be_title(h.label, 3) for h in titled) or quoted_title(flat, ()) is not None


def _is_name(flat: Flat, name: Span) -> bool:
    words = flat[name].strip(" :")
    is_other = is_venue(words) or is_author(flat, name) or fact_labels.is_label(words)
    return can_be_title(words, 2) and not is_other and not names.read(words).people


def _is_prose(sentence: str) -> bool:
    """Return whether words are a sentence: most are in lower case, and they begin with no names."""
    words = sentence.split()
    lower = sum(map(str.islower, words))
    return len(words) >= _PROSE and 2 * lower > len(words) and not names.lead(sentence).people


def italic_behind_name(flat: Flat) -> Span | None:
    """Return the title of a reference behind a bold name: "**Shells** — Carver (2021). *Title*"."""
    name = next(iter(flat.of("bold")), None)
    italic = next((s for s in flat.of("italic") if name and s.start > name.end), None)
    if name is None or italic is None or not can_be_title(flat[italic], 3):
        return None
    set_off = _SET_OFF.match(flat.text, name.end)
    people = flat.text[set_off.end() : italic.start] if set_off else ""
    return italic if people.strip() and are_people(people) else None


def _is_title(flat: Flat, span: Span) -> bool:
    words = flat[span]
    is_other = is_venue(words) or is_periodical(flat, span) or are_people(words)
    return can_be_title(words, 3) and not is_other


def linked_end(flat: Flat, span: Span, hypers: Sequence[Hyperlink]) -> Span | None:
    """Return the link that words end with, behind a comma or dash, if it can be a title.

    "CARVER, [The Title](…) (2016)", "SLUG 2016 -- `snails` -- Carver et al, [The Title](…)".
    """
    for link in (h.span for h in hypers if not h.is_label and can_be_title(h.label, 3)):
        before = flat.text[span.start : link.start].rstrip()
        behind = GROUP.sub("", flat.text[link.end : span.end])
        is_last = link.start < span.end and not _LETTER.search(behind)
        if span.start < link.start and is_last and before.endswith((",", "-", "–", "—")):
            return link
    return None
