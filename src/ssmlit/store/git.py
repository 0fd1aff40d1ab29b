"""Commits of one command's change to the library, and nothing else.

Responsible for git's plumbing. A commit is made of the last committed version plus the command's
own hunks, so edits of the user that are not committed yet stay uncommitted. Nothing is ever
pushed, and what the user staged is neither committed nor unstaged.
"""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

from ssmlit.errors import IncompleteError, LibraryError
from ssmlit.store.moving import Misfit, moved
from ssmlit.store.reading import real_path

if TYPE_CHECKING:
    from pathlib import Path

    from ssmlit.store.records import FileChange, HistoryEntry

__all__ = ["changed_lines", "commit", "require_committable", "run", "top"]

_UNFINISHED = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD")


def run(folder: Path, *arguments: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder; paths are taken literally, whatever signs they hold.

    Raises:
        LibraryError: git is not installed.
    """
    try:
        return subprocess.run(  # noqa: S603 - no shell; arguments are ours and file names
            ["git", *arguments],  # noqa: S607 - the user's git, wherever it is
            cwd=folder,
            input=data,
            capture_output=True,
            check=False,
            env=os.environ | {"GIT_LITERAL_PATHSPECS": "1"},
        )
    except FileNotFoundError as error:
        raise LibraryError(
            "git is not installed", hint="install git, or leave out --commit"
        ) from error


def top(folder: Path) -> Path:
    """Return the top folder of the work tree that holds a folder.

    Raises:
        LibraryError: it is in none.
    """
    found = run(folder, "rev-parse", "--show-toplevel")
    if found.returncode:
        raise LibraryError(
            f"not in a git work tree: {_complaint(found)}",
            hint="start one with: git init",
            path=str(folder),
        )
    return folder.__class__(os.fsdecode(found.stdout.removesuffix(b"\n")))


def changed_lines(path: Path, revision: str) -> tuple[tuple[int, int], ...] | None:
    """Return the lines of a file that differ from what a revision holds.

    Args:
        path: the file as it is now, committed or not.
        revision: any name that git has for a commit.

    Returns:
        Ranges (first, last) of 1-based lines; a deletion is the line before it. None for a file
        that git does not know: all of it is new.

    Raises:
        LibraryError: the file is in no work tree, or there is no such revision.
    """
    real = real_path(path)
    top(real.parent)
    if run(real.parent, "ls-files", "--error-unmatch", "--", real.name).returncode:
        return None
    commit_ = f"{revision}^{{commit}}"
    if run(real.parent, "rev-parse", "--verify", "--quiet", "--end-of-options", commit_).returncode:
        raise LibraryError(f"git knows no revision {revision!r}", path=str(path))
    flags = ("--unified=0", "--no-color", "--no-ext-diff", "--no-textconv")
    done = run(real.parent, "diff", *flags, revision, "--", real.name)
    if done.returncode:
        raise LibraryError(f"git cannot compare: {_complaint(done)}", path=str(path))
    found = re.findall(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", done.stdout, re.MULTILINE)
    return tuple((int(at), int(at) + max(int(count or 1) - 1, 0)) for at, count in found)


def require_committable(path: Path) -> None:
    """Find out, before anything is written, whether a change of the library can be committed.

    Raises:
        LibraryError: no work tree, the library is ignored, a merge is under way, or there are
            staged changes, which would go into the commit.
    """
    real = real_path(path)
    top(real.parent)
    options = ("--others", "--ignored", "--exclude-standard")
    if run(real.parent, "ls-files", *options, "--", real.name).stdout:
        raise LibraryError(
            "git ignores the library, so it cannot be committed",
            hint="take it out of .gitignore, or leave out --commit",
            path=str(path),
        )
    for head in _UNFINISHED:
        if run(real.parent, "rev-parse", "--quiet", "--verify", head).returncode == 0:
            raise LibraryError(
                f"a merge, cherry-pick or revert is not finished ({head})",
                hint="finish it first (git status tells how)",
                path=str(path),
            )
    if staged := _staged(real):
        raise _others_staged(path, staged)


def commit(path: Path, message: str, *entries: HistoryEntry) -> str:
    """Commit what some records changed in the library, and only that.

    Args:
        path: the library, already changed on the disk.
        message: the commit's message.
        entries: the records, in the order in which they were applied or undone.

    Returns:
        The commit's abbreviated hash, or "" when the last commit holds the change already.

    Raises:
        IncompleteError: as for `require_committable`, or git refuses (a hook, no name set …), or
            the change does not fit the committed version. The library keeps its change.
    """
    try:
        return _commit(path, message, entries)
    except LibraryError as error:
        raise IncompleteError(
            f"the library was changed, but not committed: {error.message}",
            hint=error.hint,
            path=error.path,
            line=error.line,
        ) from error


def _commit(path: Path, message: str, entries: tuple[HistoryEntry, ...]) -> str:
    require_committable(path)
    real = real_path(path)
    data = _committed_with(real, path, entries)
    _stage(real, path, data)
    staged = _staged(real)
    others = [name for name in staged if name != real.name]
    if others or not staged:
        _unstage(real)
        if others:
            raise _others_staged(path, others)
        return ""
    done = run(real.parent, "commit", "--quiet", "--file=-", data=message.encode())
    if done.returncode:
        _unstage(real)
        raise LibraryError(
            f"git says: {_complaint(done)}",
            hint="commit it yourself, or take the change back with: ssmlit undo",
            path=str(path),
        )
    return run(real.parent, "rev-parse", "--short", "HEAD").stdout.decode().strip()


def _committed_with(real: Path, path: Path, entries: tuple[HistoryEntry, ...]) -> bytes:
    """Return the last committed version with the records' changes made to it."""
    committed = run(real.parent, "cat-file", "--filters", f"HEAD:./{real.name}")
    if committed.returncode:  # new to git: all of it goes in
        return real.read_bytes()
    data = committed.stdout
    for entry in entries:
        for change in entry.inverse if entry.state == "undone" else entry.files:
            if change.path == str(real):
                data = _with(change, data, path)
    return data


def _with(change: FileChange, data: bytes, path: Path) -> bytes:
    try:
        return moved(change, data) or b""
    except Misfit as misfit:
        raise LibraryError(
            "the change builds on edits of yours that are not committed yet",
            hint=f"commit both together: git commit {path}",
            path=str(path),
            line=change.splices[0].lines[1] if change.splices else 0,
        ) from misfit


def _stage(real: Path, path: Path, data: bytes) -> None:
    """Put contents into the index as the library, leaving the file in the work tree alone."""
    folder = real.parent
    prefix = os.fsdecode(run(folder, "rev-parse", "--show-prefix").stdout.removesuffix(b"\n"))
    name = prefix + real.name
    written = run(folder, "hash-object", "-w", "--stdin", f"--path={real.name}", data=data)
    blob = written.stdout.decode().strip()
    mode = run(folder, "ls-files", "--stage", "--", real.name).stdout[:6].decode() or "100644"
    done = run(folder, "update-index", "--add", "--cacheinfo", f"{mode},{blob},{name}")
    failed = written if written.returncode else done
    if failed.returncode:
        lock = b"index.lock" in failed.stderr
        raise LibraryError(
            f"git did not take it in: {_complaint(failed)}",
            hint="another git is running in this repository, or was killed in it: when none is, "
            "remove .git/index.lock and commit"
            if lock
            else "see git status, then commit it",
            path=str(path),
        )


def _unstage(real: Path) -> None:
    if run(real.parent, "reset", "--quiet", "--", real.name).returncode:  # before the first commit
        run(real.parent, "rm", "--quiet", "--cached", "--", real.name)


def _staged(real: Path) -> list[str]:
    """Return the staged files, named from the library's folder."""
    found = run(real.parent, "diff", "--cached", "--name-only", "--relative", "-z")
    outside = run(top(real.parent), "diff", "--cached", "--name-only", "-z")
    names = [os.fsdecode(name) for name in found.stdout.split(b"\0") if name]
    elsewhere = [os.fsdecode(name) for name in outside.stdout.split(b"\0") if name]
    return names + ["/" + name for name in elsewhere] if len(elsewhere) > len(names) else names


def _others_staged(path: Path, names: list[str]) -> LibraryError:
    listed = ", ".join(name.lstrip("/") for name in names[:3]) + (", …" if names[3:] else "")
    return LibraryError(
        f"other changes are staged and would go into the commit: {listed}",
        hint="commit or unstage them first (git restore --staged), or leave out --commit",
        path=str(path),
    )


def _complaint(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return the first line of what git said, without its own prefix."""
    said = (done.stderr or done.stdout).decode(errors="replace").strip()
    return said.partition("\n")[0].removeprefix("fatal: ").removeprefix("error: ")
