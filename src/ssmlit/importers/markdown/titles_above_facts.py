"""Lines of a document that are titles, with the facts about their papers on the lines below.

Responsible for which blocks that follow one another are one paper. Does not depend on headings.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.importers import sections
from ssmlit.importers.markdown import fact_labels
from ssmlit.importers.markdown.blocks_about_papers import (
    are_links_of_one_paper,
    is_about_paper_above,
)
from ssmlit.importers.markdown.document.flat import Flat, Span, join
from ssmlit.importers.markdown.document.hyperlinks import hyperlinks
from ssmlit.importers.markdown.document.numbered import MARK
from ssmlit.importers.markdown.lines_about_papers import (
    has_authors_and_title,
    is_authors_then_title,
    is_dated_reference,
    is_linked_title_with_place,
    link_several,
    linked_papers,
    may_be_title,
    states_fact,
)
from ssmlit.importers.markdown.people import names
from ssmlit.importers.markdown.plain_words import in_brackets

if TYPE_CHECKING:
    from ssmlit.importers.markdown.document.blocks import TextBlock

_STATUS = regex(r"\[[^\[\]]+\]\s*")  # behind a title: "[`UNREAD`]"


def joined_with_facts(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """Join a line that is a title with the list or the lines of facts that follow it."""
    made: list[TextBlock] = []
    signed = {at for at in range(len(blocks)) if _is_signed_below(blocks, at)}
    at = 0
    while at < len(blocks):
        block, size = blocks[at], _facts_below(blocks, at, signed=len(signed) > 1 and at in signed)
        if size:
            said = blocks[at + 1 : at + 1 + size]
            texts = [flat for part in said for flat in part.flats() if states_fact(flat)]
            is_own = linked_papers([block.flat]) or has_authors_and_title(block.flat)
            title = block.flat if is_own else as_title(block.flat)
            block = block._replace(kind="item", flat=join([title, *texts]), end=said[-1].end)
        made.append(block)
        at += 1 + size
    return made


def as_title(flat: Flat) -> Flat:
    """Mark a line as a title; its links and brackets are still to be read."""
    marked = flat.of("link") or flat.of("bold")
    if fact_labels.leading_label(flat.text) or marked or is_dated_reference(flat):
        return flat
    number = sections.numbering(flat.text)
    marks = (flat.text.rfind("[", 0, span.start) for span in flat.of("code"))
    end = next((at for at in marks if at > number and _STATUS.fullmatch(flat.text, at)), None)
    title = Span("bold", number, len(flat.text[:end].rstrip()))
    return Flat(flat.text, (title, *flat.spans))


def _is_signed_below(blocks: Sequence[TextBlock], at: int) -> bool:
    """Return whether names, several and nothing else, are below a line that can be a title."""
    block = blocks[at]
    if block.kind != "paragraph" or not _is_near(blocks, at + 1, block) or not _is_line(block):
        return False
    below = names.read(blocks[at + 1].flat.text) if may_be_title(block.flat.text) else names.Names()
    return below.are_in_full


def _facts_below(blocks: Sequence[TextBlock], at: int, *, signed: bool) -> int:
    """Return how many blocks after a title are its facts; 0 when it is not a title.

    Args:
        blocks: of the document.
        at: which one.
        signed: it has names below it, as others have: these will do.
    """
    block = blocks[at]
    if block.kind == "row" or block.children:
        return 0
    if not _is_near(blocks, at + 1, block):
        return 0
    if (
        are_links_of_one_paper(blocks[at + 1])
        and not linked_papers([block.flat])
        and has_authors_and_title(block.flat)
    ):
        return 1
    if is_authors_then_title(block.flat) and not linked_papers([block.flat]):
        return 0
    if not may_be_title(block.flat.text):
        return 0
    end = at + 1
    while _is_near(blocks, end, block) and _is_only_fact(blocks[end]):
        end += 1
    said = blocks[at + 1 : end]
    texts = [flat for part in said for flat in part.flats()]
    found = linked_papers(texts)
    if linked_papers([block.flat]):
        facts = (part.kind == "paragraph" and (n == 0 or _is_labelled(part.flat))
                 for n, part in enumerate(said))  # fmt: skip
        return 0 if found else sum(takewhile(bool, facts))
    is_one = found and not link_several(texts) and _is_line(block)
    return len(said) if is_one or signed else 0


def _is_labelled(flat: Flat) -> bool:
    return fact_labels.leading_label(flat.text) is not None


def _is_near(blocks: Sequence[TextBlock], at: int, title: TextBlock) -> bool:
    """Return whether a block directly follows the previous one and could be about a title."""
    if at == len(blocks) or blocks[at].section != title.section or blocks[at].kind == "row":
        return False
    if blocks[at].kind == title.kind == "item":
        return False  # its neighbours in the list are rows like itself
    return blocks[at].line - blocks[at - 1].end <= 1


def _is_only_fact(block: TextBlock) -> bool:
    """Return whether a block is a fact, not a title of its own."""
    is_own = (
        is_authors_then_title(block.flat)
        or MARK.match(block.flat.text)
        or is_linked_title_with_place(block.flat)
        or in_brackets(block.flat, hyperlinks(block.flat))
    )
    return not is_own and is_about_paper_above(block) and any(map(states_fact, block.flats()))


def _is_line(block: TextBlock) -> bool:
    """Return whether a block is a title and nothing else: bold, or a few words without a link."""
    text = block.flat.text.strip()
    bold = block.flat.of("bold")
    whole = bool(bold) and len(block.flat[bold[0]]) > len(text) // 2
    return whole or (not hyperlinks(block.flat) and 4 <= len(text.split()) <= 30)
