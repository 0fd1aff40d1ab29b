"""Blocks that nobody can parse are searched as text: a paper does not vanish with a brace.

Knows blocks as stretches of text; must not know why they are broken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ssmlit.latex import fold
from ssmlit.query.nodes import All, Any, Id, Node, Not, Query, Tag, Text
from ssmlit.query.words import finder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.bibtex import Block


class Blocks(Protocol):
    """A text and its blocks: a `bibtex.Document`."""

    @property
    def text(self) -> str:
        """The whole file."""
        ...

    @property
    def blocks(self) -> Sequence[Block]:
        """Its blocks, in order."""
        ...


def broken(query: Query, document: Blocks) -> tuple[Block, ...]:
    """Return the broken blocks in whose text the words of a query stand, in the file's order.

    Words and tags are looked for anywhere in the block; what needs fields (years, types, patterns)
    is not known of a broken block, and so neither true nor false: it is left out.
    """
    return tuple(
        block
        for block in document.blocks
        if block.kind == "broken"
        and _holds(query.root, f" {fold(document.text[block.start : block.end])} ") is True
    )


def _holds(node: Node, text: str) -> bool | None:
    """Tell whether a node holds of a folded text; None where a text cannot tell."""
    if isinstance(node, Text):
        return bool(finder(node.squashed, exact=node.exact).grade(text))
    if isinstance(node, Tag):
        return all(finder(word).grade(text) > 0 for level in node.path for word in level)
    if isinstance(node, Id):
        words = fold(node.identifier.value).replace(" ", "")
        return words in text.replace(" ", "")
    if isinstance(node, Not):
        inner = _holds(node.child, text)
        return None if inner is None else not inner
    if isinstance(node, All | Any):
        answers = {_holds(child, text) for child in node.children} - {None}
        if not answers:
            return None
        return False not in answers if isinstance(node, All) else True in answers
    return None
