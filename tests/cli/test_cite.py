"""`ssmlit cite`: the citation of a paper in the language of a manuscript."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

pytestmark = pytest.mark.usefixtures("library")


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        pytest.param(["gu2023mamba"], r"\cite{gu2023mamba}", id="key"),
        pytest.param(
            ["2312.00752", "ruan2024vmunet"], r"\cite{gu2023mamba,ruan2024vmunet}", id="id"
        ),
        pytest.param(["structured", "state", "long"], r"\cite{gu2022efficiently}", id="words"),
        pytest.param(["gu2023mamba", "--as", "typst"], "@gu2023mamba", id="language"),
        pytest.param(["gu2023mamba", "--command", r"\citep"], r"\citep{gu2023mamba}", id="command"),
        pytest.param(["mamba", "--all"], r"\cite{gu2023mamba,ruan2024vmunet}", id="all"),
    ],
)
def test_citations(cli: Cli, arguments: list[str], printed: str) -> None:
    """One line, ready to be pasted."""
    outcome = cli("cite", *arguments)

    assert (outcome.code, outcome.out, outcome.err) == (0, f"{printed}\n", "")


def test_two_entries_of_one_key_are_cited_once(cli: Cli, library: Path) -> None:
    """`check` reports them; LaTeX cannot distinguish them."""
    library.write_text("@misc{a, title = {A}}\n@misc{a, title = {B}}\n")

    assert cli("cite", "a", "--as", "latex").out == "\\cite{a}\n"


def test_the_manuscript_that_is_named(cli: Cli) -> None:
    """Its language counts, whatever else is in the folder."""
    for name in ("x.qmd", "main.tex"):
        Path(name).touch()

    assert cli("cite", "gu2023mamba", "--in", "x.qmd").out == "[@gu2023mamba]\n"


def test_a_command_is_latex(cli: Cli) -> None:
    """It is not dropped where the folder holds Markdown, and not taken with another language."""
    Path("paper.md").touch()

    assert cli("cite", "gu2023mamba", "--command", "citep").out == "\\citep{gu2023mamba}\n"
    refused = cli("cite", "gu2023mamba", "--command", "citep", "--as", "typst")
    assert (refused.code, refused.out) == (2, "")


@pytest.mark.parametrize(
    ("files", "printed"),
    [
        ([], r"\cite{gu2023mamba}"),
        (["main.typ"], "@gu2023mamba"),
        (["paper.md"], "[@gu2023mamba]"),
        (["README.md"], r"\cite{gu2023mamba}"),
        (["main.tex", "notes.md"], r"\cite{gu2023mamba}"),
        (["main.tex", "main.typ"], r"\cite{gu2023mamba}"),
    ],
)
def test_the_manuscript_at_hand(cli: Cli, files: list[str], printed: str) -> None:
    """The only kind of manuscript in the folder decides."""
    for name in files:
        Path(name).touch()

    assert cli("cite", "gu2023mamba").out == f"{printed}\n"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        pytest.param(["mamba"], 4, "2 papers were found", id="several"),
        pytest.param(["zzz"], 3, "nothing was found for zzz", id="none"),
        pytest.param(["gu2023mmaba"], 3, "did you mean gu2023mamba?", id="a slip"),
        pytest.param(["gu2023mamba", "dao"], 3, "no entry dao\n", id="a key and a word"),
        pytest.param([], 2, "say what to cite", id="no-words"),
    ],
)
def test_what_cannot_be_cited(cli: Cli, words: list[str], code: int, told: str) -> None:
    """Nothing is guessed."""
    outcome = cli("cite", *words)

    assert (outcome.code, outcome.out) == (code, "")
    assert told in outcome.err


def test_json(cli: Cli) -> None:
    """Keys and text."""
    document = json.loads(cli("cite", "gu2023mamba", "--json").out)

    assert (document["keys"], document["citation"]) == (["gu2023mamba"], r"\cite{gu2023mamba}")
