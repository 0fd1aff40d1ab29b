"""Services on loopback that know what became of one preprint, for tests of `refresh`."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug import Request, Response

from tests.cli.arxiv import Arxiv, Paper

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytest_httpserver import HTTPServer

    from tests.cli.conftest import Cli


PREPRINT = """\
% mine
@misc{lovelace2024whales,
  title        = {{WhaleNet}: Listening to Whales with State Spaces}, % my title
  author       = {Lovelace, Ada and Turing, Alan},
  year         = 2024,
  month        = feb,
  eprint       = {2402.00001},
  archiveprefix = {arXiv},
  primaryclass = {cs.SD},
  code         = {https://github.com/ada/whalenet},
  keywords     = {audio, to-read},
  note         = {my note},
}
"""


@dataclass
class Services:
    """arXiv, Crossref and Semantic Scholar; the others know nothing."""

    arxiv: Arxiv = field(default_factory=Arxiv)
    works: dict[str, dict[str, Any]] = field(default_factory=dict)
    scholar: dict[str, dict[str, Any]] = field(default_factory=dict)
    note: dict[str, Any] = field(default_factory=dict)
    down: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    before: Callable[[], None] = lambda: None

    def answer(self, request: Request) -> Response:
        """Answer as the service does that the address names."""
        name, _, path = request.path.strip("/").partition("/")
        self.asked.append(name)
        self.before()
        if name in self.down:
            return Response("Sorry.", 500)
        if name == "arxiv":
            return self.arxiv.answer(request)
        if name == "crossref" and path == "works":
            return _json({"message": {"items": list(self.works.values())}})
        if name == "crossref" and (work := self.works.get(path.removeprefix("works/").lower())):
            return _json({"message": work})
        if name == "semanticscholar" and path == "paper/batch":
            ids = [one.removeprefix("ARXIV:") for one in json.loads(request.data)["ids"]]
            return _json([self.scholar.get(one) for one in ids])
        if name == "openreview" and path == "notes" and self.note:
            return _json({"notes": [self.note]})
        work = self.scholar.get(path.rpartition("ARXIV:")[2])
        if name == "semanticscholar" and work:
            return _json(work)
        return Response("Resource not found.", 404, content_type="text/plain")

    def publish(self, doi: str, title: str, *, people: str, venue: str, year: int) -> None:
        """Let Crossref know a paper in some proceedings."""
        authors = [dict(zip(("given", "family"), one.split(), strict=True))
                   for one in people.split(", ")]  # fmt: skip
        self.works[doi.lower()] = {
            "DOI": doi, "title": [title], "type": "proceedings-article", "author": authors,
            "container-title": [venue], "published-print": {"date-parts": [[year, 5]]},
            "page": "10-19", "publisher": "ACM",
        }  # fmt: skip


def _json(value: object) -> Response:
    return Response(json.dumps(value), content_type="application/json")


@pytest.fixture
def services(library: Path, loopback: HTTPServer) -> Services:
    """All services on loopback; the library holds one preprint."""
    library.write_text(PREPRINT, encoding="utf-8", newline="")
    played = Services()
    loopback.expect_request(re.compile("/.*")).respond_with_handler(played.answer)
    played.arxiv.submit(Paper("2402.00001", "WhaleNet: Listening to Whales with State Spaces"))
    return played


def refreshed(cli: Cli, *arguments: str, code: int = 0) -> Any:
    """Return the proposals of `refresh --json`."""
    outcome = cli("refresh", *arguments, "--json")
    assert outcome.code == code, outcome.err
    return json.loads(outcome.out)["items"]


def publish_whales(services: Services, title: str = "", people: str = "") -> None:
    """Let WhaleNet appear in proceedings."""
    services.publish(
        "10.1145/1.2", title or "WhaleNet: Hearing Whales with State Spaces",
        people=people or "Ada Lovelace, Alan Turing, Grace Hopper",
        venue="Proceedings of the 41st International Conference on Machine Learning", year=2025,
    )  # fmt: skip
