"""What the entries of a library have in total: which venues and tags occur, and where.

Responsible for collecting. Does not judge; the rules about a whole library do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from ssmlit.fields.keywords import split_keywords

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ssmlit.checks.entry_view import EntryView
    from ssmlit.checks.rule import Rule
    from ssmlit.model import Entry


class Seen(NamedTuple):
    """A field of an entry: its name in lower case."""

    entry: Entry
    field: str


class CensusRule(Protocol):
    """A module with a rule about all entries together."""

    RULE: Rule

    def check(self, census: Census, /) -> Iterable[tuple[Seen, str]]:
        """Yield the places of the faults, with a message each."""


class Census:
    """The texts of some fields, and the tags, of the entries that were counted.

    Args:
        names: the lower-case names of the fields to collect.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._texts: dict[str, dict[str, list[Seen]]] = {name: {} for name in names}

    def count(self, view: EntryView) -> None:
        """Add an entry."""
        for name, texts in self._texts.items():
            field = view.fields.get(name)
            if field is not None and field.text:
                texts.setdefault(field.text, []).append(Seen(view.entry, name))

    def texts(self, name: str) -> Mapping[str, list[Seen]]:
        """Return the texts of a field, each with its places in the order of the file."""
        return self._texts[name]

    def tags(self) -> dict[str, list[Seen]]:
        """Return the keywords, each with its places."""
        found: dict[str, list[Seen]] = {}
        for text, places in self._texts["keywords"].items():
            for tag in split_keywords(text):
                found.setdefault(tag, []).extend(places)
        return found
