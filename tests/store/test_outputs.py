from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ssmlit.errors import LibraryError
from ssmlit.store.outputs import make_folder

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
