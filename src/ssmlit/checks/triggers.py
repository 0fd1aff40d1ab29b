"""Which rules may find something in an entry, worked out without asking each of them.

Responsible for asking a rule only where its field, its expression, its letters or the layout of the
entry call for it, and only once where the answer is the same. Does not depend on any single rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from ssmlit.checks import name_parts
from ssmlit.model import Field

if TYPE_CHECKING:
    from ssmlit.checks.entry_view import EntryView
    from ssmlit.checks.rule import EntryRule, Found
    from ssmlit.checks.rule_context import RuleContext

Rules: TypeAlias = "tuple[EntryRule, ...]"

_WORD = r"(?:\{[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*\}|[A-Z]?[a-z]++|[A-Z](?![A-Z0-9])|[0-9]+(?![A-Z]))"
# Most titles: words, capitals only at their beginning or in braces, separated by single signs and
# blanks. No rule finds anything there but a word that is doubled.
_TITLE = re.compile(rf"{_WORD}(?:(?:-|[,:]? |'){_WORD})*+[?!]?")
_PLAIN = {"author": name_parts.PLAIN, "editor": name_parts.PLAIN, "title": _TITLE}
_SHORT, _KEPT = 80, 1 << 12  # letters and number of values whose rules are remembered


class Triggers:
    """What makes each rule look at an entry.

    Args:
        rules: the rules.
        known: what they may ask.
    """

    def __init__(self, rules: Sequence[EntryRule], context: RuleContext) -> None:
        self._known = context
        self._of_layout = [one for one in rules if one.RULE.depends == "layout"]
        self._layouts: dict[tuple[str, ...], Rules] = {}
        bare = [one for one in rules if not _names(one) and one.RULE.depends != "layout"]
        self._only = [(attrgetter(one.RULE.only), one) for one in bare if one.RULE.only]
        self._always = tuple(one for one in bare if not one.RULE.only)
        fields: dict[str, list[EntryRule]] = {}
        for one in rules:
            for name in _names(one):
                fields.setdefault(name, []).append(one)
        self._fields = {name: _OfField(name, group, context) for name, group in fields.items()}

    def fired(self, view: EntryView) -> list[tuple[EntryRule, Field | None]]:
        """Return the rules that may find something in an entry, each with the field it is about."""
        whole = dict.fromkeys((*self._always, *self._for_layout(view)))
        whole.update((module, None) for has, module in self._only if has(view))
        found: list[tuple[EntryRule, Field | None]] = []
        hidden = [one for one in view.composed if self._known.is_unreadable(view, one)]
        for name, field in view.fields.items():
            rules = self._fields.get(name)
            if rules and not (hidden and field in hidden):
                for module in rules.fired(view, field):
                    if module.RULE.fields:
                        found.append((module, field))
                    else:
                        whole[module] = None
        return [*whole.items(), *found]

    def _for_layout(self, view: EntryView) -> Rules:
        layout = view.layout
        if not layout:
            return tuple(self._of_layout)
        found = self._layouts.get(layout)
        if found is None:
            found = self._layouts[layout] = _finding(self._of_layout, view, None, self._known)
        return found


def ask(
    module: EntryRule, view: EntryView, field: Field | None, context: RuleContext
) -> Iterable[Found]:
    """Return what a rule finds in an entry, or in the field that it is about."""
    return module.check(view, context) if field is None else module.check(view, field, context)


def _names(module: EntryRule) -> tuple[str, ...]:
    return module.RULE.fields or module.RULE.having


def _finding(
    rules: Iterable[EntryRule], view: EntryView, field: Field | None, context: RuleContext
) -> Rules:
    return tuple(one for one in rules if any(True for _ in ask(one, view, field, context)))


class _OfField:
    """The rules that look at a field, and what makes them look closer.

    Args:
        name: the field's, in lower case.
        rules: the rules.
        known: what they may ask.
    """

    def __init__(self, name: str, rules: Sequence[EntryRule], context: RuleContext) -> None:
        self._known = context
        self._fired: dict[str, Rules] = {}
        self._plain = _PLAIN.get(name)
        self._pure = frozenset(one for one in rules if one.RULE.depends == "field")
        self._fixed = tuple(one for one in rules if not one.RULE.looks)
        asked = [one for one in rules if one.RULE.looks]
        marked = [one for one in asked if one.RULE.marks]
        self._marked = _searches(marked)
        self._others = _searches([one for one in asked if not one.RULE.marks])
        self._in_plain = [one for one in self._others if one[1].RULE.in_plain]
        letters = re.escape("".join(one.RULE.marks for one in marked))
        self._has_mark = re.compile(f"[{letters}]").search if letters else None

    def fired(self, view: EntryView, field: Field) -> Rules:
        """Return the rules that may find something in a value."""
        source = field.source
        if len(source) > _SHORT:
            return self._search(field.text)
        found = self._fired.get(source)
        if found is None:
            found = self._search(field.text)
            if len(self._fired) < _KEPT:
                found = self._fired[source] = self._without_pure(found, view, field)
        return found

    def _without_pure(self, rules: Rules, view: EntryView, field: Field) -> Rules:
        """Leave rules out that depend on the value alone and find nothing in it."""
        pure = [one for one in rules if one in self._pure]
        if not pure:
            return rules
        quiet = set(pure) - set(_finding(pure, view, field, self._known))
        return tuple(one for one in rules if one not in quiet)

    def _search(self, text: str) -> Rules:
        if self._plain is not None and self._plain.fullmatch(text):
            searches = self._in_plain
        elif self._has_mark is not None and self._has_mark(text):
            searches = [*self._others, *self._marked]
        else:
            searches = self._others
        return self._fixed + tuple([rule for search, rule in searches if search(text)])


def _searches(rules: Iterable[EntryRule]) -> list[tuple[Callable[[str], object], EntryRule]]:
    return [(re.compile(rule.RULE.looks).search, rule) for rule in rules]
