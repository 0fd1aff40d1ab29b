"""One row's flat text, read: title, authors, place and time, identifiers, links by role.

Knows: how the parts of a row go together. The title is chosen in `title`, what stands around it
is read in `around`. Must not know blocks, files, or whether the row is a paper at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ssmlit import latex
from ssmlit.importers import roles
from ssmlit.importers.badges import Stated
from ssmlit.importers.markdown import names
from ssmlit.importers.markdown.around import Around
from ssmlit.importers.markdown.citation import split_plain
from ssmlit.importers.markdown.title import (
    LONGEST,
    Hyper,
    clean,
    find,
    hyperlinks,
    overlaps,
    split_badges,
)
from ssmlit.model import Identifier, Link, Person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.importers.markdown.flat import Flat, Span

GAP = "\0"  # where a link stood whose words are only a label

_NOTHING = Stated()
_WRAPPING = re.compile(rf"[\[(（【]{{0,3}}[ \t]{{0,3}}{GAP}[ \t]{{0,3}}[\])）】]{{0,3}}")
_CITED = re.compile(r"\b(?:arXiv:\s?[\w./-]+|doi:\s?10\.\d{4,9}/[^\s,;]+)", re.IGNORECASE)
_ARXIV_BADGE = re.compile(r"^arxiv\s*(?:preprint)?\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read from a row; empty where nothing was.

    Attributes:
        title: without markup; "" when none was found or it is longer than any title.
        how: what gave the title away: "quoted", "bold", "link", "plain", "prose", "cell" (of a
            table of papers), or "".
        stated: place and time.
        school: of a thesis.
        labels: what stands in brackets of its own and is neither place, time nor a link: "Vision".
        tags: what a table's column of tags holds, as written.
        rest: the words that stand before the title and are neither authors nor a badge.
        remark: the words after it that are neither.
    """

    title: str = ""
    how: str = ""
    authors: tuple[Person, ...] = ()
    others: bool = False
    stated: Stated = _NOTHING
    school: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    identifiers: tuple[Identifier, ...] = ()
    links: tuple[Link, ...] = ()
    labels: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    rest: str = ""
    remark: str = ""


def read(flat: Flat, hypers: Sequence[Hyper] | None = None) -> Reading:
    """Return what a row says; its links may be handed in when they are known."""
    hypers = hyperlinks(flat) if hypers is None else hypers
    span, how = find(flat, hypers)
    words, badges = split_badges(clean(flat[span] if span else ""))
    before, after = _around(flat, span, hypers)
    if how in {"plain", "prose"}:
        words, people, tail = split_plain(words)
        after = f"{people}\n{tail}\n{after}"
    images = [image.label for image in flat.of("image") if image.label]
    around = Around(before, after, badges, images)
    title = clean(words)
    return Reading(
        title=title if len(title) <= LONGEST else "",
        how=how,
        authors=around.authors,
        others=around.others,
        stated=around.stated,
        school=around.school,
        volume=around.volume,
        number=around.number,
        pages=around.pages,
        identifiers=_identifiers(flat, span, hypers),
        links=_links(hypers, span),
        labels=tuple(label for label in around.labels if not _is_nickname(label, title)),
        rest=around.rest,
        remark=around.remark,
    )


def _identifiers(flat: Flat, title: Span | None, hypers: Sequence[Hyper]) -> tuple[Identifier, ...]:
    """Return the row's identifiers: the title's link first, then those of paper links."""
    first = [h for h in hypers if title and overlaps(h.span, title)]
    rest = [h for h in hypers if h not in first and h.is_label]
    urls = [h.url for h in (*first, *rest) if h in first or h.role in {"paper", "pdf", "thesis"}]
    cited = [found[0].rstrip(".") for found in _CITED.finditer(flat.text)]
    badges = [_ARXIV_BADGE.sub("arXiv:", image.label) for image in flat.of("image")]
    found = map(roles.identifier, (*urls, *cited, *badges))
    return tuple(dict.fromkeys(filter(None, found)))


def _links(hypers: Sequence[Hyper], title: Span | None) -> tuple[Link, ...]:
    found: dict[str, Link] = {}
    for hyper in hypers:
        role = hyper.role
        if title and overlaps(hyper.span, title) and not hyper.is_label:
            role = roles.role("", hyper.url)
        if not (role == "related" and _is_person(hyper)):
            found.setdefault(hyper.url, Link(role, hyper.url))
    return tuple(found.values())


def _is_person(hyper: Hyper) -> bool:
    """Tell whether a link is an author's home page."""
    return bool(names.read(hyper.label)[0])


def _is_nickname(label: str, title: str) -> bool:
    """Tell whether a label is the method's short name, not a topic: "[DETR]", "[UP-DETR]"."""
    capitals = sum(letter.isupper() for letter in label)
    return (capitals > 1 and " " not in label) or latex.squash(label) in latex.squash(title)


def _around(flat: Flat, title: Span | None, hypers: Sequence[Hyper]) -> tuple[str, str]:
    """Return the text before and after the title, each link that is a label replaced by a gap."""
    text = list(flat.text)
    for hyper in hypers:
        span = hyper.span
        if (title and overlaps(span, title)) or (hyper.role == "related" and _is_person(hyper)):
            continue
        if span.start < span.end:
            text[span.start : span.end] = [GAP] + [""] * (span.end - span.start - 1)
    start, end = (title.start, title.end) if title else (0, 0)
    return _unwrap("".join(text[:start])), _unwrap("".join(text[end:]))


def _unwrap(text: str) -> str:
    """Take the brackets off a gap: "[[Paper](…)]" leaves nothing but the gap."""
    return _WRAPPING.sub(GAP, text)
