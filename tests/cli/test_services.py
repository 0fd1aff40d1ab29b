"""Every service end to end: a real server on loopback that behaves as badly as servers do.

Each row is one behaviour; for every service it must end with the same exit code, with nothing
written to the library, and with a sentence that names the service and what it did.
"""

from __future__ import annotations

import gzip
import json
import re
import socket
import threading
import time
from typing import TYPE_CHECKING, NamedTuple

import pytest
from werkzeug import Request, Response

from ssmlit.cli.shared.failures import by_reason
from ssmlit.http import SERVICES
from tests.cli.conftest import LIBRARY
from tests.sources.answers import (
    ACL_BIB,
    BOOK,
    DBLP_BIB,
    NOTE,
    PAGE,
    PMC,
    REFUSAL,
    S2_PAPER,
    crossref,
    data,
    datacite,
    entry,
    feed,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytest_httpserver import HTTPServer

    from tests.cli.conftest import Cli


class Case(NamedTuple):
    """A service as the first one asked about an identifier: what is typed, a good answer, a bad."""

    service: str
    item: str
    good: bytes
    other: bytes
    title: str


def changed(body: bytes, *pairs: tuple[bytes, bytes]) -> bytes:
    """Return an answer about another work."""
    for old, new in pairs:
        assert old in body
        body = body.replace(old, new)
    return body


ARXIV = feed(entry("2401.00001v2", "A Title"))
CROSSREF = crossref(author=[{"family": "Doe", "given": "Amy"}])
S2 = data({**S2_PAPER, "externalIds": {"ArXiv": "2401.00009"}})
CASES = [
    Case("arxiv", "2401.00001", ARXIV, changed(ARXIV, (b"2401.00001", b"2401.00002")), "A Title"),
    Case("crossref", "10.1000/abc", CROSSREF, changed(CROSSREF, (b"ABC", b"XYZ")), "A Title"),
    Case("openreview", "openreview:WhaLe05o7H", data({"notes": [NOTE]}),
         changed(data({"notes": [NOTE]}), (b"WhaLe05o7H", b"ZZZZZZZZZZ")), "A Title"),
    Case("semanticscholar", "https://www.semanticscholar.org/paper/" + "a" * 40, S2,
         changed(S2, (b"a" * 40, b"b" * 40)), "A Title"),
    Case("dblp", "https://dblp.org/rec/conf/iclr/GuGR22", DBLP_BIB,
         changed(DBLP_BIB, (b"GuGR22", b"GuGR23")), "{TD-MPC2}: A Title"),
    Case("aclanthology", "https://aclanthology.org/2024.acl-long.1/", ACL_BIB,
         changed(ACL_BIB, (b"acl-long.1", b"acl-long.2")), "A Title"),
    Case("europepmc", "pmid:31", data(PMC), changed(data(PMC), (b'"31"', b'"32"')), "A Title"),
    Case("openlibrary", "isbn:9780262035613", data(BOOK),
         changed(data(BOOK), (b"9780262035613", b"9780262033848")), "Deep Learning"),
    Case("pmlr", "https://proceedings.mlr.press/v202/gu23a.html", PAGE,
         changed(PAGE, (b"gu23a", b"gu23b")), "A Title \\& More"),
]  # fmt: skip
IDS = [case.service for case in CASES]
TITLES = {name: service.title for name, service in SERVICES.items()}


class World:
    """All services on one server; those that are not played answer 404 with plain text."""

    def __init__(self, server: HTTPServer) -> None:
        self.server = server
        self.answers: dict[str, Callable[[Request], Response]] = {}
        server.expect_request("/", method="GET").respond_with_data("")
        for name in SERVICES:
            server.expect_request(f"/{name}", method="GET").respond_with_data("")
        server.expect_request(re.compile(r"/\w+/.*")).respond_with_handler(self._answer)

    def play(self, service: str, answer: Callable[[Request], Response]) -> None:
        """Let a service behave like this."""
        self.answers[service] = answer

    def asked(self, service: str) -> int:
        """Return how many requests a service got."""
        paths = [request.path for request, _ in self.server.log]
        return sum(path.startswith(f"/{service}/") for path in paths)

    def _answer(self, request: Request) -> Response:
        name = request.path.split("/")[1]
        if name in self.answers:
            return self.answers[name](request)
        return Response("Resource not found.", status=404, content_type="text/plain")


@pytest.fixture
def world(
    library: Path,  # noqa: ARG001 - sets the stage
    loopback: HTTPServer,
    monkeypatch: pytest.MonkeyPatch,
) -> World:
    """All services, on loopback; their answers are kept for a day."""
    monkeypatch.delenv("SSMLIT_FRESH")
    return World(loopback)


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_good_answer(cli: Cli, library: Path, world: World, case: Case) -> None:
    """The work is added; asked again within the day, nobody is asked."""
    world.play(case.service, lambda _: Response(case.good))

    outcome = cli("add", case.item)
    again = cli("add", case.item)

    assert outcome.code == 0, outcome.err
    assert f"title = {{{case.title}}}" in library.read_text().removeprefix(LIBRARY)
    assert again.code == 0
    assert "is the same paper" in again.err
    assert world.asked(case.service) == 1


def with_status(status: int, **headers: str) -> Callable[[bytes], Response]:
    """Return what makes an error of a good answer's body, as text."""

    def answer(_: bytes) -> Response:
        return Response("Sorry.", status=status, headers=headers, content_type="text/plain")

    return answer


def late() -> Response:
    """Answer after the patience of the test has ended."""
    time.sleep(0.9)
    return Response(b"")


CHALLENGE = b"<!DOCTYPE html><html><head><title>Making sure you&#39;re not a bot!</title></html>"
BOMB = gzip.compress(b" " * (40 << 20), 1)
DTD = b'<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "b">]><feed>&a;</feed>'
# behaviour → the answer, made of a good one; part of the message, where it is the same for all
BAD: dict[str, tuple[Callable[[bytes], Response], str]] = {
    "403-challenge": (lambda _: Response(b'{"name": "ChallengeRequiredError"}', status=403),
                      "refused the request (HTTP 403"),
    "401": (with_status(401), "refused the request (HTTP 401"),
    "406": (with_status(406), "refused the request (HTTP 406"),
    "429": (with_status(429), "limits us (HTTP 429"),
    "429-soon": (with_status(429, **{"Retry-After": "0"}), "limits us (HTTP 429"),
    "429-past": (with_status(429, **{"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}),
                 "limits us (HTTP 429"),
    "429-nonsense": (with_status(429, **{"Retry-After": "soon"}), "limits us (HTTP 429"),
    "429-late": (with_status(429, **{"Retry-After": "7200"}), "not to be asked again before"),
    "500": (with_status(500), "refused the request (HTTP 500"),
    "503": (with_status(503), "limits us (HTTP 503"),
    "html-200": (lambda _: Response(CHALLENGE), ""),
    "empty": (lambda _: Response(b""), "answered with nothing instead of data"),
    "truncated": (lambda good: Response(good[: len(good) * 2 // 3]), "cannot be read"),
    "wrong-charset": (lambda good: Response(good.replace(b"T", b"\xff\xfe\xc3", 1)), ""),
    "dtd": (lambda _: Response(DTD), ""),
    "bomb": (lambda _: Response(BOMB,
                                headers={"Content-Encoding": "gzip"}), "sent more than 32 MB"),
    "slow": (lambda _: late(), "no answer within 0.4 s"),
    "circle": (lambda _: Response(status=301, headers={"Location": "?again"}), "in circles"),
    "to-a-file": (lambda _: Response(status=302, headers={"Location": "file:///etc/passwd"}), ""),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("behaviour", BAD)
@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_bad_answer(
    cli: Cli,
    library: Path,
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    case: Case,
    behaviour: str,
) -> None:
    """Exit 5: could not ask; nothing is written, nothing is kept, the service is named."""
    answer, message = BAD[behaviour]
    if behaviour == "slow":
        monkeypatch.setenv("SSMLIT_TIMEOUT", "0.4")
    world.play(case.service, lambda _: answer(case.good))

    outcome = cli("add", case.item)

    if (case.service, behaviour) in {("dblp", "wrong-charset"), ("aclanthology", "wrong-charset")}:
        message = "not UTF-8"
    assert outcome.code == 5, outcome.err
    assert library.read_text() == LIBRARY
    assert TITLES[case.service] in outcome.err
    assert message in outcome.err
    assert "Traceback" not in outcome.err
    assert outcome.err.count("error: ") == 1

    monkeypatch.setenv("SSMLIT_TIMEOUT", "3")
    if behaviour != "429-late":  # the service healthy again, its answer is asked for and taken
        time.sleep(0.02 if "429" in behaviour or "503" in behaviour else 0)
        world.play(case.service, lambda _: Response(case.good))
        assert cli("add", case.item).code == 0


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_an_answer_about_another_work(cli: Cli, library: Path, world: World, case: Case) -> None:
    """It says nothing about the id, and is not kept: the next run asks again, and adds."""
    world.play(case.service, lambda _: Response(case.other))
    wrong = cli("add", case.item)
    world.play(case.service, lambda _: Response(case.good))
    right = cli("add", case.item)

    assert wrong.code == 5, wrong.err
    assert (
        f"the answer of {TITLES[case.service]} cannot be read: it is about another work"
        in wrong.err
    )
    assert right.code == 0, right.err
    assert library.read_text() != LIBRARY


UNKNOWN: dict[str, Callable[[], Response]] = {
    "arxiv": lambda: Response(feed()),
    "openreview": lambda: Response(data({"notes": [], "count": 0})),
    "europepmc": lambda: Response(data({"resultList": {"result": []}})),
    "openlibrary": lambda: Response(b"{}"),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_an_unknown_work(cli: Cli, library: Path, world: World, case: Case) -> None:
    """Exit 3: each service says so in its own way; the others of a batch are unharmed."""
    answer = UNKNOWN.get(case.service, lambda: Response("Not found.", status=404))
    world.play(case.service, lambda _: answer())
    world.play("datacite", lambda _: Response("{}", status=404))
    known = "10.48550/arXiv.2312.00752"  # the library has it

    outcome = cli("add", case.item, known, "--offline") if case.service == "arxiv" else None
    alone = cli("add", case.item)

    assert alone.code == 3, alone.err
    assert f"no service knows `{case.item}`" in alone.err
    assert library.read_text() == LIBRARY
    assert outcome is None or outcome.code == 5  # nobody was asked


@pytest.mark.slow
def test_an_unknown_title(cli: Cli, world: World) -> None:
    """Exit 3 when all services were asked, 5 when none was."""
    nothing = {
        "arxiv": feed(),
        "crossref": data({"status": "ok", "message": {"items": []}}),
        "semanticscholar": data({"total": 0, "data": []}),
        "openalex": data({"results": []}),
        "dblp": data({"result": {"hits": {"@total": "0"}}}),
    }
    for service, body in nothing.items():
        world.play(service, lambda _, body=body: Response(body))  # type: ignore[misc]

    asked, unasked = cli("add", "Zebras of the Sea"), cli("add", "Zebras of the Sea", "--offline")

    assert (asked.code, unasked.code) == (3, 5)
    assert "no known work has the title `Zebras of the Sea`" in asked.err
    assert "`ssmlit find zebras of the sea` searches for its words" in asked.err
    assert cli("find", "zebras", "of", "the", "sea").code == 1  # a search that finds nothing
    assert "services were not asked: offline" in unasked.err


def test_a_moved_api_is_no_answer_about_an_id(cli: Cli, world: World) -> None:
    """arXiv answers unknown ids with 200: a 404 there means that the address is wrong."""
    world.play("arxiv", lambda _: Response("nothing here", status=404))

    outcome = cli("add", "2401.00001", "2401.00002")

    assert outcome.code == 5
    assert "error: 2401.00001, 2401.00002: arXiv refused the request (HTTP 404" in outcome.err


def test_a_common_failure_is_reported_once(cli: Cli, library: Path) -> None:
    """Offline each id fails alike: all are named, and what to do is there once."""
    outcome = cli("add", "2401.00001", "2401.00002", "10.1000/x", "--offline")

    assert outcome.code == 5
    errors = [line for line in outcome.err.splitlines() if line.startswith("error: ")]
    assert [line.partition(": ")[2].partition(" was not")[0] for line in errors] == [
        "2401.00001, 2401.00002: arXiv",
        "10.1000/x: Crossref",
    ]
    assert outcome.err.count("hint: ") == 2
    assert library.read_text() == LIBRARY


def test_a_moved_answer_is_followed(cli: Cli, world: World) -> None:
    """A redirect to the right place is not a failure."""

    def moved(request: Request) -> Response:
        if request.path == "/arxiv/query":
            return Response(
                status=301, headers={"Location": "/arxiv/new?" + request.query_string.decode()}
            )
        return Response(ARXIV)

    world.play("arxiv", moved)

    assert cli("add", "2401.00001").code == 0


def test_one_unknown_in_a_batch(cli: Cli, library: Path, world: World) -> None:
    """The others are added, and the one is named."""
    world.play(
        "arxiv",
        lambda _: Response(feed(entry("2401.00001", "Snails"), entry("2401.00003", "On Whales"))),
    )

    outcome = cli("add", "2401.00001", "2401.00002", "2401.00003")

    assert outcome.code == 3
    assert "no service knows `2401.00002`" in outcome.err
    assert library.read_text().count("eprint = {2401") == 2


@pytest.mark.slow
def test_one_malformed_in_a_batch(cli: Cli, library: Path, world: World) -> None:
    """A service that rejects a whole list for one id is asked about its halves."""

    def picky(request: Request) -> Response:
        ids = request.args["id_list"].split(",")
        if "2401.00002" in ids:
            return Response(REFUSAL, status=400)
        titles = {"2401.00001": "Snails", "2401.00003": "On Whales"}
        return Response(feed(*(entry(one, titles[one]) for one in ids)))

    world.play("arxiv", picky)

    outcome = cli("add", "2401.00001", "2401.00002", "2401.00003")

    assert outcome.code == 3
    assert library.read_text().count("eprint = {2401") == 2


@pytest.mark.slow
def test_another_service_is_asked_instead(cli: Cli, library: Path, world: World) -> None:
    """Where arXiv is down, DataCite knows its papers by their DOIs."""
    world.play("arxiv", lambda _: Response("Rate exceeded.", status=429))
    world.play("datacite", lambda _: Response(datacite(
        doi="10.48550/arxiv.2401.00001", titles=[{"title": "A Title"}])))  # fmt: skip

    outcome = cli("add", "2401.00001", "--json")

    assert outcome.code == 0, outcome.err
    (item,) = json.loads(outcome.out)["items"]
    assert item["source"] == "DataCite"
    assert "eprint = {2401.00001}" in library.read_text()


@pytest.mark.slow
def test_every_service_that_failed_is_named(cli: Cli, world: World) -> None:
    """Of all that could know a DOI, each with its own reason."""
    world.play("crossref", lambda _: Response("down", status=500))
    world.play("datacite", lambda _: Response("busy", status=503))
    world.play("openalex", lambda _: Response("no key", status=403))
    world.play("semanticscholar", lambda _: Response(CHALLENGE))

    outcome = cli("add", "10.1000/abc")

    assert outcome.code == 5
    for name, reason in (
        ("Crossref", "HTTP 500"), ("DataCite", "HTTP 503"), ("OpenAlex", "HTTP 403"),
        ("Semantic Scholar", "a web page"),
    ):  # fmt: skip
        said = next(part for part in outcome.err.split("; ") if name in part)
        assert reason in said


def test_a_failure_stays_a_failure(cli: Cli, world: World) -> None:
    """A second service that does not know a DOI does not make "could not ask" a no."""
    world.play("crossref", lambda _: Response("down", status=500))

    outcome = cli("add", "10.1000/abc")

    assert outcome.code == 5
    assert "Crossref refused the request (HTTP 500" in outcome.err


def test_refused(cli: Cli, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody listens."""
    monkeypatch.setenv("SSMLIT_CROSSREF_URL", "http://127.0.0.1:9")

    outcome = cli("add", "10.1000/abc")

    assert outcome.code == 5
    assert "Crossref could not be asked: 127.0.0.1:9 refused the connection" in outcome.err
    assert world.asked("crossref") == 0


@pytest.fixture
def raw(monkeypatch: pytest.MonkeyPatch, world: World) -> Iterator[Callable[[list[bytes]], None]]:  # noqa: ARG001 - sets the stage
    """A socket that plays Crossref byte by byte, and closes."""
    listener = socket.create_server(("127.0.0.1", 0))
    monkeypatch.setenv("SSMLIT_CROSSREF_URL", f"http://127.0.0.1:{listener.getsockname()[1]}")
    chunks: list[bytes] = []

    def serve() -> None:
        try:
            while True:
                connection, _ = listener.accept()
                with connection:
                    connection.recv(65536)
                    for chunk in chunks:
                        connection.sendall(chunk)
                        time.sleep(0.1)
        except OSError:  # the test is over
            return

    threading.Thread(target=serve, daemon=True).start()
    yield chunks.extend
    listener.close()


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4000\r\n\r\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("chunks", "message"),
    [
        pytest.param([], "Crossref could not be asked", id="closed-at-once"),
        pytest.param([b"HTTP/1.1 2"], "cut short or garbled", id="closed-in-the-head"),
        pytest.param([HEAD + b'{"message": '], "cut short or garbled", id="closed-in-the-body"),
        pytest.param([b"SSH-2.0-OpenSSH\r\n\r\n"], "cut short or garbled", id="another-protocol"),
        pytest.param([HEAD, *[b" "] * 30], "did not finish its answer", id="drip"),
    ],
)
def test_connections_that_break(
    cli: Cli,
    library: Path,
    raw: Callable[[list[bytes]], None],
    monkeypatch: pytest.MonkeyPatch,
    chunks: list[bytes],
    message: str,
) -> None:
    """Closed, garbled or dripping: exit 5 and a sentence."""
    monkeypatch.setenv("SSMLIT_TIMEOUT", "0.4")
    raw(chunks)

    outcome = cli("add", "10.1000/abc")

    assert outcome.code == 5
    assert message in outcome.err
    assert library.read_text() == LIBRARY


def test_services_that_fail_for_one_reason_share_a_sentence() -> None:
    """Without a network all of them do, and only their hosts differ."""
    host = "{} could not be asked: the host {} cannot be found"
    failures = [
        f"{host.format('arXiv', 'a.org')}; DBLP could not be asked: no answer within 5 s",
        f"{host.format('arXiv', 'a.org')}; {host.format('Crossref', 'c.org')}",
        host.format("OpenAlex", "o.org"),
        "OpenReview was not asked: offline",
    ]
    assert by_reason(failures) == [
        "arXiv, Crossref and OpenAlex could not be asked: the hosts cannot be found",
        "DBLP could not be asked: no answer within 5 s",
        "OpenReview was not asked: offline",
    ]
    assert by_reason(failures[2:3]) == failures[2:3]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ('offline = "no"', "offline must be true or false"),
        ('timeout = "soon"', "timeout must be a number"),
        ("arxiv = 3", "arxiv must be a text"),
        ("arxiv-gap = true", "arxiv-gap must be a number"),
    ],
)
def test_a_wrong_setting_of_the_network_is_named_with_its_line(
    cli: Cli, library: Path, line: str, wrong: str
) -> None:
    library.with_name("ssmlit.toml").write_text(f"[network]\n\n{line}\n")

    done = cli("add", "2405.21060")

    assert done.code == 2
    assert f"ssmlit.toml:3: setting network.{wrong}" in done.err
    assert "there is no setting" not in done.err
