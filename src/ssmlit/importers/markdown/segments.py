"""The text around a title, cut into segments, each with its place in the row.

Responsible for where one statement ends and the next begins. Does not depend on what a segment
says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ssmlit import identifiers
from ssmlit._lazy import regex
from ssmlit.importers import badges, link_roles
from ssmlit.importers.markdown import fact_labels, volume_and_pages
from ssmlit.importers.markdown.emphasis import BEFORE_BOOK, bold_labels, is_periodical
from ssmlit.importers.markdown.marked_statements import marked_statements
from ssmlit.importers.markdown.people import names
from ssmlit.importers.markdown.people.separators import EDITORS
from ssmlit.importers.markdown.title_words import GROUP, inside
from ssmlit.importers.marks import AWAITED, CERTAIN_YEAR, SHORTCODE
from ssmlit.venues import SMALL_WORDS, kind_said

if TYPE_CHECKING:
    from ssmlit.importers.markdown.document.flat import Flat, Span
    from ssmlit.importers.markdown.document.hyperlinks import Hyperlink

Place = tuple[str, str, int, int]  # side, kind, how many before it, clause

TAIL: Place = ("after", "tail", -1, 0)  # brackets inside a title's link or bold stretch
PEOPLE: Place = ("after", "text", -1, 0)  # the authors among the words of a title's span
GAP = "\0"  # where a link was
EDGES = ' ,;:|.–—-*[]()"“”<>·•/+'
_NOTHING = "\1"  # after it, as long as the link
_WRAPPING = regex(rf"[\[(（【]{{0,3}}[ \t]{{0,3}}{GAP}[ \t]{{0,3}}[\])）】]{{0,3}}")
WORD = regex(r"\w")
_PLACE = 7  # words of a venue on a link
_WHEN = regex(rf"{CERTAIN_YEAR}|{AWAITED}")
_STOP = regex(r"[.?!]\s")
_EDGES = " \t,;:|–—-*•·"
_JOURNALS = frozenset({"nature", "science", "neurips", "nips"})
# Before a link that is the noun of a sentence: "see the [blog]", "a nice [blog] about snails".
_ARTICLE = regex(r"(?<!\S)(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Tt]his|[Oo]ur)\s(?:[a-z]+\s)?$")
_AND_ALSO = regex(r",\s|,?\s(?:and|or|&)\s(?:(?:the|an?)\s)?")
_NEAR = 30  # characters before a link in which its article is
# Of the book that a work is in: "In B. Holm & C. Yu (Eds.), ", "In: Holm B, editor. ".
EDITED = regex(
    rf"\b(?:in|dans|em|en|im):?\s+[^()]{{3,200}}"
    rf"(?:\({EDITORS}\.?(?:\)[,.:]?|$)|,\s(?:eds?\b\.?|editors?)(?=,|\s|$)[,.:]?)\s*",
    re.IGNORECASE,
)
# Behind a title: "*Shells*, ed. Ben Holm (Slow Books, 1990)".
_EDITED_BY = regex(r"\W*(?:eds?\.(?:\s+by)?|edited by)\s+(?=[^\W\d_])", re.IGNORECASE)


_TWO_WORDS, _LOWER = regex(r"[a-z]{2,}\s[a-z]{2,}\s$"), regex(r"\s[a-z]{2,}")
_IN_SENTENCE = regex(r"[a-z]\s\[[^\[\]]+\]\s[a-z]")


class Segment(NamedTuple):
    """One statement of a row."""

    text: str  # without markup
    side: str  # "before" or "after" the title
    # "text", "bracket" ("[…]"), "round" ("(…)"), "tail" (inside the title), "link", "place" (words
    # on the only link to a paper), "code", "italic", "bold", "label" (bold before a colon), "book"
    # (in italics, after "in" or its editors), or "editors" (of the book it is in)
    kind: str
    nth: int = 0  # how many segments of its kind are before it on its side
    clause: int = 0  # how many statements are before it in the same stretch

    @property
    def place(self) -> Place:
        """The place, shared with segments of other rows."""
        return self.side, self.kind, self.nth, self.clause


def cut_segments(flat: Flat, title: Span | None, hypers: Sequence[Hyperlink]) -> list[Segment]:
    """Return the segments of a row in the order in which they are."""
    start, end = (title.start, title.end) if title else (0, 0)
    marked, text = marked_statements(flat, title), _without_links(flat, title, hypers)
    counts: Counter[tuple[str, str]] = Counter()
    found = []
    edited = [it.span() for it in EDITED.finditer(text, end)]  # not "in *A Book*, eds."
    edited = [it for it in edited if not any(it[0] <= span.start < it[1] for span in marked)]
    behind = _editors_behind(text, end) if title else None
    for first, last in [*edited, behind] if behind else edited:
        found.append(Segment(text[first:last].strip(" ,:;"), "after", "editors"))
        text = text[:first] + _gap(last - first) + text[last:]
    for side, left, right in (("before", 0, start), ("after", end, len(flat.text))):
        for kind, words in _pieces(text, left, right, hypers, marked):
            if not WORD.search(words):
                continue
            found.append(Segment(words, side, kind, counts[side, kind]))
            counts[side, kind] += 1
    return found


def _editors_behind(text: str, end: int) -> tuple[int, int] | None:
    """Return start and end of the editors named right behind a row's title, or None."""
    found = _EDITED_BY.match(text, end)
    if found is None:
        return None
    said = text[found.end() :].partition("(")[0]
    led = names.lead(said, expected=True)
    named = (said[: said.rindex(led.rest)] if led.rest else said).rstrip(" ,;")
    return (end, found.end() + len(named)) if led.people and named else None


def _without_links(flat: Flat, title: Span | None, hypers: Sequence[Hyperlink]) -> str:
    """Return a text as long as before, with a gap for each link with words of its own.

    Not so the title, a home page, and a periodical before its numbers: "[Shells](…), 12(3), 7".
    """
    text = flat.text
    beside = [
        h for h in hypers if link_roles.label_role(h.label) or not is_periodical(flat, h.span)
    ]
    gaps = [h.span for h in beside if h.role != "related" or not names.read(h.label).people]
    # "[Notes](./notes.md)": a label, though it leads to no web page
    local = (span for span in flat.of("link") if not link_roles.repair(span.url))
    gaps += [span for span in local if not names.lead(flat[span]).people]
    said = _in_sentences(text, title, gaps)
    for span in gaps:
        if span in said:
            continue
        if span.start < span.end and not (title and span.overlaps(title)):
            text = text[: span.start] + _gap(span.end - span.start) + text[span.end :]
    for span in bold_labels(flat):  # a line for each
        if text[max(span.start - 1, 0) : span.start] == " ":
            text = f"{text[: span.start - 1]}\n{text[span.start :]}"
    return text


def _in_sentences(text: str, title: Span | None, links: Sequence[Span]) -> set[Span]:
    """Return the links behind a title that are nouns: "see the [code] and [slides] of it"."""
    found: list[Span] = []
    end = title.end if title else len(text)
    for link in sorted(links, key=lambda span: span.start):
        is_noun = _ARTICLE.search(text, max(end, link.start - _NEAR), link.start)
        goes_on = found and found[-1].end == end and _AND_ALSO.fullmatch(text, end, link.start)
        if is_noun or goes_on:
            found.append(link)
        end = max(end, link.end)
    return set(found)


def _gap(length: int) -> str:
    return GAP.ljust(length, _NOTHING)


def _pieces(
    text: str,
    left: int,
    right: int,
    hypers: Sequence[Hyperlink],
    marked: Sequence[Span],
) -> Iterator[tuple[str, str]]:
    """Yield (kind, words) of one side of the title."""
    inner = [s for s in marked if left <= s.start and s.end <= right]
    at = left
    for span in sorted(inner, key=lambda s: (s.start, -s.end)):
        if span.start < at:
            continue  # bold in italics
        before = text[at : span.start]
        yield from _grouped("text", BEFORE_BOOK.sub("", before) if span.label == "book" else before)
        yield from _grouped(span.label or span.mark, text[span.start : span.end])
        at = span.end
    yield from _grouped("text", text[at:right])
    for hyper in hypers:
        is_here = left <= hyper.span.start and hyper.span.end <= right  # and not around the title
        if is_here and hyper.label and not _is_only_label(hyper.label):
            yield _link_kind(hyper, hypers), hyper.label


def _is_only_label(label: str) -> bool:
    """Return whether the words of a link only name its target.

    "ACL 2022" says more, and so do names of journals and conferences that no archive has.
    """
    said = re.search(r"\d{4}", label) or label.lower() in _JOURNALS
    return bool(link_roles.label_role(label)) and not said


def _link_kind(hyper: Hyperlink, hypers: Sequence[Hyperlink]) -> str:
    """Return "place" for the words on the row's only link to a paper, which may say where."""
    papers = [other for other in hypers if other.role in {"paper", "pdf"} and other.label]
    return "place" if papers == [hyper] and 1 < len(hyper.label.split()) <= _PLACE else "link"


def _grouped(kind: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield the statements of a stretch: labelled facts, bracketed groups, what is between them."""
    text = SHORTCODE.sub("", text.replace(_NOTHING, ""))
    lines = _WRAPPING.sub(GAP, text).split(GAP)
    lines = [line.removesuffix(link_roles.said_before(line)) for line in lines[:-1]] + lines[-1:]
    for line in "\n".join(lines).split("\n"):
        for part in fact_labels.split_labels(line):
            if fact_labels.leading_label(part) or volume_and_pages.find(part):
                yield kind, part
            else:
                yield from _groups(kind, part)


def _groups(kind: str, text: str) -> Iterator[tuple[str, str]]:
    at = 0
    for group in GROUP.finditer(text):
        words = inside(group)
        is_when = _WHEN.fullmatch(words) and _is_named(_STOP.split(text[at : group.start()])[-1])
        if is_when or volume_and_pages.PAGED.match(text, group.start()):
            continue  # "Annals of Shells (2013)", "Annals of Shells (May 2013): 1–27"
        if group[1] and _IN_SENTENCE.match(text, max(group.start() - 2, 0)):
            continue  # "the speed of the [SlowNet and CalmNet] is said to be low"
        if group[2] and _goes_on(text, group) and not badges.read_badge(words):
            continue  # "introduced the slow averaging (SlowAvg) of all shells"
        affiliation = group[2] is not None and not re.search(r"\d|^[a-z]", words)
        led = names.lead(text[at : group.start()]) if affiliation else names.Names()
        if led.people and not re.search(r"\d{4}", led.rest):  # "Carver et al., 2022 (Shells)"
            continue
        before = text[at : group.start()].strip(_EDGES)
        yield kind, before
        yield ("bracket" if group[1] is not None or group[4] is not None else "round"), words
        at = group.end()
    yield kind, text[at:].strip(_EDGES)


def _goes_on(text: str, group: re.Match[str]) -> bool:
    """Return whether words in lower case are around a bracket: it is inside a sentence."""
    before = _TWO_WORDS.search(text, 0, group.start())
    return before is not None and _LOWER.match(text, group.end()) is not None


def _is_named(words: str) -> bool:
    """Return whether words are a periodical's or a meeting's name: not "Nature is slow"."""
    is_name = all(word in SMALL_WORDS or not word.islower() for word in words.split())
    return is_name and bool(kind_said(words))


def is_no_label(words: str) -> bool:
    """Return whether words in brackets are no topic: "Paper", "12", "2312.00752"."""
    return words.isdigit() or bool(link_roles.label_role(words) or identifiers.parse(words))
