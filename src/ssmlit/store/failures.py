"""Errors of the operating system, explained.

Responsible for errno values, each with its sentence and next step. Does not depend on
BibTeX.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ssmlit._lazy import regex
from ssmlit.errors import LibraryError
from ssmlit.paths import real_path
from ssmlit.strings import did_you_mean, quoted, similar

_ADDRESS = regex(r"(https?:)/+(.+)")
_BESIDE = (
    "a new version is written beside the file and then put in its place, "
    "so the folder must be writable too"
)
_NAMED = 3  # files that a hint names
_SPACE = "make room and run the command again; nothing was changed"

_SENTENCES: dict[int, tuple[str, str]] = {
    errno.ENOENT: ("there is no such file", "check its name and the folder you are in"),
    errno.ENOTDIR: ("a part of the path is not a folder", "check its name"),
    errno.ELOOP: ("its symbolic links lead in a circle", "point the link at the real file"),
    errno.ENAMETOOLONG: ("the name is too long for this disk", "give the file a shorter name"),
    errno.EISDIR: ("this is a folder, not a file", "name the file inside it"),
    errno.EACCES: ("permission denied", "check the permissions with ls -l"),
    errno.EPERM: (
        "the system does not permit it",
        "check its owner, group and attributes (ls -l, lsattr)",
    ),
    errno.EROFS: ("the disk is read-only", "copy the file to a place that can be written"),
    errno.ENOSPC: ("the disk is full", _SPACE),
    errno.EDQUOT: ("your disk quota is used up", _SPACE),
    errno.EFBIG: ("the file would be larger than the limit (ulimit -f, or the disk's)", _SPACE),
    errno.EBUSY: (
        "the system does not let this file be replaced",
        "a single file mounted into a container cannot be replaced; mount its folder instead",
    ),
    errno.EIO: ("the disk reports an error", "check the disk; nothing was changed"),
}


def refusal(error: OSError, path: Path, doing: str) -> LibraryError:
    """Return the failure to raise for `error`, met while `doing` ("reading", "writing") `path`."""
    known = _SENTENCES.get(error.errno or 0)
    message, hint = known or (error.strerror or str(error), "")
    if doing == "writing" and error.errno in {errno.EACCES, errno.EROFS}:
        hint = _BESIDE
    if doing == "writing" and error.errno == errno.ENOENT:
        return no_folder(path)
    if error.errno == errno.ENOENT and (near := similar_files(path)):
        hint = did_you_mean(near)
    if address := _ADDRESS.match(path.as_posix()):
        hint = f"download it first: curl -LO {quoted(f'{address[1]}//{address[2]}')}"
    return LibraryError(f"{doing} failed: {message}", hint=hint, path=str(path))


def similar_files(path: Path) -> str:
    """Return the files that a name which is of none may mean: `a.tex or a.aux`; "" if none."""
    try:
        with os.scandir(path.parent) as found:
            names = sorted(entry.name for entry in found if entry.is_file())
    except OSError:
        return ""
    named = [name for name in names if Path(name).stem == path.name]
    near = named or similar(path.name, names, most=1, cutoff=0.8)
    return " or ".join(str(path.with_name(name)) for name in near[:_NAMED])


def no_folder(path: Path) -> LibraryError:
    """Return the failure to raise when a file is to be written into a folder that is not there."""
    hint = f"make it with: mkdir -p {quoted(real_path(path).parent)}"
    return LibraryError("writing failed: there is no such folder", hint=hint, path=str(path))


@contextmanager
def refusing(path: Path, doing: str) -> Iterator[None]:
    """Turn every OSError of the block into a LibraryError about `path`."""
    try:
        yield
    except OSError as error:
        raise refusal(error, path, doing) from error
