"""Stored answers: fresh for a day, served offline forever, and optional."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from ssmlit.errors import NetworkError
from ssmlit.http import Http
from ssmlit.http.answers import Found, UnreadableError
from ssmlit.http.cache import Cache, Contents, StoredAnswer
from tests.http.conftest import FEED, QUESTION, parse

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_httpserver import HTTPServer

Connect = Callable[..., Http]

PART = QUESTION._replace(query=(("id_list", "other words"),))


def test_asked_once_a_day(httpserver: HTTPServer, connect: Connect) -> None:
    """The second question of the day, also of another process, is answered from disk."""
    httpserver.expect_request("/api/query").respond_with_data(FEED)

    first = connect().ask(QUESTION, parse)
    second = connect().ask(QUESTION, parse)

    assert isinstance(first, Found)
    assert second == first
    assert len(httpserver.log) == 1


def test_asked_again_the_next_day(httpserver: HTTPServer, connect: Connect) -> None:
    """An answer older than its freshness is asked for again."""
    httpserver.expect_request("/api/query").respond_with_data(FEED)

    connect(fresh=0).ask(QUESTION, parse)
    connect(fresh=0).ask(QUESTION, parse)

    assert len(httpserver.log) == 2


def test_offline_serves_any_age(httpserver: HTTPServer, connect: Connect) -> None:
    """Offline, a stored answer counts however old it is, also for one name of a batch."""
    httpserver.expect_request("/api/query").respond_with_data(FEED)
    connect().ask(QUESTION, parse)

    offline = connect(offline=True, fresh=0)
    asked, recalled = offline.ask(QUESTION, parse), offline.recall(PART, parse)

    assert isinstance(asked, Found)
    assert asked == recalled
    assert offline.recall(PART._replace(names=("arxiv:2401.00001",)), parse) is None


def test_what_a_newer_version_cannot_read_is_asked_again(
    httpserver: HTTPServer, connect: Connect
) -> None:
    """A stored answer that no longer parses is replaced, not believed."""

    def strict(body: bytes) -> str:
        if b"Mamba-2" not in body:
            raise UnreadableError("too old")
        return "Mamba-2"

    httpserver.expect_ordered_request("/api/query").respond_with_data(FEED)
    httpserver.expect_ordered_request("/api/query").respond_with_data(b"<feed>Mamba-2</feed>")

    connect().ask(QUESTION, parse)
    answer = connect().ask(QUESTION, strict)

    assert isinstance(answer, Found)
    assert answer.value == "Mamba-2"


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(b"not a database, but long enough to be taken for one" * 40, id="garbage"),
        pytest.param(b"", id="empty"),
    ],
)
def test_a_damaged_cache_is_thrown_away(
    httpserver: HTTPServer, connect: Connect, tmp_path: Path, damage: bytes
) -> None:
    """A broken cache file costs one more request and nothing else."""
    httpserver.expect_request("/api/query").respond_with_data(FEED)
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "answers.sqlite").write_bytes(damage)

    connect().ask(QUESTION, parse)
    again = connect().ask(QUESTION, parse)

    assert isinstance(again, Found)
    assert len(httpserver.log) == 1


def test_a_cache_that_is_damaged_between_two_questions(tmp_path: Path) -> None:
    """What another program does to the file costs the stored answers and nothing else."""
    cache, answer = Cache(tmp_path), StoredAnswer("http://a/1", 4_000_000_000.0, 200, b"new")
    cache.put(answer, ("arxiv:1",))
    assert cache.get("http://a/1") == answer

    (tmp_path / "answers.sqlite").write_bytes(b"not a database, but as long as one" * 4000)
    damaged = cache.get("http://a/1"), cache.about("arxiv:1")
    cache.put(answer, ("arxiv:1",))

    assert damaged == (None, None)
    assert cache.get("http://a/1") == cache.about("arxiv:1") == answer


def test_a_folder_that_cannot_be(httpserver: HTTPServer, connect: Connect, tmp_path: Path) -> None:
    """Where pacing cannot be kept, nothing is asked, and the message names the folder."""
    httpserver.expect_request("/api/query").respond_with_data(FEED)
    (tmp_path / "cache").write_text("a file where the folder should be")

    with pytest.raises(NetworkError) as caught:
        connect().ask(QUESTION, parse)

    assert caught.value.path == str(tmp_path / "cache")
    assert "SSMLIT_CACHE_DIR" in caught.value.hint


def test_old_answers_are_dropped(tmp_path: Path) -> None:
    """The cache does not grow for ever: half a year is kept."""
    cache = Cache(tmp_path)
    cache.put(StoredAnswer("http://a/1", 1_000_000.0, 200, b"old"), ("arxiv:1",))
    cache.put(StoredAnswer("http://a/2", 4_000_000_000.0, 200, b"new"), ("arxiv:1", "arxiv:2"))

    with closing(sqlite3.connect(tmp_path / "answers.sqlite")) as base, base:
        urls = [row[0] for row in base.execute("SELECT url FROM answer")]

    assert urls == ["http://a/2"]
    newest = cache.about("arxiv:1")
    assert newest is not None
    assert (newest.body, newest.day) == (b"new", "2096-10-02")


def test_how_much_is_stored(tmp_path: Path) -> None:
    """Each answer once, and when the newest came; zeros where there is none."""
    cache, file = Cache(tmp_path), tmp_path / "answers.sqlite"
    assert cache.contents() == Contents()

    for number in (1, 2):
        cache.put(
            StoredAnswer(f"http://a/{number}", 4e9 + number, 200, b"x"), ("arxiv:1", "arxiv:2")
        )
    assert cache.contents() == Contents(2, file.stat().st_size, 4e9 + 2)

    file.write_bytes(b"no database")
    assert Cache(tmp_path).contents() == Contents(size=11)
