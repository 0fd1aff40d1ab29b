"""A list in the lines of its page: what changes there when the library does, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from ssmlit import importers
from ssmlit.actions.import_values import name_of
from ssmlit.actions.lists import rendering
from ssmlit.actions.lists.lost_pieces import lost_pieces
from ssmlit.library import Library
from ssmlit.render import View, view_from_table

ABS = "https://arxiv.org/abs/2101.0000{}"
ENTRY = """\
@misc{{{0},
  title = {{{1} Shells of Old Tides}},
  author = {{{2}}},
  year = {{2021}},
  eprint = {{2101.0000{3}}},
  archiveprefix = {{arXiv}},
  keywords = {{{4}}},
}}
"""
SLOW = ENTRY.format("slow", "Slow", "Carver, Anna and Holm, Ben", 1, "slow")
CALM = ENTRY.format("calm", "Calm", "Quist, Ida", 2, "slow")
COLD = ENTRY.format("cold", "Cold", "Bell, Joan", 3, "cold")
LIBRARY = SLOW + CALM + COLD
VIEW = view_from_table(
    "list",
    {
        "layout": "topics", "keep": True, "order": "file", "contents": False,
        "sections": [["slow", "Slow"], ["cold", "Cold"]], "show": ["authors"],
        "row": ["* ", "[{title}]({paper})", " by {authors}"],
    },
)  # fmt: skip
PAGE = f"""\
# Snails

<!-- ssmlit:list:begin [0000000000000000] -->

## Slow :snail:

Words on slowness.

* [SLOW] [Slow Shells of Old Tides]({ABS.format(1)}v2) by Carver and Holm 🔥
  * out of print

* a tool

+ [Calm Shells of Old Tides]({ABS.format(2)}) by Ida Quist. See the [film](https://film.example)

---
## Cold

* [Cold Shells of Old Tides]({ABS.format(3)}) by Joan Bell

<!-- ssmlit:list:end -->
"""
NEW_ROW = f"* [New Shells of Old Tides]({ABS.format(4)}) by Eli Moss"


def new(tag: str = "") -> str:
    """Return an entry that is not on the page."""
    return ENTRY.format("new", "New", "Moss, Eli", 4, tag)


def rendered(library: str, page: str = PAGE, view: View = VIEW) -> str:
    """Return a page with its list as a library has it."""
    shown = rendering.papers(Library.from_text(library), view)
    body = rendering.markdown(shown, view, "2026-01-01", old=page)
    made = rendering.into(page, view, body, date="2026-01-01", path="x.md", init=False)
    return made.replace(made[made.index(" [") : made.index("] -->")], " [0000000000000000", 1)


def test_a_library_that_says_what_the_page_does_changes_nothing() -> None:
    """Whatever else the rows say, and in whichever form: names, labels, links, signs, notes."""
    assert rendered(LIBRARY) == PAGE


@pytest.mark.parametrize(
    ("library", "old", "new"),
    [
        pytest.param(
            LIBRARY.replace("Slow Shells", "Slower Shells"), "[Slow Shells", "[Slower Shells",
            id="another title",
        ),
        pytest.param(
            LIBRARY.replace("Bell, Joan", "Bell, Joan and Moss, Eli"),
            "by Joan Bell", "by Joan Bell, Eli Moss", id="an author more",
        ),
        pytest.param(
            LIBRARY.replace("2101.00003", "2101.00009"), "2101.00003", "2101.00009",
            id="another identifier",
        ),
        pytest.param(
            LIBRARY + new("slow"), "\n---\n", f"{NEW_ROW}\n\n---\n",
            id="a paper more, behind the last one of its section",
        ),
        pytest.param(
            new("slow") + LIBRARY, "* [SLOW]", f"{NEW_ROW}\n* [SLOW]",
            id="a paper more, before the first one",
        ),
        pytest.param(
            LIBRARY + new("warm"), " by Joan Bell\n",
            f" by Joan Bell\n\n## Warm\n\n{NEW_ROW}\n", id="a section more",
        ),
        pytest.param(
            SLOW + COLD,
            f"\n+ [Calm Shells of Old Tides]({ABS.format(2)}) by Ida Quist. "
            "See the [film](https://film.example)\n",
            "", id="a paper less",
        ),
        pytest.param(
            SLOW + CALM,
            f"---\n## Cold\n\n* [Cold Shells of Old Tides]({ABS.format(3)}) by Joan Bell\n",
            "---\n", id="the last paper of a section less: its heading goes, too",
        ),
    ],
)  # fmt: skip
def test_only_that_changes_which_the_library_changed(library: str, old: str, new: str) -> None:
    assert PAGE.count(old) == 1
    assert rendered(library) == PAGE.replace(old, new)


@pytest.mark.parametrize(
    ("written", "now"),
    [
        ("Joan Bell and Ida Quist", "Joan Bell, Ida Quist and Eli Moss"),
        ("Joan Bell, Anna Carver, and Ida Quist", "Joan Bell, Ida Quist, and Eli Moss"),
        ("Joan Bell · Ida Quist", "Joan Bell · Ida Quist · Eli Moss"),
    ],
)
def test_people_are_joined_as_the_row_joins_them(written: str, now: str) -> None:
    """The view has commas: its word for "and" would be left between two others."""
    page = PAGE.replace("by Joan Bell", f"by {written}")
    library = LIBRARY.replace("Bell, Joan", "Bell, Joan and Quist, Ida and Moss, Eli")

    assert rendered(library, page) == PAGE.replace("by Joan Bell", f"by {now}")


@pytest.mark.parametrize(("group", "stays"), [({"group": "year"}, True), ({"group": "tag"}, False)])
def test_a_row_of_a_paper_below_another_year_stays(group: dict[str, object], stays: bool) -> None:
    """A list of years may have a paper below two; from below a tag that it lost its row goes."""
    view = view_from_table("list", {
        "layout": "years", "keep": True, "contents": False, "show": ["authors"],
        "row": ["* ", "[{title}]({paper})", " by {authors}"], **group,
    })  # fmt: skip
    row = f"* [Slow Shells of Old Tides]({ABS.format(1)}) by Anna Carver, Ben Holm"
    first, second = f"\n## 2021\n\n{row}, rejected\n", f"\n## 2020\n\n{row}\n"
    page = f"<!-- ssmlit:list:begin [0000000000000000] -->\n{first}{second}\n"
    page += "<!-- ssmlit:list:end -->\n"

    made = rendered(SLOW.replace("{slow}", "{2020}"), page, view)

    assert (first in made) is stays
    assert second in made


@pytest.mark.parametrize("remark", ["", " So slow.", " So calm."])
def test_each_row_of_a_paper_keeps_its_own_remark(remark: str) -> None:
    """The entry has one of them; a remark that none of the rows has comes into all."""
    view = view_from_table("list", {
        "layout": "topics", "keep": True, "contents": False, "show": ["authors", "note"],
        "sections": [["slow", "Slow"], ["cold", "Cold"]],
        "row": ["* ", "[{title}]({paper})", " {authors}.", " {note}"],
    })  # fmt: skip
    row = f"* [Slow Shells of Old Tides]({ABS.format(1)}) Anna Carver, Ben Holm.{{}}\n"
    head, end = "<!-- ssmlit:list:begin [0000000000000000] -->", "<!-- ssmlit:list:end -->\n"
    form = f"{head}\n\n## Slow\n\n{row}\n## Cold\n\n{row}\n{end}"
    page = form.format(" So slow.", remark)
    library = SLOW.replace("{slow}", "{slow, cold},\n  remark = {So slow}")

    assert rendered(library, page, view) == page
    other = rendered(library.replace("{So slow}", "{Out of print}"), page, view)
    assert other.count("Out of print") == 2


def test_a_row_moves_as_it_is_written() -> None:
    """With its label and its notes."""
    row = f"* [SLOW] [Slow Shells of Old Tides]({ABS.format(1)}v2) by Carver and Holm 🔥\n"
    row += "  * out of print\n"

    made = rendered(CALM + COLD + SLOW.replace("{slow}", "{cold}"))

    assert made == PAGE.replace(f"{row}\n", "").replace("Joan Bell\n", f"Joan Bell\n{row}")


def test_a_row_that_names_other_people_in_other_words_stays() -> None:
    """The row stays, and its line is named: there is no place for its label and its sign."""
    library = Library.from_text(
        LIBRARY.replace("Carver, Anna and Holm, Ben", "Carver, Anna and Reed, Fay")
    )
    kept = rendering.kept(rendering.papers(library, VIEW), VIEW, "", PAGE)

    assert (kept.behind, kept.gone) == ((9,), ())
    assert kept.instead == (
        f"* [Slow Shells of Old Tides]({ABS.format(1)}) by Anna Carver, Fay Reed",
    )
    assert "by Carver and Holm 🔥\n" in kept.body


def test_a_row_keeps_its_people_when_the_library_knows_a_doi() -> None:
    """The view shows them where no link identifies the paper, and it is the row that has them."""
    view = view_from_table(
        "list", {"layout": "topics", "keep": True, "show": ["year"], "contents": False}
    )
    entry = "@misc{a,\n  title = {Slow Shells},\n  author = {Carver, A.},\n  year = {2020},\n"
    page = "<!-- ssmlit:list:begin [0000000000000000] -->\n\nA. Carver. 2020. Slow Shells\n"
    page += "\n<!-- ssmlit:list:end -->\n"

    made = rendered(entry + "  doi = {10.1234/abc},\n}\n", page, view)

    assert "](https://doi.org/10.1234/abc) - A. Carver, 2020" in made


@pytest.mark.parametrize("mark", ["* ", "{number}. "])
def test_a_row_that_is_read_as_no_paper_is_put_in_once(mark: str) -> None:
    """It has no link, and what is in its brackets may belong to the title."""
    view = view_from_table(
        "list",
        {"layout": "topics", "group": "none", "keep": True, "contents": False,
         "row": [mark, "{title}", " ({venue} {year})", ", {note}"]},
    )  # fmt: skip
    entry = (
        "@article{{{0},\n  title = {{{1} Shells of Snails in Winter}},\n  year = {{2022}},\n"
        "  journal = {{{2}}},\n  note = {{Demo}},\n}}\n"
    )
    page = PAGE[: PAGE.index("## Slow")] + f"{mark.format(number=1)}Old Shells of Snails in Winter"
    page += " (ICDE 2022), Demo\n\n<!-- ssmlit:list:end -->\n"
    library = entry.format("a", "Old", "ICDE") + entry.format("b", "New", "Letters of Snails")

    once = rendered(library, page, view)

    assert "New Shells" in once
    assert rendered(library, once, view) == once


def test_rows_whose_papers_are_gone_are_named() -> None:
    kept = rendering.kept(rendering.papers(Library.from_text(CALM), VIEW), VIEW, "", PAGE)

    assert kept.gone == (9, 19)


def test_a_row_that_was_left_out_stays() -> None:
    """By the user's decision, as `[import.rows]` has it; the one beside it goes."""
    calm = next(it for it in importers.read_rows(PAGE, "x.md") if it.line == 14)
    view = replace(VIEW, left_out=frozenset({name_of(calm)}))
    kept = rendering.kept(rendering.papers(Library.from_text(COLD), view), view, "", PAGE)

    assert kept.gone == (9,)
    assert "+ [Calm Shells" in kept.body


def test_no_row_goes_when_a_list_is_taken_over() -> None:
    """Whether the library has its paper or not; those that the next render takes out are named."""
    page = re.sub("<!--.*-->\n", "", PAGE)
    kept = rendering.kept(rendering.papers(Library.from_text(CALM), VIEW), VIEW, "", page)

    assert kept.body.count("Shells of Old Tides") == 3
    assert ["Tides" in page.splitlines()[n - 1] for n in kept.gone] == [True, True]


@pytest.mark.slow
def test_what_is_no_work_for_sure_is_not_taken_out() -> None:
    """A title without a link or people, beside rows that make it look like a paper."""
    page = PAGE.replace("* a tool", "* Gauges of the northern coast")

    assert rendered(LIBRARY + new("slow"), page).count("* Gauges of the northern coast") == 1
    assert rendered(LIBRARY, rendered(LIBRARY + new("slow"), page)).count("* Gauges") == 1


@pytest.mark.parametrize(
    ("number", "first", "second"),
    [
        pytest.param("{}. ", "1. ", "2. ", id="as they are counted"),
        pytest.param("1. ", "1. ", "1. ", id="all the same"),
        pytest.param("7. ", "7. ", "8. ", id="one, from a number of its own"),
    ],
)
def test_numbers_of_rows(number: str, first: str, second: str) -> None:
    """A new row goes on counting; numbers that do not count stay."""
    view = view_from_table("list", {
        "keep": True, "order": "file", "group": "none", "contents": False,
        "row": ["{number}. ", "[{title}]({paper})"],
    })  # fmt: skip
    rows = [
        f"[{word} Shells of Old Tides]({ABS.format(n)})" for n, word in ((2, "Calm"), (3, "Cold"))
    ]
    page = "<!-- ssmlit:list:begin [0000000000000000] -->\n\n{}\n\n<!-- ssmlit:list:end -->\n"
    kept = [f"{number.format(n)}{row}" for n, row in enumerate(rows, 1)]
    if number == "7. ":
        kept, library, count = kept[:1], CALM, 1
    else:
        library, count = CALM + COLD, 2
    assert rendered(library, page.format("\n".join(kept)), view) == page.format("\n".join(kept))

    made = rendered(library + new(), page.format("\n".join(kept)), view).splitlines()

    assert [line[:3] for line in made if "Shells" in line][:2] == [first, second][:2]
    assert len([line for line in made if "Shells" in line]) == count + 1


@pytest.mark.parametrize(
    ("written", "lost"),
    [
        pytest.param("* 🔥 {}", [3], id="a sign before the row"),
        pytest.param("{}. See [a blog](https://blog.example/a).", [3], id="a link in it"),
        pytest.param("{}\n  * see [a blog](https://blog.example/a)", [4], id="a link below it"),
        pytest.param("{}, worth a read", [3], id="words"),
        pytest.param("{} [pdf](https://arxiv.org/pdf/2101.00004)", [], id="the paper's own link"),
        pytest.param("{} ![stars](https://img.example/a.svg)", [], id="an image"),
    ],
)
def test_lines_of_which_something_would_be_gone_are_named(written: str, lost: list[int]) -> None:
    row = NEW_ROW.removeprefix("* ") if written.startswith("*") else NEW_ROW

    assert lost_pieces(f"# Shells\n\n{written.format(row)}\n", f"# Shells\n\n{NEW_ROW}\n") == lost


def test_the_head_of_a_table_goes_with_its_last_row() -> None:
    """Two rows, then none; what is beside the table stays."""
    head = "| Paper | In short |\n|---|---|\n"
    row = "| [{} Shells of Old Tides](https://arxiv.org/abs/2101.0000{}) | {} |\n"
    table = head + row.format("Slow", 1, "**old** prints") + row.format("Calm", 2, "-")
    page = PAGE[: PAGE.index("* [SLOW]")] + table + PAGE[PAGE.index("\n---") :]

    view = replace(VIEW, row=("* ", "[{title}]({paper})"))

    assert rendered(LIBRARY, page, view) == page
    without = row.format("Slow", 1, "**old** prints")
    assert rendered(CALM + COLD, page, view) == page.replace(without, "")
    assert rendered(COLD, page, view) == page.replace(f"{table}\n", "")


def test_what_the_view_writes_above_its_sections_follows_the_library() -> None:
    """Contents, and the numbers in them; the sections below keep their lines."""
    view = replace(VIEW, contents=True)
    contents = "## Contents\n\nPapers: {}\n\n- [Slow](#slow) ({})\n- [Cold](#cold) (1)\n\n"
    page = PAGE.replace("## Slow :snail:", f"{contents.format(3, 2)}## Slow :snail:")

    assert rendered(LIBRARY, page, view) == page
    more = page.replace(contents.format(3, 2), contents.format(4, 3))
    made = rendered(LIBRARY + new("slow"), page, view)
    assert made == more.replace("\n---\n", f"{NEW_ROW}\n\n---\n")


def test_a_new_row_below_counted_ones_is_counted_on() -> None:
    """With the mark that the view writes it would begin a list of its own."""
    last = PAGE[PAGE.index("+ [Calm") : PAGE.index("\n\n---")]
    counted = PAGE.replace("* [SLOW]", "1. [SLOW]").replace("+ [Calm", "2. [Calm")

    made = rendered(LIBRARY + new("slow"), counted)

    row = NEW_ROW.replace("* ", "3. ", 1)
    assert made == counted.replace(f"2. {last[2:]}", f"2. {last[2:]}\n{row}")
    assert rendered(LIBRARY + new("slow"), made) == made
