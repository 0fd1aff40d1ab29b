"""`ssmlit import` at a terminal: it asks about uncertain rows and follows the answers."""

from __future__ import annotations

import json
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from ssmlit.store.lock import locked
from tests.cli.conftest import LIBRARY
from tests.cli.pseudo_terminal import answer, on_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

# line 3: the title of one paper known to the catalogue, the link of another; 4: the same, of two
# others; 5: nearly a title of the library.
LIST = """\
# Mamba

- [Mamba: Linear-Time Sequence Modeling with Selective State Spaces](https://arxiv.org/abs/2402.02491)
- [VMamba: Visual State Space Model](https://arxiv.org/abs/2401.09417) [[Code](https://x.org/c)]
- **Vision Mamba UNet for Medical Image Segmentation**, Jiacheng Ruan, Suncheng Xiang (2024)
"""


@pytest.fixture
def listed(folder: Path, library: Path) -> Path:
    """The list beside the library; returns the library."""
    (folder / "README.md").write_text(LIST, encoding="utf-8")
    return library


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answers", "added", "skipped"),
    [
        pytest.param(["t", "t", "s"], ["2401.10166"], ["2401.09417"], id="the titles"),
        pytest.param(["l", "l", "s"], ["2401.09417"], ["2401.10166"], id="the links"),
        pytest.param(["n", "", "s"], [], ["2401.10166", "2401.09417"], id="neither"),
        pytest.param(["q", "s"], [], ["2401.10166", "2401.09417"], id="stop asking"),
        pytest.param(["?", "t", "l", "k"], ["2401.09417"], ["2401.10166"], id="keep both"),
    ],
)
def test_each_mismatch_is_asked(
    listed: Path, answers: list[str], added: list[str], skipped: list[str]
) -> None:
    """Both candidates are shown with what speaks against the row; the answer decides."""
    said = answer(["import", "README.md", "--offline"], answers)

    text = listed.read_text(encoding="utf-8")
    assert [one for one in added if f"eprint = {{{one}}}" not in text] == [], said
    assert [one for one in skipped if f"eprint = {{{one}}}" in text] == []
    assert "  link:    VM-UNet: Vision Mamba UNet for Medical Image Segmentation\n" in said
    assert "           Albert Gu, Tri Dao 2024, arxiv:2312.00752" in said
    assert "x.org/c" not in text  # the code may belong to either paper


@pytest.mark.slow
def test_what_was_decided_is_not_left_open(listed: Path) -> None:
    """Rows that a person left out need no decision any more: the report says so, nothing is new."""
    said = answer(["import", "README.md", "--offline"], ["n", "n", "s"])

    assert "2 mismatch" in said
    assert "--on-mismatch" not in said
    assert listed.read_text() == LIBRARY


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answers", "decided", "code"),
    [
        pytest.param(["n", "n", "s"], ["neither", "neither", "skip"], 0, id="left out"),
        pytest.param(["t", "l", "m"], ["title", "link", "merge"], 0, id="taken"),
        pytest.param(["q", "s"], ["skip"], 4, id="stopped: the rest is still open"),
    ],
)
def test_a_decision_about_a_row_is_remembered(
    cli: Cli, listed: Path, folder: Path, answers: list[str], decided: list[str], code: int
) -> None:
    """In ssmlit.toml, by what the row says: asked once, also when the row moves in its file."""
    answer(["import", "README.md", "--offline"], answers)

    settings = tomllib.loads((folder / "ssmlit.toml").read_text(encoding="utf-8"))
    assert list(settings["import"]["rows"].values()) == decided
    after = listed.read_bytes()
    (folder / "README.md").write_text(LIST.replace("# Mamba\n", "# Mamba\n\nNew words.\n"))
    again = cli("import", "README.md", "--offline")
    assert (again.code, listed.read_bytes()) == (code, after), again.out

    cli("undo")
    assert listed.read_text() == LIBRARY


@pytest.mark.slow
def test_each_row_of_one_line_has_its_own_answer(folder: Path) -> None:
    """JSON without line ends is one line."""
    known = "".join(
        f"@misc{{{place.lower()}, title = {{Slow Snails of the {place}}}, author = {{Roe, A.}}}}\n"
        for place in ("North", "South")
    )
    (folder / "library.bib").write_text(known)
    items = [
        {"type": "book", "title": f"Slow Snails of the {place}", "issued": "2020"}
        for place in ("North", "South")
    ]
    (folder / "items.json").write_text(json.dumps(items))

    answer(["import", "items.json", "--offline"], ["k", "s"])

    settings = tomllib.loads((folder / "ssmlit.toml").read_text(encoding="utf-8"))
    assert list(settings["import"]["rows"].values()) == ["add", "skip"]
    text = (folder / "library.bib").read_text()
    assert [text.count(f"Slow Snails of the {it}") for it in ("North", "South")] == [2, 1]


@pytest.mark.slow
@pytest.mark.usefixtures("listed")
def test_a_decision_is_remembered_beside_a_new_view(folder: Path) -> None:
    """Both are written to ssmlit.toml, by one command."""
    answer(["import", "README.md", "--offline", "--with-view", "list"], ["n", "n", "s"])

    settings = tomllib.loads((folder / "ssmlit.toml").read_text(encoding="utf-8"))
    assert list(settings["import"]["rows"].values()) == ["neither", "neither", "skip"]
    assert list(settings["views"]) == ["list"]


@pytest.mark.slow
def test_options_are_not_asked_again(listed: Path) -> None:
    """Who said what to do with rows is asked nothing."""
    options = ["--on-mismatch", "title", "--on-duplicate", "merge"]
    said = answer(["import", "README.md", "--offline", *options], [])

    assert "?" not in said
    assert "eprint = {2401.10166}" in listed.read_text()


@pytest.mark.slow
def test_thresholds_count_for_papers_on_their_way_in(cli: Cli, folder: Path) -> None:
    """`[duplicates] same` says from where on a row is taken for an entry without asking."""
    (folder / "library.bib").write_text(
        "@article{a, title={Long Scans of Deep Data Tables}, author={Roy, A.}, year=2020}\n"
    )
    (folder / "l.md").write_text("# L\n\n- **Long Scans of Deep Data Tables**, A. Roy (2021)\n")

    assert cli("import", "l.md", "--offline").code == 4
    (folder / "ssmlit.toml").write_text("[duplicates]\nsame = 5.5\n")
    assert cli("import", "l.md", "--offline").code == 0


CONFLICT = """\
@inproceedings{slugs, title = {Reading about Slugs}, author = {Poe, Ann}, booktitle = {ICML},
  year = {2003}, doi = {10.1000/slugs}, note = {Best paper}}
"""
THERE = """\
@inproceedings{poe2001, title = {Reading about Slugs}, author = {Poe, Ann}, booktitle = {ICML},
  year = {2001}, doi = {10.1000/slugs}}
"""


@pytest.mark.parametrize(
    "options",
    [pytest.param([], id="as it is"), pytest.param(["--on-duplicate", "merge"], id="merge")],
)
def test_a_contradiction_is_a_question(
    cli: Cli, folder: Path, library: Path, options: list[str]
) -> None:
    """One work in two years is not merged unasked; without a terminal it is left out, exit 4."""
    library.write_text(THERE)
    (folder / "in.bib").write_text(CONFLICT)

    outcome = cli("import", "in.bib", "--offline", *options)

    assert outcome.code == 4
    assert outcome.out == (
        "in.bib:1: in conflict with the library poe2001: Reading about Slugs\n"
        "    library: poe2001 doi:10.1000/slugs “Reading about Slugs”\n"
        "    because: year: 2001 / 2003\n"
    )
    assert library.read_text() == THERE


def test_a_contradiction_that_is_skipped_is_not_asked_about_again(
    cli: Cli, folder: Path, library: Path
) -> None:
    """`--on-duplicate skip` answers it, as it does where a paper may be in the library."""
    library.write_text(THERE)
    (folder / "in.bib").write_text(CONFLICT)

    assert cli("import", "in.bib", "--offline", "--on-duplicate", "skip").code == 0
    assert '= "skip"' in (folder / "ssmlit.toml").read_text()
    assert cli("import", "in.bib", "--offline").code == 0
    assert library.read_text() == THERE


@pytest.mark.slow
@pytest.mark.parametrize(
    ("letter", "present", "absent"),
    [
        pytest.param(
            "m", ["Best paper", "slugs: year = 2003"], ["@inproceedings{slugs"], id="merge"
        ),
        pytest.param("k", ["Best paper", "@inproceedings{slugs", "distinct"], [], id="keep both"),
        pytest.param("s", [], ["Best paper"], id="skip"),
    ],
)
def test_a_person_answers_a_contradiction(
    folder: Path, library: Path, letter: str, present: list[str], absent: list[str]
) -> None:
    """What they contradict each other in is shown; the answer decides."""
    library.write_text(THERE)
    (folder / "in.bib").write_text(CONFLICT)

    said = answer(["import", "in.bib", "--offline"], [letter])

    assert "in.bib:1 is poe2001, but the two contradict each other" in said
    assert "- year: 2001 / 2003" in said
    text = library.read_text()
    assert [one for one in present if one not in text] == [], text
    assert [one for one in absent if one in text] == []


@pytest.mark.slow
def test_what_came_while_the_import_waited_is_seen(folder: Path, library: Path) -> None:
    """Another process adds the paper after the rows were read, before this one can write."""
    (folder / "new.md").write_text(
        "# L\n\n- [VMamba: Visual State Space Model](https://arxiv.org/abs/2401.10166) (2024)\n"
    )
    other = (
        "@misc{vmamba,\n  title = {{VMamba}: Visual State Space Model},\n  author = {Liu, Yue},\n"
    )
    with ThreadPoolExecutor() as pool:
        with locked(library) as state:
            run = pool.submit(on_terminal, "import", "new.md", "--offline")
            while not any((state / "queue").glob("*")):
                assert not run.done()
                time.sleep(0.01)
            library.write_text(
                f"{other}  eprint = {{2401.10166}},\n  archiveprefix = {{arXiv}},\n}}\n"
            )
        said = run.result()

    assert library.read_text().count("2401.10166") == 1, said
    assert library.read_text().startswith(other)


CUT = "- **Slow Shells of the** [pdf](https://shells.example/a.pdf)\n"


def test_a_row_that_may_be_read_wrongly_is_left_out(cli: Cli, folder: Path, library: Path) -> None:
    (folder / "README.md").write_text(f"# Shells\n\n{CUT}")
    before = library.read_bytes()

    done = cli("import", "README.md", "--offline")

    assert (done.code, library.read_bytes()) == (4, before)
    assert "README.md:3: unsure: Slow Shells of the\n" in done.out
    assert "because: its title may go on: it ends with “the”" in done.out
    assert "correct rows that may be read wrongly" in done.err
    (row,) = json.loads(cli("import", "README.md", "--offline", "--json").out)["rows"]
    assert row["text"] == CUT.strip()


@pytest.mark.slow
@pytest.mark.parametrize(("letter", "word", "is_in"), [("a", "add", True), ("s", "skip", False)])
def test_a_row_that_may_be_read_wrongly_is_asked_about_once(
    cli: Cli, folder: Path, library: Path, letter: str, word: str, is_in: bool
) -> None:
    (folder / "README.md").write_text(f"# Shells\n\n{CUT}")

    said = answer(["import", "README.md", "--offline"], [letter])

    assert "README.md:3 may be read wrongly" in said
    assert CUT.strip().removeprefix("- ") in " ".join(said.split())
    assert "its title may go on: it ends with “the”" in said
    settings = tomllib.loads((folder / "ssmlit.toml").read_text(encoding="utf-8"))
    assert list(settings["import"]["rows"].values()) == [word]
    assert ("Slow Shells of the" in library.read_text()) is is_in
    assert cli("import", "README.md", "--offline").code == 0


@pytest.mark.slow
@pytest.mark.parametrize("side", ["title", "link", "neither"])
def test_what_an_option_decided_is_not_asked_again(
    listed: Path, folder: Path, cli: Cli, side: str
) -> None:
    """Neither by the next import nor where the list gets its markers."""
    options = ["--on-mismatch", side, "--on-duplicate", "skip", "--with-view", "list"]
    assert cli("import", "README.md", "--offline", *options).code == 0

    assert listed.read_text() == LIBRARY or side != "neither"
    settings = (folder / "ssmlit.toml").read_text(encoding="utf-8")
    assert settings.count(f' = "{side}"  # README.md:') == 2
    assert settings.count(' = "skip"  # README.md:5 Vision Mamba UNet') == 1
    assert cli("import", "README.md", "--offline").code == 0
    if side != "neither":  # rows that were left out are no list
        made = cli("render", "--view", "list", "--init")
        assert made.code == 0, made.err
    assert (folder / "ssmlit.toml").read_text(encoding="utf-8") == settings
