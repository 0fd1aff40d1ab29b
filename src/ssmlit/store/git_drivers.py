"""Configuring a git repository to merge and show .bib files entry by entry, and merge lists.

Two places: the repository's own configuration says how (it is not shared), `.gitattributes` says
for which files (it is, and does no harm where ssmlit is not installed: git then merges lines).
Formats: gitattributes(5), "Defining a custom merge driver" and "Defining a custom hunk-header".
The diff driver only names the entry in the hunk header; it hides no byte from the diff.
"""

from __future__ import annotations

import os
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Sequence
from pathlib import Path

from ssmlit.errors import LibraryError
from ssmlit.paths import real_path
from ssmlit.store import files
from ssmlit.store.disk_files import read_bytes
from ssmlit.store.encodings import codec_for
from ssmlit.store.failures import refusing
from ssmlit.store.git import run_git, top

ATTRIBUTES = ("*.bib merge=ssmlit diff=ssmlit", "*.md merge=ssmlit", "ssmlit.toml merge=ssmlit")
CONFLICT = 77
"""What the driver exits with after a merge that left conflicts."""

_FALL_BACK = "git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B"

_SECTIONS = ("merge.ssmlit", "diff.ssmlit")


def _settings(command: str) -> dict[str, str]:
    return {
        "merge.ssmlit.name": "ssmlit: merge BibTeX files entry by entry, and rendered lists",
        "merge.ssmlit.driver": command,
        "diff.ssmlit.xfuncname": r"^[[:space:]]*(@[[:alpha:]]+[[:space:]]*[{(][^,]*).*$",
        "diff.ssmlit.wordRegex": r"""[{}()="#,]|[^[:space:]{}()="#,]+""",
    }


def merge_command(program: str = "ssmlit") -> str:
    """Return the command git runs to merge a file, even if ssmlit is gone by then.

    Only 0 and `CONFLICT` come from a merge that was done. After anything else (no such program, a
    package that was deleted, a kill) git merges by lines: git treats any failure of a driver as a
    conflict solved by ours, and theirs would be lost. `--` is before names that begin with `-`.

    Args:
        program: the shell command for ssmlit.
    """
    ours = f"{program} git merge-driver --conflict={CONFLICT} -- %O %A %B %L %P"
    return f"{ours}; case $? in 0) ;; {CONFLICT}) exit 1 ;; *) {_FALL_BACK} ;; esac"


def install(folder: Path, *, command: str | None = None) -> tuple[str, ...]:
    """Register the drivers in the repository that holds a folder.

    Args:
        folder: any folder of the work tree.
        command: what git runs to merge, as `merge_command` makes it; git fills in the signs (%O
            base, %A ours, %B theirs, %L marker size, %P path).

    Returns:
        What was changed, a line each; empty when nothing was missing.

    Raises:
        LibraryError: no git, no work tree, or a file that cannot be written.
    """
    root = top(real_path(folder))
    changed = [
        f"git config: {name} set"
        for name, value in _settings(command or merge_command()).items()
        if _set(root, name, value)
    ]
    return (*changed, *(f".gitattributes: `{one}` added" for one in _add_attributes(root)))


def _set(root: Path, name: str, value: str) -> bool:
    """Set a name of the repository's configuration; return whether it had another value."""
    if run_git(root, "config", "--local", "--get", name).stdout.decode() == f"{value}\n":
        return False
    done = run_git(root, "config", "--local", name, value)
    if done.returncode:
        raise LibraryError(
            f"git cannot store {name}: {done.stderr.decode(errors='replace').strip()}",
            hint="check the permissions of .git/config",
            path=str(root),
        )
    return True


def _add_attributes(root: Path) -> list[str]:
    """Write our attributes at the end of .gitattributes; return those that it lacked."""
    lines = _attributes(root)
    known = [line.strip() for line in lines]
    missing = [one for one in ATTRIBUTES if one.encode() not in known]
    if missing:
        end = b"\r\n" if lines and lines[0].endswith(b"\r\n") else b"\n"
        gap = end if lines and not lines[-1].endswith(b"\n") else b""
        _write_attributes(root, [*lines, gap, *(one.encode() + end for one in missing)])
    return missing


def uninstall(folder: Path) -> tuple[str, ...]:
    """Undo what `install` did; other settings and attributes stay. Return what was changed."""
    root = top(real_path(folder))
    changed = [
        f"git config: {section} removed"
        for section in _SECTIONS
        if run_git(root, "config", "--local", "--remove-section", section).returncode == 0
    ]
    lines = _attributes(root)
    ours = {one.encode(): one for one in ATTRIBUTES}
    kept = [line for line in lines if line.strip() not in ours]
    if kept != lines:
        _write_attributes(root, kept)
        there = [ours[line.strip()] for line in lines if line.strip() in ours]
        changed += [f".gitattributes: `{one}` removed" for one in there]
    return tuple(changed)


def read_versions(paths: Sequence[Path]) -> tuple[list[str], str]:
    """Read the files that git passes to the merge driver, without their encoding.

    Returns:
        Their texts, and the codec that gives the same bytes back: UTF-8 or UTF-16 where all of
        them are, or else latin-1, which reads any byte; merging compares and never interprets.

    Raises:
        LibraryError: one cannot be read.
    """
    found = [read_bytes(path) for path in paths]
    first = max(found, key=len, default=b"")
    wide = first.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    codec = codec_for("utf-16" if wide else "utf-8", first)
    try:
        return [data.decode(codec) for data in found], codec
    except UnicodeDecodeError:
        return [data.decode("latin-1") for data in found], "latin-1"


def incoming(path: Path) -> list[str]:
    """Return the texts that a file has on the branches that git merges in, where they are known.

    During a merge, variables that begin with `GITHEAD_` name their commits (git-merge's
    `builtin/merge.c`); during a rebase `ORIG_HEAD` is the branch; a cherry-pick tells nothing.

    Args:
        path: from the folder in which git runs a driver.
    """
    mark = "GITHEAD_"
    commits = [name.removeprefix(mark) for name in os.environ if name.startswith(mark)]
    shown = (
        run_git(Path.cwd(), "show", f"{commit}:./{path.as_posix()}")
        for commit in commits or ["ORIG_HEAD"]
    )
    return [one.stdout.decode(errors="replace") for one in shown if one.returncode == 0]


def write_merged(ours: Path, data: bytes) -> None:
    """Put the merged file in place of git's own version of ours.

    Raises:
        LibraryError: it cannot be written; it is unchanged.
    """
    with refusing(ours, "writing"):
        files.replace(real_path(ours), [data])


def merge_lines(base: Path, ours: Path, theirs: Path, marker_size: int) -> bool:
    """Merge as git does without a driver, into `ours`; return whether it left conflicts.

    Raises:
        LibraryError: git cannot do it.
    """
    options = [f"--marker-size={marker_size}", "-L", "ours", "-L", "base", "-L", "theirs"]
    done = run_git(ours.absolute().parent, "merge-file", *options,
               *(str(path.absolute()) for path in (ours, base, theirs)))  # fmt: skip
    if done.returncode > 127:
        raise LibraryError("git merge-file failed too", path=str(ours))
    return bool(done.returncode)


def _attributes(root: Path) -> list[bytes]:
    path = root / ".gitattributes"
    with refusing(path, "reading"):
        return path.read_bytes().splitlines(keepends=True) if path.exists() else []


def _write_attributes(root: Path, parts: list[bytes]) -> None:
    """Write .gitattributes, or remove it when nothing is left in it."""
    path = real_path(root / ".gitattributes")
    with refusing(path, "writing"):
        if any(parts):
            files.replace(path, parts)
        else:
            path.unlink()
