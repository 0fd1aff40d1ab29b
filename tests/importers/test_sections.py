"""Headings: tags, years, venues and purposes."""

from __future__ import annotations

import pytest

from ssmlit.importers import sections
from ssmlit.importers.venue_date import VenueDate

LIST = "Awesome Mamba"


@pytest.mark.parametrize(
    ("path", "tags"),
    [
        pytest.param((LIST, "Medical Imaging"), ("medical-imaging",), id="one-level"),
        pytest.param((LIST, "Vision", "Medical"), ("vision/medical",), id="hierarchy"),
        pytest.param((LIST, "Papers", "Vision"), ("vision",), id="generic-level-left-out"),
        pytest.param((LIST, "Papers (44)"), (), id="papers-with-count"),
        pytest.param((LIST, "Year 2024 ]"), (), id="year-with-a-stray-bracket"),
        pytest.param((LIST, "Year 2021 and Before"), (), id="years"),
        pytest.param((LIST, "2024", "March 2024"), (), id="months"),
        pytest.param((LIST, "ICML 2024"), (), id="venue"),
        pytest.param((LIST, "Other Useful URLs"), (), id="other-lists"),
        pytest.param((LIST,), (), id="list-name"),
        pytest.param((), (), id="nothing"),
        pytest.param(
            (LIST, "🔥 Time Series & Forecasting (12)"),
            ("time-series-and-forecasting",),
            id="emoji",
        ),
        pytest.param((LIST, "3.1 Point Cloud"), ("point-cloud",), id="numbered"),
        pytest.param((LIST, "3D Recognition"), ("3d-recognition",), id="no-number"),
        pytest.param(
            (LIST, "Preliminaries and State Space Models"),
            ("preliminaries-and-state-space-models",),
            id="long",
        ),
        pytest.param((LIST, "视觉"), ("视觉",), id="chinese"),
    ],
)
def test_sections_become_tags(path: tuple[str, ...], tags: tuple[str, ...]) -> None:
    """The levels below the list's name, joined, but for those that only say "papers"."""
    assert sections.tags(path) == tags


@pytest.mark.parametrize(
    ("path", "mapping", "tags"),
    [
        pytest.param((LIST, "GNN"), {"GNN": "graph"}, ("graph",), id="mapped"),
        pytest.param((LIST, "GNN"), {"gnn": "graph"}, ("graph",), id="any-case"),
        pytest.param((LIST, "Surveys (3)"), {"Surveys": "survey"}, ("survey",), id="count"),
        pytest.param((LIST, "Misc stuff"), {"Misc stuff": ""}, (), id="no-tag"),
        pytest.param(
            (LIST, "Vision", "Medical"),
            {"Medical": "vision/medical"},
            ("vision/medical",),
            id="starts-anew",
        ),
        pytest.param((LIST, "Vision", "Odd"), {"Odd": ""}, ("vision",), id="level-left-out"),
        pytest.param(("Mamba", "Vision"), {"Mamba": "ssm"}, ("ssm/vision",), id="list-name-mapped"),
    ],
)
def test_a_mapping_wins(
    path: tuple[str, ...], mapping: dict[str, str], tags: tuple[str, ...]
) -> None:
    """Users say what a heading means."""
    assert sections.tags(path, mapping) == tags


@pytest.mark.parametrize(
    ("path", "year"),
    [
        pytest.param((LIST, "Year 2024 ]"), 2024, id="year"),
        pytest.param((LIST, "2020", "Vision"), 2020, id="above"),
        pytest.param((LIST, "Year 2021 and Before"), 0, id="before-is-no-year"),
        pytest.param((LIST, "Updated on 2025.03.25"), 0, id="of-an-update"),
        pytest.param((LIST, "重要论文列表 (2025 更新)"), 0, id="of-an-update-in-Chinese"),
        pytest.param((LIST, "2019-2021"), 0, id="range"),
        pytest.param((LIST, "Best Papers of 2024"), 2024, id="four-words"),
        pytest.param((LIST, "The Best Papers of 2024"), 0, id="five-words"),
        pytest.param((LIST, "Vision"), 0, id="none"),
    ],
)
def test_a_heading_may_give_the_year(path: tuple[str, ...], year: int) -> None:
    """A hint, for rows that say nothing themselves."""
    assert sections.year(path) == year


def test_a_heading_may_be_the_venue() -> None:
    """ "ICML 2024" heads the papers of ICML 2024."""
    assert sections.venue((LIST, "ICML 2024")) == VenueDate("ICML", "inproceedings", 2024)
    assert not sections.venue((LIST, "Vision in 2024"))
    assert sections.venue((LIST, "ICML 2024 Selected Papers"))
    assert not sections.venue((LIST, "ICML 2024 Papers We Like"))


@pytest.mark.parametrize(
    ("path", "year"),
    [
        pytest.param(("ICML",), 0, id="alone"),
        pytest.param(("2023", "ICML"), 2023, id="below-a-year"),
        pytest.param(("ICML", "2023"), 2023, id="above-a-year"),
        pytest.param(("Nature",), None, id="a-word"),
        pytest.param(("ICML Papers",), None, id="more-words"),
        *(
            pytest.param((heading,), None, id=heading)
            for heading in ("Crypto/Security", "RL/ICLR", "CVPR/ICCV", "ACL&NLP", "CHI, UIST")
        ),
        pytest.param(("ICLR-Workshop",), 0, id="a-hyphen"),
    ],
)
def test_a_heading_may_abbreviate_a_venue(path: tuple[str, ...], year: int | None) -> None:
    """One word in capitals; another heading has the year."""
    found = sections.conference((LIST, *path))

    assert (found.year if found else None) == year


def test_purposes_are_those_below_the_name_of_the_list() -> None:
    """ "Tools" with papers below may be the list itself."""
    assert sections.purposes(("Tools",)) == {"tool"}
    assert sections.purposes(("Tools", "Papers")) == frozenset()
    assert sections.purposes((LIST, "Tools", "Papers")) == {"tool"}


@pytest.mark.parametrize(
    ("heading", "purpose"),
    [
        pytest.param("How to Contribute", "advice", id="advice"),
        pytest.param("Contributing", "advice", id="contributing"),
        pytest.param("### License".strip("# "), "credit", id="licence"),
        pytest.param("🔥 News", "news", id="news"),
        pytest.param("Last Updated", "", id="not-news"),
        pytest.param("Table of Contents", "contents", id="contents"),
        pytest.param("Other Useful URLs", "list", id="lists"),
        pytest.param("Written Tutorials", "tool", id="tutorials"),
        pytest.param("Time Series", "", id="topic"),
        pytest.param("Video Processing", "", id="topic-with-video"),
        pytest.param("Code Generation with Language Models", "", id="topic-with-code"),
    ],
)
def test_purpose_of_a_section(heading: str, purpose: str) -> None:
    """Sections that hold no papers are known by their headings."""
    assert sections.purpose(heading) == purpose
