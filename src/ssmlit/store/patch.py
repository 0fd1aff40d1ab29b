"""Redoing or undoing a recorded change in a file that may have been edited since.

Responsible for locating a change: where it is exactly as it was; else where its text occurs
once; else a library's entries are merged one by one and another text line by
line, with the change's old side as the base. What cannot be decided is a `PatchConflict`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.store.steps import with_splices

if TYPE_CHECKING:
    from ssmlit.merge.units import Units
    from ssmlit.store.steps import FileChange, Splice

_FEW = 100
"""Splices that are looked for one by one in a file that was edited since."""


class PatchConflict(Exception):  # noqa: N818 - a result that callers turn into an error of their own
    """A change no longer fits the file, or fits in several places."""

    def __init__(self, change: FileChange) -> None:
        self.change = change


def patched(change: FileChange, data: bytes | None) -> bytes | None:
    """Return contents with a change made; the same if they have it already.

    None stands for a file that does not exist.

    Returns:
        The new contents; None when the file is to be removed.

    Raises:
        PatchConflict: the file was edited in the same place.
    """
    if change.shows(0, data):
        return None if change.sizes[1] is None else with_splices(data or b"", change.splices)
    if change.shows(1, data):
        return data
    if change.kind == "library" and data is not None and None in change.sizes:
        emptied = (change.sizes[0] or 0, change.sizes[1] or 0)  # what others put there stays
        return patched(change._replace(sizes=emptied), data)
    if data is None or change.sizes[1] is None or change.sizes[0] is None:
        raise PatchConflict(change)
    if (found := _found(change, data)) is not None:
        return found
    return _merged_library(change, data) if change.kind == "library" else _merged(change, data)


def _found(change: FileChange, data: bytes) -> bytes | None:
    """Return the contents with the change made where exactly its old side is."""
    if len(change.splices) > _FEW:
        return None
    parts, last = [], 0
    for splice in change.splices:
        place = _only_place(splice, data)
        if place < last:
            return None
        end = place + len(splice.old)
        new, more = (splice.new, 0) if splice.after else _ended(splice, data[end : end + 2])
        parts += [data[last:place], new]
        last = end + more
    return b"".join([*parts, data[last:]])


def _ended(splice: Splice, following: bytes) -> tuple[bytes, int]:
    """Return a new side that was at the end of the file, with the line end that it needs now.

    The second value is how many bytes of what follows belong to the side that goes.
    """
    if not following:
        return splice.new, 0
    if splice.old.endswith(b"\n"):
        needs = splice.new and not splice.new.endswith(b"\n")
        return splice.new + (b"\n" if needs else b""), 0
    ended = not splice.new or splice.new.endswith(b"\n")
    line_end = 2 if following == b"\r\n" else int(following[:1] == b"\n")
    return splice.new, line_end if ended else 0


def _only_place(splice: Splice, data: bytes) -> int:
    """Return where a splice's old side is, if it occurs once; else -1."""
    for before, after in ((splice.before, splice.after), (splice.before, b""), (b"", b"")):
        needle = before + splice.old + after
        if not (splice.old or (before and after)):
            break
        place = data.find(needle)
        if place == data.rfind(needle) != -1:
            return place + len(before)
    return -1


def _merged(change: FileChange, data: bytes) -> bytes:
    from ssmlit.merge.lines import Markers, merge_lines

    if change.whole is None:
        raise PatchConflict(change)
    base, theirs = change.whole, with_splices(change.whole, change.splices)
    one, two, three = (part.decode("latin-1") for part in (base, data, theirs))  # any byte matches
    text, conflicted = merge_lines(one, two, three, Markers())
    if conflicted:
        raise PatchConflict(change)
    return text.encode("latin-1")


def _merged_library(change: FileChange, data: bytes) -> bytes:
    from ssmlit.merge.branches import merge_units
    from ssmlit.merge.units import units

    ours = units(data.decode(change.encoding, "surrogateescape"))
    base, theirs = _units(change)
    keys = {key for _, key, _ in (*base, *theirs)}
    if any(nth for _, key, nth in ours if key in keys):
        raise PatchConflict(change)  # several entries have the key: it is ambiguous
    merged = merge_units(base, ours, theirs)
    if merged.conflicts:
        raise PatchConflict(change)
    return merged.text.encode(change.encoding, "surrogateescape")


def _units(change: FileChange) -> tuple[Units, Units]:
    """Return the entries of both sides of a change, each below the one it is below."""
    from ssmlit.merge.units import END, Unit, units

    def read(source: bytes) -> Units:
        return units(source.decode(change.encoding, "surrogateescape"))

    parts = [(read(s.anchor + b"}"), read(s.old), read(s.new)) for s in change.splices]
    own = {name for _, *sides in parts for side in sides for name in side}
    found: tuple[Units, Units] = {}, {}
    for anchor, *sides in parts:
        above = {name: Unit("", unit.body) for name, unit in anchor.items() if name not in own}
        for side, there in zip(found, sides, strict=True):
            outside = there.pop(END)
            if outside.text.strip() or side.keys() & there.keys():
                raise PatchConflict(change)
            side.update(above | there)
    for side in found:
        side[END] = Unit("")
    return found
