"""A view as Markdown, on one page or several."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ssmlit.model import Identifier, Record
from ssmlit.render import View, bib_sections, render, size_problems, split, view_from_table
from ssmlit.render.pages import shown_sections
from ssmlit.render.slugs import Slugger
from tests.render.renderers import RENDERERS, markdown_it, read
from tests.render.shelf import HIPPO, MAMBA, SHELF, THESIS, VM_UNET

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).parent / "golden"
DAY = "2025-08-01"
MANY = tuple(
    SHELF[n % len(SHELF)]._replace(key=f"k{n}", title=f"{SHELF[n % len(SHELF)].title} {n}")
    for n in range(400)
)

VIEWS: dict[str, dict[str, object]] = {
    "topics": {
        "layout": "topics",
        "title": "Awesome State Spaces",
        "intro": "Papers that matter.\n\n## How to read\n\nFrom above.",
        "sections": ["surveys", ["vision", "Computer Vision"], "vision/medical"],
    },
    "topics-once": {
        "layout": "topics",
        "sections": [["vision/medical", "Medical Imaging"], "architecture"],
        "also_in": True,
        "brackets": "square",
        "show": ["authors", "venue", "year"],
        "words": {"code": "Github"},
        "order": "title",
    },
    "years": {"layout": "years", "authors": 2, "show": ["venue", "authors", "tags"]},
    "years-contents": {"layout": "years", "contents": True, "title_link": True},
    "feed": {"layout": "feed", "title": "Awesome Mamba", "order": "added"},
    "feed-by-month": {"layout": "feed", "group": "month"},
    "table": {"layout": "table", "show": ["authors", "venue", "year", "date", "tags"]},
    "topics-by-year": {
        "layout": "topics",
        "sections": ["surveys", ["vision", "Computer Vision"]],
        "subgroup": "year",
        "new_days": 30,
        "show": ["note", "stars"],
    },
    "table-with-stars": {"layout": "table", "show": ["authors", "note", "stars"]},
    "table-by-venue": {"layout": "table", "group": "venue", "venues": {"COLM": "CoLM"}},
}


def view(name: str) -> View:
    """Return one of the views above."""
    return view_from_table(name, VIEWS[name])


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_is_rendered_as_its_golden_file(name: str) -> None:
    """The whole text, for each layout and the settings that change it."""
    golden = GOLDEN / f"{name}.md"
    text = render(SHELF, view(name), date=DAY)
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8", newline="\n")

    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", VIEWS)
def test_the_same_papers_in_any_order_give_the_same_text(name: str) -> None:
    """A list depends on what the library holds, not on where in the file it is."""
    assert render(SHELF[::-1], view(name), date=DAY) == render(SHELF, view(name), date=DAY)


@pytest.mark.slow
@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize("name", VIEWS)
def test_what_readers_see_are_the_papers(name: str, renderer: Callable[[str], str]) -> None:
    """Each title reads as it is, no link leads astray, each anchor is there, nothing is active."""
    seen = read(renderer(render(SHELF, view(name), date=DAY)))
    slugger = Slugger()
    anchors = {f"#{slugger(heading)}" for heading in seen.headings}

    for record in SHELF:
        assert record.title in seen.text
    assert {a for _, a in seen.links if a.startswith("#")} <= anchors
    assert {a for _, a in seen.links if not a.startswith(("#", "https://"))} == set()
    assert "script" not in seen.tags
    assert ("Code", "https://github.com/state-spaces/mamba") in seen.links or name == "topics-once"


def test_the_contents_lead_to_every_section_and_count_its_papers() -> None:
    """Nested sections are nested; the number of a section is that of distinct papers in it."""
    text = render(SHELF, view("topics"), date=DAY)

    assert text[text.index("Papers: ") : text.index("\n\n## Surveys")].splitlines() == [
        "Papers: 7",
        "",
        "- [Surveys](#surveys) (2)",
        "- [Computer Vision](#computer-vision) (1)",
        "    - [Medical](#medical) (1)",
        "- [Architecture](#architecture) (2)",
        "- [GNN](#gnn) (1)",
        "- [Segmentation](#segmentation) (1)",
        "- [Time Series](#time-series) (1)",
        "- [Other](#other) (1)",
    ]


def test_new_papers_come_first_counted_from_the_newest() -> None:
    """A week ends with the newest addition, whatever day it is; the papers keep their section."""
    week = view_from_table("v", {"new_days": 7, "also_in": True, "contents": False})
    days = {"a": "2025-01-01", "b": "2025-01-08", "c": "2025-01-02"}
    shelf = [
        Record(title=key, key=key, tags=("topic",), extra=(("timestamp", day),))
        for key, day in days.items()
    ]

    assert render(shelf, week, date="2030-01-01").splitlines() == [
        "## New Papers",
        "",
        "- **b** (also in [Topic](#topic))",
        "- **c** (also in [Topic](#topic))",
        "",
        "## Topic",
        "",
        "- **a**",
        "- **b**",
        "- **c**",
    ]


@pytest.mark.parametrize("settings", VIEWS.values(), ids=VIEWS)
@pytest.mark.parametrize("headings", [(), ("Segmentation",)], ids=["alone", "in-a-page"])
def test_shown_sections_are_those_of_the_page(
    settings: dict[str, object], headings: tuple[str, ...]
) -> None:
    """Each line is on the page, links to other sections with it: "#" to none that is not there."""
    view = view_from_table("v", {**settings, "also_in": True})
    papers = (*SHELF, Record(title="Shells in Parts", key="shells", tags=("segmentation",)))
    page = render(papers, view, date=DAY, headings=headings)
    shown = list(shown_sections(papers, view, headings))
    lines = [line for it in shown for line in (it.heading, *it.head, *(row for _, row in it.rows))]

    assert [line for line in lines if f"{line}\n" not in page] == []
    assert "](#)" not in page


def test_when_all_papers_are_new_none_is() -> None:
    """A library that was imported today has no section that repeats all of it."""
    week = view_from_table("v", {"new_days": 7})

    assert "## New Papers" not in render([MAMBA], week, date=DAY)


def test_years_inside_topics_make_no_lines_in_the_contents() -> None:
    """The contents name the topics; papers without a date come last in each."""
    years = replace(view("topics"), title="", intro="", subgroup="year")
    text = render(SHELF, years, date=DAY)

    assert "- [Surveys](#surveys) (2)\n- [Computer Vision](#computer-vision) (1)\n" in text
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert headings[:4] == ["## Contents", "## Surveys", "### 2023", "### Undated"]
    assert headings[4:7] == ["## Computer Vision", "### Medical", "#### 2024"]


@pytest.mark.parametrize(("group", "heading"), [("year", "## 2023"), ("month", "## May 2022")])
def test_a_tag_that_is_a_period_places_a_paper(group: str, heading: str) -> None:
    """A tag of the sections' own form says where a list has the paper, another nothing."""
    tagged = HIPPO._replace(tags=("2023", "2022-05"))
    text = render([tagged], View(name="v", group=group), date=DAY)

    assert re.findall("^## .*", text, re.MULTILINE) == ["## Contents", heading]


def test_years_without_topics_are_sections() -> None:
    """Where nothing else groups, the groups are at the top."""
    text = render([MAMBA, HIPPO], View(name="v", group="none", subgroup="year"), date=DAY)

    assert [line for line in text.splitlines() if line.startswith("#")] == ["## 2024", "## 2020"]


def test_anchors_count_the_headings_before_the_list() -> None:
    """In a README whose own text has a heading "Surveys", ours is surveys-1."""
    text = render([THESIS], view("topics"), date=DAY, headings=("Surveys", "Contents"))

    assert "[Surveys](#surveys-1)" in text


def test_headings_of_the_introduction_count_too() -> None:
    """The same holds for the introduction that the view brings."""
    shown = replace(view("topics"), intro="## Surveys\n\nWhat they are.")

    assert "[Surveys](#surveys-1)" in render([THESIS], shown, date=DAY)


@pytest.mark.parametrize(
    ("limit", "authors"),
    [
        pytest.param(2, "Albert Gu, Tri Dao et al.", id="cut"),
        pytest.param(0, "Albert Gu, Tri Dao, Stefano Ermon, Atri Rudra, Christopher Ré", id="all"),
        pytest.param(5, "Albert Gu, Tri Dao, Stefano Ermon, Atri Rudra, Christopher Ré", id="fit"),
    ],
)
def test_authors_are_shortened(limit: int, authors: str) -> None:
    """The first names are, the others are "et al."."""
    shown = replace(view("years"), authors=limit, show=("authors",))

    assert f"**{HIPPO.title}**, {authors} [[Paper]" in render([HIPPO], shown, date=DAY)


@pytest.mark.parametrize("name", VIEWS)
def test_no_papers_make_a_short_page(name: str) -> None:
    """An empty list is valid Markdown without empty sections."""
    text = render([], view(name), date=DAY)

    assert "](" not in text
    assert text == text.strip("\n") + "\n" or text == ""


@pytest.mark.slow
@pytest.mark.parametrize("name", VIEWS)
def test_pages_stay_below_the_limit_and_hold_every_paper(name: str) -> None:
    """Split pages hold all papers of the one page; links between them lead to headings there."""
    whole = render(MANY, view(name), date=DAY)
    pages = split(MANY, view(name), date=DAY, stem="README", limit=12_000)

    assert len(pages) > 2
    assert [len(text.encode()) <= 12_000 for text in pages.values()] == [True] * len(pages)
    rows = [line for text in pages.values() for line in text.split("\n") if "https://" in line]
    assert len(rows) == sum("https://" in line for line in whole.split("\n"))
    seen = {page: read(markdown_it(text)) for page, text in pages.items()}
    anchors = {page: {"", *map(Slugger(), seen[page].headings)} for page in pages}
    for page in pages:
        for _, address in seen[page].links:
            target, _, anchor = address.partition("#")
            assert address.startswith("https://") or anchor in anchors[target or page]


def test_a_page_that_fits_is_not_split() -> None:
    """One page is the page that `render` writes."""
    assert split(SHELF, view("topics"), date=DAY, stem="x") == {
        "x.md": render(SHELF, view("topics"), date=DAY)
    }


@pytest.mark.parametrize(
    ("size", "codes"),
    [
        pytest.param(450_000, [], id="fits"),
        pytest.param(450_001, ["page-long"], id="soon-too-long"),
        pytest.param(512_001, ["page-cut"], id="cut"),
    ],
)
def test_long_pages_are_reported(size: int, codes: list[str]) -> None:
    """Sizes are bytes, since those are what GitHub counts."""
    text = "é" * (size // 2) + "x" * (size % 2)

    assert [problem.code for problem in size_problems(text)] == codes


def test_each_section_has_its_keys_for_a_bib_file() -> None:
    """A section's file holds its nested sections' papers too; names are unique and safe."""
    assert bib_sections([MAMBA, VM_UNET, THESIS, HIPPO._replace(key="")], view("topics")) == {
        "surveys": ("gu2023modeling",),
        "vision": ("ruan2024vm",),
        "vision-medical": ("ruan2024vm",),
        "architecture": ("gu2024mamba",),
        "segmentation": ("ruan2024vm",),
        "time-series": (),
    }


def test_years_inside_topics_make_no_bib_files() -> None:
    """A file for each topic is what readers cite from; new papers have no file of their own."""
    years = replace(view("topics"), subgroup="year", new_days=3)

    assert bib_sections(SHELF, years) == bib_sections(SHELF, view("topics"))


def test_the_best_address_is_the_open_published_one() -> None:
    """Proceedings before arXiv; arXiv before a publisher that asks for money."""
    lines = render([HIPPO, MAMBA, VM_UNET], view("years"), date=DAY)

    for address in (
        "https://proceedings.neurips.cc/paper/2020/hash/102f0bb6.html",
        "https://openreview.net/forum?id=tEYskw1VY2",
        "https://arxiv.org/abs/2402.02491",
    ):
        assert f"[[Paper]({address})]" in lines


def test_only_listed_sections_take_tags_below_them() -> None:
    """With `only_listed`, other tags make no section and their papers are in Other."""
    shown = view_from_table("v", {"sections": ["vision"], "only_listed": True, "depth": 1})
    text = render([VM_UNET, MAMBA], shown, date=DAY)

    assert [line for line in text.split("\n") if line.startswith("#")] == [
        "## Contents",
        "## Vision",
        "## Other",
    ]


@pytest.mark.parametrize(
    ("tag", "label"),
    [
        pytest.param("remote-sensing", "Remote Sensing", id="words"),
        pytest.param("gnn", "GNN", id="acronym"),
        pytest.param("3d-recognition", "3D Recognition", id="digit"),
        pytest.param("vision/medical_imaging", "Medical Imaging", id="nested"),
        pytest.param("Multi-Modal Understanding", "Multi-Modal Understanding", id="as-written"),
        pytest.param("论文", "论文", id="cjk"),
        pytest.param("-", "-", id="nothing-else"),
    ],
)
def test_a_tag_reads_well_as_a_heading(tag: str, label: str) -> None:
    """Tags are slugs; headings are words."""
    text = render([Record(title="t", tags=(tag,))], View(name="v"), date=DAY)

    assert f"## {label}\n" in text


@pytest.mark.parametrize(
    ("venue", "year", "badge"),
    [
        pytest.param("ICLR", 2024, "[ICLR 2024] ", id="year-added"),
        pytest.param("ICLR 2024", 2023, "[ICLR 2024] ", id="venue-knows-its-year"),
        pytest.param("ICLR", 0, "[ICLR] ", id="no-year"),
        pytest.param("arXiv", 2024, "", id="preprint"),
        pytest.param("Advances in X", 2024, "[X 2024] ", id="short-name"),
        pytest.param("A [B] | C", 2024, "[A \\[B\\] \\| C 2024] ", id="escaped"),
    ],
)
def test_a_publication_has_its_badge(venue: str, year: int, badge: str) -> None:
    """Where and when it was published, in brackets, before the title."""
    shown = replace(view("years"), venues={"Advances in X": "X"})

    assert f"- {badge}**T**" in render([Record(title="T", venue=venue, year=year)], shown, date=DAY)


@pytest.mark.parametrize(
    ("record", "heading"),
    [
        pytest.param(Record(title="t", year=2024, month=3), "March 2024", id="month"),
        pytest.param(Record(title="t", year=2024), "2024", id="year-only"),
        pytest.param(Record(title="t", year=2024, month=13), "2024", id="no-such-month"),
        pytest.param(
            Record(title="t", identifiers=(Identifier("arxiv", "2312.00752"),)),
            "December 2023",
            id="from-arxiv",
        ),
        pytest.param(
            Record(title="t", year=2024, identifiers=(Identifier("arxiv", "2312.00752"),)),
            "2024",
            id="published-a-year-later",
        ),
        pytest.param(Record(title="t", month=3), "Undated", id="month-without-year"),
        pytest.param(Record(title="t", year=-5), "Undated", id="no-such-year"),
    ],
)
def test_a_paper_is_listed_under_its_month(record: Record, heading: str) -> None:
    """As far as the date is known, by the record or by its arXiv identifier."""
    assert f"### {heading}\n" in render([record], view("feed-by-month"), date=DAY)


def test_sections_of_the_same_name_have_their_own_anchors() -> None:
    """Two tags that end alike are two sections; white space in a label is one space."""
    records = [Record(title="t", tags=("nlp/other", "vision/other"))]
    shown = view_from_table("v", {"labels": {"nlp": "NLP\n  and text"}})

    assert re.findall(r"\[.*?\]\(#.*?\)", render(records, shown, date=DAY)) == [
        "[NLP and text](#nlp-and-text)",
        "[Other](#other)",
        "[Vision](#vision)",
        "[Other](#other-1)",
    ]
