"""Lists with tables of several kinds and with bullets; and papers that wait in the inbox."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ssmlit.actions.lists import rendering
from ssmlit.library import Library
from ssmlit.render import view_from_table
from tests.actions.test_kept_lists import LIBRARY as SHELVES
from tests.actions.test_kept_lists import PAGE as SHELF
from tests.actions.test_kept_lists import VIEW as SHELF_VIEW
from tests.actions.test_kept_lists import new, rendered

ENTRY = """\
@inproceedings{{{key},
  title = {{{title} Shells of Old Tides}},
  author = {{{who}}},
  booktitle = {{ICML}},
  year = {{2021}},
  code = {{https://github.com/shells/{key}}},
  eprint = {{2101.0000{n}}},
  archiveprefix = {{arXiv}},
  keywords = {{{tag}}},
}}
"""
ABS = "https://arxiv.org/abs/2101.0000"
CODE = "https://github.com/shells/"
ROW = f"| [{{title}} Shells of Old Tides]({ABS}{{n}}) | ICML | 2021 | [Code]({CODE}{{key}}) |"
SHORT = f"| [{{title}} Shells of Old Tides]({ABS}{{n}}) | {{who}} | 2021 |"
SWAPPED = f"| ICML | [{{title}} Shells of Old Tides]({ABS}{{n}}) | 2021 |"
ITEM = f"- [{{title}} Shells of Old Tides]({ABS}{{n}}), {{who}}"
# In each section the first papers, how its rows are written, and what is above them.
SECTIONS = {
    "slow": (("Slow", "Calm"), ROW, "| Title | Venue | Date | Code |\n|---|---|---|---|\n"),
    "cold": (("Cold", "Warm"), SHORT, "| Paper | Authors | Date |\n|---|---|---|\n"),
    "grey": (("Grey", "Blue"), SWAPPED, "| Venue | Title | Date |\n|---|---|---|\n"),
    "loud": (("Loud", "Soft"), ITEM, ""),
}
VIEW = view_from_table(
    "list",
    {
        "layout": "table", "group": "tag", "keep": True, "order": "file", "contents": False,
        "sections": [[tag, tag.capitalize()] for tag in SECTIONS],
        "row": ["| ", "[{title}]({paper})", " | ", "{venue}", " | ", "{year}", " | ",
                "[Code]({code})", " |"],
        "head": ["| Title | Venue | Date | Code |", "|---|---|---|---|"],
    },
)  # fmt: skip
FACTS = {
    title: {"title": title, "key": title.lower(), "who": f"Anna {title}", "n": n, "tag": tag}
    for n, (title, tag) in enumerate(
        ((title, tag) for tag, (titles, _, _) in SECTIONS.items() for title in titles), 1
    )
}
LIBRARY = "".join(ENTRY.format(**facts) for facts in FACTS.values())
PAGE = (
    "# L\n\n<!-- ssmlit:list:begin [0000000000000000] -->\n\n"
    + "\n".join(
        f"## {tag.capitalize()}\n\n{head}"
        + "".join(f"{row.format(**FACTS[title])}\n" for title in titles)
        for tag, (titles, row, head) in SECTIONS.items()
    )
    + "\n<!-- ssmlit:list:end -->\n"
)
NEW = {"title": "New", "key": "new", "who": "Ida Quist", "n": 9}


@pytest.mark.slow
def test_what_a_page_of_many_forms_says_stays() -> None:
    assert rendered(LIBRARY, PAGE, VIEW) == PAGE


@pytest.mark.parametrize("tag", SECTIONS)
def test_a_new_row_is_written_as_those_beside_it(tag: str) -> None:
    """With their columns, in their order; and the next render has nothing to add to it."""
    titles, row, _ = SECTIONS[tag]
    last = row.format(**FACTS[titles[-1]])
    library = LIBRARY + ENTRY.format(**NEW, tag=tag)

    made = rendered(library, PAGE, VIEW)

    assert made == PAGE.replace(last, f"{last}\n{row.format(**NEW)}")
    assert rendered(library, made, VIEW) == made
    first = row.format(**FACTS[titles[0]])
    made = rendered(ENTRY.format(**NEW, tag=tag) + LIBRARY, PAGE, VIEW)
    assert made == PAGE.replace(first, f"{row.format(**NEW)}\n{first}")


@pytest.mark.slow
def test_a_row_is_changed_in_the_form_of_its_region() -> None:
    """What it has no column for is not written into another one."""
    library = LIBRARY.replace("{Anna Cold}", "{Anna Cold and Yu, Joan}").replace(
        "shells/cold", "tides/cold"
    )

    assert rendered(library, PAGE, VIEW) == PAGE.replace("Anna Cold |", "Anna Cold, Joan Yu |")


@pytest.mark.parametrize(("tag", "other"), [("cold", "slow"), ("slow", "cold"), ("loud", "slow")])
def test_a_row_that_moves_to_a_table_with_other_columns_is_written_as_those(
    tag: str, other: str
) -> None:
    title = SECTIONS[tag][0][0]
    library = LIBRARY.replace(
        ENTRY.format(**FACTS[title]), ENTRY.format(**FACTS[title] | {"tag": other})
    )
    old, (titles, row, _) = SECTIONS[tag][1].format(**FACTS[title]), SECTIONS[other]

    made = rendered(library, PAGE, VIEW)

    assert f"{old}\n" not in made
    assert row.format(**FACTS[title]) in made
    assert rendered(library, made, VIEW) == made
    assert made.count("\n|---") == PAGE.count("\n|---")
    assert titles[0] in made


@pytest.mark.slow
def test_a_table_of_its_own_follows_rows_without_a_clear_form() -> None:
    """Its columns are the view's: no cell is below the heading of another one."""
    head, row = "| Paper | Also |\n|---|---|\n", SECTIONS["cold"][1]
    odd = [
        f"| the [paper]({ABS}3) | Cold Shells of Old Tides, Anna Cold |\n",
        f"| Warm Shells of Old Tides | {ABS}4 by Anna Warm |\n",
    ]
    rows = "".join(f"{row.format(**FACTS[title])}\n" for title in SECTIONS["cold"][0])
    page = PAGE.replace(SECTIONS["cold"][2] + rows, head + "".join(odd))

    made = rendered(LIBRARY + ENTRY.format(**NEW, tag="cold"), page, VIEW)

    assert made == page.replace(odd[1], f"{odd[1]}\n{SECTIONS['slow'][2]}{ROW.format(**NEW)}\n")


@pytest.mark.slow
def test_authors_and_remarks_that_the_library_has_not_stay() -> None:
    """A later version, or more rows beside it, may read them in a row where none was read."""
    library = LIBRARY.replace("  author = {Anna Loud},\n", "")
    page = PAGE.replace("Anna Soft\n", "Anna Soft, tides of the north!\n")
    assert rendered(library, PAGE, VIEW) == PAGE
    assert rendered(library, page, VIEW) == page


VIEWED = replace(SHELF_VIEW, query="-tag:inbox")


@pytest.mark.parametrize("which", ["slow", "slow}"])
def test_a_row_whose_paper_waits_in_the_inbox_stays(which: str) -> None:
    """One paper, or all; what waits and has no row gets none."""
    waiting = SHELVES.replace(f"keywords = {{{which}", f"keywords = {{inbox, {which}")
    if which == "slow":
        waiting = waiting.replace("keywords = {cold", "keywords = {inbox, cold")

    assert rendered(waiting, SHELF, VIEWED) == SHELF
    assert rendered(waiting + new("inbox, cold"), SHELF, VIEWED) == SHELF
    shown = rendering.papers(Library.from_text(waiting), VIEWED)
    assert rendering.kept(shown, VIEWED, "", SHELF).gone == ()


def test_a_new_row_among_counted_ones_is_counted_on() -> None:
    """A mark of another kind would begin a list of its own."""
    first, last = (f"{n}. {ITEM[2:].format(**FACTS[it])}" for n, it in ((1, "Loud"), (2, "Soft")))
    rows = [ITEM.format(**FACTS[it]) for it in ("Loud", "Soft")]
    page = PAGE.replace("\n".join(rows), f"{first}\n{last}")
    assert page != PAGE
    assert rendered(LIBRARY, page, VIEW) == page

    made = rendered(LIBRARY + ENTRY.format(**NEW, tag="loud"), page, VIEW)

    assert f"{last}\n3. {ITEM[2:].format(**NEW)}\n" in made
    assert rendered(LIBRARY + ENTRY.format(**NEW, tag="loud"), made, VIEW) == made
