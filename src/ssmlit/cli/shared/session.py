"""One run of one command: its options and its library, and how it changes it.

This is where the edges meet: `store` (disk) and `config` are handed to the actions from here, and
results leave through here. It decides nothing about papers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Self, TypeVar

from ssmlit.cli.shared.reading_session import ReadingSession, nearer
from ssmlit.errors import ChangedError, StateError, UsageError
from ssmlit.strings import plural

if TYPE_CHECKING:
    from pathlib import Path

    from ssmlit.actions.changed import Changed
    from ssmlit.bibtex import Document, Edited
    from ssmlit.library import Library
    from ssmlit.model import Edit
    from ssmlit.store import HistoryStep, LibraryOnDisk, Output, Revision

_NAMED = 10  # entries that a message names
REWOUND = {"undone": "undo", "redone": "redo"}  # what such a commit's title begins with

R = TypeVar("R", bound="Changed")  # the result of an action


def output_diff(output: Output) -> str:
    """Return the unified diff of a file that a command is about to write."""
    from ssmlit.store import splices_between, unified

    splices = splices_between(output.old.data or b"", output.data or b"")
    return unified(splices, str(nearer(output.path)))


class Session(ReadingSession):
    """One run of one command: what it reads, and how it changes what it read."""

    def of_file(self, path: Path) -> Self:
        """Return a run on another file, which the command line names.

        Raises:
            UsageError: it does not exist or cannot be read.
        """
        from ssmlit.store.disk_files import require_named

        require_named(path)
        return type(self)(self.options._replace(library=path))

    def require_entries(self, hint: str) -> None:
        """Raise a UsageError with a hint if the file is neither named .bib nor has entries."""
        if not self.is_bibtex:
            message = "this file contains no BibTeX entries"
            raise UsageError(message, hint=hint, path=str(self.path))

    def require_library(self) -> None:
        """Raise a UsageError if entries would get into a file of another kind, such as a list."""
        if self.is_of_another_kind:
            from ssmlit.config import library_of

            self.require_entries(library_of(self.path))

    # -- changing ---------------------------------------------------------------------------

    def change(
        self,
        act: Callable[[Library], R],
        command: str,
        follow: Callable[[R, Library], Sequence[Output]] | None = None,
        *,
        ask: bool = True,
    ) -> R:
        """Run an action on the library and write what it asks for, or show it on `--dry-run`.

        The action runs under the library's lock, and once more when the file turned out to be
        another one than was read; so it must be a function of the library alone, and whatever
        needs a person or the network must have been asked before.

        Args:
            act: the action.
            command: what the history shows.
            follow: from the result and the library as it will be, other files that change with it
                in the same step.
            ask: show these files and ask about them before anything is written.
        """
        from ssmlit.library import Library

        self.require_library()
        self._note_parents()

        @lru_cache(maxsize=1)  # under the lock it is mostly the library that was read before
        def edited(library: Library) -> tuple[R, Edited]:
            result = act(library)
            return result, library.document.apply(result.edits)

        def following(result: R, after: Edited) -> Sequence[Output]:
            """Return the other files, each time as they are then."""
            return follow(result, Library(after.document, queries=self.queries)) if follow else ()

        if self.options.dry_run:
            result, after = edited(self.library)
            self._rehearse(result, after, following(result, after))
            return result
        from ssmlit.store import Revision

        agreed = self.agree_to(following(*edited(self.library))) if follow and ask else ()
        made: list[tuple[R, Document]] = []  # of each time that it was run

        def apply(snapshot: LibraryOnDisk) -> Revision | None:
            self._take(snapshot)
            result, after = edited(self.library)
            outputs = following(result, after)
            if ask:
                self._require_agreed(outputs, agreed)
            made.append((result, after.document))
            if not result.edits and not outputs:
                return None
            return Revision(after.document.data, tuple(result.summary), outputs, after.changes)

        step = self._transact(apply, command)
        result, document = made[-1]
        if step is not None:
            before = self.library
            self._take(None)
            self.library = self._library_of(document, before)
            self.note(*(f"wrote {nearer(one.path)}" for one in agreed if one.is_new))
            self.commit(command, step)
        return result

    def _note_parents(self) -> None:
        """Say which library it is if the command line names none and this folder has none."""
        if self.path.is_absolute() and not self.is_named:
            self.note_once(f"the library is {self.path}, in a parent folder")

    def _transact(
        self, apply: Callable[[LibraryOnDisk], Revision | None], command: str
    ) -> HistoryStep | None:
        from ssmlit.store import transact

        self.require_committable()
        return transact(
            self.path, apply, command=command, encoding=self.encoding, known=self._on_disk,
            warn=self.warn, done=self.count,
        )  # fmt: skip

    def _rehearse(self, result: Changed, edited: Edited, outputs: Sequence[Output]) -> None:
        """Show how the library and other files would change, and continue as if they had."""
        self.diff(self._library_diff(edited), *map(output_diff, outputs))
        if not result.edits and not outputs:
            self.note("nothing would change")
        self.library = self._library_of(edited.document)

    def _library_diff(self, edited: Edited) -> str:
        from ssmlit.store import splices_between, unified

        old, new = self.library.document.data, edited.document.data
        splices = splices_between(old, new, [one.span for one in edited.changes])
        return unified(splices, self.path.name)

    def show_edits(self, edits: Sequence[Edit]) -> None:
        """Show what edits would write to the library, above the question whether they may."""
        if not self.options.yes:
            self.note(self._library_diff(self.library.document.apply(edits)).rstrip("\n"))

    def preview(self, outputs: Sequence[Output]) -> None:
        """Show how files beside the library would change."""
        self.diff(*map(output_diff, outputs))
        if not outputs:
            self.note("nothing would change")

    def agree_to(self, outputs: Sequence[Output]) -> Sequence[Output]:
        """Show how other files would change, and ask for permission; `-y -q` wants neither."""
        changed = [output for output in outputs if output.is_new]
        for output in () if self.options.yes and self.options.quiet else changed:
            (self.note if self.options.json else self.raw)(output_diff(output))
        if changed:
            names = ", ".join(str(nearer(output.path)) for output in changed)
            self.confirm(f"write {names}?", f"{names} would be written")
        return outputs

    def _require_agreed(self, outputs: Sequence[Output], agreed: Sequence[Output]) -> None:
        if [(one.path, one.data) for one in outputs] != [(one.path, one.data) for one in agreed]:
            raise ChangedError(
                "the library was changed while you were asked; nothing was written",
                hint="run the command again",
                path=str(self.path),
            )

    def write(self, outputs: Sequence[Output], command: str, summary: Sequence[str] = ()) -> bool:
        """Write files beside the library as one step that can be undone; return whether any was."""
        from ssmlit.store import Revision
        from ssmlit.store.transaction import write_unrecorded

        wanted = Revision(None, tuple(summary), tuple(outputs))
        try:
            step = self._transact(lambda _: wanted, command)
        except StateError as error:
            if self.commits or not all(output.remade for output in outputs):
                raise
            written = write_unrecorded(outputs)
            self.run.wrote |= written
            self.warn(f"this cannot be undone: {error.place}: {error.message}")
            return written
        if step is not None:
            self.commit(command, step)
        return step is not None

    @cached_property
    def commits(self) -> bool:
        """Whether every change becomes a git commit."""
        if self.options.commit is not None:
            return self.options.commit
        return self.config.boolean("history", "commit")

    def require_changeable(self) -> None:
        """Make sure, before a service is asked, that the library exists and can be changed."""
        self.library.document  # noqa: B018 - reading it is the question
        if not self.options.dry_run:
            self.require_committable()

    def require_committable(self) -> None:
        """Make sure, before anything is written, that the change can be committed if required."""
        if self.commits:
            from ssmlit.store.git import require_committable

            require_committable(self.path)

    def commit(self, command: str, *steps: HistoryStep) -> None:
        """Commit what was written, if every change is to become a commit."""
        if not self.commits:
            return
        from ssmlit.store.git import commit

        lines = [line for step in steps for line in step.summary] or [command]
        back = REWOUND.get(command, "")
        if len(lines) == 1:
            title = f"{back}: {lines[0]}" if back else lines[0]
        else:
            title = f"{back or command}: {len(lines)} changes"
        body = "" if len(lines) == 1 else "\n\n" + "\n".join(f"* {line}" for line in lines)
        done = commit(self.path, f"{title}{body}\n", *steps, warn=self.warn)
        if done:
            self.note(f"committed as {done}")

    # -- showing ----------------------------------------------------------------------------

    @property
    def is_told_by_diff(self) -> bool:
        """Whether the diff of a dry run says all to a person; programs get a document."""
        return self.options.dry_run and not self.options.json

    def diff(self, *diffs: str) -> None:
        """Show what would be written, one change after the other, as unified diffs.

        With `--json` they are part of the document that the command prints.
        """
        text = "".join(diffs)
        if self.options.json:
            self.rehearsed = {"dry_run": True, "diff": text}
        else:
            self.patch(text)

    def report_changed(
        self, result: Changed, verb: str, which: str = "", nothing: str = "nothing to do"
    ) -> None:
        """Report which entries were changed, or that none was; after a dry run its diff says it.

        `verb` is what was done to them, `which` how they are called if not by their keys, or by
        their number where they are many.
        """
        if self.is_told_by_diff:
            return
        count = len(result.keys)
        is_short = len(self.some(result.keys, _NAMED)) == count
        names = ", ".join(result.keys) if is_short else plural(count, "entry", "entries")
        done = f"{verb} {which or names}"
        said = done if result.keys and result.edits else nothing
        self.outcome({"changed": list(result.keys)}, said)
