"""Unparsable blocks are searched as text: a missing brace does not hide a paper.

Responsible for blocks as stretches of text. Does not depend on why they are broken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ssmlit.identifiers import words_to_prefilter_by
from ssmlit.latex import fold, squash
from ssmlit.query.nodes import AllOf, AnyOf, Id, Node, Not, Query, Tag, Words
from ssmlit.query.words import finder, without_signs

if TYPE_CHECKING:
    from ssmlit.query.corpus import Corpus, Unreadable


class BrokenBlocks(NamedTuple):
    """Unreadable blocks that match or may match, in file order."""

    holding: tuple[Unreadable, ...]  # those whose text contains the words of the query
    unknown: tuple[Unreadable, ...]  # those that may or may not match


NONE_BROKEN = BrokenBlocks((), ())


def find_broken_blocks(query: Query, corpus: Corpus) -> BrokenBlocks:
    """Return the unreadable blocks that match a query, or may.

    Words and tags are looked for anywhere in the block; what needs fields (years, types, patterns)
    is not known about a broken block, and so neither true nor false.
    """
    holding: list[Unreadable] = []
    unknown: list[Unreadable] = []
    for block in corpus.unreadable():
        answer = _holds(query.root, f" {fold(block.text)} ")
        if answer is not False:
            (holding if answer else unknown).append(block)
    return BrokenBlocks(tuple(holding), tuple(unknown))


def _holds(node: Node, text: str) -> bool | None:
    """Return whether a node holds of a folded text; None where a text cannot tell."""
    if isinstance(node, Words):
        return bool(finder(node.squashed, exact=node.exact).grade(text))
    if isinstance(node, Tag):
        return all(
            finder(without_signs(word)).grade(text) > 0 for level in node.path for word in level
        )
    if isinstance(node, Id):
        squashed = text.replace(" ", "")
        if squash(node.identifier.value) in squashed:
            return True
        may_be = all(run in squashed for run in words_to_prefilter_by(node.identifier))
        return None if may_be else False
    if isinstance(node, Not):
        inner = _holds(node.child, text)
        return None if inner is None else not inner
    if isinstance(node, AllOf | AnyOf):
        answers = {_holds(child, text) for child in node.children} - {None}
        if not answers:
            return None
        return False not in answers if isinstance(node, AllOf) else True in answers
    return None
