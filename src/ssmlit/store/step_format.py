"""A step of the history as bytes, and back, whatever the bytes are.

Format: the line `ssmlit 2`, then zlib: a JSON object on one line (what `log` shows, and the sizes
of all stretches), then the stretches themselves, in turn. So `log` unpacks little, and
a forged step is refused before much is unpacked.
"""

from __future__ import annotations

import codecs
import io
import json
import zlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any, TypeVar

from ssmlit.store.steps import FileChange, HistoryStep, Splice, State

MAGIC = b"ssmlit 2\n"

_LONGEST_HEAD = 64_000_000
_LARGEST = 2_000_000_000
"""Bytes of the JSON and of all stretches together; more are not unpacked."""


class UnreadableStepError(Exception):
    """A step is damaged, or from a version that wrote other steps."""


def pack(step: HistoryStep) -> bytes:
    """Return a step as bytes."""
    head = {
        "number": step.number,
        "when": step.when.isoformat(),
        "command": step.command,
        "summary": step.summary,
        "files": [_facts(change) for change in step.files],
    }
    packer = zlib.compressobj(1)
    parts = [MAGIC, packer.compress(json.dumps(head).encode() + b"\n")]
    for change in step.files:
        parts += [packer.compress(part) for part in _stretches(change)]
    return b"".join([*parts, packer.flush()])


def unpack(data: bytes, state: State, *, whole: bool = True) -> HistoryStep:
    """Return the step that bytes hold.

    Args:
        data: what `pack` made.
        state: what its file's name says about it.
        whole: False leaves out the changes themselves (what `log` shows needs none).

    Raises:
        UnreadableStepError: there is none, or one that is invalid.
    """
    if not data.startswith(MAGIC):
        old = data.startswith(b"x")
        raise UnreadableStepError("written by an older ssmlit" if old else "not a step")
    try:
        unpacker = zlib.decompressobj()
        head, rest = _head(unpacker, data[len(MAGIC) :])
        facts = json.loads(head)
        step = _step(facts, state)
        return _filled(step, facts["files"], unpacker, rest) if whole else step
    except (zlib.error, ValueError, LookupError, TypeError, RecursionError, MemoryError) as error:
        raise UnreadableStepError(str(error) or type(error).__name__) from error


def _facts(change: FileChange) -> dict[str, object]:
    return {
        "path": change.path,
        "kind": change.kind,
        "encoding": change.encoding,
        "sizes": change.sizes,
        "whole": None if change.whole is None else len(change.whole),
        "splices": [[*s.starts, *s.lines, *(len(part) for part in s[2:])] for s in change.splices],
    }


def _stretches(change: FileChange) -> Iterator[bytes]:
    if change.whole is not None:
        yield change.whole
    for splice in change.splices:
        yield from splice[2:]


def _head(unpacker: Any, data: bytes) -> tuple[bytes, bytes]:
    """Unpack up to the end of the first line; return it and what was unpacked beyond it."""
    found = bytearray()
    while b"\n" not in found:
        part = unpacker.decompress(data, 1 << 16)
        data = unpacker.unconsumed_tail
        found += part
        if not part or len(found) > _LONGEST_HEAD:
            raise ValueError("its description is cut short")
    head, _, rest = bytes(found).partition(b"\n")
    return head, rest


def _step(facts: dict[str, Any], state: State) -> HistoryStep:
    summary = tuple(_typed(line, str) for line in _typed(facts["summary"], list))
    files = tuple(
        FileChange(
            _typed(one["path"], str),
            "library" if one["kind"] == "library" else "text",
            codecs.lookup(_typed(one["encoding"], str)).name,
            (_size(one["sizes"][0]), _size(one["sizes"][1])),
            (),
        )
        for one in facts["files"]
    )
    when = datetime.fromisoformat(_typed(facts["when"], str))
    if when.tzinfo is None:
        raise ValueError("its time has no zone")
    command = _typed(facts["command"], str)
    return HistoryStep(_typed(facts["number"], int), when, command, summary, files, state)


def _filled(step: HistoryStep, facts: Any, unpacker: Any, rest: bytes) -> HistoryStep:
    """Return the step with its changes, whose sizes the description states."""
    sizes = [[_count(n) for n in numbers] for one in facts for numbers in one["splices"]]
    total = sum(sum(one[4:]) for one in sizes) + sum(_count(one["whole"] or 0) for one in facts)
    if total > _LARGEST:
        raise ValueError("it is too large")
    missing = total - len(rest)
    body = rest + (unpacker.decompress(unpacker.unconsumed_tail, missing) if missing > 0 else b"")
    if len(body) != total:
        raise ValueError("it was cut short" if len(body) < total else "it contains too much")
    take = io.BytesIO(body).read
    files = []
    for change, one in zip(step.files, facts, strict=True):
        whole = None if one["whole"] is None else take(_count(one["whole"]))
        splices = tuple(
            Splice((a, b), (c, d), *(take(count) for count in counts))
            for a, b, c, d, *counts in (map(_count, numbers) for numbers in one["splices"])
        )
        files.append(change._replace(whole=whole, splices=splices))
    return step._replace(files=tuple(files))


def _count(value: object) -> int:
    number = _typed(value, int)
    if not 0 <= number <= _LARGEST:
        raise ValueError("a number in it cannot be right")
    return number


def _size(value: object) -> int | None:
    return None if value is None else _count(value)


T = TypeVar("T")


def _typed(value: object, kind: type[T]) -> T:
    if not isinstance(value, kind):
        raise TypeError(f"{type(value).__name__} where {kind.__name__} belongs")
    return value
