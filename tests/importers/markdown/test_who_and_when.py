"""Who and when in references of books and reports: old years, organisations, keys before names."""

from __future__ import annotations

import textwrap

import pytest

from tests.importers.markdown.support import papers, shown

ROWS = [
    pytest.param(row, said, id=said)
    for row, said in [
        (
            "- Foam, G. (1854). *The Laws of Shells*. Wave.",
            "G. Foam | 1854 | The Laws of Shells | ",
        ),
        (
            "- Foam, A. (1843). Notes on the tide engine. *Harbour Memoirs*, 3, 666–731.",
            "A. Foam | 1843 | Notes on the tide engine | Harbour Memoirs",
        ),
        (
            "Foam, Ada. 1858. “A Memoir on Slow Shells.” *Harbour Memoirs* 148: 17–37.",
            "Ada Foam | 1858 | A Memoir on Slow Shells | Harbour Memoirs",
        ),
        (
            "- Ada Foam, “On Slow Shells”, *Harbour Memoirs* **4** (1873) 381–395.",
            "Ada Foam | 1873 | On Slow Shells | Harbour Memoirs",
        ),
        (
            "- Foam, Ada. *The Wealth of Shells*. Old Harbour: Ben Holm, 1776.",
            "Ada Foam | 1776 | The Wealth of Shells | ",
        ),
        # one of the names is in bold
        (
            '- Foam, A., **Holm, B. C.**, Yu, C. D.. "Of Slow Tides". *Harbour Memoirs*, 7, 2023.',
            "A. Foam; B. C. Holm; C. D. Yu | 2023 | Of Slow Tides | Harbour Memoirs",
        ),
        # the short forms of AMS
        (
            "- **Of the Slow Tides.** J. Amer. Math. Soc. **31** (2018), no. 2, 303–318.",
            " | 2018 | Of the Slow Tides | J. Amer. Math. Soc.",
        ),
        (
            "- **Of the Slow Tides.** Internat. Math. Res. Notices 7 (2018), 303–318.",
            " | 2018 | Of the Slow Tides | Internat. Math. Res. Notices",
        ),
        # a report's and an issue's number, and how often a paper is cited
        (
            "- [Of Slow Tides](https://arxiv.org/abs/2401.00001) (Ada Foam, Technical Report 1712)",
            " | 2024 | Of Slow Tides | ",
        ),
        (
            "- [Of Slow Tides](https://arxiv.org/abs/2401.00001). Ada Foam. Paper No. 1587.",
            "Ada Foam | 2024 | Of Slow Tides | ",
        ),
        (  # the beginning of its id
            "- [Of Slow Tides](https://arxiv.org/abs/2011.00001). arXiv 2011",
            " | 2020 | Of Slow Tides | ",
        ),
        (
            "- [Of Slow Tides](https://arxiv.org/abs/2012.00001). arXiv 2011",
            " | 2011 | Of Slow Tides | ",
        ),
        (
            "- Foam, A. 2016. Of slow tides. *Harbour Memoirs* 283 (1831): 17–37.",
            "A. Foam | 2016 | Of slow tides | Harbour Memoirs",
        ),
        (
            "- **Of Slow Tides** (1543), Ada Foam, Ben Holm (ICML 2019)",
            "Ada Foam; Ben Holm | 2019 | Of Slow Tides | ICML",
        ),
        (
            "- Slow Shell Organization. (2020). *A global report on shells*. Old Harbour.",
            "Slow Shell Organization | 2020 | A global report on shells | ",
        ),
        (
            "- Slow Shell Council (2021). A report on tides. Old Harbour: SSC.",
            "Slow Shell Council | 2021 | A report on tides | ",
        ),
        ("- SHLC. (2019). *SHLC 20: Of tides*. SC.", "SHLC | 2019 | SHLC 20: Of tides | "),
        (
            "- Bank of the Shore. (2017). *Slow money and its tides*.",
            "Bank of the Shore | 2017 | Slow money and its tides | ",
        ),
        (
            "- foam2023shells: Foam, A., & Holm, B. (2023). *Of slow tides*. ICML 2023.",
            "A. Foam; B. Holm | 2023 | Of slow tides | ICML",
        ),
        (
            "- [foam2023] Foam, A., & Holm, B. (2023). *Of slow tides*. ICML 2023.",
            "A. Foam; B. Holm | 2023 | Of slow tides | ICML",
        ),
    ]
]
BOOKS = [
    pytest.param(row, said, id=said)
    for row, said in [
        ("- Ada Foam, *Slow Tides*, Harbour, 1990.", "1990 | Slow Tides | "),
        ("- Ada Foam, *Of Slow Tides* (Old Shore, 1982).", "1982 | Of Slow Tides | "),
        ("- [Foam, A. *Slow Sand* (Wiley, 2004)](https://example.org/1)", "2004 | Slow Sand | "),
        ("- Ada Foam, *Slow Tides* (Harbour Press, 2nd ed., 2001).", "2001 | Slow Tides | "),
        # no publishers
        ("- Ada Foam. *Slow Tides*. SHELCO 2013.", "2013 | Slow Tides | SHELCO"),
        ("- Ada Foam. *Slow Tides*. Shell Reviews, 2013.", "2013 | Slow Tides | Shell Reviews"),
        (
            "- Ada Foam, *Slow Tides*, Shell Matters, 2013, https://doi.org/10.1000/a.1",
            "2013 | Slow Tides | Shell Matters",
        ),
        (
            "- *Of Slow Tides*, Ada Foam and Ben Holm, Shell Matters, 2013.",
            "2013 | Of Slow Tides | Shell Matters",
        ),
    ]
]
CUT = [
    pytest.param(row, said, id=row)
    for row, said in [
        (
            '- Foam, Ada B.C. "Of slow tides." *Harbour Memoirs* 2 (2005): 124.',
            "Ada B.C. Foam | 2005 | Of slow tides | Harbour Memoirs",
        ),
        (
            "- Foam A.B. A theory of slow tides. Journal of Tides 1965;155:459-512.",
            "A. B. Foam | 1965 | A theory of slow tides | Journal of Tides",
        ),
        (
            "- Foam A. et al. Of slow tides //Journal of Tides. – 2016. – С. 770-778.",
            "A. Foam | 2016 | Of slow tides | Journal of Tides",
        ),
        (
            "- Foam A., Holm B. Of slow tides //arXiv preprint arXiv:1409.1556. – 2014.",
            "A. Foam; B. Holm | 2014 | Of slow tides | ",
        ),
        (
            '- [Foam, A. B. — "Of slow tides," *J. Appl. Phys.* 2, 65 (1969)](https://example.org/1)',
            "A. B. Foam | 1969 | Of slow tides | J. Appl. Phys.",
        ),
        (
            '- Foam, A. "Of slow tides," *Shor. Mem.* 155, 459 (1965)',
            "A. Foam | 1965 | Of slow tides | Shor. Mem.",
        ),
        ("- **Of Slow Tides** - Foam et al., 2022 (Waves)", "Foam | 2022 | Of Slow Tides | "),
        ("- *The Descent of Tides* (1971), Ada Foam", "Ada Foam | 1971 | The Descent of Tides | "),
        (
            "- [Foam等人，2014] Ada Foam, Ben Holm. Of slow tides. In AAAI, 2014.",
            "Ada Foam; Ben Holm | 2014 | Of slow tides | AAAI",
        ),
    ]
]
MARKED = [
    pytest.param(row, said, id=row)
    for row, said in [
        (
            "* **Foam, Ada.** *Of Slow Tides.* Shore UP, 2022. **The one to read**, of all.",
            "Ada Foam | 2022 | Of Slow Tides | ",
        ),
        (
            "* **Foam, A. B.** *Of slow tides.* Harbour Memoirs **21** (1969), 7–9. **Level A.**",
            "A. B. Foam | 1969 | Of slow tides | Harbour Memoirs",
        ),
        ("1. **Waves**: He et al. (2015) - *Of Slow Tides*", "He | 2015 | Of Slow Tides | "),
        (
            "- Of slow tides (_University of the Shore_) [[paper]](https://arxiv.org/abs/2401.00001)",
            " | 2024 | Of slow tides | ",
        ),
        (
            "- [Of Slow Tides (A Network Perspective)](https://arxiv.org/abs/2401.00001)",
            " | 2024 | Of Slow Tides (A Network Perspective) | ",
        ),
        (
            "De Foam, Michel. 2016. *Of Slow Tides*. Harbour.",
            "Michel De Foam | 2016 | Of Slow Tides | ",
        ),
        (
            "- Foam, Ada: *Of slow tides*, in: Ben Holm (Hg.): *Harbour Notes*, Old Harbour 1988",
            "Ada Foam | 1988 | Of slow tides | Harbour Notes",
        ),
    ]
]
NONE = [
    pytest.param(row, id=row)
    for row in [
        "- The Slow Society. (1945). Shore University Press.",  # a title, and who published it
        "- Slow Shells. (1945). Of tides.",
    ]
]


@pytest.mark.parametrize(("row", "said"), ROWS)
def test_who_and_when(row: str, said: str) -> None:
    """A year before 1900 counts where its place says that it is one; a group is an author."""
    assert shown(row) == [said]


@pytest.mark.parametrize(("row", "said"), BOOKS)
def test_who_issued_a_book(row: str, said: str) -> None:
    """An unknown name behind a title in italics is a publisher's if its form says no other."""
    assert shown(row, "{year} | {title} | {venue}") == [said]


@pytest.mark.parametrize(("row", "said"), CUT)
def test_where_a_statement_ends(row: str, said: str) -> None:
    """A stop of an initial or a short name, a slash, a bracket: each as it is meant."""
    assert shown(row) == [said]


@pytest.mark.parametrize(("row", "said"), MARKED)
def test_what_marks_say(row: str, said: str) -> None:
    """Bold names are before a title in italics; who the authors work for is not of the title."""
    assert shown(row) == [said]


def test_numbered_lines_below_a_line_that_heads_them() -> None:
    """They are one paragraph in Markdown, and a reference each."""
    text = (
        "**References**\n[1] Foam, A. (1954). *Of slow tides*. Harbour Memoirs.  \n"
        "[2] Holm, B., et al. (2021). *Deep shells*. arXiv:2104.13478.  \n"
    )
    assert shown(text, "{people} | {title} | {ids}") == [
        "A. Foam | Of slow tides | ",
        "B. Holm | Deep shells | arxiv:2104.13478",
    ]


def test_references_with_links_one_below_the_other() -> None:
    """A paragraph that is a whole reference is no fact of the one above it."""
    text = "".join(
        f"Foam, Ada, and {name}. *{title} of the slow sea and its tides*. Harbour, version 3.2. "
        f"Old Shore: Harbour, 2016. [{url}]({url})\n\n"
        for name, title, url in [
            ("Ben Holm", "Shells", "https://example.org/a.pdf"),
            ("Cy Wu", "Sands", "https://example.org/b/3.2"),
        ]
    )
    assert [title for title in shown(text, "{title}") if title.startswith("Sands")]


WRAPPED = (
    "* **Foam, A. B.** *A theory of slow shells.* Harbour Review **102** (1974), 409–18. **A.**",
    "* **Holm, Ben C.** *Stochastic tides of it.* Harbour Review **21** (1969), 739–59. **B.**",
    "* **Wu, Cy et al.** *What is not known.* Annals of Old Harbours **33** (2005), 163–193.",
    "* **Moss, Ada.** *The primacy of sands.* Shore UP, 2022. **The one to read**, of all.",
)


@pytest.mark.parametrize("width", range(56, 104, 3))
def test_wrapped_rows_say_what_whole_ones_do(width: int) -> None:
    """The signs of marks count where an editor wrapped; a volume in bold ends no line."""
    wrapped = (textwrap.fill(row, width, subsequent_indent="  ") for row in WRAPPED)
    assert shown("\n".join(wrapped)) == shown("\n".join(WRAPPED))


def test_a_citation_in_brackets_is_no_topic() -> None:
    """It holds a year; the others are tags."""
    rows = papers("- [Foam等人，2014] [Sand] Ada Foam, Ben Holm. Of slow tides. In AAAI, 2014.")
    assert [row.record.tags for row in rows if row.record] == [("sand",)]


def test_a_year_that_ends_titles() -> None:
    """Where most titles end with one, it is the paper's: in bold, too."""
    names = ("Slow Shells", "Quiet Tides", "Old Foam", "New Sand")
    text = "".join(
        f"- **{name} of the sea, 202{n}** [[paper]](https://example.org/{n}.pdf)\n"
        for n, name in enumerate(names)
    )
    assert shown(text, "{title} | {year}") == [
        f"{name} of the sea | 202{n}" for n, name in enumerate(names)
    ]


@pytest.mark.parametrize(
    "led",
    [
        "SSC. (2021). *A report on tides.*",
        "Shell Council (2021). A report on slow tides.",
        "SSC. (2021). A report on tides.",
    ],
)
def test_what_is_left_beside_an_organisation(led: str) -> None:
    """Neither its name nor its year, but who published it."""
    rows = papers(f"- {led} SSC.")
    assert [row.record.extra for row in rows if row.record] == [(("remark", "SSC"),)]


@pytest.mark.parametrize("row", NONE)
def test_a_title_before_a_year(row: str) -> None:
    """A title before a year is no organisation."""
    assert shown(row) == []


def test_short_names_in_a_column_of_papers() -> None:
    """They are the titles, however long another column's words are."""
    rows = (("Foam 2", "A codec of slow shells and tides"), ("Sand", "The first of all shells"))
    table = "| Paper | ArXiv | Key Contribution |\n|-|-|-|\n" + "".join(
        f"| {name} | 2401.0000{n} | {said} |\n" for n, (name, said) in enumerate(rows, 1)
    )
    assert shown(table, "{title} | {ids}") == [
        "Foam 2 | arxiv:2401.00001",
        "Sand | arxiv:2401.00002",
    ]


@pytest.mark.parametrize(
    ("said", "year"),
    [
        pytest.param("Anna Carver, 2015", 2015, id="understood"),
        pytest.param("Xq4 lorem of shells! et al., 2015", 0, id="not understood"),
        pytest.param("Xq4 lorem of shells! et al., 2016", 2016, id="the year of the heading"),
        pytest.param("Anna Carver (since 2015 in tides!)", 2016, id="inside other words"),
        pytest.param("Anna Carver", 2016, id="none"),
    ],
)
def test_the_heading_has_no_year_for_words_that_end_with_another(said: str, year: int) -> None:
    """A list of what was read in a month: that is no paper's year where the row has its own."""
    (row,) = papers(
        f"## June 2016\n\n- **The Slow Shells of Tides**, {said} [[pdf](https://a.example/a.pdf)]"
    )
    assert row.record
    assert row.record.year == year


def test_hyphens_as_in_dblp() -> None:
    rows = "- **The Slow Shells of Tides**, Anna{-}Maria Carver and Ben Holm, 2015"
    assert shown(rows) == ["Anna-Maria Carver; Ben Holm | 2015 | The Slow Shells of Tides | "]
