"""Many identifiers: found, missing and unasked are distinguished, and services are spared."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from werkzeug import Request as ServerRequest
from werkzeug import Response

from ssmlit.http import SERVICES, Http, OfflineError, Settings
from ssmlit.http.answers import UnansweredError
from ssmlit.http.services import Service
from ssmlit.model import Identifier
from ssmlit.sources import arxiv, look_up, look_up_title
from ssmlit.sources.lookup import look_up_with
from tests.sources.answers import REFUSAL, crossref, datacite, entry, feed

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_httpserver import HTTPServer

MAMBA = Identifier("arxiv", "2312.00752")
VMAMBA = Identifier("arxiv", "2401.10166")
DOI = Identifier("doi", "10.1000/abc")

Connect = Callable[..., Http]


@pytest.fixture
def connect(httpserver: HTTPServer, tmp_path: Path) -> Connect:
    """Return a maker of Http instances whose services all are the test's server."""

    def make(*, offline: bool = False) -> Http:
        services = {
            name: Service(name, name, httpserver.url_for(f"/{name}"), 0, 0.01) for name in SERVICES
        }
        return Http(Settings(services=services, cache_dir=tmp_path, offline=offline))

    return make


def asked(httpserver: HTTPServer) -> list[str]:
    """Return what the server was asked, as path and id list."""
    return [
        f"{request.path} {request.args.get('id_list', '')}".strip() for request, _ in httpserver.log
    ]


def test_one_request_for_many(httpserver: HTTPServer, connect: Connect) -> None:
    """Ids are asked about together; the answer's order does not matter."""
    httpserver.expect_request("/arxiv/query").respond_with_data(
        feed(entry("2401.10166v3", "VMamba"), entry("2312.00752v2", "Mamba"))
    )

    found = look_up([MAMBA, VMAMBA, MAMBA], connect())

    assert {i: record.title for i, record in found.records.items()} == {
        MAMBA: "Mamba",
        VMAMBA: "VMamba",
    }
    assert found.records[MAMBA].retrieved[:2] == "20"
    assert asked(httpserver) == ["/arxiv/query 2312.00752,2401.10166"]


@pytest.mark.slow
def test_more_than_a_hundred_are_cut_into_hundreds(
    httpserver: HTTPServer, connect: Connect
) -> None:
    """Each request stays below the length services accept."""
    httpserver.expect_request("/arxiv/query").respond_with_handler(
        lambda request: Response(feed(*(entry(i) for i in request.args["id_list"].split(","))))
    )

    found = look_up([Identifier("arxiv", f"2401.{n:05}") for n in range(1, 151)], connect())

    assert len(found.records) == 150
    assert [len(line.split(",")) for line in asked(httpserver)] == [100, 50]


def test_left_out_is_missing(httpserver: HTTPServer, connect: Connect) -> None:
    """An id that the answer passes over does not exist; the others are unharmed."""
    httpserver.expect_request("/arxiv/query").respond_with_data(feed(entry("2312.00752v2")))

    found = look_up([MAMBA, VMAMBA], connect())

    assert list(found.records) == [MAMBA]
    assert found.missing == (VMAMBA,)


def test_an_empty_feed_is_asked_for_twice(httpserver: HTTPServer, connect: Connect) -> None:
    """arXiv serves empty feeds by mistake: only the second one is believed, and none is stored."""
    httpserver.expect_ordered_request("/arxiv/query").respond_with_data(feed())
    httpserver.expect_ordered_request("/arxiv/query").respond_with_data(feed(entry("2312.00752v2")))

    assert list(look_up([MAMBA], connect()).records) == [MAMBA]


@pytest.mark.slow
def test_one_bad_id_does_not_spoil_the_batch(httpserver: HTTPServer, connect: Connect) -> None:
    """arXiv rejects a whole list for one id: its halves are asked about."""

    def picky(request: ServerRequest) -> Response:
        ids = request.args["id_list"].split(",")
        if "2401.10166" in ids:
            return Response(REFUSAL, status=400)
        return Response(feed(*(entry(i) for i in ids)))

    httpserver.expect_request("/arxiv/query").respond_with_handler(picky)
    others = [Identifier("arxiv", f"2401.0000{n}") for n in range(1, 4)]

    found = look_up([*others, VMAMBA], connect())

    assert list(found.records) == others
    assert found.missing == (VMAMBA,)


def test_one_bad_record_does_not_spoil_the_answer(httpserver: HTTPServer, connect: Connect) -> None:
    """The others are used; what has no record here is not missing, for it may be the bad one."""
    httpserver.expect_request("/arxiv/query").respond_with_data(
        feed(entry("2312.00752v2", "Mamba"), entry("2401.10166v3", ""))
    )

    found = look_up_with(arxiv, [MAMBA, VMAMBA], connect())
    titled = look_up_title("Mamba", connect(), [arxiv])

    reason = "a record in the answer of arXiv API cannot be read: arxiv:2401.10166 has no title"
    assert [record.title for record in found.records.values()] == ["Mamba"]
    assert found.missing == ()
    assert {i: str(error) for i, error in found.unasked.items()} == {VMAMBA: reason}
    assert [record.title for record in titled.records] == ["Mamba"]
    assert list(map(str, titled.failures)) == [reason]


def test_known_today_is_not_asked_again(httpserver: HTTPServer, connect: Connect) -> None:
    """A batch that grows by one asks about the one."""
    httpserver.expect_request("/arxiv/query").respond_with_handler(
        lambda request: Response(feed(*(entry(i) for i in request.args["id_list"].split(","))))
    )

    look_up([MAMBA], connect())
    look_up([MAMBA, VMAMBA], connect())

    assert asked(httpserver) == ["/arxiv/query 2312.00752", "/arxiv/query 2401.10166"]


@pytest.mark.slow
def test_offline_knows_what_was_asked_before(httpserver: HTTPServer, connect: Connect) -> None:
    """Offline, each id of an earlier batch is still known by itself."""
    httpserver.expect_request("/arxiv/query").respond_with_data(
        feed(entry("2401.10166v3", "VMamba"), entry("2312.00752v2", "Mamba"))
    )
    look_up([MAMBA, VMAMBA], connect())

    offline = look_up([VMAMBA, DOI], connect(offline=True))

    assert offline.records[VMAMBA].title == "VMamba"
    assert isinstance(offline.unasked[DOI], OfflineError)
    assert len(httpserver.log) == 1


@pytest.mark.slow
def test_a_failing_service_leaves_ids_unasked(httpserver: HTTPServer, connect: Connect) -> None:
    """Could not ask is not "does not exist"."""
    httpserver.expect_request("/arxiv/query").respond_with_data("busy", status=503)

    found = look_up([MAMBA], connect())

    assert found.missing == ()
    assert type(found.unasked[MAMBA]) is UnansweredError


def test_dois_are_asked_at_crossref_then_datacite(httpserver: HTTPServer, connect: Connect) -> None:
    """The second registry is asked for what the first does not know."""
    other = Identifier("doi", "10.5281/zenodo.1")
    httpserver.expect_request("/crossref/works/10.1000/abc").respond_with_data(crossref())
    httpserver.expect_request("/crossref/works/10.5281/zenodo.1").respond_with_data(
        "no", status=404
    )
    httpserver.expect_request("/datacite/dois/10.5281/zenodo.1").respond_with_data(datacite())

    found = look_up([DOI, other], connect())

    assert [record.source for record in found.records.values()] == ["Crossref", "DataCite"]


def test_other_schemes_have_no_service(httpserver: HTTPServer, connect: Connect) -> None:
    """A page of a talk can be asked of nobody; it is missing, and no request is made."""
    talk = Identifier("virtual", "icml/2023/oral/25438")

    assert look_up([talk], connect()).missing == (talk,)
    assert httpserver.log == []


def test_a_version_is_kept_only_when_asked_for(httpserver: HTTPServer, connect: Connect) -> None:
    """The newest version's number does not sneak into entries; one that was typed stays."""
    httpserver.expect_request("/arxiv/query").respond_with_data(
        feed(entry("2401.10166v3"), entry("2312.00752v2"))
    )

    found = look_up([MAMBA, Identifier("arxiv", "2401.10166", 1)], connect())

    versions = {i.value: record.identifiers[0].version for i, record in found.records.items()}
    assert versions == {"2312.00752": 0, "2401.10166": 1}


def test_names_that_services_give_stay_with_them(httpserver: HTTPServer, connect: Connect) -> None:
    """Semantic Scholar's numbers are kept only by who asked for a work by them."""
    paper = {
        "paperId": "a" * 40,
        "title": "T",
        "externalIds": {"DOI": "10.1000/abc", "CorpusId": 7},
    }
    httpserver.expect_request(f"/semanticscholar/paper/{'a' * 40}").respond_with_json(paper)
    own = Identifier("s2", "a" * 40)

    (record,) = look_up([own], connect()).records.values()

    assert record.identifiers == (DOI, own)


@pytest.mark.slow
@pytest.mark.parametrize(("count", "asked_about"), [(20, 20), (21, 0)])
def test_fallback_services_are_asked_about_a_few(
    httpserver: HTTPServer, connect: Connect, count: int, asked_about: int
) -> None:
    """DataCite takes one request for each: hundreds of papers wait for arXiv instead."""
    httpserver.expect_request("/arxiv/query").respond_with_data("down", status=500)
    ids = [Identifier("arxiv", f"2401.{n:05}") for n in range(1, count + 1)]

    look_up(ids, connect())

    assert sum(line.startswith("/datacite/") for line in asked(httpserver)) == asked_about
