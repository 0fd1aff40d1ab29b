"""What a rule about entries is written with, in one import.

    from ssmlit.checks.kit import Findings, Found, Known, Rule, View

Responsible for these names. Does not depend on any rule.
"""

from collections.abc import Iterator
from typing import TypeAlias

from ssmlit.checks.known import Known
from ssmlit.checks.rule import Found, Rule
from ssmlit.checks.view import View

__all__ = ["Findings", "Found", "Known", "Rule", "View"]

Findings: TypeAlias = Iterator[Found]
