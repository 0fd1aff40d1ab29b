"""Pages of publications, alerts and syllabuses: kinds that lists on web sites have.

Each shape is of a public page that was read wrongly; the words are our own.
"""

from __future__ import annotations

from functools import partial

import pytest

from ssmlit.importers import markdown
from tests.importers.markdown import support
from tests.importers.markdown.support import papers

DOI = "https://doi.org/10.1234/{}"
NEW = '{:target="_blank"}'
HOME = "https://example.org/people/{}"
PROSE = "In slow tides most shells move at night, and nobody knows what they do by day or at noon."

shown = partial(support.shown, form="{title} | {people} | {year} | {venue} | {ids}")


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        pytest.param(
            f"#### [Slow Shells of Tides]({DOI.format('a')}){NEW}\n> [**Anna Carver**]"
            f"({HOME.format('c')}){NEW} and [Ben Holm]({HOME.format('h')}){NEW}\n"
            ">\n> *Published*: **`May 4, 2020`**\n>\n"
            f"> *Shell Reports*, *2020*, *10* (1), 33-45, [DOI: 10.1234/a]({DOI.format('a')}){NEW}",
            "Slow Shells of Tides | Anna Carver; Ben Holm | 2020 | Shell Reports | doi:10.1234/a",
            id="attributes behind links; every paragraph below a heading is about its paper",
        ),
        pytest.param(
            f"- Slow Shells of Old Tides  ----> {DOI.format('c')}",
            "Slow Shells of Old Tides |  |  |  | doi:10.1234/c",
            id="an arrow before the address",
        ),
        pytest.param(
            "- Carver A (2021) How Snails and Shells Shaped Our Sea. Slow Publishing House.",
            "How Snails and Shells Shaped Our Sea | A. Carver | 2021 |  | ",
            id="a title that speaks of us announces nothing",
        ),
        pytest.param(
            f"* [_Slow Shells of Old Tides_]({DOI.format('d')}) - **Anna Carver-Holm**;"
            " JSHL 07 (2021) 045",
            "Slow Shells of Old Tides | Anna Carver-Holm | 2021 | JSHL | doi:10.1234/d",
            id="a semicolon before a journal",
        ),
        pytest.param(
            f"- [Slow Shells of Old Tides]({DOI.format('f')}), SIGMOD-Companion ’23",
            "Slow Shells of Old Tides |  | 2023 | SIGMOD | doi:10.1234/f",
            id="a short year behind more words of the venue",
        ),
        pytest.param(
            "- **Slow Shells**, by Anna Carver and Ben Holm and anya shellet and Joan Yu,"
            f" 2011. [[pdf]]({DOI.format('g')})",
            "Slow Shells | Anna Carver; Ben Holm; anya shellet; Joan Yu | 2011 |  | doi:10.1234/g",
            id="one among others writes their name small",
        ),
    ],
)
def test_a_page_has_its_paper_whole(text: str, paper: str) -> None:
    assert shown(text) == [paper]


@pytest.mark.parametrize(
    "text",
    [
        (
            f"- **Shellnet:**\n  Slow Shells of the Deep Sea  \n  Anna Carver, Ben Holm"
            f" [[paper]]({DOI.format('a')})"
        ),
        (
            f"- [Shellnet:]({DOI.format('a')})  \n  Slow Shells of the Deep Sea  \n"
            "  Anna Carver, Ben Holm"
        ),
        (
            f"**Shellnet:**<br>Slow Shells of the Deep Sea<br>Anna Carver, Ben Holm<br>"
            f"[paper]({DOI.format('a')})"
        ),
    ],
)
def test_title_in_the_line_below_its_first_word(text: str) -> None:
    assert shown(text) == [
        "Shellnet: Slow Shells of the Deep Sea | Anna Carver; Ben Holm |  |  | doi:10.1234/a"
    ]


def test_remarks_below_a_heading_that_is_a_paper() -> None:
    """It mentions another; an item that begins with a paper's link is one."""
    text = (
        f"### [Slow Shells of the Deep Harbour]({DOI.format('a')})\n\nAnna Carver. ICML 2024.\n\n"
        f"- A reply to [Quiet Shells in Shallow Water]({DOI.format('b')}) in detail.\n"
        f"- [Fast Snails on Wet Stones]({DOI.format('c')}), KR 2023"
    )

    found = [(row.line, row.kind, row.reason) for row in markdown.rows(text, "x.md")]

    assert found == [
        (1, "paper", ""),
        (5, "text", "a remark on the paper above"),
        (6, "paper", ""),
    ]


def test_headings_are_papers_that_have_identifiers_of_two_registries() -> None:
    rows = [
        f"## {word} Shells in Old Tides {{#{word} .unnumbered}}\n\n"
        f"OpenAlex: https://openalex.org/W439255090{n}\n\n"
        f"[Anna Carver]({HOME.format('c')}), [Ben Holm]({HOME.format('h')}), ACS Catalysis. 2024."
        f" {DOI.format(n)}\n\n{PROSE}\n"
        for n, word in enumerate(("Slow", "Quiet"))
    ]

    assert shown("\n".join(rows)) == [
        f"{word} Shells in Old Tides | Anna Carver; Ben Holm | 2024 | ACS Catalysis"
        f" | openalex:W439255090{n} doi:10.1234/{n}"
        for n, word in enumerate(("Slow", "Quiet"))
    ]


def test_brackets_at_the_end_are_venues_where_most_are() -> None:
    rows = [
        "Walking Shells of Old Tides (SIGMOD 2017)",
        "Sleeping Shells of Old Tides (VLDB 2018)",
        "Singing Shells of Old Tides (ICDE 2021)",
        "Silent Shells of Old Tides (IEEE Transactions on Snails)",
        "Shy Shells of Old Tides (shlDM2020)",
        "Small Shells of Old Tides (SNAILOPS 22)",
    ]

    found = [row.record for row in papers("\n".join(f"* {row}" for row in rows))]

    assert [(r.title.split()[0], r.year, r.venue) for r in found if r] == [
        ("Walking", 2017, "SIGMOD"),
        ("Sleeping", 2018, "VLDB"),
        ("Singing", 2021, "ICDE"),
        ("Silent", 0, "IEEE Transactions on Snails"),
        ("Shy", 2020, "shlDM"),
        ("Small", 2022, "SNAILOPS"),
    ]


def test_a_paragraph_with_a_bold_title_behind_its_mark_is_a_paper_of_its_own() -> None:
    rows = [
        f"[^C1{n}]: **{word} Shells of Old Tides**, by Anna Carver, 201{n}, [[URL]]({url})"
        for n, (word, url) in enumerate(
            [("Slow", "https://eprint.iacr.org/2011/096"), ("Quiet", "https://ex.org/2021/934")]
        )
    ]

    assert [row.line for row in papers("\n\n".join(rows))] == [1, 3]


@pytest.mark.parametrize(
    "url",
    [
        "https://trace.example.edu/cgi/viewcontent.cgi?article=2402&context=theses",
        "https://citeseerx.ist.psu.edu/viewdoc/download?doi=10.1.1.73.8",
        "https://www.jstor.org/stable/18093",
    ],
)
def test_repositories_of_papers_hold_papers(url: str) -> None:
    (row,) = markdown.rows(f"- [Slow Shells of Old Tides]({url})", "page.md")

    assert row.kind == "paper"


@pytest.mark.slow
@pytest.mark.parametrize(("links", "titles"), [(58, ["Slow Shells of the Sea"]), (59, [])])
def test_a_heading_with_very_much_below_it_is_a_topic(links: int, titles: list[str]) -> None:
    """Of a paper there are some links, not a list of them."""
    head = "## Slow Shells of the Sea [paper](https://arxiv.org/abs/2401.00001)\n\n"
    below = (f"- [code](https://github.com/carver/shells{n})\n" for n in range(links))
    rows = markdown.rows(head + "".join(below), "list.md")

    assert [row.record.title for row in rows if row.record] == titles


ARXIV = "https://arxiv.org/abs/2401.0000{}"


@pytest.mark.parametrize(
    ("below", "is_one"),
    [
        ("- [Paper](files/shells.pdf)\n\n- [Slides](files/shells-slides.pdf)", True),
        ("- [Paper](files/shells.pdf)\n\n- [PDF](files/snails.pdf)", False),
        (f"- [Paper]({ARXIV.format(1)})\n\n- [DOI]({DOI.format('a')})", True),
        (f"- [Paper]({ARXIV.format(1)})\n\n- [Paper]({ARXIV.format(2)})", False),
        (f"- [Paper]({ARXIV.format(1)}) [Paper]({ARXIV.format(2)})", False),
        ("- [Paper](https://a.example/a.pdf) [PDF](https://b.example/b.pdf)", True),
        ("- [Paper](https://a.example/a.pdf)\n\n- [PDF](https://b.example/b.pdf)", False),
    ],
)
def test_a_heading_is_a_paper_if_what_is_below_can_be_one_paper(below: str, is_one: bool) -> None:
    """Two ids of a registry are of two papers, so are two addresses on two lines."""
    rows = papers(
        "# List\n\n"
        + "\n\n".join(
            f"### {word} Shells of Old Northern Tides (NDSS 2018)\n\n{below}"
            for word in ("Slow", "Quiet", "Old")
        )
    )
    titles = [row.record.title for row in rows if row.record]
    whole = [f"{word} Shells of Old Northern Tides" for word in ("Slow", "Quiet", "Old")]
    assert (titles == whole) == is_one
