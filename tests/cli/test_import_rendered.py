"""What people edit in a rendered list comes back into the library, or is refused, row by row."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from ssmlit import fields
from ssmlit.library import Library

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

LIBRARY = """\
@inproceedings{gu2024mamba,
  title = {{Mamba}: Linear-Time Sequence Modeling},
  author = {Gu, Albert and Dao, Tri},
  booktitle = {Conference on Language Modeling (COLM)},
  year = {2024},
  eprint = {2312.00752},
  archiveprefix = {arXiv},
  code = {https://github.com/state-spaces/mamba},
  keywords = {architecture},
}

@misc{ruan2024vmunet,
  title = {VM-UNet: Vision Mamba UNet for Medical Image Segmentation},
  author = {Ruan, Jiacheng and Xiang, Suncheng},
  year = {2024},
  eprint = {2402.02491},
  archiveprefix = {arXiv},
  keywords = {vision},
}

@misc{zhu2024vim,
  title = {Vision Mamba: Efficient Visual Representation Learning},
  author = {Zhu, Lianghui},
  year = {2024},
  eprint = {2401.09417},
  archiveprefix = {arXiv},
  keywords = {vision, architecture},
}
"""
SETTINGS = """\
[views.papers]
layout = "topics"
sections = [["architecture", "Architecture"], ["vision", "Vision"]]
"""
SNAIL = """
@misc{snail2024,
  title = {Slow Snails of the Northern Sea},
  author = {Carver, Anna},
  year = {2024},
  eprint = {2405.99001},
  archiveprefix = {arXiv},
  keywords = {vision},
}
"""
README = "# My papers\n\nRead on.\n\n<!-- ssmlit:papers:begin -->\n<!-- ssmlit:papers:end -->\n"


@pytest.fixture
def readme(cli: Cli, library: Path, folder: Path) -> Path:
    """A rendered list of three papers in two sections."""
    library.write_text(LIBRARY)
    (folder / "ssmlit.toml").write_text(SETTINGS)
    path = folder / "README.md"
    path.write_text(README)
    done = cli("render", "--view", "papers", "-o", "README.md")
    assert done.code == 0, done.err
    return path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text, text
    path.write_text(text.replace(old, new, 1))


def row_of(path: Path, title: str) -> str:
    """Return the lines of a rendered row."""
    (line,) = [line for line in path.read_text().splitlines(keepends=True) if title in line][:1]
    return line


def changes(out: str) -> list[tuple[str, str, str]]:
    return [(one["key"], one["field"], one["status"]) for one in json.loads(out)["changes"]]


@pytest.mark.slow
def test_import_reports_a_list_without_edits(cli: Cli, readme: Path) -> None:
    assert "README.md: the list `papers` has no edits" in cli("import", "README.md").err

    edit(readme, "VM-UNet: Vision", "VM-UNets: Vision")

    assert "has no edits" not in cli("import", "README.md").err


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "field", "after"),
    [
        pytest.param("Vision Mamba UNet for", "Vision Mamba U-Net for", "title",
                     "Vision {Mamba} {U-Net} for Medical Image Segmentation}",
                     id="title"),
        pytest.param("https://github.com/state-spaces/mamba", "https://github.com/x/mamba", "code",
                     "code = {https://github.com/x/mamba}", id="code"),
        pytest.param("2402.02491", "2402.02492", "arxiv", "eprint = {2402.02492}", id="link"),
    ],
)  # fmt: skip
def test_a_corrected_row_is_taken_over(
    cli: Cli, library: Path, readme: Path, old: str, new: str, field: str, after: str
) -> None:
    """Shown with exit code 4; `--take` writes it into the entry, and the list is up to date."""
    readme.write_text(readme.read_text().replace(old, new))
    before = library.read_text()

    shown = cli("import", "README.md", "--offline", "--json")
    assert (shown.code, {(f, s) for _, f, s in changes(shown.out)}) == (4, {(field, "open")})
    assert library.read_text() == before

    taken = cli("import", "README.md", "--offline", "--take")
    assert taken.code == 0, taken.err
    assert f"{field}: " in taken.out
    assert "taken over" in taken.out
    assert after in library.read_text()
    assert cli("render", "--view", "papers", "-o", "README.md", "--check").code == 0

    again = cli("import", "README.md", "--offline", "--json")
    assert (again.code, changes(again.out)) == (0, [])
    cli("undo")
    assert library.read_text() == before


@pytest.mark.slow
def test_a_row_that_was_moved_and_also_added_keeps_both_tags(
    cli: Cli, library: Path, readme: Path
) -> None:
    """The one is a change of the entry, the other a new row that is merged into it."""
    library.write_text(library.read_text() + SNAIL.replace("vision", "snails"))
    settings = readme.parent / "ssmlit.toml"
    settings.write_text(SETTINGS.replace('"Vision"]', '"Vision"], ["snails", "Snails"]'))
    assert cli("render", "--view", "papers", "-o", "README.md").code == 0
    row = row_of(readme, "Linear-Time")
    edit(readme, row, "")
    for beside in ("VM-UNet: Vision", "Slow Snails"):
        there = row_of(readme, beside)
        edit(readme, there, there + row)

    assert cli("import", "README.md", "--offline", "--take").code == 0
    (tags,) = (
        fields.tags(one) for one in Library.from_text(library.read_text()).entries
        if one.key == "gu2024mamba"
    )  # fmt: skip
    assert set(tags) == {"vision", "snails"}


@pytest.mark.slow
def test_a_list_of_a_saved_search_is_rendered_again(
    cli: Cli, folder: Path, library: Path, readme: Path
) -> None:
    """Its view still knows the search where the library has just been edited."""
    saved = '[queries]\nmodels = "tag:vision OR tag:architecture"\n'
    (folder / "ssmlit.toml").write_text(f'{saved}{SETTINGS}query = "@models"\n')
    cli("render", "--view", "papers", "-o", "README.md")
    readme.write_text(readme.read_text().replace("2402.02491", "2402.02492"))

    taken = cli("import", "README.md", "--offline", "--take")

    assert taken.code == 0, taken.err
    assert "eprint = {2402.02492}" in library.read_text()
    assert cli("render", "--view", "papers", "-o", "README.md", "--check").code == 0


@pytest.mark.slow
def test_a_moved_row_changes_its_tag(cli: Cli, library: Path, readme: Path) -> None:
    """Cut from one section, put into another."""
    row = row_of(readme, "VM-UNet")
    edit(readme, row, "")
    first = row_of(readme, "Linear-Time")
    edit(readme, first, first + row)

    taken = cli("import", "README.md", "--offline", "--take", "--json")

    assert changes(taken.out) == [("ruan2024vmunet", "section", "taken")]
    assert "keywords = {architecture},\n}\n\n@misc{zhu2024vim" in library.read_text()


@pytest.mark.slow
@pytest.mark.usefixtures("readme")
def test_a_row_moved_to_another_year_stays_there(cli: Cli, library: Path, folder: Path) -> None:
    """It says no year itself: its own stays, a tag places it; back again the tag goes."""
    older = LIBRARY.replace("year = {2024},\n  eprint = {2401", "year = {2023},\n  eprint = {2401")
    library.write_text(older)
    (folder / "ssmlit.toml").write_text('[views.papers]\nlayout = "years"\norder = "file"\n')
    readme = folder / "README.md"
    readme.write_text(README)
    cli("render", "--view", "papers", "-o", "README.md")
    row, first = row_of(readme, "VM-UNet"), row_of(readme, "Efficient Visual")
    for place, keywords in ((first, "vision, 2023"), (row_of(readme, "Linear-Time"), "vision")):
        edit(readme, row, "")
        edit(readme, place, place + row)

        taken = cli("import", "README.md", "--offline", "--take", "--json")

        assert changes(taken.out) == [("ruan2024vmunet", "section", "taken")]
        assert "year = {2024},\n  eprint = {2402.02491}" in library.read_text()
        assert f"keywords = {{{keywords}}},\n}}\n\n@misc{{zhu2024vim" in library.read_text()
        assert cli("render", "--view", "papers", "-o", "README.md", "--check").code == 0


@pytest.mark.slow
def test_rows_in_another_order_are_not_put_back_without_a_word(cli: Cli, readme: Path) -> None:
    """The order is the view's; what someone put elsewhere in its section is named, and stays."""
    row, other = row_of(readme, "VM-UNet"), row_of(readme, "Efficient Visual")
    edit(readme, row + other, other + row)
    text = readme.read_text()

    outcome = cli("import", "README.md", "--offline")

    assert outcome.code == 4
    assert "edit not understood: - " in outcome.out
    assert readme.read_text() == text


@pytest.mark.slow
def test_a_deleted_row(cli: Cli, library: Path, readme: Path) -> None:
    """Gone from its only section: the entry goes; gone from one of two: the tag goes."""
    edit(readme, row_of(readme, "VM-UNet"), "")
    edit(readme, row_of(readme, "Efficient Visual"), "")

    taken = cli("import", "README.md", "--offline", "--take", "--json")

    assert sorted(changes(taken.out)) == [
        ("ruan2024vmunet", "row", "taken"), ("zhu2024vim", "section", "taken"),
    ]  # fmt: skip
    text = library.read_text()
    assert "ruan2024vmunet" not in text
    assert "zhu2024vim" in text


@pytest.mark.slow
def test_a_new_row_is_added(cli: Cli, library: Path, readme: Path) -> None:
    """It gets the tag of its section; the other rows are not looked at again."""
    row = row_of(readme, "VM-UNet")
    new = (
        "- **Slow Snails of the Northern Sea**, Ana Pérez (2024)"
        " [[Paper](https://arxiv.org/abs/2405.99001)]\n"
    )
    edit(readme, row, row + new)

    taken = cli("import", "README.md", "--offline", "--json")

    assert taken.code == 0, taken.out + taken.err
    assert [row["status"] for row in json.loads(taken.out)["rows"]] == ["added"]
    assert "keywords = {vision}" in library.read_text().partition("Slow Snails")[2]
    assert cli("render", "--view", "papers", "-o", "README.md", "--check").code == 0


HIPPO = (
    "- [HiPPO: Recurrent Memory with Optimal Polynomial Projections]"
    "(https://arxiv.org/abs/2008.07669)\n"
)


@pytest.mark.slow
@pytest.mark.parametrize("after", ["VM-UNet", "Efficient Visual"])
@pytest.mark.parametrize("order", ["file", "newest"])
def test_a_row_that_was_added_is_settled(
    cli: Cli, library: Path, readme: Path, order: str, after: str
) -> None:
    """Added while another edit is open, it is not an edit later: what it leaves out is not gone.

    Nor is a row gone that the library would have now, but that nobody has seen in the list.
    """
    settings = library.parent / "ssmlit.toml"
    settings.write_text(f'{SETTINGS}order = "{order}"\n')
    assert cli("render", "--view", "papers", "-o", "README.md").code == 0
    edit(readme, row_of(readme, after), row_of(readme, after) + HIPPO)
    edit(readme, "Linear-Time Sequence", "Quick Sequence")
    open_edit = [("gu2024mamba", "title", "open")]
    assert cli("add", "2111.00396", "--offline", "--yes").code == 0

    first = cli("import", "README.md", "--offline", "--json")
    assert [one["status"] for one in json.loads(first.out)["rows"]] == ["added"]
    again = cli("import", "README.md", "--offline", "--json")
    taken = cli("import", "README.md", "--offline", "--take", "--yes", "--json")

    assert [changes(one.out) for one in (first, again)] == [open_edit] * 2
    assert json.loads(again.out)["unread"] == []
    assert (taken.code, changes(taken.out)) == (0, [("gu2024mamba", "title", "taken")])
    text = library.read_text()
    assert "code = {https://github.com/HazyResearch/hippo-code}" in text
    assert "2111.00396" in text
    assert cli("render", "--view", "papers", "-o", "README.md", "--check").code == 0


@pytest.mark.slow
@pytest.mark.programs
@pytest.mark.parametrize("is_committed", [True, False])
def test_what_was_written_elsewhere_is_known_from_git(
    cli: Cli, readme: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, is_committed: bool
) -> None:
    """In a fresh clone: an added row is not an edit, whether the edits are committed or not.

    A version of the document with broken markers is passed over.
    """
    git(folder, "init", "-q")
    commit(folder)
    monkeypatch.setenv("SSMLIT_STATE_DIR", str(folder.parent / "another-machine"))
    edit(readme, row_of(readme, "VM-UNet"), row_of(readme, "VM-UNet") + HIPPO)
    edit(readme, "Linear-Time Sequence", "Quick Sequence")
    text = readme.read_text()
    readme.write_text(text.replace("<!-- ssmlit:papers:end -->\n", ""))
    commit(folder)
    readme.write_text(text)
    if is_committed:
        commit(folder)

    cli("import", "README.md", "--offline")
    again = cli("import", "README.md", "--offline", "--json")

    assert changes(again.out) == [("gu2024mamba", "title", "open")]
    assert json.loads(again.out)["unread"] == []


def git(folder: Path, *arguments: str) -> None:
    user = ("-c", "user.name=Anna", "-c", "user.email=anna@example.org")
    subprocess.run(["git", *user, *arguments], cwd=folder, check=True)


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "a version")


@pytest.mark.slow
def test_rows_that_others_rendered_are_edited_and_gone(
    cli: Cli, library: Path, readme: Path, folder: Path
) -> None:
    """What was written here the last time says nothing about a list that came from elsewhere."""
    here = readme.read_text()
    library.write_text(library.read_text() + SNAIL)
    assert cli("render", "--view", "papers", "-o", "elsewhere.md", "--init").code == 0
    readme.write_text((folder / "elsewhere.md").read_text())
    assert readme.read_text() != here
    edit(readme, row_of(readme, "Snails"), "")

    outcome = cli("import", "README.md", "--offline", "--json")

    assert changes(outcome.out) == [("snail2024", "row", "open")]


@pytest.mark.slow
@pytest.mark.usefixtures("readme")
def test_an_untouched_list_says_nothing(cli: Cli, library: Path) -> None:
    """What ssmlit wrote is not news, even when the library went on since."""
    cli("edit", "ruan2024vmunet", "year=2025")
    before = library.read_bytes()

    outcome = cli("import", "README.md", "--offline", "--json")

    assert (outcome.code, changes(outcome.out)) == (0, [])
    assert library.read_bytes() == before


@pytest.mark.slow
def test_a_list_with_everything_a_view_can_show_comes_back(cli: Cli, folder: Path) -> None:
    """New papers in front, years in topics, remarks, stars and awkward titles change nothing."""
    titles = {
        "a": "Saving \\$5 or \\$10 on <Shells> of snails & slugs",
        "b": "Write to snail@shell.org: A Study of ~20 Snails | Slugs",
        "c": "A *Starred* Study of snail\\_case Things",
    }
    (folder / "library.bib").write_text(
        "".join(
            f"@misc{{{key},\n  title = {{{title}}},\n  author = {{Carver, Anna}},\n"
            f"  year = {{2024}},\n  eprint = {{2401.0000{n}}},\n  archiveprefix = {{arXiv}},\n"
            f"  code = {{https://github.com/a/{key}}},\n  remark = {{The one to begin with}},\n"
            f"  keywords = {{theory}},\n  timestamp = {{2026-01-0{n}}},\n}}\n"
            for n, (key, title) in enumerate(titles.items(), 1)
        )
    )
    (folder / "ssmlit.toml").write_text(
        '[views.list]\nsubgroup = "year"\nnew_days = 1\nshow = ["authors", "note", "stars"]\n'
    )
    before = (folder / "library.bib").read_text()
    cli("render", "--view", "list", "-o", "README.md", "--init")
    text = (folder / "README.md").read_text()
    assert [line for line in text.splitlines() if line.startswith("#")][1:] == [
        *("## New Papers", "## Theory", "### 2024")
    ]

    again = cli("import", "README.md", "--offline")

    assert again.code == 0, again.out + again.err
    assert (folder / "library.bib").read_text() == before


@pytest.mark.slow
@pytest.mark.parametrize(
    ("new", "said"),
    [
        pytest.param("\nRead these first.\n\n", "Read these first.", id="a sentence"),
        pytest.param(
            "- [A tool](https://github.com/x/tool)\n", "- [A tool](https://gi", id="a tool"
        ),
    ],
)
def test_an_edit_that_is_not_understood_is_kept(
    cli: Cli, library: Path, readme: Path, new: str, said: str
) -> None:
    """It is named, with exit code 4; what is understood is taken over, the list is left alone."""
    edit(readme, row_of(readme, "VM-UNet"), row_of(readme, "VM-UNet") + new)
    readme.write_text(readme.read_text().replace("Vision Mamba UNet for", "Vision Mamba U-Net for"))
    text = readme.read_text()
    line = text.split(said)[0].count("\n") + 1

    outcome = cli("import", "README.md", "--offline", "--take")

    assert outcome.code == 4
    assert f"README.md:{line}: edit not understood: {new.strip()}" in outcome.out
    assert readme.read_text() == text
    assert "{U-Net}" in library.read_text()
    again = json.loads(cli("import", "README.md", "--offline", "--json").out)
    assert again["unread"] == [{"path": "README.md", "line": line, "text": new.strip()}]
    assert again["changes"] == []
    forced = cli("render", "--view", "papers", "-o", "README.md", "--force")
    assert (forced.code, said in readme.read_text()) == (0, False)


@pytest.mark.slow
def test_a_new_row_that_is_not_sure_stays(cli: Cli, readme: Path) -> None:
    """Title and link are of two papers: the row waits in the list until someone decides."""
    row = "- [VMamba: Visual State Space Model](https://arxiv.org/abs/2401.09417)\n"
    edit(readme, row_of(readme, "VM-UNet"), row_of(readme, "VM-UNet") + row)
    text = readme.read_text()

    assert cli("import", "README.md", "--offline", "--take").code == 4
    assert readme.read_text() == text


@pytest.mark.slow
def test_a_row_that_elsewhere_would_be_no_paper(cli: Cli, library: Path, folder: Path) -> None:
    """A page and a repository are no paper in a list of others; in our own list they are one."""
    library.write_text(
        "@article{a1, title = {First of All Things}, author = {Roe, Anna}, year = {2020},\n"
        "  url = {https://x.org/1}, code = {https://github.com/x/y}}\n"
    )
    readme = folder / "LIST.md"
    cli("render", "--layout", "topics", "-o", "LIST.md", "--init")
    readme.write_text(readme.read_text().replace("All Things", "All Thinks"))

    assert cli("import", "LIST.md", "--offline").code == 4
    assert "All Thinks" in readme.read_text()
    assert cli("import", "LIST.md", "--offline", "--take").code == 0
    assert "First of All Thinks" in library.read_text()


@pytest.mark.slow
def test_a_paper_of_two_sections_is_changed_once(cli: Cli, library: Path, readme: Path) -> None:
    """Its title corrected in both is one edit; gone from both it is removed once."""
    text = readme.read_text()
    assert text.count("Vision Mamba: Efficient") == 2
    readme.write_text(text.replace("Vision Mamba: Efficient", "Vision Mamba: Quick"))

    taken = cli("import", "README.md", "--take", "--offline", "--yes")

    assert taken.code == 0, taken.err
    assert "{Vision {Mamba}: Quick Visual Representation Learning}" in library.read_text()
    lines = readme.read_text().splitlines(keepends=True)
    readme.write_text("".join(line for line in lines if "Vision Mamba: Quick" not in line))

    gone = cli("import", "README.md", "--take", "--offline", "--yes", "--json")

    assert (gone.code, changes(gone.out)) == (0, [("zhu2024vim", "row", "taken")])
    assert "zhu2024vim" not in library.read_text()


@pytest.mark.slow
def test_counts_that_the_library_has_outgrown_are_no_edits(
    cli: Cli, library: Path, readme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A paper was added since the list was rendered, elsewhere: only the edit of a row is seen."""
    monkeypatch.setenv("SSMLIT_STATE_DIR", str(library.parent / "another-machine"))
    library.write_text(
        library.read_text().replace(
            "@misc{zhu2024vim",
            "@misc{new2024, title = {A New Paper of"
            " Snails}, year = {2024}, eprint = {2404.00001}, archiveprefix = {arXiv}, keywords ="
            " {vision}}\n\n@misc{zhu2024vim",
        )
    )
    edit(readme, "Vision Mamba UNet for", "Vision Mamba U-Net for")

    done = cli("import", "README.md", "--take", "--offline", "--yes", "--json")

    assert done.code == 0, done.out
    assert ("ruan2024vmunet", "title", "taken") in changes(done.out)


def _article(key: str, names: str, title: str, venue: str, year: int, arxiv: str) -> str:
    return (
        f"@article{{{key},\n  author = {{{names}}},\n  title = {{{title}}},\n"
        f"  journal = {{{venue}}},\n  year = {{{year}}},\n"
        f"  eprint = {{{arxiv}}},\n  archiveprefix = {{arXiv}},\n}}\n"
    )


TGRS = "IEEE Transactions on Geoscience and Remote Sensing"
SHELF = "".join(
    (
        _article("song", "Song, Jian and Han, Chengxi and Xia, Junshi",
                 "Change Detection with State Space Models", TGRS, 2024, "2404.03425"),
        _article("zhao", "Zhao, Sijie and Chen, Hao and Bai, Lei",
                 "Large Remote Sensing Image Dense Prediction", TGRS, 2024, "2404.02668"),
        _article("bandara", "Bandara, W. G. C. and Patel, V. M.",
                 "A Siamese Network for Change Detection", "IGARSS", 2022, "2201.01293"),
        _article("chen", "Chen, H. and Qi, Z. and Shi, Z.",
                 "Image Change Detection with Transformers", TGRS, 2022, "2103.00208"),
        _article("daudt", "Daudt, R. C. and Boulch, A.",
                 "Fully Convolutional Siamese Networks", "ICIP", 2018, "1810.08462"),
    )
)  # fmt: skip
IEEE_ROW = [
    "{number}. ", "{authors:|, and }, ", '"{title},"', " *{venue}*, {year}",
    ". [[paper]]({paper})",
]  # fmt: skip
BADGE = "[![arXiv](https://img.shields.io/badge/arXiv-2404.03425-b31b1b.svg)]"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("row", "title", "expected"),
    [
        pytest.param(IEEE_ROW, "Fully Convolutional", ("daudt", "row", "open"), id="read-anew"),
        pytest.param(["- ", "**{title}**", f" {BADGE}({{paper}})", " *{year}*"],
                     "Fully Convolutional", ("daudt", "row", "open"), id="names-another-paper"),
    ],
)  # fmt: skip
def test_an_edit_is_of_the_row_that_was_edited(
    cli: Cli, library: Path, folder: Path, row: list[str], title: str, expected: tuple[str, ...]
) -> None:
    """Rows that nobody touched say what they said, also where they are read otherwise now.

    Nor is a row of another paper because it names that one, too.
    """
    library.write_text(SHELF)
    (folder / "ssmlit.toml").write_text(
        "[views.papers]\nlayout = 'years'\norder = 'file'\ncontents = false\nheading = 3\n"
        f'venues = {{ "IEEE TGRS" = "IEEE Trans. Geosci. Remote Sens" }}\nrow = {json.dumps(row)}\n'
    )
    readme = folder / "README.md"
    readme.write_text(README)
    assert cli("render", "--view", "papers", "-o", "README.md").code == 0
    edit(readme, row_of(readme, title), "")

    assert changes(cli("import", "README.md", "--offline", "--json").out) == [expected]


@pytest.mark.slow
def test_a_name_in_a_column_of_names_is_taken_over(cli: Cli, library: Path, folder: Path) -> None:
    """It is the entry's short title."""
    library.write_text(SHELF.replace("  journal", "  shorttitle = {SnailNet},\n  journal", 1))
    row = ["| ", "{shorttitle}", " | ", "[{title}]({paper})", " | ", "{venue} {year}", " |"]
    head = ["| Model | Paper | Venue |", "|---|---|---|"]
    (folder / "ssmlit.toml").write_text(
        "[views.papers]\nlayout = 'table'\ngroup = 'none'\ncontents = false\n"
        f"row = {json.dumps(row)}\nhead = {json.dumps(head)}\n"
    )
    readme = folder / "README.md"
    readme.write_text(README)
    assert cli("render", "--view", "papers", "-o", "README.md").code == 0
    edit(readme, "| SnailNet |", "| SlugNet |")

    outcome = cli("import", "README.md", "--offline", "--take", "--json")
    assert changes(outcome.out) == [("song", "shorttitle", "taken")]
    assert "shorttitle = {SlugNet}" in library.read_text()
