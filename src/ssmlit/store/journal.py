"""The records of one library on the disk: one compressed JSON file each, its state in its name.

A record is written before the library is, as `00000007.doing`, and renamed to `.done` after. A
process killed in between leaves the record in a state that the library's own text settles: the
change is in it, or it is not. So undo never takes back what did not happen. The last rename is not
forced to the disk: a power failure that loses it leaves the same question with the same answer.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

from ssmlit.errors import LibraryError
from ssmlit.store import files, fitting
from ssmlit.store.failures import refusing
from ssmlit.store.hunks import Hunk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from ssmlit.text import Text

__all__ = ["MOST_BYTES", "MOST_RECORDS", "HistoryEntry", "Journal", "State"]

State = Literal["applied", "undone"]

MOST_RECORDS = 200
MOST_BYTES = 50_000_000

_SETTLED: dict[str, State] = {"done": "applied", "undone": "undone"}
_OPEN: dict[str, State] = {"doing": "undone", "redoing": "undone", "undoing": "applied"}
_HUNK = tuple(field.name for field in fields(Hunk))
_SUFFIX: dict[State, str] = {"applied": "done", "undone": "undone"}


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """What one command did to the library.

    Attributes:
        number: counts up; it never changes.
        when: in UTC, to the second.
        command: the command line, shortened as its caller likes.
        summary: what changed, a line each.
        encoding: the codec the library was read in.
        hunks: the change itself.
        state: "undone" after undo, until redo.
    """

    number: int
    when: datetime
    command: str
    summary: tuple[str, ...]
    encoding: str
    hunks: tuple[Hunk, ...]
    state: State = "applied"


class Journal:
    """The records in a folder. Whoever writes holds the library's lock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "history"

    def entries(self) -> tuple[HistoryEntry, ...]:
        """Return all records, oldest first."""
        return tuple(_load(path) for path in self._paths() if path.suffix != ".doing")

    def latest(self, state: State, count: int) -> list[HistoryEntry]:
        """Return up to `count` records to undo ("applied", newest first) or redo ("undone")."""
        paths = [path for path in self._paths() if _SETTLED.get(path.suffix[1:]) == state]
        chosen = paths[::-1] if state == "applied" else paths
        return [_load(path) for path in chosen[:count]]

    def begin(
        self, command: str, summary: Iterable[str], encoding: str, hunks: Iterable[Hunk]
    ) -> HistoryEntry:
        """Write the record of a change that is about to be made, durably."""
        number = max((_number(path) for path in self._paths()), default=0) + 1
        now = datetime.now(UTC).replace(microsecond=0)
        entry = HistoryEntry(number, now, command, tuple(summary), encoding, tuple(hunks))
        path = self._path(number, "doing")
        with refusing(path, "writing"):
            self.folder.mkdir(exist_ok=True, mode=0o700)
            files.replace(path, [_packed(entry)])
        return entry

    def mark(self, entry: HistoryEntry, state: State) -> None:
        """Note durably that a record is about to be brought into a state."""
        before = "done" if state == "undone" else "undone"
        after = "undoing" if state == "undone" else "redoing"
        self._rename(entry.number, before, after)
        files.sync_folder(self.folder)

    def finish(self, entry: HistoryEntry, state: State) -> HistoryEntry:
        """Note that the library now holds the record's change, or holds it no more."""
        for path in self._paths():
            if _number(path) == entry.number:
                self._rename(entry.number, path.suffix[1:], _SUFFIX[state])
        return replace(entry, state=state)

    def drop(self, entry: HistoryEntry) -> None:
        """Forget a record whose change was not made."""
        self._path(entry.number, "doing").unlink(missing_ok=True)

    def is_open(self) -> bool:
        """Tell whether a process died, or is at work, between the record and the library."""
        return any(path.suffix[1:] in _OPEN for path in self._paths())

    def settle(self, text_in: Callable[[str], Text]) -> None:
        """Finish what a killed process left open, by what the library's text shows.

        Args:
            text_in: gives the library's text for a codec.
        """
        for path in self._paths():
            if path.suffix[1:] not in _OPEN:
                continue
            entry = _load(path)
            if _holds(entry.hunks, text_in(entry.encoding)):
                self.finish(entry, "applied")
            elif path.suffix == ".doing":
                self.drop(entry)
            else:
                self.finish(entry, "undone")

    def trim(self) -> None:
        """Drop what can no longer be redone, and the oldest records above the bounds."""
        paths = self._paths()
        last = max((_number(path) for path in paths if path.suffix == ".done"), default=0)
        kept = size = 0
        for path in reversed(paths):
            size += path.stat().st_size
            dead = path.suffix == ".undone" and _number(path) < last
            if dead or (kept and (kept >= MOST_RECORDS or size > MOST_BYTES)):
                path.unlink(missing_ok=True)
            else:
                kept += 1

    def _paths(self) -> list[Path]:
        known = _SETTLED.keys() | _OPEN.keys()
        try:
            found = [path for path in self.folder.iterdir() if path.suffix[1:] in known]
        except (FileNotFoundError, NotADirectoryError):
            return []
        return sorted(path for path in found if path.stem.isdigit())

    def _path(self, number: int, suffix: str) -> Path:
        return self.folder / f"{number:08d}.{suffix}"

    def _rename(self, number: int, before: str, after: str) -> None:
        path = self._path(number, after)
        with refusing(path, "writing"):
            self._path(number, before).replace(path)


def _number(path: Path) -> int:
    return int(path.stem)


def _state(path: Path) -> State:
    return (_SETTLED | _OPEN)[path.suffix[1:]]


def _holds(hunks: tuple[Hunk, ...], text: Text) -> bool:
    """Tell whether a text holds a change; if edited since, whether undoing would fit."""
    back = [hunk.inverse for hunk in hunks]
    if fitting.fits_exactly(back, text):
        return True
    if fitting.fits_exactly(hunks, text):
        return False
    try:
        fitting.apply(back, text)
    except fitting.Misfit:
        return False
    return True


def _packed(entry: HistoryEntry) -> bytes:
    facts = {
        "number": entry.number,
        "when": entry.when.isoformat(),
        "command": entry.command,
        "summary": entry.summary,
        "encoding": entry.encoding,
        "hunks": [[getattr(hunk, name) for name in _HUNK] for hunk in entry.hunks],
    }
    return zlib.compress(json.dumps(facts).encode(), 1)


def _load(path: Path) -> HistoryEntry:
    """Read a record.

    Raises:
        LibraryError: it is damaged.
    """
    try:
        facts = json.loads(zlib.decompress(path.read_bytes()))
        return HistoryEntry(
            number=facts["number"],
            when=datetime.fromisoformat(facts["when"]),
            command=facts["command"],
            summary=tuple(facts["summary"]),
            encoding=facts["encoding"],
            hunks=tuple(Hunk(*map(_frozen, hunk)) for hunk in facts["hunks"]),
            state=_state(path),
        )
    except (OSError, zlib.error, ValueError, KeyError, TypeError) as error:
        raise LibraryError(
            f"a record of the history cannot be read: {error}",
            hint="remove this file; the library itself is not touched by that",
            path=str(path),
        ) from error


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
