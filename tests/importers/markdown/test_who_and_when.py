"""Who and when in references of books and reports: old years, organisations, keys before names."""

from __future__ import annotations

import pytest

from tests.importers.markdown.support import shown

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
        # an issue's number, and how often a paper is cited
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
