"""Lists of one row or two, too short to learn a shape from."""

from __future__ import annotations

import pytest

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
            '- [Carver, Anna, et al. "Slow shells in tides." Nature 521.7553 (2015): 436-44.]'
            f"({URL})",
            "Anna Carver | 2015 | Slow shells in tides | Nature",
            id="MLA in a link",
        ),
        pytest.param(
            "- The SLOW Snail Collaboration. Slow Shells in Old Tides. Phys. Rev. Lett. 16, 61"
            f" (2016). {URL}",
            "The SLOW Snail Collaboration | 2016 | Slow Shells in Old Tides | Phys. Rev. Lett.",
            id="a collaboration before the title",
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


TITLES = ("Slow Shells in Old Tides", "Quiet Snails of the Shallow Sea")


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
