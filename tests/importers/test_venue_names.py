"""Names of venues in texts: full ones are looked for only where their words are, and are found."""

from __future__ import annotations

import pytest

from ssmlit.importers import venue_names


@pytest.mark.parametrize(
    "around",
    ["{}", "In {}, 2024", "{}W'23", "IEEE {} 2021", "x ({}_2020)", "{} Workshop", "a-{}", "{}s"],
)
@pytest.mark.parametrize("any_case", [True, False], ids=["any case", "as written"])
def test_what_is_found_is_what_the_whole_pattern_finds(around: str, any_case: bool) -> None:
    """The words of a name decide only whether the large pattern is needed."""
    whole = venue_names._pattern(any_case=any_case, full_names=True)
    for spelling in list(venue_names.table())[::3]:
        for text in (around.format(spelling), around.format(spelling.title())):
            found, expected = venue_names.search(text, any_case=any_case), whole.search(text)

            assert (found and found.groupdict()) == (expected and expected.groupdict()), text


def test_a_full_name_without_its_words_is_not_looked_for() -> None:
    """Words that only resemble a name's make no venue."""
    text = "Advances in Neuronal Information Processing Systemics, 2024"

    assert venue_names.search(text, any_case=False) is None
