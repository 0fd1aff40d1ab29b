"""Verdicts as problems of a file, for the formats that `check` writes, too.

Responsible for codes and severities. Does not depend on the formats.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssmlit.checks import Report, Rule
from ssmlit.model import Problem
from ssmlit.verify import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ssmlit.verify import Verified

_RULES = {
    Verdict.DIFFERS: ("E951", "the work is known, and fields of the entry contradict its record"),
    Verdict.MISMATCH: ("E952", "an identifier of the entry belongs to another work"),
    Verdict.NOT_FOUND: ("E953", "the work is not where it would have to be"),
    Verdict.UNVERIFIED: ("N954", "no source can confirm the work"),
}
_WHY = "The record of the work disagrees, or there is none where it would have to be."


def report(verified: Sequence[Verified]) -> Report:
    """Return what was found, one problem for each reference that is not confirmed."""
    rules = {
        verdict: Rule(code=code, name=f"verify-{verdict}", summary=text, why=_WHY, bad="", good="")
        for verdict, (code, text) in _RULES.items()
    }
    problems = tuple(_problem(one, rules[one.verdict]) for one in verified if one.verdict in _RULES)
    return Report(problems, tuple(rules.values()), len(verified))


def _problem(one: Verified, rule: Rule) -> Problem:
    reasons = [
        f"{found.field}: {found.reason}" + (f" (should be {found.should})" if found.should else "")
        for found in one.findings
        if found.weight != "note"
    ]
    message = f"{one.verdict}: {'; '.join(reasons)}" if reasons else rule.summary
    return Problem(rule.code, message, one.line, one.key, severity=rule.severity, name=rule.name,
                   nth=one.nth)  # fmt: skip
