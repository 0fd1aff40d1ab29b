"""The place of a list in a document: between two comments.

Responsible for the comments `<!-- ssmlit:NAME:begin [DIGEST] -->` and `<!-- ssmlit:NAME:end -->`,
each alone on its line, and for changing no byte outside them. Does not depend on lists.

Markers inside fenced code are an example for readers, not a place to write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ssmlit._lazy import regex
from ssmlit.errors import LibraryError, UsageError
from ssmlit.merge.lines import conflict_markers
from ssmlit.ownership_marks import LIST_MARK, Owner, digest
from ssmlit.render.headings import headings

_FENCE = regex(r" {0,3}(?P<fence>`{3,}(?!.*`)|~{3,})(?P<info>.*)")
_NAME = regex(r"[^\s:<>]+")


class _Marker(NamedTuple):
    name: str
    side: str
    line: int
    start: int
    end: int
    digest: str
    mark: tuple[int, int]


def replace(text: str, name: str, new_body: str, *, path: str = "") -> str:
    """Return a document with `new_body` between the markers of a list.

    The body takes the line ends of the document's begin marker; the marker gets the body's digest,
    by which an edit by hand is noticed; all else stays as it was.

    Args:
        text: the document, with its line ends.
        name: the list.
        new_body: Markdown that holds no line that is itself a marker.
        path: the document's name, for failures.

    Raises:
        LibraryError: markers are missing, unbalanced, nested or duplicated; with the line.
    """
    if any(_markers(new_body)):
        raise UsageError(f"the text of list {name!r} contains a line that is itself a marker")
    begin, end = _pair(text, name, path)
    newline = "\r\n" if text[: begin.end].endswith("\r\n") else "\n"
    lines = new_body.replace("\r\n", "\n").strip("\n")
    made = digest(lines) if lines else ""
    if begin.digest == made and body(text, name, path=path).strip("\n") == lines:
        return text
    inner = f"\n{lines}\n\n".replace("\n", newline) if lines else ""
    left, right = begin.mark
    mark = f" [{made}]" if lines else ""
    return text[:left] + mark + text[right : begin.end] + inner + text[end.start :]


def owner(text: str, name: str, *, path: str = "") -> Owner:
    """Return who wrote the text between a list's markers; if blank, it is ours.

    Raises:
        LibraryError: as `replace`.
    """
    begin, _ = _pair(text, name, path)
    lines = body(text, name, path=path).strip("\n")
    if not lines:
        return Owner.OURS
    if not begin.digest:
        return Owner.FOREIGN
    return Owner.OURS if digest(lines) == begin.digest else Owner.EDITED


def is_base(written: str, text: str, name: str) -> bool:
    """Whether `written` is a version with the list as ssmlit wrote it before `text` was edited.

    A version with broken markers is not.
    """
    try:
        mark = _pair(written, name, "")[0].digest
        is_same = bool(mark) and mark == _pair(text, name, "")[0].digest
        return is_same and owner(written, name) is Owner.OURS
    except LibraryError:
        return False


def body(text: str, name: str, *, path: str = "") -> str:
    r"""Return the text between a list's markers, with `\n` line ends and no blank edges.

    Raises:
        LibraryError: as `replace`.
    """
    begin, end = _pair(text, name, path)
    inner = text[begin.end : end.start].replace("\r\n", "\n").strip("\n")
    return f"{inner}\n" if inner else ""


def names(text: str) -> tuple[str, ...]:
    """Return the names of the lists that a document has a place for."""
    return tuple(dict.fromkeys(marker.name for marker in _markers(text)))


def lines(text: str, name: str, *, path: str = "") -> tuple[int, int]:
    """Return the 1-based lines of a list's two markers.

    Raises:
        LibraryError: as `replace`.
    """
    begin, end = _pair(text, name, path)
    return begin.line, end.line


def insert(text: str, name: str) -> str:
    """Return a document with a pair of markers at its end, unless it has them.

    Raises:
        LibraryError: only one of the two is there.
        UsageError: the name cannot be in a marker.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(f"{name!r} cannot be the name of a marker", hint="use letters and hyphens")
    if any(marker.name == name for marker in _markers(text)):
        _pair(text, name, "")
        return text
    begin, end, newline = _comments(text, name)
    gap = "" if not text else newline if text.endswith("\n") else 2 * newline
    return f"{text}{gap}{begin}{end}"


def around(
    text: str, name: str, first: int, last: int, kept: Sequence[int], below: Sequence[Sequence[int]]
) -> str:
    """Return a document with a pair of markers around some of its lines.

    Args:
        text: a document without a place for the list.
        name: the list.
        first: the first line that the list takes the place of, 1-based.
        last: the last such line.
        kept: lines among them that are not the list's.
        below: the lines that come below it, in blocks with a blank line between them.
    """
    rows = lines_of(text)
    begin, end, newline = _comments(text, name)
    spared = set(kept)
    inner = "".join(rows[n - 1] for n in range(first, last + 1) if n not in spared)
    blocks = ("".join(rows[n - 1] for n in block).rstrip("\r\n") for block in below)
    moved = (2 * newline).join(blocks)
    inner = inner if not inner or inner.endswith(("\n", "\r")) else inner + newline
    after = newline + moved + newline if moved else ""
    rest = "".join(rows[last:])
    gap = newline if rest and not rest.startswith(("\n", "\r")) else ""
    return "".join((*rows[: first - 1], begin, inner, end, after, gap, rest))


def _comments(text: str, name: str) -> tuple[str, str, str]:
    """Return the lines of a list's two markers, and the end of a line in a document."""
    newline = "\r\n" if "\r\n" in text else "\n"
    begin, end = (f"<!-- ssmlit:{name}:{side} -->{newline}" for side in ("begin", "end"))
    return begin, end, newline


def lines_of(text: str) -> list[str]:
    """Return the lines of a document with their ends, as Markdown counts them (CommonMark 2.1).

    `str.splitlines` also ends one at a form feed and at U+2028, which pasted text may hold.
    """
    return re.findall(r"[^\r\n]*+(?:\r\n?|\n)|[^\r\n]++\Z", text)


def headings_before(text: str, name: str, *, path: str = "") -> tuple[str, ...]:
    """Return the visible text of the headings before a list, for its anchors.

    Raises:
        LibraryError: as `replace`.
    """
    begin, _ = _pair(text, name, path)
    return headings(text[: begin.end])


def _pair(text: str, name: str, path: str) -> tuple[_Marker, _Marker]:
    """Return a list's two markers; refuse any that do not pair off, and a merge conflict."""
    refuse_conflict(text, path)
    opened: _Marker | None = None
    pair: tuple[_Marker, _Marker] | None = None
    for marker in _markers(text):
        if marker.side == "begin":
            if opened:
                message = f"list {marker.name!r} begins inside list {opened.name!r}"
                raise _broken(message, path, marker.line)
            opened = marker
            continue
        if opened is None or opened.name != marker.name:
            raise _broken(f"list {marker.name!r} ends but has not begun", path, marker.line)
        if marker.name == name:
            if pair:
                message = f"list {name!r} is in the file twice, first in line {pair[0].line}"
                raise _broken(message, path, opened.line)
            pair = opened, marker
        opened = None
    if opened:
        raise _broken(f"list {opened.name!r} begins but does not end", path, opened.line)
    if pair is None:
        raise LibraryError(
            f"there are no markers for list {name!r}",
            hint=f"--init writes them: <!-- ssmlit:{name}:begin --> and "
            f"<!-- ssmlit:{name}:end -->, each alone on its line",
            path=path,
        )
    return pair


def _broken(message: str, path: str, line: int) -> LibraryError:
    hint = (
        "each list needs one <!-- ssmlit:NAME:begin --> and one <!-- ssmlit:NAME:end -->, alone "
        "on their lines and outside fenced code; --init writes them"
    )
    return LibraryError(message, hint=hint, path=path, line=line)


def refuse_conflict(text: str, path: str) -> None:
    """Refuse a document in which git left a conflict: it holds the rows of both sides.

    Raises:
        LibraryError: with the line of the first marker.
    """
    for line, sign in conflict_markers(text):
        if any(number == line for number, _, _ in _unfenced(text)):
            hint = "solve it first: keep what both sides need"
            if any(_markers(text)):
                hint = (
                    "solve it first: keep one side's list, and `ssmlit render --all --force` "
                    "writes it anew; after `ssmlit git install` git asks no more"
                )
            message = f"a merge conflict was left here ({sign})"
            raise LibraryError(message, hint=hint, path=path, line=line)


def _markers(text: str) -> Iterator[_Marker]:
    """Yield the markers of a document."""
    for number, offset, line in _unfenced(text):
        bare = line.removesuffix("\r")
        if found := LIST_MARK.fullmatch(bare.removeprefix("\ufeff")):
            shift = offset + len(bare) - len(found.string)
            left, right = found.span("mark") if found["mark"] else (found.end("side"),) * 2
            edges, end = (left + shift, right + shift), offset + len(line) + 1
            of_list = found["digest"] or ""
            yield _Marker(found["name"], found["side"], number, offset, end, of_list, edges)


def _unfenced(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the lines of a document except fenced code (CommonMark 4.5): number, offset, text."""
    fence, offset = "", 0
    for number, line in enumerate(text.split("\n"), 1):
        mark = _FENCE.fullmatch(line.removesuffix("\r"))
        if fence:
            if mark and mark["fence"].startswith(fence) and not mark["info"].strip():
                fence = ""
        elif mark:
            fence = mark["fence"]
        else:
            yield number, offset, line
        offset += len(line) + 1
