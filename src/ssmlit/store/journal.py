"""The steps of one library on the disk: one file each, its state in its name.

A step is written before any file is, as `00000007.doing`, and renamed to `.done` after. A
process killed in between leaves the step in a state that the files' own contents decide (see
`recovery`). So undo never reverts what did not happen. The last rename is not forced to the
disk: a power failure that loses it leaves the same question with the same answer. A step that
cannot be read is renamed and reported, and does not stop the command.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from ssmlit.errors import LibraryError
from ssmlit.ownership_marks import digest
from ssmlit.store import files
from ssmlit.store.disk_files import read_bytes
from ssmlit.store.failures import refusing
from ssmlit.store.notes import read_note, write_note
from ssmlit.store.step_format import UnreadableStepError, pack, unpack
from ssmlit.store.steps import FileChange, HistoryStep, State
from ssmlit.strings import is_number

MOST_STEPS = 200
MOST_BYTES = 50_000_000

_SETTLED: dict[str, State] = {"done": "applied", "undone": "undone"}
_OPEN: dict[str, State] = {"doing": "undone", "redoing": "undone", "undoing": "applied"}
_STATES = _SETTLED | _OPEN
_SUFFIX: dict[State, str] = {"applied": "done", "undone": "undone"}
_ASIDE = "unreadable"
_WRITTEN = "written.json"


def ignore(_: object) -> None:
    """Take no note: for callers that show no warnings, or count no steps."""


class Journal:
    """The steps in a folder. A writer holds the library's lock.

    Args:
        folder: of the library's state.
        warn: called with a sentence about a step that was set aside.
    """

    def __init__(self, folder: Path, warn: Callable[[str], None] = ignore) -> None:
        self.folder = folder / "history"
        self.warn = warn

    def steps(self) -> Iterator[HistoryStep]:
        """Yield all steps without their changes, newest first; unreadable ones are reported."""
        for path in reversed(self._paths()):
            if path.suffix == ".doing":
                continue
            try:
                yield _unpacked(path, whole=False)
            except (UnreadableStepError, LibraryError) as error:
                self.warn(_sentence(path, error))

    def latest(self, state: State) -> Iterator[HistoryStep]:
        """Yield the steps to undo ("applied", newest first) or to redo ("undone")."""
        paths = [path for path in self._paths() if _SETTLED.get(path.suffix[1:]) == state]
        for path in reversed(paths) if state == "applied" else paths:
            if (step := self._load(path)) is not None:
                yield step

    def whole(self, step: HistoryStep) -> HistoryStep | None:
        """Return a step with its changes; None when they cannot be read."""
        with suppress(UnreadableStepError, LibraryError):
            return unpack(read_bytes(self._path(step.number, _SUFFIX[step.state])), step.state)
        return None

    def open_steps(self) -> Iterator[tuple[HistoryStep, str]]:
        """Yield the steps that a killed process left open, and what it was doing."""
        for path in self._paths():
            if path.suffix[1:] in _OPEN and (step := self._load(path)) is not None:
                yield step, path.suffix[1:]

    def begin(
        self, command: str, summary: Iterable[str], changes: Iterable[FileChange]
    ) -> HistoryStep:
        """Write down the changes that are about to be made, durably, as a step."""
        number = max(map(_number, self._paths({_ASIDE})), default=0) + 1
        now = datetime.now(UTC).replace(microsecond=0)
        step = HistoryStep(number, now, command, tuple(summary), tuple(changes))
        path = self._path(number, "doing")
        with refusing(path, "writing"):
            self.folder.mkdir(exist_ok=True, mode=0o700)
            files.replace(path, [pack(step)])
        return step

    def mark(self, step: HistoryStep, state: State) -> None:
        """Record durably that a state is about to be reached."""
        before = "done" if state == "undone" else "undone"
        after = "undoing" if state == "undone" else "redoing"
        self._rename(step.number, before, after)
        files.sync_folder(self.folder)

    def finish(self, step: HistoryStep, state: State) -> HistoryStep:
        """Record that the files now have the step's changes, or no longer have them."""
        for path in self._paths():
            if _number(path) == step.number:
                self._rename(step.number, path.suffix[1:], _SUFFIX[state])
        return step._replace(state=state)

    def drop(self, step: HistoryStep) -> None:
        """Forget a step whose changes were not made."""
        self._path(step.number, "doing").unlink(missing_ok=True)

    def is_open(self) -> bool:
        """Return whether a process died, or is at work, between the step and the files."""
        return any(path.suffix[1:] in _OPEN for path in self._paths())

    def trim(self) -> None:
        """Drop steps that can no longer be redone, and the oldest above the limits."""
        paths = self._paths()
        last = max((_number(path) for path in paths if path.suffix == ".done"), default=0)
        old: list[Path] = []
        kept = size = 0
        for path in reversed(paths):
            with suppress(OSError):  # it vanished, or is no file: the change is made
                size += path.stat().st_size
                dead = path.suffix == ".undone" and _number(path) < last
                if dead or (kept and (kept >= MOST_STEPS or size > MOST_BYTES)):
                    old.append(path)
                else:
                    kept += 1
        self._note(path for path in reversed(old) if path.suffix == ".done")
        for path in old:
            with suppress(OSError):
                path.unlink()

    def noted(self, path: str) -> str:
        """Return the digest of what steps that were dropped left in a text file, or ""."""
        return str(read_note(self.folder / _WRITTEN).get(path, ""))

    def _note(self, steps: Iterable[Path]) -> None:
        """Note what steps, the oldest first, left in text files: these stay ssmlit's."""
        found: dict[str, str] = {}
        for path in steps:
            with suppress(UnreadableStepError, LibraryError):
                head = _unpacked(path, whole=False)
                if any(change.kind == "text" for change in head.files):
                    files = _unpacked(path).files
                    found |= {it.path: digest(it.text) for it in files if it.text is not None}
        if found:
            with suppress(LibraryError):
                place = self.folder / _WRITTEN
                write_note(place, read_note(place) | found)

    def _load(self, path: Path) -> HistoryStep | None:
        """Read a step, or set an unreadable one aside."""
        try:
            return _unpacked(path)
        except (UnreadableStepError, LibraryError) as error:
            self.warn(_sentence(path, error))
            with suppress(OSError):
                path.replace(path.with_suffix(f".{_ASIDE}"))
            return None

    def _paths(self, more: Collection[str] = ()) -> list[Path]:
        known = {*_STATES, *more}
        try:
            found = [path for path in self.folder.iterdir() if path.suffix[1:] in known]
        except (FileNotFoundError, NotADirectoryError):
            return []
        ours = [p for p in found if len(p.stem) == 8 and is_number(p.stem)]
        return sorted(ours)

    def _path(self, number: int, suffix: str) -> Path:
        return self.folder / f"{number:08d}.{suffix}"

    def _rename(self, number: int, before: str, after: str) -> None:
        path = self._path(number, after)
        with refusing(path, "writing"):
            self._path(number, before).replace(path)


def _unpacked(path: Path, *, whole: bool = True) -> HistoryStep:
    step = unpack(read_bytes(path), _STATES[path.suffix[1:]], whole=whole)
    if step.number != _number(path):
        raise UnreadableStepError("it has another step's number")
    return step


def _sentence(path: Path, error: Exception) -> str:
    return f"a step of the history is skipped ({path.name}: {error}); it cannot be undone"


def _number(path: Path) -> int:
    return int(path.stem)
