"""What git's merge driver reads and writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ssmlit.errors import LibraryError
from ssmlit.store.git import run_git
from ssmlit.store.git_drivers import install, merge_lines, read_versions, write_merged

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("files", "codec"),
    [
        pytest.param([b"", "é".encode(), b"e"], "utf-8", id="UTF-8"),
        pytest.param(["é".encode("utf-16-le"), "\ufeffüö".encode("utf-16-le")], "utf-16-le",
                     id="UTF-16"),
        pytest.param(["é".encode(), b"\xe9"], "latin-1", id="one of them older"),
        pytest.param([b"odd", "\ufeffüö".encode("utf-16-le")], "latin-1", id="mixed"),
        pytest.param([], "utf-8", id="none"),
    ],
)  # fmt: skip
def test_versions_are_read_so_that_the_same_bytes_come_back(
    tmp_path: Path, files: list[bytes], codec: str
) -> None:
    paths = [tmp_path / str(number) for number in range(len(files))]
    for path, data in zip(paths, files, strict=True):
        path.write_bytes(data)

    texts, found = read_versions(paths)

    assert found == codec
    assert [text.encode(found) for text in texts] == files


@pytest.mark.parametrize(
    ("theirs", "merged", "conflict"),
    [
        pytest.param("one\ntwo\n3\n", "1\ntwo\n3\n", False, id="apart"),
        pytest.param("I\ntwo\nthree\n",
                     "<<<<<<<<< ours\n1\n=========\nI\n>>>>>>>>> theirs\ntwo\nthree\n", True,
                     id="the same line"),
    ],
)  # fmt: skip
def test_lines_are_merged_as_git_does(
    tmp_path: Path, theirs: str, merged: str, conflict: bool
) -> None:
    """Into ours, with markers of the size that git wants."""
    texts = {"base": "one\ntwo\nthree\n", "ours": "1\ntwo\nthree\n", "theirs": theirs}
    base, ours, other = (tmp_path / name for name in texts)
    for path in (base, ours, other):
        path.write_text(texts[path.name])

    assert merge_lines(base, ours, other, 9) is conflict
    assert ours.read_text() == merged


def test_what_git_cannot_merge_is_a_failure_and_many_conflicts_are_none(tmp_path: Path) -> None:
    """Its exit code is the number of conflicts, 127 at most."""
    base, ours, theirs = (tmp_path / name for name in ("base", "ours", "theirs"))
    for path, mark in ((base, "old"), (ours, "our"), (theirs, "their")):
        path.write_text("".join(f"{mark} {n}\n{n}\n{n}\n{n}\n{n}\n" for n in range(200)))

    assert merge_lines(base, ours, theirs, 7)
    assert ours.read_text().count("<<<<<<<") == 200
    with pytest.raises(LibraryError, match="git merge-file failed too"):
        merge_lines(tmp_path / "none", ours, theirs, 7)


def test_what_is_merged_keeps_the_permissions_of_ours(tmp_path: Path) -> None:
    ours = tmp_path / "ours"
    ours.write_text("one\n")
    ours.chmod(0o640)

    write_merged(ours, b"two\n")

    assert (ours.read_text(), ours.stat().st_mode & 0o777) == ("two\n", 0o640)


@pytest.mark.slow
def test_installing_says_what_it_changed_and_changes_nothing_twice(tmp_path: Path) -> None:
    run_git(tmp_path, "init", "--quiet")

    changed = install(tmp_path, command="merge %O %A %B")

    settings = ("merge.ssmlit.name", "merge.ssmlit.driver", "diff.ssmlit.xfuncname",
                "diff.ssmlit.wordRegex")  # fmt: skip
    assert changed[:4] == tuple(f"git config: {name} set" for name in settings)
    assert changed[4:] == (
        ".gitattributes: `*.bib merge=ssmlit diff=ssmlit` added",
        ".gitattributes: `*.md merge=ssmlit` added",
        ".gitattributes: `ssmlit.toml merge=ssmlit` added",
    )
    assert install(tmp_path, command="merge %O %A %B") == ()
    assert install(tmp_path, command="join %O %A %B") == ("git config: merge.ssmlit.driver set",)
