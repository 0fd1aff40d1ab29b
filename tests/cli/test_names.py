"""Every command accepts a key, an identifier or the beginning of a key for an entry."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

pytestmark = pytest.mark.usefixtures("library")

NAMES = [
    pytest.param("gu2023mamba", id="key"),
    pytest.param("GU2023MAMBA", id="key in capitals"),
    pytest.param("gu2023", id="beginning of a key"),
    pytest.param("2312.00752", id="identifier"),
    pytest.param("arXiv:2312.00752v2", id="labelled, with a version"),
    pytest.param("https://arxiv.org/pdf/2312.00752.pdf", id="link"),
    pytest.param("10.48550/arXiv.2312.00752", id="its DOI"),
]
COMMANDS = {
    "show": ["show", "NAME"],
    "open": ["open", "NAME", "--print"],
    "tag": ["tag", "NAME", "+seen"],
    "edit": ["edit", "NAME", "note=seen"],
    "rename": ["rename", "NAME", "mamba"],
    "remove": ["remove", "NAME", "--yes"],
    "export": ["export", "NAME"],
    "dedupe --different": ["dedupe", "--different", "NAME", "ruan2024vmunet"],
    "dedupe --explain": ["dedupe", "--explain", "NAME", "ruan2024vmunet"],
}


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_understands_every_name(
    cli: Cli, library: Path, command: str, name: str
) -> None:
    """What a command does with a name, and to the file, is what it does with the key."""
    before = library.read_bytes()
    by_key = cli(*(word.replace("NAME", "gu2023mamba") for word in COMMANDS[command]), "--json")
    after = library.read_bytes()
    library.write_bytes(before)

    by_name = cli(*(word.replace("NAME", name) for word in COMMANDS[command]), "--json")

    assert (by_name.code, by_name.out) == (by_key.code, by_key.out)
    assert by_key.code == 0
    assert library.read_bytes() == after


@pytest.mark.parametrize("form", ["gu2023mamba,ruan2024vmunet", "gu2023mamba, ruan2024,"])
def test_keys_between_commas_are_several(cli: Cli, form: str) -> None:
    r"""As people copy them from a \cite; no key has a comma."""
    assert cli("cite", form).out == "\\cite{gu2023mamba,ruan2024vmunet}\n"
    assert cli("tag", form, "+seen").err == "tagged 2 entries\n"
    assert cli("remove", form).code == 4  # one of them is named by a beginning, or there are two


def test_a_name_with_a_comma_of_its_own(cli: Cli, library: Path) -> None:
    """An identifier may have one; what names nothing is repeated as it was typed."""
    library.write_text(
        "@article{a, title = {A}, doi = {10.1000/a,b}}\n@article{abc, title = {B}}\n"
    )

    assert cli("cite", "10.1000/a,b").out == "\\cite{a}\n"
    assert cli("remove", "10.1000/a,b,abc", "-y").err == (
        "error: library.bib: there is no entry 10.1000/a,b,abc\n"
        "hint: a comma may belong to a DOI: several are given apart, with blanks\n"
    )
    assert "`ssmlit add doi:10.1000/c,d` adds it" in cli("show", "10.1000/c,d").err
    assert "there is no entry x,y\n" in cli("show", "x,y").err
    assert "there is no entry x\n" in cli("show", "x,a").err


def test_several_unknown_names_share_a_sentence(cli: Cli) -> None:
    """And their hints; an entry that cannot be read has its own sentence."""
    assert cli("tag", "nobody", "gu2023mamb1", "", "+x").err == (
        "error: library.bib: there are no entries nobody, gu2023mamb1 and ''\n"
        "hint: `ssmlit search WORDS` finds keys; did you mean gu2023mamba?\n"
    )


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        pytest.param("gu20", 4, "gu2022efficiently, gu2023mamba", id="several begin like it"),
        pytest.param("gu", 3, "3 letters or more", id="too short to stand for a key"),
        pytest.param("9912.00001", 3, "there is no entry 9912.00001", id="identifier of none"),
        pytest.param("2402.02491", 0, "", id="identifier"),
        pytest.param("", 3, "there is no entry without a key\n", id="no name"),
    ],
)
def test_a_name_that_is_not_clear(cli: Cli, name: str, code: int, words: str) -> None:
    """Nothing is guessed: what several answer to is listed, what none answers to is said."""
    outcome = cli("show", name)

    assert (outcome.code, words in outcome.err) == (code, True)


def test_two_entries_with_one_identifier(cli: Cli, library: Path) -> None:
    """An identifier that two entries carry names neither."""
    library.write_text("@misc{a, eprint={2312.00752}, archiveprefix={arXiv}}\n"
                       "@misc{b, doi={10.48550/arXiv.2312.00752}}\n")  # fmt: skip

    outcome = cli("remove", "2312.00752", "--json")

    assert outcome.code == 4
    assert json.loads(outcome.out)["error"] == {
        "message": "several entries match 2312.00752",
        "hint": "name one of them: a, b",
        "path": "library.bib",
        "line": None,
        "exit_code": 4,
    }


TWO_OF_ONE_KEY = "@misc{a, title={First}}\n@misc{a, title={Second}}\n@misc{b, title={Third}}\n"


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["edit", "a", "note=x"], id="edit"),
        pytest.param(["tag", "a", "+x"], id="tag"),
        pytest.param(["rename", "a", "c"], id="rename"),
        pytest.param(["remove", "a", "b", "--yes"], id="remove"),
        pytest.param(["dedupe", "--different", "a", "b"], id="dedupe --different"),
    ],
)
def test_two_entries_with_one_key_are_not_changed(
    cli: Cli, library: Path, command: list[str]
) -> None:
    """Which of the two is meant nobody can know; one of them is not taken in silence."""
    library.write_text(TWO_OF_ONE_KEY)

    outcome = cli(*command)

    assert (outcome.code, library.read_text()) == (4, TWO_OF_ONE_KEY)
    assert "library.bib:2: 2 entries have the key a: lines 1 and 2" in outcome.err


def test_two_entries_without_a_key(cli: Cli, library: Path) -> None:
    """One alone is named by "", of two nobody knows which is meant."""
    library.write_text("@misc{, title = {First}}\n@misc{, title = {Second}}\n")

    outcome = cli("rename", "", "first")

    assert outcome.code == 4
    assert "library.bib:2: 2 entries have no key: lines 1 and 2\n" in outcome.err


def test_a_query_distinguishes_two_entries_with_one_key(cli: Cli, library: Path) -> None:
    """As the hint says; what only reads shows both."""
    library.write_text(TWO_OF_ONE_KEY)

    assert [line for line in cli("show", "a").out.splitlines() if line in {"First", "Second"}] == [
        "First",
        "Second",
    ]
    assert cli("edit", "--query", "title:Second", "note=x").code == 0
    assert library.read_text().splitlines()[:2] == [
        "@misc{a, title={First}}",
        "@misc{a, title={Second}, note={x}}",
    ]
