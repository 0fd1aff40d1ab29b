"""A file's bytes to UTF-8 and back without loss, in a declared encoding.

Responsible for codecs, byte-order marks and for saying which byte or character does not fit. The
program works on UTF-8 everywhere: a library in UTF-8 is used as it is, others are transcoded
here. A byte-order mark stays (as U+FEFF), so that encoding gives the same bytes again;
Python's own `utf-16` and `utf-8-sig` codecs swallow it. Does not depend on entries.
"""

from __future__ import annotations

import codecs
from contextlib import suppress
from pathlib import Path

from ssmlit.errors import LibraryError, UsageError
from ssmlit.strings import quoted

_SLICE = 1 << 16  # bytes decoded at once: a piece that fits the processor's cache is fastest
_UTF8 = "utf-8"
# Marks of the encodings of two and four bytes a letter; one of UTF-32 begins like one of UTF-16.
_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}


def codec_for(name: str, data: bytes) -> str:
    """Return the codec for `data` declared to be in encoding `name`, one that keeps the mark.

    Raises:
        UsageError: Python has no such encoding.
    """
    try:
        codec = codecs.lookup(name).name
        "@".encode(codec)  # not all codecs are for text
    except (LookupError, ValueError):
        hint = "for example utf-8, latin-1, cp1252"
        raise UsageError(f"there is no text encoding named {name!r}", hint=hint) from None
    if codec == "utf-8-sig":
        return _UTF8
    if codec in {"utf-16", "utf-32"}:
        big = codecs.BOM_UTF16_BE if codec == "utf-16" else codecs.BOM_UTF32_BE
        return f"{codec}-be" if data.startswith(big) else f"{codec}-le"
    return codec


def to_utf8(data: bytes, codec: str, path: Path) -> bytes:
    """Return a file's content in UTF-8: the same object if it already is.

    Raises:
        LibraryError: as for `decode`.
    """
    if codec != _UTF8:
        return decode(data, codec, path).encode(_UTF8)
    try:
        require_utf8(data)
    except UnicodeDecodeError as error:
        raise _undecodable(data, error.start, codec, path) from error
    if b"\x1b" in data:
        _refuse_shifted(data, path)
    return data


def _refuse_shifted(data: bytes, path: Path) -> None:
    from ssmlit.bibtex.syntax import shifted_encoding

    if name := shifted_encoding(data):
        message = f"this is text in {name}, not {_UTF8}"
        raise LibraryError(message, hint=f"read it with --encoding {name}", path=str(path))


def decode(data: bytes, codec: str, path: Path) -> str:
    """Return the text of `data`; the codec is one of `codec_for`.

    Raises:
        LibraryError: a byte that is not in this encoding (with its offset and line), letters of
            another width than it has, or an encoding that could not give the same bytes back.
    """
    if data and _is_wide(codec) and b"\0" not in data and not _wide_codec(data):
        raise _of_another_width(data, codec, path)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise _undecodable(data, error.start, codec, path) from error
    except UnicodeError as error:
        raise LibraryError(f"not {codec}: {error}", hint=_hint(data), path=str(path)) from error
    if codec == _UTF8:
        return text
    if "\0" in text[:4]:
        raise _of_another_width(data, codec, path)
    if not _gives_back(text, codec, data):
        raise LibraryError(
            f"reading it as {codec} and writing it back would change bytes",
            hint="convert the file to UTF-8 with a tool you trust, for example iconv",
            path=str(path),
        )
    return text


def _of_another_width(data: bytes, codec: str, path: Path) -> LibraryError:
    """Return the refusal of a text whose letters have more or fewer bytes than the codec's.

    Decoded they are letters that nobody wrote, without an entry. No text has a NUL among its first
    letters, and in UTF-16 and UTF-32 half or more of each letter of ASCII is NULs.
    """
    return LibraryError(f"this is not {codec}", hint=_hint(data), path=str(path))


def _is_wide(codec: str) -> bool:
    return codec.startswith(("utf-16", "utf-32"))


def _wide_codec(data: bytes) -> str:
    """Return which of UTF-16 and UTF-32 a text seems to begin in, "" if neither."""
    head = data[:4]
    for mark, codec in _MARKS.items():
        if head.startswith(mark):
            return codec
    if b"\0\0" in (head[:2], head[2:]):
        return "utf-32-be" if head[0] == 0 else "utf-32-le"
    if 0 in head:
        return "utf-16-le" if 0 in head[1::2] else "utf-16-be"
    return ""


def _gives_back(text: str, codec: str, data: bytes) -> bool:
    try:
        return text.encode(codec) == data
    except UnicodeError:
        return False


def require_utf8(data: bytes) -> None:
    """Raise `UnicodeDecodeError` unless bytes are UTF-8, without decoding all at once.

    No text begins with a NUL among its first four letters: it is UTF-16 or UTF-32 without a mark.
    """
    if (nul := data.find(0, 0, 4)) >= 0:
        raise UnicodeDecodeError(_UTF8, bytes(data[:4]), nul, nul + 1, "a NUL")
    if data.isascii():
        return
    decoder = codecs.getincrementaldecoder(_UTF8)()
    view = memoryview(data)
    try:
        for start in range(0, len(data), _SLICE):
            decoder.decode(view[start : start + _SLICE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        data.decode()  # with the offset in the whole file


def _undecodable(data: bytes, offset: int, codec: str, path: Path) -> LibraryError:
    before = data[:offset]
    if not _is_wide(codec) and (wide := _wide_codec(data)):
        message = f"this is text in {wide}, not {codec}"
        return LibraryError(message, hint=f"read it with --encoding {wide}", path=str(path))
    if _is_wide(codec):
        before = before.decode(codec, "replace").encode()
    return LibraryError(
        f"byte 0x{data[offset]:02X} at offset {offset} is not {codec}",
        hint=_hint(data),
        path=str(path),
        line=_line_after(before),
    )


def _line_after(before: bytes) -> int:
    from ssmlit.bibtex.syntax import line_ends

    return line_ends(before) + 1


def paper_codec(data: bytes) -> str:
    """Return the codec of a paper's file: UTF-8, or for old papers Latin-1, which any bytes are.

    Of its relatives a few letters are read as others, ASCII never, and every byte comes back.
    """
    try:
        require_utf8(data)
    except UnicodeDecodeError:
        return _UTF8 if b"\0" in data else "iso8859-1"  # a NUL: not of one byte a letter
    return _UTF8


def _hint(data: bytes) -> str:
    if codec := _wide_codec(data):
        return f"it begins like {codec}: try --encoding {codec} if it is a text file"
    if b"\0" in data:
        return "it contains NUL bytes: name a text file"
    with suppress(UnicodeDecodeError):
        require_utf8(data)
        return "it reads as UTF-8: try --encoding utf-8"
    from ssmlit.bibtex.syntax import named_encoding

    if name := named_encoding(data):
        return f"the file says that it is {name}: read it with --encoding {quoted(name)}"
    return "say how the file is encoded, for example --encoding latin-1 or --encoding cp1252"


def from_utf8(data: bytes, codec: str, path: Path) -> bytes:
    """Return the bytes of a file in its own encoding; `data` is its content in UTF-8.

    Raises:
        LibraryError: as for `encode`.
    """
    return data if codec == _UTF8 else encode(data.decode(), codec, path)


def encode(text: str, codec: str, path: Path) -> bytes:
    """Return the bytes of a whole file's text.

    Raises:
        LibraryError: a character that this encoding does not have, with its line in the file.
    """
    try:
        return text.encode(codec)
    except UnicodeEncodeError as error:
        import unicodedata

        character = text[error.start]
        name = unicodedata.name(character, "unnamed")
        half = "\ud800" <= character <= "\udfff"
        raise LibraryError(
            f"{codec} has no character {character!r} (U+{ord(character):04X}, {name})",
            hint="take it out: it is half a character of UTF-16"
            if half
            else "write it as a LaTeX command, or convert the file to UTF-8 first",
            path=str(path),
            line=_line_after(text[: error.start].encode(errors="replace")),
        ) from error
    except UnicodeError as error:
        raise LibraryError(f"not {codec}: {error}", hint=_hint(b""), path=str(path)) from error
