"""What people try in the first minutes: any .bib, options anywhere, words of other programs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ssmlit.cli.app import COMMANDS, SYNONYMS, root
from tests.cli.pseudo_terminal import on_terminal

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

SOURCE = Path(__file__).parents[2] / "src"


@pytest.fixture
def refs(library: Path) -> Path:
    """The three papers in a refs.bib, and no library.bib."""
    return library.rename("refs.bib").absolute()


# -- which file -----------------------------------------------------------------------------


@pytest.mark.usefixtures("refs")
@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["-l", "refs.bib", "search", "unet"], id="-l before the command"),
        pytest.param(["search", "unet", "-l", "refs.bib"], id="-l behind it"),
        pytest.param(["-lrefs.bib", "search", "unet"], id="without a blank"),
        pytest.param(["--library", "refs.bib", "-q", "search", "unet"], id="several options"),
        pytest.param(["--library=refs.bib", "search", "--", "unet"], id="with --"),
    ],
)
def test_the_library_is_named_before_or_behind_the_command(cli: Cli, arguments: list[str]) -> None:
    """Options that all commands have may be on either side of the command."""
    outcome = cli(*arguments)

    assert (outcome.code, outcome.out.split("\t")[0]) == (0, "ruan2024vmunet")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param([], 0, "Usage: ssmlit", id="no arguments"),
        pytest.param(["tag"], 0, "Usage: ssmlit tag", id="a group alone"),
        pytest.param(["--quiet"], 0, "Usage: ssmlit", id="alone"),
        pytest.param(["--json"], 2, "no command is named", id="where help is no answer"),
        pytest.param(["tag", "--json"], 2, "`ssmlit tag --help` lists", id="in a group"),
        pytest.param(["git", "--json"], 2, "`ssmlit git --help` lists", id="in another group"),
        pytest.param(["-q", "git"], 0, "Usage: ssmlit git", id="before a group"),
        pytest.param(["snapshot", "--json", "list"], 0, '"snapshots": []', id="inside a group"),
        pytest.param(["-q", "--help"], 0, "Usage: ssmlit", id="and help"),
        pytest.param(["--json", "--nope"], 2, "there is no option `--nope`", id="and a wrong one"),
        pytest.param(["--json", "-l"], 2, "`-l` has no value", id="and no file"),
        pytest.param(["--version", "-q"], 0, "ssmlit 0", id="behind the version"),
        pytest.param(["-l", "refs.bib", "tag", "--help"], 0, "Usage: ssmlit tag", id="before help"),
        pytest.param(["--help", "-q"], 0, "Usage: ssmlit", id="behind help"),
    ],
)
def test_options_of_all_commands_without_a_command(
    cli: Cli, arguments: list[str], code: int, said: str
) -> None:
    """They are options: nobody is told that there are none of these names."""
    outcome = cli(*arguments)

    assert (outcome.code, said in outcome.out + outcome.err) == (code, True), outcome


@pytest.mark.usefixtures("refs")
@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["tag", "-l", "refs.bib", "list"], id="of a subcommand"),
        pytest.param(["-l", "refs.bib", "tag", "list"], id="before a group"),
    ],
)
def test_a_group_of_commands_has_them_too(cli: Cli, arguments: list[str]) -> None:
    """`tag list` is not an entry `list`, wherever `-l` is."""
    assert "  foundations\n" in cli(*arguments).out


@pytest.mark.usefixtures("refs")
def test_a_file_of_another_name_is_offered(cli: Cli) -> None:
    """The hint names the .bib file that is here, and following it is enough."""
    before = cli("list", "--format", "keys")
    followed = cli("init", "refs.bib")
    after = cli("list", "--format", "keys")

    assert before.code == 6
    assert "`ssmlit init refs.bib` makes it the library" in before.err
    assert followed.err == "ssmlit.toml names refs.bib as the library of this folder\n"
    assert Path("ssmlit.toml").read_text() == '[library]\nfile = "refs.bib"\n'
    assert sorted(after.out.split()) == ["gu2022efficiently", "gu2023mamba", "ruan2024vmunet"]


@pytest.mark.usefixtures("refs")
def test_several_files_are_listed(cli: Cli) -> None:
    """With several .bib files none is guessed."""
    Path("other.bib").write_text("")

    assert "here are: other.bib, refs.bib" in cli("list").err


@pytest.mark.parametrize("where", ["", "below"])
def test_the_settings_name_the_file(
    cli: Cli, refs: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """`[library] file` counts in its folder and below; the other settings beside it count, too."""
    Path("bib").mkdir()
    refs.rename("bib/refs.bib")
    Path("ssmlit.toml").write_text(
        '[library]\nfile = "bib/refs.bib"\n[views.mine]\ntitle = "Mine"\n'
    )
    Path("below").mkdir()
    monkeypatch.chdir(where or ".")

    assert cli("show", "gu2023mamba").code == 0
    assert "# Mine" in cli("render", "--view", "mine").out


def test_the_settings_of_a_stranger_name_nothing_outside(cli: Cli, refs: Path) -> None:
    """A file outside the folder of ssmlit.toml is refused, with the line."""
    Path("ssmlit.toml").write_text('[library]\nfile = "../refs.bib"\n')
    refs.rename("../refs.bib")

    outcome = cli("list")

    assert outcome.code == 2
    assert "ssmlit.toml:2: setting library.file is outside the folder" in outcome.err


@pytest.mark.usefixtures("refs")
def test_a_setting_that_nothing_reads_is_named(cli: Cli) -> None:
    """With its line; the command continues."""
    Path("ssmlit.toml").write_text("[library]\nfile = 'refs.bib'\nfilter = 1\n")

    outcome = cli("list")

    assert outcome.code == 0
    assert "warning: ssmlit.toml:3: there is no setting 'library.filter'" in outcome.err


@pytest.mark.usefixtures("refs")
def test_a_setting_of_another_file_is_named_with_that(cli: Cli) -> None:
    """Names of libraries are the user's own: a folder from elsewhere must not give them."""
    Path("ssmlit.toml").write_text("[library]\nfile = 'refs.bib'\n[libraries]\nx = 'y.bib'\n")

    (warning,) = cli("list", "--count").err.splitlines()

    assert warning.startswith("warning: ssmlit.toml:3: [libraries] belongs to your own settings, ")
    assert warning.endswith("config.toml")


@pytest.mark.usefixtures("library")
def test_log_names_the_folder_of_histories(cli: Cli) -> None:
    """A library that was moved, or a machine without a home, has another history."""
    said = cli("log").err.splitlines()

    assert said[0] == "nothing was changed yet"
    assert said[1].endswith("libraries, where histories are, has none of this path")
    cli("tag", "gu2023mamba", "+x")
    cli("undo")
    assert "where histories are" not in cli("log").err


@pytest.mark.usefixtures("refs")
@pytest.mark.parametrize("command", ["list", "check", "tag smith +x"])
def test_an_encoding_that_is_none_is_named_with_its_line(cli: Cli, command: str) -> None:
    Path("ssmlit.toml").write_text("[library]\nfile = 'refs.bib'\nencoding = 'klingon'\n")

    outcome = cli(*command.split())

    assert outcome.code == 2
    assert "error: ssmlit.toml:3: there is no text encoding named 'klingon'" in outcome.err
    assert "ssmlit.toml" not in cli(*command.split(), "--encoding", "elvish").err


def test_libraries_by_name(
    cli: Cli, refs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`-l work` is what [libraries] in the user's settings says; a file of that name goes first."""
    settings = tmp_path / "config"
    settings.mkdir()
    monkeypatch.setenv("SSMLIT_CONFIG_DIR", str(settings))
    (settings / "config.toml").write_text(f'[libraries]\nwork = "{refs}"\n')

    assert cli("-l", "work", "list", "--count").out == "3\n"
    monkeypatch.setenv("SSMLIT_LIBRARY", "work")
    assert cli("list", "--count").out == "3\n"
    unknown = cli("-l", "home", "list")
    assert unknown.code == 2
    assert "no such name in your settings" in unknown.err
    assert "there has: work" in unknown.err
    Path("work").mkdir()  # a folder is not a library
    assert cli("-l", "work", "list", "--count").out == "3\n"
    Path("work").rmdir()
    Path("work").write_text("")
    assert cli("-l", "work", "list", "--count").out == "0\n"


# -- which command --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "commands"),
    [
        ("delete", ("remove",)),
        ("rm", ("remove",)),
        ("lint", ("check",)),
        ("citation", ("cite",)),
        ("note", ("edit",)),
        ("ls", ("list",)),
        ("mv", ("rename",)),
        ("history", ("log",)),
        ("serach", ("search",)),
        ("fix", ("check",)),
        ("convert", ("import", "export")),
        ("xyzzy", ()),
    ],
)
def test_what_a_word_means(cli: Cli, word: str, commands: tuple[str, ...]) -> None:
    """A word of another program leads to the command of that meaning, else to the nearest."""
    outcome = cli(word)

    assert tuple(root().similar(word))[: len(commands)] == commands
    assert outcome.code == 2
    assert all(f"`ssmlit {name}`" in outcome.err for name in commands)


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["snapshot", "lst"], "did you mean `ssmlit snapshot list`?"),
        (["arxiv.org/abs/2312.00752"], "did you mean `ssmlit add arxiv.org/abs/2312.00752`?"),
        (
            ["my refs.bib"],
            "did you mean `ssmlit -l 'my refs.bib' list` or `ssmlit init 'my refs.bib'`?",
        ),
        (["keys"], "did you mean `ssmlit list`?"),
        (["snapshot", "xyz"], "`ssmlit snapshot --help` lists all commands"),
        (["xyzxyz"], "`ssmlit --help` lists all commands"),
        (["nonsense"], "`ssmlit --help` lists all commands"),
    ],
)
def test_an_unknown_command_of_a_group(cli: Cli, arguments: list[str], hint: str) -> None:
    """It is answered as one of `ssmlit` itself is."""
    said = f"error: there is no command `{arguments[-1]}`\nhint: {hint}\n"
    assert (cli(*arguments).code, cli(*arguments).err) == (2, said)


def test_words_are_of_commands_that_may_be_there() -> None:
    """No word is the name of a command itself, so that a command is never hidden."""
    taken = {word for words in SYNONYMS.values() for word in words.split()} & set(COMMANDS)

    assert all(word in SYNONYMS.get(word, word).split() for word in taken)


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command(cli: Cli, command: str) -> None:
    """`help COMMAND` is `COMMAND --help`."""
    assert cli("help", command).out == cli(command, "--help").out


@pytest.mark.parametrize("group", ["git", "snapshot", "tag"])
def test_a_group_says_what_its_commands_do(cli: Cli, group: str) -> None:
    """In whole sentences: Typer cuts longer ones short with three dots."""
    _, _, commands = cli(group, "--help").out.partition("Commands:\n")

    assert [line for line in commands.splitlines() if not line.endswith(".")] == []
    assert "...\n" not in commands


def test_help_and_version(cli: Cli) -> None:
    """`help` is `--help`, and the version says how old the catalogue is."""
    assert cli("help").out == cli("help", "help").out == cli("--help").out
    assert cli("-V").out == cli("version").out == cli("--version").out
    assert cli("-V").out.startswith("ssmlit 0.")
    assert "(catalogue of 20" in cli("-V").out


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["show", "gu202"], id="near keys"),
        pytest.param(["search", "mambra"], id="near words"),
        pytest.param(["serch"], id="near commands"),
        pytest.param(["list", "--fields", "auhtor"], id="near fields"),
    ],
)
def test_the_same_answer_in_every_run(library: Path, arguments: list[str]) -> None:
    """What is near does not depend on the order of a set."""
    with library.open("a") as file:
        file.writelines(
            f"@misc{{gu202{letter}, title = {{Mamb{letter}}}}}\n" for letter in "bcdefgh"
        )
    answers = {
        subprocess.run(
            [sys.executable, "-m", "ssmlit", *arguments], capture_output=True, check=False,
            env={**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(SOURCE)},
        ).stderr
        for seed in range(4)
    }  # fmt: skip

    assert len(answers) == 1


def test_init_beside_a_library(cli: Cli, library: Path) -> None:
    """A library that is found anyway needs no settings, and is not overwritten."""
    before = library.read_bytes()
    outcome = cli("init", "--json")

    assert json.loads(outcome.out) == {"schema": 2, "library": "library.bib"}
    assert library.read_bytes() == before
    assert not Path("ssmlit.toml").exists()
    shutil.copy(library, "refs.bib")
    Path("ssmlit.toml").write_text("[history]\ncommit = false\n")
    assert cli("init", "refs.bib").code == 0
    assert Path("ssmlit.toml").read_text() == (
        '[history]\ncommit = false\n\n[library]\nfile = "refs.bib"\n'
    )
    other = cli("init", "library.bib")
    assert other.code == 2
    assert other.err == (
        "error: ssmlit.toml: the library of this folder is refs.bib\n"
        "hint: name library.bib with -l, or change `file` in the table [library]\n"
    )


# -- long runs ------------------------------------------------------------------------------


@pytest.mark.slow
def test_many_files_are_summed_up(cli: Cli, library: Path) -> None:
    """Of many files the first are named, and the last line counts them."""
    library.write_text(
        "".join(f"@misc{{k{at}, title = {{T{at}}}, keywords = {{tag{at}}}}}\n" for at in range(12))
    )
    arguments = ["render", "--layout", "topics", "-o", "LIST.md", "--with-bib", "bib"]
    first = cli(*arguments).err.splitlines()
    second = cli(*arguments).err.splitlines()

    assert len(first) == 9
    assert first[-2].endswith(" and 5 more")
    assert first[-1] == "13 written, 0 up to date"
    assert second == ["0 written, 13 up to date"]


@pytest.mark.slow
@pytest.mark.usefixtures("library")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")
def test_a_long_import_shows_what_needs_a_look() -> None:
    """At a terminal settled rows are counted when there are many; --verbose lists them."""
    Path("many.bib").write_text(
        "".join(
            f"@article{{n{at},\n  title = {{Work {at} on Subject {at * 7}}},\n"
            f"  author = {{Writer{at}, A.}},\n  journal = {{J}},\n  year = {1950 + at},\n}}\n"
            for at in range(45)
        )
    )
    arguments = ["import", "many.bib", "--offline", "--no-input"]
    short = on_terminal(*arguments).splitlines()
    assert "45 added" in short[-1]
    assert len(short) < 10

    Path("library.bib").write_text("")
    assert len(on_terminal(*arguments, "--verbose").splitlines()) > 45


# -- nothing --------------------------------------------------------------------------------


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        pytest.param(["search", "zzzzq"], 1, "nothing found", id="search"),
        pytest.param(["list", "zzzzq"], 0, "nothing found", id="list"),
        pytest.param(["export", "--query", "tag:zzzzq"], 0, "nothing found", id="export"),
        pytest.param(["stats", "zzzzq"], 0, "nothing found", id="stats"),
        pytest.param(["render", "zzzzq"], 0, "nothing found", id="render"),
        pytest.param(["tag", "check"], 0, "no tags look alike", id="tag check"),
        pytest.param(["dedupe", "--check"], 0, "no duplicates", id="dedupe --check"),
        pytest.param(["log"], 0, "nothing was changed yet", id="log"),
        pytest.param(["undo"], 0, "nothing to undo", id="undo"),
    ],
)
def test_an_outcome_without_data_is_one_sentence(
    cli: Cli, arguments: list[str], code: int, sentence: str
) -> None:
    """Where there is nothing to show, stderr says so, and stdout is empty."""
    outcome = cli(*arguments)

    assert (outcome.code, outcome.out) == (code, "")
    assert outcome.err.splitlines()[0] == sentence


@pytest.mark.usefixtures("library")
def test_a_fresh_file_is_up_to_date(cli: Cli) -> None:
    """`--check` of `export` and of `render` say the same of a file that is fresh."""
    for command in (["export", "-o", "refs.bib"], ["render", "--layout", "years", "-o", "L.md"]):
        assert cli(*command).code == 0
        fresh = cli(*command, "--check")
        assert (fresh.code, fresh.err) == (0, "up to date\n")
