"""Building, listing and removing snapshots of bulk metadata.

Responsible for the names of snapshots and for when a new one may replace an old one. Does
not depend on formats of files, nor on any library.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from ssmlit._lazy import regex
from ssmlit.errors import DecisionError, LibraryError, UsageError
from ssmlit.snapshot import Snapshot, folder
from ssmlit.snapshot.build import build
from ssmlit.snapshot.bulk import Damage
from ssmlit.snapshot.readers import READERS
from ssmlit.snapshot.readers.files import BulkFile
from ssmlit.strings import plural

_CATEGORY = regex(r"[a-z-]+(?:\.(?:\*|[A-Za-z-]+))?|\*")
_ENDINGS = regex(r"(?:\.(?:gz|zip|jsonl?|xml|bib|ndjson|txt))+$", re.IGNORECASE)


def build_snapshot(
    paths: Sequence[Path],
    name: str = "",
    categories: Sequence[str] = (),
    *,
    partial: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> tuple[Snapshot, Damage]:
    """Build a snapshot of files; return it, and what could not be used of them.

    One of the same name is replaced when the new one is complete.

    Args:
        paths: the files, the newest last.
        name: what it is called; by the first file's name when empty.
        categories: patterns of arXiv categories (`cs.*`): only papers with one that fits.
        partial: replace an older snapshot even if a file is truncated, or the new one has less
            than half as many records.
        progress: called with how many of how many bytes are read.

    Raises:
        UsageError: a file of no known kind, no usable record, a bad name or category.
        DecisionError: a file is truncated, or has far fewer records, and there is an older
            snapshot.
        LockedError: another process is building it.
        LibraryError: the file cannot be written; an older snapshot is as it was.
    """
    for form in categories:
        if not _CATEGORY.fullmatch(form):
            raise UsageError(
                f"`{form}` is not an arXiv category", hint="cs.LG, or cs.* for all of cs"
            )
    target = folder.path_of(name or default_name(paths[0]))
    files = [BulkFile(path, READERS) for path in paths]
    damage = Damage()
    total = sum(file.size for file in files) or 1

    with folder.exclusive(target):
        build(
            target,
            [file.part(damage, categories) for file in files],
            options=" ".join(categories),
            progress=lambda _: progress(sum(f.position for f in files), total),
            approve=lambda records: _approve(records, paths[0], target, damage, partial=partial),
        )
    return Snapshot(target), damage


def _approve(records: int, path: Path, target: Path, damage: Damage, *, partial: bool) -> None:
    """Refuse a snapshot without records, and one that is worse than the one it would replace."""
    if not records:
        raise UsageError(f"there is no usable record in {path}{_reasons(damage)}")
    if partial or not target.exists():
        return
    if damage.cut:
        raise DecisionError(
            f"{damage.cut}; the snapshot {target.stem} was not replaced",
            hint="get the whole file, or use the part you have with --partial",
        )
    if 2 * records < (old := _count(target)):
        raise DecisionError(
            f"{path} holds {plural(records, 'record')}, the snapshot {target.stem} {old:,};"
            " it was not replaced",
            hint="give it another --name, or replace it with --partial",
        )


def default_name(path: Path) -> str:
    """Return a snapshot's name for a file: `arxiv-metadata-oai-snapshot.json.zip` → `arxiv`."""
    stem = _ENDINGS.sub("", path.name).lower()
    if stem.startswith("arxiv-metadata"):  # the file's name on Kaggle
        return "arxiv"
    return re.sub(r"[^a-z0-9._-]+", "-", stem).strip("-._")[:64] or "snapshot"


def remove_snapshot(name: str) -> None:
    """Remove a snapshot, readable or not.

    Raises:
        UnresolvedError: there is none of that name.
        LockedError: it is being built.
    """
    path = folder.path_of(name)
    if not path.exists():
        folder.open_one(name)
    with folder.exclusive(path):
        path.unlink()


def _count(path: Path) -> int:
    """Return how many records a snapshot holds, 0 for one that cannot be read."""
    try:
        return len(Snapshot(path))
    except LibraryError:
        return 0


def _reasons(damage: Damage) -> str:
    """Return why records were left out, for a message."""
    said = [f"{reason} ({damage.first[reason]})" for reason, _ in damage.counts.most_common(3)]
    if damage.passed_over:
        said.append("other categories")
    return f": {'; '.join(said)}" if said else ""
