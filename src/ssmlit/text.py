"""A long text that takes one byte a character, though some of its characters need more.

Python gives every character of a `str` as many bytes as the widest one needs: one `ř` in a
library of 40 MB makes it 80, one `𝑥` makes it 160. Here the few characters beyond Latin-1 are kept
aside, and a mark stands in their places. Offsets stay those of the text; and since BibTeX's syntax
is ASCII, where blocks and fields lie can be found in the marked text alone.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MARK = "\x80"
"""A control character that nobody writes: a text that holds it is kept as it is."""

BOM = "\ufeff"

_FEW = 16  # one in so many characters may be kept aside: each takes eight bytes or so
_SLICE = 1 << 20  # characters put together at once
_MANY = 8  # changes; more are made at the price of twice the text in memory


class Text:
    """A text, immutable. It is sliced, searched and compared as a `str` is.

    Args:
        marked: the text; where there are `places`, with a `MARK` in each of them.
        places: where characters beyond Latin-1 stand, ascending; none to keep them where they are.
        wide: these characters.

    Attributes:
        marked: the text in which to look for what is ASCII; offsets are those of the text. A
            `MARK` at its beginning is a byte order mark.
    """

    __slots__ = ("_places", "_wide", "marked")

    def __init__(self, marked: str, places: Sequence[int] = (), wide: str = "") -> None:
        self.marked = marked
        self._places = places
        self._wide = wide

    @classmethod
    def of(cls, parts: Iterable[str]) -> Text:
        """Return the text that is made of these parts, in order."""
        marked, places, wide = bytearray(), array("I"), list[str]()
        doubtful = False
        for part in parts:
            doubtful = doubtful or MARK in part
            one, there = _marked(part)
            places.extend([len(marked) + at for at in there])
            wide += [part[at] for at in there]
            marked += one
        text = cls(marked.decode("latin-1"), places, "".join(wide))
        return cls(str(text)) if doubtful or text._is_unfit() else text

    def _is_unfit(self) -> bool:
        """Tell whether too much is kept aside, or something that a mark must not stand for."""
        leading = bool(self._places) and self._places[0] == 0
        return (
            len(self._places) * _FEW > len(self.marked)
            or leading != self._wide.startswith(BOM)
            or BOM in self._wide[1:]
        )

    def __len__(self) -> int:
        return len(self.marked)

    def __str__(self) -> str:
        return self[:]

    def __repr__(self) -> str:
        return f"Text({len(self)} characters)"

    def __getitem__(self, where: slice) -> str:
        start, end, _ = where.indices(len(self.marked))
        first = bisect_left(self._places, start)
        last = bisect_left(self._places, end, first)
        if first >= last:
            return self.marked[start:end]
        return "".join(self._restored(start, end, first, last))

    def _restored(self, start: int, end: int, first: int, last: int) -> Iterator[str]:
        for number in range(first, last):
            place = self._places[number]
            yield self.marked[start:place]
            yield self._wide[number]
            start = place + 1
        yield self.marked[start:end]

    def stretch(self, start: int, end: int) -> tuple[str, int, int]:
        """Return a `str` that holds the text from `start` to `end`, and where it does."""
        if self._places and self.marked.find(MARK, start, end) >= 0:
            return self[start:end], 0, end - start
        return self.marked, start, end

    def __eq__(self, other: object) -> bool:
        if isinstance(other, str):
            return len(other) == len(self) and str(self) == other
        if not isinstance(other, Text):
            return NotImplemented
        if bool(self._places) != bool(other._places):
            return str(self) == str(other)
        return (
            self.marked == other.marked
            and self._wide == other._wide
            and list(self._places) == list(other._places)
        )

    def __hash__(self) -> int:
        return hash(str(self))

    def find(self, wanted: str, start: int = 0, end: int | None = None) -> int:
        """Return where a text stands first, or -1; as `str.find`."""
        marked = self._as_marked(wanted)
        at = self.marked.find(marked, start, end)
        while at >= 0 and MARK in marked and self[at : at + len(wanted)] != wanted:
            at = self.marked.find(marked, at + 1, end)
        return at

    def rfind(self, wanted: str, start: int = 0, end: int | None = None) -> int:
        """Return where a text stands last, or -1; as `str.rfind`."""
        marked = self._as_marked(wanted)
        at = self.marked.rfind(marked, start, end)
        while at >= 0 and MARK in marked and self[at : at + len(wanted)] != wanted:
            at = self.marked.rfind(marked, start, at + len(wanted) - 1)
        return at

    def _as_marked(self, wanted: str) -> str:
        """Return how a text stands in `marked`; the same object when it does as it is."""
        return _marked(wanted)[0].decode("latin-1") if self._places else wanted

    def startswith(self, wanted: str, start: int = 0) -> bool:
        """Tell whether a text stands there; as `str.startswith`."""
        return self[start : start + len(wanted)] == wanted and start <= len(self)

    def count(self, wanted: str, start: int = 0, end: int | None = None) -> int:
        """Return how often an ASCII text stands there; as `str.count`."""
        return self.marked.count(wanted, start, end)

    def replaced(self, changes: Iterable[tuple[int, int, str]]) -> Text:
        """Return the text with other stretches in the place of some.

        Args:
            changes: start, end, and what comes there; in order, without overlaps.
        """
        spans = list(changes)
        if any(MARK in new or (not self._places and _is_wide(new)) for _, _, new in spans):
            return Text.of(self._parts(spans))
        parts, places, wide = list[str](), array("I"), list[str]()
        done = size = 0
        for start, end, new in [*spans, (len(self), len(self), "")]:
            first, last = (bisect_left(self._places, at) for at in (done, start))
            places.extend([place - done + size for place in self._places[first:last]])
            size += start - done
            part, there = _marked(new)
            places.extend([size + at for at in there])
            size += len(new)
            parts.append(part.decode("latin-1") if there else new)
            wide += (self._wide[first:last], *[new[at] for at in there])
            done = end
        marked = _joined(
            self.marked, [(*at[:2], new) for at, new in zip(spans, parts, strict=False)]
        )
        text = Text(marked, places, "".join(wide))
        return Text(str(text)) if text._is_unfit() else text

    def _parts(self, changes: Iterable[tuple[int, int, str]]) -> Iterator[str]:
        done = 0
        for start, end, new in changes:
            yield from self._slices(done, start)
            yield new
            done = end
        yield from self._slices(done, len(self))

    def _slices(self, start: int, end: int) -> Iterator[str]:
        while start < end:
            yield self[start : min(start + _SLICE, end)]
            start += _SLICE

    def encode(self, codec: str = "utf-8") -> bytes:
        """Return the bytes of the whole, in a codec that encodes every part alone."""
        data = BytesIO()  # gives what it gathered without a copy
        data.writelines(self.encoded(codec))
        return data.getvalue()

    def encoded(self, codec: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Yield the bytes of a stretch in order, in a codec that encodes every part alone."""
        return (
            part.encode(codec) for part in self._slices(start, len(self) if end is None else end)
        )


def as_text(text: str | Text) -> Text:
    """Return a `str` as a `Text`, as it is."""
    return text if isinstance(text, Text) else Text(text)


def _joined(text: str, changes: Sequence[tuple[int, int, str]]) -> str:
    """Return a text with other stretches in the place of some.

    CPython lets a local string grow in place; `join` would hold all of its parts beside the whole.
    But each growth may move the whole, so that many changes are joined.
    """
    parts = _pieces(text, changes)
    if len(changes) > _MANY:
        return "".join(parts)
    whole = ""
    for part in parts:
        whole += part
    return whole


def _pieces(text: str, changes: Sequence[tuple[int, int, str]]) -> Iterator[str]:
    done = 0
    for start, end, new in [*changes, (len(text), len(text), "")]:
        for at in range(done, start, _SLICE):
            yield text[at : min(at + _SLICE, start)]
        yield new
        done = end


def _is_wide(text: str) -> bool:
    return bool(_marked(text)[1])


def _marked(text: str) -> tuple[bytes | bytearray, list[int]]:
    """Return a text with marks in Latin-1, and where they stand."""
    if text.isascii():
        return text.encode(), []
    marked = bytearray(text.encode("latin-1", "replace"))
    places: list[int] = []
    at = marked.find(b"?")
    while at >= 0:
        if text[at] != "?":
            marked[at] = ord(MARK)
            places.append(at)
        at = marked.find(b"?", at + 1)
    return marked, places
