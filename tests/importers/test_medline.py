"""MEDLINE, as PubMed exports it."""

from __future__ import annotations

import pytest

from ssmlit import importers
from ssmlit.model import Identifier, Person, Record

REFERENCES = """\

PMID- 17673668
OWN - NLM
IS  - 0027-8424 (Print)
VI  - 104
IP  - 33
DP  - 2007 Aug 14
TI  - Snails of the north
      and of the south.
PG  - 13301-6
LID - 10.1000/snails [doi]
AB  - BACKGROUND: slow.
      CONCLUSIONS: slower.
FAU - Smith, John Q
AU  - Smith JQ
FAU - van der Berg, Anna
AU  - van der Berg A
CN  - The Snail Consortium
LA  - eng
OT  - speed
TA  - J Snails
JT  - Journal of Snails
AID - 10.1000/snails [doi]
AID - S0027 [pii]

PMID- 12
TI  - [Translated title].
AU  - Doe JR Jr
AU  - O'Neill P
DP  - 2010 Jul-Aug
JT  - Journal of Snails
"""
NOTE = "MEDLINE: OWN = NLM; AID = S0027"


def test_reads_references() -> None:
    """Full names before shortened ones; pages and lines that go on; no record tells another."""
    first, second = importers.read_rows(REFERENCES, "x.nbib")

    assert first.record == Record(
        type="article",
        title="Snails of the north and of the south",
        authors=(
            Person("Smith", "John Q"),
            Person("Berg", "Anna", "van der"),
            Person("The Snail Consortium"),
        ),
        year=2007,
        month=8,
        day=14,
        venue="Journal of Snails",
        volume="104",
        number="33",
        pages="13301–13306",
        identifiers=(Identifier("doi", "10.1000/snails"), Identifier("pmid", "17673668")),
        tags=("speed",),
        abstract="BACKGROUND: slow. CONCLUSIONS: slower.",
        source="x.nbib",
        line=2,
        extra=(
            ("language", "eng"),
            ("shortjournal", "J Snails"),
            ("issn", "0027-8424"),
            ("annote", NOTE),
        ),
    )  # fmt: skip
    assert second.record is not None
    assert second.record.title == "Translated title"
    assert list(map(str, second.record.authors)) == ["J. R. Doe, Jr", "P. O'Neill"]
    assert (second.record.year, second.record.month, second.line) == (2010, 7, 26)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("13301-6", "13301–13306"), ("S12-8", "S12–8"), ("7", "7"), ("100-111", "100–111")],
)
def test_pages(written: str, meant: str) -> None:
    """MEDLINE leaves out the digits that the last page has in common with the first."""
    (row,) = importers.read_rows(f"PMID- 1\nTI  - T\nPG  - {written}\n", "x.nbib")
    assert row.record is not None
    assert row.record.pages == meant


def test_references_of_eric() -> None:
    """They have no PMID, and begin with whose they are; their addresses are links."""
    text = (
        "OWN - ERIC\nTI  - Slow\nAU  - Holm, B\nAU  - And Others\nDP  - 1980\n"
        "LID - http://eric.ed.gov/?id=ED1\n\n"
        "OWN - ERIC\nTI  - Slower\nAU  - Roe, A\nDP  - Jan 2014\n"
    )

    one, other = (row.record for row in importers.read_rows(text, "download.txt"))

    assert one is not None
    assert other is not None
    assert (one.title, str(one.authors[0]), one.others, one.year) == ("Slow", "B Holm", True, 1980)
    assert [link.url for link in one.links] == ["http://eric.ed.gov/?id=ED1"]
    assert (other.title, str(other.authors[0]), other.year) == ("Slower", "A Roe", 2014)
