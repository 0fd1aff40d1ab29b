"""Line ends inside rows: part of the list's layout, or only wrapped lines.

Responsible for distinguishing the two, by all rows of a list or by a line of names. Does not depend
on what else a line says.

A row with title, authors and links each on its own line is cut at the line ends; Markdown renders
them as blanks in both cases.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ssmlit._lazy import regex
from ssmlit.importers.markdown import fact_labels
from ssmlit.importers.markdown.document.flat import SOFT, Flat, Span
from ssmlit.importers.markdown.foreign_punctuation import with_usual_punctuation
from ssmlit.importers.markdown.people import names
from ssmlit.importers.markdown.people.forms import are_spoken

_AGREED = 0.6  # of the rows have the same number of lines
_FULL = 0.8  # of the lines are full where an editor wraps them
_DEFINES = regex(rf"{SOFT}:\s")
_SIGNS = {"bold": "**", "italic": "*", "code": "`"}
_WRAP = regex(rf"\s*{SOFT}\s*")
_FEW = 2  # names that a title's wrapped words may be taken for
_LABEL = 60  # characters of a label at the start of a line
_AND = regex(r"\s*(?:and|&) ")
_GOES_ON = regex(r"(?:&|\b(?:and|of|for|the|in|on|with|to))\s*")  # a line does not end so
_LETTER = regex(r"[^\W\d_]")
_ENDS = regex(r"[\s.,;:)\]”\"]*")


def settled(flats: Sequence[Flat]) -> list[Flat]:
    """Return the texts of rows that are alike, each line end a line break or a blank."""
    counts = Counter(flat.text.count(SOFT) for flat in flats)
    breaks, number = counts.most_common(1)[0]
    alike = breaks > 0 and len(flats) > 2 and number >= _AGREED * len(flats)
    cuts = alike and not _are_wrapped([_written(flat) for flat in flats])
    return [_settled(flat, cuts=cuts) for flat in flats]


def _written(flat: Flat) -> str:
    """Return a text with the signs of its marks: what an editor wrapped has them."""
    signs = [(at, _SIGNS.get(it.mark, "")) for it in flat.spans for at in (it.start, it.end)]
    text = flat.text
    for at, sign in sorted(signs, reverse=True):
        text = text[:at] + sign + text[at:]
    return text


def _are_wrapped(texts: Sequence[str]) -> bool:
    """Return whether lines end where the next word did not fit."""
    pairs = [pair for text in texts for pair in pairwise(text.split(SOFT))]
    longest = max((line for line, _ in pairs), key=len, default="")
    full = sum(
        len(f"{line} {after.partition(' ')[0]}") > len(longest) or _is_open(line, after)
        for line, after in pairs
    )
    return full >= _FULL * len(pairs)


def _is_open(line: str, following: str) -> bool:
    """Return whether a line ends where it cannot be complete: after "and", before an ampersand."""
    last = line.rstrip().rpartition(" ")[2]
    return _GOES_ON.fullmatch(last) is not None or following.lstrip().startswith("& ")


def _settled(flat: Flat, *, cuts: bool) -> Flat:
    flat = with_usual_punctuation(flat)
    if SOFT not in flat.text:
        return flat
    flat = _with_wrapped_marks(flat)
    cuts = cuts or _has_line_of_names(flat.text)
    text = list(flat.text)
    depth = 0  # of brackets: a name that is wrapped inside of them stays whole
    for at, char in enumerate(text):
        depth = max(0, depth + (char in "([") - (char in ")]"))
        if char == SOFT and depth:
            text[at] = " "
        elif char == SOFT:
            defines = _DEFINES.match(flat.text, at)  # of a definition list
            label = fact_labels.leading_label(flat.text[at + 1 : at + _LABEL])
            ends = (cuts or defines or label) and not _goes_on(flat.text, at)
            text[at] = "\n" if ends or _is_between_marks(flat, at) else " "
            if defines:
                text[at + 1] = " "
    return replace(flat, text="".join(text))


def _with_wrapped_marks(flat: Flat) -> Flat:
    """Join the parts of a bold stretch marked line by line: the next begins in lower case."""
    spans: list[Span] = []
    for span in flat.spans:
        last = spans[-1] if spans else span
        goes_on = span.mark == last.mark == "bold" and flat[span][:1].islower()
        if goes_on and _WRAP.fullmatch(flat.text, last.end, span.start):
            spans[-1] = last._replace(end=span.end)
        else:
            spans.append(span)
    return replace(flat, spans=tuple(spans)) if len(spans) < len(flat.spans) else flat


def _has_line_of_names(text: str) -> bool:
    """Whether a line is a whole list of names: so it was not wrapped, also where rows are few.

    It begins and ends a list, and each name has two words; behind three of them anything may be.
    """
    lines = [line.strip() for line in text.split(SOFT)]
    return any(
        before[-1:] not in {",", "&"}
        and (names.read(line).are_in_full or _begins_with_full_names(line))
        and line[-1:] != ","
        and not after.startswith(("and ", "& "))
        for before, line, after in zip(["", *lines], lines, [*lines[1:], ""], strict=False)
    )


def _begins_with_full_names(line: str) -> bool:
    people = names.lead(line).people  # "Ben\nHolm, Joan Yu, Ada Bell" ends a name
    return len(people) > _FEW and are_spoken(people, line)


def _goes_on(text: str, at: int) -> bool:
    """Return whether a line is open, or more names follow: behind a comma, or behind "and"."""
    lines = text.replace(SOFT, "\n")
    before, following = lines[:at].rpartition("\n")[2].rstrip(), lines[at + 1 :].partition("\n")[0]
    more = _AND.sub("", following)
    are_names = bool(names.read(before).people and names.read(more).people)
    if before[-1:] != "," and more == following:
        return _is_open(before, following) and (are_names or not names.read(following).are_in_full)
    return are_names


def _is_between_marks(flat: Flat, at: int) -> bool:
    """Whether a bold or linked stretch of words ends at a line end, and none goes over it."""
    if any(span.start < at < span.end for span in flat.spans):
        return False
    marked = [s for s in flat.spans if s.end <= at and s.mark in {"bold", "link", "italic"}]
    ended = (s for s in marked if _ENDS.fullmatch(flat.text, s.end, at))
    return any(_LETTER.search(flat[s]) for s in ended)  # no volume in bold
