"""What contributors do to an adopted README, taken over once each: the page is up to date then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import adopted

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

README = """\
# Awesome Snails

Some words.

## Speed

* **Slow Shells in Old Tides**, Anna Carver, Ben Holm and Joan Yu
  [[Paper](https://arxiv.org/pdf/2101.00001.pdf)] [[Code](https://github.com/carver/shells)]

* **Quiet Shells in Old Tides**, Anna Carver
  [[Paper](https://arxiv.org/abs/2101.00002)]

## Sight

* [ICML 2022] **Shy Eyes of New Snails**, Joan Yu
  [[Paper](https://arxiv.org/abs/2101.00003)]
"""
QUIET = README[README.index("* **Quiet") : README.index("## Sight")]
NEW = "- [A New Study of Shells](https://arxiv.org/abs/2402.00007), Karla Bell. ([pdf](https://arxiv.org/pdf/2402.00007))\n"


@pytest.fixture
def readme(cli: Cli, folder: Path) -> Path:
    """An adopted README: nothing of it changes but for the two markers."""
    path = adopted(cli, folder, README)
    unmarked = [line for line in path.read_text().splitlines() if "ssmlit:list:" not in line]
    assert [line for line in unmarked if line] == [line for line in README.splitlines() if line]
    return path


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "exit_code"),
    [
        pytest.param("## Sight\n", f"{NEW}\n## Sight\n", 0, id="a new row in another form"),
        pytest.param("## Sight\n", f"## Smell\n\n{NEW}\n## Sight\n", 0, id="a new section"),
        pytest.param("Quiet Shells in", "Quiet Snails in", 4, id="a corrected title"),
        pytest.param("Anna Carver, Ben", "Anna B. Carver, Ben", 4, id="a corrected name"),
        pytest.param("ICML 2022", "NeurIPS 2022", 4, id="a corrected venue"),
        pytest.param("carver/shells", "carver/tides", 4, id="another repository"),
        pytest.param(QUIET, "", 4, id="a row less"),
        pytest.param("## Sight", "## Vision", 4, id="a renamed section"),
        pytest.param("Joan Yu\n", "Joan Yu  \n", 0, id="blanks at the end of a line"),
        pytest.param("/abs/2101.00002", "/pdf/2101.00002v1", 0, id="the same paper's PDF"),
        pytest.param(
            "carver/shells)]", "carver/shells)] ![s](https://e.org/s.svg)", 0, id="a badge"
        ),
        pytest.param("\n", "\r\n", 0, id="line ends"),
    ],
)
def test_an_edit_is_taken_over_once(
    cli: Cli, folder: Path, readme: Path, old: str, new: str, exit_code: int
) -> None:
    text = readme.read_text().replace(old, new)
    assert text != readme.read_text()
    readme.write_bytes(text.encode())

    first = cli("import", "README.md", "--offline")
    assert first.code == exit_code, first.out
    assert "not understood" not in first.out
    assert cli("import", "README.md", "--offline", "--take").code == 0
    assert cli("render", "--all", "--check").code == 0

    known, page = (folder / "library.bib").read_bytes(), readme.read_bytes()
    edited = text.encode()  # but new sections come last
    assert sorted(page.splitlines()[6:]) == sorted(edited.splitlines()[6:])
    assert cli("import", "README.md", "--offline").code == 0
    assert ((folder / "library.bib").read_bytes(), readme.read_bytes()) == (known, page)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("abs/2101.00002)]", "abs/2101.00002)", id="a bracket"),
        pytest.param("in Old Tides**, Anna Carver\n", "in Old Tides*, Anna Carver\n", id="a star"),
    ],
)
def test_broken_marks_are_named(cli: Cli, readme: Path, old: str, new: str) -> None:
    readme.write_text(readme.read_text().replace(old, new))

    outcome = cli("import", "README.md", "--offline", "--take")

    assert outcome.code == 4
    assert "edit not understood: " in outcome.out


@pytest.mark.slow
def test_what_a_row_became_that_is_not_understood_is_not_taken_for_a_deletion(
    cli: Cli, folder: Path, readme: Path
) -> None:
    """Where another row is deleted as well, neither is taken before the line is mended."""
    text, library = readme.read_text(), (folder / "library.bib").read_bytes()
    shy = text[text.index("* [ICML 2022]") : text.index("\n\n<!-- ssmlit:list:end")]
    readme.write_text(text.replace(QUIET, "").replace(shy, "* to be looked up"))

    outcome = cli("import", "README.md", "--offline", "--take")

    assert outcome.code == 4
    assert "edit not understood: * to be looked up" in outcome.out
    assert outcome.out.count("the row was deleted") == outcome.out.count("not decided") == 2
    assert "--take` accepts" not in outcome.err
    assert "deleted rows stay undecided" in outcome.err
    assert (folder / "library.bib").read_bytes() == library

    readme.write_text(text.replace(QUIET, ""))
    assert cli("import", "README.md", "--offline", "--take").code == 0
    assert (folder / "library.bib").read_bytes().count(b"@") == library.count(b"@") - 1


BIBLATEX = """\
@article{w, author={Yu, Joan}, title={Shells}, subtitle={Slow Ones},
  journaltitle={Tides}, date={2024-02-03}, url={https://e.org/1}}
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Shells: S", "Snails: S", ("{Shells}, subtitle={Slow Ones}", "{{Snails}: Slow Ones}")),
        ("*Tides*", "*Shores*", ("={Tides}", "={Shores}")),
        ("* 2024", "* 2025", ("={2024-02-03}", "={2025}")),
    ],
    ids=["title", "venue", "year"],
)
def test_an_edit_goes_into_the_fields_of_biblatex(
    cli: Cli, folder: Path, old: str, new: str, expected: tuple[str, str]
) -> None:
    """No second field contradicts the one that biblatex prints."""
    row = '["- ", "**{title}**", ", {authors}", ". *{venue!}* {year}", " [[paper]]({url})"]'
    (folder / "ssmlit.toml").write_text(f"[views.list]\nlayout = 'years'\nrow = {row}\n")
    (folder / "library.bib").write_text(BIBLATEX)
    assert cli("render", "--view", "list", "-o", "README.md", "--init").code == 0
    page = folder / "README.md"
    page.write_text(page.read_text().replace(old, new))

    assert cli("import", "README.md", "--offline", "--take").code == 0

    assert (folder / "library.bib").read_text() == BIBLATEX.replace(*expected)
