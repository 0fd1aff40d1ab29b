"""The parts of a parsed query: frozen values.

A `Query` holds one tree. Leaves ask one question about an entry each; `AllOf`, `AnyOf` and `Not`
join them. Readers of the tree dispatch on the class of the node. They are named tuples because
a dozen dataclasses take longer to define than a search of a small library takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ssmlit.model import Identifier
    from ssmlit.query.regex import Regex


class Words(NamedTuple):
    """Words to be found in the text of a field."""

    field: str  # a text field of `language.FIELDS`, or "" for those of `language.PLAIN`
    typed: str  # what the user wrote, without field and quotes
    words: tuple[str, ...]  # its folded words, never empty; `U-Net` is ("u", "net")
    exact: bool = False  # quoted: whole words, in a row
    # written `word*`: in `author:`, where whole words count, the beginning will do
    prefix: bool = False
    initials: bool = False  # the word is made of the first letters of words of the title (`rnn`)

    @property
    def squashed(self) -> str:
        """The words without the spaces between them."""
        return "".join(self.words)


class Pattern(NamedTuple):
    """A regular expression to be found in the text of a field."""

    field: str
    regex: Regex


class Tag(NamedTuple):
    """A tag and everything below it; `path` holds the folded words of each of its levels."""

    path: tuple[tuple[str, ...], ...]
    typed: str
    exact: bool = False


class Years(NamedTuple):
    """A range of years, both ends included."""

    first: int
    last: int


class Added(NamedTuple):
    """A range of days on which entries were added: `first <= day < beyond`, compared as text."""

    first: str
    beyond: str


class Id(NamedTuple):
    """An identifier; `text` is set where the words it was written with may match as well."""

    identifier: Identifier
    text: Words | None = None


class Type(NamedTuple):
    """An entry type, in lower case."""

    name: str


class Has(NamedTuple):
    """The entry has a value in one of these fields (lower case)."""

    fields: tuple[str, ...]


class Not(NamedTuple):
    """The condition does not hold."""

    child: Node


class AllOf(NamedTuple):
    """All conditions hold; without conditions, always."""

    children: tuple[Node, ...] = ()


class AnyOf(NamedTuple):
    """One of the conditions holds."""

    children: tuple[Node, ...]


Node = Words | Pattern | Tag | Years | Added | Id | Type | Has | Not | AllOf | AnyOf


def texts(node: Node) -> Iterator[Words | Tag]:
    """Yield the words and tags that have to be found, outside negations, in order."""
    if isinstance(node, Words | Tag):
        yield node
    elif isinstance(node, Id) and node.text:
        yield node.text
    elif isinstance(node, AllOf | AnyOf):
        for child in node.children:
            yield from texts(child)


class Query(NamedTuple):
    """A query as typed and as parsed."""

    text: str  # what the user typed
    root: Node  # the tree of conditions
    # the words and phrases to be found, in the order typed: what ranking, typo search and
    # highlighting look at. Nothing of what is negated.
    words: tuple[Words, ...] = ()
    # the folded words typed without a field, little ones included, as one text: what may be the
    # name of a method or the title of a paper
    plain: str = ""
