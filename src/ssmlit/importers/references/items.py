"""The references of a plain text: separated by labels, blank lines, indents or lines.

Responsible for where a reference begins and ends. Does not depend on what it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ssmlit._lazy import regex
from ssmlit.importers.marks import CERTAIN_YEAR, begins_anew
from ssmlit.importers.references.people import begins
from ssmlit.strings import LIGATURES, lines_of

_LABEL = regex(r"\s*(?:\[([^\]\s]{1,20})\]|\((\d{1,4})\)|(\d{1,4})[.)]?(?=\s))\s*")
_YEAR = regex(rf"\b{CERTAIN_YEAR}\b")
_MOST = 2 / 3  # share of a paragraph's lines
_HEADING = regex(r"\W*(?:\d+\.?\s)?[^\W\d][^\d.,]{0,40}\W*$")


class Item(NamedTuple):
    """One reference."""

    text: str  # in one line, without its label and the ligatures of a PDF
    line: int  # 1-based line where it begins
    is_broken: bool = False  # a line ends within a word: whether with a hyphen cannot be told


class _NumberedLine(NamedTuple):
    number: int
    text: str


def is_reference(text: str) -> bool:
    """Return whether a text looks like a whole reference: people and a year."""
    return begins(text) and _YEAR.search(text) is not None


def split(text: str) -> list[Item]:
    """Return the references of a text, without the heading above them and labels of nothing."""
    lines = [_NumberedLine(n, words) for n, words in enumerate(lines_of(text), 1)]
    groups = _labelled(lines) or [
        group for paragraph in _paragraphs(lines) for group in _apart(paragraph)
    ]
    return [_item(group) for group in groups if any(line.text.strip() for line in group)]


def _labelled(lines: Sequence[_NumberedLine]) -> list[list[_NumberedLine]]:
    """Return the references that begin with labels; none if the first line has no label.

    Numbers count up: "2019." at the beginning of a line is a year. In brackets some may be missing.
    """
    groups: list[list[_NumberedLine]] = []
    number = 0
    for line in lines:
        found = _LABEL.match(line.text)
        label = next(filter(None, found.groups()), "") if found else ""
        is_next = label.isdecimal() and int(label) == number + 1
        is_name = bool(found and found[1]) and not label.isdecimal()
        if found and groups and label.isdecimal() and not found[3] and int(label) > number:
            before = groups[-1][-1].text
            is_next |= not before.strip() or begins_anew(before, line.text[found.end() :])
        if found and (is_next or is_name or (label.isdecimal() and not groups)):
            number = int(label) if label.isdecimal() else number
            groups.append([_NumberedLine(line.number, line.text[found.end() :])])
        elif groups:
            groups[-1].append(line)
        elif line.text.strip() and not _HEADING.match(line.text):
            return []
    return groups


def _paragraphs(lines: Sequence[_NumberedLine]) -> Iterator[list[_NumberedLine]]:
    for is_text, group in groupby(lines, lambda line: bool(line.text.strip())):
        paragraph = list(group)
        if is_text and not (len(paragraph) == 1 and _HEADING.match(paragraph[0].text)):
            yield paragraph


def _apart(paragraph: Sequence[_NumberedLine]) -> Iterator[list[_NumberedLine]]:
    """Yield the references of a paragraph: what is indented continues the line before.

    Without indents each line is a reference where most are by themselves, else all is one.
    """
    indents = [len(line.text) - len(line.text.lstrip()) for line in paragraph]
    is_hanging = len(set(indents)) > 1
    alone = sum(is_reference(line.text.strip()) for line in paragraph)
    is_each = not is_hanging and _MOST * len(paragraph) <= alone
    group: list[_NumberedLine] = []
    for line, indent in zip(paragraph, indents, strict=True):
        if group and (is_each or (is_hanging and indent == min(indents))):
            yield group
            group = []
        group.append(line)
    yield group


def _item(group: Sequence[_NumberedLine]) -> Item:
    parts = [words for line in group if (words := line.text.strip())]
    broken = [part[-1] == "-" and part[-2:-1].isalpha() for part in parts[:-1]]
    text = "".join(
        part if is_open else f"{part} "
        for part, is_open in zip(parts, [*broken, False], strict=True)
    )
    text = re.sub(r"\s+", " ", text.translate(LIGATURES)).strip()
    return Item(text, group[0].number, any(broken))
