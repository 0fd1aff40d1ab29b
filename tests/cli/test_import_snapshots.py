"""`ssmlit import` with a snapshot: rows are completed and checked without any network."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import LIBRARY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

LINES = (
    {"title": "Snail Mamba: Slow State Spaces", "authors": ["Ana Pérez", "Bo Li"],
     "id": "2401.00001", "categories": ["cs.LG"], "listed": "2024-06-01"},
    {"title": "How Snails Cross a Garden Path", "authors": ["Wei Li", "Cy Doe"], "year": 2020,
     "venue": "Journal of Snails", "journal": "Journal of Snails", "doi": "10.1000/garden"},
    {"title": "Deep Snail Learning for Everybody", "authors": ["Ada Byron"], "year": 2019,
     "arxiv": "1901.00001"},
    {"title": "Deep Snail Learning for Everybody", "authors": ["Ian Good"], "year": 2016,
     "arxiv": "1601.00001"},
    {"title": "Garden Snails", "authors": ["Max Other"], "year": 2018},
)  # fmt: skip


@pytest.fixture
def imported(cli: Cli, folder: Path, library: Path) -> object:
    """Import a Markdown list beside a snapshot; returns a function from rows to what was added."""
    path = folder / "snails.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in LINES))
    assert cli("snapshot", "build", str(path)).code == 0

    def run(*rows: str) -> tuple[int, str, str]:
        (folder / "list.md").write_text("# Papers\n\n" + "".join(f"- {row}\n" for row in rows))
        outcome = cli("import", "list.md")
        return outcome.code, outcome.err, library.read_text().removeprefix(LIBRARY)

    return run


def test_by_identifier(imported) -> None:  # type: ignore[no-untyped-def] # a function of the fixture
    """A link alone is enough; how much comes from which snapshot is said."""
    code, err, added = imported("[Snail Mamba](https://arxiv.org/abs/2401.00001)")

    assert code == 0, err
    assert "author = {Pérez, Ana and Li, Bo}" in added
    assert "1 paper from the snapshot snails of 2024-06-01" in err


@pytest.mark.parametrize(
    ("row", "completed"),
    [
        pytest.param("How Snails Cross a Garden Path. Wei Li, Cy Doe. "
                     "[paper](https://example.org/a.pdf)", True, id="title-and-people"),
        pytest.param("[How Snails Cross a Garden Path](https://example.org/a.pdf)", True,
                     id="telling-title"),
        pytest.param("How Snails Cross a Garden Path. Max Other, Mia Else. "
                     "[paper](https://example.org/a.pdf)", False, id="other-people"),
    ],
)  # fmt: skip
def test_by_title(imported, row: str, completed: bool) -> None:  # type: ignore[no-untyped-def] # as above
    """An equal title is believed with the same people, or when only one work has it."""
    _, _, added = imported(row)

    assert ("Journal of Snails" in added) is completed


def test_a_title_of_two_works_is_no_proof(imported) -> None:  # type: ignore[no-untyped-def] # as above
    """ "Deep Learning" must not become another "Deep Learning"."""
    _, _, added = imported("[Deep Snail Learning for Everybody](https://example.org/a.pdf)")

    assert "Byron" not in added
    assert "Good" not in added


def test_a_wrong_link_is_found(imported) -> None:  # type: ignore[no-untyped-def] # as above
    """Title and link of two papers: the snapshot knows what the link is."""
    code, err, added = imported(
        "[A Survey of Whale Songs in Cold Oceans](https://arxiv.org/abs/2401.00001)"
    )

    assert code == 4
    assert "1 mismatch" in err
    assert added == ""


def test_a_short_title_alone_is_no_proof(imported) -> None:  # type: ignore[no-untyped-def] # as above
    """Two words may be the title of anything."""
    _, _, added = imported("[Garden Snails](https://example.org/a.pdf)")

    assert "Other" not in added


def test_another_work_of_that_title_is_no_mismatch(imported) -> None:  # type: ignore[no-untyped-def] # as above
    """Where several works have a title, the link may be to yet another one."""
    _, err, added = imported(
        "[Deep Snail Learning for Everybody](https://arxiv.org/abs/2405.00001)"
    )

    assert "mismatch" not in err
    assert "2405.00001" in added


@pytest.mark.slow
@pytest.mark.usefixtures("imported")
def test_known_titles_show_which_column_has_them(cli: Cli, folder: Path, library: Path) -> None:
    """Two columns of sentences below heads that say nothing: a snapshot knows what is a title."""
    (folder / "table.md").write_text(
        "| First | Second |\n|---|---|\n"
        "| They walk slowly over all wet stones | How Snails Cross a Garden Path |\n"
        "| It learns what everybody wants to know | Deep Snail Learning for Everybody |\n"
        "| Nobody knows this work by its name | A Paper that No Snapshot Knows |\n"
    )
    cli("import", "table.md")

    added = library.read_text().removeprefix(LIBRARY)
    assert re.findall(r"title = \{(.*)\},", added) == ["How Snails Cross a Garden Path"]
