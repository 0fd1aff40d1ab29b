"""Running rules over entries: entries in, problems with places out.

Responsible for asking each rule only where it may find something, for waivers, and for
turning what rules found into problems. Does not depend on any single rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ssmlit.checks import waivers
from ssmlit.checks.entry_view import EntryView
from ssmlit.checks.locations import location_of
from ssmlit.checks.rule_context import Outside, RuleContext
from ssmlit.checks.triggers import Triggers, ask
from ssmlit.model import DropField, Edit, Entry, Problem, SetField
from ssmlit.strings import plural

if TYPE_CHECKING:
    from ssmlit.bibtex import Block, Document
    from ssmlit.checks.rule import EntryRule, Fault, Rule
    from ssmlit.library import Library

_LENDING = b"xdata"  # by its values any field may come from another: `year = {xdata=gu-year}`
_BATCH = 1_000  # entries of which records are looked up together


class CheckReport(NamedTuple):
    """What a run found."""

    problems: tuple[Problem, ...]  # the findings, by line
    rules: tuple[Rule, ...]  # the rules that ran
    entries: int  # how many entries were looked at
    waived: int = 0  # how many findings entries waive


def run_few(
    library: Library, entries: Sequence[Entry], rules: Sequence[EntryRule], outside: Outside
) -> CheckReport:
    """Return what rules find in some entries, reading little else of the library."""
    checker = Checker(library, rules, outside, few=True)
    found = [problem for view in checker.views(entries) for problem in checker.entry(view)]
    ran = tuple(one.RULE for one in checker.rules)
    return CheckReport(in_order(found, ran), ran, len(entries), checker.waived)


def affected(
    rules: Sequence[EntryRule], edits: Iterable[Edit], *documents: Document
) -> Sequence[EntryRule]:
    """Return the rules of which a finding may come or go by edits of a document."""
    if any(_LENDING in document.data for document in documents):
        return rules
    names: set[str] = set()
    for edit in edits:
        if not isinstance(edit, SetField | DropField) or edit.name.lower() == waivers.FIELD:
            return rules
        names.add(edit.name.lower())
    return [one for one in rules if one.RULE.depends_on(names)]


def in_order(problems: Iterable[Problem], rules: Iterable[Rule]) -> tuple[Problem, ...]:
    """Return what rules found by line, what they say once at its first place."""
    once = {rule.code for rule in rules if rule.once}
    found: dict[object, list[Problem]] = {}
    for problem in sorted(problems, key=lambda one: (one.line, one.column, one.code)):
        is_one = problem.code in once and not problem.fix
        name = (problem.code, problem.message) if is_one else id(problem)
        found.setdefault(name, []).append(problem)
    return tuple(_counted(*alike) for alike in found.values())


def _counted(first: Problem, *others: Problem) -> Problem:
    """Return the first of equal findings, which says how many others there are."""
    if not others:
        return first
    return first._replace(message=f"{first.message} (and in {plural(len(others), 'more place')})")


class Checker:
    """Runs those rules over entries of one library that have what they need from outside.

    `few`: only few entries are checked.

    Attributes:
        context: the library around an entry.
        rules: those that are run.
        is_unreadable: whether the text of a field of an entry is unknown.
        waived: how many findings were waived so far.
        waivers: the codes and names an entry waived, by its key and number.
    """

    def __init__(
        self, library: Library, rules: Iterable[EntryRule], outside: Outside, *, few: bool = False
    ) -> None:
        self.context = RuleContext(library, outside, few=few)
        self._document = library.document
        self._few = few
        self.rules = [one for one in rules if can_run(one.RULE, outside)]
        self._of_records = [one for one in self.rules if one.RULE.needs == "catalogue"]
        chosen = [one for one in self.rules if one.RULE.needs != "catalogue"]
        self._triggers = Triggers(chosen, self.context)
        self.is_unreadable = self.context.is_unreadable
        self.waived = 0
        self.waivers: dict[tuple[str, int], set[str]] = {}

    def views(self, entries: Iterable[Entry]) -> Iterator[EntryView]:
        """Yield entries as rules see them; records are looked up for many at once."""
        several = iter(entries)
        while batch := list(map(EntryView, islice(several, _BATCH))):
            if self._of_records:
                self.context.look_up(batch)
            yield from batch

    def entry(self, view: EntryView) -> list[Problem]:
        """Return what the rules find in an entry."""
        fired = self._triggers.fired(view)
        if self._of_records and self.context.records(view):
            fired += ((module, None) for module in self._of_records)
        found = [
            self.problem(module.RULE, view.entry, one)
            for module, field in fired
            for one in ask(module, view, field, self.context)
        ]
        return self.unwaived(view, found) if found else found

    def problem(self, rule: Rule, entry: Entry, found: Fault) -> Problem:
        """Return what a rule found in an entry as a problem with its place."""
        block, blocks = self._block(entry), self._document.block_index
        line, column, length = location_of(blocks.text(block), entry, found)
        if line == entry.line:  # others may be before it
            column += blocks.column(block) - 1
        return Problem(rule.code, found.message, line, entry.key, found.fix, column, length,
                       rule.severity, safe=rule.fix == "safe", name=rule.name,
                       nth=entry.nth)  # fmt: skip

    def _block(self, entry: Entry) -> Block:
        return self._document.block(entry) if self._few else self._blocks[entry.name]

    @cached_property
    def _blocks(self) -> Mapping[tuple[str, int], Block]:
        """The blocks of all entries: looking for each by its key would take as long as a rule."""
        blocks = (block for block in self._document.blocks if block.kind == "entry")
        pairs = zip(self._document.entries, blocks, strict=True)
        return {entry.name: block for entry, block in pairs}

    def unwaived(self, view: EntryView, found: list[Problem]) -> list[Problem]:
        """Return the problems that their entry does not waive; the others are counted."""
        words = waivers.waived(view)
        if not words:
            return found
        kept = [problem for problem in found if words.isdisjoint((problem.code, problem.name))]
        self.waived += len(found) - len(kept)
        used = self.waivers.setdefault(view.entry.name, set())
        used.update(word for one in found if one not in kept for word in (one.code, one.name))
        return kept


def can_run(rule: Rule, outside: Outside) -> bool:
    """Return whether a rule has what it needs from outside."""
    has = {
        "": True,
        "catalogue": outside.official is not None,
        "network": bool(outside.statuses),
        "settings": bool(outside.vocabulary),
    }
    return has[rule.needs]
