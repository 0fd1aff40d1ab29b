"""Reading one row's flat text: title, authors, venue and date, identifiers, links by role.

Responsible for putting the parts of a row together. Does not depend on blocks, on files, or on
whether the row is a paper at all. The title is chosen in `title`, the segments around it are read
in `segment_facts`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ssmlit import identifiers, latex
from ssmlit._lazy import regex
from ssmlit.importers import badges, link_roles
from ssmlit.importers.markdown import volume_and_pages, written_keys
from ssmlit.importers.markdown.behind_name import linked_end
from ssmlit.importers.markdown.citation import (
    is_citation,
    split_plain,
    with_people,
    year_last,
)
from ssmlit.importers.markdown.document.hyperlinks import Hyperlink, files, hyperlinks, is_wrapped
from ssmlit.importers.markdown.people import companions, names, organisations
from ssmlit.importers.markdown.quotations import has_quotation
from ssmlit.importers.markdown.segment_facts import read_segments
from ssmlit.importers.markdown.segments import EDGES, TAIL, Segment, cut_segments
from ssmlit.importers.markdown.shape import NO_SHAPE, Shape
from ssmlit.importers.markdown.title import find_title
from ssmlit.importers.markdown.title_words import LONGEST, MARK, clean, split_badges
from ssmlit.importers.marks import CERTAIN_YEAR
from ssmlit.model import Link, Person

if TYPE_CHECKING:
    from ssmlit.importers.markdown.document.flat import Flat, Span
    from ssmlit.importers.markdown.row_reading import RowReading
    from ssmlit.model import Identifier

_LONGEST_ID = 80  # characters
_PLAIN = frozenset({"plain", "prose", "below"})
_NAMED = frozenset({"below", "named"})  # titles that a short name is before
_LED = _PLAIN | {"italic"}  # marks of titles that an organisation may be before
_PAGES = frozenset({"project", "page", "demo", "related"})
# A name of several words, or initials, no number: "The Title. (Tide Lab)". Other words may tell
# works apart: "The Title. (Erratum)", "(Part II)", "(Reply to Carver)".
_ASIDE = regex(
    r"(?<=\w\w[\w)])\.\s*\((?![^()]*(?:\d|\b[IVX]+\b))"
    r"([A-Z][\w.&’'-]*(?:,?\s(?:of\s|and\s|for\s|the\s|&\s)*[A-Z][\w.&’'-]*)+|[A-Z]{2,})\)$"
)


def read_item(flat: Flat, shape: Shape = NO_SHAPE) -> RowReading:
    """Return what a row says; `shape` is what the rows of its list have in common, if known."""
    hypers = hyperlinks(flat)
    span, title_mark = find_title(flat, hypers, shape.title_mark)
    end = linked_end(flat, span, hypers) if span and title_mark == "prose" else None
    if end and shape.linked:  # as in the other rows
        span, title_mark, end = end, "link", None
    written = clean(flat[span] if span else "")
    words, people, said = _divided(written, title_mark, shape)
    # with the name before it, which is linked
    whole = span._replace(start=0) if span and title_mark in _NAMED else span
    segments = [*said, *cut_segments(flat, whole if title_mark == "named" else span, hypers)]
    led = bool(people and span and flat[span].lstrip().startswith(people[:8]))
    images = [image.label for image in flat.of("image") if image.label]
    reading = read_segments(segments, images, shape, led=led)
    if not reading.authors and span and title_mark in _LED:
        reading = _organised(reading, people or flat.text[: span.start])
    if reading.title:
        words, title_mark = reading.title, "label"
    elif span and span != whole:
        reading = reading._replace(name=_name(flat, span))
    title = clean(words)
    if (" " not in title and identifiers.parse(title)) or MARK.fullmatch(written):
        title = ""  # "2312.00752" or "Carver et al. (2020)" alone
    key = written_keys.label(reading)
    labels = (it for it in reading.labels if it != key and not _is_nickname(it, title))
    return reading._replace(
        title=title if len(title) <= LONGEST else "",
        title_mark=title_mark,
        written=written,
        identifiers=_identifiers(flat, whole, hypers),
        links=_links(hypers, whole),
        key=key,
        labels=tuple(labels),
        has_quotation=has_quotation(flat),
        has_file=bool(files(flat)),
        ends_linked=end is not None,
        people_first=led or title_mark == "italic",
        dated_last=title_mark in {"link", "bold"} and bool(year_last(written)[1]),
    )


def _name(flat: Flat, title: Span) -> str:
    """Return the name of a work that is in the line above its title, or before it."""
    return clean(flat.text[: title.start].split("\n")[0]).rstrip(" :–—-")


def _organised(reading: RowReading, before: str) -> RowReading:
    """Return a reading with the organisation before the title, if one with a year is there."""
    found = organisations.find(before, marked=True)
    if found is None:
        return reading
    led = rf"^{re.escape(found[1])}[\s.(]*(?:{CERTAIN_YEAR}\)?)?\s*"
    if reading.rest:
        reading = reading._replace(rest=re.sub(led, "", reading.rest))
    else:
        reading = reading._replace(remark=re.sub(led, "", reading.remark))
    return reading._replace(authors=(Person(found[1]),))


def is_read_otherwise(reading: RowReading, shape: Shape) -> bool:
    """Return whether the words of a row's title say something else in the light of its list."""
    if not (shape.plain or shape.dated_last or shape.role(TAIL)):
        return False
    alone, beside = (_divided(reading.written, reading.title_mark, it) for it in (NO_SHAPE, shape))
    return alone != beside


def _divided(words: str, title_mark: str, shape: Shape) -> tuple[str, str, list[Segment]]:
    """Return the title in the words of its span, the people in them, and what else they say."""
    is_plain, place, aside = title_mark in _PLAIN, "", ""
    is_cited = is_citation(words)
    if (is_plain or is_cited) and (cited := volume_and_pages.find(words)) and cited.start:
        words, place = words[: cited.start], words[cited.start :]
    led = is_plain and bool(names.lead(words).people)
    words, bracketed = split_badges(words.rstrip(), tail=shape.role(TAIL) == "venue", led=led)
    if is_plain and (found := _ASIDE.search(words)):
        words, aside = words[: found.start()], found[1]
    people, said = "", []
    if is_plain or (is_cited and title_mark in {"link", "bold"}):
        words, people, tail = split_plain(
            words,
            whole=bool(place),
            people_first=shape.people_first or is_cited or title_mark == "below",
            people_after=shape.people_after,
        )
        if words.endswith(")") and not people:  # "The Title (Carver et al., 2020)"
            words, people = with_people(words, expected=shape.people_after)
        said = [people, *tail.split("\n"), place]
    elif title_mark == "link":
        words, stop, volume = words.partition(". Proceedings of ")
        words, people = with_people(words)
        said = [people, f"In {stop[2:]}{volume}" if volume else ""]
    words, company = companions.split(words)
    words, year = year_last(words) if title_mark == "plain" or shape.dated_last else (words, "")
    if year:  # "The Title (MSc thesis), 2020"
        words, behind = split_badges(words)
        bracketed += behind
    said += [company, year]
    segments = ("tail", bracketed), ("text", said), ("round", [aside])
    return words, people, [segment for it in segments for segment in _segments(*it)]


def links_and_identifiers(flat: Flat) -> tuple[tuple[Link, ...], tuple[Identifier, ...]]:
    """Return the links and the identifiers that `read_item` finds in a row.

    Without a colon no label can say where the title is, so the words around it need no reading.
    """
    if ":" in flat.text or "：" in flat.text:
        reading = read_item(flat)
        return reading.links, reading.identifiers
    hypers = hyperlinks(flat)
    span, _ = find_title(flat, hypers, "")
    return _links(hypers, span), _identifiers(flat, span, hypers)


def _segments(kind: str, texts: Sequence[str]) -> list[Segment]:
    """Return texts that were inside the title's span as segments at places of their own."""
    return [Segment(text, "after", kind, -1 - n) for n, text in enumerate(texts) if text.strip()]


def _identifiers(
    flat: Flat, title: Span | None, hypers: Sequence[Hyperlink]
) -> tuple[Identifier, ...]:
    """Return the row's identifiers: the title's link first, then those of paper links.

    A link with words of its own beside the title is the paper's when its words say where or when it
    appeared: "[J. Phys. Chem. B (2023)](https://doi.org/…)".
    """
    first = [h for h in hypers if title and h.span.overlaps(title)]
    beside = [h for h in hypers if h not in first]
    papers = [h for h in beside if h.role in link_roles.PAPERS]
    behind = papers if len(papers) == 1 and _is_behind(flat, title, papers[0]) else []
    rest = [h for h in beside if h in behind or h.is_label or _is_place(flat, h)]
    urls = [h.url for h in (*first, *(h for h in rest if h.role in link_roles.PAPERS))]
    cited = map(str, identifiers.find(flat.text))
    alone = [flat.text.strip()] if len(flat.text) < _LONGEST_ID else []
    images = [image.label for image in flat.of("image")]
    found = list(filter(None, map(identifiers.parse, (*urls, *cited, *alone, *images))))
    if not found:  # "[[Project](https://arxiv.org/…)]": the only paper that a row names is its own
        found = [i for h in rest if h.role in _PAGES and (i := identifiers.parse(h.url))]
    return tuple(dict.fromkeys(found))


def _is_behind(flat: Flat, title: Span | None, hyper: Hyperlink) -> bool:
    """Return whether nothing is between the title and a link: "**The Title** [Shells](…)"."""
    return title is not None and not flat.text[title.end : hyper.span.start].strip(EDGES)


def _is_place(flat: Flat, hyper: Hyperlink) -> bool:
    """Return whether a link's words say where the paper appeared: "[[ACMMM2021](…)]"."""
    short = len(hyper.label.split()) < 2 and is_wrapped(flat, hyper.span)
    return short or bool(badges.read_badge(hyper.label))


def _links(hypers: Sequence[Hyperlink], title: Span | None) -> tuple[Link, ...]:
    found: dict[str, Link] = {}
    for hyper in hypers:
        role = hyper.role
        if title and hyper.span.overlaps(title) and not hyper.is_label:
            role = link_roles.role("", hyper.url)
        if not (role == "related" and _is_person(hyper)):
            found.setdefault(hyper.url, Link(role, hyper.url))
    return tuple(found.values())


def _is_person(hyper: Hyperlink) -> bool:
    """Return whether a link is an author's home page."""
    return bool(names.read(hyper.label).people)


def _is_nickname(label: str, title: str) -> bool:
    """Return whether a label is the method's short name, not a topic: "[DETR]", "[UP-DETR]"."""
    capitals = sum(letter.isupper() for letter in label)
    return (capitals > 1 and " " not in label) or latex.squash(label) in latex.squash(title)
