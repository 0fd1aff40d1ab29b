"""The unmarked words that a row begins with: where they begin, and where they end.

Responsible for what comes before and after a title without marks: labels, badges, venues, people.
Does not depend on whether the words are a title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.importers import badges, link_roles
from ssmlit.importers.markdown import fact_labels, line_below
from ssmlit.importers.markdown.document.flat import Flat, Span
from ssmlit.importers.markdown.document.hyperlinks import CLOSED, is_wrapped
from ssmlit.importers.markdown.emphasis import (
    are_people,
    begins_title,
    is_venue,
    labels_behind,
    people_in_italics,
    periodical_in_italics,
)
from ssmlit.importers.markdown.title_words import GROUP, can_be_title, inside, skip

if TYPE_CHECKING:
    from ssmlit.importers.markdown.document.hyperlinks import Hyperlink

_LED = regex(
    r"(?=[^,\n\0:|]{0,50}(?:\d|[A-Z]{2}))([^,\n\0:|]{3,50}?)(?:,|\s[|–—-])\s+(?!(?:19|20)\d\d\b)(?=\S)"
)
_LABEL = 6  # words of a label in square brackets


def plain_words(flat: Flat, hypers: Sequence[Hyperlink]) -> Span | None:
    """Return the unmarked stretch from the row's start to its first label, badges left out.

    Words in brackets are it where only links follow: "[The Title] [[Paper]](…)".
    """
    if bracketed := in_brackets(flat, hypers):
        return bracketed
    start = _begin(flat, hypers)
    words = flat.text[start : _end(flat, hypers, start)].rstrip(" [(（【:|")
    return Span("bold", start, start + len(words)) if words.strip() else None


def in_brackets(flat: Flat, hypers: Sequence[Hyperlink]) -> Span | None:
    """Return the words in square brackets that are all that is before a link with a label."""
    group = GROUP.match(flat.text, skip(flat.text, 0))
    first = min(hypers, key=lambda hyper: hyper.span.start, default=None)
    if not group or group[0][0] != "[" or not first or first.span.start < group.end():
        return None
    if first.label and not link_roles.label_role(first.label):
        return None  # "[The Topic] [SlowNet](…)"
    is_all = not flat.text[group.end() : first.span.start].strip(" [(")
    behind = GROUP.sub("", flat.text[max(hyper.span.end for hyper in hypers) :])
    is_all = is_all and not can_be_title(behind.strip("[]()-: "), 3)
    says_else = are_people(group[1]) or badges.read_badge(group[1])
    is_title = is_all and can_be_title(group[1], 3) and not says_else
    return Span("bold", group.start() + 1, group.end() - 1) if is_title else None


def _begin(flat: Flat, hypers: Sequence[Hyperlink]) -> int:
    """Return where plain words begin, behind labels, badges, venues and people."""
    start = skip(flat.text, 0)
    while (said := fact_labels.leading_label(flat.text[start:])) and said[0] == "authors":
        start = skip(flat.text, flat.text.find("\n", start) + 1 or len(flat.text))
    start = _behind_marks(flat, hypers, start)
    while (group := GROUP.match(flat.text, start)) and _is_badge(flat, group, hypers):
        start = skip(flat.text, group.end())
    while (
        (led := _LED.match(flat.text, start))
        and is_venue(led[1], alone=True)
        and not begins_title(flat, start)
    ):
        start = skip(flat.text, led.end())  # "ICML 2022, The title", "2022 | ICML | The title"
    return line_below.below_people(flat.text, start)


def _behind_marks(flat: Flat, hypers: Sequence[Hyperlink], start: int) -> int:
    """Return where words begin behind links that are labels, and behind dates that are marked."""
    for hyper in hypers:  # "[2401.09417](…) Vision Mamba": labels may come first
        label = hyper.is_label or (len(hyper.label.split()) < 2 and is_wrapped(flat, hyper.span))
        if label and hyper.span.start <= start + 1:
            closing = CLOSED.match(flat.text, hyper.span.end)
            start = skip(flat.text, closing.end() if closing else hyper.span.end)
    dates = (*flat.of("code"), *flat.of("bold"), *flat.of("italic"))
    for span in dates:  # "`2023.12` Mamba", "**2023.12** Mamba"
        names_file = span.mark == "code" and flat.text.startswith(":", span.end)
        if span.start <= start and (names_file or badges.read_badge(flat[span])):
            start = skip(flat.text, span.end)
    return start


def _is_badge(flat: Flat, group: re.Match[str], hypers: Sequence[Hyperlink]) -> bool:
    """Return whether brackets before plain words are none of these."""
    if any(h.span.start < group.end() and group.start() < h.span.end for h in hypers):
        return False
    words, after = inside(group), skip(flat.text, group.end())
    begins = group[0][0] == "(" and all(h.span.start != after for h in hypers)
    is_title = begins or len(words.split()) > _LABEL  # "(Machine) Learning of Things"
    return not is_title or bool(badges.read_badge(words))


def _end(flat: Flat, hypers: Sequence[Hyperlink], start: int) -> int:
    """Return where plain words end: before labels, people or a periodical, and with their line."""
    ends = [h.span.start for h in hypers if h.is_label or is_wrapped(flat, h.span)]
    ends += labels_behind(flat, start)
    ends += [h.span.start for h in hypers if _is_apart(flat, h)]
    local = (s.start for s in flat.of("link") if s.start > start and not link_roles.repair(s.url))
    end = min((end for end in (*ends, *local) if end >= start), default=len(flat.text))
    end = min(end, people_in_italics(flat, start))
    end = periodical_in_italics(flat, start, end)
    stop = flat.text.find("\n", start)
    return min(end, stop) if stop > start else end


def _is_apart(flat: Flat, hyper: Hyperlink) -> bool:
    """Return whether a paper's link of one word is last, right behind a comma: "Title,[Site](…)".

    Behind a blank, the word may be the title's last: "Attention, [Please](…)".
    """
    text, span = flat.text, hyper.span
    is_last = text[: span.start].endswith(",") and not re.search(r"\w", text[span.end :])
    return is_last and hyper.role in link_roles.PAPERS and len(hyper.label.split()) == 1
