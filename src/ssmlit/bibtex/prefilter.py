"""Which stretches of a file may hold some words, found without reading its entries.

Responsible for letting through every entry that a search may want, and few others: the file is
cut at each line that starts with `@`, names and values of fields that are not searched are left
out, and the rest is folded as `latex.squash` folds one value. Whatever is in doubt is let through.
Does not depend on queries; what is let through is read and judged by others.

A cut is taken for the start of a block when no entry before it can reach over it: only an entry
that is not well formed runs on over a line that starts with `@type{`, by `REACH` at most (see
`scan`). So what follows such an entry is kept in one stretch with it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.bibtex.scan import REACH, scan
from ssmlit.bibtex.syntax import COMMANDS, FILE_START
from ssmlit.bibtex.values import expand
from ssmlit.latex.normalize import squash
from ssmlit.latex.symbols import ACCENTS, GREEK, LETTERS, SIGNS, SILENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_LEFT_OUT, _UNKNOWN = b"\x05", b"\x06"  # in the place of a field's name; of what is in doubt
_LOWER = bytes(range(256)).lower()
_KEPT = b"abcdefghijklmnopqrstuvwxyz0123456789+" + _UNKNOWN + bytes(range(128, 256))
_DELETED = bytes(code for code in range(256) if _LOWER[code] not in _KEPT)

_SPACE = rb"[ \t\r\n]*+"
_NAME = rb"[A-Za-z][\w:.+/-]*+" + _SPACE + rb"="
_FLAT = rb"\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}"
_VALUE = _SPACE + rb"(?:" + _FLAT + rb'|"[^"{}]*+"|\w++)(?=' + _SPACE + rb"[,}])"
_START = re.compile(rb"@" + _SPACE + rb"[^\x00-\x20\x7f\"#%'(),={}@]++" + _SPACE + rb"[{(]")
_JOINT = re.compile(rb"(?:[}\"]|[=\x05][ \t\r\n]*[^ \t\r\n#\"{},=\x05]+)[ \t\r\n]*#")

_SPECIAL = re.compile(
    rb"\\(?:[A-Za-z]+\*?|.|\Z)(?:[ \t\r\n{]*[\x80-\xff]+)?|[\x80-\xff]+", re.DOTALL
)
_MATH = re.compile(rb"\$[^$\x05]*+\$")
_NAMED = re.compile(rb"\\([A-Za-z]+)")


def _braced(depth: int) -> bytes:
    inner = _braced(depth - 1) if depth > 1 else rb"(?!)"
    return rb"\{[^{}\x05]*+(?:" + inner + rb"[^{}\x05]*+)*+\}"


_QUOTED = rb'"[^"{}\x05]*+(?:' + _braced(3) + rb'[^"{}\x05]*+)*+"'
_TIDY = re.compile(
    rb"@" + _SPACE + rb"[A-Za-z]+" + _SPACE + rb"\{[^{}\"%\x05]*+(?:\x05(?:"
    rb"[^{}\"%\x05]++|" + _braced(4) + rb"|" + _QUOTED + rb")*+)++\}"
)
"""An entry with something left out, as far as its closing brace: only where a field may start."""


class Stretch(NamedTuple):
    """A part of the file that starts where a block starts and ends where one ends.

    Attributes:
        start, end: bytes.
        folded: its letters and digits, with a mark where it may say more than bytes tell.
    """

    start: int
    end: int
    folded: bytes


class Prefilter:
    """A file folded once, and asked where words may stand.

    Args:
        data: the file, UTF-8.
        strings: its macros: names in lower case → text.
        names: the fields that are searched, in lower case; None for all.
    """

    def __init__(
        self, data: bytes, strings: Mapping[str, str], names: frozenset[str] | None = None
    ) -> None:
        self._strings = strings
        self._stretches = list(self._cut(data, _left_out(names)))
        self._macros = {fold(name.encode()): fold(text.encode()) for name, text in strings.items()}

    def spans(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Return where entries may lie that hold every word in one of their fields.

        Args:
            words: as `latex.squash` makes them.
        """
        wanted = [self._spellings(word.encode()) for word in words if word]
        return [
            (start, end)
            for start, end, folded in self._stretches
            if _UNKNOWN in folded or all(any(map(folded.__contains__, way)) for way in wanted)
        ]

    def _cut(self, data: bytes, left_out: re.Pattern[bytes]) -> Iterator[Stretch]:
        start, opened, until = 0, -1, 0  # where a stretch in doubt starts; how far it may reach
        for chunk in _chunks(data):
            if opened >= 0 and start >= until:
                yield Stretch(opened, start, _folded(data[opened:start]))
                opened = -1
            end = start + len(chunk)
            is_alone = _is_alone(chunk)
            reduced = left_out.sub(_LEFT_OUT, chunk) if is_alone else chunk
            is_tidy = is_alone and _TIDY.match(reduced)
            if not is_tidy and (not _ends_well(chunk) or (opened >= 0 and not is_alone)):
                opened, until = (start if opened < 0 else opened), end + REACH
            if opened < 0:
                yield Stretch(start, end, _folded(self._joined(reduced) if is_tidy else chunk))
            start = end
        if opened >= 0:
            yield Stretch(opened, start, _folded(data[opened:start]))

    def _joined(self, reduced: bytes) -> bytes:
        """Return an entry with the operands of `#` joined to one value."""
        if b"#" not in reduced:
            return reduced
        return re.sub(_JOINED, lambda value: b"{%b}" % self._expanded(value[0]), reduced)

    def _expanded(self, value: bytes) -> bytes:
        text = value.decode("utf-8", "surrogateescape").strip()
        return expand(text, self._strings).encode("utf-8", "surrogateescape")

    def _spellings(self, word: bytes) -> list[bytes]:
        """Return the word, and the macros in whose text it may stand."""
        macros = [n for n, text in self._macros.items() if n and (_UNKNOWN in text or word in text)]
        return [word, *macros]


_TABLE = {name: squash(text) for table in (SIGNS, LETTERS, GREEK) for name, text in table.items()}
_TABLE |= dict.fromkeys((*ACCENTS, *SILENT), "")
_WITH_ARGUMENT = {"href", "texorpdfstring", "foreignlanguage", "("}  # it reads unlike the rest


class _Special(dict[bytes, bytes]):
    """Commands and letters beyond ASCII → what they fold to, worked out once for each."""

    def __missing__(self, source: bytes) -> bytes:
        try:
            text = source.decode()
        except UnicodeDecodeError:
            text = "\\"
        self[source] = folded = _command(text[1:]) if text[0] == "\\" else squash(text).encode()
        return folded


def _command(name: str) -> bytes:
    if name.endswith("*") and name[:-1] not in ACCENTS:
        name = name[:-1]
    known = name in _TABLE and name not in _WITH_ARGUMENT
    return _TABLE[name].encode() if known else _UNKNOWN


_SPECIALS = _Special()


def fold(source: bytes) -> bytes:
    """Return LaTeX text as `latex.squash` would, with a mark where that is in doubt."""
    if b"\\" not in source and source.isascii():
        return source.translate(_LOWER, _DELETED)
    folded = _read(source)
    if _UNKNOWN in folded and b"$" in source:
        return _read(_MATH.sub(_spelled_out, source))
    return folded


def _read(source: bytes) -> bytes:
    text = _SPECIAL.sub(lambda special: _SPECIALS[special[0]], source)
    return text.translate(_LOWER, _DELETED)


def _spelled_out(math: re.Match[bytes]) -> bytes:
    """Return math with the commands that are read as their names: those of no table."""
    formula = math[0]
    if b"\\^" in formula or b"\\_" in formula or formula.endswith(b"\\$"):
        return _UNKNOWN
    return _NAMED.sub(lambda it: it[0] if it[1].decode() in _TABLE else b" %b " % it[1], formula)


_OPERAND = rb"(?:" + _braced(4) + rb"|" + _QUOTED + rb"|\w++)"
_MORE = _SPACE + rb"#" + _SPACE + _OPERAND
_JOINED = rb"(?<=\x05)" + _SPACE + _OPERAND + rb"(?:" + _MORE + rb")++"
"""A value of several operands, in an entry with something left out before each value.

Compiled where there is one: that takes a millisecond.
"""


@cache
def _left_out(names: frozenset[str] | None) -> re.Pattern[bytes]:
    """Return the expression for a comma and what is left out behind it: names, values."""
    if names is None:
        return re.compile(rb"," + _SPACE + _NAME)
    spelled = (how(name) for name in sorted(names) for how in (str.lower, str.upper, str.title))
    kept = rb"(?:" + "|".join(spelled).encode() + rb")" + _SPACE + rb"="
    searched = rb"(?i:" + "|".join(sorted(names)).encode() + rb")" + _SPACE + rb"="
    others = rb"(?!" + searched + rb")" + _NAME + rb"(?:" + _VALUE + rb")?+"
    return re.compile(rb"," + _SPACE + rb"(?:" + kept + rb"|" + others + rb")")


def _chunks(data: bytes) -> Iterator[bytes]:
    """Yield the file in parts that start with a line that starts with `@`."""
    start = 0
    while (end := data.find(b"\n@", start) + 1) > 0:
        yield data[start:end]
        start = end
    yield data[start:]


def _is_alone(chunk: bytes) -> bool:
    """Tell whether a block may start where a chunk starts, and nowhere else in it."""
    starts = _START.match(chunk) is not None
    return starts and (chunk.count(b"@") == 1 or len(_START.findall(chunk)) == 1)


def _ends_well(chunk: bytes) -> bool:
    """Tell whether each block of a chunk ends in it, whatever follows."""
    is_alone = _is_alone(chunk)
    return all(
        block.well_formed
        or (block.kind == "text" and not FILE_START.search(chunk, block.start, block.end))
        or (is_alone and block.kind in COMMANDS and _is_closed(chunk[block.start : block.end]))
        for block in scan(chunk)
    )


def _is_closed(command: bytes) -> bool:
    return command[-1:] == b"}" and command.count(b"{") == command.count(b"}")


def _folded(source: bytes) -> bytes:
    """Return `fold`; what `#` joins may read otherwise than its parts do, and is in doubt."""
    return _UNKNOWN if b"#" in source and _JOINT.search(source) else fold(source)
