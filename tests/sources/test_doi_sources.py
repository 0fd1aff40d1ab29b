"""Crossref's and DataCite's JSON become records."""

from __future__ import annotations

import pytest

from ssmlit.http.answers import UnreadableError
from ssmlit.model import Identifier, Person, Record
from ssmlit.sources import crossref, datacite
from tests.sources import answers


def from_crossref(**work: object) -> Record:
    (record,) = crossref.parse(answers.crossref(**work))
    return record


def from_datacite(**work: object) -> Record:
    (record,) = datacite.parse(answers.datacite(**work))
    return record


def test_questions() -> None:
    """A DOI goes into the path; an arXiv id is asked about by the DOI arXiv gives it."""
    doi, paper = Identifier("doi", "10.1000/a(b)"), Identifier("arxiv", "2312.00752")

    assert crossref.request([doi]).target == "/works/10.1000/a(b)"
    assert datacite.request([doi]).target == "/dois/10.1000/a(b)"
    assert datacite.request([paper]).target == "/dois/10.48550/arxiv.2312.00752"


def test_of_several_isbns_the_first_is_the_works() -> None:
    """The others are of other bindings of the book."""
    record = from_crossref(ISBN=["9780262035613", "9780262337373"])

    assert record.identifiers[1:] == (Identifier("isbn", "9780262035613"),)


def test_a_journal_article() -> None:
    """Every part of Crossref's answer has its place in the record."""
    record = from_crossref(
        **{
            "title": ["VM-UNet: Vision Mamba &amp;amp; U-Net"],
            "author": [
                {"given": "Jiacheng", "family": "Ruan"},
                {"given": "Laurens", "family": "van der Maaten", "suffix": "Jr."},
                {"name": "The Mamba Consortium"},
                {"given": "Suharto"},
            ],
            "container-title": ["ACM Transactions on <i>Multimedia</i>"],
            "published-online": {"date-parts": [[2025, 9, 12]]},
            "created": {"date-parts": [[2024, 1, 1]]},
            "volume": "21",
            "issue": "4",
            "page": "635–641",
            "publisher": "ACM",
            "relation": {"has-preprint": [{"id": "10.48550/arXiv.2402.02491", "id-type": "doi"}]},
        }
    )

    assert record == Record(
        type="article",
        title="VM-UNet: Vision Mamba & U-Net",
        authors=(
            Person("Ruan", "Jiacheng"),
            Person("Maaten", "Laurens", "van der", "Jr."),
            Person("The Mamba Consortium"),
            Person("Suharto"),
        ),
        year=2025,
        month=9,
        day=12,
        venue="ACM Transactions on Multimedia",
        volume="21",
        number="4",
        pages="635–641",
        publisher="ACM",
        identifiers=(Identifier("doi", "10.1000/abc"), Identifier("arxiv", "2402.02491")),
        source="Crossref",
    )


@pytest.mark.parametrize(
    ("title", "subtitle", "whole"),
    [
        pytest.param("Mamba", "Linear-Time", "Mamba: Linear-Time", id="joined"),
        pytest.param("Mamba: Linear-Time", "linear-time", "Mamba: Linear-Time", id="already-there"),
        pytest.param(
            "Is Mamba Effective?", "A Study", "Is Mamba Effective? A Study", id="question"
        ),
        pytest.param("Mamba", "", "Mamba", id="none"),
    ],
)
def test_subtitles(title: str, subtitle: str, whole: str) -> None:
    """Crossref cuts titles at the colon; a correct DOI must not look wrong for it."""
    assert from_crossref(title=[title], subtitle=[subtitle] if subtitle else []).title == whole


def test_the_proceedings_not_the_series() -> None:
    """Of series and book, the book is the venue."""
    record = from_crossref(
        **{
            "type": "proceedings-article",
            "container-title": ["Lecture Notes in Computer Science", "Computer Vision – ECCV 2022"],
        }
    )

    assert (record.type, record.venue) == ("inproceedings", "Computer Vision – ECCV 2022")


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        pytest.param(
            {"published-print": [[2024, 3]], "issued": [[2023, 1]]}, (2024, 3, 0), id="print"
        ),
        pytest.param({"issued": [[2023]]}, (2023, 0, 0), id="year"),
        pytest.param({"issued": [[None]], "created": [[2020, 1, 2]]}, (2020, 1, 2), id="empty"),
        pytest.param({}, (0, 0, 0), id="none"),
    ],
)
def test_dates(dates: dict[str, object], expected: tuple[int, int, int]) -> None:
    """Print before online before issued; the day of the deposit only when nothing else is there."""
    record = from_crossref(**{name: {"date-parts": parts} for name, parts in dates.items()})

    assert (record.year, record.month, record.day) == expected


def test_a_preprint_at_datacite() -> None:
    """arXiv's own DOI gives the arXiv id, split names and the day of version 1."""
    record = from_datacite(
        doi="10.48550/ARXIV.2312.00752",
        creators=[
            {"name": "Gu, Albert", "givenName": "Albert", "familyName": "Gu"},
            {"name": "Dao, Tri", "nameType": "Personal"},
            {"name": "State Spaces Lab", "nameType": "Organizational"},
        ],
        publicationYear=2024,
        dates=[
            {"date": "2024-05-31T18:01:34Z", "dateType": "Updated"},
            {"date": "2023-12-01T18:01:34Z", "dateType": "Submitted"},
            {"date": "2023-12", "dateType": "Available"},
        ],
        publisher="arXiv",
        types={"resourceTypeGeneral": "Preprint"},
    )

    assert record.identifiers == (Identifier("arxiv", "2312.00752"),)
    assert record.authors == (
        Person("Gu", "Albert"),
        Person("Dao", "Tri"),
        Person("State Spaces Lab"),
    )
    assert (record.year, record.month, record.day) == (2023, 12, 1)
    assert (record.type, record.publisher) == ("misc", "")


def test_publisher_forms_at_datacite() -> None:
    """A publisher is a string or, in newer answers, an object."""
    assert from_datacite(publisher="Zenodo").publisher == "Zenodo"
    assert from_datacite(publisher={"name": "Zenodo"}).publisher == "Zenodo"


@pytest.mark.parametrize("source", [crossref, datacite], ids=["crossref", "datacite"])
@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b'{"message": {"DOI": "10.1000/a"', id="cut-short"),
        pytest.param(b"[]", id="other-shape"),
        pytest.param(b'{"message": {}, "data": {"attributes": {}}}', id="nothing-in-it"),
        pytest.param(
            b'{"message": {"DOI": "10.1000/a"}, "data": {"attributes": {"doi": "10.1000/a"}}}',
            id="no-title",
        ),
        pytest.param(
            b'{"message": {"title": ["A"]}, "data": {"attributes": {"titles": [{"title": "A"}]}}}',
            id="no-DOI",
        ),
        pytest.param(b"[" * 100_000, id="too-deep"),
    ],
)
def test_what_cannot_be_read_is_refused(source: object, body: bytes) -> None:
    """Better no answer than half a one."""
    module = crossref if source is crossref else datacite
    with pytest.raises(UnreadableError):
        module.parse(body)
