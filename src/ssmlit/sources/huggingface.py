"""Hugging Face's pages of papers: an arXiv id → one question, its JSON → a record with code. Pure.

`https://huggingface.co/api/papers/{id}` has no written description; its form is that of recorded
answers of 2026. It is the only free service that says which repository belongs to a paper; readers
add these links. Papers not yet viewed there are answered with 404.
"""

from __future__ import annotations

from collections.abc import Sequence

from ssmlit import identifiers
from ssmlit.fields.dates import parse_date
from ssmlit.http.answers import Request, UnreadableError
from ssmlit.model import Identifier, Link, Record
from ssmlit.sources.json_answers import get, items, load, spoken, text

TITLE = "Hugging Face"
BATCH = 1


def request(ids: Sequence[Identifier]) -> Request:
    """Return the question for one arXiv id."""
    (one,) = ids
    return Request("huggingface", f"/papers/{one.value}", names=(str(one),))


def parse(body: bytes) -> tuple[Record, ...]:
    """Return the paper of an answer; a day's list wraps each in `paper`.

    Raises:
        UnreadableError: not JSON, or no paper with an id and a title in it.
    """
    answer = load(body)
    paper = get(answer, "paper") or answer
    identifier = identifiers.parse(text(paper, "id"))
    title = text(paper, "title")
    if identifier is None or not title:
        raise UnreadableError("no paper with an arXiv id and a title")
    year, month, day = parse_date(text(paper, "publishedAt")[:10])
    links = (("code", text(paper, "githubRepo")), ("project", text(paper, "projectPage")))
    record = Record(
        title=title,
        authors=spoken(text(one, "name") for one in items(paper, "authors")),
        year=year,
        month=month,
        day=day,
        identifiers=(identifier,),
        links=tuple(Link(role, url) for role, url in links if url.startswith("http")),
        source=TITLE,
    )
    return (record,)
