"""A view as a page of HTML."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from dataclasses import replace

import pytest

from ssmlit.fields import entry_of
from ssmlit.model import Record
from ssmlit.render import View
from ssmlit.render.chart import chart
from ssmlit.render.html import AT_FIRST, IN_FULL
from ssmlit.render.mathtext import math_html
from ssmlit.render.page_data import unpacked
from tests.exporters.entries import bibtex
from tests.render.renderers import read
from tests.render.shelf import CHINESE, HIPPO, MAMBA, ODD, SHELF, page_of, people

VIEW = View(name="list", title="State Spaces", intro="**Bold** [ok](https://a.b) <i>x</i>")


def page(*records: Record, view: View = VIEW, bibtex: dict[str, str] | None = None) -> str:
    """Return the page of records."""
    return page_of(records, view, bibtex)


def facts(html: str) -> list[dict[str, object]]:
    """Return the data the page's script reads."""
    return list(json.loads(unpacked(html)))


@pytest.mark.slow
def test_every_paper_is_listed_once_under_its_year() -> None:
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
    record = ODD._replace(key=f"k{evil}", tags=(f"t{evil}",), venue=f"v{evil}", title=f"T{evil}")
    html = page(record, view=replace(VIEW, title=f"P{evil}"), bibtex={record.key: f"b{evil}<!--"})
    seen = read(re.sub(r"<(script|style)\b.*?</\1>", "", html, flags=re.DOTALL))

    assert seen.tags.count("script") == 0
    assert (html.count("<script"), html.count("</script>")) == (3, 3)
    assert [text for text, _ in seen.links if "alert" in text] == [f"T{evil}"]
    assert facts(html)[0]["t"] == [f"t{evil}"]
    assert facts(html)[0]["b"] == f"b{evil}<!--"


@pytest.mark.slow
def test_the_script_gets_the_facts_it_searches() -> None:
    """Everything that a query can ask of a paper, and its entry; what is shown needs no copy."""
    html = page(HIPPO, ODD, bibtex={HIPPO.key: "@misc{x}"})

    assert facts(html)[1] == {
        "k": "gu2020hippo",
        "T": "inproceedings",
        "y": 2020,
        "n": "HiPPO",
        "d": "2024-01-02",
        "t": ["architecture", "time-series"],
        "i": ["arxiv:2008.07669"],
        "x": {
            "title": ["HiPPO: Recurrent Memory with Optimal Polynomial Projections"],
            "author": [
                *("Gu, Albert", "Dao, Tri", "Ermon, Stefano", "Rudra, Atri", "Ré, Christopher")
            ],
            "venue": ["NeurIPS 2020"],
            "code": ["https://github.com/HazyResearch/hippo-code"],
            "url": ["https://proceedings.neurips.cc/paper/2020/hash/102f0bb6.html"],
        },
        "f": 0,
        "g": 2020,
        "c": 1,
        "b": "@misc{x}",
    }


MANY = [SHELF[n % 7]._replace(key=f"k{n}", title=f"Paper {n}") for n in range(IN_FULL + 1)]


@pytest.mark.slow
def test_a_page_of_many_papers_holds_most_of_them_compressed() -> None:
    """The first are in the page; the rows of the others are data, and no row is there twice."""
    html = page_of(MANY, VIEW)
    rows = re.findall(r'<li class="paper" id="([^"]+)"', html)
    data = facts(html)

    assert (len(rows), len(data)) == (AT_FIRST, IN_FULL + 1)
    assert [fact["k"] for fact in data if "h" not in fact] == rows
    assert "401 more papers need JavaScript" in html


@pytest.mark.slow
def test_compressed_data_keeps_its_bytes_while_it_says_the_same() -> None:
    """Another machine's compression does not make a page out of date."""
    html = page_of(MANY, VIEW)
    packed = html.partition('id="data">')[2].partition("<")[0]
    other = base64.b64encode(zlib.compress(zlib.decompress(base64.b64decode(packed)), 1)).decode()
    old = html.replace(packed, other)

    assert other != packed
    assert page_of(MANY, VIEW, old=old) == old
    assert page_of(MANY[1:], VIEW, old=old) != old


@pytest.mark.slow
@pytest.mark.parametrize("data", ["AAAA", "not base64!", ""])
def test_unreadable_data_is_replaced(data: str) -> None:
    """A page whose data someone spoiled does not stop the next one."""
    old = f'<script type="application/octet-stream" id="data">{data}</script>'

    assert page_of(MANY, VIEW, old=old) == page_of(MANY, VIEW)


@pytest.mark.slow
def test_five_thousand_papers_are_one_and_a_half_megabytes() -> None:
    """A page is read from disk and from slow networks: 300 bytes a paper, its entry included."""

    def invented(n: int) -> Record:
        word = hashlib.sha256(str(n).encode()).hexdigest()
        names = [
            f"{word[i : i + 5].title()} {word[i + 5 : i + 12].title()}" for i in range(0, 48, 12)
        ]
        title = f"{word[:9]} with {word[9:18]} spaces for {word[18:27]} recognition"
        return MAMBA._replace(key=f"{word[5:12]}2024", title=title, authors=people(*names))

    records = [invented(n) for n in range(5000)]
    texts = {r.key: bibtex([entry_of(r, r.key)]) for r in records}

    assert len(page_of(records, VIEW, texts).encode()) < 1_500_000


@pytest.mark.slow
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


@pytest.mark.slow
def test_an_empty_page_is_a_page() -> None:
    """No papers, no chart, no failure."""
    assert facts(page()) == []
    assert "<svg" not in page(CHINESE)


def test_a_text_that_cannot_be_encoded_does_not_spoil_the_page() -> None:
    """A lone surrogate becomes the replacement character."""
    html = page(Record(title="a", key="k\ud800"), bibtex={"k\ud800": "\udfff"})

    assert html.encode().count("\ufffd".encode()) == 3  # in its row, its data and its entry


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


def test_a_month_with_one_paper_is_seen_beside_one_with_a_thousand() -> None:
    bars = re.findall(r'class="bar".*? height="(.*?)"', chart([(2024, 1)] * 1000 + [(2024, 2)]))
    assert bars == ["62.0", "2.0"]


@pytest.mark.parametrize("years", [2, 20, 190, 400])
def test_bars_have_gaps_at_any_width(years: int) -> None:
    shown = chart([(2024 - nth, 0) for nth in range(years)])
    (place,) = set(re.findall(r'class="hit".*? width="(.*?)"', shown))
    (width,) = set(re.findall(r'class="bar".*? width="(.*?)"', shown))
    assert 0 < float(width) < float(place)


@pytest.mark.parametrize(
    ("days", "years"),
    [
        pytest.param([(2021, 0), (2023, 0)], {"0.0": "2021", "128.0": "2022", "256.0": "2023"},
                     id="wide-bars"),
        pytest.param([(2023, 11), (2024, 2)], {"0.0": "2023", "192.0": "2024"},
                     id="two-months-of-the-first"),
        pytest.param([(2023, 3), (2023, 6)], {"0.0": "2023"}, id="no-january"),
        pytest.param([(2020, 3), (2024, 2)],
                     {"0.0": "2020", "80.0": "2021", "176.0": "2022", "272.0": "2023"},
                     id="no-room-for-the-last"),
        pytest.param([(1990, 0), (2013, 0)],
                     {"0.0": "1990", "48.0": "1993", "96.0": "1996", "144.0": "1999",
                      "192.0": "2002", "240.0": "2005", "288.0": "2008", "336.0": "2011"},
                     id="thin-bars"),
    ],
)  # fmt: skip
def test_the_chart_names_years(days: list[tuple[int, int]], years: dict[str, str]) -> None:
    """Below their first bars, forty units apart at least."""
    assert dict(re.findall(r'<text x="(.*?)" y="75">(.*?)</text>', chart(days))) == years


def test_rows_say_venue_and_date() -> None:
    """The year once."""
    rows = {
        Record(venue="ICML", year=2024, month=5): ["ICML 2024", "2024-05"],
        Record(venue="ICML", year=2024): ["ICML 2024"],
        Record(year=2024, month=5): ["2024-05"],
        Record(year=2024): ["2024"],
        Record(venue="ICML"): ["ICML"],
        Record(): [],
    }
    shown = page(*rows, view=replace(VIEW, order="title"))

    assert [
        re.findall(r'<span class="(?:venue|date)">(.*?)</span>', meta)
        for meta in re.findall(r'<div class="meta">(.*?)</div>', shown)
    ] == list(rows.values())
