"""`ssmlit find`: the catalogue and snapshots searched, the library's papers marked, some added."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import LIBRARY
from tests.cli.pseudo_terminal import on_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_httpserver import HTTPServer

    from tests.cli.conftest import Cli

LINES = (
    {"title": "Snail Mamba: Slow State Spaces", "authors": ["Ana Pérez", "Kiki van der Berg"],
     "id": "2401.00001", "categories": ["cs.LG"], "listed": "2024-06-01"},
    {"title": "Snail Mamba: Slow State Spaces", "authors": ["Ana P{\\'e}rez"], "year": 2025,
     "venue": "International Conference on Snails, {ICS} 2025"},
    {"title": "U-Net for Snails", "authors": ["Edward Example"], "year": 2019, "venue": "JMLR"},
    {"title": "Mamba: Linear-Time Sequence Modeling with Selective State Spaces",
     "authors": ["Albert Gu", "Tri Dao"], "id": "2312.00752", "categories": ["cs.LG"]},
    {"title": "Deep Snails", "authors": ["Wei Li"], "year": 2020},
)  # fmt: skip


@pytest.fixture
def snails(cli: Cli, folder: Path) -> None:
    """A snapshot of five records."""
    path = folder / "snails.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in LINES))
    assert cli("snapshot", "build", str(path)).code == 0


def titles(outcome_out: str) -> list[str]:
    """Return the titles of lines that were printed."""
    return [line.split("\t")[4] for line in outcome_out.splitlines()]


@pytest.mark.slow
@pytest.mark.usefixtures("snails", "library")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("snail mamba", ["Snail Mamba: Slow State Spaces"], id="words"),
        pytest.param("unet snails", ["U-Net for Snails"], id="one-word-for-two"),
        pytest.param("u-net snails", ["U-Net for Snails"], id="hyphen"),
        pytest.param("snails year:2019..2020", ["Deep Snails", "U-Net for Snails"], id="years"),
        pytest.param("snails author:li", ["Deep Snails"], id="author"),
        pytest.param("author:ana author:berg", ["Snail Mamba: Slow State Spaces"], id="names"),
        pytest.param("author:PÉREZ slow", ["Snail Mamba: Slow State Spaces"], id="accents"),
        pytest.param("snails venue:jmlr", ["U-Net for Snails"], id="venue"),
        pytest.param('snails venue:"journal of machine learning research"', ["U-Net for Snails"],
                     id="venue-in-full"),
        pytest.param("title:deep snails", ["Deep Snails"], id="title"),
        pytest.param("snials deep", ["Deep Snails"], id="misspelt"),
        pytest.param("snai deep", ["Deep Snails"], id="beginning"),
    ],
)  # fmt: skip
def test_what_is_found(cli: Cli, query: str, found: list[str]) -> None:
    """Every word counts; case, accents and hyphens do not; a work comes once."""
    outcome = cli("find", query)

    assert outcome.code == 0, outcome.err
    assert titles(outcome.out) == found


@pytest.mark.usefixtures("snails", "library")
def test_the_lines(cli: Cli) -> None:
    """What the library has shows its key; the best record stands for a work; ages are said."""
    outcome = cli("find", "linear-time sequence modeling selective")

    assert outcome.out == (
        "1\tgu2023mamba\t2024\tAlbert Gu, Tri Dao\t"
        "Mamba: Linear-Time Sequence Modeling with Selective State Spaces\t"
        "Conference on Language Modeling (COLM)\tarxiv:2312.00752\n"
    )
    assert "catalogue: facts up to 2026-" in outcome.err


@pytest.mark.usefixtures("snails", "library")
def test_json(cli: Cli) -> None:
    """The same as data; a published record keeps the preprint's id."""
    data = json.loads(cli("find", "snail mamba", "--json").out)

    (paper,) = data["papers"]
    assert data["count"] == 1
    assert (paper["key"], paper["year"], paper["venue"]) == (
        "",
        2025,
        "International Conference on Snails, ICS 2025",
    )
    assert paper["authors"] == ["Ana Pérez"]
    assert paper["identifiers"] == {"arxiv": "2401.00001"}
    assert (paper["source"], paper["retrieved"]) == ("snapshot snails", "2025")


@pytest.mark.slow
@pytest.mark.usefixtures("snails")
def test_adding(cli: Cli, library: Path) -> None:
    """Numbers of the list are added, with tags; what is there is not added twice."""
    second = titles(cli("find", "snails").out)[1]
    one = cli("find", "snails", "--add", "2", "--tag", "snails")
    assert one.code == 0, one.err
    (title,) = re.findall(r"^  title = (.*),$", library.read_text(), re.MULTILINE)[2:]
    assert title.replace("{", "").replace("}", "") == second

    outcome = cli("find", "snails", "--add", "1-2", "--tag", "snails")
    again = cli("find", "deep", "snails", "--add", "1")

    assert outcome.code == 0, outcome.err
    added = library.read_text().removeprefix(LIBRARY)
    assert added.count("keywords = {snails}") == 2
    assert "title = {Deep Snails}" in added
    assert again.code == 0
    assert "is the same paper" in again.err


@pytest.mark.usefixtures("snails", "library")
@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        pytest.param(("zebra",), 1, "nothing found", id="nothing"),
        pytest.param(("year:2020",), 2, "nothing to look for", id="only-a-year"),
        pytest.param(("x", "year:soon"), 2, "is not a year", id="no-year"),
        pytest.param(("x", "tag:y"), 2, "`find` does not understand `tag:y`", id="field"),
        pytest.param(("a", "OR", "b"), 2, "`find` does not understand `OR`", id="operator"),
        pytest.param(("snails", "--add", "9"), 2, "selects no papers of the list", id="number"),
        pytest.param(("snails", "--add", "1-9"), 2, "numbers from 1 to 2", id="range"),
        pytest.param(("snails", "--add", "2-1"), 2, "numbers from 1 to 2", id="backwards"),
        pytest.param(("snails", "--add", "1,2-1"), 2, "numbers from 1 to 2", id="one-backwards"),
        pytest.param(("snails", "--add", "x"), 2, "numbers from 1 to 2", id="no-number"),
    ],
)
def test_what_is_refused(cli: Cli, arguments: tuple[str, ...], code: int, message: str) -> None:
    """Each with a sentence."""
    outcome = cli("find", *arguments)

    assert (outcome.code, message in outcome.err) == (code, True), outcome.err


def test_without_library_and_snapshots(cli: Cli) -> None:
    """The catalogue alone is searched; nothing is marked."""
    outcome = cli("find", "vmamba", "visual", "--limit", "1")

    assert outcome.code == 0
    assert outcome.out.startswith("1\t\t2024\tYue Liu")


@pytest.mark.usefixtures("snails", "library")
def test_a_damaged_snapshot_is_no_obstacle(cli: Cli, tmp_path: Path) -> None:
    """It is said, and the others are searched."""
    (tmp_path / "data" / "snapshots" / "bad.sqlite").write_text("no database")

    outcome = cli("find", "deep snails")

    assert titles(outcome.out) == ["Deep Snails"]
    assert "warning: the snapshot bad cannot be read" in outcome.err


@pytest.mark.slow
def test_online(
    cli: Cli, library: Path, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Services are asked for the words; what lacks one is passed over, who fails is named."""
    monkeypatch.delenv("SSMLIT_OFFLINE")
    monkeypatch.setenv("SSMLIT_CROSSREF_URL", httpserver.url_for("").rstrip("/"))
    monkeypatch.setenv("SSMLIT_CROSSREF_GAP", "0")
    whales = {"DOI": "10.1000/w", "title": ["Whale Songs"], "issued": {"date-parts": [[2020]]}}
    other = {"DOI": "10.1000/o", "title": ["Whale Oil"], "issued": {"date-parts": [[2020]]}}
    httpserver.expect_request(
        "/works", query_string={"query.bibliographic": "whale songs", "rows": "20"}
    ).respond_with_json({"message": {"items": [other, whales]}})

    found = cli("find", "whale songs", "--online")
    nothing = cli("find", "whale songs", "author:nobody", "--online")

    assert found.code == 0, found.err
    assert found.out == "1\t\t2020\t\tWhale Songs\t\tdoi:10.1000/w\n"
    assert "warning: arXiv, Semantic Scholar, OpenAlex and DBLP could not be asked" in found.err
    assert nothing.code == 5
    assert library.read_text() == LIBRARY


@pytest.mark.slow
def test_an_invalid_number_is_asked_again(library: Path) -> None:
    """A slip of the finger does not cost the list."""
    said = on_terminal("find", "mamba", "unet", "--limit", "3", typed=["2 9", "1"])

    assert "`2 9` selects no papers of the list" in said
    assert said.count("add which?") == 2
    assert len(library.read_text()) > len(LIBRARY)


@pytest.mark.slow
@pytest.mark.usefixtures("library")
def test_of_one_paper_one_number_is_offered() -> None:
    assert "[1, Return for none]" in on_terminal(
        "find", "mamba", "unet", "--limit", "1", typed=[""]
    )


@pytest.mark.slow
@pytest.mark.usefixtures("library")
def test_lines_break_between_words() -> None:
    """On a narrow terminal a title continues below itself."""
    shown = on_terminal("find", "linear-time sequence modeling", width=50, typed=[""])

    lines = shown.strip("\n").splitlines()
    assert lines[:2] == [
        "  1  Mamba: Linear-Time Sequence Modeling with",
        "     Selective State Spaces",
    ]
    assert all(len(one) <= 50 for one in lines)


@pytest.mark.slow
def test_without_a_library_nothing_is_offered_to_add(folder: Path) -> None:
    """The question would end in a failure after the answer."""
    said = on_terminal("find", "mamba", "unet", "--limit", "1", typed=["1"])

    assert said.splitlines()[-1] == "`ssmlit init` starts a library to which papers can be added"
    assert list(folder.iterdir()) == []
