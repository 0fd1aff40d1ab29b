"""A small arXiv on loopback: papers with versions, found by queries, listed as the API lists them.

It evaluates the query by itself, from the words in quotation marks and after prefixes, so that the
program's own reading of queries is not what it is tested against.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import pytest
from werkzeug import Request, Response

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_httpserver import HTTPServer

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"'
    ' xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">\n'
)


@dataclass(frozen=True)
class Paper:
    """A paper as arXiv has it today."""

    number: str
    title: str
    authors: str = "Ada Lovelace; Alan Turing"
    published: str = "2026-03-01"
    updated: str = ""
    version: int = 1
    abstract: str = ""
    comment: str = ""
    doi: str = ""
    journal: str = ""
    category: str = ""

    def as_atom(self) -> str:
        """Return its entry of a feed."""
        people = "".join(
            f"<author><name>{escape(name)}</name></author>" for name in self.authors.split("; ")
        )
        more = "".join(
            f"<arxiv:{name}>{escape(text)}</arxiv:{name}>"
            for name, text in (
                ("comment", self.comment), ("doi", self.doi), ("journal_ref", self.journal),
            )
            if text
        )  # fmt: skip
        if self.category:
            more += f'<arxiv:primary_category term="{self.category}"/>'
        return (
            f"<entry><id>http://arxiv.org/abs/{self.number}v{self.version}</id>"
            f"<title>{escape(self.title)}</title><summary>{escape(self.abstract)}</summary>"
            f"<updated>{self.updated or self.published}T00:00:00Z</updated>"
            f"<published>{self.published}T00:00:00Z</published>{people}{more}</entry>\n"
        )


@dataclass
class Arxiv:
    """The papers that there are, and how the service behaves."""

    papers: dict[str, Paper] = field(default_factory=dict)
    behave: Callable[[Response], Response] | None = None
    queries: list[str] = field(default_factory=list)

    def submit(self, *papers: Paper) -> None:
        """Let papers appear."""
        self.papers |= {paper.number: paper for paper in papers}

    def revise(self, number: str, day: str, **changes: Any) -> None:
        """Let a paper get a new version, or new metadata with `day` empty."""
        old = self.papers[number]
        if day:
            old = replace(old, updated=day, version=old.version + 1)
        self.papers[number] = replace(old, **changes)

    def answer(self, request: Request) -> Response:
        """Answer as `/api/query` does."""
        if ids := request.args.get("id_list"):
            found = [self.papers[one] for one in ids.split(",") if one in self.papers]
        else:
            found = self._found(request.args["search_query"])
        start, size = int(request.args.get("start", 0)), int(request.args.get("max_results", 10))
        body = "".join(paper.as_atom() for paper in found[start : start + size])
        total = f"<opensearch:totalResults>{len(found)}</opensearch:totalResults>\n"
        response = Response(f"{HEAD}{total}{body}</feed>\n", content_type="application/atom+xml")
        return self.behave(response) if self.behave else response

    def _found(self, query: str) -> list[Paper]:
        self.queries.append(query)
        words = [
            (phrase or word).lower()
            for phrase, word in re.findall(r'\w+:(?:"([^"]*)"|(\S+))', query)
        ]
        match = any if " OR " in query else all
        found = [
            paper
            for paper in self.papers.values()
            if match(w in f"{paper.title} {paper.authors} {paper.abstract}".lower() for w in words)
        ]
        return sorted(found, key=lambda paper: paper.updated or paper.published, reverse=True)


def serve(server: HTTPServer) -> Arxiv:
    """Return a new arXiv at `/arxiv` of a server."""
    service = Arxiv()
    server.expect_request("/arxiv/query").respond_with_handler(service.answer)
    return service


SUBMITTED = (
    Paper("2401.00001", "Snail Mamba: Slow Selective State Spaces", "Ana Pérez", "2024-01-02"),
    Paper("2402.00002", "A Study of {Braces} & Ampersands in 3D", "Li Wei", "2024-02-03"),
    Paper("hep-th/9901001", "Strings and Branes", "Edward Example", "1999-01-04"),
    Paper("2312.00752", "Something Else Entirely About Whales", "Una Whale", "2023-12-01"),
)


@pytest.fixture
def arxiv(loopback: HTTPServer) -> HTTPServer:
    """An arXiv with these papers, all of machine learning."""
    serve(loopback).submit(*(replace(one, category="cs.LG") for one in SUBMITTED))
    return loopback
