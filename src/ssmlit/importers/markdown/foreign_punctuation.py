"""Punctuation of other countries' references, replaced by the stops, commas and brackets of most.

Responsible for what GB/T 7714 and GOST write between title, periodical and numbers, and for wide
brackets. A text keeps its length, so that its spans stay where they are. Does not depend on lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ssmlit._lazy import regex

if TYPE_CHECKING:
    import re

    from ssmlit.importers.markdown.document.flat import Flat, Span

# What ends a title in GB/T 7714: "Title[J]. Shells", "[C]//ICML".
_TYPES = regex(r"(?<=[\w?!):])\s?\[[A-Z]{1,2}(?:/OL)?\](?:\s?//|[.,:．，：])")

_VISITED = regex(r"\[\d{4}-\d\d-\d\d\]")  # when a page was read, behind its own date
# A volume and its issue in China, Japan and Korea: "第62巻第10号".
_VOLUME = regex(r"第?\s?(\d{1,4})\s?[巻卷권]\s?第?\s?(\d{1,4})\s?[号號期호]")
_LATEX = regex(r"``(?=\S)([^`]{3,600}?)''")  # "``The Title,''", as LaTeX quotes
_HYPHENS = regex(r"(?<=\s)-{2,3}(?=\s)")  # as people type a dash


def with_usual_punctuation(flat: Flat) -> Flat:
    """Return a text with a stop after its title, narrow brackets, and a dash for two hyphens."""
    text = flat.text
    if found := list(_TYPES.finditer(text)):
        text, end = _with_stops(flat, found), found[0].end()
        text = text[:end] + text[end:].replace("，", ",").replace("：", ":")  # behind a title
    text = text.replace("（", "(").replace("）", ")")  # lists mix them with the others
    text = _without_arrows(text, flat.of("link"))
    text = _LATEX.sub(r" “\1” ", text)
    text = _VOLUME.sub(_numbers, text)
    return replace(flat, text=_HYPHENS.sub(lambda found: "–".rjust(len(found[0])), text))


def _without_arrows(text: str, links: Sequence[Span]) -> str:
    """Return a text with blanks for the arrows around its links: "<[The Title](…)> by Carver"."""
    for span in links:
        if text[: span.start].endswith(("<", "《")):
            text = f"{text[: span.start - 1]} {text[span.start :]}"
        if text.startswith((">", "》"), span.end):
            text = f"{text[: span.end]} {text[span.end + 1 :]}"
    return text


def _numbers(volume: re.Match[str]) -> str:
    """Return a volume and its issue as others write them: "62(10)"."""
    return f"{volume[1]}({volume[2]})".rjust(len(volume[0]))


def _with_stops(flat: Flat, marks: Sequence[re.Match[str]]) -> str:
    """Return a text of the same length, a stop for each mark that ends a title."""
    text = flat.text
    for mark in marks:
        if not any(
            span.start <= mark.start() and mark.end() <= span.end for span in flat.of("link")
        ):
            stop = ".".ljust(mark.end() - mark.start())
            text = text[: mark.start()] + stop + text[mark.end() :]
    return _VISITED.sub(lambda day: " " * len(day[0]), text)
