"""Answers in BibTeX, where a site has no better form: DBLP, the ACL Anthology. Pure.

Responsible for reading the one entry of such an answer. Each site's habits are in its own module.
"""

from __future__ import annotations

from ssmlit import bibtex, fields
from ssmlit.http.answers import UnreadableError
from ssmlit.model import Record
from ssmlit.sources.json_answers import decoded


def entries(body: bytes) -> tuple[Record, ...]:
    """Return the records of the entries of an answer, without lines, tags and unknown fields.

    Raises:
        UnreadableError: no BibTeX, an entry that cannot be parsed, or one without a title.
    """
    document = bibtex.parse_document(decoded(body))
    found = [fields.record(entry) for entry in document.entries]
    if not found or document.broken:
        raise UnreadableError("no whole BibTeX entry")
    if not all(record.title for record in found):
        raise UnreadableError("an entry without a title")
    return tuple(record._replace(line=0, extra=(), tags=()) for record in found)
