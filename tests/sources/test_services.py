"""Each service: the question that is asked, and what is read from an answer of its form."""

from __future__ import annotations

import json

import pytest

from ssmlit.http.answers import UnreadableError
from ssmlit.identifiers import repository
from ssmlit.model import Identifier, Link, Person, Record
from ssmlit.sources import (
    ROUTES,
    aclanthology,
    arxiv,
    crossref,
    dblp,
    europepmc,
    huggingface,
    openalex,
    openlibrary,
    openreview,
    pages,
    semanticscholar,
)
from ssmlit.sources.json_answers import PartlyReadError
from ssmlit.sources.routes import Source, title_sources
from tests.sources.answers import ACL_BIB, BOOK, DBLP_BIB, NOTE, PAGE, PMC, S2_PAPER, data

AMY = Person("Doe", "Amy")


def ident(text: str) -> Identifier:
    """Return the identifier written `scheme:value`."""
    scheme, _, value = text.partition(":")
    return Identifier(scheme, value)


QUESTIONS = [
    (arxiv, "arxiv:2312.00752", "/query?id_list=2312.00752&max_results=1"),
    (crossref, "doi:10.1000/a(b)", "/works/10.1000/a(b)"),
    (crossref, "acl:P19-1001", "/works/10.18653/v1/p19-1001"),
    (openreview, "openreview:WhaLe05o7H", "/notes?id=WhaLe05o7H"),
    (openalex, "arxiv:2312.00752", "/works/doi:10.48550/arxiv.2312.00752"),
    (openalex, "pmid:31", "/works/pmid:31"),
    (openalex, "openalex:W7", "/works/W7"),
    (semanticscholar, "arxiv:math/0309136", "/paper/ARXIV:math/0309136?fields=…"),
    (semanticscholar, "s2:" + "a" * 40, f"/paper/{'a' * 40}?fields=…"),
    (dblp, "dblp:conf/iclr/GuGR22", "/rec/conf/iclr/GuGR22.bib"),
    (aclanthology, "acl:2024.acl-long.1", "/2024.acl-long.1.bib"),
    (huggingface, "arxiv:2312.00752", "/papers/2312.00752"),
    (europepmc, "pmid:31", "/search?query=ext_id:31+src:med&…"),
    (europepmc, "pmc:PMC7", "/search?query=pmcid:PMC7&…"),
    (openlibrary, "isbn:9780262035613",
     "/api/books?bibkeys=ISBN:9780262035613&format=json&jscmd=data"),
    (pages, "pmlr:v202/gu23a", "/v202/gu23a.html"),
    (pages, "neurips:2023/" + "0" * 32,
     f"/paper_files/paper/2023/hash/{'0' * 32}-Abstract-Conference.html"),
    (pages, "cvf:Gu_X_CVPR_2023_paper", "/content/CVPR2023/html/Gu_X_CVPR_2023_paper.html"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text", "target"), QUESTIONS, ids=lambda value: str(value)[:30])
def test_questions(source: Source, text: str, target: str) -> None:
    """The address below the service's base; the cache knows the answer by the identifier."""
    request = source.request([ident(text)])

    start, cut, _ = target.partition("…")
    assert request.target.startswith(start) if cut else request.target == start
    assert request.names == (text,)


def test_a_batch_is_posted() -> None:
    """Semantic Scholar takes many ids at once, and answers in their order."""
    request = semanticscholar.request([ident("arxiv:2312.00752"), ident("doi:10.1/a")])

    assert request.path == "/paper/batch"
    assert json.loads(request.body) == {"ids": ["ARXIV:2312.00752", "DOI:10.1/a"]}


S2_RECORD = Record(
    type="inproceedings", title="A Title", authors=(AMY,), year=2022, month=3, venue="ICLR",
    identifiers=tuple(map(ident, ("arxiv:2111.00396", "dblp:conf/iclr/GuGR22", "corpusid:7",
                                  "s2:" + "a" * 40))),
    source="Semantic Scholar",
)  # fmt: skip
OPENALEX = {
    "id": "https://openalex.org/W7", "title": "A Title",
    "doi": "https://doi.org/10.1000/ABC", "publication_year": 2021,
    "type": "article", "ids": {"pmid": "https://pubmed.ncbi.nlm.nih.gov/31"},
    "primary_location": {"landing_page_url": "https://doi.org/10.1000/abc",
                         "source": {"display_name": "Nature", "type": "journal"}},
    "locations": [{"landing_page_url": "https://arxiv.org/abs/2101.00001"}],
    "authorships": [{"author": {"display_name": "Amy Doe"}}],
    "biblio": {"volume": "7", "issue": "2", "first_page": "1", "last_page": "9"},
}  # fmt: skip
OPENALEX_RECORD = Record(
    type="article", title="A Title", authors=(AMY,), year=2021, venue="Nature", volume="7",
    number="2", pages="1–9", source="OpenAlex",
    identifiers=tuple(map(ident, ("doi:10.1000/abc", "arxiv:2101.00001", "pmid:31",
                                  "openalex:W7"))),
)  # fmt: skip
DBLP_HITS = {"result": {"hits": {"hit": [
    {"info": {"title": "A Title.", "authors": {"author": "Amy Doe 0001"}, "year": "2014",
              "venue": "DATE", "pages": "1-4", "type": "Conference and Workshop Papers",
              "key": "conf/date/X14", "doi": "10.7873/D", "url": "https://dblp.org/rec/conf/date/X14"}},
    {"info": {"title": "Other.", "authors": {"author": [{"@pid": "1", "text": "Amy Doe"}]},
              "year": "2023", "venue": "CoRR", "volume": "abs/2312.00752", "type": "Informal",
              "url": "https://dblp.org/rec/journals/corr/abs-2312-00752"}},
]}}}  # fmt: skip
HF_PAPER = {
    "id": "2602.23229", "title": "A Title", "authors": [{"name": "Amy Doe", "hidden": False}],
    "publishedAt": "2026-02-26T17:08:18.000Z", "githubRepo": "https://github.com/a/b",
    "projectPage": None,
}  # fmt: skip
HF_RECORD = Record(
    title="A Title", authors=(AMY,), year=2026, month=2, day=26, source="Hugging Face",
    identifiers=(ident("arxiv:2602.23229"),), links=(Link("code", "https://github.com/a/b"),),
)  # fmt: skip
CROSSREF_ACL = {"message": {"DOI": "10.18653/V1/P19-1001", "title": ["A Title"],
                            "type": "proceedings-article"}}  # fmt: skip


ANSWERS = [
    ("s2-one", semanticscholar, data(S2_PAPER), (S2_RECORD,)),
    ("s2-batch", semanticscholar, data([None, S2_PAPER]), (S2_RECORD,)),
    ("s2-search", semanticscholar, data({"total": 1, "data": [S2_PAPER]}), (S2_RECORD,)),
    ("s2-no-hit", semanticscholar, data({"total": 0, "offset": 0}), ()),
    ("openalex", openalex, data(OPENALEX), (OPENALEX_RECORD,)),
    ("openreview", openreview, data({"notes": [NOTE], "count": 1}), (Record(
        type="inproceedings", title="A Title", authors=(AMY,), year=2024, month=5,
        venue="International Conference on Learning Representations (ICLR)",
        identifiers=(ident("openreview:WhaLe05o7H"),), source="OpenReview",
        extra=(("presentation", "oral"),)),)),
    ("openreview-none", openreview, data({"notes": [], "count": 0}), ()),
    ("dblp", dblp, DBLP_BIB, (Record(
        type="inproceedings", title="TD-MPC2: A Title", authors=(AMY, Person("Li", "Bo")),
        year=2022, venue="The Tenth International Conference on Learning Representations",
        identifiers=(ident("dblp:conf/iclr/GuGR22"), ident("openreview:uYLFoz1vlAC")),
        source="DBLP"),)),
    ("acl", aclanthology, ACL_BIB, (Record(
        type="inproceedings", title="A Title", authors=(AMY,), year=2024, pages="1–9",
        venue="Proceedings of the ACL", publisher="ACL", source="ACL Anthology",
        identifiers=(ident("acl:2024.acl-long.1"), ident("doi:10.18653/v1/2024.acl-long.1"))),)),
    ("huggingface", huggingface, data(HF_PAPER), (HF_RECORD,)),
    ("huggingface-daily", huggingface, data({"paper": HF_PAPER, "title": "x"}), (HF_RECORD,)),
    ("europepmc", europepmc, data(PMC), (Record(
        type="article", title="A Title", authors=(AMY, Person("WHO")), year=2020, venue="Nature",
        volume="7", number="2", pages="1–9", source="Europe PMC",
        identifiers=tuple(map(ident, ("pmid:31", "doi:10.1000/abc", "pmc:PMC7")))),)),
    ("openlibrary", openlibrary, data(BOOK), (Record(
        type="book", title="Deep Learning", authors=(Person("Goodfellow", "Ian"),), year=2016,
        publisher="MIT Press", identifiers=(ident("isbn:9780262035613"),),
        source="Open Library"),)),
    ("openlibrary-title-alone", openlibrary,
     data({"ISBN:9780262035613": {"title": "Deep Learning", "subtitle": "A Book"}}),
     (Record(type="book", title="Deep Learning: A Book", source="Open Library",
             identifiers=(ident("isbn:9780262035613"),)),)),
    ("openlibrary-none", openlibrary, b"{}", ()),
    ("page", pages, PAGE, (Record(
        type="inproceedings", title="A Title & More", authors=(AMY,), year=2023, pages="1–9",
        venue="International Conference on Machine Learning",
        identifiers=(ident("pmlr:v202/gu23a"),), source="proceedings page"),)),
    ("crossref-acl", crossref, data(CROSSREF_ACL), (Record(
        type="inproceedings", title="A Title", source="Crossref",
        identifiers=(ident("doi:10.18653/v1/p19-1001"), ident("acl:P19-1001"))),)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "body", "records"), [row[1:] for row in ANSWERS], ids=[row[0] for row in ANSWERS]
)
def test_answers(source: Source, body: bytes, records: tuple[Record, ...]) -> None:
    """What an answer says, whole: facts, identifiers, and who said it."""
    assert source.parse(body) == records


@pytest.mark.parametrize(
    ("venue", "venueid"),
    [
        pytest.param("Submitted to ICLR 2025", "ICLR.cc/2025/Conference", id="submitted"),
        pytest.param("ICLR 2025", "ICLR.cc/2025/Conference/Rejected_Submission", id="rejected"),
        pytest.param("ICLR 2025", "ICLR.cc/2025/Conference/Withdrawn_Submission", id="withdrawn"),
        pytest.param("", "ICLR.cc/2025/Conference/Submission", id="in-review"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_openreview_accepts_only_what_was_accepted(venue: str, venueid: str) -> None:
    """A submission is a preprint of the year of its day."""
    content = {**NOTE["content"], "venue": {"value": venue}, "venueid": {"value": venueid}}  # type: ignore[dict-item] # a dict

    (record,) = openreview.parse(data({"notes": [{**NOTE, "content": content}]}))

    assert (record.type, record.venue, record.year) == ("misc", "", 2024)


@pytest.mark.parametrize("moment", [10.0**300, float("inf"), 10**30])
def test_openreview_a_day_that_is_none(moment: float) -> None:
    """The year is unknown then, and the paper is not."""
    note = {"id": "WhaLe05o7H", "cdate": moment, "content": {"title": {"value": "Whales"}}}

    (record,) = openreview.parse(json.dumps({"notes": [note]}).encode())

    assert record.year == 0


def test_openreview_version_1_has_bare_values() -> None:
    """Notes of before 2023 are read as well."""
    content = {"title": "A Title", "authors": ["Amy Doe"], "venue": "ICLR 2021 Poster"}

    (record,) = openreview.parse(data({"notes": [{"id": "abcdef", "content": content}]}))

    assert (record.title, record.authors, record.year) == ("A Title", (AMY,), 2021)


def test_searches() -> None:
    """A title is asked for in each service's own way; hits without a title are passed over."""
    targets = [source.search("Deep: a Study, 2", 3).target for source in title_sources()]

    assert targets == [
        "/works?query.bibliographic=Deep:+a+Study,+2&rows=3",
        "/query?search_query=ti:deep+AND+ti:a+AND+ti:study+AND+ti:2&max_results=3&sortBy=relevance",
        targets[2],
        "/works?filter=title.search:Deep:+a+Study++2&per-page=3",
        "/search/publ/api?q=Deep:+a+Study,+2&format=json&h=3",
    ]
    assert targets[2].startswith("/paper/search?query=Deep:+a+Study,+2&limit=3&fields=title")


def test_dblp_hits() -> None:
    """One author is a text, many a list; full stops and numbers go; CoRR is arXiv."""
    first, second = dblp.found(data(DBLP_HITS))

    assert first == Record(
        type="inproceedings", title="A Title", authors=(AMY,), year=2014, venue="DATE",
        pages="1–4", identifiers=(ident("dblp:conf/date/X14"), ident("doi:10.7873/d")),
        source="DBLP",
    )  # fmt: skip
    assert (second.type, second.venue, second.volume) == ("misc", "", "")
    assert second.identifiers == (ident("arxiv:2312.00752"),)


def test_other_searches() -> None:
    """Lists of hits are read as single works are."""
    hits = {"message": {"items": [{"DOI": "10.1/x"}, CROSSREF_ACL["message"]]}}

    assert [record.title for record in crossref.found(data(hits))] == ["A Title"]
    assert openalex.found(data({"results": [{"title": None}, OPENALEX]})) == (OPENALEX_RECORD,)


@pytest.mark.parametrize(
    ("source", "body"),
    [
        pytest.param(semanticscholar, b'{"error": "x"}', id="s2-error"),
        pytest.param(semanticscholar, b'[{"paperId"', id="s2-cut"),
        pytest.param(openalex, b'{"error": "key"}', id="openalex-error"),
        pytest.param(openreview, b'{"name": "ChallengeRequiredError"}', id="openreview-challenge"),
        pytest.param(dblp, b"<html>not a bot</html>", id="dblp-page"),
        pytest.param(dblp, b"@inproceedings{x, title = {A", id="dblp-cut"),
        pytest.param(dblp, b"\xff\xfe", id="dblp-bytes"),
        pytest.param(aclanthology, b"@misc{x, year = 2024}", id="acl-no-title"),
        pytest.param(huggingface, b'{"id": "abc", "title": "x"}', id="huggingface-no-id"),
        pytest.param(europepmc, b'{"resultList": {"result": [{}]}}', id="europepmc-no-title"),
        pytest.param(openlibrary, b"[]", id="openlibrary-list"),
        pytest.param(openlibrary, b'{"ISBN:1": {"title": "x"}}', id="openlibrary-no-isbn"),
        pytest.param(pages, b"<html><title>Just a moment</title>", id="page-without-tags"),
    ],
)
def test_what_cannot_be_read(source: Source, body: bytes) -> None:
    """An answer of another form is none; nothing is made up."""
    with pytest.raises(UnreadableError):
        source.parse(body)


@pytest.mark.parametrize(
    ("source", "body"),
    [
        pytest.param(semanticscholar, b'[{"title": "Mamba"}, null, {}]', id="semanticscholar"),
        pytest.param(
            openlibrary, b'{"ISBN:0262033844": {"title": "Mamba"}, "ISBN:1": {}}', id="openlibrary"
        ),
        pytest.param(
            openreview,
            b'{"notes": [{"id": "a1b2c3d4e5", "content": {"title": "Mamba"}}, {}]}',
            id="openreview",
        ),
    ],
)
def test_the_records_that_can_be_read(source: Source, body: bytes) -> None:
    """Beside the reason why another cannot."""
    with pytest.raises(PartlyReadError) as caught:
        source.parse(body)
    assert [record.title for record in caught.value.read] == ["Mamba"]


@pytest.mark.parametrize("digits", ["1" * 5_000, "²", "٣", "-1", "2020.0"])
def test_a_year_that_is_none_is_unknown(digits: str) -> None:
    """Also one of more digits than Python takes for a number."""
    body = json.dumps({"DOI": "10.1000/a", "title": ["A"], "issued": {"date-parts": [[digits]]}})
    (record,) = crossref.parse(f'{{"message": {body}}}'.encode())
    assert (record.title, record.year) == ("A", 0)


def test_every_scheme_has_its_registry_first() -> None:
    """The first service of a scheme is asked always; those that are in come after."""
    for routes in ROUTES.values():
        assert not routes[0].instead
        assert [r.instead for r in routes] == sorted(r.instead for r in routes)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        pytest.param("https://github.com/state-spaces/Mamba.git", "state-spaces/mamba", id="git"),
        pytest.param("git@github.com:state-spaces/Mamba.git", "state-spaces/mamba", id="ssh"),
        pytest.param("git+https://github.com/a/b", "a/b", id="pip"),
        pytest.param("github.com/a/b/tree/main/x?y#z", "a/b", id="folder"),
        pytest.param("http://www.github.com/a/b/", "a/b", id="www"),
        pytest.param("https://github.com/a", "", id="person"),
        pytest.param("https://gist.github.com/a/b", "", id="gist"),
    ],
)
def test_names_of_repositories(address: str, name: str) -> None:
    """Owner and name, whatever follows."""
    assert repository(address) == name
