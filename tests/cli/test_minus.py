"""`-tag:surveys` on the command line is a part of the query, `-r` is an option."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

MAMBA, S4, UNET = "gu2023mamba", "gu2022efficiently", "ruan2024vmunet"


@pytest.mark.parametrize(
    ("arguments", "keys"),
    [
        pytest.param(["search", "mamba", "-tag:medical-imaging"], [MAMBA], id="after a word"),
        pytest.param(["search", "-tag:medical-imaging", "mamba"], [MAMBA], id="first"),
        pytest.param(["list", "-mamba"], [S4], id="a word"),
        pytest.param(["list", "-author:gu"], [UNET], id="a letter that is no option"),
        pytest.param(["list", "-year:2022", "-key:ruan"], [MAMBA], id="two"),
        pytest.param(["list", '-"state spaces"'], [UNET], id="a quotation"),
        pytest.param(["list", "-(tag:foundations OR unet)"], [MAMBA], id="a group"),
        pytest.param(["list", "-venue:learning", "-r"], [MAMBA, UNET], id="v is an option too"),
        pytest.param(["list", "--limit", "1", "-vmunet"], [MAMBA], id="a word of letters"),
        pytest.param(["list", "--sort", "key", "-r"], [UNET, MAMBA, S4], id="an option stays one"),
        pytest.param(
            ["list", "NOT", "query", "-unet"], [MAMBA, S4], id="behind an argument's name"
        ),
        pytest.param(["list", "--limit=1", "-qr"], [S4], id="options together stay options"),
    ],
)
def test_a_minus_leaves_out(cli: Cli, library: Path, arguments: list[str], keys: list[str]) -> None:
    """A minus before a word of the query leaves out; the command's own options stay options."""
    outcome = cli(*arguments, "-fkeys", "-l", library.name)

    assert outcome.code == 0, outcome.err
    assert outcome.out.split() == keys


def test_minus_in_tag_queries_and_lists(cli: Cli, library: Path) -> None:
    """`tag --query` takes its value as it is; `tag list` takes a query with a minus."""
    tagged = cli("tag", "--query", "-year:2023..", "+old")

    assert tagged.code == 0, tagged.err
    assert library.read_text().count("old") == 1
    assert "medical-imaging" not in cli("tag", "list", "-unet").out


def test_a_tag_of_one_letter_is_taken_away(cli: Cli, library: Path) -> None:
    """`-x` is not an option of `tag`."""
    before = library.read_bytes()

    assert cli("tag", "gu2023mamba", "+x").code == 0
    assert cli("tag", "gu2023mamba", "-x").code == 0
    assert library.read_bytes() == before


def test_the_caret_is_below_the_mistake(cli: Cli, library: Path) -> None:
    """A hint that only points is shown as it is drawn."""
    outcome = cli("search", "unet)")

    assert library.exists()
    assert outcome.err.splitlines()[1:] == ["  unet)", "      ^"]


@pytest.mark.parametrize(
    ("words", "tags"),
    [
        pytest.param(["--", "-n", "+q"], ["a", "-x", "q"], id="short options"),
        pytest.param(["--", "--x"], ["a", "n"], id="a tag that begins with a dash"),
        pytest.param(["+-y", "-a"], None, id="an option without its value"),
        pytest.param(["+-y", "--", "-a"], ["n", "-x", "-y"], id="behind a tag"),
    ],
)
def test_after_two_dashes_every_word_with_a_sign_is_a_tag(
    cli: Cli, library: Path, words: list[str], tags: list[str] | None
) -> None:
    """Before them `-n` is an option; the hint of an option without a value says so."""
    library.write_text("@misc{k, title = {T}, keywords = {a, n, -x}}\n")

    outcome = cli("tag", "k", *words)

    found = json.loads(cli("show", "k", "--json").out)["papers"][0]["tags"]
    assert found == (tags or ["a", "n", "-x"])
    assert (outcome.code, "after `--`" in outcome.err) == ((0, False) if tags else (2, True))


def test_a_word_with_a_dash_that_is_no_option(cli: Cli, library: Path) -> None:
    """The hint names the way to say it, where there are words to be said."""
    outcome = cli("tag", "add", MAMBA, "-z")

    assert outcome.err.endswith("; what begins with a dash goes after `--`\n")
    assert cli("tag", "add", MAMBA, "--", "-z").code == 0
    assert "-z" in library.read_text()
    assert "dash" not in cli("dedupe", "-z").err
