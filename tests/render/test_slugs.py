"""Anchors of headings, as GitHub makes them."""

from __future__ import annotations

import pytest

from ssmlit.render.slugs import Slugger, slug


# What github-slugger 2.0.0 answers for these.
@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        pytest.param("Natural Language Processing", "natural-language-processing", id="words"),
        pytest.param("Vision & Language", "vision--language", id="punctuation-between-spaces"),
        pytest.param("What's new?", "whats-new", id="apostrophe"),
        pytest.param("Mamba-2: SSMs (State-Space)", "mamba-2-ssms-state-space", id="hyphens"),
        pytest.param("🚀 Launch", "-launch", id="emoji"),
        pytest.param("❤️ Love", "\ufe0f-love", id="emoji-variation-selector"),
        pytest.param("👩‍💻 Code", "-code", id="emoji-joined"),
        pytest.param("状态空间模型：综述", "状态空间模型综述", id="cjk"),
        pytest.param("מרחב מצב", "מרחב-מצב", id="rtl"),
        pytest.param("Ünïcode Çafé", "ünïcode-çafé", id="accents"),
        pytest.param("snake_case a/b C++", "snake_case-ab-c", id="connector-punctuation"),
        pytest.param("  two  spaces ", "--two--spaces-", id="spaces"),
        pytest.param("ⓐⒷ Ⅳ x²", "ⓐⓑ-ⅳ-x", id="letter-like"),
        pytest.param("Été — hiver", "été--hiver", id="dash"),
        pytest.param("İstanbul ΣΊΣΥΦΟΣ", "i̇stanbul-σίσυφος", id="lower-case"),
    ],
)
def test_an_anchor_is_what_github_makes_of_the_heading(heading: str, anchor: str) -> None:
    """Lower case, punctuation and emoji gone, a hyphen for each space."""
    assert slug(heading) == anchor


@pytest.mark.parametrize(
    ("headings", "anchors"),
    [
        pytest.param(["A", "A", "A"], ["a", "a-1", "a-2"], id="numbered"),
        pytest.param(["A", "A-1", "A"], ["a", "a-1", "a-2"], id="a-number-is-taken"),
        pytest.param(["A", "A", "A 1", "A"], ["a", "a-1", "a-1-1", "a-2"], id="own-number"),
        pytest.param(["!", "?"], ["", "-1"], id="nothing-left"),
    ],
)
def test_equal_anchors_of_a_page_are_numbered(headings: list[str], anchors: list[str]) -> None:
    """The second heading of a name gets -1, and a number that is taken is skipped."""
    slugger = Slugger()

    assert [slugger(heading) for heading in headings] == anchors
