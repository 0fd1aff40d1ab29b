"""What a rule about entries is written with, in one import.

    from ssmlit.checks.kit import EntryView, Fault, Field, Findings, Rule, RuleContext, regex

Responsible for these names. Does not depend on any rule.
"""

from collections.abc import Iterator
from typing import TypeAlias

from ssmlit._lazy import regex
from ssmlit.checks.entry_view import EntryView
from ssmlit.checks.rule import ANY, Fault, Rule
from ssmlit.checks.rule_context import RuleContext
from ssmlit.model import Field

__all__ = ["ANY", "VERB", "EntryView", "Fault", "Field", "Findings", "Rule", "RuleContext", "regex"]

# What LaTeX takes as it stands between two signs: `\verb|a_b|`.
VERB = r"\\(?:verb|lstinline|path|url|nolinkurl)\*?(?P<sign>[^\w\s*{}\[])[^\n]*?(?P=sign)"

Findings: TypeAlias = Iterator[Fault]
