"""Text for the terminal."""

from __future__ import annotations

import pytest

from ssmlit.cli.shared.terminal_text import folded


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("short", ["short"], id="fits"),
        pytest.param("", [""], id="empty"),
        pytest.param("one\n\n  two", ["one", "", "  two"], id="lines and indents stay"),
        pytest.param(
            "  title:   A Title of Many Words",
            ["  title:   A Title of", "           Many Words"],
            id="below the text after a label",
        ),
        pytest.param(
            "  - because it is so in this case",
            ["  - because it is so in", "    this case"],
            id="below an item",
        ),
        pytest.param(
            "  1  A Title of Many Words",
            ["  1  A Title of Many", "     Words"],
            id="below the text after a number",
        ),
        pytest.param(
            "https://example.org/a-very-long-address",
            ["https://example.org/a-very-long-address"],
            id="a word is never broken",
        ),
    ],
)
def test_folded(text: str, lines: list[str]) -> None:
    """Long lines are broken between words and go on below their own text."""
    assert folded(text, 25) == lines
