"""Pairs of rows that differ only in what one rule is about."""

from __future__ import annotations

import pytest

from ssmlit.importers import badges, markdown

URL = "https://arxiv.org/abs/2401.00001"
OTHERS = "".join(
    f"- **A Study of Thing Number {n}**, Joan Yu [[paper](https://arxiv.org/abs/2401.1000{n})]\n"
    for n in range(3)
)

CASES = [
    pytest.param(
        "- Monte Carlo:\n  - Joan Yu, The First Title of All, NIPS, 1994. [[Paper]](https://x.eu/a.pdf)\n"
        "  - Ben Holm, The Second Title of All, ICML, 1996. [[Paper]](https://x.edu/b.pdf)\n",
        [
            ("The First Title of All", "Joan Yu", 1994),
            ("The Second Title of All", "Ben Holm", 1996),
        ],
        id="papers-below-a-topic",
    ),
    pytest.param(
        "- Tides:\n  - Joan Yu, Motion of Snails, NIPS, 1994. [[Paper]](https://x.eu/a.pdf)\n"
        "  - Ben Holm, The Second Title of All, ICML, 1996. [[Paper]](https://x.edu/b.pdf)\n",
        [("Motion of Snails", "Joan Yu", 1994), ("The Second Title of All", "Ben Holm", 1996)],
        id="a-paper-of-a-short-title-below-a-topic",
    ),
    pytest.param(
        "- Tides:\n  - Joan Yu and Ben Holm, ICML 1996. [[Paper]](https://x.eu/a.pdf)\n",
        [("Tides", "Joan Yu; Ben Holm", 1996)],
        id="the-authors-of-a-short-title",
    ),
    pytest.param(
        "**Machine Learning-Guided Protein Studies.**\nJoan Yu, Ben Holm.\n"
        "*ACS Catalysis, October 2023.*\n[[10.1021/x](https://doi.org/10.1021/x1)]\n",
        [("Machine Learning-Guided Protein Studies", "Joan Yu; Ben Holm", 2023)],
        id="title-that-begins-like-a-journal",
    ),
    pytest.param(
        f"- [(Machine) Learning to Do More]({URL})",
        [("(Machine) Learning to Do More", "", 2024)],
        id="brackets-of-the-title",
    ),
    pytest.param(f"{OTHERS}- **Anna Carver** (Univ.), Munich, Germany.\n", [], id="a-person"),
    pytest.param(
        f"{OTHERS}- [A Talk on Many Things](https://youtu.be/x) - Joan Yu, ICML, 2020\n",
        [],
        id="a-video",
    ),
    pytest.param(
        f"{OTHERS}1. [Tuning Things at Scale](https://eng.example.com/t/) `Org` `2021`\n",
        [],
        id="a-web-page-with-a-year",
    ),
    pytest.param(
        f"- [2021/12] **WebGPT: A Study of Things.** [[paper]({URL})]",
        [("WebGPT: A Study of Things", "", 2021)],
        id="a-date-and-we-are-no-news",
    ),
    pytest.param(
        "- Slow 2D robots:\n  - (SNL) [Smooth Motion of Snails](https://lab.edu/s), IROS 2010.\n"
        "  - [Motion of Two Snails](https://lab.edu/two), Slow Robots Conference 2013.\n",
        [
            ("Smooth Motion of Snails", "", 2010),
            ("Motion of Two Snails", "", 2013),
        ],
        id="linked-titles-below-a-topic",
    ),
    pytest.param(
        "#### [A Stack for Navigation](https://lab.edu/stack.pdf)\n"
        f"- [The Slow Window Approach]({URL}), ICRA 1997.\n- nothing but a remark\n",
        [
            ("A Stack for Navigation", "", 0),
            ("The Slow Window Approach", "", 1997),
        ],
        id="papers-below-a-heading-that-is-one",
    ),
    pytest.param(
        "| Name | Paper |\n|---|---|\n"
        f"| [Slow Shell Nets]({URL}) | [PDF]({URL}.pdf) |\n"
        "| [Three Snail Tides](https://arxiv.org/abs/2402.00002) "
        "| [PDF](https://arxiv.org/pdf/2402.00002) |\n",
        [("Slow Shell Nets", "", 2024), ("Three Snail Tides", "", 2024)],
        id="linked-titles-of-three-words-below-name",
    ),
    pytest.param(
        "| Name | Title | Venue | Links |\n|---|---|---|---|\n"
        "| S | The Slow Molecules Data | ACS Snails | [[blog]](https://slow.org/blog) |\n",
        [("The Slow Molecules Data", "", 0)],
        id="a-blog-post-beside-a-paper-of-a-table",
    ),
    pytest.param(
        "1. **Dual Functions of Shells.** IEEE TCOM, 2019. [Journal](https://a.org/1)\n\n"
        "    *A. Carver, B. Holm*\n",
        [("Dual Functions of Shells", "A. Carver; B. Holm", 2019)],
        id="a-venue-in-capitals-is-nobody",
    ),
    pytest.param(
        "| Name | Features | Paper |\n|---|---|---|\n"
        f"| S | Slow Grasping of Many Shells | [Paper]({URL}) |\n"
        "| T | | Paper |\n| U | | Paper |\n"
        "| V | Slow Motion of Many Snails | [Paper](https://arxiv.org/abs/2401.00002) |\n",
        [
            ("Slow Grasping of Many Shells", "", 2024),
            ("Slow Motion of Many Snails", "", 2024),
        ],
        id="rows-to-be-filled-in",
    ),
    pytest.param(
        "### AAAI 2022\n\n#### Attack\n\n"
        f"- Joan Yu, Ben Holm:\n\n  The Shells on Many Beaches.\n\n  [[paper]({URL})]\n",
        [("The Shells on Many Beaches", "Joan Yu; Ben Holm", 2022)],
        id="names-on-the-line-before-and-venue-two-headings-above",
    ),
    pytest.param(
        "Information Shells Frontiers 2014, [A Cost of Many Shells](https://a.org/1)---Notes:"
        "[zhihu](https://zhuanlan.zhihu.com/p/1)\n\n"
        "SIGCOMM 2019, [Learning to Schedule Shells](https://web.mit.edu/s/)\n\n"
        "J. Yu and B. Holm. 2021. A Scheduler of Shells. In 2021 Int. Conf. on Shells. 28-29.\n",
        [
            ("A Cost of Many Shells", "", 2014),
            ("Learning to Schedule Shells", "", 2019),
            ("A Scheduler of Shells", "J. Yu; B. Holm", 2021),
        ],
        id="paragraphs-that-are-rows",
    ),
    pytest.param(
        f"Our work builds on [A Cost of Many Shells]({URL}), which Joan Yu showed at ICML 2014 "
        "and on much else that is said at length in the other papers of this group.\n",
        [],
        id="prose-with-a-venue",
    ),
    pytest.param(
        "### Shells: A Survey\n\n* <img src='pdf.png'>[Paper](./Paper/shells.pdf)\n\n"
        "**Abstract:** Shells are slow.\n\n"
        f"### Snails: A Study\n\n* <img src='pdf.png'>[Paper]({URL})\n",
        [("Shells: A Survey", "", 0), ("Snails: A Study", "", 2024)],
        id="a-file-beside-the-list",
    ),
    pytest.param(
        f"- Flaw or Fact? Rethinking the Shells of Snails. In *CVPR 2019*. [[Paper]({URL})]\n",
        [("Flaw or Fact? Rethinking the Shells of Snails", "", 2019)],
        id="a-question-inside-a-title",
    ),
    pytest.param(
        f"- The Slow Shells of Snails <br> Arxiv 2024 [[Paper]]({URL})\n",
        [("The Slow Shells of Snails", "", 2024)],
        id="a-preprint-server-is-nobody",
    ),
    pytest.param(
        f"- **Dual Functions of Shells**, CARVER ANNA, MIAO ZHAO [[pdf]({URL})]",
        [("Dual Functions of Shells", "CARVER ANNA; MIAO ZHAO", 2024)],
        id="names-in-capitals",
    ),
    pytest.param(
        f"| The Slow Tides | Joan Yu, Ben Holm | [pdf]({URL}) |\n|---|---|---|\n"
        "| The Fast Tides | Ben Holm, Joan Yu | [pdf](https://arxiv.org/abs/2401.00002) |\n"
        "| The Dark Tides | Ben Holm, Joan Yu | [pdf](https://arxiv.org/abs/2401.00003) |\n",
        [
            ("The Slow Tides", "Joan Yu; Ben Holm", 2024),
            ("The Fast Tides", "Ben Holm; Joan Yu", 2024),
            ("The Dark Tides", "Ben Holm; Joan Yu", 2024),
        ],
        id="a-table-without-a-head",
    ),
    pytest.param(
        "| Abbreviation | Venue/Journal |\n|---|---|\n| SR | Slow Review |\n| TL | Tides |\n",
        [],
        id="a-glossary-of-venues",
    ),
    pytest.param(
        "| Name | Dataset | Paper |\n|---|---|---|\n"
        f"| S | shells of four beaches | [Paper]({URL}) |\n"
        "| T | snails of five gardens | [Paper](https://arxiv.org/abs/2401.00002) |\n",
        [("", "", 2024), ("", "", 2024)],
        id="data-sets-are-no-titles",
    ),
    pytest.param(
        "- Motion of small shells by tides\n  Anna Carver\\*, **Ben Maria Holm**, **arXiv**, "
        f'02/2024\n  <br>\n  <a href="{URL}">Paper</a>\n'
        "- Snails of the last of all dark seas\n  **Ben Holm**, Joan Yu, **ICLR**, 04/2025\n"
        '  <br>\n  <a href="https://x.org/b.pdf">Paper</a>\n'
        "- A third and very long title of shells in the deepest of seas\n  Joan Yu, **Ben Holm**, "
        '**ICML**, 05/2023\n  <br>\n  <a href="https://x.org/c.pdf">Paper</a>\n',
        [
            ("Motion of small shells by tides", "Anna Carver; Ben Maria Holm", 2024),
            ("Snails of the last of all dark seas", "Ben Holm; Joan Yu", 2025),
            (
                "A third and very long title of shells in the deepest of seas",
                "Joan Yu; Ben Holm",
                2023,
            ),
        ],
        id="own-names-in-bold-and-months-before-years",
    ),
    pytest.param(
        f"[The Tides of Shells]({URL}) (Joan Yu and Ben Holm, 2024); "
        "[The Shells of Tides](https://arxiv.org/abs/2401.00002) (Ben Holm et al., 2023).\n",
        [
            ("The Tides of Shells", "Joan Yu; Ben Holm", 2024),
            ("The Shells of Tides", "Ben Holm", 2023),
        ],
        id="papers-enumerated-in-a-paragraph",
    ),
    pytest.param(
        "- 2401.00001\n- doi:10.1234/abc.5\n- arXiv:2401.00002\n",
        [("", "", 2024), ("", "", 0), ("", "", 2024)],
        id="bare-identifiers",
    ),
    pytest.param(
        f"- **A Result on Shells**, The TIDE Collaboration [[paper]({URL})]\n",
        [("A Result on Shells", "The TIDE Collaboration", 2024)],
        id="a-group-that-signs",
    ),
    pytest.param(
        "- Joan Yu, Ben Holm. 1983. The Mind of Shells and of Snails. (**Chapter 2 Shells Alone**)."
        f" [pdf]({URL})\n",
        [("The Mind of Shells and of Snails", "Joan Yu; Ben Holm", 1983)],
        id="a-bold-chapter-in-brackets",
    ),
    pytest.param(
        f"- The Slow Title of Shells: effect of depth, width, and tide (ICML 2023) [[p]({URL})]\n",
        [("The Slow Title of Shells: effect of depth, width, and tide", "", 2023)],
        id="a-title-that-goes-on-behind-a-comma",
    ),
    pytest.param(
        f"- (CVPR 2023) **Freestyle Image Synthesis**, Ben Holm et al. [[P]({URL})]",
        [("Freestyle Image Synthesis", "Ben Holm", 2023)],
        id="capitalised-title",
    ),
]


@pytest.mark.parametrize(("text", "papers"), CASES)
def test_a_row_and_its_like(text: str, papers: list[tuple[str, str, int]]) -> None:
    """Title, authors and year of the rows that are papers, the three beside them aside."""
    found = [
        (row.record.title, "; ".join(map(str, row.record.authors)), row.record.year)
        for row in markdown.rows(text, "list.md")
        if row.record and not row.record.title.startswith("A Study of Thing Number")
    ]

    assert found == papers


def test_words_that_many_links_share_are_labels() -> None:
    """ "Magazine" names no paper: it is on the links of four."""
    row = "1. {} of Slow Shells, IEEE SPM, 2019. [Magazine](https://arxiv.org/abs/2401.1000{})\n"
    titles = ("A Tale", "Dreams", "Waves", "Two Maps")
    text = "".join(row.format(title, n) for n, title in enumerate(titles))

    rows = markdown.rows(text, "list.md")

    assert [
        row.record and (row.record.title, *map(str, row.record.identifiers)) for row in rows
    ] == [(f"{title} of Slow Shells", f"arxiv:2401.1000{n}") for n, title in enumerate(titles)]


BIBTEX = """
```bibtex
@article{{yu{0}, title = {{Slow Shells {0}}},
  author = {{Yu, Joan}}, journal = {{Tides}}, year = 202{0}}}
```
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "# L\n\n## Papers\n" + "".join(map(BIBTEX.format, range(3))), 3, id="a list of entries"
        ),
        pytest.param(
            "# L\n\n## Citation\n" + "".join(map(BIBTEX.format, range(3))), 0, id="what to cite"
        ),
        pytest.param(f"# L\n\n{OTHERS}\n" + BIBTEX.format(1), 0, id="one entry: the list's own"),
        pytest.param(
            "# L\n"
            + "".join(f"- **Slow Shells {n}**, Joan Yu [[p]({URL}{n})]\n" for n in range(3))
            + "".join(map(BIBTEX.format, range(3))),
            0,
            id="entries of the rows",
        ),
    ],
)
def test_entries_of_a_fenced_block_are_papers_or_duplicates(text: str, found: int) -> None:
    """Each with its own text, its heading and its line."""
    rows = [row for row in markdown.rows(text, "l.md") if row.entry]

    assert [(row.record and row.record.title, row.section) for row in rows] == [
        (f"Slow Shells {n}", ("L", "Papers")) for n in range(found)
    ]
    assert all(row.line and text.splitlines()[row.line - 1].startswith("@article") for row in rows)


def test_a_section_ends_with_its_details() -> None:
    """A summary heads what is folded away with it, and nothing behind."""
    text = (
        f"# L\n\n<details><summary>Vision</summary>\n\n- [Slow Shells of Tides]({URL})\n\n"
        "</details>\n\n"
        "- [Dark Shells of Tides](https://arxiv.org/abs/2401.00002)\n"
    )

    assert [row.section for row in markdown.rows(text, "l.md")] == [("L", "Vision"), ("L",)]


def test_a_venue_may_precede_the_names() -> None:
    """ "ICML 2024, Anna Carver": the venue is not lost, and no name."""
    (row,) = markdown.rows(
        f"- **Slow Shells of Tides**. ICML 2024, Anna Carver, Ben Holm. [[p]({URL})]", "l.md"
    )

    assert row.record is not None
    assert (row.record.venue, row.record.year) == ("ICML", 2024)
    assert [str(person) for person in row.record.authors] == ["Anna Carver", "Ben Holm"]


def test_a_name_in_only_one_row_is_not_a_person() -> None:
    """Behind the titles of this list are remarks."""
    remarks = ("a fine tide", "slow but sure", "for snails only", "to be read first", "Anna Carver")
    text = "".join(
        f"- [Slow Shells of Tide {n}](https://arxiv.org/abs/2401.1000{n}): {words}\n"
        for n, words in enumerate(remarks)
    )

    assert [row.record and row.record.authors for row in markdown.rows(text, "l.md")] == [()] * 5


@pytest.mark.parametrize(
    ("words", "venue"),
    [
        ("Shells in the Sea", "Shells in the Sea"),
        ("Shells of the sea", ""),
        ("We show that tides rise", ""),
        ("Q", ""),
        ("Paper", ""),
    ],
)
def test_a_name_at_the_place_of_venues(words: str, venue: str) -> None:
    """More than half of a sentence's words are in lower case; a letter and a label are no names."""
    found = badges.expected_venue(words)

    assert (found.venue if found else "") == venue
