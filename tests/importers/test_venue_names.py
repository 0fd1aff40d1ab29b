"""Names of venues in texts: full ones are looked for only where their words are, and are found."""

from __future__ import annotations

import re

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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("IEEE Trans. Geosci. Remote Sens., 2024", "IEEE Trans. Geosci. Remote Sens."),
        ("Proc. Natl. Acad. Sci. U.S.A., 2021", "Proc. Natl. Acad. Sci. U.S.A."),
        ("J. Phys. Chem. B 2023", "J. Phys. Chem. B"),
        ("J. R. Soc. Interface", "J. R. Soc. Interface"),
        ("npj Comput. Mater. 2021", "npj Comput. Mater."),
        ("Phys. Rev. Lett", "Phys. Rev. Lett"),
        ("Phys. Rev. Lett. Best paper", "Phys. Rev. Lett."),
        ("Nature Mach. Intell. (2021)", "Nature Mach. Intell."),
        ("Remote Sens., 2024", ""),
        ("J. Holm. Phys. Rev. Lett.", ""),
        ("J. R. Carver, 2021", ""),
        ("A. B. Holm. Sea. 2021", ""),
        ("Slow Shells. Nature, 2021", ""),
    ],
)
def test_a_short_name_is_whole(text: str, name: str) -> None:
    """It ends at a stop that ends no abbreviation; initials and one shortened word do not do."""
    assert venue_names.abbreviated(text) == name


@pytest.mark.parametrize("any_case", [True, False], ids=["any case", "as written"])
@pytest.mark.parametrize("text", ["bc", "BC d", "b c", "a bcd", "b", "A", "xb c", "3D", "3d", ""])
def test_names_below_their_first_letter_are_found_like_all_in_a_row(
    text: str, any_case: bool
) -> None:
    """Those of one letter are together; what is found, and what of it first, stays the same."""
    names = ["3D", "b cd", "bcd", "a", "b c", "bc", "b"]
    flags = re.IGNORECASE if any_case else 0
    naive = re.compile("|".join(map(re.escape, names)), flags)

    found = re.compile(venue_names._one_of(names, any_case=any_case), flags)

    assert found.findall(text) == naive.findall(text)
