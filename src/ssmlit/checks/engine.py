"""Running rules over a library: entries in, problems with places out.

Responsible for asking each rule only where it has something to look at, for waivers, and for
turning what rules found into problems. Does not depend on any single rule.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ssmlit.checks import registry, waivers
from ssmlit.checks.census import Census
from ssmlit.checks.known import Known, Outside
from ssmlit.checks.places import Places
from ssmlit.checks.rule import Found
from ssmlit.checks.tables import VENUE_FIELDS
from ssmlit.checks.triggers import Triggers
from ssmlit.checks.view import View
from ssmlit.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ssmlit.checks.rule import Rule
    from ssmlit.library import Library
    from ssmlit.model import Entry

_COUNTED = (*VENUE_FIELDS, "keywords")


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found.

    Attributes:
        problems: the findings, by line.
        rules: the rules that ran.
        entries: how many entries were looked at.
        waived: how many findings entries waive.
    """

    problems: tuple[Problem, ...]
    rules: tuple[Rule, ...]
    entries: int
    waived: int = 0


def run(library: Library, rules: Sequence[Rule], outside: Outside | None = None) -> Report:
    """Return what rules find in a whole library."""
    outside = outside or Outside()
    rules = _able(rules, outside)
    library.document.blocks  # noqa: B018 - all are needed; found now, they are found once
    checker = Checker(library, rules, outside)
    census = Census(_COUNTED)
    found = [*checker.file()]
    for entry in library.entries:
        view = View(entry)
        census.count(view)
        found += checker.entry(view)
    found += checker.census(census)
    problems = tuple(sorted(found, key=_order))
    return Report(problems, tuple(rules), len(library.entries), checker.waived)


def run_few(
    library: Library, entries: Sequence[Entry], rules: Sequence[Rule], outside: Outside
) -> Report:
    """Return what rules find in some entries, reading little else of the library."""
    rules = _able(rules, outside)
    checker = Checker(library, rules, outside, few=True)
    found = [problem for entry in entries for problem in checker.entry(View(entry))]
    return Report(tuple(sorted(found, key=_order)), tuple(rules), len(entries), checker.waived)


def _able(rules: Sequence[Rule], outside: Outside) -> tuple[Rule, ...]:
    """Return the rules that have what they need from outside."""
    has = {
        "": True,
        "catalogue": outside.official is not None,
        "network": bool(outside.statuses),
        "settings": bool(outside.vocabulary),
    }
    return tuple(rule for rule in rules if has[rule.needs])


def _order(problem: Problem) -> tuple[int, int, str]:
    return problem.line, problem.column, problem.code


class Checker:
    """Runs rules over the entries of one library.

    Attributes:
        waived: how many findings were waived so far.
    """

    def __init__(
        self, library: Library, rules: Sequence[Rule], outside: Outside, *, few: bool = False
    ) -> None:
        self._library = library
        self._known = Known(library, outside, few=few)
        self._places = Places(library.document, few=few)
        self._rules = {rule.code for rule in rules}
        chosen = [one for one in registry.ENTRY_RULES if one.RULE.code in self._rules]
        self._of_records = [one for one in chosen if one.RULE.needs == "catalogue"]
        self._triggers = Triggers(
            [one for one in chosen if one.RULE.needs != "catalogue"], self._known
        )
        self.waived = 0

    def file(self) -> Iterator[Problem]:
        """Yield what the parser and the rules about the whole file find."""
        document = self._library.document
        named = {one.RULE.name: one.RULE for one in registry.SYNTAX_RULES}
        for problem in document.problems:
            if (rule := named[problem.code]).code in self._rules:
                yield _of(rule, problem)
        for one in registry.FILE_RULES:
            if one.RULE.code in self._rules:
                yield from (_of(one.RULE, problem) for problem in one.check(document))

    def entry(self, view: View) -> list[Problem]:
        """Return what the rules find in an entry."""
        modules = self._triggers.fired(view)
        if self._of_records and self._known.records(view):
            modules.update(dict.fromkeys(self._of_records))
        found = [
            self._problem(module.RULE, view.entry, one)
            for module in modules
            for one in module.check(view, self._known)
        ]
        return self._unwaived(view, found) if found else found

    def census(self, census: Census) -> Iterator[Problem]:
        """Yield what the rules about all entries together find."""
        for one in registry.CENSUS_RULES:
            if one.RULE.code in self._rules:
                for (entry, name), message in one.check(census):
                    view = View(entry)
                    found = Found(message, view.fields.get(name))
                    yield from self._unwaived(view, [self._problem(one.RULE, entry, found)])

    def _problem(self, rule: Rule, entry: Entry, found: Found) -> Problem:
        line, column, length = self._places.of(entry, found)
        return Problem(
            rule.code,
            found.message,
            line,
            entry.key,
            found.fix,
            column,
            length,
            rule.severity,
            safe=rule.fix == "safe",
            name=rule.name,
            nth=entry.nth,
        )

    def _unwaived(self, view: View, found: list[Problem]) -> list[Problem]:
        codes = waivers.waived(view, registry.all_rules())
        kept = [problem for problem in found if problem.code not in codes]
        self.waived += len(found) - len(kept)
        return kept


def _of(rule: Rule, problem: Problem) -> Problem:
    return replace(
        problem,
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        safe=rule.fix == "safe",
        length=problem.length or 1,
    )
