"""Commits of just one command's change to the library and its other files.

Responsible for git's plumbing. A commit is made of the last committed version plus the command's
own hunks, so edits of the user that are not committed yet stay uncommitted. Nothing is ever
pushed, and what the user staged is neither committed nor unstaged.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ssmlit.errors import IncompleteError, LibraryError, UsageError
from ssmlit.paths import real_path
from ssmlit.store.journal import ignore
from ssmlit.store.patch import PatchConflict, patched
from ssmlit.strings import quoted_all

if TYPE_CHECKING:
    from ssmlit.store.steps import FileChange, HistoryStep

_UNFINISHED = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD")


def run_git(folder: Path, *arguments: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder; paths are taken literally, whatever characters they contain.

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
    found = run_git(folder, "rev-parse", "--show-toplevel")
    if found.returncode:
        raise LibraryError(
            f"not in a git work tree: {_complaint(found)}",
            hint="start one with: git init",
            path=str(folder),
        )
    return folder.__class__(os.fsdecode(found.stdout.removesuffix(b"\n")))


def changed_lines(path: Path, revision: str) -> tuple[tuple[int, int], ...] | None:
    """Return the lines of a file that differ from what a revision holds.

    Returns:
        Ranges (first, last) of 1-based lines; a deletion is the line before it. None for a file
        that git does not know: all of it is new.

    Raises:
        LibraryError: the file is in no work tree.
        UsageError: there is no such revision.
    """
    real = real_path(path)
    top(real.parent)
    if not _has(real.parent, f"{revision}^{{commit}}"):
        raise UsageError(
            f"git has no revision {revision!r}", hint="`git log` lists them", path=str(path)
        )
    if run_git(real.parent, "ls-files", "--error-unmatch", "--", real.name).returncode:
        return None
    flags = ("--unified=0", "--no-color", "--no-ext-diff", "--no-textconv")
    done = run_git(real.parent, "diff", *flags, revision, "--", real.name)
    if done.returncode:
        raise LibraryError(f"git cannot compare: {_complaint(done)}", path=str(path))
    found = re.findall(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", done.stdout, re.MULTILINE)
    return tuple((int(at), int(at) + max(int(count or 1) - 1, 0)) for at, count in found)


def require_committable(path: Path) -> None:
    """Make sure, before anything is written, that a change of the library can be committed.

    Raises:
        LibraryError: no work tree, the library is ignored, a merge is under way, or there are
            staged changes, which would go into the commit.
    """
    real = real_path(path)
    root = top(real.parent)
    if _is_ignored(real.parent, real.name):
        raise LibraryError(
            "git ignores the library, so it cannot be committed",
            hint="remove it from .gitignore, or leave out --commit",
            path=str(path),
        )
    for head in _UNFINISHED:
        if _has(real.parent, head):
            raise LibraryError(
                f"a merge, cherry-pick or revert is not finished ({head})",
                hint="finish it first (git status tells how)",
                path=str(path),
            )
    if staged := _staged(root):
        raise _others_staged(path, staged)


def commit(
    path: Path, message: str, *steps: HistoryStep, warn: Callable[[str], None] = ignore
) -> str:
    """Commit what some steps changed, and only that, in every file of the work tree.

    Args:
        path: the library, already changed on the disk.
        message: the commit's message.
        steps: the steps, in the order in which they were applied or undone.
        warn: called with a sentence about a file that is not in the work tree, or that git ignores.

    Returns:
        The commit's abbreviated hash, or "" when the last commit holds the change already.

    Raises:
        IncompleteError: as for `require_committable`, or git refuses (a hook, no name set …), or
            the change does not fit the committed version. The files keep their change.
    """
    try:
        return _commit(path, message, steps, warn)
    except LibraryError as error:
        raise IncompleteError(
            f"the library was changed, but not committed: {error.message}",
            hint=error.hint,
            path=error.path,
            line=error.line,
        ) from error


def _commit(
    path: Path, message: str, steps: tuple[HistoryStep, ...], warn: Callable[[str], None]
) -> str:
    require_committable(path)
    root = top(real_path(path).parent)
    changes = _by_name(root, steps, warn)
    try:
        for name, changed in changes.items():
            _stage(root, path, name, _committed_with(root, name, changed, list(changes)))
        staged = _staged(root)
        if staged:
            _commit_staged(root, path, staged, message, list(changes))
    except LibraryError:
        _unstage(root, list(changes))
        raise
    if not staged:
        return ""
    return run_git(root, "rev-parse", "--short", "HEAD").stdout.decode().strip()


def _commit_staged(
    root: Path, path: Path, staged: Sequence[str], message: str, ours: Sequence[str]
) -> None:
    if others := [name for name in staged if name not in ours]:
        raise _others_staged(path, others)
    done = run_git(root, "commit", "--quiet", "--file=-", data=message.encode())
    if done.returncode:
        raise LibraryError(
            f"git says: {_complaint(done)}",
            hint="commit it yourself, or `ssmlit undo` reverts the change",
            path=str(path),
        )


def _by_name(
    root: Path, steps: tuple[HistoryStep, ...], warn: Callable[[str], None]
) -> dict[str, list[FileChange]]:
    """Return the changes of each file that can be committed, by its name from the top folder."""
    found: dict[str, list[FileChange]] = {}
    for step in steps:
        for change in step.inverse if step.state == "undone" else step.files:
            file = Path(change.path)
            name = os.path.relpath(file, root)
            if name in found or _is_committable(root, file, name):
                found.setdefault(name, []).append(change)
            else:
                warn(f"{file} is not committed: it is not in the work tree, or git ignores it")
    return found


def _is_committable(root: Path, file: Path, name: str) -> bool:
    if not file.is_relative_to(root):
        return False
    inside = run_git(file.parent, "rev-parse", "--show-toplevel").stdout.removesuffix(b"\n")
    return inside == os.fsencode(root) and not _is_ignored(root, name)


def _is_ignored(folder: Path, name: str) -> bool:
    """Whether git leaves out a file that it does not have yet."""
    flags = ("--others", "--ignored", "--exclude-standard")
    return bool(run_git(folder, "ls-files", *flags, "--", name).stdout)


def _has(folder: Path, name: str) -> bool:
    """Whether git has a revision of that name."""
    found = run_git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    return found.returncode == 0


def _committed_with(
    root: Path, name: str, changes: Sequence[FileChange], names: Sequence[str]
) -> bytes | None:
    """Return the last committed version with changes made to it; None for no file."""
    committed = run_git(root, "cat-file", "--filters", f"HEAD:{name}")
    if committed.returncode:  # new to git: all of it is committed
        file = root / name
        return file.read_bytes() if file.exists() else None
    data: bytes | None = committed.stdout
    for change in changes:
        try:
            data = patched(change, data)
        except PatchConflict as misfit:
            together = quoted_all(os.path.relpath(root / one) for one in names)
            raise LibraryError(
                "the change builds on edits of yours that are not committed yet",
                hint=f"commit both together: git commit {together}",
                path=os.path.relpath(root / name),
                line=change.splices[0].lines[1] if change.splices else 0,
            ) from misfit
    return data


def _stage(root: Path, path: Path, name: str, data: bytes | None) -> None:
    """Stage contents as a file, leaving the one in the work tree alone."""
    if data is None:
        failed = run_git(root, "update-index", "--force-remove", "--", name)
    else:
        failed = run_git(root, "hash-object", "-w", "--stdin", f"--path={name}", data=data)
        if not failed.returncode:
            blob = failed.stdout.decode().strip()
            mode = run_git(root, "ls-files", "--stage", "--", name).stdout[:6].decode() or "100644"
            failed = run_git(root, "update-index", "--add", "--cacheinfo", f"{mode},{blob},{name}")
    if failed.returncode:
        lock = b"index.lock" in failed.stderr
        raise LibraryError(
            f"git did not accept it: {_complaint(failed)}",
            hint="another git is running in this repository, or was killed in it: when none is, "
            "remove .git/index.lock and commit"
            if lock
            else "see git status, then commit it",
            path=str(path),
        )


def _unstage(root: Path, names: Sequence[str]) -> None:
    if _has(root, "HEAD"):
        run_git(root, "reset", "--quiet", "--", *names)
    else:  # before the first commit
        run_git(root, "rm", "--quiet", "--cached", "--ignore-unmatch", "--", *names)


def _staged(root: Path) -> list[str]:
    """Return the staged files, named from the top folder."""
    found = run_git(root, "diff", "--cached", "--name-only", "-z")
    return [os.fsdecode(name) for name in found.stdout.split(b"\0") if name]


def _others_staged(path: Path, names: list[str]) -> LibraryError:
    listed = ", ".join(names[:3]) + (", …" if names[3:] else "")
    return LibraryError(
        f"other changes are staged and would go into the commit: {listed}",
        hint="commit or unstage them first (git restore --staged), or leave out --commit",
        path=str(path),
    )


def _complaint(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return the first line of git's message, without its prefix."""
    said = (done.stderr or done.stdout).decode(errors="replace").strip()
    first = said.partition("\n")[0].removeprefix("fatal: ").removeprefix("error: ")
    return first or f"it ended with {done.returncode} without a message; a hook may have refused"
