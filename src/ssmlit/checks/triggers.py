"""Which rules may find something in an entry, worked out without asking each of them.

Responsible for asking a rule only where it has its field, and its expression in it. Does not depend
on any single rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ssmlit._lazy import regex
from ssmlit.checks import name_parts
from ssmlit.model import Field

if TYPE_CHECKING:
    from ssmlit.checks.entry_view import EntryView
    from ssmlit.checks.rule import EntryRule, Fault, Rule
    from ssmlit.checks.rule_context import RuleContext

_WORD = r"(?:\{[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*\}|[A-Z]?[a-z]++|[A-Z](?![A-Z0-9])|[0-9]+(?![A-Z]))"
# Most titles: words, capitals only at their beginning or in braces, separated by single signs and
# blanks. No rule finds anything there but a word that is doubled.
_TITLE = regex(rf"{_WORD}(?>(?:(?:-|[,:]? |'){_WORD})*)[?!]?")
_PLAIN = {"author": name_parts.PLAIN, "editor": name_parts.PLAIN, "title": _TITLE}

_FEW = 3  # rules that are asked sooner than whether a text is plain
_SHORT, _MANY = 120, 4096  # letters of a text, and texts, for which the rules are kept


class _OfField:
    """The rules that look at a field: at any text, at one with an expression, of these in plain."""

    def __init__(self, rules: Sequence[EntryRule]) -> None:
        looks = [(regex(one.RULE.looks), one) for one in rules if one.RULE.looks]
        self._always = [one for one in rules if not one.RULE.looks]
        self._looks = looks
        self._in_plain = [(look, one) for look, one in looks if one.RULE.in_plain]
        self._known: dict[str, Sequence[EntryRule]] = {}

    def fired(self, name: str, text: str) -> Sequence[EntryRule]:
        """Return the rules that may find something in a text; those of short ones are kept."""
        if len(text) > _SHORT:
            return self._search(name, text)
        if (found := self._known.get(text)) is None:
            found = self._search(name, text)
            if len(self._known) < _MANY:
                self._known[text] = found
        return found

    def _search(self, name: str, text: str) -> Sequence[EntryRule]:
        plain = len(self._looks) > _FEW and name in _PLAIN and _PLAIN[name].fullmatch(text)
        looks = self._in_plain if plain else self._looks
        return [*self._always, *(module for look, module in looks if look.search(text))]


class _Plan(NamedTuple):
    """What entries of one type with the same fields are looked through for."""

    whole: Sequence[EntryRule]  # the rules about whole entries, whatever is in these
    fields: Sequence[tuple[str, _OfField]]  # those that have rules


class Triggers:
    """What makes each rule look at an entry."""

    def __init__(self, rules: Sequence[EntryRule], context: RuleContext) -> None:
        self._context = context
        self._always = [one for one in rules if not _names(one)]
        self._rules: dict[str, list[EntryRule]] = {}
        for one in rules:
            for name in _names(one):
                self._rules.setdefault(name, []).append(one)
        self._fields: dict[str, _OfField] = {}
        self._plans: dict[tuple[object, ...], _Plan] = {}

    def _of_field(self, name: str) -> _OfField:
        """Return the rules of a field; their expressions are compiled when an entry has it."""
        if name not in self._fields:
            self._fields[name] = _OfField(self._rules[name])
        return self._fields[name]

    def _plan(self, view: EntryView) -> _Plan:
        """Return the plan of an entry; most entries of a library share a few."""
        key = (view.has_blank, view.type, *view.fields)
        if key not in self._plans:
            whole = [one for one in self._always if _can_have(one.RULE, view)]
            fields = [(name, self._of_field(name)) for name in view.fields if name in self._rules]
            self._plans[key] = _Plan(whole, fields)
        return self._plans[key]

    def fired(self, view: EntryView) -> list[tuple[EntryRule, Field | None]]:
        """Return the rules that may find something in an entry, each with the field it is about."""
        plan = self._plan(view)
        whole = dict.fromkeys(plan.whole)
        found: list[tuple[EntryRule, Field | None]] = []
        hidden = [one for one in view.composed if self._context.is_unreadable(view, one)]
        for name, rules in plan.fields:
            field = view.fields[name]
            if hidden and field in hidden:
                continue
            for module in rules.fired(name, field.text):
                if module.RULE.fields:
                    found.append((module, field))
                else:
                    whole[module] = None
        return [*((module, None) for module in whole), *found]


def _can_have(rule: Rule, view: EntryView) -> bool:
    return rule.shape is None or view.has_blank or rule.shape(view.type, view.fields)


def ask(
    module: EntryRule, view: EntryView, field: Field | None, context: RuleContext
) -> Iterable[Fault]:
    """Return what a rule finds in an entry, or in the field that it is about."""
    return module.check(view, context) if field is None else module.check(view, field, context)


def _names(module: EntryRule) -> tuple[str, ...]:
    return module.RULE.fields or module.RULE.having
