"""Blocks of a list and what is below them: one paper with facts about it, or several papers.

Responsible for items, headings and paragraphs together with the blocks below; `lines_about_papers`
says what one line states. Does not depend on where in a document the blocks are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from ssmlit import identifiers
from ssmlit.importers import badges, link_roles, sections
from ssmlit.importers.markdown import fact_labels, list_item
from ssmlit.importers.markdown.document.hyperlinks import hyperlinks
from ssmlit.importers.markdown.lines_about_papers import (
    BRACKETS,
    LEAST_WORDS,
    is_dated_reference,
    leads_to_paper,
    link_several,
    linked_papers,
    may_be_title,
    states_authors,
)
from ssmlit.importers.markdown.people import names
from ssmlit.importers.markdown.plain_words import in_brackets
from ssmlit.importers.marks import EDGES
from ssmlit.venues import find_venue

if TYPE_CHECKING:
    from ssmlit.importers.markdown.document.blocks import TextBlock
    from ssmlit.importers.markdown.document.flat import Flat, Span
    from ssmlit.importers.markdown.document.hyperlinks import Hyperlink

_MARKED = frozenset({"bold", "quoted", "italic"})
_FACTS = frozenset({"authors", "venue"})  # labels


def is_about_paper_above(child: TextBlock) -> bool:
    """Return whether a nested item is about the item above it.

    An item with a title and a paper of its own is not.
    """
    hypers = hyperlinks(child.flat)
    if states_authors(child.flat, hypers):
        return True
    named = [hyper for hyper in hypers if not hyper.is_label and leads_to_paper(hyper)]
    if any(len(hyper.label.split()) >= LEAST_WORDS for hyper in named):
        return False
    if fact_labels.leading_label(child.flat.text) or _says_where(child.flat, hypers):
        return True
    if named or not all(map(is_about_paper_above, child.children)):
        return False
    bold = child.flat.of("bold")
    if hypers and bold and _begins(child.flat, bold[0]) and may_be_title(child.flat[bold[0]]):
        return False  # it begins with a title of its own
    if not any(map(leads_to_paper, hypers)):
        return True
    if child.kind == "paragraph" and in_brackets(child.flat, hypers):
        return True  # "[Harbour College of Shells] [[Paper]](…)", below a title
    reading = list_item.read_item(child.flat)
    least = LEAST_WORDS if reading.title_mark in {"bold", "quoted"} else LEAST_WORDS + 1
    return len(reading.title.split()) < least


def _says_where(flat: Flat, hypers: Sequence[Hyperlink]) -> bool:
    """Return whether a line only says what its link leads to: "The paper is found [here](…)"."""
    before = flat.text[: hypers[0].span.start] if hypers else ""
    return bool(before.strip()) and link_roles.said_before(before) == before


def details_of(block: TextBlock) -> list[TextBlock]:
    """Return the items below an item that are about its paper, not papers of their own."""
    if not block.children:
        return []
    details = [child for child in block.children if is_about_paper_above(child)]
    linked = sum(map(begins_with_linked_title, details))
    among_papers = len(details) < len(block.children)
    if linked > 1 or among_papers or not block.flat.of("link"):
        details = [child for child in details if not begins_with_linked_title(child)]
    several = link_several(f for c in details for f in c.flats()) or any(
        map(_is_title_above_link, details)
    )
    if not may_be_title(block.flat.text):  # below a topic: titles as short as facts, too
        several = several or sum(is_dated_reference(child.flat) for child in block.children) > 1
    if several and not block.flat.of("link"):
        details = []  # below a topic: papers of their own, or titles with their links
    return list(block.children) if not details and _is_linked_below(block) else details


def begins_with_linked_title(block: TextBlock) -> bool:
    """Return whether an item begins with a link of its own words: then it is more than a fact."""
    hypers = hyperlinks(block.flat)
    if not hypers or hypers[0].is_label or len(hypers[0].label.split()) < LEAST_WORDS:
        return False
    return _begins(block.flat, hypers[0].span)


def _begins(flat: Flat, span: Span) -> bool:
    """Return whether nothing but marks and words in brackets are before a stretch."""
    return not re.search(r"\w", BRACKETS.sub("", flat.text[: span.start]))


def are_links_of_one_paper(block: TextBlock) -> bool:
    """Return whether a paragraph is the links of one paper and nothing else."""
    hypers = hyperlinks(block.flat)
    rest = block.flat.text
    for hyper in reversed(hypers[:1] if len(hypers) == 1 else [h for h in hypers if h.is_label]):
        rest = rest[: hyper.span.start] + rest[hyper.span.end :]
    words = fact_labels.leading_label(rest) or not any(map(str.isalpha, rest))
    is_one = linked_papers([block.flat]) and not link_several([block.flat])
    return bool(is_one and words)


def begins_with_authors(block: TextBlock) -> bool:
    """Return whether a block begins with names, and other words follow: it may be a paper."""
    led = names.lead(block.flat.text)
    return bool(led.people) and len(led.rest.split()) >= LEAST_WORDS


def _is_title_above_link(child: TextBlock) -> bool:
    """Return whether a nested item is a title without a link, with the paper's link below it."""
    below = linked_papers(flat for part in child.children for flat in part.flats())
    own = child.flat.of("link") or fact_labels.leading_label(child.flat.text)
    return bool(below) and not own and may_be_title(child.flat.text)


def _is_linked_below(block: TextBlock) -> bool:
    """Return whether all that is below a title with its venue is a line that begins with a link.

    "The Title (INFOCOM 2018)", and below it "[Paper](…) / Review / Video".
    """
    if len(block.children) != 1 or block.flat.of("link") or not may_be_title(block.flat.text):
        return False
    hypers = hyperlinks(block.children[0].flat)
    begins = hypers and not re.search(r"\w", block.children[0].flat.text[: hypers[0].span.start])
    return bool(begins and hypers[0].is_label and list_item.read_item(block.flat).stated.year)


def heads_notes_without_links(blocks: Sequence[TextBlock]) -> bool:
    """Return whether the first of some blocks, "Key ideas:", has no link up to the next heading."""
    head, *following = blocks
    below = takewhile(lambda block: block.kind != "heading", following)
    linked = (flat.of("link") for block in below for flat in block.flats())
    return head.flat.text.rstrip().endswith(":") and not any(linked)


def is_paper_above_notes(block: TextBlock) -> bool:
    """Return whether an item without a link is a paper, and what is below it are notes on it.

    It has a title with its authors or with its venue and year, and no link is below it. Below a
    marked title that is below a heading with a venue, lines in italics are notes, too.
    """
    is_linked = any(flat.of("link") for flat in block.flats())
    if is_linked or block.flat.text.rstrip(" *_").endswith(":"):
        return False
    reading = list_item.read_item(block.flat)
    placed = reading.stated.venue and reading.stated.year
    signed = reading.authors and (reading.title_mark in _MARKED or reading.stated.year)
    noted = reading.title_mark in _MARKED and all(map(_is_italic, block.children))
    is_said = placed or signed or (noted and sections.venue_above(block.section))
    return len(reading.title.split()) >= LEAST_WORDS and bool(is_said)


def _is_italic(block: TextBlock) -> bool:
    """Return whether all words of a block are in italics."""
    words = block.flat.text.strip(EDGES)
    return any(block.flat[span].strip(EDGES) == words for span in block.flat.of("italic"))


def is_title_above_facts(block: TextBlock) -> bool:
    """Return whether below a title without a link one line says who wrote it or where it is.

    "The Title", and below it "Carver et al. ICML. 2013.", "Carver et al. ICML" or "Journal: Annals
    of Shells".
    """
    if block.flat.of("link") or not may_be_title(block.flat.text):
        return False
    signed = sum(_is_authors_and_venue(child.flat.text) for child in block.children)
    labelled = any(_is_labelled(child.flat.text) for child in block.children)
    return signed == 1 or (labelled and not signed)


def _is_authors_and_venue(text: str) -> bool:
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
