"""`ssmlit export` on the command line."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

pytestmark = pytest.mark.usefixtures("library")


def test_what_is_said_of_citations(cli: Cli) -> None:
    """Each key that leads nowhere has its own line, with what to do."""
    with Path("library.bib").open("a", encoding="utf-8") as file:
        file.write("@article{broken, title={{{x}\n")
    Path("p.tex").write_text(r"\cite{gu2023mamba,broken,gu2023mamb,2405.21060}", encoding="utf-8")

    outcome = cli("export", "--cited", "p.tex", "-o", "refs.bib")

    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.splitlines()[1:] == [
        "warning: p.tex cites `gu2023mamb`, which is not in the library; did you mean gu2023mamba?",
        (
            "warning: p.tex cites `2405.21060`, which is not in the library; "
            "`ssmlit add arxiv:2405.21060` adds it (Transformers are SSMs: Generalized Models and "
            "Efficient Algorithms Through Structured State Space Duality)"
        ),
        (
            "warning: library.bib:37: the entry broken cannot be read: "
            "a brace is opened and never closed; p.tex cites `broken`"
        ),
    ]
    assert cli("export", "--cited", "p.tex", "--strict").code == 1


def test_newer_notes_of_latex(cli: Cli) -> None:
    """Differences are said, and are in the JSON."""
    Path("p.tex").write_text(r"\cite{gu2023mamba}", encoding="utf-8")
    Path("p.aux").write_text(r"\citation{ruan2024vmunet}", encoding="utf-8")
    os.utime("p.tex", (1, 1))

    outcome = cli("export", "--cited", "p.tex", "--json")

    document = json.loads(outcome.out)
    assert (document["only_paper"], document["only_aux"]) == (["gu2023mamba"], ["ruan2024vmunet"])
    assert "@misc{ruan2024vmunet,\n" in document["text"]
    assert outcome.err == (
        "warning: p.aux cites 1 key more: ruan2024vmunet\n"
        "warning: p.aux lacks 1 key of the paper: gu2023mamba\n"
    )


@pytest.mark.parametrize(
    ("order", "keys"),
    [
        ("file", ["gu2023mamba", "gu2022efficiently", "ruan2024vmunet"]),
        ("key", ["gu2022efficiently", "gu2023mamba", "ruan2024vmunet"]),
        ("year", ["gu2022efficiently", "gu2023mamba", "ruan2024vmunet"]),
        ("author", ["gu2023mamba", "gu2022efficiently", "ruan2024vmunet"]),
    ],
)
def test_orders(cli: Cli, order: str, keys: list[str]) -> None:
    """Authors sort by surname and first name: Gu and Dao stand before Gu and Goel."""
    lines = cli("export", "--sort", order).out.splitlines()

    assert [
        line.partition("{")[2][:-1] for line in lines if line[:1] == "@" and "," in line
    ] == keys
