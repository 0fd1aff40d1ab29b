"""Running rules over a whole library: its entries, the file, and all entries together.

Responsible for the rules that look at more than one entry. Does not depend on any single rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ssmlit.checks import registry, waivers
from ssmlit.checks.census import Census
from ssmlit.checks.engine import Checker, CheckReport, can_run, in_order
from ssmlit.checks.entries import idle_waiver
from ssmlit.checks.entry_view import EntryView
from ssmlit.checks.rule import Fault
from ssmlit.checks.rule_context import Outside
from ssmlit.model import Problem

if TYPE_CHECKING:
    from ssmlit.bibtex import Document
    from ssmlit.checks.rule import Rule
    from ssmlit.checks.rule_context import RuleContext
    from ssmlit.library import Library


def run(library: Library, rules: Sequence[Rule], outside: Outside | None = None) -> CheckReport:
    """Return what rules find in a whole library."""
    outside = outside or Outside()
    library.document.blocks  # noqa: B018 - all are needed; found now, they are found once
    able = tuple(rule for rule in rules if can_run(rule, outside))
    checker = Checker(library, registry.entry_rules(able), outside)
    found = [*_of_file(library.document, able, checker.context)]
    census = Census({}, {})
    waiving = []
    for view in checker.views(library.entries):
        # here, where its fields are read: they are not kept
        census.add(view, checker.is_unreadable)
        found += checker.entry(view)
        if waivers.FIELD in view.fields:
            waiving.append(view)
    found += _of_census(checker, census, able)
    if idle_waiver.RULE in able:
        found += _of_waivers(checker, waiving, able)
    return CheckReport(in_order(found, able), able, len(library.entries), checker.waived)


def _of_file(document: Document, rules: Sequence[Rule], context: RuleContext) -> Iterator[Problem]:
    """Yield what the parser and the rules about the whole file find."""
    named = {rule.name: rule for rule in rules}
    for problem in document.problems:
        if rule := named.get(problem.code):
            yield _of_rule(rule, problem)
    for one in registry.chosen("file", rules):
        yield from (_of_rule(one.RULE, problem) for problem in one.check(document, context))


def _of_census(checker: Checker, census: Census, rules: Sequence[Rule]) -> Iterator[Problem]:
    """Yield what the rules about all entries together find."""
    for one in registry.chosen("library", rules):
        for (entry, field), message in one.check(census):
            found = checker.problem(one.RULE, entry, Fault(message, field))
            yield from checker.unwaived(EntryView(entry), [found])


def _of_waivers(
    checker: Checker, waiving: Sequence[EntryView], ran: Sequence[Rule]
) -> Iterator[Problem]:
    """Yield what is in waivers but waives nothing."""
    every = registry.all_rules()
    for view in waiving:
        used = checker.waivers.get(view.entry.name, set())
        for found in idle_waiver.check(view, used, ran, every):
            yield checker.problem(idle_waiver.RULE, view.entry, found)


def _of_rule(rule: Rule, problem: Problem) -> Problem:
    return problem._replace(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        safe=rule.fix == "safe",
        length=problem.length or 1,
    )
