"""Kinds of rows of public lists, met where nobody had looked for them; the works are invented."""

from __future__ import annotations

import pytest

from ssmlit.importers import markdown
from tests.importers.markdown.support import papers, shown

PAPER = "[paper](https://arxiv.org/abs/2101.07005)"
URL = "https://arxiv.org/abs/2101.07005"
PDF = "https://shells.example/a.pdf"

# (text, what each of its papers says: people | year | title | venue)
LISTS = [
    pytest.param(
        f"- **Slow Shells of Tides** {PAPER}<br>ICML, 2021.<br>***Anna Carver***, Ben Holm, Cy Yu.",
        ["Anna Carver; Ben Holm; Cy Yu | 2021 | Slow Shells of Tides | ICML"],
        id="the first author is in italics",
    ),
    pytest.param(
        f"- **Slow Shells of Tides** {PAPER} It is good. *Anna Carver*, Slow Tides, 2020.",
        ["Anna Carver | 2020 | Slow Shells of Tides | Slow Tides"],
        id="the only author is in italics",
    ),
    pytest.param(
        f"- <[Slow Shells]({URL})> by Anna Carver, Ben Holm, 2021.\n"
        f"- [New] <[Quiet Old Shells]({PDF})> by Cy Yu, 2020.\n"
        f"- 《[Loud Old Shells]({PDF}?b)》 by Cy Yu, 2019.",
        [
            "Anna Carver; Ben Holm | 2021 | Slow Shells | ",
            "Cy Yu | 2020 | Quiet Old Shells | ",
            "Cy Yu | 2019 | Loud Old Shells | ",
        ],
        id="arrows around the title's link",
    ),
    pytest.param(
        f"## Slow Shells of Tides\nAnna Carver, **Ben Holm**, <em>The Symposium on Slow Tides"
        f" (COST) 2020</em>. [[Link]][a]\n\n[a]: {PDF}\n\n"
        f"## Quiet Shells of Old Tides\nAnna Carver, **Ben Holm**, <em>Conference on Quiet Tides"
        f" 2019</em>. [[Link]][b]\n\n[b]: {PDF}?b",
        [
            "Anna Carver; Ben Holm | 2020 | Slow Shells of Tides | The Symposium on Slow Tides",
            "Anna Carver; Ben Holm | 2019 | Quiet Shells of Old Tides | Conference on Quiet Tides",
        ],
        id="below a heading: names and a meeting",
    ),
    pytest.param(
        "**Slow Shells of Snails.** Carver, A. B.,\n& Holm, B. (2020). Journal of Shells and\n"
        f"Snails, 4(9), 1-7. [paper]({PDF}?1)\n\n"
        "**Quiet Shells in Seas.** Carver,\nA. B., & Holm, B. (2019)."
        f" Journal of Shells and\nSnails, 3(2), 8-9. [paper]({PDF}?2)\n\n"
        f"**Loud Shells.** Carver, A. B., Holm, B., &\nYu, C. (2018). Journal of Shells"
        f" and\nSnails, 2(1), 4-6. [paper]({PDF}?3)",
        [
            "A. B. Carver; B. Holm | 2020 | Slow Shells of Snails | Journal of Shells and Snails",
            "A. B. Carver; B. Holm | 2019 | Quiet Shells in Seas | Journal of Shells and Snails",
            "A. B. Carver; B. Holm; C. Yu | 2018 | Loud Shells | Journal of Shells and Snails",
        ],
        id="lines that an editor wrapped end behind “and”",
    ),
    pytest.param(
        "Carver, Anna. “The Shells That Bind.” Journal of Shells (May 2013): 1–27.\n"
        "Holm, Ben M., and Joan Yu. “Shells for the Shore.” Tide Studies Quarterly 56, no. 1"
        " (2012): 1–16.",
        [
            "Anna Carver | 2013 | The Shells That Bind | Journal of Shells",
            "Ben M. Holm; Joan Yu | 2012 | Shells for the Shore | Tide Studies Quarterly",
        ],
        id="a reference on each line of a paragraph",
    ),
    pytest.param(
        "Carver, Anna and Ben Holm.  2005.  “From Shells to Tides: The Conflict over Snails.”"
        "  Chapter Five in Joan Yu et al (eds.) Snails and Governance on the Old Shore.  Harbour:"
        " The Slow University in Harbour Press.",
        ["Anna Carver; Ben Holm | 2005 | From Shells to Tides: The Conflict over Snails | "],
        id="a chapter in a paragraph, whatever is behind its title",
    ),
    pytest.param(
        '[1] A. Carver and B. Holm, "Shells," *Methods in Slow Tides*, pp. 77–112, 2012.\n\n'
        "[2] *Shell coordinates*. Harbour: Slow Books, 2005, pp. 273–288. [Online]. Available:"
        " https://doi.org/10.1234/abc",
        [
            "A. Carver; B. Holm | 2012 | Shells | Methods in Slow Tides",
            " | 2005 | Shell coordinates | ",
        ],
        id="IEEE: titles of one word, or without authors",
    ),
    pytest.param(
        f"**Anna Carver and Ben Holm**\n*Slow Shells of Snails*\nJournal of Tides (2023)\n"
        f"[doi]({URL})\n\n"
        "**Carver, Anna**\n*Quiet Shells of Snails*\n(2022)",
        [
            "Anna Carver; Ben Holm | 2023 | Slow Shells of Snails | Journal of Tides",
            "Anna Carver | 2022 | Quiet Shells of Snails | ",
        ],
        id="a paper without a link is not a fact of the one above",
    ),
    pytest.param(
        f"[Slow Shells of Snails]({PDF})\n\n**Anna Carver, Ben Holm**\n*Journal of Tides*, 2020\n\n"
        f"[Quick Shells of Snails]({PDF}?b)\n\n**Anna Carver, Cy Yu**\n*Journal of Tides*, 2021",
        [
            "Anna Carver; Ben Holm | 2020 | Slow Shells of Snails | Journal of Tides",
            "Anna Carver; Cy Yu | 2021 | Quick Shells of Snails | Journal of Tides",
        ],
        id="people in bold and a journal are facts of the title above",
    ),
    pytest.param(
        "| Title | Authors | Venue | Year |\n|---|---|---|---|\n"
        "| The Shell Language | Carver, Yardley | Workshop on Shells | 1991 |\n"
        "| Shells in Three Dimensions | Carver | *Journal of Shells* 7(2):219-42 | 1996 |",
        [
            "Carver; Yardley | 1991 | The Shell Language | Workshop on Shells",
            "Carver | 1996 | Shells in Three Dimensions | Journal of Shells",
        ],
        id="a table: two surnames, and a periodical with its numbers",
    ),
    pytest.param(
        f"| 2021 | |\n|---|---|\n| Slow Shells of the Sea | [pdf]({PDF}) |\n"
        f"| Quick Tides of the Shore | [pdf]({PDF}?b) |",
        [" | 2021 | Slow Shells of the Sea | ", " | 2021 | Quick Tides of the Shore | "],
        id="a table below a year",
    ),
    pytest.param(
        f"- [Slow Shells of Snails]({PDF}) by Anna Carver (2008), or that cites it,"
        f" [Quiet Shells and the Synthesis of Tides]({URL}) by Ben Holm (2009).",
        ["Anna Carver | 2008 | Slow Shells of Snails | "],
        id="the first link is the title, where its authors are behind it",
    ),
    pytest.param(
        f"1. [Slow Shells of Snails]({URL}) by Anna Carver\n"
        f"1.[Quiet Shells of Tides]({PDF}) by Ben Holm\n"
        f"1.**Loud Shells of Tides** by Cy Yu [pdf]({PDF}?b)\n\n"
        f"Text\n\n-[Old Shells of Tides]({PDF}?c) by Cy Yu",
        [
            "Anna Carver | 2021 | Slow Shells of Snails | ",
            "Ben Holm |  | Quiet Shells of Tides | ",
            "Cy Yu |  | Loud Shells of Tides | ",
            "Cy Yu |  | Old Shells of Tides | ",
        ],
        id="an item without a blank",
    ),
    pytest.param(
        f"- [Slow Shells of Quiet Snails]({PDF}) ICML 2019\n"
        f"- [Quiet Shells of Slow Snails]({PDF}?b) ICLR 2020\n"
        f"- [Loud Shells of Slow Snails]({PDF}?c) Anna Carver, Ben Holm, ACM SOSP 2019.\n"
        f"- [Old Shells of Slow Snails]({PDF}?d) Anna Carver, Ben Holm",
        [
            " | 2019 | Slow Shells of Quiet Snails | ICML",
            " | 2020 | Quiet Shells of Slow Snails | ICLR",
            "Anna Carver; Ben Holm | 2019 | Loud Shells of Slow Snails | SOSP",
            "Anna Carver; Ben Holm |  | Old Shells of Slow Snails | ",
        ],
        id="names before a venue, where the other rows have a venue alone",
    ),
    pytest.param(
        f"- [Slow Shells of Quiet Snails]({PDF}) ICML 2019\n"
        f"- [Quiet Shells of Slow Snails]({PDF}?b) ICLR 2020\n"
        f"- [Loud Shells of Slow Snails]({PDF}?c) Holm and Carver Symposium 2019",
        [
            " | 2019 | Slow Shells of Quiet Snails | ICML",
            " | 2020 | Quiet Shells of Slow Snails | ICLR",
            " | 2019 | Loud Shells of Slow Snails | Holm and Carver Symposium",
        ],
        id="surnames in a venue",
    ),
    pytest.param(
        "- Carver, A., Holm, B. Snails and Their Shells. Oikos (2010).\n"
        "- Carver, A., Holm, B. Snails on the Shore. Oikos (to appear).\n"
        "- Carver, A., Holm, B. Shells of Snails. Journal of Quiet Tides (in press).",
        [
            "A. Carver; B. Holm | 2010 | Snails and Their Shells | Oikos",
            "A. Carver; B. Holm |  | Snails on the Shore | Oikos",
            "A. Carver; B. Holm |  | Shells of Snails | Journal of Quiet Tides",
        ],
        id="a place with a year, or what is said instead, in brackets",
    ),
    pytest.param(
        "- Carver, A. Slow Shells of the Sea (Doctoral dissertation, MIT), 2020.",
        ["A. Carver | 2020 | Slow Shells of the Sea | MIT"],
        id="a thesis in brackets before its year",
    ),
    pytest.param(
        f"- [Slow Shells of the Sea](https://anna.example/pubs/shells) (Masters Thesis)\n"
        f"- [Quiet Shells of the Sea](https://anna.example/lic/) [(Licentiate Thesis)]({PDF})",
        [" |  | Slow Shells of the Sea | ", " |  | Quiet Shells of the Sea | "],
        id="a page is a thesis where the row says so",
    ),
    pytest.param(
        r"- M{\'e}ndez, A., G{\"o}del, K. (2010). The Shells of Snails. Oikos, 12(3), 4-9."
        "\n"
        r"- Nancy M\'{e}ndez and Kurt G\"odel. The Tides of Na{\"\i}ve Seas. Oikos, 2011."
        "\n"
        r"- Nu\~nez, A., {\O}stby, B., Hol{\'{y}}, C. (2012). Shells of \r{A}ros. Oikos, 13(1), 2.",
        [
            "A. Méndez; K. Gödel | 2010 | The Shells of Snails | Oikos",
            "Nancy Méndez; Kurt Gödel | 2011 | The Tides of Naïve Seas | Oikos",
            "A. Nuñez; B. Østby; C. Holý | 2012 | Shells of Åros | Oikos",
        ],
        id="accents of LaTeX",
    ),
    pytest.param(
        "- [Carver et al, Nature 2013](a.pdf): “Shells of failure: why small tides undermine seas”",
        ["Carver | 2013 | Shells of failure: why small tides undermine seas | Nature"],
        id="the words of a link to a file are a citation",
    ),
    pytest.param(
        f"- [Slow Shells of the Sea]({URL}) (Arvix'20)",
        [" | 2021 | Slow Shells of the Sea | "],
        id="the server's name misspelt",
    ),
    pytest.param(
        "| 论文 | 年份 |\n|---|---|\n| Slow Shells of Snails (Carver et al.) | 2013 |\n"
        "| Quiet Shells of Snails (Holm et al.) | 2014 |\n"
        "| Loud Shells of Snails (Mikolov et al.) | 2015 |\n"
        "| Old Shells of Snails (Chen & Manning) | 2016 |",
        [
            "Carver | 2013 | Slow Shells of Snails | ",
            "Holm | 2014 | Quiet Shells of Snails | ",
            "Mikolov | 2015 | Loud Shells of Snails | ",
            "Chen; Manning | 2016 | Old Shells of Snails | ",
        ],
        id="two surnames in brackets, where others have theirs there",
    ),
    pytest.param(
        f'[Anna Carver, Ben Holm "Slow Shells for old chords" Shell Meeting, 2016]({PDF}?a)\n\n'
        f'[Joan Yu, Ben Holm "Quiet Shells for new chords" ICML 2017]({URL})',
        [
            "Anna Carver; Ben Holm | 2016 | Slow Shells for old chords | Shell Meeting",
            "Joan Yu; Ben Holm | 2017 | Quiet Shells for new chords | ICML",
        ],
        id="paragraphs that are links, one below the other",
    ),
    pytest.param(
        "| 年 | 発表先 | タイトル |\n|---|---|---|\n"
        "| 2025 | **Shell Letters** | Slow Shells with Many Threads |",
        [" | 2025 | Slow Shells with Many Threads | Shell Letters"],
        id="a Japanese table",
    ),
    pytest.param(
        "| Paper | Year |\n|---|---|\n| [[slow-shells|Slow Shells of Snails]] | 2017 |\n"
        "| [[quiet\\|Quiet Shells of Snails]] | 2019 |",
        [" | 2017 | Slow Shells of Snails | ", " | 2019 | Quiet Shells of Snails | "],
        id="links between notes",
    ),
    pytest.param(
        "- Раковины медленных улиток в тихом море [elibrary](https://www.elibrary.ru/item.asp?id=1)\n"
        f"- Тихие раковины улиток в старом море [текст]({PDF})",
        [
            " |  | Раковины медленных улиток в тихом море | ",
            " |  | Тихие раковины улиток в старом море | ",
        ],
        id="a link that is called as the library it leads to",
    ),
    pytest.param(
        "- Slow Shells of Snails [Vision] (ICML 2021)",
        [" | 2021 | Slow Shells of Snails | ICML"],
        id="a label before the place",
    ),
    pytest.param(
        "- Carver R. and Holm D. (1995), The Boundaryless Shells, San Francisco: Jossey-Bass\n"
        "- Carver C. I. (1938), Shells: A Study of Tides, Cambridge, Mass: Harvard Press",
        [
            "R. Carver; D. Holm | 1995 | The Boundaryless Shells | ",
            "C. I. Carver | 1938 | Shells: A Study of Tides | ",
        ],
        id="commas between all parts, town and publisher last",
    ),
    pytest.param(
        "### Just Ask the Snails: Strategies\n"
        "- **Authors:** Anna Carver, Ben Holm, Joan Yu, et al. (Harbour)\n"
        f"- **arXiv:** [2101.07005]({URL}) — May 2021 · **EMNLP 2021**",
        ["Anna Carver; Ben Holm; Joan Yu | 2021 | Just Ask the Snails: Strategies | EMNLP"],
        id="where the labelled authors work",
    ),
    pytest.param(
        "- [Les coquilles dans la mer : potentiel et limites](#) by Anna Carver. *Recueil des"
        " marées, Journées de la Mer*, Marseille (France), 2025",
        ["Anna Carver | 2025 | Les coquilles dans la mer : potentiel et limites | "],
        id="a link that leads nowhere",
    ),
    pytest.param(
        "[C2]  Anna Carver, Ben Holm, and Joan Yu.  Snails: An Algorithm for Slow Shells."
        "  International Conference on Hybrid Shells (HS). LNCS 4416, eds. A. Bell, C. Doe,"
        " G. Fry, pp. 76-89, 2007. [BibTex] PDF",
        ["Anna Carver; Ben Holm; Joan Yu | 2007 | Snails: An Algorithm for Slow Shells | "],
        id="a reference in a paragraph, whatever is behind its title",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), LISTS)
def test_what_the_papers_of_a_list_say(text: str, said: list[str]) -> None:
    """People, year, title and venue of each paper."""
    assert shown(text) == said


@pytest.mark.parametrize(
    ("row", "said"),
    [
        # escapes of Markdown, and signs of LaTeX in a formula or code, are no accents
        (rf"[L\'etude de l\'eau et des mers]({PDF})", " |  | L'etude de l'eau et des mers | "),
        (
            rf"[Slow Shells in $\v{{x}}$ and of Tides]({PDF})",
            r" |  | Slow Shells in $\v{x}$ and of Tides | ",
        ),
        (rf"[The Slow Shells of `\d{{n}}`]({PDF})", r" |  | The Slow Shells of \d{n} | "),
        # the label of a link is no page of the same notes
        (
            f"[[Slow Shells|of Old Snails]]({PDF}) ICML 2020",
            " | 2020 | [Slow Shells|of Old Snails] | ICML",
        ),
        (
            f"Slow Shells of Snails. [[paper|pdf]][p]\n\n[p]: {PDF}",
            " |  | Slow Shells of Snails | ",
        ),
        # a work has a site of its name
        (f"[Shells]({PDF}) by Anna Carver, 2020", "Anna Carver | 2020 | Shells | "),
        # a title is in italics in part
        (
            "*Slow Shells*: Learning Tides of Old Snails. Oikos, 2020",
            " | 2020 | Slow Shells: Learning Tides of Old Snails | Oikos",
        ),
        # a title ends with brackets
        (f"Predict the [Mask] (ICML 2021) {PAPER}", " | 2021 | Predict the [Mask] | ICML"),
        (f"Predicting [Mask] (ICML 2021) {PAPER}", " | 2021 | Predicting [Mask] | ICML"),
        # a title ends with "of" above its authors
        (
            f"What Shells Are Made of\n  Anna Carver, Ben Holm\n  ICML 2020. [pdf]({PDF})",
            "Anna Carver; Ben Holm | 2020 | What Shells Are Made of | ICML",
        ),
        # a title has a comma and a colon
        (
            "Carver C. I. (1938), Shells of York, London: A Study of Tides",
            "C. I. Carver | 1938 | Shells of York, London: A Study of Tides | ",
        ),
        (
            "Carver C. I. (1938), From Paris, Texas: Snails in the Sea",
            "C. I. Carver | 1938 | From Paris, Texas: Snails in the Sea | ",
        ),
        (
            "Carver C. I. (1938). Shells of York, London: Snail Study",
            "C. I. Carver | 1938 | Shells of York, London: Snail Study | ",
        ),
        # a reference ends with a colon
        (
            "Carver, A., Holm, B. 2010. Slow Shells of Snails:",
            "A. Carver; B. Holm | 2010 | Slow Shells of Snails | ",
        ),
    ],
)
def test_a_title_that_looks_like_something_else(row: str, said: str) -> None:
    """It stays whole."""
    assert shown(f"- {row}") == [said]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("*Shell Review* 41:4 (October 2011): 883-906", ("Shell Review", "41", "4", "883–906")),
        ("*Shell Review* 55 (July):579-606", ("Shell Review", "55", "", "579–606")),
        ("*Shell Review*, volume 55, number 11 (2011)", ("Shell Review", "55", "11", "")),
        ("Journal of Shells 129(August):506", ("Journal of Shells", "129", "", "506")),
        ("Journal of Shells (August 2011): 50–56", ("Journal of Shells", "", "", "50–56")),
    ],
)  # fmt: skip
def test_a_month_among_the_numbers(place: str, said: tuple[str, ...]) -> None:
    """Venue, volume, number and pages, where a month is among them."""
    (row,) = papers(f"- Carver, Anna. 2011. “Slow Shells of Old Snails.” {place}.")
    assert row.record
    record = row.record
    assert (record.venue, record.volume, record.number, record.pages) == said


def test_the_numbers_of_a_table() -> None:
    """A cell with a periodical's numbers fills the fields for them."""
    (row,) = papers(
        "| Titre | Auteurs | Journal |\n|---|---|---|\n"
        "| Slow Shells of Old Snails | Carver A. et al. | *Shell Review* 43(14):3479-92 |"
    )
    assert row.record
    record = row.record
    assert (record.volume, record.number, record.pages) == ("43", "14", "3479–92")


@pytest.mark.parametrize(
    "text",
    [
        "Anna Carver and Ben Holm (2011) found that shells of slow snails are well studied.",
        f"Carver and Holm (2011). The Slow Shells of Snails. They say{' and say' * 9}.",
        "- Do Shells Matter? Snails and Tides (2010)",
    ],
)
def test_prose_about_papers_is_no_paper(text: str) -> None:
    """People and a year as a sentence's subject, much about a work, two sentences and a year."""
    assert shown(text) == []


def test_a_report_is_no_journal() -> None:
    """An unnumbered report has no venue; it is a remark."""
    (row,) = papers('[1] A. Carver, "Shells of old snails in slow tides," Tech. Rep., 1986.')
    assert row.record
    assert (row.record.type, row.record.year, row.record.venue) == ("misc", 1986, "")


def test_a_line_with_a_colon_at_its_end_is_no_paper() -> None:
    """It heads the papers below it, though they are papers."""
    below = "".join(f" * [Slow Shells of Tide {n}]({PDF}?{n}) by Anna Carver\n" for n in range(4))
    rows = markdown.rows(f"* Types of shells for snails:\n{below}", "list.md")
    assert [row.record.title for row in rows if row.record] == [
        f"Slow Shells of Tide {n}" for n in range(4)
    ]


def test_a_meeting_in_another_language() -> None:
    """It is proceedings that the paper is in."""
    (row,) = papers(f"- [Coquilles lentes]({PDF}) by Anna Carver. *Conférence sur la Mer*, 2024")
    assert row.record
    assert (row.record.type, row.record.venue) == ("inproceedings", "Conférence sur la Mer")
