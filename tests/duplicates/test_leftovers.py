"""Which values of merged entries need not be written again, and why: rows differ in one condition.

A kept entry and another one that has one field; what is asked is the reason for leaving it out:
`None` when the kept entry says it, "" when it has to be noted.
"""

from __future__ import annotations

import pytest

from ssmlit.duplicates.field_merge import FieldMerger
from ssmlit.duplicates.leftovers import leftovers
from ssmlit.model import Entry, Field

SPELLING = "differs only in capitals, accents, braces, dashes or quotes"
PEOPLE = "the same people, cut or with initials"


def entry(key: str, kind: str, **values: str) -> Entry:
    return Entry(kind, key, tuple(Field(name, f"{{{it}}}", it) for name, it in values.items()))


def reason(kept: dict[str, str], other: dict[str, str]) -> str | None:
    """Return the reason for the first field of the other entry."""
    name = next(iter(other))
    found = leftovers([entry("b", "misc", **other)], entry("a", "misc", **kept))
    return next((one.reason for one in found if one.field == name), None)


@pytest.mark.parametrize(
    ("kept", "other", "why"),
    [
        ("Gu, Albert", "Gu, A.", PEOPLE),
        ("Gu, Albert", "Gu, B.", ""),
        ("Gu, Albert", "Ga, A.", ""),
        ("Gu, A.", "Gu, Albert", ""),
        ("Gu, Albert B.", "Gu, Albert", PEOPLE),
        ("Gu, Albert", "Gu, Albert B.", ""),
        ("Gu, Jr, Albert", "Gu, Jr, A.", PEOPLE),
        ("Gu, Jr, Albert", "Gu, A.", ""),
        ("Gu, Albert and Dao, Tri", "Gu, A. and Dao, T.", PEOPLE),
        ("Gu, Albert and Dao, Tri", "Gu, A. and others", PEOPLE),
        ("Gu, Albert and Dao, Tri", "Gu, A.", ""),
        ("Gu, Albert", "Gu, A. and Dao, T.", ""),
        ("Gu, Albert and others", "Gu, A. and others", PEOPLE),
        ("Gu, Albert and others", "Gu, A.", ""),
        ("Gu, Albert and Dao, Tri", "Dao, T. and Gu, A.", ""),
        ("given={Ada}, family={Smith}", "given={ADA}, family={Smith}", SPELLING),
        (
            "given={Ada}, family={Smith}, middle={Mary}",
            "given={Ada}, family={Smith}, middle={Mary} Ann",
            "",
        ),
    ],
)
def test_people(kept: str, other: str, why: str) -> None:
    """A list is dropped only if the kept one names everyone, and nobody with less."""
    assert reason({"author": kept}, {"author": other}) == why
    assert reason({"editor": kept}, {"editor": other}) == why
    assert reason({"holder": kept}, {"holder": other}) == ("" if why == PEOPLE else why)


@pytest.mark.parametrize(
    ("kept", "other", "why"),
    [
        pytest.param({"title": "A B"}, {"title": "A  B"}, None, id="blanks"),
        pytest.param({"title": "A B"}, {"title": "{a}-b"}, SPELLING, id="spelling"),
        pytest.param({"title": "A B"}, {"title": "A C"}, "", id="other words"),
        pytest.param({}, {"title": "A B"}, "", id="not there"),
        pytest.param({"note": "one, two"}, {"note": "two"}, None, id="part of prose"),
        pytest.param({"note": "12 pages"}, {"note": "2"}, "", id="part of a word"),
        pytest.param({"title": "one, two"}, {"title": "two"}, "", id="part of no prose"),
        pytest.param({"number": "1--2"}, {"number": "1-2"}, SPELLING, id="dash between numbers"),
        pytest.param({"number": "12"}, {"number": "1-2"}, "", id="two issues"),
        pytest.param({"pages": "1--23"}, {"pages": "12--3"}, "", id="other pages"),
        pytest.param({"biburl": "https://x.org/a-b"}, {"biburl": "https://x.org/ab"}, "",
                     id="dash in an address"),
        pytest.param({"biburl": "https://x.org/A"}, {"biburl": "https://x.org/a"}, "",
                     id="capital in an address"),
        pytest.param({"keywords": "s4, Ad hoc"}, {"keywords": "ad-hoc; S4"}, None, id="tags"),
        pytest.param({"keywords": "s4"}, {"keywords": "s4, s5"}, "", id="another tag"),
        pytest.param({"ids": "x"}, {"ids": "y"}, None, id="keys are the survivor's"),
        pytest.param({"distinct": "x"}, {"distinct": "X"}, None, id="decision"),
        pytest.param({"distinct": "x"}, {"distinct": "y"}, "", id="another decision"),
        pytest.param({}, {"distinct": "b"}, None, id="decision about itself"),
        pytest.param({"groups": "a, b"}, {"groups": "b"}, None, id="group"),
        pytest.param({"groups": "a, b"}, {"groups": "b, c"}, "", id="another group"),
        pytest.param({"file": "a;b"}, {"file": "b; a"}, None, id="file"),
        pytest.param({"file": "a,b"}, {"file": "a"}, "", id="files have another separator"),
        pytest.param(
            {"url": "https://x.org/a"}, {"pdf": "https://x.org/a"}, None, id="address elsewhere"
        ),
        pytest.param(
            {"links": "paper=https://x.org/a"}, {"url": "https://x.org/a"}, None, id="in links"
        ),
        pytest.param({"url": "https://x.org/a"}, {"url": "https://x.org/b"}, "", id="address"),
        pytest.param({"note": "https://x.org/a"}, {"url": "https://x.org/a"}, "", id="in a note"),
        pytest.param(
            {"timestamp": "2022-01-02"}, {"timestamp": "2022-01-03"}, "the earlier day is kept",
            id="later day",
        ),
        pytest.param({"timestamp": "2022-01-03"}, {"timestamp": "2022-01-02"}, "", id="earlier"),
        pytest.param({}, {"timestamp": "2022-01-02"}, "", id="only day"),
        pytest.param({"year": "2021"}, {"year": "2022"}, "", id="no day of import"),
        pytest.param({"date": "2021-05"}, {"year": "2021"}, "date has it", id="year of the date"),
        pytest.param({"date": "2021-05"}, {"year": "2022"}, "", id="another year than the date"),
        pytest.param(
            {"title": "Shells", "subtitle": "Slow Ones"}, {"title": "{Shells}: slow ones"},
            "title and subtitle have it", id="a whole title",
        ),
        pytest.param({"title": "Shells", "subtitle": "Slow"}, {"title": "Snails: Slow"}, "",
                     id="another title"),
        pytest.param({"date": "2021/2022"}, {"year": "2021"}, "", id="year of a range"),
        pytest.param({"date": "2021"}, {"month": "mar", "date": "2021"}, "",
                     id="a month beside a date of a year"),
        pytest.param({"date": "2021-03"}, {"month": "mar", "date": "2021"},
                     "the same day in another form", id="a month of the date"),
        pytest.param(
            {"month": "10~jan"}, {"month": "10~Jan."}, "the same day in another form", id="month"
        ),
        pytest.param({"month": "jan"}, {"month": "10~Jan."}, "", id="month with a day"),
        pytest.param({"month": "winter"}, {"month": "summer"}, "", id="seasons"),
        pytest.param(
            {"journal": "Nature"}, {"booktitle": "{NATURE}"}, "journal has it", id="venue"
        ),
        pytest.param({"note": "Nature"}, {"booktitle": "Nature"}, "", id="no venue"),
        pytest.param(
            {"doi": "10.1000/a"}, {"url": "https://doi.org/10.1000/A"}, "doi:10.1000/a has it",
            id="identifier in an address",
        ),
        pytest.param(
            {"doi": "10.1000/a"}, {"url": "https://doi.org/10.1000/b"}, "", id="another identifier"
        ),
        pytest.param(
            {"doi": "10.1000/a"}, {"note": "https://doi.org/10.1000/a"}, "", id="named in prose"
        ),
        pytest.param(
            {"eprint": "2111.00396", "archiveprefix": "arXiv"},
            {"archiveprefix": "ArXiv ", "eprint": "2111.00396"}, SPELLING, id="server",
        ),
        pytest.param(
            {"url": "https://arxiv.org/abs/2111.00396"},
            {"archiveprefix": "arXiv", "eprint": "2111.00396"}, "arxiv:2111.00396 has it",
            id="server of an identifier that is there",
        ),
        pytest.param(
            {"url": "https://arxiv.org/abs/2111.00396"},
            {"publisher": "arXiv", "doi": "10.48550/arXiv.2111.00396"}, "arxiv:2111.00396 has it",
            id="the server as publisher of a preprint that is there",
        ),
        pytest.param(
            {"url": "https://arxiv.org/abs/2111.00396"},
            {"publisher": "Zenodo", "doi": "10.48550/arXiv.2111.00396"}, "", id="a publisher",
        ),
        pytest.param({"doi": "10.1000/a"}, {"publisher": "arXiv"}, "", id="arXiv without an id"),
        pytest.param(
            {"url": "https://arxiv.org/abs/2111.00396"},
            {"archiveprefix": "HAL", "eprint": "2111.00396"}, "", id="another server",
        ),
    ],
)  # fmt: skip
def test_values(kept: dict[str, str], other: dict[str, str], why: str | None) -> None:
    """What the kept entry says needs no note, whatever field says it."""
    assert reason(kept, other) == why


@pytest.mark.parametrize(
    ("mine", "name", "text", "is_said"),
    [
        ("2312.00752", "eprint", "arXiv:2312.00752", True),
        ("2312.00752v2", "eprint", "2312.00752", True),
        ("2312.00752v2", "url", "https://arxiv.org/abs/2312.00752v2", True),
        ("2312.00752", "eprint", "2312.00752v2", False),
        ("2312.00752v1", "eprint", "2312.00752v2", False),
        ("2312.00752", "url", "https://arxiv.org/abs/2312.00752v2", False),
    ],
)
def test_the_version_of_a_preprint(mine: str, name: str, text: str, is_said: bool) -> None:
    """Who named a version meant that one; a link to any says nothing beside it."""
    why = reason({"eprint": mine}, {name: text})
    assert why == ("arxiv:2312.00752 has it" if is_said else "")


@pytest.mark.parametrize(
    ("name", "text", "is_said"),
    [
        ("journal", "arXiv preprint arXiv:2312.00752", True),
        ("journal", "arXiv e-prints, arXiv:2312.00752 [cs.LG]", True),
        ("journal", "arXiv preprint arXiv:2312.00752v2", False),
        ("journal", "CoRR, abs/2312.00752", True),
        ("howpublished", "\\url{https://arxiv.org/abs/2312.00752}", True),
        ("journal", "arXiv preprint arXiv:2312.00753", False),
        ("journal", "Nature, arXiv:2312.00752", False),
        ("howpublished", "arXiv:2312.00752, accepted at ICML", False),
    ],
)
def test_a_venue_that_only_names_the_preprint(name: str, text: str, is_said: bool) -> None:
    """What Google Scholar writes for a journal says nothing beside the `eprint` of arXiv's own."""
    kept = entry("a", "misc", eprint="2312.00752", archiveprefix="arXiv")
    other = entry("b", "article", **{name: text})
    merger = FieldMerger(kept)
    merger.take(other)
    after, left = merger.settled()

    assert (after.get(name) == "" and "annote" not in after) == is_said
    reasons = {one.field: one.reason for one in left}
    assert (reasons.get(name) == "arxiv:2312.00752 has it") == is_said
    assert (reasons["entrytype"] == "the type of a preprint") == is_said or text[-2:] in {
        "53",
        "v2",
    }


@pytest.mark.parametrize(
    ("kept", "other", "why"),
    [
        ("article", "misc", "the type of a preprint"),
        ("article", "Online", "the type of a preprint"),
        ("article", "book", ""),
        ("misc", "article", ""),
        ("misc", "Misc", None),
    ],
)
def test_types(kept: str, other: str, why: str | None) -> None:
    """That a preprint was a preprint is not news once it is published."""
    found = leftovers([entry("b", other)], entry("a", kept))
    assert [(one.field, one.text, one.reason) for one in found] == (
        [] if why is None else [("entrytype", other, why)]
    )
