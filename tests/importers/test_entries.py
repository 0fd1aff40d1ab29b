"""Dates and numbers of references."""

from __future__ import annotations

import pytest

from ssmlit.importers import entries, serial_numbers
from ssmlit.model import Identifier, Record


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2024", (2024, 0, 0), id="year"),
        pytest.param("2024/03/15/", (2024, 3, 15), id="ris"),
        pytest.param("2012/05//", (2012, 5, 0), id="ris-month"),
        pytest.param("2018///", (2018, 0, 0), id="ris-year"),
        pytest.param("2024-03", (2024, 3, 0), id="iso"),
        pytest.param("30-Mar-2020", (2020, 3, 30), id="day-month-year"),
        pytest.param("2007 Aug 14", (2007, 8, 14), id="pubmed"),
        pytest.param("2015/october", (2015, 10, 0), id="month-in-words"),
        pytest.param("22.08.2000", (2000, 0, 0), id="dotted"),
        pytest.param("1938-1961", (1938, 0, 0), id="years"),
        pytest.param("1911-1012", (1911, 0, 0), id="no-month"),
        pytest.param("2024-12-31", (2024, 12, 31), id="last-day"),
        pytest.param("2024-01-01", (2024, 1, 1), id="first-day"),
        pytest.param("2024-12-32", (2024, 12, 0), id="no-day"),
        pytest.param("2024-04-31", (2024, 4, 0), id="no-day-of-its-month"),
        pytest.param("30 February 2024", (2024, 2, 0), id="no-day-of-its-month-in-words"),
        pytest.param("2024-13-01", (2024, 0, 0), id="thirteenth-month"),
        pytest.param("2024-00-15", (2024, 0, 0), id="no-month-of-a-day"),
        pytest.param("n.d.", (0, 0, 0), id="no-date"),
        pytest.param("", (0, 0, 0), id="nothing"),
    ],
)
def test_dates(text: str, expected: tuple[int, int, int]) -> None:
    """What tools write into fields for dates."""
    assert entries.date(text) == expected


@pytest.mark.parametrize(
    ("year", "day", "expected"),
    [
        pytest.param("2022", "2022/06/27/", (2022, 6, 27), id="whole"),
        pytest.param("2022", "June 27", (2022, 6, 27), id="without-the-year"),
        pytest.param("", "2022/06/27", (2022, 6, 27), id="no-year"),
        pytest.param("2021", "2022/06/27", (2021, 0, 0), id="of-another-year"),
        pytest.param("2022", "2022", (2022, 0, 0), id="the-year-again"),
        pytest.param("2022", "", (2022, 0, 0), id="no-day"),
    ],
)
def test_dates_of_two_fields(year: str, day: str, expected: tuple[int, int, int]) -> None:
    assert entries.date_of(year, day) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(["0027-8424 (Print)", "1091-6490"], {"issn": "0027-8424"}, id="issn"),
        pytest.param(["9780205309023"], {"isbn": "9780205309023"}, id="isbn"),
        pytest.param(["978-3-540-28372-0"], {"isbn": "978-3-540-28372-0"}, id="hyphens"),
        pytest.param(
            ["03029743 (ISSN); 9783030865191 (ISBN)"],
            {"issn": "03029743", "isbn": "9783030865191"},
            id="scopus",
        ),
        pytest.param(["9783540283720  3540283722"], {"isbn": "9783540283720"}, id="zotero"),
        pytest.param(["978 3 540 28372 0"], {"isbn": "978 3 540 28372 0"}, id="blanks"),
        pytest.param(["9783540283720, 3540283722"], {"isbn": "9783540283720"}, id="comma"),
        pytest.param(["10.1000/1234-5678", "x"], {}, id="neither"),
    ],
)
def test_serials(texts: list[str], expected: dict[str, str]) -> None:
    """RIS and EndNote have one name for the numbers of books and of journals."""
    assert serial_numbers.serials(texts) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("12 – 15", "12–15", id="dash"),
        pytest.param("330—331", "330–331", id="em-dash"),
        pytest.param("12−15", "12–15", id="minus"),
        pytest.param("13301-6", "13301–13306", id="shortened"),
        pytest.param("99-101", "99–101", id="longer"),
        pytest.param("2018-12", "2018–12", id="shortened-it-would-be-before-the-first"),
        pytest.param("S12-8", "S12–8", id="letters"),
        pytest.param("21-30, 41-5", "21–30, 41–5", id="several"),
        pytest.param("7-7", "7", id="one"),
        pytest.param("xi-xv", "xi–xv", id="roman"),
        pytest.param("A-12", "A-12", id="section"),
        pytest.param("No-Specified", "", id="none"),
        pytest.param("N.PAG", "", id="not-paged"),
        pytest.param("100364-nan", "100364", id="no-last"),
        pytest.param("e123", "e123", id="article"),
        pytest.param("948770.", "948770", id="point"),
        pytest.param("pp 37-64", "37–64", id="mark"),
        pytest.param("page37", "37", id="mark at the number"),
        pytest.param("p.7", "7", id="mark-of-one"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_pages(text: str, expected: str) -> None:
    """What tools and databases write for pages."""
    assert entries.pages(text) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(["J. Snails", "Journal of Snails"], "Journal of Snails", id="short"),
        pytest.param(["Proc Natl Acad Sci", "Proceedings of the National Academy of Sciences"],
                     "Proceedings of the National Academy of Sciences", id="contracted"),
        pytest.param(["PNAS", "Proceedings of the National Academy of Sciences"],
                     "Proceedings of the National Academy of Sciences", id="initials"),
        pytest.param(["JAMA", "Shells of all Seas"], "JAMA", id="initials-of-another"),
        pytest.param(["Journal of Snails", "J. Snails"], "Journal of Snails", id="whole"),
        pytest.param(["Snails", "Special Issue on Slow Shells"], "Snails", id="another"),
        pytest.param(["Shell Snails", "Snails of every Shell"], "Shell Snails", id="turned"),
        pytest.param(["", "Tides"], "Tides", id="the-only-one"),
        pytest.param([], "", id="none"),
    ],
)  # fmt: skip
def test_whole_names(names: list[str], expected: str) -> None:
    """Of a venue's names the whole one, if the first is short for it."""
    assert entries.whole_name(*names) == expected


def test_whole_names_of_any_length() -> None:
    short = "a" * 40 + "c"
    assert entries.whole_name(short, "a" * 60 + "b x") == short


@pytest.mark.parametrize(
    ("address", "is_file"),
    [
        ("files/12/Holm - 2020.pdf", True),
        ("/home/b/Holm.pdf", True),
        ("C:\\Papers\\Holm.pdf", True),
        ("file:///home/b/Holm.pdf", True),
        ("internal-pdf://1234/Holm.pdf", True),
        ("https://example.org/a.pdf", False),
        ("ftp://example.org/a.pdf", False),
        ("example.org/a.pdf", False),
        ("10.1000/a.pdf", False),
        ("no/file", False),
        ("", False),
    ],
)
def test_files(address: str, is_file: bool) -> None:
    """Addresses of files on a disk, each once; those of the web are links."""
    assert entries.files([address, address]) == (address if is_file else "")


def test_several_files() -> None:
    """Separated as other tools do."""
    assert entries.files(["a/b.pdf", "https://example.org", "a/c.pdf"]) == "a/b.pdf;a/c.pdf"


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        pytest.param(Record(type="article"), "misc", id="no journal"),
        pytest.param(Record(type="article", venue="CoRR"), "misc", id="a server"),
        pytest.param(Record(type="article", venue="Shells"), "article", id="journal"),
        pytest.param(Record(type="book"), "book", id="another type"),
    ],
)
def test_an_article_on_arxiv_alone_is_a_preprint(record: Record, kind: str) -> None:
    """As reference managers export one: without a journal, or with the server's name."""
    arxiv = Identifier("arxiv", "2401.00001")

    assert entries.tidy(record._replace(identifiers=(arxiv,))).type == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("carver2019slow", "carver2019slow", id="own"),
        pytest.param("DBLP:conf/slow/Carver19", "DBLP:conf/slow/Carver19", id="dblp"),
        pytest.param("http://example.org/items/ABC", "", id="address"),
        pytest.param("12345", "", id="number"),
        pytest.param("two words", "", id="words"),
    ],
)
def test_key(text: str, expected: str) -> None:
    """What a reference is called where it comes from stays its key; a database's number is none."""
    assert entries.key(text) == expected


@pytest.mark.parametrize(
    ("volume", "number", "expected"),
    [
        pytest.param("50(2)", "", ("50", "2"), id="both"),
        pytest.param("50 (2-3)", "", ("50", "2-3"), id="double"),
        pytest.param("50(2)", "7", ("50(2)", "7"), id="another"),
        pytest.param("50 (Suppl)", "", ("50 (Suppl)", ""), id="words"),
    ],
)
def test_an_issue_behind_the_volume(volume: str, number: str, expected: tuple[str, str]) -> None:
    """Databases without a place for issues have both in one."""
    found = entries.tidy(Record(title="A", volume=volume, number=number))

    assert (found.volume, found.number) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            Record(type="article", venue="arXiv preprint hep-th/9901001"),
            Record(type="misc", identifiers=(Identifier("arxiv", "hep-th/9901001"),)),
            id="an old id",
        ),
        pytest.param(
            Record(type="article", venue="CoRR", volume="cs.LO/0106001"),
            Record(type="misc", identifiers=(Identifier("arxiv", "cs/0106001"),)),
            id="an old id as volume",
        ),
        pytest.param(
            Record(type="article", venue="bioRxiv", pages="2020.01.30"),
            Record(type="article", venue="bioRxiv", pages="2020.01.30"),
            id="no id: the server is all that is known",
        ),
        pytest.param(
            Record(type="article", venue="bioRxiv", volume="3", pages="5",
                   identifiers=(Identifier("doi", "10.1101/2020.01.30.9"),)),
            Record(type="misc", volume="3", pages="5",
                   identifiers=(Identifier("doi", "10.1101/2020.01.30.9"),)),
            id="what is no id stays",
        ),
    ],
)  # fmt: skip
def test_a_preprint_server_is_replaced_by_its_id(before: Record, after: Record) -> None:
    """Nothing of the reference is lost."""
    assert entries.tidy(before) == after


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("A ~12-hour day", "A ~12-hour day", id="before a number"),
        pytest.param("~12 hours", "~12 hours", id="at the beginning"),
        pytest.param("Part~2 of {Slugs}", "Part 2 of Slugs", id="a tie of TeX"),
    ],
)
def test_a_tilde_in_a_title(text: str, title: str) -> None:
    """It is TeX's only between words."""
    assert entries.title(text) == title


@pytest.mark.parametrize(
    ("kind", "serial", "others", "number", "left"),
    [
        ("patent", ["US 7,654,321"], ["15/123"], "US 7,654,321", {}),
        ("patent", ["12345679"], ["15/123"], "12345679", {}),  # no ISSN, nor is the next
        ("patent", ["US 10234567"], ["15/123"], "US 10234567", {}),
        ("patent", ["0028-0836"], ["US7654321"], "US7654321", {"issn": "0028-0836"}),
        ("patent", ["7654321", "0028-0836"], [], "7654321", {"issn": "0028-0836"}),
        ("patent", ["0028-0836"], [], "", {"issn": "0028-0836"}),
        ("techreport", ["263", "0028-0836"], [], "263", {"issn": "0028-0836"}),
        ("techreport", ["2016/264"], [], "2016/264", {}),
        ("techreport", ["00280836"], [], "", {"issn": "00280836"}),
        ("techreport", ["978-0-201-89683-0"], [], "", {}),  # misspelt
        ("techreport", ["TR-7"], ["8"], "8", {}),
        ("standard", ["ISO 9001"], [], "ISO 9001", {}),
        ("article", ["263"], ["4"], "4", {}),
    ],
)
def test_numbers(
    kind: str, serial: list[str], others: list[str], number: str, left: dict[str, str]
) -> None:
    """Where others have an ISBN or ISSN, patents, reports and standards have their number."""
    assert serial_numbers.numbers(kind, serial, *others) == (number, left)
