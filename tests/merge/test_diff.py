"""Which lines became which others."""

from __future__ import annotations

import pytest

from ssmlit.merge.lines import changed_lines, lines_of


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("\n", ["\n"], id="an empty line"),
        pytest.param("a\nb\n", ["a\n", "b\n"], id="the last one ended"),
        pytest.param("a\nb", ["a\n", "b"], id="the last one not ended"),
        pytest.param("a\r\nb\rc\x0bd\u2028", ["a\r\n", "b\rc\x0bd\u2028"], id="other line ends"),
    ],
)
def test_only_a_line_feed_ends_a_line(text: str, lines: list[str]) -> None:
    """As in git, whose numbers of lines these are."""
    assert lines_of(text) == lines


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        pytest.param("abc", "abc", [], id="none"),
        pytest.param("", "ab", [(0, 0, 0, 2)], id="all are new"),
        pytest.param("ab", "", [(0, 2, 0, 0)], id="all are gone"),
        pytest.param("abc", "axbc", [(1, 1, 1, 2)], id="one more"),
        pytest.param("abc", "ac", [(1, 2, 1, 1)], id="one less"),
        pytest.param("aab", "ab", [(1, 2, 1, 1)], id="one of two alike less"),
        pytest.param("abcde", "xbcye", [(0, 1, 0, 1), (3, 4, 3, 4)], id="two changes"),
    ],
)
def test_changed_lines(old: str, new: str, changes: list[tuple[int, int, int, int]]) -> None:
    """Each letter stands for a line."""
    assert [*changed_lines(list(old), list(new))] == changes


@pytest.mark.parametrize(
    ("between", "changes"),
    [
        pytest.param(9_998, [(1, 2, 1, 2), (10_000, 10_001, 10_000, 10_001)], id="twenty thousand"),
        pytest.param(9_999, [(1, 10_002, 1, 10_002)], id="more"),
    ],
)
def test_a_long_stretch_is_one_change(
    between: int, changes: list[tuple[int, int, int, int]]
) -> None:
    """What the two share at their start and end does not count."""
    shared = [f"{number}" for number in range(between)]

    def version(mark: str) -> list[str]:
        return ["start", mark, *shared, mark, *["end"] * 30_000]

    assert list(changed_lines(version("old"), version("new"))) == changes
