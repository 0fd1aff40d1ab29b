"""Entries read as records."""

from __future__ import annotations

import pytest

from ssmlit import fields
from ssmlit.fields.reading import full_date, venue_name
from ssmlit.model import Entry, Field, Identifier, Link, Person, Record
from tests.fields.conftest import make_entry


def test_record() -> None:
    """A whole entry, typed and in Unicode."""
    entry = make_entry(
        "InProceedings",
        Title=r"{M}amba: {Linear-Time} $O(n)$ Schr{\"o}dinger",
        author=r"Gu, Albert and Dao, Tri and Ke{\c c}eci, {\"U}mit and others",
        booktitle=r"Proc. of Q\&A",
        volume="36",
        number="2",
        pages="1--10",
        publisher="Curran",
        edition="Second",
        year="2023",
        month="dec",
        day="5",
        eprint="2312.00752",
        archivePrefix="arXiv",
        primaryClass="cs.LG",
        code="https://github.com/state-spaces/mamba",
        keywords="ssm; vision/medical",
        note="Oral",
        series="LNCS",
    )
    assert fields.record(entry) == Record(
        type="inproceedings",
        title="Mamba: Linear-Time $O(n)$ Schrödinger",
        authors=(Person("Gu", "Albert"), Person("Dao", "Tri"), Person("Keçeci", "Ümit")),
        others=True,
        year=2023,
        month=12,
        day=5,
        venue="Proc. of Q&A",
        volume="36",
        number="2",
        pages="1–10",
        publisher="Curran",
        edition="Second",
        identifiers=(Identifier("arxiv", "2312.00752"),),
        links=(Link("code", "https://github.com/state-spaces/mamba"),),
        tags=("ssm", "vision/medical"),
        primary_class="cs.LG",
        note="Oral",
        key="k",
        line=1,
        extra=(("series", "LNCS"),),
    )


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        pytest.param(make_entry(journal="Nature"), "Nature", id="journal"),
        pytest.param(make_entry(journaltitle="JMLR"), "JMLR", id="biblatex"),
        pytest.param(make_entry(booktitle="{NeurIPS}"), "NeurIPS", id="booktitle"),
        pytest.param(make_entry(school="Stanford"), "Stanford", id="school"),
        pytest.param(make_entry(institution="MIT"), "MIT", id="institution"),
        pytest.param(make_entry(howpublished="Blog post"), "Blog post", id="howpublished"),
        pytest.param(make_entry(howpublished=r"\url{https://x.org}"), "", id="link"),
        pytest.param(make_entry(journal="arXiv preprint arXiv:2312.00752"), "", id="scholar"),
        pytest.param(make_entry(journal="{CoRR}"), "", id="corr"),
        pytest.param(make_entry(journal="ArXiv", booktitle="ICML"), "ICML", id="both"),
        pytest.param(make_entry(journal="Corrosion Science"), "Corrosion Science", id="no-corr"),
        pytest.param(make_entry(), "", id="none"),
    ],
)
def test_venue(entry: Entry, expected: str) -> None:
    """The venue is where it was published; a preprint server is none."""
    assert venue_name(fields.texts(entry)) == expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        pytest.param(make_entry(date="2003-04-05"), (2003, 4, 5), id="date"),
        pytest.param(make_entry(date="2003-04-05", year="2003"), (2003, 4, 5), id="year"),
        pytest.param(make_entry(date="2003-04-05", month="apr"), (2003, 4, 5), id="month"),
        pytest.param(make_entry(date="2003-04-05", month="5"), (2003, 5, 0), id="another month"),
        pytest.param(make_entry(date="2003-04-05", year="2004"), (2004, 0, 0), id="another year"),
        pytest.param(make_entry(date="2003-04-05", month="6 apr"), (2003, 4, 6), id="day"),
    ],
)
def test_dates(entry: Entry, expected: tuple[int, int, int]) -> None:
    """`date` fills what `year` and `month` leave open, if it does not contradict them."""
    assert full_date(fields.texts(entry)) == expected


def test_title_and_subtitle() -> None:
    """biblatex keeps what follows the colon in a field of its own."""
    assert fields.title(make_entry(title="Mamba", subtitle="Linear-Time")) == "Mamba: Linear-Time"
    assert fields.title(make_entry()) == ""


def test_repeated_field() -> None:
    """Of a repeated field the first counts, as in BibTeX."""
    twice = (Field("title", "{A}", "A"), Field("TITLE", "{B}", "B"))
    assert fields.title(Entry("misc", "k", twice)) == "A"


def test_old_keys() -> None:
    """Former keys are separated by commas."""
    assert fields.old_keys(make_entry(ids="a, b ,c,")) == ("a", "b", "c")
    assert fields.old_keys(make_entry()) == ()


def test_nothing() -> None:
    """An entry without fields is a record that knows nothing."""
    assert fields.record(make_entry()) == Record(key="k", line=1)
