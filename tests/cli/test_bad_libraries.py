"""Libraries that cannot be used: a message with its place, an exit code, nothing written."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

WHY = "`ssmlit check --syntax` says why"
BROKEN = """\
@misc{good, title = {A Good Entry}, year = {2024}}

@misc{bad, title = {Never {closed}, year = {2024}

@misc{other, title = {Another Good Entry}, year = {2023}}
"""


def test_no_library_anywhere(cli: Cli) -> None:
    """Exit 6, and how to start one."""
    outcome = cli("list")

    assert outcome.code == 6
    assert "ssmlit init" in outcome.err


def test_a_directory_in_place_of_the_library(cli: Cli, folder: Path) -> None:
    """A folder named library.bib is named as what it is."""
    (folder / "library.bib").mkdir()

    outcome = cli("list", "-l", "library.bib")

    assert outcome.code == 6
    assert "director" in outcome.err or "folder" in outcome.err


def test_an_empty_file_is_an_empty_library(cli: Cli, folder: Path) -> None:
    """No entries are no failure."""
    (folder / "library.bib").touch()

    assert cli("list").code == 0
    assert cli("search", "mamba").code == 1
    said = "library.bib has no entries; `ssmlit add` adds papers, `ssmlit import FILE` a list"
    for words in (["stats"], ["list"], ["export"], ["render"], ["search", "x"]):
        assert cli(*words).err == f"nothing found\n{said}\n"


@pytest.mark.parametrize("command", ["stats", "render", "dedupe", "tag list", "verify --offline"])
def test_entries_that_cannot_be_read_are_not_left_out_in_silence(
    cli: Cli, library: Path, command: str
) -> None:
    """A count, a list and a comparison of all entries say which they lack."""
    with library.open("a", encoding="utf-8") as file:
        file.write("@misc{half, title = {never\n")

    outcome = cli(*command.split())

    assert f"library.bib:37: this entry cannot be read and is left out; {WHY}\n" in outcome.err


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_utf_16_without_a_mark_is_not_read_as_utf_8(cli: Cli, folder: Path, codec: str) -> None:
    """Its bytes are those of ASCII with NULs between: nothing must be added in UTF-8."""
    path = folder / "library.bib"
    path.write_bytes("@misc{a, title = {T}}\n".encode(codec))
    before = path.read_bytes()

    refused = cli("add", "2312.00752", "--offline")

    assert (refused.code, path.read_bytes()) == (6, before)
    assert f"--encoding {codec}" in refused.err
    assert cli("list", "--encoding", codec, "--format", "keys").out == "a\n"


@pytest.mark.parametrize(
    ("written", "said", "hint"),
    [
        ("ascii", "utf-16", "try --encoding utf-8"),
        ("utf-8", "utf-16", "try --encoding utf-8"),
        ("latin-1", "utf-16", "--encoding latin-1"),
        ("ascii", "utf-32", "try --encoding utf-8"),
        ("utf-32", "utf-16", "try --encoding utf-32-le"),
        ("utf-16", "utf-32", "try --encoding utf-16-le"),
        ("utf-32-be", "utf-16", "try --encoding utf-32-be"),
        ("utf-16-le", "latin-1", "try --encoding utf-16-le"),
        ("utf-32", "cp1252", "try --encoding utf-32-le"),
        ("utf-32", "utf-8", "read it with --encoding utf-32-le"),
    ],
)
@pytest.mark.parametrize("command", ["check", "list", "add 2312.00752 --offline"])
def test_letters_of_another_width_are_refused(
    cli: Cli, folder: Path, written: str, said: str, hint: str, command: str
) -> None:
    """It could be decoded, into letters without an entry, and a check would find nothing."""
    path = folder / "library.bib"
    path.write_bytes("@misc{ab, title = {Té}}\n".encode(written, "ignore"))
    before = path.read_bytes()

    refused = cli(*command.split(), "--encoding", said)

    assert (refused.code, refused.out, path.read_bytes()) == (6, "", before)
    assert hint in refused.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_no_permission(cli: Cli, library: Path) -> None:
    """A file that cannot be read is named, exit 6."""
    library.chmod(0)

    assert cli("list").code == 6


def test_an_only_entry_that_is_read_as_text(cli: Cli, folder: Path) -> None:
    """It is named, and no library called empty."""
    (folder / "library.bib").write_text("My list:\nfirst: @misc{a, title = {T}\n")
    said = (
        "library.bib:2: this entry cannot be read and is left out; `ssmlit check --syntax` says why"
    )

    outcome = cli("list")

    assert (outcome.code, outcome.err) == (0, f"nothing found\n{said}\n")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("% Encoding: windows-1252", "windows-1252", id="JabRef"),
        pytest.param("% Encoding: ISO8859_1", "ISO8859_1", id="as Java calls it"),
        pytest.param("%% -*- coding: latin-1 -*-", "latin-1", id="Emacs"),
        pytest.param("% Encoding: UTF-8", "", id="not the one it is in"),
        pytest.param("% Encoding: ANSI", "", id="none that Python knows"),
        pytest.param("@misc{b, note = {coding: cp1252}}", "", id="no comment"),
    ],
)
def test_the_encoding_that_a_file_names(cli: Cli, folder: Path, line: str, said: str) -> None:
    """The hint says which; nothing is read in it unasked, for a file may say what it is not."""
    text = f"{line}\n@misc{{a, title = {{Zürich}}}}\n".encode("cp1252")
    (folder / "library.bib").write_bytes(text)
    hint = f"the file says that it is {said}: read it with --encoding {said}\n"

    refused, imported = cli("list"), cli("import", "library.bib", "-l", "b.bib")

    assert (refused.code, hint in refused.err) == (6, bool(said))
    assert f"--from-encoding {said or 'latin-1'}\n" in imported.err
    assert "Zürich" in cli("list", "--encoding", said or "latin-1").out


def test_not_utf8(cli: Cli, folder: Path) -> None:
    """The byte, the line and the option are named; with the option it is read."""
    (folder / "library.bib").write_bytes("@misc{a, title = {Zürich}}\n".encode("latin-1"))

    refused, read = cli("list"), cli("list", "--encoding", "latin-1")

    assert refused.code == 6
    assert "library.bib:1" in refused.err
    assert "--encoding" in refused.err
    assert "Zürich" in read.out


def test_entries_beside_a_broken_one_stay_usable(cli: Cli, folder: Path) -> None:
    """The broken entry is reported with its line; the others are found and edited."""
    path = folder / "library.bib"
    path.write_text(BROKEN)

    found = cli("list", "--format", "keys").out.split()
    checked = cli("check", "--syntax")
    edited = cli("tag", "good", "+fine")

    assert "good" in found
    assert checked.code == 1
    assert "library.bib:3:20: E101 bad: " in checked.out
    assert edited.code == 0
    assert path.read_text() == BROKEN.replace(
        "{A Good Entry}, year = {2024}}", "{A Good Entry}, year = {2024}, keywords = {fine}}"
    )


def test_a_broken_entry_is_not_edited(cli: Cli, folder: Path) -> None:
    """Exit 6 with file and line; the bytes stay."""
    path = folder / "library.bib"
    path.write_text(BROKEN)

    outcome = cli("tag", "bad", "+x")

    assert outcome.code == 6
    assert outcome.err.startswith("error: library.bib:3: the entry bad cannot be read: ")
    assert path.read_text() == BROKEN


def test_init_makes_a_library_once(cli: Cli, folder: Path) -> None:
    """A second `init` has nothing to do and says so."""
    assert cli("init").code == 0
    assert (folder / "library.bib").read_bytes() == b""
    again = cli("init")
    there = "library.bib is the library of this folder already; `ssmlit list` shows it\n"
    assert (again.code, again.out, again.err) == (0, "", there)


def test_init_of_a_folder(cli: Cli, folder: Path) -> None:
    """A folder in the library's place is no library that is there already."""
    (folder / "library.bib").mkdir()
    outcome = cli("init")
    assert (outcome.code, outcome.err.partition("\n")[0]) == (
        6, "error: library.bib: reading failed: this is a folder, not a file"
    )  # fmt: skip


def test_a_broken_entry_is_searched_as_text(cli: Cli, folder: Path) -> None:
    """What cannot be parsed is found by its words, and marked with its line."""
    (folder / "library.bib").write_text(BROKEN)

    outcome = cli("search", "closed")

    assert "library.bib:3: a broken entry may match: @misc{bad" in outcome.err


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param(
            "@misc{a, year = 2024}\n@misc{bad, title={\n",
            f"library.bib:2: this entry cannot be read and is left out; {WHY}\n",
            id="one",
        ),
        pytest.param(
            "@misc{a, year = 2024}\n" + "@misc{bad, title={\n\n" * 7,
            "library.bib: 7 entries cannot be read and are left out: lines 2, 4, 6, 8, 10, …; "
            f"{WHY}\n",
            id="several",
        ),
    ],
)
@pytest.mark.parametrize("words", [("search", "year:2024"), ("list",)])
def test_a_search_names_the_entries_that_it_cannot_read(
    cli: Cli, folder: Path, text: str, sentence: str, words: tuple[str, ...]
) -> None:
    """What was found is the answer; that something is missing is said in one sentence."""
    (folder / "library.bib").write_text(text)

    outcome = cli(*words, "--format", "keys")

    assert (outcome.out, outcome.err, outcome.code) == ("a\n", sentence, 0)


def test_of_a_long_broken_entry_the_beginning_is_shown(cli: Cli, folder: Path) -> None:
    """An entry that is never closed holds the rest of the file, which nobody wants to see."""
    (folder / "library.bib").write_text("@misc{bad, title={" + "{ word " * 10_000)

    shown = cli("search", "word").err.splitlines()[0]

    assert shown.startswith("library.bib:1: a broken entry may match: @misc{bad, title={")
    assert len(shown) < 400


def test_control_characters_never_reach_a_terminal(
    cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Entries, diffs and JSON are data in a pipe; on a terminal what steers it is made visible."""
    (folder / "library.bib").write_text("@misc{a, title = {red \x1b[31m}, note = {\x9b0m}}\n")
    commands = (
        ["show", "a", "-f", "bibtex"],
        ["export"],
        ["tag", "a", "+x", "-n"],
        ["show", "a", "--json"],
    )

    assert "\x1b" in cli("export").out
    monkeypatch.setattr("ssmlit.cli.shared.console.Console.on_terminal", True)
    for command in commands:
        outcome = cli(*command)
        assert outcome.code == 0
        assert not {"\x1b", "\x9b"} & set(outcome.out), command
    assert json.loads(cli("show", "a", "--json").out)["papers"][0]["fields"]["note"] == "\x9b0m"
