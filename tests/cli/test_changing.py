"""Commands that change the library: only the lines that were asked for change, and undo works."""

from __future__ import annotations

import difflib
import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import LIBRARY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli


def changed_lines(before: str, after: str) -> list[str]:
    """Return the `-` and `+` lines of the diff, without its head."""
    diff = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in list(diff)[2:] if not line.startswith("@@")]


CHANGES = [
    pytest.param(
        ["tag", "gu2023mamba", "+vision"],
        [
            "-  keywords = {architecture-redesign},",
            "+  keywords = {architecture-redesign, vision},",
        ],
        id="tag with a plus",
    ),
    pytest.param(
        ["tag", "add", "gu2023mamba", "vision", "2024"],
        [
            "-  keywords = {architecture-redesign},",
            "+  keywords = {architecture-redesign, vision, 2024},",
        ],
        id="tag add",
    ),
    pytest.param(
        ["tag", "ruan2024vmunet", "-architecture-redesign"],
        [
            "-  keywords = {medical-imaging, architecture-redesign},",
            "+  keywords = {medical-imaging},",
        ],
        id="tag with a minus",
    ),
    pytest.param(
        ["tag", "remove", "gu2022efficiently", "foundations"],
        [
            '-    archiveprefix = "arXiv",',
            '-    keywords  = "foundations"',
            '+    archiveprefix = "arXiv"',
        ],
        id="the last tag takes the field with it",
    ),
    pytest.param(
        ["tag", "--query", "title:unet", "+unet"],
        [
            "-  keywords = {medical-imaging, architecture-redesign},",
            "+  keywords = {medical-imaging, architecture-redesign, unet},",
        ],
        id="tag by query",
    ),
    pytest.param(
        ["tag", "rename", "foundations", "theory"],
        ['-    keywords  = "foundations"', '+    keywords  = "theory"'],
        id="tag rename keeps the quotes",
    ),
    pytest.param(
        ["edit", "gu2022efficiently", "year=2021"],
        ["-    year      = 2022,", "+    year      = 2021,"],
        id="edit keeps a bare number bare",
    ),
    pytest.param(
        ["edit", "gu2022efficiently", "note=read"],
        [
            '-    keywords  = "foundations"',
            '+    keywords  = "foundations",',
            '+    note      = "read"',
        ],
        id="a new field is aligned like its neighbours",
    ),
    pytest.param(
        ["edit", "gu2023mamba", "code="],
        ["-  code = {https://github.com/state-spaces/mamba},"],
        id="an empty value drops the field",
    ),
    pytest.param(
        ["edit", "gu2023mamba", "type=unpublished"],
        ["-@misc{gu2023mamba,", "+@unpublished{gu2023mamba,"],
        id="the type of an entry",
    ),
    pytest.param(
        ["rename", "gu2023mamba", "mamba"],
        ["-@misc{gu2023mamba,", "+@misc{mamba,", "+  ids = {gu2023mamba},"],
        id="rename keeps the old key in ids",
    ),
]


@pytest.mark.parametrize(("arguments", "lines"), CHANGES)
def test_only_the_lines_asked_for_change(
    cli: Cli, library: Path, arguments: list[str], lines: list[str]
) -> None:
    """The file differs from before in exactly the lines of the change."""
    outcome = cli(*arguments)

    assert outcome.code == 0, outcome.err
    assert changed_lines(LIBRARY, library.read_text()) == lines


@pytest.mark.parametrize(("arguments", "lines"), CHANGES)
def test_undo_brings_the_same_bytes_back(
    cli: Cli, library: Path, arguments: list[str], lines: list[str]
) -> None:
    """After undo the file is what it was, after redo what the command made of it."""
    cli(*arguments)
    after = library.read_bytes()

    assert cli("undo").code == 0
    assert library.read_bytes() == LIBRARY.encode()
    assert cli("redo").code == 0
    assert library.read_bytes() == after
    assert lines


@pytest.mark.parametrize(("arguments", "lines"), CHANGES)
def test_a_dry_run_prints_the_diff_and_writes_nothing(
    cli: Cli, library: Path, arguments: list[str], lines: list[str]
) -> None:
    """`--dry-run` shows the very lines, and the file stays."""
    outcome = cli(*arguments, "--dry-run")

    shown = [line for line in outcome.out.splitlines()[2:] if line[0] in "+-"]
    assert outcome.code == 0
    assert shown == lines
    assert "nothing would change" not in outcome.err
    assert library.read_bytes() == LIBRARY.encode()


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["tag", "gu2023mamba", "+architecture-redesign"], id="a tag it has"),
        pytest.param(["tag", "gu2023mamba", "-vision"], id="a tag it has not"),
        pytest.param(["edit", "gu2023mamba", "year=2023"], id="the value it has"),
        pytest.param(["edit", "gu2023mamba", "note="], id="a field it has not"),
        pytest.param(["rename", "gu2023mamba", "gu2023mamba"], id="its own key"),
    ],
)
def test_nothing_to_do_writes_nothing(cli: Cli, library: Path, arguments: list[str]) -> None:
    """A change that is there already is no change: exit 0, no write, no history."""
    before = library.stat().st_mtime_ns

    outcome = cli(*arguments)

    assert outcome.code == 0
    assert library.stat().st_mtime_ns == before
    assert json.loads(cli("log", "--json").out)["log"] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["tag", "gu2023mamba", "+vision"], "tagged 1 entry"),
        (["tag", "add", "gu2023mamba", "vision"], "tagged 1 entry"),
        (["tag", "gu2023mamba", "-architecture-redesign"], "untagged 1 entry"),
        (["tag", "remove", "gu2023mamba", "architecture-redesign"], "untagged 1 entry"),
        (
            ["tag", "gu2023mamba", "+vision", "-architecture-redesign"],
            "changed the tags of 1 entry",
        ),
        (["tag", "rename", "foundations", "theory"], "renamed foundations to theory in 1 entry"),
        (["tag", "rename", "foundations", "foundations"], "nothing to do"),
        # among others of the entry, whose order stays
        (["tag", "rename", "medical-imaging", "medical-imaging"], "nothing to do"),
        (["tag", "drop", "foundations"], "dropped foundations from 1 entry"),
        (["edit", "gu2023mamba", "note=read"], "edited gu2023mamba"),
    ],
    ids=lambda it: " ".join(it) if isinstance(it, list) else "",
)
@pytest.mark.usefixtures("library")
def test_the_message_says_what_was_done(cli: Cli, arguments: list[str], said: str) -> None:
    assert cli(*arguments).err == f"{said}\n"


@pytest.mark.parametrize(("command", "done"), [
    (["rename", "tides", "sea"], "renamed tides to sea in 1 entry"),
    (["drop", "tides"], "dropped tides from 1 entry"),
])  # fmt: skip
def test_settings_that_name_a_tag_that_is_no_more(
    cli: Cli, library: Path, command: list[str], done: str
) -> None:
    """Views and saved queries go on naming it: the lines are said, and left to people."""
    library.write_text("@misc{a, title = {T}, keywords = {tides}}\n")
    settings = (
        '[views.sea]\nquery = "tag:tides year:2020.."\n'
        'sections = [["tides", "Tides"], [\'tides/slow\', "Slow"], ["low-tides", "L"]]\n'
        'title = "On tides"\n'
    )
    (library.parent / "ssmlit.toml").write_text(settings)

    told = cli("tag", *command).err

    assert told == f"{done}\nssmlit.toml names `tides`, too (lines 2, 3): edit it by hand\n"
    assert (library.parent / "ssmlit.toml").read_text() == settings


def test_entries_of_one_key_are_counted_one_by_one(cli: Cli, library: Path) -> None:
    library.write_text("@misc{a, title = {T}}\n@misc{a, title = {T}}\n")
    assert cli("tag", "--query", "title:t", "+x").err == "tagged 2 entries\n"


def test_many_changed_entries_are_counted(cli: Cli, library: Path) -> None:
    library.write_text("\n".join(f"@misc{{a{n}, title = {{T}}}}" for n in range(20)))
    assert cli("edit", "--query", "title:t", "note=read", "--yes").err == "edited 20 entries\n"


def test_remove_takes_the_entry_and_its_blank_line(cli: Cli, library: Path) -> None:
    """What is left is the file without the entry; everything else is the same text."""
    outcome = cli("remove", "gu2022efficiently")

    start, end = LIBRARY.index("@inproceedings"), LIBRARY.index("@misc{ruan")
    assert outcome.code == 0
    assert library.read_text() == LIBRARY[:start] + LIBRARY[end:]


def test_removing_several_needs_a_yes(cli: Cli, library: Path) -> None:
    """Without a terminal, `remove` of more than one entry is a decision left open (exit 4)."""
    refused = cli("remove", "--query", "author:gu")
    done = cli("remove", "--query", "author:gu", "--yes")

    assert (refused.code, done.code) == (4, 0)
    assert library.read_text().count("\n@misc") == 1


def test_the_beginning_of_a_key_removes_nothing_unasked(cli: Cli, library: Path) -> None:
    """The second `remove gu2023mamba` is not about the paper with the longer key."""
    library.write_text("@misc{gu2023mamba, title = {A}}\n@misc{gu2023mambab, title = {B}}\n")

    first, again = (cli("remove", "gu2023mamba") for _ in range(2))

    assert (first.code, again.code) == (0, 4)
    assert again.err == (
        "not done: gu2023mambab would be removed\nhint: `--yes` does it without asking\n"
    )
    assert library.read_text() == "@misc{gu2023mambab, title = {B}}\n"
    assert cli("remove", "gu2023mamba", "--yes").err == "removed gu2023mambab\n"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        pytest.param(["tag", "gu2023mambo", "+x"], 3, "gu2023mamba", id="key misspelt"),
        pytest.param(["show", "GU202"], 4, "gu2022efficiently, gu2023mamba", id="key too short"),
        pytest.param(["edit", "nobody", "a=b"], 3, "nobody", id="no such key"),
        pytest.param(["edit", "gu2023mamba", "nonsense"], 2, "field=value", id="no assignment"),
        pytest.param(["edit", "gu2023mamba", "title=}{"], 6, "library.bib:5", id="unbalanced"),
        pytest.param(["tag", "gu2023mamba", "+a,b"], 2, "tag", id="comma in a tag"),
        pytest.param(["tag", "gu2023mamba"], 2, "+TAG", id="no tag given"),
        pytest.param(["tag", "rename", "nothing", "x"], 3, "nothing", id="no such tag"),
        pytest.param(["rename", "gu2023mamba", "ruan2024vmunet"], 2, "taken", id="key taken"),
        pytest.param(["rename", "gu2023mamba", "a b"], 2, "citation key", id="blank in a key"),
        pytest.param(["remove"], 2, "--query", id="nothing named"),
        pytest.param(["edit", "gu2023mamba"], 2, "EDITOR", id="no editor set"),
    ],
)
def test_what_cannot_be_done_says_so_and_changes_nothing(
    cli: Cli, library: Path, arguments: list[str], code: int, words: str
) -> None:
    """A refusal has its exit code, names what to do, and the file is the same."""
    outcome = cli(*arguments)

    assert outcome.code == code
    assert outcome.err.startswith("not done: " if code == 4 else "error: ")
    assert words in outcome.err
    assert library.read_bytes() == LIBRARY.encode()


def test_edit_in_an_editor(cli: Cli, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the editor saved is in the entry's place; the rest stays."""
    monkeypatch.setenv("EDITOR", "sed -i s/Dao,/DAO,/")

    outcome = cli("edit", "gu2023mamba")

    assert outcome.code == 0
    assert library.read_text() == LIBRARY.replace("Dao,", "DAO,")


def test_an_editor_that_breaks_the_entry_is_refused(
    cli: Cli, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text that is no longer one entry is not written, and is not lost: it is shown."""
    monkeypatch.setenv("EDITOR", "sed -i 's/}$//'")

    outcome = cli("edit", "gu2023mamba")

    assert outcome.code == 6
    assert library.read_bytes() == LIBRARY.encode()


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize("named", ["arxiv:2312.00752", "gu2023mam"])
def test_rename_says_which_entry_it_was(cli: Cli, named: str) -> None:
    """Not the identifier or the beginning that it was named by."""
    done = cli("rename", named, "mamba")
    assert done.code == 0, done.err
    assert done.err.startswith("renamed gu2023mamba to mamba\n")


def test_an_entry_without_a_key_has_no_former_one(cli: Cli, library: Path) -> None:
    library.write_text("@misc{, title={P}}\n@misc{a, related={p}}\n")

    assert cli("rename", "", "p").err == "named p\n"
    assert library.read_text() == "@misc{p, title={P}}\n@misc{a, related={p}}\n"


def test_references_follow_a_renamed_key(cli: Cli, library: Path) -> None:
    """`crossref` and the like point to the new key; the blanks of a list stay."""
    text = (
        "@proceedings{p1, title={P}, year={2024}}\n@inproceedings{a, crossref = {p1}, related = {"
    )
    library.write_text(f"{text}p, p1,p12}}}}\n")

    assert cli("rename", "p1", "p2").code == 0
    assert "@inproceedings{a, crossref = {p2}, related = {p, p2,p12}}" in library.read_text()


def test_values_that_name_a_renamed_entry_follow(cli: Cli, library: Path) -> None:
    """biblatex's granular references (`xdata=key-field-place`), and only those to the key."""
    text = (
        "@xdata{{{0}, author={{A, B and C, D}}}}\n"
        "@misc{{a, author = {{xdata={0}-author-2 and xdata = {0}-author-1}},\n"
    )
    rest = "  title = {xdata=p1-x-title}, note = {see p1-author}}\n"
    library.write_text(text.format("p1") + rest)

    assert cli("rename", "p1", "p2").code == 0
    assert "author = {xdata=p2-author-2 and xdata = p2-author-1}" in library.read_text()
    assert library.read_text().endswith(rest)


@pytest.mark.usefixtures("library")
def test_the_history_of_a_folder_that_cannot_be(
    cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no change can have been kept there is none to show; changing says what to do."""
    (folder / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("SSMLIT_STATE_DIR", str(folder / "file"))

    assert cli("log").code == 0
    refused = cli("tag", "gu2023mamba", "+x")
    assert refused.code == 6
    assert "SSMLIT_STATE_DIR" in refused.err


def test_a_change_of_a_parent_folder_names_its_library(
    cli: Cli, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As git does, commands work below the library's folder; but they say where they write."""
    below = library.parent / "notes"
    below.mkdir()
    monkeypatch.chdir(below)
    where = f"the library is {library.resolve()}, in a parent folder\n"

    assert where in cli("tag", "gu2023mamba", "+slow").err
    assert where in cli("tag", "gu2023mamba", "+slower", "--dry-run").err
    assert where not in cli("tag", "gu2023mamba", "+snails", "-l", "../library.bib").err
    monkeypatch.chdir(library.parent)
    assert where not in cli("tag", "gu2023mamba", "+deep").err
