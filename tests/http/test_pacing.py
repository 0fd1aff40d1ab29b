"""Services are asked one at a time, with their gap, by all processes together."""

from __future__ import annotations

import itertools
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from werkzeug import Request as ServerRequest
from werkzeug import Response

from ssmlit.errors import NetworkError
from ssmlit.http import Http, Settings
from ssmlit.http.answers import Found, Request
from ssmlit.http.services import Service
from tests.http.conftest import FEED, QUESTION, parse

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

Connect = Callable[..., Http]

ASK_TWICE = """
import os, sys
from ssmlit.http import Http, Settings
from ssmlit.http.answers import Request
http = Http(Settings.read(os.environ))
for number in "12":
    http.ask(Request("arxiv", f"/{sys.argv[1]}/{number}", expects="xml"), bytes)
"""


@pytest.mark.slow
def test_two_processes_keep_one_gap(httpserver: HTTPServer, tmp_path: Path) -> None:
    """Requests of two processes never overlap and keep the gap between them."""
    spans: list[tuple[float, float]] = []

    def busy(_: ServerRequest) -> Response:
        began = time.monotonic()
        time.sleep(0.05)
        spans.append((began, time.monotonic()))
        return Response(FEED)

    for path in ("/left/1", "/left/2", "/right/1", "/right/2"):
        httpserver.expect_request(path).respond_with_handler(busy)
    environment = {
        "SSMLIT_ARXIV_URL": httpserver.url_for(""),
        "SSMLIT_ARXIV_GAP": "0.2",
        "SSMLIT_CACHE_DIR": str(tmp_path),
        "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src"),
    }
    processes = [
        subprocess.Popen([sys.executable, "-c", ASK_TWICE, name], env=environment)
        for name in ("left", "right")
    ]

    assert [process.wait(timeout=60) for process in processes] == [0, 0]
    spans.sort()
    gaps = [later[0] - earlier[1] for earlier, later in itertools.pairwise(spans)]
    assert len(gaps) == 3
    assert min(gaps) > 0.19


@pytest.mark.slow
@pytest.mark.parametrize("status", [429, 503])
def test_one_retry(httpserver: HTTPServer, connect: Connect, status: int) -> None:
    """Too many requests: wait as long as the service says, then ask once more."""
    httpserver.expect_ordered_request("/api/query").respond_with_data(
        "Rate exceeded.", status=status, headers={"Retry-After": "1"}
    )
    httpserver.expect_ordered_request("/api/query").respond_with_data(FEED)
    waits: list[float] = []
    http = connect()
    http._waiting = lambda _, seconds: waits.append(seconds)

    answer = http.ask(QUESTION, parse)

    assert isinstance(answer, Found)
    assert len(waits) == 1
    assert 0 < waits[0] <= 1


def test_whom_nothing_reached_needs_no_rest(tmp_path: Path) -> None:
    """Without a network a batch fails at once, and does not wait for each gap."""
    closed = {"arxiv": Service("arxiv", "arXiv", "http://127.0.0.1:9/api", gap=60.0)}
    waits: list[float] = []
    http = Http(
        Settings(services=closed, cache_dir=tmp_path), lambda _, seconds: waits.append(seconds)
    )

    for _ in range(2):
        with pytest.raises(NetworkError, match="could not be asked"):
            http.ask(QUESTION, parse)

    assert waits == []


@pytest.mark.slow
def test_no_second_retry(httpserver: HTTPServer, connect: Connect) -> None:
    """A service that stays overloaded is left alone, and named."""
    httpserver.expect_request("/api/query").respond_with_data("Rate exceeded.", status=429)

    with pytest.raises(NetworkError, match=r"arXiv .* \(HTTP 429, “Rate exceeded.”\)"):
        connect().ask(QUESTION, parse)

    assert len(httpserver.log) == 2


@pytest.mark.parametrize(
    "retry_after",
    [
        pytest.param("3600", id="seconds"),
        pytest.param("9" * 400, id="for-ever"),
        pytest.param(
            time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + 3600)), id="date"
        ),
    ],
)
def test_a_long_cool_down_is_not_slept_through(
    httpserver: HTTPServer, connect: Connect, retry_after: str
) -> None:
    """Told to come back in an hour, the command says so at once, and so does the next one."""
    httpserver.expect_request("/api/query").respond_with_data(
        "Rate exceeded.", status=429, headers={"Retry-After": retry_after}
    )

    for _ in range(2):
        with pytest.raises(NetworkError, match="not to be asked again before"):
            connect().ask(QUESTION, parse)

    assert len(httpserver.log) == 1


def test_the_day_of_a_long_cool_down(httpserver: HTTPServer, connect: Connect) -> None:
    """Nearly a day is said with its date: the time alone would be of today."""
    httpserver.expect_request("/api/query").respond_with_data(
        "Rate exceeded.", status=429, headers={"Retry-After": "86400"}
    )
    tomorrow = time.strftime("%Y-%m-%d", time.localtime(time.time() + 86_400))

    with pytest.raises(NetworkError, match=f"before {tomorrow} "):
        connect().ask(QUESTION, parse)


@pytest.mark.slow
@pytest.mark.parametrize("retry_after", ["soon", "", "-1", "Wed, 99 Foo 2026 00:00:00 GMT"])
def test_nonsense_in_retry_after(
    httpserver: HTTPServer, connect: Connect, retry_after: str
) -> None:
    """A wish that cannot be read is answered with the service's own cool-down."""
    httpserver.expect_ordered_request("/api/query").respond_with_data(
        "busy", status=503, headers={"Retry-After": retry_after}
    )
    httpserver.expect_ordered_request("/api/query").respond_with_data(FEED)

    assert isinstance(connect().ask(QUESTION, parse), Found)


def test_a_clock_that_was_set_back(
    httpserver: HTTPServer, connect: Connect, tmp_path: Path
) -> None:
    """A due time days ahead is not a service's wish, and a damaged one is none at all."""
    httpserver.expect_request("/api/query").respond_with_data(FEED)
    (tmp_path / "cache").mkdir()
    for text in (f"{time.time() + 3e6}", "not a number"):
        name = f"{httpserver.host}_{httpserver.port}.next"
        (tmp_path / "cache" / name).write_text(text)

        assert isinstance(connect(fresh=0).ask(QUESTION, parse), Found)


@pytest.mark.slow
def test_threads_take_turns(httpserver: HTTPServer, connect: Connect) -> None:
    """One process with several threads opens one connection at a time too."""
    running: list[int] = []
    most: list[int] = []

    def count(_: ServerRequest) -> Response:
        running.append(1)
        most.append(len(running))
        time.sleep(0.02)
        running.pop()
        return Response(FEED)

    httpserver.expect_request("/api/query").respond_with_handler(count)
    http = connect()
    threads = [
        threading.Thread(
            target=http.ask,
            args=(Request("arxiv", "/query", (("start", str(number)),), "xml"), parse),
        )
        for number in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert most == [1, 1, 1, 1]


def test_pacing_is_by_host() -> None:
    """What is paced is host and port; a password in an address is not part of it."""
    assert Service("x", "X", "https://me:secret@Mirror.org:8080/api", 0).host == "mirror.org:8080"


@pytest.mark.parametrize(
    ("statuses", "asked", "outcomes"),
    [
        pytest.param([503], 4, "----", id="busy: two questions, each asked twice"),
        pytest.param([503, 503, 200, 503, 503, 503, 503], 7, "-+---", id="an answer between"),
        pytest.param([500], 5, "-----", id="a refusal is an answer"),
        pytest.param([404], 5, "00000", id="and so is not found"),
    ],
)
def test_a_silent_service_is_not_asked_again(
    httpserver: HTTPServer,
    connect: Callable[..., Http],
    statuses: list[int],
    asked: int,
    outcomes: str,
) -> None:
    """A hundred references would each wait for it; the last status stays."""
    left = list(statuses)
    httpserver.expect_request("/api/query").respond_with_handler(
        lambda _: Response(FEED, status=left.pop(0) if len(left) > 1 else left[0])
    )
    http, found = connect(cooldown=0.01), ""

    for number in range(len(outcomes)):
        question = QUESTION._replace(query=(("id_list", str(number)),))
        try:
            found += "+" if isinstance(http.ask(question, parse), Found) else "0"
        except NetworkError:
            found += "-"

    assert (found, len(httpserver.log)) == (outcomes, asked)
