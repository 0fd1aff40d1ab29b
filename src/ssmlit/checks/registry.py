"""All rules: every module with a `RULE` in the folders here, and what the parser reports.

Responsible for finding them. Does not run them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING, Any

from ssmlit.checks.syntax.parsed import PARSER_RULES, READER_RULES

if TYPE_CHECKING:
    from ssmlit.checks.rule import About, EntryRule, Rule


def entry_rules(rules: Iterable[Rule]) -> list[EntryRule]:
    """Return the modules of the rules about entries."""
    return chosen("entry", rules)


def chosen(about: About, rules: Iterable[Rule]) -> list[Any]:
    """Return the modules of those rules that are given an entry, the file, or all entries."""
    codes = {rule.code for rule in rules if rule.about == about}
    return [module for module in _modules() if module.RULE.code in codes]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, by number."""
    rules = (*PARSER_RULES, *READER_RULES, *(module.RULE for module in _modules()))
    return tuple(sorted(rules, key=lambda rule: rule.code[1:]))


@cache
def _modules() -> tuple[Any, ...]:
    """Import the modules in the folders, and return those with a rule."""
    package = import_module(__name__.rpartition(".")[0])
    names = [one.name for one in walk_packages(package.__path__, f"{package.__name__}.")]
    depth = package.__name__.count(".") + 2
    found = [import_module(name) for name in sorted(names) if name.count(".") == depth]
    return tuple(module for module in found if hasattr(module, "RULE"))
