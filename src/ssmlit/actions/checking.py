"""What is wrong with a library, and fixing it.

Responsible for running the chosen rules, for composing fixes, and for the findings of single
entries that other commands warn about. Does not print.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ssmlit import checks
from ssmlit.actions.changed import Changed
from ssmlit.checks.late_rules import late_rules
from ssmlit.model import Edit, Entry, Problem

if TYPE_CHECKING:
    from ssmlit.checks import CheckReport, Outside, Rule
    from ssmlit.checks.rule import EntryRule
    from ssmlit.config import Config
    from ssmlit.library import Library

_LARGE = 4 << 20  # bytes from which one edit should not read the whole library
_SEARCHING = frozenset({"shared-identifier", "repeated-work"})  # rules that do
SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Fixed(Changed):
    """Fixes, later ones made for what earlier ones leave."""

    count: int = 0  # how many findings they fixed
    left: int = 0  # how many findings are left to a person, in all entries


def chosen(config: Config, select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    """Return the rules to run: what the command line says, else `[check]` in the settings.

    Raises:
        UsageError: a word that stands for no rule.
    """
    of_settings = {name: config.strings("check", name) for name in ("select", "ignore")}
    for name, words in of_settings.items():
        with config.place("check", name):
            checks.select(words, ())
    wanted = tuple(select) or of_settings["select"]
    return checks.select(wanted, (*ignore, *of_settings["ignore"]))


def check(
    library: Library,
    rules: Sequence[Rule],
    outside: Outside,
    *,
    lines: Iterable[tuple[int, int]] | None = None,
) -> CheckReport:
    """Return what the rules find.

    With `lines` (ranges of 1-based lines, both ends included) only in entries that touch one.
    """
    if lines is None:
        return checks.run(library, rules, outside)
    modules = checks.entry_rules(rules)
    return checks.run_few(library, library.document.on_lines(lines), modules, outside)


def of_entries(
    library: Library, entries: Sequence[Entry], rules: Sequence[EntryRule], outside: Outside
) -> tuple[Problem, ...]:
    """Return the errors and warnings of some entries: what `edit` and `add` warn about."""
    left_out = _SEARCHING if len(library.document.data) > _LARGE else frozenset[str]()
    told = [one for one in rules if one.RULE.severity != "note" and one.RULE.name not in left_out]
    return checks.run_few(library, entries, told, outside).problems


def warning_rules(config: Config, *, of_records: bool = False) -> Sequence[EntryRule]:
    """Return the rules that `edit` and `add` warn with, as the settings allow.

    `of_records`: only those that can find something in an entry made from a record.

    Raises:
        UsageError: a word of the settings stands for no rule.
    """
    if not (config.strings("check", "select") or config.strings("check", "ignore")):
        return checks.RECORD_RULES if of_records else late_rules()
    rules = checks.entry_rules(chosen(config, (), ()))
    return [one for one in rules if not of_records or one in checks.RECORD_RULES]


def fix(library: Library, rules: Sequence[Rule], outside: Outside, *, unsafe: bool) -> Fixed:
    """Return the edits that fix what the rules find and can fix.

    `unsafe` takes the fixes that a person should look at, too.
    """
    edits: list[Edit] = []
    done: dict[str, list[str]] = {}
    tried: set[tuple[Edit, ...]] = set()  # none a second time: two rules might undo each other
    current, count = library, 0
    every = check(library, rules, outside).problems
    while found := _fixable(every, tried, unsafe=unsafe):
        tried.update(problem.fix for problem in found)
        for problem in found:
            done.setdefault(problem.key, []).append(problem.name)
        step = [edit for problem in found for edit in problem.fix]
        fixes = {problem.fix for problem in found}  # one may be that of several findings
        edits, count = edits + step, count + sum(one.fix in fixes for one in every)
        current = current.edited(step)
        every = check(current, rules, outside).problems
    summary = (f"fix {key}: {', '.join(dict.fromkeys(names))}" for key, names in done.items())
    return Fixed(tuple(done), tuple(edits), tuple(summary), count, len(every))


def _fixable(
    problems: Iterable[Problem], tried: Collection[tuple[Edit, ...]], *, unsafe: bool
) -> list[Problem]:
    """Return the problems to fix now: one an entry, since a fix may change the others."""
    found: dict[tuple[str, int], Problem] = {}
    for problem in problems:
        if problem.fix and problem.fix not in tried and (problem.safe or unsafe):
            found.setdefault((problem.key, problem.nth), problem)
    return list(found.values())


def worst(problems: Iterable[Problem]) -> str:
    """Return the most serious severity of some problems, or ""."""
    found = {problem.severity for problem in problems}
    return next((one for one in SEVERITIES if one in found), "")
