"""Facts about a title in blocks of their own: nested items, lists and lines below it.

Responsible for distinguishing facts about a paper from other papers. Does not depend on where
in a document the blocks are.
"""

from __future__ import annotations

import re
from itertools import takewhile
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
from ssmlit.importers.marks import CERTAIN_YEAR, EDGES, YEAR
from ssmlit.venues import find_venue, kind_said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ssmlit.importers.markdown.document.blocks import TextBlock
    from ssmlit.importers.markdown.document.flat import Flat, Span

LEAST = 3  # words of a title that is in a heading or a line of its own
_LONGEST = 60  # words of a title
_BRACKETS = regex(r"[(\[][^()\[\]]*[)\]]")
_DATED = regex(rf"\W{{0,3}}{CERTAIN_YEAR}")  # after names: "Carver, A. (2008). The Title"
_MARKED = frozenset({"bold", "quoted", "italic"})
_FACTS = frozenset({"authors", "venue"})  # labels
_REST = 8  # words of a venue and a date after names
_PLACE = 4  # words of a venue on a link
_SHORT = 20  # words of a line that can be a fact


def is_detail(child: TextBlock) -> bool:
    """Return whether a nested item is about the item above it.

    An item with a title and a paper of its own is not.
    """
    hypers = hyperlinks(child.flat)
    if says_who(child.flat, hypers):
        return True
    if any(not h.is_label and _is_paper(h) and len(h.label.split()) >= LEAST for h in hypers):
        return False
    if fact_labels.leading_label(child.flat.text):
        return True
    if any(not hyper.is_label and _is_paper(hyper) for hyper in hypers):
        return False
    if any(not is_detail(grandchild) for grandchild in child.children):
        return False
    bold = child.flat.of("bold")
    if hypers and bold and _begins(child.flat, bold[0]) and is_titular(child.flat[bold[0]]):
        return False  # it begins with a title of its own
    if not any(map(_is_paper, hypers)):
        return True
    reading = list_item.read_item(child.flat)
    least = LEAST if reading.title_mark in {"bold", "quoted"} else LEAST + 1
    return len(reading.title.split()) < least


def details_of(block: TextBlock) -> list[TextBlock]:
    """Return the items below an item that are about its paper, not papers of their own."""
    details = [child for child in block.children if is_detail(child)]
    linked = sum(map(begins_with_link, details))
    among_papers = len(details) < len(block.children)
    if linked > 1 or among_papers or not block.flat.of("link"):
        details = [child for child in details if not begins_with_link(child)]
    several = names_several(f for c in details for f in c.flats()) or any(map(_heads_link, details))
    if not is_titular(block.flat.text):  # below a topic: titles as short as facts, too
        several = several or sum(is_cited(child.flat) for child in block.children) > 1
    if several and not block.flat.of("link"):
        details = []  # below a topic: papers of their own, or titles with their links
    return list(block.children) if not details and _is_linked_below(block) else details


def says_who(flat: Flat, hypers: Sequence[Hyperlink]) -> bool:
    """Whether a line is names before a link that says where: "A. Carver [Nature](…), 2016"."""
    label = fact_labels.leading_label(flat.text)
    if label and label[0] == "authors":
        return True
    if not hypers or len(hypers[0].label.split()) > _PLACE or not badges.named(hypers[0].label):
        return False
    led = names.lead(flat.text[: hypers[0].span.start])
    return bool(led.people) and not re.search(r"\w", led.rest)


def begins_with_link(block: TextBlock) -> bool:
    """Return whether an item begins with a link of its own words: then it is more than a fact."""
    hypers = hyperlinks(block.flat)
    if not hypers or hypers[0].is_label or len(hypers[0].label.split()) < LEAST:
        return False
    return _begins(block.flat, hypers[0].span)


def _begins(flat: Flat, span: Span) -> bool:
    """Return whether nothing but marks and words in brackets are before a stretch."""
    return not re.search(r"\w", _BRACKETS.sub("", flat.text[: span.start]))


def is_reference(flat: Flat) -> bool:
    """Return whether a text names people and then a title of its own."""
    people = names.lead(flat.text)
    is_dated = _DATED.match(people.rest) is not None
    goes_on = len(people.rest.split()) > (LEAST if is_dated else _REST)
    titled = (flat[span] for span in italic_titles(flat, LEAST))
    is_own = is_dated or has_quotation(flat) or not flat.of("italic")
    is_own = is_own or any(not kind_said(words) for words in titled)
    return bool(people.people) and goes_on and is_own


def is_whole(flat: Flat) -> bool:
    """Return whether a text says by itself whose work it names."""
    reading = None if is_reference(flat) else list_item.read_item(flat)
    return reading is None or bool(reading.title and reading.authors)


def are_links_alone(block: TextBlock) -> bool:
    """Return whether a paragraph is the links of one paper and nothing else."""
    hypers = hyperlinks(block.flat)
    rest = block.flat.text
    for hyper in reversed(hypers[:1] if len(hypers) == 1 else [h for h in hypers if h.is_label]):
        rest = rest[: hyper.span.start] + rest[hyper.span.end :]
    words = fact_labels.leading_label(rest) or not any(map(str.isalpha, rest))
    is_one = papers([block.flat]) and not names_several([block.flat])
    return bool(is_one and words)


def is_placed(flat: Flat) -> bool:
    """Return whether a line is a linked title with its venue or year: a row, whatever it links."""
    reading = list_item.read_item(flat)
    stated = reading.stated.venue or reading.stated.year
    return bool(reading.title_mark == "link" and stated and word_count(reading.title) >= LEAST)


def is_cited(flat: Flat) -> bool:
    """Return whether a line is a whole reference: "3. Carver A. The Title. Slow Books; 2019"."""
    if not YEAR.search(flat.text):
        return False
    it = list_item.read_item(flat)
    led = it.people_first or it.is_led
    return bool(led and it.authors and it.stated.year and " " in it.title)


def begins_with_people(block: TextBlock) -> bool:
    """Return whether a block is names and then other words: no more than one is a paper's fact."""
    return bool((led := names.lead(block.flat.text)).people) and len(led.rest.split()) >= LEAST


def is_fact(flat: Flat) -> bool:
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


def _heads_link(child: TextBlock) -> bool:
    """Return whether a nested item is a title without a link, with the paper's link below it."""
    below = papers(flat for part in child.children for flat in part.flats())
    own = child.flat.of("link") or fact_labels.leading_label(child.flat.text)
    return bool(below) and not own and is_titular(child.flat.text)


def _is_linked_below(block: TextBlock) -> bool:
    """Return whether all that is below a title with its venue is a line that begins with a link.

    "The Title (INFOCOM 2018)", and below it "[Paper](…) / Review / Video".
    """
    if len(block.children) != 1 or block.flat.of("link") or not is_titular(block.flat.text):
        return False
    hypers = hyperlinks(block.children[0].flat)
    begins = hypers and not re.search(r"\w", block.children[0].flat.text[: hypers[0].span.start])
    return bool(begins and hypers[0].is_label and list_item.read_item(block.flat).stated.year)


def heads_notes(blocks: Sequence[TextBlock]) -> bool:
    """Return whether the first of some blocks, "Key ideas:", has no link up to the next heading."""
    head, *following = blocks
    below = takewhile(lambda block: block.kind != "heading", following)
    linked = (flat.of("link") for block in below for flat in block.flats())
    return head.flat.text.rstrip().endswith(":") and not any(linked)


def is_noted(block: TextBlock) -> bool:
    """Return whether an item without a link is a paper, and what is below it are notes on it.

    It has a title with its authors or with its venue and year, and no link is below it.
    """
    is_linked = any(flat.of("link") for flat in block.flats())
    if is_linked or block.flat.text.rstrip(" *_").endswith(":"):
        return False
    reading = list_item.read_item(block.flat)
    placed = reading.stated.venue and reading.stated.year
    signed = reading.authors and (reading.title_mark in _MARKED or reading.stated.year)
    return len(reading.title.split()) >= LEAST and bool(placed or signed)


def is_described(block: TextBlock) -> bool:
    """Return whether below a title without a link one line says who wrote it or where it is.

    "The Title", and below it "Carver et al. ICML. 2013.", "Carver et al. ICML" or "Journal: Annals
    of Shells".
    """
    if block.flat.of("link") or not is_titular(block.flat.text):
        return False
    signed = sum(_says_who_and_where(child.flat.text) for child in block.children)
    labelled = any(_is_labelled(child.flat.text) for child in block.children)
    return signed == 1 or (labelled and not signed)


def _says_who_and_where(text: str) -> bool:
    """Return whether names are before a known venue and nothing else, or before one with a year."""
    led = names.lead(text.strip())
    rest = led.rest.strip(EDGES)
    return bool(led.people and rest and (find_venue(rest) or badges.read_badge(rest).year))


def _is_labelled(text: str) -> bool:
    """Return whether a line is "Authors: …", "Journal: …" or an identifier with its label."""
    label = fact_labels.leading_label(text.strip())
    if label is None:
        return False
    return label[0] in _FACTS or identifiers.parse(text.strip()[label[1] :]) is not None


def papers(texts: Iterable[Flat]) -> set[str]:
    """Return the papers that the links of texts lead to."""
    found: set[str] = set()
    for flat in texts:
        hypers = filter(_is_paper, hyperlinks(flat))
        found |= {str(identifiers.parse(h.url) or h.url) for h in hypers} | set(files(flat))
    return found


def names_several(texts: Iterable[Flat]) -> bool:
    """Return whether lines name more than one paper; one with "Paper" and "PDF" names one.

    A DOI and an arXiv id can be of one paper, two DOIs or addresses on two lines cannot.
    """
    named: set[str] = set()
    for found in (papers([flat]) for flat in texts):
        addresses = sorted(paper for paper in found if not _registry(paper))
        named |= found.difference(addresses[1:])
    return len(named) > len(set(map(_registry, named)))


def _registry(paper: str) -> str:
    """Return what names a paper: a registry, or "" for an address or a file."""
    scheme = paper.partition(":")[0]
    return "" if scheme in {"http", "https", paper} else scheme


def is_titular(text: str) -> bool:
    """Return whether a line of its own can be a title rather than a topic."""
    words = sections.plain(text).split()
    if not LEAST <= len(words) <= _LONGEST or text.rstrip(" *_").endswith(":"):
        return False
    if _BRACKETS.fullmatch(text.strip()):
        return False  # an aside
    return not names.read(text).people


def _is_paper(hyper: Hyperlink) -> bool:
    return hyper.role in link_roles.PAPERS or identifiers.parse(hyper.url) is not None
