"""JSON: one object a line, or one array of objects; an object's keys show its format.

Responsible for splitting the stream. Objects are read by `arxiv` (the bulk file on Kaggle, and
lists of new papers), the importer of CSL-JSON, and `generic_json` (any other keys).
"""

from __future__ import annotations

from collections.abc import Iterator
from json import JSONDecoder
from typing import TYPE_CHECKING, Any, BinaryIO

from msgspec import DecodeError, ValidationError, convert, json

from ssmlit._lazy import regex
from ssmlit.importers import csl_json, entries
from ssmlit.snapshot.readers import arxiv, generic_json
from ssmlit.snapshot.readers.files import CutError
from ssmlit.snapshot.readers.raw_values import of_record

if TYPE_CHECKING:
    from ssmlit.snapshot.bulk import BulkRecord, Damage

NAME = "JSON"

_BLOCK = 1 << 20  # bytes of an array read at a time
_LONGEST = 1 << 26  # bytes that one object of an array may have
_BEFORE_ARRAY = regex(r'\s*(?:\{\s*"(?:items|references)"\s*:\s*)?\[')


def detect(head: bytes, filename: str) -> bool:
    """Return whether a file is JSON with titles in it."""
    begins = head.lstrip()[:1] in {b"{", b"["}
    return begins and (b'"title"' in head.lower() or ".json" in filename.lower())


def is_whole(_head: bytes, _filename: str) -> bool:
    """Return False: such files claim nothing about proceedings."""
    return False


def records(stream: BinaryIO, damage: Damage, file: str) -> Iterator[BulkRecord]:
    """Yield the records of a stream; count what is not an object, or has no title."""
    for line, value in _objects(stream, damage, file):
        try:
            record = _record_of_object(value)
        except (TypeError, ValueError, AttributeError, LookupError):
            record = "a field of an unexpected kind"
        if isinstance(record, str):
            damage.add(record, f"{file}:{line}")
        else:
            yield record


def _record_of_object(value: object) -> BulkRecord | str:
    if isinstance(value, arxiv.ArxivObject):
        return arxiv.record(value)
    if not isinstance(value, dict):
        return "no object"
    if _is_paper(value):
        return arxiv.record(convert(value, arxiv.ArxivObject))
    if not isinstance(value.get("issued"), dict) and "container-title" not in value:
        return generic_json.record(value)
    found = entries.tidy(csl_json.record(value))
    return of_record(found) if found.title else "no title"


def _is_paper(value: object) -> bool:
    return isinstance(value, dict) and "categories" in value and "id" in value


def _objects(stream: BinaryIO, damage: Damage, file: str) -> Iterator[tuple[int, Any]]:
    """Yield the line number and the value of every object."""
    first = stream.readline()
    while first and not first.strip():
        first = stream.readline()
    text = first.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    opened = _BEFORE_ARRAY.match(text)
    if opened:
        yield from _array(text[opened.end() :], stream)
    else:
        yield from _lines(first.removeprefix(b"\xef\xbb\xbf"), stream, damage, file)


def _lines(first: bytes, stream: BinaryIO, damage: Damage, file: str) -> Iterator[tuple[int, Any]]:
    line, number = first, 1
    value: object = None
    while line:
        try:
            value = _decoded(line, value)
        except (DecodeError, UnicodeDecodeError, RecursionError):
            if line.strip():
                if not line.endswith(b"\n"):
                    raise CutError(f"line {number}") from None
                damage.add("not JSON", f"{file}:{number}")
        else:
            yield number, value
        line = stream.readline()
        number += 1


def _decoded(line: bytes, before: object) -> object:
    """Decode a line; after a paper, try it as a paper first, which takes half the time."""
    if isinstance(before, arxiv.ArxivObject) or _is_paper(before):
        try:
            return arxiv.decode(line)
        except ValidationError:
            pass
    value: object = json.decode(line)
    return value


def _array(text: str, stream: BinaryIO) -> Iterator[tuple[int, Any]]:
    """Yield the elements of an array over several lines, reading on where one is incomplete."""
    from codecs import getincrementaldecoder

    decoder, decode = JSONDecoder(), getincrementaldecoder("utf-8")("replace").decode
    at, line = 0, 1
    while True:
        start = at
        while text[at : at + 1] and text[at] in " \t\r\n,":
            at += 1
        line += text.count("\n", start, at)
        if text[at : at + 1] == "]":
            return
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            more = stream.read(_BLOCK)
            if not more or len(text) - at > _LONGEST:
                raise CutError(f"line {line}") from None
            text, at = text[at:] + decode(more), 0
            continue
        if "\\ud" in text[at:end].lower() and not _is_unicode(value):
            value = None  # half of a surrogate pair: text that cannot be stored
        yield line, value
        line += text.count("\n", at, end)
        at = end


def _is_unicode(value: object) -> bool:
    try:
        json.encode(value)
    except UnicodeEncodeError:
        return False
    return True
