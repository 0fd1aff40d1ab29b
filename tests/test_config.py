"""Settings: where they are found, how they are read, and messages about mistakes."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from ssmlit.config import Config, find_library, load, toml_value
from ssmlit.config.reference import ANY, SETTINGS, known
from ssmlit.config.toml_tables import parse_config
from ssmlit.errors import LibraryError, UsageError

EXAMPLE = """\
# settings
[library]
encoding = "latin-1"

[duplicates]
threshold = 95
weight = 0.5
ask = true
ignore = ["a", "b"]

[views.readme]
title = "Papers"
tags = "mamba"

[queries]
new.text = "state space"
"""


@pytest.fixture
def config() -> Config:
    return parse_config(EXAMPLE, Path("ssmlit.toml"))


def test_values_have_their_types(config: Config) -> None:
    """Each getter gives its type; a whole number counts as a number, a text as a list of one."""
    assert config.string("library", "encoding", "utf-8") == "latin-1"
    assert config.number("duplicates", "weight") == 0.5
    assert config.number("duplicates", "threshold") == 95.0
    assert config.boolean("duplicates", "ask") is True
    assert config.strings("duplicates", "ignore") == ("a", "b")
    assert config.strings("views.readme", "tags") == ("mamba",)
    assert config.string("queries.new", "text") == "state space"
    assert config.table("views") == {"readme": {"title": "Papers", "tags": "mamba"}}


def test_defaults(config: Config) -> None:
    """What is not set has the caller's default, in an absent file too."""
    for settings in (config, Config(Path("none"))):
        assert settings.string("keys", "pattern", "auth") == "auth"
        assert settings.number("network", "pause", 3) == 3.0
        assert settings.boolean("history", "commit") is False
        assert settings.strings("tags", "allowed") == ()
        assert settings.table("import.markdown") == {}


@pytest.mark.parametrize(
    ("call", "line", "words"),
    [
        pytest.param(
            lambda c: c.number("library", "encoding"),
            3,
            "library.encoding must be a number, not a text",
            id="text for number",
        ),
        pytest.param(
            lambda c: c.string("duplicates", "threshold"),
            6,
            "duplicates.threshold must be a text in quotes, not a whole number",
            id="integer for text",
        ),
        pytest.param(
            lambda c: c.number("duplicates", "ask"),
            8,
            "must be a number, not true or false",
            id="true is not 1",
        ),
        pytest.param(
            lambda c: c.number("duplicates", "ask"), 8, "must be a number", id="true is not 1.0"
        ),
        pytest.param(
            lambda c: c.boolean("duplicates", "threshold"),
            6,
            "must be true or false",
            id="1 is not true",
        ),
        pytest.param(
            lambda c: c.string("duplicates", "ignore"), 9, "not a list", id="list for text"
        ),
        pytest.param(
            lambda c: c.strings("duplicates", "weight"),
            7,
            "must be a list of texts",
            id="number for list",
        ),
        pytest.param(
            lambda c: c.table("library.encoding"), 3, "must be a table", id="text for table"
        ),
        pytest.param(lambda c: c.string("queries", "new"), 16, "not a table", id="table for text"),
    ],
)
def test_wrong_type_names_the_line(config: Config, call: object, line: int, words: str) -> None:
    """The message has the setting, what was expected and found, and where it is."""
    assert callable(call)
    with pytest.raises(UsageError) as raised:
        call(config)
    assert words in raised.value.message
    assert (raised.value.path, raised.value.line) == ("ssmlit.toml", line)
    assert raised.value.hint


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("a = 1\nb = \n", 2, id="no value"),
        pytest.param("a = 1\na = 2\n", 2, id="twice"),
        pytest.param("\n[library\nx = 1", 2, id="bracket open"),
        pytest.param('a = "x', 1, id="quote open at the end"),
    ],
)
def test_syntax_error_names_the_line(text: str, line: int) -> None:
    """What is not TOML is refused with the line."""
    with pytest.raises(UsageError) as raised:
        parse_config(text, Path("ssmlit.toml"))
    assert raised.value.line == line


def test_unknown_names_are_problems() -> None:
    """A slip is reported with its line and the name that was meant; known tables are not."""
    text = '[libary]\nx = 1\n\n[keys]\npatern = "x"\n\n[zzz]\n'
    known = {"": ("library", "keys"), "keys": ("pattern",), "tags": ("vocabulary",)}
    problems = parse_config(text, Path("x")).problems(known)
    assert [(p.code, p.line) for p in problems] == [
        ("unknown-setting", 1),
        ("unknown-setting", 7),
        ("unknown-setting", 5),
    ]
    assert "'library'" in problems[0].message
    assert "settings are library, keys" in problems[1].message
    assert "'pattern'" in problems[2].message


def test_every_documented_table_is_known() -> None:
    """What docs/settings.md lists, and what ssmlit itself writes, is read by something."""
    tables = {setting.table.replace(ANY, "mine") for setting in SETTINGS} | {"views.mine"}
    text = "".join(f"[{table}]\n" for table in sorted(tables))
    assert parse_config(text, Path("x")).problems(known()) == ()


def test_load(tmp_path: Path) -> None:
    """The file beside the library is read, with or without a mark; its absence is not an error."""
    library = tmp_path / "library.bib"
    assert load(library) == Config(tmp_path / "ssmlit.toml")
    (tmp_path / "ssmlit.toml").write_text("\ufeff[keys]\npattern = 'ü'\n", encoding="utf-8")
    assert load(library).string("keys", "pattern") == "ü"
    (tmp_path / "ssmlit.toml").write_bytes(b"\n[keys]\nx = '\xe9'\n")
    with pytest.raises(UsageError) as usage:
        load(library)
    assert usage.value.line == 3
    (tmp_path / "ssmlit.toml").unlink()
    (tmp_path / "ssmlit.toml").mkdir()
    with pytest.raises(LibraryError) as unreadable:
        load(library)
    assert unreadable.value.path == str(tmp_path / "ssmlit.toml")


def test_settings_further_up_are_read_for_the_library_they_name(tmp_path: Path) -> None:
    """Those of another library are not, nor those above where there are some beside it."""
    above, folder = tmp_path / "ssmlit.toml", tmp_path / "texts" / "refs"
    folder.mkdir(parents=True)
    above.write_text("[library]\nfile = 'texts/refs/mine.bib'\n", encoding="utf-8")
    assert load(folder / "mine.bib").path == above
    assert load(folder / "other.bib") == Config(folder / "ssmlit.toml")
    (folder / "ssmlit.toml").touch()
    assert load(folder / "mine.bib") == Config(folder / "ssmlit.toml")


def test_the_library_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--library first, then the environment, then library.bib here or above."""
    here = tmp_path / "a" / "b"
    here.mkdir(parents=True)
    monkeypatch.chdir(here)
    monkeypatch.setenv("SSMLIT_LIBRARY", "env.bib")
    assert find_library("told.bib") == Path("told.bib")
    assert find_library() == Path("env.bib")
    monkeypatch.delenv("SSMLIT_LIBRARY")
    (tmp_path / "library.bib").write_text("")
    assert find_library() == tmp_path / "library.bib"
    (here / "library.bib").symlink_to("nowhere")
    monkeypatch.setenv("SSMLIT_LIBRARY", "")
    assert find_library() == here / "library.bib"
    assert find_library("~/x.bib") == Path("~/x.bib").expanduser()


@pytest.mark.parametrize(
    ("files", "hint"),
    [
        ([], "`ssmlit init` starts one here; --library FILE or SSMLIT_LIBRARY names another"),
        (["a.bib"],
         "a.bib is here: `ssmlit init a.bib` makes it the library, or name it: -l a.bib"),
        (["b.bib", "a.bib", "c.txt"], "`-l FILE` names one; here are: a.bib, b.bib"),
        ([f"{n}.bib" for n in range(9)],
         "`-l FILE` names one; here are: 0.bib, 1.bib, 2.bib, 3.bib, 4.bib and 4 more"),
    ],
    ids=["none", "one", "two", "the first of many"],
)  # fmt: skip
def test_no_library_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: list[str], hint: str
) -> None:
    """The hint says what to do with the files that are here."""
    monkeypatch.setattr("ssmlit.config.locate.LIBRARY_NAME", "of-no-parent-folder-either.bib")
    monkeypatch.delenv("SSMLIT_LIBRARY", raising=False)
    monkeypatch.chdir(tmp_path)
    for name in files:
        (tmp_path / name).touch()
    with pytest.raises(LibraryError) as raised:
        find_library()
    assert raised.value.hint == hint


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", "[a.b]\nx = 1\n", id="empty"),
        pytest.param("[c]\n", "[c]\n\n[a.b]\nx = 1\n", id="at the end"),
        pytest.param("y = 2", "y = 2\n\n[a.b]\nx = 1\n", id="without a line end"),
        pytest.param("[a.b]\ny = 2\n", "[a.b]\nx = 1\ny = 2\n", id="the first table"),
        pytest.param("[c]\n[a.b]\n[d]\n", "[c]\n[a.b]\nx = 1\n[d]\n", id="one between others"),
        pytest.param("# [a.b]\n", "# [a.b]\n\n[a.b]\nx = 1\n", id="only named in a comment"),
        pytest.param("# in [a.b]\n[a.b]\n", "# in [a.b]\n[a.b]\nx = 1\n", id="in a comment, too"),
        pytest.param("[a.b] # c\ny = 2", "[a.b] # c\nx = 1\ny = 2", id="with a comment"),
        pytest.param(' [ a . "b" ]\n', ' [ a . "b" ]\nx = 1\n', id="with blanks and quotes"),
        pytest.param("[a.b]", "[a.b]\nx = 1\n", id="the last line"),
        pytest.param("[a.b]\r\ny = 2\r\n", "[a.b]\r\nx = 1\r\ny = 2\r\n", id="of Windows"),
        pytest.param("\ufeff[a.b]\n", "\ufeff[a.b]\nx = 1\n", id="behind a mark"),
    ],
)
def test_lines_are_added_below_their_table(text: str, expected: str) -> None:
    """At its head; a table that is missing is made at the end."""
    assert Config(Path("ssmlit.toml")).with_lines("a.b", ["x = 1"], text) == expected


@pytest.mark.parametrize("text", ["a = {b = {y = 2}}\n", "a.b.y = 2\n", "[[a.b]]\n"])
def test_settings_in_another_form_are_left_alone(text: str) -> None:
    """What would not be TOML any more is not written."""
    with pytest.raises(UsageError) as raised:
        Config(Path("ssmlit.toml")).with_lines("a.b", ["x = 1"], text)
    assert raised.value.hint == "write what it has of a.b below a line [a.b]"


@pytest.mark.parametrize(
    "value",
    ["größe", "😀", 'a "b" \\c', "two\nlines\tand \x7f \x1b", ["é", "\x7f"], 3, True],
    ids=["accent", "emoji", "marks", "control", "list", "number", "truth"],
)
def test_values_are_written_as_toml_reads_them(value: object) -> None:
    assert tomllib.loads(f"a = {toml_value(value)}\n") == {"a": value}
