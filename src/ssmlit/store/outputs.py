"""The one way to write a file beside the library for others.

Responsible for what may be written: never the library nor a link to it, symbolic or hard; never a
file that ssmlit did not make, nor one that was edited by hand since, unless the user says so; only
ordinary files. `transaction` writes what is made here, all or nothing. Does not depend on
what the files mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ssmlit.errors import LibraryError
from ssmlit.ownership_marks import Owner, Style, digest, read_mark, with_mark
from ssmlit.paths import real_path
from ssmlit.store.disk_files import OnDisk, on_disk
from ssmlit.store.encodings import decode, encode, paper_codec
from ssmlit.store.failures import no_folder, refusing
from ssmlit.store.journal import Journal
from ssmlit.store.state_folder import folder_for
from ssmlit.store.transaction import Output

_COMMITS = 20  # that changed a file and are looked through for what it held
_REFUSED = {
    Owner.FOREIGN: ("the file was not written by ssmlit", "--force replaces it"),
    Owner.EDITED: (
        "the file was edited by hand since ssmlit wrote it",
        "--force replaces it, and `ssmlit undo` reverts that",
    ),
}
SETTINGS = "ssmlit.toml"  # with anything else in it no command could be run, not even `undo`


class Target(NamedTuple):
    """A file that may be written."""

    path: Path  # as the user gave it
    file: OnDisk  # what is there now
    data: bytes | None  # its contents, on disk or already planned
    library: Path  # the library, whose history says what ssmlit wrote

    @property
    def text(self) -> str | None:
        """Its text in UTF-8; None when there is no such file.

        Raises:
            LibraryError: it is in another encoding.
        """
        return None if self.data is None else decode(self.data, "utf-8", self.path)

    def unmarked(self, style: Style | None) -> str:
        """Return the text that ssmlit wrote, without the mark; "" when there is none."""
        if style is None:
            return self.text or ""
        return "" if self.text is None else read_mark(self.text, style).text

    def generated(self, text: str, style: Style | None, *, force: bool = False) -> Output:
        """Return a whole file that ssmlit makes, with its mark.

        Args:
            text: the new contents, without a mark.
            style: of its format; None for one without room for a mark: then the history shows what
                ssmlit wrote.
            force: replace also what someone else made or edited.

        Raises:
            LibraryError: it is someone else's file, or was edited since.
        """
        made = text if style is None else with_mark(text, style)
        refusal = self._refusal(style) if self.data and self.data != made.encode("utf-8") else None
        if refusal is not None and not force:
            raise refusal
        return self.edited(made)._replace(remade=refusal is None)

    def edited(self, text: str) -> Output:
        """Return the file with a new text: for a file that the user wants changed in place."""
        return Output(self.path, self.file, text.encode("utf-8"))

    def edited_paper(self, text: str) -> Output:
        """Return a paper's file with a new text of `read_paper`, in the encoding it had.

        Raises:
            LibraryError: that encoding lacks a character.
        """
        data = encode(text, paper_codec(self.data or b""), self.path)
        return Output(self.path, self.file, data)

    def _owner(self, style: Style | None) -> Owner:
        if style is not None:
            return read_mark(self.text or "", style).owner
        written = last_written(self.path, self.library)
        known = _journal(self.library).noted(str(self.file.real)) if written is None else ""
        if written is None and not known:
            return Owner.FOREIGN
        same = self.text == written if written is not None else digest(self.text or "") == known
        return Owner.OURS if same else Owner.EDITED

    def _refusal(self, style: Style | None) -> LibraryError | None:
        """Return why the file is not to be overwritten; None for what ssmlit wrote."""
        try:
            owner = self._owner(style)
        except LibraryError:  # not even in UTF-8
            owner = Owner.FOREIGN
        if owner is Owner.OURS:
            return None
        message, hint = _REFUSED[owner]
        return LibraryError(message, hint=hint, path=str(self.path))


def target(
    path: Path, library: Path, *, new_folder: bool = False, settings: bool = False
) -> Target:
    """Return a file that a command may write.

    Args:
        path: as the user gave it; symbolic links are followed.
        library: the library, which is written in other ways only.
        new_folder: its folder may be missing: the caller makes it before anything is written.
        settings: it is the settings, and a setting is written.

    Raises:
        LibraryError: it is the library or the settings, or a link to them, a folder, a pipe or a
            device, or cannot be read.
    """
    names = (path.name, real_path(path).name)
    refused = (
        "the library itself is never overwritten" if is_same_file(path, library)
        else "settings are no output" if not settings and SETTINGS in names
        else ""
    )  # fmt: skip
    if refused:
        raise LibraryError(refused, hint="give the output another name", path=str(path))
    if path.exists() and not (path.is_file() or path.is_dir()):
        why = "writing failed: this is a pipe, a socket or a device, not a file"
        raise LibraryError(why, hint="`-o -` prints what another program reads", path=str(path))
    file = on_disk(path)
    if not new_folder and not file.real.parent.is_dir():
        raise no_folder(path)
    return Target(path, file, file.data, library)


def is_same_file(path: Path, library: Path) -> bool:
    """Return whether a path leads to the library, also by a link to it."""
    one, other = real_path(path), real_path(library)
    if one == other:
        return True
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return False


def make_folder(path: Path) -> None:
    """Make a folder for files to come, unless it is there.

    Raises:
        LibraryError: it cannot be made: no parent folder or no permission.
    """
    with refusing(path, "making the folder"):
        path.mkdir(exist_ok=True)


def last_written(path: Path, library: Path) -> str | None:
    """Return what ssmlit last wrote to a file; None when the history does not say."""
    real, journal = str(real_path(path)), _journal(library)
    for step in journal.steps():
        if step.state == "applied" and any(it.path == real for it in step.files):
            whole = journal.whole(step)
            texts = [it.text for it in whole.files if it.path == real] if whole else []
            if texts and texts[0] is not None:
                return texts[0]
    return None


def earlier(path: Path, library: Path) -> Iterator[str]:
    """Yield what a file held, newest first, as far as ssmlit and git know (git may be missing)."""
    written = last_written(path, library)
    if written is not None:
        yield written
    from ssmlit.store import git

    real = real_path(path)
    try:
        log = git.run_git(real.parent, "log", f"-{_COMMITS}", "--format=%H", "--", real.name)
    except LibraryError:
        return
    for commit in log.stdout.decode("ascii").split():
        held = git.run_git(real.parent, "show", f"{commit}:./{real.name}")
        if held.returncode == 0:
            yield held.stdout.decode("utf-8", "replace")


def _journal(library: Path) -> Journal:
    return Journal(folder_for(library))
