"""Pages of proceedings: the `citation_…` tags that publishers put there for Google Scholar. Pure.

https://scholar.google.com/intl/en/scholar/inclusion.html#indexing. PMLR, the NeurIPS proceedings
and CVF Open Access have no other service; their pages carry title, authors, date and the PDF's
address, which shows which paper the page is about.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from html.parser import HTMLParser
from urllib.parse import urlsplit

from ssmlit import identifiers, latex
from ssmlit.fields.pages import between, parse_pages
from ssmlit.http.answers import Request, UnreadableError
from ssmlit.model import Identifier, Record
from ssmlit.ordinals import YEAR
from ssmlit.sources.json_answers import decoded, named, spoken

TITLE = "proceedings page"
BATCH = 1


def request(ids: Sequence[Identifier]) -> Request:
    """Return the question for the page of one paper of PMLR, NeurIPS or CVF."""
    (one,) = ids
    address = urlsplit(identifiers.url(one))
    return Request(one.scheme, address.path, expects="html", names=(str(one),))


def parse(body: bytes) -> tuple[Record, ...]:
    """Return the paper of a page.

    Raises:
        UnreadableError: a page without the tags.
    """
    reader = _Tags()
    reader.feed(decoded(body))
    tags = reader.found
    title = _first(tags, "citation_title")
    if not title:
        raise UnreadableError("the page has no citation_title")
    dates = _first(tags, "citation_publication_date", "citation_date", "citation_year")
    years = re.findall(rf"\b{YEAR}\b", dates)
    journal = _first(tags, "citation_journal_title")
    meeting = _first(tags, "citation_conference_title", "citation_inbook_title") or journal
    first, last = _first(tags, "citation_firstpage"), _first(tags, "citation_lastpage")
    record = Record(
        type="inproceedings" if meeting else "misc",
        title=title,
        authors=spoken(tags["citation_author"]),
        year=int(years[0]) if years else 0,
        venue=meeting,
        volume=_first(tags, "citation_volume"),
        pages=between(parse_pages(first), last),
        publisher=_first(tags, "citation_publisher"),
        identifiers=named((*tags["citation_pdf_url"], *tags["citation_doi"])),
        source=TITLE,
    )
    return (record,)


class _Tags(HTMLParser):
    """Collects `<meta name="citation_…" content="…">`."""

    def __init__(self) -> None:
        super().__init__()
        self.found: defaultdict[str, list[str]] = defaultdict(list)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        name = (values.get("name") or "").lower()
        if tag == "meta" and name.startswith("citation_"):
            self.found[name].append(latex.from_markup(values.get("content") or ""))


def _first(tags: dict[str, list[str]], *names: str) -> str:
    return next((value for name in names for value in tags.get(name, ()) if value), "")
