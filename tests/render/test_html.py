from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from ssmlit.model import Record
from ssmlit.render import View, render_html
from ssmlit.render.chart import chart
from ssmlit.render.mathtext import math_html
from tests.render.renderers import read
from tests.render.shelf import CHINESE, HIPPO, MAMBA, ODD, SHELF, people

VIEW = View(name="list", title="State Spaces", intro="**Bold** [ok](https://a.b) <i>x</i>")


def page(*records: Record, view: View = VIEW, bibtex: dict[str, str] | None = None) -> str:
    """Return the page of records."""
    return render_html(records, view, date="2025-08-01", bibtex=bibtex or {})


def facts(html: str) -> list[dict[str, object]]:
    """Return the data the page's script reads."""
    match = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert match
    return list(json.loads(match[1]))


def test_every_paper_stands_once_under_its_year() -> None:
    """Tags are filters of this page, not sections."""
    html = page(*SHELF)

    assert re.findall(r'<li class="paper" id="([^"]+)"', html) == [
        *("gu2024mamba", "zubic2024s2m", "ruan2024vm"),
        *("gu2023modeling", "hebrew", "gu2020hippo", "wang"),
    ]
    assert re.findall(r"<h2>(.*?)</h2>", html) == [
        "2024 <span>3</span>",
        "2023 <span>1</span>",
        "2022 <span>1</span>",
        "2020 <span>1</span>",
        "Undated <span>1</span>",
    ]


def test_other_orders_have_no_years() -> None:
    """By title, the list is one."""
    html = page(MAMBA, HIPPO, view=replace(VIEW, order="title"))

    assert "<h2>" not in html
    assert html.index("gu2020hippo") < html.index("gu2024mamba")


def test_the_page_needs_nothing_from_elsewhere() -> None:
    """No address is loaded: script, style, image and font are in the page or absent."""
    html = page(*SHELF)

    assert re.findall(r"<(?:script|link|img|iframe|object)\b[^>]*(?:src|href)=[^>]*>", html) == [
        '<link rel="icon" href="data:,">'
    ]
    assert not re.search(r"@import|url\(", html)


def test_text_of_records_is_text() -> None:
    """Markup in titles, keys, tags, entries and the introduction stays what it is: text."""
    evil = '"><script>alert(1)</script>'
    record = replace(ODD, key=f"k{evil}", tags=(f"t{evil}",), venue=f"v{evil}", title=f"T{evil}")
    html = page(record, view=replace(VIEW, title=f"P{evil}"), bibtex={record.key: f"b{evil}<!--"})
    seen = read(re.sub(r"<(script|style)\b.*?</\1>", "", html, flags=re.DOTALL))

    assert seen.tags.count("script") == 0
    assert (html.count("<script"), html.count("</script>")) == (2, 2)
    assert [text for text, _ in seen.links if "alert" in text] == [f"T{evil}", f"t{evil}"]
    assert facts(html)[0]["b"] == f"b{evil}<!--"


def test_the_script_gets_the_facts_it_filters_by() -> None:
    """Year, tags, code, entry, and the authors that a row does not show."""
    many = replace(HIPPO, authors=people(*(f"A N{n}" for n in range(14))))

    assert facts(page(many, ODD, bibtex={HIPPO.key: "@misc{x}"})) == [
        {"y": 2024, "t": ["gnn"]},
        {
            "y": 2020,
            "t": ["architecture", "time-series"],
            "c": 1,
            "a": "A N12, A N13",
            "b": "@misc{x}",
        },
    ]


def test_tags_are_offered_with_their_counts_and_those_above_them() -> None:
    """A paper of `vision/medical` counts for `vision` too, once."""
    html = page(*SHELF, view=replace(VIEW, labels={"gnn": "Graphs"}))

    assert re.findall(r"<option[^>]*>([^<]*)</option>", html) == [
        "All tags",
        "architecture (2)",
        "Graphs (1)",
        "segmentation (1)",
        "surveys (2)",
        "time-series (1)",
        "vision (1)",
        "\u2003medical (1)",
        "All years",
        *("2024 (3)", "2023 (1)", "2022 (1)", "2020 (1)"),
    ]


def test_an_empty_page_is_a_page() -> None:
    """No papers, no chart, no failure."""
    assert facts(page()) == []
    assert "<svg" not in page(CHINESE)


def test_a_text_that_cannot_be_encoded_does_not_spoil_the_page() -> None:
    """A lone surrogate becomes the replacement character."""
    html = page(Record(title="a", key="k\ud800"), bibtex={"k\ud800": "\udfff"})

    assert html.encode().count("\ufffd".encode()) == 2


@pytest.mark.parametrize(
    ("title", "html"),
    [
        pytest.param("S$^2$Mamba", "S<i><sup>2</sup></i>Mamba", id="superscript"),
        pytest.param("$x_{ij}$ & $\\alpha_i^2$", "<i>x<sub>ij</sub></i> &amp; "
                     "<i>α<sub>i</sub><sup>2</sup></i>", id="both"),
        pytest.param("$\\mathcal{O}(N \\log N)$", "<i>O(N log N)</i>", id="font"),
        pytest.param("$\\frac{a}{b}$", "<i>\\frac{a}{b}</i>", id="too-hard-stays"),
        pytest.param("$a<b$ costs $5", "<i>a&lt;b</i> costs $5", id="escaped"),
    ],
)  # fmt: skip
def test_formulas_read_well_without_a_renderer(title: str, html: str) -> None:
    """The small TeX of titles becomes HTML, the rest stays as written."""
    assert math_html(title) == html


@pytest.mark.parametrize(
    ("days", "bars"),
    [
        pytest.param(
            [(2024, 1), (2024, 1), (2024, 3)], ["2024-01: 2", "2024-03: 1"], id="by-month"
        ),
        pytest.param([(2010, 1), (2024, 3), (0, 0)], ["2010: 1", "2024: 1"], id="long-by-year"),
        pytest.param([(2023, 0), (2024, 0), (2024, 3)], ["2023: 1", "2024: 2"], id="no-months"),
        pytest.param([(2024, 3), (2024, 3)], [], id="one-bar"),
        pytest.param([], [], id="none"),
    ],
)
def test_the_chart_shows_months_or_years(days: list[tuple[int, int]], bars: list[str]) -> None:
    """Months for a few years, years for many; every bar says its number."""
    assert re.findall("<title>(.*?)</title>", chart(days)) == bars
