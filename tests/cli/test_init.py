"""`ssmlit init`: which file becomes the library of a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Cli


def test_init_where_settings_name_the_library(cli: Cli, folder: Path) -> None:
    """`init` makes the file that ssmlit.toml names, and no other one beside it."""
    Path("ssmlit.toml").write_text('[library]\nfile = "refs.bib"\n')
    made, again = cli("init"), cli("init", "refs.bib")

    assert (made.code, again.code) == (0, 0)
    assert "refs.bib is the library of this folder already" in again.err
    assert sorted(path.name for path in folder.iterdir()) == ["refs.bib", "ssmlit.toml"]


@pytest.mark.parametrize("name", ["papers.bib", "sub/papers.bib"])
def test_init_of_a_new_file_makes_it_the_library(cli: Cli, folder: Path, name: str) -> None:
    """The next command finds it, as if it had existed; in one step, which can be undone."""
    (folder / "sub").mkdir()
    made, added = cli("init", name), cli("add", "2312.00752", "--offline")

    assert (made.code, added.code) == (0, 0)
    assert Path("ssmlit.toml").read_text() == f'[library]\nfile = "{name}"\n'
    assert "2312.00752" in Path(name).read_text()
    assert cli("undo", "2").code == 0
    assert not Path("ssmlit.toml").exists()


@pytest.mark.parametrize("other", ["library.bib", "ssmlit.toml"])
def test_init_beside_a_library_leaves_it_the_library(cli: Cli, folder: Path, other: str) -> None:
    """A further file is one for `-l`."""
    text = '[library]\nfile = "refs.bib"\n' if other == "ssmlit.toml" else ""
    (folder / other).write_text(text)
    made = cli("init", "new.bib")

    assert "`ssmlit -l new.bib add" in made.err
    still = "the library of this folder is still library.bib; "
    assert (still in made.err) is (other == "library.bib")
    assert (folder / other).read_text() == text
    assert sorted(path.name for path in folder.iterdir()) == sorted(["new.bib", other])


def test_init_keeps_the_encoding_that_was_named(cli: Cli) -> None:
    """What --encoding says of an existing file is said in its settings, too."""
    Path("refs.bib").write_bytes("@misc{a, title = {Café}}\n".encode("latin-1"))
    refused = cli("init", "refs.bib")
    made, shown = cli("init", "refs.bib", "--encoding", "latin-1"), cli("list", "--fields", "title")

    assert refused.code == 6
    assert "--encoding latin-1" in refused.err
    assert made.code == 0
    assert Path("ssmlit.toml").read_text() == (
        '[library]\nfile = "refs.bib"\nencoding = "latin-1"\n'
    )
    assert (shown.code, shown.out) == (0, "Café\n")
