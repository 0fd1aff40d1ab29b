"""Meetings and journals that the table does not know, told by the words of their names."""

from __future__ import annotations

import pytest

from ssmlit.importers.badges import read_badge
from ssmlit.venues import kind_of, read_appearance

MEETINGS = [
    "Shell Symposium",
    "Int. Conf. on Shells",
    "International Conference on Nature and Shells",
    "Proceedings of the Journal-First Track of Shells",
    "Slow Shell Workshop",
    "XYZCON",
]
JOURNALS = [
    "SLOW Letters",
    "J. Odd Results",
    "SHELL Things J.",
    "Journal of Conflict Resolution of Shells",
    "Journal of Conference Abstracts",
    "Journal of Symplectic Shells",
    "Nature Shells",
    "Proc. R. Soc. Shells",
    "Proceedings of the Slow Shell Society",
    "Slow Days",
]


@pytest.mark.parametrize("name", MEETINGS)
def test_words_of_a_name_make_it_a_meeting(name: str) -> None:
    """The first word that tells counts, then whether it is an acronym."""
    assert kind_of(name) == "inproceedings"


@pytest.mark.parametrize("name", JOURNALS)
def test_words_of_a_name_make_it_a_journal(name: str) -> None:
    """Words that only begin like those of meetings tell nothing."""
    assert kind_of(name) == "article"


@pytest.mark.parametrize("name", ["SLOW Letters", "Shell Symposium", "XYZCON", "J. Odd Results"])
def test_a_list_and_a_service_mean_the_same_kind(name: str) -> None:
    """A note of an unknown venue has one type, whoever wrote it."""
    badge, appearance = read_badge(f"{name} 2020"), read_appearance(f"{name} 2020")
    assert appearance is not None
    assert (badge.venue, badge.type) == (appearance.venue, appearance.type)


@pytest.mark.parametrize(
    ("shown", "note"),
    [
        ("oral", "Oral"),
        ("notable top 5%", "Notable top 5%"),
        ("best paper award", "Best paper award"),
        ("main track", "Main track"),
    ],
)
def test_how_a_paper_was_shown_is_no_part_of_the_venue(shown: str, note: str) -> None:
    """Neither where lists say it nor where services do."""
    badge, appearance = read_badge(f"ICLR 2023 {shown}"), read_appearance(f"ICLR 2023 {shown}")
    assert appearance is not None
    assert (badge.venue, badge.note) == ("ICLR", note)
    assert appearance.venue == "International Conference on Learning Representations (ICLR)"
