"""Bytes to text and back without loss, in a declared encoding.

Knows codecs, byte-order marks and how to say which byte or character does not fit. A byte-order
mark stays in the text (as U+FEFF), so that encoding gives the same bytes again; Python's own
`utf-16` and `utf-8-sig` codecs swallow it.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from ssmlit.errors import LibraryError, UsageError
from ssmlit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

__all__ = ["SPLICEABLE", "codec_for", "decode", "encode", "text_of"]

_SLICE = 1 << 14  # bytes decoded at once: what stays in a processor's cache is decoded fastest

# Codecs in which a part of a text has the same bytes alone as inside the whole, and in which
# every decoded text encodes to the bytes it came from. Others are checked and encoded as a whole.
SPLICEABLE = frozenset(
    {
        "ascii",
        "cp1252",
        "iso8859-1",
        "iso8859-15",
        "utf-16-be",
        "utf-16-le",
        "utf-32-be",
        "utf-32-le",
        "utf-8",
    }
)


def codec_for(name: str, data: bytes) -> str:
    """Return the codec for `data` declared to be in encoding `name`, one that keeps the mark.

    Raises:
        UsageError: Python knows no such encoding.
    """
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        raise _unknown(name) from None
    if codec == "utf-8-sig":
        return "utf-8"
    if codec in {"utf-16", "utf-32"}:
        big = codecs.BOM_UTF16_BE if codec == "utf-16" else codecs.BOM_UTF32_BE
        return f"{codec}-be" if data.startswith(big) else f"{codec}-le"
    return codec


def _unknown(name: str) -> UsageError:
    return UsageError(
        f"there is no text encoding named {name!r}", hint="for example utf-8, latin-1, cp1252"
    )


def text_of(file: BinaryIO, codec: str, path: Path) -> Text:
    """Return the text of an open file, which is at its beginning; raises as `decode` does."""
    if codec in SPLICEABLE:
        try:
            return Text.of(_decoded(file, codec))
        except UnicodeError:
            file.seek(0)
    return Text(decode(file.read(), codec, path))


def _decoded(file: BinaryIO, codec: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(codec)()
    while data := file.read(_SLICE):
        yield decoder.decode(data)
    yield decoder.decode(b"", final=True)


def decode(data: bytes, codec: str, path: Path) -> str:
    """Return the text of `data`.

    Raises:
        LibraryError: a byte that is not in this encoding (with its offset and line), or an
            encoding that could not give the same bytes back.
        UsageError: the codec is not one for text.
    """
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise _undecodable(data, error.start, codec, path) from error
    except UnicodeError as error:
        raise LibraryError(f"not {codec}: {error}", hint=_hint(data), path=str(path)) from error
    except LookupError:
        raise _unknown(codec) from None
    if codec not in SPLICEABLE and encode(text, codec, path) != data:
        raise LibraryError(
            f"reading it as {codec} and writing it back would change bytes",
            hint="convert the file to UTF-8 with a tool you trust, for example iconv",
            path=str(path),
        )
    return text


def _undecodable(data: bytes, offset: int, codec: str, path: Path) -> LibraryError:
    if codec.startswith(("utf-16", "utf-32")):
        before = data[:offset].decode(codec, "replace")
        line = before.count("\n") + 1
    else:
        line = data.count(b"\n" if b"\n" in data else b"\r", 0, offset) + 1
    return LibraryError(
        f"byte 0x{data[offset]:02X} at offset {offset} is not {codec}",
        hint=_hint(data),
        path=str(path),
        line=line,
    )


def _hint(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "it starts like UTF-16; try --encoding utf-16"
    return "say how the file is encoded, for example --encoding latin-1 or --encoding cp1252"


def encode(
    text: str | Text, codec: str, path: Path, start: int = 0, end: int | None = None
) -> bytes:
    """Return the bytes of `text[start:end]`, where `text` is the whole file.

    Raises:
        LibraryError: a character that this encoding does not have, with its line in the file.
    """
    try:
        return text[start:end].encode(codec)
    except UnicodeEncodeError as error:
        import unicodedata

        at = start + error.start
        character = text[at : at + 1]
        name = unicodedata.name(character, "unnamed")
        raise LibraryError(
            f"{codec} has no character {character!r} (U+{ord(character):04X}, {name})",
            hint="write it as a LaTeX command, or convert the library to UTF-8 first",
            path=str(path),
            line=text.count("\n", 0, at) + 1,
        ) from error
