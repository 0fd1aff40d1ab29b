"""`ssmlit verify` asking services: answers that confirm, differ, are missing or cannot be had."""

from __future__ import annotations

import json
import os
import re
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from werkzeug import Request, Response

from tests.sources.answers import crossref as answer

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

    from tests.cli.conftest import Cli


DOI = "@article{doi, title = {Deep Cats in Dry Hats}, author = {Cid Cole}, journal = {Cats},\n"


DOI += "  year = 2024, doi = {10.1000/cats}}\n"


@pytest.fixture
def crossref(folder: Path, loopback: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> HTTPServer:
    """All services on loopback, their answers kept for a day, and a library with one DOI."""
    monkeypatch.delenv("SSMLIT_FRESH")
    (folder / "library.bib").write_text(DOI)
    return loopback


def work(year: int = 2024) -> bytes:
    """Return Crossref's answer about the work."""
    facts: dict[str, object] = {
        "DOI": "10.1000/cats",
        "title": ["Deep Cats in Dry Hats"],
        "author": [{"given": "Cid", "family": "Cole"}],
        "type": "journal-article",
        "issued": {"date-parts": [[year]]},
        "container-title": ["Cats"],
    }
    return answer(**facts)


def test_services_confirm_and_are_asked_once(cli: Cli, crossref: HTTPServer) -> None:
    crossref.expect_request(re.compile("/crossref/.*")).respond_with_data(work())
    first, second = cli("verify", "--json"), cli("verify", "--json")
    assert (first.code, second.code) == (0, 0)
    (entry,) = json.loads(first.out)["entries"]
    assert (entry["verdict"], entry["source"]) == ("confirmed", "Crossref")
    assert entry["asked"] == ["catalogue", "Crossref"]
    assert len(crossref.log) == 1


def test_an_interrupted_run_continues_where_it_stopped(
    cli: Cli, crossref: HTTPServer, folder: Path
) -> None:
    second = DOI.replace("{doi", "{more").replace("10.1000/cats", "10.1000/dogs")
    (folder / "library.bib").write_text(DOI + second)
    asked: list[str] = []
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's `&` ignores the signal

    def handle(request: Request) -> Response:
        asked.append(request.path.rpartition("/")[2])
        if len(asked) == 2:
            os.kill(os.getpid(), signal.SIGINT)
        return Response(work().replace(b"10.1000/cats", f"10.1000/{asked[-1]}".encode()))

    crossref.expect_request(re.compile("/crossref/works/.*")).respond_with_handler(handle)
    assert cli("verify").code == 130
    assert cli("verify").code == 0
    assert len(asked) in {2, 3}  # the first is never asked again; the second, if it got no answer
    assert asked.count(asked[0]) == 1


@pytest.mark.slow
def test_services_say_what_differs(cli: Cli, crossref: HTTPServer) -> None:
    crossref.expect_request(re.compile("/crossref/.*")).respond_with_data(work(2019))
    outcome = cli("verify")
    assert outcome.code == 1
    assert "year: another year [Crossref]" in outcome.out


@pytest.mark.slow
def test_a_registry_that_knows_no_such_doi(cli: Cli, crossref: HTTPServer) -> None:
    crossref.expect_request(re.compile("/.*")).respond_with_data(
        "Resource not found.", status=404, content_type="text/plain"
    )
    outcome = cli("verify")
    assert "doi: no registry has 10.1000/cats" in outcome.out


@pytest.mark.slow
def test_the_page_of_a_proxy_is_no_answer_of_a_registry(cli: Cli, crossref: HTTPServer) -> None:
    """A moved address and a proxy answer 404 to everything."""
    crossref.expect_request(re.compile("/.*")).respond_with_data(
        "<!DOCTYPE html><title>Not Found</title>", status=404, content_type="text/html"
    )
    outcome = cli("verify")
    assert outcome.out.splitlines() == ["library.bib:1: doi: unverified"]
    assert (outcome.code, "Crossref refused the request (HTTP 404" in outcome.err) == (5, True)


@pytest.mark.slow
@pytest.mark.parametrize("status", [429, 503])
def test_a_service_that_could_not_be_asked_is_no_no(
    cli: Cli, crossref: HTTPServer, status: int
) -> None:
    crossref.expect_request(re.compile("/.*")).respond_with_data(
        "Sorry.", status=status, headers={"Retry-After": "0"}
    )
    outcome = cli("verify")
    assert outcome.out.splitlines() == ["library.bib:1: doi: unverified"]
    assert outcome.code == 5
    assert "warning: Crossref" in outcome.err
