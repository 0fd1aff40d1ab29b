"""Title, people and place of a line that begins or ends with names."""

from __future__ import annotations

import pytest

from ssmlit.importers.markdown.citation import split_plain


@pytest.mark.parametrize(
    ("line", "people", "title", "place"),
    [
        ("Carver, A. and Holm, B. (2020). Shells. Shell Letters",
         "Carver, A. and Holm, B. (2020).", "Shells.", "Shell Letters"),
        ("Anna Carver (2020). Slow shells. Notes", "Anna Carver (2020).", "Slow shells.", "Notes"),
        ("Anna Carver (2020). Shells. Notes", "", "Anna Carver (2020). Shells. Notes", ""),
        ("Carver, A. and Holm, B. Shells. Notes", "", "Carver, A. and Holm, B. Shells. Notes", ""),
        ("Anna Carver, Ben Holm. Shells. ICML", "", "Anna Carver, Ben Holm. Shells", "ICML"),
    ],
)  # fmt: skip
def test_a_title_of_one_word_is_behind_people_and_a_year(
    line: str, people: str, title: str, place: str
) -> None:
    """Behind one person, or without the year, it may be anything."""
    assert split_plain(line) == (title, people, place)
