"""Undoing and redoing through the history.

Undo reverts everything in a step, in every file that it names. In files edited since, it does so
only if the change still fits; a change that git or an editor has already reverted is recognised and
skipped. Undoing the command that created the library removes it, unless something else was written
to it since.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from ssmlit.errors import ChangedError, LibraryError
from ssmlit.store import files
from ssmlit.store.diffs import first_line, unified
from ssmlit.store.disk_files import OnDisk, on_disk
from ssmlit.store.journal import Journal, ignore
from ssmlit.store.lock import locked
from ssmlit.store.patch import PatchConflict, patched
from ssmlit.store.recovery import recover
from ssmlit.store.state_folder import folder_for
from ssmlit.store.transaction import Output, replace_files

if TYPE_CHECKING:
    from ssmlit.store.steps import FileChange, HistoryStep, State


class UndoConflictError(ChangedError):
    """A change that cannot be undone or redone because its place was edited since.

    Attributes:
        diff: the change, as a unified diff.
    """

    def __init__(self, message: str, *, hint: str, path: str, line: int, diff: str) -> None:
        super().__init__(message, hint=hint, path=path, line=line)
        self.diff = diff


def history(
    path: Path, *, changes: bool = False, warn: Callable[[str], None] = ignore
) -> tuple[HistoryStep, ...]:
    """Return the steps of the library, newest first.

    `changes`: also what each changed, which is read from the disk. `warn` takes a sentence about
    a step that cannot be read.
    """
    journal = Journal(folder_for(path), warn)
    if journal.is_open():
        with locked(path) as folder:
            recover(Journal(folder, warn))
    steps = tuple(journal.steps())
    return tuple(journal.whole(it) or it for it in steps) if changes else steps


def undo(
    path: Path,
    steps: int = 1,
    *,
    goal: State = "undone",
    dry_run: bool = False,
    warn: Callable[[str], None] = ignore,
    agree: Callable[[int], None] = ignore,
    done: Callable[[HistoryStep], None] = ignore,
) -> tuple[HistoryStep, ...]:
    """Undo the last commands that are not undone yet, all of them or none.

    Args:
        path: the library.
        steps: how many; fewer if the history has fewer.
        goal: the state of their steps; "applied" redoes the undone ones, the one undone last first.
        dry_run: whether to find out if it would work, and write nothing.
        warn: takes a sentence about a step that is passed over.
        agree: takes how many there are, before the first is touched: with those that are passed
            over, as `log` counts them, 0 if nothing is left to do; what it raises ends it.
        done: takes each step whose files were written, as it is now.

    Returns:
        Their steps, newest first, as they are now; none if there is nothing to undo.

    Raises:
        UndoConflictError: a file was edited where one of them changed it.
        LibraryError, LockedError, ChangedError: as for `transact`.
    """
    with locked(path) as folder:
        journal = Journal(folder, warn)
        recover(journal)
        planned = _plan(journal, steps, goal)
        agree(len(planned) if any(outputs for _, outputs in planned) else 0)
        if dry_run:
            return tuple(step for step, outputs in planned if outputs)
        moved: list[HistoryStep] = []
        for step, outputs in planned:
            with files.uninterrupted():
                now = _carry_out(journal, step, outputs, goal)
                if outputs:
                    moved.append(now)
                    done(now)
        return tuple(moved)


redo = partial(undo, goal="applied")


def _plan(
    journal: Journal, steps: int, goal: State
) -> list[tuple[HistoryStep, tuple[Output, ...]]]:
    """Return the steps and what each writes, nothing if up to date, before the first is."""
    contents: dict[str, OnDisk] = {}
    planned: list[tuple[HistoryStep, tuple[Output, ...]]] = []
    candidates = journal.latest("applied" if goal == "undone" else "undone")
    for step in candidates:
        done = sum(bool(writes) for _, writes in planned)
        if done == steps:
            break
        changes = step.inverse if goal == "undone" else step.files
        try:
            outputs = tuple(_outputs(changes, contents))
        except PatchConflict as misfit:
            total = done + 1 + sum(1 for _ in islice(candidates, steps - done - 1))
            raise _misfit(step, misfit.change, goal, (done, total)) from misfit
        if not outputs and any(change.splices for change in changes):
            verb = "reverted" if goal == "undone" else "redone"
            name = " ".join((step.summary or (step.command,))[0].split())
            journal.warn(f"`{name}` has been {verb} already; it is passed over")
        elif not outputs and any(change.sizes[1] is None for change in changes):
            _say_what_stays(journal, changes, contents)
        planned.append((step, outputs))
    return planned


def _outputs(changes: Sequence[FileChange], contents: dict[str, OnDisk]) -> list[Output]:
    """Return what a step writes; `contents` is what the steps before it leave."""
    planned: list[Output] = []
    for change in changes:
        path = Path(change.path)
        old = contents.get(change.path) or on_disk(path)
        if old.data is None and change.kind == "text" and change.sizes[0] is not None:
            continue  # someone removed it: nothing is left to revert
        data = patched(change, old.data)
        if data != old.data:
            planned.append(Output(path, old, data))
    for output in planned:
        contents[str(output.path)] = output.old._replace(data=output.data)
    return planned


def _say_what_stays(
    journal: Journal, changes: Sequence[FileChange], contents: Mapping[str, OnDisk]
) -> None:
    for path in (Path(change.path) for change in changes):
        there = contents.get(str(path)) or on_disk(path)
        if there.data:
            journal.warn(f"{path} stays: it was empty when it was made, and is not now")


def _misfit(
    step: HistoryStep, change: FileChange, goal: State, counts: tuple[int, int]
) -> UndoConflictError:
    path, (done, total) = Path(change.path), counts
    diff = unified(change.splices, path.name, change.encoding)
    verb, participle = ("undo", "undone") if goal == "undone" else ("redo", "redone")
    if done:
        hint = f"nothing was changed; {done} of {total} can be {participle}: `ssmlit {verb} {done}`"
    elif None in change.sizes and path.exists():  # the diff would be the whole file
        hint = f"nothing was changed; remove or rename {path.name}, then `ssmlit {verb}` goes on"
    else:
        hint = f"nothing was changed; make this change by hand:\n{diff}"
    return UndoConflictError(
        f"cannot {verb} `{step.command}`: the file was edited in the same place since",
        hint=hint,
        path=str(path),
        line=first_line(change.splices, change.encoding),
        diff=diff,
    )


def _carry_out(
    journal: Journal, step: HistoryStep, outputs: Sequence[Output], goal: State
) -> HistoryStep:
    """Write the files, and what became of the step."""
    if not outputs:
        return journal.finish(step, goal)
    current = [output._replace(old=_now(output)) for output in outputs]
    journal.mark(step, goal)
    try:
        if not replace_files(current):
            raise _changed(outputs[-1].path)
    except LibraryError:
        journal.finish(step, step.state)
        raise
    return journal.finish(step, goal)


def _now(output: Output) -> OnDisk:
    """Return the file as the previous step left it, with what shows whether it still is."""
    found = on_disk(output.path)
    if found.data != output.old.data:
        raise _changed(output.path)
    return found


def _changed(path: Path) -> ChangedError:
    return ChangedError(
        "another program changed the file meanwhile",
        hint="look at it, then run the command again",
        path=str(path),
    )
