"""Lines that are rows though nothing marks them as such, and what they are not."""

from __future__ import annotations

import pytest

from tests.importers.markdown.support import papers, shown

A, B = "https://arxiv.org/abs/2101.00001", "https://arxiv.org/abs/2102.00002"
FORM = "{people} | {year} | {title} | {venue} | {ids}"
LINES = [
    pytest.param(
        f"[ATC'21] [Slow Shells of Tides]({A}) </br>\n"
        f"[ATC'21] [Quick Snails of Harbours]({B}) </br>",
        ["Slow Shells of Tides", "Quick Snails of Harbours"],
        id="lines that end with </br>, as browsers take it for <br>",
    ),
    pytest.param(
        "[Slow Shells of Tides](https://lab.org/a.pdf)<br/>\n"
        "[Quick Snails of Harbours](https://lab.org/b.pdf)",
        ["Slow Shells of Tides", "Quick Snails of Harbours"],
        id="links without identifiers",
    ),
    pytest.param(f"{A}\n{B}", ["", ""], id="addresses, one a line"),
    pytest.param(
        f"[Slow Shells of Tides]({A}) is what\n[Quick Snails of Harbours]({A}) was called before",
        ["Slow Shells of Tides"],
        id="one paper on both lines is one row",
    ),
]


@pytest.mark.parametrize(("text", "titles"), LINES)
def test_lines_of_a_paragraph(text: str, titles: list[str]) -> None:
    assert [row.record.title for row in papers(text) if row.record] == titles


def test_below_contents_a_section_has_papers() -> None:
    text = (
        "# L\n## Contents\n- [Slow Shells](#slow)\n### Shells\n- [{0}.pdf](https://lab.org/a.pdf)"
    )
    assert shown(text.format("Slow Shells of Tides")) == [" |  | Slow Shells of Tides | "]
    assert shown(text.format("慢贝壳与潮汐研究")) == [" |  | 慢贝壳与潮汐研究 | "]


def test_authors_with_a_house_in_a_column_of_both() -> None:
    text = (
        "| 论文 | 作者/机构 | 年份 | 链接 |\n|---|---|---|---|\n"
        f"| **Slow Shells of Tides** | Carver et al., HMU | 2021 | [arXiv]({A}) |"
    )
    assert shown(text) == ["Carver | 2021 | Slow Shells of Tides | "]
