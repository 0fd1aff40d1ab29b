"""The outline of a document: which headings are topics, which are papers, what belongs together.

Responsible for the sections of the rows, and for papers whose title is a heading, a `<summary>` or
a line above their facts. Does not depend on how a row is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ssmlit._lazy import regex
from ssmlit.importers import link_roles, sections
from ssmlit.importers.markdown.blocks_about_papers import (
    begins_with_authors,
    begins_with_linked_title,
    heads_notes_without_links,
    is_about_paper_above,
)
from ssmlit.importers.markdown.document.flat import SUMMARY, join
from ssmlit.importers.markdown.document.hyperlinks import hyperlinks
from ssmlit.importers.markdown.lines_about_papers import (
    LEAST_WORDS,
    is_dated_reference,
    link_several,
    linked_papers,
    may_be_title,
    states_authors,
    states_fact,
)
from ssmlit.importers.markdown.titles_above_facts import as_title, joined_with_facts

if TYPE_CHECKING:
    from ssmlit.importers.markdown.document.blocks import TextBlock

_AGREED = 0.6  # of the headings of a level are titles: then the others are as well
_YEAR = regex(r"\s*(?:19|20)\d\d\s*:?\s*")
_TOPIC = 6  # words of a bold line that heads what follows
_ASIDES = frozenset({"abstract", "bibtex", "citation", "cite", "summary", "tldr", "tl dr", "note"})


class _Head(NamedTuple):
    """A heading with the blocks below it, up to the next of its level."""

    # where it is among the blocks, and where what is below it ends
    at: int
    end: int
    block: TextBlock
    body: tuple[TextBlock, ...]  # the blocks below it without asides such as a folded abstract
    verdict: str  # "paper" (by itself), "perhaps" (if its level agrees), "topic", or "" (nothing)


def outline_rows(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """Return the rows of a document in order, each with its section, without headings."""
    blocks = _with_years(blocks)
    heads = {head.at: head for head in _heads(blocks)}
    levels = _levels_of_papers(list(heads.values()))
    path: list[tuple[int, str]] = []
    made: list[TextBlock] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if block.kind in {"heading", "end"}:
            path = [step for step in path if step[0] < block.level]
        section = tuple(words for _, words in path)
        head = heads.get(at)
        if head and _is_paper(head, levels):
            made.append(_with_body(head)._replace(section=section))
            below = (b for b in head.body if not _is_of(head.block, b))
            made += (
                b._replace(section=section, remark=not begins_with_linked_title(b)) for b in below
            )
            at = head.end
            continue
        if head and block.level == SUMMARY and len(block.flat.text.split()) > _TOPIC:
            made.append(block._replace(kind="paragraph", section=section))
        elif head:
            words = block.flat.line
            path.append((block.level, words.strip(" :") if block.level == SUMMARY else words))
        elif block.kind != "end":
            made.append(block._replace(section=(*section, *block.section)))
        at += 1
    return joined_with_facts(made)


def _with_years(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """Return the blocks, with years that stand alone above list items as headings."""
    made = list(blocks)
    for n, (at, below) in enumerate(pairwise(blocks)):
        if (at.kind, below.kind) == ("paragraph", "item") and _YEAR.fullmatch(at.flat.text):
            made[n] = at._replace(kind="heading", level=SUMMARY)
    return made


def _heads(blocks: Sequence[TextBlock]) -> list[_Head]:
    found: list[_Head] = []
    edges = [n for n, block in enumerate(blocks) if block.kind in {"heading", "end"}]
    for place, at in enumerate(edges):
        block = blocks[at]
        if block.kind == "heading":
            later = (n for n in edges[place + 1 :] if blocks[n].level <= block.level)
            end = next(later, len(blocks))
            body = _body(blocks[at + 1 : end]) if end - at < 60 else None
            found.append(_Head(at, end, block, body or (), _verdict(block, body)))
    return found


def _body(blocks: Sequence[TextBlock]) -> tuple[TextBlock, ...] | None:
    """Return the blocks below a heading without asides; None when there are topics among them."""
    kept: list[TextBlock] = []
    aside = False
    for at, block in enumerate(blocks):
        if block.kind == "heading":
            if at + 1 == len(blocks) or blocks[at + 1].kind in {"heading", "end"}:
                continue  # nothing is below it
            known = sections.plain(block.flat.text).lower() in _ASIDES
            if block.level < SUMMARY or not (known or heads_notes_without_links(blocks[at:])):
                return None
            aside = True
        elif block.kind == "end":
            aside = False
        elif not aside:
            kept.append(block)
    return tuple(kept)


def _verdict(block: TextBlock, body: Sequence[TextBlock] | None) -> str:
    """Return the verdict on a heading by itself."""
    if body is None:
        return "topic"
    if is_dated_reference(block.flat):
        return "paper"
    found = _verdict_on_uncited(block, body)
    several = found != "topic" and sum(map(begins_with_authors, body)) > 1
    return "topic" if several else found  # of several people: their works


def _verdict_on_uncited(block: TextBlock, body: Sequence[TextBlock]) -> str:
    is_own = all(map(is_about_paper_above, body)) and not any(b.kind == "row" for b in body)
    own = [h for h in hyperlinks(block.flat) if h.role in link_roles.PAPERS]
    if any(not h.is_label and len(h.label.split()) >= LEAST_WORDS for h in own):
        return "paper"
    if own and is_own:
        return "paper" if any(h.is_label for h in own) else "perhaps"
    below = [flat for part in body for flat in part.flats()]
    if not (is_own and may_be_title(block.flat.text)):
        return "topic" if own or any(linked_papers([flat]) for flat in below) else ""
    found = linked_papers(below)
    if (own and not found) or link_several(below):
        return "topic"
    if any(states_authors(part.flat, hyperlinks(part.flat)) for part in body):
        return "paper"
    return "perhaps" if found else ""


def _levels_of_papers(heads: Sequence[_Head]) -> frozenset[int]:
    """Return the levels whose headings are titles of papers."""
    levels = set()
    for level in {head.block.level for head in heads}:
        verdicts = [head.verdict for head in heads if head.block.level == level and head.verdict]
        titles = sum(verdict != "topic" for verdict in verdicts)
        if titles and (level == SUMMARY or titles > 1) and titles >= _AGREED * len(verdicts):
            levels.add(level)
    return frozenset(levels)


def _is_paper(head: _Head, levels: frozenset[int]) -> bool:
    if head.verdict == "paper":
        return True
    if head.block.level not in levels or not head.body:
        return False
    if head.verdict == "perhaps":
        return True
    facts = all(map(is_about_paper_above, head.body)) and any(
        states_fact(part.flat) for part in head.body
    )
    return not head.verdict and may_be_title(head.block.flat.text) and facts


def _with_body(head: _Head) -> TextBlock:
    """Return a heading and the text below it as one item."""
    last = max((part.end for part in head.body), default=head.block.end)
    facts = (part for part in head.body if _is_of(head.block, part))
    said = [flat for part in facts for flat in part.flats() if states_fact(flat)]
    title = as_title(head.block.flat)
    return head.block._replace(kind="item", flat=join([title, *said]), end=last)


def _is_of(head: TextBlock, part: TextBlock) -> bool:
    """Whether a block is about the paper of a heading: details, or links to no other paper."""
    linked = linked_papers(part.flats())
    return is_about_paper_above(part) or (bool(linked) and linked <= linked_papers([head.flat]))
