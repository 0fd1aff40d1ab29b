"""Whether a row is a paper, and if not, what it is.

Responsible for distinguishing papers from tools, other lists, news and advice. Does not depend on
how a row is written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ssmlit import identifiers
from ssmlit._lazy import regex
from ssmlit.importers import badges, link_roles, sections
from ssmlit.importers.markdown.people import companions, names
from ssmlit.importers.markdown.title_words import word_count
from ssmlit.importers.marks import SHORTCODE
from ssmlit.latex import squash
from ssmlit.venues import find_venue

if TYPE_CHECKING:
    from ssmlit.importers.markdown.row_reading import RowReading
    from ssmlit.importers.row import Kind

_LIST = regex(
    r"\bawesome\b|paper[-_ ]?list|reading[-_ ]list"
    r"|\b(?:list|collection)s? of (?:\w+[-/ ]){0,3}(?:papers?|resources|repos)",
    re.IGNORECASE,
)
_NEWS = regex(
    r"^\W*(?:(?P<news>news)|(?:19|20)\d\d[-./]\d{1,2}(?:[-./]\d{1,2})?\W+"
    r"(?P<done>we|our|add(?:ed|s|ing)?|updat(?:e[ds]?|ing)))\b",
    re.IGNORECASE,
)
_ANNOUNCED = regex(
    r"\b(?:we|our|congratulations)\b.{0,80}\b(?:releas|accept|updat|publish|available|add)",
    re.IGNORECASE,
)
_OURS = regex(r"\W*(?:we|our|congratulations)\b", re.IGNORECASE)
_GOES_ON = 4  # words after a link from which a paragraph is prose
_MOST_CITED = 32  # words behind the title of a reference: editors, series, town, publisher
_MOST_BESIDE = 8  # words besides title, authors and venue from which it is prose
_SMALL = regex(r"[a-z]+\s")
_WORD = regex(r"[^\W\d_]{2}")  # not so the pages of a citation
PAGE = "a web page"
UNLINKED = "no link"
HEAD = "no link, and a colon at its end"
_SENTENCE = "no link, and more than a title with its authors"
REPOSITORY = "a repository"
CODE = "only code is linked"
_SHORT = 3  # words of a title that a journal may have as well
_NO_PAPERS = (("video", "a video"), ("blog", "a blog post"), ("wiki", "an encyclopaedia"))
# Of documentation: docs.slow.example, slow.readthedocs.io, slow.example/docs/.
_MANUAL = regex(r"https?://(?:docs?\.|[\w-]+\.readthedocs\.)|/(?:docs?|documentation)(?:/|$)")


def kind_of(reading: RowReading, text: str, section: Sequence[str], shape: str) -> tuple[Kind, str]:
    """Return the kind of a row and the reason.

    Args:
        reading: what was read from it.
        text: its flat text.
        section: the headings above it, outermost first.
        shape: "item", "paragraph", "row" (of a table) or "remark" (on the paper above).
    """
    if shape == "remark":
        return "text", "a remark on the paper above"
    listed = is_title_paragraph(reading) or _is_quoted(reading) or _is_reference(reading)
    is_listed = listed or _is_only_title(reading, text) or is_signed(reading, text)
    prose = shape == "paragraph" and (not is_listed or _is_sentence(reading))
    own = sections.purpose(section[-1]) if section else ""
    purposes = sections.purposes(section)
    if reading.identifiers and len(reading.title.split()) > 1 and not prose:
        firm = {"news", "credit", "advice"} if reading.rest else {"news", "credit"}
        purposes = frozenset({own} & firm)  # what a row says goes before a heading
    if shape == "row" and reading.authors:
        purposes -= {"contents"}
    if purposes & {"advice", "contents"}:
        return "text", "contribution advice or prose about the list"
    if "credit" in purposes:
        return "text", "licence, citation or thanks"
    if "news" in purposes or (shape != "row" and _is_news(reading, text)):
        return "news", "an announcement"
    if reading.identifiers:
        return _identified(reading, prose=prose)
    roles = {link.role for link in reading.links}
    is_other = _is_list(reading) or _in_prose(reading, prose=prose)
    if roles & link_roles.PAPERS and not is_other:
        return _linked(reading)
    return _other(reading, text, purposes, roles, prose=prose)


def is_title_paragraph(reading: RowReading) -> bool:
    """Whether a paragraph is only a title with its authors or its venue and date."""
    place = reading.stated
    described = place.venue or place.preprint or reading.authors or reading.identifiers
    dated = place.year or place.date
    said = len(f"{reading.rest} {reading.remark}".split())
    if _is_beside_pages(reading):
        return False
    led = reading.people_first or reading.is_led
    whole = place.venue and place.year and reading.volume
    least, most = (1 if whole else 2, 2 * _MOST_BESIDE) if led else (3, _MOST_BESIDE)
    return bool(described and dated) and word_count(reading.title) >= least and said < most


def is_cited(reading: RowReading) -> bool:
    """Whether a paragraph is authors and a title, whatever comes after them."""
    led = reading.people_first and reading.authors and word_count(reading.title) > 2
    return bool(led) or _is_quoted(reading)


def _is_reference(reading: RowReading) -> bool:
    """Whether several authors in full, a title and a year make a reference, not prose."""
    people = reading.authors[1:] and all(one.first for one in reading.authors)
    is_brief = len(reading.remark.split()) < _MOST_CITED
    dated = reading.people_first and reading.stated.year
    return bool(people and dated and is_brief and is_cited(reading))


def _is_sentence(reading: RowReading) -> bool:
    """Whether a small word comes after people, and no place: "Carver (2011) found that …"."""
    led = reading.people_first and reading.title_mark == "plain" and not reading.stated.venue
    return led and _SMALL.match(reading.title) is not None


def _is_quoted(reading: RowReading) -> bool:
    """Whether authors are before a title in quotation marks, and their work has a year."""
    return reading.title_mark == "quoted" and reading.is_led and reading.stated.year > 0


def _is_beside_pages(reading: RowReading) -> bool:
    """Return whether unmarked words without authors lead to web pages: they are a sentence."""
    roles = {link.role for link in reading.links}
    signed = reading.authors or reading.identifiers
    return reading.title_mark == "plain" and not signed and roles == {"page"}


def is_signed(reading: RowReading, text: str) -> bool:
    """Whether a title is on a line of its own, with several people below it.

    One author is enough for a work written with the unnamed owner of the page: "with Anna Carver".
    """
    head, below, _ = text.strip().partition("\n")
    alone = below and head.strip(" *.") == reading.title
    return bool(alone and (reading.authors[1:] or _company(reading)) and not reading.rest)


def _company(reading: RowReading) -> bool:
    """Return whether a row says with whom it was written."""
    return any(companions.begin(said)[0] for said in reading.asides)


def _is_only_title(reading: RowReading, text: str) -> bool:
    """Return whether a line is a linked title with at most emoji around it."""
    words = re.findall(r"[^\W_]+", SHORTCODE.sub(" ", text))
    title = re.findall(r"[^\W_]+", reading.title)
    return reading.title_mark == "link" and len(title) > 2 and len(words) <= len(title) + 2


def _is_news(reading: RowReading, text: str) -> bool:
    said = reading.title_mark != "link" or reading.rest
    set_off = reading.title_mark in {"link", "bold", "quoted"} and not _OURS.match(reading.title)
    is_title = reading.title and (reading.authors or set_off)  # "Can We Address Snails?"
    outside = text.replace(reading.title, " ") if is_title else text
    if said and _ANNOUNCED.search(link_roles.without_said(outside) if is_title else outside):
        return True
    found = _NEWS.search(text)
    return found is not None and not _begins_title(found, reading)


def _begins_title(found: re.Match[str], reading: RowReading) -> bool:
    """Return whether it is a paper's title that begins so: "News Recommendation with Snails".

    After a date only one in bold or quotation marks: "2021-05: **Our Snails**".
    """
    begins = reading.title.startswith(f"{found['news'] or found['done']} ")
    marked = found["news"] or reading.title_mark in {"bold", "quoted"}
    return bool(begins and marked and (reading.identifiers or reading.authors))


def _in_prose(reading: RowReading, *, prose: bool) -> bool:
    """Return whether the link is in the middle of a sentence."""
    if not prose:
        is_linked = reading.title_mark == "link" and reading.title[:1].islower()
        return is_linked and len(reading.rest.split()) > 5
    said = reading.authors or reading.stated.venue or reading.stated.year
    goes_on = reading.title_mark == "plain" and not said and len(reading.remark.split()) > _GOES_ON
    return len(reading.rest.split()) > 3 or reading.title_mark == "prose" or goes_on


def _identified(reading: RowReading, *, prose: bool) -> tuple[Kind, str]:
    if _in_prose(reading, prose=prose):
        return "text", "prose that mentions a paper"
    if not reading.title:
        return "paper", "no title could be read; the identifier names the paper"
    return "paper", ""


def _linked(reading: RowReading) -> tuple[Kind, str]:
    hints = (identifiers.suggestion(link.url) for link in reading.links)
    hint = next(filter(None, hints), "")
    is_venue = not reading.ends_linked and _is_venue(reading.title)
    if (not reading.title and reading.stated.venue) or is_venue:
        return "list", "the page of a venue"
    if not reading.title:
        return "unreadable", hint or "neither a title nor an identifier could be read"
    return "paper", hint or "the link contains no identifier"


def _is_venue(title: str) -> bool:
    """Return whether a title is only the name, in full, or the name and year of a venue."""
    if len(title.split()) > _SHORT and find_venue(title):
        return True
    stated = badges.read_badge(title if len(title.split()) < 5 else "")
    return bool((stated.venue or stated.note) and re.search(r"\d{4}", title))


def _venue_or_more(title: str) -> tuple[Kind, str]:
    """Distinguish the name of a venue from a title with one, "ICSE'10:423 Slow Shells"."""
    venue = find_venue(title)
    names = {squash(venue.name), squash(venue.short)} if venue else set()
    words = re.findall(r"[^\W\d_]{2,}", title)
    if len(words) > _SHORT and squash("".join(words)) not in names:
        return "unreadable", "title and venue cannot be distinguished"
    return "list", "the page of a venue"


def _is_list(reading: RowReading) -> bool:
    addresses = (link.url for link in reading.links[:1])
    return any(map(_LIST.search, (reading.title, *addresses)))


def _other(
    reading: RowReading, text: str, purposes: frozenset[str], roles: set[str], *, prose: bool
) -> tuple[Kind, str]:
    """Return what a row is that neither identifies a paper nor links to one; it may be one."""
    if not roles:
        return _unlinked(reading, text, prose=prose)
    if _is_list(reading) or _LIST.search(text):
        return "list", "another list"
    own = {reading.links[0].role} if reading.title_mark == "link" else roles
    if medium := _medium(reading, own):
        return "tool", medium
    is_title = reading.title_mark == "cell" or _is_described_title(reading)
    is_marked = not prose or (reading.title_mark == "bold" and reading.authors)
    if is_title and is_marked and not purposes:
        return "paper", "no link to a paper"
    if "code" in roles:
        return "tool", REPOSITORY if reading.title_mark == "link" else CODE
    return ("text", "prose with a link") if prose else ("tool", PAGE)


def _medium(reading: RowReading, own: set[str]) -> str:
    """Return what is surely no paper by the roles of its own links: a video; or ""."""
    for role, medium in _NO_PAPERS if reading.title_mark != "cell" else ():
        if role in own or any(role in label.lower() for label in reading.asides):
            return medium
    is_page = own == {"page"} and not reading.is_described
    return "documentation" if is_page and _MANUAL.search(reading.links[0].url) else ""


def _is_described_title(reading: RowReading) -> bool:
    """Return whether a title is described and long enough; with authors it may be shorter."""
    is_dated = reading.authors and (reading.stated.year or reading.stated.date)
    least = 2 if is_dated else 3 if len(reading.authors) > 1 else 4
    return reading.is_described and word_count(reading.title) >= least


def _unlinked(reading: RowReading, text: str, *, prose: bool) -> tuple[Kind, str]:
    """Distinguish a title with authors or a venue from prose."""
    if not reading.title and reading.authors and reading.stated.venue and reading.volume:
        return "unreadable", "the reference says no title"
    is_said = reading.authors or reading.stated.venue or _company(reading)
    is_known = is_said or reading.title_mark == "cell" or reading.has_file
    if not is_known and text.rstrip(" *_").endswith(":"):
        return "text", HEAD
    if names.read(reading.title).people and not reading.is_signed_first:
        return "text", "a person"
    if _is_venue(reading.title):
        return _venue_or_more(reading.title)
    is_plain = reading.is_attributed or not _WORD.search(reading.remark)
    is_long = word_count(reading.title) >= _least_words(reading)
    if not prose and is_known and is_long and is_plain:
        return "paper", UNLINKED
    return "text", _SENTENCE if prose and not reading.links else UNLINKED


def _least_words(reading: RowReading) -> int:
    """Return how many words a title needs: one if set off or cited, "RoPE (Yu et al., 2021)"."""
    mark, venue = reading.title_mark, reading.stated.venue
    is_set_off = mark in {"bold", "cell"} or (mark == "link" and reading.has_file)
    is_in_italics = mark == "italic" and reading.people_first
    is_cited = reading.is_attributed and (reading.others or is_in_italics)
    if is_set_off or is_cited or (venue and reading.is_signed_first):
        return 1
    return 2 if venue or reading.is_signed_first else 3
