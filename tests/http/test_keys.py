"""A user's key is sent to its own service and to no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request as ServerRequest
from werkzeug import Response

from ssmlit.http import SERVICES, Http, Settings
from ssmlit.http.answers import NotFound, Request

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

SECRETS = {
    "SSMLIT_SEMANTICSCHOLAR_KEY": "secret-1",
    "SSMLIT_OPENALEX_KEY": "secret-2",
}
WHERE = {
    "semanticscholar": ("x-api-key", "secret-1"),
    "openalex": ("?api_key", "secret-2"),
}


@pytest.fixture
def stranger() -> Iterator[HTTPServer]:
    """A second server, on another port."""
    with HTTPServer(host="127.0.0.1") as server:
        server.expect_request("/else").respond_with_json({})
        yield server


def asker(
    httpserver: HTTPServer, folder: Path, table: Mapping[str, str | float] | None = None
) -> Http:
    """Return an Http whose services are the test's server, with all keys set."""
    addresses = {} if table else {
        f"SSMLIT_{name.upper()}_URL": httpserver.url_for("").rstrip("/") for name in SERVICES
    }  # fmt: skip
    gaps = {f"SSMLIT_{name.upper()}_GAP": "0" for name in SERVICES}
    environment = {**SECRETS, **addresses, **gaps, "SSMLIT_CACHE_DIR": str(folder)}
    return Http(Settings.read(environment, table))


def secrets_of(request: ServerRequest) -> str:
    """Return all places of a request in which a key may be."""
    return f"{request.headers} {request.url}"


@pytest.mark.parametrize("service", WHERE)
def test_a_key_goes_to_its_service(httpserver: HTTPServer, tmp_path: Path, service: str) -> None:
    """In the header or parameter that the service wants."""
    httpserver.expect_request("/x").respond_with_json({})

    asker(httpserver, tmp_path).ask(Request(service, "/x"), bytes)

    (request, _), name = httpserver.log[0], WHERE[service][0]
    found = request.args.get(name[1:]) if name[0] == "?" else request.headers[name]
    assert found == WHERE[service][1]


@pytest.mark.slow
@pytest.mark.parametrize("service", WHERE)
def test_no_key_follows_a_redirect(
    httpserver: HTTPServer, stranger: HTTPServer, tmp_path: Path, service: str
) -> None:
    """Another host, or another port, gets none."""
    httpserver.expect_request("/x").respond_with_response(
        Response(status=302, headers={"Location": stranger.url_for("/else")})
    )

    asker(httpserver, tmp_path).ask(Request(service, "/x"), bytes)

    assert "secret" in secrets_of(httpserver.log[0][0])
    assert "secret" not in secrets_of(stranger.log[0][0])


@pytest.mark.parametrize("service", WHERE)
def test_no_key_for_an_address_of_a_file(
    httpserver: HTTPServer, tmp_path: Path, service: str
) -> None:
    """ssmlit.toml may be a stranger's: an address it names gets no secret."""
    httpserver.expect_request("/x").respond_with_json({})
    table = {service: httpserver.url_for("").rstrip("/"), f"{service}-gap": "0"}

    asker(httpserver, tmp_path, table).ask(Request(service, "/x"), bytes)

    assert "secret" not in secrets_of(httpserver.log[0][0])


def test_keys_are_not_stored(httpserver: HTTPServer, tmp_path: Path) -> None:
    """The cache knows answers by addresses without keys."""
    httpserver.expect_request("/x").respond_with_json({})

    asker(httpserver, tmp_path).ask(Request("openalex", "/x"), bytes)

    assert b"secret" not in b"".join(p.read_bytes() for p in tmp_path.iterdir() if p.is_file())


def test_posting(httpserver: HTTPServer, tmp_path: Path) -> None:
    """A body is posted as JSON; another body is another question."""
    httpserver.expect_request("/batch", method="POST").respond_with_handler(
        lambda request: Response(request.get_data())
    )
    http = asker(httpserver, tmp_path)

    answers = [
        http.ask(Request("semanticscholar", "/batch", body=body), bytes)
        for body in ('{"ids": [1]}', '{"ids": [2]}', '{"ids": [1]}')
    ]

    assert [None if isinstance(a, NotFound) else a.value for a in answers] == [
        b'{"ids": [1]}',
        b'{"ids": [2]}',
        b'{"ids": [1]}',
    ]
    assert len(httpserver.log) == 2
    assert httpserver.log[0][0].content_type == "application/json"
