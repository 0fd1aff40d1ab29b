"""Punctuation of rows from other countries, fields and habits."""

from __future__ import annotations

import pytest

from ssmlit.importers import markdown
from tests.importers.markdown.support import shown

PAPER = "[paper](https://arxiv.org/abs/2101.07005)"
URL = "https://arxiv.org/abs/2101.07005"

DATED_TABLE = (
    "| Study | Title | Journal |\n|---|---|---|\n"
    "| Carver et al. (2018) | Slow Shells of Old Tides | Journal of Shells |\n"
    + "| Holm and Yu (2020) | Quiet Shells of New Tides | Journal of Snails |\n"
    * 2
)

ROWS = [
    pytest.param(
        f"- Slow Shells in Old Tides, 2021 {PAPER}",
        " | 2021 | Slow Shells in Old Tides | ",
        id="a year behind a comma",
    ),
    pytest.param(
        f"- Slow Shells: Tides, Snails and Sand. 2021. {PAPER}",
        " | 2021 | Slow Shells: Tides, Snails and Sand | ",
        id="a year behind a stop",
    ),
    pytest.param(
        f"- Slow Shells of Old Tides （2016） {PAPER}",
        " | 2016 | Slow Shells of Old Tides | ",
        id="a year in wide brackets",
    ),
    pytest.param(
        f"- Slow Shells of Old Tides （APShell 2020) {PAPER}",
        " | 2020 | Slow Shells of Old Tides | APShell",
        id="a wide bracket and another",
    ),
    pytest.param(
        "- Y. Carver, F. Holm, and S. H. Yu, Order of Shells in Old Tides, Journal of Shells 160,"
        f" 643 (2022). {URL}",
        "Y. Carver; F. Holm; S. H. Yu | 2022 | Order of Shells in Old Tides | Journal of Shells",
        id="APS: a title with in",
    ),
    pytest.param(
        "[1] T. Carver, K.D. Holm, Order of Shells and Belief of Snails: A Theory of Tides,"
        f" BMJ Open. 117 (2024) 35–63. {URL}",
        "T. Carver; K.D. Holm | 2024 | Order of Shells and Belief of Snails: A Theory of Tides"
        " | BMJ Open",
        id="Elsevier: a title with and",
    ),
    pytest.param(
        f"- Fast Shells of Snails with Glasses, 2017 {PAPER}",
        " | 2017 | Fast Shells of Snails with Glasses | ",
        id="a word of a title that is a venue's name",
    ),
    *(
        pytest.param(
            f"- Do Slow Shells Move?{mark} Anna Carver, Ben Holm{mark} ICML 2020{mark} {PAPER}",
            "Anna Carver; Ben Holm | 2020 | Do Slow Shells Move? | ICML",
            id=f"facts with{mark} between them",
        )
        for mark in (" |", " /", ";")
    ),
    pytest.param(
        f"- Slow Shells of Old Tides; Anna Carver; ICML 2020; {URL}",
        "Anna Carver | 2020 | Slow Shells of Old Tides | ICML",
        id="one name among semicolons",
    ),
    pytest.param(
        f"- Slow Shells of Old Tides; Anna Carver; SHL 2020; {URL}",
        "Anna Carver | 2020 | Slow Shells of Old Tides | SHL",
        id="one name among semicolons, a venue that nobody knows",
    ),
    pytest.param(
        f"- [Slow Shells of Tides]({URL}) | ICML 2020 | Anna Carver, Ben Holm",
        "Anna Carver; Ben Holm | 2020 | Slow Shells of Tides | ICML",
        id="a venue and a bar before names",
    ),
    pytest.param(
        f"- **Anna Carver, Ben Holm**, *Slow Shells*, ICML (2019) {PAPER}",
        "Anna Carver; Ben Holm | 2019 | Slow Shells | ICML",
        id="names in bold",
    ),
    *(
        pytest.param(
            f"- **{names}**, *Slow Shells*, ICML (2019) {PAPER}",
            f"{people} | 2019 | Slow Shells | ICML",
            id=f"names in bold with words that are in names: {names}",
        )
        for names, people in (
            ("Anna Carver and Ben Holm", "Anna Carver; Ben Holm"),
            ("Anna van Carver and Ben de Holm", "Anna van Carver; Ben de Holm"),
        )
    ),
    pytest.param(
        f"- **Anna Carver**, *Slow Shells of Tides*, ICML (2019) {PAPER}",
        "Anna Carver | 2019 | Slow Shells of Tides | ICML",
        id="a name in bold before a title in italics",
    ),
    pytest.param(
        f"- **Carver et al., 2021** - [Slow Shells of Tides]({URL})",
        "Carver | 2021 | Slow Shells of Tides | ",
        id="a citation in bold",
    ),
    pytest.param(
        f"- Carver et al., ICML 2021 - Slow Shells of Tides [[link]({URL})]",
        "Carver | 2021 | Slow Shells of Tides | ICML",
        id="a venue between names and title",
    ),
    pytest.param(
        f"- **2021.05** Slow Shells of Tides. *Anna Carver, Ben Holm* {PAPER}",
        "Anna Carver; Ben Holm | 2021 | Slow Shells of Tides | ",
        id="a date in bold",
    ),
    *(
        pytest.param(
            f"**Slow Shells of Tides** \\\n*Anna Carver*, *Ben Holm*{last} \\\n"
            f"arXiv 2021 (May 21, 2021). {PAPER}\n\n"
            f"**Quiet Shells of Tides** \\\n*Cee Yu, Dan Bell* \\\narXiv 2022. {PAPER}",
            f"Anna Carver; Ben Holm{who} | 2021 | Slow Shells of Tides | {venue}",
            id=f"names in italics one by one{last}, where other rows have them in one stretch",
        )
        for last, who, venue in (
            ("", "", ""),
            (" and *Guo-Jun Qi*", "; Guo-Jun Qi", ""),
            (", & *Guo-Jun Qi*", "; Guo-Jun Qi", ""),
        )
    ),
    *(
        pytest.param(
            f"- [Slow Shells]({URL}), Anna Carver, Ben Holm, {venue} 2020",
            f"Anna Carver; Ben Holm | 2020 | Slow Shells | {venue}",
            id=f"a venue behind names is nobody: {venue}",
        )
        for venue in ("SHL", "SnailCom", "Interspeech")
    ),
    pytest.param(
        f"- [Slow Shells]({URL}), Anna Carver, Ben Holm, *Interspeech 2021*",
        "Anna Carver; Ben Holm | 2021 | Slow Shells | Interspeech",
        id="a venue in italics behind names is nobody",
    ),
    pytest.param(
        "1. Carver A., Holm B. D., Yu C. Slow Shells in Tides // Journal of Shells. – 2012."
        " – Vol. 25. – No. 2. – P. 125-137.",
        "A. Carver; B. D. Holm; C. Yu | 2012 | Slow Shells in Tides | Journal of Shells",
        id="GOST",
    ),
    pytest.param(
        "1. Carver A., Holm B. D. E., Yu C. Slow Shells // Journal of Shells. – 2012. – Vol. 25."
        " – No. 2. – P. 125-137.",
        "A. Carver; B. D. E. Holm; C. Yu | 2012 | Slow Shells | Journal of Shells",
        id="GOST: three initials",
    ),
    pytest.param(
        "- Carver, Ariel; Holm, Amit (2006): Slow Shells in Tides. In: BMC Bioinformatics 80 (14),"
        " S. 217–239.",
        "Ariel Carver; Amit Holm | 2006 | Slow Shells in Tides | BMC Bioinformatics",
        id="a volume of two digits is no year",
    ),
    pytest.param(
        "[1] Carver A, Holm B. Slow Shells in Tides[J]. Journal of Shells, 2014, 25(3): 14-32.\n\n"
        "[2] Yu C, Bell D. Quiet Shells in Tides[J]. Journal of Shells, 2015, 26(3): 11-13.",
        "A. Carver; B. Holm | 2014 | Slow Shells in Tides | Journal of Shells",
        id="GB/T 7714: a journal",
    ),
    pytest.param(
        "- Carver A, Holm B. Slow Shells in Tides[C]//Proceedings of VLDB. 2025: 235-259.",
        "A. Carver; B. Holm | 2025 | Slow Shells in Tides | VLDB",
        id="GB/T 7714: proceedings",
    ),
    pytest.param(
        "- GHARVER, M. I.; QHOLM, D. Slow Shells in Tides. **Journal of Shells**, v. 26, n. 1,"
        " p. 30-38, 2021.",
        "M. I. GHARVER; D. QHOLM | 2021 | Slow Shells in Tides | Journal of Shells",
        id="ABNT: surnames in capitals, the journal in bold",
    ),
    pytest.param(
        "(2) Carver, T. S.; Ko, Y. G-Shells: Tides of Snails. *Journal of Shells* **2025**, *12*"
        f" (1), 12–14. {URL}",
        "T. S. Carver; Y. Ko | 2025 | G-Shells: Tides of Snails | Journal of Shells",
        id="ACS: a number in brackets, a letter and a hyphen behind initials",
    ),
    pytest.param(
        DATED_TABLE,
        "Carver | 2018 | Slow Shells of Old Tides | Journal of Shells",
        id="a column of citations, whatever heads it",
    ),
    pytest.param(
        "| Author (Year) | Title |\n|---|---|\n| Anna Carver, Ben Holm (2018) | Slow Old Shells |",
        "Anna Carver; Ben Holm | 2018 | Slow Old Shells | ",
        id="a year behind the names of a column",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), ROWS)
def test_what_a_row_of_another_form_says(text: str, said: str) -> None:
    """Authors, year, title and venue of the first row that is a paper."""
    assert shown(text)[0] == said


def test_brackets_and_slashes_inside_titles_end_nothing() -> None:
    titles = ("Slow Shells of the [V]-Snail", "Shells // Snails", "A Slow / Quiet Task of Shells")
    text = "\n".join(f"- [{title}](https://arxiv.org/abs/2101.0700{n}), ICML 2020"
                     for n, title in enumerate(titles))  # fmt: skip

    found = shown(text, "{title}")

    assert found[0] == titles[0]
    assert found[2] == titles[2]


def test_a_short_plain_title_is_one_where_the_others_are() -> None:
    titles = ["Cheap Shells", *(f"Slow Shells of {word} Tides" for word in ("Old", "New", "Shy"))]
    rows = [
        f"* {title}, DSN 200{n} [[acmdl](https://e.org/{n}.html),[pdf](https://e.org/{n}.pdf)]"
        for n, title in enumerate(titles)
    ]

    assert shown("\n".join(rows), "{title}") == titles


def test_pages_behind_a_year_are_pages() -> None:
    (row,) = markdown.rows("- Carver A, Holm B. Slow Shells[C]//ICML. 2025: 23-25.", "list.md")

    assert row.record is not None
    assert (row.record.pages, row.record.year) == ("23–25", 2025)


@pytest.mark.parametrize(
    "head",
    [
        "| Jahr | Titel | Autoren | Wo | Links |",
        "| Année | Titre | Auteurs | Conférence | Lien |",
        "| Año | Título | Autores | Conferencia | Enlace |",
        "| Anno | Titolo | Autori | Conferenza | Link |",
        "| Год | Название | Авторы | Конференция | Ссылка |",
    ],
)
def test_tables_headed_in_other_languages(head: str) -> None:
    """The link's label is no title, and the title no name."""
    rows = "".join(
        f"| 202{n} | {title} | Anna Müller, Ben Holm | ICML "
        f"| [pdf](https://arxiv.org/abs/2{n}01.9999{n}) |\n"
        for n, title in enumerate(("Langsame Gitter der Tiefsee", "Tides That Remember"))
    )
    text = f"## Slow\n\n{head}\n|---|---|---|---|---|\n{rows}"
    read = [row.record for row in markdown.rows(text, "a.md") if row.record]

    assert [(p.title, [str(a) for a in p.authors], p.venue, p.year) for p in read] == [
        ("Langsame Gitter der Tiefsee", ["Anna Müller", "Ben Holm"], "ICML", 2020),
        ("Tides That Remember", ["Anna Müller", "Ben Holm"], "ICML", 2021),
    ]
