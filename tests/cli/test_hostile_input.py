"""Hostile settings, paths, files and numbers: a message and an exit code, never a traceback."""

from __future__ import annotations

import os
import signal
import zlib
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Cli

DEEP = "[" * 50_000
DIGITS = "9" * 5_000


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """Nothing here may take long: what waits for ever is interrupted and fails."""

    def too_long(_signal: int, _frame: object) -> None:
        raise AssertionError("it took more than half a minute")

    before = signal.signal(signal.SIGALRM, too_long)
    signal.alarm(30)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def require_sentence(cli: Cli, *arguments: str, codes: tuple[int, ...]) -> str:
    """Run a command that must end with one of some exit codes and, unless 0, with a sentence."""
    done = cli(*arguments)
    assert done.code in codes, (done.code, done.err[-500:])
    assert "defect" not in done.err
    assert "Traceback" not in done.err
    assert done.err or done.code in {0, 1}
    return done.err


SETTINGS = {
    "deep nesting": (f"a = {DEEP}", 2),
    "a number of 5,000 digits": (f"[duplicates]\nsame = {DIGITS}", 2),
    "a file that is no TOML": ("\0\1\2", 2),
    "output above": ('[views.x]\noutput = "../out.md"', 2),
    "output elsewhere": ('[views.x]\noutput = "/tmp/ssmlit-hostile.md"', 2),
    "output through a link": ('[views.x]\noutput = "away/out.md"', 2),
    "output into git": ('[views.x]\noutput = ".git/hooks/post-commit"', 2),
    "output with a NUL": ('[views.x]\noutput = "a\\u0000b"', 2),
    "output is the folder": ('[views.x]\noutput = "."', 2),
    "output is the library": ('[views.x]\noutput = "library.bib"', 6),
    "template above": ('[views.x]\noutput = "o.md"\ntemplate = "../secret.txt"', 2),
    "template through a link": ('[views.x]\noutput = "o.md"\ntemplate = "away/secret.txt"', 2),
    "template is a pipe": ('[views.x]\noutput = "o.md"\ntemplate = "pipe"', 6),
    "template is a device": ('[views.x]\noutput = "o.md"\ntemplate = "zero"', 2),
    "template of a gigabyte": ('[views.x]\noutput = "o.md"\ntemplate = "giant.j2"', 2),
    "template without end": ('[views.x]\noutput = "o.md"\ntemplate = "endless.j2"', 2),
    "template that reads Python": ('[views.x]\noutput = "o.md"\ntemplate = "inside.j2"', 2),
    "view is no table": ("views = 3", 2),
    "an unclosed address": ('[network]\narxiv = "http://[::1"', 2),
    "an address without a host": ('[network]\narxiv = "http://"', 2),
    "an address of a file": ('[network]\narxiv = "file:///etc/passwd"', 2),
    "a port that is none": ('[network]\narxiv = "http://x:99999999/"', 2),
    "a timeout that is none": ('[network]\ntimeout = "soon"', 2),
    "a library elsewhere": ('[library]\nfile = "../other.bib"', 2),
    "an encoding with a NUL": ('[library]\nencoding = "a\\u0000b"', 2),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", SETTINGS)
def test_settings_of_a_stranger(cli: Cli, library: Path, name: str) -> None:
    """They name nothing outside their folder, and nothing in them ends in a defect."""
    text, code = SETTINGS[name]
    folder, outside = library.parent, library.parent.parent
    (outside / "secret.txt").write_text("SECRET")
    (folder / "away").symlink_to(outside)
    (folder / "zero").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe")
    (folder / "giant.j2").write_text('{{ "a" * 10**11 }}')
    (folder / "endless.j2").write_text("{% for a in range(10**12) %}{% endfor %}")
    (folder / "inside.j2").write_text("{{ ''.__class__.__mro__[1].__subclasses__() }}")
    (folder / "ssmlit.toml").write_text(text)
    before = set(outside.iterdir()) | {outside / name for name in ("state", "cache", "data")}

    require_sentence(cli, "render", "--all", codes=(code, 6 if "gigabyte" in name else code))
    require_sentence(cli, "list", codes=(0, code))
    require_sentence(cli, "add", "2312.00752", codes=(0, code))
    assert set(outside.iterdir()) <= before
    assert not list(folder.glob("**/o.md"))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["pipe", "folder", "device"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["list", "-l", "{}"],
        ["search", "x", "-l", "{}"],
        ["edit", "gu2023mamba", "x=y", "-l", "{}"],
        ["undo", "-l", "{}"],
        ["import", "{}", "--offline"],
        ["import", "{}", "--as", "bibtex", "--offline"],
        ["import", "x.bib", "--report", "{}"],
        ["add", "--from", "{}", "--offline"],
        ["export", "--cited", "{}.tex"],
        ["export", "--cited", "x.tex"],
        ["export", "-o", "{}"],
        ["dedupe", "--apply", "same", "--tex", "{}.tex"],
        ["rewrite", "{}.tex"],
        ["rewrite", "x.tex"],
        ["render", "-o", "{}"],
        ["render", "--feed", "{}"],
        ["render", "--with-bib", "{}"],
    ],
    ids=" ".join,
)
def test_something_else_in_the_place_of_a_file(
    cli: Cli, library: Path, kind: str, arguments: list[str]
) -> None:
    """A pipe, a folder or a device is refused, or passed over, in no time."""
    folder = library.parent
    for name in ("thing", "thing.tex"):
        if kind == "pipe":
            os.mkfifo(folder / name)
        elif kind == "folder":
            (folder / name).mkdir()
        else:
            (folder / name).symlink_to("/dev/zero")
    (folder / "x.tex").write_text("\\input{thing}\\cite{gu2023mamba}\\input{a\0b}")
    (folder / "x.bib").write_text("@misc{a, title = {A}}\n")
    words = [word.format("thing") for word in arguments]
    require_sentence(cli, *words, codes=(0, 1, 2, 3, 4, 6))


@pytest.mark.slow
@pytest.mark.parametrize("variable", [
    "SSMLIT_LIBRARY", "SSMLIT_STATE_DIR", "SSMLIT_CACHE_DIR", "SSMLIT_DATA_DIR",
    "SSMLIT_CONFIG_DIR",
])  # fmt: skip
@pytest.mark.parametrize("value", ["~nosuchuser/x", "/dev/null/x", "x" * 5_000])
@pytest.mark.usefixtures("library")
def test_variables(cli: Cli, monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    """A folder that cannot be is a sentence, or is not needed."""
    monkeypatch.setenv(variable, value)
    for command in (["list"], ["edit", "gu2023mamba", "x=y"], ["add", "2405.21060"], ["log"],
                    ["find", "mamba"], ["undo"], ["list", "-l", "name"]):  # fmt: skip
        require_sentence(cli, *command, codes=(0, 1, 2, 3, 5, 6, 7))


@pytest.mark.parametrize(
    "words",
    [
        "init {}", "init {}/x.bib", "list -l {}", "tag gu2023mamba +x -l {}", "import {}",
        "export -o {}", "export -o {}/x.bib", "import library.bib --report loop.json", "check {}",
        "render --view topics --with-bib {}", "rename gu2023mamba b --rewrite-tex {}",
    ],
)  # fmt: skip
@pytest.mark.usefixtures("library")
def test_links_that_lead_in_a_circle(cli: Cli, folder: Path, words: str) -> None:
    """They are named, and nothing is written in their place."""
    for name in ("loop.bib", "loop.json"):
        (folder / name).symlink_to(name)
    refused = cli(*words.format("loop.bib").split())
    assert refused.code in {2, 6}
    assert "its symbolic links lead in a circle" in refused.err
    assert (folder / "loop.bib").is_symlink()


@pytest.mark.usefixtures("library")
def test_a_folder_of_its_own_has_a_full_path(
    cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another one wherever a command runs would have other locks, and another history."""
    monkeypatch.setenv("SSMLIT_STATE_DIR", "state")
    refused = cli("tag", "gu2023mamba", "+x")
    assert refused.code == 2
    assert refused.err.startswith("error: SSMLIT_STATE_DIR is not a full path: state\n")
    assert not (folder / "state").exists()


@pytest.mark.parametrize("value", ["9" * 20, "-" + "9" * 20, "9" * 5_000, "soon", "²"])
@pytest.mark.usefixtures("library")
def test_a_time_that_is_none(cli: Cli, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """A `SOURCE_DATE_EPOCH` that cannot be taken is named, not passed over."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)

    require_sentence(cli, "add", "2405.21060", "--offline", codes=(2,))


@pytest.mark.slow
@pytest.mark.usefixtures("library")
def test_words_longer_than_a_name_of_a_file(cli: Cli) -> None:
    """Where a word may be that of a file or of an entry, it is of neither."""
    words = "no such beast " * 40
    require_sentence(cli, "verify", words, "--offline", codes=(3,))
    require_sentence(cli, "render", words + ".md", codes=(0, 1, 2))


@pytest.mark.parametrize("value", ["~nosuchuser/x.bib", "x" * 5_000, "", "library.bib/x", "/"])
@pytest.mark.usefixtures("library")
def test_paths(cli: Cli, value: str) -> None:
    """Names that no file has."""
    for command in (
        ["list", "-l", value], ["export", "-o", value], ["render", "-o", value],
        ["import", value, "--offline"], ["export", "--cited", value + ".tex"],
        ["import", "library.bib", "--offline", "--report", value], ["rewrite", value + ".tex"],
    ):  # fmt: skip
        require_sentence(cli, *command, codes=(0, 1, 2, 3, 4, 6))


def in_each_field(*values: str) -> str:
    """Return entries with the values in the fields that are read as numbers."""
    fields = (
        "year", "month", "day", "pages", "volume", "number", "edition", "date", "urldate",
        "version = {%s}, archiveprefix = {arXiv}, eprint = {2312.00752}, note", "eprint", "isbn",
    )  # fmt: skip
    forms = ("%s", "%s--1", "1/%s", "2020-%s")
    texts = [form % value for value in values for form in forms]
    return "".join(
        f"@misc{{k{number}-{at}, title = {{T}}, {field.replace('%s', text)} = {{{text}}}}}\n"
        for number, field in enumerate(fields)
        for at, text in enumerate(texts)
    )


IMPORTED = {
    "deep JSON": ("x.json", "[" * 200_000),
    "deep JSON in an item": ("x.json", '[{"title": ' + DEEP),
    "a number of 5,000 digits": (
        "x.json", '[{"title": "A", "issued": {"date-parts": [[' + DIGITS + "]]}}]"
    ),
    "numbers where texts belong": ("x.json", '[{"title": 5, "author": [7], "DOI": {}}]'),
    "JSON of another kind": ("x.json", '{"a": [1, 2, {"b": null}]}'),
    "deep Markdown": ("x.md", "- " * 3_000 + "x"),
    "brackets": ("x.md", "- " + "[" * 20_000 + "](http://arxiv.org/abs/2312.00752)"),
    "an RIS record without end": ("x.ris", "TY  - JOUR\n" + "AU  - \n" * 5_000),
    "unclosed entries": ("x.bib", "@misc{a, title={{{\n" * 3_000),
    "equal keys": ("x.bib", "@misc{a, title={T}}\n" * 300),
    "doubling macros": ("x.bib", '@string{s0 = "xxxxxxxxxx"}\n' + "".join(
        f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" for n in range(1, 40))
        + "@misc{a, title = {A}, note = s39}\n"),
    "blanks in a name": ("x.bib", "@misc{a, title={T}, author={A" + " " * 32_000 + "B}}\n"),
    "braces": ("x.bib", "@misc{a, title={" + "{" * 20_000 + "}" * 20_000 + "}}\n"),
    "a year of 5,000 digits": ("x.bib", "@misc{a, title={T}, year={" + DIGITS + "}}\n"),
    "numbers of 5,000 digits": ("x.bib", in_each_field(DIGITS, "2401.1v" + DIGITS)),
    "a cell of very many rows": ("x.md", "<table><tr><th rowspan=" + DIGITS + ">A</th><td>"
        "<a href='https://arxiv.org/abs/2312.00752'>Mamba</a></td></tr></table>\n"),
    "numbers that are no digits": ("x.bib", in_each_field(*"²①½٣", "2020²")),
    "a packed file": ("x.bib", zlib.compress(b"x" * 1000).decode("latin-1")),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", IMPORTED)
def test_files_from_elsewhere(cli: Cli, library: Path, name: str) -> None:
    """They are imported, and used as a library, or refused; bounded in time."""
    file, text = IMPORTED[name]
    library.with_name(file).write_text(text)
    require_sentence(cli, "import", file, "--offline", "--no-input", codes=(0, 1, 2, 3, 4, 6))
    if file.endswith(".bib"):
        for command in (
            ["list"], ["search", "x"], ["check"], ["export"], ["render"], ["dedupe"], ["stats"],
            ["export", "--to", "csl-json"], ["export", "--to", "biblatex"],
            ["export", "--to", "ris"], ["export", "--to", "hayagriva"], ["export", "--to", "text"],
            ["verify", "--offline"], ["check", "--fix", "--unsafe", "-n"],
        ):  # fmt: skip
            require_sentence(cli, *command, "-l", file, codes=(0, 1, 2, 3, 4, 6))


@pytest.mark.parametrize(
    "arguments",
    [
        ["list", "--limit", DIGITS],
        ["undo", DIGITS],
        ["undo", "0"],
        ["undo", "-3"],
        ["log", "--limit", "-1"],
        ["search", f"year:{DIGITS}"],
        ["search", f"year:1..{DIGITS}"],
        ["search", "(" * 5_000],
        ["search", "/(((((a*)*)*)*)*/"],
        ["search", "not " * 3_000 + "x"],
        ["edit", "gu2023mamba", f"year={DIGITS}"],
        ["add", DIGITS],
        ["find", "mamba", "--offline", "--add", DIGITS],
        ["add", "10.1000/" + "x" * 50_000, "--offline"],
        ["render", "--date", DIGITS],
        ["export", "--max-authors", DIGITS],
        ["list", "--encoding", "nosuch"],
        ["list", "--encoding", "rot13"],
    ],
    ids=lambda words: " ".join(words)[:40],
)
@pytest.mark.usefixtures("library")
def test_numbers_and_queries(cli: Cli, arguments: list[str]) -> None:
    """Numbers without bound, and queries that nest without end."""
    require_sentence(cli, *arguments, codes=(0, 1, 2, 3, 4, 5, 6))


def test_an_address_from_the_settings_is_shown(
    cli: Cli, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever works in a cloned repository learns that its settings ask someone else."""
    monkeypatch.delenv("SSMLIT_OPENALEX_URL")
    library.with_name("ssmlit.toml").write_text('[network]\nopenalex = "http://127.0.0.1:9/x"\n')
    said = cli("add", "2405.21060", "--offline").err
    assert "ssmlit.toml has OpenAlex asked at http://127.0.0.1:9/x" in said
