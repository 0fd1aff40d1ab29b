"""The rules as text: a list, and an explanation of one.

Responsible for the layout of rules' descriptions. Does not run them.
"""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING

from ssmlit.checks.registry import all_rules

if TYPE_CHECKING:
    from ssmlit.checks.rule import Rule

FIXES = {"": "", "safe": "--fix", "unsafe": "--fix --unsafe"}  # the options that apply a fix


def listing() -> str:
    """Return a line for each rule: code, name, summary."""
    return "\n".join(f"{rule.code}  {rule.name:24}{rule.summary}" for rule in all_rules())


def explanation(rule: Rule) -> str:
    """Return what a rule means, with a bad and a good example, for a terminal."""
    about = [rule.severity, FIXES[rule.fix] and f"fixed by {FIXES[rule.fix]}"]
    about.append(rule.needs and f"needs the {rule.needs}")
    head = f"{rule.code} {rule.name} ({', '.join(filter(None, about))})"
    bad, good = (indent(text, "    ") for text in (rule.bad, rule.good))
    return f"{head}\n\n{rule.summary}\n\n{rule.why}\n\nbad:\n{bad}\n\ngood:\n{good}"


def as_json(rule: Rule) -> dict[str, str]:
    """Return what a rule means, as values of JSON."""
    names = ("code", "name", "severity", "summary", "why", "bad", "good", "fix", "needs")
    return {name: getattr(rule, name) for name in names}
