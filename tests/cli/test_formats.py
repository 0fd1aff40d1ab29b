"""The formats of `search` and `list`, each as it is printed, byte by byte."""

from __future__ import annotations

import json
import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.pseudo_terminal import on_terminal

if TYPE_CHECKING:
    from tests.cli.conftest import Cli

pytestmark = pytest.mark.usefixtures("library")
SOURCE = Path(__file__).parents[2] / "src"

MAMBA = "Mamba: Linear-Time Sequence Modeling with Selective State Spaces"
VMUNET = "VM-UNet: Vision Mamba UNet for Medical Image Segmentation"
S4 = "Efficiently Modeling Long Sequences with Structured State Spaces"

TABLE = """\
key                year  title
ruan2024vmunet     2024  VM-UNet: Vision Mamba UNet for
                         Medical Image Segmentation
gu2023mamba        2023  Mamba: Linear-Time Sequence
                         Modeling with Selective State
                         Spaces
gu2022efficiently  2022  Efficiently Modeling Long Sequences
                         with Structured State Spaces
"""


def test_table_without_colours_where_it_is_piped(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """At 60 columns the title wraps below itself, and there is nothing but text."""
    monkeypatch.setenv("COLUMNS", "60")
    out = cli("list", "--format", "table").out

    assert "\n".join(line.rstrip() for line in out.splitlines()) + "\n" == TABLE


@pytest.mark.parametrize(
    ("width", "header"),
    [
        (60, ["key", "year", "title"]),
        (80, ["key", "year", "authors", "title"]),
        (120, ["key", "year", "authors", "title", "venue"]),
    ],
)
def test_columns_for_which_there_is_room(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, width: int, header: list[str]
) -> None:
    """Authors come in at 80 columns, the venue at 110; no line is longer than the terminal."""
    monkeypatch.setenv("COLUMNS", str(width))
    lines = cli("list", "--format", "table").out.splitlines()

    assert lines[0].split() == header
    assert max(map(len, lines)) <= width


def test_a_title_without_room_beside_a_long_key_is_below_it(
    cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At 40 columns a title of eight could not be read; what `--fields` names stays a table."""
    monkeypatch.setenv("COLUMNS", "40")
    (folder / "library.bib").write_text(
        "@misc{carver_slow_shells_of_2024, title={Slow Shells of the Deep Sea in Winter},"
        " author={Carver, Anna}, year={2024}}\n@misc{holm, title={Snails}}\n"
    )

    assert cli("list", "--format", "table").out.splitlines() == [
        "carver_slow_shells_of_2024  2024",
        "    Slow Shells of the Deep Sea in".ljust(40),
        "    Winter".ljust(40),
        "holm",
        "    Snails".ljust(40),
    ]
    named = cli("list", "--format", "table", "--fields", "key,year,title").out
    assert named.startswith("key ")


def test_a_dumb_terminal_has_columns_too() -> None:
    """That of Emacs, where rich would take 80 for granted."""
    said = on_terminal("list", width=50, TERM="dumb")

    assert "gu2023mamba" in said
    assert max(map(len, said.splitlines())) <= 50


def test_columns_asked_for_are_shown_at_any_width(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What `--fields` names is never left out."""
    monkeypatch.setenv("COLUMNS", "60")
    out = cli("list", "--format", "table", "--fields", "authors,venue,year").out

    assert out.splitlines()[0].split() == ["authors", "venue", "year"]


def test_no_column_is_pushed_out(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is too little room the longest texts are cut; every column stays in sight."""
    monkeypatch.setenv("COLUMNS", "60")
    out = cli("list", "--format", "table", "--fields", "key,title,tags,code,eprint").out

    assert out.splitlines()[0].split() == ["key", "title", "tags", "code", "eprint"]
    assert max(map(len, out.splitlines())) <= 60
    assert "…" in out


@pytest.mark.parametrize(
    ("authors", "shown"),
    [
        ("Gu, A. and Dao, T. and Roe, B.", "Gu, Dao, Roe"),
        ("Gu, A. and Dao, T. and Roe, B. and Li, C.", "Gu et al."),
        ("Gu, A. and others", "Gu et al."),
        ("others", ""),
    ],
)
def test_authors_are_short(cli: Cli, folder: Path, authors: str, shown: str) -> None:
    """More than three, or those that the entry leaves out, are "et al."."""
    (folder / "library.bib").write_text(f"@misc{{a, author = {{{authors}}}}}\n")

    assert cli("list", "--format", "lines", "--fields", "key,authors").out == f"a\t{shown}\n"


def test_wide_characters_are_aligned(cli: Cli, folder: Path) -> None:
    """A character that is two columns wide counts as two."""
    from rich.cells import cell_len

    (folder / "library.bib").write_text(
        "@misc{a, title={状态空间模型}, author={王, 伟}, journal={计算机}, year={2024}}\n"
        "@misc{b, title={Spaces}, author={Gu, Albert}, journal={JMLR}, year={2023}}\n"
    )
    lines = cli("list", "--format", "table", "--fields", "title,authors,year").out.splitlines()

    starts = {cell_len(line[: line.index("202")]) for line in lines[1:]}
    assert len(starts) == 1


GOLDEN = {
    "markdown": (
        f"- [{VMUNET}](https://arxiv.org/abs/2402.02491) - Jiacheng Ruan, Suncheng Xiang."
        " ([Code](https://github.com/JCruan519/VM-UNet))\n"
        f"- [{MAMBA}](https://arxiv.org/abs/2312.00752) - Albert Gu, Tri Dao."
        " ([Code](https://github.com/state-spaces/mamba))\n"
        f"- [{S4}](https://arxiv.org/abs/2111.00396) - International Conference on Learning"
        " Representations 2022, Albert Gu, Karan Goel, Christopher Ré.\n"
    ),
    "lines": (
        f"ruan2024vmunet\t2024\tRuan, Xiang\t{VMUNET}\t\n"
        f"gu2023mamba\t2023\tGu, Dao\t{MAMBA}\t\n"
        f"gu2022efficiently\t2022\tGu, Goel, Ré\t{S4}\tICLR\n"
    ),
    "keys": "ruan2024vmunet\ngu2023mamba\ngu2022efficiently\n",
    "csv": (
        "key,year,authors,title,venue\n"
        f'ruan2024vmunet,2024,"Ruan, Xiang",{VMUNET},\n'
        f'gu2023mamba,2023,"Gu, Dao",{MAMBA},\n'
        f'gu2022efficiently,2022,"Gu, Goel, Ré",{S4},ICLR\n'
    ),
}


@pytest.mark.parametrize("form", GOLDEN)
def test_plain_formats(cli: Cli, form: str) -> None:
    """Markdown items with links, lines parted by tabs, keys, CSV."""
    assert cli("list", "--format", form).out == GOLDEN[form]


def test_jsonl_is_one_object_a_line(cli: Cli) -> None:
    """Each line is what `--json` gives in `papers`."""
    lines = cli("list", "--format", "jsonl").out.splitlines()
    papers = json.loads(cli("list", "--format", "json").out)["papers"]

    assert [json.loads(line) for line in lines] == papers


def test_json_of_chosen_fields(cli: Cli) -> None:
    """`--fields` chooses the keys of the objects; a BibTeX field is its text in Unicode."""
    data = json.loads(cli("list", "author:goel", "--json", "--fields", "key,author,eprint").out)

    assert data["papers"] == [
        {
            "key": "gu2022efficiently",
            "author": "Gu, Albert and Goel, Karan and Ré, Christopher",
            "eprint": "2111.00396",
        }
    ]


def test_json_of_a_paper(cli: Cli) -> None:
    """The whole schema of one paper."""
    (paper,) = json.loads(cli("list", "key:gu2023mamba", "--json").out)["papers"]
    score = paper.pop("score")
    fields = paper.pop("fields")

    assert isinstance(score, int)
    assert list(fields) == ["title", "author", "year", "month", "eprint", "archiveprefix",
                            "primaryclass", "code", "keywords"]  # fmt: skip
    assert paper == {
        "key": "gu2023mamba",
        "type": "misc",
        "line": 5,
        "title": MAMBA,
        "authors": ["Albert Gu", "Tri Dao"],
        "others": False,
        "year": 2023,
        "month": 12,
        "venue": "",
        "tags": ["architecture-redesign"],
        "identifiers": {"arxiv": "2312.00752"},
        "links": {"code": "https://github.com/state-spaces/mamba"},
        "approximate": False,
    }


@pytest.mark.parametrize(
    ("arguments", "out"),
    [
        pytest.param(["--limit", "1"], "ruan2024vmunet\n", id="limit"),
        pytest.param(["--limit", "1", "--reverse"], "gu2022efficiently\n", id="limit of reverse"),
        pytest.param(["--count"], "3\n", id="count"),
        pytest.param(["--count", "--limit", "1"], "3\n", id="count knows no limit"),
        pytest.param(["--sort", "title", "--limit", "1"], "gu2022efficiently\n", id="sort"),
    ],
)
def test_what_and_how_many(cli: Cli, arguments: list[str], out: str) -> None:
    """Order, limit and count."""
    assert cli("list", "--format", "keys", *arguments).out == out


@pytest.mark.parametrize(
    ("fields", "hint"),
    [
        pytest.param("titel", "title", id="a usual column"),
        pytest.param("key,eprnt", "eprint", id="a BibTeX field"),
    ],
)
def test_an_unknown_column_suggests_the_nearest(cli: Cli, fields: str, hint: str) -> None:
    """A name close to a known one, in no entry: exit 2 and the nearest."""
    outcome = cli("list", "--fields", fields)

    assert outcome.code == 2
    assert f"did you mean {hint}?" in outcome.err


def test_any_field_of_the_file_is_a_column(cli: Cli, library: Path) -> None:
    """A field of one's own is a column, also one that looks like a typo."""
    text = library.read_text(encoding="utf-8").replace("  month = dec,", "  titel = {Meins},")
    library.write_text(text, encoding="utf-8")

    listed = cli("list", "key:gu2023mamba", "--fields", "key,titel,rating,pages")
    assert listed.out == "gu2023mamba\tMeins\t\t\n"
    assert listed.err == "no paper has rating\n"  # of BibTeX's own fields any may be empty

    other = cli("list", "key:ruan2024vmunet", "--fields", "key,titel,rating")
    assert (other.code, other.err) == (0, "no paper has titel or rating\n")


@pytest.mark.parametrize(
    ("name", "meant"), [("titel", "title"), ("auhtors", "authors"), ("arxiv", "eprint")]
)
@pytest.mark.usefixtures("library")
def test_a_column_that_must_be_a_typo_is_refused(cli: Cli, name: str, meant: str) -> None:
    """As a field of `export` is: a word near a known one, or one that only queries know."""
    outcome = cli("list", "--fields", f"key,{name}")

    said = f"error: there is no field `{name}`\nhint: did you mean {meant}?\n"
    assert (outcome.code, outcome.out, outcome.err) == (2, "", said)


# -- on a terminal --------------------------------------------------------------------------


@pytest.mark.slow
def test_matches_are_highlighted_and_keys_are_links() -> None:
    """On a terminal the words found are set off, and the key opens the paper (OSC 8)."""
    out = on_terminal("search", "unet")

    assert "\x1b[1;33mUNet\x1b[0m" in out
    assert out.count("https://arxiv.org/abs/2402.02491\x1b\\") == 2  # the key, UNet in it set off


@pytest.mark.slow
def test_no_color() -> None:
    """NO_COLOR takes the colours away."""
    assert "\x1b[1;33m" not in on_terminal("search", "unet", NO_COLOR="1")


LONG: Any = {"LINES": "3", "SSMLIT_NO_PAGER": ""}  # a screen that all results are too long for


@pytest.mark.slow
def test_long_results_go_through_the_pager(folder: Path) -> None:
    """$PAGER is given a result longer than the screen, and none that fits or is not to be paged."""
    taken = folder / "paged"
    pager = f"sh -c {shlex.quote(f'cat > {taken}')}"
    fits = on_terminal("list", PAGER=pager, LINES="50", SSMLIT_NO_PAGER="")
    unpaged = on_terminal("list", PAGER=pager, LINES="3", SSMLIT_NO_PAGER="1")
    assert not taken.exists()
    assert "gu2023mamba" in fits
    assert "gu2023mamba" in unpaged

    paged = on_terminal("list", **LONG, PAGER=pager)
    assert "gu2023mamba" not in paged
    assert "gu2023mamba" in taken.read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("pager", ["no-such-pager", "cat '"])
def test_a_pager_that_cannot_be_started(pager: str) -> None:
    """The result is printed anyway."""
    assert "gu2023mamba" in on_terminal("list", PAGER=pager, LINES="3", SSMLIT_NO_PAGER="")


@pytest.mark.slow
def test_a_blank_pager_is_none_named(folder: Path) -> None:
    """It is `less`, as without."""
    less = folder / "less"
    less.write_text("#!/bin/sh\necho this is less\n", encoding="utf-8")
    less.chmod(0o755)
    path = f"{folder}:{os.environ['PATH']}"

    shown = on_terminal("list", PAGER=" ", PATH=path, LINES="3", SSMLIT_NO_PAGER="")

    assert "this is less" in shown


@pytest.mark.parametrize("columns", [40, 60, 80, 200])
def test_show_and_stats_fit_the_terminal(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    """No line is wider than the terminal, but for links: they stay in one piece."""
    monkeypatch.setattr("ssmlit.cli.shared.console.Console.on_terminal", True)
    monkeypatch.setenv("COLUMNS", str(columns))

    lines = (cli("show", "gu2023mamba").out + cli("stats").out).splitlines()

    assert [line for line in lines if len(line) > columns and "://" not in line] == []
