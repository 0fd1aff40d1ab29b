"""Merging two branches of a library: git's merge driver.

Entries are merged by key, each by itself, so entries added on both sides do not meet, and a
conflict never spans more than one entry. Text between entries is merged by lines. All bytes that
theirs did not change are those of ours. Pure: three texts in, one out.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from ssmlit.merge.entry import merge_entry, same_entry
from ssmlit.merge.lines import Markers, merge_lines, same_words
from ssmlit.merge.units import Name, Unit, Units, named_as_in, order, units, with_foot

_MARK = "\ufeff"  # the byte-order mark
_PLAIN = Markers()


class MergeConflict(NamedTuple):
    """A place where a person has to choose."""

    line: int  # 1-based, of the first marker in the merged text
    key: str  # the entry's key, the macro's name, or "" for text outside of entries
    # what both sides changed differently: field names, "@type", "@key", "entry" (all of it), "text"
    # (above it), "removed" (by one side, and changed by the other)
    parts: tuple[str, ...]


class MergedText(NamedTuple):
    """The merged file, and where it has conflict markers; a driver exits with 1 if it has any."""

    text: str
    conflicts: tuple[MergeConflict, ...] = ()


def merge(
    base: str,
    ours: str,
    theirs: str,
    *,
    marker_size: int = 7,
    labels: tuple[str, str] = ("ours", "theirs"),
) -> MergedText:
    """Merge two versions of a library that come from a common one.

    Args:
        base: the common version; "" when there is none.
        ours: the version that is kept by default.
        theirs: the incoming version.
        marker_size: the length of a conflict marker.
        labels: what the markers call the two sides.
    """
    markers = Markers(marker_size, *labels, "\r\n" if "\r\n" in ours else "\n")
    b, o, t = (units(text.removeprefix(_MARK)) for text in (base, ours, theirs))
    b, o, t = (with_foot(b, side) for side in (b, o, t))
    before, mine, other = (text.startswith(_MARK) for text in (base, ours, theirs))
    mark = _MARK if (other if mine == before else mine) else ""
    return merge_units(b, o, t, markers, mark=mark, whole=True)


def merge_units(
    base: Units,
    ours: Units,
    theirs: Units,
    markers: Markers = _PLAIN,
    *,
    mark: str = "",
    whole: bool = False,
) -> MergedText:
    """Merge already parsed versions as `merge` does; `base` and `theirs` may be parts of a file.

    Args:
        base: the common version.
        ours: the version that is kept by default; a whole file.
        theirs: the incoming version.
        markers: how conflicts are written.
        mark: the byte-order mark that the file starts with, or "".
        whole: all three are whole files. Only then is an entry under a new key known to be one
            that was renamed: in a part it may have been elsewhere all the time.
    """
    t = named_as_in(base, theirs, ours)
    o = named_as_in(base, ours, theirs) if whole else ours
    merged = (
        (name, *_merged(base.get(name), o.get(name), t.get(name), markers))
        for name in order(base, o, t)
    )
    return _joined(mark, merged, set(pairwise(o)), markers)


def _joined(
    mark: str,
    merged: Iterable[tuple[Name, str, tuple[str, ...]]],
    neighbours: set[tuple[Name, Name]],
    markers: Markers,
) -> MergedText:
    """Join the merged units; those that are no neighbours in ours do not share a line."""
    pieces, conflicts, line = [mark], [], 1
    last: Name | None = None
    for name, text, parts in merged:
        if not text:
            continue
        shared = last is None or (last, name) in neighbours
        if not shared and not pieces[-1].endswith("\n"):
            pieces.append(markers.newline)
            line += 1
        if parts:
            at = line + text.count("\n", 0, text.find(markers.start))
            conflicts.append(MergeConflict(at, name[1], parts))
        pieces.append(text)
        line += text.count("\n")
        last = name
    return MergedText("".join(pieces), tuple(conflicts))


def _merged(
    base: Unit | None, ours: Unit | None, theirs: Unit | None, markers: Markers
) -> tuple[str, tuple[str, ...]]:
    """Return the text of a unit, and which of its parts are in conflict."""
    if ours is None or theirs is None:
        return _on_one_side(base, ours, theirs, markers)
    if ours == theirs:
        return ours.text, ()
    lead, disputed = _merged_lead(base.lead if base else "", ours.lead, theirs.lead, markers)
    entry = merge_entry(base.body if base else None, ours.body, theirs.body, markers)
    trail = _merged_trail(base.trail if base else "", ours.trail, theirs.trail)
    parts = (*(("text",) if disputed else ()), *entry.conflicts)
    return lead + _followed(entry.source, trail), parts


def _on_one_side(
    base: Unit | None, ours: Unit | None, theirs: Unit | None, markers: Markers
) -> tuple[str, tuple[str, ...]]:
    """Return an added unit, nothing for a removed one, or the conflict of removed and changed."""
    kept = ours or theirs
    if kept is None or base is None:
        return (kept.text if kept else ""), ()
    if same_entry(kept.body, base.body):
        around = ((base.lead, kept.lead), (base.trail, kept.trail))
        return "".join(now for was, now in around if not same_words(was, now)), ()
    conflict = markers.conflict(ours.body if ours else "", theirs.body if theirs else "")
    return kept.lead + _followed(conflict, kept.trail), ("removed",)


def _merged_lead(base: str, ours: str, theirs: str, markers: Markers) -> tuple[str, bool]:
    """Merge the text above a unit; blank lines alone are never a conflict."""
    undisputed = _undisputed(base, ours, theirs)
    if undisputed is not None:
        return undisputed, False
    return merge_lines(base, ours, theirs, markers)


def _merged_trail(base: str, ours: str, theirs: str) -> str:
    """Merge the rest of a unit's last line; what both sides wrote there is kept one after another.

    Blank lines come and go there when an entry is moved, or another added below it.
    """
    undisputed = _undisputed(base, ours, theirs)
    return f"{ours.rstrip()} {theirs.lstrip()}" if undisputed is None else undisputed


def _undisputed(base: str, ours: str, theirs: str) -> str | None:
    """Return what becomes of a text; None where the two sides changed its words differently."""
    if ours == base:
        return theirs
    if same_words(theirs, base) or same_words(theirs, ours):
        return ours
    return theirs if same_words(ours, base) else None


def _followed(text: str, trail: str) -> str:
    """Return a text with the rest of its line; a conflict's last marker has ended it already."""
    if text.endswith("\n"):
        trail = trail.removeprefix("\r").removeprefix("\n")
    return text + trail
