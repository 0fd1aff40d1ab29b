"""What a column without a heading holds is told by its cells."""

from __future__ import annotations

import pytest

from tests.importers.markdown.support import shown

TITLES = ("Slow Shells in the Deep Sea", "Fast Shells on the Beach", "Quiet Tides at Night")


def table(cells: tuple[str, ...]) -> str:
    """Return a table of HTML without heads, with these cells beside the titles."""
    rows = (
        f'<tr><td><a href="https://arxiv.org/abs/2101.0000{n}">{title}</a></td><td>{cell}</td></tr>'
        for n, (title, cell) in enumerate(zip(TITLES, cells, strict=False))
    )
    return "\n".join(["<table>", *rows, "</table>\n"])


@pytest.mark.parametrize(
    ("cells", "people"),
    [
        pytest.param(
            ("Anna Carver, Ben Holm", "Cara Yu", "Joan Duarte"),
            ["Anna Carver; Ben Holm", "Cara Yu", "Joan Duarte"],
            id="some alone",
        ),
        pytest.param(
            ("Anna Carver", "Cara Yu", "Joan Duarte"),
            ["Anna Carver", "Cara Yu", "Joan Duarte"],
            id="each alone",
        ),
        pytest.param(("Anna Carver", "Cara Yu"), ["", ""], id="too few"),
        pytest.param(("Anna Carver", "Deep Sand", "Slow Foam"), ["", "", ""], id="other words"),
        pytest.param(("New York", "Los Angeles", "San Diego"), ["", "", ""], id="towns"),
        pytest.param(("South Korea", "New Zealand", "Germany"), ["", "", ""], id="countries"),
    ],
)
def test_a_column_of_people(cells: tuple[str, ...], people: list[str]) -> None:
    assert shown(table(cells), "{people}") == people


def test_three_words_are_no_title() -> None:
    titles = ("Shells of the Sea", "Shells on the Beach", "Quiet Tides at Night")
    cells = zip(("Deep blue sand", "Warm wet foam", "Cold grey stone"), titles, strict=True)
    rows = (
        f'<tr><td>{words}</td><td>{title}</td><td><a href="https://a.org/{n}.pdf">pdf</a></td></tr>'
        for n, (words, title) in enumerate(cells)
    )
    assert shown("\n".join(["<table>", *rows, "</table>\n"]), "{title}") == [*titles]
