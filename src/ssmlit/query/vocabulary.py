"""Which words a library holds: the words of its titles, names, venues and tags, in bulk.

Reading fifty thousand entries to get ten thousand words takes longer than a search, so the lines of
these fields are taken from the file's text as they stand: accents, braces and punctuation off, cut
at blanks. A value that runs over more than a few lines loses its end, and a field named in an
abstract adds a few words; neither does harm, because a word from here only ever proposes what is
then searched properly.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ssmlit._lazy import regex

_NAMES = (b"title", b"author", b"keywords", b"journal")  # `booktitle` ends in one of them
_MORE_LINES = 4
_ENDS = (b",", b"}", b'"', b"\r")
_ACCENT = regex(rb"\\(?:[\"'`^~=.]|[cvuHk](?=[ {]))")
_DROPPED = b"{}'`"
_TABLE = bytes(
    code if code > 127 or chr(code).isalnum() or chr(code) == "+" else ord(" ")
    for code in range(256)
)


class Vocabulary(NamedTuple):
    """What words a library has."""

    words: tuple[str, ...]  # the folded ones, each once, sorted
    # returns whether a squashed word may be in the library, also inside or across words
    holds: Callable[[str], bool]


def initials(data: bytes) -> str:
    """Return the first letters of the words of each title in a .bib file, a title a line."""
    from ssmlit.latex import fold

    lines = []
    for line in _lines(data.lower(), _NAMES[:1]):
        if b"\\" in line or b"$" in line or not line.isascii():
            lines.append(fold(line.decode("utf-8", "replace")))
        else:
            lines.append(line.translate(_TABLE, _DROPPED).decode())
    return "\n".join(map(first_letters, lines))


def first_letters(title: str) -> str:
    """Return the first letters of the words of a folded title."""
    return "".join([word[0] for word in title.split()])


def vocabulary(data: bytes) -> Vocabulary:
    """Return the words of a .bib file."""
    from ssmlit.latex import fold

    data = b" ".join(_lines(data.lower(), _NAMES))
    if b"\\" in data:
        data = _ACCENT.sub(b"", data)
    data = data.translate(_TABLE, _DROPPED)
    known: set[str] = set()
    foreign: list[str] = []
    for word in set(data.split()):
        if word.isascii():
            known.add(word.decode())
        else:
            foreign += fold(word.decode("utf-8", "replace")).split()
    squashed = data.replace(b" ", b"") + " ".join(foreign).encode()
    return Vocabulary(
        tuple(sorted(known.union(foreign))),
        lambda word: not word.isascii() or word.encode() in squashed,
    )


def _lines(data: bytes, names: tuple[bytes, ...]) -> list[bytes]:
    """Return the lines on which these fields are, and those on which their values go on."""
    found = []
    for name in names:
        behind = data.split(name)
        del behind[0]
        for text in behind:
            end = text.find(b"\n")
            found.append(text[:end] if text[end - 1 : end] in _ENDS else text[: _end(text)])
    return found


def _end(data: bytes) -> int:
    """Return the end of a value's last line: the line that ends in a comma or a closing brace."""
    end = -1
    for _ in range(_MORE_LINES):
        end = data.find(b"\n", end + 1)
        if end < 0:
            return len(data)
        if data[end - 1 : end] in _ENDS:
            break
    return end
