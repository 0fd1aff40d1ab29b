"""CSL-JSON."""

from __future__ import annotations

import json

import pytest

from ssmlit import fields
from ssmlit.importers import csl_json
from ssmlit.model import Identifier, Link, Person, Record

ITEMS = """\
[
  {
    "id": "gu2024mamba", "type": "paper-conference",
    "title": "Mamba: <i>Linear-Time</i> Sequence Modeling",
    "author": [
      {"family": "Gu", "given": "Albert"},
      {"family": "Maaten", "given": "Laurens", "non-dropping-particle": "van der"},
      {"literal": "The Mamba Team"}
    ],
    "issued": {"date-parts": [[2024, 10]]},
    "container-title": ["Conference on Language Modeling"],
    "page": "1-32", "DOI": "10.48550/arXiv.2312.00752", "keyword": "ssm, mamba"
  },
  {"type": "article", "title": "Vision Mamba", "number": "arXiv:2401.09417", "archive": "arXiv",
   "issued": {"raw": "2024-01-17"}, "URL": "http://arxiv.org/abs/2401.09417"}
]
"""


def test_reads_items() -> None:
    """Names in parts, dates in parts or raw, Crossref's lists, arXiv in an archive's number."""
    first, second = csl_json.rows(ITEMS, "x.json")

    assert first.record == Record(
        type="inproceedings",
        title="Mamba: Linear-Time Sequence Modeling",
        authors=(
            Person("Gu", "Albert"),
            Person("Maaten", "Laurens", "van der"),
            Person("The Mamba Team"),
        ),
        year=2024,
        month=10,
        venue="Conference on Language Modeling",
        pages="1–32",
        identifiers=(Identifier("arxiv", "2312.00752"),),
        tags=("ssm", "mamba"),
        key="gu2024mamba",
        source="x.json",
        line=2,
    )
    assert second.record == Record(
        title="Vision Mamba",
        year=2024,
        month=1,
        day=17,
        identifiers=(Identifier("arxiv", "2401.09417"),),
        links=(Link("paper", "http://arxiv.org/abs/2401.09417"),),
        source="x.json",
        line=14,
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"title": "A Title"}', id="one-item"),
        pytest.param('{"items": [{"title": "A Title"}]}', id="wrapped"),
        pytest.param(' [ {"title": "A Title"} ] ', id="list"),
    ],
)
def test_reads_every_frame(text: str) -> None:
    """A list, one item, and items in an object."""
    (row,) = csl_json.rows(text, "x.json")

    assert row.record is not None
    assert row.record.title == "A Title"


@pytest.mark.parametrize(
    ("text", "kinds", "line"),
    [
        pytest.param('[{"title": "A"},\n{"title": }]', ["paper", "unreadable"], 2, id="broken"),
        pytest.param('[{"title": "A"},\n3]', ["paper", "unreadable"], 2, id="no-object"),
        pytest.param(
            '[{"title": "A"},\n"x",\n{"title": "B"}]',
            ["paper", "unreadable", "paper"],
            3,
            id="a-text-between-items",
        ),
        pytest.param('[{"title": "A"},\n{}]', ["paper", "unreadable"], 2, id="empty"),
        pytest.param('[{"title": "A"},\n' + "[" * 100_000, ["paper", "unreadable"], 2, id="deep"),
        pytest.param(
            '[{"title": "A"},\n[' + "1" * 5000 + "]", ["paper", "unreadable"], 2, id="digits"
        ),
        pytest.param(
            '[{"title": ["A"], "author": "x"},\n{"title": {}}]',
            ["unreadable", "unreadable"],
            2,
            id="odd-types",
        ),
    ],
)
def test_what_is_no_item_is_reported(text: str, kinds: list[str], line: int) -> None:
    """Items before the damage are kept; the damage has its line."""
    rows = csl_json.rows(text, "x.json")

    assert [row.kind for row in rows] == kinds
    assert rows[-1].line == line


@pytest.mark.parametrize(
    ("said", "found"),
    [
        pytest.param('"DOI": "10.1002/(SICI)1-8(99)9:1<1::AID-A1>3.0.CO;2-1"',
                     {"doi": "10.1002/(sici)1-8(99)9:1<1::aid-a1>3.0.co;2-1"}, id="no-tag"),
        pytest.param('"URL": "https://x.org/a?b=1&copy=2"',
                     {"url": "https://x.org/a?b=1&copy=2"}, id="no-entity-in-an-address"),
        pytest.param('"abstract": "<jats:p>R&amp;D, p<.05 and q>3</jats:p>"',
                     {"abstract": r"R\&D, p\textless{}.05 and q\textgreater{}3"}, id="signs"),
        pytest.param('"publisher": "<i>Snails</i> &amp; Slugs"',
                     {"publisher": r"Snails \& Slugs"}, id="html-in-a-name"),
        pytest.param('"issued": "2020-03-04"',
                     {"year": "2020", "month": "mar", "day": "4"}, id="date-as-text"),
        pytest.param('"issued": {"date-parts": [[-1200]]}',
                     {"date": "-1199"}, id="before Christ"),
        pytest.param('"issued": {"date-parts": [[1850]], "circa": true}',
                     {"year": "1850", "date": "1850~"}, id="circa"),
        pytest.param('"issued": {"date-parts": [[2019, 1], [2019, 3]]}',
                     {"year": "2019", "month": "jan", "date": "2019-01/2019-03"}, id="range"),
        pytest.param('"issued": {"date-parts": [[2019]], "season": 2}',
                     {"year": "2019", "date": "2019-22"}, id="season"),
        pytest.param('"original-date": {"date-parts": [[1900], [1910]], "circa": 1}',
                     {"origdate": "1900~/1910~"}, id="another-range"),
        pytest.param('"issued": {"date-parts": [[2019]], "season": "Spring"}',
                     {"year": "2019", "date": "2019-21"}, id="season-by-name"),
        pytest.param('"issued": {"date-parts": [[2019]], "season": 7}',
                     {"year": "2019", "annote": "CSL: issued.season = 7"}, id="no-season"),
        pytest.param('"issued": {"date-parts": [[2019, 5]], "season": 2}',
                     {"year": "2019", "month": "may", "annote": "CSL: issued.season = 2"},
                     id="season-beside-a-month"),
        pytest.param('"issued": {"date-parts": [[2019, -1, 8]]}',
                     {"year": "2019",
                      "annote": "CSL: issued.date-parts = -1; issued.date-parts = 8"},
                     id="no-month"),
        pytest.param('"issued": {"date-parts": [[2019, 2, 30]]}',
                     {"year": "2019", "month": "feb", "annote": "CSL: issued.date-parts = 30"},
                     id="no-day-of-its-month"),
        pytest.param('"type": "", "issued": {"date-parts": [["99999", "13", "8"]]}',
                     {"annote": "CSL: issued.date-parts = 99999; issued.date-parts = 13; "
                                "issued.date-parts = 8"}, id="no-year"),
        pytest.param('"volume": 1.10, "number-of-pages": 1e999',
                     {"volume": "1.10", "pagetotal": "1e999"}, id="numbers-as-written"),
    ],
)  # fmt: skip
def test_values_as_services_write_them(said: str, found: dict[str, str]) -> None:
    """Markup goes where text may have some; signs, identifiers and addresses stay."""
    (row,) = csl_json.rows(f'{{"title": "A Title", {said}}}', "x.json")

    assert row.record is not None
    entry = fields.entry_of(row.record, "k")
    assert {it.name: it.text for it in entry.fields} == {"title": "A Title", "key": "k", **found}


@pytest.mark.parametrize(
    ("name", "person"),
    [
        pytest.param({"family": '"de Man"', "given": "Al"}, Person("de Man", "Al"), id="quoted"),
        pytest.param({"family": "de Man", "given": "Al"}, Person("Man", "Al", "de"), id="split"),
        pytest.param({"family": "Alembert", "dropping-particle": "d’"}, Person("d’Alembert"),
                     id="a particle without a blank"),
        pytest.param({"family": "Hôpital", "non-dropping-particle": "de l'"},
                     Person("l'Hôpital", "", "de"), id="two particles"),
    ],
)  # fmt: skip
def test_surnames(name: dict[str, str], person: Person) -> None:
    """Quotation marks keep a surname together; an apostrophe or a hyphen joins it."""
    (row,) = csl_json.rows(json.dumps([{"title": "T", "author": [name]}]), "x.json")
    assert row.record is not None
    assert row.record.authors == (person,)
