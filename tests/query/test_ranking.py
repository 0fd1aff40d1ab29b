"""Which of two entries that a query finds comes first."""

from __future__ import annotations

import pytest

from ssmlit import bibtex
from ssmlit.query import DocumentCorpus, parse_query, search


def order(query: str, first: str, second: str) -> list[str]:
    """Return the keys of the hits among entries called a and b with these fields."""
    file = DocumentCorpus(bibtex.parse_document(f"@misc{{a, {first}}}\n@misc{{b, {second}}}\n"))
    return [hit.key for hit in search(parse_query(query), file, fuzzy=False)]


VIM = "title = {Tides}, code = {https://x.org/lab/Vim}"
SNAIL = "title = {Tides}, code = {https://x.org/lab/SnailNet}"
MAIN = "keywords = {main}, code = {https://x.org/lab/main}"
ALIKE = "title = {On Slow Tides, on Tides}, keywords = {big}"
TWELVE = "one two three four five six seven eight nine ten eleven twelve"

# what is typed, the fields of an old entry and those of a new one; the old one fits better
BETTER = [
    ("tide", "title = {On a Tide}", "title = {On Tidewater}"),
    ("tide", "title = {On Tidewater}", "title = {On Neaptides}"),
    ("tides", "title = {Tides: Seas}", "title = {Tides of Mine}"),
    ("slow tides", "title = {Slow Tides}", "title = {Slow Tides of Mine}"),
    ("u-net", "title = {U-Net: Seas}", "title = {UNet: Seas}"),
    ("unet", "title = {UNet: Seas}", "title = {U-Net: Seas}"),
    ("UNet", "title = {UNet: Seas}", "title = {Unet: Seas}"),
    ("unet seas", "title = {Seas}, shorttitle = {UNet Seas}", "title = {Seas, UNet Seas}"),
    ("slow tides", "title = {Slow Tides at Sea}", "title = {On Slow Tides}"),
    ("tid", "title = {Tides at Sea}", "title = {On Tides}"),
    ("slow tides", "title = {On Slow Tides}", "title = {On Slow Big Tides}"),
    ("tidal sea", "title = {Sea: The Tidal One}", "title = {Sea of the Tidal Ones}"),
    ("slow big tides", "title = {On Slow, on Big, on Tides}", ALIKE),
    ("tide", "title = {On a Tide}", "title = {Seas}, author = {Tide, A.}"),
    ("tide", "title = {Seas}, author = {Tide, A.}", "keywords = {tide}"),
    ("tide", "title = {Tidewater}, author = {Tide, A.}", "title = {Tidewater}"),
    ("gu", "author = {Gu, A. and Lee, B.}", "author = {Lee, B. and Gu, A.}"),
    (
        "author:lindqvist",
        "author = {Lindqvist, A. and Lee, B.}",
        "author = {Lee, B. and Lindqvist, A.}",
    ),
    ("vim", VIM, "title = {On Vim}"),
    ("snail", SNAIL, "keywords = {snail}"),
    (TWELVE, f"title = {{{TWELVE}}}", f"title = {{{TWELVE} Coming}}"),
]
EQUAL = [
    ("tides", "title = {On Tides}", "title = {On a Tide}"),
    ("unet", "title = {On UNet}", "title = {On U-Net}"),
    ("tides seas", "title = {Seas and Old: Tides}", "title = {Seas and Old Tides}"),
    ("tides", "title = {On Tides}, keywords = {tides}", "title = {On Tides}"),
    ("main", MAIN, "keywords = {main}"),
    ("tides", "title = {Tideswater}, author = {Tides, A.}", "title = {Tideswater}"),
    ("title:snail", f"{SNAIL}, subtitle = {{Snail}}", "title = {Tides}, subtitle = {Snail}"),
    (f"{TWELVE} x", f"title = {{{TWELVE} at}}", f"title = {{{TWELVE} at Sea}}"),
]


@pytest.mark.parametrize(("query", "old", "new"), BETTER)
def test_comes_first_though_it_is_older(query: str, old: str, new: str) -> None:
    """What fits better comes before what is newer, wherever they are."""
    old, new = f"{old}, year = 2001", f"{new}, year = 2024"

    assert order(query, old, new) == ["a", "b"]
    assert order(query, new, old) == ["b", "a"]


def test_the_oldest_of_equal_titles_comes_first() -> None:
    """If the name is typed exactly: it is the one that others are called after."""
    named = "title = {UNet: Seas}"
    years = f"{named}, year = 2001", f"{named}, year = 2024"

    assert order("unet", *years) == ["a", "b"]
    assert order("unet", *reversed(years)) == ["b", "a"]
    assert order("unet", named, years[1]) == ["b", "a"]


@pytest.mark.parametrize(("query", "old", "new"), EQUAL)
def test_the_newer_of_equals_comes_first(query: str, old: str, new: str) -> None:
    """What makes no difference does not hide the newer one."""
    old, new = f"{old}, year = 2001", f"{new}, year = 2024"

    assert order(query, old, new) == ["b", "a"]
    assert order(query, new, old) == ["a", "b"]
