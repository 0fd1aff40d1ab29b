"""A list of paragraphs, with text about the papers below them: it goes where its paper goes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ssmlit.actions.lists.adopted.place import with_markers
from ssmlit.actions.lists.kept.row_text import RowText, updated
from ssmlit.render import view_from_table
from tests.actions.test_kept_lists import ABS, CALM, COLD, SLOW, new, rendered

VIEW = view_from_table(
    "list",
    {
        "layout": "topics", "keep": True, "order": "file", "contents": False, "authors": 1,
        "sections": [["slow", "Slow"], ["cold", "Cold"]], "show": ["authors"],
    },
)  # fmt: skip
PAPER = (
    "**Title:** [{} Shells of Old Tides]({})\n\n**Authors:** {}\n\n**What is compared:** `sand`, "
    "[mud](https://mud.example)\n\nMore about {}.\n"
)
TWO = PAPER.format("Slow", ABS.format(1), "Anna Carver, Ben Holm", "slowness")
ONE = PAPER.format("Calm", ABS.format(2), "Ida Quist", "calm")
LAST = PAPER.format("Cold", ABS.format(3), "Joan Bell", "the cold")
BEGIN, END = "<!-- ssmlit:list:begin [0000000000000000] -->\n\n", "<!-- ssmlit:list:end -->\n"
PAGE = f"# Snails\n\n{BEGIN}## Slow\n\n{TWO}\n---\n\n{ONE}\n## Cold\n\n{LAST}\n{END}"
LIBRARY = SLOW + CALM + COLD


@pytest.mark.parametrize(
    ("library", "page"),
    [
        pytest.param(LIBRARY, PAGE, id="as it is"),
        pytest.param(
            SLOW + COLD, PAGE.replace(f"{ONE}\n", ""), id="a paper less"
        ),
        pytest.param(
            LIBRARY.replace("keywords = {cold}", "keywords = {slow}"),
            PAGE.replace(f"\n## Cold\n\n{LAST}\n", f"\n{LAST}\n"), id="a paper moved",
        ),
        pytest.param(
            LIBRARY + new("slow"),
            PAGE.replace("calm.\n", f"calm.\n\n- [New Shells of Old Tides]({ABS.format(4)})"
                         " - Eli Moss.\n"), id="a paper more",
        ),
        pytest.param(
            LIBRARY.replace("Carver, Anna and Holm, Ben", "Moss, Eli and Roy, Rita"), PAGE,
            id="other people, of whom the view shows one and the row two",
        ),
    ],
)  # fmt: skip
def test_text_below_a_paper_is_its_own(library: str, page: str) -> None:
    assert rendered(library, PAGE, VIEW) == page


ABSTRACT = (
    "<details>  \n  <summary>Abstract</summary>  \n  <ol>  \n    About {}.\n  </ol>\n</details>\n"
)
HEADED = "### [{} Shells of Old Tides]({})\n{}\n" + ABSTRACT
DAILY = [
    HEADED.format("Slow", ABS.format(1), "Anna Carver, Ben Holm", "slowness"),
    HEADED.format("Calm", ABS.format(2), "Ida Quist", "calm"),
    HEADED.format("Cold", ABS.format(3), "Joan Bell", "the cold"),
]
DAILY_PAGE = f"# Snails\n\n{BEGIN}## Slow\n\n{DAILY[0]}\n{DAILY[1]}\n## Cold\n\n{DAILY[2]}\n{END}"


@pytest.mark.parametrize(
    ("library", "page"),
    [
        pytest.param(LIBRARY, DAILY_PAGE, id="as it is"),
        pytest.param(SLOW + COLD, DAILY_PAGE.replace(f"{DAILY[1]}\n", ""), id="a paper less"),
        pytest.param(
            LIBRARY + new("slow"),
            DAILY_PAGE.replace("calm.\n  </ol>\n</details>\n", "calm.\n  </ol>\n</details>\n"
                               f"\n### [New Shells of Old Tides]({ABS.format(4)})\nEli Moss\n"),
            id="a paper more",
        ),
    ],
)  # fmt: skip
def test_text_below_a_heading_that_is_a_paper_is_its_own(library: str, page: str) -> None:
    """An abstract that is left there would be that of the paper above."""
    view = replace(VIEW, row=("### ", "[{title}]({paper})", "\n{authors}"), authors=10)

    assert rendered(library, DAILY_PAGE, view) == page


def test_the_list_ends_behind_the_text_below_its_last_heading_that_is_a_paper() -> None:
    bare = DAILY_PAGE.replace(BEGIN, "").replace(END, "")

    made = with_markers(f"{bare}## License\n", "list", keeps=True)

    assert "\n</details>\n<!-- ssmlit:list:end -->\n" in made.replace("\n\n<!", "\n<!")


def test_a_line_between_papers_is_of_none() -> None:
    """Only one has such a line below it."""
    page = PAGE
    for paper in (TWO, ONE, LAST):
        page = page.replace(paper, paper.partition("\n\n**What")[0] + "\n")
    page = page.replace("\n---\n", "\n— older ones —\n")

    made = rendered(CALM + COLD, page, VIEW)

    assert made == page.replace(TWO.partition("\n\n**What")[0] + "\n\n", "")


def test_the_list_ends_behind_the_text_below_its_last_paper() -> None:
    bare = PAGE.replace(BEGIN, "").replace(END, "")

    made = with_markers(f"{bare}## License\n", "list", keeps=True)

    assert "\n\nMore about the cold.\n<!-- ssmlit:list:end -->\n" in made.replace("\n\n<!", "\n<!")


def test_the_list_ends_behind_the_last_item() -> None:
    """Tools may come last: a paper that somebody adds below them is a row of the list."""
    rows = "".join(
        f"- [{word} Shells of Old Tides]({ABS.format(n)}) by Joan Bell\n"
        for n, word in enumerate(("Calm", "Cold"), 1)
    )
    tools = "- [a tool](https://tool.example)\n\n- a remark\n"
    after = "\nSome words.\n\n## Links\n\n- [another](https://other.example)\n"

    made = with_markers(f"# Snails\n\n{rows}{tools}{after}", "list", keeps=True)

    assert made.partition("begin -->\n")[2].partition("<!--")[0].strip() == f"{rows}{tools}".strip()


@pytest.mark.parametrize(
    ("written", "base", "now", "made"),
    [
        pytest.param("A: *b*", "b", "1, b", RowText("A: *b*", True), id="behind a label"),
        pytest.param("*b*, A:", "b", "b, 1", RowText("*b, 1*, A:"), id="at the end"),
        pytest.param("x *b*", "b", "1, b", RowText("1, x *b*"), id="before other words"),
    ],
)
def test_nothing_comes_between_a_label_and_what_it_names(
    written: str, base: str, now: str, made: RowText
) -> None:
    assert updated(written, base, now) == made


def test_a_new_section_is_counted_from_its_first_row() -> None:
    view = view_from_table("list", {
        "keep": True, "order": "file", "contents": False, "sections": [["slow", "Slow"]],
        "row": ["{number}. ", "[{title}]({paper})"],
    })  # fmt: skip
    rows = (f"1. [Slow Shells of Old Tides]({ABS.format(1)})\n"
            f"2. [Calm Shells of Old Tides]({ABS.format(2)})\n")  # fmt: skip
    page = f"# Snails\n\n{BEGIN}## Slow\n\n{rows}\n{END}"

    made = rendered(SLOW + CALM + new("warm"), page, view)

    assert made == page.replace(
        END, f"## Warm\n\n1. [New Shells of Old Tides]({ABS.format(4)})\n\n{END}"
    )


@pytest.mark.slow
def test_years_in_the_first_column_of_a_table_are_not_counted() -> None:
    """They are the papers', those of rows that come in and of others."""
    view = view_from_table("list", {
        "keep": True, "order": "file", "group": "none", "contents": False,
        "row": ["|", "{year}", "|", "[{title}]({paper})", "|"],
    })  # fmt: skip
    row = "|{}|[{} Shells of Old Tides]({})|\n"
    slow, calm = row.format(2021, "Slow", ABS.format(1)), row.format(2021, "Calm", ABS.format(2))
    page = f"# Snails\n\n{BEGIN}|Year|Title|\n|-|-|\n{slow}{calm}\n{END}"
    later = new().replace("year = {2021}", "year = {2023}")

    assert rendered(SLOW + later, page, view) == page.replace(
        calm, row.format(2023, "New", ABS.format(4))
    )
    assert rendered(SLOW + CALM.replace("{2021}", "{2019}"), page, view) == page.replace(
        calm, calm.replace("2021", "2019")
    )


CELLS = '<td><a href="{}">{} Shells of Old Tides</a></td>\n<td>{}</td>\n</tr>\n'
ROWS = [
    '<tr>\n<td rowspan="{}">2021</td>\n'
    + CELLS.format(ABS.format(1), "Slow", "Anna Carver, Ben Holm"),
    "<tr>\n" + CELLS.format(ABS.format(2), "Calm", "Ida Quist"),
]


@pytest.mark.parametrize(
    ("rowspan", "library", "stays"),
    [
        pytest.param(2, CALM + COLD, True, id="the first of joined rows"),
        pytest.param(2, SLOW + COLD, True, id="the second"),
        pytest.param(
            2, SLOW.replace("{slow}}", "{cold}}") + CALM + COLD, True, id="of another section now"
        ),
        pytest.param(1, CALM + COLD, False, id="not joined"),
    ],
)
def test_rows_that_share_a_cell_stay(rowspan: int, library: str, *, stays: bool) -> None:
    """Without one of them the cells of the others would be in other columns."""
    table = "<table>\n{}</table>\n"
    page = f"# Snails\n\n{BEGIN}## Slow\n\n{{}}\n## Cold\n\n{LAST}\n{END}"
    before = page.format(table.format("".join(ROWS).format(rowspan)))
    after = before if stays else page.format(table.format(ROWS[1]))

    assert rendered(library, before, VIEW) == after
