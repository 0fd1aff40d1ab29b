"""A real server on loopback, and an Http that takes it for arXiv."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ssmlit.http import Http, Settings
from ssmlit.http.answers import Request, UnreadableError
from ssmlit.http.services import Service

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytest_httpserver import HTTPServer

QUESTION = Request("arxiv", "/query", (("id_list", "2312.00752"),), "xml", ("arxiv:2312.00752",))
FEED = b'<?xml version="1.0"?>\n<feed>Mamba</feed>'


def parse(body: bytes) -> str:
    """Read a feed: what is in it, when it is whole."""
    if not body.rstrip().endswith(b"</feed>"):
        raise UnreadableError("the feed has no end")
    return body.partition(b"<feed>")[2].removesuffix(b"</feed>").decode()


@pytest.fixture
def connect(httpserver: HTTPServer, tmp_path: Path) -> Callable[..., Http]:
    """Return a maker of Http instances that share a cache folder and ask the test's server."""

    def make(
        *,
        offline: bool = False,
        gap: float = 0.0,
        cooldown: float = 0.05,
        timeout: float = 5.0,
        fresh: float = 3600.0,
    ) -> Http:
        service = Service("arxiv", "arXiv", httpserver.url_for("/api"), gap, cooldown)
        return Http(
            Settings(
                services={"arxiv": service},
                cache_dir=tmp_path / "cache",
                offline=offline,
                timeout=timeout,
                fresh=fresh,
            )
        )

    return make
