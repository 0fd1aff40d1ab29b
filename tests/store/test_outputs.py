from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ssmlit.errors import LibraryError
from ssmlit.store import Change, Snapshot, transact
from ssmlit.store.outputs import last_written, make_folder, target

if TYPE_CHECKING:
    from pathlib import Path


def test_a_folder_that_was_made_meanwhile_is_no_failure(tmp_path: Path) -> None:
    """Two commands at once may want the same one; a file in its place is a failure."""
    make_folder(tmp_path / "made")
    make_folder(tmp_path / "made")
    (tmp_path / "file").write_text("")

    assert (tmp_path / "made").is_dir()
    with pytest.raises(LibraryError, match="making the folder failed"):
        make_folder(tmp_path / "file")


def test_a_file_of_somebody_else_is_replaced_only_by_what_it_says(
    home: Path, library: Path
) -> None:
    """Nothing is lost where it says the same already, or nothing."""
    path = home / "list.md"
    path.write_text("mine\n")
    assert target(path, library).generated("mine\n", None).remade
    with pytest.raises(LibraryError, match="not written by ssmlit"):
        target(path, library).generated("other\n", None)
    path.write_text("")
    assert target(path, library).generated("other\n", None).remade


def test_what_was_written_last_is_that_of_the_file_asked_about(home: Path, library: Path) -> None:
    """One command may write several files, and the library beside them."""
    paths = [home / name for name in ("one.md", "two.md")]
    texts = [f"# {path.stem}\n" for path in paths]

    def change(before: Snapshot) -> Change:
        outputs = [target(it, library).edited(text) for it, text in zip(paths, texts, strict=True)]
        return Change(before.text + "x", outputs=outputs)

    transact(library, change, command="ssmlit render")

    assert [last_written(path, library) for path in paths] == texts
    assert last_written(home / "three.md", library) is None
