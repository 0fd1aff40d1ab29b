"""Contradictions between two entries of one work, which make their merge a question."""

from __future__ import annotations

import pytest

from ssmlit import bibtex, fields
from ssmlit.duplicates.conflicts import conflicts
from ssmlit.duplicates.normalize import normalize

PAPER = {
    "title": "Writing about Snails",
    "author": "Roe, Anna and Doe, John",
    "journal": "Nature",
    "year": "2001",
    "pages": "5--9",
}
PREPRINT = PAPER | {"journal": "", "pages": "", "eprint": "2001.00001", "archiveprefix": "arXiv"}


def says(one: tuple[str, dict[str, str]], other: tuple[str, dict[str, str]]) -> list[str]:
    """Return the conflicts of two entries, each as `field: left / right`."""
    text = "\n".join(
        f"@{kind}{{k{at}, "
        + ", ".join(f"{name} = {{{value}}}" for name, value in values.items() if value)
        + "}"
        for at, (kind, values) in enumerate((one, other))
    )
    entries = bibtex.parse_document(text).entries
    return list(map(str, conflicts([normalize(fields.record(it)) for it in entries])))


@pytest.mark.parametrize(
    ("change", "found"),
    [
        pytest.param({}, [], id="nothing"),
        pytest.param({"author": ""}, [], id="an author missing on one side"),
        pytest.param({"author": "Roe, A. and Doe, J."}, [], id="initials"),
        pytest.param({"author": "Anna Roe and John Doe"}, [], id="given names first"),
        pytest.param({"author": "Roe, Anna and others"}, [], id="and others"),
        pytest.param({"author": "Roe, Anna"}, ["author: Anna Roe; John Doe / Anna Roe"],
                     id="one author fewer"),
        pytest.param({"author": "Doe, John and Roe, Anna"},
                     ["author: Anna Roe; John Doe / John Doe; Anna Roe"], id="another order"),
        pytest.param({"author": "Roe, Berta and Doe, John"},
                     ["author: Anna Roe; John Doe / Berta Roe; John Doe"], id="a given name"),
        pytest.param({"author": "Roe, Anna and Miller, Max"},
                     ["author: Anna Roe; John Doe / Anna Roe; Max Miller"], id="another author"),
        pytest.param({"author": "{The Snail Team}"},
                     ["author: Anna Roe; John Doe / The Snail Team"], id="a group"),
        pytest.param({"title": "writing about {S}nails."}, [], id="capitals and braces"),
        pytest.param({"title": "Writing about Snails: A Survey"}, [], id="a subtitle more"),
        pytest.param({"title": "Reading about Snails"},
                     ["title: Writing about Snails / Reading about Snails"], id="another word"),
        pytest.param({"title": "Writing Slowly about Snails"},
                     ["title: Writing about Snails / Writing Slowly about Snails"],
                     id="a word more inside"),
        pytest.param({"year": "2002"}, ["year: 2001 / 2002"], id="year"),
        pytest.param({"year": "", "date": "2001-05"}, [], id="a finer date"),
        pytest.param({"year": ""}, [], id="no year on one side"),
        pytest.param({"pages": "5"}, [], id="the first page only"),
        pytest.param({"pages": "pp. 5-9"}, [], id="pages in another spelling"),
        pytest.param({"pages": ""}, [], id="no pages on one side"),
        pytest.param({"pages": "5--8"}, ["pages: 5–9 / 5–8"], id="another last page"),
        pytest.param({"pages": "7--9"}, ["pages: 5–9 / 7–9"], id="another first page"),
    ],
)  # fmt: skip
def test_two_descriptions_of_one_publication(change: dict[str, str], found: list[str]) -> None:
    """A missing fact, another spelling and a cut list contradict nothing; all else is asked."""
    assert says(("article", PAPER), ("article", PAPER | change)) == found


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        pytest.param({"eprint": "2001.00001"}, {"eprint": "2001.00001"}, False, id="one preprint"),
        pytest.param({"eprint": "2001.00001"}, {}, True, id="a preprint on one side"),
        pytest.param({"doi": "10.1038/x"}, {"doi": "10.1038/x"}, True, id="one DOI"),
    ],
)
def test_the_title_of_a_preprint_or_of_its_publication(
    one: dict[str, str], other: dict[str, str], conflict: bool
) -> None:
    """Two descriptions of a publication may have either, if they name the preprint."""
    arxiv = PAPER | {"archiveprefix": "arXiv"}
    changed = arxiv | other | {"title": "Reading about Snails"}
    assert bool(says(("article", arxiv | one), ("article", changed))) is conflict


@pytest.mark.parametrize(
    ("first", "last", "conflict"),
    [
        pytest.param("E329--E336", "e329--36", False, id="letters, and a last page cut short"),
        pytest.param("1007--1015", "1007--15", False, id="a last page cut short"),
        pytest.param("1007--1015", "1007--1115", True, id="a digit wrong"),
        pytest.param("xi--xv", "xi--xvi", True, id="Roman pages"),
    ],
)
def test_pages_are_numbers(first: str, last: str, conflict: bool) -> None:
    """However they are spelled."""
    found = says(("article", PAPER | {"pages": first}), ("article", PAPER | {"pages": last}))
    assert bool(found) is conflict


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        pytest.param("inproceedings", "conference", False, id="two names of one type"),
        pytest.param("inproceedings", "incollection", False, id="a part of a volume"),
        pytest.param("article", "inproceedings", True, id="journal and meeting"),
        pytest.param("phdthesis", "techreport", True, id="thesis and report"),
        pytest.param("phdthesis", "mastersthesis", True, id="theses for two degrees"),
        pytest.param("phdthesis", "thesis", False, id="a thesis for a degree"),
        pytest.param("article", "misc", False, id="misc says nothing"),
        pytest.param("talk", "talk", False, id="one unknown type"),
        pytest.param("talk", "lecture", True, id="two unknown types"),
    ],
)
def test_types(one: str, other: str, conflict: bool) -> None:
    """Two kinds of publication; types of one kind are chosen by habit."""
    assert bool(says((one, PAPER), (other, PAPER))) is conflict


@pytest.mark.parametrize(
    ("change", "found"),
    [
        pytest.param({}, [], id="type, year and pages"),
        pytest.param({"title": "Snails"}, [], id="renamed"),
        pytest.param({"author": "Doe, John and Roe, Anna and Miller, Max"}, [], id="more authors"),
        pytest.param({"author": "Miller, Max and Roe, Anna"},
                     ["author: Anna Roe; John Doe / Max Miller; Anna Roe"], id="other people"),
    ],
)  # fmt: skip
def test_a_preprint_and_its_publication_are_one_work(
    change: dict[str, str], found: list[str]
) -> None:
    """Two versions differ by nature; only other people are a contradiction."""
    publication = ("article", PAPER | {"year": "2003"} | change)
    assert says(("misc", PREPRINT), publication) == found


def test_a_publication_under_either_of_its_titles() -> None:
    """Both name the preprint: the year is asked, a title is the preprint's or the publication's."""
    named = PAPER | {"eprint": "2001.00001", "archiveprefix": "arXiv"}
    renamed = named | {"title": "Reading about Snails", "year": "2002"}

    assert says(("article", named), ("article", renamed)) == ["year: 2001 / 2002"]


def test_versions_of_a_preprint() -> None:
    """Its entries may be dated by any version; two web pages of two years are not versions."""
    later = PREPRINT | {"year": "2003"}
    page = {"title": "A Tool", "author": "Roe, Anna", "url": "https://x.org/tool"}

    assert says(("misc", PREPRINT), ("misc", later)) == []
    assert says(("misc", page | {"year": "2001"}), ("misc", page | {"year": "2003"})) == [
        "year: 2001 / 2003"
    ]


def test_each_pair_of_several() -> None:
    """Also where the third entry does not say it; what is said twice is named once."""
    text = "".join(
        f"@article{{k{at}, title = {{Writing about Snails}}, author = {{Roe, Anna}}, {year}}}\n"
        for at, year in enumerate(("", "year = 2001", "year = 2002", "year = 2001"))
    )
    records = [fields.record(entry) for entry in bibtex.parse_document(text).entries]
    assert list(map(str, conflicts([*map(normalize, records)]))) == ["year: 2001 / 2002"]
