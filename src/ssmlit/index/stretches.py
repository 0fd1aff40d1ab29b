"""Which stretches of a file are to be read again: where its segments are not what they were.

Responsible for finding segments in a file as it is now, by their digests. Does not depend on what
is inside them, nor on tables.
"""

from __future__ import annotations

from hashlib import sha256
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.index.schema import Segment

HEAD = 64  # bytes by which a segment is looked for
_AWAY = 1 << 20  # bytes that a segment may have moved between two others


class Stretch(NamedTuple):
    """A part of a file that is read again.

    Attributes:
        start, end: bytes.
        first, beyond: the segments that were there, as a slice of all.
    """

    start: int
    end: int
    first: int
    beyond: int


def is_current(segments: Sequence[Segment], data: bytes) -> bool:
    """Tell whether a file is made of exactly these segments."""
    return _unchanged(segments, data)[0] == len(segments) and size_of(segments) == len(data)


def found_again(known: Sequence[Segment], data: bytes) -> list[int | None]:
    """Return where each segment stands in a file as it is now, None for one that changed.

    Behind a change the next segment is looked for by the bytes it begins with, not far from where
    it would be; one that is farther away is read again.
    """
    head, tail = _unchanged(known, data)
    beyond = len(known) - tail
    end, last = size_of(known[:head]), len(data) - size_of(known[beyond:])
    starts: list[int | None] = []
    starts += [*accumulate((one.size for one in known[:head]), initial=0)][:head]
    missed = 0  # bytes of the segments since the last one that was found
    for one in known[head:beyond]:
        stop = min(end + missed + one.size + _AWAY, last)
        at = _find(one, data, end, stop)
        starts.append(at)
        end, missed = (end, missed + one.size) if at is None else (at + one.size, 0)
    return [*starts, *accumulate((one.size for one in known[beyond:]), initial=last)][: len(known)]


def stretches(known: Sequence[Segment], starts: Sequence[int | None], size: int) -> list[Stretch]:
    """Return what is to be read again: what is of no segment, and the segment before that.

    Its last block may have ended where it did because of what followed.

    Args:
        known: the segments.
        starts: where they stand; see `found_again`.
        size: of the file.
    """
    found: list[Stretch] = []
    done = beyond = 0  # the file up to `done`, and the segments up to `beyond`, are dealt with
    for at, start in enumerate([*starts, size]):
        if start is None:
            continue
        if start > done or at > beyond:
            first = max(beyond - 1, 0)
            found.append(Stretch(done - size_of(known[first:beyond]), start, first, at))
        if at < len(known):
            done, beyond = start + known[at].size, at + 1
    return found


def size_of(segments: Sequence[Segment]) -> int:
    """Return the bytes of some segments."""
    return sum(one.size for one in segments)


def digest(data: bytes, start: int, end: int) -> bytes:
    """Return what tells whether a segment is the same: SHA-256 of its bytes."""
    return sha256(memoryview(data)[start:end]).digest()


def _find(one: Segment, data: bytes, start: int, stop: int) -> int | None:
    """Return where a segment stands between two places."""
    at = data.find(one.head, start, stop)
    while at >= 0 and at + one.size <= stop:
        if digest(data, at, at + one.size) == one.digest:
            return at
        at = data.find(one.head, at + 1, stop)
    return None


def _unchanged(known: Sequence[Segment], data: bytes) -> tuple[int, int]:
    """Return how many segments a file still begins with, and with how many of the rest it ends."""
    head = start = 0
    for one in known:
        if digest(data, start, start + one.size) != one.digest:
            break
        head, start = head + 1, start + one.size
    tail, end = 0, len(data)
    for one in reversed(known[head:]):
        if end - one.size < start or digest(data, end - one.size, end) != one.digest:
            break
        tail, end = tail + 1, end - one.size
    return head, tail
