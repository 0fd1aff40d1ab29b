"""Small answers of the same shape as the services give, written by hand."""

from __future__ import annotations

import json

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">\n'
    "  <title>arXiv Query</title>\n"
)


def feed(*entries: str) -> bytes:
    """Return an Atom feed of entries."""
    return (HEAD + "".join(entries) + "</feed>\n").encode()


def entry(number: str, title: str = "A Title", *rest: str, authors: str = "Ada Lovelace") -> str:
    """Return one entry; `rest` are further elements."""
    people = "".join(f"<author><name>{name}</name></author>" for name in authors.split("; "))
    return (
        f"<entry><id>http://arxiv.org/abs/{number}</id><title>{title}</title>"
        f"<updated>2025-01-01T00:00:00Z</updated><published>2023-12-01T18:01:34Z</published>"
        f"{people}{''.join(rest)}</entry>"
    )


REFUSAL = feed(
    "<entry><id>https://arxiv.org/api/errors#incorrect_id_format_for_abc</id>"
    "<title>Error</title><summary>incorrect id format for abc</summary>"
    "<author><name>arXiv api core</name></author></entry>"
)


def crossref(**work: object) -> bytes:
    """Return an answer of Crossref about one work."""
    default: dict[str, object] = {
        "DOI": "10.1000/ABC",
        "title": ["A Title"],
        "type": "journal-article",
    }
    return json.dumps({"status": "ok", "message": {**default, **work}}).encode()


def datacite(**work: object) -> bytes:
    """Return an answer of DataCite about one work."""
    default: dict[str, object] = {"doi": "10.5281/zenodo.1", "titles": [{"title": "A Title"}]}
    return json.dumps({"data": {"id": "x", "attributes": {**default, **work}}}).encode()
