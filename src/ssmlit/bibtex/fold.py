r"""A whole file folded for searching, at the speed of bytes.

Folding takes case, accents, white space, braces and punctuation away, as `latex.squash` does
for one value, but for a whole file in a few passes of C code. `@` stays, so the n-th `@` of the
folded text is the n-th of the file. Where a pass over bytes cannot know what `latex` would make of
something, it leaves a mark, and `matches` takes every reading of it for possible:

    KEPT name DROPPED   a LaTeX command that is not in the table: its name may count or not
    FOREIGN             letters of another script
    UNKNOWN             anything may stand here
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import lru_cache

KEPT, DROPPED, FOREIGN, UNKNOWN = b"\x01", b"\x02", b"\x03", b"\x04"

_STAYS = b"abcdefghijklmnopqrstuvwxyz0123456789+@" + KEPT + DROPPED + FOREIGN + UNKNOWN
_LOWER = bytes(range(256)).lower()
_DELETED = bytes(code for code in range(256) if _LOWER[code] not in _STAYS)

_COMMAND = re.compile(rb"\\[A-Za-z]+")
_NOTHING = (
    b"b c d G H k r t u U v emph textit textbf textsc textsl textrm textsf texttt textup textmd"
    b" textnormal it bf em sc sl rm sf tt up md"
)
_COMMANDS: dict[bytes, bytes] = {
    **dict.fromkeys(_NOTHING.split(), b""),
    **{name: name for name in b"i j o O l L ss ae AE oe OE".split()},
    **dict.fromkeys(b"aa AA".split(), b"a"),
    **dict.fromkeys(b"dh DH dj DJ ng NG th TH SS".split(), UNKNOWN),
}
_LETTERS = {"ß": b"ss", "ẞ": b"ss", "ø": b"o", "æ": b"ae", "œ": b"oe", "ł": b"l", "ı": b"i"}

_ERRORS = "ssmlit.fold"


def fold(text: str) -> bytes:
    """Return a text folded, with marks (see the module)."""
    plain = text.encode("ascii", _ERRORS)
    if b"\\" in plain:
        plain = _COMMAND.sub(_fold_command, plain)
    return plain.translate(_LOWER, _DELETED)


def matches(folded: bytes, word: str) -> bool:
    """Tell whether a word may stand in a folded text that has no `@` in it."""
    pieces = _pieces(word)
    for piece in pieces:
        if piece not in folded:
            break
    else:
        if word.isascii() or is_marked(folded):
            return True
    if UNKNOWN in folded:
        return True
    return KEPT in folded and all(_pattern(piece).search(folded) for piece in pieces)


def is_marked(folded: bytes) -> bool:
    """Tell whether a folded text has a mark, so that bytes alone do not tell what is in it."""
    return any(mark in folded for mark in (KEPT, FOREIGN, UNKNOWN))


@lru_cache(maxsize=64)
def _pieces(word: str) -> tuple[bytes, ...]:
    """Return the ASCII stretches of a word; what stands between is letters of other scripts."""
    return tuple(piece.encode() for piece in re.split(r"[^\x00-\x7f]+", word) if piece)


@lru_cache(maxsize=64)
def _pattern(word: bytes) -> re.Pattern[bytes]:
    gap = rb"(?:\x01[a-z]*\x02|[\x01\x02])*"
    return re.compile(gap.join(re.escape(bytes([code])) for code in word))


class _Commands(dict[bytes, bytes]):
    """Commands with their backslash → what they fold to, worked out once a command."""

    def __missing__(self, command: bytes) -> bytes:
        name = command[1:]
        known = _COMMANDS.get(name)
        self[command] = folded = KEPT + name + DROPPED if known is None else known
        return folded


_FOLDED = _Commands()


def _fold_command(command: re.Match[bytes]) -> bytes:
    return _FOLDED[command[0]]


@lru_cache(maxsize=1 << 12)
def _ascii(run: str) -> bytes:
    return b"".join(_letter(letter) for letter in unicodedata.normalize("NFKD", run).lower())


def _letter(letter: str) -> bytes:
    if letter.isascii():
        return letter.encode()
    known = _LETTERS.get(letter)
    if known is not None:
        return known
    if not letter.isalnum():
        return b""
    return UNKNOWN if unicodedata.name(letter, "").startswith("LATIN") else FOREIGN


def _encode(error: UnicodeError) -> tuple[bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return _ascii(error.object[error.start : error.end]), error.end


codecs.register_error(_ERRORS, _encode)
