"""The kinds of rules, as interfaces of their modules.

Responsible for what the engine may expect of a rule. Does not depend on any rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ssmlit.bibtex import Document
    from ssmlit.checks.entry_view import EntryView
    from ssmlit.checks.rule import Found, Rule
    from ssmlit.checks.rule_context import RuleContext
    from ssmlit.model import Problem


class EntryRule(Protocol):
    """A module with a rule about entries."""

    RULE: Rule

    def check(self, view: EntryView, context: RuleContext, /) -> Iterable[Found]:
        """Yield what is wrong with an entry."""


class FileRule(Protocol):
    """A module with a rule about the file as a whole."""

    RULE: Rule

    def check(self, document: Document, /) -> Iterable[Problem]:
        """Yield what is wrong with a file; the codes of the problems are the rule's name."""
