"""The words around people's names, in all the places that read names by them."""

from __future__ import annotations

import re

import pytest

from ssmlit.importers.people import parse_people
from ssmlit.latex import is_institution
from ssmlit.latex.around_names import (
    AND_OTHERS,
    OTHERS,
    PARTICLE,
    PARTICLE_BEHIND,
    PARTICLES,
    is_suffix,
    may_be_suffix,
)
from ssmlit.latex.institutions import GROUP_WORDS
from ssmlit.model import Person
from ssmlit.snapshot.readers.raw_values import people
from ssmlit.sources.json_answers import spoken
from ssmlit.verify.groups import left_out


@pytest.mark.parametrize("word", ["Jr", "Jr.", "SR.", "ii", "III", "IV", "2nd", "3rd", "4th"])
def test_suffixes_of_a_family(word: str) -> None:
    """They can stand wherever a name ends, and between commas."""
    assert is_suffix(word)
    assert may_be_suffix(word)


@pytest.mark.parametrize(
    "part", ["V", "I", "jun.", "Sen", "Esq.", "M.D.", "PhD", "{Jr.} (ed.)", "Júnior", "Filho"]
)
def test_suffixes_only_between_commas(part: str) -> None:
    """Elsewhere these are initials, given names or nothing of a name's."""
    assert may_be_suffix(part)
    assert not is_suffix(part)


@pytest.mark.parametrize("part", ["Ivan", "Vi", "M.", "Jra", "2", "Senn", "Junko"])
def test_no_suffixes(part: str) -> None:
    """Names that begin as suffixes do."""
    assert may_be_suffix(part) is (part == "Vi")
    assert not is_suffix(part)


def test_particles() -> None:
    """ "do" is one behind given names only: elsewhere it is English."""
    assert all(re.fullmatch(PARTICLE, word) for word in PARTICLES)
    assert re.fullmatch(PARTICLE_BEHIND, "do")
    assert not re.fullmatch(PARTICLE, "do")


@pytest.mark.parametrize(
    "said",
    ["et al.", "Et al", "et.al.", "et alii", "u. a.", "u.a.", "и др.", "等", "y otros", "et autres",
     "und andere", "and colleagues", "and co-authors", "and 12 more"],
)  # fmt: skip
def test_the_rest_of_a_list(said: str) -> None:
    """Whatever the language, it is no person, and BibTeX takes it for one."""
    assert re.fullmatch(AND_OTHERS, said)
    assert re.fullmatch(OTHERS, said)


@pytest.mark.parametrize("said", ["and others", "& others", "& al.", "& 3 others"])
def test_the_rest_of_a_list_as_bibtex_has_it(said: str) -> None:
    """It is nothing that a check reports."""
    assert re.fullmatch(OTHERS, said)
    assert not re.fullmatch(AND_OTHERS, said)


@pytest.mark.parametrize("text", ["Rao, U. A.", "Menschen und andere Tiere", "etal", "Al, Et"])
def test_not_the_rest_of_a_list(text: str) -> None:
    """Initials, and words of titles."""
    assert not re.search(OTHERS, text)


@pytest.mark.parametrize("word", GROUP_WORDS)
def test_groups(word: str) -> None:
    """A group's word makes a name a group's wherever names are read."""
    name = f"Slow Shells {word.capitalize()}"
    assert is_institution(name)
    assert parse_people([name]) == spoken([name]) == (Person(name),)
    assert people([name]) == f"{{{name}}}"
    assert left_out([Person("Carver", "A."), Person(word, "Slow Shells")], [])[1:] == []


def test_a_persons_name_that_ends_like_a_group() -> None:
    assert not is_institution("Eduard Study")
    assert parse_people(["Eduard Study"]) == (Person("Study", "Eduard"),)
