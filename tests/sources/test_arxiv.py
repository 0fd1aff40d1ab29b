"""arXiv's Atom feed becomes records; what it leaves out stays out."""

from __future__ import annotations

import pytest

from ssmlit.errors import UnresolvedError
from ssmlit.http.answers import UnreadableError
from ssmlit.model import Identifier, Link, Person, Record
from ssmlit.sources import arxiv
from tests.sources.answers import entry, feed, refusal


def one(*args: str, authors: str = "Ada Lovelace") -> Record:
    """Return the record of a feed with one entry."""
    (record,) = arxiv.parse(feed(entry(*args, authors=authors)))
    return record


def test_a_request_names_its_ids_and_their_number() -> None:
    """`max_results` goes along: without it arXiv cuts the list to ten."""
    ids = [Identifier("arxiv", "2312.00752", 2), Identifier("arxiv", "hep-th/9901001")]

    request = arxiv.request(ids)

    assert request.target == "/query?id_list=2312.00752,hep-th%2F9901001&max_results=2"
    assert request.names == ("arxiv:2312.00752", "arxiv:hep-th/9901001")


@pytest.mark.parametrize("count", [0, 101])
def test_a_request_has_one_to_a_hundred_ids(count: int) -> None:
    """More would be refused by the service as too long."""
    with pytest.raises(ValueError, match="1 to 100"):
        arxiv.request([Identifier("arxiv", f"2312.{n:05}") for n in range(count)])


def test_a_whole_entry() -> None:
    """Every part of an entry has its place in the record."""
    record = one(
        "2312.00752v2",
        "Mamba: Linear-Time\n  Sequence Modeling",
        "<summary>  We  propose\n Mamba. Code: https://github.com/state-spaces/mamba.</summary>",
        '<arxiv:primary_category term="cs.LG"/>',
        "<arxiv:comment>COLM 2024</arxiv:comment>",
        "<arxiv:journal_ref>Proc. COLM (2024)</arxiv:journal_ref>",
        "<arxiv:doi>10.1000/XYZ</arxiv:doi>",
        authors="Albert Gu; Tri Dao",
    )

    assert record == Record(
        title="Mamba: Linear-Time Sequence Modeling",
        authors=(Person("Gu", "Albert"), Person("Dao", "Tri")),
        year=2023,
        month=12,
        day=1,
        identifiers=(Identifier("arxiv", "2312.00752"), Identifier("doi", "10.1000/xyz")),
        links=(Link("code", "https://github.com/state-spaces/mamba"),),
        primary_class="cs.LG",
        abstract="We propose Mamba. Code: https://github.com/state-spaces/mamba.",
        source="arXiv API",
        extra=(("comment", "COLM 2024"), ("journalref", "Proc. COLM (2024)")),
    )
    assert record.identifiers[0].version == 2


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        pytest.param("0", "0", id="zero"),
        pytest.param("100% of S&amp;P 500", "100% of S&P 500", id="percent-and-ampersand"),
        pytest.param(r"Schr\&quot;odinger bridges", "Schrödinger bridges", id="tex-accent"),
        pytest.param("$\\mathcal{O}(n)$ Attention", "$\\mathcal{O}(n)$ Attention", id="math"),
    ],
)
def test_titles(typed: str, title: str) -> None:
    """A title is text, whatever it looks like."""
    assert one("2104.12255v1", typed).title == title


@pytest.mark.parametrize(
    ("name", "person"),
    [
        pytest.param("Laurens van der Maaten", Person("Maaten", "Laurens", "van der"), id="von"),
        pytest.param("The ATLAS Collaboration", Person("The ATLAS Collaboration"), id="group"),
        pytest.param("Uroš Seljak", Person("Seljak", "Uroš"), id="accent"),
        pytest.param("Plato", Person("Plato"), id="one-word"),
    ],
)
def test_authors(name: str, person: Person) -> None:
    """Names come as one string, given name first."""
    assert one("2104.12255v1", authors=name).authors == (person,)


def test_a_colon_behind_a_group_is_no_author() -> None:
    assert one("2104.12255v1", authors="Krill Team; :; Ada Lovelace").authors == (
        Person("Krill Team"),
        Person("Lovelace", "Ada"),
    )


def test_old_identifiers() -> None:
    """Ids of before 2007 keep their archive."""
    assert one("hep-th/9901001v3").identifiers == (Identifier("arxiv", "hep-th/9901001"),)


def test_withdrawn_papers_are_reported() -> None:
    """The API has no flag; the newest comment tells, and is quoted."""
    record = one(
        "2104.12255v2", "T", "<arxiv:comment>This paper has been withdrawn</arxiv:comment>"
    )

    assert record.note == "Withdrawn: This paper has been withdrawn"


def test_two_repositories_are_none() -> None:
    """Which of two is the paper's own code is not for us to guess."""
    prose = "https://github.com/a/b and https://github.com/c/d"

    assert one("2104.12255v2", "T", f"<summary>{prose}</summary>").links == ()


def test_unknown_ids_are_left_out() -> None:
    """An empty feed is an answer: no such papers."""
    assert arxiv.parse(feed()) == ()


@pytest.mark.parametrize(
    ("reason", "hint"),
    [
        ("incorrect id format for abc", "check the id's digits"),
        ("unexpected end of query", "check the query"),
    ],
)
def test_a_refusal_is_no_paper(reason: str, hint: str) -> None:
    """The error feed of HTTP 400 must not become an entry titled "Error"."""
    with pytest.raises(UnresolvedError) as refused:
        arxiv.parse(refusal(reason))

    assert (refused.value.message, refused.value.hint) == (f"arXiv says: {reason}", hint)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(feed(entry("2104.12255v1"))[:-20], id="cut-short"),
        pytest.param(b"<?xml version='1.0'?><!DOCTYPE feed []><feed/>", id="doctype"),
        pytest.param(b"<?xml version='1.0' encoding='latin-77'?><feed/>", id="unknown-encoding"),
        pytest.param(b"<?xml version='1.0' encoding='utf-7'?><feed/>", id="odd-encoding"),
        pytest.param(b"<html/>", id="other-root"),
        pytest.param(feed(entry("nonsense")), id="no-id"),
        pytest.param(feed(entry("2104.12255v1", "")), id="no-title"),
        pytest.param(
            feed(entry("2104.12255v1")).replace(b"2023-12-01", b"yesterday!"), id="no-date"
        ),
    ],
)
def test_what_cannot_be_read_is_refused(body: bytes) -> None:
    """Better no answer than half a one."""
    with pytest.raises(UnreadableError):
        arxiv.parse(body)


def test_a_page_has_the_papers_that_can_be_read() -> None:
    """And says what is wrong with the others."""
    undated = entry("2401.00003v1").replace("2023-12-01", "yesterday!")
    page = arxiv.page(feed(entry("2104.12255v1"), entry("2401.00002v1", ""), undated))

    assert [str(record.identifiers[0]) for record in page.records] == ["arxiv:2104.12255"]
    assert len(page.updated) == 1
    assert page.unread == "arxiv:2401.00002 has no title, and 1 more"


def test_the_charset_is_the_declaration_s() -> None:
    """Bytes are parsed, not text decoded by someone's header."""
    latin = feed(entry("2104.12255v1", authors="Uroš Müller")).decode()
    body = latin.replace("UTF-8", "ISO-8859-15").encode("iso-8859-15")

    assert arxiv.parse(body)[0].authors == (Person("Müller", "Uroš"),)


@pytest.mark.parametrize(
    ("comment", "kept"),
    [
        pytest.param("Accepted at ICML 2024", True, id="accepted"),
        pytest.param("NeurIPS'23, 12 pages", True, id="venue"),
        pytest.param("12 pages, 3 figures", False, id="pages"),
        pytest.param("Code at https://example.org", False, id="code"),
    ],
)
def test_comments_that_hint_at_a_venue_are_kept(comment: str, kept: bool) -> None:
    """What says nothing about a publication does not fill people's libraries."""
    record = one("2104.12255v1", "T", f"<arxiv:comment>{comment}</arxiv:comment>")

    assert record.extra == ((("comment", comment),) if kept else ())
