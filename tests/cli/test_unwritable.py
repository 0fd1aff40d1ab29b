"""Papers whose entries a library refuses are reported; the others are added."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

KNOWN = "@misc{known,\n  title = {Whales of the South},\n  author = {Roe, A.},\n  year = 2020\n}\n"
LIST = """\
# Papers
- **Slow Snails of the North**, Ana Carver (2021) [[Paper](https://arxiv.org/abs/2101.00001)]
- **Quick Snails of the East**, Ana Pérez (2021) [[Paper](https://arxiv.org/abs/2101.00002)]
"""
REASON = (
    "ascii has no character 'é' (U+00E9, LATIN SMALL LETTER E WITH ACUTE); "
    "write it as a LaTeX command, or convert the file to UTF-8 first"
)


@pytest.fixture
def ascii_library(folder: Path) -> Path:
    """A library that holds nothing but ASCII."""
    path = folder / "library.bib"
    path.write_text(KNOWN, encoding="ascii")
    (folder / "ssmlit.toml").write_text('[library]\nencoding = "ascii"\n', encoding="utf-8")
    (folder / "list.md").write_text(LIST, encoding="utf-8")
    return path


def test_a_row_that_cannot_be_written_keeps_no_other_out(cli: Cli, ascii_library: Path) -> None:
    """It is reported with the reason, the rest is imported, and the exit code is 4."""
    outcome = cli("import", "list.md", "--offline")

    assert outcome.code == 4
    assert outcome.out.splitlines()[-2:] == [
        "list.md:3: not written: Quick Snails of the East",
        f"    because: {REASON}",
    ]
    assert outcome.err == "1 added, 1 not written\n"
    text = ascii_library.read_text(encoding="ascii")
    assert "Slow Snails of the North" in text
    assert "Quick Snails" not in text


@pytest.mark.slow
def test_the_report_has_its_row(cli: Cli, ascii_library: Path) -> None:
    """It has place, status and reason; a second import says the same and changes nothing."""
    cli("import", "list.md", "--offline")
    before = ascii_library.read_bytes()

    report = json.loads(cli("import", "list.md", "--offline", "--json").out)

    (row,) = [one for one in report["rows"] if one["status"] == "unwritable"]
    assert (row["line"], row["reason"], row["key"]) == (3, REASON, "")
    assert ascii_library.read_bytes() == before


@pytest.mark.parametrize(
    ("asked", "code", "there"),
    [
        pytest.param(["2401.04081"], 6, False, id="alone: nothing was written"),
        pytest.param(["2401.04081", "2312.00752"], 4, True, id="beside another paper"),
    ],
)
def test_add_leaves_out_what_cannot_be_written(
    cli: Cli, ascii_library: Path, asked: list[str], code: int, *, there: bool
) -> None:
    """MoE-Mamba is by Maciej Pióro."""
    outcome = cli("add", *asked, "--offline")

    assert outcome.code == code
    assert "2401.04081: ascii has no character 'ó' (U+00F3" in outcome.err
    text = ascii_library.read_text(encoding="ascii")
    assert ("2312.00752" in text) is there
    assert "2401.04081" not in text


def test_rows_of_one_line_are_distinct(cli: Cli, folder: Path) -> None:
    """JSON needs no line ends: what is said about one item is said about no other."""
    titles = ("Slow Snails of the North", "Quick \ud800 of the East")
    known = {
        "author": [{"family": "Roe", "given": "Ada"}],
        "issued": {"date-parts": [[2001]]},
        "type": "book",
    }
    items = [{"title": title, **known} for title in titles]
    (folder / "library.bib").write_text(KNOWN, encoding="ascii")
    (folder / "items.json").write_text(json.dumps(items), encoding="ascii")

    outcome = cli("import", "items.json", "--offline")

    assert outcome.err == "1 added, 1 not written\n"
    assert "Slow Snails of the North" in (folder / "library.bib").read_text(encoding="ascii")
