"""Found, not found and not asked are three results, whatever a server does."""

from __future__ import annotations

import gzip
import socket
import sys
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import httpx2
import pytest
from werkzeug import Request as ServerRequest
from werkzeug import Response

from ssmlit.errors import ExitCode, NetworkError, UnresolvedError
from ssmlit.http import SERVICES, Http, OfflineError, Settings, wire
from ssmlit.http.answers import Found, NotFound, UnreachedError
from ssmlit.http.client import sniff
from ssmlit.http.links import statuses
from ssmlit.http.services import Service
from tests.http.conftest import FEED, QUESTION, parse

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_httpserver import HTTPServer

Connect = Callable[..., Http]


def test_found(httpserver: HTTPServer, connect: Connect) -> None:
    """An answer that can be read is found, with its day."""
    httpserver.expect_request("/api/query", query_string="id_list=2312.00752").respond_with_data(
        FEED, content_type="application/atom+xml"
    )

    answer = connect().ask(QUESTION, parse)

    today = time.strftime("%Y-%m-%d", time.gmtime())
    assert answer == Found("Mamba", today)


def test_we_say_who_we_are(httpserver: HTTPServer, connect: Connect) -> None:
    """Every request names the program and an address to complain to."""
    httpserver.expect_request("/api/query").respond_with_data(FEED)

    connect().ask(QUESTION, parse)

    name = httpserver.log[0][0].headers["User-Agent"]
    assert name.startswith("ssmlit/")
    assert "(+https://" in name


@pytest.mark.parametrize("status", [404, 410])
def test_not_found(httpserver: HTTPServer, connect: Connect, status: int) -> None:
    """The service's own "no such thing" is an answer, not a failure."""
    httpserver.expect_request("/api/query").respond_with_data("Resource not found.", status=status)

    assert isinstance(connect().ask(QUESTION, parse), NotFound)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        pytest.param(
            b"<!DOCTYPE html><title>Access Denied</title>", 200, "Access Denied", id="html"
        ),
        pytest.param(b"\n <html><body>Just a moment", 200, "web page", id="html-without-doctype"),
        pytest.param(b"", 200, "nothing", id="empty"),
        pytest.param(b"Rate exceeded.", 200, "plain text", id="text"),
        pytest.param(b'{"a": 1}', 200, "json", id="other-format"),
        pytest.param(FEED[:-4], 200, "no end", id="cut-short"),
        pytest.param(b"oops", 500, "HTTP 500", id="500"),
        pytest.param(b"no", 403, "HTTP 403", id="403"),
        pytest.param(b"what?", 400, "HTTP 400", id="400"),
    ],
)
def test_could_not_ask(
    httpserver: HTTPServer, connect: Connect, body: bytes, status: int, words: str
) -> None:
    """An answer nobody can trust is a network failure and is asked for again next time."""
    httpserver.expect_request("/api/query").respond_with_data(body, status=status)
    http = connect()

    for _ in range(2):
        with pytest.raises(NetworkError) as caught:
            http.ask(QUESTION, parse)

        assert "arXiv" in caught.value.message
        assert words in caught.value.message
        assert caught.value.hint
        assert caught.value.exit_code == ExitCode.NETWORK
    assert len(httpserver.log) == 2


def test_an_error_of_the_source_passes(httpserver: HTTPServer, connect: Connect) -> None:
    """What a source finds out about the question is not the network's fault, and is not stored."""

    def refuse(body: bytes) -> str:
        raise UnresolvedError(f"{len(body)} bytes say the id is malformed")

    httpserver.expect_request("/api/query").respond_with_data(FEED)
    http = connect()

    with pytest.raises(UnresolvedError):
        http.ask(QUESTION, refuse)
    http.ask(QUESTION, parse)

    assert len(httpserver.log) == 2


def test_refused_connection(tmp_path: Path) -> None:
    """Nobody at the port: the message names the host, the hint what to check."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    service = Service("arxiv", "arXiv", f"http://127.0.0.1:{port}", gap=0)
    http = Http(Settings(services={"arxiv": service}, cache_dir=tmp_path))

    with pytest.raises(NetworkError) as caught:
        http.ask(QUESTION, parse)

    assert caught.value.message == (
        f"arXiv could not be asked: 127.0.0.1:{port} refused the connection"
    )
    assert caught.value.hint.startswith("check the network; SSMLIT_")


@pytest.mark.slow
def test_unknown_host(tmp_path: Path) -> None:
    """A name that no resolver knows (RFC 6761: `.invalid`) is a network failure with a hint."""
    service = Service("arxiv", "arXiv", "http://export.arxiv.invalid", gap=0)
    http = Http(Settings(services={"arxiv": service}, cache_dir=tmp_path))

    with pytest.raises(NetworkError) as caught:
        http.ask(QUESTION, parse)

    assert "arXiv" in caught.value.message
    assert caught.value.hint.startswith("check the network; SSMLIT_")


def test_tls_to_a_server_without(httpserver: HTTPServer, tmp_path: Path) -> None:
    """A failed handshake is a network failure."""
    base = httpserver.url_for("/api").replace("http://", "https://")
    service = Service("arxiv", "arXiv", base, gap=0)
    http = Http(Settings(services={"arxiv": service}, cache_dir=tmp_path))

    with pytest.raises(NetworkError, match="secure connection"):
        http.ask(QUESTION, parse)


@pytest.mark.slow
def test_slow_answer(httpserver: HTTPServer, connect: Connect) -> None:
    """A server that says nothing is given up on after the timeout."""

    def sleepy(_: ServerRequest) -> Response:
        time.sleep(0.6)
        return Response(FEED)

    httpserver.expect_request("/api/query").respond_with_handler(sleepy)

    with pytest.raises(NetworkError, match=r"no answer within 0\.2 s"):
        connect(timeout=0.2).ask(QUESTION, parse)


def test_body_shorter_than_announced(tmp_path: Path) -> None:
    """A connection that breaks in the middle gives no half answer."""
    import threading

    def serve(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(4096)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + FEED)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, args=(listener,))
        thread.start()
        base = f"http://127.0.0.1:{listener.getsockname()[1]}"
        http = Http(
            Settings(services={"arxiv": Service("arxiv", "arXiv", base, 0)}, cache_dir=tmp_path)
        )
        with pytest.raises(NetworkError, match="cut short"):
            http.ask(QUESTION, parse)
        thread.join()


@pytest.mark.slow
def test_gzip(httpserver: HTTPServer, connect: Connect) -> None:
    """A compressed answer is read like any other."""
    httpserver.expect_request("/api/query").respond_with_data(
        gzip.compress(FEED), headers={"Content-Encoding": "gzip"}
    )

    answer = connect().ask(QUESTION, parse)

    assert isinstance(answer, Found)
    assert answer.value == "Mamba"


@pytest.mark.slow
def test_broken_compression(httpserver: HTTPServer, connect: Connect) -> None:
    """A body that is not what its header says is a network failure."""
    httpserver.expect_request("/api/query").respond_with_data(
        FEED, headers={"Content-Encoding": "gzip"}
    )

    with pytest.raises(NetworkError, match="decompressed"):
        connect().ask(QUESTION, parse)


@pytest.mark.slow
def test_a_body_without_end(httpserver: HTTPServer, connect: Connect) -> None:
    """Forty megabytes out of forty kilobytes are not read to the end."""
    httpserver.expect_request("/api/query").respond_with_data(
        gzip.compress(b" " * 40 * 2**20), headers={"Content-Encoding": "gzip"}
    )

    with pytest.raises(NetworkError, match="more than 32 MB"):
        connect().ask(QUESTION, parse)


@pytest.mark.slow  # it waits four times as long as a byte may take, also on a busy machine
def test_an_answer_that_drips(httpserver: HTTPServer, connect: Connect) -> None:
    """A byte now and then beats the timeout of a read, not that of the whole answer."""

    def drip(_: ServerRequest) -> Response:
        def body() -> Iterator[bytes]:
            for _ in range(200):
                time.sleep(0.01)
                yield b" "

        return Response(body())

    httpserver.expect_request("/api/query").respond_with_handler(drip)

    with pytest.raises(NetworkError, match="did not finish"):
        connect(timeout=0.5).ask(QUESTION, parse)


def test_redirect(httpserver: HTTPServer, connect: Connect) -> None:
    """A service that moved is followed; the answer is stored under the address we asked."""
    httpserver.expect_request("/api/query").respond_with_data(
        "", status=301, headers={"Location": "/elsewhere"}
    )
    httpserver.expect_request("/elsewhere").respond_with_data(FEED)
    http = connect()

    first, second = http.ask(QUESTION, parse), http.ask(QUESTION, parse)

    assert isinstance(first, Found)
    assert isinstance(second, Found)
    assert first == second
    assert len(httpserver.log) == 2


@pytest.mark.parametrize(
    ("first", "then", "followed"),
    [
        pytest.param("https://8.8.8.8/x", "http://127.0.0.1/admin", False, id="this machine"),
        pytest.param("https://8.8.8.8/x", "http://localhost:8000/", False, id="by name"),
        pytest.param("https://8.8.8.8/x", "http://[::1]/", False, id="IPv6"),
        pytest.param("https://8.8.8.8/x", "http://10.1.2.3/", False, id="a private network"),
        pytest.param("https://8.8.8.8/x", "http://169.254.169.254/", False, id="link-local"),
        pytest.param("https://8.8.8.8/x", "https://1.1.1.1/", True, id="another public host"),
        pytest.param("http://127.0.0.1:8000/x", "http://127.0.0.2/", True, id="a private setting"),
    ],
)
def test_redirects_from_public_to_private_hosts(first: str, then: str, followed: bool) -> None:
    """An answer of a public service cannot make this machine ask inside its own network."""
    check = wire._public_only(first, SERVICES["crossref"])
    if followed:
        check(httpx2.Request("GET", then))
    else:
        with pytest.raises(NetworkError, match="private network"):
            check(httpx2.Request("GET", then))


def test_an_answer_belongs_to_the_address_that_gave_it(
    httpserver: HTTPServer, tmp_path: Path
) -> None:
    """What a stranger's mirror said about a paper is nothing that the real service said."""
    httpserver.expect_request("/api/query").respond_with_data(FEED)
    base = httpserver.url_for("/api").rstrip("/")
    mirror = {"arxiv": base, "arxiv-gap": "0"}
    here = {"SSMLIT_CACHE_DIR": str(tmp_path)}
    asked = Http(Settings.read(here, mirror)).ask(QUESTION, parse)
    assert isinstance(asked, Found)
    assert Http(Settings.read(here, mirror, offline=True)).recall(QUESTION, parse) is not None
    assert Http(Settings.read(here, {}, offline=True)).recall(QUESTION, parse) is None


def test_redirect_in_circles(httpserver: HTTPServer, connect: Connect) -> None:
    """Endless redirects end in a message."""
    httpserver.expect_request("/api/query").respond_with_data(
        "", status=302, headers={"Location": QUESTION.target.join(["/api", ""])}
    )

    with pytest.raises(NetworkError, match="circles"):
        connect().ask(QUESTION, parse)


def test_offline_without_an_answer(httpserver: HTTPServer, connect: Connect) -> None:
    """Offline opens no socket; nobody could be asked, exit 5."""
    with pytest.raises(OfflineError) as caught:
        connect(offline=True).ask(QUESTION, parse)

    assert caught.value.exit_code == ExitCode.NETWORK
    assert httpserver.log == []


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        pytest.param(b"\xef\xbb\xbf<?xml version='1.0'?>", "xml", id="byte-order-mark"),
        pytest.param(b"<feed/>", "xml", id="xml"),
        pytest.param(b"<!doctype html>", "html", id="doctype"),
        pytest.param(b"<!-- hi --><html>", "html", id="comment-first"),
        pytest.param(b' [{"a": 1}]', "json", id="json"),
        pytest.param(b"Rate exceeded.", "text", id="text"),
        pytest.param(b" \n", "empty", id="blank"),
    ],
)
def test_sniff(body: bytes, kind: str) -> None:
    """What a body is shows in its first bytes, not in its header."""
    assert sniff(body) == kind


@pytest.mark.slow
@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("ALL_PROXY", "socks5://127.0.0.1:9", "needs the Python package socksio"),
        ("ALL_PROXY", "socks://127.0.0.1:9", "or ALL_PROXY cannot be used (Unknown scheme"),
        ("SSL_CERT_FILE", "/no/such.pem", "the certificates of SSL_CERT_FILE or SSL_CERT_DIR"),
    ],
)
def test_what_the_environment_names_cannot_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, said: str
) -> None:
    """A proxy or a certificate of which there is no use: nothing was asked, and why."""
    monkeypatch.setitem(sys.modules, "socksio", None)  # not installed
    monkeypatch.setattr(wire, "_certificates", wire._certificates.__wrapped__)
    monkeypatch.setenv(variable, value)
    service = Service("arxiv", "arXiv", "http://papers.invalid/api", gap=0)
    http = Http(Settings(services={"arxiv": service}, cache_dir=tmp_path))

    with pytest.raises(UnreachedError, match="arXiv could not be asked: ") as failure:
        http.ask(QUESTION, parse)
    with pytest.raises(UnreachedError) as of_links:
        statuses(["http://papers.invalid/a"], timeout=1, contact="me")

    assert said in failure.value.message
    assert said in of_links.value.message


def test_this_machine_is_asked_without_the_proxy(
    httpserver: HTTPServer, connect: Connect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the environment names as proxy is for all others."""
    httpserver.expect_request("/api/query").respond_with_data(FEED)
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)

    assert isinstance(connect().ask(QUESTION, parse), Found)

    monkeypatch.setenv("HTTP_PROXY", httpserver.url_for(""))
    service = Service("arxiv", "arXiv", "http://papers.invalid/api", gap=0)
    elsewhere = Http(Settings(services={"arxiv": service}, cache_dir=tmp_path / "other"))
    assert isinstance(elsewhere.ask(QUESTION, parse), Found)
