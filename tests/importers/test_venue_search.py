"""Names of venues in texts."""

from __future__ import annotations

import re

import pytest

from ssmlit.importers import venue_search
from ssmlit.importers.venue_search import FULL, table


def _naive(*, any_case: bool) -> re.Pattern[str]:
    """Return what is looked for as one expression: all names in a row, the longest first."""
    written = {s.lower(): s for s in ("INTERSPEECH", *(short for short, _ in table().values()))}
    spellings = sorted(table(), key=len, reverse=True)
    full = "|".join(re.escape(s) for s in spellings if len(s) > FULL)
    short = "|".join(re.escape(written.get(s, s.upper())) for s in spellings if len(s) <= FULL)
    return re.compile(
        rf"(?<![\w-])(?:(?:IEEE|ACM)(?:/\w+)?\s(?!MM)|Proc\.\s)?(?P<name>(?i:{full})|{short})"
        r"(?P<w>W|WS)?"
        r"(?:[\s,'’_(:-]{0,3}(?P<year>(?:19|20)\d\d|(?<=['’A-Z -])\d\d)(?!\d|[./-]\d))?(?![\w])",
        re.IGNORECASE if any_case else 0,
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "around",
    [
        "{}", "In {}, 2024", "{}W'23", "IEEE {} 2021", "x ({}_2020)", "{} Workshop", "a-{}", "{}s",
        "ACM/SIGX {}WS ’21", "Proc. {}: 2020.1", "{} and {} 2022", "{} 35",
    ],
)  # fmt: skip
@pytest.mark.parametrize("any_case", [True, False], ids=["any case", "as written"])
def test_what_is_found_is_what_one_expression_of_all_names_finds(
    around: str, any_case: bool
) -> None:
    """Name, place, workshop and year."""
    naive = _naive(any_case=any_case)
    for spelling in list(table())[::3]:
        for text in (around.replace("{}", spelling), around.replace("{}", spelling.title())):
            found, expected = venue_search.search(text, any_case=any_case), naive.search(text)

            assert (found and _as_groups(found)) == (expected and _groups(expected, text)), text


def _as_groups(found: venue_search.FoundVenue) -> tuple[object, ...]:
    return (found.name, found.start, found.end, found.is_workshop, found.year, found.mark)


def _groups(found: re.Match[str], text: str) -> tuple[object, ...]:
    mark = text[found.start("year") - 1] if found["year"] else ""
    return (found["name"], *found.span(), bool(found["w"]), found["year"] or "", mark)


def test_full_names_are_tried_only_where_their_words_occur() -> None:
    """Words that only resemble a name's make no venue."""
    text = "Advances in Neuronal Information Processing Systemics, 2024"

    assert venue_search.search(text, any_case=False) is None


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
    assert venue_search.abbreviated(text) == name


def test_the_longest_name_at_a_place() -> None:
    """A conference whose name begins like another's is not that one."""
    text = "International Conference on Machine Learning and Applications, 2021"
    found = venue_search.search(text, any_case=False)
    assert found is not None
    assert (found.name, found.year) == (text.partition(",")[0], "2021")
