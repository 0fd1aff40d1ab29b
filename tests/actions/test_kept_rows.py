"""One row of a page as the library has it, and that nothing is left to do after it."""

from __future__ import annotations

import pytest

from ssmlit.actions.lists.kept.row_text import RowText, updated
from ssmlit.render import view_from_table
from tests.actions.test_kept_lists import ABS, CALM, COLD, SLOW, new, rendered


@pytest.mark.parametrize(
    ("written", "base", "now", "made"),
    [
        pytest.param("a, b!", "a b", "a b", RowText("a, b!"), id="nothing new"),
        pytest.param(
            "x [a](u) by b", "[a](u) b", "[c](u) b", RowText("x [c](u) by b"), id="a word"
        ),
        pytest.param(
            "- A & B x", "- A, B", "- C", RowText("- A & B x", True), id="more of its own"
        ),
        pytest.param("- *A* & B", "- A, B", "- C", RowText("- C"), id="only another form"),
        pytest.param("- a\n  * n", "- a", "- a, b", RowText("- a, b\n  * n"), id="a note below"),
        pytest.param(
            "- x (a, 1) (b)",
            "- x a",
            "- x a [c](u)",
            RowText("- x (a, 1) (b)", True),
            id="not into brackets",
        ),
        pytest.param(
            "| x | a | mine |",
            "- x a",
            "- x a c",
            RowText("| x | a | mine |", True),
            id="nothing of a list's row into a table's",
        ),
        pytest.param(
            "- **A**, [p](u)",
            "- **A** ([P](u))",
            "- **A** ([P](u), [C](v))",
            RowText("- **A** ([P](u), [C](v))"),
            id="not into the address of a link",
        ),
        pytest.param(
            "| [A](u) | - | ? |",
            "- **A** ([P](u))",
            "- **A** ([P](u), [C](v))",
            RowText("| [A](u) | - | ? |", True),
            id="no list's row in place of a table's",
        ),
        pytest.param(
            "| [A](u) | - | ? |",
            "| [A](u) |  |  |",
            "| [A](u) | [c](v) |  |",
            RowText("| [A](u) | [c](v) | ? |"),
            id="of a table only the cells that changed",
        ),
        pytest.param(
            "- [A](u)\n  * Authors: Ben Holm",
            "- [A](u) - Ben Holm",
            "- [A](u) - Slow Shells 2020, Ben Holm",
            RowText("- [A](u)\n  * Authors: Ben Holm", True),
            id="not between a label and what it names",
        ),
        pytest.param(
            "- [A](u): Ben Holm",
            "- [A](u), Ben Holm",
            "- [A](u), Slow Shells 2020, Ben Holm",
            RowText("- [A](u): Slow Shells 2020, Ben Holm"),
            id="a colon for another sign is no label",
        ),
        pytest.param(
            '- [A](u) Holm <img src="x/ACM 2023.svg" alt="p"> [c](v)',
            "- [A](u) ACM 2023 [c](v)",
            "- [A](u) ACM 2023. mine [c](v)",
            RowText('- [A](u) Holm <img src="x/ACM 2023.svg" alt="p"> [c](v)', True),
            id="not into a tag",
        ),
        pytest.param(
            "- <[A](u)> by Holm",
            "- [A](u) Holm",
            "- [A](u) Holm, 2020",
            RowText("- <[A](u)> by Holm, 2020"),
            id="an angle that opens no tag",
        ),
    ],
)
def test_one_row(written: str, base: str, now: str, made: RowText) -> None:
    assert updated(written, base, now) == made


@pytest.mark.parametrize("people", ["Carver, Anna", "Holm, Ben and Ma and Li, Jincheng"])
@pytest.mark.parametrize(
    "row",
    [
        "- [{}]({}) - {} & Holm (2021)",
        "- [{}]({}) - {}, Holm, 2021",
        "- [{}]({}) by {} & Ben Holm",
        "- **{}**. [paper]({}). {} and Holm",
        "- [{}]({}) - W. Li et al. (2020)",
        "| [{}]({}) | {} & Holm | 2021 |",
    ],
)
def test_what_was_rendered_is_up_to_date(row: str, people: str) -> None:
    """What a row became is read as what the library says, or the row stays as it was."""
    view = view_from_table(
        "list", {"layout": "topics", "keep": True, "show": ["authors", "year", "note"]}
    )
    titles = [("Slow", "Carver"), ("Calm", "Quist"), ("Cold", "Bell")]
    rows = "\n".join(
        row.format(f"{it} Shells of Old Tides", ABS.format(n), first)
        for n, (it, first) in enumerate(titles, 1)
    )
    head = "| Paper | Authors | Year |\n|---|---|---|\n" if row.startswith("|") else ""
    library = new("slow") + (SLOW + CALM + COLD).replace("Carver, Anna and Holm, Ben", people)
    begin, end = "<!-- ssmlit:list:begin [0000000000000000] -->", "<!-- ssmlit:list:end -->"
    page = f"{begin}\n\n## Slow\n\n{head}{rows}\n\n{end}\n"

    made = rendered(library, page, view)

    assert rendered(library, made, view) == made


@pytest.mark.parametrize(
    ("day", "now"),
    [
        pytest.param("2021-01", "2021-01", id="the month at arXiv"),
        pytest.param("2021-01-05", "2021-01-05", id="the day"),
        pytest.param("2021-02", "2021-02", id="another month, which is left to people"),
        pytest.param("2021-07", "2021-07", id="that of the proceedings"),
    ],
)
@pytest.mark.parametrize("venue", ["ICML", "ICML 2021"])
def test_the_month_in_which_a_paper_came_to_arxiv_is_right(day: str, now: str, venue: str) -> None:
    """Also when the library knows the month of its proceedings."""
    head = "| Date | Paper | Venue | Code |\n|---|---|---|---|"
    view = view_from_table(
        "list",
        {
            "layout": "table", "keep": True, "order": "file",
            "row": ["| ", "{date}", " | ", "[{title}]({paper})", " | ", "{venue!}", " | ",
                    "[code]({code})", " |"],
            "head": head.split("\n"),
        },
    )  # fmt: skip
    library = SLOW.replace("@misc", "@inproceedings").replace(
        "year = {2021}", "booktitle = {ICML}, month = jul, year = {2021}, code = {https://a.b/c}"
    )
    row = f"| {{}} | [Slow Shells of Old Tides]({ABS.format(1)}) | {venue} |  |"
    begin, end = "<!-- ssmlit:list:begin [0000000000000000] -->", "<!-- ssmlit:list:end -->"
    page = f"{begin}\n\n{head}\n{row.format(day)}\n\n{end}\n"

    made = rendered(library, page, view)

    assert f"| {now} |" in made, made
    assert rendered(library, made, view) == made
