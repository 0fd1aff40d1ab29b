"""What is below a title without a link: who wrote it and where it is, or papers of a topic."""

from __future__ import annotations

import pytest

from ssmlit.importers import markdown
from tests.importers.markdown.support import shown

TITLE = "Slow Shells in the Deep Sea"


@pytest.mark.parametrize(
    ("below", "said"),
    [
        pytest.param("Joan Yu et al. ICML", f"Joan Yu |  | {TITLE} | ICML", id="a venue"),
        pytest.param("Joan Yu, Ben Holm. ICML.", f"Joan Yu; Ben Holm |  | {TITLE} | ICML",
                     id="a venue behind a stop"),
        pytest.param("Joan Yu et al. ICML 2020", f"Joan Yu | 2020 | {TITLE} | ICML", id="a year"),
    ],
)  # fmt: skip
def test_who_and_where_below_a_title(below: str, said: str) -> None:
    assert shown(f"- {TITLE}\n  - {below}\n") == [said]
    assert shown(f"- {TITLE}\n  - {below}\n- {TITLE}s\n  - {below}\n")[:1] == [said]


@pytest.mark.parametrize(
    "below",
    [
        pytest.param("Joan Yu. Fast Tides of Harbours. ICML", id="a title of its own"),
        pytest.param("Joan Yu. Fast Tides. Journal of Shells", id="one before a journal"),
        pytest.param("Joan Yu et al. ICML\n  - Ben Holm et al. NeurIPS", id="several"),
        pytest.param("Joan Yu, Ben Holm", id="names alone"),
    ],
)
def test_other_lines_are_no_facts_of_it(below: str) -> None:
    assert [one for one in shown(f"- {TITLE}\n  - {below}\n") if TITLE in one] == []


@pytest.mark.parametrize(
    ("links", "rows"),
    [
        pytest.param(1, [1], id="one is about the paper"),
        pytest.param(2, [1, 2, 3], id="several are rows of their own"),
    ],
)
def test_linked_words_below_a_linked_title(links: int, rows: list[int]) -> None:
    talk = "  - [A Talk on the Deep Sea](https://example.org/talk)\n"
    text = f"- [{TITLE}](https://arxiv.org/abs/2101.00001)\n" + links * talk
    assert [row.line for row in markdown.rows(text, "list.md")] == rows
