"""References without marks in the styles of publishers, as rows of lists.

Each is a kind: where the names end, where the title does, which words are the periodical's.
"""

from __future__ import annotations

import pytest

from ssmlit.importers import markdown
from ssmlit.importers.markdown import volume_and_pages
from ssmlit.importers.markdown.people import names

# of each the row, its title, its authors, its year, and where it appeared
ROWS = [
    pytest.param(
        "- Carver, A., Holm, B.: Slow Shells: A Study. In: ICML 2020, pp. 1–4 (2020)",
        "Slow Shells: A Study",
        ["A. Carver", "B. Holm"],
        2020,
        "ICML",
        id="Springer: a colon behind initials",
    ),
    pytest.param(
        "- A. Carver, B.D. Holm, Slow Shells for Snails, Shell Letters. 87 (2015) 230–246.",
        "Slow Shells for Snails",
        ["A. Carver", "B.D. Holm"],
        2015,
        "Shell Letters",
        id="Elsevier: commas between all parts",
    ),
    pytest.param(
        "- A. Carver and B. Holm, Slow Shells as They Got So in the End, Snails in Human"
        " Homes 147, 482 (2012).",
        "Slow Shells as They Got So in the End",
        ["A. Carver", "B. Holm"],
        2012,
        "Snails in Human Homes",
        id="APS: a page and no range; a word of the name is 'in'",
    ),
    pytest.param(
        "- A. Carver, B. Holm, Slow Shells for Snails, Snails, Shells, and Slugs 147, 482 (2012).",
        "Slow Shells for Snails",
        ["A. Carver", "B. Holm"],
        2012,
        "Snails, Shells, and Slugs",
        id="commas inside the periodical's name",
    ),
    pytest.param(
        "* Carver, A. and Holm, B.C. (2001) 'Slow Shells for Snails', *Shell Letters*, 9(2),"
        " pp. 1–9.",
        "Slow Shells for Snails",
        ["A. Carver", "B.C. Holm"],
        2001,
        "Shell Letters",
        id="Harvard: single quotation marks",
    ),
    pytest.param(
        "- Carver, A., & Holm, B. (2026). Slow Shells for Snails. *Shell Letters*, 12, 100345.",
        "Slow Shells for Snails",
        ["A. Carver", "B. Holm"],
        2026,
        "Shell Letters",
        id="an article's number for pages",
    ),
    pytest.param(
        "1. Holm NQV, Thang DC, Fine S, Yu K. Slow Shells for Snails. Shell Letters."
        " 2015;91(2):4-9.",
        "Slow Shells for Snails",
        ["N. Q. V. Holm", "D. C. Thang", "S. Fine", "K. Yu"],
        2015,
        "Shell Letters",
        id="Vancouver: three initials, a surname that is a word",
    ),
    pytest.param(
        "- Anna Carver and Ben Holm. Slow Shells: Crawl Less, Rest More. In ICML, 2022.",
        "Slow Shells: Crawl Less, Rest More",
        ["Anna Carver", "Ben Holm"],
        2022,
        "ICML",
        id="a comma in a title that a stop ends",
    ),
    pytest.param(
        "- Anna Carver and Ben Holm. Slow shells - a study of snails. In ICML, 2022.",
        "Slow shells - a study of snails",
        ["Anna Carver", "Ben Holm"],
        2022,
        "ICML",
        id="a dash in a title that a stop ends",
    ),
    pytest.param(
        "- Anna Carver et al., Slow Shells: Snails, Slugs, and More, ICML 2022",
        "Slow Shells: Snails, Slugs, and More",
        ["Anna Carver"],
        2022,
        "ICML",
        id="commas in a title that a comma ends",
    ),
    pytest.param(
        "- [[2203.23037](https://arxiv.org/abs/2203.23037)] Slow Shells, Slugs, and More,"
        " *ICML 2022*",
        "Slow Shells, Slugs, and More",
        [],
        2022,
        "ICML",
        id="commas in a title that a venue in italics ends",
    ),
    pytest.param(
        "- *Slow Shells for Snails*, Anna Carver and Ben Holm, Snail Matters, 2025,"
        " [doi](https://doi.org/10.1000/a.1)",
        "Slow Shells for Snails",
        ["Anna Carver", "Ben Holm"],
        2025,
        "Snail Matters",
        id="behind 'and' and a name comes no other name",
    ),
    pytest.param(
        "- 2019-USENIX Security-Slow Shells for Snails [[Paper](https://arxiv.org/abs/1908.00001)]",
        "Slow Shells for Snails",
        [],
        2019,
        "USENIX Security",
        id="year and venue with hyphens before the title",
    ),
    pytest.param(
        "- Slow Shells for Snails, Anna Carver, Ben Holm, `ICML 2025`."
        " [pdf](https://arxiv.org/pdf/2504.05008.pdf)",
        "Slow Shells for Snails",
        ["Anna Carver", "Ben Holm"],
        2025,
        "ICML",
        id="a venue as code behind names",
    ),
    pytest.param(
        "- Slow Shells for Snails (Student Abstract), Anna Carver, Ben Holm, ICML 2025.",
        "Slow Shells for Snails (Student Abstract)",
        ["Anna Carver", "Ben Holm"],
        2025,
        "ICML",
        id="brackets end a title before names",
    ),
    pytest.param(
        "- [Slow Shells for Snails](https://doi.org/10.1000/a.1) (2019)\n  Anna Carver, Ben Holm\n"
        "  *Snails für Slugs*",
        "Slow Shells for Snails",
        ["Anna Carver", "Ben Holm"],
        2019,
        "Snails für Slugs",
        id="italics behind the authors are where it appeared",
    ),
    pytest.param(
        "- Galaxy Walker: Slow Shells for Snails [[paper](https://arxiv.org/abs/2503.18578)]",
        "Galaxy Walker: Slow Shells for Snails",
        [],
        2025,
        "",
        id="a coined name of two words is nobody",
    ),
]


@pytest.mark.parametrize(("text", "title", "authors", "year", "venue"), ROWS)
def test_a_reference_is_read(
    text: str, title: str, authors: list[str], year: int, venue: str
) -> None:
    record = next(row.record for row in markdown.rows(text, "list.md") if row.record)

    assert record.title == title
    assert [str(person) for person in record.authors] == authors
    assert (record.year, record.venue) == (year, venue)


@pytest.mark.parametrize(
    ("text", "people", "rest"),
    [
        ("Ben Holm, Bo Wu: Slow Shells of the LRS2 Set", ["Ben Holm", "Bo Wu"], "Slow Shells of"),
        ("Oh Js, Lee Jy. Latent Shells in Short- and Long", ["Oh Js", "Lee Jy"], "Latent Shells"),
        ("F Xue, R Holm. SFD2: Slow Shells", ["F Xue", "R Holm"], "SFD2: Slow Shells"),
        ("Holm, B.; Yu, C. A Study of Shells", ["B. Holm", "C. Yu"], "A Study of Shells"),
        (
            "Ann Holm, Ioannis Ch. Paschalidis (2022)",
            ["Ann Holm", "Ioannis Ch. Paschalidis"],
            " (2",
        ),
        ("Holm, A., & Al-Kateb, M. (2012)", ["A. Holm", "M. Al-Kateb"], " (2012)"),
        ("Huang, N.T. and Holm, S., 2021", ["N.T. Huang", "S. Holm"], ", 2021"),
        ("Shin, W. & da Silva, R. F. Slow Shells", ["W. Shin", "R. F. da Silva"], "Slow Shells"),
        (
            "Yu, Ann S. W., Ben Holm, and Bo Wu. 2020",
            ["Ann S. W. Yu", "Ben Holm", "Bo Wu"],
            " 2020",
        ),
        ("Smith J 3rd, Holm KL. Slow", ["J. Smith, 3rd", "K. L. Holm"], "Slow"),
        ("Holm, A., Jr., & Yu, B. (2020)", ["A. Holm, Jr.", "B. Yu"], " (2020)"),
        ("Bo Wu, Max Welling: Slow Shells", ["Bo Wu", "Max Welling"], "Slow Shells"),
        ("Kin Wah Edward Lin, Bo Wu", ["Kin Wah Edward Lin", "Bo Wu"], ""),
        ("Bo Wu, PLoS ONE, 2013", ["Bo Wu"], "PLoS ONE"),
        ("Centers et al., Slow Shells", ["Centers"], ", Slow Shells"),
        ("A. Holm, B. Yu, Culinary Crossroads: A Study", ["A. Holm", "B. Yu"], "Culinary"),
        ("Ann Holm, Bo Wu, Nucleic Acids Research, 2020", ["Ann Holm", "Bo Wu"], "Nucleic Acids"),
    ],
)
def test_where_names_end(text: str, people: list[str], rest: str) -> None:
    led = names.lead(text)

    assert [str(person) for person in led.people] == people
    assert led.rest.startswith(rest)


def test_the_medium_is_no_word_of_a_periodicals_name() -> None:
    found = volume_and_pages.find("Shell Letters [Internet]. 2022;148(6):134–9.")

    assert found is not None
    assert (found.venue, found.pages) == ("Shell Letters", "134–9")


@pytest.mark.parametrize(
    ("row", "date"),
    [
        ("[2024-03] [Slow Shells](https://arxiv.org/abs/2401.00004)", (2024, 3, 0)),
        ("[2024-01] [Slow Shells](https://arxiv.org/abs/2401.00004)", (2024, 1, 0)),
        ("[2024-01-05] [Slow Shells](https://arxiv.org/abs/2401.00004)", (2024, 1, 5)),
        ("[Slow Shells](https://arxiv.org/abs/2401.00004)", (2024, 1, 0)),
        ("[Slow Shells](https://arxiv.org/abs/2401.00004), 2024", (2024, 1, 0)),
    ],
)
def test_the_date_of_a_row_comes_before_that_of_its_identifier(
    row: str, date: tuple[int, int, int]
) -> None:
    """The row is the editor's word; the identifier tells what it leaves out."""
    record = next(found.record for found in markdown.rows(f"- {row}", "list.md"))

    assert record is not None
    assert (record.year, record.month, record.day) == date


def test_initials_before_a_surname_end_no_sentence() -> None:
    found = volume_and_pages.find(
        "A. Carver, and J.D. Cohen, Slow shells, Shell Letters. 25 (2018) 3–4."
    )

    assert found is not None
    assert found.venue == "Shell Letters"
