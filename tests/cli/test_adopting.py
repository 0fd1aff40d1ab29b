"""A README that people wrote becomes a library and a view, and is rendered as itself again."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from ssmlit.importers import markdown
from tests.cli.conftest import adopted

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

README = """\
# Awesome Snails

Some words about it.

## Contents
- [Multi-Modal](#multi-modal)
- [Theory](#theory)

## Multi-Modal

Papers that look and listen.

- [A Good Study of Things](https://arxiv.org/abs/2401.00001) - ICML 2024, Anna Carver. ([Code](https://github.com/a/b))
- [Another Good Study of Things](https://arxiv.org/abs/2301.00002) - CVPR 2023, Anna Carver et al.

### Deep Snails

- [A Deeper Study of Shells](https://arxiv.org/abs/2302.00003) - Joan Bellamy.

## Tools

- [snailtool](https://github.com/a/snailtool): a tool

## Theory

- [The Theory of Slow Things](https://arxiv.org/abs/2212.00004) - Joan Bellamy, Ben Holm.

## Licence

CC0
"""

VIEW = {
    "query": "-tag:inbox",
    "layout": "topics",
    "group": "tag",
    "sections": [
        ["multi-modal", "Multi-Modal"],
        ["multi-modal/deep-snails", "Deep Snails"],
        ["theory", "Theory"],
    ],
    "depth": 2,
    "order": "file",
    "title_link": True,
    "brackets": "round",
    "contents": False,
    "show": ["venue", "authors"],
    "links": ["paper", "code"],
    "authors": 10,
    "keep": True,
    "heading": 2,
    "output": "README.md",
}
MARKERS = re.compile(r"(?<=\n)\n?<!-- ssmlit:list:\w+(?: \[\w+\])? -->\n\n?")


def unmarked(page: Path) -> list[str]:
    """Return the lines of a page but for markers and blank ones around them."""
    return MARKERS.sub("\n", page.read_text()).split()


@pytest.fixture
def readme(folder: Path) -> Path:
    (folder / "library.bib").write_text("")
    path = folder / "README.md"
    path.write_text(README)
    return path


@pytest.mark.slow
@pytest.mark.usefixtures("readme")
def test_a_list_becomes_a_view(cli: Cli, folder: Path) -> None:
    """Its sections in its order with its headings, what its rows show, and the same undo."""
    outcome = cli("import", "README.md", "--offline", "--with-view", "list")

    assert outcome.code == 0, outcome.err
    settings = tomllib.loads((folder / "ssmlit.toml").read_text())
    assert settings == {"views": {"list": VIEW}}
    cli("undo")
    assert not (folder / "ssmlit.toml").exists()


TOPICS_OF_YEARS = """\
# Awesome Snails

## Vision

### 2024

- [A Good Study of Things](https://arxiv.org/abs/2401.00001) - Anna Carver. ![Stars](https://img.shields.io/github/stars/a/b)
- [A New Study of Things](https://arxiv.org/abs/2402.00001) - Anna Carver. The one to begin with.

### 2023

- [Another Good Study of Things](https://arxiv.org/abs/2301.00002) - Anna Carver.

## Theory

### 2022

- [The Theory of Slow Things](https://arxiv.org/abs/2212.00004) - Joan Bellamy, Ben Holm.
"""
BY_YEAR = """\
# Awesome Snails

## 2024

- **A Good Study of Things**, Anna Carver [[Paper](https://arxiv.org/abs/2401.00001)]

## Papers of 2023

- **Another Good Study of Things**, Anna Carver [[Paper](https://arxiv.org/abs/2301.00002)]
"""


YEARS_ABOVE_TOPICS = """\
# Awesome Snails

A few words.

## Papers

### 2023

#### Vision

- [Another Good Study of Things](https://arxiv.org/abs/2301.00002) - Anna Carver.

### 2024

#### Vision

- [A Good Study of Things](https://arxiv.org/abs/2401.00001) - Anna Carver.

#### Theory

- [The Theory of Slow Things](https://arxiv.org/abs/2412.00004) - Joan Bellamy, Ben Holm.
"""
VENUES_ABOVE_TOPICS = """\
## Snails

Contributed by Anna Carver.

### AAAI 2022

#### Attack

- **A Good Study of Things**, Anna Carver [[Paper](https://arxiv.org/abs/2201.00001)]

#### Defense

- **A Bad Study of Things**, Anna Carver [[Paper](https://arxiv.org/abs/2201.00002)]

### CVPR 2022

#### [Attack](#contents)

- **A New Study of Things**, Anna Carver [[Paper](https://arxiv.org/abs/2202.00003)]

### General

- **An Old Study of Things**, Anna Carver [[Paper](https://arxiv.org/abs/2202.00004)]
"""
TOPICS_LIKE_THE_PAGE = """\
# Awesome Snails

A few words.

# 1. Theory

- [The Theory of Slow Things](https://arxiv.org/abs/2412.00004) - Joan Bellamy, Ben Holm.

# 2. Vision

- [A Good Study of Things](https://arxiv.org/abs/2401.00001) - Anna Carver.
- [A Bad Study of Things](https://arxiv.org/abs/2401.00002) - Anna Carver.
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            TOPICS_LIKE_THE_PAGE,
            {"group": "tag", "heading": 1, "title_link": True},
            id="topics-of-the-level-of-the-page",
        ),
        pytest.param(
            YEARS_ABOVE_TOPICS,
            {"group": "year", "subgroup": "tag", "heading": 3},
            id="years-above-topics-oldest-first",
        ),
        pytest.param(
            VENUES_ABOVE_TOPICS,
            {"group": "tag", "heading": 3, "title_link": False},
            id="venues-above-topics-and-a-general-section",
        ),
        pytest.param(
            TOPICS_OF_YEARS,
            {"layout": "topics", "group": "tag", "subgroup": "year"}
            | {"show": ["authors", "note", "stars"]},
            id="years-inside-topics",
        ),
        pytest.param(
            BY_YEAR,
            {"layout": "years", "group": "year", "title_link": False, "brackets": "square"}
            | {"show": ["authors"], "sections": [["2024", "2024"], ["2023", "Papers of 2023"]]},
            id="by-year-in-bold",
        ),
    ],
)
def test_the_view_has_the_layout_of_the_list(
    cli: Cli, folder: Path, text: str, found: dict[str, object]
) -> None:
    """Years, topics, bold titles, remarks and stars; rendered, the headings are the list's."""
    readme = adopted(cli, folder, text)

    settings = tomllib.loads((folder / "ssmlit.toml").read_text())["views"]["list"]
    assert {name: settings.get(name) for name in found} == found
    again = readme.read_text()
    outlines = [[head[::2] for head in markdown.headings(one)] for one in (again, text)]
    assert outlines[0] == outlines[1]
    lines = again.splitlines()
    shown = [line for line in text.splitlines() if line[:2] == "- " and "2022" not in text]
    assert [line for line in shown if "Stars" not in line and line not in lines] == []
    before = (folder / "library.bib").read_text()
    readme.write_text(text)
    cli("import", "README.md", "--offline")
    assert (folder / "library.bib").read_text() == before


@pytest.mark.slow
def test_venues_of_the_few_that_are_published_stay(cli: Cli, folder: Path) -> None:
    """Most rows of most lists are preprints; a venue that some name is shown, one typo is not."""
    (folder / "library.bib").write_text("")
    rows = [f"- [A Study of Slug {n}](https://arxiv.org/abs/2401.0000{n})" for n in range(1, 10)]
    shown = []
    for published in (4, 0):
        (folder / "ssmlit.toml").unlink(missing_ok=True)
        text = [row + (" (ICML 2024)" if n < published else "") for n, row in enumerate(rows)]
        (folder / "README.md").write_text("# Slugs\n\n## Slow\n\n" + "\n".join(text) + "\n")
        cli("import", "README.md", "--offline", "--with-view", "list")
        view = tomllib.loads((folder / "ssmlit.toml").read_text())["views"]["list"]
        shown.append("venue" in view["show"])

    assert shown == [True, False]


@pytest.mark.slow
def test_a_remark_beside_a_date_is_read_back(cli: Cli, folder: Path) -> None:
    """A rendered row says "2024.01, slow but good": the date is one thing, the remark another."""
    row = "- **A Good Study of {}**, 2024.01, slow but good :fire: [[Paper]({}{})]\n"
    url = "https://arxiv.org/abs/2401.0000"
    rows = row.format("Snails", url, 1) + row.format("Slugs", url, 2)
    readme = adopted(cli, folder, f"# Snails\n\n## Slow\n\n{rows}")
    assert readme.read_text().count(", 2024.01, slow but good") == 2

    assert cli("import", "README.md", "--offline").code == 0
    edited = readme.read_text().replace("slow but good", "quick and good", 1)
    readme.write_text(edited)
    taken = cli("import", "README.md", "--offline", "--take")

    assert taken.code == 0, taken.err
    library = (folder / "library.bib").read_text()
    assert "remark = {quick and good}," in library
    assert "remark = {slow but good}," in library
    assert cli("render", "--view", "list", "-o", "README.md", "--check").code == 0


@pytest.mark.slow
def test_a_rows_remark_is_kept_and_read_back(cli: Cli, folder: Path) -> None:
    """What a row says besides the facts is `remark`; edited in the README, it is taken over."""
    readme = adopted(cli, folder, TOPICS_OF_YEARS)
    before = (folder / "library.bib").read_text()
    assert before.count("remark = {The one to begin with},") == before.count("remark = ") == 1

    again = cli("import", "README.md", "--offline")
    assert ((folder / "library.bib").read_text(), again.code) == (before, 0)
    readme.write_text(readme.read_text().replace("The one to begin", "The best to end"))
    taken = cli("import", "README.md", "--offline", "--take")

    assert taken.code == 0, taken.err
    assert "remark = {The best to end with}," in (folder / "library.bib").read_text()


@pytest.mark.slow
@pytest.mark.usefixtures("readme")
def test_a_view_is_never_written_over(cli: Cli, folder: Path) -> None:
    """A name that is taken is refused before anything is written."""
    (folder / "ssmlit.toml").write_text('[views.list]\nlayout = "years"\n')

    outcome = cli("import", "README.md", "--offline", "--with-view", "list")

    assert (outcome.code, (folder / "library.bib").read_text()) == (2, "")
    assert "there is a view `list` already" in outcome.err


@pytest.mark.slow
def test_a_row_without_a_title_makes_none_of_the_view_s_pieces_wrong(
    cli: Cli, folder: Path
) -> None:
    """Titles are in one piece with the venues, which that row has alone."""
    (folder / "library.bib").touch()
    row = (
        "1. **{}** [paper](https://arxiv.org/pdf/2401.0000{}.pdf)\n    *Anna Carver, Ben Holm*\n\n"
    )
    titles = (
        "Slow Shells of the Old Tides, 2015",
        "Fast and Slow Shells of the Foam, ICML2017",
        "Quiet Sand in the Sea of Foam, ICML2019",
    )
    text = "# Snails\n\n" + "".join(row.format(title, n) for n, title in enumerate(titles, 1))
    (folder / "README.md").write_text(text)

    outcome = cli("import", "README.md", "--offline", "--with-view", "list")

    assert outcome.code == 4  # the first is asked about
    assert "{title}" in (folder / "ssmlit.toml").read_text()


@pytest.mark.slow
def test_the_markers_enclose_the_old_list(cli: Cli, readme: Path) -> None:
    """Nothing else changes: rows, headings, tools and remarks among papers are where they were."""
    cli("import", "README.md", "--offline", "--with-view", "list")

    outcome = cli("render", "--view", "list", "-o", "README.md", "--init")

    assert (outcome.code, outcome.err) == (0, "wrote README.md\n")
    first, last = "## Multi-Modal\n", "Joan Bellamy, Ben Holm.\n"
    text = readme.read_text()
    begin = text[text.index("<!-- ssmlit:list:begin [") : text.index(first)]
    assert text == README.replace(first, f"{begin}{first}").replace(
        last, f"{last}\n<!-- ssmlit:list:end -->\n"
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "# Snails\n\n## Slow\n\n- [The First Snail](@1), ICRA.\n"
            "- ORCA for snails:\n"
            "  - (SN) [Smooth Motion of Many Snails](https://lab.edu/s/), IROS 2010.\n",
            id="an item that heads papers",
        ),
        pytest.param(
            "Snails\n======\n\nIntro.\n\nShells\n------\n\n"
            "- [A Study of Things 1](@1)\n\n"
            "Tides\n-----\n\n- [A Study of Things 2](@2)\n\n"
            "## Foam\n---\n\n- [A Study of Things 3](@3)\n",
            id="underlined headings, and a rule below one",
        ),
        pytest.param(
            "# Snails\n\n"
            "**A Slow Study of Snails**\n> *Anna Carver, Bea Holm* \\\n"
            "> [[Paper](@1)]\n\n"
            "**A Calm Study of Snails**\n> *Anna Carver, Bea Holm* \\\n"
            "> [[Paper](@2)]\n",
            id="papers of several lines",
        ),
        pytest.param(
            "# Snails\n\n## Slow\n\n"
            "### [A Study of Slow Snails](@1)\n\nICML 2024\n\n"
            "1. the first study\n2. with [a film](https://film.example/1)\n\n"
            "### [A Study of Calm Snails](@2)\n\nICLR 2024\n\n"
            "1. counts to seven\n",
            id="papers in headings, with notes below them",
        ),
        pytest.param(
            "# Snails\n\n## Slow\n\n|Paper|Code|In short|\n|:-:|:-:|:-:|\n"
            "|[A Study of Slow Snails](@1)|-|**SLOW**; the first one|\n"
            "|[A Study of Calm Snails](@2)|-|see [SLOW](#slow)|\n\n"
            "## Fast\n\n**Paper:** [A Study of Fast Snails](@3)  \n"
            "**Record:** arXiv  \n**Sources:** Snail University, 2 harbours  \n",
            id="a table with columns of its own, and a paper told line by line",
        ),
        pytest.param(
            "# Snails\n\n## Slow\n\n"
            "- [SLOW] <[A Study of Slow Snails](@1)> by Carver and Holm,"
            " 2024. (Blog; Slides)\n"
            "- <[A Study of Calm Snails](@2)> by Ida Quist et al., 2024.\n"
            "- <[A Study of Long Snails](@3)> by Joan Bell et al., 2024."
            " See the [film](https://film.example/1) about it 🔥\n",
            id="labels, names, remarks and signs that no view writes",
        ),
        pytest.param(
            "# Snails\n\n<table><tr><th>Title</th><th>Notes</th></tr>\n"
            "<tr><td><a href='@1'>A Tide 1</a></td><td>x 1</td></tr>\n"
            "<tr><td><a href='@2'>A Tide 2</a></td><td>x 2</td></tr>\n"
            "</table>\n",
            id="a table of HTML",
        ),
        pytest.param(
            "# Snails\n\n<table>\n<tr>\n<td>Kind</td>\n<td>Paper</td>\n</tr>\n"
            "<tr>\n<td><em>Of shells</em></td>\n</tr>\n"
            "<tr>\n<td>x 1</td>\n<td><a href='@1'>A Study of Slow Tides</a></td>\n</tr>\n"
            "<tr>\n<td>x 2</td>\n<td><a href='@2'>A Study of Calm Tides</a></td>\n</tr>\n"
            "</table>\n",
            id="a table of HTML with a second head, which is no paper",
        ),
    ],
)
def test_a_list_comes_back_as_itself(cli: Cli, folder: Path, text: str) -> None:
    """Whatever its form, also where no row of a view has it."""
    text = text.replace("@", "https://arxiv.org/abs/2401.0000")
    readme = adopted(cli, folder, text)

    assert unmarked(readme) == text.split()
    before = readme.read_text()
    assert cli("render", "--all").code == 0
    assert cli("import", "README.md", "--offline", "--take").code == 0
    assert readme.read_text() == before


@pytest.mark.slow
def test_rendered_again_nothing_changes(cli: Cli, readme: Path) -> None:
    """A second import adds nothing, and the list is up to date."""
    cli("import", "README.md", "--offline", "--with-view", "list")
    cli("render", "--view", "list", "-o", "README.md", "--init")
    text, entries = readme.read_text(), (readme.parent / "library.bib").read_text()

    again = cli("import", "README.md", "--offline")
    check = cli("render", "--view", "list", "-o", "README.md", "--check")

    assert (again.code, check.code) == (0, 0), again.err + check.out
    assert (readme.read_text(), (readme.parent / "library.bib").read_text()) == (text, entries)


@pytest.mark.slow
def test_links_that_are_defined_below_the_list_are_read_there(cli: Cli, folder: Path) -> None:
    """Also when the markers are there; and the only year above the list is not written twice."""
    readme = adopted(
        cli,
        folder,
        "# Snails\n\n## 2024\n\n- 2024-04-07:\n  [“Tracing the History of Snails: A\n  case study”]"
        "(https://lab.edu/a.pdf)\n  (Anna Carver and [Ben Holm][holm], ESEM 2014)\n"
        "- [2024-04-08](notes.md):\n  [“Snails are Functional Shells”](https://lab.edu/b.pdf)\n"
        "  (Joan Bellamy, 1998)\n\n[holm]: https://holm.org/\n",
    )
    text = readme.read_text()

    check = cli("render", "--view", "list", "-o", "README.md", "--check")

    assert check.code == 0, check.out
    assert (text.count("[Ben Holm][holm], ESEM"), text.count("## 2024")) == (1, 1)


def test_bookkeeping_is_not_published(cli: Cli, folder: Path) -> None:
    """`needs-metadata` makes no section and no file; a view that names it shows it."""
    entry = "@misc{{a{0}, title = {{Slow Things {0}}}, keywords = {{{1}}}}}\n"
    (folder / "library.bib").write_text(
        entry.format(1, "theory, needs-metadata") + entry.format(2, "needs-metadata")
    )

    outcome = cli("render", "--view", "topics", "--with-bib", "bib", "-o", "list.md", "--init")

    assert outcome.code == 0, outcome.err
    assert "etadata" not in (folder / "list.md").read_text()
    assert sorted(path.name for path in (folder / "bib").iterdir()) == ["other.bib", "theory.bib"]
    (folder / "ssmlit.toml").write_text('[views.todo]\nsections = ["needs-metadata"]\n')
    assert "## Needs Metadata" in cli("render", "--view", "todo").out


@pytest.mark.parametrize(("named", "shown"), [(3, 10), (14, 14)])
def test_no_row_gets_longer_than_the_longest_of_the_list(
    cli: Cli, folder: Path, named: int, shown: int
) -> None:
    """Ten authors, or as many as some row names, are before "et al."."""
    (folder / "library.bib").write_text("")
    names = ", ".join(f"Anna {letter}arver" for letter in "BCDFGHJKLMNPRS"[:named])
    row = "- [A Study of Slug {0}](https://arxiv.org/abs/2401.0000{0}), {1}\n"
    text = row.format(1, names) + row.format(2, "Joan Bellamy")
    (folder / "README.md").write_text(f"# Slugs\n\n## Slow\n\n{text}")
    cli("import", "README.md", "--offline", "--with-view", "list")

    view = tomllib.loads((folder / "ssmlit.toml").read_text())["views"]["list"]
    assert view["authors"] == shown


def without_markers(page: str) -> str:
    """Return a page without a list's two markers and the blank lines that come with them."""
    lines = page.splitlines(keepends=True)
    begin, end = (number for number, line in enumerate(lines) if line.startswith("<!--"))
    return "".join(lines[:begin] + lines[begin + 2 : end - 1] + lines[end + 1 :])


ROWS = """
- [A Study {0} -- of 3--5 Things](https://arxiv.org/abs/2401.0000{0}) - Anna Carver.
- [Another Study {0}](https://arxiv.org/abs/2301.0000{0}) - Joan Bellamy.
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("outline", "tags"),
    [
        pytest.param("# Page\n\n## Good …\n## Bad …", {"good", "bad"}, id="named-page"),
        pytest.param("## Good …\n## Bad …", {"good", "bad"}, id="no-name"),
        pytest.param(
            "---\nlayout: page\ntitle: Papers\n---\n …",
            set(),
            id="settings-of-a-site",
        ),
        pytest.param(
            "## Old\n\n### Good …\n## New\n\n### Bad …\n### Fine …",
            {"old/good", "new/bad", "new/fine"},
            id="no-name-and-two-levels",
        ),
        pytest.param(
            "## Good …\n## New …\n### Bad …", {"good", "new", "new/bad"}, id="below-one-of-them"
        ),
        pytest.param(
            "# Old\n\n## Good …\n# New\n\n## Bad …", {"old/good", "new/bad"}, id="level-of-a-name"
        ),
    ],
)
def test_sections_of_every_depth_come_back(
    cli: Cli, folder: Path, outline: str, tags: set[str]
) -> None:
    """The dots are rows of papers."""
    before, *parts = outline.split(" …")
    text = before + "".join(f"\n{ROWS.format(at)}{part}" for at, part in enumerate(parts))

    assert without_markers(adopted(cli, folder, text).read_text()) == text
    found = json.loads(cli("tag", "list", "--json").out)["tags"]
    assert found.keys() - {"needs-metadata"} == tags
    assert "added" not in cli("import", "README.md", "--offline").out


@pytest.mark.slow
def test_a_list_where_most_rows_are_cut_comes_back_as_it_was(cli: Cli, folder: Path) -> None:
    """Names stay though more rows name fewer; the stop of "et al." is no piece of the row."""
    row = "- [20{0}/05] **Slow Shells of Tide {0}** | {1} | *ICML* "
    row += "[[paper](https://arxiv.org/abs/{0}05.00001)]\n"
    named = (
        "Joan Bellamy et al.",
        "Cee Yu, Max Li",
        "Anna Carver, Ben Holm, Joan Bellamy, Dan Bell",
        "Ada Ives, Max Li, et al.",
        "Ben Holm et al.",
    )
    rows = "".join(row.format(17 + number, names) for number, names in enumerate(named))
    text = f"# Shells\n\nSome words.\n\n## Slow\n\n{rows}\n## Licence\n\nCC0\n"
    assert without_markers(adopted(cli, folder, text).read_text()) == text
    view = tomllib.loads((folder / "ssmlit.toml").read_text())["views"]["list"]
    assert " | {authors}" in view["row"]
    assert not any(piece.startswith(". ") for piece in view["row"])


@pytest.mark.slow
@pytest.mark.parametrize("name", ["list", "größe", "论文", "😀", "x-y", "a b"])
def test_a_view_may_have_any_name(cli: Cli, folder: Path, name: str) -> None:
    """Its settings can be read again, and so can the library."""
    (folder / "library.bib").write_text("")
    (folder / "README.md").write_text(README)

    assert cli("import", "README.md", "--offline", "--with-view", name).code == 0
    assert name in tomllib.loads((folder / "ssmlit.toml").read_text())["views"]
    assert cli("list").code == 0


def test_a_page_without_papers_makes_no_view(cli: Cli, folder: Path) -> None:
    """There is nothing that it could show, and nothing to render."""
    (folder / "library.bib").touch()
    (folder / "README.md").write_text("# Snails\n\n- [snailtool](https://github.com/a/b): a tool\n")

    outcome = cli("import", "README.md", "--offline", "--with-view", "list")

    assert outcome.code == 1
    assert "ssmlit render" not in outcome.err
    assert not (folder / "ssmlit.toml").exists()


@pytest.mark.slow
def test_kept_rows_beside_rendered_ones_stay(cli: Cli, folder: Path) -> None:
    """What is written is what a second render writes, whichever rows were kept at first."""
    (folder / "library.bib").touch()
    page = folder / "README.md"
    page.write_text(
        "# Readings\n\n"
        "* Holm, Ben D., ed. 2012. _Digital snails: practices and politics._ Harbour: Open Shells. "
        "<https://www.openshells.com/product/161>\n"
        "* Dorn, David J. and Anna Yu. 2017. “Slow snails in the digital sea.” In Sam B. Fee "
        "and Amanda Minkley, eds. _New roads for snails_. NY: Springer.\n"
        "* Carver, Jerome, 2004. “Marking shells of many dimensions.” In Susan Pelt, Ray Siemens, "
        "and John Unsworth, eds. _A companion to digital snails._ Oxford: Blackwell.\n"
        "* Dorn, Willard. 2005. _Snail computing_. Harbour: Open Shells.\n"
    )
    cli("import", "README.md", "--offline", "--with-view", "list")
    cli("render", "--view", "list", "-o", "README.md", "--init")
    before = page.read_text()

    check = cli("render", "--view", "list", "-o", "README.md", "--check")
    cli("render", "--view", "list", "-o", "README.md")

    assert (check.code, page.read_text()) == (0, before)


def test_rows_in_html_become_markdown_with_a_warning(cli: Cli, folder: Path) -> None:
    """Their other columns are in no view."""
    (folder / "library.bib").write_text("")
    row = "<tr><td><a href='https://arxiv.org/abs/2401.0000{0}'>A Tide {0}</a></td><td>x</td></tr>"
    rows = "".join(map(row.format, range(3)))
    (folder / "README.md").write_text(f"<table><tr><th>Title</th><th>Notes</th></tr>{rows}</table>")

    result = cli("import", "README.md", "--offline", "--with-view", "list")

    assert "README.md: 3 papers are in HTML, which no view writes" in result.err


@pytest.mark.slow
def test_init_says_that_a_view_of_another_form_changes_the_list(cli: Cli, folder: Path) -> None:
    """The way out is the view that the import makes; with it nothing is said."""
    readme = folder / "README.md"
    readme.write_text(README)
    cli("init")
    cli("import", "README.md", "--offline")

    told = cli("render", "--view", "table", "-o", "README.md", "--init").err
    assert " of the list in README.md change: its form is not this view's; " in told
    assert cli("undo").code == 0
    assert readme.read_text() == README
    cli("import", "README.md", "--offline", "--with-view", "list")
    assert "change" not in cli("render", "--view", "list", "--init").err


@pytest.mark.slow
def test_a_list_that_would_lose_something_is_not_replaced(cli: Cli, folder: Path) -> None:
    """By a view of another form, unless that is forced; the lines are named."""
    row = "- [A Study of Snails {0}](https://arxiv.org/abs/2401.0000{0})\n"
    before = f"# Snails\n\n{row.format(1)}  - a note\n{row.format(2)}"
    (folder / "README.md").write_text(before)
    cli("init")
    cli("import", "README.md", "--offline", "--with-view", "list")
    command = ("render", "--view", "list", "--layout", "table", "--init", "-o", "README.md")

    refused = cli(*command)

    assert refused.code == 6
    assert (
        "README.md:4: the list would lose words, links or signs of its rows (line 4)" in refused.err
    )
    assert (folder / "README.md").read_text() == before
    assert cli(*command, "--force").code == 0


@pytest.mark.slow
def test_init_puts_markers_around_a_list_and_render_what_the_library_knows_into_it(
    cli: Cli, folder: Path
) -> None:
    """The catalogue has people, venues and code that the rows lack."""
    ids = "2312.00752", "2111.00396", "2008.07669"
    titles = (
        "Mamba: Linear-Time Sequence Modeling with Selective State Spaces",
        "Efficiently Modeling Long Sequences with Structured State Spaces",
        "HiPPO: Recurrent Memory with Optimal Polynomial Projections",
    )
    people = " - Albert Gu, Tri Dao."
    rows = [
        f"- **{title}**{{}} [[paper]](https://arxiv.org/abs/{i})\n"
        for i, title in zip(ids, titles, strict=True)
    ]
    text = "# Scans\n\n" + rows[0].format(people) + rows[1].format("") + rows[2].format("")
    (folder / "README.md").write_text(text)
    cli("init")
    cli("import", "README.md", "--offline", "--with-view", "list")

    told = cli("render", "--view", "list", "--init").err
    page = (folder / "README.md").read_text()
    cli("render", "--view", "list", "-o", "README.md")

    assert told == "wrote README.md\n"
    assert [line for line in page.splitlines() if "ssmlit:" not in line and line] == [
        line for line in text.splitlines() if line
    ]
    assert "Albert Gu, Karan Goel, Christopher Ré" in (folder / "README.md").read_text()


@pytest.mark.slow
def test_a_tag_for_all_papers_makes_no_section(cli: Cli, folder: Path) -> None:
    readme = folder / "README.md"
    readme.write_text(README)
    cli("init")
    cli("import", "README.md", "--offline", "--with-view", "list", "--tag", "thesis")

    assert cli("render", "--view", "list", "--init").code == 0
    assert "hesis" not in readme.read_text()


@pytest.mark.slow
@pytest.mark.parametrize("head", ["# Snails", "## Snails"])
def test_papers_right_below_the_heading_of_a_page(cli: Cli, folder: Path, head: str) -> None:
    """It makes no tag for them, at no import, and it stays above the list."""
    rows = (f"- [A Study of Things {n}](https://arxiv.org/abs/2401.0000{n})" for n in (1, 2, 3))
    page = folder / "README.md"
    page.write_text("{head}\n\n{}\n{}\n\n### Shells\n\n{}\n".format(*rows, head=head))
    cli("init")
    cli("import", "README.md", "--offline", "--with-view", "list")
    library = (folder / "library.bib").read_bytes()

    cli("import", "README.md", "--offline")
    assert cli("render", "--view", "list", "--init").code == 0
    cli("import", "README.md", "--offline")

    assert (folder / "library.bib").read_bytes() == library
    assert b"keywords = {snails}" not in library
    assert page.read_text().startswith(f"{head}\n\n<!-- ssmlit:list:begin")


@pytest.mark.slow
def test_what_import_has_in_the_library_is_not_lost(cli: Cli, folder: Path) -> None:
    """A row whose link has another title there: who follows the hint must get on."""
    page = folder / "README.md"
    page.write_text(
        "# Papers\n\n"
        "- [**Mamba-2**: Transformers are SSMs](https://arxiv.org/abs/2405.21060) — Dao & Gu\n"
        "- [Mamba: Linear-Time Sequence Modeling with Selective State Spaces]"
        "(https://arxiv.org/abs/2312.00752) — Gu & Dao\n"
    )
    assert cli("init").code == 0
    assert cli("import", "README.md", "--with-view", "list", "--offline").code == 0
    assert "2 already in the library" in cli("import", "README.md", "--offline").err

    done = cli("render", "--view", "list", "--init")

    assert (done.code, page.read_text().count("\n- ")) == (0, 2)


@pytest.mark.slow
def test_a_list_with_an_open_question_gets_no_markers(cli: Cli, folder: Path) -> None:
    """`render` would take the row out: its paper is not in the library."""
    row = "- [A Study of Snails {0}](https://arxiv.org/abs/2401.0000{0})\n"
    asked = "- A Third Study of Snails](https://shell.example/s.pdf)\n"
    before = f"# Snails\n\n{row.format(1)}{row.format(2)}{asked}"
    page = folder / "README.md"
    page.write_text(before)
    cli("init")
    assert cli("import", "README.md", "--offline", "--with-view", "list").code == 4

    refused = cli("render", "--view", "list", "--init")

    assert (refused.code, page.read_text()) == (6, before)
    assert "README.md:5: 1 paper not in the library would be lost (line 5)" in refused.err


@pytest.mark.slow
def test_a_list_gets_no_markers_when_the_next_render_would_take_a_row_out(
    cli: Cli, folder: Path
) -> None:
    """Two titles with one link: `import` asks about the second, and its section has no paper."""
    row = "- [A Study of Snails{}](https://arxiv.org/abs/2401.00001)\n"
    before = f"# Snails\n\n## Sea\n\n{row.format('')}\n## Land\n\n{row.format(' on Land')}"
    page = folder / "README.md"
    page.write_text(before)
    cli("init")
    assert cli("import", "README.md", "--offline", "--with-view", "list").code == 4

    refused = cli("render", "--view", "list", "--init")

    assert (refused.code, page.read_text()) == (6, before)
    assert "README.md:9: the view has no paper for 1 row of the list (line 9)" in refused.err
    assert cli("render", "--view", "list", "--init", "--force").code == 0
    assert row.format(" on Land") in page.read_text()


@pytest.mark.slow
def test_a_refused_list_says_of_no_row_that_it_goes(cli: Cli, folder: Path) -> None:
    """Somebody added it, and nothing is written."""
    page = adopted(cli, folder, README)
    added = "- [A New Study of Sand](https://arxiv.org/abs/2401.00009)\n\n### Deep"
    page.write_text(page.read_text().replace("### Deep", added))

    refused = cli("render", "--view", "list", "-o", "README.md")

    assert refused.code == 6
    assert "edited by hand" in refused.err
    assert "rows go" not in refused.err


@pytest.mark.slow
def test_a_row_that_stays_though_its_paper_is_gone_is_named(cli: Cli, folder: Path) -> None:
    """Nothing in it surely names a paper; once it is deleted by hand nothing is said of it."""
    rows = "".join(f"- A Study of {word} Snails (ICML 2024)\n" for word in ("Slow", "Calm", "Old"))
    page = adopted(cli, folder, f"# Snails\n\n## Slow\n\n{rows}")
    before = page.read_text()
    cli("remove", "--query", "calm", "-y")

    result = cli("render", "--all")

    assert page.read_text() == before
    assert "rows stay though the view no longer has their papers" in result.err
    assert "(line 8)" in result.err
    page.write_text(before.replace("- A Study of Calm Snails (ICML 2024)\n", ""))
    assert cli("import", "README.md", "--offline", "--take").code == 0
    assert "rows stay" not in cli("render", "--all").err


@pytest.mark.slow
def test_a_row_that_stays_is_named_with_what_the_view_would_write(cli: Cli, folder: Path) -> None:
    link = "https://arxiv.org/abs/2401.0000"
    rows = "".join(
        f"- [A Study of {it} Snails]({link}{len(it)}) by Anna Carver, Ben Holm\n"
        for it in ("Red", "Blue")
    )
    rows += f"- [SLOW] [A *Study* of Calm Snails]({link}5) by Anna Carver, Ben Holm 🔥\n"
    page = adopted(cli, folder, f"# Snails\n\n## Slow\n\n{rows}")
    before = page.read_text()
    cli("edit", "--query", "calm", "title=Calm Snails Seen from Afar")

    result = cli("render", "--all")

    assert page.read_text() == before
    assert f"the view would write in line 9: - [Calm Snails Seen from Afar]({link}5)" in result.err


WAITING = """
@misc{{{0},
  title = {{A Study of Things {1}}},
  author = {{Carver, Anna}},
  year = {{2024}},
  eprint = {{2401.0000{1}}},
  archiveprefix = {{arXiv}},
  keywords = {{inbox, shells}},
}}
"""


@pytest.mark.slow
def test_a_view_publishes_nothing_that_waits_and_takes_out_no_row(cli: Cli, folder: Path) -> None:
    """A row of the list whose paper is in the inbox stays; once kept, others come in."""
    row = "- [A Study of Things {0}](https://arxiv.org/abs/2401.0000{0}), Anna Carver\n"
    page = folder / "README.md"
    shells, tides = map("".join, (map(row.format, it) for it in ((1, 2, 3), (4, 5))))
    page.write_text(f"# Snails\n\n## Shells\n\n{shells}\n## Tides\n\n{tides}")
    (folder / "library.bib").write_text(WAITING.format("a", 2) + WAITING.format("b", 9))
    cli("import", "README.md", "--offline", "--with-view", "list")

    assert cli("render", "--view", "list", "--init").code == 0
    before = page.read_text()
    assert "rows go" not in cli("render", "--all").err

    assert page.read_text() == before
    assert row.format(2) in before
    assert "Things 9" not in before
    cli("inbox", "--keep", "b")
    cli("render", "--all")
    assert "A Study of Things 9" in page.read_text()
    before = page.read_text()
    cli("tag", "--query", "title:study", "+inbox")  # all of them
    assert cli("render", "--all").code == 0
    assert page.read_text() == before


@pytest.mark.slow
def test_a_list_with_a_section_called_inbox_shows_it(cli: Cli, folder: Path) -> None:
    row = "- [A Study of Things {0}](https://arxiv.org/abs/2401.0000{0}), Anna Carver\n"
    text = f"# Snails\n\n## Shells\n\n{row.format(1)}{row.format(2)}\n## Inbox\n\n{row.format(3)}"
    (folder / "README.md").write_text(text)
    cli("init")
    cli("import", "README.md", "--offline", "--with-view", "list")

    assert "query" not in (folder / "ssmlit.toml").read_text()
    assert cli("render", "--view", "list", "--init").code == 0
    assert row.format(3) in (folder / "README.md").read_text()
