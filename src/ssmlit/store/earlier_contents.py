"""What a file held earlier: as ssmlit last wrote it, and as git has it.

Responsible for the order, newest first, and for reading no more than is asked for. Does not depend
on what the file means.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ssmlit.errors import LibraryError
from ssmlit.store import git
from ssmlit.store.outputs import last_written
from ssmlit.store.reading import real_path

_COMMITS = 20
"""Commits that changed the file and are looked through."""


def earlier(path: Path, library: Path) -> Iterator[str]:
    """Yield what a file held, as far as ssmlit and git know (git may be missing)."""
    written = last_written(path, library)
    if written is not None:
        yield written
    real = real_path(path)
    try:
        log = git.run_git(real.parent, "log", f"-{_COMMITS}", "--format=%H", "--", real.name)
    except LibraryError:
        return
    for commit in log.stdout.decode("ascii").split():
        held = git.run_git(real.parent, "show", f"{commit}:./{real.name}")
        if held.returncode == 0:
            yield held.stdout.decode("utf-8", "replace")
