"""Lists of one row or two, too short to learn a shape from."""

from __future__ import annotations

import pytest

from ssmlit.importers import markdown
from tests.importers.markdown.support import shown

URL = "https://arxiv.org/abs/2101.07005"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "Slow Shells in Old Tides\nAnna Carver, Ben Holm, Joan Yu\nICML 2021",
            "Anna Carver; Ben Holm; Joan Yu | 2021 | Slow Shells in Old Tides | ICML",
            id="three lines: names on one of their own",
        ),
        pytest.param(
            f"Slow Shells in Old Tides\nAnna Carver; Ben Holm\n{URL}",
            "Anna Carver; Ben Holm | 2021 | Slow Shells in Old Tides | ",
            id="a title, names and an address on a line each",
        ),
        pytest.param(
            "Slow Shells in Old Tides\nAnna Carver; Ben Holm\nhttps://archive.org/details/shells",
            "Anna Carver; Ben Holm |  | Slow Shells in Old Tides | ",
            id="the same with an address that is no paper's",
        ),
        pytest.param(
            '- [Carver, Anna, et al. "Slow shells in tides." Nature 521.7553 (2015): 436-44.]'
            f"({URL})",
            "Anna Carver | 2015 | Slow shells in tides | Nature",
            id="MLA in a link",
        ),
        pytest.param(
            "Carver, A., & Holm, B. (2023). Slow shells in old tides, and what snails do in them"
            " by day and by night. Journal of Shells, 9, 68-88.\n\nhttps://doi.org/10.1234/a",
            "A. Carver; B. Holm | 2023 | Slow shells in old tides, and what snails do in them"
            " by day and by night | Journal of Shells",
            id="the address in a paragraph below a reference",
        ),
        pytest.param(
            "- The SLOW Snail Collaboration. Slow Shells in Old Tides. Phys. Rev. Lett. 16, 61"
            f" (2016). {URL}",
            "The SLOW Snail Collaboration | 2016 | Slow Shells in Old Tides | Phys. Rev. Lett.",
            id="a collaboration before the title",
        ),
        pytest.param(
            f"- [Slow Shells in Old Tides]({URL}) (Hogg & Villar, 2020)",
            "Hogg; Villar | 2020 | Slow Shells in Old Tides | ",
            id="two surnames in brackets",
        ),
        pytest.param(
            f"- [Slow Shells in Old Tides]({URL}) (Food & Function, 2020)",
            " | 2020 | Slow Shells in Old Tides | Food & Function",
            id="a journal of two words in brackets",
        ),
    ],
)
def test_a_single_row_is_read_by_itself(text: str, said: str) -> None:
    assert shown(text) == [said]


def test_an_address_below_a_reference_is_no_row_of_its_own() -> None:
    text = "Carver, A., & Holm, B. (2023). Slow shells in tides. Shells, 9, 68-88.\n\n{}"

    (row,) = markdown.rows(text.format("DOI: https://doi.org/10.1234/a"), "list.md")

    assert row.record is not None
    assert str(row.record.identifiers[0]) == "doi:10.1234/a"


TITLES = ("Slow Shells in Old Tides", "Quiet Snails of the Shallow Sea")


def test_titles_with_names_in_the_paragraph_below_are_papers_where_there_are_two() -> None:
    """One such pair may be anything: "Thanks go to these people"."""
    pairs = [f"## 202{n}\n\n{title}\n\nAnna Carver, **Ben Holm**" for n, title in enumerate(TITLES)]

    assert shown("\n\n".join(pairs)) == [
        f"Anna Carver; Ben Holm | 202{n} | {title} | " for n, title in enumerate(TITLES)
    ]
    assert shown(pairs[0]) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            f"The complete list of papers is on [arXiv]({URL}) or on some page of the sea's."
            "\nBelow are some of them.",
            id="a sentence that goes on behind a link",
        ),
        pytest.param(
            "This list of slow things was made by Anna\nCarver, Ben Holm, Joan\nYu and others.",
            id="wrapped names",
        ),
    ],
)
def test_prose_is_no_paper(text: str) -> None:
    assert shown(text) == []
