"""What the engine may expect of the module of a rule about entries. Does not depend on any rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ssmlit.checks.entry_view import EntryView
    from ssmlit.checks.rule import Found, Rule
    from ssmlit.checks.rule_context import RuleContext


class EntryRule(Protocol):
    """A module with a rule about entries."""

    RULE: Rule

    def check(self, view: EntryView, context: RuleContext, /) -> Iterable[Found]:
        """Yield what is wrong with an entry."""
