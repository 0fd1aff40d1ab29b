"""Marked-up text made flat: one string, and spans for links, bold, quoted text ….

Responsible for collecting text and marks. Does not depend on how Markdown or HTML is read, nor on
what a title, an author or a venue is.

A flat text lets the reader of a row ask "which span looks like a title?" with one mechanism for
every shape of list, instead of one regular expression for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple
from urllib.parse import unquote

from ssmlit._lazy import regex

Mark = Literal["link", "bold", "italic", "image", "code"]

_TAGS: dict[str, Mark] = {
    "a": "link", "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "code": "code",
}  # fmt: skip
_BREAKS = frozenset({"br", "p", "div", "li", "hr", "summary", "dd", "dt"})
SUMMARY = 7  # a <summary> or a bold line heads what follows, below every real heading
SOFT = "\v"  # where a line ends in the source; Markdown shows a blank
_TOPIC = 5  # words of a row that heads the rows below it
_HIDDEN = frozenset({"script", "style", "svg", "template"})

# A link whose markup is broken: a blank between the brackets, a blank in the address; brackets the
# wrong way round, "(Title)[https://…]"; or an address in plain text, with one slash or two, up to a
# blank, a bracket or a quotation mark.
_BROKEN_LINK = regex(r"\[([^\[\]]{1,600})\]\s?\(\s*(https?:/[^()\[\]\n]{4,600}?)\s*\)")
_REVERSED = regex(r"\(([^()\[\]]{1,600})\)\s?\[\s*(https?:/[^()\[\]\s]{4,600})\s*\]")
_BARE = regex(r"(?:https?:/{1,2}|(?<![\w/.@])(?:www\.|arxiv\.org/))[^\s<>\[\]{}（）【】「」\"'`|]+")
_SHIELD = regex(r"(?:img\.shields\.io|badgen\.net)/badge/([^?#\n]+)", re.IGNORECASE)


class Span(NamedTuple):
    """A stretch of a flat text: `text[start:end]` had this mark."""

    mark: Mark  # "link", "bold", "italic", "image" or "code"
    start: int
    end: int
    url: str = ""  # where a link goes; an image's source
    # an image's alternative text, or what a badge says; a link's when it has no text, or when many
    # links share its words
    label: str = ""

    def overlaps(self, other: Span) -> bool:
        """Return whether two stretches share a place."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Flat:
    """Text without markup, with spans in the order they begin. A line break is a newline."""

    text: str = ""
    spans: tuple[Span, ...] = ()

    @property
    def line(self) -> str:
        """The text in one line, with single blanks."""
        return " ".join(self.text.split())

    def of(self, mark: Mark) -> list[Span]:
        """Return the spans with that mark."""
        return [span for span in self.spans if span[0] == mark]

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]


@dataclass(slots=True)
class Builder:
    """Collects text and marks into a `Flat`; fed by Markdown tokens or by HTML events."""

    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _spans: list[Span] = field(default_factory=list)
    _open: list[tuple[str, Mark, int, str]] = field(default_factory=list)
    _hidden: int = 0

    def text(self, words: str) -> None:
        """Add text; addresses in it become links."""
        if self._hidden or not words:
            return
        if "http" in words or "www." in words or "arxiv.org/" in words:
            self._linked(words)
        else:
            self._add(words)

    def _add(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)

    def _linked(self, words: str) -> None:
        inside = any(mark == "link" for _, mark, _, _ in self._open)
        at = 0
        while found := _BROKEN_LINK.search(words, at) or _REVERSED.search(words, at):
            self._link_bare_addresses(words[at : found.start()], inside=inside)
            self._link(found[1], found[2].replace(" ", "%20"))
            at = found.end()
        self._link_bare_addresses(words[at:], inside=inside)

    def _link_bare_addresses(self, words: str, *, inside: bool) -> None:
        at = 0
        for found in _BARE.finditer(words):
            if inside:
                break
            url = _end_of_address(found[0])
            self._add(words[at : found.start()])
            self._link(url, url)
            at = found.start() + len(url)
        self._add(words[at:])

    def _link(self, words: str, url: str) -> None:
        start = self._length
        self._add(words)
        self._spans.append(Span("link", start, self._length, url))

    def open(self, tag: str, url: str = "") -> None:
        """Begin an element; unknown ones leave only their text."""
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag in _BREAKS:
            self._add("\n")
        elif tag in _TAGS:
            self._open.append((tag, _TAGS[tag], self._length, url))

    def close(self, tag: str) -> None:
        """End an element; an end without a beginning is ignored."""
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        if tag in _BREAKS and self._parts and not self._parts[-1].endswith("\n"):
            self._add("\n")  # also of "</br>", which browsers take for "<br>"
        for at in reversed(range(len(self._open))):
            if self._open[at][0] == tag:
                _, mark, start, url = self._open.pop(at)
                self._spans.append(Span(mark, start, self._length, url))
                return

    def image(self, alt: str, source: str) -> None:
        """Add an image: no text, but what it says is kept as a label."""
        label = badge(source) or alt
        self._spans.append(Span("image", self._length, self._length, source, label))

    def done(self) -> Flat:
        """Return the flat text; elements still open end here."""
        for tag, *_ in list(self._open):
            self.close(tag)
        spans = sorted(self._spans, key=lambda span: (span.start, -span.end))
        text = "".join(self._parts)
        return Flat(text, tuple(_repaired(spans, text)))


def _repaired(spans: Sequence[Span], text: str) -> Iterable[Span]:
    """Give a link around an image its label; italics beside a star are bold: `**A Title*`."""
    images = {span.start: span.label for span in spans if span.mark == "image"}
    for span in spans:
        if span.mark == "link" and span.start == span.end and span.start in images:
            yield span._replace(label=images[span.start])
        elif span.mark == "italic" and "*" in {
            text[span.start - 1 : span.start],
            text[span.end :][:1],
        }:
            yield span._replace(mark="bold")
        else:
            yield span


def _end_of_address(url: str) -> str:
    """Cut what belongs to the sentence: closing punctuation, a bracket that opened before."""
    depth = 0
    for at, char in enumerate(url):
        depth += (char == "(") - (char == ")")
        if depth < 0:  # "(https://doi.org/10.1/a)([PDF](…))"
            url = url[:at]
            break
    return url.rstrip(".,;:!?*_")


def badge(source: str) -> str:
    """Return what a shields.io badge says, its parts joined by blanks, or "".

    The path is `label-message-colour` with `--` for a dash and `_` or `%20` for a blank
    (https://shields.io/badges/static-badge).
    """
    found = _SHIELD.search(source)
    if not found:
        return ""
    path = unquote(found[1]).replace("--", "\0").replace("__", "\1")
    parts = re.split(r"[-/]", path.removesuffix(".svg").replace("_", " "))
    return " ".join(parts[:-1] or parts).replace("\0", "-").replace("\1", "_").strip()


def is_topic(cell: Flat) -> bool:
    """Return whether the only words of a table's row head the rows below: few, or marked."""
    words = cell.text.strip()
    marked = any(cell[span].strip() == words for span in (*cell.of("italic"), *cell.of("bold")))
    return not cell.of("link") and bool(words) and (marked or len(words.split()) <= _TOPIC)


def join(flats: Sequence[Flat], between: str = "\n") -> Flat:
    """Join flat texts."""
    if len(flats) == 1:
        return flats[0]
    parts: list[str] = []
    spans: list[Span] = []
    at = 0
    for flat in flats:
        spans += [s._replace(start=s.start + at, end=s.end + at) for s in flat.spans]
        parts.append(flat.text)
        at += len(flat.text) + len(between)
    return Flat(between.join(parts), tuple(spans))


def cut_flat(flat: Flat, start: int, end: int) -> Flat:
    """Return a stretch of a flat text with the marks that lie in it."""
    if start == 0 and end > len(flat.text):
        return flat
    spans = tuple(
        span._replace(start=span.start - start, end=min(span.end, end) - start)
        for span in flat.spans
        if start <= span.start < end
    )
    return Flat(flat.text[start:end], spans)
