"""Which rules may find something in an entry, worked out without asking each of them.

Responsible for asking a rule only where it has its field, and its expression in it. Does not depend
on any single rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.checks import name_parts
from ssmlit.model import Field

if TYPE_CHECKING:
    from ssmlit.checks.entry_view import EntryView
    from ssmlit.checks.rule import EntryRule, Found
    from ssmlit.checks.rule_context import RuleContext

_WORD = r"(?:\{[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*\}|[A-Z]?[a-z]++|[A-Z](?![A-Z0-9])|[0-9]+(?![A-Z]))"
# Most titles: words, capitals only at their beginning or in braces, separated by single signs and
# blanks. No rule finds anything there but a word that is doubled.
_TITLE = re.compile(rf"{_WORD}(?:(?:-|[,:]? |'){_WORD})*+[?!]?")
_PLAIN = {"author": name_parts.PLAIN, "editor": name_parts.PLAIN, "title": _TITLE}


class _Trigger(NamedTuple):
    """What makes a rule look at a field, and whether it may at one of plain words."""

    search: Callable[[str], object]
    module: EntryRule
    in_plain: bool


class Triggers:
    """What makes each rule look at an entry.

    Args:
        rules: the rules.
        context: what they may ask.
    """

    def __init__(self, rules: Sequence[EntryRule], context: RuleContext) -> None:
        self._context = context
        self._always = [one for one in rules if not _names(one)]
        self._fields: dict[str, list[_Trigger]] = {}
        for one in rules:
            rule, search = one.RULE, re.compile(one.RULE.looks).search
            for name in _names(one):
                trigger = _Trigger(search, one, rule.in_plain or not rule.looks)
                self._fields.setdefault(name, []).append(trigger)

    def fired(self, view: EntryView) -> list[tuple[EntryRule, Field | None]]:
        """Return the rules that may find something in an entry, each with the field it is about."""
        whole = dict.fromkeys(self._always)
        found: list[tuple[EntryRule, Field | None]] = []
        hidden = [one for one in view.composed if self._context.is_unreadable(view, one)]
        for name, field in view.fields.items():
            if name in self._fields and not (hidden and field in hidden):
                for module in self._for_text(name, field.text):
                    if module.RULE.fields:
                        found.append((module, field))
                    else:
                        whole[module] = None
        return [*((module, None) for module in whole), *found]

    def _for_text(self, name: str, text: str) -> list[EntryRule]:
        """Return the rules that may find something in the text of a field."""
        plain = name in _PLAIN and _PLAIN[name].fullmatch(text)
        triggers = self._fields[name]
        return [one.module for one in triggers if (one.in_plain or not plain) and one.search(text)]


def ask(
    module: EntryRule, view: EntryView, field: Field | None, context: RuleContext
) -> Iterable[Found]:
    """Return what a rule finds in an entry, or in the field that it is about."""
    return module.check(view, context) if field is None else module.check(view, field, context)


def _names(module: EntryRule) -> tuple[str, ...]:
    return module.RULE.fields or module.RULE.having
