"""What one line of a list states: a whole reference, a fact about a paper, or what may be a title.

Responsible for a line by itself; `blocks_about_papers` looks at what is below it. Does not depend
on where in a document the line is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ssmlit import identifiers
from ssmlit._lazy import regex
from ssmlit.importers import badges, link_roles, sections
from ssmlit.importers.markdown import fact_labels, list_item, volume_and_pages
from ssmlit.importers.markdown.document.hyperlinks import Hyperlink, files, hyperlinks
from ssmlit.importers.markdown.emphasis import italic_titles
from ssmlit.importers.markdown.people import names
from ssmlit.importers.markdown.quotations import has_quotation
from ssmlit.importers.markdown.title_words import word_count
from ssmlit.importers.marks import CERTAIN_YEAR, YEAR
from ssmlit.venues import kind_said

if TYPE_CHECKING:
    from ssmlit.importers.markdown.document.flat import Flat

LEAST_WORDS = 3  # words of a title that is in a heading or a line of its own
_LONGEST = 60  # words of a title
BRACKETS = regex(r"[(\[][^()\[\]]*[)\]]")
_DATED = regex(rf"\W{{0,3}}{CERTAIN_YEAR}")  # after names: "Carver, A. (2008). The Title"
_REST = 8  # words of a venue and a date after names
_PLACE = 4  # words of a venue on a link
_SHORT = 20  # words of a line that can be a fact


def states_authors(flat: Flat, hypers: Sequence[Hyperlink]) -> bool:
    """Whether a line is names before a link that says where: "A. Carver [Nature](…), 2016"."""
    label = fact_labels.leading_label(flat.text)
    if label and label[0] == "authors":
        return True
    if (
        not hypers
        or len(hypers[0].label.split()) > _PLACE
        or not badges.expected_venue(hypers[0].label)
    ):
        return False
    led = names.lead(flat.text[: hypers[0].span.start])
    return bool(led.people) and not re.search(r"\w", led.rest)


def is_authors_then_title(flat: Flat) -> bool:
    """Return whether a text names people and then a title of its own."""
    people = names.lead(flat.text)
    is_dated = _DATED.match(people.rest) is not None
    goes_on = len(people.rest.split()) > (LEAST_WORDS if is_dated else _REST)
    titled = (flat[span] for span in italic_titles(flat, LEAST_WORDS))
    is_own = is_dated or has_quotation(flat) or not flat.of("italic")
    is_own = is_own or any(not kind_said(words) for words in titled)
    return bool(people.people) and goes_on and is_own


def has_authors_and_title(flat: Flat) -> bool:
    """Return whether a text says by itself whose work it names."""
    reading = None if is_authors_then_title(flat) else list_item.read_item(flat)
    return reading is None or bool(reading.title and reading.authors)


def is_linked_title_with_place(flat: Flat) -> bool:
    """Return whether a line is a linked title with its venue or year: a row, whatever it links."""
    reading = list_item.read_item(flat)
    stated = reading.stated.venue or reading.stated.year
    return bool(
        reading.title_mark == "link" and stated and word_count(reading.title) >= LEAST_WORDS
    )


def is_dated_reference(flat: Flat) -> bool:
    """Return whether a line is a whole reference: "3. Carver A. The Title. Slow Books; 2019"."""
    if not YEAR.search(flat.text):
        return False
    it = list_item.read_item(flat)
    led = it.people_first or it.is_led
    return bool(led and it.authors and it.stated.year and " " in it.title)


def states_fact(flat: Flat) -> bool:
    """Return whether a line states authors, venue, date, or links; not a remark or an abstract."""
    text = flat.text.strip(" *_-•")
    if any(hyper.is_label for hyper in hyperlinks(flat)) or fact_labels.leading_label(text):
        return True
    if files(flat):
        return True
    people = names.lead(text)
    if len(text.split()) > _SHORT and len(people.people) < 2 and not people.others:
        return False
    is_place = (place := volume_and_pages.find(text)) is not None and place.start == 0
    return bool(is_place or badges.read_badge(text) or people.people)


def may_be_title(text: str) -> bool:
    """Return whether a line of its own can be a title rather than a topic."""
    words = sections.plain(text).split()
    if not LEAST_WORDS <= len(words) <= _LONGEST or text.rstrip(" *_").endswith(":"):
        return False
    if BRACKETS.fullmatch(text.strip()):
        return False  # an aside
    return not names.read(text).people


def linked_papers(texts: Iterable[Flat]) -> set[str]:
    """Return the papers that the links of texts lead to."""
    found: set[str] = set()
    for flat in texts:
        hypers = filter(leads_to_paper, hyperlinks(flat))
        found |= {str(identifiers.parse(h.url) or h.url) for h in hypers} | set(files(flat))
    return found


def link_several(texts: Iterable[Flat]) -> bool:
    """Return whether lines name more than one paper; one with "Paper" and "PDF" names one.

    A DOI and an arXiv id can be of one paper, two DOIs or addresses on two lines cannot.
    """
    named: set[str] = set()
    for found in (linked_papers([flat]) for flat in texts):
        addresses = sorted(paper for paper in found if not _registry(paper))
        named |= found.difference(addresses[1:])
    return len(named) > len(set(map(_registry, named)))


def _registry(paper: str) -> str:
    """Return what names a paper: a registry, or "" for an address or a file."""
    scheme = paper.partition(":")[0]
    return "" if scheme in {"http", "https", paper} else scheme


def leads_to_paper(hyper: Hyperlink) -> bool:
    """Return whether a link leads to a paper, by its role or by an identifier in it."""
    return hyper.role in link_roles.PAPERS or identifiers.parse(hyper.url) is not None
