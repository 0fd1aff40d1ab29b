"""Which rules may find something in an entry, worked out without asking each of them.

Responsible for asking a rule only where it has its field, and its expression in it. Does not depend
on any single rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ssmlit._lazy import regex
from ssmlit.checks import name_parts
from ssmlit.model import Field

if TYPE_CHECKING:
    from ssmlit.checks.entry_view import EntryView
    from ssmlit.checks.rule import EntryRule, Fault
    from ssmlit.checks.rule_context import RuleContext

_WORD = r"(?:\{[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*\}|[A-Z]?[a-z]++|[A-Z](?![A-Z0-9])|[0-9]+(?![A-Z]))"
# Most titles: words, capitals only at their beginning or in braces, separated by single signs and
# blanks. No rule finds anything there but a word that is doubled.
_TITLE = regex(rf"{_WORD}(?>(?:(?:-|[,:]? |'){_WORD})*)[?!]?")
_PLAIN = {"author": name_parts.PLAIN, "editor": name_parts.PLAIN, "title": _TITLE}


class _OfField:
    """The rules that look at a field: at any text, at one with an expression, of these in plain."""

    def __init__(self, rules: Sequence[EntryRule]) -> None:
        looks = [(re.compile(one.RULE.looks).search, one) for one in rules if one.RULE.looks]
        self._always = [one for one in rules if not one.RULE.looks]
        self._searches = looks
        self._in_plain = [(search, one) for search, one in looks if one.RULE.in_plain]

    def fired(self, name: str, text: str) -> list[EntryRule]:
        """Return the rules that may find something in a text."""
        plain = name in _PLAIN and _PLAIN[name].fullmatch(text)
        searches = self._in_plain if plain else self._searches
        return [*self._always, *(module for search, module in searches if search(text))]


class Triggers:
    """What makes each rule look at an entry.

    Args:
        rules: the rules.
        context: what they may ask.
    """

    def __init__(self, rules: Sequence[EntryRule], context: RuleContext) -> None:
        self._context = context
        self._always = [one for one in rules if not _names(one)]
        self._rules: dict[str, list[EntryRule]] = {}
        for one in rules:
            for name in _names(one):
                self._rules.setdefault(name, []).append(one)
        self._fields: dict[str, _OfField] = {}

    def _of_field(self, name: str) -> _OfField | None:
        """Return the rules of a field; their expressions are compiled when an entry has it."""
        if name in self._rules and name not in self._fields:
            self._fields[name] = _OfField(self._rules[name])
        return self._fields.get(name)

    def fired(self, view: EntryView) -> list[tuple[EntryRule, Field | None]]:
        """Return the rules that may find something in an entry, each with the field it is about."""
        whole = dict.fromkeys(self._always)
        found: list[tuple[EntryRule, Field | None]] = []
        hidden = [one for one in view.composed if self._context.is_unreadable(view, one)]
        for name, field in view.fields.items():
            rules = self._of_field(name)
            if rules and not (hidden and field in hidden):
                for module in rules.fired(name, field.text):
                    if module.RULE.fields:
                        found.append((module, field))
                    else:
                        whole[module] = None
        return [*((module, None) for module in whole), *found]


def ask(
    module: EntryRule, view: EntryView, field: Field | None, context: RuleContext
) -> Iterable[Fault]:
    """Return what a rule finds in an entry, or in the field that it is about."""
    return module.check(view, context) if field is None else module.check(view, field, context)


def _names(module: EntryRule) -> tuple[str, ...]:
    return module.RULE.fields or module.RULE.having
